package dbtest

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"kairyluu/app"
	"kairyluu/app/text"
)

func ledgerFilters(g *Grants) map[string]app.LedgerFilter {
	paid := g.Ledger[slices.IndexFunc(g.Ledger, func(e app.LedgerEntry) bool { return e.TrancheID != 0 })]
	resident := g.Ledger[slices.IndexFunc(g.Ledger, func(e app.LedgerEntry) bool { return e.Payer.ResidentID != 0 })].Payer
	return map[string]app.LedgerFilter{
		"everything":          {},
		"id":                  {ID: g.Ledger[7].ID},
		"project":             {Project: g.Projects[2].ID},
		"programme":           {Programme: g.Programmes[1].ID},
		"no programme":        {Programme: app.NoOne},
		"source":              {Source: g.Sources[1].ID},
		"form":                {Form: app.InKind},
		"kind":                {Kind: app.Received},
		"from a whole month":  {From: date("2026-01-01")},
		"from within a month": {From: date("2026-01-17")},
		"to a whole month":    {To: date("2026-01-31")},
		"to within a month":   {To: date("2026-01-17")},
		"a quarter":           {From: date("2026-01-01"), To: date("2026-03-31")},
		"some months":         {From: date("2025-10-12"), To: date("2026-03-03")},
		"two parts of months": {From: date("2026-01-17"), To: date("2026-02-11")},
		"days of a month":     {From: date("2026-01-05"), To: date("2026-01-20")},
		"first days of one":   {From: date("2026-01-01"), To: date("2026-01-20")},
		"last days of one":    {From: date("2026-01-05"), To: date("2026-01-31")},
		"payer":               {Payer: app.Payer{Name: "асанов", Address: "жеңиш, 1"}.Key()},
		"resident":            {Resident: resident.ResidentID},
		"resident as a payer": {Payer: resident.Key()},
		"tranche":             {Tranche: paid.TrancheID},
		"what counts":         {Holding: true},
		"what counts of a project in part of a year": {Holding: true, Project: g.Projects[1].ID, From: date("2025-08-20"), To: date("2026-05-31")},
		"spent of a source of a programme":           {Kind: app.Spent, Source: g.Sources[2].ID, Programme: g.Programmes[2].ID, Form: app.Cash},
		"a project of its programme":                 {Project: g.Projects[0].ID, Programme: cmp.Or(g.Projects[0].ProgrammeID, app.NoOne)},
		"came of a project in a month":               {Project: g.Projects[0].ID, Kind: app.Received, From: date("2026-02-01"), To: date("2026-02-28")},
	}
}

// ledgerFits is LedgerFilter in plain Go, but for Words.
func (g *Grants) ledgerFits(f app.LedgerFilter, e app.LedgerEntry) bool {
	return (f.ID == 0 || f.ID == e.ID) && (f.Project == 0 || f.Project == e.ProjectID) &&
		named(f.Programme, g.project(e.ProjectID).ProgrammeID) && (f.Source == 0 || f.Source == e.SourceID) &&
		(f.Form == "" || f.Form == e.Form) && (f.Kind == "" || f.Kind == e.Kind) && within(e.Date, f.From, f.To) &&
		(f.Payer == "" || f.Payer == e.Payer.Key()) && (f.Resident == 0 || f.Resident == e.Payer.ResidentID) &&
		(f.Tranche == 0 || f.Tranche == e.TrancheID) && (!f.Holding || e.Holds())
}

func (g *Grants) project(id int64) app.Project {
	return g.Projects[slices.IndexFunc(g.Projects, func(p app.Project) bool { return p.ID == id })]
}

// ledgerRow is the line of the list for an entry.
func (g *Grants) ledgerRow(e app.LedgerEntry) app.LedgerRow {
	p := g.project(e.ProjectID)
	return app.LedgerRow{LedgerEntry: e, ProjectTitleRU: p.TitleRU, ProjectTitleKY: p.TitleKY, ProgrammeID: p.ProgrammeID}
}

