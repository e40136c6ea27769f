package app

import (
	"cmp"
	"slices"
	"time"

	"kairyluu/app/civil"
)

// Source says whose proposal a decision was: the joint action plan gathers
// proposals of four sources.
type Source string

// Sources of decisions.
const (
	FromResidents Source = "residents"
	FromAuthority Source = "authority"
	FromExpert    Source = "expert"
	FromPartner   Source = "partner"
)

// Sources lists every Source.
var Sources = []Source{FromResidents, FromAuthority, FromExpert, FromPartner}

// DecisionState is where a decision stands; it is computed from its events.
type DecisionState string

// States of a decision.
const (
	DecisionOpen    DecisionState = "open"    // nothing done yet
	DecisionStarted DecisionState = "started" // some per cent done
	DecisionDone    DecisionState = "done"
	DecisionDropped DecisionState = "dropped" // given up, with a reason
)

// DecisionStates lists every DecisionState in the order of the board.
var DecisionStates = []DecisionState{DecisionOpen, DecisionStarted, DecisionDone, DecisionDropped}

// Finished tells whether nothing more is expected.
func (s DecisionState) Finished() bool { return s == DecisionDone || s == DecisionDropped }

// Decision is an item of the action plan: what was decided at a meeting, or
// stands alone, with who answers for it and until when.
type Decision struct {
	ID      int64
	UID     string
	Version int64

	MeetingID     int64  // 0: stands alone
	ItemUID       string // the agenda item it came from
	Source        Source
	Text          string
	SettlementID  int64
	TopicID       int64
	ResponsibleID int64  // executor entry; 0: nobody yet
	Partner       string // who answers for it outside the office, as free text
	CoExecutors   []Assignment
	Made          civil.Date // of the meeting, or of entry
	Due           civil.Date // zero: no date
	AppealID      int64      // the collective appeal it was turned into
	ProjectID     int64      // the grant project it became
	Links         []string
	Note          string

	Progress Progress
}

// Progress is what the events of a decision add up to; it is stored beside the
// decision and rebuilt on every change.
type Progress struct {
	State   DecisionState
	Percent int        // 0 to 100
	Due     civil.Date // after postponements
	Ended   civil.Date // done or dropped
	Moved   int        // how often the date was put off; bringing it forward does not count
}

// Late tells whether the decision is over its date on today.
func (p Progress) Late(today civil.Date) bool {
	return !p.State.Finished() && !p.Due.IsZero() && today.After(p.Due)
}

// LateDays returns by how many calendar days the date is overrun on today (or
// was, once the decision was done); 0 when it is not.
func (p Progress) LateDays(today civil.Date) int {
	end := today
	if !p.Ended.IsZero() {
		end = p.Ended
	}
	if p.Due.IsZero() || p.State == DecisionDropped || !end.After(p.Due) {
		return 0
	}
	return end.Sub(p.Due)
}

// DecisionEventKind names a step in the life of a decision.
type DecisionEventKind string

// Kinds of decision event.
const (
	DecisionMade      DecisionEventKind = "made"
	DecisionProgress  DecisionEventKind = "progress"  // Percent, Text
	DecisionPostponed DecisionEventKind = "postponed" // Due, Text (reason)
	DecisionCarried   DecisionEventKind = "carried"   // MeetingID: taken up again there
	DecisionAppealed  DecisionEventKind = "appealed"  // turned into an appeal
	DecisionFulfilled DecisionEventKind = "fulfilled" // Text: what came of it
	DecisionGivenUp   DecisionEventKind = "given_up"  // Text: why
	DecisionRevived   DecisionEventKind = "revived"   // Text: why
)

// DecisionEventKinds lists every DecisionEventKind.
var DecisionEventKinds = []DecisionEventKind{
	DecisionMade, DecisionProgress, DecisionPostponed, DecisionCarried,
	DecisionAppealed, DecisionFulfilled, DecisionGivenUp, DecisionRevived,
}

// DecisionEvent is one step in the life of a decision. Photos are attachments
// of EntityDecisionEvent.
type DecisionEvent struct {
	ID         int64
	UID        string
	DecisionID int64
	Kind       DecisionEventKind
	Date       civil.Date
	At         time.Time
	Actor      string
	Percent    int
	Due        civil.Date
	MeetingID  int64
	Text       string
	TakenBack  *TakenBack
}

// Turn tells whether the event changes how far the decision has come or its
// date; turns are entered in order of their dates.
func (e DecisionEvent) Turn() bool {
	switch e.Kind {
	case DecisionProgress, DecisionPostponed, DecisionFulfilled, DecisionGivenUp, DecisionRevived:
		return true
	}
	return false
}

// Proceed folds events into how far a decision has come. due is its date as
// decided. Events taken back do not count; the order is by date, then by entry.
func Proceed(due civil.Date, events []DecisionEvent) Progress {
	p := Progress{State: DecisionOpen, Due: due}
	for _, e := range StepsInOrder(events) {
		if e.TakenBack == nil {
			p.apply(e)
		}
	}
	return p
}

