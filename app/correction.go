package app

import (
	"context"
	"fmt"

	"kairyluu/app/text"
)

// Correction says what a new edition does to the decisions of signed minutes,
// and why it is needed.
type Correction struct {
	Reason    string
	Decisions []Decision // new ones, and those that read otherwise now
	Withdrawn []Decision // those that the minutes must not hold, as they were seen
}

// Correct replaces signed minutes by a new edition and says why, in one
// transaction with their decisions; the editions before are kept whole. Number
// and state stay; Signed is the day of the correction, today unless m says
// another. A withdrawn decision stays in the plan, given up for the same reason
// and tied to the meeting, but is none of its decisions any more. A stale Version
// of the meeting or of a decision is a Conflict; faults of a decision name its
// place: "decisions.0.text".
func (s *Meetings) Correct(ctx context.Context, m Meeting, c Correction) (Meeting, error) {
	m, c.Reason = s.tidy(m), text.Normalize(c.Reason)
	of := &Faults{}
	if err := s.checkDecisions(ctx, of, m, c.Decisions); err != nil {
		return m, err
	}
	err := s.store.InTx(ctx, func(tx Tx) error { return s.correct(ctx, tx, &m, c, of) })
	if err != nil {
		return m, fmt.Errorf("correct minutes: %w", err)
	}
	s.publish(m, len(c.Decisions)+len(c.Withdrawn) > 0)
	return m, nil
}

// correct stores the new edition; of are the faults of its decisions.
func (s *Meetings) correct(ctx context.Context, tx Tx, m *Meeting, c Correction, of *Faults) error {
	old, err := tx.Meeting(ctx, m.ID)
	if err != nil {
		return err
	}
	if old.State != Signed {
		return Fail(Denied, "meeting.not_signed")
	}
	m.Number, m.State, m.Edition = old.Number, Signed, old.Edition+1
	if m.Signed.IsZero() || m.Signed == old.Signed {
		m.Signed = s.Today()
	}
	f := s.check(*m)
	checkSigned(f, *m, s.Today())
	if c.Reason == "" {
		f.Add("reason", "meeting.reason_needed")
	}
	f.within("", of)
	if err := f.Err(); err != nil {
		return err
	}
	taken, err := tx.CountDecisions(ctx, DecisionFilter{Meeting: m.ID}, 0)
	if err != nil {
		return err
	}
	m.WithoutQuorum = m.decidesWithoutQuorum(taken + fresh(c.Decisions) - len(c.Withdrawn))
	if err := s.update(ctx, tx, old, m); err != nil {
		return err
	}
	if err := s.redecide(ctx, tx, *m, c); err != nil {
		return err
	}
	return s.keepEdition(ctx, tx, *m, c.Reason)
}

// fresh is how many decisions are new.
func fresh(decisions []Decision) (n int) {
	for _, d := range decisions {
		if d.ID == 0 {
			n++
		}
	}
	return n
}

// redecide makes the decisions of a meeting what its corrected minutes say.
func (s *Meetings) redecide(ctx context.Context, tx Tx, m Meeting, c Correction) error {
	decisions := &Decisions{s.Desk}
	for _, d := range c.Withdrawn {
		if err := decisions.withdraw(ctx, tx, m, d, c.Reason); err != nil {
			return err
		}
	}
	for _, d := range c.Decisions {
		d.MeetingID = m.ID
		var old Decision
		if d.ID != 0 {
			var err error
			if old, err = tx.Decision(ctx, d.ID); err != nil {
				return err
			}
		}
		if err := decisions.put(ctx, tx, old, &d); err != nil {
			return err
		}
	}
	return nil
}

// withdraw takes a decision out of the minutes of m. What is open is given up;
// the tie says where it came from.
func (s *Decisions) withdraw(ctx context.Context, tx Tx, m Meeting, seen Decision, reason string) error {
	d, err := tx.Decision(ctx, seen.ID)
	if err != nil {
		return err
	}
	if d.MeetingID != m.ID {
		return Fail(Conflict, "decision.changed")
	}
	old := d
	d.MeetingID, d.ItemUID, d.Version = 0, "", seen.Version
	if err := tx.UpdateDecision(ctx, &d); err != nil {
		return err
	}
	if err := s.record(ctx, tx, EntityDecision, d.ID, d.Label(), "update", diffJSON(old, d)); err != nil {
		return err
	}
	err = tx.Link(ctx, Related{Entity: EntityMeeting, ID: m.ID, Label: m.Label()},
		Related{Entity: EntityDecision, ID: d.ID, Label: d.Label()})
	if err != nil {
		return err
	}
	if d.Progress.State.Finished() {
		return nil
	}
	return s.enter(ctx, tx, &d, DecisionEvent{Kind: DecisionGivenUp, MeetingID: m.ID, Text: reason})
}
