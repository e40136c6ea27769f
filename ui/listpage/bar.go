package listpage

import (
	"strings"

	"fyne.io/fyne/v2"

	"kairyluu/app/text"
	"kairyluu/ui/casework"
	"kairyluu/ui/shell"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// Bar is what stands over a table: chips with their numbers, pickers that are
// always at hand, and what is filtered.
type Bar[Filter any] struct {
	Root  *fyne.Container
	Chips *widgets.Chips

	OnPick   func(Chip)   // a chip was clicked
	OnNarrow func(Filter) // a picker added to what is shown, or took from it
	OnClear  func()       // the filters are to be taken off
	OnPaint  func()       // the model was painted: time to paint what the page has added

	env      *shell.Env
	model    *Model[Filter]
	chips    []Chip
	chip     func(Chip) widgets.Chip
	counts   map[Chip]int
	pickers  []picker[Filter]
	shown    *widgets.Text
	line     *fyne.Container
	total    int
	says     string
	empty    string
	describe func() []string
	resize   func() // lays out what the toolbar stands in
}

// picker is one of the pickers with the part of the filter that it sets.
type picker[Filter any] struct {
	*widgets.Picker
	part func(*Filter) *int64
}

func newBar[Filter any](env *shell.Env, m *Model[Filter], chips []Chip, chip func(Chip) widgets.Chip) *Bar[Filter] {
	b := &Bar[Filter]{env: env, model: m, chips: chips, chip: chip, OnPaint: func() {}, resize: func() {}}
	b.Chips = widgets.NewChips()
	b.Chips.OnChanged = func(ids []string) {
		if len(ids) > 0 {
			b.OnPick(Chip(ids[0]))
		}
	}
	b.shown = widgets.NewText("", widgets.TextStyle{Color: theme.ColorMuted, NoWrap: true})
	b.line = widgets.NewRow(12, b.shown, widgets.NewLink(env.T("list.clear"), func() { b.OnClear() }))
	b.line.Hide()
	b.Lay(nil)
	return b
}

func (b *Bar[Filter]) sentences(shown, empty string, describe func() []string) {
	b.says, b.empty, b.describe = shown, empty, describe
}

// Lay places the cells of the toolbar under its chips; beside stands at the right
// end of the chips.
func (b *Bar[Filter]) Lay(beside fyne.CanvasObject, cells ...widgets.Cell) {
	var head fyne.CanvasObject = b.Chips
	if beside != nil {
		head = widgets.NewSpread([]fyne.CanvasObject{b.Chips}, []fyne.CanvasObject{beside})
	}
	content := widgets.NewStack(8, head, widgets.NewGrid(cells...), b.line)
	b.Root = widgets.NewInset(content, 10, 12, 8, 12)
}

// Picker is a filter that is always at hand; it sets one part of what is added to
// a list.
func (b *Bar[Filter]) Picker(placeholder string, part func(*Filter) *int64) *widgets.Picker {
	p := widgets.NewPicker(casework.Fold)
	p.SetPlaceHolder(b.env.T(placeholder))
	p.NothingText = b.env.T("fieldset.nothing_fits")
	p.OnPicked = func(o widgets.Option, _ bool) {
		more := b.model.More
		*part(&more) = o.ID() // 0 when nothing is picked
		b.OnNarrow(more)
	}
	b.pickers = append(b.pickers, picker[Filter]{p, part})
	return p
}

// Paint shows the state of the model.
func (b *Bar[Filter]) Paint() {
	b.paintChips()
	if b.model.Given == nil {
		b.Chips.SetSelected(string(b.model.Chip))
	} else {
		b.Chips.SetSelected()
	}
	more := b.model.More
	for _, p := range b.pickers {
		p.SetID(*p.part(&more))
	}
	b.paintLine()
	b.OnPaint()
}

func (b *Bar[Filter]) paintChips() {
	list := make([]widgets.Chip, len(b.chips))
	for i, c := range b.chips {
		list[i] = b.chip(c)
		list[i].ID = string(c)
		if n, ok := b.counts[c]; ok {
			list[i].Count = text.FormatInt(n)
		}
	}
	b.Chips.SetChips(list...)
}

func (b *Bar[Filter]) setCounts(counts map[Chip]int) {
	b.counts = counts
	b.paintChips()
	b.settle()
}

// SetTotal tells how many rows there are.
func (b *Bar[Filter]) SetTotal(n int) {
	b.total = n
	b.paintLine()
}

// paintLine says what is filtered, and offers to clear it.
func (b *Bar[Filter]) paintLine() {
	if b.model.Narrows() {
		b.shown.SetText(b.env.T(b.says, "what", strings.Join(b.describe(), " · "), "n", b.total))
		b.line.Show()
	} else {
		b.line.Hide()
	}
	b.Root.Refresh()
	b.settle()
}

// settle has the page laid out again when the toolbar needs another height: the driver
// sees to one widget at a time, and may have forgotten this one.
func (b *Bar[Filter]) settle() {
	size := b.Root.Size()
	if size.Width > 0 && widgets.HeightFor(b.Root, size.Width) != size.Height {
		b.resize()
	}
}

// EmptyText says why a list has no rows, and what to do.
func (b *Bar[Filter]) EmptyText() string {
	switch m := b.model; {
	case m.Words != "":
		return b.env.T(b.empty+".words", "words", m.Words)
	case m.Narrows():
		return b.env.T(b.empty + ".filter")
	case m.Chip == m.all:
		return b.env.T(b.empty + ".office")
	}
	return b.env.T(b.empty + ".chip")
}
