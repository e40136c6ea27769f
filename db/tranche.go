package db

import (
	"cmp"
	"context"
	"database/sql"
	"errors"

	"kairyluu/app"
)

const trancheColumns = `project_id, no, source_id, amount, currency, foreign_sum, planned, condition, met, requested, note`

var (
	insertTranche = `INSERT INTO tranche (uid, ` + trancheColumns + `) VALUES (` + marks(1+count(trancheColumns)) + `)`
	updateTranche = `UPDATE tranche SET version = version + 1, (` + trancheColumns + `) = (` +
		marks(count(trancheColumns)) + `) WHERE id = ? AND version = ?`
)

// selectTranche reads tranches with what came of them, from an index of the ledger.
const selectTranche = `SELECT t.id, t.uid, t.version, t.project_id, t.no, t.source_id, t.amount, t.currency,
	t.foreign_sum AS "foreign", t.planned, t.condition, t.met, t.requested, t.note,
	coalesce((SELECT sum(l.amount) FROM ledger l WHERE l.tranche_id = t.id AND l.kind = 'received'), 0) AS received,
	coalesce((SELECT max(l.date) FROM ledger l WHERE l.tranche_id = t.id AND l.kind = 'received'
		AND l.reverses IS NULL AND l.reversed_by IS NULL), '') AS received_on
	FROM tranche t`

// Tranches implements app.GrantReader.
func (r reader) Tranches(ctx context.Context, projectID int64) ([]app.Tranche, error) {
	found, err := all[app.Tranche](ctx, r.q, selectTranche+" WHERE t.project_id = ? ORDER BY t.no", projectID)
	return found, wrap("read tranches", err)
}

// TranchesLeft implements app.GrantReader.
func (r reader) TranchesLeft(ctx context.Context, f app.ProjectFilter) ([]app.Tranche, error) {
	var left []app.Tranche
	err := r.q.snapshot(ctx, func(q queryer) error {
		s, err := narrowProjects(ctx, q, f)
		if err != nil {
			return err
		}
		left, err = all[app.Tranche](ctx, q, "SELECT * FROM ("+selectTranche+" WHERE t.project_id IN (SELECT p.id"+s.from()+s.String()+
			")) WHERE received < amount ORDER BY planned = '', planned, project_id, no", s.args...)
		return err
	})
	return left, wrap("read tranches to come", err)
}

// Tranche implements app.GrantReader.
func (r reader) Tranche(ctx context.Context, id int64) (app.Tranche, error) {
	found, err := one[app.Tranche](ctx, r.q, selectTranche+" WHERE t.id = ?", id)
	if errors.Is(err, sql.ErrNoRows) {
		return found, notFound(app.EntityTranche, id)
	}
	return found, wrap("read tranche", err)
}

// AddTranche implements app.GrantTx.
func (t *tx) AddTranche(ctx context.Context, a *app.Tranche) error {
	uid := cmp.Or(a.UID, newUID(t.store.now()))
	id, err := t.insert(ctx, insertTranche, append([]any{uid}, trancheValues(a)...)...)
	if err != nil {
		return wrap("add tranche", numberedTranche(err, a))
	}
	a.ID, a.UID, a.Version = id, uid, 1
	return nil
}

// UpdateTranche implements app.GrantTx.
func (t *tx) UpdateTranche(ctx context.Context, a *app.Tranche) error {
	hit, err := t.update(ctx, updateTranche, append(trancheValues(a), a.ID, a.Version)...)
	if err != nil {
		return wrap("update tranche", numberedTranche(err, a))
	}
	if !hit {
		return t.stale(ctx, "tranche", a.ID)
	}
	a.Version++
	return nil
}

// DropTranche implements app.GrantTx.
func (t *tx) DropTranche(ctx context.Context, id int64) error {
	hit, err := t.update(ctx, `DELETE FROM tranche WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM ledger WHERE tranche_id = ?1)`, id)
	if err != nil || hit {
		return wrap("drop tranche", err)
	}
	if _, err := t.Tranche(ctx, id); err != nil {
		return err
	}
	return app.Fail(app.Denied, "tranche.used")
}

// numberedTranche says which number of a tranche is taken.
func numberedTranche(err error, a *app.Tranche) error {
	err = classed(err)
	if e, ok := errors.AsType[*app.Error](err); ok && e.Key == "tranche.number_taken" {
		return app.FailWith(e.Err, e.Code, e.Key, "number", a.No).On("no")
	}
	return err
}

// trancheValues are the values of trancheColumns.
func trancheValues(a *app.Tranche) []any {
	return []any{
		a.ProjectID, a.No, a.SourceID, a.Amount, a.Currency, a.Foreign, iso(a.Planned), a.Condition, iso(a.Met), iso(a.Requested), a.Note,
	}
}
