package db

import (
	"context"

	"kairyluu/app"
)

type attachmentRecord struct {
	app.Attachment
	Moment string
}

// Attachments implements app.Reader: what is on the card, oldest first.
func (r reader) Attachments(ctx context.Context, entity string, id int64) ([]app.Attachment, error) {
	records, err := all[attachmentRecord](ctx, r.q, `SELECT id, entity, entity_id, sha256, name, size, type,
		at AS moment, actor, removed FROM attachment WHERE entity = ? AND entity_id = ? AND removed = 0 ORDER BY id`, entity, id)
	if err != nil {
		return nil, wrap("read attachments", err)
	}
	attachments := make([]app.Attachment, len(records))
	for i, rec := range records {
		attachments[i] = rec.Attachment
		if attachments[i].At, err = parseMoment(rec.Moment); err != nil {
			return nil, wrap("read attachments", err)
		}
	}
	return attachments, nil
}

// AddAttachment implements app.Tx.
func (t *tx) AddAttachment(ctx context.Context, a *app.Attachment) error {
	id, err := t.insert(ctx, `INSERT INTO attachment (entity, entity_id, sha256, name, size, type, at, actor)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?)`, a.Entity, a.EntityID, a.SHA256, a.Name, a.Size, a.Type, moment(a.At), a.Actor)
	if err != nil {
		return wrap("add attachment", err)
	}
	a.ID = id
	return nil
}

// AttachTo implements app.Tx.
func (t *tx) AttachTo(ctx context.Context, id int64, entity string, entityID int64) error {
	return t.changeAttachment(ctx, id, "UPDATE attachment SET entity = ?, entity_id = ? WHERE id = ?", entity, entityID, id)
}

// RemoveAttachment implements app.Tx.
func (t *tx) RemoveAttachment(ctx context.Context, id int64) error {
	return t.changeAttachment(ctx, id, "UPDATE attachment SET removed = 1 WHERE id = ?", id)
}

func (t *tx) changeAttachment(ctx context.Context, id int64, query string, args ...any) error {
	hit, err := t.update(ctx, query, args...)
	if err == nil && !hit {
		return notFound(app.EntityFile, id)
	}
	return wrap("change attachment", err)
}
