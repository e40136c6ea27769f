package app_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"kairyluu/app"
	"kairyluu/app/money"
)

func TestAPostingIsCheckedAsItIsTyped(t *testing.T) {
	g := newGrants(t)
	p := g.begin()
	b := g.plan(p, line("Площадка", part(g.grant, som(1000)), part(g.residents, som(500))))
	g.post(g.cash(p, app.Received, g.grant, som(100)))
	g.post(g.cash(p, app.Received, g.residents, som(40), household("Асанов")))
	gone := g.retire(g.coded(app.FundSources, "ngo"))
	with := func(change func(*app.Posting)) app.Posting { return g.cash(p, app.Received, g.grant, som(50), change) }
	parts := func(parts ...app.PostingPart) app.Posting {
		return with(func(x *app.Posting) { x.Parts = parts })
	}
	for name, tt := range map[string]struct {
		posting app.Posting
		errors  []string
		doubts  []string
	}{
		"nothing wrong":             {with(func(*app.Posting) {}), nil, nil},
		"no kind":                   {with(func(x *app.Posting) { x.Kind = "" }), []string{"kind ledger.kind_needed"}, nil},
		"an unknown form":           {with(func(x *app.Posting) { x.Form = "barter" }), []string{"form ledger.form_needed"}, nil},
		"no date":                   {with(func(x *app.Posting) { x.Date = never }), []string{"date check.date_needed"}, nil},
		"a date in the future":      {with(func(x *app.Posting) { x.Date = date("2026-10-14") }), []string{"date check.date_future"}, nil},
		"before the programme":      {with(func(x *app.Posting) { x.Date = date("2025-12-31") }), []string{"date ledger.before_programme"}, nil},
		"of another century":        {with(func(x *app.Posting) { x.Date = date("1926-06-01") }), []string{"date check.date_far"}, nil},
		"nothing":                   {with(func(x *app.Posting) { x.Amount = 0 }), []string{"amount money.zero"}, nil},
		"less than nothing":         {with(func(x *app.Posting) { x.Amount = -1 }), []string{"amount money.negative"}, nil},
		"a tyiyn":                   {with(func(x *app.Posting) { x.Amount = 1 }), nil, nil},
		"the largest sum":           {with(func(x *app.Posting) { x.Amount = money.Max }), nil, nil},
		"ten to the fifteenth":      {with(func(x *app.Posting) { x.Amount = 1_000_000_000_000_000_00 }), []string{"amount money.range"}, nil},
		"an unknown currency":       {with(func(x *app.Posting) { x.Amount, x.Currency, x.Foreign, x.Rate = 0, "XAU", 100, 1_0000 }), []string{"currency money.currency_unknown"}, nil},
		"a rate of zero":            {with(func(x *app.Posting) { x.Amount, x.Currency, x.Foreign = 0, money.CHF, 100 }), []string{"rate money.zero"}, nil},
		"a foreign sum of zero":     {with(func(x *app.Posting) { x.Amount, x.Currency, x.Rate = 0, money.CHF, 98_4521 }), []string{"foreign money.zero"}, nil},
		"a rate without a currency": {with(func(x *app.Posting) { x.Rate = 98_4521 }), []string{"currency ledger.currency_needed"}, nil},
		"a rate that says otherwise": {
			with(func(x *app.Posting) { x.Currency, x.Foreign, x.Rate = money.CHF, 100, 98_4521 }),
			[]string{"amount ledger.amount_rate"},
			nil,
		},
		"a rate that says so": {with(func(x *app.Posting) {
			x.Amount, x.Currency, x.Foreign, x.Rate = 98_45, money.CHF, 100, 98_4521
		}), nil, nil},
		"som as a currency":     {with(func(x *app.Posting) { x.Currency = money.KGS }), nil, nil},
		"spent in kind":         {g.cash(p, app.Spent, g.residents, som(1), inKind), []string{"form ledger.spent_in_kind"}, nil},
		"in kind in francs":     {with(func(x *app.Posting) { inKind(x); x.Currency, x.Foreign, x.Rate = money.CHF, 1, 1 }), []string{"currency ledger.in_kind_currency"}, nil},
		"in kind of two":        {with(func(x *app.Posting) { inKind(x); x.Parts = halves(g) }), []string{"parts ledger.in_kind_parts"}, nil},
		"of an unknown type":    {with(func(x *app.Posting) { inKind(x); x.Type = "song" }), []string{"type ledger.type_needed"}, nil},
		"a quantity of zero":    {with(func(x *app.Posting) { inKind(x); x.Price = 5 }), []string{"quantity money.zero"}, nil},
		"a price of zero":       {with(func(x *app.Posting) { inKind(x); x.Quantity = 5 }), []string{"price money.zero"}, nil},
		"a value otherwise":     {with(func(x *app.Posting) { inKind(x); x.Quantity, x.Price = 2000, som(30) }), []string{"amount ledger.amount_quantity"}, nil},
		"a value so":            {with(func(x *app.Posting) { inKind(x); x.Quantity, x.Price = 2000, som(25) }), nil, nil},
		"no source":             {parts(), []string{"parts.0.source ledger.source_needed"}, nil},
		"source nought":         {parts(app.PostingPart{}), []string{"parts.0.source ledger.source_needed"}, nil},
		"no source of money":    {parts(app.PostingPart{SourceID: g.akOrdo.ID}), []string{"parts.0.source entry.unknown"}, nil},
		"a source not used":     {parts(app.PostingPart{SourceID: gone.ID}), []string{"parts.0.source entry.inactive"}, nil},
		"one source twice":      {parts(app.PostingPart{SourceID: g.grant.ID, Sum: som(20)}, app.PostingPart{SourceID: g.grant.ID, Sum: som(30)}), []string{"parts.1.source ledger.source_twice"}, nil},
		"parts of less":         {parts(app.PostingPart{SourceID: g.grant.ID, Sum: som(20)}, app.PostingPart{SourceID: g.city.ID, Sum: som(29)}), []string{"parts ledger.parts_sum"}, nil},
		"parts of more":         {parts(app.PostingPart{SourceID: g.grant.ID, Sum: som(20)}, app.PostingPart{SourceID: g.city.ID, Sum: som(31)}), []string{"parts ledger.parts_sum"}, nil},
		"a single part of less": {parts(app.PostingPart{SourceID: g.grant.ID, Sum: som(20)}), []string{"parts ledger.parts_sum"}, nil},
		"a negative part":       {parts(app.PostingPart{SourceID: g.grant.ID, Sum: -1}, app.PostingPart{SourceID: g.city.ID, Sum: som(51)}), []string{"parts.0.sum money.negative"}, nil},
		"a part of nothing":     {parts(app.PostingPart{SourceID: g.grant.ID, Sum: som(50)}, app.PostingPart{SourceID: g.city.ID}), []string{"parts.1.sum money.zero"}, nil},
		"shares of less":        {parts(app.PostingPart{SourceID: g.grant.ID, Share: 60_00}, app.PostingPart{SourceID: g.city.ID, Share: 39_99}), []string{"parts ledger.parts_share"}, nil},
		"shares of all":         {parts(app.PostingPart{SourceID: g.grant.ID, Share: 60_00}, app.PostingPart{SourceID: g.city.ID, Share: 40_00}), nil, nil},
		"a sum and the rest":    {parts(app.PostingPart{SourceID: g.grant.ID, Sum: som(10)}, app.PostingPart{SourceID: g.city.ID, Share: 100_00}), nil, nil},
		"a line of the budget":  {with(func(x *app.Posting) { x.LineUID = b.Lines[0].UID }), nil, nil},
		"a line that is gone":   {with(func(x *app.Posting) { x.LineUID = "gone" }), []string{"line ledger.line_gone"}, nil},
		"a pasted name":         {with(household(strings.Repeat("ы", 301))), []string{"payer check.too_long"}, nil},
		"a household unnamed":   {with(func(x *app.Posting) { x.Payer = app.Payer{Kind: app.Household} }), []string{"payer ledger.payer_needed"}, nil},
		"residents unnamed":     {g.cash(p, app.Received, g.residents, som(5), nobody), nil, []string{"payer ledger.payer_unnamed"}},
		"a donor unnamed":       {with(nobody), nil, nil},
		"the same payer twice":  {g.cash(p, app.Received, g.residents, som(40), household("асанов ")), nil, []string{"payer ledger.payer_twice"}},
		"twice, another sum":    {g.cash(p, app.Received, g.residents, som(41), household("Асанов")), nil, nil},
		"twice, another day":    {g.cash(p, app.Received, g.residents, som(40), household("Асанов"), func(x *app.Posting) { x.Date = date("2026-06-02") }), nil, nil},
		"twice, only promised":  {g.cash(p, app.Pledged, g.residents, som(40), household("Асанов")), nil, nil},
		"spent over received":   {g.cash(p, app.Spent, g.grant, som(100)+1), nil, []string{"parts.0.sum ledger.overspent"}},
		"spent what came":       {g.cash(p, app.Spent, g.grant, som(100)), nil, nil},
		"returned over paid":    {g.cash(p, app.Returned, g.residents, som(40)+1, household("Асанов")), []string{"parts.0.sum ledger.returned_over_paid"}, nil},
		"returned to another":   {g.cash(p, app.Returned, g.residents, som(1), household("Исаков")), []string{"parts.0.sum ledger.returned_over_paid"}, nil},
		"returned what was paid": {
			g.cash(p, app.Returned, g.residents, som(40), household("Асанов")), nil, nil,
		},
	} {
		t.Run(name, func(t *testing.T) {
			f, err := g.Ledger.Check(g.ctx, tt.posting)
			g.must(err)
			same(t, "faults", keys(f.Errors), append([]string{}, tt.errors...))
			same(t, "doubts", keys(f.Warnings), append([]string{}, tt.doubts...))
			if len(tt.errors) == 0 {
				return // posting it would change what the others find
			}
			_, err = g.Ledger.Post(g.ctx, tt.posting)
			refused(t, err, app.Invalid, tt.errors[0])
		})
	}
	t.Run("after the programme's end it is doubted", func(t *testing.T) {
		g.setDay("2028-01-10")
		f, err := g.Ledger.Check(g.ctx, with(func(x *app.Posting) { x.Date = date("2028-01-01") }))
		g.must(err)
		same(t, "doubts", keys(f.Warnings), []string{"date ledger.after_programme"})
		same(t, "faults", keys(f.Errors), []string{})
	})
	g.sound(p.ID)
}

