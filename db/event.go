package db

import (
	"cmp"
	"context"

	"kairyluu/app"
	"kairyluu/app/civil"
)

const eventColumns = `uid, appeal_id, kind, date, at, actor, text, author, executor_id, due, body_id, whole,
	number, notice, outcome, delivery, language`

var insertEvent = `INSERT INTO event (` + eventColumns + `) VALUES (` + marks(count(eventColumns)) + `)`

// eventRecord is an Event with its moments as they are stored.
type eventRecord struct {
	app.Event
	Moment string
	takenRecord
}

func (r eventRecord) event() (app.Event, error) {
	e := r.Event
	var err error
	if e.At, err = parseMoment(r.Moment); err != nil {
		return e, err
	}
	e.TakenBack, err = r.takenBack()
	return e, err
}

// Events implements app.Reader.
func (r reader) Events(ctx context.Context, appealID int64) ([]app.Event, error) {
	var events []app.Event
	err := r.q.snapshot(ctx, func(q queryer) (err error) {
		events, err = eventsOf(ctx, q, appealID)
		return err
	})
	return events, wrap("read events", err)
}

func eventsOf(ctx context.Context, q queryer, appealID int64) ([]app.Event, error) {
	records, err := all[eventRecord](ctx, q, `SELECT id, uid, appeal_id, kind, date, at AS moment, actor, text, author,
		coalesce(executor_id, 0) AS executor_id, due, coalesce(body_id, 0) AS body_id, whole,
		number, notice, outcome, delivery, language, taken_at, taken_actor, taken_reason
		FROM event WHERE appeal_id = ? ORDER BY id`, appealID)
	if err != nil {
		return nil, err
	}
	helpers, err := coExecutors(ctx, q, appealID)
	if err != nil {
		return nil, err
	}
	events := make([]app.Event, len(records))
	for i, r := range records {
		if events[i], err = r.event(); err != nil {
			return nil, err
		}
		events[i].CoExecutors = helpers[r.ID]
	}
	return events, nil
}

func coExecutors(ctx context.Context, q queryer, appealID int64) (map[int64][]app.Assignment, error) {
	rows, err := all[struct {
		EventID, ExecutorID int64
		Due                 civil.Date
	}](ctx, q, `SELECT c.event_id, c.executor_id, c.due FROM event e JOIN event_executor c ON c.event_id = e.id
		WHERE e.appeal_id = ? ORDER BY c.event_id, c.pos`, appealID)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	of := make(map[int64][]app.Assignment)
	for _, r := range rows {
		of[r.EventID] = append(of[r.EventID], app.Assignment{ExecutorID: r.ExecutorID, Due: r.Due})
	}
	return of, nil
}

// AddEvent implements app.Tx.
func (t *tx) AddEvent(ctx context.Context, e *app.Event) error {
	uid := cmp.Or(e.UID, newUID(t.store.now()))
	id, err := t.insert(ctx, insertEvent, uid, e.AppealID, e.Kind, iso(e.Date), moment(e.At), e.Actor, e.Text, e.Author,
		null(e.ExecutorID), iso(e.Due), null(e.BodyID), e.Whole, e.Number, iso(e.Notice), e.Outcome, e.Delivery, e.Language)
	if err != nil {
		return wrap("add event", err)
	}
	for i, c := range e.CoExecutors {
		const add = "INSERT INTO event_executor (event_id, pos, executor_id, due) VALUES (?, ?, ?, ?)"
		if _, err := t.exec(ctx, add, id, i, c.ExecutorID, iso(c.Due)); err != nil {
			return wrap("add event", err)
		}
	}
	e.ID, e.UID = id, uid
	return wrap("index event", t.oweEvent(ctx, *e))
}

// TakeBack implements app.Tx.
func (t *tx) TakeBack(ctx context.Context, eventID int64, b app.TakenBack) error {
	if err := t.takeBack(ctx, "event", eventID, b); err != nil {
		return wrap("take event back", err)
	}
	appeal, err := one[int64](ctx, t.q, "SELECT appeal_id FROM event WHERE id = ?", eventID)
	if err != nil {
		return wrap("take event back", err)
	}
	return wrap("index event", t.owe(ctx, appeal, nil))
}
