package app_test

import (
	"fmt"
	"testing"

	"kairyluu/app"
	"kairyluu/app/money"
)

// said writes checks as "kind level have/need", with source or tranche.
func said(checks []app.MoneyCheck) []string {
	out := []string{}
	for _, c := range checks {
		s := fmt.Sprintf("%s %s %d/%d", c.Kind, c.Level, c.Have, c.Need)
		if c.SourceID != 0 {
			s += fmt.Sprint(" of ", c.SourceID)
		}
		if c.Tranche != 0 {
			s += fmt.Sprint(" №", c.Tranche)
		}
		out = append(out, s)
	}
	return out
}

func TestChecksOfAProject(t *testing.T) {
	const lone = "covered fine 1000/1000"
	plan := func(change func(*app.Budget)) app.Budget {
		b := planned()
		change(&b)
		return b
	}
	for name, tt := range map[string]struct {
		change  func(*app.Books)
		entries []app.LedgerEntry
		want    []string
	}{
		"planned, nothing came": {func(*app.Books) {}, nil, []string{lone, "cap fine 700/800", "share broken 0/250"}},
		"no budget": {
			func(b *app.Books) { b.Budget = app.Budget{} }, nil,
			[]string{"covered doubt 0/0", "cap fine 0/800", "share fine 0/0"},
		},
		"a line not covered": {func(b *app.Books) {
			b.Budget = plan(func(b *app.Budget) { b.Lines[0].Parts = b.Lines[0].Parts[:2] })
		}, nil, []string{"covered doubt 900/1000", "cap fine 700/800", "share broken 0/250"}},
		"a line covered twice": {func(b *app.Books) {
			b.Budget = plan(func(b *app.Budget) { b.Lines[0].Parts[1].Sum = 201 })
		}, nil, []string{"covered broken 1001/1000", "cap fine 700/800", "share broken 0/250"}},
		"over the cap": {
			func(b *app.Books) { b.Programme.Cap = 699 }, nil,
			[]string{lone, "cap broken 700/699", "share broken 0/250"},
		},
		"at the cap": {
			func(b *app.Books) { b.Programme.Cap = 700 }, nil,
			[]string{lone, "cap fine 700/700", "share broken 0/250"},
		},
		"no rules": {func(b *app.Books) { b.Programme.Cap, b.Programme.Share = 0, 0 }, nil, []string{lone}},
		"the share is promised": {
			func(*app.Books) {},
			[]app.LedgerEntry{entry(app.Pledged, cityID, 250, "мэрия")},
			[]string{lone, "cap fine 700/800", "share doubt 0/250"},
		},
		"the share is promised but for a tyiyn": {
			func(*app.Books) {},
			[]app.LedgerEntry{entry(app.Pledged, cityID, 249, "мэрия")},
			[]string{lone, "cap fine 700/800", "share broken 249/250"},
		},
		"the share is there": {
			func(*app.Books) {},
			[]app.LedgerEntry{entry(app.Received, cityID, 250, "мэрия")},
			[]string{lone, "cap fine 700/800", "share fine 250/250"},
		},
		"what was promised to a closed one never came": {
			func(b *app.Books) { b.Events = stages(app.StageClosed) },
			[]app.LedgerEntry{entry(app.Pledged, cityID, 250, "мэрия")},
			[]string{lone, "cap fine 700/800", "share broken 0/250"},
		},
		"spent what came": {
			func(*app.Books) {},
			[]app.LedgerEntry{entry(app.Received, grantID, 50, ""), entry(app.Spent, grantID, 50, "")},
			[]string{lone, "cap fine 700/800", "share broken 0/250", "spent fine 50/50 of 1"},
		},
		"overspent, though another source holds more": {
			func(*app.Books) {},
			[]app.LedgerEntry{entry(app.Received, cityID, 250, ""), entry(app.Spent, grantID, 1, "")},
			[]string{lone, "cap fine 700/800", "share fine 250/250", "spent broken 1/0 of 1"},
		},
		"given back what was spent": {
			func(*app.Books) {},
			[]app.LedgerEntry{entry(app.Received, grantID, 50, ""), entry(app.Spent, grantID, 30, ""), entry(app.Returned, grantID, 30, "")},
			[]string{lone, "cap fine 700/800", "share broken 0/250", "spent broken 30/20 of 1"},
		},
		"work is spent as it comes": {
			func(*app.Books) {},
			[]app.LedgerEntry{work(peopleID, 250, "А")},
			[]string{lone, "cap fine 700/800", "share fine 250/250"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			b := app.Books{Programme: quarter(), Budget: planned(), Events: stages(app.StageWorks)}
			tt.change(&b)
			b.Totals, b.Payers = ledger(tt.entries...)
			same(t, "checks", said(b.Checks(date(today))), tt.want)
		})
	}
}

