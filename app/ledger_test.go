package app_test

import (
	"fmt"
	"slices"
	"testing"

	"kairyluu/app"
	"kairyluu/app/money"
)

func TestBalancesJoinPlanAndLedger(t *testing.T) {
	totals, _ := ledger(
		entry(app.Pledged, cityID, 200, ""), entry(app.Received, grantID, 300, ""), entry(app.Spent, grantID, 250, ""),
		work(peopleID, 40, "А"), entry(app.Received, peopleID, 30, "Б"), entry(app.Returned, peopleID, 10, "Б"),
	)
	back := work(peopleID, 5, "А")
	back.Kind = app.Returned
	more, _ := ledger(back)
	got := app.Balances(planned(), append(totals, more...))
	want := []app.Balance{
		{SourceID: grantID, Form: app.Cash, Planned: 700, Received: 300, Spent: 250},
		{SourceID: cityID, Form: app.Cash, Planned: 200, Pledged: 200},
		{SourceID: peopleID, Form: app.InKind, Planned: 100, Received: 40, Spent: 35, Returned: 5},
		{SourceID: peopleID, Form: app.Cash, Received: 30, Returned: 10},
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%+v\nwant\n%+v", got, want)
	}
	equal(t, "left of the grant", got[0].Left(), 50)
	equal(t, "nothing is left of work", got[2].Left(), 0)
	equal(t, "no form is cash", app.Balances(app.Budget{}, []app.LedgerTotal{{SourceID: 1, Kind: app.Spent, Amount: 7}})[0],
		app.Balance{SourceID: 1, Form: app.Cash, Spent: 7})
}

func TestPayersAreToldApart(t *testing.T) {
	asanov := app.Payer{Name: "Асанов  Бакыт", Address: "ул. Жеңиш, 14"}
	for name, tt := range map[string]struct {
		other app.Payer
		same  bool
	}{
		"however written":       {app.Payer{Name: "АСАНОВ бакыт", Address: "Ул. Жениш 14", Kind: app.Household}, true},
		"of another house":      {app.Payer{Name: "Асанов Бакыт", Address: "ул. Жеңиш, 15"}, false},
		"of another name":       {app.Payer{Name: "Асанов Б.", Address: "ул. Жеңиш, 14"}, false},
		"a known resident":      {app.Payer{Name: "Асанов Бакыт", Address: "ул. Жеңиш, 14", ResidentID: 5}, false},
		"nobody, at an address": {app.Payer{Address: "ул. Жеңиш, 14"}, false},
	} {
		t.Run(name, func(t *testing.T) { equal(t, "the same", tt.other.Key() == asanov.Key(), tt.same) })
	}
	equal(t, "nobody", app.Payer{Address: "ул. Жеңиш, 14"}.Key(), "")
	equal(t, "one resident under two names", app.Payer{Name: "А", ResidentID: 5}.Key(), app.Payer{Name: "Б", ResidentID: 5}.Key())
}

func TestAReversalMirrorsItsEntry(t *testing.T) {
	e := app.LedgerEntry{
		ID: 7, UID: "u", ProjectID: 1, Kind: app.Received, Date: date("2026-03-01"), SourceID: 2, Form: app.InKind, Type: app.Labour,
		Payer: app.Payer{Name: "А"}, Amount: 100, Currency: money.CHF, Foreign: 5, Rate: 6, Quantity: 8, Price: 9, Number: "1",
		LineUID: "l", TrancheID: 3, Payment: "p", Note: "Келди",
	}
	r := e.Reversal(date("2026-03-05"), "Ката")
	want := e
	want.ID, want.UID, want.Payment, want.Reverses, want.Date, want.Note = 0, "", "", 7, date("2026-03-05"), "Ката"
	want.Amount, want.Foreign, want.Quantity = -100, -5, -8
	equal(t, "reversal", fmt.Sprint(r), fmt.Sprint(want))
	equal(t, "counts", e.Holds(), true)
	equal(t, "a reversal does not count", r.Holds(), false)
	e.ReversedBy = 8
	equal(t, "nor what it cancels", e.Holds(), false)
}
