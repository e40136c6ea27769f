package app

import (
	"context"
	"fmt"

	"kairyluu/app/civil"
	"kairyluu/app/text"
)

// Enter records events of a decision in one transaction and returns how far it
// has come then. Rules that forbid an event now are Denied or Invalid errors.
func (s *Decisions) Enter(ctx context.Context, id int64, events ...DecisionEvent) (Progress, error) {
	var d Decision
	err := s.store.InTx(ctx, func(tx Tx) (err error) {
		if d, err = tx.Decision(ctx, id); err != nil {
			return err
		}
		return s.enter(ctx, tx, &d, events...)
	})
	if err != nil {
		return d.Progress, fmt.Errorf("enter event of decision: %w", err)
	}
	s.publish(d)
	return d.Progress, nil
}

func (s *Decisions) enter(ctx context.Context, tx Tx, d *Decision, events ...DecisionEvent) error {
	for _, e := range events {
		e.DecisionID, e.At, e.Actor = d.ID, s.now().UTC(), s.Actor()
		e.Text = text.Normalize(e.Text)
		if e.Date.IsZero() {
			e.Date = s.Today()
		}
		if err := s.checkStep(*d, e); err != nil {
			return err
		}
		if err := s.checkSteps(ctx, tx, e); err != nil {
			return err
		}
		if err := tx.AddDecisionEvent(ctx, &e); err != nil {
			return err
		}
		if err := s.record(ctx, tx, EntityDecision, d.ID, d.Label(), "event."+string(e.Kind), diffJSON(nil, e)); err != nil {
			return err
		}
		if err := s.proceed(ctx, tx, d); err != nil {
			return err
		}
	}
	return nil
}

// proceed folds the events anew and stores what they add up to.
func (s *Decisions) proceed(ctx context.Context, tx Tx, d *Decision) error {
	events, err := tx.DecisionEvents(ctx, d.ID)
	if err != nil {
		return err
	}
	d.Progress = Proceed(d.Due, events)
	if err := tx.SetProgress(ctx, d.ID, d.Progress); err != nil {
		return err
	}
	d.Version++
	return nil
}

// TakeBack marks an event as entered by mistake and folds the rest anew. That the
// decision was made, and that it was turned into an appeal, stays.
func (s *Decisions) TakeBack(ctx context.Context, decisionID, eventID int64, reason string) (Progress, error) {
	reason = text.Normalize(reason)
	if reason == "" {
		return Progress{}, invalid("reason", "event.reason_needed")
	}
	var d Decision
	err := s.store.InTx(ctx, func(tx Tx) (err error) {
		if d, err = tx.Decision(ctx, decisionID); err != nil {
			return err
		}
		if err := s.takeBack(ctx, tx, d, eventID, reason); err != nil {
			return err
		}
		return s.proceed(ctx, tx, &d)
	})
	if err != nil {
		return d.Progress, fmt.Errorf("take event of decision back: %w", err)
	}
	s.publish(d)
	return d.Progress, nil
}

func (s *Decisions) takeBack(ctx context.Context, tx Tx, d Decision, eventID int64, reason string) error {
	events, err := tx.DecisionEvents(ctx, d.ID)
	if err != nil {
		return err
	}
	for _, e := range events {
		switch {
		case e.ID != eventID:
			continue
		case e.Kind == DecisionMade || e.Kind == DecisionAppealed:
			return Fail(Denied, "decision.event_stays")
		case e.TakenBack != nil:
			return Fail(Conflict, "event.taken_back_already")
		}
		back := TakenBack{At: s.now().UTC(), Actor: s.Actor(), Reason: reason}
		if err := tx.TakeBackDecisionEvent(ctx, eventID, back); err != nil {
			return err
		}
		change := Change{Field: "event." + string(e.Kind), Old: e.Date.String(), New: reason}
		return s.record(ctx, tx, EntityDecision, d.ID, d.Label(), "take_back", []Change{change})
	}
	return Fail(NotFound, "event.gone")
}

// checkStep says why e can't happen to d now.
func (s *Decisions) checkStep(d Decision, e DecisionEvent) error {
	var f Faults
	if e.Date.After(s.Today()) {
		f.Add("date", "check.date_future", "today", s.Today())
	}
	if e.Date.Before(d.Made) {
		f.Add("date", "decision.before_made", "made", d.Made)
	}
	if d.Progress.State.Finished() && e.Kind != DecisionRevived && e.Kind != DecisionMade {
		return Fail(Denied, "decision.finished", "text", d.Label())
	}
	checkStepFields(&f, d, e)
	return f.Err()
}

func checkStepFields(f *Faults, d Decision, e DecisionEvent) {
	switch e.Kind {
	case DecisionProgress:
		if e.Percent < 0 || e.Percent > 100 {
			f.Add("percent", "decision.percent")
		}
	case DecisionPostponed:
		switch {
		case e.Due.IsZero():
			f.Add("due", "check.date_needed")
		case e.Due == d.Progress.Due:
			f.Add("due", "decision.due_same")
		case e.Due.Before(d.Made):
			f.Add("due", "decision.due_before_made", "made", d.Made)
		}
		checkFar(f, "due", e.Due, e.Date)
		if e.Text == "" {
			f.Add("text", "event.reason_needed")
		}
	case DecisionFulfilled:
		if e.Text == "" {
			f.Add("text", "decision.result_needed")
		}
	case DecisionGivenUp:
		if e.Text == "" {
			f.Add("text", "event.reason_needed")
		}
	case DecisionRevived:
		if !d.Progress.State.Finished() {
			f.Add("date", "decision.open_already")
		}
		if e.Text == "" {
			f.Add("text", "event.reason_needed")
		}
	}
}

// checkSteps refuses a step that is dated before the last one: it would change
// nothing, or contradict it.
func (s *Decisions) checkSteps(ctx context.Context, tx Tx, e DecisionEvent) error {
	if !e.Turn() {
		return nil
	}
	events, err := tx.DecisionEvents(ctx, e.DecisionID)
	if err != nil {
		return err
	}
	var last civil.Date
	for _, old := range events {
		if old.TakenBack == nil && old.Turn() && old.Date.After(last) {
			last = old.Date
		}
	}
	if e.Date.Before(last) {
		return invalid("date", "event.out_of_order", "last", last)
	}
	return nil
}
