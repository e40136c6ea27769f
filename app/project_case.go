package app

import (
	"context"
	"fmt"
)

// ProjectCase is a project as its card shows it.
type ProjectCase struct {
	Project     Project
	Programme   Programme
	Events      []ProjectEvent         // in order of date
	EventPhotos map[int64][]Attachment // by event
	Budgets     []Budget               // the last one is in force
	Balances    []Balance
	Share       Share
	Checks      []MoneyCheck
	Tranches    []Tranche
	Milestones  []Milestone
	Papers      []ProjectPaper
	Scans       map[int64][]Attachment  // by paper
	Photos      map[string][]Attachment // by PhotoEntities
	Next        []NextStage
	Payers      []PayerRow
	Meeting     *MeetingRow // where residents chose it
	Votes       AgendaItem  // that they voted on
	Related     []Related
}

// Case returns everything the card of a project shows, its checks seen from today.
func (s *Projects) Case(ctx context.Context, id int64) (ProjectCase, error) {
	c, err := s.open(ctx, id)
	if err != nil {
		return c, fmt.Errorf("open project: %w", err)
	}
	return c, nil
}

func (s *Projects) open(ctx context.Context, id int64) (c ProjectCase, err error) {
	b, err := ReadBooks(ctx, s.store, id)
	if err != nil {
		return c, err
	}
	c = ProjectCase{
		Project: b.Project, Programme: b.Programme, Events: ProjectStepsInOrder(b.Events), Balances: b.Balances(),
		Share: b.Share(), Checks: b.Checks(s.Today()), Tranches: b.Tranches, Milestones: b.Milestones, Papers: b.Papers,
		Payers: b.Payers,
	}
	for _, stage := range b.Programme.Next(b.Standing()) {
		c.Next = append(c.Next, b.before(stage))
	}
	if c.Budgets, err = s.store.Budgets(ctx, id); err != nil {
		return c, err
	}
	if c.Related, err = s.store.Related(ctx, EntityProject, id); err != nil {
		return c, err
	}
	if err := s.files(ctx, &c); err != nil {
		return c, err
	}
	return c, s.vote(ctx, &c)
}

// files gathers the photos and the scans of a project.
func (s *Projects) files(ctx context.Context, c *ProjectCase) error {
	c.EventPhotos, c.Scans, c.Photos = map[int64][]Attachment{}, map[int64][]Attachment{}, map[string][]Attachment{}
	for _, e := range c.Events {
		if err := attachedTo(ctx, s.store, c.EventPhotos, EntityProjectEvent, e.ID, e.ID); err != nil {
			return err
		}
	}
	for _, p := range c.Papers {
		if err := attachedTo(ctx, s.store, c.Scans, EntityProjectPaper, p.ID, p.ID); err != nil {
			return err
		}
	}
	for _, phase := range PhotoEntities {
		if err := attachedTo(ctx, s.store, c.Photos, phase, c.Project.ID, phase); err != nil {
			return err
		}
	}
	return nil
}

// attachedTo puts what is attached to a thing under a key, when there is anything.
func attachedTo[K comparable](ctx context.Context, r Reader, by map[K][]Attachment, entity string, id int64, key K) error {
	files, err := r.Attachments(ctx, entity, id)
	if len(files) > 0 {
		by[key] = files
	}
	return err
}

// vote finds the meeting at which residents chose the project, and their votes.
func (s *Projects) vote(ctx context.Context, c *ProjectCase) error {
	id := c.Project.MeetingID
	if id == 0 {
		return nil
	}
	rows, err := s.store.MeetingRows(ctx, MeetingQuery{Filter: MeetingFilter{ID: id, Today: s.Today()}, Limit: 1})
	if err != nil || len(rows) == 0 {
		return err
	}
	c.Meeting = &rows[0]
	m, err := s.store.Meeting(ctx, id)
	c.Votes = m.Item(c.Project.ItemUID)
	return err
}