func inKind(x *app.Posting) { x.Form, x.Type = app.InKind, app.Labour }

func nobody(x *app.Posting) { x.Payer = app.Payer{} }

func halves(g *grants) []app.PostingPart {
	return []app.PostingPart{{SourceID: g.grant.ID, Share: 50_00}, {SourceID: g.city.ID, Share: 50_00}}
}

func TestReturnedOverWhatTheSourceHolds(t *testing.T) {
	g := newGrants(t)
	p := g.begin()
	g.post(g.cash(p, app.Received, g.residents, som(40), household("Асанов")))
	g.post(g.cash(p, app.Spent, g.residents, som(30)))
	x := g.cash(p, app.Returned, g.residents, som(11), household("Асанов"))
	_, err := g.Ledger.Post(g.ctx, x)
	refused(t, err, app.Invalid, "ledger.returned_over_held")
	x.Amount = som(10)
	g.post(x)
	equal(t, "left", g.balance(p, g.residents).Left(), 0)
	g.sound(p.ID)
}

func TestAPaymentIsSplitToTheTyiyn(t *testing.T) {
	g := newGrants(t)
	p := g.begin()
	x := g.cash(p, app.Received, g.grant, 0, func(x *app.Posting) {
		x.Currency, x.Foreign, x.Rate = money.CHF, 15_600_01, 98_4521
		x.Parts = []app.PostingPart{{SourceID: g.grant.ID, Share: 33_33}, {SourceID: g.city.ID, Share: 33_33}, {SourceID: g.sponsor.ID, Share: 33_34}}
	})
	entries, err := g.Ledger.Post(g.ctx, x)
	g.must(err)
	var amount, foreign money.Sum
	for _, e := range entries {
		amount, foreign = amount+e.Amount, foreign+e.Foreign
		equal(t, "payment", e.Payment, entries[0].Payment)
		equal(t, "rate", e.Rate, 98_4521)
	}
	equal(t, "entries", len(entries), 3)
	equal(t, "is a payment", entries[0].Payment != "", true)
	equal(t, "som", amount, 1_535_853_74) // 15 600,01 × 98,4521 = 1 535 853,7445
	equal(t, "francs", foreign, 15_600_01)
	f, err := g.Ledger.Check(g.ctx, x)
	g.must(err)
	same(t, "the same payment again is doubted as one", keys(f.Warnings), []string{"payer ledger.payer_twice"})
	equal(t, "alone it is no part of a payment", g.post(g.cash(p, app.Received, g.city, som(1))).Payment, "")
	g.sound(p.ID)
}

