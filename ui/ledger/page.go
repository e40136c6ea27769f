package ledger

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kairyluu/app"
	"kairyluu/ui/casework"
	"kairyluu/ui/grantwork"
	"kairyluu/ui/listpage"
	"kairyluu/ui/rows"
	"kairyluu/ui/shell"
	"kairyluu/ui/widgets"
)

const (
	prefLedger = "ledger"

	// mostProjects is how many the pickers offer.
	mostProjects = 2000
)

// Page is the ledger as a table of entries with what they add up to, or as the list
// of who gave to one project.
type Page struct {
	*ledger
	view     grantwork.View
	model    *model
	projects map[int64]app.ProjectRow
	offered  []app.ProjectRow // in order of title

	side, broad *card

	center *fyne.Container // the table, or the payers
	totals *totals
	payers *payers
	looks  *widgets.Chips
	more   *widgets.Button

	project, programme, source *widgets.Picker
}

type ledger = listpage.Page[app.LedgerRow, app.LedgerFilter]

var (
	_ shell.Searcher   = (*Page)(nil)
	_ shell.Creator    = (*Page)(nil)
	_ shell.Exporter   = (*Page)(nil)
	_ shell.KeyHandler = (*Page)(nil)
	_ shell.Shower     = (*Page)(nil)
	_ shell.Focuser    = (*Page)(nil)
)

// New makes the page and begins to load what the route asks for.
func New(env *shell.Env, r shell.Route) shell.Page {
	p := &Page{model: newModel(env.Office.Desk.Today())}
	p.ledger = listpage.New(env, p.model.Model, listpage.Spec[app.LedgerRow, app.LedgerFilter]{
		Name: prefLedger, Shown: "ledger.shown", Empty: "ledger.empty",
		Watch: []string{app.EntityLedger, app.EntityProject, app.EntityProgramme},
		Key:   grantwork.LedgerKey, Columns: func(v casework.View) []widgets.Column[app.LedgerRow] {
			return grantwork.View{View: v, Programmes: p.view.Programmes}.LedgerTable()
		},
		SortOf: sortOf, Order: p.model.order,
		Chips: chips, Chip: p.chip, Counts: p.model.counts,
		Ask: p.ask, Count: p.count,
		Describe: func() []string { return p.model.describe(p.view, p.projectTitle) },
		Prepare:  p.prepare, OnView: p.takeView, Take: p.take, Instead: p.loadLook, Focus: p.where, Keep: keep,
	})
	p.view.View = p.View
	p.totals, p.payers = newTotals(p), newPayers(p)
	p.makeBar()
	p.Table.RowStyle = grantwork.LedgerStyle
	p.Table.OnMenu = p.showRowMenu
	p.center = container.NewStack(p.Table)
	main := widgets.NewFrame(nil, p.center, p.totals.root)
	p.side, p.broad = newCard(p, false), newCard(p, true)
	p.Lay(main, p.side, p.broad)
	p.Begin(r)
	return p
}

func sortOf(column string) string {
	if column == string(grantwork.LedgerDate) {
		return column
	}
	return ""
}

// keep forgets the payer and the project: the next day begins with the whole book.
func keep(s *listpage.State[app.LedgerFilter]) {
	s.Look = lookEntries
	s.More.Payer, s.More.Resident, s.More.Tranche = "", 0, 0
}

func (p *Page) ask() listpage.Question[app.LedgerRow] {
	q := p.model.query()
	return listpage.Question[app.LedgerRow]{
		Rows: func(ctx context.Context, part rows.Part[app.LedgerRow]) ([]app.LedgerRow, error) {
			q := q
			q.After, q.Offset, q.Limit = part.After, part.Offset, part.Limit
			return p.Env.Office.Ledger.Rows(ctx, q)
		},
		Count: func(ctx context.Context) (int, error) { return p.count(ctx, q.Filter) },
	}
}

func (p *Page) count(ctx context.Context, f app.LedgerFilter) (int, error) {
	return p.Env.Office.Ledger.Count(ctx, f, 0)
}

