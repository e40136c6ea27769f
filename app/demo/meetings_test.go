package demo_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/demo"
	"kairyluu/app/text"
	"kairyluu/db"
	"kairyluu/db/dbtest"
)

func TestTheSameSeedMakesTheSameMeetings(t *testing.T) {
	a, b, other := filled(t, 2500, 7), filled(t, 2500, 7), filled(t, 2500, 8)
	for name, same := range map[string]bool{
		"meetings":  reflect.DeepEqual(a.meetings, b.meetings),
		"editions":  reflect.DeepEqual(a.editions, b.editions),
		"decisions": reflect.DeepEqual(a.decisions, b.decisions),
		"steps":     reflect.DeepEqual(a.steps, b.steps),
		"findings":  reflect.DeepEqual(a.findings, b.findings),
	} {
		if !same {
			t.Errorf("%s differ for one seed", name)
		}
	}
	if reflect.DeepEqual(a.meetings, other.meetings) {
		t.Error("two seeds make the same meetings")
	}
}

func TestAppealsAreTheSameWithAndWithoutMeetings(t *testing.T) {
	with := filled(t, 300, 7)
	o, without := office(t)
	if err := demo.Fill(t.Context(), o, demo.Options{Appeals: 300, Seed: 7, Until: today, Meetings: -1}); err != nil {
		t.Fatal(err)
	}
	if len(without.meetings) != 0 || len(with.meetings) != 10 {
		t.Errorf("%d meetings unasked for, %d of ten", len(without.meetings), len(with.meetings))
	}
	if !reflect.DeepEqual(with.appeals, without.appeals) {
		t.Error("meetings change the appeals")
	}
}

// Two years of meetings show everything that the pages can.
func TestMeetingsAreOfEveryKind(t *testing.T) {
	s := filled(t, 2500, 1)
	seen := map[string]int{}
	see := func(what string, is bool) {
		if is {
			seen[what]++
		} else {
			seen[what] += 0
		}
	}
	series := map[int64]int{}
	for _, m := range s.meetings {
		seen["meeting "+string(m.State)]++
		series[m.SeriesID]++
		see("without quorum", m.WithoutQuorum)
		see("second editions", m.Edition == 2)
		see("lists of names", len(m.Participants) > 0)
		see("elected groups", len(m.Elected) == 1)
		see("counting commissions", len(m.Elected) == 2)
		see("in Kyrgyz", m.Language == app.Kyrgyz)
		see("in Russian", m.Language == app.Russian)
		for _, i := range m.Agenda {
			see("carried", i.Carried != 0 && m.State != app.Planned)
		}
	}
	for _, d := range s.decisions {
		seen["decision "+string(d.Progress.State)]++
		seen["source "+string(d.Source)]++
		see("late", d.Progress.Late(today))
		see("appealed", d.AppealID != 0)
		see("of nobody", d.ResponsibleID == 0)
		see("alone", d.MeetingID == 0)
		see("put off", d.Progress.Moved > 0)
	}
	for _, e := range s.steps {
		seen["step "+string(e.Kind)]++
	}
	for _, f := range s.findings {
		seen["finding "+string(f.Kind)]++
	}
	for _, state := range app.MeetingStates {
		see("meeting "+string(state), false)
	}
	for _, state := range app.DecisionStates {
		see("decision "+string(state), false)
	}
	for _, kind := range app.DecisionEventKinds {
		see("step "+string(kind), false)
	}
	for what, n := range seen {
		if n == 0 {
			t.Errorf("nothing %s", what)
		}
	}
	if len(s.meetings) != 83 || len(series) < 6 || len(s.decisions) < 200 || s.links == 0 {
		t.Errorf("%d meetings of %d series, %d decisions, %d links", len(s.meetings), len(series), len(s.decisions), s.links)
	}
}

// What is written goes past the use cases, so it is held against their rules.
func TestEveryMeetingIsOneThatTheFormWouldTake(t *testing.T) {
	s := filled(t, 2500, 1)
	o := app.New(s, nil, func() time.Time { return today.Time(time.UTC) })
	numbers := map[string]bool{}
	for _, m := range s.meetings {
		f := o.Meetings.Check(m)
		f.Warnings = slices.DeleteFunc(f.Warnings, func(w app.FieldError) bool { return w.Key == "meeting.without_quorum" })
		if len(f.Errors)+len(f.Warnings) > 0 {
			t.Errorf("%s: %+v", m.Label(), f)
		}
		if m.Date.After(today) != (m.State == app.Planned) {
			t.Errorf("%s is %s", m.Label(), m.State)
		}
		if key := m.Date.String()[:4] + " " + m.Number; m.Number != "" {
			if numbers[key] {
				t.Errorf("minutes %s stand twice", key)
			}
			numbers[key] = true
		}
	}
	for _, d := range s.decisions {
		f, err := o.Decisions.Check(t.Context(), func() app.Decision { d.ID = 0; return d }())
		if err != nil {
			t.Fatal(err)
		}
		f.Warnings = slices.DeleteFunc(f.Warnings, func(w app.FieldError) bool { return w.Key == "decision.due_past" })
		if len(f.Errors)+len(f.Warnings) > 0 {
			t.Errorf("%s: %+v", d.Label(), f)
		}
	}
	for _, f := range s.findings {
		if faults := o.Findings.Check(f); len(faults.Errors)+len(faults.Warnings) > 0 {
			t.Errorf("%s: %+v", f.Title, faults)
		}
	}
}

