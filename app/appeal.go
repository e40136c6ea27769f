package app

import (
	"kairyluu/app/civil"
	"kairyluu/app/text"
)

// Kind is one of the three kinds that law 67, art. 1 knows.
type Kind string

// Kinds of appeal.
const (
	Proposal    Kind = "proposal"    // предложение, сунуш
	Application Kind = "application" // заявление, арыз
	Complaint   Kind = "complaint"   // жалоба, даттануу
)

// Kinds lists every Kind in the order of the law.
var Kinds = []Kind{Proposal, Application, Complaint}

// Channel is how an appeal reached the office (the journal's «форма поступления»).
type Channel string

// Channels of intake.
const (
	ByHand          Channel = "by_hand"          // письменно, лично
	ByPost          Channel = "post"             // почта
	ByEmail         Channel = "email"            // электронная почта
	ByPortal        Channel = "portal"           // портал, сайт
	OralReception   Channel = "reception"        // устно на личном приёме
	ByPhone         Channel = "phone"            // телефон, горячая линия
	FieldReception  Channel = "field_reception"  // выездной приём
	AtMeeting       Channel = "meeting"          // сход
	SocialNetwork   Channel = "social"           // социальные сети
	FromSuperior    Channel = "superior"         // вышестоящий орган
	PublicReception Channel = "public_reception" // общественная приёмная
)

// Channels lists every Channel, the common ones first.
var Channels = []Channel{
	ByHand, ByPost, ByEmail, ByPortal, OralReception, ByPhone, FieldReception,
	AtMeeting, SocialNetwork, FromSuperior, PublicReception,
}

// Personal tells whether the appeal was made at a personal reception, which
// the quarterly summary counts by receiver (domain.md §3.2, sheet 8).
func (c Channel) Personal() bool { return c == OralReception || c == FieldReception }

// Multiplicity says on whose behalf an appeal speaks (law 67, art. 1).
type Multiplicity string

// Multiplicities.
const (
	Individual Multiplicity = "individual"
	Collective Multiplicity = "collective"
	Anonymous  Multiplicity = "anonymous"
)

// Multiplicities lists every Multiplicity.
var Multiplicities = []Multiplicity{Individual, Collective, Anonymous}

// Repetition says how an appeal relates to an earlier one of the same people.
type Repetition string

// Repetitions. All but First name the earlier appeal in Appeal.Earlier.
const (
	First     Repetition = "first"
	Repeated  Repetition = "repeat"    // повторное: same applicant and issue
	Multiple  Repetition = "multiple"  // неоднократное: third and later
	Duplicate Repetition = "duplicate" // дубликат: same text through another body
)

// Repetitions lists every Repetition.
var Repetitions = []Repetition{First, Repeated, Multiple, Duplicate}

// Language is the language of an appeal; the answer goes out in it (law 67).
type Language string

// Languages of appeals.
const (
	Kyrgyz        Language = "ky"
	Russian       Language = "ru"
	OtherLanguage Language = "other"
)

// English is spoken to donors; no appeal is registered in it.
const English Language = "en"

// Languages lists every Language of appeals.
var Languages = []Language{Kyrgyz, Russian, OtherLanguage}

// State is where an appeal stands; it is computed from its events.
type State string

// States.
const (
	Registered State = "registered" // no executor yet
	InWork     State = "in_work"    // an executor answers for it
	Answered   State = "answered"   // answered, still on control
	Closed     State = "closed"     // removed from control
	Withdrawn  State = "withdrawn"  // taken back by the applicant
)

// States lists every State.
var States = []State{Registered, InWork, Answered, Closed, Withdrawn}

// Open tells whether the appeal is still on control.
func (s State) Open() bool { return s != Closed && s != Withdrawn }

// Outcome is what an appeal came to (domain.md §1.7).
type Outcome string

// Outcomes. The empty Outcome means still in work.
const (
	Satisfied       Outcome = "satisfied"
	Partly          Outcome = "partly"
	Explained       Outcome = "explained"
	Refused         Outcome = "refused"
	Forwarded       Outcome = "forwarded"
	NoConsideration Outcome = "no_consideration"
	WithdrawnByHim  Outcome = "withdrawn"
)

