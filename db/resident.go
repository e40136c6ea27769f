package db

import (
	"cmp"
	"context"
	"strings"

	"kairyluu/app"
	"kairyluu/app/text"
)

// selectResident reads residents as alias r, with their phones in one column.
const selectResident = `SELECT r.id, r.uid, r.version, r.surname AS "name.surname", r.given AS "name.given",
	r.patronymic AS "name.patronymic", r.sex, r.born, r.birth_year, r.pin, r.email,
	coalesce(r.settlement_id, 0) AS settlement_id,
	r.address_line AS "address.line", r.address_plot AS "address.plot",
	r.address_landmark AS "address.landmark", r.address_quarter AS "address.quarter",
	r.language, r.consent, r.note, r.social AS categories,
	coalesce((SELECT group_concat(phone, char(10)) FROM
		(SELECT phone FROM resident_phone f WHERE f.resident_id = r.id ORDER BY f.pos)), '') AS numbers
	FROM resident r`

const residentColumns = `surname, given, patronymic, name, name_key, name_fold, sex, born, birth_year, pin, email,
	settlement_id, address_line, address_plot, address_landmark, address_quarter,
	social, language, consent, words, note`

var (
	insertResident = `INSERT INTO resident (uid, ` + residentColumns + `) VALUES (` + marks(1+count(residentColumns)) + `)`
	updateResident = `UPDATE resident SET version = version + 1, (` + residentColumns + `) = (` +
		marks(count(residentColumns)) + `) WHERE id = ? AND version = ?`
)

type residentRecord struct {
	app.Resident
	Numbers, Categories string
}

func residents(ctx context.Context, q queryer, query string, args ...any) ([]app.Resident, error) {
	records, err := all[residentRecord](ctx, q, query, args...)
	if err != nil {
		return nil, err
	}
	people := make([]app.Resident, len(records))
	for i, r := range records {
		if r.Numbers != "" {
			r.Phones = strings.Split(r.Numbers, "\n")
		}
		for c := range strings.FieldsSeq(r.Categories) {
			r.Social = append(r.Social, app.SocialCategory(c))
		}
		people[i] = r.Resident
	}
	return people, nil
}

// Resident implements app.Reader.
func (r reader) Resident(ctx context.Context, id int64) (app.Resident, error) {
	people, err := residents(ctx, r.q, selectResident+" WHERE r.id = ?", id)
	switch {
	case err != nil:
		return app.Resident{}, wrap("read resident", err)
	case len(people) == 0:
		return app.Resident{}, notFound(app.EntityResident, id)
	}
	return people[0], nil
}

// ResidentsByPhone implements app.Reader.
func (r reader) ResidentsByPhone(ctx context.Context, phone string) ([]app.Resident, error) {
	people, err := residents(ctx, r.q, selectResident+
		" WHERE r.id IN (SELECT resident_id FROM resident_phone WHERE phone = ?) ORDER BY r.id", phone)
	return people, wrap("find residents by phone", err)
}

// AddResident implements app.Tx.
func (t *tx) AddResident(ctx context.Context, r *app.Resident) error {
	uid := cmp.Or(r.UID, newUID(t.store.now()))
	id, err := t.insert(ctx, insertResident, append([]any{uid}, residentValues(r)...)...)
	if err == nil {
		err = t.addPhones(ctx, id, r.Phones)
	}
	if err == nil {
		_, err = t.exec(ctx, "INSERT INTO resident_trigrams (rowid, t) VALUES (?, ?)", id, residentWords(r))
	}
	if err != nil {
		return wrap("add resident", err)
	}
	r.ID, r.UID, r.Version = id, uid, 1
	return nil
}

// UpdateResident implements app.Tx. The lines of their appeals follow.
func (t *tx) UpdateResident(ctx context.Context, r *app.Resident) error {
	hit, err := t.update(ctx, updateResident, append(residentValues(r), r.ID, r.Version)...)
	if err != nil {
		return wrap("update resident", err)
	}
	if !hit {
		return t.stale(ctx, "resident", r.ID)
	}
	if _, err = t.exec(ctx, "DELETE FROM resident_phone WHERE resident_id = ?", r.ID); err == nil {
		err = t.addPhones(ctx, r.ID, r.Phones)
	}
	if err == nil {
		_, err = t.exec(ctx, "DELETE FROM resident_trigrams WHERE rowid = ?", r.ID)
	}
	if err == nil {
		_, err = t.exec(ctx, "INSERT INTO resident_trigrams (rowid, t) VALUES (?, ?)", r.ID, residentWords(r))
	}
	if err == nil {
		err = t.follow(ctx, r)
	}
	if err != nil {
		return wrap("update resident", err)
	}
	r.Version++
	return nil
}

// follow brings what changed into the appeals of a resident.
func (t *tx) follow(ctx context.Context, r *app.Resident) error {
	_, err := t.exec(ctx, `UPDATE appeal SET applicant = ?, applicant_key = ?, phone = ?,
		sex = ?, birth_year = ?, social = ?
		WHERE id IN (SELECT appeal_id FROM appeal_applicant WHERE resident_id = ?) AND applicant_id = ?`,
		r.Name.Full(), r.Name.SortKey(), firstPhone(*r), r.Sex, bornIn(*r), categories(*r), r.ID, r.ID)
	if err != nil {
		return err
	}
	ids, err := all[int64](ctx, t.q, "SELECT appeal_id FROM appeal_applicant WHERE resident_id = ?", r.ID)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if err := t.owe(ctx, id, nil); err != nil {
			return err
		}
	}
	return nil
}