func TestReceiptsAreNumberedByYear(t *testing.T) {
	g := newGrants(t)
	p := g.begin()
	number := func(change ...func(*app.Posting)) string {
		t.Helper()
		all := append([]func(*app.Posting){household("Асанов")}, change...)
		return g.post(g.cash(p, app.Received, g.residents, som(1), all...)).Number
	}
	equal(t, "the first", number(), "1")
	equal(t, "the second", number(), "2")
	equal(t, "one that was typed", number(func(x *app.Posting) { x.Number = "77" }), "77")
	equal(t, "the third", number(), "3")
	equal(t, "work has no receipt", number(inKind), "")
	equal(t, "nor has an organisation", number(func(x *app.Posting) { x.Payer.Kind = app.Organisation }), "")
	equal(t, "nor a promise", number(func(x *app.Posting) { x.Kind = app.Pledged }), "")
	g.setDay("2027-01-05")
	equal(t, "the first of next year", number(func(x *app.Posting) { x.Date = date("2027-01-04") }), "1")
}

func TestNoTwoReceiptsOfAYearHaveOneNumber(t *testing.T) {
	g := newGrants(t)
	p, other := g.begin(), g.begin()
	receipt := func(of app.Project, name, number string, change ...func(*app.Posting)) app.Posting {
		all := append([]func(*app.Posting){household(name), func(x *app.Posting) { x.Number = number }}, change...)
		return g.cash(of, app.Received, g.residents, som(10), all...)
	}
	first := g.post(receipt(p, "Асанов", "№ 2"))
	equal(t, "the sign is not of the number", first.Number, "2")
	f, err := g.Ledger.Check(g.ctx, receipt(other, "Бекова", "2"))
	g.must(err)
	same(t, "told while it is typed", keys(f.Errors), []string{"number ledger.receipt_used"})
	_, err = g.Ledger.Post(g.ctx, receipt(other, "Бекова", " 2 "))
	refused(t, err, app.Invalid, "ledger.receipt_used")
	equal(t, "the program passes over it", g.post(receipt(p, "Бекова", "")).Number, "1")
	equal(t, "and over it", g.post(receipt(p, "Сыдыков", "")).Number, "3")

	for name, x := range map[string]app.Posting{
		"work":            receipt(p, "Бекова", "2", inKind),
		"a promise":       receipt(p, "Бекова", "2", func(x *app.Posting) { x.Kind = app.Pledged }),
		"an organisation": receipt(p, "Бекова", "2", func(x *app.Posting) { x.Payer.Kind = app.Organisation }),
	} {
		if _, err := g.Ledger.Post(g.ctx, x); err != nil {
			t.Errorf("%s has a number of its own: %v", name, err)
		}
	}
	right := receipt(p, "Асанов", "2", func(x *app.Posting) { x.Amount = som(15) })
	right.Corrects = first.ID
	f, err = g.Ledger.Check(g.ctx, right)
	g.must(err)
	same(t, "a correction keeps it", keys(f.Errors), []string{})
	corrected, err := g.Ledger.Correct(g.ctx, first.ID, right, "Ката")
	g.must(err)
	_, err = g.Ledger.Post(g.ctx, receipt(p, "Бекова", "2"))
	refused(t, err, app.Invalid, "ledger.receipt_used")
	_, err = g.Ledger.Reverse(g.ctx, corrected[0].ID, never, "Ката")
	g.must(err)
	equal(t, "what was taken back frees it", g.post(receipt(p, "Бекова", "2")).Number, "2")
	g.setDay("2027-01-05")
	equal(t, "the next year begins anew", g.post(receipt(p, "Бекова", "2", func(x *app.Posting) { x.Date = date("2027-01-04") })).Number, "2")
	g.sound(p.ID)
}

