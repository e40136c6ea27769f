package project

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"kairyluu/app/money"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/parts"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// budget are the lines of the budget on show: what is bought, and under each line
// who pays it.
type budget struct {
	c        *controls
	root     *widgets.Card
	lines    *fyne.Container
	rows     []*lineRow
	last     *lineRow // the one that had the focus last: a source is added there
	reason   *widgets.Field
	versions *widgets.Link
}

// lineRow is a line of the budget.
type lineRow struct {
	uid string

	root     fyne.CanvasObject
	place    *widgets.Text
	title    *widgets.Entry
	quantity *widgets.Number[money.Quantity]
	unit     *widgets.Entry
	price    *widgets.Number[money.Sum]
	sum      *widgets.Text
	parts    *parts.Editor
	spot     *fieldset.Spot
}

const (
	placeWidth    = 26
	quantityWidth = 84
	unitWidth     = 84
	priceWidth    = 112
)

func newBudget(c *controls) *budget { return &budget{c: c, lines: widgets.NewStack(gap)} }

func (b *budget) card() fyne.CanvasObject {
	t := b.c.p.env.T
	b.c.entry("reason", func(f *Form) *string { return &f.Budget.Reason })
	b.reason = b.c.set.Field("reason")
	b.reason.Hide()
	add := widgets.NewButton(t("project.line.add"), b.add)
	add.SetKeyHint("F7")
	split := widgets.NewButton(t("project.line.split"), b.split)
	split.SetKeyHint("F8")
	b.versions = widgets.NewLink("", b.c.p.showVersions)
	b.versions.Hide()
	b.root = widgets.NewCard(t("project.section.budget"), widgets.NewStack(gap,
		b.titles(), b.lines, widgets.NewRow(10, add, split), b.reason))
	b.root.SetCorner(b.versions)
	return b.root
}

// open goes to the first line, with as much of the budget in sight as fits.
func (b *budget) open() {
	b.c.scroll.Reveal(b.root)
	b.c.focus(b.rows[0].title)
}

// titles stand over the lines.
func (b *budget) titles() fyne.CanvasObject {
	caption := func(key string, align fyne.TextAlign) *widgets.Text {
		text := widgets.NewCaption(b.c.p.env.T("project.line." + key))
		text.SetStyle(widgets.TextStyle{Color: theme.ColorMuted, Size: captionSize, NoWrap: true, Align: align})
		return text
	}
	return lineGrid(caption("no", fyne.TextAlignLeading), caption("title", fyne.TextAlignLeading),
		caption("quantity", fyne.TextAlignTrailing), caption("unit", fyne.TextAlignLeading),
		caption("price", fyne.TextAlignTrailing), caption("sum", fyne.TextAlignTrailing), widgets.NewRow(0))
}

// lineGrid places the cells of a line and of their titles alike.
func lineGrid(place, title, quantity, unit, price, sum, off fyne.CanvasObject) *fyne.Container {
	return widgets.NewGrid(
		widgets.Cell{Width: placeWidth, Object: place}, widgets.Cell{Width: 200, Grow: 1, Object: title},
		widgets.Cell{Width: quantityWidth, Object: quantity}, widgets.Cell{Width: unitWidth, Object: unit},
		widgets.Cell{Width: priceWidth, Object: price}, widgets.Cell{Width: parts.SumWidth, Object: sum},
		widgets.Cell{Width: parts.OffWidth, Object: off})
}

func (b *budget) show(f Budget) {
	b.rows, b.last, b.lines.Objects = nil, nil, nil
	for _, l := range f.Lines {
		b.insert(l)
	}
	b.number()
}

func (b *budget) read() []Line {
	list := make([]Line, len(b.rows))
	for i, r := range b.rows {
		list[i] = r.read()
	}
	return list
}

// add begins a line with the sources of the one before and goes to it.
func (b *budget) add() {
	next := NewLine()
	if n := len(b.rows); n > 0 {
		next = b.rows[n-1].read().After()
	}
	r := b.insert(next)
	b.number()
	b.c.grown()
	b.c.set.Changed()
	b.c.focus(r.title)
	b.c.scroll.Reveal(r.root)
}

