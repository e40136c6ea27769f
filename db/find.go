package db

import (
	"context"
	"slices"

	"kairyluu/app"
	"kairyluu/app/text"
)

// Find implements app.MeetingReader.
func (r reader) Find(ctx context.Context, q app.FindQuery) ([]app.Finds, error) {
	typed := queryWords(q.Words)
	if len(typed) == 0 {
		return nil, nil // signs without letters or digits are in no text
	}
	if r.index != nil {
		if err := r.index(ctx); err != nil {
			return nil, err
		}
	}
	var found []app.Finds
	err := r.q.snapshot(ctx, func(conn queryer) error {
		f := &finder{reader: reader{q: conn}, FindQuery: q, typed: typed}
		var err error
		if f.match, err = match(ctx, conn, typed); err != nil {
			return err
		}
		for _, kind := range q.Kinds {
			hits, total, err := f.find(ctx, kind)
			if err != nil {
				return err
			}
			if len(hits) > 0 {
				found = append(found, app.Finds{Kind: kind, Hits: hits, Total: total})
			}
		}
		return nil
	})
	return found, wrap("find", err)
}

// finder answers one question over one state of the data.
type finder struct {
	reader
	app.FindQuery
	typed []string // folded
	match string   // typed, as the indexes of words take it
	known []person // who is found; nil until asked for
	total int      // how many of them there are
}

// person is somebody found; exactly: by their whole phone or personal number.
type person struct {
	app.Resident
	exactly bool
}

// find returns the hits of a kind and how many there are.
func (f *finder) find(ctx context.Context, kind app.FoundKind) ([]app.Hit, int, error) {
	switch kind {
	case app.FoundAppeals:
		return f.appeals(ctx)
	case app.FoundResidents:
		return f.residents(ctx)
	case app.FoundMeetings:
		return f.meetings(ctx)
	case app.FoundDecisions:
		return f.decisions(ctx)
	case app.FoundRisks:
		return f.findings(ctx, app.Risk)
	case app.FoundPractices:
		return f.findings(ctx, app.Practice)
	case app.FoundProjects:
		return f.projects(ctx)
	case app.FoundSettlements:
		return f.entries(ctx, app.Settlements)
	case app.FoundExecutors:
		return f.entries(ctx, app.Executors)
	case app.FoundBodies:
		return f.entries(ctx, app.Bodies)
	}
	return nil, 0, nil
}

// most is how many rows an index is asked for: one walk gives hits and count.
func (f *finder) most() int { return max(f.Limit, f.Count) }

// top are the ids of the hits.
func (f *finder) top(ids []int64) []int64 { return ids[:min(len(ids), f.Limit)] }

// newest asks an index of words for its newest rows.
func newest(index string) string {
	return "SELECT rowid FROM " + index + " WHERE " + index + " MATCH ? ORDER BY rowid DESC LIMIT ?"
}

// newestFindings asks for those of one kind.
const newestFindings = `SELECT f.id FROM finding_words CROSS JOIN finding f ON f.id = finding_words.rowid
	WHERE finding_words MATCH ? AND f.kind = ? ORDER BY finding_words.rowid DESC LIMIT ?`

// appeals finds first those with exactly that number, then those of the people
// found, then those that only have the words.
func (f *finder) appeals(ctx context.Context) ([]app.Hit, int, error) {
	rows, err := f.AppealByNumber(ctx, f.Words)
	if err != nil {
		return nil, 0, err
	}
	numbered := len(rows)
	ids, err := all[int64](ctx, f.q, newest("appeal_words"), f.match, f.most())
	if err != nil {
		return nil, 0, err
	}
	ids = slices.DeleteFunc(ids, func(id int64) bool {
		return slices.ContainsFunc(rows, func(a app.AppealRow) bool { return a.ID == id })
	})
	total := numbered + len(ids)
	if err := f.ownFirst(ctx, ids); err != nil {
		return nil, 0, err
	}
	for _, id := range ids[:max(0, min(len(ids), f.Limit-numbered))] {
		more, err := appealRows(ctx, f.q, " FROM appeal a WHERE a.id = ?", id)
		if err != nil {
			return nil, 0, err
		}
		rows = append(rows, more...)
	}
	hits := make([]app.Hit, min(len(rows), f.Limit))
	for i := range hits {
		if hits[i], err = f.appeal(ctx, rows[i]); err != nil {
			return nil, 0, err
		}
		hits[i].Exact = i < numbered
	}
	return hits, total, nil
}

