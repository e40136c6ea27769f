package app

import (
	"cmp"
	"context"

	"kairyluu/app/text"
)

// Projects is what one does with grant projects, from the idea to the opening day.
type Projects struct{ *Desk }

// Save stores a project, new or changed. A new one enters StageIdea on
// Standing.Since, or today; how far it comes is told by events. A stale Version is
// a Conflict.
func (s *Projects) Save(ctx context.Context, p Project) (Project, error) {
	return s.SaveForm(ctx, ProjectForm{Project: p})
}

func (s *Projects) save(ctx context.Context, tx Tx, p *Project) error {
	*p = tidyProject(*p)
	if p.ID == 0 {
		return s.add(ctx, tx, p)
	}
	old, err := tx.Project(ctx, p.ID)
	if err != nil {
		return err
	}
	if err := tx.UpdateProject(ctx, p); err != nil {
		return err
	}
	p.Standing = old.Standing
	if err := s.record(ctx, tx, EntityProject, p.ID, p.Label(), "update", diffJSON(old, *p)); err != nil {
		return err
	}
	if old.ProgrammeID == p.ProgrammeID && old.Finish == p.Finish {
		return nil
	}
	return stand(ctx, tx, p)
}

// stand folds the books of a project that the caller holds.
func stand(ctx context.Context, tx Tx, p *Project) (err error) {
	p.Standing, err = refold(ctx, tx, p.ID)
	p.Version++
	return err
}

func (s *Projects) add(ctx context.Context, tx Tx, p *Project) error {
	since := cmp.Or(p.Standing.Since, s.Today())
	p.Standing = ProjectStanding{Stage: StageIdea, Since: since}
	if err := tx.AddProject(ctx, p); err != nil {
		return err
	}
	if err := s.record(ctx, tx, EntityProject, p.ID, p.Label(), "create", diffJSON(nil, p)); err != nil {
		return err
	}
	return s.enter(ctx, tx, p, &ProjectEvent{Kind: ProjectEntered, Stage: StageIdea, Date: since})
}

// enter adds an event that was checked, and folds the books.
func (s *Projects) enter(ctx context.Context, tx Tx, p *Project, e *ProjectEvent) error {
	e.ProjectID, e.At, e.Actor = p.ID, s.now().UTC(), s.Actor()
	if err := tx.AddProjectEvent(ctx, e); err != nil {
		return err
	}
	if err := s.record(ctx, tx, EntityProject, p.ID, p.Label(), string(e.Kind), diffJSON(nil, *e)); err != nil {
		return err
	}
	return stand(ctx, tx, p)
}

// Label names a project in history and links: its title.
func (p Project) Label() string { return p.Title(Russian) }

// Rows returns a page of projects, seen from today.
func (s *Projects) Rows(ctx context.Context, q ProjectQuery) ([]ProjectRow, error) {
	q.Filter.Today = s.Today()
	return s.store.ProjectRows(ctx, q)
}

// Count counts a list, up to limit (0: exactly).
func (s *Projects) Count(ctx context.Context, f ProjectFilter, limit int) (int, error) {
	f.Today = s.Today()
	return s.store.CountProjects(ctx, f, limit)
}

// Tally adds projects up by dims, seen from today.
func (s *Projects) Tally(ctx context.Context, f ProjectFilter, dims ...ProjectDim) ([]ProjectGroup, error) {
	f.Today = s.Today()
	return s.store.TallyProjects(ctx, f, dims...)
}

// tidyProject normalises what was typed and drops lines left empty.
func tidyProject(p Project) Project {
	for _, line := range []*string{
		&p.Number, &p.TitleRU, &p.TitleKY, &p.Community, &p.Place, &p.Contractor, &p.Contract, &p.BalanceHolder,
	} {
		*line = text.NormalizeLine(*line)
	}
	for _, t := range []*string{&p.Problem, &p.Aim, &p.Chosen, &p.Upkeep, &p.Note} {
		*t = text.Normalize(*t)
	}
	p.Settlements, p.Links = distinct(p.Settlements), lines(p.Links)
	if p.MeetingID == 0 {
		p.ItemUID = ""
	}
	if b := &p.Beneficiaries; b.Total == 0 && b.Women >= 0 && b.Men >= 0 {
		b.Total = b.Women + b.Men
	}
	var people []ProjectPerson
	for _, x := range p.People {
		if x = x.tidy(); x != (ProjectPerson{}) {
			people = append(people, x)
		}
	}
	p.People = people
	return p
}

func (x ProjectPerson) tidy() ProjectPerson {
	x.Name, x.Role, x.Phone = text.NormalizeLine(x.Name), text.NormalizeLine(x.Role), text.NormalizeLine(x.Phone)
	if phone, err := text.ParsePhone(x.Phone); err == nil {
		x.Phone = phone
	}
	return x
}
