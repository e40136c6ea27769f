package app

import (
	"context"
	"fmt"
	"slices"
)

// Places is what one asks of a settlement as a whole.
type Places struct{ *Desk }

// PlaceCase is everything the office knows about a settlement.
type PlaceCase struct {
	Settlement Entry // with its population
	Appeals    int
	Open       int
	Late       int
	ByTopic    []Group      // appeals by group of topics and topic, keys are entry ids
	Meetings   []MeetingRow // the last ones, newest first
	MeetingsN  int
	Decisions  []DecisionGroup // by state
	OpenPlan   []DecisionRow   // open decisions, by date
	Risks      []Finding       // those that still stand first in the register
	Practices  []Finding
	Projects   []ProjectRow // of grants, the newest first
	ProjectsN  int
	Grants     ProjectGroup // what all of them add up to
	Photos     int          // attached to its meetings, findings and decisions
}

// mostOnPlace is how many lines of each list a settlement's page shows.
const mostOnPlace = 50

// Place gathers everything about a settlement, seen from today.
func (s *Places) Place(ctx context.Context, settlementID int64) (PlaceCase, error) {
	var c PlaceCase
	for _, part := range []func(context.Context, int64, *PlaceCase) error{
		s.entry, s.appeals, s.meetings, s.plan, s.findings, s.projects,
	} {
		if err := part(ctx, settlementID, &c); err != nil {
			return c, fmt.Errorf("open settlement: %w", err)
		}
	}
	return c, nil
}

func (s *Places) entry(ctx context.Context, id int64, c *PlaceCase) error {
	entries, err := s.store.Entries(ctx, Settlements)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(entries, func(e Entry) bool { return e.ID == id })
	if i < 0 {
		return Fail(NotFound, "entry.gone")
	}
	c.Settlement = entries[i]
	return nil
}

func (s *Places) appeals(ctx context.Context, id int64, c *PlaceCase) (err error) {
	here := AppealFilter{Settlement: id, Today: s.Today()}
	if c.ByTopic, err = s.store.Tally(ctx, here, DimTopic); err != nil {
		return err
	}
	for _, g := range c.ByTopic {
		c.Appeals += g.N
	}
	open, late := here, here
	open.Open, late.Late = true, true
	if c.Open, err = s.store.CountAppeals(ctx, open, 0); err != nil {
		return err
	}
	c.Late, err = s.store.CountAppeals(ctx, late, 0)
	return err
}

func (s *Places) meetings(ctx context.Context, id int64, c *PlaceCase) (err error) {
	here := MeetingFilter{Settlement: id, Today: s.Today()}
	if c.MeetingsN, err = s.store.CountMeetings(ctx, here, 0); err != nil {
		return err
	}
	c.Meetings, err = s.store.MeetingRows(ctx, MeetingQuery{Filter: here, Limit: mostOnPlace})
	return err
}

func (s *Places) plan(ctx context.Context, id int64, c *PlaceCase) (err error) {
	here := DecisionFilter{Settlement: id, Today: s.Today()}
	if c.Decisions, err = s.store.TallyDecisions(ctx, here, PerState); err != nil {
		return err
	}
	here.Open = true
	c.OpenPlan, err = s.store.DecisionRows(ctx, DecisionQuery{Filter: here, Limit: mostOnPlace})
	return err
}

func (s *Places) findings(ctx context.Context, id int64, c *PlaceCase) (err error) {
	if c.Risks, err = s.store.Findings(ctx, FindingFilter{Kind: Risk, Settlement: id}, 0, mostOnPlace); err != nil {
		return err
	}
	if c.Practices, err = s.store.Findings(ctx, FindingFilter{Kind: Practice, Settlement: id}, 0, mostOnPlace); err != nil {
		return err
	}
	c.Photos, err = s.store.CountPhotos(ctx, id)
	return err
}

func (s *Places) projects(ctx context.Context, id int64, c *PlaceCase) (err error) {
	here := ProjectFilter{Settlement: id, Today: s.Today()}
	groups, err := s.store.TallyProjects(ctx, here)
	if err != nil {
		return err
	}
	if len(groups) == 1 {
		c.Grants = groups[0]
	}
	c.ProjectsN = c.Grants.N
	c.Projects, err = s.store.ProjectRows(ctx, ProjectQuery{Filter: here, Limit: mostOnPlace, Desc: true})
	return err
}
