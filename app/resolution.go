package app

import (
	"cmp"
	"context"
	"fmt"

	"kairyluu/app/civil"
)

// AppealDraft is what a person may say of the appeal that a decision becomes;
// what is empty is taken from the decision and its meeting.
type AppealDraft struct {
	Number       string
	Kind         Kind // empty: Proposal
	Language     Language
	Registered   civil.Date // zero: today
	SettlementID int64
	Address      Address
	TopicID      int64
	Summary      string
	Text         string
	Signatures   int         // 0: votes for the item of the agenda, or those present
	Applicants   []Applicant // whom to answer; none: the meeting itself
	ExecutorID   int64       // a resolution to that executor is entered too
	Note         string
}

// Propose fills the draft of the appeal that a decision would become.
func (s *Decisions) Propose(ctx context.Context, decisionID int64) (AppealDraft, error) {
	d, err := s.store.Decision(ctx, decisionID)
	if err != nil {
		return AppealDraft{}, fmt.Errorf("propose appeal: %w", err)
	}
	var m Meeting
	if d.MeetingID != 0 {
		if m, err = s.store.Meeting(ctx, d.MeetingID); err != nil {
			return AppealDraft{}, fmt.Errorf("propose appeal: %w", err)
		}
	}
	return s.filled(AppealDraft{}, d, m), nil
}

// ToAppeal turns a decision into a collective appeal, which a resolution of a
// meeting is by law 67, art. 1: registered with number and term, signed by those
// who voted for, and linked both ways, in one transaction. A decision becomes one
// appeal only. That the appeal is answered does not fulfil the decision.
func (s *Decisions) ToAppeal(ctx context.Context, decisionID int64, draft AppealDraft) (Appeal, error) {
	settings, err := s.Settings(ctx)
	if err != nil {
		return Appeal{}, err
	}
	cal, terms, err := s.Rules(ctx)
	if err != nil {
		return Appeal{}, err
	}
	var a Appeal
	var d Decision
	err = s.store.InTx(ctx, func(tx Tx) (err error) {
		if d, err = tx.Decision(ctx, decisionID); err != nil {
			return err
		}
		if d.AppealID != 0 {
			return Fail(Denied, "decision.appealed_already")
		}
		var m Meeting
		if d.MeetingID != 0 {
			if m, err = tx.Meeting(ctx, d.MeetingID); err != nil {
				return err
			}
		}
		appeals := &Appeals{s.Desk}
		draft = s.filled(draft, d, m)
		a = appeals.tidy(draft.appeal(m))
		if err := appeals.check(a, cal).Err(); err != nil {
			return err
		}
		a.Standing = Stand(firstDue(a, cal, terms), nil)
		if err := appeals.register(ctx, tx, &a, Registration{ExecutorID: draft.ExecutorID}, settings); err != nil {
			return err
		}
		return s.appealed(ctx, tx, &d, a)
	})
	if err != nil {
		return a, fmt.Errorf("turn decision into appeal: %w", err)
	}
	s.bus.Publish(Changed{EntityAppeal, a.ID})
	s.publish(d)
	return a, nil
}

// appealed writes into a decision which appeal it became.
func (s *Decisions) appealed(ctx context.Context, tx Tx, d *Decision, a Appeal) error {
	old := *d
	d.AppealID = a.ID
	if err := tx.UpdateDecision(ctx, d); err != nil {
		return err
	}
	if err := s.record(ctx, tx, EntityDecision, d.ID, d.Label(), "update", diffJSON(old, *d)); err != nil {
		return err
	}
	return s.enter(ctx, tx, d, DecisionEvent{Kind: DecisionAppealed, Date: a.Registered, Text: a.Number})
}

// filled completes a draft from the decision and the meeting it was taken at.
func (s *Decisions) filled(draft AppealDraft, d Decision, m Meeting) AppealDraft {
	item := m.Item(d.ItemUID)
	draft.Kind = cmp.Or(draft.Kind, Proposal)
	draft.Language = cmp.Or(draft.Language, m.Language, Russian)
	draft.Registered = cmp.Or(draft.Registered, s.Today())
	draft.SettlementID = cmp.Or(draft.SettlementID, d.SettlementID)
	if draft.SettlementID == 0 && len(m.Settlements) > 0 {
		draft.SettlementID = m.Settlements[0]
	}
	draft.TopicID = cmp.Or(draft.TopicID, d.TopicID)
	draft.Text = cmp.Or(draft.Text, d.Text)
	draft.Summary = cmp.Or(draft.Summary, item.Title)
	draft.Signatures = cmp.Or(draft.Signatures, item.For, m.Attendance.Total)
	return draft
}

func (draft AppealDraft) appeal(m Meeting) Appeal {
	return Appeal{
		Number: draft.Number, Registered: draft.Registered, Received: draft.Registered, Written: m.Date,
		Channel: AtMeeting, Kind: draft.Kind, Multiplicity: Collective, Signatures: draft.Signatures,
		Repetition: First, Language: draft.Language, Applicants: draft.Applicants,
		SettlementID: draft.SettlementID, Address: draft.Address, TopicID: draft.TopicID,
		Summary: draft.Summary, Text: draft.Text, OnControl: true, Note: draft.Note,
	}
}
