package dbtest

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"kairyluu/app"
	"kairyluu/app/civil"
)

// Plan is what Gather wrote: meetings and the action plan as they should be read.
type Plan struct {
	Forms, Series, Roles, Groups []app.Entry

	Meetings  []app.Meeting // by id
	Decisions []app.Decision
	Events    map[int64][]app.DecisionEvent
	Findings  []app.Finding
}

// Gather writes n made-up meetings with their decisions, and half as many risks
// and practices, into an office of Fill; the same for the same n.
func Gather(t testing.TB, s app.Store, o *Office, n int) *Plan {
	t.Helper()
	g := &gatherer{
		ctx: t.Context(), r: rand.New(rand.NewPCG(2, uint64(n))), office: o,
		plan: &Plan{Events: make(map[int64][]app.DecisionEvent)}, at: time.Date(2026, 2, 5, 9, 0, 0, 0, time.UTC),
	}
	Do(t, s, func(tx app.Tx) error {
		g.tx = tx
		return g.gather(n)
	})
	return g.plan
}

type gatherer struct {
	ctx    context.Context
	tx     app.Tx
	r      *rand.Rand
	office *Office
	plan   *Plan
	at     time.Time
}

func (g *gatherer) chance(percent int) bool { return g.r.IntN(100) < percent }

func (g *gatherer) gather(n int) error {
	for _, d := range []struct {
		to    *[]app.Entry
		dict  app.Dict
		names []string
	}{
		{&g.plan.Forms, app.MeetingForms, []string{"Сход", "Слушания", "Круглый стол"}},
		{&g.plan.Series, app.MeetingSeries, []string{"Весна", "Осень"}},
		{&g.plan.Roles, app.GuestRoles, []string{"Мэрия", "Эксперты"}},
		{&g.plan.Groups, app.PeopleGroups, []string{"Молодёжь", "Пожилые"}},
	} {
		for i, name := range d.names {
			e := app.Entry{Dict: d.dict, Code: fmt.Sprintf("%02d", i), NameRU: name, NameKY: name, Active: true}
			if err := g.tx.AddEntry(g.ctx, &e); err != nil {
				return err
			}
			*d.to = append(*d.to, e)
		}
	}
	for i := range n {
		if err := g.meeting(i+1, Today.AddDays(-500+520*i/n)); err != nil {
			return err
		}
	}
	for i := range n / 2 {
		if err := g.finding(i); err != nil {
			return err
		}
	}
	return nil
}

func (g *gatherer) meeting(i int, day civil.Date) error {
	day = day.AddDays(-g.r.IntN(4)) // entered in another order than held
	women, men := g.r.IntN(60), g.r.IntN(60)
	m := app.Meeting{
		FormID: pick(g.r, g.plan.Forms).ID, Date: day, Start: "14:00", End: "16:00", Place: fmt.Sprintf("Школа %d", i%7),
		Language: app.Kyrgyz, State: pick(g.r, app.MeetingStates), Chair: "Осмонов", Secretary: "Айнура",
		Attendance: app.Attendance{Total: women + men, Women: women, Men: men},
		Agenda:     []app.AgendaItem{{UID: fmt.Sprint("i", i), Title: pick(g.r, sentences), For: g.r.IntN(women + men + 1)}},
	}
	if m.State == app.Signed {
		m.Number, m.Signed, m.Edition = fmt.Sprint(i), day.AddDays(3), 1
	}
	if g.chance(60) {
		m.SeriesID = pick(g.r, g.plan.Series).ID
	}
	if g.chance(50) {
		m.Quorum = 50
		m.WithoutQuorum = !m.QuorumMet()
	}
	for range g.r.IntN(3) {
		if place := pick(g.r, g.office.Settlements).ID; len(m.Settlements) == 0 || m.Settlements[0] != place {
			m.Settlements = append(m.Settlements, place)
		}
	}
	if g.chance(40) {
		m.Attendance.Groups = map[int64]int{g.plan.Groups[0].ID: women / 2}
		m.Guests = []app.Guest{{Organisation: "Ассоциация жителей", RoleID: pick(g.r, g.plan.Roles).ID, Came: true}}
	}
	if err := g.tx.AddMeeting(g.ctx, &m); err != nil {
		return err
	}
	g.plan.Meetings = append(g.plan.Meetings, m)
	for range g.r.IntN(4) {
		if err := g.decision(&m); err != nil {
			return err
		}
	}
	if g.chance(25) {
		return g.decision(nil)
	}
	return nil
}

