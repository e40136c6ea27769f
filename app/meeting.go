package app

import (
	"kairyluu/app/civil"
)

// MeetingState is how far a meeting has come.
type MeetingState string

// States of a meeting.
const (
	Planned MeetingState = "planned"
	Held    MeetingState = "held"    // took place, minutes not written yet
	Drafted MeetingState = "drafted" // minutes drafted
	Signed  MeetingState = "signed"  // minutes signed: frozen, a correction is a new edition
)

// MeetingStates lists every MeetingState in order.
var MeetingStates = []MeetingState{Planned, Held, Drafted, Signed}

// Dictionaries of meetings. They are entries like settlements and topics: what
// is used is deactivated, never deleted.
const (
	MeetingForms  Dict = "meeting_form" // сход, слушания, курултай, круглый стол …
	MeetingSeries Dict = "series"       // meetings that follow one another; Parent: the series it continues
	GuestRoles    Dict = "guest_role"   // city hall, services, experts …
	PeopleGroups  Dict = "people_group" // groups that attendance is counted by
)

// Meeting is a gathering, hearing, kurultai, round table or council meeting
// from its announcement to signed minutes (domain.md §4).
type Meeting struct {
	ID      int64
	UID     string
	Version int64

	Number      string // of the minutes; empty until drawn or typed
	FormID      int64
	SeriesID    int64 // 0: stands alone
	Date        civil.Date
	Start, End  string // "14:00"; empty when not known
	Place       string
	Settlements []int64
	ConvenedBy  string
	Announced   string // how and when people were told
	Chair       string
	Secretary   string
	Language    Language

	Guests       []Guest
	Attendance   Attendance
	Participants []Participant // an optional list of names
	Quorum       int           // required; 0: the charter asks none
	Agenda       []AgendaItem
	Elected      []Elected // groups that carry on what was decided, or counted the votes
	Links        []string  // video and the like
	Note         string

	State   MeetingState
	Signed  civil.Date // of the edition in force
	Edition int        // 0 until signed; a correction raises it
	// WithoutQuorum says that decisions were taken though too few came. It is set
	// at each save and stays on the minutes.
	WithoutQuorum bool
}

// Guest is an invited person or organisation.
type Guest struct {
	Name         string `json:"name,omitempty"`
	Post         string `json:"post,omitempty"`
	Organisation string `json:"organisation,omitempty"`
	RoleID       int64  `json:"role,omitempty"`
	Came         bool   `json:"came,omitempty"`
}

// Elected is a group that a meeting elected: an initiative group, one that
// watches over the works, a counting commission.
type Elected struct {
	Group   string   `json:"group"`
	Members []string `json:"members,omitempty"`
}

// Attendance counts the people present. Women and men make the total; the
// groups overlap (a young woman counts in both) and are never summed.
type Attendance struct {
	Total  int           `json:"total,omitempty"`
	Women  int           `json:"women,omitempty"`
	Men    int           `json:"men,omitempty"`
	Groups map[int64]int `json:"groups,omitempty"` // by entry of PeopleGroups
}

// Participant is a name on the registration list.
type Participant struct {
	Name      string `json:"name"`
	Sex       Sex    `json:"sex,omitempty"`
	BirthYear int    `json:"birthYear,omitempty"`
	Address   string `json:"address,omitempty"`
	Phone     string `json:"phone,omitempty"`
}

// AgendaItem is one item: СЛУШАЛИ, ВЫСТУПИЛИ, ВОПРОСЫ, РЕШИЛИ and the vote. What
// was decided becomes decisions of their own that name the item by UID.
type AgendaItem struct {
	UID       string `json:"uid"`
	Title     string `json:"title"`
	Heard     string `json:"heard,omitempty"`
	Spoke     string `json:"spoke,omitempty"`
	Questions string `json:"questions,omitempty"`
	Decided   string `json:"decided,omitempty"`
	For       int    `json:"for,omitempty"`
	Against   int    `json:"against,omitempty"`
	Abstained int    `json:"abstained,omitempty"`
	Carried   int64  `json:"carried,omitempty"` // unfinished decision of an earlier meeting that opened the agenda
}

// Voted is how many voted on the item at all.
func (i AgendaItem) Voted() int { return i.For + i.Against + i.Abstained }

// QuorumMet tells whether enough people came; true where none is required.
func (m Meeting) QuorumMet() bool { return m.Quorum == 0 || m.Attendance.Total >= m.Quorum }

// Edition is one signed state of the minutes, kept whole.
type Edition struct {
	MeetingID int64
	Edition   int
	Signed    civil.Date
	Actor     string
	Reason    string // why the one before was corrected; empty for the first
	Meeting   Meeting
	Decisions []Decision // as they stood when it was signed
}

// MeetingRow is one line of the list of meetings.
type MeetingRow struct {
	ID            int64
	Number        string
	FormID        int64
	SeriesID      int64
	Date          civil.Date
	Start         string
	Place         string
	Settlements   []int64
	Topic         string // titles of the agenda, one line
	Items         int    // of the agenda
	State         MeetingState
	Present       int
	Women         int
	Men           int
	Groups        map[int64]int // by entry of PeopleGroups
	Quorum        int
	QuorumMet     bool
	WithoutQuorum bool // decisions were taken all the same
	Decisions     int
	DoneDecisions int
	LateDecisions int // as of the filter's Today
}

// MeetingFilter narrows a list of meetings. The zero value is all of them.
type MeetingFilter struct {
	Words      string       `json:"words,omitempty"`
	ID         int64        `json:"id,omitempty"`
	From       civil.Date   `json:"from,omitzero"`
	To         civil.Date   `json:"to,omitzero"`
	Form       int64        `json:"form,omitempty"`
	Series     int64        `json:"series,omitempty"`
	Settlement int64        `json:"settlement,omitempty"`
	State      MeetingState `json:"state,omitempty"`
	Unsigned   bool         `json:"unsigned,omitempty"` // held, but the minutes are not signed
	Happened   bool         `json:"happened,omitempty"` // in any state but planned
	NoQuorum   bool         `json:"noQuorum,omitempty"` // WithoutQuorum
	Today      civil.Date   `json:"-"`
}

// MeetingQuery asks for a page of meetings, newest first unless Ascending.
type MeetingQuery struct {
	Filter    MeetingFilter
	Ascending bool
	After     *MeetingRow // keyset by (date, id); nil: use Offset
	Offset    int
	Limit     int // 0: 100
}
