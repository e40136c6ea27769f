package db

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"kairyluu/app"
	"kairyluu/app/text"
)

// progressOf reads how far a decision has come.
const progressOf = `state AS "progress.state", percent AS "progress.percent", due AS "progress.due",
	ended AS "progress.ended", moved AS "progress.moved"`

const selectDecision = `SELECT id, uid, version, coalesce(meeting_id, 0) AS meeting_id, item_uid, source, text,
	settlement_key AS settlement_id, coalesce(topic_id, 0) AS topic_id, responsible_key AS responsible_id, partner,
	made, first_due AS due, coalesce(appeal_id, 0) AS appeal_id, coalesce(project_id, 0) AS project_id,
	links AS links_text, note, ` + progressOf + ` FROM decision WHERE id = ?`

// planColumns are what a decision says, in the order of planValues; progressColumns
// what its events add up to, in the order of progressValues.
const (
	planColumns = `meeting_id, series_key, item_uid, source, settlement_id, settlement_key, topic_id, responsible_id,
	responsible_key, partner, made, first_due, appeal_id, project_id, brief, links, note, text`
	progressColumns = `state, percent, due, due_key, ended, ended_key, moved, open`
)

var (
	insertDecision = `INSERT INTO decision (uid, ` + planColumns + `, ` + progressColumns + `) VALUES (` +
		marks(1+count(planColumns)+count(progressColumns)) + `)`
	updateDecision = `UPDATE decision SET version = version + 1, (` + planColumns + `) = (` +
		marks(count(planColumns)) + `) WHERE id = ? AND version = ?`
	updateProgress = `UPDATE decision SET version = version + 1, (` + progressColumns + `) = (` +
		marks(count(progressColumns)) + `) WHERE id = ?`
)

// noDue is the key of decisions without a date: they come last.
const noDue = "9999-12-31"

type decisionRecord struct {
	app.Decision
	LinksText string
}

// Decision implements app.MeetingReader.
func (r reader) Decision(ctx context.Context, id int64) (app.Decision, error) {
	var d app.Decision
	err := r.q.snapshot(ctx, func(q queryer) error {
		record, err := one[decisionRecord](ctx, q, selectDecision, id)
		if err != nil {
			return err
		}
		d = record.Decision
		if err := json.Unmarshal([]byte(record.LinksText), &d.Links); err != nil {
			return err
		}
		d.CoExecutors, err = all[app.Assignment](ctx, q,
			"SELECT executor_id, due FROM decision_executor WHERE decision_id = ? ORDER BY pos", id)
		return err
	})
	if errors.Is(err, sql.ErrNoRows) {
		return d, notFound(app.EntityDecision, id)
	}
	return d, wrap("read decision", err)
}

// AddDecision implements app.MeetingTx.
func (t *tx) AddDecision(ctx context.Context, d *app.Decision) error {
	values, err := t.planValues(ctx, d)
	if err != nil {
		return wrap("add decision", err)
	}
	uid := cmp.Or(d.UID, newUID(t.store.now()))
	args := append(append([]any{uid}, values...), progressValues(d.Progress)...)
	id, err := t.insert(ctx, insertDecision, args...)
	if err != nil {
		return wrap("add decision", err)
	}
	d.ID, d.UID, d.Version = id, uid, 1
	return wrap("add decision", t.addDecisionParts(ctx, d))
}

// UpdateDecision implements app.MeetingTx.
func (t *tx) UpdateDecision(ctx context.Context, d *app.Decision) error {
	values, err := t.planValues(ctx, d)
	if err != nil {
		return wrap("update decision", err)
	}
	hit, err := t.update(ctx, updateDecision, append(values, d.ID, d.Version)...)
	if err != nil {
		return wrap("update decision", err)
	}
	if !hit {
		return t.stale(ctx, "decision", d.ID)
	}
	for _, clear := range []string{
		"DELETE FROM decision_executor WHERE decision_id = ?", "DELETE FROM decision_words WHERE rowid = ?",
	} {
		if _, err := t.exec(ctx, clear, d.ID); err != nil {
			return wrap("update decision", err)
		}
	}
	d.Version++
	return wrap("update decision", t.addDecisionParts(ctx, d))
}

// addDecisionParts writes what lies beside a decision: co-executors, its words.
func (t *tx) addDecisionParts(ctx context.Context, d *app.Decision) error {
	for i, co := range d.CoExecutors {
		const add = "INSERT INTO decision_executor (decision_id, pos, executor_id, due) VALUES (?, ?, ?, ?)"
		if _, err := t.exec(ctx, add, d.ID, i, co.ExecutorID, iso(co.Due)); err != nil {
			return err
		}
	}
	return t.addWords(ctx, "decision_words", d.ID, wordsOfDecision(d))
}

func wordsOfDecision(d *app.Decision) *words {
	w := &words{}
	for _, s := range []string{d.Text, d.Partner, d.Note} {
		w.add(s)
	}
	w.addSettlement(d.SettlementID)
	return w
}

// SetProgress implements app.MeetingTx.
func (t *tx) SetProgress(ctx context.Context, decisionID int64, p app.Progress) error {
	hit, err := t.update(ctx, updateProgress, append(progressValues(p), decisionID)...)
	if err == nil && !hit {
		return notFound(app.EntityDecision, decisionID)
	}
	return wrap("set progress", err)
}

// planValues are the values of planColumns.
func (t *tx) planValues(ctx context.Context, d *app.Decision) ([]any, error) {
	links, err := inJSON(d.Links)
	if err != nil {
		return nil, err
	}
	series, err := one[int64](ctx, t.q, "SELECT coalesce((SELECT series_id FROM meeting WHERE id = ?), 0)", d.MeetingID)
	if err != nil {
		return nil, err
	}
	return []any{
		null(d.MeetingID), series, d.ItemUID, d.Source, null(d.SettlementID), d.SettlementID, null(d.TopicID), null(d.ResponsibleID),
		d.ResponsibleID, d.Partner, iso(d.Made), iso(d.Due), null(d.AppealID), null(d.ProjectID), planBrief(d), links[0], d.Note, d.Text,
	}, nil
}

// planBrief is the one line that the plan shows.
func planBrief(d *app.Decision) string {
	const letters = 300
	return first(text.NormalizeLine(first(d.Text, 2*letters)), letters)
}

// progressValues are the values of progressColumns.
func progressValues(p app.Progress) []any {
	return []any{
		cmp.Or(p.State, app.DecisionOpen), p.Percent, iso(p.Due), cmp.Or(iso(p.Due), noDue), iso(p.Ended), cmp.Or(iso(p.Ended), never),
		p.Moved, p.Ended.IsZero(),
	}
}
