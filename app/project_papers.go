package app

import (
	"context"
	"fmt"
	"slices"

	"kairyluu/app/text"
)

// AddPaper enters a document of a project; its scans are attached to it then.
// Documents are taken after the end too.
func (s *Projects) AddPaper(ctx context.Context, p ProjectPaper) (ProjectPaper, error) {
	p.Number, p.Note = text.NormalizeLine(p.Number), text.Normalize(p.Note)
	err := s.store.InTx(ctx, func(tx Tx) error {
		project, err := tx.Project(ctx, p.ProjectID)
		if err != nil {
			return err
		}
		if err := s.checkPaper(ctx, tx, p); err != nil {
			return err
		}
		p.At, p.Actor, p.TakenBack = s.now().UTC(), s.Actor(), nil
		if err := tx.AddProjectPaper(ctx, &p); err != nil {
			return err
		}
		return s.record(ctx, tx, EntityProject, project.ID, project.Label(), "paper", diffJSON(nil, p))
	})
	if err != nil {
		return p, fmt.Errorf("add document of project: %w", err)
	}
	s.publishProject(p.ProjectID, false)
	return p, nil
}

func (s *Projects) checkPaper(ctx context.Context, r Reader, p ProjectPaper) error {
	kinds, err := choicesOf(ctx, r, PaperKinds)
	if err != nil {
		return err
	}
	f := &Faults{}
	if p.KindID == 0 {
		f.Add("kind", "project.paper_kind")
	}
	kinds.check(f, "kind", p.KindID, false)
	switch {
	case p.Date.After(s.Today()):
		f.Add("date", "check.date_future", "today", s.Today())
	case !p.Date.IsZero() && p.Date.Year() < firstYear:
		f.Add("date", "check.date_far", "date", p.Date)
	}
	return f.Err()
}

// TakeBackPaper marks a document as entered by mistake.
func (s *Projects) TakeBackPaper(ctx context.Context, projectID, paperID int64, reason string) error {
	reason = text.Normalize(reason)
	if reason == "" {
		return invalid("reason", "event.reason_needed")
	}
	err := s.store.InTx(ctx, func(tx Tx) error {
		project, err := tx.Project(ctx, projectID)
		if err != nil {
			return err
		}
		papers, err := tx.ProjectPapers(ctx, projectID)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(papers, func(p ProjectPaper) bool { return p.ID == paperID })
		if i < 0 {
			return Fail(NotFound, "project.paper_gone")
		}
		if papers[i].TakenBack != nil {
			return Fail(Conflict, "event.taken_back_already")
		}
		back := TakenBack{At: s.now().UTC(), Actor: s.Actor(), Reason: reason}
		if err := tx.TakeBackProjectPaper(ctx, paperID, back); err != nil {
			return err
		}
		change := Change{Field: "paper", Old: papers[i].Number, New: reason}
		return s.record(ctx, tx, EntityProject, project.ID, project.Label(), "take_back", []Change{change})
	})
	if err != nil {
		return fmt.Errorf("take document of project back: %w", err)
	}
	s.publishProject(projectID, false)
	return nil
}
