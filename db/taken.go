package db

import (
	"context"
	"fmt"

	"kairyluu/app"
)

// takenRecord is a TakenBack as it is stored: ” while the thing holds.
type takenRecord struct {
	TakenAt, TakenActor, TakenReason string
}

func (r takenRecord) takenBack() (*app.TakenBack, error) {
	if r.TakenAt == "" {
		return nil, nil
	}
	at, err := parseMoment(r.TakenAt)
	return &app.TakenBack{At: at, Actor: r.TakenActor, Reason: r.TakenReason}, err
}

// takeBack marks a row of a table as taken back; one that is already is a Conflict.
func (t *tx) takeBack(ctx context.Context, table string, id int64, b app.TakenBack) error {
	hit, err := t.update(ctx, fmt.Sprintf("UPDATE %s SET taken_at = ?, taken_actor = ?, taken_reason = ? WHERE id = ? AND taken_at = ''", table),
		moment(b.At), b.Actor, b.Reason, id)
	if err == nil && !hit {
		return app.Fail(app.Conflict, "event.taken_back_already")
	}
	return err
}
