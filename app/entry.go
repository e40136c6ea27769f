package app

import "kairyluu/app/civil"

// Dict names one of the office's dictionaries.
type Dict string

// Dictionaries.
const (
	Settlements Dict = "settlement"
	Topics      Dict = "topic"
	Executors   Dict = "executor" // people and units of the office that answer for appeals
	Bodies      Dict = "body"     // bodies that appeals are forwarded to
)

// Dicts lists every dictionary in the order of the page.
var Dicts = []Dict{
	Settlements, Topics, Executors, Bodies, MeetingForms, MeetingSeries, GuestRoles, PeopleGroups,
	FundSources, ObjectTypes, PaperKinds,
}

// Entry is one line of a dictionary. What appeals refer to is deactivated,
// never deleted, so that old cases keep their words.
type Entry struct {
	ID      int64
	UID     string
	Version int64
	Dict    Dict

	Code   string // topics: "04.01"; settlements: number, if any
	Parent int64  // topics: the group, 0 for a group; series: the one it continues
	NameRU string // executors: the name in both
	NameKY string
	NameEN string // for donors: of sources, objects and documents
	Active bool

	Aliases    []string   // settlements: other spellings
	Population int        // settlements
	From       civil.Date // settlements: since when the office answers for it
	Until      civil.Date // settlements: until when; zero: still
	Post       string     // executors: position
	Phone      string
}

// Name returns the entry's name in lang, in the other language if that is empty.
func (e Entry) Name(lang Language) string {
	if lang == English && e.NameEN != "" {
		return e.NameEN
	}
	if lang == Kyrgyz && e.NameKY != "" || e.NameRU == "" {
		return e.NameKY
	}
	return e.NameRU
}