// StepsInOrder returns the events of a decision by date, then by order of entry.
func StepsInOrder(events []DecisionEvent) []DecisionEvent {
	sorted := slices.Clone(events)
	slices.SortStableFunc(sorted, func(a, b DecisionEvent) int {
		return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(a.ID, b.ID))
	})
	return sorted
}

func (p *Progress) apply(e DecisionEvent) {
	switch e.Kind {
	case DecisionProgress:
		p.Percent = e.Percent
		if p.State == DecisionOpen && e.Percent > 0 {
			p.State = DecisionStarted
		}
	case DecisionPostponed:
		if e.Due.After(p.Due) {
			p.Moved++
		}
		p.Due = e.Due
	case DecisionFulfilled:
		p.State, p.Percent, p.Ended = DecisionDone, 100, e.Date
	case DecisionGivenUp:
		p.State, p.Ended = DecisionDropped, e.Date
	case DecisionRevived:
		p.State, p.Ended = DecisionOpen, civil.Date{}
		if p.Percent == 100 {
			p.Percent = 0
		}
		if p.Percent > 0 {
			p.State = DecisionStarted
		}
	}
}

// DecisionRow is one line of the action plan.
type DecisionRow struct {
	ID            int64
	MeetingID     int64
	MeetingDate   civil.Date
	MeetingForm   int64
	Source        Source
	Text          string // one line, at most 300 letters
	SettlementID  int64
	ResponsibleID int64
	Partner       string
	Made          civil.Date
	AppealID      int64
	AppealNo      string
	ProjectID     int64
	Version       int64
	Progress
}

// DecisionFilter narrows the action plan. The zero value is everything.
type DecisionFilter struct {
	Words       string        `json:"words,omitempty"`
	ID          int64         `json:"id,omitempty"`
	Meeting     int64         `json:"meeting,omitempty"`
	Series      int64         `json:"series,omitempty"`
	Open        bool          `json:"open,omitempty"`
	State       DecisionState `json:"state,omitempty"`
	Late        bool          `json:"late,omitempty"`  // not finished, due before Today
	LateOn      civil.Date    `json:"lateOn,omitzero"` // was not finished at the end of that day and due before or on it
	DueFrom     civil.Date    `json:"dueFrom,omitzero"`
	DueTo       civil.Date    `json:"dueTo,omitzero"`
	MadeFrom    civil.Date    `json:"madeFrom,omitzero"`
	MadeTo      civil.Date    `json:"madeTo,omitzero"`
	EndedFrom   civil.Date    `json:"endedFrom,omitzero"`
	EndedTo     civil.Date    `json:"endedTo,omitzero"`
	OpenOn      civil.Date    `json:"openOn,omitzero"` // made by then and not ended by then
	Source      Source        `json:"source,omitempty"`
	Settlement  int64         `json:"settlement,omitempty"`
	Responsible int64         `json:"responsible,omitempty"` // NoOne: nobody named
	Appeal      int64         `json:"appeal,omitempty"`
	Project     int64         `json:"project,omitempty"`
	Today       civil.Date    `json:"-"`
}

// DecisionSort is an order that the action plan offers.
type DecisionSort string

// Sorts of the action plan.
const (
	PlanByDue         DecisionSort = "due"
	PlanByMade        DecisionSort = "made"
	PlanByResponsible DecisionSort = "responsible"
	PlanBySettlement  DecisionSort = "settlement"
)

// DecisionSorts lists every DecisionSort.
var DecisionSorts = []DecisionSort{PlanByDue, PlanByMade, PlanByResponsible, PlanBySettlement}

// DecisionQuery asks for a page of the action plan.
type DecisionQuery struct {
	Filter DecisionFilter
	Sort   DecisionSort // empty: PlanByDue, those without a date last
	Desc   bool
	After  *DecisionRow
	Offset int
	Limit  int // 0: 100
}

// DecisionDim is something that decisions can be counted by.
type DecisionDim string

// Dimensions of a TallyDecisions. Entries come as their id, "0" for none.
const (
	PerResponsible DecisionDim = "responsible"
	PerSource      DecisionDim = "source"
	PerSettlement  DecisionDim = "settlement"
	PerState       DecisionDim = "state"
	PerMeeting     DecisionDim = "meeting"
	PerDueMonth    DecisionDim = "month_due" // "2026-07", "" without a date
	PerEndMonth    DecisionDim = "month_ended"
)

// DecisionGroup is one line of a TallyDecisions.
type DecisionGroup struct {
	Keys    []string // one per DecisionDim asked for
	N       int
	Done    int
	Dropped int
	Late    int // not finished, due before the filter's Today
	InTime  int // done by their date, or without one
}
