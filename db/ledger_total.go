package db

import (
	"context"

	"kairyluu/app"
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
)

// addTotals adds an entry to what its project and its programme have, in its month
// and in the whole time. A reversal takes old out of what counts where old was
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
	return nil
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
	for _, side := range []struct {
		programme int64
		sign      int
	}{{from, -1}, {to, 1}} {
		if _, err := t.exec(ctx, move, side.programme, side.sign, project); err != nil {
			return err
		}
	}
	if _, err := t.exec(ctx, "DELETE FROM programme_total WHERE programme_key = ? AND n = 0", from); err != nil {
		return err
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
