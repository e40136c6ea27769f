package appeals

import (
	"cmp"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/ui/casework"
	"kairyluu/ui/listpage"
)

// Chips in the order of the toolbar.
const (
	chipOpen    listpage.Chip = "open"
	chipLate    listpage.Chip = "late"
	chipWeek    listpage.Chip = "week"
	chipMine    listpage.Chip = "mine"
	chipQuarter listpage.Chip = "quarter"
	chipAll     listpage.Chip = "all"
)

var chips = []listpage.Chip{chipOpen, chipLate, chipWeek, chipMine, chipQuarter, chipAll}

// model is the journal without its window.
type model struct {
	*listpage.Model[app.AppealFilter]
	me int64 // executor who sits here; 0: nobody has said
}

func newModel(today civil.Date) *model {
	m := &model{Model: listpage.NewModel(chipOpen, chipAll, today, conditions)}
	m.Picked, m.Narrowed = m.picked, m.narrowed
	return m
}

// chipFilter is what a chip alone asks for.
func (m *model) chipFilter(c listpage.Chip) app.AppealFilter {
	switch c {
	case chipOpen:
		return app.AppealFilter{Open: true}
	case chipLate:
		return app.AppealFilter{Late: true}
	case chipWeek:
		return app.AppealFilter{DueBy: endOfWeek(m.Today)}
	case chipMine:
		return app.AppealFilter{Open: true, Executor: cmp.Or(m.me, app.NoOne)}
	case chipQuarter:
		q := m.Today.Quarter()
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
	f := narrowed(m.Base(m.chipFilter), m.More)
	f.Words = cmp.Or(m.Words, f.Words)
	f.Today = m.Today
	return f
}

// counted is what a chip would show with the filters as they are.
func (m *model) counted(c listpage.Chip) app.AppealFilter {
	f := narrowed(m.chipFilter(c), m.More)
	f.Today = m.Today
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

// counts are the lists of all chips that have one.
func (m *model) counts() map[listpage.Chip]app.AppealFilter {
	filters := map[listpage.Chip]app.AppealFilter{}
	for _, c := range chips {
		if c != chipMine || m.me != 0 {
			filters[c] = m.counted(c)
		}
	}
	return filters
}

// query is the list in its order.
func (m *model) query() app.AppealQuery {
	sort, desc := m.order()
	return app.AppealQuery{Filter: m.filter(), Sort: app.AppealSort(sort), Desc: desc}
}

// order is the one the user chose; until then, of open work the nearest term
// first, of whole periods and of what was searched for the newest first.
func (m *model) order() (sort string, desc bool) {
	if m.Sort != "" {
		return m.Sort, m.Desc
	}
	work := m.Chip == chipOpen || m.Chip == chipLate || m.Chip == chipWeek || m.Chip == chipMine
	if m.Given != nil {
		work = m.Given.Open || m.Given.Late || !m.Given.DueBy.IsZero()
	}
	if work && m.Words == "" {
		return string(app.ByDue), false
	}
	return string(app.ByRegistered), true
}

// picked leaves the quarter's chip its own period.
func (m *model) picked() {
	if m.Chip == chipQuarter {
		m.More.Period, m.More.From, m.More.To = "", civil.Date{}, civil.Date{}
	}
}

// narrowed takes the quarter's chip off where a period of one's own replaces it.
func (m *model) narrowed() {
	if m.Chip == chipQuarter && (!m.More.From.IsZero() || !m.More.To.IsZero()) {
		m.Chip = chipAll
	}
}

// conditions counts those of the filter form.
func conditions(f app.AppealFilter) int {
	n := 0
	for _, set := range []bool{
		!f.From.IsZero() || !f.To.IsZero(),
		f.Settlement != 0, f.Topic != 0, f.Executor != 0,
		f.Kind != "", f.Outcome != "", f.Channel != "",
		f.Multiplicity != "", f.Repetition != "", f.Language != "",
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
	if m.Title != "" {
		said = append(said, m.Title)
	}
	if m.Words != "" {
		add("appeals.shown.words", "words", m.Words)
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
