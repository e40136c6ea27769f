package app

import (
	"context"
	"fmt"
	"slices"

	"kairyluu/app/text"
)

// Findings is what one does with the registers of environmental risks and of
// practices.
type Findings struct{ *Desk }

// Save stores a risk or a practice, new or changed, but for what it is linked to.
// A stale Version is a Conflict.
func (s *Findings) Save(ctx context.Context, f Finding) (Finding, error) {
	f = tidyFinding(f)
	if err := s.check(f).Err(); err != nil {
		return f, err
	}
	err := s.store.InTx(ctx, func(tx Tx) error { return s.save(ctx, tx, &f) })
	if err != nil {
		return f, fmt.Errorf("save finding: %w", err)
	}
	s.bus.Publish(Changed{EntityFinding, f.ID})
	return f, nil
}

func (s *Findings) save(ctx context.Context, tx Tx, f *Finding) error {
	if f.ID == 0 {
		if err := tx.AddFinding(ctx, f); err != nil {
			return err
		}
		return s.record(ctx, tx, EntityFinding, f.ID, f.Title, "create", diffJSON(nil, f))
	}
	old, err := tx.Finding(ctx, f.ID)
	if err != nil {
		return err
	}
	if err := tx.UpdateFinding(ctx, f); err != nil {
		return err
	}
	f.Related = old.Related
	return s.record(ctx, tx, EntityFinding, f.ID, f.Title, "update", diffJSON(old, *f))
}

// Check says what is wrong with a finding.
func (s *Findings) Check(f Finding) *Faults { return s.check(tidyFinding(f)) }

func (s *Findings) check(f Finding) *Faults {
	faults := &Faults{}
	if !slices.Contains(FindingKinds, f.Kind) {
		faults.Add("kind", "finding.kind_needed")
	}
	if f.Title == "" {
		faults.Add("title", "finding.title_needed")
	}
	if f.SettlementID == 0 {
		faults.Add("settlement", "finding.settlement_needed")
	}
	if f.Kind == Risk && !slices.Contains(Levels, f.Level) {
		faults.Add("level", "finding.level_needed")
	}
	if f.Since.After(s.Today()) {
		faults.Add("since", "check.date_future", "today", s.Today())
	}
	if f.Until.After(s.Today()) {
		faults.Add("until", "check.date_future", "today", s.Today())
	}
	if !f.Until.IsZero() && f.Until.Before(f.Since) {
		faults.Add("until", "finding.until_before_since", "since", f.Since)
	}
	if f.Kind == Risk && !f.Until.IsZero() && f.Measures == "" {
		faults.Warn("measures", "finding.measures_needed")
	}
	return faults
}

func tidyFinding(f Finding) Finding {
	f.Title = text.NormalizeLine(f.Title)
	f.Text, f.Measures, f.Note = text.Normalize(f.Text), text.Normalize(f.Measures), text.Normalize(f.Note)
	f.Links = lines(f.Links)
	if f.Kind == Practice {
		f.Level = ""
	}
	return f
}

// Rows returns a page of a register, newest first; what its lines are linked to
// is read with Case.
func (s *Findings) Rows(ctx context.Context, f FindingFilter, offset, limit int) ([]Finding, error) {
	return s.store.Findings(ctx, f, offset, limit)
}

// Count counts a register, up to limit (0: exactly).
func (s *Findings) Count(ctx context.Context, f FindingFilter, limit int) (int, error) {
	return s.store.CountFindings(ctx, f, limit)
}

// FindingCase is a finding as its card shows it.
type FindingCase struct {
	Finding     Finding
	Attachments []Attachment
}

// Case returns everything the card of a finding shows.
func (s *Findings) Case(ctx context.Context, id int64) (c FindingCase, err error) {
	if c.Finding, err = s.store.Finding(ctx, id); err != nil {
		return c, fmt.Errorf("open finding: %w", err)
	}
	if c.Attachments, err = s.store.Attachments(ctx, EntityFinding, id); err != nil {
		return c, fmt.Errorf("open finding: %w", err)
	}
	return c, nil
}

// Related returns what a card is linked to, seen from either side: links made by
// hand, the meeting and the appeal of a decision, the decisions of an appeal.
func (s *Findings) Related(ctx context.Context, entity string, id int64) ([]Related, error) {
	related, err := s.store.Related(ctx, entity, id)
	if err != nil {
		return nil, fmt.Errorf("read links: %w", err)
	}
	return related, nil
}

// Link ties two cards together, whatever they are. A card can't be tied to itself.
func (s *Findings) Link(ctx context.Context, a, b Related) error {
	if a.Entity == b.Entity && a.ID == b.ID {
		return Fail(Denied, "finding.link_itself")
	}
	return s.tie(ctx, a, b, "link", func(tx Tx) error { return tx.Link(ctx, a, b) })
}

// Unlink unties two cards that were tied by hand.
func (s *Findings) Unlink(ctx context.Context, a, b Related) error {
	return s.tie(ctx, a, b, "unlink", func(tx Tx) error { return tx.Unlink(ctx, a, b) })
}

// tie changes a link and leaves a record with both cards.
func (s *Findings) tie(ctx context.Context, a, b Related, action string, change func(Tx) error) error {
	err := s.store.InTx(ctx, func(tx Tx) error {
		if err := change(tx); err != nil {
			return err
		}
		for _, side := range [][2]Related{{a, b}, {b, a}} {
			to := Change{Field: side[1].Entity, New: side[1].Label}
			if action == "unlink" {
				to.Old, to.New = to.New, ""
			}
			if err := s.record(ctx, tx, side[0].Entity, side[0].ID, side[0].Label, action, []Change{to}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("%s cards: %w", action, err)
	}
	s.bus.Publish(Changed{a.Entity, a.ID})
	s.bus.Publish(Changed{b.Entity, b.ID})
	return nil
}
