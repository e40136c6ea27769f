package demo_test

import (
	"context"
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/demo"
)

func TestTheSameSeedMakesTheSameOffice(t *testing.T) {
	a, b, other := filled(t, 300, 7), filled(t, 300, 7), filled(t, 300, 8)
	for name, same := range map[string]bool{
		"residents": reflect.DeepEqual(a.residents, b.residents),
		"appeals":   reflect.DeepEqual(a.appeals, b.appeals),
		"events":    reflect.DeepEqual(a.events, b.events),
		"history":   reflect.DeepEqual(a.records, b.records),
	} {
		if !same {
			t.Errorf("%s differ for one seed", name)
		}
	}
	if reflect.DeepEqual(a.appeals, other.appeals) {
		t.Error("two seeds make the same appeals")
	}
}

func TestFillMakesAsManyAsAskedFor(t *testing.T) {
	o, s := office(t)
	var seen [][2]int
	err := demo.Fill(t.Context(), o, demo.Options{
		Appeals: 4300, Residents: 1000, Seed: 1, Until: today,
		Progress: func(done, total int) { seen = append(seen, [2]int{done, total}) },
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(s.appeals) != 4300 || len(s.residents) != 1000 {
		t.Errorf("%d appeals of %d residents, want 4300 of 1000", len(s.appeals), len(s.residents))
	}
	if want := [][2]int{{2000, 4300}, {4000, 4300}, {4300, 4300}}; !slices.Equal(seen, want) {
		t.Errorf("progress told %v, want %v", seen, want)
	}
	if err := demo.Fill(t.Context(), o, demo.Options{Appeals: 1}); app.ErrorCode(err) != app.Denied {
		t.Errorf("an office with appeals is filled again: %v", err)
	}
}

func TestMakeTakesTheOrdinarySize(t *testing.T) {
	_, s := office(t)
	s.settings = map[string]json.RawMessage{} // not set up
	fresh := app.New(s, nil, func() time.Time { return today.Time(time.UTC) })
	if err := demo.Make(t.Context(), fresh, app.Seed{Days: s.days, Terms: s.terms}, demo.Options{}); err != nil {
		t.Fatal(err)
	}
	if len(s.appeals) != demo.Usual {
		t.Errorf("%d appeals, want %d", len(s.appeals), demo.Usual)
	}
	settings, err := fresh.Desk.Settings(t.Context())
	if err != nil || !settings.Made || !settings.Ready || settings.MTU != "109" || settings.NameKY == "" {
		t.Errorf("settings are %+v, %v", settings, err)
	}
	if err := demo.SetUp(t.Context(), fresh, app.Seed{}); app.ErrorCode(err) != app.Denied {
		t.Errorf("the office is set up a second time: %v", err)
	}
}

func TestFillTellsWhatTheStoreRefused(t *testing.T) {
	o, s := office(t)
	full := errors.New("disk full")
	s.refuse = full
	if err := demo.Fill(t.Context(), o, demo.Options{Appeals: 10, Until: today}); !errors.Is(err, full) {
		t.Errorf("error is %v, want %v in it", err, full)
	}
}

// TestEveryAppealIsOneThatTheFormWouldTake holds what is written against the rules
// of the use cases, which the made-up office goes past.
func TestEveryAppealIsOneThatTheFormWouldTake(t *testing.T) {
	s := filled(t, 2500, 1)
	o := app.New(s, nil, func() time.Time { return today.Time(time.UTC) })
	cal := civil.NewCalendar(s.days)
	numbers := map[string]bool{}
	for _, a := range s.appeals {
		faults := o.Appeals.Check(a, cal)
		if len(faults.Errors)+len(faults.Warnings) > 0 {
			t.Errorf("%s: %+v", a.Number, faults)
		}
		if key := a.Number; numbers[key] {
			t.Errorf("number %s stands twice", key)
		}
		numbers[a.Number] = true
		if !cal.IsWorking(a.Registered) || a.Registered.After(today) {
			t.Errorf("%s is registered on %s", a.Number, a.Registered)
		}
		if collective := a.Multiplicity == app.Collective; collective != strings.HasPrefix(a.Number, "Кол-") {
			t.Errorf("%s is %s", a.Number, a.Multiplicity)
		}
		if (a.Repetition == app.First) != (a.Earlier == 0) || a.Earlier >= a.ID {
			t.Errorf("%s is %s after %d", a.Number, a.Repetition, a.Earlier)
		}
		if a.Channel.Personal() != (a.ReceiverID != 0) {
			t.Errorf("%s came by %s, received by %d", a.Number, a.Channel, a.ReceiverID)
		}
		if a.Repetition == app.Duplicate && a.Covering.Number == "" {
			t.Errorf("%s is a duplicate without the letter it came with", a.Number)
		}
	}
}

func TestEveryStandingIsWhatTheEventsAddUpTo(t *testing.T) {
	s := filled(t, 2500, 2)
	cal := civil.NewCalendar(s.days)
	term, _ := s.terms.For(civil.StepAnswer, "", today)
	for _, c := range s.cases() {
		a, st := c.Appeal, c.Appeal.Standing
		due := term.Due(cal, a.Registered)
		if !a.DueByHand.IsZero() {
			due = a.DueByHand
		}
		if got := app.Stand(due, c.Events); got != st {
			t.Errorf("%s stands at %+v, its events at %+v", a.Number, st, got)
		}
		if c.Events[0].Kind != app.EventRegistered || c.Events[0].Date != a.Registered {
			t.Errorf("%s begins with %+v", a.Number, c.Events[0])
		}
		if end := st.Finished(); !end.IsZero() && end.Before(a.Registered) || st.Closed.Before(st.Answered) && !st.Closed.IsZero() {
			t.Errorf("%s registered %s, answered %s, closed %s", a.Number, a.Registered, st.Answered, st.Closed)
		}
		for i, e := range c.Events {
			if e.Date.After(today) || i > 0 && (e.Date.Before(c.Events[i-1].Date) || !e.At.After(c.Events[i-1].At)) {
				t.Errorf("%s: %s on %s, recorded %s, out of order", a.Number, e.Kind, e.Date, e.At)
			}
		}
	}
}

// TestEventsFollowTheRules enters the events of each appeal one by one as the window
// would, and expects no refusal.
func TestEventsFollowTheRules(t *testing.T) {
	for _, c := range filled(t, 2500, 3).cases() {
		standing := app.Stand(c.Appeal.Standing.FirstDue, nil)
		for i, e := range c.Events {
			if !standing.State.Open() && e.Kind != app.EventReopened {
				t.Errorf("%s: %s after the end", c.Appeal.Number, e.Kind)
			}
			if missing := lacks(e, standing); missing != "" {
				t.Errorf("%s: %s has no good %s", c.Appeal.Number, e.Kind, missing)
			}
			standing = app.Stand(standing.FirstDue, c.Events[:i+1])
		}
	}
}

// lacks names the field that an event of its kind needs and does not have.
func lacks(e app.Event, before app.Standing) string {
	switch {
	case e.Kind == app.EventResolution && e.ExecutorID == 0:
		return "executor"
	case e.Kind == app.EventResolution && !e.Due.IsZero() && e.Due.Before(e.Date):
		return "inner term"
	case e.Kind == app.EventExtended && (e.Text == "" || !e.Due.After(before.Due)):
		return "later term"
	case e.Kind == app.EventForwarded && (e.BodyID == 0 || e.Number == ""):
		return "body"
	case e.Kind == app.EventAnswered && (e.Outcome == "" || e.Number == "" && e.Delivery != app.DeliverOrally):
		return "outcome and number"
	case e.Kind == app.EventAnswered && (e.Language == "" || e.Text == ""):
		return "text"
	case (e.Kind == app.EventInterim || e.Kind == app.EventSiteVisit || e.Kind == app.EventReopened) && e.Text == "":
		return "text"
	case e.Kind == app.EventReopened && (before.State.Open() || e.Due.IsZero()):
		return "new term"
	}
	return ""
}

func TestEveryAppealHasItsHistory(t *testing.T) {
	s := filled(t, 500, 6)
	lines := map[int64]int{}
	for _, r := range s.records {
		if r.Entity != app.EntityAppeal {
			continue
		}
		if r.Actor == "" || r.At.IsZero() || r.Label == "" || len(r.Changes) == 0 {
			t.Errorf("an empty line of history: %+v", r)
		}
		lines[r.EntityID]++
	}
	for _, c := range s.cases() {
		want := 1 + len(c.Events)
		for _, e := range c.Events {
			if e.TakenBack != nil {
				want++
			}
		}
		if lines[c.Appeal.ID] != want {
			t.Errorf("%s has %d lines of history, want %d", c.Appeal.Number, lines[c.Appeal.ID], want)
		}
	}
}

func BenchmarkFill(b *testing.B) {
	for b.Loop() {
		o, _ := office(b)
		if err := demo.Fill(context.Background(), o, demo.Options{Appeals: 10_000, Seed: 1, Until: today}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/10_000, "µs/appeal")
}
