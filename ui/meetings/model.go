package meetings

import (
	"cmp"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/ui/casework"
)

// chip is a list that one click opens.
type chip string

// Chips in the order of the toolbar.
const (
	chipUpcoming chip = "upcoming"
	chipUnsigned chip = "unsigned"
	chipQuarter  chip = "quarter"
	chipAll      chip = "all"
)

var chips = []chip{chipUpcoming, chipUnsigned, chipQuarter, chipAll}

// state is what the page shows and remembers until the next start.
type state struct {
	Chip     chip              `json:"chip"`
	More     app.MeetingFilter `json:"more"` // what the pickers and the period add
	Calendar bool              `json:"calendar,omitempty"`
}

// model is the list of meetings without its window.
type model struct {
	state
	words  string
	before chip               // what was shown before the search
	given  *app.MeetingFilter // the list that a figure of another page speaks of
	title  string             // what that figure is called
	today  civil.Date
}

func newModel(today civil.Date) *model {
	return &model{state: state{Chip: chipAll}, today: today}
}

// chipFilter is what a chip alone asks for.
func (m *model) chipFilter(c chip) app.MeetingFilter {
	switch c {
	case chipUpcoming:
		return app.MeetingFilter{From: m.today}
	case chipUnsigned:
		return app.MeetingFilter{Unsigned: true}
	case chipQuarter:
		q := m.today.Quarter()
		return app.MeetingFilter{From: q.First(), To: q.Last()}
	}
	return app.MeetingFilter{}
}

// filter is what the list shows now.
func (m *model) filter() app.MeetingFilter {
	f := m.chipFilter(m.Chip)
	if m.given != nil {
		f = *m.given
	}
	f = narrowed(f, m.More)
	f.Words = cmp.Or(m.words, f.Words)
	f.Today = m.today
	return f
}

// counted is what a chip would show with the filters as they are.
func (m *model) counted(c chip) app.MeetingFilter {
	f := narrowed(m.chipFilter(c), m.More)
	f.Today = m.today
	return f
}

// inMonth is what the calendar shows between two days: every meeting that the
// pickers and the search let through, whatever the chip.
func (m *model) inMonth(from, to civil.Date) app.MeetingFilter {
	f := m.More
	f.From, f.To, f.Words, f.Today = from, to, m.words, m.today
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

// query is the list in its order: what is to come the nearest first, what has
// been the newest first.
func (m *model) query() app.MeetingQuery {
	upcoming := m.Chip == chipUpcoming && m.given == nil && m.words == ""
	return app.MeetingQuery{Filter: m.filter(), Ascending: upcoming}
}

// pick opens the list of a chip.
func (m *model) pick(c chip) {
	m.Chip, m.given, m.title = c, nil, ""
	if c == chipQuarter || c == chipUpcoming {
		m.More.From, m.More.To = civil.Date{}, civil.Date{}
	}
}

// narrow sets what the pickers and the period add. A period of one's own
// replaces that of a chip.
func (m *model) narrow(more app.MeetingFilter) {
	m.More = more
	dated := m.Chip == chipQuarter || m.Chip == chipUpcoming
	if dated && (!more.From.IsZero() || !more.To.IsZero()) {
		m.Chip = chipAll
	}
}

// search looks among all meetings, and goes back to what was shown before when
// the words are cleared.
func (m *model) search(words string) {
	switch {
	case words != "" && m.words == "":
		m.before = m.Chip
		if m.given == nil {
			m.Chip = chipAll
		}
	case words == "" && m.words != "":
		m.Chip = m.before
	}
	m.words = words
}

// open shows exactly the list that another page speaks of.
func (m *model) open(f app.MeetingFilter, title string) {
	m.words, m.More = "", app.MeetingFilter{}
	m.given, m.title, m.Chip, m.Calendar = &f, title, chipAll, false
}

// narrows tells whether anything beside a chip holds rows back.
func (m *model) narrows() bool {
	return m.words != "" || m.given != nil || m.More != (app.MeetingFilter{})
}

// clear takes everything off but the chip.
func (m *model) clear() {
	m.search("")
	m.More, m.given, m.title = app.MeetingFilter{}, nil, ""
}

// lasting is what is worth remembering: a list that another page opened is not.
func (m *model) lasting() state {
	s := m.state
	if m.words != "" {
		s.Chip = m.before
	}
	return s
}

// describe says in words what holds rows back.
func (m *model) describe(v casework.View) []string {
	var said []string
	if m.title != "" {
		said = append(said, m.title)
	}
	if m.words != "" {
		said = append(said, v.Words.T("meetings.shown.words", "words", m.words))
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
