package plan

import (
	"cmp"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/ui/casework"
	"kairyluu/ui/listpage"
	"kairyluu/ui/shell"
)

// Chips in the order of the toolbar.
const (
	chipOpen   listpage.Chip = "open"
	chipLate   listpage.Chip = "late"
	chipMonth  listpage.Chip = "month"
	chipNobody listpage.Chip = "nobody"
	chipDone   listpage.Chip = "done"
	chipAll    listpage.Chip = "all"
)

var chips = []listpage.Chip{chipOpen, chipLate, chipMonth, chipNobody, chipDone, chipAll}

// look is a way to see the plan.
type look string

// The ways, in the order of the toolbar.
const (
	lookTable    look = "table"
	lookBoard    look = "board"
	lookOutcomes look = "outcomes"
)

var looks = []look{lookTable, lookBoard, lookOutcomes}

// model is the plan without its window.
type model struct {
	*listpage.Model[app.DecisionFilter]
	look   look
	listed listpage.Chip // what the table showed before the board or the outcomes
}

func newModel(today civil.Date) *model {
	m := &model{Model: listpage.NewModel(chipOpen, chipAll, today, conditions), look: lookTable, listed: chipOpen}
	m.Narrowed = m.narrowed
	return m
}

// chipFilter is what a chip alone asks for.
func (m *model) chipFilter(c listpage.Chip) app.DecisionFilter {
	switch c {
	case chipOpen:
		return app.DecisionFilter{Open: true}
	case chipLate:
		return app.DecisionFilter{Late: true}
	case chipMonth:
		first := m.Today.FirstOfMonth()
		return app.DecisionFilter{Open: true, DueFrom: first, DueTo: first.AddMonths(1).AddDays(-1)}
	case chipNobody:
		return app.DecisionFilter{Open: true, Responsible: app.NoOne}
	case chipDone:
		return app.DecisionFilter{State: app.DecisionDone}
	}
	return app.DecisionFilter{}
}

// filter is what is shown now.
func (m *model) filter() app.DecisionFilter {
	f := narrowed(m.Base(m.chipFilter), m.More)
	f.Words = cmp.Or(m.Words, f.Words)
	f.Today = m.Today
	return f
}

// counted is what a chip would show with the filters as they are.
func (m *model) counted(c listpage.Chip) app.DecisionFilter {
	f := narrowed(m.chipFilter(c), m.More)
	f.Today = m.Today
	return f
}

// narrowed lays what the user chose over a list.
func narrowed(f, more app.DecisionFilter) app.DecisionFilter {
	f.Meeting = cmp.Or(more.Meeting, f.Meeting)
	f.Series = cmp.Or(more.Series, f.Series)
	f.State = cmp.Or(more.State, f.State)
	f.Source = cmp.Or(more.Source, f.Source)
	f.Settlement = cmp.Or(more.Settlement, f.Settlement)
	f.Responsible = cmp.Or(more.Responsible, f.Responsible)
	f.MadeFrom, f.MadeTo = cmp.Or(more.MadeFrom, f.MadeFrom), cmp.Or(more.MadeTo, f.MadeTo)
	f.EndedFrom, f.EndedTo = cmp.Or(more.EndedFrom, f.EndedFrom), cmp.Or(more.EndedTo, f.EndedTo)
	return f
}

// counts are the lists of all chips.
func (m *model) counts() map[listpage.Chip]app.DecisionFilter {
	filters := map[listpage.Chip]app.DecisionFilter{}
	for _, c := range chips {
		filters[c] = m.counted(c)
	}
	return filters
}

// query is the list in its order.
func (m *model) query() app.DecisionQuery {
	sort, desc := m.order()
	return app.DecisionQuery{Filter: m.filter(), Sort: app.DecisionSort(sort), Desc: desc}
}

// order is the one the user chose; until then, of work the nearest date first,
// of what is finished, of everything and of what was searched for the newest.
func (m *model) order() (sort string, desc bool) {
	switch {
	case m.Sort != "":
		return m.Sort, m.Desc
	case m.Words != "", m.Given == nil && (m.Chip == chipDone || m.Chip == chipAll):
		return string(app.PlanByMade), true
	}
	return string(app.PlanByDue), false
}

// narrowed takes the chip away that speaks of states, where a state of one's own
// replaces it.
func (m *model) narrowed() {
	if m.More.State != "" || !m.More.EndedFrom.IsZero() || !m.More.EndedTo.IsZero() {
		m.Chip = chipAll
	}
}

// show changes the way to see the plan. The board and the outcomes begin with
// everything, the table with what it showed before.
func (m *model) show(l look) {
	if l == m.look {
		return
	}
	if m.look == lookTable {
		m.listed = m.Chip
	}
	m.look = l
	switch {
	case l == lookTable:
		m.Chip = m.listed
	default:
		m.Chip = chipAll
	}
}

// take follows a route: to the list that a figure speaks of, to what came of it,
// or back from there.
func (m *model) take(r shell.Route) {
	switch {
	case r.Plan != nil:
		m.Open(*r.Plan, r.Title)
		m.look = lookTable
	case m.Given != nil && r.ID == 0:
		m.Pick(m.listed)
		m.look = lookTable
	}
	if r.Outcomes {
		m.look = lookOutcomes
	}
}

// conditions counts those of the filter form.
func conditions(f app.DecisionFilter) int {
	n := 0
	for _, set := range []bool{
		f.Meeting != 0, f.Series != 0, f.State != "", f.Source != "", f.Settlement != 0, f.Responsible != 0,
		!f.MadeFrom.IsZero() || !f.MadeTo.IsZero(), !f.EndedFrom.IsZero() || !f.EndedTo.IsZero(),
	} {
		if set {
			n++
		}
	}
	return n
}

// describe says in words what holds rows back. meeting is the name of the one in
// the filter.
func (m *model) describe(v casework.View, meeting string) []string {
	var said []string
	add := func(s string) {
		if s != "" {
			said = append(said, s)
		}
	}
	add(m.Title)
	if m.Words != "" {
		add(v.Words.T("plan.shown.words", "words", m.Words))
	}
	f := m.More
	add(m.period(v, "made", f.MadeFrom, f.MadeTo))
	add(m.period(v, "ended", f.EndedFrom, f.EndedTo))
	add(meeting)
	add(named(v, f.Series, ""))
	add(named(v, f.Settlement, "plan.shown.no_settlement"))
	add(named(v, f.Responsible, "plan.shown.no_responsible"))
	if f.Source != "" {
		add(v.Words.T("plan.shown.source", "source", v.Say("source", string(f.Source))))
	}
	if f.State != "" {
		add(v.Say("decisionState", string(f.State)))
	}
	return said
}

func named(v casework.View, id int64, nobody string) string {
	switch {
	case id == 0:
		return ""
	case id == app.NoOne && nobody != "":
		return v.Words.T(nobody)
	}
	return v.Name(id)
}

func (m *model) period(v casework.View, of string, from, to civil.Date) string {
	key := "plan.period." + of
	switch {
	case from.IsZero() && to.IsZero():
		return ""
	case from.IsZero():
		return v.Words.T(key+".to", "to", to)
	case to.IsZero():
		return v.Words.T(key+".from", "from", from)
	}
	return v.Words.T(key+".span", "from", from, "to", to)
}

// keep takes out what the next day does not begin with: what the board shows, and
// one meeting instead of all.
func (m *model) keep(s *listpage.State[app.DecisionFilter]) {
	if m.look != lookTable && m.Given == nil {
		s.Chip = m.listed
	}
	s.More.Meeting = 0
}
