package dbtest

import (
	"fmt"
	"testing"

	"kairyluu/app"
)

func testLedger(t *testing.T, open func(testing.TB) app.Store) {
	s, _, g := founded(t, open, 6, 400)
	ctx := t.Context()
	t.Run("an entry is read as it was written", func(t *testing.T) {
		for _, e := range g.Ledger {
			same(t, "entry", must(s.LedgerEntry(ctx, e.ID))(t), e)
		}
		_, err := s.LedgerEntry(ctx, 9999)
		refused(t, err, app.NotFound, "ledger.gone")
	})
	t.Run("totals and payers are those of the entries", func(t *testing.T) { testKeptTotals(t, s, g) })
	t.Run("an entry is reversed once", func(t *testing.T) {
		var old app.LedgerEntry
		for _, e := range g.Ledger {
			if e.Holds() {
				old = e
			}
		}
		first, second := old.Reversal(Today, "Ката"), old.Reversal(Today, "Ката")
		Do(t, s, func(tx app.Tx) error { return tx.AddLedgerEntry(ctx, &first) })
		old.ReversedBy = first.ID
		same(t, "the entry", must(s.LedgerEntry(ctx, old.ID))(t), old)
		same(t, "its reversal", must(s.LedgerEntry(ctx, first.ID))(t), first)
		err := change(t, s, func(tx app.Tx) error { return tx.AddLedgerEntry(ctx, &second) })
		refused(t, err, app.Conflict, "ledger.reversed_already")
	})
	t.Run("receipts are found by year and number", func(t *testing.T) {
		found := map[string][]int64{}
		for _, e := range g.Ledger {
			now := must(s.LedgerEntry(ctx, e.ID))(t)
			key := fmt.Sprint(e.Date.Year(), " ", e.Number)
			if now.Holds() && e.Kind == app.Received && e.Form == app.Cash && e.Payer.Kind == app.Household {
				found[key] = append(found[key], e.ID)
			} else if found[key] == nil {
				found[key] = []int64{}
			}
		}
		some := 0
		for _, e := range g.Ledger {
			ids := []int64{}
			for _, r := range must(s.Receipts(ctx, e.Date.Year(), e.Number))(t) {
				ids = append(ids, r.ID)
			}
			some += len(ids)
			same(t, "receipts", ids, found[fmt.Sprint(e.Date.Year(), " ", e.Number)])
		}
		if some == 0 {
			t.Error("no receipt in this office")
		}
	})
	t.Run("what does not mirror an entry does not reverse it", func(t *testing.T) {
		old := g.Ledger[0]
		for _, e := range g.Ledger {
			if e.Holds() && e.Kind == app.Received {
				old = e
				break
			}
		}
		for name, alter := range map[string]func(*app.LedgerEntry){
			"sum":     func(e *app.LedgerEntry) { e.Amount++ },
			"project": func(e *app.LedgerEntry) { e.ProjectID = g.Projects[0].ID + g.Projects[1].ID - e.ProjectID },
			"source":  func(e *app.LedgerEntry) { e.SourceID = g.Sources[0].ID + g.Sources[1].ID - e.SourceID },
			"kind":    func(e *app.LedgerEntry) { e.Kind = app.Spent },
			"payer":   func(e *app.LedgerEntry) { e.Payer = app.Payer{Name: "Башка"} },
			"line":    func(e *app.LedgerEntry) { e.LineUID += "x" },
		} {
			e := old.Reversal(Today, "Ката")
			alter(&e)
			if err := change(t, s, func(tx app.Tx) error { return tx.AddLedgerEntry(ctx, &e) }); err == nil {
				t.Errorf("another %s is taken", name)
			}
		}
		gone := old.Reversal(Today, "Ката")
		gone.Reverses = 9999
		refused(t, change(t, s, func(tx app.Tx) error { return tx.AddLedgerEntry(ctx, &gone) }), app.NotFound, "ledger.gone")
	})
	t.Run("of no project", func(t *testing.T) {
		e := app.LedgerEntry{ProjectID: 999, Kind: app.Spent, Date: Today, SourceID: g.Sources[0].ID, Amount: 1}
		refused(t, change(t, s, func(tx app.Tx) error { return tx.AddLedgerEntry(ctx, &e) }), app.NotFound, "project.gone")
	})
}

// testKeptTotals compares what is kept of the ledger with its entries.
func testKeptTotals(t *testing.T, s app.Store, g *Grants) {
	t.Helper()
	for _, p := range g.Projects {
		sameList(t, "tranches", must(s.Tranches(t.Context(), p.ID))(t), g.Tranches[p.ID])
		sameList(t, "totals", must(s.LedgerTotals(t.Context(), p.ID))(t), g.totals(p.ID))
		for _, source := range []int64{0, g.Sources[2].ID} {
			sameList(t, "payers", must(s.Payers(t.Context(), p.ID, source))(t), g.payers(p.ID, source))
		}
	}
}
