package plan

import (
	"cmp"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/ui/casework"
	"kairyluu/ui/shell"
)

// chip is a list that one click opens.
type chip string

// Chips in the order of the toolbar.
const (
	chipOpen   chip = "open"
	chipLate   chip = "late"
	chipMonth  chip = "month"
	chipNobody chip = "nobody"
	chipDone   chip = "done"
	chipAll    chip = "all"
)

var chips = []chip{chipOpen, chipLate, chipMonth, chipNobody, chipDone, chipAll}

// look is a way to see the plan.
type look string

// The ways, in the order of the toolbar.
const (
	lookTable    look = "table"
	lookBoard    look = "board"
	lookOutcomes look = "outcomes"
)

var looks = []look{lookTable, lookBoard, lookOutcomes}

// state is what the page shows and remembers until the next start.
type state struct {
	Chip chip               `json:"chip"`
	More app.DecisionFilter `json:"more"` // what the pickers and the filter form add
	Sort app.DecisionSort   `json:"sort,omitempty"`
	Desc bool               `json:"desc,omitempty"`
}

// model is the plan without its window.
type model struct {
	state
	look   look
	words  string
	before chip                // what was shown before the search
	listed chip                // what the table showed before the board or the outcomes
	given  *app.DecisionFilter // the list that a figure of another page speaks of
	title  string              // what that figure is called
	today  civil.Date
}

func newModel(today civil.Date) *model {
	return &model{state: state{Chip: chipOpen}, look: lookTable, listed: chipOpen, today: today}
}

// chipFilter is what a chip alone asks for.
func (m *model) chipFilter(c chip) app.DecisionFilter {
	switch c {
	case chipOpen:
		return app.DecisionFilter{Open: true}
	case chipLate:
		return app.DecisionFilter{Late: true}
	case chipMonth:
		first := firstOfMonth(m.today)
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
func (m *model) counted(c chip) app.DecisionFilter {
	f := narrowed(m.chipFilter(c), m.More)
	f.Today = m.today
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

// query is the list in its order.
func (m *model) query() app.DecisionQuery {
	sort, desc := m.order()
	return app.DecisionQuery{Filter: m.filter(), Sort: sort, Desc: desc}
}

// order is the one the user chose; until then, of work the nearest date first,
// of what is finished, of everything and of what was searched for the newest.
func (m *model) order() (app.DecisionSort, bool) {
	switch {
	case m.Sort != "":
		return m.Sort, m.Desc
	case m.words != "", m.given == nil && (m.Chip == chipDone || m.Chip == chipAll):
		return app.PlanByMade, true
	}
	return app.PlanByDue, false
}

// pick opens the list of a chip.
func (m *model) pick(c chip) { m.Chip, m.given, m.title = c, nil, "" }

// narrow sets what the pickers and the filter form add. A state of one's own
// takes the chip away that speaks of states.
func (m *model) narrow(more app.DecisionFilter) {
	m.More = more
	if more.State != "" || !more.EndedFrom.IsZero() || !more.EndedTo.IsZero() {
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

// search looks among all decisions, and goes back to what was shown before when
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
func (m *model) open(f app.DecisionFilter, title string) {
	m.words, m.More, m.Sort, m.Desc = "", app.DecisionFilter{}, "", false
	m.given, m.title, m.Chip = &f, title, chipAll
}

// take follows a route: to the list that a figure speaks of, to what came of it,
// or back from there.
func (m *model) take(r shell.Route) {
	switch {
	case r.Plan != nil:
		m.open(*r.Plan, r.Title)
		m.look = lookTable
	case m.given != nil && r.ID == 0:
		m.pick(m.listed)
		m.look = lookTable
	}
	if r.Outcomes {
		m.look = lookOutcomes
	}
}

// narrows tells whether anything beside a chip holds rows back.
func (m *model) narrows() bool { return m.words != "" || m.given != nil || m.moreCount() > 0 }

// clear takes everything off but the chip.
func (m *model) clear() {
	m.search("")
	m.More, m.given, m.title = app.DecisionFilter{}, nil, ""
}

// moreCount counts the conditions of the filter form.
func (m *model) moreCount() int {
	n := 0
	for _, set := range []bool{
		m.More.Meeting != 0, m.More.Series != 0, m.More.State != "", m.More.Source != "",
		m.More.Settlement != 0, m.More.Responsible != 0,
		!m.More.MadeFrom.IsZero() || !m.More.MadeTo.IsZero(),
		!m.More.EndedFrom.IsZero() || !m.More.EndedTo.IsZero(),
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
	add(m.title)
	if m.words != "" {
		add(v.Words.T("plan.shown.words", "words", m.words))
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

// lasting is what is worth remembering: not a search, nor the list of a figure.
func (m *model) lasting() state {
	s := m.state
	if m.words != "" {
		s.Chip = m.before
	}
	if m.look != lookTable {
		s.Chip = m.listed
	}
	s.More.Meeting = 0 // the next day begins with the plan of every meeting
	if m.given != nil {
		s = state{Chip: chipOpen}
	}
	return s
}

func firstOfMonth(d civil.Date) civil.Date {
	y, m, _ := d.YMD()
	first, err := civil.New(y, m, 1)
	if err != nil {
		return d // every month of a date has a first day
	}
	return first
}
