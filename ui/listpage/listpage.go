// Package listpage is what the pages of lists share: chips and pickers over a
// table of any length, the card of the row with the cursor beside it or over the
// whole page, and what is remembered of all that until the next start.
//
// A page states in a Spec what is its own, and builds the rest from these parts:
//
//	Model  what is shown, without a window: a chip, what pickers add, words of a search
//	Bar    the toolbar over the table
//	Feed   the rows of the table, asked for as they are looked at
//	Card   one of them, read and kept up to date
//	Board  the same list as cards in columns
//	Stage  the list with its card beside it, or one card wide
//	Page   all of these joined; a page of the window embeds it
package listpage

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/casework"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

// pause is how long the cursor rests on a row before its card is read.
const pause = 60 * time.Millisecond

// Spec states what one page of a list has of its own. Every function is called
// on the window's thread; those with a context away from it.
type Spec[Row, Filter any] struct {
	Name  string                  // what the page's preference is called
	Shown string                  // the sentence that says {what} is filtered and how many {n} there are
	Empty string                  // the sentences of an empty list, followed by .words, .filter, .office or .chip
	Watch []string                // entities whose change makes the list anew
	Key   func(Row) int64         // tells rows apart for ever
	Chips []Chip                  // in the order of the toolbar
	Chip  func(Chip) widgets.Chip // text, sign and colour of a chip

	Columns func(casework.View) []widgets.Column[Row]
	SortOf  func(column string) string            // the order that a header asks for, "" for none; nil: no header does
	Order   func() (sort string, descending bool) // the order on show; nil with SortOf

	Ask      func() Question[Row]   // the list as it is narrowed and sorted now
	Counts   func() map[Chip]Filter // what each chip would show; one that is left out has no number
	Count    func(ctx context.Context, f Filter) (int, error)
	Describe func() []string // what holds rows back, in words

	// The rest may be nil.

	Prepare func(ctx context.Context) (then func(), err error) // reads what else the first list needs
	OnView  func()                                             // other names or another day have come
	Take    func(r shell.Route)                                // follows a route to another list
	Turn    func()                                             // another list or a wide card is about to be shown
	Instead func() bool                                        // loads what stands in the table's place, true; false: the table does
	Focus   func() fyne.Focusable                              // where work on the list begins, when not in the table
	Keep    func(*State[Filter])                               // takes out what must not be remembered
}

// Page is a list with the card of its current row. The page of the window that
// embeds it calls Lay once its toolbar and cards are made, then Begin.
type Page[Row, Filter any] struct {
	*Stage
	View  casework.View
	Model *Model[Filter]
	Table *widgets.Table[Row]
	Bar   *Bar[Filter]
	Feed  *Feed[Row]

	spec  Spec[Row, Filter]
	ready bool   // the view and what was remembered have come
	dirty bool   // what is remembered has changed
	leave func() // unsubscribes from the bus
}

// New returns a page that shows what a model says.
func New[Row, Filter any](env *shell.Env, m *Model[Filter], spec Spec[Row, Filter]) *Page[Row, Filter] {
	p := &Page[Row, Filter]{
		Stage: newStage(env), Model: m, spec: spec,
		View: casework.View{Words: env.Words, Today: m.Today}, leave: func() {},
	}
	p.Table = widgets.NewTable(spec.Key, spec.Columns(p.View)...)
	p.Table.OnCurrent = func(r Row, ok bool) {
		if ok {
			p.Stand(spec.Key(r), true)
		} else {
			p.Stand(0, false)
		}
	}
	p.Table.OnOpen = func(r Row) { p.Open(spec.Key(r)) }
	p.Table.OnSort = p.sortBy
	p.Table.OnLayout = func([]widgets.ColumnLayout) { p.Remember() }
	p.Feed = newFeed(p.Stage, p.Table, spec.Key, spec.Ask)
	p.Feed.OnList = func(bool) { p.headers() }
	p.Bar = newBar(env, m, spec.Chips, spec.Chip)
	p.Bar.sentences(spec.Shown, spec.Empty, spec.Describe)
	p.Bar.OnPick, p.Bar.OnNarrow, p.Bar.OnClear = p.Pick, p.Narrow, p.Clear
	p.Feed.OnTotal = p.Bar.SetTotal
	p.turn, p.focus = spec.Turn, p.Focus
	return p
}

// Lay joins the page: main is the table, or what is laid over it and may take its
// place; side and broad are the card beside the list and that over the page.
func (p *Page[Row, Filter]) Lay(main fyne.CanvasObject, side, broad Viewer) {
	frame := widgets.NewFrame(p.Bar.Root, main, nil)
	p.Bar.resize = frame.Refresh
	p.lay(frame, side, broad)
	p.Split.OnResized = func(float32) { p.Remember() }
	p.Bar.Paint()
}

// Begin listens to what is committed and loads what the route asks for.
func (p *Page[Row, Filter]) Begin(r shell.Route) {
	p.leave = p.Env.Office.Bus.Subscribe(p.changed)
	p.prepare(r)
}