// prepare reads the programmes and the projects that the pickers offer.
func (p *Page) prepare(ctx context.Context) (then func(), err error) {
	programmes, err := grantwork.Programmes(ctx, p.Env.Office)
	if err != nil {
		return nil, err
	}
	offered, err := p.Env.Office.Projects.Rows(ctx, app.ProjectQuery{Sort: app.ProjectsByTitle, Limit: mostProjects})
	if err != nil {
		return nil, err
	}
	return func() {
		p.view.Programmes, p.offered = programmes, offered
		p.projects = make(map[int64]app.ProjectRow, len(offered))
		for _, r := range offered {
			p.projects[r.ID] = r
		}
	}, nil
}

// takeView takes new names or a new day.
func (p *Page) takeView() {
	p.view.View = p.View
	p.project.SetOptions(p.projectOptions())
	p.programme.SetOptions(p.view.ProgrammeOptions(0))
	p.source.SetOptions(p.view.Options(app.FundSources))
}

func (p *Page) projectOptions() []widgets.Option {
	options := make([]widgets.Option, len(p.offered))
	for i, r := range p.offered {
		o := widgets.IDOption(r.ID, r.Title(p.view.Language()))
		o.Detail = r.Number
		o.Keywords = r.TitleRU + " " + r.TitleKY + " " + p.view.Settlements(r.Settlements)
		options[i] = o
	}
	return options
}

func (p *Page) projectTitle(id int64) string {
	if r, there := p.projects[id]; there {
		return r.Title(p.view.Language())
	}
	return casework.Dash
}

// take follows a route to the entries of a figure, or to a posting begun elsewhere.
func (p *Page) take(r shell.Route) {
	p.model.take(r)
	p.showLook(lookEntries)
	if r.Posting != nil {
		p.openPosting(FromPosting(*r.Posting, p.model.Today))
	}
}

// where is where the keys go.
func (p *Page) where() fyne.Focusable {
	if p.model.Look == lookPayers {
		return p.payers.table
	}
	return p.Table
}

// Focus implements shell.Focuser: a dialog that the route has opened keeps it.
func (p *Page) Focus() {
	if !p.Env.Dialogs.Busy() {
		p.ledger.Focus()
	}
}

// Create implements shell.Creator: a new posting, to the project on show.
func (p *Page) Create() {
	if !p.Ready() {
		return
	}
	f := Blank(p.model.Today)
	f.Project = p.model.project()
	p.openPosting(f)
}

// Export implements shell.Exporter: the entries as they are shown, all of them.
func (p *Page) Export() {
	f := p.model.filter()
	p.SaveAs("ledger.export", shell.Listing{Table: "ledger", Ledger: f, Words: f.Words})
}

// exportBalances writes what the projects have by source.
func (p *Page) exportBalances() {
	f := p.model.filter()
	p.SaveAs("ledger.balances", shell.Listing{Table: "balances", Projects: app.ProjectFilter{ID: f.Project, Programme: f.Programme, Source: f.Source}})
}

// Key implements shell.KeyHandler.
func (p *Page) Key(ev *fyne.KeyEvent) bool {
	if !p.Ready() {
		return false
	}
	switch ev.Name {
	case fyne.KeyF6:
		p.withEntry(p.At(), p.openCorrection)
	case fyne.KeyF7:
		p.withEntry(p.At(), p.askReverse)
	case fyne.KeyF8:
		p.withEntry(p.At(), p.printReceipt)
	case fyne.KeyF10:
		if !p.IsWide() {
			p.openMore()
		}
	case fyne.KeyF11:
		p.openFilter()
	case fyne.KeyEscape:
		return p.Escape()
	default:
		return false
	}
	return true
}

// withEntry calls do with the entry of a row.
func (p *Page) withEntry(id int64, do func(entry)) {
	if p.model.Look == lookEntries {
		p.card().With(id, do)
	}
}
