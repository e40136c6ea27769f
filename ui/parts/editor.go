package parts

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/money"
	"kairyluu/ui/casework"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/shell"
	"kairyluu/ui/widgets"
)

// Widths of the fields of a line; a grid of other lines may stand on the same ones.
const (
	SumWidth   = 118
	ShareWidth = 76
	OffWidth   = 20
)

const (
	formWidth = 124
	gap       = 4
)

// Editor is the lines of the parts of one sum: source, form, and a sum or a per
// cent. What the others come to stands in the empty fields while one types.
type Editor struct {
	Root    *fyne.Container
	OnFocus func() // one of the fields has the focus; may be nil

	env   *shell.Env
	view  casework.View
	set   *fieldset.Set
	spot  *fieldset.Spot
	forms bool
	grown func()
	lines *fyne.Container
	rows  []*row
}

type row struct {
	root   *fyne.Container
	source *widgets.Picker
	form   *widgets.Choice
	sum    *widgets.Number[money.Sum]
	share  *widgets.Number[money.Fraction]
}

// Options of an Editor.
type Options struct {
	Set   *fieldset.Set  // the form that it is part of
	Spot  *fieldset.Spot // where it is told what is wrong; its keys are parts.N.sum
	Forms bool           // each part has a form of its own
	Grown func()         // the lines have become more or fewer
}

// NewEditor returns an editor without lines.
func NewEditor(env *shell.Env, v casework.View, o Options) *Editor {
	e := &Editor{env: env, view: v, set: o.Set, spot: o.Spot, forms: o.Forms, grown: o.Grown, lines: widgets.NewStack(gap)}
	e.Root = e.lines
	return e
}

// Show fills the lines, at least one.
func (e *Editor) Show(list []Part) {
	e.rows, e.lines.Objects = nil, nil
	if len(list) == 0 {
		list = []Part{{}}
	}
	for _, p := range list {
		e.insert(p)
	}
	e.name()
}

// Read is what stands in the lines.
func (e *Editor) Read() []Part {
	list := make([]Part, len(e.rows))
	for i, r := range e.rows {
		source, _ := r.source.Selected()
		list[i] = Part{Source: source.ID(), Sum: r.sum.Text, Share: r.share.Text}
		if r.form != nil {
			list[i].Form = app.Form(r.form.Selected())
		}
	}
	return list
}

// Add begins a further part, which takes the rest, and goes to it.
func (e *Editor) Add() {
	var p Part
	if n := len(e.rows); n > 0 {
		p.Form = e.Read()[n-1].Form
	}
	r := e.insert(p)
	e.name()
	e.grown()
	e.set.Changed()
	e.env.Window.Canvas().Focus(r.source)
}

// Focus goes to the first line.
func (e *Editor) Focus() {
	if len(e.rows) > 0 {
		e.env.Window.Canvas().Focus(e.rows[0].source)
	}
}

// Tell puts what the parts come to into the fields that were left empty.
func (e *Editor) Tell(total money.Sum, sums []money.Sum) {
	for i, r := range e.rows {
		if i >= len(sums) {
			return
		}
		sum, share := e.env.T("division.sum"), "%"
		if sums[i] != 0 {
			sum, share = sums[i].Format(), money.Part(sums[i], total).Tenths().Format()+" %"
		}
		place(&r.sum.Entry, sum)
		place(&r.share.Entry, share)
	}
}

func place(e *widgets.Entry, text string) {
	if e.PlaceHolder != text {
		e.SetPlaceHolder(text)
	}
}

func (e *Editor) insert(p Part) *row {
	t := e.env.T
	r := &row{source: widgets.NewPicker(casework.Fold), sum: fieldset.NewMoney(), share: fieldset.NewPercent()}
	r.source.SetPlaceHolder(t("division.source"))
	r.source.SetOptions(e.view.Options(app.FundSources, p.Source))
	r.source.NothingText = t("fieldset.nothing_fits")
	r.source.OnPicked = func(widgets.Option, bool) { e.set.Changed() }
	r.sum.OnChanged = func(string) { r.typed(&r.share.Entry, r.share.SetTyped, e.set) }
	r.share.OnChanged = func(string) { r.typed(&r.sum.Entry, r.sum.SetTyped, e.set) }
	for _, entry := range []*widgets.Entry{&r.source.Entry, &r.sum.Entry, &r.share.Entry} {
		entry.OnFocus = e.stand
	}
	cells := []widgets.Cell{{Width: 150, Grow: 1, Object: r.source}}
	if e.forms {
		r.form = widgets.NewChoice(casework.Values(e.view, "form", app.Forms...)...)
		r.form.OnChanged = func(string) { e.set.Changed() }
		cells = append(cells, widgets.Cell{Width: formWidth, Object: r.form})
	}
	off := widgets.NewInset(widgets.NewLink("✕", func() { e.remove(r) }), 6, 0, 0, 0)
	cells = append(cells,
		widgets.Cell{Width: ShareWidth, Object: r.share}, widgets.Cell{Width: SumWidth, Object: r.sum},
		widgets.Cell{Width: OffWidth, Object: off})
	e.set.Fill(func() { r.fill(p) })
	r.root = widgets.NewGrid(cells...)
	e.rows = append(e.rows, r)
	e.lines.Add(r.root)
	return r
}

func (e *Editor) stand() {
	if e.OnFocus != nil {
		e.OnFocus()
	}
}

// typed takes back the other of the two ways to say how much.
func (r *row) typed(other *widgets.Entry, clear func(string), set *fieldset.Set) {
	if other.Text != "" {
		clear("")
	}
	set.Changed()
}

func (r *row) fill(p Part) {
	r.source.SetSelected(strconv.FormatInt(p.Source, 10))
	if r.form != nil {
		form := p.Form
		if form == "" {
			form = app.Cash
		}
		r.form.SetSelected(string(form))
	}
	r.sum.SetTyped(p.Sum)
	r.share.SetTyped(p.Share)
}

func (e *Editor) remove(r *row) {
	if len(e.rows) == 1 {
		e.set.Fill(func() { r.fill(Part{}) })
	} else {
		e.rows = slices.DeleteFunc(e.rows, func(x *row) bool { return x == r })
		e.lines.Remove(r.root)
	}
	e.name()
	e.grown()
	e.set.Changed()
	e.Focus()
}

// name gives the fields the keys by which it is told what is wrong with them.
func (e *Editor) name() {
	for i, r := range e.rows {
		prefix := "parts." + strconv.Itoa(i) + "."
		e.spot.Put(prefix+"source", &r.source.Entry)
		e.spot.Put(prefix+"sum", &r.sum.Entry)
		e.spot.Put(prefix+"share", &r.share.Entry)
	}
}
