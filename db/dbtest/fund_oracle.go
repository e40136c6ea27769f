package dbtest

import (
	"cmp"
	"slices"
	"testing"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/text"
)

// books are the books of a project as plain Go reads them from what was written.
func (g *Grants) books(p app.Project) app.Books {
	b := app.Books{
		Project: p, Events: g.Events[p.ID], Totals: g.totals(p.ID), Tranches: g.Tranches[p.ID], Milestones: g.Milestones[p.ID],
		Papers: g.Papers[p.ID], Payers: g.payers(p.ID, 0),
	}
	if i := slices.IndexFunc(g.Programmes, func(x app.Programme) bool { return x.ID == p.ProgrammeID }); i >= 0 {
		b.Programme = g.Programmes[i]
	}
	if budgets := g.Budgets[p.ID]; len(budgets) > 0 {
		b.Budget = budgets[len(budgets)-1]
	}
	return b
}

// totals are what a project has by source, form and kind, in their order.
func (g *Grants) totals(project int64) []app.LedgerTotal {
	var totals []app.LedgerTotal
	for _, e := range g.Ledger {
		if e.ProjectID != project {
			continue
		}
		i := slices.IndexFunc(totals, func(t app.LedgerTotal) bool {
			return t.SourceID == e.SourceID && t.Form == e.Form && t.Kind == e.Kind
		})
		if i < 0 {
			i = len(totals)
			totals = append(totals, app.LedgerTotal{SourceID: e.SourceID, Form: e.Form, Kind: e.Kind})
		}
		totals[i].Amount += e.Amount
	}
	slices.SortFunc(totals, func(a, b app.LedgerTotal) int {
		return cmp.Or(cmp.Compare(a.SourceID, b.SourceID), cmp.Compare(a.Form, b.Form), cmp.Compare(a.Kind, b.Kind))
	})
	return totals
}

// came sets what of a tranche came by the ledger.
func came(t *app.Tranche, ledger []app.LedgerEntry) {
	t.Received, t.ReceivedOn = 0, civil.Date{}
	for _, e := range ledger {
		if e.TrancheID != t.ID || e.Kind != app.Received {
			continue
		}
		t.Received += e.Amount
		if e.Holds() && e.Date.After(t.ReceivedOn) {
			t.ReceivedOn = e.Date
		}
	}
}

// payers are who gave to a project from a source, or from any.
func (g *Grants) payers(project, source int64) []app.PayerRow {
	at := map[string]int{}
	var rows []app.PayerRow
	for _, e := range g.Ledger {
		if e.ProjectID != project || source != 0 && e.SourceID != source || !e.Holds() || e.Kind == app.Spent {
			continue
		}
		key := string(rune(e.SourceID)) + e.Payer.Key()
		i, there := at[key]
		if !there {
			i = len(rows)
			at[key] = i
			rows = append(rows, app.PayerRow{SourceID: e.SourceID})
		}
		r := &rows[i]
		r.Payer = e.Payer
		switch {
		case e.Kind == app.Pledged:
			r.Pledged += e.Amount
		case e.Kind == app.Received && e.Form == app.Cash:
			r.Cash += e.Amount
		case e.Kind == app.Received:
			r.InKind += e.Amount
		case e.Form == app.Cash:
			r.Returned += e.Amount
		default:
			r.InKind -= e.Amount
		}
		if e.Date.After(r.Last) {
			r.Last = e.Date
		}
	}
	slices.SortFunc(rows, func(a, b app.PayerRow) int {
		return cmp.Or(cmp.Compare(a.SourceID, b.SourceID), cmp.Compare(text.SortKey(a.Payer.Name), text.SortKey(b.Payer.Name)),
			cmp.Compare(a.Payer.Key(), b.Payer.Key()))
	})
	return rows
}

// byPlanned is the order of milestones; without a date comes last.
func byPlanned(a, b app.Milestone) int {
	end := civil.MustParse("9999-12-31")
	return cmp.Compare(cmp.Or(a.Planned, end).Sub(cmp.Or(b.Planned, end)), 0)
}

// sameList compares lists of which nothing may be nil or empty.
func sameList[T any](t testing.TB, what string, got, want []T) {
	t.Helper()
	same(t, what, append([]T{}, got...), append([]T{}, want...))
}
