package appeals

import (
	"strings"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/text"
	"kairyluu/ui/casework"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// toolbar is what stands over the journal: chips, pickers, what is filtered.
type toolbar struct {
	page *Page
	root *fyne.Container

	chips      *widgets.Chips
	counts     map[chip]int
	settlement *widgets.Picker
	topic      *widgets.Picker
	executor   *widgets.Picker
	filter     *widgets.Button
	columns    *widgets.Button
	shown      *widgets.Text
	clear      *widgets.Link
	line       *fyne.Container
	total      int
	filling    bool // the program sets the pickers
}

func newToolbar(p *Page) *toolbar {
	b := &toolbar{page: p, chips: widgets.NewChips(), counts: map[chip]int{}}
	b.chips.OnChanged = b.picked
	b.settlement = b.picker("appeals.filter.settlement", func(f *app.AppealFilter, id int64) { f.Settlement = id })
	b.topic = b.picker("appeals.filter.topic", func(f *app.AppealFilter, id int64) { f.Topic = id })
	b.executor = b.picker("appeals.filter.executor", func(f *app.AppealFilter, id int64) { f.Executor = id })
	b.filter = widgets.NewButton(p.env.T("appeals.filter.more"), p.openFilter)
	b.filter.SetKeyHint("F2")
	b.columns = widgets.NewButton(p.env.T("appeals.columns"), p.showColumns)
	b.shown = widgets.NewText("", widgets.TextStyle{Color: theme.ColorMuted, NoWrap: true})
	b.clear = widgets.NewLink(p.env.T("appeals.shown.clear"), p.clear)
	b.line = widgets.NewRow(12, b.shown, b.clear)
	b.line.Hide()
	grid := widgets.NewGrid(
		widgets.Cell{Width: 140, Grow: 2, Object: b.settlement},
		widgets.Cell{Width: 160, Grow: 3, Object: b.topic},
		widgets.Cell{Width: 140, Grow: 2, Object: b.executor},
		widgets.Cell{Width: 118, Object: b.filter},
		widgets.Cell{Width: 86, Object: b.columns},
	)
	b.root = widgets.NewInset(widgets.NewStack(8, b.chips, grid, b.line), 10, 12, 8, 12)
	b.paint()
	return b
}

// picker is one of the filters that are always at hand.
func (b *toolbar) picker(placeholder string, set func(*app.AppealFilter, int64)) *widgets.Picker {
	p := widgets.NewPicker(casework.Fold)
	p.SetPlaceHolder(b.page.env.T(placeholder))
	p.NothingText = b.page.env.T("appeals.filter.nothing")
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
	b.settlement.SetOptions(none("appeals.shown.no_settlement", v.Options(app.Settlements)))
	b.topic.SetOptions(v.Options(app.Topics))
	b.executor.SetOptions(none("appeals.shown.no_executor", v.Options(app.Executors)))
	b.paint()
}

// picked opens the list of a chip.
func (b *toolbar) picked(ids []string) {
	if len(ids) == 0 {
		return
	}
	b.page.pickChip(chip(ids[0]))
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
	b.filling = true
	selectID(b.settlement, m.More.Settlement)
	selectID(b.topic, m.More.Topic)
	selectID(b.executor, m.More.Executor)
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

func (b *toolbar) chipList() []widgets.Chip {
	v := b.page.view
	list := make([]widgets.Chip, 0, len(chips))
	for _, c := range chips {
		one := widgets.Chip{ID: string(c)}
		if c == chipQuarter {
			one.Text = v.Quarter(b.page.model.today.Quarter())
		} else {
			one.Text = v.Words.T("appeals.chip." + string(c))
		}
		switch c {
		case chipLate:
			one.Sign, one.Color = casework.Late.Sign(), theme.ColorLate
		case chipWeek:
			one.Sign = casework.Soon.Sign()
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
	b.shown.SetText(b.page.env.T("appeals.shown", "what", strings.Join(m.describe(b.page.view), " · "), "n", b.total))
	b.line.Show()
	b.root.Refresh()
}

// emptyText says why a list has no rows, and what to do.
func (b *toolbar) emptyText() string {
	m := b.page.model
	switch {
	case m.words != "":
		return b.page.env.T("appeals.empty.words", "words", m.words)
	case m.narrows():
		return b.page.env.T("appeals.empty.filter")
	case m.Chip == chipAll:
		return b.page.env.T("appeals.empty.office")
	}
	return b.page.env.T("appeals.empty.chip")
}

// pickChip opens the list of a chip; «мои» first asks who one is.
func (p *Page) pickChip(c chip) {
	if c == chipMine && p.model.me == 0 {
		p.bar.paint()
		p.askMe()
		return
	}
	p.model.pick(c)
	p.keep()
	p.load()
}

// narrowBy sets what the pickers and the filter form add.
func (p *Page) narrowBy(more app.AppealFilter) {
	p.model.narrow(more)
	p.keep()
	p.load()
}

// clear takes every filter but the chip off.
func (p *Page) clear() {
	p.model.clear()
	p.env.Search("")
	p.keep()
	p.load()
}
