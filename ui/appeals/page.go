// Package appeals is the journal of appeals and the card of one: what is late
// and why, and the way from registration to answer.
package appeals

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kairyluu/app"
	"kairyluu/ui/attached"
	"kairyluu/ui/casework"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

const (
	prefJournal = "journal"
	prefMe      = "me" // the executor who sits at this desk

	cardWidth = 366
	listWidth = 560 // the journal is never narrower

	// pause is how long the cursor rests on a row before its card is read.
	pause = 60 * time.Millisecond
)

// kept is what the journal remembers between starts.
type kept struct {
	State  state                  `json:"state"`
	Layout []widgets.ColumnLayout `json:"layout,omitempty"`
	Card   float32                `json:"card,omitempty"`
}

// Page is the journal with the card of the selected row, or one card wide.
type Page struct {
	env   *shell.Env
	scope *task.Scope
	view  casework.View
	model *model
	ready bool // the view and what was remembered have come

	root    *fyne.Container
	ahead   *widgets.TypeAhead // has the focus until a dialog's questions are answered
	journal fyne.CanvasObject
	split   *widgets.Split
	bar     *toolbar
	table   *widgets.Table[app.AppealRow]
	rows    *list
	ranging bool // a selection asked for rows that are not in memory
	side    *card
	broad   *card
	guest   bool   // the wide card was opened from another page: Esc leads back there
	dirty   bool   // what is remembered has changed
	leave   func() // unsubscribes from the bus
}

var (
	_ shell.Searcher   = (*Page)(nil)
	_ shell.Exporter   = (*Page)(nil)
	_ shell.KeyHandler = (*Page)(nil)
	_ shell.Shower     = (*Page)(nil)
	_ shell.Focuser    = (*Page)(nil)
)

// New makes the page and begins to load what the route asks for.
func New(env *shell.Env, r shell.Route) shell.Page {
	p := &Page{env: env, scope: env.NewScope(), view: casework.View{Words: env.Words}}
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
	p.table = widgets.NewTable(casework.RowKey, p.view.Columns()...)
	p.table.OnOpen = func(r app.AppealRow) { p.openCard(r.ID) }
	p.table.OnCurrent = p.current
	p.table.OnSelection = p.selected
	p.table.OnSort = p.sortBy
	p.table.OnLayout = func([]widgets.ColumnLayout) { p.keep() }
	p.table.OnMenu = p.showRowMenu
	p.side, p.broad = newCard(p, false), newCard(p, true)
	p.split = widgets.NewSplit(widgets.NewFrame(p.bar.root, p.table, nil), p.side.root, cardWidth)
	p.split.MinMain, p.split.MinSide = listWidth, 300
	p.split.OnResized = func(float32) { p.keep() }
	p.journal = p.split
	p.ahead = widgets.NewTypeAhead()
	p.root = container.NewStack(p.journal, p.ahead)
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
func (p *Page) Focus() { p.env.Window.Canvas().Focus(p.table) }

// prepared is what the page reads before its first list.
type loadedPage struct {
	view casework.View
	kept kept
	me   int64
}

func (p *Page) prepare(r shell.Route) {
	task.Run(p.scope.Latest("prepare"), func(ctx context.Context) (l loadedPage, err error) {
		if l.view, err = casework.Load(ctx, p.env.Office, p.env.Words); err != nil {
			return l, err
		}
		if _, err = p.env.Office.Desk.Preference(ctx, prefJournal, &l.kept); err != nil {
			return l, err
		}
		_, err = p.env.Office.Desk.Preference(ctx, prefMe, &l.me)
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
	p.model.me = l.me
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

// setView takes new names, a new calendar or a new day.
func (p *Page) setView(v casework.View) {
	p.view = v
	p.model.today = v.Today
	layout := p.table.Layout()
	p.table.SetColumns(v.Columns()...)
	if p.ready {
		p.table.SetLayout(layout)
	}
	p.table.RowStyle = v.RowStyle
	p.bar.setOptions()
}

// Show implements shell.Shower: another list or card on the same page.
func (p *Page) Show(r shell.Route) bool {
	if !p.ready {
		p.prepare(r)
		return true
	}
	if r.Filter != nil {
		p.model.open(*r.Filter, r.Title)
	}
	p.model.search(r.Words)
	p.load()
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
		case c.Kind == app.EntityAppeal:
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

// Key implements shell.KeyHandler.
func (p *Page) Key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyEscape:
		return p.escape()
	case fyne.KeyF2:
		p.openFilter()
	case fyne.KeyF4:
		p.edit(p.at())
	case fyne.KeyF5:
		p.reloadView()
	case fyne.KeyF6:
		p.do(app.EventAnswered)
	case fyne.KeyF7:
		p.do(app.EventExtended)
	case fyne.KeyF8:
		p.do(app.EventResolution)
	case fyne.KeyF9:
		p.do(app.EventForwarded)
	default:
		return false
	}
	return true
}

// escape leads one step back: from the wide card to the list, from a narrowed
// list to a whole one.
func (p *Page) escape() bool {
	switch {
	case p.isWide() && p.guest:
		return false // the shell leads back to where the card was opened from
	case p.isWide():
		p.narrow()
	case p.model.narrows():
		p.clear()
	default:
		return false
	}
	return true
}

func (p *Page) isWide() bool { return p.root.Objects[0] != p.journal }

// card is the one on show.
func (p *Page) card() *card {
	if p.isWide() {
		return p.broad
	}
	return p.side
}

// openCard shows an appeal over the whole page.
func (p *Page) openCard(id int64) {
	if !p.isWide() {
		p.guest = false
	}
	p.widen(id)
}

func (p *Page) widen(id int64) {
	p.root.Objects = []fyne.CanvasObject{p.broad.root, p.ahead}
	p.root.Refresh()
	p.env.Window.Canvas().Unfocus()
	p.broad.show(id)
}

// narrow leads back to the list, with its focus.
func (p *Page) narrow() {
	if !p.isWide() {
		return
	}
	p.broad.clear()
	p.root.Objects = []fyne.CanvasObject{p.journal, p.ahead}
	p.root.Refresh()
	p.Focus()
}

// openList shows a list that a card speaks of.
func (p *Page) openList(f app.AppealFilter, title string) {
	p.model.open(f, title)
	p.narrow()
	p.load()
}

func (p *Page) drop(paths []string) { attached.Attach(p.env, p.scope, files(p.at()), paths) }

// files is the card of an appeal as attachments know it.
func files(id int64) attached.To { return attached.To{Entity: app.EntityAppeal, ID: id} }

// keep remembers what is shown, a moment after it stopped changing.
func (p *Page) keep() {
	p.dirty = true
	task.After(p.scope, "keep", task.Debounce, func() { p.remember(p.scope) })
}

func (p *Page) remember(scope *task.Scope) {
	p.dirty = false
	k := kept{State: p.model.lasting(), Layout: p.table.Layout(), Card: p.split.Width()}
	task.Do(scope, func(ctx context.Context) error {
		return p.env.Office.Desk.SetPreference(ctx, prefJournal, k)
	}, p.env.Fail)
}
