package overview_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/money"
	"kairyluu/ui/overview"
	"kairyluu/ui/pagetest"
	"kairyluu/ui/shell"
)

// granted is an office with one project: 750 000 of a donor's million have come,
// residents fall short of their quarter, a tranche is late, a report is due.
func granted(t *testing.T) (*pagetest.Desk, app.Project) {
	t.Helper()
	d := pagetest.New(t)
	sources := map[string]int64{}
	entries, err := d.Office.Dictionaries.Entries(t.Context(), app.FundSources)
	d.Must(err)
	for _, e := range entries {
		sources[e.Code] = e.ID
	}
	programme, err := d.Office.Programmes.Save(t.Context(), app.Programme{
		NameRU: "Малые гранты", SourceID: sources["grant"], Own: []int64{sources["residents"]}, Share: 25_00, ShareOf: app.OfTotal, Active: true,
		Reports: []app.ProgrammeReport{
			{UID: "soon", Title: "Отчёт за квартал", Due: civil.MustParse("2026-10-05")},
			{UID: "far", Title: "Годовой отчёт", Due: civil.MustParse("2027-01-31")},
		},
	})
	d.Must(err)
	p, err := d.Office.Projects.Save(t.Context(), app.Project{
		TitleRU: "Свет Ак-Ордо", ProgrammeID: programme.ID, Settlements: []int64{d.Entry(app.Settlements, "Ак-Ордо-2").ID},
		Standing: app.ProjectStanding{Since: civil.MustParse("2026-03-01")},
	})
	d.Must(err)
	part := func(code string, som money.Sum) app.BudgetPart {
		return app.BudgetPart{SourceID: sources[code], Form: app.Cash, Sum: som * 100}
	}
	_, err = d.Office.Projects.SaveBudget(t.Context(), app.Budget{ProjectID: p.ID, Lines: []app.BudgetLine{{
		UID: "line", Title: "Фонари", Quantity: 1_000, Price: 1_200_000_00, Parts: []app.BudgetPart{part("grant", 1_000_000), part("residents", 200_000)},
	}}})
	d.Must(err)
	_, err = d.Office.Projects.SaveTranche(t.Context(), app.Tranche{
		ProjectID: p.ID, SourceID: sources["grant"], Amount: 1_000_000_00, Planned: civil.MustParse("2026-09-10"),
	})
	d.Must(err)
	for _, stage := range []app.Stage{app.StagePrepared, app.StageSubmitted, app.StageApproved, app.StageAgreed} {
		_, err := d.Office.Projects.Enter(t.Context(), p.ID, app.ProjectEvent{Kind: app.ProjectEntered, Stage: stage, Date: civil.MustParse("2026-04-01"), Text: "решение комиссии"})
		d.Must(err)
	}
	_, err = d.Office.Ledger.Post(t.Context(), app.Posting{
		ProjectID: p.ID, Kind: app.Received, Date: civil.MustParse("2026-05-01"), Form: app.Cash, Amount: 750_000_00, Number: "7",
		Parts: []app.PostingPart{{SourceID: sources["grant"]}},
	})
	d.Must(err)
	return d, p
}

func TestTheGrantsBlockTellsMoneySharesAndDates(t *testing.T) {
	d, p := granted(t)
	d.Show("ru", overview.New, shell.Route{Place: shell.Overview})
	d.Wheel(fyne.NewPos(1200, 600), -400)
	d.MustShow("Грант донора · деньгами", "750 / 1\u00a0000", "Вклад жителей · деньгами", "0 / 200", "⚠ 10.09.2026 · транш 1: 1\u00a0000\u00a0000 сом", "05.10.2026 · Отчёт за квартал")
	d.MustNotShow("31.01.2027 · Годовой отчёт")
	for _, tt := range []struct {
		tap  string
		want func(shell.Route) bool
	}{
		{"Грант донора · деньгами", func(r shell.Route) bool {
			return r.Place == shell.Ledger && r.Ledger.Form == app.Cash && r.Ledger.Source != 0
		}},
		{"Не хватает вклада", func(r shell.Route) bool { return r.Place == shell.Grants && r.Projects.Short }},
		{"⚠ 10.09.2026 · транш 1: 1\u00a0000\u00a0000 сом", func(r shell.Route) bool { return r.Place == shell.Grants && r.ID == p.ID }},
		{"05.10.2026 · Отчёт за квартал", func(r shell.Route) bool { return r.Place == shell.Grants && r.Look == "programmes" }},
	} {
		d.Gone = nil
		d.Tap(tt.tap)
		if r, _ := last(t, d); !tt.want(r) {
			t.Errorf("%q leads to %+v", tt.tap, r)
		}
	}
}

func TestAnOfficeWithoutProjectsHasNoGrantsBlock(t *testing.T) {
	d := pagetest.New(t)
	d.Show("ru", overview.New, shell.Route{Place: shell.Overview})
	d.MustNotShow("Гранты: поступило / план, тыс. сом")
}

// TestGrantsLook writes pictures of the page with its block of grants.
func TestGrantsLook(t *testing.T) {
	pagetest.Pictures(t, func(lang, palette string, in fyne.Theme) {
		d, _ := granted(t)
		d.Show(lang, overview.New, shell.Route{Place: shell.Overview})
		d.Wear(in)
		d.Shot("overview-grants-" + lang + "-" + palette)
	})
}
