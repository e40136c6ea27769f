package project

import (
	"strings"

	"kairyluu/app"
	"kairyluu/ui/casework"
)

// difference is a field in which two forms differ, as the second has it.
type difference struct{ key, value string }

// differences are the fields in which two forms differ, in the order of the form.
func (p *Page) differences(before, now Form) []difference {
	was, is := p.said(before), p.said(now)
	var found []difference
	for i, d := range is {
		if d.value == was[i].value {
			continue
		}
		if strings.TrimSpace(d.value) == "" {
			d.value = casework.Dash
		}
		found = append(found, d)
	}
	return found
}

// said is what each field of a form says.
func (p *Page) said(f Form) []difference {
	v := p.view
	meeting := func(id int64) string {
		for _, m := range p.meetings {
			if m.ID == id {
				return m.Label()
			}
		}
		return casework.Dash
	}
	return []difference{
		{"title_ru", f.TitleRU},
		{"title_ky", f.TitleKY},
		{"programme", v.Programme(f.Programme)},
		{"object", v.Name(f.Object)},
		{"number", f.Number},
		{"settlements", v.Settlements(f.Settlements)},
		{"place", f.Place},
		{"community", f.Community},
		{"problem", f.Problem},
		{"aim", f.Aim},
		{"meeting", meeting(f.Meeting)},
		{"chosen", f.Chosen},
		{"beneficiaries.total", v.Words.T("project.rival.people", "total", f.Total, "women", f.Women, "men", f.Men,
			"youth", f.Youth, "elderly", f.Elderly, "disabled", f.Disabled)},
		{"people", peopleSaid(f.People)},
		{"contractor", f.Contractor},
		{"contract", f.Contract},
		{"start", f.Start},
		{"finish", f.Finish},
		{"balance_holder", f.BalanceHolder},
		{"upkeep", f.Upkeep},
		{"links", strings.ReplaceAll(f.Links, "\n", ", ")},
		{"note", f.Note},
		{"lines.0.title", v.Words.T("project.rival.budget", "no", f.Budget.No, "sum", v.Som(f.Budget.stored().Total()))},
	}
}

func peopleSaid(list []app.ProjectPerson) string {
	names := make([]string, len(list))
	for i, p := range list {
		names[i] = strings.TrimSpace(p.Name + " " + p.Role)
	}
	return strings.Join(names, ", ")
}
