package db

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"strings"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/text"
)

// selectAppeal reads a whole appeal but its applicants and further topics.
const selectAppeal = `SELECT id, uid, version, number, registered, received, written, channel, kind,
	multiplicity, signatures, repetition, coalesce(earlier_id, 0) AS earlier, language,
	covering_body AS "covering.body", covering_number AS "covering.number", covering_date AS "covering.date",
	coalesce(settlement_id, 0) AS settlement_id,
	address_line AS "address.line", address_plot AS "address.plot",
	address_landmark AS "address.landmark", address_quarter AS "address.quarter",
	coalesce(topic_id, 0) AS topic_id, summary, text, sheets,
	coalesce(receiver_id, 0) AS receiver_id, on_control, controller, due_by_hand, due_reason,
	filing_case AS "filing.case", filing_volume AS "filing.volume", filing_sheets AS "filing.sheets", cost, note,
	state AS "standing.state", first_due AS "standing.first_due", due AS "standing.due",
	coalesce(executor_id, 0) AS "standing.executor_id", outcome AS "standing.outcome",
	answered AS "standing.answered", answer_no AS "standing.answer_no", closed AS "standing.closed",
	extensions AS "standing.extensions", site_visit AS "standing.site_visit"
	FROM appeal WHERE id = ?`

// cardColumns are what a card says, in the order of (*tx).card; standingColumns
// what its events add up to, in the order of standing.
const (
	cardColumns = `number, number_lower, number_key, year, running, registered, received, written, channel, kind,
	multiplicity, signatures, signed, repetition, earlier_id, language,
	covering_body, covering_number, covering_date, covered,
	applicant_id, applicant, applicant_key, phone, sex, birth_year, social, settlement_id, settlement_key,
	address_line, address_plot, address_landmark, address_quarter, address_key,
	topic_id, topic_group, sheets, receiver_id, on_control, controller, due_by_hand, due_reason,
	filing_case, filing_volume, filing_sheets, cost, brief, text_hash, summary, note, text`
	standingColumns = `state, first_due, due, executor_id, executor_key, outcome, answered, answer_no, closed,
	extensions, site_visit, open, ended, finished, in_time, overdue`
)

var (
	insertAppeal = `INSERT INTO appeal (uid, ` + cardColumns + `, ` + standingColumns + `) VALUES (` +
		marks(1+count(cardColumns)+count(standingColumns)) + `)`
	updateAppeal = `UPDATE appeal SET version = version + 1, (` + cardColumns + `) = (` +
		marks(count(cardColumns)) + `) WHERE id = ? AND version = ?`
	updateStanding = `UPDATE appeal SET version = version + 1, (` + standingColumns + `) = (` +
		marks(count(standingColumns)) + `) WHERE id = ?`
)

// Appeal implements app.Reader.
func (r reader) Appeal(ctx context.Context, id int64) (app.Appeal, error) {
	var a app.Appeal
	err := r.q.snapshot(ctx, func(q queryer) (err error) {
		if a, err = one[app.Appeal](ctx, q, selectAppeal, id); err != nil {
			return err
		}
		if a.Applicants, err = applicants(ctx, q, id); err != nil {
			return err
		}
		a.ExtraTopics, err = all[int64](ctx, q, "SELECT topic_id FROM appeal_topic WHERE appeal_id = ? ORDER BY pos", id)
		return err
	})
	if errors.Is(err, sql.ErrNoRows) {
		return a, notFound(app.EntityAppeal, id)
	}
	return a, wrap("read appeal", err)
}

func applicants(ctx context.Context, q queryer, appealID int64) ([]app.Applicant, error) {
	people, err := residents(ctx, q, selectResident+
		" JOIN appeal_applicant p ON p.resident_id = r.id WHERE p.appeal_id = ? ORDER BY p.pos", appealID)
	if err != nil || len(people) == 0 {
		return nil, err
	}
	applicants := make([]app.Applicant, len(people))
	for i, p := range people {
		applicants[i] = app.Applicant{ResidentID: p.ID, Resident: p}
	}
	return applicants, nil
}