func (t *tx) addPhones(ctx context.Context, id int64, phones []string) error {
	for i, phone := range phones {
		const add = "INSERT INTO resident_phone (resident_id, pos, phone) VALUES (?, ?, ?)"
		if _, err := t.exec(ctx, add, id, i, phone); err != nil {
			return err
		}
	}
	return nil
}

// bornIn is the year a resident was born in, 0 when unknown.
func bornIn(r app.Resident) int {
	if r.Born.IsZero() {
		return r.BirthYear
	}
	return r.Born.Year()
}

// categories are social ones as they are stored, separated by spaces.
func categories(r app.Resident) string {
	social := make([]string, len(r.Social))
	for i, c := range r.Social {
		social[i] = string(c)
	}
	return strings.Join(social, " ")
}

// residentValues are the values of residentColumns.
func residentValues(r *app.Resident) []any {
	n := r.Name
	return []any{
		n.Surname, n.Given, n.Patronymic, n.Full(), n.SortKey(), text.Fold(n.Full()),
		r.Sex, iso(r.Born), r.BirthYear, r.PIN, r.Email, null(r.SettlementID),
		r.Address.Line, r.Address.Plot, r.Address.Landmark, r.Address.Quarter,
		categories(*r), r.Language, r.Consent, " " + residentWords(r), r.Note,
	}
}

// residentWords are what a resident is found by.
func residentWords(r *app.Resident) string {
	w := &words{}
	w.add(r.Name.Full())
	w.add(r.PIN)
	w.addPhones(r.Phones)
	return w.String()
}

// ResidentRows implements app.Reader.
func (r reader) ResidentRows(ctx context.Context, f app.ResidentFilter, offset, limit int) ([]app.ResidentRow, error) {
	match, err := r.selective(ctx, f)
	if err != nil {
		return nil, wrap("list residents", err)
	}
	w := residentWhere(f, match)
	rows, err := all[residentRowRecord](ctx, r.q, `SELECT r.id, r.name,
		coalesce((SELECT phone FROM resident_phone p WHERE p.resident_id = r.id AND p.pos = 0), '') AS phone,
		coalesce(r.settlement_id, 0) AS settlement_id,
		r.address_line AS "place.line", r.address_plot AS "place.plot", r.address_landmark AS "place.landmark",
		r.pin, CASE r.born WHEN '' THEN r.birth_year ELSE CAST(substr(r.born, 1, 4) AS INTEGER) END AS birth_year,
		(SELECT count(*) FROM appeal_applicant p WHERE p.resident_id = r.id) AS appeals,
		(SELECT count(*) FROM appeal_applicant p JOIN appeal a ON a.id = p.appeal_id
			WHERE p.resident_id = r.id AND a.open = 1) AS open_appeals,
		coalesce((SELECT max(a.registered) FROM appeal_applicant p JOIN appeal a ON a.id = p.appeal_id
			WHERE p.resident_id = r.id), '') AS last_appeal
		FROM resident r WHERE r.id IN (SELECT r.id FROM resident r`+w.String()+
		` ORDER BY r.name_key, r.id LIMIT ? OFFSET ?) ORDER BY r.name_key, r.id`,
		append(w.args, cmp.Or(limit, 100), offset)...)
	out := make([]app.ResidentRow, len(rows))
	for i, row := range rows {
		out[i] = row.ResidentRow
		out[i].Address = place(row.Place)
	}
	return out, wrap("list residents", err)
}

type residentRowRecord struct {
	app.ResidentRow
	Place app.Address
}

// place is an address on one line.
func place(a app.Address) string { return cmp.Or(a.Line, a.Plot, a.Landmark) }

// CountResidents implements app.Reader.
func (r reader) CountResidents(ctx context.Context, f app.ResidentFilter, limit int) (int, error) {
	w, from := residentWhere(f, ""), "FROM resident r"
	if match := trigrams(personWords(f.Words)); match != "" {
		// As a join they are counted while they are found, no further than limit.
		from = "FROM resident_trigrams CROSS JOIN resident r ON r.id = resident_trigrams.rowid"
		w.add("resident_trigrams MATCH ?", match)
	}
	n, err := countUpTo(ctx, r.q, from+w.String(), w.args, limit)
	return n, wrap("count residents", err)
}

// selective is the query of the residents' index, "" when it would find so many
// that a page of them is met sooner by walking everyone in order of name.
func (r reader) selective(ctx context.Context, f app.ResidentFilter) (string, error) {
	const crowd = 2000
	match := trigrams(personWords(f.Words))
	if match == "" {
		return "", nil
	}
	n, err := countUpTo(ctx, r.q, "FROM resident_trigrams WHERE resident_trigrams MATCH ?", []any{match}, crowd)
	if n == crowd {
		match = ""
	}
	return match, err
}

// residentWhere narrows to those found by match, if given, of whose words each of
// the filter's begins one.
func residentWhere(f app.ResidentFilter, match string) *where {
	w := &where{}
	if match != "" {
		w.add("r.id IN (SELECT rowid FROM resident_trigrams WHERE resident_trigrams MATCH ?)", match)
	}
	if searched(f.Words) {
		w.residentWords(personWords(f.Words))
	}
	if f.SettlementID != 0 {
		w.reference("r.settlement_id", f.SettlementID)
	}
	if f.Social != "" {
		w.add("instr(' ' || r.social || ' ', ?) > 0", " "+string(f.Social)+" ")
	}
	return w
}

// residentWords asks for residents of whose words each begins with one of the
// given ones.
func (w *where) residentWords(words []string) {
	if len(words) == 0 {
		w.add("0")
	}
	for _, word := range words {
		w.add("instr(r.words, ?) > 0", " "+word)
	}
}
