package sheet

import (
	"testing"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/money"
	"kairyluu/ui/pagetest"
	"kairyluu/ui/shell"
)

// rig is the grid in a window in memory, over the real store of an office with two
// projects on the way.
type rig struct {
	*pagetest.Desk
	t          testing.TB
	page       *Page
	playground app.Project
	park       app.Project
}

func newRig(t testing.TB) *rig {
	t.Helper()
	r := &rig{Desk: pagetest.New(t), t: t}
	programme, err := r.Office.Programmes.Save(t.Context(), app.Programme{
		NameRU: "Площадки во дворах", NameKY: "Короолордогу аянтчалар", SourceID: r.source(app.SourceGrant),
		Own: []int64{r.source(app.SourceResidents)}, Active: true,
	})
	r.Must(err)
	r.playground = r.project(programme.ID, "Детская площадка", "Балдар аянтчасы")
	r.milestone(r.playground.ID, "Фундамент", "2026-10-01", 40)
	r.milestone(r.playground.ID, "Качели и горки", "2026-11-01", 0)
	r.tranche(r.playground.ID, 1, 1_350_000_00)
	r.pledge(r.playground.ID, "Асанов А.", 2_000_00)
	r.park = r.project(programme.ID, "Парк у школы", "Мектептин жанындагы парк")
	r.milestone(r.park.ID, "Саженцы", "2026-10-15", 10)
	return r
}

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

// project has a budget and has come as far as its works.
func (r *rig) project(programme int64, ru, ky string) app.Project {
	r.t.Helper()
	p, err := r.Office.Projects.Save(r.t.Context(), app.Project{
		TitleRU: ru, TitleKY: ky, ProgrammeID: programme, Settlements: []int64{r.Entry(app.Settlements, "Дордой-2").ID},
		Standing: app.ProjectStanding{Since: civil.MustParse("2026-03-01")},
	})
	r.Must(err)
	_, err = r.Office.Projects.SaveBudget(r.t.Context(), app.Budget{ProjectID: p.ID, Lines: []app.BudgetLine{{
		UID: "line", Title: "Под ключ", Quantity: 1_000, Price: 3_000_000_00, Parts: []app.BudgetPart{
			{SourceID: r.source(app.SourceGrant), Form: app.Cash, Sum: 2_700_000_00}, {SourceID: r.source(app.SourceResidents), Form: app.Cash, Sum: 300_000_00},
		},
	}}})
	r.Must(err)
	for _, s := range []app.Stage{app.StagePrepared, app.StageSubmitted, app.StageApproved, app.StageAgreed, app.StageWorks} {
		_, err := r.Office.Projects.Enter(r.t.Context(), p.ID, app.ProjectEvent{Kind: app.ProjectEntered, Stage: s, Date: civil.MustParse("2026-04-01"), Text: "решение комиссии"})
		r.Must(err)
	}
	c, err := r.Office.Projects.Case(r.t.Context(), p.ID)
	r.Must(err)
	return c.Project
}

func (r *rig) milestone(project int64, title, planned string, percent int) {
	r.t.Helper()
	_, err := r.Office.Projects.SaveMilestone(r.t.Context(), app.Milestone{ProjectID: project, Title: title, Planned: civil.MustParse(planned), Percent: percent})
	r.Must(err)
}

func (r *rig) tranche(project int64, no int, sum money.Sum) {
	r.t.Helper()
	_, err := r.Office.Projects.SaveTranche(r.t.Context(), app.Tranche{
		ProjectID: project, No: no, SourceID: r.source(app.SourceGrant), Amount: sum, Planned: civil.MustParse("2026-09-10"),
	})
	r.Must(err)
}

func (r *rig) pledge(project int64, name string, sum money.Sum) {
	r.t.Helper()
	_, err := r.Office.Ledger.Post(r.t.Context(), app.Posting{
		ProjectID: project, Kind: app.Pledged, Date: civil.MustParse("2026-09-01"), Form: app.Cash,
		Payer: app.Payer{Kind: app.Household, Name: name}, Amount: sum, Parts: []app.PostingPart{{SourceID: r.source(app.SourceResidents)}},
	})
	r.Must(err)
}

func (r *rig) open(lang string, route shell.Route) {
	r.t.Helper()
	route.Place = shell.Sheet
	r.Show(lang, func(env *shell.Env, route shell.Route) shell.Page {
		page := New(env, route)
		r.page = page.(*Page)
		return page
	}, route)
}

// line is the row of the grid that is called so.
func (r *rig) line(what string) app.SheetRow {
	r.t.Helper()
	rows, err := r.Office.Projects.Sheet(r.t.Context(), app.ProjectFilter{})
	r.Must(err)
	for _, row := range rows {
		if row.What == what {
			return row
		}
	}
	r.t.Fatalf("the grid has no %q", what)
	return app.SheetRow{}
}
