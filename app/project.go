package app

import (
	"cmp"
	"slices"
	"time"

	"kairyluu/app/civil"
	"kairyluu/app/money"
)

// Project is a grant project from the idea to the opening day and after.
type Project struct {
	ID      int64
	UID     string
	Version int64

	Number           string // of the application or agreement, as the programme gave it
	TitleRU, TitleKY string
	ProgrammeID      int64
	Settlements      []int64
	Community        string // МОС, initiative group, ТСЖ …
	ObjectID         int64  // entry of ObjectTypes
	Place            string
	Problem, Aim     string
	MeetingID        int64  // where residents chose it; 0: elsewhere
	ItemUID          string // the agenda item of that vote
	Chosen           string // how residents chose it, where no meeting says so: survey, focus group
	Beneficiaries    Beneficiaries
	People           []ProjectPerson
	Contractor       string
	Contract         string     // number and date, as free text
	Start, Finish    civil.Date // planned
	Upkeep           string     // who keeps it after the hand-over, and how
	BalanceHolder    string
	Links            []string
	Note             string

	Standing ProjectStanding
}

// Beneficiaries are the people a project is for. Women and men make the total
// where both are known; the other groups overlap and are never summed.
type Beneficiaries struct {
	Total    int `json:"total,omitempty"`
	Women    int `json:"women,omitempty"`
	Men      int `json:"men,omitempty"`
	Youth    int `json:"youth,omitempty"`
	Elderly  int `json:"elderly,omitempty"`
	Disabled int `json:"disabled,omitempty"`
}

// ProjectPerson is somebody in charge: of the office, of the community, of the donor.
type ProjectPerson struct {
	Name  string `json:"name"`
	Role  string `json:"role,omitempty"`
	Phone string `json:"phone,omitempty"`
}

// Title returns the project's title in lang, in the other language if that is empty.
func (p Project) Title(lang Language) string {
	return Entry{NameRU: p.TitleRU, NameKY: p.TitleKY}.Name(lang)
}

// ProjectEventKind names a step in the life of a project.
type ProjectEventKind string

// Kinds of project event.
const (
	ProjectEntered  ProjectEventKind = "stage"    // Stage, Text
	ProjectProgress ProjectEventKind = "progress" // Percent, Text: of a project without milestones
	ProjectVisited  ProjectEventKind = "visit"    // Who, Text: the monitoring group and what it found
	ProjectNoted    ProjectEventKind = "note"     // Text
)

// ProjectEventKinds lists every ProjectEventKind.
var ProjectEventKinds = []ProjectEventKind{ProjectEntered, ProjectProgress, ProjectVisited, ProjectNoted}

// ProjectEvent is one step in the life of a project. Photos are attachments of
// EntityProjectEvent.
type ProjectEvent struct {
	ID        int64
	UID       string
	ProjectID int64
	Kind      ProjectEventKind
	Stage     Stage
	Percent   int
	Date      civil.Date
	At        time.Time
	Actor     string
	Who       string // who visited; who decided
	PaperID   int64  // ProjectPaper that the step rests upon; 0: none
	Text      string
	TakenBack *TakenBack
}

// ProjectPaper is a document of a project: its scans are attachments of
// EntityProjectPaper.
type ProjectPaper struct {
	ID        int64
	UID       string
	ProjectID int64
	KindID    int64 // entry of PaperKinds
	Date      civil.Date
	Number    string
	Note      string
	At        time.Time
	Actor     string
	TakenBack *TakenBack // entered by mistake
}

// Milestone is a step of the works.
type Milestone struct {
	ID        int64
	UID       string
	Version   int64
	ProjectID int64
	Title     string
	Planned   civil.Date // zero: no date
	Percent   int        // 0 to 100
	Done      civil.Date // when it reached 100 %
	Weight    int        // its part in the whole; 0 counts as 1
	Note      string
}

// Late tells whether the milestone is over its date on today.
func (m Milestone) Late(today civil.Date) bool {
	return m.Percent < 100 && !m.Planned.IsZero() && today.After(m.Planned)
}

// Tranche is a payment that a source promised under a condition. What of it came
// is told by the ledger.
type Tranche struct {
	ID        int64
	UID       string
	Version   int64
	ProjectID int64
	No        int // 1, 2 … within its project
	SourceID  int64
	Amount    money.Sum // in som
	Currency  money.Currency
	Foreign   money.Sum // in Currency, where the donor counts so
	Planned   civil.Date
	Condition string
	Met       civil.Date // when the condition was met; zero: not yet
	Requested civil.Date // when it was asked for
	Note      string

	Received   money.Sum  // computed from the ledger
	ReceivedOn civil.Date // of the last receipt
}

// Left is what has still to come.
func (t Tranche) Left() money.Sum { return max(0, t.Amount-t.Received) }

// Late tells whether the tranche is over its date on today.
func (t Tranche) Late(today civil.Date) bool {
	return t.Left() > 0 && !t.Planned.IsZero() && today.After(t.Planned)
}

// Blocked tells whether the tranche waits for its condition.
func (t Tranche) Blocked() bool { return t.Condition != "" && t.Met.IsZero() }

// DueKind says what a project's next date is of.
type DueKind string

// Kinds of date.
const (
	DueMilestone DueKind = "milestone"
	DueTranche   DueKind = "tranche"
	DueFinish    DueKind = "finish" // planned end of the works
)

