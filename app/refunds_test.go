package app_test

import (
	"fmt"
	"testing"

	"kairyluu/app"
	"kairyluu/app/money"
)

func TestAFailedProjectGivesTheMoneyBack(t *testing.T) {
	g := newGrants(t)
	p := g.begin()
	for i, sum := range []money.Sum{som(1000), som(1000), som(1000)} {
		g.post(g.cash(p, app.Received, g.residents, sum, household(fmt.Sprint("Семья ", i+1))))
	}
	g.post(g.cash(p, app.Received, g.residents, som(700), household("Семья 4"), inKind))
	g.post(g.cash(p, app.Received, g.residents, som(500), nobody))
	g.post(g.cash(p, app.Received, g.sponsor, som(400)))
	g.post(g.cash(p, app.Received, g.city, som(300)))
	g.post(g.cash(p, app.Spent, g.city, som(300)))
	g.post(g.cash(p, app.Spent, g.residents, som(500)))
	g.enter(p, app.StageReturning)

	rows, err := g.Ledger.Refunds(g.ctx, p.ID)
	g.must(err)
	due := map[string]money.Sum{}
	var total money.Sum
	for _, r := range rows {
		due[r.Payer.Name] = r.Due
		total += r.Due
	}
	equal(t, "rows", len(rows), 5)
	equal(t, "in all what is held", total, g.open(p).Project.Standing.Held())
	equal(t, "to a family", due["Семья 1"], 857_15) // 3000 of 3500 are left
	equal(t, "to who gave no name", due[""], 428_57)
	equal(t, "to the sponsor", due["Плательщик sponsor"], som(400))

	_, err = g.Ledger.Refund(g.ctx, p.ID, rows, never)
	refused(t, err, app.Invalid, "check.date_needed")
	greedy := append([]app.RefundRow{}, rows...)
	greedy[2].Due = som(1000) + 1
	_, err = g.Ledger.Refund(g.ctx, p.ID, greedy, date(today))
	refused(t, err, app.Invalid, "rows.2.parts.0.sum ledger.returned_over_paid")
	equal(t, "all or nothing", g.open(p).Project.Standing.Returned, 0)

	entries, err := g.Ledger.Refund(g.ctx, p.ID, rows, date(today))
	g.must(err)
	equal(t, "returns", len(entries), 5)
	s := g.open(p).Project.Standing
	equal(t, "nothing is held", s.Held(), 0)
	_, err = g.Ledger.Refund(g.ctx, p.ID, rows, date(today)) // the other window has the list still open
	refused(t, err, app.Invalid, "ledger.returned_over_paid")
	rows, err = g.Ledger.Refunds(g.ctx, p.ID)
	g.must(err)
	equal(t, "nothing is due", len(rows), 0)
	_, err = g.Ledger.Refund(g.ctx, p.ID, rows, date(today))
	refused(t, err, app.Denied, "ledger.nothing_due")
	g.enter(p, app.StageCancelled)
	g.sound(p.ID)
}
