package app_test

import (
	"testing"

	"kairyluu/app"
	"kairyluu/app/money"
)

func TestTranches(t *testing.T) {
	g := newGrants(t, func(p *app.Programme) { p.Cap = som(900) })
	p := g.begin()
	ngo := g.retire(g.coded(app.FundSources, "ngo"))
	save := func(change func(*app.Tranche)) (app.Tranche, error) {
		x := app.Tranche{ProjectID: p.ID, SourceID: g.grant.ID, Amount: som(400), Planned: date("2026-11-01")}
		change(&x)
		return g.Projects.SaveTranche(g.ctx, x)
	}
	check := func(change func(*app.Tranche)) []string {
		t.Helper()
		x := app.Tranche{ProjectID: p.ID, SourceID: g.grant.ID, Amount: som(400)}
		change(&x)
		f, err := g.Projects.CheckTranche(g.ctx, x)
		g.must(err)
		return append(keys(f.Errors), keys(f.Warnings)...)
	}
	same(t, "before the budget", check(func(*app.Tranche) {}), []string{"amount tranche.no_budget"})
	same(t, "above the cap, before the budget", check(func(x *app.Tranche) { x.Amount = som(900) + 1 }),
		[]string{"amount tranche.above_grant", "amount tranche.no_budget"})
	same(t, "another source has no cap", check(func(x *app.Tranche) { x.SourceID, x.Amount = g.city.ID, som(5000) }),
		[]string{"amount tranche.no_budget"})
	g.plan(p, line("Площадка", part(g.grant, som(1000)), part(g.city, som(300)), app.BudgetPart{SourceID: g.residents.ID, Form: app.InKind, Sum: som(50)}))
	for name, tt := range map[string]struct {
		change func(*app.Tranche)
		want   []string
	}{
		"nothing wrong":         {func(*app.Tranche) {}, []string{}},
		"no source":             {func(x *app.Tranche) { x.SourceID = 0 }, []string{"source ledger.source_needed", "amount tranche.above_grant"}},
		"a source not used":     {func(x *app.Tranche) { x.SourceID = ngo.ID }, []string{"source entry.inactive", "amount tranche.above_grant"}},
		"nothing":               {func(x *app.Tranche) { x.Amount = 0 }, []string{"amount money.zero"}},
		"less than nothing":     {func(x *app.Tranche) { x.Amount = -1 }, []string{"amount money.negative"}},
		"beyond belief":         {func(x *app.Tranche) { x.Amount = money.Max + 1 }, []string{"amount money.range"}},
		"at the cap":            {func(x *app.Tranche) { x.Amount = som(900) }, []string{}},
		"above the cap":         {func(x *app.Tranche) { x.Amount = som(900) + 1 }, []string{"amount tranche.above_grant"}},
		"at the plan":           {func(x *app.Tranche) { x.SourceID, x.Amount = g.city.ID, som(300) }, []string{}},
		"above the plan":        {func(x *app.Tranche) { x.SourceID, x.Amount = g.city.ID, som(300)+1 }, []string{"amount tranche.above_grant"}},
		"of work":               {func(x *app.Tranche) { x.SourceID, x.Amount = g.residents.ID, 1 }, []string{"amount tranche.above_grant"}},
		"number minus one":      {func(x *app.Tranche) { x.No = -1 }, []string{"no tranche.number"}},
		"in francs":             {func(x *app.Tranche) { x.Currency, x.Foreign = money.CHF, 5 }, []string{}},
		"in francs, no sum":     {func(x *app.Tranche) { x.Currency = money.CHF }, []string{"foreign money.zero"}},
		"in an unknown money":   {func(x *app.Tranche) { x.Currency, x.Foreign = "XAU", 5 }, []string{"currency money.currency_unknown"}},
		"in another age":        {func(x *app.Tranche) { x.Planned = date("2062-01-01") }, []string{"planned check.due_far"}},
		"long ago":              {func(x *app.Tranche) { x.Planned = date("1926-01-01") }, []string{"planned check.date_far"}},
		"met tomorrow":          {func(x *app.Tranche) { x.Condition, x.Met = "Акт", date("2026-10-14") }, []string{"met check.date_future"}},
		"asked for tomorrow":    {func(x *app.Tranche) { x.Requested = date("2026-10-14") }, []string{"requested check.date_future"}},
		"asked for before time": {func(x *app.Tranche) { x.Condition, x.Requested = "Акт", date(today) }, []string{"requested ledger.condition"}},
	} {
		t.Run(name, func(t *testing.T) { same(t, "found", check(tt.change), tt.want) })
	}

	first, err := save(func(*app.Tranche) {})
	g.must(err)
	second, err := save(func(x *app.Tranche) { x.Met = date(today) })
	g.must(err)
	equal(t, "numbers", [2]int{first.No, second.No}, [2]int{1, 2})
	equal(t, "without a condition none is met", second.Met, never)
	_, err = save(func(x *app.Tranche) { x.Amount = som(100) + 1 })
	refused(t, err, app.Invalid, "tranche.above_grant")
	_, err = save(func(x *app.Tranche) { x.Amount, x.No = som(1), 2 })
	refused(t, err, app.Conflict, "tranche.number_taken")
	equal(t, "due", g.open(p).Project.Standing.DueKind, app.DueTranche)

	g.post(g.cash(p, app.Received, g.grant, som(150), func(x *app.Posting) { x.TrancheID = first.ID }))
	_, err = g.Projects.SaveTranche(g.ctx, first)
	refused(t, err, app.Conflict, "tranche.changed")
	first = g.open(p).Tranches[0]
	equal(t, "received", first.Received, som(150))
	small, moved := first, first
	small.Amount = som(150) - 1
	_, err = g.Projects.SaveTranche(g.ctx, small)
	refused(t, err, app.Invalid, "tranche.below_received")
	moved.SourceID = g.city.ID
	moved.Amount = som(200)
	_, err = g.Projects.SaveTranche(g.ctx, moved)
	refused(t, err, app.Invalid, "tranche.source_received")
	first.Amount = som(500)
	first, err = g.Projects.SaveTranche(g.ctx, first)
	g.must(err)

	refused(t, g.Projects.DropTranche(g.ctx, first), app.Denied, "tranche.used")
	stale := second
	stale.Version--
	refused(t, g.Projects.DropTranche(g.ctx, stale), app.Conflict, "tranche.changed")
	g.must(g.Projects.DropTranche(g.ctx, second))
	refused(t, g.Projects.DropTranche(g.ctx, second), app.NotFound, "tranche.gone")
	equal(t, "tranches", len(g.open(p).Tranches), 1)
	g.sound(p.ID)
}

