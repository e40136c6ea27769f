package app

import (
	"cmp"
	"context"
	"fmt"

	"kairyluu/app/civil"
)

// SetState says how far a meeting has come: planned, held or drafted; Sign signs.
// A date, unless zero, is when it took place. Drafted minutes get their number.
func (s *Meetings) SetState(ctx context.Context, id, version int64, state MeetingState, date civil.Date) (Meeting, error) {
	if state == Signed {
		return s.Sign(ctx, id, version, date)
	}
	return s.turn(ctx, id, version, func(tx Tx, m *Meeting) error {
		if m.State == Signed {
			return Fail(Denied, "meeting.signed", "number", m.Number)
		}
		m.State = state
		if !date.IsZero() {
			m.Date = date
		}
		if err := s.check(*m).Err(); err != nil || state != Drafted {
			return err
		}
		return s.number(ctx, tx, m)
	})
}

// Sign freezes the minutes as their first edition, dated date (zero: today). A
// meeting without chair, secretary or people present can't be signed.
func (s *Meetings) Sign(ctx context.Context, id, version int64, date civil.Date) (Meeting, error) {
	return s.turn(ctx, id, version, func(tx Tx, m *Meeting) error {
		switch m.State {
		case Signed:
			return Fail(Denied, "meeting.signed", "number", m.Number)
		case Planned:
			return Fail(Denied, "meeting.not_held")
		}
		m.State, m.Signed, m.Edition = Signed, cmp.Or(date, s.Today()), 1
		f := s.check(*m)
		checkSigned(f, *m, s.Today())
		if err := f.Err(); err != nil {
			return err
		}
		if err := s.number(ctx, tx, m); err != nil {
			return err
		}
		taken, err := tx.CountDecisions(ctx, DecisionFilter{Meeting: m.ID}, 1)
		m.WithoutQuorum = m.decidesWithoutQuorum(taken)
		return err
	})
}

// turn changes where a meeting stands, from the version that the person saw.
func (s *Meetings) turn(ctx context.Context, id, version int64, change func(Tx, *Meeting) error) (Meeting, error) {
	var m Meeting
	err := s.store.InTx(ctx, func(tx Tx) error {
		old, err := tx.Meeting(ctx, id)
		if err != nil {
			return err
		}
		m = old
		m.Version = version
		if err := change(tx, &m); err != nil {
			return err
		}
		if err := s.update(ctx, tx, old, &m); err != nil {
			return err
		}
		if m.Edition == old.Edition {
			return nil
		}
		return s.keepEdition(ctx, tx, m, "")
	})
	if err != nil {
		return m, fmt.Errorf("change state of meeting: %w", err)
	}
	s.bus.Publish(Changed{EntityMeeting, m.ID})
	return m, nil
}

// keepEdition stores signed minutes whole, with the decisions as they stand.
func (s *Meetings) keepEdition(ctx context.Context, tx Tx, m Meeting, reason string) error {
	rows, err := tx.DecisionRows(ctx, DecisionQuery{Filter: DecisionFilter{Meeting: m.ID}, Sort: PlanByMade, Limit: mostDecisions})
	if err != nil {
		return err
	}
	e := Edition{MeetingID: m.ID, Edition: m.Edition, Signed: m.Signed, Actor: s.Actor(), Reason: reason, Meeting: m}
	for _, row := range rows {
		d, err := tx.Decision(ctx, row.ID)
		if err != nil {
			return err
		}
		e.Decisions = append(e.Decisions, d)
	}
	return tx.AddEdition(ctx, &e)
}

// checkSigned is what minutes need beyond a form that can be saved.
func checkSigned(f *Faults, m Meeting, today civil.Date) {
	if m.Chair == "" {
		f.Add("chair", "meeting.chair_needed")
	}
	if m.Secretary == "" {
		f.Add("secretary", "meeting.secretary_needed")
	}
	if m.Attendance.Total == 0 {
		f.Add("total", "meeting.present_needed")
	}
	switch {
	case m.Signed.After(today):
		f.Add("signed", "check.date_future", "today", today)
	case m.Signed.Before(m.Date):
		f.Add("signed", "meeting.signed_before", "date", m.Date)
	}
}
