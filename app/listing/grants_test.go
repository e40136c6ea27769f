package listing_test

import (
	"testing"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/listing"
	"kairyluu/app/money"
	"kairyluu/app/report/reporttest"
)

// granted is an office with one project whose ledger is known.
func granted() *reporttest.Office {
	o := office(4)
	day := civil.MustParse
	grant, residents := o.Dicts[app.FundSources][0].ID, o.Dicts[app.FundSources][1].ID
	paid := app.LedgerEntry{
		ID: 2, ProjectID: 1, Kind: app.Received, Date: day("2026-05-02"), SourceID: residents, Form: app.Cash, Amount: 5_000_50,
		Payer: app.Payer{Kind: app.Household, Name: "Исаков Б.", Address: "ул. Жибек Жолу, 7"}, Number: "14", ReversedBy: 3,
	}
	back := paid.Reversal(day("2026-05-03"), "дважды")
	back.ID = 3
	o.Grants = []reporttest.Grant{{
		Row: app.ProjectRow{
			ID: 1, Number: "4/26", TitleRU: "Площадка", TitleKY: "Аянтча", Settlements: []int64{o.Dicts[app.Settlements][0].ID},
			Beneficiaries: app.Beneficiaries{Total: 900, Women: 480, Youth: 120},
			Start:         day("2026-04-02"), Finish: day("2026-11-30"), MeetingID: 7, ProgrammeID: 0,
			ProjectStanding: app.ProjectStanding{
				Stage: app.StageWorks, Since: day("2026-04-01"), Opened: day("2026-10-01"), Ended: day("2026-11-01"), Percent: 35,
				Due: day("2026-07-01"), DueKind: app.DueTranche,
				Planned: 3_750_000_00, Grant: 2_700_000_00, Pledged: 1_050_000_00, Received: 984_521, Spent: 1, Returned: 20_00,
				Need: 937_500_00, Own: 3_000_00, Expected: 1_040_000_00,
			},
		},
		Events: []app.ProjectEvent{{ID: 1, Kind: app.ProjectEntered, Stage: app.StageIdea, Date: day("2026-01-02")}},
		Budgets: []app.Budget{{No: 1, Lines: []app.BudgetLine{{Quantity: 1000, Price: 3_750_000_00, Parts: []app.BudgetPart{
			{SourceID: grant, Form: app.Cash, Sum: 2_700_000_00}, {SourceID: residents, Form: app.InKind, Sum: 1_050_000_00},
		}}}}},
		Ledger: []app.LedgerEntry{
			{ID: 1, ProjectID: 1, Kind: app.Received, Date: day("2026-05-01"), SourceID: grant, Form: app.Cash, Amount: 984_521, Currency: money.CHF, Foreign: 100_00, Rate: 98_4521},
			paid, back,
			{ID: 5, ProjectID: 1, Kind: app.Pledged, Date: day("2026-05-05"), SourceID: grant, Form: app.Cash, Amount: 1_000_00, TrancheID: 3, Payment: "p", Actor: "Айнура Ж."},
			{ID: 6, ProjectID: 1, Kind: app.Spent, Date: day("2026-05-06"), SourceID: grant, Form: app.Cash, Amount: 500_00},
			{ID: 7, ProjectID: 1, Kind: app.Returned, Date: day("2026-05-07"), SourceID: grant, Form: app.Cash, Amount: 40_00},
			{ID: 4, ProjectID: 1, Kind: app.Received, Date: day("2026-05-04"), SourceID: residents, Form: app.InKind, Type: app.Labour, Amount: 3_000_00, Quantity: 2_500, Unit: "день", Price: 1_200_00},
		},
	}}
	return o
}

func holds(t *testing.T, row, want map[string]string) {
	t.Helper()
	for key, value := range want {
		if got, ok := row[key]; !ok || got != value {
			t.Errorf("%s is %q, want %q", key, got, value)
		}
	}
}

func TestProjectsHaveTheirPromisedKeys(t *testing.T) {
	holds(t, read(t, granted(), listing.Request{Table: "projects"})[0], map[string]string{
		"id": "1", "number": "4/26", "title": "Площадка", "title_ky": "Аянтча", "settlement": "Ак-Ордо-2", "stage": "works",
		"since": "2026-04-01", "done_percent": "35", "start": "2026-04-02", "finish": "2026-11-30", "due": "2026-07-01", "due_kind": "tranche",
		"opened": "2026-10-01", "ended": "2026-11-01",
		"planned": "3750000.00", "grant": "2700000.00", "pledged": "1050000.00", "received": "9845.21", "spent": "0.01", "returned": "20.00",
		"held": "9825.20", "own_needed": "937500.00", "own_received": "3000.00", "own_expected": "1040000.00",
		"beneficiaries": "900", "women": "480", "youth": "120", "meeting": "7",
	})
}

func TestBalancesHaveALineBySourceAndForm(t *testing.T) {
	rows := read(t, granted(), listing.Request{Table: "balances"})
	if len(rows) != 3 {
		t.Fatalf("%d lines: %v", len(rows), rows)
	}
	holds(t, rows[0], map[string]string{
		"project": "1", "source": "Грант донора", "form": "cash", "planned": "2700000.00", "pledged": "1000.00",
		"received": "9845.21", "spent": "500.00", "returned": "40.00", "left": "9305.21",
	})
	holds(t, rows[1], map[string]string{"source": "Вклад жителей", "form": "in_kind", "planned": "1050000.00", "received": "3000.00", "spent": "3000.00", "left": "0.00"})
	holds(t, rows[2], map[string]string{"form": "cash", "planned": "0.00", "received": "0.00"}) // reversed
}

func TestTheLedgerHasItsPromisedKeys(t *testing.T) {
	rows := read(t, granted(), listing.Request{Table: "ledger"})
	if len(rows) != 7 {
		t.Fatalf("%d entries: %v", len(rows), rows)
	}
	holds(t, rows[0], map[string]string{
		"project": "1", "date": "2026-05-01", "entry": "received", "source": "Грант донора", "form": "cash", "amount": "9845.21",
		"currency": "CHF", "foreign": "100.00", "rate": "98.4521", "reverses": "", "quantity": "",
	})
	holds(t, rows[1], map[string]string{
		"payer": "Исаков Б.", "payer_kind": "household", "amount": "5000.50", "currency": "KGS", "rate": "", "reversed_by": "3",
		"address": "ул. Жибек Жолу, 7", "number": "14", "tranche": "",
	})
	holds(t, rows[2], map[string]string{"amount": "-5000.50", "reverses": "2", "note": "дважды"})
	holds(t, rows[3], map[string]string{"form": "in_kind", "type": "labour", "quantity": "2.5", "unit": "день", "price": "1200.00"})
	holds(t, rows[4], map[string]string{"entry": "pledged", "tranche": "3", "payment": "p", "actor": "Айнура Ж."})
	if one := read(t, granted(), listing.Request{Table: "ledger", Ledger: app.LedgerFilter{Form: app.InKind}}); len(one) != 1 {
		t.Errorf("in kind: %v", one)
	}
}