func TestAPartOfAReceiptIsCorrectedUnderItsNumber(t *testing.T) {
	g := newGrants(t)
	p := g.begin()
	x := g.cash(p, app.Received, g.residents, som(100), household("Асанов"), func(x *app.Posting) {
		x.Number = "5"
		x.Parts = []app.PostingPart{{SourceID: g.residents.ID, Sum: som(60)}, {SourceID: g.sponsor.ID, Sum: som(40)}}
	})
	parts, err := g.Ledger.Post(g.ctx, x)
	g.must(err)
	right := g.cash(p, app.Received, g.city, som(40), household("Асанов"), func(x *app.Posting) { x.Number = "5" })
	_, err = g.Ledger.Correct(g.ctx, parts[1].ID, right, "Не тот источник")
	g.must(err)
	g.sound(p.ID)
}

func TestAKnownResidentIsNamed(t *testing.T) {
	g := newGrants(t)
	p := g.begin()
	r, err := g.Residents.Save(g.ctx, app.Resident{Name: person("Асанов", "Бакыт").Name, Address: app.Address{Line: "ул. Жеңиш, 14"}})
	g.must(err)
	e := g.post(g.cash(p, app.Received, g.residents, som(5), func(x *app.Posting) { x.Payer = app.Payer{ResidentID: r.ID} }))
	equal(t, "payer", e.Payer, app.Payer{Kind: app.Household, Name: "Асанов Бакыт", Address: "ул. Жеңиш, 14", ResidentID: r.ID})
	_, err = g.Ledger.Post(g.ctx, g.cash(p, app.Received, g.residents, som(5), func(x *app.Posting) { x.Payer = app.Payer{ResidentID: 999} }))
	refused(t, err, app.NotFound, "resident.gone")
}

