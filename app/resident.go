package app

import (
	"kairyluu/app/civil"
	"kairyluu/app/text"
)

// Sex is as the PIN tells it or as the person says; empty when unknown.
type Sex = text.Sex

// Sexes.
const (
	Female = text.Female
	Male   = text.Male
)

// SocialCategory is a category of residents that the summary counts
// (domain.md §2.2, §4.3).
type SocialCategory string

// SocialCategories lists every category in the order of the form.
var SocialCategories = []SocialCategory{
	"pensioner", "disabled", "large_family", "single_mother", "guardian", "low_income",
	"veteran", "widow", "migrant", "fire_victim", "unemployed", "student",
}

// Resident is a person known to the office. A household is an address.
type Resident struct {
	ID      int64
	UID     string
	Version int64

	Name         text.Name
	Sex          Sex
	Born         civil.Date // zero when unknown
	BirthYear    int        // when only the year is known; 0 when unknown
	PIN          string     // 14 digits or whatever was on the paper; masked in lists
	Phones       []string   // E.164, the first is the one to call
	Email        string
	SettlementID int64
	Address      Address
	Social       []SocialCategory
	Language     Language
	Consent      bool // to the processing of personal data
	Note         string
}

// ResidentRow is one line of the residents' page.
type ResidentRow struct {
	ID           int64
	Name         string
	Phone        string
	SettlementID int64
	Address      string
	PIN          string // whole; whoever shows it masks it
	BirthYear    int
	Appeals      int
	OpenAppeals  int
	LastAppeal   civil.Date
}

// ResidentFilter narrows the residents' page. The zero value is everyone.
type ResidentFilter struct {
	Words        string
	SettlementID int64
	Social       SocialCategory
}

// KnownResident is offered while a name or a phone is typed: the person and
// their last appeals, newest first.
type KnownResident struct {
	Resident Resident
	Appeals  []AppealRow
}
