package report_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/money"
	"kairyluu/app/report"
	"kairyluu/app/report/reporttest"
)

// granted is an office with the playground of Дордой-2 (domain.md §5.1).
func granted() *reporttest.Office {
	o := reporttest.New(1, 0, civil.MustParse("2026-10-05"))
	day := civil.MustParse
	grant, residents, city := o.Dicts[app.FundSources][0].ID, o.Dicts[app.FundSources][1].ID, o.Dicts[app.FundSources][2].ID
	line := app.BudgetLine{UID: "a", Title: "Площадка", Quantity: 1000, Price: 3_750_000_00, Parts: []app.BudgetPart{
		{SourceID: grant, Form: app.Cash, Sum: 2_700_000_00},
		{SourceID: city, Form: app.Cash, Sum: 950_000_00},
		{SourceID: residents, Form: app.InKind, Sum: 100_000_00},
	}}
	later := line
	later.Price = 9_000_000_00
	o.Grants = []reporttest.Grant{{
		Row: app.ProjectRow{ID: 1, TitleRU: "Площадка", Settlements: []int64{1}, Beneficiaries: app.Beneficiaries{Total: 900, Women: 500}},
		Events: []app.ProjectEvent{
			{ID: 1, Kind: app.ProjectEntered, Stage: app.StageIdea, Date: day("2025-02-01")},
			{ID: 2, Kind: app.ProjectEntered, Stage: app.StageWorks, Date: day("2026-06-01")},
			{ID: 3, Kind: app.ProjectEntered, Stage: app.StageAccepted, Date: day("2026-10-01")},
		},
		Budgets: []app.Budget{
			{No: 1, Date: day("2025-03-01"), Lines: []app.BudgetLine{line}},
			{No: 2, Date: day("2026-10-02"), Lines: []app.BudgetLine{later}},
		},
		Ledger: []app.LedgerEntry{
			{ID: 1, ProjectID: 1, Kind: app.Received, Date: day("2026-07-01"), SourceID: grant, Form: app.Cash, Amount: 1_620_000_00},
			{ID: 2, ProjectID: 1, Kind: app.Received, Date: day("2026-10-01"), SourceID: grant, Form: app.Cash, Amount: 1_080_000_00},
			{ID: 3, ProjectID: 1, Kind: app.Spent, Date: day("2026-08-01"), SourceID: grant, Form: app.Cash, Amount: 1_000_000_05},
			{ID: 4, ProjectID: 1, Kind: app.Received, Date: day("2026-08-02"), SourceID: residents, Form: app.InKind, Amount: 80_000_00},
			{ID: 5, ProjectID: 1, Kind: app.Received, Date: day("2025-08-02"), SourceID: city, Form: app.Cash, Amount: 500_000_00},
			{ID: 6, ProjectID: 1, Kind: app.Returned, Date: day("2026-09-30"), SourceID: residents, Form: app.InKind, Amount: 5_000_00},
			{ID: 7, ProjectID: 1, Kind: app.Spent, Date: day("2025-09-01"), SourceID: city, Form: app.Cash, Amount: 100_000_00},
		},
	}}
	return o
}

// source is the id of a source of money as keys of rows have it.
func source(o *reporttest.Office, i int) string { return fmt.Sprint(o.Dicts[app.FundSources][i].ID) }

// plain has ordinary blanks.
func plain(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }

func TestGrantsCountedByHand(t *testing.T) {
	o := granted()
	r := build(t, o, "2026-Q3")
	if err := r.Verify(); err != nil {
		t.Fatal(err)
	}
	w, err := reporttest.In("ru")
	if err != nil {
		t.Fatal(err)
	}
	table := r.Table("grants")
	for _, want := range []struct {
		row, column, says string
	}{
		{"project.1", "stage", w.T("stage.works")},
		{"project.1", "planned", "3 750 000"},
		{"project.1", "received", "2 200 000"},
		{"project.1", "done", "58,7 %"},
		{"project.1", "spent", "1 175 000,05"},
		{"project.1", "left", "1 019 999,95"},
		{"project.1", "women", "500"},
		{"source.1." + source(o, 0) + ".cash", "share", "72,0 %"},
		{"source.1." + source(o, 0) + ".cash", "received", "1 620 000"},
		{"source.1." + source(o, 1) + ".in_kind", "spent", "75 000"},
		{"source.1." + source(o, 1) + ".in_kind", "left", "0"},
		{"total", "planned", "3 750 000"},
		{"total", "people", "900"},
	} {
		if got := plain(table.Cell(table.Row(want.row), want.column).In(w)); got != want.says {
			t.Errorf("%s, %s says %q, want %q", want.row, want.column, got, want.says)
		}
	}
	sources := r.Table("grant_sources")
	if got := sources.Cell(sources.Row("total"), "received").N(); got != 1_700_000_00 {
		t.Errorf("the quarter received %d", got)
	}
	if got := sources.Cell(sources.Row("total"), "received_before").N(); got != 500_000_00 {
		t.Errorf("the same quarter a year ago received %d", got)
	}
	for column, want := range map[string]int{"spent": 1_075_000_05, "spent_before": 100_000_00} { // work that was taken back is not done
		if got := sources.Cell(sources.Row("total"), column).N(); got != want {
			t.Errorf("%s in all: %d, want %d", column, got, want)
		}
	}
}

func TestEverySumOfGrantsOpensItsEntries(t *testing.T) {
	opened := 0
	offices(t, func(t *testing.T, o *reporttest.Office, r report.Report) {
		for _, table := range r.Tables {
			for _, row := range table.Rows {
				for i, cell := range row.Cells {
					if cell.Ledger == nil || cell.Ledger.Form == app.InKind && cell.Ledger.Kind == app.Spent {
						continue
					}
					groups, err := o.TallyLedger(ctx, *cell.Ledger)
					if err != nil {
						t.Fatal(err)
					}
					var sum money.Sum
					for _, g := range groups {
						sum += g.Amount
					}
					if opened++; money.Sum(cell.N()) != sum {
						t.Errorf("%s/%s/%s says %d, its entries add up to %d", table.Key, row.Key, table.Columns[i].Key, cell.N(), sum)
					}
				}
			}
		}
	})
	if opened < 100 {
		t.Errorf("only %d sums open their entries", opened)
	}
}

func TestSourcesOfAProjectThatDoNotAddUpStopTheReport(t *testing.T) {
	r := build(t, granted(), "2026-Q3")
	for i, table := range r.Tables {
		if table.Key == "grants" {
			r.Tables[i].Rows[1].Cells[2].Value++
		}
	}
	if err := r.Verify(); app.ErrorCode(err) != app.Denied {
		t.Errorf("a tyiyn too much: %v", err)
	}
	if err := errors.Unwrap(r.Verify()); err != nil {
		t.Errorf("a cause: %v", err)
	}
}
