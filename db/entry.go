package db

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"

	"kairyluu/app"
	"kairyluu/app/text"
)

const entryColumns = `dict, code, parent_id, name_ru, name_ky, name_en, active, aliases, population, valid_from, valid_until,
	post, phone, words`

var (
	insertEntry = `INSERT INTO entry (uid, ` + entryColumns + `) VALUES (` + marks(1+count(entryColumns)) + `)`
	updateEntry = `UPDATE entry SET version = version + 1, (` + entryColumns + `) = (` +
		marks(count(entryColumns)) + `) WHERE id = ? AND version = ?`
)

type entryRecord struct {
	app.Entry
	OtherNames string // JSON
}

// coded are the dictionaries that come in the order of their codes.
var coded = []app.Dict{app.MeetingForms, app.GuestRoles, app.PeopleGroups, app.ObjectTypes, app.PaperKinds}

// Entries implements app.Reader: topics by code, what comes with codes of the
// program by them and then by name, the rest by name.
func (r reader) Entries(ctx context.Context, d app.Dict) ([]app.Entry, error) {
	records, err := all[entryRecord](ctx, r.q, `SELECT id, uid, version, dict, code, coalesce(parent_id, 0) AS parent,
		name_ru, name_ky, name_en, active, aliases AS other_names, population, valid_from AS "from", valid_until AS until, post, phone
		FROM entry WHERE dict = ? ORDER BY code, id`, d)
	if err != nil {
		return nil, wrap("read dictionary", err)
	}
	entries := make([]app.Entry, len(records))
	for i, rec := range records {
		if err := json.Unmarshal([]byte(rec.OtherNames), &rec.Aliases); err != nil {
			return nil, wrap("read dictionary", err)
		}
		entries[i] = rec.Entry
	}
	if d != app.Topics {
		byCode := slices.Contains(coded, d)
		slices.SortStableFunc(entries, func(a, b app.Entry) int {
			if byCode && a.Code != b.Code {
				return cmp.Compare(cmp.Or(a.Code, "~"), cmp.Or(b.Code, "~"))
			}
			return cmp.Compare(text.SortKey(a.Name(app.Russian)), text.SortKey(b.Name(app.Russian)))
		})
	}
	return entries, nil
}

// EntryUsed implements app.Reader.
func (r reader) EntryUsed(ctx context.Context, id int64) (bool, error) {
	used, err := entryUsed(ctx, r.q, id)
	return used, wrap("look whether an entry is used", err)
}

func entryUsed(ctx context.Context, q queryer, id int64) (bool, error) {
	return one[bool](ctx, q, `SELECT
		EXISTS (SELECT 1 FROM appeal WHERE settlement_key = ?1)
		OR EXISTS (SELECT 1 FROM appeal WHERE executor_key = ?1)
		OR EXISTS (SELECT 1 FROM resident WHERE settlement_id = ?1)
		OR EXISTS (SELECT 1 FROM entry WHERE parent_id = ?1)
		OR EXISTS (SELECT 1 FROM event WHERE executor_id = ?1)
		OR EXISTS (SELECT 1 FROM event WHERE body_id = ?1)
		OR EXISTS (SELECT 1 FROM event_executor WHERE executor_id = ?1)
		OR EXISTS (SELECT 1 FROM appeal_topic WHERE topic_id = ?1)
		OR EXISTS (SELECT 1 FROM meeting WHERE form_id = ?1)
		OR EXISTS (SELECT 1 FROM meeting WHERE series_id = ?1)
		OR EXISTS (SELECT 1 FROM meeting_settlement WHERE settlement_id = ?1)
		OR EXISTS (SELECT 1 FROM meeting_entry WHERE entry_id = ?1)
		OR EXISTS (SELECT 1 FROM decision WHERE settlement_key = ?1)
		OR EXISTS (SELECT 1 FROM decision WHERE responsible_key = ?1)
		OR EXISTS (SELECT 1 FROM decision WHERE topic_id = ?1)
		OR EXISTS (SELECT 1 FROM decision_executor WHERE executor_id = ?1)
		OR EXISTS (SELECT 1 FROM finding WHERE settlement_id = ?1)
		OR EXISTS (SELECT 1 FROM programme WHERE source_id = ?1)
		OR EXISTS (SELECT 1 FROM programme_entry WHERE entry_id = ?1)
		OR EXISTS (SELECT 1 FROM project WHERE object_key = ?1)
		OR EXISTS (SELECT 1 FROM project_settlement WHERE settlement_id = ?1)
		OR EXISTS (SELECT 1 FROM project_paper WHERE kind_id = ?1)
		OR EXISTS (SELECT 1 FROM budget_sum WHERE source_id = ?1)
		OR EXISTS (SELECT 1 FROM tranche WHERE source_id = ?1)
		OR EXISTS (SELECT 1 FROM ledger WHERE source_id = ?1)
		OR EXISTS (SELECT 1 FROM appeal WHERE topic_id = ?1 OR topic_group = ?1 OR receiver_id = ?1)`, id)
}

