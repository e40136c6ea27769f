package demo

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/money"
)

// funds are the sources that pay a project with money, the grant first, with what
// each is to pay.
type funds struct {
	ids  []int64
	sums []money.Sum
}

// putBudget makes up who pays for what; some budgets are revised when the works
// begin.
func (g *venture) putBudget(ctx context.Context, tx app.Tx) error {
	first := cmp.Or(g.day(app.StagePrepared), g.steps[0].day)
	if g.target == app.StageIdea {
		return nil
	}
	b := app.Budget{ProjectID: g.project.ID, No: 1, Date: first, At: g.hour(first), Actor: g.m.staff.clerk(g.dice)}
	b.Lines = g.lines()
	g.cover(&b)
	if err := tx.AddBudget(ctx, &b); err != nil {
		return err
	}
	if works := g.day(app.StageAgreed); !works.IsZero() && g.percent(35) {
		b.No, b.Date, b.At, b.Reason = 2, works, g.hour(works), g.scene.tellOne(g.book.Revised)
		b.Lines = slices.Clone(b.Lines)
		b.Lines[0].Price = b.Lines[0].Price * 104 / 100
		g.cover(&b)
		if err := tx.AddBudget(ctx, &b); err != nil {
			return err
		}
	}
	g.books.Budget = b
	return nil
}

func (g *venture) lines() []app.BudgetLine {
	scale := g.between(70, 130)
	if g.programme.Cap > 0 && g.programme.Cap < som(1_000_000) {
		scale = g.between(25, 45)
	}
	lines := make([]app.BudgetLine, len(g.text.Lines))
	for i := range g.text.Lines {
		t := &g.text.Lines[i]
		lines[i] = app.BudgetLine{
			UID: fmt.Sprintf("%08x%02d", g.Uint32(), i), Title: g.scene.tell(&t.bilingual), Unit: g.scene.tell(&t.Unit),
			Quantity: money.Quantity(max(1, t.Quantity*scale/100)) * 1000, Price: som(t.Price),
		}
	}
	return lines
}

// cover names who pays for each line: residents give the work in kind, the rest is
// divided so that the own share comes to a little more than the rule.
func (g *venture) cover(b *app.Budget) {
	residents := g.sources[app.SourceResidents]
	var cash, inKind money.Sum
	for i, l := range b.Lines {
		b.Lines[i].Parts = nil
		if g.text.Lines[i].Kind != "" {
			inKind += l.Sum()
			b.Lines[i].Parts = []app.BudgetPart{{SourceID: residents, Form: app.InKind, Sum: l.Sum()}}
		} else {
			cash += l.Sum()
		}
	}
	from := g.funds(cash, inKind)
	for i, l := range b.Lines {
		if len(l.Parts) > 0 {
			continue
		}
		for k, sum := range inWhole(l.Sum(), som(1), from.sums...) {
			if sum > 0 {
				b.Lines[i].Parts = append(b.Lines[i].Parts, app.BudgetPart{SourceID: from.ids[k], Form: app.Cash, Sum: sum})
			}
		}
	}
}

// purses are the own sources that made-up projects know, with their weights.
var purses = []struct {
	code   string
	weight money.Sum
}{{app.SourceResidents, 35}, {"city", 40}, {"district", 15}, {"sponsor", 10}}

// funds divides the money between the grant and the own sources. What the grant
// may not pay, the city does.
func (g *venture) funds(cash, inKind money.Sum) funds {
	const slack = 300 // hundredths of a per cent
	want := (max(g.programme.Share, 1000) + slack).Of(cash+inKind) - inKind
	own := min(max(want, cash/10), cash)
	f := funds{ids: []int64{g.programme.SourceID}, sums: []money.Sum{cash - own}}
	var ids []int64
	var weights []money.Sum
	for _, p := range purses {
		if id := g.sources[p.code]; g.programme.IsOwn(id) {
			ids, weights = append(ids, id), append(weights, p.weight)
		}
	}
	for i, sum := range money.Split(own, weights...) {
		f.add(ids[i], sum)
	}
	if limit := g.programme.Cap; limit > 0 && f.sums[0] > limit {
		f.add(g.sources["city"], f.sums[0]-limit)
		f.sums[0] = limit
	}
	return f
}

