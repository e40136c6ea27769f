package app_test

import (
	"testing"

	"kairyluu/app"
)

func TestAnEntryIsReversedOnce(t *testing.T) {
	g := newGrants(t)
	p := g.begin()
	g.plan(p, line("Площадка", part(g.grant, som(1000))))
	tranche, err := g.Projects.SaveTranche(g.ctx, app.Tranche{ProjectID: p.ID, SourceID: g.grant.ID, Amount: som(600)})
	g.must(err)
	e := g.post(g.cash(p, app.Received, g.grant, som(600), func(x *app.Posting) { x.TrancheID, x.Number = tranche.ID, "17" }))
	reverse := func(id int64, day, reason string) (app.LedgerEntry, error) {
		on := never
		if day != "" {
			on = date(day)
		}
		return g.Ledger.Reverse(g.ctx, id, on, reason)
	}
	_, err = reverse(e.ID, "", " ")
	refused(t, err, app.Invalid, "event.reason_needed")
	_, err = reverse(e.ID, "2026-10-14", "Ката")
	refused(t, err, app.Invalid, "check.date_future")
	_, err = reverse(e.ID, "2026-05-31", "Ката")
	refused(t, err, app.Invalid, "ledger.reversed_before")
	_, err = reverse(999, "", "Ката")
	refused(t, err, app.NotFound, "ledger.gone")

	seen := g.open(p).Tranches[0]
	r, err := reverse(e.ID, "", "Не тот счёт")
	g.must(err)
	equal(t, "amount", r.Amount, -som(600))
	equal(t, "cancels", r.Reverses, e.ID)
	equal(t, "source", r.SourceID, e.SourceID)
	equal(t, "form", r.Form, e.Form)
	equal(t, "payer", r.Payer, e.Payer)
	equal(t, "tranche", r.TrancheID, tranche.ID)
	equal(t, "of today", r.Date, date(today))
	equal(t, "reason", r.Note, "Не тот счёт")
	equal(t, "received", g.open(p).Project.Standing.Received, 0)
	after := g.open(p).Tranches[0]
	equal(t, "the tranche waits again", after.Left(), som(600))
	equal(t, "who had it on show learns of it", after.Version > seen.Version, true)
	old, err := g.store.LedgerEntry(g.ctx, e.ID)
	g.must(err)
	equal(t, "the entry stays, marked", old.ReversedBy, r.ID)
	_, err = reverse(e.ID, "", "Ката")
	refused(t, err, app.Conflict, "ledger.reversed_already")
	_, err = reverse(r.ID, "", "Ката")
	refused(t, err, app.Denied, "ledger.reversal_stays")
	equal(t, "record", g.history(app.HistoryFilter{Entity: app.EntityLedger, EntityID: r.ID})[0].Action, "reverse")
	g.sound(p.ID)
}

func TestMoneyThatWentOutCameIn(t *testing.T) {
	g := newGrants(t)
	p := g.begin()
	came := g.post(g.cash(p, app.Received, g.residents, som(100), household("Асанов")))
	g.post(g.cash(p, app.Received, g.residents, som(50), household("Исаков")))
	reverse := func(e app.LedgerEntry) error {
		_, err := g.Ledger.Reverse(g.ctx, e.ID, never, "Ката")
		return err
	}
	spent := g.post(g.cash(p, app.Spent, g.residents, som(60)))
	refused(t, reverse(came), app.Denied, "ledger.reverse_spent")
	equal(t, "nothing is reversed", g.balance(p, g.residents).Received, som(150))
	g.must(reverse(spent))
	back := g.post(g.cash(p, app.Returned, g.residents, som(1), household("Асанов")))
	refused(t, reverse(came), app.Denied, "ledger.reverse_returned") // Исаков's 50 would cover it
	g.must(reverse(back))
	g.must(reverse(came))
	equal(t, "received at last", g.balance(p, g.residents).Received, som(50))

	labour := g.post(g.cash(p, app.Received, g.residents, som(30), household("Асанов"), inKind))
	tools := g.post(g.cash(p, app.Returned, g.residents, som(10), household("Асанов"), inKind))
	refused(t, reverse(labour), app.Denied, "ledger.reverse_returned")
	g.must(reverse(tools))
	g.must(reverse(labour))
	promise := g.post(g.cash(p, app.Pledged, g.residents, som(30), household("Асанов")))
	g.must(reverse(promise))
	g.sound(p.ID)
}