func TestNothingIsPostedToAProjectThatEnded(t *testing.T) {
	for stage, way := range map[app.Stage][]app.Stage{
		app.StageRejected:  {app.StagePrepared, app.StageSubmitted, app.StageRejected},
		app.StageCancelled: {app.StageCancelled},
		app.StageClosed:    app.Chain[1:],
	} {
		t.Run(string(stage), func(t *testing.T) {
			g := newGrants(t)
			p := g.begin()
			e := g.post(g.cash(p, app.Pledged, g.residents, som(5), household("Асанов")))
			g.enter(p, way...)
			key := "project.ended_" + string(stage)
			x := g.cash(p, app.Received, g.grant, som(1))
			_, err := g.Ledger.Post(g.ctx, x)
			refused(t, err, app.Denied, key)
			_, err = g.Ledger.Check(g.ctx, x)
			refused(t, err, app.Denied, key)
			_, err = g.Ledger.Reverse(g.ctx, e.ID, never, "Ката")
			refused(t, err, app.Denied, key)
			_, err = g.Ledger.Correct(g.ctx, e.ID, x, "Ката")
			refused(t, err, app.Denied, key)
			_, err = g.Ledger.Refund(g.ctx, p.ID, []app.RefundRow{{Due: 1}}, date(today))
			refused(t, err, app.Denied, key)
			_, err = g.Projects.SaveBudget(g.ctx, app.Budget{ProjectID: p.ID})
			refused(t, err, app.Denied, key)
			_, err = g.Projects.SaveTranche(g.ctx, app.Tranche{ProjectID: p.ID, SourceID: g.grant.ID, Amount: 1})
			refused(t, err, app.Denied, key)
			_, err = g.Projects.SaveMilestone(g.ctx, app.Milestone{ProjectID: p.ID, Title: "Забор"})
			refused(t, err, app.Denied, key)
			_, err = g.Projects.Enter(g.ctx, p.ID, app.ProjectEvent{Kind: app.ProjectProgress, Percent: 10})
			refused(t, err, app.Denied, key)
			g.sound(p.ID)
		})
	}
}

