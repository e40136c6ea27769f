package db

import (
	"context"

	"kairyluu/app"
	"kairyluu/app/civil"
)

// totalSums are the figures of a kept total.
const totalSums = "n, amount, n_held, amount_held"

// addSums is what happens where a total is there already.
const addSums = ` DO UPDATE SET n = n + excluded.n, amount = amount + excluded.amount,
	n_held = n_held + excluded.n_held, amount_held = amount_held + excluded.amount_held`

const (
	addProjectTotal = `INSERT INTO project_total (project_id, month, source_id, form, kind, ` + totalSums + `)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (project_id, month, source_id, form, kind)` + addSums
	addProgrammeTotal = `INSERT INTO programme_total (programme_key, month, source_id, form, kind, ` + totalSums + `)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (month, programme_key, source_id, form, kind)` + addSums
	addThirdTotal = `INSERT INTO third_total (programme_key, since, source_id, form, kind, ` + totalSums + `)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (since, programme_key, source_id, form, kind)` + addSums
	addPartyTotal = `INSERT INTO party_total (payer_key, source_id, form, kind, ` + totalSums + `)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (payer_key, source_id, form, kind)` + addSums
)

// thirdOfMonth is the first day of the third of a month that an entry l is in.
const thirdOfMonth = `substr(l.date, 1, 8) ||
	CASE WHEN substr(l.date, 9) < '11' THEN '01' WHEN substr(l.date, 9) < '21' THEN '11' ELSE '21' END`

// thirdOf is thirdOfMonth of a day.
func thirdOf(d civil.Date) civil.Date { return d.AddDays(1 - d.Day() + 10*min(2, (d.Day()-1)/10)) }

// addTotals adds an entry to what its project and its programme have, in its month
// and in the whole time, to its third of the month and to its payer. A reversal takes old out of what counts where old was
// counted.
func (t *tx) addTotals(ctx context.Context, programme int64, e, old *app.LedgerEntry) error {
	if old == nil {
		return t.addTotal(ctx, programme, e, 1, int64(e.Amount), 1, int64(e.Amount))
	}
	if err := t.addTotal(ctx, programme, e, 1, int64(e.Amount), 0, 0); err != nil {
		return err
	}
	return t.addTotal(ctx, programme, old, 0, 0, -1, -int64(old.Amount))
}

func (t *tx) addTotal(ctx context.Context, programme int64, e *app.LedgerEntry, sums ...any) error {
	for _, month := range []string{monthOf(e), ""} {
		of := append([]any{month, e.SourceID, e.Form, e.Kind}, sums...)
		if _, err := t.exec(ctx, addProjectTotal, append([]any{e.ProjectID}, of...)...); err != nil {
			return err
		}
		if _, err := t.exec(ctx, addProgrammeTotal, append([]any{programme}, of...)...); err != nil {
			return err
		}
	}
	of := append([]any{e.SourceID, e.Form, e.Kind}, sums...)
	if _, err := t.exec(ctx, addThirdTotal, append([]any{programme, iso(thirdOf(e.Date))}, of...)...); err != nil {
		return err
	}
	key := e.Payer.Key()
	if key == "" {
		return nil
	}
	_, err := t.exec(ctx, addPartyTotal, append([]any{key}, of...)...)
	return err
}

// monthOf is the month of an entry: "2026-07".
func monthOf(e *app.LedgerEntry) string { return first(iso(e.Date), len("2026-07")) }

// moveLedger brings the ledger of a project from one programme to another.
func (t *tx) moveLedger(ctx context.Context, project, from, to int64) error {
	if from == to {
		return nil
	}
	const move = `INSERT INTO programme_total (programme_key, month, source_id, form, kind, ` + totalSums + `)
		SELECT ?1, month, source_id, form, kind, n * ?2, amount * ?2, n_held * ?2, amount_held * ?2
		FROM project_total WHERE project_id = ?3
		ON CONFLICT (month, programme_key, source_id, form, kind)` + addSums
	const moveThirds = `INSERT INTO third_total (programme_key, since, source_id, form, kind, ` + totalSums + `)
		SELECT ?1, since, source_id, form, kind, n * ?2, amount * ?2, n_held * ?2, amount_held * ?2
		FROM (SELECT ` + thirdOfMonth + ` AS since, l.source_id, l.form, l.kind, ` + sumsByOne + `
			FROM ledger l WHERE l.project_id = ?3 GROUP BY 1, 2, 3, 4) WHERE true
		ON CONFLICT (since, programme_key, source_id, form, kind)` + addSums
	for _, side := range []struct {
		programme int64
		sign      int
	}{{from, -1}, {to, 1}} {
		for _, query := range []string{move, moveThirds} {
			if _, err := t.exec(ctx, query, side.programme, side.sign, project); err != nil {
				return err
			}
		}
	}
	for _, table := range []string{"programme_total", "third_total"} {
		if _, err := t.exec(ctx, "DELETE FROM "+table+" WHERE programme_key = ? AND n = 0", from); err != nil {
			return err
		}
	}
	_, err := t.exec(ctx, "UPDATE ledger SET programme_key = ? WHERE project_id = ?", to, project)
	return err
}

// LedgerTotals implements app.GrantReader.
func (r reader) LedgerTotals(ctx context.Context, projectID int64) ([]app.LedgerTotal, error) {
	totals, err := all[app.LedgerTotal](ctx, r.q, `SELECT source_id, form, kind, amount FROM project_total
		WHERE project_id = ? AND month = '' ORDER BY source_id, form, kind`, projectID)
	return totals, wrap("add ledger of project up", err)
}
