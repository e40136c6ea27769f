package app

import (
	"cmp"
	"context"
	"fmt"

	"kairyluu/app/civil"
	"kairyluu/app/text"
)

// Enter records events of an appeal in one transaction and returns where it
// stands then. Rules that forbid an event now are Denied or Invalid errors.
func (s *Appeals) Enter(ctx context.Context, id int64, events ...Event) (Standing, error) {
	var a Appeal
	err := s.store.InTx(ctx, func(tx Tx) (err error) {
		if a, err = tx.Appeal(ctx, id); err != nil {
			return err
		}
		return s.enter(ctx, tx, &a, events...)
	})
	if err != nil {
		return a.Standing, fmt.Errorf("enter event: %w", err)
	}
	s.bus.Publish(Changed{EntityAppeal, id})
	return a.Standing, nil
}

// EnterAll records the same event on many appeals (bulk resolution, forward);
// each gets a transaction of its own. It returns how many took it and the
// first refusal.
func (s *Appeals) EnterAll(ctx context.Context, ids []int64, e Event) (done int, err error) {
	for _, id := range ids {
		if _, e := s.Enter(ctx, id, e); e != nil {
			err = cmp.Or(err, e)
			continue
		}
		done++
	}
	return done, err
}

func (s *Appeals) enter(ctx context.Context, tx Tx, a *Appeal, events ...Event) error {
	for _, e := range events {
		e.AppealID, e.At, e.Actor = a.ID, s.now().UTC(), s.Actor()
		e.Text, e.Author = text.Normalize(e.Text), text.NormalizeLine(e.Author)
		e.Number = text.NormalizeLine(e.Number)
		if e.Date.IsZero() {
			e.Date = s.Today()
		}
		if err := s.checkEvent(*a, e); err != nil {
			return err
		}
		if err := s.checkOrder(ctx, tx, e); err != nil {
			return err
		}
		if err := tx.AddEvent(ctx, &e); err != nil {
			return err
		}
		if err := s.record(ctx, tx, EntityAppeal, a.ID, a.Number, "event."+string(e.Kind), diffJSON(nil, e)); err != nil {
			return err
		}
		if err := s.restand(ctx, tx, a); err != nil {
			return err
		}
	}
	return nil
}

// restand folds the events anew and stores what they add up to.
func (s *Appeals) restand(ctx context.Context, tx Tx, a *Appeal) error {
	events, err := tx.Events(ctx, a.ID)
	if err != nil {
		return err
	}
	a.Standing = Stand(a.Standing.FirstDue, events)
	if err := tx.SetStanding(ctx, a.ID, a.Standing); err != nil {
		return err
	}
	a.Version++
	return nil
}

// TakeBack marks an event as entered by mistake and folds the rest anew. The
// registration itself can't be taken back: withdraw or correct the appeal.
func (s *Appeals) TakeBack(ctx context.Context, appealID, eventID int64, reason string) (Standing, error) {
	reason = text.Normalize(reason)
	if reason == "" {
		return Standing{}, invalid("reason", "event.reason_needed")
	}
	var a Appeal
	err := s.store.InTx(ctx, func(tx Tx) (err error) {
		if a, err = tx.Appeal(ctx, appealID); err != nil {
			return err
		}
		if err := s.takeBack(ctx, tx, a, eventID, reason); err != nil {
			return err
		}
		return s.restand(ctx, tx, &a)
	})
	if err != nil {
		return a.Standing, fmt.Errorf("take event back: %w", err)
	}
	s.bus.Publish(Changed{EntityAppeal, appealID})
	return a.Standing, nil
}

func (s *Appeals) takeBack(ctx context.Context, tx Tx, a Appeal, eventID int64, reason string) error {
	events, err := tx.Events(ctx, a.ID)
	if err != nil {
		return err
	}
	for _, e := range events {
		if e.ID != eventID {
			continue
		}
		if e.Kind == EventRegistered {
			return Fail(Denied, "event.registration_stays")
		}
		if e.TakenBack != nil {
			return Fail(Conflict, "event.taken_back_already")
		}
		back := TakenBack{At: s.now().UTC(), Actor: s.Actor(), Reason: reason}
		if err := tx.TakeBack(ctx, eventID, back); err != nil {
			return err
		}
		change := Change{Field: "event." + string(e.Kind), Old: e.Date.String(), New: reason}
		return s.record(ctx, tx, EntityAppeal, a.ID, a.Number, "take_back", []Change{change})
	}
	return Fail(NotFound, "event.gone")
}

// checkEvent says why e can't happen to a now.
func (s *Appeals) checkEvent(a Appeal, e Event) error {
	var f Faults
	if e.Date.After(s.Today()) {
		f.Add("date", "check.date_future", "today", s.Today())
	}
	if e.Date.Before(a.Registered) {
		f.Add("date", "event.before_registered", "registered", a.Registered)
	}
	if !a.Standing.State.Open() && e.Kind != EventReopened && e.Kind != EventRegistered {
		return Fail(Denied, "event.case_closed", "number", a.Number)
	}
	checkEventFields(&f, a, e)
	return f.Err()
}

// checkOrder refuses a turn that is dated before the last one.
func (s *Appeals) checkOrder(ctx context.Context, tx Tx, e Event) error {
	if !e.Turn() {
		return nil
	}
	events, err := tx.Events(ctx, e.AppealID)
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

func checkEventFields(f *Faults, a Appeal, e Event) {
	checkFar(f, "due", e.Due, e.Date)
	switch e.Kind {
	case EventResolution:
		if e.ExecutorID == 0 && e.Text == "" {
			f.Add("executor", "event.executor_needed")
		}
		if !e.Due.IsZero() && e.Due.Before(e.Date) {
			f.Add("due", "event.due_before_date")
		}
		for _, co := range e.CoExecutors {
			checkFar(f, "due", co.Due, e.Date)
		}
	case EventExtended:
		if e.Text == "" {
			f.Add("text", "event.reason_needed")
		}
		switch {
		case e.Due.IsZero():
			f.Add("due", "check.date_needed")
		case !e.Due.After(a.Standing.Due):
			f.Add("due", "event.due_not_later", "due", a.Standing.Due)
		}
	case EventForwarded:
		if e.BodyID == 0 {
			f.Add("body", "event.body_needed")
		}
	case EventAnswered:
		if e.Outcome == "" {
			f.Add("outcome", "event.outcome_needed")
		}
		if e.Number == "" && e.Delivery != DeliverOrally {
			f.Add("number", "event.number_needed")
		}
	case EventReopened:
		if a.Standing.State.Open() {
			f.Add("date", "event.open_already")
		}
		if e.Text == "" {
			f.Add("text", "event.reason_needed")
		}
	case EventInterim, EventSiteVisit:
		if e.Text == "" {
			f.Add("text", "event.text_needed")
		}
	}
}

// ProposeExtension is the date an extension of the term runs to by law (up to
// 30 days by memory of the law: an editable term), and why.
func (s *Appeals) ProposeExtension(ctx context.Context, a Appeal) (civil.Reckoning, bool, error) {
	cal, terms, err := s.Rules(ctx)
	if err != nil {
		return civil.Reckoning{}, false, err
	}
	term, ok := terms.For(civil.StepExtension, string(a.Kind), a.Registered)
	if !ok {
		return civil.Reckoning{}, false, nil
	}
	return civil.Extend(cal, term, a.Standing.Due), true, nil
}

func invalid(field, key string, args ...any) error {
	var f Faults
	f.Add(field, key, args...)
	return f.Err()
}
