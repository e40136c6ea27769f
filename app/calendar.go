package app

import (
	"context"
	"fmt"

	"kairyluu/app/civil"
)

// Calendar is what one does with days off and the terms of law.
type Calendar struct{ *Desk }

// Shift is one open appeal whose term a change of the calendar or of a term
// would move.
type Shift struct {
	ID       int64
	Number   string
	From, To civil.Date
	Extended bool // its term was extended by hand: only the first date moves
}

// CalendarChange is a change that is shown before it is done.
type CalendarChange struct {
	Put   []civil.Day
	Drop  []civil.Date
	Terms civil.Terms // the whole new table; nil: terms stay
}

// Days returns the day table by date.
func (s *Calendar) Days(ctx context.Context) ([]civil.Day, error) { return s.store.CalendarDays(ctx) }

// Terms returns the dated terms of law.
func (s *Calendar) Terms(ctx context.Context) (civil.Terms, error) { return s.store.Terms(ctx) }

// Preview says which open appeals c would move, and how. Nothing is written.
func (s *Calendar) Preview(ctx context.Context, c CalendarChange) ([]Shift, error) {
	return s.shifts(ctx, s.store, c)
}

func (s *Calendar) shifts(ctx context.Context, store Reader, c CalendarChange) ([]Shift, error) {
	cal, terms, err := after(ctx, store, c)
	if err != nil {
		return nil, err
	}
	open, err := store.OpenTerms(ctx)
	if err != nil {
		return nil, fmt.Errorf("read open appeals: %w", err)
	}
	var shifts []Shift
	for _, o := range open {
		term, ok := terms.For(civil.StepAnswer, string(o.Kind), o.Registered)
		if !ok {
			continue
		}
		if due := term.Due(cal, o.Registered); due != o.FirstDue {
			shifts = append(shifts, Shift{o.ID, o.Number, o.FirstDue, due, o.Due != o.FirstDue})
		}
	}
	return shifts, nil
}

// after is the calendar and the terms as they would be after c.
func after(ctx context.Context, store Reader, c CalendarChange) (*civil.Calendar, civil.Terms, error) {
	days, err := store.CalendarDays(ctx)
	if err != nil {
		return nil, nil, fmt.Errorf("read calendar: %w", err)
	}
	dropped := map[civil.Date]bool{}
	for _, d := range c.Drop {
		dropped[d] = true
	}
	var kept []civil.Day
	for _, d := range days {
		if !dropped[d.Date] {
			kept = append(kept, d)
		}
	}
	terms := c.Terms
	if terms == nil {
		if terms, err = store.Terms(ctx); err != nil {
			return nil, nil, fmt.Errorf("read terms: %w", err)
		}
	}
	return civil.NewCalendar(append(kept, c.Put...)), terms, nil
}

// Apply does c and moves the terms that Preview named, in one transaction.
func (s *Calendar) Apply(ctx context.Context, c CalendarChange) ([]Shift, error) {
	if err := checkChange(c); err != nil {
		return nil, err
	}
	var shifts []Shift
	err := s.store.InTx(ctx, func(tx Tx) (err error) {
		if shifts, err = s.shifts(ctx, tx, c); err != nil {
			return err
		}
		if err := s.put(ctx, tx, c); err != nil {
			return err
		}
		for _, m := range shifts {
			if err := s.shift(ctx, tx, m); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("change calendar: %w", err)
	}
	s.forget()
	s.bus.Publish(Changed{Kind: EntityCalendar})
	if len(shifts) > 0 {
		s.bus.Publish(Changed{Kind: EntityAppeal})
	}
	return shifts, nil
}

func (s *Calendar) put(ctx context.Context, tx Tx, c CalendarChange) error {
	for _, d := range c.Drop {
		if err := tx.DropDay(ctx, d); err != nil {
			return err
		}
		if err := s.record(ctx, tx, EntityCalendar, 0, d.Format(), "delete", nil); err != nil {
			return err
		}
	}
	for _, d := range c.Put {
		if err := tx.PutDay(ctx, d); err != nil {
			return err
		}
		if err := s.record(ctx, tx, EntityCalendar, 0, d.Date.Format(), "update", diffJSON(nil, d)); err != nil {
			return err
		}
	}
	if c.Terms == nil {
		return nil
	}
	if err := tx.ReplaceTerms(ctx, c.Terms); err != nil {
		return err
	}
	return s.record(ctx, tx, EntityTerm, 0, "", "update", diffJSON(nil, struct{ Terms civil.Terms }{c.Terms}))
}

func (s *Calendar) shift(ctx context.Context, tx Tx, m Shift) error {
	a, err := tx.Appeal(ctx, m.ID)
	if err != nil {
		return err
	}
	events, err := tx.Events(ctx, m.ID)
	if err != nil {
		return err
	}
	if err := tx.SetStanding(ctx, m.ID, Stand(m.To, events)); err != nil {
		return err
	}
	return s.record(ctx, tx, EntityAppeal, m.ID, a.Number, "term_moved",
		[]Change{{Field: "FirstDue", Old: m.From.String(), New: m.To.String()}})
}

func checkChange(c CalendarChange) error {
	var f Faults
	for _, d := range c.Put {
		if d.Date.IsZero() {
			f.Add("date", "check.date_needed")
		}
		if !d.Kind.Valid() {
			f.Add("kind", "calendar.kind_needed")
		}
	}
	answer := false
	for _, t := range c.Terms {
		answer = answer || t.Step == civil.StepAnswer && t.Kind == ""
		if t.Days < 1 || t.Days > 366 {
			f.Add("days", "calendar.term_days")
		}
		if t.From.IsZero() {
			f.Add("from", "check.date_needed")
		}
	}
	if c.Terms != nil && !answer {
		f.Add("days", "calendar.answer_term_needed")
	}
	return f.Err()
}
