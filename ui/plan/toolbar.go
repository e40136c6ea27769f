package plan

import (
	"strings"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/text"
	"kairyluu/ui/casework"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// toolbar is what stands over the plan: chips, ways to see it, pickers, what is
// filtered. Other conditions are in the filter form.
type toolbar struct {
	page *Page
	root *fyne.Container

	chips       *widgets.Chips
	looks       *widgets.Chips
	counts      map[chip]int
	settlement  *widgets.Picker
	responsible *widgets.Picker
	filter      *widgets.Button
	printing    *widgets.Button
	shown       *widgets.Text
	clear       *widgets.Link
	line        *fyne.Container
	total       int
	filling     bool // the program sets the pickers
}

func newToolbar(p *Page) *toolbar {
	b := &toolbar{page: p, chips: widgets.NewChips(), looks: widgets.NewChips(), counts: map[chip]int{}}
	b.chips.OnChanged = b.picked
	b.makeLooks()
	b.settlement = b.picker("plan.filter.settlement", func(f *app.DecisionFilter, id int64) { f.Settlement = id })
	b.responsible = b.picker("plan.filter.responsible", func(f *app.DecisionFilter, id int64) { f.Responsible = id })
	b.filter = widgets.NewButton(p.env.T("plan.filter.more"), p.openFilter)
	b.filter.SetKeyHint("F11")
	b.printing = widgets.NewButton(p.env.T("plan.print"), p.showPrint)
	b.shown = widgets.NewText("", widgets.TextStyle{Color: theme.ColorMuted, NoWrap: true})
	b.clear = widgets.NewLink(p.env.T("plan.shown.clear"), p.clear)
	b.line = widgets.NewRow(12, b.shown, b.clear)
	b.line.Hide()
	grid := widgets.NewGrid(
		widgets.Cell{Width: 236, Object: b.looks},
		widgets.Cell{Width: 110, Grow: 1, Object: b.settlement},
		widgets.Cell{Width: 120, Grow: 1, Object: b.responsible},
		widgets.Cell{Width: 112, Object: b.filter},
		widgets.Cell{Width: 132, Object: b.printing},
	)
	b.root = widgets.NewInset(widgets.NewStack(8, b.chips, grid, b.line), 10, 12, 8, 12)
	b.paint()
	return b
}

func (b *toolbar) makeLooks() {
	list := make([]widgets.Chip, 0, len(looks))
	for _, l := range looks {
		list = append(list, widgets.Chip{ID: string(l), Text: b.page.env.T("plan.look." + string(l))})
	}
	b.looks.SetChips(list...)
	b.looks.OnChanged = func(ids []string) {
		if len(ids) > 0 {
			b.page.showLook(look(ids[0]))
		}
	}
}

// picker is one of the filters that are always at hand.
func (b *toolbar) picker(placeholder string, set func(*app.DecisionFilter, int64)) *widgets.Picker {
	p := widgets.NewPicker(casework.Fold)
	p.SetPlaceHolder(b.page.env.T(placeholder))
	p.NothingText = b.page.env.T("plan.filter.nothing")
	p.OnPicked = func(o widgets.Option, ok bool) {
		if b.filling {
			return
		}
		more := b.page.model.More
		set(&more, 0)
		if ok {
			set(&more, o.ID())
		}
		b.page.narrowBy(more)
	}
	return p
}

// setOptions fills the pickers from the dictionaries.
func (b *toolbar) setOptions() {
	v, words := b.page.view, b.page.env.Words
	none := func(key string, options []widgets.Option) []widgets.Option {
		return append([]widgets.Option{widgets.IDOption(app.NoOne, words.T(key))}, options...)
	}
	b.settlement.SetOptions(none("plan.shown.no_settlement", v.Options(app.Settlements)))
	b.responsible.SetOptions(none("plan.shown.no_responsible", v.answering()))
	b.paint()
}

// answering are the executors, those who left too: their decisions must be found.
func (v view) answering() []widgets.Option {
	var left []int64
	for id, e := range v.Names {
		if e.Dict == app.Executors && !e.Active {
			left = append(left, id)
		}
	}
	return v.Options(app.Executors, left...)
}

// picked opens the list of a chip.
func (b *toolbar) picked(ids []string) {
	if len(ids) > 0 {
		b.page.pickChip(chip(ids[0]))
	}
}

// paint shows the state of the model.
func (b *toolbar) paint() {
	m := b.page.model
	b.chips.SetChips(b.chipList()...)
	if m.given == nil {
		b.chips.SetSelected(string(m.Chip))
	} else {
		b.chips.SetSelected()
	}
	b.looks.SetSelected(string(m.look))
	b.filling = true
	selectID(b.settlement, m.More.Settlement)
	selectID(b.responsible, m.More.Responsible)
	b.filling = false
	b.paintLine()
}

func selectID(p *widgets.Picker, id int64) {
	if id == 0 {
		p.Clear()
		return
	}
	p.SetSelected(widgets.IDOption(id, "").Key)
}

// picked is the id of what a picker holds, 0 for nothing.
func picked(p *widgets.Picker) int64 {
	o, _ := p.Selected()
	return o.ID()
}

func (b *toolbar) chipList() []widgets.Chip {
	list := make([]widgets.Chip, 0, len(chips))
	for _, c := range chips {
		one := widgets.Chip{ID: string(c), Text: b.page.env.T("plan.chip." + string(c))}
		switch c {
		case chipLate:
			one.Sign, one.Color = late.sign(), theme.ColorLate
		case chipMonth:
			one.Sign = soon.sign()
		}
		if n, ok := b.counts[c]; ok {
			one.Count = text.FormatInt(n)
		}
		list = append(list, one)
	}
	return list
}

func (b *toolbar) setCounts(counts map[chip]int) {
	b.counts = counts
	b.chips.SetChips(b.chipList()...)
}

func (b *toolbar) setTotal(n int) {
	b.total = n
	b.paintLine()
}

// paintLine says what is filtered, and offers to clear it.
func (b *toolbar) paintLine() {
	m := b.page.model
	if !m.narrows() {
		b.line.Hide()
		b.root.Refresh()
		return
	}
	what := strings.Join(m.describe(b.page.view.View, b.page.meetingInFilter()), " · ")
	b.shown.SetText(b.page.env.T("plan.shown", "what", what, "n", b.total))
	b.line.Show()
	b.root.Refresh()
}

// emptyText says why a list has no rows, and what to do.
func (b *toolbar) emptyText() string {
	m := b.page.model
	switch {
	case m.words != "":
		return b.page.env.T("plan.empty.words", "words", m.words)
	case m.narrows():
		return b.page.env.T("plan.empty.filter")
	case m.Chip == chipAll:
		return b.page.env.T("plan.empty.office")
	}
	return b.page.env.T("plan.empty.chip")
}

// pickChip opens the list of a chip.
func (p *Page) pickChip(c chip) {
	p.inline.close()
	p.model.pick(c)
	p.keep()
	p.load()
}

// narrowBy sets what the pickers and the filter form add.
func (p *Page) narrowBy(more app.DecisionFilter) {
	p.inline.close()
	p.model.narrow(more)
	p.keep()
	p.load()
}

// clear takes every filter but the chip off.
func (p *Page) clear() {
	p.inline.close()
	p.model.clear()
	p.env.Search("")
	p.keep()
	p.load()
}