func TestTwoWindowsPayOneTranche(t *testing.T) {
	g := newGrants(t)
	p := g.begin()
	g.plan(p, line("Площадка", part(g.grant, som(1000))))
	first, err := g.Projects.SaveTranche(g.ctx, app.Tranche{ProjectID: p.ID, SourceID: g.grant.ID, Amount: som(600)})
	g.must(err)
	pay := func(sum money.Sum, version int64) error {
		_, err := g.Ledger.Post(g.ctx, g.cash(p, app.Received, g.grant, sum, func(x *app.Posting) {
			x.TrancheID, x.TrancheVersion = first.ID, version
		}))
		return err
	}
	refused(t, pay(som(600)+1, first.Version), app.Invalid, "ledger.over_tranche")
	g.must(pay(som(400), first.Version))
	refused(t, pay(som(200), first.Version), app.Conflict, "tranche.changed") // the other window still shows 600
	seen := g.open(p).Tranches[0]
	equal(t, "left", seen.Left(), som(200))
	refused(t, pay(som(200)+1, seen.Version), app.Invalid, "ledger.over_tranche")
	g.must(pay(som(200), seen.Version))
	refused(t, pay(som(200), seen.Version), app.Conflict, "tranche.paid")
	refused(t, pay(som(1), 0), app.Conflict, "tranche.paid")
	n, err := g.Ledger.Count(g.ctx, app.LedgerFilter{Tranche: first.ID}, 0)
	g.must(err)
	equal(t, "entries of the tranche", n, 2)
	g.sound(p.ID)
}

