package meetings

import (
	"cmp"
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/ui/casework"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// mostInMonth bounds what a month shows: an office holds a few dozen meetings.
const mostInMonth = 1000

// entry is a line of the calendar: a meeting, or the day by which a decision is
// due. Exactly one of them is set.
type entry struct {
	key      int64 // negative for decisions, so that no two entries share one
	day      civil.Date
	meeting  *app.MeetingRow
	decision *app.DecisionRow
}

func entryKey(e entry) int64 { return e.key }

// start is the hour; what has none comes first.
func (e entry) start() string {
	if e.meeting == nil {
		return ""
	}
	return e.meeting.Start
}

// title is what the entry is called.
func (e entry) title(v casework.View) string {
	if e.decision != nil {
		return v.Words.T("meetings.calendar.due", "text", e.decision.Text)
	}
	said := v.Name(e.meeting.FormID)
	if place := placeCell(v, *e.meeting); place != "" {
		said += ", " + place
	}
	return said
}

// short is the title in a cell of the month, its sign first.
func (e entry) short(v casework.View) string {
	if e.decision != nil {
		return dueSign(v, *e.decision) + " " + e.decision.Text
	}
	said := stateSigns[e.meeting.State] + " "
	if e.meeting.Start != "" {
		said += e.meeting.Start + " "
	}
	return said + e.title(v)
}

func (e entry) color(v casework.View) fyne.ThemeColorName {
	if e.decision == nil {
		return stateColor(e.meeting.State)
	}
	if e.decision.Late(v.Today) {
		return theme.ColorLate
	}
	return theme.ColorMuted
}

func dueSign(v casework.View, d app.DecisionRow) string {
	switch {
	case d.Late(v.Today):
		return casework.Late.Sign()
	case d.State.Finished():
		return casework.Done.Sign()
	}
	return "▸"
}

// entriesOf joins meetings and due dates by day and hour.
func entriesOf(meetings []app.MeetingRow, due []app.DecisionRow) []entry {
	var list []entry
	for i, r := range meetings {
		list = append(list, entry{key: r.ID, day: r.Date, meeting: &meetings[i]})
	}
	for i, r := range due {
		list = append(list, entry{key: -r.ID, day: r.Due, decision: &due[i]})
	}
	slices.SortStableFunc(list, func(a, b entry) int {
		return cmp.Or(a.day.Compare(b.day), cmp.Compare(a.start(), b.start()))
	})
	return list
}

// calendar is the month on show and the list of it beside.
type calendar struct {
	page  *Page
	grid  *widgets.MonthGrid
	table *widgets.Table[entry]
	side  fyne.CanvasObject
	title *widgets.Text
	list  []entry
	first widgets.Day // of the span that list answers for
}

func newCalendar(p *Page) *calendar {
	c := &calendar{page: p, title: widgets.NewHeading("")}
	c.grid = widgets.NewMonthGrid(p.View.DateWords(), casework.Day(p.model.Today))
	c.grid.OnDay, c.grid.OnOpen = c.moved, c.open
	c.grid.More = func(n int) string { return p.Env.T("meetings.calendar.more", "n", n) }
	c.table = widgets.NewTable(entryKey, c.columns()...)
	c.table.SingleSelect = true
	c.table.EmptyText = p.Env.T("meetings.calendar.empty")
	c.table.OnOpen = c.openEntry
	c.table.OnCurrent = c.current
	export := widgets.NewButton(p.Env.T("meetings.calendar.export"), p.Export)
	export.SetKeyHint("Ctrl+E")
	create := widgets.NewPrimary(p.Env.T("meetings.calendar.new"), "", p.Create)
	foot := widgets.NewInset(widgets.NewRow(8, create, export), 8, 12, 8, 12)
	c.side = widgets.NewFrame(widgets.NewInset(c.title, 12, 14, 8, 14), c.table, foot)
	return c
}

func (c *calendar) columns() []widgets.Column[entry] {
	v := func() casework.View { return c.page.View }
	return []widgets.Column[entry]{
		{ID: "day", Title: c.page.Env.T("meetings.col.date"), Width: 68, Text: func(e entry) string {
			return v().Words.T("meetings.calendar.day", "day", e.day.Format()[:5], "weekday", v().DateWords().Weekdays[(int(e.day.Weekday())+6)%7])
		}},
		{ID: "start", Title: c.page.Env.T("meetings.col.start"), Width: 56, Text: func(e entry) string { return e.start() }},
		{
			ID: "title", Title: c.page.Env.T("meetings.calendar.what"), Width: 160, Grow: 1,
			Text: func(e entry) string {
				if e.decision != nil {
					return dueSign(v(), *e.decision) + " " + e.title(v())
				}
				return stateSigns[e.meeting.State] + " " + e.title(v())
			},
			Style: func(e entry) widgets.CellStyle { return widgets.CellStyle{Color: e.color(v())} },
		},
	}
}

// setView takes the holidays of the office.
func (c *calendar) setView() {
	c.grid.Mark = func(d widgets.Day) fyne.ThemeColorName {
		if cal := c.page.View.Calendar; cal != nil && !cal.IsWorking(casework.Date(d)) {
			return theme.ColorLate
		}
		return ""
	}
	c.paint()
}

// month is what the calendar reads.
type month struct {
	meetings []app.MeetingRow
	due      []app.DecisionRow
}

// load reads the span on show; an older answer never overwrites a newer one.
func (c *calendar) load() {
	first, last := c.grid.Span()
	c.first = first
	f := c.page.model.inMonth(casework.Date(first), casework.Date(last))
	office := c.page.Env.Office
	task.Run(c.page.Scope.Latest("month"), func(ctx context.Context) (m month, err error) {
		if m.meetings, err = office.Meetings.Rows(ctx, app.MeetingQuery{Filter: f, Ascending: true, Limit: mostInMonth}); err != nil {
			return m, err
		}
		if f.Form != 0 {
			return m, nil // a decision has no form of meeting
		}
		m.due, err = office.Decisions.Rows(ctx, app.DecisionQuery{Limit: mostInMonth, Filter: app.DecisionFilter{
			DueFrom: f.From, DueTo: f.To, Words: f.Words, Series: f.Series, Settlement: f.Settlement,
		}})
		return m, err
	}, func(m month, err error) {
		if err != nil {
			c.page.Env.Fail(err)
			return
		}
		c.list = entriesOf(m.meetings, m.due)
		c.paint()
	})
}

// paint puts the entries on the days and into the list of the month.
func (c *calendar) paint() {
	v := c.page.View
	c.title.SetText(casework.Capital(v.Month(casework.Date(c.grid.Day()))))
	days := map[widgets.Day][]widgets.MonthEntry{}
	var inMonth []entry
	for _, e := range c.list {
		day := casework.Day(e.day)
		days[day] = append(days[day], widgets.MonthEntry{Text: e.short(v), Color: e.color(v)})
		if day.M == c.grid.Day().M {
			inMonth = append(inMonth, e)
		}
	}
	c.grid.SetEntries(days)
	c.table.SetSource(widgets.Slice[entry](inMonth))
	c.follow()
}

// moved follows the cursor of the month: into another one with what stands there.
func (c *calendar) moved(widgets.Day) {
	if first, _ := c.grid.Span(); first != c.first {
		c.list = nil
		c.paint()
		c.load()
		return
	}
	c.follow()
}

// follow puts the cursor of the list on the first entry of the day.
func (c *calendar) follow() {
	if of := c.on(c.grid.Day()); len(of) > 0 {
		c.table.Select(of[0].key)
		return
	}
	c.table.ClearSelection()
}

func (c *calendar) on(day widgets.Day) []entry {
	var found []entry
	for _, e := range c.list {
		if casework.Day(e.day) == day {
			found = append(found, e)
		}
	}
	return found
}

// current follows the cursor of the list.
func (c *calendar) current(e entry, ok bool) {
	if ok && c.page.Env.Window.Canvas().Focused() == c.table {
		c.grid.SetDay(casework.Day(e.day))
	}
}

// open is Enter on a day: what stands there, the list where that is more than
// one, a new meeting where it is nothing.
func (c *calendar) open(day widgets.Day) {
	switch of := c.on(day); len(of) {
	case 0:
		c.page.Create()
	case 1:
		c.openEntry(of[0])
	default:
		c.page.Env.Window.Canvas().Focus(c.table)
		c.table.Select(of[0].key)
	}
}

func (c *calendar) openEntry(e entry) {
	if e.decision != nil {
		c.page.Env.Go(shell.Route{Place: shell.Plan, ID: e.decision.ID})
		return
	}
	c.page.Open(e.meeting.ID)
}
