package db

import (
	"context"
	"slices"
	"strings"

	"kairyluu/app"
	"kairyluu/app/civil"
)

// Sums of the ledger come from up to three places: kept totals of whole months,
// and the entries of the days at either end of a period that are no whole month.
// What no total is kept of, such as the words of an entry or its payer, is added
// up from the entries.

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
	if totalled(f, dims...) {
		err = t.split(ctx, q)
	} else {
		err = t.entries(ctx, q, f)
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

// ledgerTally gathers the parts of a tally.
type ledgerTally struct {
	filter app.LedgerFilter
	dims   []app.LedgerDim
	parts  []string
	args   []any
}

// by tells whether the tally goes by a dimension.
func (t *ledgerTally) by(d app.LedgerDim) bool { return slices.Contains(t.dims, d) }

// entries adds what is in the ledger itself.
func (t *ledgerTally) entries(ctx context.Context, q queryer, f app.LedgerFilter) error {
	s, err := narrowLedger(ctx, q, f)
	if err != nil {
		return err
	}
	columns := ""
	for _, d := range t.dims {
		column := ledgerDimensions[d]
		if d == app.PerLedgerMonth {
			columns += "substr(l.date, 1, 7) AS month, "
			continue
		}
		columns += "l." + column + ", "
	}
	t.parts = append(t.parts, "SELECT "+columns+"1 AS n, l.amount"+s.from()+s.String())
	t.args = append(t.args, s.args...)
	return nil
}

// split divides the period into whole months, of which totals are kept, and the
// days before and behind them.
func (t *ledgerTally) split(ctx context.Context, q queryer) error {
	f := t.filter
	days := func(from, to civil.Date) error {
		part := f
		part.From, part.To = from, to
		return t.entries(ctx, q, part)
	}
	from, to := f.From, f.To
	if !from.IsZero() && from.Day() != 1 {
		next := monthAfter(from)
		if !to.IsZero() && to.Before(next) {
			return days(from, to)
		}
		if err := days(from, next.AddDays(-1)); err != nil {
			return err
		}
		from = next
	}
	if !to.IsZero() && to.AddDays(1).Day() != 1 {
		start := to.AddDays(1 - to.Day())
		if start.Before(from) {
			start = from
		}
		if err := days(start, to); err != nil {
			return err
		}
		to = start.AddDays(-1)
	}
	t.months(from, to)
	return nil
}

// monthAfter is the first day of the month after that of d.
func monthAfter(d civil.Date) civil.Date { return d.AddDays(1 - d.Day()).AddMonths(1) }

// months adds the kept totals of whole months. Those of a programme are fewer
// than those of its projects.
func (t *ledgerTally) months(from, to civil.Date) {
	f, w := t.filter, &where{}
	table, programme := "programme_total s", "s.programme_key"
	if f.Project != 0 || t.by(app.PerLedgerProject) {
		table, programme = "project_total s", "(SELECT p.programme_key FROM project p WHERE p.id = s.project_id)"
		equal(w, "s.project_id", f.Project)
	}
	w.key(programme, f.Programme)
	equal(w, "s.source_id", f.Source)
	equal(w, "s.form", f.Form)
	equal(w, "s.kind", f.Kind)
	if from.IsZero() && to.IsZero() && !t.by(app.PerLedgerMonth) {
		w.add("s.month = ''")
	} else {
		w.add("s.month >= ?", max("0", first(iso(from), len("2026-07"))))
	}
	if !to.IsZero() {
		w.add("s.month <= ?", first(iso(to), len("2026-07")))
	}
	columns := ""
	for _, d := range t.dims {
		column := "s." + ledgerDimensions[d]
		if d == app.PerLedgerProgramme {
			column = programme + " AS programme_key"
		}
		columns += column + ", "
	}
	sums := "s.n, s.amount"
	if f.Holding {
		sums = "s.n_held AS n, s.amount_held AS amount"
	}
	t.parts = append(t.parts, "SELECT "+columns+sums+" FROM "+table+w.String())
	t.args = append(t.args, w.args...)
}