// ownFirst moves the appeals of the people found to the beginning.
func (f *finder) ownFirst(ctx context.Context, ids []int64) error {
	people, err := f.people(ctx)
	if err != nil || len(people) == 0 {
		return err
	}
	of := make([]int64, len(people))
	for i, p := range people {
		of[i] = p.ID
	}
	w := &where{}
	anyOf(w, "resident_id", of)
	own, err := all[int64](ctx, f.q, "SELECT appeal_id FROM appeal_applicant"+w.String(), w.args...)
	slices.Sort(own)
	rank := func(id int64) int {
		if _, is := slices.BinarySearch(own, id); is {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(ids, func(a, b int64) int { return rank(a) - rank(b) })
	return err
}

// people are the residents found, those with exactly that phone or personal number
// first.
func (f *finder) people(ctx context.Context) ([]person, error) {
	if f.known != nil {
		return f.known, nil
	}
	var owners []app.Resident
	phone, err := text.ParsePhone(f.Words)
	if err == nil && phone != "" { // otherwise it is no phone
		if owners, err = f.ResidentsByPhone(ctx, phone); err != nil {
			return nil, err
		}
	}
	begun, err := f.beginning(ctx, personWords(f.Words), f.Limit)
	if err != nil {
		return nil, err
	}
	f.known = []person{}
	for i, p := range append(owners, begun...) {
		if !slices.ContainsFunc(f.known, func(o person) bool { return o.ID == p.ID }) {
			exactly := i < len(owners) || p.PIN != "" && p.PIN == text.Digits(f.Words)
			f.known = append(f.known, person{p, exactly})
		}
	}
	f.total = len(f.known)
	if len(begun) == f.Limit && f.Count > f.Limit {
		var n int
		n, err = f.CountResidents(ctx, app.ResidentFilter{Words: f.Words}, f.Count)
		f.total = max(f.total, n)
	}
	return f.known, err
}

func (f *finder) residents(ctx context.Context) ([]app.Hit, int, error) {
	people, err := f.people(ctx)
	hits := make([]app.Hit, min(len(people), f.Limit))
	for i := range hits {
		hits[i] = f.resident(people[i])
	}
	return hits, f.total, err
}

func (f *finder) meetings(ctx context.Context) ([]app.Hit, int, error) {
	w := &where{}
	if err := w.searchMeetings(ctx, f.q, f.typed); err != nil {
		return nil, 0, err
	}
	ids, err := all[int64](ctx, f.q, "SELECT m.id FROM meeting m"+w.String()+" ORDER BY m.id DESC LIMIT ?", append(w.args, f.most())...)
	if err != nil {
		return nil, 0, err
	}
	var hits []app.Hit
	for _, id := range f.top(ids) {
		m, err := f.Meeting(ctx, id)
		if err != nil {
			return nil, 0, err
		}
		h, err := f.meeting(ctx, m)
		if err != nil {
			return nil, 0, err
		}
		hits = append(hits, h)
	}
	return hits, len(ids), nil
}

func (f *finder) decisions(ctx context.Context) ([]app.Hit, int, error) {
	ids, err := all[int64](ctx, f.q, newest("decision_words"), f.match, f.most())
	if err != nil || len(ids) == 0 {
		return nil, 0, err
	}
	w := &where{}
	anyOf(w, "d.id", f.top(ids))
	rows, err := all[decisionText](ctx, f.q, `SELECT d.id, d.brief, d.text, d.partner, d.note, d.settlement_key AS settlement_id, d.made,
		coalesce((SELECT a.number FROM appeal a WHERE a.id = d.appeal_id), '') AS appeal_no
		FROM decision d`+w.String()+" ORDER BY d.id DESC", w.args...)
	hits := make([]app.Hit, len(rows))
	for i, d := range rows {
		if err == nil {
			hits[i], err = f.decision(ctx, d)
		}
	}
	return hits, len(ids), err
}

func (f *finder) findings(ctx context.Context, kind app.FindingKind) ([]app.Hit, int, error) {
	ids, err := all[int64](ctx, f.q, newestFindings, f.match, kind, f.most())
	if err != nil || len(ids) == 0 {
		return nil, 0, err
	}
	w := &where{}
	anyOf(w, "f.id", f.top(ids))
	rows, err := findings(ctx, f.q, " FROM finding f"+w.String()+" ORDER BY f.id DESC", w.args...)
	hits := make([]app.Hit, len(rows))
	for i, row := range rows {
		if err == nil {
			hits[i], err = f.finding(ctx, row)
		}
	}
	return hits, len(ids), err
}

// entries finds those of a dictionary that have all the words in their names; what
// is no longer in use comes last.
func (f *finder) entries(ctx context.Context, d app.Dict) ([]app.Hit, int, error) {
	w := &where{}
	w.add("dict = ?", d)
	for _, word := range f.typed {
		w.add("instr(words, ?) > 0", " "+word)
	}
	records, err := all[entryRecord](ctx, f.q, `SELECT id, dict, name_ru, name_ky, active, aliases AS other_names, post, phone
		FROM entry`+w.String()+" ORDER BY active DESC, id LIMIT ?", append(w.args, f.most())...)
	if err != nil {
		return nil, 0, err
	}
	hits := make([]app.Hit, min(len(records), f.Limit))
	for i := range hits {
		if hits[i], err = f.entry(records[i]); err != nil {
			return nil, 0, err
		}
	}
	return hits, len(records), nil
}
