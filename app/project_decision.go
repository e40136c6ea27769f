package app

import (
	"context"
	"fmt"
	"slices"
)

// FromDecision fills the form of the project that a decision would become, from the
// decision, the meeting it was taken at and the votes for it. Nothing is stored. A
// decision that became a project already is Denied.
func (s *Projects) FromDecision(ctx context.Context, decisionID int64) (Project, error) {
	p, err := s.draft(ctx, decisionID)
	if err != nil {
		return p, fmt.Errorf("draft project of decision: %w", err)
	}
	return p, nil
}

func (s *Projects) draft(ctx context.Context, decisionID int64) (p Project, err error) {
	d, err := s.store.Decision(ctx, decisionID)
	if err != nil {
		return p, err
	}
	if err := freeOfProject(d); err != nil {
		return p, err
	}
	p = Project{
		TitleRU: d.Label(), Problem: d.Text, Settlements: distinct([]int64{d.SettlementID}), MeetingID: d.MeetingID,
		ItemUID: d.ItemUID, Finish: d.Progress.Due, Links: slices.Clone(d.Links), Community: d.Partner,
	}
	if p.People, err = s.responsible(ctx, d); err != nil || d.MeetingID == 0 {
		return p, err
	}
	m, err := s.store.Meeting(ctx, d.MeetingID)
	if err != nil {
		return p, err
	}
	if m.Language == Kyrgyz {
		p.TitleRU, p.TitleKY = "", p.TitleRU
	}
	if len(p.Settlements) == 0 {
		p.Settlements = slices.Clone(m.Settlements)
	}
	return p, nil
}

// responsible names who answers for a decision as the first person in charge.
func (s *Projects) responsible(ctx context.Context, d Decision) ([]ProjectPerson, error) {
	executors, err := choicesOf(ctx, s.store, Executors)
	e, known := executors[d.ResponsibleID]
	if err != nil || !known {
		return nil, err
	}
	return []ProjectPerson{{Name: e.Name(Russian), Role: e.Post, Phone: e.Phone}}, nil
}

func freeOfProject(d Decision) error {
	if d.ProjectID != 0 {
		return Fail(Denied, "decision.project_already")
	}
	return nil
}

// SaveFromDecision stores a project and writes into the decision which one it
// became, in one transaction, so that the link can be walked both ways. A decision
// becomes one project only, else Denied.
func (s *Projects) SaveFromDecision(ctx context.Context, p Project, decisionID int64) (Project, error) {
	return s.SaveForm(ctx, ProjectForm{Project: p, DecisionID: decisionID})
}

// carryOut writes into a decision which project it became.
func (s *Projects) carryOut(ctx context.Context, tx Tx, decisionID int64, p Project) (Decision, error) {
	old, err := tx.Decision(ctx, decisionID)
	if err != nil {
		return old, err
	}
	if err := freeOfProject(old); err != nil {
		return old, err
	}
	d := old
	d.ProjectID = p.ID
	if err := tx.UpdateDecision(ctx, &d); err != nil {
		return d, err
	}
	err = s.record(ctx, tx, EntityDecision, d.ID, d.Label(), "update", diffJSON(old, d))
	return d, err
}
