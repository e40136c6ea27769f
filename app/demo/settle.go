package demo

import (
	"context"
	"fmt"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/money"
)

// collect enters what the payers of a source brought: most of them the whole sum,
// some later or never.
func (g *venture) collect(ctx context.Context, tx app.Tx, b app.Balance, works civil.Date) error {
	finished := !g.day(app.StageAccepted).IsZero()
	for i := range g.payers[b.SourceID] {
		p := &g.payers[b.SourceID][i]
		if p.Payer.Kind == app.Organisation && p.Pledged == 0 || !finished && g.percent(15) {
			continue
		}
		e := app.LedgerEntry{
			Kind: app.Received, Date: works.AddDays(g.between(-12, 25)), SourceID: b.SourceID, Payer: p.Payer, Amount: p.Pledged,
		}
		if !g.come(e.Date) {
			continue
		}
		e.Number = g.receipt(p.Payer, e.Date)
		if err := g.slip(ctx, tx, e, i); err != nil {
			return err
		}
		if _, err := g.enterMoney(ctx, tx, e); err != nil {
			return err
		}
		p.Cash += e.Amount
	}
	return nil
}

// receipt numbers the money of households; an organisation has its own number.
func (g *venture) receipt(p app.Payer, day civil.Date) string {
	if p.Kind != app.Household {
		return fmt.Sprint(g.between(100, 990))
	}
	g.receipts[day.Year()]++
	return fmt.Sprint(g.receipts[day.Year()])
}

// slip enters a payment twice now and then, and takes the second one back.
func (g *venture) slip(ctx context.Context, tx app.Tx, e app.LedgerEntry, i int) error {
	if i != 3 || !g.percent(40) {
		return nil
	}
	wrong, err := g.enterMoney(ctx, tx, e)
	if err != nil {
		return err
	}
	r := wrong.Reversal(e.Date, g.scene.tellOne(g.book.Reversed))
	_, err = g.enterMoney(ctx, tx, r)
	return err
}

// finish spends the money on the works, and gives back what is left at the end.
func (g *venture) finish(ctx context.Context, tx app.Tx, works civil.Date) error {
	share := g.spending()
	for _, b := range g.books.Balances() {
		if b.Form != app.Cash || b.Left() <= 0 {
			continue
		}
		if err := g.spend(ctx, tx, b, works, share); err != nil {
			return err
		}
	}
	if g.target == app.StageClosed || g.target == app.StageCancelled {
		return g.giveBack(ctx, tx)
	}
	return nil
}

// spending is the share of the money that went into the works, in per cent.
func (g *venture) spending() money.Sum {
	switch {
	case g.failed():
		return 12
	case g.target == app.StageClosed && g.percent(50):
		return 98
	case !g.day(app.StageAccepted).IsZero():
		return 100
	}
	return money.Sum(g.between(35, 80))
}

// spend pays the contractor line by line, as the budget divides the source's money.
func (g *venture) spend(ctx context.Context, tx app.Tx, b app.Balance, works civil.Date, share money.Sum) error {
	var weights []money.Sum
	var lines []app.BudgetLine
	for _, l := range g.books.Budget.Lines {
		for _, p := range l.Parts {
			if p.SourceID == b.SourceID && p.Form == app.Cash {
				lines, weights = append(lines, l), append(weights, p.Sum)
			}
		}
	}
	last := g.m.until.Sub(works)
	var paid money.Sum
	for i, sum := range inWhole(b.Left()*share/100, som(10), weights...) {
		if sum == 0 || len(lines) == 0 {
			continue
		}
		paid += sum
		day := works.AddDays(min(30+12*i, last))
		if had := g.covered(b.SourceID, paid); had.After(day) {
			day = had
		}
		_, err := g.enterMoney(ctx, tx, app.LedgerEntry{
			Kind: app.Spent, Date: day, SourceID: b.SourceID, Amount: sum, LineUID: lines[i].UID,
			Payer: app.Payer{Kind: app.Organisation, Name: g.project.Contractor}, Number: fmt.Sprint(g.between(10, 400)),
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// giveBack returns what is left: to households what each is due, to others the rest.
func (g *venture) giveBack(ctx context.Context, tx app.Tx) error {
	day := g.steps[len(g.steps)-1].day
	for _, b := range g.books.Balances() {
		left := b.Left()
		if b.Form != app.Cash || left <= 0 {
			continue
		}
		payers := g.payers[b.SourceID]
		if b.SourceID == g.programme.SourceID {
			payers = []app.PayerRow{{Payer: g.organisation(b.SourceID), SourceID: b.SourceID, Cash: b.Received}}
		}
		for _, r := range app.Refund(left, payers) {
			if r.Due == 0 {
				continue
			}
			if _, err := g.enterMoney(ctx, tx, app.LedgerEntry{
				Kind: app.Returned, Date: day, SourceID: b.SourceID, Payer: r.Payer, Amount: r.Due, Number: fmt.Sprint(g.between(10, 400)),
			}); err != nil {
				return err
			}
		}
	}
	return nil
}
