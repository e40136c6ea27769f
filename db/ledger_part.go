package db

import (
	"context"
	"slices"

	"kairyluu/app"
	"kairyluu/app/civil"
)

// ledgerTally gathers the parts of a tally.
type ledgerTally struct {
	filter app.LedgerFilter
	dims   []app.LedgerDim
	parts  []string
	args   []any
}

// by tells whether the tally goes by a dimension.
func (t *ledgerTally) by(d app.LedgerDim) bool { return slices.Contains(t.dims, d) }

// byProject tells whether the tally speaks of projects, of which no thirds are kept.
func (t *ledgerTally) byProject() bool { return t.filter.Project != 0 || t.by(app.PerLedgerProject) }

// What a part adds of an entry, or takes away.
const (
	plus  = "1 AS n, l.amount"
	minus = "-1 AS n, -l.amount AS amount"
)

// entries adds what is in the ledger itself, or takes it away.
func (t *ledgerTally) entries(ctx context.Context, q queryer, f app.LedgerFilter, sums string) error {
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
	t.parts = append(t.parts, "SELECT "+columns+sums+s.from()+s.String())
	t.args = append(t.args, s.args...)
	return nil
}

// split divides the period into what totals are kept of, and the days by which that
// misses the period: those it lacks are added, those it has too many taken away.
func (t *ledgerTally) split(ctx context.Context, q queryer) error {
	from, to := t.filter.From, t.filter.To.AddDays(1)
	start, end := t.edge(from), t.edge(to)
	if !from.IsZero() && !to.IsZero() && !start.Before(end) {
		return t.entries(ctx, q, t.filter, plus)
	}
	for _, gap := range []struct {
		from, to civil.Date // to: the day behind it
		sums     string
	}{{from, start, plus}, {start, from, minus}, {end, to, plus}, {to, end, minus}} {
		if !gap.from.Before(gap.to) {
			continue
		}
		f := t.filter
		f.From, f.To = gap.from, gap.to.AddDays(-1)
		if err := t.entries(ctx, q, f, gap.sums); err != nil {
			return err
		}
	}
	t.kept(start, end)
	return nil
}

// edge is the day nearest to d with which something begins that totals are kept of.
func (t *ledgerTally) edge(d civil.Date) civil.Date {
	begins, next := thirdOf(d), monthAfter(d)
	switch {
	case t.byProject():
		begins = d.FirstOfMonth()
	case begins.Day() != 21:
		next = begins.AddDays(10)
	}
	if next.IsZero() || d.Sub(begins) <= next.Sub(d) {
		return begins
	}
	return next
}

// monthAfter is the first day of the month after that of d.
func monthAfter(d civil.Date) civil.Date { return d.FirstOfMonth().AddMonths(1) }

// kept adds the kept totals from the beginning of a month, or of a third of one, to
// that of another; those of months where the months are whole.
func (t *ledgerTally) kept(from, to civil.Date) {
	first, last := from, to.FirstOfMonth()
	if from.Day() > 1 {
		first = monthAfter(from)
	}
	if !from.IsZero() && !to.IsZero() && !first.Before(last) {
		t.thirds(from, to)
		return
	}
	if from.Before(first) {
		t.thirds(from, first)
	}
	t.months(first, last)
	if last.Before(to) {
		t.thirds(last, to)
	}
}

// thirds adds the kept totals of thirds of a month.
func (t *ledgerTally) thirds(from, to civil.Date) {
	w := &where{}
	w.add("s.since >= ? AND s.since < ?", iso(from), iso(to))
	w.key("s.programme_key", t.filter.Programme)
	t.total("third_total s", w, map[app.LedgerDim]string{app.PerLedgerMonth: "substr(s.since, 1, 7) AS month"})
}

// months adds the kept totals of whole months. Those of a programme are fewer than
// those of its projects.
func (t *ledgerTally) months(from, to civil.Date) {
	const letters = len("2026-07")
	w, table, programme := &where{}, "programme_total s", "s.programme_key"
	if t.byProject() {
		table, programme = "project_total s", "(SELECT p.programme_key FROM project p WHERE p.id = s.project_id)"
		equal(w, "s.project_id", t.filter.Project)
	}
	w.key(programme, t.filter.Programme)
	if from.IsZero() && to.IsZero() && !t.by(app.PerLedgerMonth) {
		w.add("s.month = ''")
	} else {
		w.add("s.month >= ?", max("0", first(iso(from), letters)))
	}
	if !to.IsZero() {
		w.add("s.month < ?", first(iso(to), letters))
	}
	t.total(table, w, map[app.LedgerDim]string{app.PerLedgerProgramme: programme + " AS programme_key"})
}

// party adds the kept totals of a payer.
func (t *ledgerTally) party(key string) {
	w := &where{}
	w.add("s.payer_key = ?", key)
	t.total("party_total s", w, nil)
}

// total adds rows of a table of kept totals; special are the dimensions that are no
// column of it.
func (t *ledgerTally) total(table string, w *where, special map[app.LedgerDim]string) {
	f := t.filter
	equal(w, "s.source_id", f.Source)
	equal(w, "s.form", f.Form)
	equal(w, "s.kind", f.Kind)
	columns := ""
	for _, d := range t.dims {
		column, there := special[d]
		if !there {
			column = "s." + ledgerDimensions[d]
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
