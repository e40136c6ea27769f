package places

import (
	"cmp"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/ui/casework"
	"kairyluu/ui/listpage"
	"kairyluu/ui/shell"
)

// Chips of a register; only risks have a level.
const (
	chipAll  listpage.Chip = "all"
	chipOpen listpage.Chip = "open"
	chipHigh listpage.Chip = "high"
)

// model is a register without its window.
type model struct {
	*listpage.Model[app.FindingFilter]
	kind app.FindingKind
}

func newModel(kind app.FindingKind, today civil.Date) *model {
	return &model{listpage.NewModel(chipAll, chipAll, today, conditions), kind}
}

func conditions(f app.FindingFilter) int {
	if f.Settlement != 0 {
		return 1
	}
	return 0
}

func (m *model) chips() []listpage.Chip {
	if m.kind == app.Risk {
		return []listpage.Chip{chipAll, chipOpen, chipHigh}
	}
	return []listpage.Chip{chipAll, chipOpen}
}

// chipFilter is what a chip alone asks for.
func (m *model) chipFilter(c listpage.Chip) app.FindingFilter {
	f := app.FindingFilter{Kind: m.kind, Open: c == chipOpen || c == chipHigh}
	if c == chipHigh {
		f.Level = app.HighLevel
	}
	return f
}

// filter is what is shown now.
func (m *model) filter() app.FindingFilter {
	f := m.Base(m.chipFilter)
	f.Settlement, f.Words = cmp.Or(m.More.Settlement, f.Settlement), m.Words
	return f
}

// counts are the lists of all chips.
func (m *model) counts() map[listpage.Chip]app.FindingFilter {
	filters := map[listpage.Chip]app.FindingFilter{}
	for _, c := range m.chips() {
		f := m.chipFilter(c)
		f.Settlement = m.More.Settlement
		filters[c] = f
	}
	return filters
}

// take follows a route to the lines of a settlement.
func (m *model) take(r shell.Route) {
	if r.Filter != nil && r.Filter.Settlement != 0 {
		m.Open(app.FindingFilter{Kind: m.kind, Settlement: r.Filter.Settlement}, "")
	}
}

// describe says what holds rows back.
func (m *model) describe(v casework.View) []string {
	var parts []string
	if m.Words != "" {
		parts = append(parts, "«"+m.Words+"»")
	}
	if id := m.filter().Settlement; id != 0 {
		parts = append(parts, v.Name(id))
	}
	return parts
}
