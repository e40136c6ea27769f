package grants

import (
	"kairyluu/app"
	"kairyluu/app/money"
	"kairyluu/app/text"
	"kairyluu/ui/grantwork"
	"kairyluu/ui/shell"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// programmeCell is one figure of the table of programmes with the list it opens.
type programmeCell struct {
	text  string
	words bool
	route shell.Route // without a Place: it opens nothing
}

type programmeRow struct {
	label string
	bold  bool
	cells []programmeCell
}

// programmeTable is the money of every programme and how its projects stand.
type programmeTable struct{ rows []programmeRow }

// programmeColumns are the figures of a row, in order.
var programmeColumns = []string{"rules", "projects", "running", "planned", "received", "spent", "left", "own", "short", "late"}

func newProgrammeTable(v grantwork.View, d app.GrantsOverview) programmeTable {
	var t programmeTable
	var total app.ProgrammeRow
	for _, r := range d.Rows {
		t.rows = append(t.rows, rowOf(v, r))
		total.Projects += r.Projects
		total.Running += r.Running
		total.Short += r.Short
		total.Late += r.Late
		total.Planned += r.Planned
		total.Received += r.Received
		total.Spent += r.Spent
		total.Left += r.Left
	}
	if len(d.Rows) > 1 {
		sum := rowOf(v, total)
		sum.label, sum.bold = v.Words.T("grants.programmes.total"), true
		sum.cells[0], sum.cells[7] = programmeCell{words: true}, programmeCell{}
		t.rows = append(t.rows, sum)
	}
	return t
}

// rowOf is the row of a programme; the zero programme is all of them.
func rowOf(v grantwork.View, r app.ProgrammeRow) programmeRow {
	id, name := r.Programme.ID, r.Programme.Name(v.Language())
	list := func(said string, f app.ProjectFilter) programmeCell {
		f.Programme = id
		return programmeCell{text: said, route: opens(said != "", shell.Route{Place: shell.Grants, Projects: &f, Title: name})}
	}
	projects := func(n int, f app.ProjectFilter) programmeCell { return list(figure(n), f) }
	sums := func(s money.Sum, f app.ProjectFilter) programmeCell { return list(grantwork.Sum(s), f) }
	entries := func(s money.Sum, kind app.LedgerKind) programmeCell {
		return programmeCell{text: grantwork.Sum(s), route: opens(s != 0, shell.Route{
			Place: shell.Ledger, Ledger: &app.LedgerFilter{Programme: id, Kind: kind}, Title: name,
		})}
	}
	share := ""
	if r.Projects > 0 {
		share = grantwork.Percent(r.OwnShare)
	}
	return programmeRow{label: name, cells: []programmeCell{
		{text: rules(v, r.Programme), words: true, route: shell.Route{
			Place: shell.Dictionaries, Dict: app.Dict(app.EntityProgramme), ID: id,
		}},
		projects(r.Projects, app.ProjectFilter{}), projects(r.Running, app.ProjectFilter{Running: true}),
		sums(r.Planned, app.ProjectFilter{}), entries(r.Received, app.Received), entries(r.Spent, app.Spent),
		sums(r.Left, app.ProjectFilter{Holding: true}), list(share, app.ProjectFilter{Running: true}),
		projects(r.Short, app.ProjectFilter{Short: true}), projects(r.Late, app.ProjectFilter{Late: true}),
	}}
}

func opens(yes bool, r shell.Route) shell.Route {
	if !yes {
		return shell.Route{}
	}
	return r
}

func figure(n int) string {
	if n == 0 {
		return ""
	}
	return text.FormatInt(n)
}

// rules are those that money is held against, in short: «вклад 25 %, грант до 1 000 000».
func rules(v grantwork.View, p app.Programme) string {
	var share, limit string
	if p.Share > 0 {
		share = v.Words.T("grants.rules.share", "share", grantwork.Percent(p.Share))
	}
	if p.Cap > 0 {
		limit = v.Words.T("grants.rules.cap", "sum", p.Cap.Format())
	}
	if share == "" && limit == "" {
		return v.Words.T("grants.rules.none")
	}
	return says(", ", share, limit)
}

func (t programmeTable) sheet(v grantwork.View, open func(row, column int)) *widgets.Sheet {
	titles := make([]string, len(programmeColumns))
	for i, c := range programmeColumns {
		titles[i] = v.Words.T("grants.programmes.col." + c)
	}
	rows := make([]widgets.SheetRow, len(t.rows))
	for i, r := range t.rows {
		rows[i] = widgets.SheetRow{Label: r.label, Bold: r.bold}
		for _, c := range r.cells {
			rows[i].Cells = append(rows[i].Cells, widgets.SheetCell{Text: c.text, Words: c.words, Opens: c.route.Place != ""})
		}
	}
	s := widgets.NewSheet(v.Words.T("grants.programmes.col.name"), titles, rows)
	s.OnTapped = open
	return s
}

// ruled are the programmes that ask for an own share.
func ruled(list []app.ProgrammeRow) []app.ProgrammeRow {
	var out []app.ProgrammeRow
	for _, r := range list {
		if r.Programme.Share > 0 {
			out = append(out, r)
		}
	}
	return out
}

// ownGauges are the own share of the whole office in money, and of each programme
// in per cent beside what its rule asks.
func ownGauges(v grantwork.View, d app.GrantsOverview) []widgets.Gauge {
	gauges := []widgets.Gauge{{
		Text: v.Words.T("grants.own.all"), Corner: grantwork.Percent(money.Part(d.Own, d.Need)),
		Note: v.Words.T("grants.own.sums", "own", d.Own.Format(), "need", d.Need.Format(), "expected", d.Expected.Format()),
		Levels: []widgets.Level{
			{Value: 100, Color: theme.ColorBarPast},
			{Value: percentOf(d.Expected, d.Need), Color: theme.ColorBar},
			{Value: percentOf(d.Own, d.Need), Color: theme.ColorFine},
		},
	}}
	for _, r := range ruled(d.Rows) {
		required := r.Programme.Share
		ink := theme.ColorFine
		if r.OwnShare < required || r.Short > 0 {
			ink = theme.ColorSoon
		}
		gauges = append(gauges, widgets.Gauge{
			Text: r.Programme.Name(v.Language()), Corner: grantwork.Percent(r.OwnShare),
			Note: says(" · ", v.Words.T("grants.own.rule", "share", grantwork.Percent(required)), shortNote(v, r.Short)),
			Levels: []widgets.Level{
				{Value: 100, Color: theme.ColorBarPast},
				{Value: min(100, 100*float64(r.OwnShare)/float64(required)), Color: ink},
			},
		})
	}
	return gauges
}

func shortNote(v grantwork.View, n int) string {
	if n == 0 {
		return ""
	}
	return v.Words.T("grants.own.short", "n", n)
}

// percentOf is a part in per cent for a bar, which never grows past its whole.
func percentOf(part, whole money.Sum) float64 {
	if whole == 0 {
		return 0
	}
	return min(100, 100*part.Som()/whole.Som())
}
