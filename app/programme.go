package app

import (
	"slices"

	"kairyluu/app/civil"
	"kairyluu/app/money"
)

// Dictionaries of grants. They are entries like settlements and topics: what is
// used is deactivated, never deleted.
const (
	FundSources Dict = "fund_source"   // grant of a donor, city, district, residents, sponsors … (domain.md §5.4)
	ObjectTypes Dict = "object_type"   // playground, park, road, light …
	PaperKinds  Dict = "project_paper" // documents of a project (domain.md §5.5)
)

// Codes of fund sources that rules speak of; the office may rename them and add
// others, the codes stay.
const (
	SourceGrant     = "grant"     // of the donor
	SourceResidents = "residents" // contributions of households
)

// ShareBase says what the own share of a programme is a share of.
type ShareBase string

// Bases of the own share. Programmes differ: ПСИ-1 asked 25 % of the whole
// (domain.md §5.2), others count against the grant.
const (
	OfTotal ShareBase = "total" // of everything the project costs
	OfGrant ShareBase = "grant" // of what the programme's grant pays
)

// ShareBases lists every ShareBase.
var ShareBases = []ShareBase{OfTotal, OfGrant}

// Programme is a small-grant programme: a donor's, the city's matching grants,
// the state's subsidies. Its rules are data of the office.
type Programme struct {
	ID      int64
	UID     string
	Version int64

	NameRU, NameKY string
	NameEN         string // for the donor
	Donor          string
	DonorEN        string     // how it calls itself in English; empty: Donor
	SourceID       int64      // fund source that its grant is booked under
	From, Until    civil.Date // zero: open
	Currency       money.Currency
	Cap            money.Sum      // most that its grant pays for one project, in som; 0: no cap
	Own            []int64        // fund sources that count as own share
	Share          money.Fraction // own share required; 0: none
	ShareOf        ShareBase      // empty: OfTotal
	Stages         []Stage        // of Chain that it uses; empty: all
	Needs          []StageNeed
	Reports        []ProgrammeReport
	Note           string
	Active         bool
}

// StageNeed is a document that a project has to have before a stage.
type StageNeed struct {
	Stage   Stage `json:"stage"`
	PaperID int64 `json:"paper"` // entry of PaperKinds
}

// ProgrammeReport is a report that the office owes the donor.
type ProgrammeReport struct {
	UID   string     `json:"uid"`
	Title string     `json:"title"`
	From  civil.Date `json:"from,omitzero"` // the period it is about
	To    civil.Date `json:"to,omitzero"`
	Due   civil.Date `json:"due"`
	Sent  civil.Date `json:"sent,omitzero"` // zero: not yet
}

// Name returns the programme's name in lang, in the other language if that is empty.
func (p Programme) Name(lang Language) string {
	return Entry{NameRU: p.NameRU, NameKY: p.NameKY, NameEN: p.NameEN}.Name(lang)
}

// DonorIn is the donor as lang calls it.
func (p Programme) DonorIn(lang Language) string {
	if lang == English && p.DonorEN != "" {
		return p.DonorEN
	}
	return p.Donor
}

// Uses tells whether the projects of the programme pass through a stage. Side
// stages are open to all.
func (p Programme) Uses(s Stage) bool {
	return len(p.Stages) == 0 || !s.Main() || slices.Contains(p.Stages, s)
}

// IsOwn tells whether money of a source counts as own share.
func (p Programme) IsOwn(sourceID int64) bool { return slices.Contains(p.Own, sourceID) }

// Needed are the documents that a project has to have before it enters s: those
// of s and of every stage of the chain before it.
func (p Programme) Needed(s Stage) []StageNeed {
	if !s.Main() {
		return nil
	}
	var needed []StageNeed
	for _, n := range p.Needs {
		if slices.Index(Chain, n.Stage) <= slices.Index(Chain, s) {
			needed = append(needed, n)
		}
	}
	return needed
}

// ProgrammeFilter narrows the programmes. The zero value is all of them.
type ProgrammeFilter struct {
	ID     int64
	Active bool
	On     civil.Date // running on that day
	Source int64      // whose grant is booked under that source, or who counts it as own
}
