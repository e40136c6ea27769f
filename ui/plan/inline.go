package plan

import (
	"unicode"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/casework"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// inline edits per cent, date and note of one row after another in the table
// itself: F2 or typing begins, Enter saves and goes on, Esc leaves.
type inline struct {
	page  *Page
	strip *widgets.Strip

	percent *widgets.Entry
	due     *widgets.DateField
	note    *widgets.Entry
	said    *widgets.Text

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
	e.strip = widgets.NewStrip(p.Table, widgets.NewStack(4, fields, e.said))
	return e
}

// isOpen tells whether a row is edited, or on its way to be.
func (e *inline) isOpen() bool { return e.strip.IsOpen() || e.wanted >= 0 }

// begin edits the row with the cursor. A letter that was typed on the table goes
// where it belongs: a digit is the per cent, anything else the note.
func (e *inline) begin(letter rune) {
	p := e.page
	row, ok := p.Table.Current()
	if e.isOpen() || !p.Ready() || p.IsWide() || p.model.look != lookTable || !ok {
		return
	}
	row = newest(row, e.saved)
	if row.State.Finished() {
		p.Env.Hint(p.Env.T("plan.inline.finished", "number", number(row.ID)))
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
	e.wanted = -1
	e.fill(row)
	e.hint()
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

// follow keeps the strip at its row, wherever that stands now.
func (e *inline) follow() {
	if i, ok := e.page.Feed.List().IndexOf(e.row.ID); ok {
		e.strip.Open(i)
	}
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
	if !e.strip.IsOpen() || e.busy {
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
	e.wanted, e.busy = -1, false
	e.strip.Close()
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