func TestACorrectionPutsTheRightEntryInPlace(t *testing.T) {
	g := newGrants(t)
	p, other := g.begin(), g.begin(func(p *app.Project) { p.TitleRU = "Сквер" })
	e := g.post(g.cash(p, app.Received, g.residents, som(1000), household("Асанов"), func(x *app.Posting) { x.Date = date("2026-03-20") }))
	equal(t, "receipt", e.Number, "1")
	right := g.cash(p, app.Received, g.residents, som(100), household("Асанов"), func(x *app.Posting) { x.Date = date("2026-03-20") })
	_, err := g.Ledger.Correct(g.ctx, e.ID, right, "")
	refused(t, err, app.Invalid, "event.reason_needed")
	wrong := right
	wrong.Amount = 0
	_, err = g.Ledger.Correct(g.ctx, e.ID, wrong, "Лишний нуль")
	refused(t, err, app.Invalid, "money.zero")
	equal(t, "nothing happened", g.balance(p, g.residents).Received, som(1000))

	entries, err := g.Ledger.Correct(g.ctx, e.ID, right, "Лишний нуль")
	g.must(err)
	equal(t, "the receipt keeps its number", entries[0].Number, "1")
	equal(t, "received", g.balance(p, g.residents).Received, som(100))
	groups, err := g.Ledger.Tally(g.ctx, app.LedgerFilter{Project: p.ID}, app.PerLedgerMonth)
	g.must(err)
	equal(t, "months", len(groups), 1) // no period counts what was not
	equal(t, "of March", groups[0].Amount, som(100))

	moved := right
	moved.ProjectID = other.ID
	_, err = g.Ledger.Correct(g.ctx, entries[0].ID, moved, "Не тот проект")
	g.must(err)
	equal(t, "of the first", g.balance(p, g.residents).Received, 0)
	equal(t, "of the other", g.balance(other, g.residents).Received, som(100))
	_, err = g.Ledger.Correct(g.ctx, entries[0].ID, moved, "Ещё раз")
	refused(t, err, app.Conflict, "ledger.reversed_already")
	g.sound(p.ID, other.ID)
}

func TestACorrectionNeverGivesBackMoreThanCame(t *testing.T) {
	g := newGrants(t)
	p := g.begin()
	e := g.post(g.cash(p, app.Received, g.residents, som(100), household("Асанов")))
	g.post(g.cash(p, app.Received, g.residents, som(500), household("Исаков")))
	g.post(g.cash(p, app.Returned, g.residents, som(60), household("Асанов")))
	right := g.cash(p, app.Received, g.residents, som(59), household("Асанов"))
	_, err := g.Ledger.Correct(g.ctx, e.ID, right, "Ката")
	refused(t, err, app.Denied, "ledger.reverse_returned")
	right.Amount = som(60)
	_, err = g.Ledger.Correct(g.ctx, e.ID, right, "Ката")
	g.must(err)
	g.post(g.cash(p, app.Spent, g.residents, som(500)))
	of, err := g.Ledger.Rows(g.ctx, app.LedgerQuery{Filter: app.LedgerFilter{Project: p.ID, Kind: app.Received, Holding: true}})
	g.must(err)
	for _, row := range of {
		if row.Payer.Name == "Исаков" {
			_, err = g.Ledger.Correct(g.ctx, row.ID, g.cash(p, app.Received, g.residents, som(400), household("Исаков")), "Ката")
			g.must(err) // the true figure: that more was spent is told by the checks
		}
	}
	equal(t, "overspent", g.open(p).Project.Standing.Overspent, true)
	g.sound(p.ID)
}

func TestACorrectionOfATranche(t *testing.T) {
	g := newGrants(t)
	p := g.begin()
	g.plan(p, line("Площадка", part(g.grant, som(1000))))
	tranche, err := g.Projects.SaveTranche(g.ctx, app.Tranche{ProjectID: p.ID, SourceID: g.grant.ID, Amount: som(600)})
	g.must(err)
	to := func(version int64) func(*app.Posting) {
		return func(x *app.Posting) { x.TrancheID, x.TrancheVersion = tranche.ID, version }
	}
	e := g.post(g.cash(p, app.Received, g.grant, som(600), to(tranche.Version)))
	seen := g.open(p).Tranches[0].Version
	_, err = g.Ledger.Correct(g.ctx, e.ID, g.cash(p, app.Received, g.grant, som(500), to(tranche.Version)), "Ката")
	refused(t, err, app.Conflict, "tranche.changed")
	_, err = g.Ledger.Correct(g.ctx, e.ID, g.cash(p, app.Received, g.grant, som(601), to(seen)), "Ката")
	refused(t, err, app.Invalid, "ledger.over_tranche")
	_, err = g.Ledger.Correct(g.ctx, e.ID, g.cash(p, app.Received, g.grant, som(600), to(seen)), "Ката")
	g.must(err)
	equal(t, "received", g.open(p).Tranches[0].Received, som(600))
	g.sound(p.ID)
}
