package meetings

import (
	"cmp"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/ui/casework"
	"kairyluu/ui/listpage"
)

// Chips in the order of the toolbar.
const (
	chipUpcoming listpage.Chip = "upcoming"
	chipUnsigned listpage.Chip = "unsigned"
	chipQuarter  listpage.Chip = "quarter"
	chipAll      listpage.Chip = "all"
)

var chips = []listpage.Chip{chipUpcoming, chipUnsigned, chipQuarter, chipAll}

// lookCalendar is the month in place of the table.
const lookCalendar = "calendar"

// model is the list of meetings without its window.
type model struct {
	*listpage.Model[app.MeetingFilter]
}

func newModel(today civil.Date) *model {
	m := &model{listpage.NewModel(chipAll, chipAll, today, conditions)}
	m.Picked, m.Narrowed = m.picked, m.narrowed
	return m
}

// calendar tells whether the month is on show.
func (m *model) calendar() bool { return m.Look == lookCalendar }

// turn shows the month or the table.
func (m *model) turn(calendar bool) {
	m.Look = ""
	if calendar {
		m.Look = lookCalendar
	}
}

// conditions counts what the pickers and the period hold.
func conditions(f app.MeetingFilter) int {
	n := 0
	for _, set := range []bool{!f.From.IsZero() || !f.To.IsZero(), f.Form != 0, f.Series != 0, f.Settlement != 0} {
		if set {
			n++
		}
	}
	return n
}

// chipFilter is what a chip alone asks for.
func (m *model) chipFilter(c listpage.Chip) app.MeetingFilter {
	switch c {
	case chipUpcoming:
		return app.MeetingFilter{From: m.Today}
	case chipUnsigned:
		return app.MeetingFilter{Unsigned: true}
	case chipQuarter:
		q := m.Today.Quarter()
		return app.MeetingFilter{From: q.First(), To: q.Last()}
	}
	return app.MeetingFilter{}
}

// filter is what the list shows now.
func (m *model) filter() app.MeetingFilter {
	f := narrowed(m.Base(m.chipFilter), m.More)
	f.Words = cmp.Or(m.Words, f.Words)
	f.Today = m.Today
	return f
}

// counted is what a chip would show with the filters as they are.
func (m *model) counted(c listpage.Chip) app.MeetingFilter {
	f := narrowed(m.chipFilter(c), m.More)
	f.Today = m.Today
	return f
}

// inMonth is what the calendar shows between two days: every meeting that the
// pickers and the search let through, whatever the chip.
func (m *model) inMonth(from, to civil.Date) app.MeetingFilter {
	f := m.More
	f.From, f.To, f.Words, f.Today = from, to, m.Words, m.Today
	return f
}

// narrowed lays what the user chose over a list.
func narrowed(f, more app.MeetingFilter) app.MeetingFilter {
	if !more.From.IsZero() || !more.To.IsZero() {
		f.From, f.To = more.From, more.To
	}
	f.Form = cmp.Or(more.Form, f.Form)
	f.Series = cmp.Or(more.Series, f.Series)
	f.Settlement = cmp.Or(more.Settlement, f.Settlement)
	return f
}

// counts are the lists of all chips.
func (m *model) counts() map[listpage.Chip]app.MeetingFilter {
	filters := map[listpage.Chip]app.MeetingFilter{}
	for _, c := range chips {
		filters[c] = m.counted(c)
	}
	return filters
}

// query is the list in its order: what is to come the nearest first, what has
// been the newest first.
func (m *model) query() app.MeetingQuery {
	upcoming := m.Chip == chipUpcoming && m.Given == nil && m.Words == ""
	return app.MeetingQuery{Filter: m.filter(), Ascending: upcoming}
}

// dated tells whether the chip has a period of its own.
func (m *model) dated() bool { return m.Chip == chipQuarter || m.Chip == chipUpcoming }

// picked leaves a chip its own period.
func (m *model) picked() {
	if m.dated() {
		m.More.From, m.More.To = civil.Date{}, civil.Date{}
	}
}

// narrowed takes such a chip off where a period of one's own replaces it.
func (m *model) narrowed() {
	if m.dated() && (!m.More.From.IsZero() || !m.More.To.IsZero()) {
		m.Chip = chipAll
	}
}

// describe says in words what holds rows back.
func (m *model) describe(v casework.View) []string {
	var said []string
	if m.Title != "" {
		said = append(said, m.Title)
	}
	if m.Words != "" {
		said = append(said, v.Words.T("meetings.shown.words", "words", m.Words))
	}
	switch from, to := m.More.From, m.More.To; {
	case from.IsZero() && to.IsZero():
	case from.IsZero():
		said = append(said, v.Words.T("meetings.shown.to", "to", to))
	case to.IsZero():
		said = append(said, v.Words.T("meetings.shown.from", "from", from))
	default:
		said = append(said, v.Words.T("meetings.shown.span", "from", from, "to", to))
	}
	for _, id := range []int64{m.More.Form, m.More.Series, m.More.Settlement} {
		if id != 0 {
			said = append(said, v.Name(id))
		}
	}
	return said
}
