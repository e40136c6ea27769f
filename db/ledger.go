package db

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"

	"kairyluu/app"
)

const ledgerColumns = `project_id, programme_key, kind, date, source_id, form, type, payer_kind, payer_name, payer_address,
	resident_id, payer_key, amount, currency, foreign_sum, rate, quantity, unit, price, number, line_uid, tranche_id,
	payment, reverses, note, at, actor`

var insertLedger = `INSERT INTO ledger (uid, ` + ledgerColumns + `) VALUES (` + marks(1+count(ledgerColumns)) + `)`

// entryOfLedger reads a row l of the ledger.
const entryOfLedger = `l.id, l.uid, l.project_id, l.kind, l.date, l.source_id, l.form, l.type, l.payer_kind AS "payer.kind",
	l.payer_name AS "payer.name", l.payer_address AS "payer.address", coalesce(l.resident_id, 0) AS "payer.resident_id",
	l.amount, l.currency, l.foreign_sum AS "foreign", l.rate, l.quantity, l.unit, l.price, l.number, l.line_uid,
	coalesce(l.tranche_id, 0) AS tranche_id, l.payment, coalesce(l.reverses, 0) AS reverses,
	coalesce(l.reversed_by, 0) AS reversed_by, l.note, l.at AS moment, l.actor`

type ledgerRecord struct {
	app.LedgerRow
	Moment string
}

func (r ledgerRecord) row() (app.LedgerRow, error) {
	row := r.LedgerRow
	var err error
	row.At, err = parseMoment(r.Moment)
	return row, err
}

// LedgerEntry implements app.GrantReader.
func (r reader) LedgerEntry(ctx context.Context, id int64) (app.LedgerEntry, error) {
	rows, err := allOf(ctx, r.q, ledgerRecord.row, "SELECT "+entryOfLedger+" FROM ledger l WHERE l.id = ?", id)
	switch {
	case err != nil:
		return app.LedgerEntry{}, wrap("read entry of ledger", err)
	case len(rows) == 0:
		return app.LedgerEntry{}, notFound(app.EntityLedger, id)
	}
	return rows[0].LedgerEntry, nil
}

// Receipts implements app.GrantReader.
func (r reader) Receipts(ctx context.Context, year int, number string) ([]app.LedgerEntry, error) {
	rows, err := allOf(ctx, r.q, ledgerRecord.row, "SELECT "+entryOfLedger+receiptsOf,
		number, fmt.Sprintf("%04d-01-01", year), fmt.Sprintf("%04d-12-31", year))
	entries := make([]app.LedgerEntry, len(rows))
	for i, row := range rows {
		entries[i] = row.LedgerEntry
	}
	return entries, wrap("look up receipt", err)
}

// receiptsOf names the kinds outright, as the index of receipts does.
const receiptsOf = ` FROM ledger l
	WHERE l.payer_kind = 'household' AND l.number <> '' AND l.number = ? AND l.date BETWEEN ? AND ?
		AND l.kind = 'received' AND l.form = 'cash' AND l.reverses IS NULL AND l.reversed_by IS NULL ORDER BY l.date, l.id`

// AddLedgerEntry implements app.GrantTx.
func (t *tx) AddLedgerEntry(ctx context.Context, e *app.LedgerEntry) error {
	e.Form = cmp.Or(e.Form, app.Cash)
	if e.Reverses == 0 {
		return t.post(ctx, e, nil)
	}
	old, err := t.LedgerEntry(ctx, e.Reverses)
	if err != nil {
		return err
	}
	if old.ReversedBy != 0 {
		return app.Fail(app.Conflict, "ledger.reversed_already")
	}
	if !mirrors(*e, old) {
		return fmt.Errorf("entry of ledger is not the reversal of entry %d", old.ID)
	}
	return t.post(ctx, e, &old)
}

// mirrors tells whether e takes all of old out of what old was counted in.
func mirrors(e, old app.LedgerEntry) bool {
	return old.Reverses == 0 && e.Amount == -old.Amount && e.ProjectID == old.ProjectID && e.Kind == old.Kind &&
		e.SourceID == old.SourceID && e.Form == old.Form && e.Payer.Key() == old.Payer.Key() &&
		e.TrancheID == old.TrancheID && e.LineUID == old.LineUID
}

// post appends e, which reverses old unless that is nil, with its words and sums.
func (t *tx) post(ctx context.Context, e, old *app.LedgerEntry) error {
	programme, err := one[int64](ctx, t.q, "SELECT programme_key FROM project WHERE id = ?", e.ProjectID)
	if errors.Is(err, sql.ErrNoRows) {
		return notFound(app.EntityProject, e.ProjectID)
	}
	if err != nil {
		return wrap("add to ledger", err)
	}
	uid := cmp.Or(e.UID, newUID(t.store.now()))
	id, err := t.insert(ctx, insertLedger, append([]any{uid}, ledgerValues(e, programme)...)...)
	if err != nil {
		return wrap("add to ledger", err)
	}
	e.ID, e.UID, e.ReversedBy = id, uid, 0
	if old != nil {
		if _, err := t.exec(ctx, "UPDATE ledger SET reversed_by = ? WHERE id = ?", id, old.ID); err != nil {
			return wrap("reverse entry of ledger", err)
		}
	}
	if err := t.addTotals(ctx, programme, e, old); err != nil {
		return wrap("add ledger up", err)
	}
	if err := t.addPayer(ctx, e, old); err != nil {
		return wrap("add ledger up by payer", err)
	}
	return wrap("index ledger", t.addWords(ctx, "ledger_words", id, wordsOfLedger(e)))
}

// wordsOfLedger is what an entry is found by: payer, number of the document, note.
func wordsOfLedger(e *app.LedgerEntry) *words {
	w := &words{}
	for _, s := range []string{e.Payer.Name, e.Payer.Address, e.Number, e.Note} {
		w.add(s)
	}
	return w
}

// ledgerValues are the values of ledgerColumns.
func ledgerValues(e *app.LedgerEntry, programme int64) []any {
	return []any{
		e.ProjectID, programme, e.Kind, iso(e.Date), e.SourceID, e.Form, e.Type, e.Payer.Kind, e.Payer.Name, e.Payer.Address,
		null(e.Payer.ResidentID), e.Payer.Key(), e.Amount, e.Currency, e.Foreign, e.Rate, e.Quantity, e.Unit, e.Price, e.Number,
		e.LineUID, null(e.TrancheID), e.Payment, null(e.Reverses), e.Note, moment(e.At), e.Actor,
	}
}
