package demo

import (
	"cmp"
	"context"

	"kairyluu/app"
	"kairyluu/app/civil"
)

// Shares in per cent of what happens to decisions.
const (
	dated      = 92
	given      = 86 // to somebody of the office; the others to a partner
	helped     = 20 // with a co-executor
	fulfilled  = 64
	givenUp    = 7
	overdue    = 25 // of those fulfilled
	chased     = 85 // of the rest: fulfilled long after their day
	putOff     = 18
	takenUp    = 3 // again, of those fulfilled
	noProgress = 35
)

// decide makes up the decisions of a meeting and stores them with their lives.
func (h *host) decide(ctx context.Context, tx app.Tx, s *scene, m *app.Meeting, themes []*theme, r *resolution) ([]app.Decision, error) {
	var decisions []app.Decision
	for i, t := range themes {
		if t == nil {
			continue
		}
		made, err := h.settle(ctx, tx, s, m, &m.Agenda[i], t)
		if err != nil {
			return nil, err
		}
		decisions = append(decisions, made...)
	}
	if r != nil {
		d := h.resolved(s, m, r)
		if err := h.putDecision(ctx, tx, s, &d, h.talk.Themes[0], r); err != nil {
			return nil, err
		}
		decisions = append(decisions, d)
	}
	h.carry[m.SeriesID] = append(h.carry[m.SeriesID], decisions...)
	m.WithoutQuorum = !m.QuorumMet()
	if err := tx.UpdateMeeting(ctx, m); err != nil || !h.percent(aloneAfter) {
		return decisions, err
	}
	alone := h.decision(s, &app.Meeting{Date: m.Date, Settlements: m.Settlements}, h.talk.Themes[0])
	alone.Text = s.tellOne(h.talk.Themes[0].Decisions)
	return decisions, h.putDecision(ctx, tx, s, &alone, h.talk.Themes[0], nil)
}

// settle makes up the vote and the decisions of one item.
func (h *host) settle(ctx context.Context, tx app.Tx, s *scene, m *app.Meeting, item *app.AgendaItem, t *theme) ([]app.Decision, error) {
	h.vote(item, m.Attendance.Total)
	var decisions []app.Decision
	for _, k := range h.Perm(len(t.Decisions))[:h.between(1, len(t.Decisions))] {
		d := h.decision(s, m, t)
		d.ItemUID, d.Text = item.UID, s.tell(&t.Decisions[k])
		item.Decided = cmp.Or(item.Decided, d.Text)
		if err := h.putDecision(ctx, tx, s, &d, t, nil); err != nil {
			return nil, err
		}
		decisions = append(decisions, d)
	}
	return decisions, nil
}

// resolved is the decision that became a collective appeal, with its item.
func (h *host) resolved(s *scene, m *app.Meeting, r *resolution) app.Decision {
	d := h.decision(s, m, h.talk.Themes[0])
	d.Text, d.TopicID, d.Source, d.AppealID, d.SettlementID = r.text, r.topic, app.FromResidents, r.id, r.place
	item := app.AgendaItem{UID: m.Agenda[0].UID + "r", Title: d.Label(), Decided: r.text, For: r.signatures}
	m.Agenda = append(m.Agenda, item)
	d.ItemUID = item.UID
	return d
}

// vote makes up hands for, against and away; never more than came.
func (h *host) vote(item *app.AgendaItem, present int) {
	item.Against = present * h.between(0, 8) / 100
	item.Abstained = present * h.between(0, 10) / 100
	item.For = present - item.Against - item.Abstained - h.between(0, present/10)
}

// decision makes up whose proposal it is, who answers for it and until when.
func (h *host) decision(s *scene, m *app.Meeting, t *theme) app.Decision {
	weights := []int{55, 20, 13, 12}
	if m.FormID == h.forms["04"] {
		weights = []int{25, 25, 25, 25}
	}
	d := app.Decision{
		MeetingID: m.ID, Source: app.Sources[h.weighted(weights...)], SettlementID: one(h.dice, m.Settlements),
		TopicID: h.m.topicIDs[t.Code], Made: m.Date,
	}
	if h.percent(given) {
		d.ResponsibleID = h.m.staff.ids[h.IntN(len(h.m.staff.ids))]
		if h.percent(helped) {
			d.CoExecutors = []app.Assignment{{ExecutorID: h.m.staff.other(h.dice, d.ResponsibleID)}}
		}
	} else if h.percent(80) {
		o := one(h.dice, h.talk.Organisations)
		d.Partner = o.RU
		if s.lang == app.Kyrgyz {
			d.Partner = o.KY
		}
	}
	if h.percent(dated) {
		d.Due = m.Date.AddDays(h.between(14, 180))
	}
	return d
}

