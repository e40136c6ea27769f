package db

import (
	"context"
	"database/sql"
	"errors"

	"kairyluu/app"
	"kairyluu/app/text"
)

// contributed are the sums of a payer by kind and form of an entry. What is spent
// goes to those who are paid, not to those who pay.
func contributed(e *app.LedgerEntry) (pledged, cash, inKind, returned int64, counts bool) {
	amount := int64(e.Amount)
	switch {
	case e.Kind == app.Pledged:
		return amount, 0, 0, 0, true
	case e.Kind == app.Received && e.Form == app.Cash:
		return 0, amount, 0, 0, true
	case e.Kind == app.Received:
		return 0, 0, amount, 0, true
	case e.Kind == app.Returned && e.Form == app.Cash:
		return 0, 0, 0, amount, true
	case e.Kind == app.Returned:
		return 0, 0, -amount, 0, true
	}
	return 0, 0, 0, 0, false
}

// addPayer adds an entry to what its payer has given.
func (t *tx) addPayer(ctx context.Context, e, old *app.LedgerEntry) error {
	pledged, cash, inKind, returned, counts := contributed(e)
	if !counts {
		return nil
	}
	const add = `INSERT INTO payer_total (project_id, source_id, payer_key, name_key, kind, name, address, resident_id,
			n, pledged, cash, in_kind, returned, last)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (project_id, source_id, payer_key) DO UPDATE SET
			n = n + excluded.n, pledged = pledged + excluded.pledged, cash = cash + excluded.cash,
			in_kind = in_kind + excluded.in_kind, returned = returned + excluded.returned,
			name_key = excluded.name_key, kind = excluded.kind, name = excluded.name, address = excluded.address,
			resident_id = excluded.resident_id,
			last = CASE n WHEN 0 THEN excluded.last ELSE max(last, excluded.last) END`
	n, p := 1, e.Payer
	if old != nil {
		n = -1
	}
	_, err := t.exec(ctx, add, e.ProjectID, e.SourceID, p.Key(), text.SortKey(p.Name), p.Kind, p.Name, p.Address,
		null(p.ResidentID), n, pledged, cash, inKind, returned, iso(e.Date))
	if err != nil || old == nil {
		return err
	}
	return t.renewPayer(ctx, old)
}

// renewPayer looks up how a payer is written, and when they gave last, once an
// entry of theirs counts no more.
func (t *tx) renewPayer(ctx context.Context, e *app.LedgerEntry) error {
	const counting = ` FROM ledger l WHERE l.project_id = ?1 AND l.source_id = ?2 AND l.payer_key = ?3
		AND l.reverses IS NULL AND l.reversed_by IS NULL AND l.kind <> 'spent'`
	key := e.Payer.Key()
	last, err := one[ledgerRecord](ctx, t.q, "SELECT "+entryOfLedger+counting+" ORDER BY l.id DESC LIMIT 1", e.ProjectID, e.SourceID, key)
	if errors.Is(err, sql.ErrNoRows) {
		return nil // the row counts nothing, and is not shown
	}
	if err != nil {
		return err
	}
	p := last.Payer
	_, err = t.exec(ctx, `UPDATE payer_total SET name_key = ?4, kind = ?5, name = ?6, address = ?7, resident_id = ?8,
			last = (SELECT max(l.date)`+counting+`)
		WHERE project_id = ?1 AND source_id = ?2 AND payer_key = ?3`,
		e.ProjectID, e.SourceID, key, text.SortKey(p.Name), p.Kind, p.Name, p.Address, null(p.ResidentID))
	return err
}

// Payers implements app.GrantReader.
func (r reader) Payers(ctx context.Context, projectID, sourceID int64) ([]app.PayerRow, error) {
	w := &where{}
	w.add("project_id = ? AND n > 0", projectID)
	equal(w, "source_id", sourceID)
	rows, err := all[app.PayerRow](ctx, r.q, `SELECT kind AS "payer.kind", name AS "payer.name", address AS "payer.address",
		coalesce(resident_id, 0) AS "payer.resident_id", source_id, pledged, cash, in_kind, returned, last
		FROM payer_total`+w.String()+" ORDER BY source_id, name_key, payer_key", w.args...)
	return rows, wrap("read payers", err)
}
