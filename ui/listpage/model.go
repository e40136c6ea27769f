package listpage

import "kairyluu/app/civil"

// Chip names a list that one click opens.
type Chip string

// State is what a page shows and remembers until the next start.
type State[Filter any] struct {
	Chip Chip   `json:"chip"`
	More Filter `json:"more"` // what the pickers and the filter form add
	Sort string `json:"sort,omitempty"`
	Desc bool   `json:"desc,omitempty"`
	Look string `json:"look,omitempty"` // a way to see the list; "" is the table
}

// Model is what a list shows, without its window.
type Model[Filter any] struct {
	State[Filter]
	Words string  // of a search
	Given *Filter // the list that a figure of another page speaks of
	Title string  // what that figure is called
	Today civil.Date

	// Conditions counts what a filter of the pickers and the filter form holds.
	Conditions func(Filter) int
	// Picked and Narrowed keep a chip and what is added to it from saying two
	// things at once: they are called after either was set. nil: they never do.
	Picked, Narrowed func()

	first  Chip // what a new office begins with
	all    Chip // the list of everything
	before Chip // what was shown before the search
}

// NewModel returns one that begins with a chip; all names the list of everything.
func NewModel[Filter any](first, all Chip, today civil.Date, conditions func(Filter) int) *Model[Filter] {
	return &Model[Filter]{
		State: State[Filter]{Chip: first}, Today: today, Conditions: conditions, first: first, all: all,
	}
}

// Base is the list that was chosen, before anything narrows it: the given one, or
// what its chip asks for.
func (m *Model[Filter]) Base(of func(Chip) Filter) Filter {
	if m.Given != nil {
		return *m.Given
	}
	return of(m.Chip)
}

// Pick opens the list of a chip.
func (m *Model[Filter]) Pick(c Chip) {
	m.Chip, m.Given, m.Title = c, nil, ""
	call(m.Picked)
}

// Narrow sets what the pickers and the filter form add.
func (m *Model[Filter]) Narrow(more Filter) {
	m.More = more
	call(m.Narrowed)
}

// Search looks among everything, and goes back to what was shown before when the
// words are cleared.
func (m *Model[Filter]) Search(words string) {
	switch {
	case words != "" && m.Words == "":
		m.before = m.Chip
		if m.Given == nil {
			m.Chip = m.all
		}
	case words == "" && m.Words != "":
		m.Chip = m.before
	}
	m.Words = words
}

// Open shows exactly the list that another page speaks of.
func (m *Model[Filter]) Open(f Filter, title string) {
	m.State, m.Words = State[Filter]{Chip: m.all}, ""
	m.Given, m.Title = &f, title
}

// Narrows tells whether anything beside a chip holds rows back.
func (m *Model[Filter]) Narrows() bool {
	return m.Words != "" || m.Given != nil || m.Conditions(m.More) > 0
}

// Clear takes everything off but the chip.
func (m *Model[Filter]) Clear() {
	m.Search("")
	var none Filter
	m.More, m.Given, m.Title = none, nil, ""
}

// Lasting is what is worth remembering: not a search, nor the list of a figure.
func (m *Model[Filter]) Lasting() State[Filter] {
	s := m.State
	if m.Words != "" {
		s.Chip = m.before
	}
	if m.Given != nil {
		s = State[Filter]{Chip: m.first}
	}
	return s
}
