package project

import (
	"testing"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/money"
	"kairyluu/ui/pagetest"
	"kairyluu/ui/shell"
)

// rig is the form in a window in memory, over the real store of an office with one
// programme that asks a quarter of the cost from the residents and the city.
type rig struct {
	*pagetest.Desk
	t         testing.TB
	page      *Page
	programme app.Programme
}

func newRig(t testing.TB) *rig {
	t.Helper()
	r := &rig{Desk: pagetest.New(t), t: t}
	var err error
	r.programme, err = r.Office.Programmes.Save(t.Context(), app.Programme{
		NameRU: "Площадки во дворах", NameKY: "Короолордогу аянтчалар", Donor: "SDC", SourceID: r.source(app.SourceGrant),
		Cap: 3_000_000_00, Own: []int64{r.source(app.SourceResidents), r.source("city")}, Share: 25_00, Active: true,
	})
	r.Must(err)
	return r
}

// source is the fund source of a code.
func (r *rig) source(code string) int64 {
	r.t.Helper()
	entries, err := r.Office.Dictionaries.Entries(r.t.Context(), app.FundSources)
	r.Must(err)
	for _, e := range entries {
		if e.Code == code {
			return e.ID
		}
	}
	r.t.Fatalf("no source %s", code)
	return 0
}

func (r *rig) open(lang string, route shell.Route) {
	r.t.Helper()
	route.Place = shell.Project
	r.Show(lang, func(env *shell.Env, route shell.Route) shell.Page {
		page := New(env, route)
		r.page = page.(*Page)
		return page
	}, route)
}

// project is stored with a budget of one line.
func (r *rig) project() app.Project {
	r.t.Helper()
	p, err := r.Office.Projects.Save(r.t.Context(), app.Project{
		TitleRU: "Детская площадка", TitleKY: "Балдар аянтчасы", ProgrammeID: r.programme.ID,
		Settlements: []int64{r.Entry(app.Settlements, "Дордой-2").ID}, Beneficiaries: app.Beneficiaries{Total: 1200, Women: 700, Men: 500},
		Start: civil.MustParse("2026-10-01"), Finish: civil.MustParse("2026-12-01"),
	})
	r.Must(err)
	r.budget(p.ID, 0, "", 3_750_000_00)
	return r.stored(p.ID).Project
}

func (r *rig) budget(project int64, no int, reason string, price money.Sum) {
	r.t.Helper()
	_, err := r.Office.Projects.SaveBudget(r.t.Context(), app.Budget{
		ProjectID: project, No: no, Reason: reason,
		Lines: []app.BudgetLine{{UID: "line", Title: "Площадка под ключ", Quantity: 1_000, Price: price, Parts: []app.BudgetPart{
			{SourceID: r.source(app.SourceGrant), Form: app.Cash, Sum: price - 1_050_000_00},
			{SourceID: r.source(app.SourceResidents), Form: app.Cash, Sum: 1_050_000_00},
		}}},
	})
	r.Must(err)
}

func (r *rig) stored(id int64) app.ProjectCase {
	r.t.Helper()
	c, err := r.Office.Projects.Case(r.t.Context(), id)
	r.Must(err)
	return c
}

// saved is the project whose card the form led to.
func (r *rig) saved() app.ProjectCase {
	r.t.Helper()
	if n := len(r.Gone); n == 0 || r.Gone[n-1].Place != shell.Grants {
		r.t.Fatalf("the form led to %v, want the card of a project; on show: %q", r.Gone, r.Texts())
	}
	return r.stored(r.Gone[len(r.Gone)-1].ID)
}
