package db

import (
	"cmp"
	"context"

	"kairyluu/app"
)

const decisionEventColumns = `uid, decision_id, kind, date, at, actor, percent, due, meeting_id, text`

var insertDecisionEvent = `INSERT INTO decision_event (` + decisionEventColumns + `) VALUES (` +
	marks(count(decisionEventColumns)) + `)`

const selectDecisionEvent = `SELECT id, uid, decision_id, kind, date, at AS moment, actor, percent, due,
	coalesce(meeting_id, 0) AS meeting_id, text, taken_at, taken_actor, taken_reason FROM decision_event`

// decisionEventRecord is a DecisionEvent with its moments as they are stored.
type decisionEventRecord struct {
	app.DecisionEvent
	Moment string
	takenRecord
}

func (r decisionEventRecord) event() (app.DecisionEvent, error) {
	e := r.DecisionEvent
	var err error
	if e.At, err = parseMoment(r.Moment); err != nil {
		return e, err
	}
	e.TakenBack, err = r.takenBack()
	return e, err
}

// DecisionEvents implements app.MeetingReader.
func (r reader) DecisionEvents(ctx context.Context, decisionID int64) ([]app.DecisionEvent, error) {
	events, err := decisionEvents(ctx, r.q, " WHERE decision_id = ? ORDER BY id", decisionID)
	return events, wrap("read events of decision", err)
}

func decisionEvents(ctx context.Context, q queryer, rest string, args ...any) ([]app.DecisionEvent, error) {
	return allOf(ctx, q, decisionEventRecord.event, selectDecisionEvent+rest, args...)
}

// AddDecisionEvent implements app.MeetingTx.
func (t *tx) AddDecisionEvent(ctx context.Context, e *app.DecisionEvent) error {
	uid := cmp.Or(e.UID, newUID(t.store.now()))
	id, err := t.insert(ctx, insertDecisionEvent, uid, e.DecisionID, e.Kind, iso(e.Date), moment(e.At), e.Actor,
		e.Percent, iso(e.Due), null(e.MeetingID), e.Text)
	if err != nil {
		return wrap("add event of decision", err)
	}
	e.ID, e.UID = id, uid
	return nil
}

// TakeBackDecisionEvent implements app.MeetingTx.
func (t *tx) TakeBackDecisionEvent(ctx context.Context, eventID int64, b app.TakenBack) error {
	return wrap("take event of decision back", t.takeBack(ctx, "decision_event", eventID, b))
}
