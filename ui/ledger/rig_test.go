package ledger

import (
	"testing"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/money"
	"kairyluu/ui/pagetest"
	"kairyluu/ui/shell"
)

// rig is the book in a window in memory, over the real store of an office with one
// project at work.
type rig struct {
	*pagetest.Desk
	t       testing.TB
	page    *Page
	project app.Project
}

func newRig(t testing.TB) *rig {
	t.Helper()
	r := &rig{Desk: pagetest.New(t), t: t}
	programme, err := r.Office.Programmes.Save(t.Context(), app.Programme{
		NameRU: "Площадки во дворах", NameKY: "Короолордогу аянтчалар", SourceID: r.source(app.SourceGrant), From: civil.MustParse("2026-01-01"),
		Own: []int64{r.source(app.SourceResidents)}, Active: true,
	})
	r.Must(err)
	r.project, err = r.Office.Projects.Save(t.Context(), app.Project{
		TitleRU: "Детская площадка", TitleKY: "Балдар аянтчасы", ProgrammeID: programme.ID,
		Settlements: []int64{r.Entry(app.Settlements, "Дордой-2").ID}, Standing: app.ProjectStanding{Since: civil.MustParse("2026-03-01")},
	})
	r.Must(err)
	_, err = r.Office.Projects.SaveBudget(t.Context(), app.Budget{ProjectID: r.project.ID, Lines: []app.BudgetLine{{
		UID: "line", Title: "Под ключ", Quantity: 1_000, Price: 3_750_000_00, Parts: []app.BudgetPart{
			{SourceID: r.source(app.SourceGrant), Form: app.Cash, Sum: 2_700_000_00}, {SourceID: r.source(app.SourceResidents), Form: app.Cash, Sum: 1_050_000_00},
		},
	}}})
	r.Must(err)
	for _, s := range []app.Stage{app.StagePrepared, app.StageSubmitted, app.StageApproved, app.StageAgreed, app.StageWorks} {
		r.enter(s)
	}
	return r
}

func (r *rig) enter(s app.Stage) {
	r.t.Helper()
	_, err := r.Office.Projects.Enter(r.t.Context(), r.project.ID, app.ProjectEvent{
		Kind: app.ProjectEntered, Stage: s, Date: civil.MustParse("2026-04-01"), Text: "решение комиссии",
	})
	r.Must(err)
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

// pay enters what a household gives.
func (r *rig) pay(kind app.LedgerKind, name string, sum money.Sum) app.LedgerEntry {
	r.t.Helper()
	entries, err := r.Office.Ledger.Post(r.t.Context(), app.Posting{
		ProjectID: r.project.ID, Kind: kind, Date: civil.MustParse("2026-09-01"), Form: app.Cash, Amount: sum,
		Payer: app.Payer{Kind: app.Household, Name: name, Address: "ул. Жеңиш, 14"}, Parts: []app.PostingPart{{SourceID: r.source(app.SourceResidents)}},
	})
	r.Must(err)
	return entries[0]
}

func (r *rig) open(lang string, route shell.Route) {
	r.t.Helper()
	route.Place = shell.Ledger
	r.Show(lang, func(env *shell.Env, route shell.Route) shell.Page {
		page := New(env, route)
		r.page = page.(*Page)
		return page
	}, route)
}

// of opens the book of the project.
func (r *rig) of(lang string) {
	r.t.Helper()
	r.open(lang, shell.Route{Ledger: &app.LedgerFilter{Project: r.project.ID}, Title: "Детская площадка"})
}

// entries are all of the ledger, in order of entry.
func (r *rig) entries() []app.LedgerRow {
	r.t.Helper()
	rows, err := r.Office.Ledger.Rows(r.t.Context(), app.LedgerQuery{Ascending: true})
	r.Must(err)
	return rows
}
