package ui

import (
	"kairyluu/ui/appeals"
	"kairyluu/ui/dictionaries"
	"kairyluu/ui/grants"
	"kairyluu/ui/ledger"
	"kairyluu/ui/meetings"
	"kairyluu/ui/minutes"
	"kairyluu/ui/overview"
	"kairyluu/ui/places"
	"kairyluu/ui/plan"
	"kairyluu/ui/project"
	"kairyluu/ui/register"
	"kairyluu/ui/reports"
	"kairyluu/ui/residents"
	"kairyluu/ui/settings"
	"kairyluu/ui/sheet"
	"kairyluu/ui/shell"
)

// pages are the places of this program. A new page is a package with New, a
// line here, a word rail.<place>, and its digit in the shell's rail.
var pages = shell.Pages{
	shell.Overview:     overview.New,
	shell.Appeals:      appeals.New,
	shell.Plan:         plan.New,
	shell.Grants:       grants.New,
	shell.Register:     register.New,
	shell.Meetings:     meetings.New,
	shell.Minute:       minutes.New,
	shell.Residents:    residents.New,
	shell.Reports:      reports.New,
	shell.Places:       places.New,
	shell.Dictionaries: dictionaries.New,
	shell.Settings:     settings.New,
	shell.Project:      project.New,
	shell.Ledger:       ledger.New,
	shell.Sheet:        sheet.New,
}
