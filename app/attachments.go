package app

import (
	"context"
	"fmt"
	"io"

	"kairyluu/app/text"
)

// Attachments is what one does with files that belong to a card.
type Attachments struct{ *Desk }

// Add keeps the content of r and attaches it. With entityID 0 it waits for
// AttachTo: a form attaches files before its appeal has an id.
func (s *Attachments) Add(ctx context.Context, entity string, entityID int64, name string, r io.Reader) (Attachment, error) {
	a := Attachment{Entity: entity, EntityID: entityID, Name: text.NormalizeLine(name), At: s.now().UTC(), Actor: s.Actor()}
	var err error
	if a.SHA256, a.Size, a.Type, err = s.files.Keep(ctx, r); err != nil {
		return a, fmt.Errorf("keep file %q: %w", name, err)
	}
	err = s.store.InTx(ctx, func(tx Tx) error {
		if err := tx.AddAttachment(ctx, &a); err != nil {
			return err
		}
		return s.record(ctx, tx, EntityFile, a.ID, a.Name, "create", []Change{{Field: "SHA256", New: a.SHA256}})
	})
	if err != nil {
		return a, fmt.Errorf("attach file %q: %w", name, err)
	}
	s.bus.Publish(Changed{entity, entityID})
	return a, nil
}

// Of returns what is attached to a thing, oldest first, without what was removed.
func (s *Attachments) Of(ctx context.Context, entity string, id int64) ([]Attachment, error) {
	return s.store.Attachments(ctx, entity, id)
}

// Remove takes a file off the card. Its content stays in files/.
func (s *Attachments) Remove(ctx context.Context, a Attachment) error {
	err := s.store.InTx(ctx, func(tx Tx) error {
		if err := tx.RemoveAttachment(ctx, a.ID); err != nil {
			return err
		}
		return s.record(ctx, tx, EntityFile, a.ID, a.Name, "delete", []Change{{Field: "SHA256", Old: a.SHA256}})
	})
	if err != nil {
		return fmt.Errorf("remove file %q: %w", a.Name, err)
	}
	s.bus.Publish(Changed{a.Entity, a.EntityID})
	return nil
}

// Path is where the content lies. A missing or altered file is a Damaged error.
func (s *Attachments) Path(ctx context.Context, a Attachment) (string, error) {
	switch s.files.State(ctx, a.SHA256) {
	case FileMissing:
		return "", Fail(Damaged, "file.missing", "name", a.Name)
	case FileAltered:
		return "", Fail(Damaged, "file.altered", "name", a.Name)
	}
	return s.files.Path(a.SHA256), nil
}

// State reads the content and says whether it is what was attached.
func (s *Attachments) State(ctx context.Context, a Attachment) FileState {
	return s.files.State(ctx, a.SHA256)
}
