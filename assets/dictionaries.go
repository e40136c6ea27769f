package assets

import _ "embed"

// The dictionaries that a new office starts from, as app/seed reads them. Names
// are in Russian and Kyrgyz; the office edits its own copy.
var (
	// Topics is the classifier: groups and topics, each group before its topics.
	//
	//go:embed topics.json
	Topics []byte

	// Settlements are new settlements by city; the usual ones are offered ticked.
	// Populations are estimates.
	//
	//go:embed settlements.json
	Settlements []byte

	// Bodies are those that appeals are forwarded to: of one city or of the country.
	//
	//go:embed bodies.json
	Bodies []byte

	// MeetingForms are the forms that a meeting takes (сход, слушания …).
	//
	//go:embed meeting_forms.json
	MeetingForms []byte

	// GuestRoles are whom the invited speak for.
	//
	//go:embed guest_roles.json
	GuestRoles []byte

	// PeopleGroups are the groups that attendance is counted by; they overlap.
	//
	//go:embed people_groups.json
	PeopleGroups []byte

	// FundSources are where the money of grant projects comes from.
	//
	//go:embed fund_sources.json
	FundSources []byte

	// ObjectTypes are what grant projects build.
	//
	//go:embed object_types.json
	ObjectTypes []byte

	// PaperKinds are the documents of a grant project, in the order of its life.
	//
	//go:embed paper_kinds.json
	PaperKinds []byte

	// Programmes are examples of small-grant programmes. What their rules leave open
	// in public is left to the office.
	//
	//go:embed programmes.json
	Programmes []byte
)
