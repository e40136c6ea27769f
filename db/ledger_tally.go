package db

import (
	"context"
	"slices"
	"strings"

	"kairyluu/app"
)

// Sums of the ledger come from up to four places: kept totals of whole months and of
// thirds of a month, and the entries of the days by which these miss the period. What
// no total is kept of, such as the words of an entry, is added up from the entries.

// ledgerDimensions are the columns that the parts of a tally have in common.
var ledgerDimensions = map[app.LedgerDim]string{
	app.PerLedgerProject:   "project_id",
	app.PerLedgerProgramme: "programme_key",
	app.PerLedgerSource:    "source_id",
	app.PerLedgerForm:      "form",
	app.PerLedgerKind:      "kind",
	app.PerLedgerMonth:     "month",
	app.PerLedgerPayer:     "payer_key",
	app.PerLedgerLine:      "line_uid",
}

// totalled tells whether totals are kept of what a filter asks and of dims.
func totalled(f app.LedgerFilter, dims ...app.LedgerDim) bool {
	return f.ID == 0 && f.Payer == "" && f.Resident == 0 && f.Tranche == 0 && !searched(f.Words) &&
		!slices.Contains(dims, app.PerLedgerPayer) && !slices.Contains(dims, app.PerLedgerLine)
}

// partyOf is the key of the payer whose kept totals answer a filter and dims; "" when
// none do.
func partyOf(f app.LedgerFilter, dims ...app.LedgerDim) string {
	of := f
	of.Payer, of.Resident, of.Source, of.Form, of.Kind, of.Holding = "", 0, 0, "", "", false
	spread := func(d app.LedgerDim) bool {
		return d != app.PerLedgerSource && d != app.PerLedgerForm && d != app.PerLedgerKind && d != app.PerLedgerPayer
	}
	switch {
	case of != app.LedgerFilter{}, slices.ContainsFunc(dims, spread):
		return ""
	case f.Resident == 0:
		return f.Payer
	case f.Payer == "":
		return app.Payer{ResidentID: f.Resident}.Key()
	}
	return ""
}

// TallyLedger implements app.GrantReader.
func (r reader) TallyLedger(ctx context.Context, f app.LedgerFilter, dims ...app.LedgerDim) ([]app.LedgerGroup, error) {
	var groups []app.LedgerGroup
	err := r.q.snapshot(ctx, func(q queryer) (err error) {
		groups, err = tallyLedger(ctx, q, f, dims)
		return err
	})
	return groups, wrap("add ledger up", err)
}

func tallyLedger(ctx context.Context, q queryer, f app.LedgerFilter, dims []app.LedgerDim) ([]app.LedgerGroup, error) {
	query, args, err := tallyingLedger(ctx, q, f, dims)
	if err != nil {
		return nil, err
	}
	var groups []app.LedgerGroup
	err = grouped(ctx, q, len(dims), query, args, func(keys []string) []any {
		groups = append(groups, app.LedgerGroup{Keys: keys})
		g := &groups[len(groups)-1]
		return []any{&g.N, &g.Amount}
	})
	return groups, err
}

func tallyingLedger(ctx context.Context, q queryer, f app.LedgerFilter, dims []app.LedgerDim) (string, []any, error) {
	columns, by, err := grouping(dims, ledgerDimensions)
	if err != nil {
		return "", nil, err
	}
	t := ledgerTally{filter: f, dims: dims}
	switch party := partyOf(f, dims...); {
	case party != "":
		t.party(party)
	case totalled(f, dims...):
		err = t.split(ctx, q)
	default:
		err = t.entries(ctx, q, f, plus)
	}
	if err != nil {
		return "", nil, err
	}
	if by != "" {
		before, after, _ := strings.Cut(by, " ORDER BY ")
		by = before + " HAVING sum(n) > 0 ORDER BY " + after
	}
	return "SELECT " + columns + "coalesce(sum(n), 0), coalesce(sum(amount), 0) FROM (" +
		strings.Join(t.parts, " UNION ALL ") + ")" + by, t.args, nil
}
