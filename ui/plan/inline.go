package plan

import (
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kairyluu/app"
	"kairyluu/ui/casework"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// inline edits per cent, date and note of one row after another in the table
// itself: F2 or typing begins, Enter saves and goes on, Esc leaves.
type inline struct {
	page *Page
	root *fyne.Container // the table with the strip over it

	panel   *fyne.Container
	percent *widgets.Entry
	due     *widgets.DateField
	note    *widgets.Entry
	said    *widgets.Text

	open   bool
	row    app.DecisionRow // as the store last told it
	base   typed           // what the strip began with
	busy   bool
	wanted int // row that is still being loaded, -1 for none
	saved  map[int64]app.PlanResult
}

func newInline(p *Page) *inline {
	e := &inline{page: p, wanted: -1, saved: map[int64]app.PlanResult{}}
	e.percent, e.note = widgets.NewEntry(), widgets.NewEntry()
	e.percent.SetPlaceHolder(p.Env.T("plan.inline.percent"))
	e.note.SetPlaceHolder(p.Env.T("plan.inline.note"))
	e.due = widgets.NewDateField(p.view.DateWords(), p.Env.Now)
	e.due.SetPlaceHolder(p.Env.T("plan.inline.due"))
	for _, entry := range []*widgets.Entry{e.percent, &e.due.Entry, e.note} {
		entry.OnEnter = func() { e.step(1) }
	}
	e.percent.OnKey, e.note.OnKey = e.arrows, e.arrows
	e.said = widgets.NewText("", widgets.TextStyle{NoWrap: true})
	fields := widgets.NewGrid(
		widgets.Cell{Width: 64, Object: e.percent},
		widgets.Cell{Width: 132, Object: e.due},
		widgets.Cell{Width: 200, Grow: 1, Object: e.note},
	)
	content := widgets.NewInset(widgets.NewStack(4, fields, e.said), 7, 10, 6, 10)
	e.panel = container.NewStack(widgets.NewGround(content, theme.ColorInfoBack, widgets.BottomEdge))
	e.panel.Hide()
	return e
}

// over lays the strip over a table.
func (e *inline) over(table fyne.CanvasObject) fyne.CanvasObject {
	e.root = container.NewStack(table, container.NewWithoutLayout(e.panel))
	return e.root
}

func (e *inline) isOpen() bool { return e.open }

// begin edits the row with the cursor. A letter that was typed on the table goes
// where it belongs: a digit is the per cent, anything else the note.
func (e *inline) begin(letter rune) {
	p := e.page
	row, ok := p.Table.Current()
	if e.open || !p.Ready() || p.IsWide() || p.model.look != lookTable || !ok {
		return
	}
	row = newest(row, e.saved)
	if row.State.Finished() {
		p.Env.Status(p.Env.T("plan.inline.finished", "number", number(row.ID)))
		return
	}
	e.edit(row)
	switch {
	case letter == 0:
	case unicode.IsDigit(letter):
		e.percent.TypedRune(letter)
	default:
		p.Env.Window.Canvas().Focus(e.note)
		e.note.TypedRune(letter)
	}
}

// edit opens the strip on a row, with the focus on the per cent.
func (e *inline) edit(row app.DecisionRow) {
	e.open, e.wanted = true, -1
	e.fill(row)
	e.hint()
	e.panel.Show()
	e.follow()
	e.page.Env.Window.Canvas().Focus(e.percent)
}

func (e *inline) fill(row app.DecisionRow) {
	e.row, e.base = row, typedOf(row)
	e.percent.SetText(e.base.percent)
	e.due.SetDay(casework.Day(e.base.due))
	e.note.SetText("")
	e.mark()
}

func (e *inline) typed() typed {
	due, ok := fieldset.DateOf(e.due)
	return typed{percent: e.percent.Text, due: due, dueOK: ok, note: e.note.Text}
}

// hint says the keys, or that the one who answers has left.
func (e *inline) hint() {
	p := e.page
	if p.view.gone(e.row.ResponsibleID) {
		e.tell(p.Env.T("plan.inline.gone", "name", p.view.Name(e.row.ResponsibleID)), theme.ColorSoon)
		return
	}
	e.tell(p.Env.T("plan.inline.keys"), theme.ColorMuted)
}

func (e *inline) tell(sentence string, color fyne.ThemeColorName) {
	e.said.SetStyle(widgets.TextStyle{Color: color, NoWrap: true})
	e.said.SetText(sentence)
}

// mark shows which cells are wrong.
func (e *inline) mark(fields ...string) {
	wrong := map[string]bool{}
	for _, f := range fields {
		wrong[f] = true
	}
	e.percent.SetError(wrong["percent"])
	e.due.SetError(wrong["due"])
	e.note.SetError(wrong["text"])
}

// follow keeps the strip under its row, or over it where the table ends.
func (e *inline) follow() {
	p := e.page
	if !e.open || p.Feed.List() == nil {
		return
	}
	i, ok := p.Feed.List().IndexOf(e.row.ID)
	top, height, shown := p.Table.RowPlace(i)
	e.panel.Hidden = !ok || !shown
	const air = 6
	width := p.Table.Size().Width - 2*air
	tall := e.panel.MinSize().Height
	y := top + height
	if y+tall > p.Table.Size().Height {
		y = top - tall
	}
	e.panel.Resize(fyne.NewSize(width, tall))
	e.panel.Move(fyne.NewPos(air, y))
	e.panel.Refresh()
}

// renew takes what a reload brought: the row as it is now, unless something is
// typed already, which then is a conflict when it is saved.
func (e *inline) renew() {
	p := e.page
	if e.wanted >= 0 {
		if row, ok := p.Feed.List().Row(e.wanted); ok {
			p.Table.SelectIndex(e.wanted)
			e.edit(newest(row, e.saved))
		}
		return
	}
	if !e.open || e.busy {
		return
	}
	i, ok := p.Feed.List().IndexOf(e.row.ID)
	if !ok {
		e.close()
		p.Focus()
		return
	}
	if row, here := p.Feed.List().Row(i); here && row.Version > e.row.Version && e.typed() == e.base {
		e.fill(row)
		e.hint()
	}
	e.follow()
}

// close leaves the row as it is.
func (e *inline) close() {
	e.open, e.wanted, e.busy = false, -1, false
	e.panel.Hide()
}

func (e *inline) arrows(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyDown:
		e.step(1)
	case fyne.KeyUp:
		e.step(-1)
	default:
		return false
	}
	return true
}
