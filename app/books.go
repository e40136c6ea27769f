package app

import (
	"cmp"
	"slices"

	"kairyluu/app/civil"
	"kairyluu/app/money"
)

// Books are everything that the standing of a project is computed from.
type Books struct {
	Programme  Programme
	Project    Project // but for its standing
	Events     []ProjectEvent
	Budget     Budget // in force; zero: none yet
	Totals     []LedgerTotal
	Payers     []PayerRow
	Tranches   []Tranche
	Milestones []Milestone
	Papers     []ProjectPaper
}

// Balances are the sums by source and form.
func (b Books) Balances() []Balance { return Balances(b.Budget, b.Totals) }

// Standing folds the books into where the project stands.
func (b Books) Standing() ProjectStanding {
	s := ProjectStanding{Stage: StageIdea}
	for _, e := range ProjectStepsInOrder(b.Events) {
		if e.TakenBack == nil {
			s.Begun = cmp.Or(s.Begun, e.Date)
			s.apply(e)
		}
	}
	b.count(&s)
	share := b.Share()
	s.Own, s.Expected = share.Now, share.Expected
	if !s.Stage.Failed() { // of what will not be built no share is asked
		s.Need = share.Need
	}
	if len(b.Milestones) > 0 {
		s.Percent = progressOf(b.Milestones)
	}
	s.Due, s.DueKind = b.next(s)
	return s
}

// StageOn is where a project stood on a day: what was entered of later days, or
// taken back since, does not count.
func StageOn(events []ProjectEvent, day civil.Date) Stage {
	s := ProjectStanding{Stage: StageIdea}
	for _, e := range ProjectStepsInOrder(events) {
		if e.TakenBack == nil && !e.Date.After(day) {
			s.apply(e)
		}
	}
	return s.Stage
}

func (s *ProjectStanding) apply(e ProjectEvent) {
	switch e.Kind {
	case ProjectProgress:
		s.Percent = e.Percent
	case ProjectEntered:
		if e.Stage == StageSuspended && s.Stage != StageSuspended {
			s.Before = s.Stage
		} else if e.Stage != StageSuspended {
			s.Before = ""
		}
		s.Stage, s.Since = e.Stage, e.Date
		if e.Stage == StageOpened {
			s.Opened = e.Date
		}
		s.Ended = civil.Date{}
		if e.Stage.Ended() {
			s.Ended = e.Date
		}
	}
}

// count adds the balances up.
func (b Books) count(s *ProjectStanding) {
	s.Planned, s.Covered = b.Budget.Total(), b.Budget.Covered()
	for _, x := range b.Balances() {
		s.Pledged, s.Received = s.Pledged.Plus(x.Pledged), s.Received.Plus(x.Received)
		s.Spent, s.Returned = s.Spent.Plus(x.Spent), s.Returned.Plus(x.Returned)
		if x.SourceID == b.Programme.SourceID {
			s.Grant = s.Grant.Plus(x.Planned)
		}
		s.Overspent = s.Overspent || x.Left() < 0
	}
	s.OverCap = b.Programme.Cap > 0 && s.Grant > b.Programme.Cap
}

// Share is the own share of a project against the rule of its programme. Sums in
// kind count as money does.
type Share struct {
	Required money.Fraction
	Base     money.Sum // planned: what the share is a share of
	Need     money.Sum // Required of Base, rounded up
	Planned  money.Sum // own, in the budget
	Now      money.Sum // own, received and not given back
	Pledged  money.Sum // own, when all pledges come in
	Expected money.Sum // Pledged; before the agreement, at least what the budget plans
}

// Short is what will be missing though all pledges come in; 0 when nothing.
func (s Share) Short() money.Sum { return max(0, s.Need-s.Expected) }

// Spare is how much of what is pledged may stay away without the share falling
// short; 0 when nothing.
func (s Share) Spare() money.Sum { return max(0, s.Pledged-s.Need) }

// Missing is what is missing today; 0 when nothing.
func (s Share) Missing() money.Sum { return max(0, s.Need-s.Now) }

// Share reckons the own share. The base is the budget in force, since the rule
// binds what will be built, not what has come so far.
func (b Books) Share() Share {
	s := Share{Required: b.Programme.Share, Base: b.Budget.Total()}
	var grant money.Sum
	for _, x := range b.Balances() {
		if x.SourceID == b.Programme.SourceID {
			grant = grant.Plus(x.Planned)
		}
		if b.Programme.IsOwn(x.SourceID) {
			s.Planned = s.Planned.Plus(x.Planned)
			s.Now = s.Now.Plus(x.Received - x.Returned)
		}
	}
	s.Pledged = s.Now
	for _, p := range b.Payers {
		if b.Programme.IsOwn(p.SourceID) {
			s.Pledged = s.Pledged.Plus(p.Outstanding())
		}
	}
	if s.Expected = s.Pledged; !b.agreed() {
		s.Expected = max(s.Expected, s.Planned)
	}
	if b.Programme.ShareOf == OfGrant {
		s.Base = grant
	}
	s.Need = s.Required.Of(s.Base)
	return s
}

// agreed tells whether contributions were confirmed by an agreement, or the project
// failed: until then nobody has pledged, and the budget says what is to be expected.
func (b Books) agreed() bool {
	return slices.ContainsFunc(b.Events, func(e ProjectEvent) bool {
		settled := e.Stage.Failed() || slices.Index(Chain, e.Stage) >= slices.Index(Chain, StageAgreed)
		return e.TakenBack == nil && e.Kind == ProjectEntered && settled
	})
}

// progressOf is the mean of the milestones by weight, rounded down: only what is
// done whole is 100 %.
func progressOf(milestones []Milestone) int {
	done, whole := 0, 0
	for _, m := range milestones {
		weight := max(1, m.Weight)
		done += weight * m.Percent
		whole += weight
	}
	return done / max(1, whole)
}

// next is the nearest date of what is not done. Nothing more is done in a project
// that has ended or failed.
func (b Books) next(s ProjectStanding) (due civil.Date, kind DueKind) {
	if s.Stage.Ended() || s.Stage.Failed() {
		return due, ""
	}
	take := func(d civil.Date, k DueKind) {
		if !d.IsZero() && (due.IsZero() || d.Before(due)) {
			due, kind = d, k
		}
	}
	for _, m := range b.Milestones {
		if m.Percent < 100 {
			take(m.Planned, DueMilestone)
		}
	}
	for _, t := range b.Tranches {
		if t.Left() > 0 {
			take(t.Planned, DueTranche)
		}
	}
	if !slices.Contains([]Stage{StageAccepted, StageOpened}, s.Stage) {
		take(b.Project.Finish, DueFinish)
	}
	return due, kind
}

// Lacking are the documents that the programme asks for before a stage and that
// the project does not have.
func (b Books) Lacking(s Stage) []StageNeed {
	return slices.DeleteFunc(b.Programme.Needed(s), func(n StageNeed) bool {
		return slices.ContainsFunc(b.Papers, func(p ProjectPaper) bool {
			return p.KindID == n.PaperID && p.TakenBack == nil
		})
	})
}