func testLedgerLists(t *testing.T, open func(testing.TB) app.Store) {
	s, _, g := founded(t, open, 15, 1500)
	for name, f := range ledgerFilters(g) {
		t.Run(name, func(t *testing.T) {
			want := []app.LedgerRow{}
			for _, e := range g.Ledger {
				if g.ledgerFits(f, e) {
					want = append(want, g.ledgerRow(e))
				}
			}
			if len(want) == 0 || len(want) == len(g.Ledger) && name != "everything" {
				t.Fatalf("%d of %d entries: the filter is not tested", len(want), len(g.Ledger))
			}
			slices.SortFunc(want, func(a, b app.LedgerRow) int { return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(a.ID, b.ID)) })
			testLedgerPaging(t, s, app.LedgerQuery{Filter: f, Ascending: true}, want)
			slices.Reverse(want)
			testLedgerPaging(t, s, app.LedgerQuery{Filter: f}, want)
			testLedgerFigures(t, s, g, f)
		})
	}
	t.Run("a search, newest first", func(t *testing.T) {
		for _, f := range []app.LedgerFilter{{Words: "прошу"}, {Words: "прошу ёлк"}, {Words: "прошу", Project: g.Projects[0].ID, Holding: true}} {
			want := []app.LedgerRow{}
			for _, e := range slices.Backward(g.Ledger) {
				if g.ledgerFits(f, e) && strings.Contains(text.Fold(e.Note), "прошу") &&
					(f.Words != "прошу ёлк" || strings.Contains(text.Fold(e.Payer.Name), "елк")) {
					want = append(want, g.ledgerRow(e))
				}
			}
			testLedgerPaging(t, s, app.LedgerQuery{Filter: f}, want)
		}
		number := app.LedgerFilter{Words: g.Ledger[9].Number}
		if n := must(s.CountLedger(t.Context(), number, 0))(t); n == 0 {
			t.Error("not found by number")
		}
	})
	t.Run("sums of whatever is asked", func(t *testing.T) { testAnySums(t, s, g) })
	t.Run("a project takes its ledger to another programme", func(t *testing.T) { testMovedLedger(t, s, g) })
	t.Run("an unknown dimension is an error", func(t *testing.T) {
		if _, err := s.TallyLedger(t.Context(), app.LedgerFilter{}, "colour"); err == nil {
			t.Error("no error")
		}
	})
}

// testLedgerPaging goes through the ledger by keys and by offsets: both have to give it.
func testLedgerPaging(t *testing.T, s app.Store, q app.LedgerQuery, want []app.LedgerRow) {
	t.Helper()
	same(t, "count", must(s.CountLedger(t.Context(), q.Filter, 0))(t), len(want))
	same(t, "capped count", must(s.CountLedger(t.Context(), q.Filter, 4))(t), min(4, len(want)))
	q.Limit = 2000
	sameList(t, "at once", must(s.LedgerRows(t.Context(), q))(t), want)
	q.Limit = 119
	got := []app.LedgerRow{}
	for len(got) <= len(want) {
		page := must(s.LedgerRows(t.Context(), q))(t)
		if len(page) == 0 {
			break
		}
		got = append(got, page...)
		q.After = &page[len(page)-1]
	}
	same(t, "by keys", got, want)
	q.After, q.Offset = nil, min(5, len(want))
	sameList(t, "from the sixth", must(s.LedgerRows(t.Context(), q))(t), want[q.Offset:min(q.Offset+119, len(want))])
}

// ledgerKey is what a dimension says of an entry.
func (g *Grants) ledgerKey(d app.LedgerDim, e app.LedgerEntry) string {
	switch d {
	case app.PerLedgerProject:
		return fmt.Sprint(e.ProjectID)
	case app.PerLedgerProgramme:
		return fmt.Sprint(g.project(e.ProjectID).ProgrammeID)
	case app.PerLedgerSource:
		return fmt.Sprint(e.SourceID)
	case app.PerLedgerForm:
		return string(e.Form)
	case app.PerLedgerKind:
		return string(e.Kind)
	case app.PerLedgerMonth:
		return month(e.Date)
	case app.PerLedgerPayer:
		return e.Payer.Key()
	}
	return e.LineUID
}

func testLedgerFigures(t *testing.T, s app.Store, g *Grants, f app.LedgerFilter) {
	t.Helper()
	for _, dims := range [][]app.LedgerDim{
		{},
		{app.PerLedgerProject},
		{app.PerLedgerProgramme},
		{app.PerLedgerSource, app.PerLedgerForm, app.PerLedgerKind},
		{app.PerLedgerMonth},
		{app.PerLedgerMonth, app.PerLedgerProject, app.PerLedgerKind},
		{app.PerLedgerProgramme, app.PerLedgerProject, app.PerLedgerSource},
		{app.PerLedgerPayer, app.PerLedgerKind},
		{app.PerLedgerLine, app.PerLedgerMonth},
	} {
		sameList(t, fmt.Sprint("figures by ", dims), must(s.TallyLedger(t.Context(), f, dims...))(t), g.ledgerGroups(f, dims))
	}
}

// ledgerGroups is TallyLedger in plain Go: in order of the keys, ids as numbers.
func (g *Grants) ledgerGroups(f app.LedgerFilter, dims []app.LedgerDim) []app.LedgerGroup {
	groups := map[string]app.LedgerGroup{}
	if len(dims) == 0 {
		groups[""] = app.LedgerGroup{Keys: []string{}}
	}
	for _, e := range g.Ledger {
		if !g.ledgerFits(f, e) {
			continue
		}
		keys := make([]string, len(dims))
		for i, d := range dims {
			keys[i] = g.ledgerKey(d, e)
		}
		at := strings.Join(keys, "\x00")
		groups[at] = app.LedgerGroup{Keys: keys, N: groups[at].N + 1, Amount: groups[at].Amount + e.Amount}
	}
	return slices.SortedFunc(maps.Values(groups), func(a, b app.LedgerGroup) int {
		return slices.CompareFunc(a.Keys, b.Keys, func(x, y string) int {
			n, err := strconv.Atoi(x)
			m, other := strconv.Atoi(y)
			if err == nil && other == nil {
				return cmp.Compare(n, m)
			}
			return strings.Compare(x, y)
		})
	})
}
