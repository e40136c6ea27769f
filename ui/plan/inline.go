package plan

import (
	"context"
	"errors"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kairyluu/app"
	"kairyluu/ui/casework"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/task"
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
	e.percent.SetPlaceHolder(p.env.T("plan.inline.percent"))
	e.note.SetPlaceHolder(p.env.T("plan.inline.note"))
	e.due = widgets.NewDateField(p.view.DateWords(), p.env.Now)
	e.due.SetPlaceHolder(p.env.T("plan.inline.due"))
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
	row, ok := p.table.Current()
	if e.open || !p.ready || p.isWide() || p.model.look != lookTable || !ok {
		return
	}
	row = newest(row, e.saved)
	if row.State.Finished() {
		p.env.Status(p.env.T("plan.inline.finished", "number", number(row.ID)))
		return
	}
	e.edit(row)
	switch {
	case letter == 0:
	case unicode.IsDigit(letter):
		e.percent.TypedRune(letter)
	default:
		p.env.Window.Canvas().Focus(e.note)
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
	e.page.env.Window.Canvas().Focus(e.percent)
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
		e.tell(p.env.T("plan.inline.gone", "name", p.view.Name(e.row.ResponsibleID)), theme.ColorSoon)
		return
	}
	e.tell(p.env.T("plan.inline.keys"), theme.ColorMuted)
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
	if !e.open || p.rows == nil {
		return
	}
	i, ok := p.rows.IndexOf(e.row.ID)
	top, height, shown := p.table.RowPlace(i)
	e.panel.Hidden = !ok || !shown
	const air = 6
	width := p.table.Size().Width - 2*air
	tall := e.panel.MinSize().Height
	y := top + height
	if y+tall > p.table.Size().Height {
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
		if row, ok := p.rows.Row(e.wanted); ok {
			p.table.SelectIndex(e.wanted)
			e.edit(newest(row, e.saved))
		}
		return
	}
	if !e.open || e.busy {
		return
	}
	i, ok := p.rows.IndexOf(e.row.ID)
	if !ok {
		e.close()
		p.Focus()
		return
	}
	if row, here := p.rows.Row(i); here && row.Version > e.row.Version && e.typed() == e.base {
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

// step saves what is typed and goes to the next row, or to the one before.
func (e *inline) step(by int) {
	if e.busy {
		return
	}
	edit, changed, faults := e.typed().edit(e.row)
	switch {
	case len(faults.Errors) > 0:
		e.refuse(faults.Errors)
	case !changed:
		e.goTo(e.neighbour(by))
	default:
		e.save(edit, e.neighbour(by))
	}
}

// neighbour is the next row that is not finished, by its key where it is known.
func (e *inline) neighbour(by int) place {
	rows := e.page.rows
	i, ok := rows.IndexOf(e.row.ID)
	if !ok {
		return place{index: -1}
	}
	for i += by; i >= 0 && i < rows.Len(); i += by {
		row, here := rows.Row(i)
		if !here {
			return place{index: i}
		}
		if !row.State.Finished() {
			return place{index: i, id: row.ID}
		}
	}
	return place{index: -1}
}

// place is where the strip goes next: a row, or a position that is not loaded;
// -1 is nowhere.
type place struct {
	index int
	id    int64
}

func (e *inline) save(edit app.PlanEdit, next place) {
	p := e.page
	e.busy = true
	task.Run(p.env.NewScope(), func(ctx context.Context) (app.PlanResult, error) {
		return p.env.Office.Decisions.Edit(ctx, []app.PlanEdit{edit})[0], nil
	}, func(r app.PlanResult, err error) {
		e.busy = false
		if err = errors.Join(err, r.Err); err != nil {
			e.failed(err)
			return
		}
		e.saved[r.ID] = r
		p.env.Status(p.env.T("plan.inline.saved", "number", number(r.ID), "percent", percent(r.Progress.Percent)))
		if e.open {
			e.goTo(next)
		}
	})
}

// goTo opens the strip on another row; behind the last one the table has the
// focus again.
func (e *inline) goTo(next place) {
	p := e.page
	if next.index < 0 {
		e.close()
		p.Focus()
		return
	}
	i := next.index
	if at, ok := p.rows.IndexOf(next.id); ok && next.id != 0 {
		i = at
	}
	p.table.SelectIndex(i)
	row, ok := p.rows.Row(i)
	if !ok {
		e.wanted = i
		e.panel.Hide()
		return
	}
	e.edit(newest(row, e.saved))
}

// failed tells beside the row why it was not saved.
func (e *inline) failed(err error) {
	p := e.page
	refusal, ok := errors.AsType[*app.Error](err)
	switch {
	case !ok:
		p.env.Fail(err)
	case refusal.Code == app.Conflict:
		e.meet()
	case len(refusal.Fields) > 0:
		e.refuse(refusal.Fields)
	default:
		sentence, _ := p.env.Words.Error(err)
		e.tell(sentence, theme.ColorLate)
		e.follow()
	}
}

func (e *inline) refuse(faults []app.FieldError) {
	fields := make([]string, len(faults))
	for i, f := range faults {
		fields[i] = f.Field
	}
	e.mark(fields...)
	e.tell(e.page.env.Words.Field(faults[0]), theme.ColorLate)
	switch faults[0].Field {
	case "percent":
		e.page.env.Window.Canvas().Focus(e.percent)
	case "due":
		e.page.env.Window.Canvas().Focus(e.due)
	default:
		e.page.env.Window.Canvas().Focus(e.note)
	}
	e.follow()
}

// merge takes a newer row: cells that were not touched show it, the rest stays.
func (e *inline) merge(row app.DecisionRow) {
	mine, theirs := e.typed(), typedOf(row)
	if mine.percent == e.base.percent {
		e.percent.SetText(theirs.percent)
	}
	if mine.dueOK && mine.due == e.base.due {
		e.due.SetDay(casework.Day(theirs.due))
	}
	e.row, e.base = row, theirs
}

// meet tells what another window made of the row meanwhile; saving again puts
// what is typed here over it.
func (e *inline) meet() {
	p, id := e.page, e.row.ID
	task.Run(p.scope.Latest("conflict"), func(ctx context.Context) ([]app.DecisionRow, error) {
		return p.env.Office.Decisions.Rows(ctx, app.DecisionQuery{Filter: app.DecisionFilter{ID: id}, Limit: 1})
	}, func(found []app.DecisionRow, err error) {
		switch {
		case err != nil:
			p.env.Fail(err)
		case len(found) == 0 || found[0].State.Finished():
			e.close()
			p.env.Status(p.env.T("plan.inline.finished", "number", number(id)))
			p.Focus()
		case e.open && e.row.ID == id:
			e.merge(found[0])
			e.tell(p.env.T("plan.inline.conflict", "percent", percent(e.row.Percent), "due", p.view.dueAlone(e.row.Progress)), theme.ColorSoon)
			e.follow()
		}
	})
}
