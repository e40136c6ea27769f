package meetings

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/text"
	"kairyluu/ui/casework"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/task"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// toolbar is what stands over the table: chips, pickers, what is filtered.
type toolbar struct {
	page *Page
	root *fyne.Container

	chips      *widgets.Chips
	counts     map[chip]int
	form       *widgets.Picker
	series     *widgets.Picker
	settlement *widgets.Picker
	views      *widgets.Chips
	shown      *widgets.Text
	line       *fyne.Container
	total      int
	filling    bool // the program sets the pickers
}

// Views of the page, as chips name them.
const (
	viewTable    = "table"
	viewCalendar = "calendar"
)

func newToolbar(p *Page) *toolbar {
	b := &toolbar{page: p, chips: widgets.NewChips(), counts: map[chip]int{}}
	b.chips.OnChanged = b.picked
	b.views = widgets.NewChips(
		widgets.Chip{ID: viewTable, Text: p.env.T("meetings.view.table")},
		widgets.Chip{ID: viewCalendar, Text: p.env.T("meetings.view.calendar")})
	b.views.OnChanged = func(ids []string) { p.turn(len(ids) > 0 && ids[0] == viewCalendar) }
	b.form = b.picker("meetings.filter.form", func(f *app.MeetingFilter, id int64) { f.Form = id })
	b.series = b.picker("meetings.filter.series", func(f *app.MeetingFilter, id int64) { f.Series = id })
	b.settlement = b.picker("meetings.filter.settlement", func(f *app.MeetingFilter, id int64) { f.Settlement = id })
	period := widgets.NewButton(p.env.T("meetings.filter.period"), p.openPeriod)
	period.SetKeyHint("F2")
	b.shown = widgets.NewText("", widgets.TextStyle{Color: theme.ColorMuted, NoWrap: true})
	b.line = widgets.NewRow(12, b.shown, widgets.NewLink(p.env.T("meetings.shown.clear"), p.clear))
	b.line.Hide()
	grid := widgets.NewGrid(
		widgets.Cell{Width: 130, Grow: 1, Object: b.form},
		widgets.Cell{Width: 130, Grow: 1, Object: b.series},
		widgets.Cell{Width: 130, Grow: 1, Object: b.settlement},
		widgets.Cell{Width: 104, Object: period},
	)
	head := widgets.NewSpread([]fyne.CanvasObject{b.chips}, []fyne.CanvasObject{b.views})
	b.root = widgets.NewInset(widgets.NewStack(8, head, grid, b.line), 10, 12, 8, 12)
	b.paint()
	return b
}

func (b *toolbar) picker(placeholder string, set func(*app.MeetingFilter, int64)) *widgets.Picker {
	p := widgets.NewPicker(casework.Fold)
	p.SetPlaceHolder(b.page.env.T(placeholder))
	p.NothingText = b.page.env.T("meetings.filter.nothing")
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
	v := b.page.view
	b.form.SetOptions(v.Options(app.MeetingForms))
	b.series.SetOptions(v.Options(app.MeetingSeries))
	b.settlement.SetOptions(v.Options(app.Settlements))
	b.paint()
}

func (b *toolbar) picked(ids []string) {
	if len(ids) == 0 {
		return
	}
	b.page.model.pick(chip(ids[0]))
	b.page.model.Calendar = false // a chip names a list
	b.page.arrange()
	b.page.keep()
	b.page.load()
}

// paint shows the state of the model.
func (b *toolbar) paint() {
	m := b.page.model
	b.chips.SetChips(b.chipList()...)
	b.views.SetSelected(viewTable)
	switch {
	case m.Calendar:
		b.chips.SetSelected()
		b.views.SetSelected(viewCalendar)
	case m.given != nil:
		b.chips.SetSelected()
	default:
		b.chips.SetSelected(string(m.Chip))
	}
	b.filling = true
	for picker, id := range map[*widgets.Picker]int64{b.form: m.More.Form, b.series: m.More.Series, b.settlement: m.More.Settlement} {
		picker.SetSelected(widgets.IDOption(id, "").Key)
	}
	b.filling = false
	b.paintLine()
}

func (b *toolbar) chipList() []widgets.Chip {
	v := b.page.view
	list := make([]widgets.Chip, 0, len(chips))
	for _, c := range chips {
		one := widgets.Chip{ID: string(c)}
		switch c {
		case chipQuarter:
			one.Text = v.Quarter(b.page.model.today.Quarter())
		case chipUnsigned:
			one.Sign, one.Text = stateSigns[app.Drafted], v.Words.T("meetings.chip.unsigned")
		default:
			one.Text = v.Words.T("meetings.chip." + string(c))
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
	if m.narrows() {
		b.shown.SetText(b.page.env.T("meetings.shown", "what", strings.Join(m.describe(b.page.view), " · "), "n", b.total))
		b.line.Show()
	} else {
		b.line.Hide()
	}
	b.root.Refresh()
}

// emptyText says why a list has no rows, and what to do.
func (b *toolbar) emptyText() string {
	m := b.page.model
	switch {
	case m.words != "":
		return b.page.env.T("meetings.empty.words", "words", m.words)
	case m.narrows():
		return b.page.env.T("meetings.empty.filter")
	case m.Chip == chipAll:
		return b.page.env.T("meetings.empty.office")
	}
	return b.page.env.T("meetings.empty.chip")
}

// narrowBy sets what the pickers and the period add.
func (p *Page) narrowBy(more app.MeetingFilter) {
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

// openPeriod asks from when to when.
func (p *Page) openPeriod() {
	if !p.ready {
		return
	}
	set := fieldset.New(p.env.Words, nil)
	from := set.Date("from", "meetings.filter.from", p.env.Now)
	to := set.Date("to", "meetings.filter.to", p.env.Now)
	from.SetDay(casework.Day(p.model.More.From))
	to.SetDay(casework.Day(p.model.More.To))
	content := widgets.NewGrid(set.Cell("from", 160, 1), set.Cell("to", 160, 1))
	p.env.Dialogs.Form(p.env.T("meetings.filter.title"), content, p.env.T("meetings.filter.do"), func(closeForm func()) {
		more, faults := p.model.More, &app.Faults{}
		for key, field := range map[string]*widgets.DateField{"from": from, "to": to} {
			if _, ok := fieldset.DateOf(field); !ok {
				faults.Add(key, string(civil.ErrFormat))
			}
		}
		more.From, _ = fieldset.DateOf(from)
		more.To, _ = fieldset.DateOf(to)
		if !more.From.IsZero() && !more.To.IsZero() && more.To.Before(more.From) {
			faults.Add("to", "meetings.filter.to_before_from", "from", more.From)
		}
		if set.Show(faults) {
			return
		}
		closeForm()
		p.narrowBy(more)
	})
}

// withCase calls then with a meeting: at once if its card is on show, otherwise
// when it was read.
func (p *Page) withCase(id int64, then func(app.MeetingCase)) {
	if id == 0 {
		return
	}
	if c := p.card(); c.known && c.data.Meeting.ID == id {
		then(c.data)
		return
	}
	task.Run(p.scope.Latest("case"), func(ctx context.Context) (app.MeetingCase, error) {
		return p.env.Office.Meetings.Case(ctx, id)
	}, func(c app.MeetingCase, err error) {
		if err != nil {
			p.env.Fail(err)
			return
		}
		then(c)
	})
}