func TestASourceThatHoldsMoneyStays(t *testing.T) {
	g := newGrants(t)
	p := g.begin()
	ngo := g.coded(app.FundSources, "ngo")
	g.post(g.cash(p, app.Received, ngo, som(100)))
	refused(t, g.Dictionaries.Delete(g.ctx, ngo), app.Denied, "entry.used")
	ngo = g.retire(ngo)
	f, err := g.Ledger.Check(g.ctx, g.cash(p, app.Spent, ngo, som(100)))
	g.must(err)
	same(t, "its money can still be spent", keys(f.Errors), []string{})
	same(t, "with a doubt", keys(f.Warnings), []string{"parts.0.source entry.left"})
	other := g.begin(func(p *app.Project) { p.TitleRU = "Сквер" })
	_, err = g.Ledger.Post(g.ctx, g.cash(other, app.Received, ngo, som(1)))
	refused(t, err, app.Invalid, "entry.inactive")
}

// failing is a store whose transactions fail at the last step.
type failing struct{ app.Store }

type failingTx struct{ app.Tx }

var errKilled = errors.New("killed")

func (failingTx) SetProjectStanding(context.Context, int64, app.ProjectStanding) error {
	return errKilled
}

func (s failing) InTx(ctx context.Context, f func(app.Tx) error) error {
	return s.Store.InTx(ctx, func(tx app.Tx) error { return f(failingTx{tx}) })
}

func TestAPostingIsWholeOrNotAtAll(t *testing.T) {
	g := newGrants(t)
	p := g.begin()
	g.plan(p, line("Площадка", part(g.grant, som(1000))))
	tranche, err := g.Projects.SaveTranche(g.ctx, app.Tranche{ProjectID: p.ID, SourceID: g.grant.ID, Amount: som(600)})
	g.must(err)
	before := len(g.history(app.HistoryFilter{}))
	told := 0
	killed := app.New(failing{g.store}, g.store.Files(), func() time.Time { return g.clock })
	killed.Bus.Subscribe(func(app.Changed) { told++ })
	_, err = killed.Ledger.Post(g.ctx, g.cash(p, app.Received, g.residents, som(5), household("Асанов")))
	if !errors.Is(err, errKilled) {
		t.Fatalf("error is %v", err)
	}
	_, err = killed.Ledger.Post(g.ctx, g.cash(p, app.Received, g.grant, som(5), func(x *app.Posting) { x.TrancheID = tranche.ID }))
	if !errors.Is(err, errKilled) {
		t.Fatalf("error is %v", err)
	}
	n, err := g.Ledger.Count(g.ctx, app.LedgerFilter{}, 0)
	g.must(err)
	equal(t, "entries", n, 0)
	equal(t, "records", len(g.history(app.HistoryFilter{})), before)
	equal(t, "told", told, 0)
	equal(t, "the tranche", g.open(p).Tranches[0].Version, tranche.Version)
	equal(t, "no receipt is lost", g.post(g.cash(p, app.Received, g.residents, som(5), household("Асанов"))).Number, "1")
	g.sound(p.ID)
}

func TestWhoIsToldOfAPosting(t *testing.T) {
	g := newGrants(t)
	p := g.begin()
	var told []app.Changed
	g.Bus.Subscribe(func(c app.Changed) { told = append(told, c) })
	e := g.post(g.cash(p, app.Received, g.grant, som(5)))
	for _, want := range []app.Changed{{Kind: app.EntityLedger, ID: p.ID}, {Kind: app.EntityProject, ID: p.ID}} {
		if !slices.Contains(told, want) {
			t.Errorf("%v is not told: %v", want, told)
		}
	}
	r := g.history(app.HistoryFilter{Entity: app.EntityLedger, EntityID: e.ID})
	equal(t, "records", len(r), 1)
	equal(t, "label", r[0].Label, "5, Плательщик grant")
}
