package demo_test

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"testing"
	"time"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/demo"
	"kairyluu/app/seed"
	"kairyluu/assets"
)

// store keeps what is written to it in memory. What the made-up office has no use
// for is not there and panics.
type store struct {
	app.Tx
	entries   map[app.Dict][]app.Entry
	days      []civil.Day
	terms     civil.Terms
	settings  map[string]json.RawMessage
	residents []app.Resident
	appeals   []app.Appeal
	events    []app.Event
	records   []app.Record
	counters  map[string]int
	commits   int
	lastID    int64
	refuse    error // what AddAppeal answers

	meetings  []app.Meeting
	editions  []app.Edition
	decisions []app.Decision
	steps     []app.DecisionEvent
	findings  []app.Finding
	links     int
}

func (s *store) id() int64 { s.lastID++; return s.lastID }

func (s *store) InTx(_ context.Context, f func(app.Tx) error) error {
	s.commits++
	return f(s)
}

func (s *store) Entries(_ context.Context, d app.Dict) ([]app.Entry, error) { return s.entries[d], nil }

func (s *store) CalendarDays(context.Context) ([]civil.Day, error) { return s.days, nil }

func (s *store) Terms(context.Context) (civil.Terms, error) { return s.terms, nil }

func (s *store) Setting(_ context.Context, key string) (json.RawMessage, error) {
	return s.settings[key], nil
}

func (s *store) CountAppeals(context.Context, app.AppealFilter, int) (int, error) {
	return len(s.appeals), nil
}

func (s *store) PutDay(_ context.Context, d civil.Day) error {
	s.days = append(s.days, d)
	return nil
}

func (s *store) ReplaceTerms(_ context.Context, terms civil.Terms) error {
	s.terms = terms
	return nil
}

func (s *store) PutSetting(_ context.Context, key string, value json.RawMessage) error {
	s.settings[key] = value
	return nil
}

func (s *store) AddEntry(_ context.Context, e *app.Entry) error {
	e.ID = s.id()
	s.entries[e.Dict] = append(s.entries[e.Dict], *e)
	return nil
}

func (s *store) AddResident(_ context.Context, r *app.Resident) error {
	r.ID = s.id()
	s.residents = append(s.residents, *r)
	return nil
}

func (s *store) NextNumber(_ context.Context, year int, scope string) (int, error) {
	key := fmt.Sprint(year, scope)
	s.counters[key]++
	return s.counters[key], nil
}

func (s *store) AddAppeal(_ context.Context, a *app.Appeal) error {
	if s.refuse != nil {
		return s.refuse
	}
	a.ID = s.id()
	s.appeals = append(s.appeals, *a)
	return nil
}

func (s *store) AddEvent(_ context.Context, e *app.Event) error {
	e.ID = s.id()
	stored := *e
	stored.TakenBack = nil
	s.events = append(s.events, stored)
	return nil
}

func (s *store) TakeBack(_ context.Context, id int64, b app.TakenBack) error {
	i := slices.IndexFunc(s.events, func(e app.Event) bool { return e.ID == id })
	s.events[i].TakenBack = &b
	return nil
}

// cases are the appeals with their events as entered.
func (s *store) cases() []app.Case {
	events := map[int64][]app.Event{}
	for _, e := range s.events {
		events[e.AppealID] = append(events[e.AppealID], e)
	}
	cases := make([]app.Case, len(s.appeals))
	for i, a := range s.appeals {
		cases[i] = app.Case{Appeal: a, Events: events[a.ID]}
	}
	return cases
}

func (s *store) AddRecord(_ context.Context, r *app.Record) error {
	s.records = append(s.records, *r)
	return nil
}

// today is a Wednesday.
var today = civil.MustParse("2026-09-23")

// Programmes answers that there are none: projects are tested over the real store.
func (s *store) Programmes(context.Context, app.ProgrammeFilter) ([]app.Programme, error) {
	return nil, nil
}

func (s *store) AddProgramme(_ context.Context, p *app.Programme) error {
	p.ID, p.Version = s.id(), 1
	return nil
}

// office is an empty office over a new store.
func office(t testing.TB) (*app.Office, *store) {
	t.Helper()
	s := &store{
		entries: map[app.Dict][]app.Entry{}, settings: map[string]json.RawMessage{}, counters: map[string]int{},
	}
	o := app.New(s, nil, func() time.Time { return today.Time(time.UTC) })
	if err := demo.SetUp(t.Context(), o, start(t)); err != nil {
		t.Fatal(err)
	}
	return o, s
}

// filled is an office with n appeals.
func filled(t testing.TB, n int, seed uint64) *store {
	t.Helper()
	o, s := office(t)
	if err := demo.Fill(t.Context(), o, demo.Options{Appeals: n, Seed: seed, Until: today}); err != nil {
		t.Fatal(err)
	}
	return s
}

func (s *store) AddMeeting(_ context.Context, m *app.Meeting) error {
	m.ID, m.Version = s.id(), 1
	s.meetings = append(s.meetings, *m)
	return nil
}

func (s *store) UpdateMeeting(_ context.Context, m *app.Meeting) error {
	m.Version++
	s.meetings[slices.IndexFunc(s.meetings, func(o app.Meeting) bool { return o.ID == m.ID })] = *m
	return nil
}

func (s *store) AddEdition(_ context.Context, e *app.Edition) error {
	s.editions = append(s.editions, *e)
	return nil
}

func (s *store) AddDecision(_ context.Context, d *app.Decision) error {
	d.ID, d.Version = s.id(), 1
	s.decisions = append(s.decisions, *d)
	return nil
}

func (s *store) AddDecisionEvent(_ context.Context, e *app.DecisionEvent) error {
	e.ID = s.id()
	s.steps = append(s.steps, *e)
	return nil
}

func (s *store) AddFinding(_ context.Context, f *app.Finding) error {
	f.ID = s.id()
	s.findings = append(s.findings, *f)
	return nil
}

func (s *store) Link(context.Context, app.Related, app.Related) error {
	s.links++
	return nil
}

// start is what the made-up office starts from.
func start(t testing.TB) app.Seed {
	t.Helper()
	start, err := seed.Office(assets.Seed, app.CityBishkek)
	if err != nil {
		t.Fatal(err)
	}
	return start
}
