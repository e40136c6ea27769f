package db

import (
	"context"

	"kairyluu/app"
)

// meetingLabel is app.Meeting.Label of a row m.
const meetingLabel = `CASE WHEN m.number = '' THEN '' ELSE '№ ' || m.number || ', ' END ||
	substr(m.date, 9, 2) || '.' || substr(m.date, 6, 2) || '.' || substr(m.date, 1, 4)`

// projectLabel is app.Project.Title of a row p, in Russian or else in Kyrgyz.
const projectLabel = "CASE p.title_ru WHEN '' THEN p.title_ky ELSE p.title_ru END"

// ownLinks are the ties that lie in the fields of a card, by its entity; the
// parameter is its id.
var ownLinks = map[string][]string{
	app.EntityDecision: {
		"SELECT 'meeting' AS entity, m.id, " + meetingLabel + " AS label FROM decision d JOIN meeting m ON m.id = d.meeting_id WHERE d.id = ?",
		"SELECT 'appeal' AS entity, a.id, a.number AS label FROM decision d JOIN appeal a ON a.id = d.appeal_id WHERE d.id = ?",
		"SELECT 'project' AS entity, d.project_id AS id, coalesce(" + projectLabel + ", '') AS label FROM decision d" +
			" LEFT JOIN project p ON p.id = d.project_id WHERE d.id = ? AND d.project_id IS NOT NULL",
	},
	app.EntityAppeal: {
		"SELECT 'decision' AS entity, d.id, d.brief AS label FROM decision d WHERE d.appeal_id = ? ORDER BY d.id",
		"SELECT 'meeting' AS entity, m.id, " + meetingLabel + " AS label FROM decision d JOIN meeting m ON m.id = d.meeting_id WHERE d.appeal_id = ? GROUP BY m.id ORDER BY min(d.id)",
		"SELECT 'project' AS entity, p.id, " + projectLabel + " AS label FROM decision d JOIN project p ON p.id = d.project_id WHERE d.appeal_id = ? GROUP BY p.id ORDER BY min(d.id)",
	},
	app.EntityProject: {
		"SELECT 'meeting' AS entity, m.id, " + meetingLabel + " AS label FROM meeting m WHERE m.id IN (SELECT p.meeting_id FROM project p WHERE p.id = ?1" +
			" UNION SELECT d.meeting_id FROM decision d WHERE d.project_id = ?1) ORDER BY m.id",
		"SELECT 'decision' AS entity, d.id, d.brief AS label FROM decision d WHERE d.project_id = ? ORDER BY d.id",
		"SELECT 'appeal' AS entity, a.id, a.number AS label FROM decision d JOIN appeal a ON a.id = d.appeal_id WHERE d.project_id = ? GROUP BY a.id ORDER BY min(d.id)",
	},
	app.EntityMeeting: {
		"SELECT 'appeal' AS entity, a.id, a.number AS label FROM decision d JOIN appeal a ON a.id = d.appeal_id WHERE d.meeting_id = ? GROUP BY a.id ORDER BY min(d.id)",
		"SELECT 'project' AS entity, p.id, " + projectLabel + " AS label FROM project p WHERE p.meeting_id = ?1" +
			" OR p.id IN (SELECT d.project_id FROM decision d WHERE d.meeting_id = ?1) ORDER BY p.id",
	},
}

// Related implements app.MeetingReader.
func (r reader) Related(ctx context.Context, entity string, id int64) ([]app.Related, error) {
	var found []app.Related
	err := r.q.snapshot(ctx, func(q queryer) (err error) {
		found, err = related(ctx, q, entity, id)
		return err
	})
	return found, wrap("read links", err)
}

func related(ctx context.Context, q queryer, entity string, id int64) ([]app.Related, error) {
	var found []app.Related
	for _, query := range ownLinks[entity] {
		own, err := all[app.Related](ctx, q, query, id)
		if err != nil {
			return nil, err
		}
		found = append(found, own...)
	}
	byHand, err := all[app.Related](ctx, q, `SELECT other AS entity, other_id AS id, label FROM link
		WHERE entity = ? AND entity_id = ? ORDER BY other, other_id`, entity, id)
	return append(found, byHand...), err
}

// Link implements app.MeetingTx.
func (t *tx) Link(ctx context.Context, a, b app.Related) error {
	for _, side := range [][2]app.Related{{a, b}, {b, a}} {
		const add = `INSERT INTO link (entity, entity_id, other, other_id, label) VALUES (?, ?, ?, ?, ?)
			ON CONFLICT (entity, entity_id, other, other_id) DO UPDATE SET label = excluded.label`
		if _, err := t.exec(ctx, add, side[0].Entity, side[0].ID, side[1].Entity, side[1].ID, side[1].Label); err != nil {
			return wrap("link cards", err)
		}
	}
	return nil
}

// Unlink implements app.MeetingTx.
func (t *tx) Unlink(ctx context.Context, a, b app.Related) error {
	for _, side := range [][2]app.Related{{a, b}, {b, a}} {
		const drop = "DELETE FROM link WHERE entity = ? AND entity_id = ? AND other = ? AND other_id = ?"
		if _, err := t.exec(ctx, drop, side[0].Entity, side[0].ID, side[1].Entity, side[1].ID); err != nil {
			return wrap("unlink cards", err)
		}
	}
	return nil
}

// CountPhotos implements app.MeetingReader.
func (r reader) CountPhotos(ctx context.Context, settlementID int64) (int, error) {
	n, err := one[int](ctx, r.q, `SELECT count(*) FROM attachment WHERE removed = 0 AND type LIKE 'image/%' AND (
		entity = 'meeting' AND entity_id IN (SELECT meeting_id FROM meeting_settlement WHERE settlement_id = ?1)
		OR entity = 'finding' AND entity_id IN (SELECT id FROM finding WHERE settlement_id = ?1)
		OR entity = 'decision_event' AND entity_id IN (SELECT e.id FROM decision_event e
			JOIN decision d ON d.id = e.decision_id WHERE d.settlement_key = ?1)
		OR entity IN ('project', 'photo_before', 'photo_during', 'photo_after')
			AND entity_id IN (SELECT project_id FROM project_settlement WHERE settlement_id = ?1)
		OR entity = 'project_event' AND entity_id IN (SELECT e.id FROM project_settlement s
			JOIN project_event e ON e.project_id = s.project_id WHERE s.settlement_id = ?1))`, settlementID)
	return n, wrap("count photos", err)
}