func TestChecksOfTranches(t *testing.T) {
	for name, tt := range map[string]struct {
		tranches []app.Tranche
		change   func(*app.Books)
		want     []string
	}{
		"as planned":        {[]app.Tranche{{No: 1, SourceID: grantID, Amount: 400}, {No: 2, SourceID: grantID, Amount: 300}}, nil, []string{"tranches fine 700/700 of 1"}},
		"less":              {[]app.Tranche{{No: 1, SourceID: grantID, Amount: 400}}, nil, []string{"tranches doubt 400/700 of 1"}},
		"more":              {[]app.Tranche{{No: 1, SourceID: grantID, Amount: 701}}, nil, []string{"tranches broken 701/700 of 1"}},
		"of two sources":    {[]app.Tranche{{No: 1, SourceID: cityID, Amount: 200}, {No: 2, SourceID: grantID, Amount: 700}}, nil, []string{"tranches fine 200/200 of 2", "tranches fine 700/700 of 1"}},
		"of work":           {[]app.Tranche{{No: 1, SourceID: peopleID, Amount: 1}}, nil, []string{"tranches broken 1/0 of 3"}},
		"of nobody planned": {[]app.Tranche{{No: 1, SourceID: 9, Amount: 1}}, nil, []string{"tranches broken 1/0 of 9"}},
		"before the budget": {
			[]app.Tranche{{No: 1, SourceID: grantID, Amount: 5}},
			func(b *app.Books) { b.Budget = app.Budget{} },
			[]string{"tranches doubt 5/0 of 1"},
		},
		"came before its condition": {
			[]app.Tranche{{No: 1, SourceID: grantID, Amount: 700, Received: 1, Condition: "Акт"}},
			nil,
			[]string{"condition broken 1/700 of 1 №1", "tranches fine 700/700 of 1"},
		},
		"came after it": {
			[]app.Tranche{{No: 1, SourceID: grantID, Amount: 700, Received: 700, Condition: "Акт", Met: date("2026-05-01")}},
			nil,
			[]string{"condition fine 700/700 of 1 №1", "tranches fine 700/700 of 1"},
		},
		"due within a month": {
			[]app.Tranche{{No: 1, SourceID: grantID, Amount: 700, Planned: date("2026-11-12"), Condition: "Акт"}},
			nil,
			[]string{"condition doubt 0/700 of 1 №1", "tranches fine 700/700 of 1"},
		},
		"due later": {
			[]app.Tranche{{No: 1, SourceID: grantID, Amount: 700, Planned: date("2026-11-13"), Condition: "Акт"}},
			nil,
			[]string{"tranches fine 700/700 of 1"},
		},
		"due without a condition": {
			[]app.Tranche{{No: 1, SourceID: grantID, Amount: 700, Planned: date("2026-10-14")}},
			nil,
			[]string{"tranches fine 700/700 of 1"},
		},
		"overdue in a project that is closed": {
			[]app.Tranche{{No: 1, SourceID: grantID, Amount: 700, Planned: date("2026-10-01"), Condition: "Акт"}},
			func(b *app.Books) { b.Events = stages(app.StageClosed) },
			[]string{"tranches fine 700/700 of 1"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			b := app.Books{Budget: planned(), Events: stages(app.StageWorks), Tranches: tt.tranches}
			if tt.change != nil {
				tt.change(&b)
			}
			same(t, "checks", said(b.Checks(date(today)))[1:], tt.want)
		})
	}
}

func TestWhatIsLeftAtTheEnd(t *testing.T) {
	left := []app.LedgerEntry{entry(app.Received, grantID, 100, ""), entry(app.Spent, grantID, 70, "")}
	none := []app.LedgerEntry{entry(app.Received, grantID, 100, ""), entry(app.Spent, grantID, 70, ""), entry(app.Returned, grantID, 30, "")}
	over := []app.LedgerEntry{entry(app.Received, grantID, 100, ""), entry(app.Spent, grantID, 170, "")}
	for name, tt := range map[string]struct {
		stage   app.Stage
		entries []app.LedgerEntry
		want    []string
	}{
		"during the works it is no matter": {app.StageWorks, left, []string{"spent fine 70/100 of 1"}},
		"opened, it has to go":             {app.StageOpened, left, []string{"spent fine 70/100 of 1", "return doubt 30/0 of 1"}},
		"opened, it is gone":               {app.StageOpened, none, []string{"spent fine 70/70 of 1", "return fine 0/0 of 1"}},
		"opened, overspent":                {app.StageOpened, over, []string{"spent broken 170/100 of 1", "return broken -70/0 of 1"}},
		"closed with it":                   {app.StageClosed, left, []string{"spent fine 70/100 of 1", "return broken 30/0 of 1"}},
		"failed, it is being given back":   {app.StageReturning, left, []string{"spent fine 70/100 of 1", "return doubt 30/0 of 1"}},
		"cancelled with it":                {app.StageCancelled, left, []string{"spent fine 70/100 of 1", "return broken 30/0 of 1"}},
		"cancelled without":                {app.StageCancelled, none, []string{"spent fine 70/70 of 1", "return fine 0/0 of 1"}},
		"rejected without any":             {app.StageRejected, nil, []string{}},
	} {
		t.Run(name, func(t *testing.T) {
			b := app.Books{Programme: app.Programme{SourceID: grantID}, Budget: planned(), Events: stages(tt.stage)}
			b.Totals, b.Payers = ledger(tt.entries...)
			checks := said(b.Checks(date(today)))
			if !tt.stage.Failed() { // of what will not be built nothing else is asked
				checks = checks[1:]
			}
			same(t, "checks", checks, tt.want)
		})
	}
}

func TestRefundsByPayer(t *testing.T) {
	b := app.Books{Events: stages(app.StageReturning)}
	b.Totals, b.Payers = ledger(
		entry(app.Received, peopleID, 200, "А"), entry(app.Received, peopleID, 100, "Б"), work(peopleID, 500, "В"),
		entry(app.Received, grantID, 90, "Донор"), entry(app.Received, cityID, 40, "Мэрия"), entry(app.Spent, cityID, 50, ""),
		entry(app.Spent, peopleID, 150, ""),
	)
	got := []string{}
	var total money.Sum
	for _, r := range b.Refunds() {
		got = append(got, fmt.Sprint(r.SourceID, " ", r.Payer.Name, " ", r.Due))
		total += r.Due
	}
	same(t, "refunds", got, []string{"3 А 100", "3 Б 50", "1 Донор 90"})
	equal(t, "together all that is held", total, 240)
}
