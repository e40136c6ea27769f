package meetings

import (
	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/ui/casework"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/listpage"
	"kairyluu/ui/widgets"
)

// Views of the page, as chips name them.
const (
	viewTable    = "table"
	viewCalendar = "calendar"
)

// makeBar puts over the list the ways to see it and what one narrows it by.
func (p *Page) makeBar() {
	b := p.Bar
	b.OnPick, b.OnPaint = p.pickChip, p.paintViews
	p.views = widgets.NewChips(
		widgets.Chip{ID: viewTable, Text: p.Env.T("meetings.view.table")},
		widgets.Chip{ID: viewCalendar, Text: p.Env.T("meetings.view.calendar")})
	p.views.OnChanged = func(ids []string) { p.turn(len(ids) > 0 && ids[0] == viewCalendar) }
	p.form = b.Picker("meetings.filter.form", func(f *app.MeetingFilter) *int64 { return &f.Form })
	p.series = b.Picker("meetings.filter.series", func(f *app.MeetingFilter) *int64 { return &f.Series })
	p.settlement = b.Picker("meetings.filter.settlement", func(f *app.MeetingFilter) *int64 { return &f.Settlement })
	period := widgets.NewButton(p.Env.T("meetings.filter.period"), p.openPeriod)
	period.SetKeyHint("F2")
	b.Lay(p.views,
		widgets.Cell{Width: 130, Grow: 1, Object: p.form},
		widgets.Cell{Width: 130, Grow: 1, Object: p.series},
		widgets.Cell{Width: 130, Grow: 1, Object: p.settlement},
		widgets.Cell{Width: 104, Object: period},
	)
}

// chip is a chip of the toolbar.
func (p *Page) chip(c listpage.Chip) widgets.Chip {
	switch c {
	case chipQuarter:
		return widgets.Chip{Text: p.View.Quarter(p.model.Today.Quarter())}
	case chipUnsigned:
		return widgets.Chip{Sign: stateSigns[app.Drafted], Text: p.Env.T("meetings.chip.unsigned")}
	}
	return widgets.Chip{Text: p.Env.T("meetings.chip." + string(c))}
}

// pickChip opens the list of a chip, which the calendar is not.
func (p *Page) pickChip(c listpage.Chip) {
	p.model.turn(false)
	p.arrange()
	p.Pick(c)
}

// paintViews marks the way to see the meetings; the calendar is no chip's list.
func (p *Page) paintViews() {
	if p.model.calendar() {
		p.Bar.Chips.SetSelected()
		p.views.SetSelected(viewCalendar)
		return
	}
	p.views.SetSelected(viewTable)
}

// openPeriod asks from when to when.
func (p *Page) openPeriod() {
	if !p.Ready() {
		return
	}
	set := fieldset.New(p.Env.Words, nil)
	from := set.Date("from", "meetings.filter.from", p.Env.Now)
	to := set.Date("to", "meetings.filter.to", p.Env.Now)
	from.SetDay(casework.Day(p.model.More.From))
	to.SetDay(casework.Day(p.model.More.To))
	content := widgets.NewGrid(set.Cell("from", 160, 1), set.Cell("to", 160, 1))
	p.Env.Dialogs.Form(p.Env.T("meetings.filter.title"), content, p.Env.T("meetings.filter.do"), func(closeForm func()) {
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
		p.Narrow(more)
	})
}
