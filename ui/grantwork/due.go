package grantwork

import (
	"strings"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/ui/casework"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// dated is a date after its sign, with its colour.
func (v View) dated(d civil.Date, said string) widgets.Event {
	e := widgets.Event{Text: said}
	switch {
	case d.IsZero():
	case v.Today.After(d):
		e.Text, e.Color = casework.Late.Sign()+" "+d.Format()+" · "+said, theme.ColorLate
	case d.Sub(v.Today) <= soonDays:
		e.Text, e.Color = casework.Soon.Sign()+" "+d.Format()+" · "+said, theme.ColorSoon
	default:
		e.Text, e.Color = d.Format()+" · "+said, theme.ColorFine
	}
	return e
}

// Tranche is a tranche that is due, with its project and what it waits for.
func (v View) Tranche(d app.TrancheDue) widgets.Event {
	t := d.Tranche
	e := v.dated(t.Planned, v.Words.T("grantwork.tranche", "no", t.No, "sum", v.Som(t.Left())))
	e.Note = d.Project.Title(v.Language())
	if t.Blocked() {
		e.Note += " · " + v.Words.T("grantwork.tranche.blocked", "condition", t.Condition)
	}
	return e
}

// Report is a report that is due.
func (v View) Report(d app.ReportDue) widgets.Event {
	e := v.dated(d.Report.Due, d.Report.Title)
	e.Note = d.Programme.Name(v.Language())
	return e
}

// Short is a project whose own share falls short of the rule though all pledges
// come in.
func (v View) Short(r app.ProjectRow) widgets.Event {
	s := v.ShareOf(r)
	return widgets.Event{
		Text:  casework.Late.Sign() + " " + r.Title(v.Language()),
		Color: theme.ColorLate,
		Note: strings.Join([]string{v.Programme(r.ProgrammeID), v.Words.T("grantwork.short",
			"share", Percent(ShareExpected(s)), "required", Percent(s.Required), "missing", v.Som(s.Short()))}, " · "),
	}
}
