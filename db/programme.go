package db

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"slices"

	"kairyluu/app"
)

const programmeColumns = `name_ru, name_ky, name_en, donor, donor_en, source_id, since, until, currency, cap, share, share_of, own, stages,
	needs, reports, note, active`

var (
	insertProgramme = `INSERT INTO programme (uid, ` + programmeColumns + `) VALUES (` + marks(1+count(programmeColumns)) + `)`
	updateProgramme = `UPDATE programme SET version = version + 1, (` + programmeColumns + `) = (` +
		marks(count(programmeColumns)) + `) WHERE id = ? AND version = ?`
)

const selectProgramme = `SELECT p.id, p.uid, p.version, p.name_ru, p.name_ky, p.name_en, p.donor, p.donor_en, coalesce(p.source_id, 0) AS source_id,
	p.since AS "from", p.until, p.currency, p.cap, p.share, p.share_of, p.own AS own_text, p.stages AS stages_text,
	p.needs AS needs_text, p.reports AS reports_text, p.note, p.active FROM programme p`

// programmeRecord is a Programme with its lists as they are stored.
type programmeRecord struct {
	app.Programme
	OwnText, StagesText, NeedsText, ReportsText string
}

func (r programmeRecord) programme() (app.Programme, error) {
	p := r.Programme
	err := errors.Join(
		json.Unmarshal([]byte(r.OwnText), &p.Own),
		json.Unmarshal([]byte(r.StagesText), &p.Stages),
		json.Unmarshal([]byte(r.NeedsText), &p.Needs),
		json.Unmarshal([]byte(r.ReportsText), &p.Reports),
	)
	return p, err
}

func programmes(ctx context.Context, q queryer, rest string, args ...any) ([]app.Programme, error) {
	return allOf(ctx, q, programmeRecord.programme, selectProgramme+rest, args...)
}

// Programme implements app.GrantReader.
func (r reader) Programme(ctx context.Context, id int64) (app.Programme, error) {
	found, err := programmes(ctx, r.q, " WHERE p.id = ?", id)
	if err == nil && len(found) == 0 {
		return app.Programme{}, notFound(app.EntityProgramme, id)
	}
	if err != nil {
		return app.Programme{}, wrap("read programme", err)
	}
	return found[0], nil
}

// Programmes implements app.GrantReader.
func (r reader) Programmes(ctx context.Context, f app.ProgrammeFilter) ([]app.Programme, error) {
	w := &where{}
	equal(w, "p.id", f.ID)
	if f.Active {
		w.add("p.active = 1")
	}
	if !f.On.IsZero() {
		w.add("p.since <= ? AND (p.until = '' OR p.until >= ?)", iso(f.On), iso(f.On))
	}
	if f.Source != 0 {
		w.add("(p.source_id = ? OR p.id IN (SELECT programme_id FROM programme_entry WHERE entry_id = ?))", f.Source, f.Source)
	}
	found, err := programmes(ctx, r.q, w.String()+" ORDER BY p.active DESC, p.since DESC, p.id DESC", w.args...)
	return found, wrap("list programmes", err)
}

// AddProgramme implements app.GrantTx.
func (t *tx) AddProgramme(ctx context.Context, p *app.Programme) error {
	values, err := programmeValues(p)
	if err != nil {
		return wrap("add programme", err)
	}
	uid := cmp.Or(p.UID, newUID(t.store.now()))
	id, err := t.insert(ctx, insertProgramme, append([]any{uid}, values...)...)
	if err != nil {
		return wrap("add programme", err)
	}
	p.ID, p.UID, p.Version = id, uid, 1
	return wrap("add programme", t.addProgrammeEntries(ctx, p))
}

// UpdateProgramme implements app.GrantTx.
func (t *tx) UpdateProgramme(ctx context.Context, p *app.Programme) error {
	values, err := programmeValues(p)
	if err != nil {
		return wrap("update programme", err)
	}
	hit, err := t.update(ctx, updateProgramme, append(values, p.ID, p.Version)...)
	if err != nil {
		return wrap("update programme", err)
	}
	if !hit {
		return t.stale(ctx, "programme", p.ID)
	}
	if _, err := t.exec(ctx, "DELETE FROM programme_entry WHERE programme_id = ?", p.ID); err != nil {
		return wrap("update programme", err)
	}
	p.Version++
	return wrap("update programme", t.addProgrammeEntries(ctx, p))
}

// addProgrammeEntries names the entries that stand inside the lists of a programme.
func (t *tx) addProgrammeEntries(ctx context.Context, p *app.Programme) error {
	entries := slices.Clone(p.Own)
	for _, n := range p.Needs {
		entries = append(entries, n.PaperID)
	}
	slices.Sort(entries)
	for _, entry := range slices.Compact(entries) {
		const add = "INSERT INTO programme_entry (programme_id, entry_id) VALUES (?, ?)"
		if _, err := t.exec(ctx, add, p.ID, entry); err != nil {
			return err
		}
	}
	return nil
}

// programmeValues are the values of programmeColumns.
func programmeValues(p *app.Programme) ([]any, error) {
	lists, err := inJSON(p.Own, p.Stages, p.Needs, p.Reports)
	if err != nil {
		return nil, err
	}
	return []any{
		p.NameRU, p.NameKY, p.NameEN, p.Donor, p.DonorEN, null(p.SourceID), iso(p.From), iso(p.Until), p.Currency, p.Cap, p.Share, p.ShareOf,
		lists[0], lists[1], lists[2], lists[3], p.Note, p.Active,
	}, nil
}
