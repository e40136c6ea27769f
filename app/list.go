package app

import "kairyluu/app/civil"

// NoOne as a filter value asks for rows where nobody or nothing is named.
const NoOne int64 = -1

// DateField names one of the dates a period can speak of.
type DateField string

// Date fields.
const (
	OnRegistered DateField = "registered"
	OnAnswered   DateField = "answered"
	OnClosed     DateField = "closed"
	OnDue        DateField = "due"
)

// AppealFilter says which appeals a list or a figure speaks of. The zero value
// is all of them; conditions add up.
type AppealFilter struct {
	Words string `json:"words,omitempty"` // full-text: prefix of every word; an exact number comes first

	Period DateField  `json:"period,omitempty"` // which date From and To bound; empty: registered
	From   civil.Date `json:"from,omitzero"`    // inclusive; zero: no bound
	To     civil.Date `json:"to,omitzero"`      // inclusive

	Open     bool       `json:"open,omitempty"`    // still on control
	OpenOn   civil.Date `json:"openOn,omitzero"`   // was on control at the end of that day
	Late     bool       `json:"late,omitempty"`    // unanswered and due before Today
	LateOn   civil.Date `json:"lateOn,omitzero"`   // was unanswered at the end of that day and due before or on it
	DueBy    civil.Date `json:"dueBy,omitzero"`    // unanswered, due from Today to DueBy
	InTime   *bool      `json:"inTime,omitempty"`  // finished within / over the term
	Today    civil.Date `json:"-"`                 // the day that Late and DueBy are seen from; set by the use case
	States   []State    `json:"states,omitempty"`  // any of
	Outcome  Outcome    `json:"outcome,omitempty"` // exactly
	NoAnswer bool       `json:"noAnswer,omitempty"`

	Kind         Kind         `json:"kind,omitempty"`
	Channel      Channel      `json:"channel,omitempty"`
	Channels     []Channel    `json:"channels,omitempty"` // any of
	Multiplicity Multiplicity `json:"multiplicity,omitempty"`
	Repetition   Repetition   `json:"repetition,omitempty"`
	NotFirst     bool         `json:"notFirst,omitempty"` // repeat, multiple or duplicate
	Language     Language     `json:"language,omitempty"`
	Covered      bool         `json:"covered,omitempty"` // came with a covering letter or from a superior body
	SiteVisit    bool         `json:"siteVisit,omitempty"`
	OnSpot       bool         `json:"onSpot,omitempty"` // answered on the day of registration

	Settlement int64          `json:"settlement,omitempty"` // NoOne: none named
	Topic      int64          `json:"topic,omitempty"`      // a topic, or a group with all its topics
	Executor   int64          `json:"executor,omitempty"`   // NoOne: nobody yet
	Receiver   int64          `json:"receiver,omitempty"`
	ID         int64          `json:"id,omitempty"`
	Earlier    int64          `json:"earlier,omitempty"`  // repeats or duplicates that appeal
	Resident   int64          `json:"resident,omitempty"` // one of the applicants
	House      string         `json:"house,omitempty"`    // address key within Settlement
	Sex        Sex            `json:"sex,omitempty"`      // of the first applicant
	Age        AgeGroup       `json:"age,omitempty"`      // of the first applicant
	Social     SocialCategory `json:"social,omitempty"`
}

// AppealSort is an order that the journal offers; each has an index.
type AppealSort string

// Sorts of the journal. Ties go by order of registration.
const (
	ByRegistered AppealSort = "registered"
	ByNumber     AppealSort = "number" // year, then running number
	ByApplicant  AppealSort = "applicant"
	ByDue        AppealSort = "due"
	ByClosed     AppealSort = "closed"
	BySettlement AppealSort = "settlement"
	ByExecutor   AppealSort = "executor"
)

// AppealSorts lists every AppealSort.
var AppealSorts = []AppealSort{ByRegistered, ByNumber, ByApplicant, ByDue, ByClosed, BySettlement, ByExecutor}

// AppealQuery asks for one page of a list.
type AppealQuery struct {
	Filter AppealFilter
	Sort   AppealSort // empty: ByRegistered
	Desc   bool
	After  *AppealRow // the row before the page (keyset); nil: use Offset
	Offset int        // rows to pass over when After is nil
	Limit  int        // rows at most; 0: 100
}

// AppealRow is one line of the journal: what a table shows, without joins.
type AppealRow struct {
	ID           int64
	Number       string
	Registered   civil.Date
	Received     civil.Date
	Kind         Kind
	Channel      Channel
	Multiplicity Multiplicity
	Signatures   int
	Repetition   Repetition
	Earlier      int64
	EarlierNo    string // number of the earlier appeal; filled for exports and cards
	Language     Language
	Applicant    string // name of the first applicant; empty when anonymous
	Phone        string // E.164
	Address      string
	SettlementID int64
	TopicID      int64
	Summary      string // short content, one line, at most 200 letters
	Standing
}

// Late tells whether the row stands over its term on today.
func (r AppealRow) Late(today civil.Date) bool {
	return r.Finished().IsZero() && !r.Due.IsZero() && today.After(r.Due)
}

// Dim is something that appeals can be counted by.
type Dim string

// Dimensions of a Tally. Dates come as ISO text, entries as their id.
const (
	DimMonth        Dim = "month" // of the filter's period date: "2026-07"
	DimKind         Dim = "kind"
	DimChannel      Dim = "channel"
	DimMultiplicity Dim = "multiplicity"
	DimRepetition   Dim = "repetition"
	DimLanguage     Dim = "language"
	DimSettlement   Dim = "settlement"
	DimTopic        Dim = "topic"
	DimExecutor     Dim = "executor"
	DimReceiver     Dim = "receiver"
	DimState        Dim = "state"
	DimOutcome      Dim = "outcome"
	DimCovered      Dim = "covered" // "1" came from another body
	DimRegistered   Dim = "registered"
	DimAnswered     Dim = "answered"
	DimClosed       Dim = "closed"
	DimFinished     Dim = "finished"   // the day that counts against the term
	DimSex          Dim = "sex"        // of the first applicant
	DimBirthYear    Dim = "birth_year" // of the first applicant; "0" unknown
	DimSocial       Dim = "social"     // of the first applicant: space-separated categories
)

// Group is one line of a Tally.
type Group struct {
	Keys       []string // one per Dim asked for
	N          int      // appeals
	Signatures int      // people behind the collective ones
	InTime     int      // finished within the term
	Overdue    int      // finished over the term
	SiteVisits int
	OnSpot     int // answered on the day of registration
}

// AgeGroup is one of the summary's age groups (domain.md §3.2, sheet 9).
type AgeGroup string

// Age groups, by full years in the year of the appeal.
const (
	Young   AgeGroup = "young"  // up to 28
	Middle  AgeGroup = "middle" // 29–59
	Elderly AgeGroup = "elderly"
)

// AgeGroups lists every AgeGroup.
var AgeGroups = []AgeGroup{Young, Middle, Elderly}

// AgeIn returns the group of someone born in birthYear in the given year; ""
// when birthYear is 0.
func AgeIn(year, birthYear int) AgeGroup {
	switch age := year - birthYear; {
	case birthYear == 0:
		return ""
	case age <= 28:
		return Young
	case age < 60:
		return Middle
	default:
		return Elderly
	}
}
