package appeals

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
	chipOpen    chip = "open"
	chipLate    chip = "late"
	chipWeek    chip = "week"
	chipMine    chip = "mine"
	chipQuarter chip = "quarter"
	chipAll     chip = "all"
)

var chips = []chip{chipOpen, chipLate, chipWeek, chipMine, chipQuarter, chipAll}

// state is what the journal shows and remembers until the next start.
type state struct {
	Chip chip             `json:"chip"`
	More app.AppealFilter `json:"more"` // what the pickers and the filter form add
	Sort app.AppealSort   `json:"sort,omitempty"`
	Desc bool             `json:"desc,omitempty"`
}

// model is the journal without its window.
type model struct {
	state
	words  string
	before state             // what was shown before the search
	given  *app.AppealFilter // the list that a figure of another page speaks of
	title  string            // what that figure is called
	me     int64             // executor who sits here; 0: nobody has said
	today  civil.Date
}

func newModel(today civil.Date) *model {
	return &model{state: state{Chip: chipOpen}, today: today}
}

// chipFilter is what a chip alone asks for.
func (m *model) chipFilter(c chip) app.AppealFilter {
	switch c {
	case chipOpen:
		return app.AppealFilter{Open: true}
	case chipLate:
		return app.AppealFilter{Late: true}
	case chipWeek:
		return app.AppealFilter{DueBy: endOfWeek(m.today)}
	case chipMine:
		return app.AppealFilter{Open: true, Executor: cmp.Or(m.me, app.NoOne)}
	case chipQuarter:
		q := m.today.Quarter()
		return app.AppealFilter{From: q.First(), To: q.Last()}
	}
	return app.AppealFilter{}
}

// endOfWeek is the Sunday that ends the week of d.
func endOfWeek(d civil.Date) civil.Date {
	return d.AddDays((7 - int(d.Weekday())) % 7)
}

