// Package plan is the action plan: the decisions of every meeting and those that
// stand alone, who answers for them, what is late, and what came of them.
package plan

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kairyluu/app"
	"kairyluu/ui/casework"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

const (
	prefPlan = "plan"

	cardWidth = 366
	listWidth = 560 // the plan is never narrower

	// pause is how long the cursor rests on a row before its card is read.
	pause = 60 * time.Millisecond
)

// kept is what the page remembers between starts.
type kept struct {
	State  state                  `json:"state"`
	Layout []widgets.ColumnLayout `json:"layout,omitempty"`
	Card   float32                `json:"card,omitempty"`
}

// Page is the plan as a table, a board or a story of what came of it, with the
// card of one decision beside it or over the whole page.
type Page struct {
	env   *shell.Env
	scope *task.Scope
	view  view
	model *model
	ready bool // the view and what was remembered have come

	root     *fyne.Container
	whole    fyne.CanvasObject // the plan; the wide card takes its place
	center   *fyne.Container
	split    *widgets.Split
	bar      *toolbar
	table    *widgets.Table[app.DecisionRow]
	rows     *list
	ranging  bool // a selection asked for rows that are not in memory
	inline   *inline
	board    *board
	outcomes *outcomes
	side     *card
	broad    *card
	guest    bool   // the wide card was opened from another page: Esc leads back there
	meeting  string // what the meeting in the filter is called
	dirty    bool   // what is remembered has changed
	leave    func() // unsubscribes from the bus
}

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
	p := &Page{env: env, scope: env.NewScope(), view: view{casework.View{Words: env.Words}}}
	p.model = newModel(env.Office.Desk.Today())
	p.view.Today = p.model.today
	p.build()
	env.OnDrop = p.drop
	p.leave = env.Office.Bus.Subscribe(p.changed)
	p.prepare(r)
	return p
}

func (p *Page) build() {
	p.bar = newToolbar(p)
	p.makeTable()
	p.inline = newInline(p)
	p.board = newBoard(p)
	p.outcomes = newOutcomes(p)
	p.side, p.broad = newCard(p, false), newCard(p, true)
	p.center = container.NewStack(p.inline.over(p.table))
	p.split = widgets.NewSplit(widgets.NewFrame(p.bar.root, p.center, nil), p.side.root, cardWidth)
	p.split.MinMain, p.split.MinSide = listWidth, 300
	p.split.OnResized = func(float32) { p.keep() }
	p.whole = p.split
	p.root = container.NewStack(p.whole)
}

func (p *Page) makeTable() {
	p.table = widgets.NewTable(rowKey, p.view.tableColumns()...)
	p.table.RowStyle = rowStyle
	p.table.OnOpen = func(r app.DecisionRow) { p.openCard(r.ID) }
	p.table.OnCurrent = func(r app.DecisionRow, ok bool) { p.stoodOn(r.ID, ok) }
	p.table.OnSelection = p.selected
	p.table.OnSort = p.sortBy
	p.table.OnLayout = func([]widgets.ColumnLayout) { p.keep() }
	p.table.OnMenu = p.showRowMenu
	p.table.OnRune = func(r rune) { p.inline.begin(r) }
	p.table.OnMoved = func() { p.inline.follow() }
}

// Content implements shell.Page.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Close implements shell.Page. What was to be remembered still is.
func (p *Page) Close() {
	p.leave()
	p.scope.Close()
	if p.dirty {
		p.remember(p.env.NewScope())
	}
}

// Focus implements shell.Focuser.
func (p *Page) Focus() {
	switch p.model.look {
	case lookBoard:
		p.env.Window.Canvas().Focus(p.board.widget)
	case lookOutcomes:
		p.env.Window.Canvas().Focus(p.bar.looks)
	default:
		p.env.Window.Canvas().Focus(p.table)
	}
}

// loadedPage is what the page reads before its first list.
type loadedPage struct {
	view casework.View
	kept kept
}

func (p *Page) prepare(r shell.Route) {
	task.Run(p.scope.Latest("prepare"), func(ctx context.Context) (l loadedPage, err error) {
		if l.view, err = casework.Load(ctx, p.env.Office, p.env.Words); err != nil {
			return l, err
		}
		_, err = p.env.Office.Desk.Preference(ctx, prefPlan, &l.kept)
		return l, err
	}, func(l loadedPage, err error) {
		if err != nil {
			p.env.Fail(err)
			return
		}
		p.begin(l, r)
	})
}

// begin shows what was remembered, or what the route asks for.
func (p *Page) begin(l loadedPage, r shell.Route) {
	if l.kept.State.Chip != "" {
		p.model.state = l.kept.State
	}
	p.setView(l.view)
	if len(l.kept.Layout) > 0 {
		p.table.SetLayout(l.kept.Layout)
	}
	if l.kept.Card > 0 {
		p.split.SetWidth(l.kept.Card)
	}
	p.ready = true
	p.Show(r)
}

// setView takes new names or a new day.
func (p *Page) setView(v casework.View) {
	p.view = view{v}
	p.model.today = v.Today
	layout := p.table.Layout()
	p.table.SetColumns(p.view.tableColumns()...)
	if p.ready {
		p.table.SetLayout(layout)
	}
	p.bar.setOptions()
}

// Show implements shell.Shower: another list or card on the same page.
func (p *Page) Show(r shell.Route) bool {
	if !p.ready {
		p.prepare(r)
		return true
	}
	p.inline.close()
	p.model.take(r)
	p.model.search(r.Words)
	p.put()
	p.guest = r.ID != 0
	if r.ID != 0 {
		p.widen(r.ID)
	} else {
		p.narrow()
	}
	return true
}

// Search implements shell.Searcher.
func (p *Page) Search(words string) {
	if !p.ready || words == p.model.words {
		return
	}
	p.inline.close()
	p.model.search(words)
	p.narrow()
	p.load()
}

// changed is called by whoever committed something.
func (p *Page) changed(c app.Changed) {
	task.Deliver(p.scope, func() {
		switch {
		case !p.ready:
		case casework.Stale(c):
			task.After(p.scope, "view", task.Debounce, p.reloadView)
		case c.Kind == app.EntityDecision, c.Kind == app.EntityDecisionEvent, c.Kind == app.EntityMeeting, c.Kind == app.EntityAppeal:
			task.After(p.scope, "reload", task.Debounce, p.reload)
		}
	})
}

func (p *Page) reloadView() {
	task.Run(p.scope.Latest("prepare"), func(ctx context.Context) (casework.View, error) {
		return casework.Load(ctx, p.env.Office, p.env.Words)
	}, func(v casework.View, err error) {
		if err != nil {
			p.env.Fail(err)
			return
		}
		p.setView(v)
		p.reload()
	})
}

// keep remembers what is shown, a moment after it stopped changing.
func (p *Page) keep() {
	p.dirty = true
	task.After(p.scope, "keep", task.Debounce, func() { p.remember(p.scope) })
}

func (p *Page) remember(scope *task.Scope) {
	p.dirty = false
	k := kept{State: p.model.lasting(), Layout: p.table.Layout(), Card: p.split.Width()}
	task.Do(scope, func(ctx context.Context) error {
		return p.env.Office.Desk.SetPreference(ctx, prefPlan, k)
	}, p.env.Fail)
}
