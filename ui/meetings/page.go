// Package meetings is the list of the office's meetings, their calendar and the
// card of one: from its announcement to what became of its decisions.
package meetings

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/ui/attached"
	"kairyluu/ui/casework"
	"kairyluu/ui/listpage"
	"kairyluu/ui/rows"
	"kairyluu/ui/shell"
	"kairyluu/ui/widgets"
)

const (
	prefPage = "meetings"
)

// Page is the table with the card of the selected row, the calendar, or one card
// over the whole page.
type Page struct {
	*meetings
	model       *model
	side, broad *card
	calendar    *calendar
	main        *fyne.Container // the table or the calendar

	views                    *widgets.Chips
	form, series, settlement *widgets.Picker
}

type meetings = listpage.Page[app.MeetingRow, app.MeetingFilter]

var (
	_ shell.Searcher   = (*Page)(nil)
	_ shell.Creator    = (*Page)(nil)
	_ shell.Exporter   = (*Page)(nil)
	_ shell.KeyHandler = (*Page)(nil)
	_ shell.Shower     = (*Page)(nil)
	_ shell.Focuser    = (*Page)(nil)
)

// New makes the page and begins to load what the route asks for.
func New(env *shell.Env, r shell.Route) shell.Page {
	p := &Page{model: newModel(env.Office.Desk.Today())}
	p.meetings = listpage.New(env, p.model.Model, listpage.Spec[app.MeetingRow, app.MeetingFilter]{
		Name: prefPage, Shown: "meetings.shown", Empty: "meetings.empty",
		Watch: []string{app.EntityMeeting, app.EntityDecision},
		Key:   rowKey, Columns: columns,
		Chips: chips, Chip: p.chip, Counts: p.model.counts,
		Ask: p.ask, Count: p.count,
		Describe: func() []string { return p.model.describe(p.View) },
		OnView:   p.takeView, Take: p.take, Instead: p.loadCalendar, Focus: p.where,
	})
	p.Table.SingleSelect = true
	p.Table.OnMenu = p.showRowMenu
	p.makeBar()
	p.side, p.broad = newCard(p, false), newCard(p, true)
	p.calendar = newCalendar(p)
	p.main = container.NewStack(p.Table)
	p.Lay(p.main, p.side, p.broad)
	env.OnDrop = p.drop
	p.Begin(r)
	return p
}

func (p *Page) ask() listpage.Question[app.MeetingRow] {
	q := p.model.query()
	return listpage.Question[app.MeetingRow]{
		Rows: func(ctx context.Context, part rows.Part[app.MeetingRow]) ([]app.MeetingRow, error) {
			q := q
			q.After, q.Offset, q.Limit = part.After, part.Offset, part.Limit
			return p.Env.Office.Meetings.Rows(ctx, q)
		},
		Count: func(ctx context.Context) (int, error) { return p.count(ctx, q.Filter) },
	}
}

func (p *Page) count(ctx context.Context, f app.MeetingFilter) (int, error) {
	return p.Env.Office.Meetings.Count(ctx, f, 0)
}

// takeView takes new names or a new day.
func (p *Page) takeView() {
	p.form.SetOptions(p.View.Options(app.MeetingForms))
	p.series.SetOptions(p.View.Options(app.MeetingSeries))
	p.settlement.SetOptions(p.View.Options(app.Settlements))
	p.calendar.setView()
}

func (p *Page) take(r shell.Route) {
	if r.Meetings != nil {
		p.model.Open(*r.Meetings, r.Title)
	}
	p.arrange()
	if p.model.calendar() {
		p.Focus() // it was not there yet when the page was gone to
	}
}

// arrange puts the table or the calendar on show.
func (p *Page) arrange() {
	if p.model.calendar() {
		p.main.Objects = []fyne.CanvasObject{p.calendar.grid}
		p.Split.SetSide(p.calendar.side)
	} else {
		p.main.Objects = []fyne.CanvasObject{p.Table}
		p.Split.SetSide(p.side.Content())
	}
	p.main.Refresh()
}

// turn shows the calendar in place of the table, or the other way round.
func (p *Page) turn(calendar bool) {
	if p.model.calendar() == calendar {
		return
	}
	p.model.turn(calendar)
	p.Remember()
	p.Back()
	p.arrange()
	p.Load()
	p.Focus()
}

// loadCalendar reads the month beside the table, whose count is told over both.
func (p *Page) loadCalendar() bool {
	if p.model.calendar() {
		p.calendar.load()
	}
	return false
}

// where is what has the focus while no card is wide.
func (p *Page) where() fyne.Focusable {
	if p.model.calendar() {
		return p.calendar.grid
	}
	return p.Table
}

// Create implements shell.Creator: the form of a new meeting, in the calendar on
// the day with the cursor.
func (p *Page) Create() {
	r := shell.Route{Place: shell.Minute}
	if p.model.calendar() && !p.IsWide() {
		r.Date = casework.Date(p.calendar.grid.Day())
	}
	p.Env.Go(r)
}

// Key implements shell.KeyHandler.
func (p *Page) Key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyEscape:
		return p.Escape()
	case fyne.KeyF2:
		p.openPeriod()
	case fyne.KeyF3:
		p.turn(!p.model.calendar())
	case fyne.KeyF4:
		p.edit(p.at())
	case fyne.KeyF5:
		p.Renew()
	case fyne.KeyF6:
		p.withCase(p.at(), p.step)
	case fyne.KeyF7:
		p.withCase(p.at(), p.next)
	case fyne.KeyF8:
		p.withCase(p.at(), p.chooseDecision)
	case fyne.KeyF9:
		p.withCase(p.at(), p.printMinutes)
	default:
		return false
	}
	return true
}

// card is the one on show.
func (p *Page) card() *card {
	if p.IsWide() {
		return p.broad
	}
	return p.side
}

// at is the meeting that keys work on: the wide card's, or that with the cursor.
func (p *Page) at() int64 {
	if p.IsWide() || !p.model.calendar() {
		return p.At()
	}
	if e, ok := p.calendar.table.Current(); ok && e.meeting != nil {
		return e.meeting.ID
	}
	return 0
}

// withCase calls then with a meeting: at once if its card is on show, otherwise
// when it was read.
func (p *Page) withCase(id int64, then func(app.MeetingCase)) { p.card().With(id, then) }

func (p *Page) drop(paths []string) { attached.Attach(p.Env, p.Scope, files(p.at()), paths) }

// files is the card of a meeting as attachments know it.
func files(id int64) attached.To { return attached.To{Entity: app.EntityMeeting, ID: id} }

func (p *Page) today() civil.Date { return p.View.Today }