// AddAppeal implements app.Tx.
func (t *tx) AddAppeal(ctx context.Context, a *app.Appeal) error {
	card, err := t.card(ctx, a)
	if err != nil {
		return wrap("add appeal", err)
	}
	uid := cmp.Or(a.UID, newUID(t.store.now()))
	args := append(append([]any{uid}, card...), standing(a.Standing)...)
	id, err := t.insert(ctx, insertAppeal, args...)
	if err != nil {
		return wrap("add appeal", numbered(err, a.Number))
	}
	if err := t.addParts(ctx, id, a); err != nil {
		return wrap("add appeal", err)
	}
	a.ID, a.UID, a.Version = id, uid, 1
	return wrap("index appeal", t.owe(ctx, id, wordsOf(a)))
}

// UpdateAppeal implements app.Tx.
func (t *tx) UpdateAppeal(ctx context.Context, a *app.Appeal) error {
	card, err := t.card(ctx, a)
	if err != nil {
		return wrap("update appeal", err)
	}
	hit, err := t.update(ctx, updateAppeal, append(card, a.ID, a.Version)...)
	if err != nil {
		return wrap("update appeal", numbered(err, a.Number))
	}
	if !hit {
		return t.stale(ctx, "appeal", a.ID)
	}
	for _, table := range []string{"appeal_applicant", "appeal_topic"} {
		if _, err := t.exec(ctx, "DELETE FROM "+table+" WHERE appeal_id = ?", a.ID); err != nil {
			return wrap("update appeal", err)
		}
	}
	if err := t.addParts(ctx, a.ID, a); err != nil {
		return wrap("update appeal", err)
	}
	a.Version++
	return wrap("index appeal", t.owe(ctx, a.ID, nil))
}

// SetStanding implements app.Tx.
func (t *tx) SetStanding(ctx context.Context, appealID int64, s app.Standing) error {
	hit, err := t.update(ctx, updateStanding, append(standing(s), appealID)...)
	if err == nil && !hit {
		return notFound(app.EntityAppeal, appealID)
	}
	return wrap("set standing", err)
}

// NextNumber implements app.Tx.
func (t *tx) NextNumber(ctx context.Context, year int, scope string) (int, error) {
	n, err := one[int](ctx, t.q, `INSERT INTO counter (year, scope, value) VALUES (?, ?, 1)
		ON CONFLICT (year, scope) DO UPDATE SET value = counter.value + 1 RETURNING value`, year, scope)
	return n, wrap("draw number", err)
}

// NumberTaken implements app.Tx.
func (t *tx) NumberTaken(ctx context.Context, year int, number string) (bool, error) {
	taken, err := one[bool](ctx, t.q, "SELECT EXISTS (SELECT 1 FROM appeal WHERE year = ? AND number_lower = ?)",
		year, strings.ToLower(number))
	return taken, wrap("look up number", err)
}

func (t *tx) addParts(ctx context.Context, id int64, a *app.Appeal) error {
	for i, p := range a.Applicants {
		const add = "INSERT INTO appeal_applicant (appeal_id, pos, resident_id) VALUES (?, ?, ?)"
		if _, err := t.exec(ctx, add, id, i, p.ResidentID); err != nil {
			return err
		}
	}
	for i, topic := range a.ExtraTopics {
		const add = "INSERT INTO appeal_topic (appeal_id, pos, topic_id) VALUES (?, ?, ?)"
		if _, err := t.exec(ctx, add, id, i, topic); err != nil {
			return err
		}
	}
	return nil
}

