package app_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"kairyluu/app"
	"kairyluu/app/civil"
)

const firstDue = "2026-10-30"

// on is an event of a day; id tells the order of entry.
func on(id int64, day string, kind app.EventKind, change ...func(*app.Event)) app.Event {
	e := app.Event{ID: id, Kind: kind, Date: date(day)}
	for _, f := range change {
		f(&e)
	}
	return e
}

func by(executor int64) func(*app.Event) { return func(e *app.Event) { e.ExecutorID = executor } }
func due(day string) func(*app.Event)    { return func(e *app.Event) { e.Due = date(day) } }
func whole(e *app.Event)                 { e.Whole = true }
func takenBack(e *app.Event)             { e.TakenBack = &app.TakenBack{Reason: "ошибка"} }

func with(outcome app.Outcome, number string) func(*app.Event) {
	return func(e *app.Event) { e.Outcome, e.Number = outcome, number }
}

// TestStand tells each story by its events, and what it comes to.
func TestStand(t *testing.T) {
	registered := on(1, "2026-10-13", app.EventRegistered)
	resolution := on(2, "2026-10-13", app.EventResolution, by(7))
	answered := on(5, "2026-10-20", app.EventAnswered, with(app.Satisfied, "О-5"))
	closed := on(6, "2026-10-21", app.EventClosed)
	start := app.Standing{State: app.Registered, FirstDue: date(firstDue), Due: date(firstDue)}
	inWork := start
	inWork.State, inWork.ExecutorID = app.InWork, 7
	replied := inWork
	replied.State, replied.Outcome, replied.Answered, replied.AnswerNo = app.Answered, app.Satisfied, date("2026-10-20"), "О-5"
	done := replied
	done.State, done.Closed = app.Closed, date("2026-10-21")

	change := func(s app.Standing, f func(*app.Standing)) app.Standing { f(&s); return s }
	for name, tt := range map[string]struct {
		events []app.Event
		want   app.Standing
	}{
		"nothing has happened":              {nil, start},
		"registered":                        {[]app.Event{registered}, start},
		"a resolution without an executor":  {[]app.Event{on(2, "2026-10-13", app.EventResolution)}, start},
		"an executor is named":              {[]app.Event{registered, resolution}, inWork},
		"the executor is changed":           {[]app.Event{resolution, on(3, "2026-10-14", app.EventResolution, by(8))}, change(inWork, func(s *app.Standing) { s.ExecutorID = 8 })},
		"a later order names nobody":        {[]app.Event{resolution, on(3, "2026-10-14", app.EventResolution)}, inWork},
		"the resolution is taken back":      {[]app.Event{on(2, "2026-10-13", app.EventResolution, by(7), takenBack)}, start},
		"an interim answer changes nothing": {[]app.Event{resolution, on(3, "2026-10-14", app.EventInterim)}, inWork},
		"a visit is remembered":             {[]app.Event{resolution, on(3, "2026-10-14", app.EventSiteVisit)}, change(inWork, func(s *app.Standing) { s.SiteVisit = true })},
		"a part is forwarded":               {[]app.Event{resolution, on(3, "2026-10-14", app.EventForwarded)}, inWork},
		"the whole is forwarded":            {[]app.Event{resolution, on(3, "2026-10-14", app.EventForwarded, whole)}, change(inWork, func(s *app.Standing) { s.State, s.Outcome, s.Closed = app.Closed, app.Forwarded, date("2026-10-14") })},
		"answered, still on control":        {[]app.Event{resolution, answered}, replied},
		"answered with nobody named":        {[]app.Event{answered}, change(replied, func(s *app.Standing) { s.ExecutorID = 0 })},
		"closed with the answer's outcome":  {[]app.Event{resolution, answered, closed}, done},
		"closed with an outcome of its own": {[]app.Event{resolution, answered, on(6, "2026-10-21", app.EventClosed, with(app.Partly, ""))}, change(done, func(s *app.Standing) { s.Outcome = app.Partly })},
		"closed without any": {[]app.Event{resolution, on(6, "2026-10-21", app.EventClosed)}, change(inWork, func(s *app.Standing) {
			s.State, s.Outcome, s.Closed = app.Closed, app.NoConsideration, date("2026-10-21")
		})},
		"withdrawn": {[]app.Event{resolution, on(6, "2026-10-21", app.EventWithdrawn)}, change(inWork, func(s *app.Standing) {
			s.State, s.Outcome, s.Closed = app.Withdrawn, app.WithdrawnByHim, date("2026-10-21")
		})},
		"the closing is taken back":             {[]app.Event{resolution, answered, on(6, "2026-10-21", app.EventClosed, takenBack)}, replied},
		"the answer is taken back":              {[]app.Event{resolution, on(5, "2026-10-20", app.EventAnswered, with(app.Refused, "О-4"), takenBack)}, inWork},
		"reopened":                              {[]app.Event{resolution, answered, closed, on(7, "2026-11-02", app.EventReopened)}, inWork},
		"reopened with nobody named":            {[]app.Event{answered, closed, on(7, "2026-11-02", app.EventReopened)}, start},
		"reopened with a new term":              {[]app.Event{resolution, answered, closed, on(7, "2026-11-02", app.EventReopened, due("2026-11-20"))}, change(inWork, func(s *app.Standing) { s.Due = date("2026-11-20") })},
		"reopened and answered anew":            {[]app.Event{resolution, answered, closed, on(7, "2026-11-02", app.EventReopened), on(8, "2026-11-05", app.EventAnswered, with(app.Explained, "О-9"))}, change(replied, func(s *app.Standing) { s.Answered, s.Outcome, s.AnswerNo = date("2026-11-05"), app.Explained, "О-9" })},
		"the reopening is taken back":           {[]app.Event{resolution, answered, closed, on(7, "2026-11-02", app.EventReopened, takenBack)}, done},
		"the reopening before a second answer":  {[]app.Event{resolution, answered, closed, on(7, "2026-11-02", app.EventReopened, takenBack), on(8, "2026-11-05", app.EventAnswered, with(app.Explained, "О-9"))}, change(done, func(s *app.Standing) { s.Answered, s.Outcome, s.AnswerNo = date("2026-11-05"), app.Explained, "О-9" })},
		"extended":                              {[]app.Event{resolution, on(3, "2026-10-15", app.EventExtended, due("2026-11-30"))}, change(inWork, func(s *app.Standing) { s.Due, s.Extensions = date("2026-11-30"), 1 })},
		"extended twice, entered out of order":  {[]app.Event{resolution, on(3, "2026-10-20", app.EventExtended, due("2026-12-30")), on(4, "2026-10-15", app.EventExtended, due("2026-11-30"))}, change(inWork, func(s *app.Standing) { s.Due, s.Extensions = date("2026-12-30"), 2 })},
		"extended twice in a day":               {[]app.Event{resolution, on(3, "2026-10-15", app.EventExtended, due("2026-11-30")), on(4, "2026-10-15", app.EventExtended, due("2026-12-30"))}, change(inWork, func(s *app.Standing) { s.Due, s.Extensions = date("2026-12-30"), 2 })},
		"the second extension is taken back":    {[]app.Event{resolution, on(3, "2026-10-15", app.EventExtended, due("2026-11-30")), on(4, "2026-10-20", app.EventExtended, due("2026-12-30"), takenBack)}, change(inWork, func(s *app.Standing) { s.Due, s.Extensions = date("2026-11-30"), 1 })},
		"an extension to nowhere":               {[]app.Event{resolution, on(3, "2026-10-15", app.EventExtended)}, inWork},
		"answered before it was entered closed": {[]app.Event{resolution, closed, answered}, done},
	} {
		t.Run(name, func(t *testing.T) {
			equal(t, "standing", app.Stand(date(firstDue), tt.events), tt.want)
		})
	}
}