// putDecision stores a decision with its life and the history of both.
func (h *host) putDecision(ctx context.Context, tx app.Tx, s *scene, d *app.Decision, t *theme, r *resolution) error {
	events := h.course(s, d, t, r)
	d.Progress = app.Proceed(d.Due, events)
	if err := tx.AddDecision(ctx, d); err != nil {
		return err
	}
	for i := range events {
		e := &events[i]
		e.DecisionID, e.At, e.Actor = d.ID, h.hour(e.Date), h.m.staff.clerk(h.dice)
		if err := tx.AddDecisionEvent(ctx, e); err != nil {
			return err
		}
		action, change := "event."+string(e.Kind), app.Change{Field: "Date", New: e.Date.String()}
		if i == 0 {
			action, change = "create", app.Change{Field: "Text", New: d.Text}
		}
		if err := h.record(ctx, tx, e.At, app.EntityDecision, d.ID, d.Label(), action, change); err != nil {
			return err
		}
	}
	return nil
}

// course tells the life of a decision up to the office's last day.
type course struct {
	until  civil.Date
	events []app.DecisionEvent
}

// add tells a step on a day, or on that of the step before if later; false when
// that day has not come.
func (c *course) add(day civil.Date, e app.DecisionEvent) bool {
	if n := len(c.events); n > 0 && day.Before(c.events[n-1].Date) {
		day = c.events[n-1].Date
	}
	if day.After(c.until) {
		return false
	}
	e.Date = day
	c.events = append(c.events, e)
	return true
}

// course makes up what happened to a decision.
func (h *host) course(s *scene, d *app.Decision, t *theme, r *resolution) []app.DecisionEvent {
	c := &course{until: h.m.until}
	c.add(d.Made, app.DecisionEvent{Kind: app.DecisionMade})
	if r != nil {
		c.add(r.registered, app.DecisionEvent{Kind: app.DecisionAppealed, Text: r.number})
	}
	whole := 90
	if !d.Due.IsZero() {
		whole = d.Due.Sub(d.Made)
	}
	if !h.percent(noProgress) {
		c.add(d.Made.AddDays(whole/3), app.DecisionEvent{Kind: app.DecisionProgress, Percent: h.between(2, 5) * 10, Text: s.tellOne(t.Progress)})
	}
	if !d.Due.IsZero() && h.percent(putOff) {
		later := h.between(30, 90)
		e := app.DecisionEvent{Kind: app.DecisionPostponed, Due: d.Due.AddDays(later), Text: s.tellOne(h.talk.Postponed)}
		if c.add(d.Made.AddDays(whole*4/5), e) {
			whole += later
		}
	}
	h.end(s, c, d.Made, whole, t)
	return c.events
}

// end tells what a decision came to; some come to nothing and stay late.
func (h *host) end(s *scene, c *course, made civil.Date, whole int, t *theme) {
	last := made.AddDays(whole - h.IntN(max(1, whole/4)))
	switch {
	case h.percent(fulfilled):
		if h.percent(overdue) {
			last = made.AddDays(whole + h.between(1, 45))
		}
		if h.percent(50) {
			c.add(made.AddDays(whole*2/3), app.DecisionEvent{Kind: app.DecisionProgress, Percent: h.between(6, 9) * 10, Text: s.tellOne(t.Progress)})
		}
		done := c.add(last, app.DecisionEvent{Kind: app.DecisionFulfilled, Text: s.tellOne(t.Done)})
		if done && h.percent(takenUp) {
			c.add(last.AddDays(h.between(20, 70)), app.DecisionEvent{Kind: app.DecisionRevived, Text: s.tellOne(h.talk.Revived)})
		}
	case h.percent(100 * givenUp / (100 - fulfilled)):
		c.add(last, app.DecisionEvent{Kind: app.DecisionGivenUp, Text: s.tellOne(h.talk.Dropped)})
	case h.percent(chased): // left lying, and done when the head asked about it
		late := made.AddDays(whole + h.between(20, 90))
		c.add(late, app.DecisionEvent{Kind: app.DecisionFulfilled, Text: s.tellOne(t.Done)})
	}
}