// card are the values of cardColumns.
func (t *tx) card(ctx context.Context, a *app.Appeal) ([]any, error) {
	group, err := t.topicGroup(ctx, a.TopicID)
	if err != nil {
		return nil, err
	}
	var applicant app.Applicant
	if len(a.Applicants) > 0 {
		applicant = a.Applicants[0]
	}
	name, year := applicant.Resident.Name, a.Registered.Year()
	return []any{
		a.Number, strings.ToLower(a.Number), app.NumberKey(a.Number), year, app.RunningNumber(a.Number, year),
		iso(a.Registered), iso(a.Received), iso(a.Written), a.Channel, a.Kind,
		a.Multiplicity, a.Signatures, signed(a), a.Repetition, null(a.Earlier), a.Language,
		a.Covering.Body, a.Covering.Number, iso(a.Covering.Date), covered(a),
		null(applicant.ResidentID), name.Full(), name.SortKey(), firstPhone(applicant.Resident),
		applicant.Resident.Sex, bornIn(applicant.Resident), categories(applicant.Resident),
		null(a.SettlementID), a.SettlementID,
		a.Address.Line, a.Address.Plot, a.Address.Landmark, a.Address.Quarter, text.AddressKey(a.Address.Line, ""),
		null(a.TopicID), null(group), a.Sheets, null(a.ReceiverID), a.OnControl, a.Controller,
		iso(a.DueByHand), a.DueReason, a.Filing.Case, a.Filing.Volume, a.Filing.Sheets, a.Cost,
		brief(a), text.TextHash(a.Text), a.Summary, a.Note, a.Text,
	}, nil
}

// covered tells that another body passed the appeal on.
func covered(a *app.Appeal) bool {
	return a.Channel == app.FromSuperior || a.Covering != app.Covering{}
}

// signed is how many people stand behind a collective appeal.
func signed(a *app.Appeal) int {
	if a.Multiplicity != app.Collective {
		return 0
	}
	return a.Signatures
}

// never is the date of what has not happened yet, where it has to sort behind
// every day: so "not closed by that day" is one range of an index.
const (
	never       = "9999-12-31"
	beforeNever = "9999-12-30"
)

func orNever(d civil.Date) string { return cmp.Or(iso(d), never) }

// standing are the values of standingColumns.
func standing(s app.Standing) []any {
	end := s.Finished()
	overdue := !end.IsZero() && !s.Due.IsZero() && end.After(s.Due)
	return []any{
		cmp.Or(s.State, app.Registered), iso(s.FirstDue), iso(s.Due), null(s.ExecutorID), s.ExecutorID, s.Outcome,
		iso(s.Answered), s.AnswerNo, iso(s.Closed), s.Extensions, s.SiteVisit,
		s.Closed.IsZero(), orNever(s.Closed), orNever(end), !end.IsZero() && !overdue, overdue,
	}
}

// iso is a date as it is stored; ” for none.
func iso(d civil.Date) string { return d.String() }

// brief is the one line that lists show.
func brief(a *app.Appeal) string {
	const letters = 200
	// A text of pages need not be normalised to its end for one line.
	return first(text.NormalizeLine(first(cmp.Or(a.Summary, a.Text), 2*letters)), letters)
}

func firstPhone(r app.Resident) string {
	if len(r.Phones) == 0 {
		return ""
	}
	return r.Phones[0]
}

// topicGroup is the group that a topic belongs to, or the topic itself when it is
// a group.
func (t *tx) topicGroup(ctx context.Context, topic int64) (int64, error) {
	if topic == 0 {
		return 0, nil
	}
	if group := t.groups[topic]; group != 0 {
		return group, nil
	}
	group, err := one[int64](ctx, t.q, "SELECT coalesce(parent_id, id) FROM entry WHERE id = ?", topic)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, notFound(app.EntityEntry, topic)
	}
	t.groups[topic] = group
	return group, err
}

// numbered adds the number to the error that says it is taken.
func numbered(err error, number string) error {
	err = classed(err)
	if e, ok := errors.AsType[*app.Error](err); ok && e.Key == "number.taken" {
		taken := app.FailWith(e.Err, e.Code, e.Key, "number", number)
		taken.Fields = []app.FieldError{{Field: "number", Key: e.Key, Args: taken.Args}}
		return taken
	}
	return err
}
