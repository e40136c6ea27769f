package app

import (
	"context"
	"fmt"

	"kairyluu/app/civil"
)

// PlanEdit changes cells of one line of the action plan. What is nil or empty
// stays as it is.
type PlanEdit struct {
	ID      int64
	Version int64
	Percent *int        // 100 needs a Note: what came of it
	Due     *civil.Date // another date than before needs a Note: why
	Note    string
}

// PlanResult is what became of a PlanEdit.
type PlanResult struct {
	ID       int64
	Version  int64
	Progress Progress
	Err      error
}

// Edit stores edits of the grid, each in a transaction of its own, and answers
// them in order. A stale Version is a Conflict.
func (s *Decisions) Edit(ctx context.Context, edits []PlanEdit) []PlanResult {
	results := make([]PlanResult, len(edits))
	for i, e := range edits {
		results[i] = s.edit(ctx, e)
	}
	return results
}

func (s *Decisions) edit(ctx context.Context, e PlanEdit) PlanResult {
	var d Decision
	err := s.store.InTx(ctx, func(tx Tx) (err error) {
		if d, err = tx.Decision(ctx, e.ID); err != nil {
			return err
		}
		if d.Version != e.Version {
			return Fail(Conflict, "decision.changed")
		}
		if e.Due != nil && d.Progress.Due.IsZero() && !e.Due.IsZero() {
			if err := s.firstDue(ctx, tx, &d, *e.Due); err != nil {
				return err
			}
		}
		return s.enter(ctx, tx, &d, e.steps(d.Progress)...)
	})
	if err != nil {
		return PlanResult{ID: e.ID, Version: e.Version, Err: fmt.Errorf("edit plan: %w", err)}
	}
	s.publish(d)
	return PlanResult{ID: d.ID, Version: d.Version, Progress: d.Progress}
}

// firstDue gives a decision that had no date its first one: nothing was put off.
func (s *Decisions) firstDue(ctx context.Context, tx Tx, d *Decision, due civil.Date) error {
	old := *d
	d.Due = due
	f := &Faults{}
	s.checkDue(f, *d)
	if err := f.Err(); err != nil {
		return err
	}
	if err := tx.UpdateDecision(ctx, d); err != nil {
		return err
	}
	if err := s.record(ctx, tx, EntityDecision, d.ID, d.Label(), "update", diffJSON(old, *d)); err != nil {
		return err
	}
	return s.proceed(ctx, tx, d)
}

// steps are the events that an edit of the grid amounts to.
func (e PlanEdit) steps(p Progress) []DecisionEvent {
	var steps []DecisionEvent
	if e.Due != nil && *e.Due != p.Due {
		steps = append(steps, DecisionEvent{Kind: DecisionPostponed, Due: *e.Due, Text: e.Note})
	}
	switch {
	case e.Percent != nil && *e.Percent == 100 && p.State != DecisionDone:
		steps = append(steps, DecisionEvent{Kind: DecisionFulfilled, Text: e.Note})
	case e.Percent != nil && *e.Percent != p.Percent:
		steps = append(steps, DecisionEvent{Kind: DecisionProgress, Percent: *e.Percent, Text: e.Note})
	case e.Note != "" && len(steps) == 0:
		steps = append(steps, DecisionEvent{Kind: DecisionProgress, Percent: p.Percent, Text: e.Note})
	}
	return steps
}