func (f *funds) add(id int64, sum money.Sum) {
	if at := slices.Index(f.ids, id); at >= 0 {
		f.sums[at] += sum
		return
	}
	f.ids, f.sums = append(f.ids, id), append(f.sums, sum)
}

// arrival is money of a source that came on a day.
type arrival struct {
	day civil.Date
	sum money.Sum
}

// covered is the first day on which a source had given a sum; none when it never did.
func (g *venture) covered(source int64, sum money.Sum) civil.Date {
	all := g.came[source]
	slices.SortStableFunc(all, func(a, b arrival) int { return a.day.Compare(b.day) })
	var had money.Sum
	for i, a := range all {
		had += a.sum
		if had >= sum && (i == len(all)-1 || all[i+1].day != a.day) {
			return a.day
		}
	}
	return civil.Date{}
}

// putMoney writes the ledger: pledges with the agreement, receipts and payments
// with the works, what is given back at the end.
func (g *venture) putMoney(ctx context.Context, tx app.Tx) error {
	g.payers, g.came = map[int64][]app.PayerRow{}, map[int64][]arrival{}
	agreed := g.day(app.StageAgreed)
	if agreed.IsZero() {
		return nil
	}
	for _, b := range g.books.Balances() {
		if err := g.pledge(ctx, tx, b, agreed); err != nil {
			return err
		}
	}
	works := g.day(app.StageWorks)
	if works.IsZero() {
		return nil
	}
	for _, b := range g.books.Balances() {
		var err error
		switch {
		case b.SourceID == g.programme.SourceID && b.Form == app.Cash:
			err = g.tranches(ctx, tx, b, works)
		case b.Form == app.InKind:
			err = g.labour(ctx, tx, b, works)
		default:
			err = g.collect(ctx, tx, b, works)
		}
		if err != nil {
			return err
		}
	}
	return g.finish(ctx, tx, works)
}

// enterMoney appends an entry and adds it to the totals.
func (g *venture) enterMoney(ctx context.Context, tx app.Tx, e app.LedgerEntry) (app.LedgerEntry, error) {
	if !g.come(e.Date) {
		return e, nil
	}
	e.ProjectID, e.At, e.Actor, e.Form = g.project.ID, g.hour(e.Date), g.m.staff.clerk(g.dice), cmp.Or(e.Form, app.Cash)
	if err := tx.AddLedgerEntry(ctx, &e); err != nil {
		return e, err
	}
	if e.Kind == app.Received && e.Form == app.Cash {
		g.came[e.SourceID] = append(g.came[e.SourceID], arrival{e.Date, e.Amount})
	}
	g.books.Totals = append(g.books.Totals, app.LedgerTotal{SourceID: e.SourceID, Form: e.Form, Kind: e.Kind, Amount: e.Amount})
	return e, tx.AddRecord(ctx, &app.Record{
		At: e.At, Actor: e.Actor, Entity: app.EntityLedger, EntityID: e.ID, Label: g.project.Title(app.Russian), Action: "create",
		Changes: []app.Change{{Field: "Amount", New: e.Amount.Plain()}},
	})
}

// pledge writes who promised what: households one by one, others at once.
func (g *venture) pledge(ctx context.Context, tx app.Tx, b app.Balance, day civil.Date) error {
	if b.SourceID != g.sources[app.SourceResidents] || b.Form == app.InKind {
		payer := g.organisation(b.SourceID)
		if b.Form == app.Cash {
			g.payers[b.SourceID] = append(g.payers[b.SourceID], app.PayerRow{Payer: payer, SourceID: b.SourceID, Pledged: b.Planned})
		}
		_, err := g.enterMoney(ctx, tx, app.LedgerEntry{
			Kind: app.Pledged, Date: day, SourceID: b.SourceID, Form: b.Form, Payer: payer, Amount: b.Planned, Number: fmt.Sprint(g.between(1, 90)),
		})
		return err
	}
	promised := b.Planned
	if g.short {
		promised = promised * 10 / 100
	}
	weights := make([]money.Sum, g.between(9, 24))
	for i := range weights {
		weights[i] = money.Sum(g.between(2, 5))
	}
	for _, sum := range inWhole(promised, som(100), weights...) {
		if sum == 0 {
			continue
		}
		r, home := g.m.crowd.person(g.IntN(5000))
		payer := app.Payer{Kind: app.Household, Name: r.Name.Full(), Address: home.street}
		if _, err := g.enterMoney(ctx, tx, app.LedgerEntry{
			Kind: app.Pledged, Date: day, SourceID: b.SourceID, Payer: payer, Amount: sum,
		}); err != nil {
			return err
		}
		g.payers[b.SourceID] = append(g.payers[b.SourceID], app.PayerRow{Payer: payer, SourceID: b.SourceID, Pledged: sum})
	}
	return nil
}

