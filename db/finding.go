package db

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"kairyluu/app"
)

const findingColumns = `kind, settlement_id, title, text, measures, level, since, until, links, note`

var (
	insertFinding = `INSERT INTO finding (uid, ` + findingColumns + `) VALUES (` + marks(1+count(findingColumns)) + `)`
	updateFinding = `UPDATE finding SET version = version + 1, (` + findingColumns + `) = (` +
		marks(count(findingColumns)) + `) WHERE id = ? AND version = ?`
)

const selectFinding = `SELECT f.id, f.uid, f.version, f.kind, coalesce(f.settlement_id, 0) AS settlement_id, f.title,
	f.text, f.measures, f.level, f.since, f.until, f.links AS links_text, f.note`

type findingRecord struct {
	app.Finding
	LinksText string
}

func findings(ctx context.Context, q queryer, rest string, args ...any) ([]app.Finding, error) {
	records, err := all[findingRecord](ctx, q, selectFinding+rest, args...)
	if err != nil {
		return nil, err
	}
	found := make([]app.Finding, len(records))
	for i, rec := range records {
		found[i] = rec.Finding
		if err := json.Unmarshal([]byte(rec.LinksText), &found[i].Links); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// Finding implements app.MeetingReader.
func (r reader) Finding(ctx context.Context, id int64) (app.Finding, error) {
	var f app.Finding
	err := r.q.snapshot(ctx, func(q queryer) error {
		found, err := findings(ctx, q, " FROM finding f WHERE f.id = ?", id)
		if err != nil {
			return err
		}
		if len(found) == 0 {
			return sql.ErrNoRows
		}
		f = found[0]
		f.Related, err = related(ctx, q, app.EntityFinding, id)
		return err
	})
	if errors.Is(err, sql.ErrNoRows) {
		return f, notFound(app.EntityFinding, id)
	}
	return f, wrap("read finding", err)
}

// findingScope turns a filter into a FROM clause and conditions.
func findingScope(ctx context.Context, q queryer, f app.FindingFilter) (string, *where, error) {
	w, from := &where{}, " FROM finding f"
	equal(w, "f.id", f.ID)
	equal(w, "f.kind", f.Kind)
	equal(w, "f.settlement_id", f.Settlement)
	equal(w, "f.level", f.Level)
	if f.Open {
		w.add("f.until = ''")
	}
	if f.Entity != "" {
		w.add("f.id IN (SELECT other_id FROM link WHERE entity = ? AND entity_id = ? AND other = 'finding')", f.Entity, f.EntityID)
	}
	if !searched(f.Words) {
		return from, w, nil
	}
	from = " FROM finding_words CROSS JOIN finding f ON f.id = finding_words.rowid"
	return from, w, w.search(ctx, q, "finding_words", queryWords(f.Words))
}

// Findings implements app.MeetingReader.
func (r reader) Findings(ctx context.Context, f app.FindingFilter, offset, limit int) ([]app.Finding, error) {
	var found []app.Finding
	err := r.q.snapshot(ctx, func(q queryer) error {
		from, w, err := findingScope(ctx, q, f)
		if err != nil {
			return err
		}
		found, err = findings(ctx, q, from+w.String()+" ORDER BY f.id DESC LIMIT ? OFFSET ?",
			append(w.args, cmp.Or(limit, pageSize), offset)...)
		return err
	})
	return found, wrap("list findings", err)
}

// CountFindings implements app.MeetingReader.
func (r reader) CountFindings(ctx context.Context, f app.FindingFilter, limit int) (int, error) {
	n := 0
	err := r.q.snapshot(ctx, func(q queryer) error {
		from, w, err := findingScope(ctx, q, f)
		if err != nil {
			return err
		}
		n, err = countUpTo(ctx, q, from+w.String(), w.args, limit)
		return err
	})
	return n, wrap("count findings", err)
}

// AddFinding implements app.MeetingTx.
func (t *tx) AddFinding(ctx context.Context, f *app.Finding) error {
	values, err := findingValues(f)
	if err != nil {
		return wrap("add finding", err)
	}
	uid := cmp.Or(f.UID, newUID(t.store.now()))
	id, err := t.insert(ctx, insertFinding, append([]any{uid}, values...)...)
	if err != nil {
		return wrap("add finding", err)
	}
	f.ID, f.UID, f.Version = id, uid, 1
	return wrap("index finding", t.addWords(ctx, "finding_words", id, wordsOfFinding(f)))
}

// UpdateFinding implements app.MeetingTx.
func (t *tx) UpdateFinding(ctx context.Context, f *app.Finding) error {
	values, err := findingValues(f)
	if err != nil {
		return wrap("update finding", err)
	}
	hit, err := t.update(ctx, updateFinding, append(values, f.ID, f.Version)...)
	if err != nil {
		return wrap("update finding", err)
	}
	if !hit {
		return t.stale(ctx, "finding", f.ID)
	}
	if _, err := t.exec(ctx, "DELETE FROM finding_words WHERE rowid = ?", f.ID); err != nil {
		return wrap("index finding", err)
	}
	f.Version++
	return wrap("index finding", t.addWords(ctx, "finding_words", f.ID, wordsOfFinding(f)))
}

// findingValues are the values of findingColumns.
func findingValues(f *app.Finding) ([]any, error) {
	links, err := inJSON(f.Links)
	if err != nil {
		return nil, err
	}
	return []any{
		f.Kind, null(f.SettlementID), f.Title, f.Text, f.Measures, f.Level, iso(f.Since), iso(f.Until), links[0], f.Note,
	}, nil
}

func wordsOfFinding(f *app.Finding) *words {
	w := &words{}
	for _, s := range []string{f.Title, f.Text, f.Measures, f.Note} {
		w.add(s)
	}
	w.addSettlement(f.SettlementID)
	return w
}
