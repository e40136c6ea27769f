package dbtest

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"kairyluu/app"
	"kairyluu/app/civil"
)

// testAnySums adds the ledger up for filters, days and dimensions as they fall:
// wherever a sum is read from, it is that of the entries.
func testAnySums(t *testing.T, s app.Store, g *Grants) {
	t.Helper()
	r := rand.New(rand.NewPCG(5, uint64(len(g.Ledger))))
	dims := []app.LedgerDim{
		app.PerLedgerProject, app.PerLedgerProgramme, app.PerLedgerSource, app.PerLedgerForm, app.PerLedgerKind,
		app.PerLedgerMonth, app.PerLedgerPayer, app.PerLedgerLine,
	}
	for range 400 {
		f := g.anyLedgerFilter(r)
		r.Shuffle(len(dims), func(i, j int) { dims[i], dims[j] = dims[j], dims[i] })
		by := dims[:r.IntN(3)]
		sameList(t, fmt.Sprintf("%+v by %v", f, by), must(s.TallyLedger(t.Context(), f, by...))(t), g.ledgerGroups(f, by))
		if len(by) == 0 {
			same(t, fmt.Sprintf("number of %+v", f), must(s.CountLedger(t.Context(), f, 0))(t), g.ledgerGroups(f, nil)[0].N)
		}
	}
}

// anyLedgerFilter asks for days anywhere around the entries, and for a thing or two
// beside, mostly of an entry that there is.
func (g *Grants) anyLedgerFilter(r *rand.Rand) app.LedgerFilter {
	of := func(percent int) bool { return r.IntN(100) < percent }
	e := pick(r, g.Ledger)
	f := app.LedgerFilter{Holding: of(30)}
	start := Today.AddDays(-430 + r.IntN(450))
	if of(70) {
		f.From = start
	}
	if of(70) {
		f.To = start.AddDays(r.IntN(1+r.IntN(200)) - 2)
	}
	if of(20) {
		f.Project = e.ProjectID
	}
	if of(20) {
		f.Programme = pick(r, []int64{app.NoOne, g.Programmes[0].ID, g.Programmes[1].ID})
	}
	if of(20) {
		f.Source = e.SourceID
	}
	if of(20) {
		f.Form = e.Form
	}
	if of(20) {
		f.Kind = e.Kind
	}
	if of(30) {
		f.Payer, f.Resident = e.Payer.Key(), pick(r, []int64{0, e.Payer.ResidentID, pick(r, g.Ledger).Payer.ResidentID})
	}
	if f.Payer != "" && of(50) {
		f.From, f.To = civil.Date{}, civil.Date{}
	}
	return f
}

// testMovedLedger moves projects between programmes, and goes on with the books of
// those: what is entered, and what is cancelled of before.
func testMovedLedger(t *testing.T, s app.Store, g *Grants) {
	ctx := t.Context()
	for i := range 5 {
		p := &g.Projects[i]
		p.ProgrammeID = g.Programmes[(i+1)%len(g.Programmes)].ID
		if i == 3 {
			p.ProgrammeID = 0
		}
		Do(t, s, func(tx app.Tx) error { return tx.UpdateProject(ctx, p) })
	}
	moved := map[int64]bool{}
	for _, p := range g.Projects[:5] {
		moved[p.ID] = true
	}
	for i := range g.Ledger {
		if old := &g.Ledger[i]; old.Holds() && moved[old.ProjectID] && i%3 == 0 {
			back, again := old.Reversal(old.Date.AddDays(i%50), "Ката"), *old
			again.ID, again.UID, again.Amount = 0, "", again.Amount+1
			Do(t, s, func(tx app.Tx) error {
				if err := tx.AddLedgerEntry(ctx, &back); err != nil {
					return err
				}
				return tx.AddLedgerEntry(ctx, &again)
			})
			old.ReversedBy = back.ID
			g.Ledger = append(g.Ledger, back, again)
		}
	}
	for _, f := range []app.LedgerFilter{{}, {Programme: g.Programmes[0].ID}, {Programme: app.NoOne}, {Programme: g.Programmes[1].ID, From: date("2026-01-09")}} {
		testLedgerFigures(t, s, g, f)
		n := g.ledgerGroups(f, nil)[0].N
		same(t, "rows", len(must(s.LedgerRows(ctx, app.LedgerQuery{Filter: f, Limit: 5000}))(t)), n)
	}
	testAnySums(t, s, g)
}