// AddEntry implements app.Tx.
func (t *tx) AddEntry(ctx context.Context, e *app.Entry) error {
	values, err := entryValues(e)
	if err != nil {
		return wrap("add entry", err)
	}
	uid := cmp.Or(e.UID, newUID(t.store.now()))
	id, err := t.insert(ctx, insertEntry, append([]any{uid}, values...)...)
	if err != nil {
		return wrap("add entry", err)
	}
	e.ID, e.UID, e.Version = id, uid, 1
	return nil
}

// UpdateEntry implements app.Tx. A topic moved to another group takes its appeals
// along; new names of a settlement are found at once.
func (t *tx) UpdateEntry(ctx context.Context, e *app.Entry) error {
	values, err := entryValues(e)
	if err != nil {
		return wrap("update entry", err)
	}
	old, err := one[int64](ctx, t.q, "SELECT coalesce(parent_id, 0) FROM entry WHERE id = ?", e.ID)
	if errors.Is(err, sql.ErrNoRows) {
		return notFound(app.EntityEntry, e.ID)
	}
	if err != nil {
		return wrap("update entry", err)
	}
	hit, err := t.update(ctx, updateEntry, append(values, e.ID, e.Version)...)
	if err != nil {
		return wrap("update entry", err)
	}
	if !hit {
		return t.stale(ctx, "entry", e.ID)
	}
	if e.Parent != old {
		clear(t.groups)
		_, err = t.exec(ctx, "UPDATE appeal SET topic_group = ? WHERE topic_id = ?", cmp.Or(e.Parent, e.ID), e.ID)
	}
	if err != nil {
		return wrap("update entry", err)
	}
	e.Version++
	return nil
}

// DeleteEntry implements app.Tx.
func (t *tx) DeleteEntry(ctx context.Context, id int64) error {
	used, err := entryUsed(ctx, t.q, id)
	if err != nil {
		return wrap("delete entry", err)
	}
	if used {
		return app.Fail(app.Denied, "entry.used")
	}
	hit, err := t.update(ctx, "DELETE FROM entry WHERE id = ?", id)
	if err == nil && !hit {
		return notFound(app.EntityEntry, id)
	}
	return wrap("delete entry", err)
}

// entryValues are the values of entryColumns.
func entryValues(e *app.Entry) ([]any, error) {
	aliases, err := json.Marshal(e.Aliases)
	if err != nil {
		return nil, err
	}
	w := &words{}
	for _, name := range append([]string{e.NameRU, e.NameKY}, e.Aliases...) {
		w.add(name)
	}
	return []any{
		e.Dict, e.Code, null(e.Parent), e.NameRU, e.NameKY, e.NameEN, e.Active, string(aliases), e.Population,
		iso(e.From), iso(e.Until), e.Post, e.Phone, " " + w.String(),
	}, nil
}
