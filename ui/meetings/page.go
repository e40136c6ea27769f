// Package meetings is the list of the office's meetings, their calendar and the
// card of one: from its announcement to what became of its decisions.
package meetings

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/ui/attached"
	"kairyluu/ui/casework"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

const (
	prefPage = "meetings"

	cardWidth = 372
	listWidth = 560 // the table is never narrower

	// pause is how long the cursor rests on a row before its card is read.
	pause = 60 * time.Millisecond
)

// kept is what the page remembers between starts.
type kept struct {
	State  state                  `json:"state"`
	Layout []widgets.ColumnLayout `json:"layout,omitempty"`
	Card   float32                `json:"card,omitempty"`
}

// Page is the table with the card of the selected row, the calendar, or one card
// over the whole page.
type Page struct {
	env   *shell.Env
	scope *task.Scope
	view  casework.View
	model *model
	ready bool // the view and what was remembered have come

	root     *fyne.Container
	split    *widgets.Split
	bar      *toolbar
	table    *widgets.Table[app.MeetingRow]
	list     *list
	calendar *calendar
	side     *card
	broad    *card
	main     *fyne.Container // the table or the calendar
	guest    bool            // the wide card was opened from another page: Esc leads back there
	dirty    bool            // what is remembered has changed
	leave    func()          // unsubscribes from the bus
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
	p.table = widgets.NewTable(rowKey, columns(p.view)...)
	p.table.SingleSelect = true
	p.table.OnOpen = func(r app.MeetingRow) { p.openCard(r.ID) }
	p.table.OnCurrent = p.current
	p.table.OnLayout = func([]widgets.ColumnLayout) { p.keep() }
	p.table.OnMenu = p.showRowMenu
	p.side, p.broad = newCard(p, false), newCard(p, true)
	p.calendar = newCalendar(p)
	p.main = container.NewStack(p.table)
	p.split = widgets.NewSplit(widgets.NewFrame(p.bar.root, p.main, nil), p.side.root, cardWidth)
	p.split.MinMain, p.split.MinSide = listWidth, 300
	p.split.OnResized = func(float32) { p.keep() }
	p.root = container.NewStack(p.split)
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
	switch canvas := p.env.Window.Canvas(); {
	case p.isWide():
		canvas.Unfocus()
	case p.model.Calendar:
		canvas.Focus(p.calendar.grid)
	default:
		canvas.Focus(p.table)
	}
}

// opened is what the page reads before its first list.
type opened struct {
	view casework.View
	kept kept
}

func (p *Page) prepare(r shell.Route) {
	task.Run(p.scope.Latest("prepare"), func(ctx context.Context) (o opened, err error) {
		if o.view, err = casework.Load(ctx, p.env.Office, p.env.Words); err != nil {
			return o, err
		}
		_, err = p.env.Office.Desk.Preference(ctx, prefPage, &o.kept)
		return o, err
	}, func(o opened, err error) {
		if err != nil {
			p.env.Fail(err)
			return
		}
		p.begin(o, r)
	})
}

// begin shows what was remembered, or what the route asks for.
func (p *Page) begin(o opened, r shell.Route) {
	if o.kept.State.Chip != "" {
		p.model.state = o.kept.State
	}
	p.setView(o.view)
	if len(o.kept.Layout) > 0 {
		p.table.SetLayout(o.kept.Layout)
	}
	if o.kept.Card > 0 {
		p.split.SetWidth(o.kept.Card)
	}
	p.ready = true
	p.Show(r)
	p.Focus()
}

// setView takes new names or a new day.
func (p *Page) setView(v casework.View) {
	p.view = v
	p.model.today = v.Today
	layout := p.table.Layout()
	p.table.SetColumns(columns(v)...)
	if p.ready {
		p.table.SetLayout(layout)
	}
	p.bar.setOptions()
	p.calendar.setView()
}

// Show implements shell.Shower: another list or card on the same page.
func (p *Page) Show(r shell.Route) bool {
	if !p.ready {
		p.prepare(r)
		return true
	}
	if r.Meetings != nil {
		p.model.open(*r.Meetings, r.Title)
	}
	p.model.search(r.Words)
	p.arrange()
	p.load()
	p.guest = r.ID != 0
	if r.ID != 0 {
		p.widen(r.ID)
	} else {
		p.narrow()
	}
	return true
}

// arrange puts the table or the calendar on show.
func (p *Page) arrange() {
	if p.model.Calendar {
		p.main.Objects = []fyne.CanvasObject{p.calendar.grid}
		p.split.SetSide(p.calendar.side)
	} else {
		p.main.Objects = []fyne.CanvasObject{p.table}
		p.split.SetSide(p.side.root)
	}
	p.main.Refresh()
}

// turn shows the calendar in place of the table, or the other way round.
func (p *Page) turn(calendar bool) {
	if p.model.Calendar == calendar {
		return
	}
	p.model.Calendar = calendar
	p.keep()
	p.narrow()
	p.arrange()
	p.load()
	p.Focus()
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

// Create implements shell.Creator: the form of a new meeting, in the calendar on
// the day with the cursor.
func (p *Page) Create() {
	r := shell.Route{Place: shell.Minute}
	if p.model.Calendar && !p.isWide() {
		r.Date = casework.Date(p.calendar.grid.Day())
	}
	p.env.Go(r)
}

// changed is called by whoever committed something.
func (p *Page) changed(c app.Changed) {
	task.Deliver(p.scope, func() {
		switch {
		case !p.ready:
		case casework.Stale(c):
			task.After(p.scope, "view", task.Debounce, p.reloadView)
		case c.Kind == app.EntityMeeting || c.Kind == app.EntityDecision:
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
		p.openPeriod()
	case fyne.KeyF3:
		p.turn(!p.model.Calendar)
	case fyne.KeyF4:
		p.edit(p.at())
	case fyne.KeyF5:
		p.reloadView()
	case fyne.KeyF6:
		p.withCase(p.at(), p.step)
	case fyne.KeyF7:
		p.withCase(p.at(), p.next)
	case fyne.KeyF8:
		p.withCase(p.at(), p.chooseDecision)
	case fyne.KeyF9:
		p.withCase(p.at(), p.printMinutes)
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

func (p *Page) isWide() bool { return p.root.Objects[0] != p.split }

// card is the one on show.
func (p *Page) card() *card {
	if p.isWide() {
		return p.broad
	}
	return p.side
}

// openCard shows a meeting over the whole page.
func (p *Page) openCard(id int64) {
	if !p.isWide() {
		p.guest = false
	}
	p.widen(id)
}

func (p *Page) widen(id int64) {
	p.root.Objects = []fyne.CanvasObject{p.broad.root}
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
	p.root.Objects = []fyne.CanvasObject{p.split}
	p.root.Refresh()
	p.Focus()
}

func (p *Page) drop(paths []string) { attached.Attach(p.env, p.scope, files(p.at()), paths) }

// files is the card of a meeting as attachments know it.
func files(id int64) attached.To { return attached.To{Entity: app.EntityMeeting, ID: id} }

// keep remembers what is shown, a moment after it stopped changing.
func (p *Page) keep() {
	p.dirty = true
	task.After(p.scope, "keep", task.Debounce, func() { p.remember(p.scope) })
}

func (p *Page) remember(scope *task.Scope) {
	p.dirty = false
	k := kept{State: p.model.lasting(), Layout: p.table.Layout(), Card: p.split.Width()}
	task.Do(scope, func(ctx context.Context) error {
		return p.env.Office.Desk.SetPreference(ctx, prefPage, k)
	}, p.env.Fail)
}

func (p *Page) today() civil.Date { return p.view.Today }