// ProjectStanding is what the events, the budget, the ledger, the tranches and
// the milestones of a project add up to. It is stored beside the project, so that
// lists need not fold, and rebuilt on every change (Books.Standing).
type ProjectStanding struct {
	Stage   Stage
	Since   civil.Date // of the stage
	Before  Stage      // where a suspended project goes on
	Percent int        // of the works
	Begun   civil.Date // its first event
	Opened  civil.Date
	Ended   civil.Date

	Planned  money.Sum // the budget in force, covered or not
	Covered  money.Sum // what of it sources are named for
	Grant    money.Sum // planned from the programme's own source
	Pledged  money.Sum
	Received money.Sum
	Spent    money.Sum
	Returned money.Sum

	Need     money.Sum // own share that the rule asks
	Own      money.Sum // own share received
	Expected money.Sum // own share when all pledges come in

	Due     civil.Date // the nearest date of what is not done
	DueKind DueKind

	OverCap   bool // more grant planned than the programme gives
	Overspent bool // of some source more was spent than came
}

// Held is the cash that came and was neither spent nor returned.
func (s ProjectStanding) Held() money.Sum { return s.Received - s.Spent - s.Returned }

// Short tells whether the own share falls short of the rule even when all pledges
// come in.
func (s ProjectStanding) Short() bool { return s.Expected < s.Need }

// Late tells whether something is over its date on today.
func (s ProjectStanding) Late(today civil.Date) bool {
	return !s.Stage.Ended() && !s.Due.IsZero() && today.After(s.Due)
}

// ProjectRow is one line of the list of projects.
type ProjectRow struct {
	ID               int64
	Version          int64
	Number           string
	TitleRU, TitleKY string
	ProgrammeID      int64
	ObjectID         int64
	Settlements      []int64
	MeetingID        int64
	Beneficiaries    Beneficiaries
	Start, Finish    civil.Date
	ProjectStanding
}

// Title returns the title in lang, in the other language if that is empty.
func (r ProjectRow) Title(lang Language) string {
	return Entry{NameRU: r.TitleRU, NameKY: r.TitleKY}.Name(lang)
}

// ProjectFilter narrows the list of projects. The zero value is all of them.
type ProjectFilter struct {
	Words      string     `json:"words,omitempty"`
	ID         int64      `json:"id,omitempty"`
	Programme  int64      `json:"programme,omitempty"`
	Settlement int64      `json:"settlement,omitempty"`
	Object     int64      `json:"object,omitempty"`
	Source     int64      `json:"source,omitempty"` // in whose budget or ledger the source stands
	Stages     []Stage    `json:"stages,omitempty"` // any of
	Running    bool       `json:"running,omitempty"`
	Short      bool       `json:"short,omitempty"`  // running, own share below the rule
	Late       bool       `json:"late,omitempty"`   // running, something over its date
	DueFrom    civil.Date `json:"dueFrom,omitzero"` // running, with its next date in a period
	DueTo      civil.Date `json:"dueTo,omitzero"`
	Holding    bool       `json:"holding,omitempty"` // cash neither spent nor returned
	Meeting    int64      `json:"meeting,omitempty"`
	AliveFrom  civil.Date `json:"aliveFrom,omitzero"` // not ended before that day
	AliveTo    civil.Date `json:"aliveTo,omitzero"`   // begun (its first event) by that day
	OpenedFrom civil.Date `json:"openedFrom,omitzero"`
	OpenedTo   civil.Date `json:"openedTo,omitzero"`
	Today      civil.Date `json:"-"`
}

// ProjectSort is an order that the list of projects offers.
type ProjectSort string

// Sorts of projects.
const (
	ProjectsByNewest     ProjectSort = "newest" // order of entry; the newest first with Desc
	ProjectsByTitle      ProjectSort = "title"  // in Russian, else in Kyrgyz
	ProjectsByStage      ProjectSort = "stage"  // in the order of Stages, then the nearest date
	ProjectsByDue        ProjectSort = "due"
	ProjectsByPlanned    ProjectSort = "planned"
	ProjectsByProgramme  ProjectSort = "programme"
	ProjectsBySettlement ProjectSort = "settlement" // the first one
)

// ProjectSorts lists every ProjectSort.
var ProjectSorts = []ProjectSort{
	ProjectsByNewest, ProjectsByTitle, ProjectsByStage, ProjectsByDue, ProjectsByPlanned, ProjectsByProgramme, ProjectsBySettlement,
}

// ProjectQuery asks for a page of projects.
type ProjectQuery struct {
	Filter ProjectFilter
	Sort   ProjectSort // empty: ProjectsByNewest
	Desc   bool
	After  *ProjectRow // keyset; nil: use Offset
	Offset int
	Limit  int // 0: 100
}

// ProjectDim is something that projects can be counted by.
type ProjectDim string

// Dimensions of a TallyProjects. Entries come as their id, "0" for none.
const (
	PerStage     ProjectDim = "stage"
	PerProgramme ProjectDim = "programme"
	PerObject    ProjectDim = "object"
	PerPlace     ProjectDim = "settlement" // the first one
)

// ProjectGroup is one line of a TallyProjects. Sums are in tyiyn.
type ProjectGroup struct {
	Keys     []string // one per ProjectDim asked for
	N        int
	Short    int
	Late     int // seen from the filter's Today
	Planned  money.Sum
	Received money.Sum
	Spent    money.Sum
	Need     money.Sum
	Own      money.Sum
	Expected money.Sum

	Beneficiaries Beneficiaries
}

// ProjectStepsInOrder returns events by date, then by order of entry.
func ProjectStepsInOrder(events []ProjectEvent) []ProjectEvent {
	sorted := slices.Clone(events)
	slices.SortStableFunc(sorted, func(a, b ProjectEvent) int {
		return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(a.ID, b.ID))
	})
	return sorted
}