// Outcomes lists every Outcome that an appeal can end with.
var Outcomes = []Outcome{Satisfied, Partly, Explained, Refused, Forwarded, NoConsideration, WithdrawnByHim}

// AnswerOutcomes are those that an answer may state.
var AnswerOutcomes = []Outcome{Satisfied, Partly, Explained, Refused, NoConsideration}

// Address is a place inside a settlement. Many plots have no official address,
// so Line is free text («ул. Жеңиш, 14») and the rest is optional.
type Address struct {
	Line     string `json:"line,omitempty"`
	Plot     string `json:"plot,omitempty"`     // plot or contour number
	Landmark string `json:"landmark,omitempty"` // ориентир
	Quarter  string `json:"quarter,omitempty"`  // квартальный
}

func (a Address) tidy() Address {
	return Address{
		Line: text.NormalizeLine(a.Line), Plot: text.NormalizeLine(a.Plot),
		Landmark: text.NormalizeLine(a.Landmark), Quarter: text.NormalizeLine(a.Quarter),
	}
}

// Covering is the letter with which another body passed an appeal on.
type Covering struct {
	Body   string     `json:"body,omitempty"` // mayor's office, district, deputy …
	Number string     `json:"number,omitempty"`
	Date   civil.Date `json:"date,omitzero"`
}

// Filing is where the paper lies: «дело, том, листы».
type Filing struct {
	Case   string `json:"case,omitempty"`
	Volume string `json:"volume,omitempty"`
	Sheets string `json:"sheets,omitempty"`
}

// Appeal is one resident's or group's appeal as the card holds it (domain.md
// §2.3). What happened to it later is in its events; Standing is computed.
type Appeal struct {
	ID      int64
	UID     string
	Version int64 // a save with an older Version is a Conflict

	Number     string // as printed in the journal; unique within the year of Registered
	Registered civil.Date
	Received   civil.Date
	Written    civil.Date // date on the paper; zero if it has none

	Channel      Channel
	Kind         Kind
	Multiplicity Multiplicity
	Signatures   int // people behind a collective appeal; 0 when not counted
	Repetition   Repetition
	Earlier      int64 // appeal that this one repeats or duplicates; 0 for First
	Language     Language
	Covering     Covering

	Applicants   []Applicant // first is the one the answer goes to; empty when anonymous
	SettlementID int64       // place of the problem
	Address      Address
	TopicID      int64
	ExtraTopics  []int64 // further questions of the same letter
	Summary      string  // short content for the journal; empty: the beginning of Text
	Text         string
	Sheets       int

	ReceiverID int64 // who received in person (an executor entry)
	OnControl  bool
	Controller string
	DueByHand  civil.Date // a term set case by case (law 210, service standard); zero: by the law's term
	DueReason  string     // why DueByHand
	Filing     Filing
	Cost       int64 // whole tyiyn; 0 when none was estimated
	Note       string

	Standing Standing
}

// Applicant is one of the people an appeal speaks for.
type Applicant struct {
	ResidentID int64    // 0: a new resident, to be made from Resident
	Resident   Resident // as known or as typed
}

// Standing is what the events of an appeal add up to. It is stored beside the
// appeal so that lists need not fold events, and rebuilt on every change.
type Standing struct {
	State      State
	FirstDue   civil.Date // by the term at registration; never overwritten
	Due        civil.Date // after extensions
	ExecutorID int64      // the responsible executor; 0: nobody yet
	Outcome    Outcome
	Answered   civil.Date
	AnswerNo   string
	Closed     civil.Date // removed from control, whatever the reason
	Extensions int
	SiteVisit  bool
}

// Finished is the day that counts against the term: the answer, or the end
// without one. Zero while neither has happened.
func (s Standing) Finished() civil.Date {
	if !s.Answered.IsZero() {
		return s.Answered
	}
	return s.Closed
}

// LateDays returns by how many working days the term is overrun on today (or
// was, once finished); 0 when it is not.
func (s Standing) LateDays(cal *civil.Calendar, today civil.Date) int {
	end := s.Finished()
	if end.IsZero() {
		end = today
	}
	if s.Due.IsZero() || !end.After(s.Due) {
		return 0
	}
	return max(1, cal.WorkingDaysBetween(s.Due, end))
}
