package app

import (
	"cmp"
	"context"
	"fmt"

	"kairyluu/app/civil"
	"kairyluu/app/text"
)

// SaveMilestone stores a step of the works, new or changed. At 100 % it is done,
// today unless it says another day. A stale Version is a Conflict.
func (s *Projects) SaveMilestone(ctx context.Context, m Milestone) (Milestone, error) {
	err := s.store.InTx(ctx, func(tx Tx) error { return s.saveMilestone(ctx, tx, &m) })
	if err != nil {
		return m, fmt.Errorf("save milestone: %w", err)
	}
	s.publishProject(m.ProjectID, false)
	return m, nil
}

func (s *Projects) saveMilestone(ctx context.Context, tx Tx, m *Milestone) error {
	m.Title, m.Note = text.NormalizeLine(m.Title), text.Normalize(m.Note)
	if m.Percent == 100 {
		m.Done = cmp.Or(m.Done, s.Today())
	} else {
		m.Done = civil.Date{}
	}
	if err := s.checkMilestone(*m); err != nil {
		return err
	}
	old := Milestone{ProjectID: m.ProjectID}
	if m.ID != 0 {
		var err error
		if old, err = tx.Milestone(ctx, m.ID); err != nil {
			return err
		}
		m.ProjectID = old.ProjectID
	}
	if err := s.worksGoOn(ctx, tx, m.ProjectID); err != nil {
		return err
	}
	act, write := "create", tx.AddMilestone
	if m.ID != 0 {
		act, write = "update", tx.UpdateMilestone
	}
	if err := write(ctx, m); err != nil {
		return err
	}
	return s.milestoneChanged(ctx, tx, *m, act, diffJSON(old, *m))
}

func (s *Projects) checkMilestone(m Milestone) error {
	f := &Faults{}
	if m.Title == "" {
		f.Add("title", "milestone.title_needed")
	}
	if m.Percent < 0 || m.Percent > 100 {
		f.Add("percent", "decision.percent")
	}
	const heaviest = 1000
	if m.Weight < 0 || m.Weight > heaviest {
		f.Add("weight", "milestone.weight", "most", heaviest)
	}
	checkFar(f, "planned", m.Planned, s.Today())
	if m.Done.After(s.Today()) {
		f.Add("done", "check.date_future", "today", s.Today())
	}
	return f.Err()
}

// worksGoOn refuses to change what belongs to a project that has ended.
func (s *Projects) worksGoOn(ctx context.Context, tx Tx, projectID int64) error {
	p, err := tx.Project(ctx, projectID)
	if err != nil {
		return err
	}
	return goesOn(p.Standing)
}

func (s *Projects) milestoneChanged(ctx context.Context, tx Tx, m Milestone, act string, changes []Change) error {
	if err := s.record(ctx, tx, EntityMilestone, m.ID, m.Title, act, changes); err != nil {
		return err
	}
	_, err := refold(ctx, tx, m.ProjectID)
	return err
}

// DropMilestone removes a step that was never begun; one that was is Denied, one
// that was changed meanwhile a Conflict.
func (s *Projects) DropMilestone(ctx context.Context, m Milestone) error {
	err := s.store.InTx(ctx, func(tx Tx) error {
		old, err := tx.Milestone(ctx, m.ID)
		if err != nil {
			return err
		}
		switch {
		case old.Percent > 0:
			return Fail(Denied, "milestone.begun")
		case old.Version != m.Version:
			return Fail(Conflict, "milestone.changed")
		}
		if err := s.worksGoOn(ctx, tx, old.ProjectID); err != nil {
			return err
		}
		if err := tx.DropMilestone(ctx, m.ID); err != nil {
			return err
		}
		m = old
		return s.milestoneChanged(ctx, tx, old, "delete", diffJSON(old, Milestone{}))
	})
	if err != nil {
		return fmt.Errorf("drop milestone: %w", err)
	}
	s.publishProject(m.ProjectID, false)
	return nil
}
