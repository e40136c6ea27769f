package residents

import (
	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/ui/casework"
	"kairyluu/ui/listpage"
)

// chipAll is everyone whom the office knows.
const chipAll listpage.Chip = "all"

// model is the list without its window.
type model struct {
	*listpage.Model[app.ResidentFilter]
}

func newModel(today civil.Date) *model {
	return &model{listpage.NewModel(chipAll, chipAll, today, conditions)}
}

func conditions(f app.ResidentFilter) int {
	n := 0
	for _, narrows := range []bool{f.SettlementID != 0, f.Social != ""} {
		if narrows {
			n++
		}
	}
	return n
}

// filter is what is shown now.
func (m *model) filter() app.ResidentFilter {
	f := m.More
	f.Words = m.Words
	return f
}

// counts are those of the chip: what the pickers let through.
func (m *model) counts() map[listpage.Chip]app.ResidentFilter {
	return map[listpage.Chip]app.ResidentFilter{chipAll: m.More}
}

// describe says what holds rows back.
func (m *model) describe(v casework.View) []string {
	var parts []string
	if m.Words != "" {
		parts = append(parts, "«"+m.Words+"»")
	}
	if m.More.SettlementID != 0 {
		parts = append(parts, v.Name(m.More.SettlementID))
	}
	if m.More.Social != "" {
		parts = append(parts, v.Say("social", string(m.More.Social)))
	}
	return parts
}