func TestWhatATrancheTakes(t *testing.T) {
	g := newGrants(t)
	p := g.begin()
	other := g.begin(func(p *app.Project) { p.TitleRU = "Сквер" })
	g.plan(p, line("Площадка", part(g.grant, som(1000))))
	tranche, err := g.Projects.SaveTranche(g.ctx, app.Tranche{
		ProjectID: p.ID, SourceID: g.grant.ID, Amount: som(600), Condition: "Вклад жителей собран",
	})
	g.must(err)
	to := func(p app.Project, kind app.LedgerKind, source app.Entry, change ...func(*app.Posting)) []string {
		t.Helper()
		all := append([]func(*app.Posting){func(x *app.Posting) { x.TrancheID = tranche.ID }}, change...)
		f, err := g.Ledger.Check(g.ctx, g.cash(p, kind, source, som(50), all...))
		g.must(err)
		return append(keys(f.Errors), keys(f.Warnings)...)
	}
	same(t, "money of its source, before its condition", to(p, app.Received, g.grant), []string{"tranche ledger.condition"})
	same(t, "a promise", to(p, app.Pledged, g.grant), []string{"tranche ledger.tranche_cash", "tranche ledger.condition"})
	same(t, "work", to(p, app.Received, g.grant, inKind), []string{"tranche ledger.tranche_cash", "tranche ledger.condition"})
	same(t, "another source", to(p, app.Received, g.city), []string{"parts.0.source ledger.tranche_source", "tranche ledger.condition"})
	same(t, "two sources", to(p, app.Received, g.grant, func(x *app.Posting) { x.Parts = halves(g) }),
		[]string{"parts.0.source ledger.tranche_source", "tranche ledger.condition"})
	same(t, "another project", to(other, app.Received, g.grant), []string{"tranche ledger.tranche_other"})
	tranche.Met = date("2026-05-01")
	_, err = g.Projects.SaveTranche(g.ctx, tranche)
	g.must(err)
	same(t, "once its condition is met", to(p, app.Received, g.grant), []string{})
}

func TestManyWindowsAtOncePayATrancheOnce(t *testing.T) {
	g := newGrants(t)
	p := g.begin()
	g.plan(p, line("Площадка", part(g.grant, som(1000))))
	tranche, err := g.Projects.SaveTranche(g.ctx, app.Tranche{ProjectID: p.ID, SourceID: g.grant.ID, Amount: som(600)})
	g.must(err)
	const windows = 8
	answers := make(chan error, windows)
	for range windows {
		go func() {
			_, err := g.Ledger.Post(g.ctx, g.cash(p, app.Received, g.grant, som(600), func(x *app.Posting) {
				x.TrancheID, x.TrancheVersion = tranche.ID, tranche.Version
			}))
			answers <- err
		}()
	}
	paid := 0
	for range windows {
		if err := <-answers; err == nil {
			paid++
		} else {
			refused(t, err, app.Conflict, "tranche.paid")
		}
	}
	equal(t, "paid", paid, 1)
	equal(t, "received", g.open(p).Project.Standing.Received, som(600))
	g.sound(p.ID)
}

// TestACorrectionIsHeldAgainstTheBooksWithoutTheWrongEntry corrects what fills its bound
// to the last som: the tranche, what came, what was given.
func TestACorrectionIsHeldAgainstTheBooksWithoutTheWrongEntry(t *testing.T) {
	g := newGrants(t)
	p := g.begin()
	g.plan(p, line("Площадка", part(g.grant, som(1000))))
	tranche, err := g.Projects.SaveTranche(g.ctx, app.Tranche{ProjectID: p.ID, SourceID: g.grant.ID, Amount: som(600)})
	g.must(err)
	of := func(x *app.Posting) { x.TrancheID = tranche.ID }
	came := g.post(g.cash(p, app.Received, g.grant, som(600), of))
	spent := g.post(g.cash(p, app.Spent, g.grant, som(500)))
	back := g.post(g.cash(p, app.Returned, g.grant, som(100)))
	for name, tt := range map[string]struct {
		wrong app.LedgerEntry
		right app.Posting
		want  []string
	}{
		"the same sum of the tranche":        {came, g.cash(p, app.Received, g.grant, som(600), of), []string{}},
		"more than the tranche":              {came, g.cash(p, app.Received, g.grant, som(601), of), []string{"amount ledger.over_tranche"}},
		"another payment of all that came":   {spent, g.cash(p, app.Spent, g.grant, som(500)), []string{}},
		"a payment of more than came":        {spent, g.cash(p, app.Spent, g.grant, som(501)), []string{"parts.0.sum ledger.overspent"}},
		"another return of all that is held": {back, g.cash(p, app.Returned, g.grant, som(100)), []string{}},
		"a return of more than is held":      {back, g.cash(p, app.Returned, g.grant, som(101)), []string{"parts.0.sum ledger.returned_over_held"}},
	} {
		t.Run(name, func(t *testing.T) {
			tt.right.Corrects = tt.wrong.ID
			f, err := g.Ledger.Check(g.ctx, tt.right)
			g.must(err)
			same(t, "found", append(keys(f.Errors), keys(f.Warnings)...), tt.want)
		})
	}
	right := g.cash(p, app.Received, g.grant, som(600), of)
	right.Note = "по выписке"
	corrected, err := g.Ledger.Correct(g.ctx, came.ID, right, "Ката")
	g.must(err)
	equal(t, "what came of the tranche", g.open(p).Tranches[0].Received, som(600))
	equal(t, "its note", corrected[0].Note, "по выписке")
	g.sound(p.ID)
}
