// Package project is the form of a grant project: what and where, why, for whom,
// the works, and the budget by source, in the order of an application.
//
// The form's state is Form, which knows nothing of the window. The page shows it,
// keeps it as a draft every second and hands it to the use cases.
package project

import (
	"reflect"
	"slices"
	"strings"

	"kairyluu/app"
	"kairyluu/ui/typed"
)

// Form is what stands in the fields. What people type is kept as they typed it,
// nonsense too, so that a draft gives back exactly what was there.
type Form struct {
	ID       int64  `json:"id,omitempty"` // the project that is edited; 0: a new one
	UID      string `json:"uid,omitempty"`
	Version  int64  `json:"version,omitempty"`
	Decision int64  `json:"decision,omitempty"` // the decision that a new one carries out

	Number      string  `json:"number,omitempty"`
	TitleRU     string  `json:"titleRU,omitempty"`
	TitleKY     string  `json:"titleKY,omitempty"`
	Programme   int64   `json:"programme,omitempty"`
	Settlements []int64 `json:"settlements,omitempty"`
	Community   string  `json:"community,omitempty"`
	Object      int64   `json:"object,omitempty"`
	Place       string  `json:"place,omitempty"`

	Problem string `json:"problem,omitempty"`
	Aim     string `json:"aim,omitempty"`
	Meeting int64  `json:"meeting,omitempty"`
	Item    string `json:"item,omitempty"` // of its agenda: the vote
	Chosen  string `json:"chosen,omitempty"`

	Total    string              `json:"total,omitempty"`
	Women    string              `json:"women,omitempty"`
	Men      string              `json:"men,omitempty"`
	Youth    string              `json:"youth,omitempty"`
	Elderly  string              `json:"elderly,omitempty"`
	Disabled string              `json:"disabled,omitempty"`
	People   []app.ProjectPerson `json:"people,omitempty"`

	Contractor    string `json:"contractor,omitempty"`
	Contract      string `json:"contract,omitempty"`
	Start         string `json:"start,omitempty"`
	Finish        string `json:"finish,omitempty"`
	Upkeep        string `json:"upkeep,omitempty"`
	BalanceHolder string `json:"balanceHolder,omitempty"`
	Links         string `json:"links,omitempty"` // a line each
	Note          string `json:"note,omitempty"`

	Budget Budget `json:"budget"`
}

// Blank is the form of a new project.
func Blank() Form { return Form{Budget: Budget{Lines: []Line{NewLine()}}} }

// FromProject is the form of a project with the budget in force; a zero budget is
// none yet.
func FromProject(p app.Project, b app.Budget) Form {
	n := p.Beneficiaries
	return Form{
		ID: p.ID, UID: p.UID, Version: p.Version,
		Number: p.Number, TitleRU: p.TitleRU, TitleKY: p.TitleKY, Programme: p.ProgrammeID,
		Settlements: slices.Clone(p.Settlements), Community: p.Community, Object: p.ObjectID, Place: p.Place,
		Problem: p.Problem, Aim: p.Aim, Meeting: p.MeetingID, Item: p.ItemUID, Chosen: p.Chosen,
		Total: typed.Count(n.Total), Women: typed.Count(n.Women), Men: typed.Count(n.Men),
		Youth: typed.Count(n.Youth), Elderly: typed.Count(n.Elderly), Disabled: typed.Count(n.Disabled),
		People:     slices.Clone(p.People),
		Contractor: p.Contractor, Contract: p.Contract, Start: p.Start.Format(), Finish: p.Finish.Format(),
		Upkeep: p.Upkeep, BalanceHolder: p.BalanceHolder, Links: strings.Join(p.Links, "\n"), Note: p.Note,
		Budget: fromBudget(b),
	}
}

// Read is the form as a project. The rules of projects are checked by the use
// cases.
func (f Form) Read(r *typed.Reader) app.Project {
	p := app.Project{
		ID: f.ID, UID: f.UID, Version: f.Version,
		Number: f.Number, TitleRU: f.TitleRU, TitleKY: f.TitleKY, ProgrammeID: f.Programme,
		Settlements: slices.Clone(f.Settlements), Community: f.Community, ObjectID: f.Object, Place: f.Place,
		Problem: f.Problem, Aim: f.Aim, MeetingID: f.Meeting, ItemUID: f.Item, Chosen: f.Chosen,
		Contractor: f.Contractor, Contract: f.Contract, Start: r.Date("start", f.Start), Finish: r.Date("finish", f.Finish),
		Upkeep: f.Upkeep, BalanceHolder: f.BalanceHolder, Note: f.Note,
	}
	p.Beneficiaries = app.Beneficiaries{
		Total: r.Count("beneficiaries.total", f.Total), Women: r.Count("beneficiaries.women", f.Women),
		Men: r.Count("beneficiaries.men", f.Men), Youth: r.Count("beneficiaries.youth", f.Youth),
		Elderly: r.Count("beneficiaries.elderly", f.Elderly), Disabled: r.Count("beneficiaries.disabled", f.Disabled),
	}
	for _, person := range f.People {
		if !emptyPerson(person) {
			p.People = append(p.People, person)
		}
	}
	for link := range strings.Lines(f.Links) {
		if link = strings.TrimSpace(link); link != "" {
			p.Links = append(p.Links, link)
		}
	}
	return p
}

// Clone is a copy that shares nothing with f.
func (f Form) Clone() Form {
	f.Settlements = slices.Clone(f.Settlements)
	f.People = slices.Clone(f.People)
	f.Budget = f.Budget.clone()
	return f
}

// Same tells whether two forms hold the same; lines left empty do not count.
func (f Form) Same(other Form) bool { return reflect.DeepEqual(f.plain(), other.plain()) }

// plain is f without the lines that were left empty.
func (f Form) plain() Form {
	f = f.Clone()
	f.People = slices.DeleteFunc(f.People, emptyPerson)
	if len(f.People) == 0 {
		f.People = nil
	}
	if len(f.Settlements) == 0 {
		f.Settlements = nil
	}
	f.Budget = f.Budget.plain()
	return f
}

func emptyPerson(p app.ProjectPerson) bool { return strings.TrimSpace(p.Name+p.Role+p.Phone) == "" }
