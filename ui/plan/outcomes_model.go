package plan

import (
	"context"
	"strings"

	"kairyluu/app"
)

// mostTold is how many decisions the story tells at once.
const mostTold = 60

// tally is how far the decisions of a story have come.
type tally struct {
	all, done, started, open, dropped, late int
}

func tallied(groups []app.DecisionGroup) tally {
	var t tally
	for _, g := range groups {
		t.all += g.N
		t.late += g.Late
		switch app.DecisionState(g.Keys[0]) {
		case app.DecisionDone:
			t.done += g.N
		case app.DecisionStarted:
			t.started += g.N
		case app.DecisionDropped:
			t.dropped += g.N
		default:
			t.open += g.N
		}
	}
	return t
}

// share is the part done, in whole per cent.
func (t tally) share() int {
	if t.all == 0 {
		return 0
	}
	return (t.done*100 + t.all/2) / t.all
}

// story is what came of some decisions.
type story struct {
	tally tally
	cases []app.DecisionCase
}

// loadStory reads the first decisions of a list with everything that came of
// them, in the order they were made.
func loadStory(ctx context.Context, office *app.Office, f app.DecisionFilter) (s story, err error) {
	groups, err := office.Decisions.Tally(ctx, f, app.PerState)
	if err != nil {
		return s, err
	}
	s.tally = tallied(groups)
	rows, err := office.Decisions.Rows(ctx, app.DecisionQuery{Filter: f, Sort: app.PlanByMade, Desc: true, Limit: mostTold})
	if err != nil {
		return s, err
	}
	for _, r := range rows {
		c, err := office.Decisions.Case(ctx, r.ID)
		if app.ErrorCode(err) == app.NotFound {
			continue
		}
		if err != nil {
			return s, err
		}
		s.cases = append(s.cases, c)
	}
	return s, nil
}

// cameOf is what has come of a decision in the words of those who did it: how it
// ended or, while it goes on, the last that was said.
func cameOf(events []app.DecisionEvent) (e app.DecisionEvent, ok bool) {
	for i := len(events) - 1; i >= 0; i-- {
		e := events[i]
		if e.TakenBack == nil && e.Kind != app.DecisionMade && e.Kind != app.DecisionAppealed {
			return e, true
		}
	}
	return app.DecisionEvent{}, false
}

// told are the lines under a decision: who, until when, what came of it, and what
// became of its appeal.
func (v view) told(c app.DecisionCase) []string {
	d := c.Decision
	who := []string{v.responsible(d.ResponsibleID, d.Partner)}
	if d.SettlementID != 0 {
		who = append(who, v.Name(d.SettlementID))
	}
	if !d.Progress.State.Finished() && !d.Progress.Due.IsZero() {
		who = append(who, v.Words.T("plan.outcomes.due", "due", d.Progress.Due))
	}
	lines := []string{strings.Join(who, " · ")}
	if e, ok := cameOf(c.Events); ok {
		lines = append(lines, v.Day(e.Date)+". "+v.eventText(e))
	} else {
		lines = append(lines, v.Words.T("plan.outcomes.nothing"))
	}
	return append(lines, v.appealOutcome(c)...)
}

func (v view) appealOutcome(c app.DecisionCase) []string {
	if c.Appeal == nil {
		return nil
	}
	a := *c.Appeal
	said := v.Say("state", string(a.State))
	if a.Outcome != "" {
		said += ", " + v.Say("outcome", string(a.Outcome))
	}
	return []string{v.Words.T("plan.outcomes.appeal", "number", a.Number, "state", said)}
}

// photosOf are the photos of every event that counts, oldest first.
func photosOf(c app.DecisionCase) []app.Attachment {
	var photos []app.Attachment
	for _, e := range c.Events {
		if e.TakenBack == nil {
			photos = append(photos, c.Photos[e.ID]...)
		}
	}
	return photos
}