func (g *gatherer) decision(m *app.Meeting) error {
	d := app.Decision{
		Source: pick(g.r, app.Sources), Text: pick(g.r, sentences), Made: Today.AddDays(-g.r.IntN(500)),
		Note: fmt.Sprint("№", len(g.plan.Decisions)),
	}
	if m != nil {
		d.MeetingID, d.ItemUID, d.Made = m.ID, m.Agenda[0].UID, m.Date
	}
	if g.chance(85) {
		d.SettlementID = pick(g.r, g.office.Settlements).ID
	}
	if g.chance(80) {
		d.ResponsibleID = pick(g.r, g.office.Executors).ID
		d.CoExecutors = []app.Assignment{{ExecutorID: g.office.Executors[0].ID, Due: d.Made.AddDays(5)}}
	} else {
		d.Partner = "Ассоциация жителей"
	}
	if g.chance(85) {
		d.Due = d.Made.AddDays(10 + g.r.IntN(200))
	}
	if g.chance(20) {
		d.AppealID = pick(g.r, g.office.Appeals).ID
	}
	if g.chance(20) {
		d.ProjectID = int64(1 + g.r.IntN(5))
	}
	d.Progress = app.Proceed(d.Due, nil)
	if err := g.tx.AddDecision(g.ctx, &d); err != nil {
		return err
	}
	if err := g.course(&d); err != nil {
		return err
	}
	g.plan.Decisions = append(g.plan.Decisions, d)
	return nil
}

// course gives a decision a life of its own.
func (g *gatherer) course(d *app.Decision) error {
	events := []app.DecisionEvent{{Kind: app.DecisionMade, Date: d.Made}}
	add := func(percent int, e app.DecisionEvent) {
		if g.chance(percent) {
			e.Date = events[len(events)-1].Date.AddDays(g.r.IntN(30))
			events = append(events, e)
		}
	}
	add(60, app.DecisionEvent{Kind: app.DecisionProgress, Percent: 10 * g.r.IntN(10), Text: "Иш жүрүүдө"})
	add(25, app.DecisionEvent{Kind: app.DecisionPostponed, Due: d.Made.AddDays(90 + g.r.IntN(200)), Text: "Каражат жок"})
	if g.chance(80) {
		add(60, app.DecisionEvent{Kind: app.DecisionFulfilled, Text: "Бүттү"})
	} else {
		add(70, app.DecisionEvent{Kind: app.DecisionGivenUp, Text: "Шаарга берилди"})
	}
	for i := range events {
		e := &events[i]
		g.at = g.at.Add(time.Second)
		e.DecisionID, e.At, e.Actor = d.ID, g.at, "Айнура"
		if err := g.tx.AddDecisionEvent(g.ctx, e); err != nil {
			return err
		}
	}
	g.plan.Events[d.ID] = events
	d.Progress = app.Proceed(d.Due, events)
	d.Version++
	return g.tx.SetProgress(g.ctx, d.ID, d.Progress)
}

func (g *gatherer) finding(i int) error {
	f := app.Finding{
		Kind: pick(g.r, app.FindingKinds), SettlementID: pick(g.r, g.office.Settlements).ID, Title: fmt.Sprint("Свалка ", i),
		Text: pick(g.r, sentences), Since: Today.AddDays(-i), Links: []string{"https://example.kg/video"},
	}
	if f.Kind == app.Risk {
		f.Level = pick(g.r, app.Levels)
	}
	if g.chance(30) {
		f.Until = Today
	}
	if err := g.tx.AddFinding(g.ctx, &f); err != nil {
		return err
	}
	g.plan.Findings = append(g.plan.Findings, f)
	return nil
}