// split adds a source to the line that had the focus last; it takes the rest.
func (b *budget) split() {
	if len(b.rows) == 0 {
		return
	}
	r := b.last
	if r == nil {
		r = b.rows[len(b.rows)-1]
	}
	r.parts.Add()
}

func (b *budget) remove(r *lineRow) {
	b.rows = slices.DeleteFunc(b.rows, func(x *lineRow) bool { return x == r })
	b.lines.Remove(r.root)
	b.last = nil
	if len(b.rows) == 0 {
		b.insert(NewLine())
	}
	b.number()
	b.c.grown()
	b.c.set.Changed()
}

func (b *budget) insert(l Line) *lineRow {
	c := b.c
	r := &lineRow{
		uid: l.UID, place: widgets.NewText("", widgets.TextStyle{Color: theme.ColorMuted, NoWrap: true}), title: c.bare(""),
		quantity: fieldset.NewQuantity(), unit: c.bare(""), price: fieldset.NewMoney(),
		sum: widgets.NewText("", widgets.TextStyle{NoWrap: true, Align: fyne.TextAlignTrailing}),
	}
	r.quantity.OnChanged = func(string) { c.set.Changed() }
	r.price.OnChanged = func(string) { c.set.Changed() }
	r.quantity.SetPlaceHolder("1")
	r.spot = fieldset.NewSpot(0, map[string]fieldset.Marked{"title": r.title, "quantity": &r.quantity.Entry, "price": &r.price.Entry}, r.title)
	r.parts = parts.NewEditor(c.p.env, c.p.view.View, parts.Options{Set: c.set, Spot: r.spot, Forms: true, Grown: c.grown})
	stand := func() { b.last = r }
	for _, e := range []*widgets.Entry{r.title, &r.quantity.Entry, r.unit, &r.price.Entry} {
		e.OnFocus = stand
	}
	r.parts.OnFocus = stand
	c.set.Fill(func() { r.fill(l) })
	off := widgets.NewInset(widgets.NewLink("✕", func() { b.remove(r) }), 6, 0, 0, 0)
	r.root = widgets.NewStack(3,
		lineGrid(widgets.NewInset(r.place, 6, 0, 0, 0), r.title, r.quantity, r.unit, r.price, widgets.NewInset(r.sum, 6, 0, 0, 0), off),
		widgets.NewInset(r.parts.Root, 0, 0, 0, placeWidth+4), widgets.NewInset(r.spot.Root, 0, 0, 0, placeWidth+4))
	b.rows = append(b.rows, r)
	b.lines.Add(r.root)
	return r
}

func (r *lineRow) fill(l Line) {
	r.title.SetText(l.Title)
	r.quantity.SetTyped(l.Quantity)
	r.unit.SetText(l.Unit)
	r.price.SetTyped(l.Price)
	r.parts.Show(l.Parts)
}

func (r *lineRow) read() Line {
	return Line{
		UID: r.uid, Title: r.title.Text, Quantity: strings.TrimSpace(r.quantity.Text), Unit: r.unit.Text,
		Price: strings.TrimSpace(r.price.Text), Parts: r.parts.Read(),
	}
}

// number tells each line its place.
func (b *budget) number() {
	for i, r := range b.rows {
		r.place.SetText(strconv.Itoa(i + 1))
	}
	b.lines.Refresh()
}

// tell writes what each line and each part comes to.
func (b *budget) tell(r Reckoned) {
	for i, row := range b.rows {
		if i >= len(r.Sums) {
			return
		}
		sum := ""
		if r.Sums[i] != 0 {
			sum = r.Sums[i].Format()
		}
		if row.sum.Text() != sum {
			row.sum.SetText(sum)
		}
		row.parts.Tell(r.Sums[i], r.Parts[i])
	}
}

// revise asks for a reason once the budget is another than the one in force.
func (b *budget) revise(changed bool) {
	if b.reason.Visible() == changed {
		return
	}
	b.reason.Hidden = !changed
	b.c.grown()
}