// TestStandIsOfTheEventsAlone shuffles stories: what a case has come to depends on
// its events, not on the order in which they are read.
func TestStandIsOfTheEventsAlone(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		var events []app.Event
		for i := range r.IntN(12) {
			e := on(int64(i+1), "2026-10-13", app.EventKinds[r.IntN(len(app.EventKinds))])
			e.Date = e.Date.AddDays(r.IntN(20))
			e.ExecutorID, e.Whole = int64(r.IntN(3)), r.IntN(2) == 0
			e.Due = e.Date.AddDays(r.IntN(40))
			if r.IntN(4) == 0 {
				takenBack(&e)
			}
			events = append(events, e)
		}
		want := app.Stand(date(firstDue), events)
		mixed := slices.Clone(events)
		r.Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
		equal(t, fmt.Sprint("standing of ", mixed), app.Stand(date(firstDue), mixed), want)
		equal(t, fmt.Sprint("first term of ", events), want.FirstDue, date(firstDue))
		equal(t, fmt.Sprint("on control without a day of removal ", events), want.State.Open(), want.Closed.IsZero())
		if want.State == app.Answered && want.Answered.IsZero() {
			t.Errorf("answered on no day: %v", events)
		}
	}
}

func TestInOrderLeavesItsArgumentAlone(t *testing.T) {
	events := []app.Event{on(2, "2026-10-14", app.EventClosed), on(3, "2026-10-13", app.EventAnswered), on(1, "2026-10-14", app.EventInterim)}
	var got []int64
	for _, e := range app.InOrder(events) {
		got = append(got, e.ID)
	}
	equal(t, "order", fmt.Sprint(got), "[3 1 2]")
	equal(t, "the first of what was given", events[0].ID, 2)
}

func TestLateDays(t *testing.T) {
	cal := civil.NewCalendar([]civil.Day{{Date: date("2026-11-07"), Kind: civil.DayOff}, {Date: date("2026-11-09"), Kind: civil.DayOff}})
	open := app.Standing{Due: date("2026-10-30")} // a Friday
	for name, tt := range map[string]struct {
		standing app.Standing
		today    string
		want     int
	}{
		"on its last day":                   {open, "2026-10-30", 0},
		"on the first working day after":    {open, "2026-11-02", 1},
		"on a day off after the term":       {open, "2026-10-31", 1},
		"over a holiday":                    {open, "2026-11-10", 6},
		"without a term":                    {app.Standing{}, "2026-11-10", 0},
		"answered in time, asked later":     {app.Standing{Due: open.Due, Answered: date("2026-10-30")}, "2027-01-20", 0},
		"answered late, asked much later":   {app.Standing{Due: open.Due, Answered: date("2026-11-03")}, "2027-01-20", 2},
		"closed late without an answer":     {app.Standing{Due: open.Due, Closed: date("2026-11-02")}, "2027-01-20", 1},
		"answered in time and closed late":  {app.Standing{Due: open.Due, Answered: date("2026-10-29"), Closed: date("2026-11-10")}, "2027-01-20", 0},
		"answered after it had been closed": {app.Standing{Due: open.Due, Answered: date("2026-11-03"), Closed: date("2026-10-29")}, "2027-01-20", 2},
		"today before the term":             {open, "2026-10-13", 0},
	} {
		t.Run(name, func(t *testing.T) { equal(t, "days", tt.standing.LateDays(cal, date(tt.today)), tt.want) })
	}
}
