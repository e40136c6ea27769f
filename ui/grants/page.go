// Package grants is the page of grant projects: which stage each has reached,
// whose money it holds, what it falls short of, and what is due next.
package grants

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
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

const prefGrants = "grants"

// Page is the projects as a table, a board or programme by programme, with the
// card of one beside the table or over the whole page.
type Page struct {
	*list
	model       *model
	programmes  map[int64]app.Programme
	center      *fyne.Container
	totals      *totals
	board       *board
	overview    *overview
	side, broad *card
	tools       *tools
	drop        func() // unsubscribes from the bus
}

type list = listpage.Page[app.ProjectRow, app.ProjectFilter]

var (
	_ shell.Searcher   = (*Page)(nil)
	_ shell.Creator    = (*Page)(nil)
	_ shell.Exporter   = (*Page)(nil)
	_ shell.Printer    = (*Page)(nil)
	_ shell.KeyHandler = (*Page)(nil)
	_ shell.Shower     = (*Page)(nil)
	_ shell.Focuser    = (*Page)(nil)
)

// New makes the page and begins to load what the route asks for.
func New(env *shell.Env, r shell.Route) shell.Page {
	p := &Page{model: newModel(env.Office.Desk.Today())}
	p.list = listpage.New(env, p.model.Model, listpage.Spec[app.ProjectRow, app.ProjectFilter]{
		Name: prefGrants, Shown: "grants.shown", Empty: "grants.empty", Key: grantwork.RowKey,
		Watch:   []string{app.EntityProject, app.EntityProgramme, app.EntityLedger, app.EntityMeeting, app.EntityDecision},
		Columns: p.columns, SortOf: grantwork.SortOf, Order: p.model.order,
		Chips: chips, Chip: p.chip, Counts: p.model.counts,
		Ask: p.ask, Count: p.count,
		Describe: func() []string { return p.model.describe(p.view()) },
		Prepare:  p.readProgrammes, OnView: p.takeView, Take: p.model.take,
		Instead: p.instead, Focus: p.focused, Keep: p.model.lasting,
	})
	p.tools = newTools(p)
	p.totals = newTotals(p)
	p.board, p.overview = newBoard(p), newOverview(p)
	p.side, p.broad = newCard(p, false), newCard(p, true)
	p.Table.RowStyle = grantwork.RowStyle
	p.Table.OnMenu = p.showRowMenu
	p.center = container.NewStack(p.Table)
	p.Lay(widgets.NewFrame(nil, p.center, p.totals.root), p.side, p.broad)
	env.OnDrop = p.dropped
	p.drop = env.Office.Bus.Subscribe(p.changed)
	p.Begin(r)
	return p
}

// Close implements shell.Page.
func (p *Page) Close() {
	p.drop()
	p.list.Close()
}

// view says projects with the names that the page has read.
func (p *Page) view() grantwork.View { return grantwork.View{View: p.View, Programmes: p.programmes} }

func (p *Page) columns(v casework.View) []widgets.Column[app.ProjectRow] {
	return grantwork.View{View: v, Programmes: p.programmes}.Columns()
}

func (p *Page) readProgrammes(ctx context.Context) (func(), error) {
	programmes, err := grantwork.Programmes(ctx, p.Env.Office)
	return func() { p.programmes = programmes }, err
}

// changed reads the programmes anew when one was saved: their names and rules
// stand in the table.
func (p *Page) changed(c app.Changed) {
	if c.Kind != app.EntityProgramme {
		return
	}
	task.Deliver(p.Scope, func() {
		task.Run(p.Scope.Latest("programmes"), func(ctx context.Context) (map[int64]app.Programme, error) {
			return grantwork.Programmes(ctx, p.Env.Office)
		}, func(programmes map[int64]app.Programme, err error) {
			if err != nil {
				p.Env.Fail(err)
				return
			}
			p.programmes = programmes
			p.Renew()
		})
	})
}

// takeView takes new names or a new day.
func (p *Page) takeView() {
	p.tools.setOptions()
	p.side.Repaint()
	p.broad.Repaint()
}

func (p *Page) ask() listpage.Question[app.ProjectRow] {
	q := p.model.query()
	p.totals.load(q.Filter)
	return listpage.Question[app.ProjectRow]{
		Rows: func(ctx context.Context, part rows.Part[app.ProjectRow]) ([]app.ProjectRow, error) {
			q := q
			q.After, q.Offset, q.Limit = part.After, part.Offset, part.Limit
			return p.Env.Office.Projects.Rows(ctx, q)
		},
		Count: func(ctx context.Context) (int, error) { return p.count(ctx, q.Filter) },
	}
}

func (p *Page) count(ctx context.Context, f app.ProjectFilter) (int, error) {
	return p.Env.Office.Projects.Count(ctx, f, 0)
}

// Create implements shell.Creator.
func (p *Page) Create() { p.Env.Go(shell.Route{Place: shell.Project}) }

// Export implements shell.Exporter: the list as it is shown, all of its rows.
func (p *Page) Export() {
	f := p.model.filter()
	p.SaveAs("grants.export", shell.Listing{Table: "projects", Projects: f, Words: f.Words})
}
