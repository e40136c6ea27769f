package app

import (
	"context"
	"fmt"
	"strconv"

	"kairyluu/app/money"
)

// PlaceRow is one line of the list of settlements.
type PlaceRow struct {
	Settlement Entry
	Appeals    int
	Open       int // of them on control
	Late       int // of them late
	Meetings   int
	Plan       int // decisions that are not finished
	LatePlan   int // of them late
	Risks      int // that still stand
	HighRisks  int // of them grave
	Practices  int
	Projects   int       // of grants
	Running    int       // of them not ended
	Planned    money.Sum // that they will cost
	Received   money.Sum
}

// Rows counts what the office has on each settlement, seen from today, in the
// order of the dictionary. Settlements that are no longer used and about which
// nothing is known are left out.
func (s *Places) Rows(ctx context.Context) ([]PlaceRow, error) {
	entries, err := s.store.Entries(ctx, Settlements)
	if err != nil {
		return nil, fmt.Errorf("list settlements: %w", err)
	}
	by := make(map[string]*PlaceRow, len(entries))
	rows := make([]PlaceRow, len(entries))
	for i, e := range entries {
		rows[i].Settlement = e
		by[strconv.FormatInt(e.ID, 10)] = &rows[i]
	}
	for _, count := range []func(context.Context, map[string]*PlaceRow) error{s.countAppeals, s.countPlan, s.countRest} {
		if err := count(ctx, by); err != nil {
			return nil, fmt.Errorf("list settlements: %w", err)
		}
	}
	var known []PlaceRow
	for _, r := range rows {
		if r.Settlement.Active || r.figures() != [10]int{} {
			known = append(known, r)
		}
	}
	return known, nil
}

// figures are the counts of the row alone.
func (r PlaceRow) figures() [10]int {
	return [10]int{r.Appeals, r.Open, r.Late, r.Meetings, r.Plan, r.LatePlan, r.Risks, r.HighRisks, r.Practices, r.Projects}
}

func (s *Places) countAppeals(ctx context.Context, by map[string]*PlaceRow) error {
	for _, c := range []struct {
		filter AppealFilter
		put    func(*PlaceRow, int)
	}{
		{AppealFilter{}, func(r *PlaceRow, n int) { r.Appeals = n }},
		{AppealFilter{Open: true}, func(r *PlaceRow, n int) { r.Open = n }},
		{AppealFilter{Late: true}, func(r *PlaceRow, n int) { r.Late = n }},
	} {
		c.filter.Today = s.Today()
		groups, err := s.store.Tally(ctx, c.filter, DimSettlement)
		if err != nil {
			return err
		}
		for _, g := range groups {
			if r := by[g.Keys[0]]; r != nil {
				c.put(r, g.N)
			}
		}
	}
	return nil
}

func (s *Places) countPlan(ctx context.Context, by map[string]*PlaceRow) error {
	groups, err := s.store.TallyDecisions(ctx, DecisionFilter{Open: true, Today: s.Today()}, PerSettlement)
	for _, g := range groups {
		if r := by[g.Keys[0]]; r != nil {
			r.Plan, r.LatePlan = g.N, g.Late
		}
	}
	return err
}

// countRest asks settlement by settlement: an office has a few dozen, and of
// these counts each is one look into an index.
func (s *Places) countRest(ctx context.Context, by map[string]*PlaceRow) error {
	for _, r := range by {
		id := r.Settlement.ID
		var err error
		if r.Meetings, err = s.store.CountMeetings(ctx, MeetingFilter{Settlement: id, Today: s.Today()}, 0); err != nil {
			return err
		}
		for _, c := range []struct {
			filter FindingFilter
			n      *int
		}{
			{FindingFilter{Kind: Risk, Settlement: id, Open: true}, &r.Risks},
			{FindingFilter{Kind: Risk, Settlement: id, Open: true, Level: HighLevel}, &r.HighRisks},
			{FindingFilter{Kind: Practice, Settlement: id}, &r.Practices},
		} {
			if *c.n, err = s.store.CountFindings(ctx, c.filter, 0); err != nil {
				return err
			}
		}
		if err := s.countProjects(ctx, r); err != nil {
			return err
		}
	}
	return nil
}

// countProjects counts the projects of a settlement: one in several settlements
// counts in each.
func (s *Places) countProjects(ctx context.Context, r *PlaceRow) error {
	here := ProjectFilter{Settlement: r.Settlement.ID, Today: s.Today()}
	groups, err := s.store.TallyProjects(ctx, here)
	if err != nil {
		return err
	}
	for _, g := range groups {
		r.Projects, r.Planned, r.Received = g.N, g.Planned, g.Received
	}
	here.Running = true
	r.Running, err = s.store.CountProjects(ctx, here, 0)
	return err
}
