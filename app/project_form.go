package app

import (
	"context"
	"fmt"
)

// ProjectForm is a project as its form hands it in, with what is stored beside it.
type ProjectForm struct {
	Project    Project
	Budget     *Budget // the next version, of whatever project; nil: it stays as it is
	DecisionID int64   // that the new project carries out; 0: none
}

// SaveForm stores a project, its budget and the decision it carries out, in one
// transaction: either all of the form is stored or nothing. It refuses what Save,
// SaveBudget and SaveFromDecision refuse.
func (s *Projects) SaveForm(ctx context.Context, form ProjectForm) (Project, error) {
	f, err := s.CheckForm(ctx, form)
	if err == nil {
		err = f.Err()
	}
	if err != nil {
		return form.Project, err
	}
	p := form.Project
	var carried Decision
	err = s.store.InTx(ctx, func(tx Tx) (err error) {
		if err := s.save(ctx, tx, &p); err != nil {
			return err
		}
		if form.DecisionID != 0 {
			if carried, err = s.carryOut(ctx, tx, form.DecisionID, p); err != nil {
				return err
			}
		}
		return s.saveBudgetOf(ctx, tx, &p, form.Budget)
	})
	if err != nil {
		return form.Project, fmt.Errorf("save project: %w", err)
	}
	s.publishProject(p.ID, false)
	if carried.ID != 0 {
		(&Decisions{s.Desk}).publish(carried)
	}
	return p, nil
}

// saveBudgetOf stores the next version of the budget of a project that was just
// saved, and reads the project anew: its standing and its version follow.
func (s *Projects) saveBudgetOf(ctx context.Context, tx Tx, p *Project, b *Budget) error {
	if b == nil {
		return nil
	}
	next := *b
	next.ProjectID = p.ID
	if _, err := s.saveBudget(ctx, tx, next); err != nil {
		return err
	}
	stored, err := tx.Project(ctx, p.ID)
	if err == nil {
		*p = stored
	}
	return err
}

// CheckForm says what is wrong with a form, its budget too: errors stop saving,
// warnings do not. Fields of the budget are named as CheckBudget names them.
func (s *Projects) CheckForm(ctx context.Context, form ProjectForm) (*Faults, error) {
	f, err := s.Check(ctx, form.Project)
	if err != nil || form.Budget == nil {
		return f, err
	}
	of, err := s.booksOf(ctx, form.Project)
	if err == nil {
		err = s.checkBudget(ctx, s.store, f, *form.Budget, of)
	}
	if err != nil {
		return f, fmt.Errorf("check budget: %w", err)
	}
	return f, nil
}

// booksOf are the books that a budget is held against; a new project has none yet
// but the rules of its programme.
func (s *Projects) booksOf(ctx context.Context, p Project) (Books, error) {
	if p.ID != 0 {
		return ReadBooks(ctx, s.store, p.ID)
	}
	programme, err := s.store.Programme(ctx, p.ProgrammeID)
	if err != nil && ErrorCode(err) != NotFound { // told beside the programme
		return Books{}, err
	}
	return Books{Programme: programme, Project: p}, nil
}
