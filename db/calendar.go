package db

import (
	"context"

	"kairyluu/app"
	"kairyluu/app/civil"
)

// CalendarDays implements app.Reader.
func (r reader) CalendarDays(ctx context.Context) ([]civil.Day, error) {
	days, err := all[civil.Day](ctx, r.q,
		"SELECT date, kind, note_ru, note_ky, note_en, preliminary FROM calendar_day ORDER BY date")
	return days, wrap("read calendar", err)
}

// PutDay implements app.Tx.
func (t *tx) PutDay(ctx context.Context, d civil.Day) error {
	_, err := t.exec(ctx, `INSERT INTO calendar_day (date, kind, note_ru, note_ky, note_en, preliminary)
		VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT (date) DO UPDATE SET kind = excluded.kind, note_ru = excluded.note_ru, note_ky = excluded.note_ky,
			note_en = excluded.note_en, preliminary = excluded.preliminary`,
		iso(d.Date), d.Kind, d.NoteRU, d.NoteKY, d.NoteEN, d.Preliminary)
	return wrap("write calendar", err)
}

// DropDay implements app.Tx.
func (t *tx) DropDay(ctx context.Context, d civil.Date) error {
	_, err := t.exec(ctx, "DELETE FROM calendar_day WHERE date = ?", iso(d))
	return wrap("write calendar", err)
}

// termRecord is a Term whose date has a column of another name: FROM is a word of
// SQL.
type termRecord struct {
	civil.Term
	ValidFrom civil.Date
}

// Terms implements app.Reader.
func (r reader) Terms(ctx context.Context) (civil.Terms, error) {
	records, err := all[termRecord](ctx, r.q,
		"SELECT kind, step, days, unit, valid_from, start_rule, roll_forward, law FROM term ORDER BY pos")
	if err != nil || len(records) == 0 {
		return nil, wrap("read terms", err)
	}
	terms := make(civil.Terms, len(records))
	for i, rec := range records {
		terms[i] = rec.Term
		terms[i].From = rec.ValidFrom
	}
	return terms, nil
}

// ReplaceTerms implements app.Tx.
func (t *tx) ReplaceTerms(ctx context.Context, terms civil.Terms) error {
	if _, err := t.exec(ctx, "DELETE FROM term"); err != nil {
		return wrap("write terms", err)
	}
	for i, term := range terms {
		_, err := t.exec(ctx, `INSERT INTO term (pos, kind, step, days, unit, valid_from, start_rule, roll_forward, law)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`, i+1, term.Kind, term.Step, term.Days, term.Unit,
			iso(term.From), term.StartRule, term.RollForward, term.Law)
		if err != nil {
			return wrap("write terms", err)
		}
	}
	return nil
}

// OpenTerms implements app.Reader.
func (r reader) OpenTerms(ctx context.Context) ([]app.OpenTerm, error) {
	terms, err := all[app.OpenTerm](ctx, r.q, `SELECT id, number, kind, registered, first_due, due FROM appeal
		WHERE open = 1 AND due_by_hand = '' ORDER BY registered, id`)
	return terms, wrap("read open terms", err)
}