// filter is what the list shows now.
func (m *model) filter() app.AppealFilter {
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
func (m *model) counted(c chip) app.AppealFilter {
	f := narrowed(m.chipFilter(c), m.More)
	f.Today = m.today
	return f
}

// narrowed lays what the user chose over a list.
func narrowed(f, more app.AppealFilter) app.AppealFilter {
	if !more.From.IsZero() || !more.To.IsZero() {
		f.Period, f.From, f.To = more.Period, more.From, more.To
	}
	f.Settlement = cmp.Or(more.Settlement, f.Settlement)
	f.Topic = cmp.Or(more.Topic, f.Topic)
	f.Executor = cmp.Or(more.Executor, f.Executor)
	f.Kind = cmp.Or(more.Kind, f.Kind)
	f.Outcome = cmp.Or(more.Outcome, f.Outcome)
	f.Channel = cmp.Or(more.Channel, f.Channel)
	f.Multiplicity = cmp.Or(more.Multiplicity, f.Multiplicity)
	f.Repetition = cmp.Or(more.Repetition, f.Repetition)
	f.Language = cmp.Or(more.Language, f.Language)
	return f
}

// query is the list in its order.
func (m *model) query() app.AppealQuery {
	sort, desc := m.order()
	return app.AppealQuery{Filter: m.filter(), Sort: sort, Desc: desc}
}

// order is the one the user chose; until then, of open work the nearest term
// first, of whole periods and of what was searched for the newest first.
func (m *model) order() (app.AppealSort, bool) {
	if m.Sort != "" {
		return m.Sort, m.Desc
	}
	work := m.Chip == chipOpen || m.Chip == chipLate || m.Chip == chipWeek || m.Chip == chipMine
	if m.given != nil {
		work = m.given.Open || m.given.Late || !m.given.DueBy.IsZero()
	}
	if work && m.words == "" {
		return app.ByDue, false
	}
	return app.ByRegistered, true
}

// pick opens the list of a chip.
func (m *model) pick(c chip) {
	m.Chip, m.given, m.title = c, nil, ""
	if c == chipQuarter {
		m.More.Period, m.More.From, m.More.To = "", civil.Date{}, civil.Date{}
	}
}

// narrow sets what the pickers and the filter form add. A period of one's own
// replaces that of the quarter's chip.
func (m *model) narrow(more app.AppealFilter) {
	m.More = more
	if m.Chip == chipQuarter && (!more.From.IsZero() || !more.To.IsZero()) {
		m.Chip = chipAll
	}
}

// search looks among all appeals, and goes back to what was shown before when
// the words are cleared.
func (m *model) search(words string) {
	switch {
	case words != "" && m.words == "":
		m.before = m.state
		if m.given == nil {
			m.Chip = chipAll
		}
	case words == "" && m.words != "":
		m.Chip = m.before.Chip
	}
	m.words = words
}

// open shows exactly the list that another page speaks of.
func (m *model) open(f app.AppealFilter, title string) {
	m.words, m.More, m.Sort, m.Desc = "", app.AppealFilter{}, "", false
	m.given, m.title, m.Chip = &f, title, chipAll
}

// narrows tells whether anything beside a chip holds rows back.
func (m *model) narrows() bool {
	return m.words != "" || m.given != nil || m.moreCount() > 0
}

// clear takes everything off but the chip.
func (m *model) clear() {
	m.search("")
	m.More, m.given, m.title = app.AppealFilter{}, nil, ""
}

// moreCount counts the conditions of the filter form.
func (m *model) moreCount() int {
	n := 0
	for _, set := range []bool{
		!m.More.From.IsZero() || !m.More.To.IsZero(),
		m.More.Settlement != 0, m.More.Topic != 0, m.More.Executor != 0,
		m.More.Kind != "", m.More.Outcome != "", m.More.Channel != "",
		m.More.Multiplicity != "", m.More.Repetition != "", m.More.Language != "",
	} {
		if set {
			n++
		}
	}
	return n
}

// describe says in words what holds rows back, the gravest first.
func (m *model) describe(v casework.View) []string {
	var said []string
	add := func(key string, args ...any) { said = append(said, v.Words.T(key, args...)) }
	if m.title != "" {
		said = append(said, m.title)
	}
	if m.words != "" {
		add("appeals.shown.words", "words", m.words)
	}
	f := m.More
	if !f.From.IsZero() || !f.To.IsZero() {
		said = append(said, m.period(v))
	}
	if f.Settlement != 0 {
		said = append(said, named(v, f.Settlement, v.Name, "appeals.shown.no_settlement"))
	}
	if f.Topic != 0 {
		said = append(said, v.Topic(f.Topic))
	}
	if f.Executor != 0 {
		said = append(said, named(v, f.Executor, v.Name, "appeals.shown.no_executor"))
	}
	for _, value := range []struct{ list, value string }{
		{"kind", string(f.Kind)},
		{"outcome", string(f.Outcome)},
		{"channel", string(f.Channel)},
		{"multiplicity", string(f.Multiplicity)},
		{"repetition", string(f.Repetition)},
		{"language", string(f.Language)},
	} {
		if value.value != "" {
			said = append(said, v.Say(value.list, value.value))
		}
	}
	return said
}

func named(v casework.View, id int64, name func(int64) string, nobody string) string {
	if id == app.NoOne {
		return v.Words.T(nobody)
	}
	return name(id)
}

func (m *model) period(v casework.View) string {
	f := m.More
	key := "appeals.period." + string(cmp.Or(f.Period, app.OnRegistered))
	switch {
	case f.From.IsZero():
		return v.Words.T(key+".to", "to", f.To)
	case f.To.IsZero():
		return v.Words.T(key+".from", "from", f.From)
	}
	return v.Words.T(key+".span", "from", f.From, "to", f.To)
}

// span is a period that the filter form offers by name.
type span struct {
	key      string
	title    string
	from, to civil.Date
}

// spans are the quarters and months that one asks for: this year's and last
// year's quarters up to now, and the last twelve months.
func spans(v casework.View, today civil.Date) []span {
	var out []span
	q := today.Quarter()
	for range 8 {
		out = append(out, span{q.String(), v.Quarter(q), q.First(), q.Last()})
		q = q.Prev()
	}
	for i := range 12 {
		first := firstOfMonth(today).AddMonths(-i)
		out = append(out, span{first.String()[:7], casework.Capital(v.Month(first)), first, first.AddMonths(1).AddDays(-1)})
	}
	return out
}

func firstOfMonth(d civil.Date) civil.Date {
	y, m, _ := d.YMD()
	first, err := civil.New(y, m, 1)
	if err != nil {
		return d // every month of a date has a first day
	}
	return first
}

// lasting is what is worth remembering: not a search, nor the list of a figure.
func (m *model) lasting() state {
	s := m.state
	if m.words != "" {
		s.Chip = m.before.Chip
	}
	if m.given != nil {
		s = state{Chip: chipOpen}
	}
	return s
}