// Close implements shell.Page. What was to be remembered still is.
func (p *Page[Row, Filter]) Close() {
	p.leave()
	p.Scope.Close()
	if p.dirty {
		p.remember(p.Env.NewScope())
	}
}

// Ready tells whether the page knows its names and what was remembered.
func (p *Page[Row, Filter]) Ready() bool { return p.ready }

// Focus implements shell.Focuser.
func (p *Page[Row, Filter]) Focus() {
	canvas := p.Env.Window.Canvas()
	switch {
	case p.IsWide():
		canvas.Unfocus()
	case p.spec.Focus != nil:
		canvas.Focus(p.spec.Focus())
	default:
		canvas.Focus(p.Table)
	}
}

// Resume puts the keys back after a dialog: on the wide card what had the focus
// before keeps it, so that one goes on from there.
func (p *Page[Row, Filter]) Resume() {
	if !p.IsWide() || p.Env.Window.Canvas().Focused() == nil {
		p.Focus()
	}
}

// At is the row that keys work on: the wide card's, or that with the cursor,
// whose card may still be on its way. 0 is none.
func (p *Page[Row, Filter]) At() int64 {
	if p.IsWide() {
		return p.broad.At()
	}
	row, ok := p.Table.Current()
	if !ok {
		return 0
	}
	return p.spec.Key(row)
}

// Show implements shell.Shower: another list or card on the same page.
func (p *Page[Row, Filter]) Show(r shell.Route) bool {
	if !p.ready {
		p.prepare(r)
		return true
	}
	call(p.spec.Turn)
	if p.spec.Take != nil {
		p.spec.Take(r)
	}
	p.Model.Search(r.Words)
	p.Load()
	p.visit(r.ID)
	return true
}

// Search implements shell.Searcher.
func (p *Page[Row, Filter]) Search(words string) {
	if !p.ready || words == p.Model.Words {
		return
	}
	call(p.spec.Turn)
	p.Model.Search(words)
	p.Back()
	p.Load()
}

// Load shows what the model asks for, from its beginning.
func (p *Page[Row, Filter]) Load() {
	p.Bar.Paint()
	if p.spec.Instead == nil || !p.spec.Instead() {
		p.Feed.Load()
	}
	p.countChips()
}

// Reload brings the same anew around what is on show. The rows on show stay until
// the new ones have come; cursor and selection stay with theirs.
func (p *Page[Row, Filter]) Reload() {
	if p.spec.Instead == nil || !p.spec.Instead() {
		p.Feed.Reload()
	}
	p.countChips()
	p.Shown().Reload()
}

// Pick opens the list of a chip.
func (p *Page[Row, Filter]) Pick(c Chip) {
	call(p.spec.Turn)
	p.Model.Pick(c)
	p.Remember()
	p.Load()
}

// Narrow sets what pickers and filter forms add to a list.
func (p *Page[Row, Filter]) Narrow(more Filter) {
	call(p.spec.Turn)
	p.Model.Narrow(more)
	p.Remember()
	p.Load()
}

// Clear takes every filter but the chip off.
func (p *Page[Row, Filter]) Clear() {
	call(p.spec.Turn)
	p.Model.Clear()
	p.Env.Search("")
	p.Remember()
	p.Load()
}

// Escape leads one step back: from the wide card to the list, from a narrowed
// list to a whole one. false: there is none to take.
func (p *Page[Row, Filter]) Escape() bool {
	switch {
	case p.IsWide():
		return p.leaveWide()
	case p.Model.Narrows():
		p.Clear()
	default:
		return false
	}
	return true
}

// Stand reads the card of the row that the cursor came to.
func (p *Page[Row, Filter]) Stand(id int64, ok bool) {
	if !ok {
		p.Rest()
		p.side.Clear()
		return
	}
	task.After(p.Scope, "card", pause, func() { p.side.Show(id) })
}

// Rest lets the card be what it is, wherever the cursor has just gone: something
// else is about to take its place.
func (p *Page[Row, Filter]) Rest() { task.After(p.Scope, "card", pause, func() {}) }

// changed is called by whoever committed something.
func (p *Page[Row, Filter]) changed(c app.Changed) {
	task.Deliver(p.Scope, func() {
		switch {
		case !p.ready:
		case casework.Stale(c):
			task.After(p.Scope, "view", task.Debounce, p.Renew)
		case slices.Contains(p.spec.Watch, c.Kind):
			task.After(p.Scope, "reload", task.Debounce, p.Reload)
		}
	})
}

// countChips counts what each chip would show.
func (p *Page[Row, Filter]) countChips() {
	filters := p.spec.Counts()
	task.Run(p.Scope.Latest("chips"), func(ctx context.Context) (map[Chip]int, error) {
		counts := map[Chip]int{}
		for c, f := range filters {
			n, err := p.spec.Count(ctx, f)
			if err != nil {
				return nil, err
			}
			counts[c] = n
		}
		return counts, nil
	}, func(counts map[Chip]int, err error) {
		if err != nil {
			p.Env.Fail(err)
			return
		}
		p.Bar.setCounts(counts)
	})
}

func call(f func()) {
	if f != nil {
		f()
	}
}
