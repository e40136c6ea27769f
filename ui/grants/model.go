package grants

import (
	"cmp"
	"slices"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/ui/grantwork"
	"kairyluu/ui/listpage"
	"kairyluu/ui/shell"
)

// Chips in the order of the toolbar.
const (
	chipRunning listpage.Chip = "running"
	chipShort   listpage.Chip = "short"
	chipLate    listpage.Chip = "late"
	chipHolding listpage.Chip = "holding"
	chipOpened  listpage.Chip = "opened"
	chipAll     listpage.Chip = "all"
)

var chips = []listpage.Chip{chipRunning, chipShort, chipLate, chipHolding, chipOpened, chipAll}

// Ways to see the projects, in the order of the toolbar.
const (
	lookTable      = ""
	lookBoard      = "board"
	lookProgrammes = "programmes"
)

var looks = []string{lookTable, lookBoard, lookProgrammes}

// model is the list of projects without its window.
type model struct {
	*listpage.Model[app.ProjectFilter]
	listed listpage.Chip // what the table showed before another look
	came   string        // the look from which a figure led to its list
}

func newModel(today civil.Date) *model {
	m := &model{Model: listpage.NewModel(chipRunning, chipAll, today, conditions), listed: chipRunning}
	m.Narrowed = m.narrowed
	return m
}

// chipFilter is what a chip alone asks for.
func (m *model) chipFilter(c listpage.Chip) app.ProjectFilter {
	switch c {
	case chipRunning:
		return app.ProjectFilter{Running: true}
	case chipShort:
		return app.ProjectFilter{Short: true}
	case chipLate:
		return app.ProjectFilter{Late: true}
	case chipHolding:
		return app.ProjectFilter{Holding: true}
	case chipOpened:
		return app.ProjectFilter{Stages: []app.Stage{app.StageOpened, app.StageClosed}}
	}
	return app.ProjectFilter{}
}

// filter is what is shown now.
func (m *model) filter() app.ProjectFilter {
	f := narrowed(m.Base(m.chipFilter), m.More)
	f.Words = cmp.Or(m.Words, f.Words)
	f.Today = m.Today
	return f
}

// counts are the lists of all chips.
func (m *model) counts() map[listpage.Chip]app.ProjectFilter {
	filters := map[listpage.Chip]app.ProjectFilter{}
	for _, c := range chips {
		f := narrowed(m.chipFilter(c), m.More)
		f.Today = m.Today
		filters[c] = f
	}
	return filters
}

// narrowed lays what the user chose over a list.
func narrowed(f, more app.ProjectFilter) app.ProjectFilter {
	f.Programme = cmp.Or(more.Programme, f.Programme)
	f.Settlement = cmp.Or(more.Settlement, f.Settlement)
	f.Object = cmp.Or(more.Object, f.Object)
	f.Source = cmp.Or(more.Source, f.Source)
	if len(more.Stages) > 0 {
		f.Stages = more.Stages
	}
	if !more.DueFrom.IsZero() || !more.DueTo.IsZero() {
		f.DueFrom, f.DueTo = more.DueFrom, more.DueTo
	}
	if !more.OpenedFrom.IsZero() || !more.OpenedTo.IsZero() {
		f.OpenedFrom, f.OpenedTo = more.OpenedFrom, more.OpenedTo
	}
	return f
}

// narrowed leaves no chip that says something else of stages.
func (m *model) narrowed() {
	if len(m.More.Stages) > 0 && (m.Chip == chipOpened || m.Chip == chipRunning) ||
		m.Chip == chipRunning && (!m.More.OpenedFrom.IsZero() || !m.More.OpenedTo.IsZero()) {
		m.Chip = chipAll
	}
}

// query is the list in its order.
func (m *model) query() app.ProjectQuery {
	sort, desc := m.order()
	return app.ProjectQuery{Filter: m.filter(), Sort: app.ProjectSort(sort), Desc: desc}
}

// order is the one the user chose; until then, of work the nearest date first, of
// everything and of what was searched for the newest.
func (m *model) order() (sort string, desc bool) {
	if m.Sort != "" {
		return m.Sort, m.Desc
	}
	work := m.Given == nil && slices.Contains([]listpage.Chip{chipRunning, chipShort, chipLate, chipHolding}, m.Chip)
	if m.Given != nil {
		work = m.Given.Running || m.Given.Short || m.Given.Late || !m.Given.DueTo.IsZero()
	}
	if work && m.Words == "" {
		return string(app.ProjectsByDue), false
	}
	return string(app.ProjectsByNewest), true
}

// look changes the way to see the projects. The board begins with everything, the
// table with what it showed before.
func (m *model) look(l string) {
	if l == m.Look {
		return
	}
	if m.Look == lookTable {
		m.listed = m.Chip
	}
	m.Look = l
	if l == lookTable {
		m.Chip = m.listed
	} else if m.Given == nil {
		m.Chip = chipAll
	}
}

// take follows a route: to the list that a figure speaks of, or back from there.
func (m *model) take(r shell.Route) {
	switch {
	case r.Projects != nil:
		m.came = m.Look
		m.Open(*r.Projects, r.Title)
	case m.Given != nil && r.ID == 0:
		m.back()
	}
	if r.Look != "" {
		m.look(r.Look)
	}
}

// back leads from the list of a figure to the look that the figure stands on.
func (m *model) back() {
	m.Pick(m.listed)
	m.Look = m.came
}

// lasting leaves out of what is remembered that the board shows everything.
func (m *model) lasting(s *listpage.State[app.ProjectFilter]) {
	if s.Look != lookTable {
		s.Chip = m.listed
	}
}

// conditions counts those of the filter form.
func conditions(f app.ProjectFilter) int {
	n := 0
	for _, set := range []bool{
		f.Programme != 0, f.Settlement != 0, f.Object != 0, f.Source != 0, len(f.Stages) > 0,
		!f.DueFrom.IsZero() || !f.DueTo.IsZero(), !f.OpenedFrom.IsZero() || !f.OpenedTo.IsZero(),
	} {
		if set {
			n++
		}
	}
	return n
}

// describe says in words what holds rows back.
func (m *model) describe(v grantwork.View) []string {
	var said []string
	add := func(s string) {
		if s != "" {
			said = append(said, s)
		}
	}
	add(m.Title)
	if m.Words != "" {
		add(v.Words.T("grants.shown.words", "words", m.Words))
	}
	f := m.More
	if f.Programme != 0 {
		add(v.Programme(f.Programme))
	}
	for _, id := range []int64{f.Settlement, f.Object, f.Source} {
		if id != 0 {
			add(v.Name(id))
		}
	}
	for _, s := range f.Stages {
		add(v.Say("stage", string(s)))
	}
	add(period(v, "due", f.DueFrom, f.DueTo))
	add(period(v, "opened", f.OpenedFrom, f.OpenedTo))
	return said
}

func period(v grantwork.View, of string, from, to civil.Date) string {
	key := "grants.period." + of
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
