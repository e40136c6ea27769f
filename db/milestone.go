package db

import (
	"cmp"
	"context"
	"database/sql"
	"errors"

	"kairyluu/app"
)

const milestoneColumns = `project_id, title, planned, percent, done, weight, note`

var (
	insertMilestone = `INSERT INTO milestone (uid, ` + milestoneColumns + `) VALUES (` + marks(1+count(milestoneColumns)) + `)`
	updateMilestone = `UPDATE milestone SET version = version + 1, (` + milestoneColumns + `) = (` +
		marks(count(milestoneColumns)) + `) WHERE id = ? AND version = ?`
)

const selectMilestone = `SELECT id, uid, version, ` + milestoneColumns + ` FROM milestone`

// Milestones implements app.GrantReader. Those without a date come last.
func (r reader) Milestones(ctx context.Context, projectID int64) ([]app.Milestone, error) {
	found, err := all[app.Milestone](ctx, r.q, selectMilestone+` WHERE project_id = ? ORDER BY planned = '', planned, id`, projectID)
	return found, wrap("read milestones", err)
}

// Milestone implements app.GrantReader.
func (r reader) Milestone(ctx context.Context, id int64) (app.Milestone, error) {
	m, err := one[app.Milestone](ctx, r.q, selectMilestone+" WHERE id = ?", id)
	if errors.Is(err, sql.ErrNoRows) {
		return m, notFound(app.EntityMilestone, id)
	}
	return m, wrap("read milestone", err)
}

// AddMilestone implements app.GrantTx.
func (t *tx) AddMilestone(ctx context.Context, m *app.Milestone) error {
	uid := cmp.Or(m.UID, newUID(t.store.now()))
	id, err := t.insert(ctx, insertMilestone, append([]any{uid}, milestoneValues(m)...)...)
	if err != nil {
		return wrap("add milestone", err)
	}
	m.ID, m.UID, m.Version = id, uid, 1
	return nil
}

// UpdateMilestone implements app.GrantTx.
func (t *tx) UpdateMilestone(ctx context.Context, m *app.Milestone) error {
	hit, err := t.update(ctx, updateMilestone, append(milestoneValues(m), m.ID, m.Version)...)
	if err != nil {
		return wrap("update milestone", err)
	}
	if !hit {
		return t.stale(ctx, "milestone", m.ID)
	}
	m.Version++
	return nil
}

// DropMilestone implements app.GrantTx.
func (t *tx) DropMilestone(ctx context.Context, id int64) error {
	hit, err := t.update(ctx, "DELETE FROM milestone WHERE id = ? AND percent = 0", id)
	if err != nil || hit {
		return wrap("drop milestone", err)
	}
	if _, err := t.Milestone(ctx, id); err != nil {
		return err
	}
	return app.Fail(app.Denied, "milestone.begun")
}

// milestoneValues are the values of milestoneColumns.
func milestoneValues(m *app.Milestone) []any {
	return []any{m.ProjectID, m.Title, iso(m.Planned), m.Percent, iso(m.Done), m.Weight, m.Note}
}