// organisation is who gives the money of a source.
func (g *venture) organisation(source int64) app.Payer {
	p := app.Payer{Kind: app.Organisation}
	switch source {
	case g.programme.SourceID:
		p.Name = cmp.Or(g.programme.Donor, g.programme.Name(g.scene.lang))
	case g.sources["sponsor"]:
		p.Name = one(g.dice, g.book.Sponsors)
	case g.sources["city"]:
		p.Name = "Мэрия"
	case g.sources["district"]:
		p.Name = g.m.settings.Name(g.scene.lang)
	default:
		p.Name = g.project.Community
	}
	return p
}

// tranches promises the grant in two parts and enters what came.
func (g *venture) tranches(ctx context.Context, tx app.Tx, b app.Balance, works civil.Date) error {
	for i, sum := range inWhole(b.Planned, som(1000), 60, 40) {
		t := app.Tranche{
			ProjectID: g.project.ID, No: i + 1, SourceID: b.SourceID, Amount: sum, Planned: works.AddDays(10 + 55*i),
			Condition: g.scene.tell(&g.book.Condition[i]),
		}
		paid := t.Planned.AddDays(g.between(-4, 12))
		comes := g.come(paid) && !(i == 1 && g.failed()) && !(i == 1 && g.target == app.StageSuspended)
		if comes {
			t.Met, t.Requested = paid.AddDays(-5), paid.AddDays(-4)
		}
		if err := tx.AddTranche(ctx, &t); err != nil {
			return err
		}
		if comes {
			if _, err := g.enterMoney(ctx, tx, app.LedgerEntry{
				Kind: app.Received, Date: paid, SourceID: b.SourceID, Payer: g.organisation(b.SourceID), Amount: sum, TrancheID: t.ID,
				Number: fmt.Sprint(g.between(100, 990)),
			}); err != nil {
				return err
			}
			t.Received, t.ReceivedOn = sum, paid
		}
		g.books.Tranches = append(g.books.Tranches, t)
	}
	return nil
}

// failed tells whether the project came to nothing.
func (g *venture) failed() bool {
	return g.target == app.StageReturning || g.target == app.StageCancelled
}

// labour enters what is given in kind while the works go on.
func (g *venture) labour(ctx context.Context, tx app.Tx, b app.Balance, works civil.Date) error {
	for i, t := range g.text.Lines {
		if t.Kind == "" || g.failed() {
			continue
		}
		l := g.books.Budget.Lines[i]
		_, err := g.enterMoney(ctx, tx, app.LedgerEntry{
			Kind: app.Received, Date: works.AddDays(g.between(20, 60)), SourceID: b.SourceID, Form: app.InKind, Type: t.Kind,
			Payer: app.Payer{Kind: app.Organisation, Name: g.project.Community}, Amount: l.Sum(),
			Quantity: l.Quantity, Unit: l.Unit, Price: l.Price, LineUID: l.UID, Number: fmt.Sprint(g.between(1, 20)),
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// inWhole divides a sum as people do: into whole units, with what is left beside
// them in the first part.
func inWhole(sum, unit money.Sum, weights ...money.Sum) []money.Sum {
	parts := money.Split(sum/unit, weights...)
	for i := range parts {
		parts[i] *= unit
	}
	parts[0] += sum % unit
	return parts
}
