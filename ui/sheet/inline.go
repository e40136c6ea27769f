package sheet

import (
	"fmt"
	"unicode"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/money"
	"kairyluu/app/xlsx"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/theme"
	"kairyluu/ui/typed"
	"kairyluu/ui/widgets"
)

// inline edits one row after another in the grid itself: F2, Enter or typing
// begins, Enter and the arrows go on, Esc leaves. What is typed stays in its row.
type inline struct {
	page  *Page
	strip *widgets.Strip

	percent *widgets.Entry
	sum     *widgets.Number[money.Sum]
	date    *widgets.DateField
	number  *widgets.Entry
	note    *widgets.Entry
	said    *widgets.Text

	row app.SheetRow
}

func newInline(p *Page) *inline {
	t := p.env.T
	e := &inline{page: p, percent: widgets.NewEntry(), sum: fieldset.NewMoney(), number: widgets.NewEntry(), note: widgets.NewEntry()}
	e.date = widgets.NewDateField(p.view.DateWords(), p.env.Now)
	e.said = widgets.NewText("", widgets.TextStyle{NoWrap: true})
	for key, entry := range map[string]*widgets.Entry{
		"percent": e.percent, "sum": &e.sum.Entry, "date": &e.date.Entry, "number": e.number, "note": e.note,
	} {
		entry.SetPlaceHolder(t("sheet.column." + key))
	}
	for _, entry := range []*widgets.Entry{e.percent, &e.sum.Entry, &e.date.Entry, e.number, e.note} {
		entry.OnEnter = func() { e.step(1) }
	}
	for _, entry := range []*widgets.Entry{e.percent, &e.sum.Entry, e.number, e.note} { // ↓ opens the month of a date
		entry.OnKey = e.arrows
	}
	fields := widgets.NewGrid(
		widgets.Cell{Width: 64, Object: e.percent}, widgets.Cell{Width: 130, Object: e.sum}, widgets.Cell{Width: 132, Object: e.date},
		widgets.Cell{Width: 130, Object: e.number}, widgets.Cell{Width: 200, Grow: 1, Object: e.note})
	e.strip = widgets.NewStrip(p.table, widgets.NewStack(4, fields, e.said))
	return e
}

func (e *inline) isOpen() bool { return e.strip.IsOpen() }

// begin edits the row with the cursor. A letter that was typed on the grid goes
// where it belongs: a digit is the per cent or the sum, anything else the note.
func (e *inline) begin(letter rune) {
	p := e.page
	row, ok := p.table.Current()
	if e.isOpen() || !ok || p.busy {
		return
	}
	e.edit(row)
	switch {
	case letter == 0:
	case unicode.IsDigit(letter):
		p.env.Window.Canvas().Focused().TypedRune(letter)
	default:
		p.env.Window.Canvas().Focus(e.note)
		e.note.TypedRune(letter)
	}
}

// edit opens the strip on a row, with the focus on what it asks for first.
func (e *inline) edit(row app.SheetRow) {
	p := e.page
	e.row = row
	cells := p.entry(row).Cells
	if isStep(row.Key) && cells.Percent == "" {
		cells.Percent = fmt.Sprint(row.Percent)
	}
	e.percent.SetText(cells.Percent)
	e.sum.SetTyped(cells.Sum)
	e.date.SetText(cells.Date)
	e.number.SetText(cells.Number)
	e.note.SetText(cells.Note)
	e.open(isStep(row.Key))
	e.tell(p.said[row.Key])
	i, _ := source{p.shown, p}.IndexOf(p.id(row))
	e.strip.Open(i)
	first := fyne.Focusable(e.sum)
	if isStep(row.Key) {
		first = e.percent
	}
	p.env.Window.Canvas().Focus(first)
}

// open lets one type into what the row has.
func (e *inline) open(step bool) {
	for entry, on := range map[fyne.Disableable]bool{e.percent: step, e.sum: !step, e.number: !step} {
		if on {
			entry.Enable()
		} else {
			entry.Disable()
		}
	}
}

func (e *inline) tell(n note) {
	text, color := n.text, theme.ColorSoon
	switch {
	case n.wrong:
		color = theme.ColorLate
	case text == "":
		text, color = e.page.env.T("sheet.keys"), theme.ColorMuted
	}
	e.said.SetStyle(widgets.TextStyle{Color: color, NoWrap: true})
	e.said.SetText(text)
}

// put writes what is typed into a form.
func (e *inline) put(f *Form) {
	entry := e.page.entry(e.row)
	entry.Cells = xlsx.FillInCells{
		Percent: e.percent.Text, Sum: e.sum.Text, Date: fieldset.DateText(e.date), Number: e.number.Text, Note: e.note.Text,
	}
	if !isStep(e.row.Key) {
		entry.Cells.Percent = ""
	}
	f.Put(e.row.Key, entry)
}

// take keeps what is typed in its row and says what is wrong with it.
func (e *inline) take() {
	if e.isOpen() {
		e.put(&e.page.session.Form)
		e.page.judge(e.row.Key)
	}
}

// judge says what of a row cannot be read.
func (p *Page) judge(key string) {
	delete(p.said, key)
	entry, there := p.session.Form.Typed[key]
	if !there {
		return
	}
	r := typed.Reader{Today: p.today()}
	entry.Read(&r, key)
	if len(r.Faults.Errors) > 0 {
		p.said[key] = note{p.env.Words.Field(r.Faults.Errors[0]), true}
	}
}

// step keeps the row and goes to the next, or to the one before. A row that cannot
// be read keeps the focus once, so that it is seen.
func (e *inline) step(by int) {
	p := e.page
	told := e.said.Text()
	e.take()
	if n := p.said[e.row.Key]; n.wrong && n.text != told {
		e.tell(n)
		p.table.Refresh()
		e.strip.Follow()
		return
	}
	i, ok := source{p.shown, p}.IndexOf(p.id(e.row))
	if next := i + by; ok && next >= 0 && next < len(p.shown) {
		p.table.SelectIndex(next)
		e.edit(p.shown[next])
		p.bar.paint()
		return
	}
	e.leave()
}

// leave keeps what is typed and gives the grid the keys again.
func (e *inline) leave() {
	e.take()
	e.close()
	e.page.bar.paint()
	e.page.Focus()
}

func (e *inline) close() {
	e.strip.Close()
	e.page.table.Refresh()
}

// renew keeps the strip at its row when the rows were brought anew.
func (e *inline) renew() {
	if !e.isOpen() {
		return
	}
	i, there := source{e.page.shown, e.page}.IndexOf(e.page.id(e.row))
	if !there {
		e.strip.Close()
		e.page.Focus()
		return
	}
	e.strip.Open(i)
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