func TestEveryProgressIsWhatTheStepsAddUpTo(t *testing.T) {
	s := filled(t, 2500, 3)
	steps := map[int64][]app.DecisionEvent{}
	for _, e := range s.steps {
		steps[e.DecisionID] = append(steps[e.DecisionID], e)
	}
	appeals := map[int64]app.Appeal{}
	for _, a := range s.appeals {
		appeals[a.ID] = a
	}
	for _, d := range s.decisions {
		if got := app.Proceed(d.Due, steps[d.ID]); got != d.Progress {
			t.Errorf("%s: %+v, its steps add up to %+v", d.Label(), d.Progress, got)
		}
		for _, e := range steps[d.ID] {
			if e.Date.Before(d.Made) || e.Date.After(today) {
				t.Errorf("%s: %s on %s", d.Label(), e.Kind, e.Date)
			}
		}
		if a := appeals[d.AppealID]; d.AppealID != 0 && (a.Channel != app.AtMeeting || a.Registered.Before(d.Made) || a.SettlementID != d.SettlementID) {
			t.Errorf("%s became %s of %s", d.Label(), a.Number, a.Registered)
		}
	}
	for _, e := range s.editions {
		m := s.meetings[slices.IndexFunc(s.meetings, func(m app.Meeting) bool { return m.ID == e.MeetingID })]
		if e.Edition > m.Edition || e.Edition == m.Edition && !reflect.DeepEqual(stripped(e.Meeting), stripped(m)) {
			t.Errorf("edition %d of %s is not what was signed", e.Edition, m.Label())
		}
	}
}

func stripped(m app.Meeting) app.Meeting { m.Version = 0; return m }

func TestTextsOfMeetingsAreClean(t *testing.T) {
	s := filled(t, 2500, 5)
	check := func(what string, texts ...string) {
		for _, x := range texts {
			if text.Normalize(x) != x || strings.ContainsAny(x, "{}[]<>|") || strings.ContainsFunc(x, isLatin) || strings.Contains(x, "  ") {
				t.Errorf("%s: %q", what, x)
			}
		}
	}
	for _, m := range s.meetings {
		check(m.Label(), m.Place, m.ConvenedBy, m.Announced, m.Chair, m.Secretary)
		for _, i := range m.Agenda {
			check(m.Label(), i.Title, i.Heard, i.Spoke, i.Questions, i.Decided)
		}
		for _, g := range m.Guests {
			check(m.Label(), g.Name, g.Organisation)
		}
	}
	for _, d := range s.decisions {
		check("decision", d.Text, d.Partner)
	}
	for _, e := range s.steps {
		check(string(e.Kind), e.Text)
	}
	for _, f := range s.findings {
		check("finding", f.Title, f.Text, f.Measures)
	}
}

// The real store takes it all and finds nothing wrong with it.
func TestAMadeUpOfficeIsSound(t *testing.T) {
	s := dbtest.New(t)
	clock := func() time.Time { return today.Time(time.Local).Add(12 * time.Hour) }
	o := app.New(s, s.Files(), clock)
	if err := demo.Make(t.Context(), o, start(t), demo.Options{Appeals: 900, Until: today}); err != nil {
		t.Fatal(err)
	}
	r, err := db.Check(t.Context(), s.Dir(), db.Options{})
	if err != nil || !r.Sound() || r.Rows["meeting"] != 30 {
		t.Errorf("report %+v, %v", r, err)
	}
	found, err := o.Desk.Find(t.Context(), app.FindQuery{Words: "аракет", Limit: 3})
	if err != nil || len(found) == 0 {
		t.Errorf("found %v, %v", found, err)
	}
	n, err := o.Decisions.Count(t.Context(), app.DecisionFilter{Late: true}, 0)
	if err != nil || n == 0 {
		t.Errorf("%d late, %v", n, err)
	}
	q := civil.Quarter{Year: 2026, N: 2}
	if rows, err := o.Meetings.Rows(t.Context(), app.MeetingQuery{Filter: app.MeetingFilter{From: q.First(), To: q.Last()}}); err != nil || len(rows) == 0 {
		t.Errorf("%d meetings of %s, %v", len(rows), q, err)
	}
}
