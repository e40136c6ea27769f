package app_test

import (
	"slices"
	"testing"

	"kairyluu/app"
	"kairyluu/app/civil"
)

// TestEventRules enters an event after some others and says what is refused.
func TestEventRules(t *testing.T) {
	d := newDesk(t)
	answer := app.Event{Kind: app.EventAnswered, Outcome: app.Satisfied, Number: "О-5"}
	closing := app.Event{Kind: app.EventClosed}
	reopening := app.Event{Kind: app.EventReopened, Text: "новые сведения"}
	visit := app.Event{Kind: app.EventSiteVisit, Text: "акт"}
	on := func(day string, e app.Event) app.Event { e.Date = date(day); return e }
	differs := func(e app.Event, change func(*app.Event)) app.Event { change(&e); return e }

	for name, tt := range map[string]struct {
		before []app.Event
		event  app.Event
		code   app.Code // empty: it is taken
		key    string
	}{
		"tomorrow":                          {nil, on("2026-10-14", visit), app.Invalid, "check.date_future"},
		"today":                             {nil, visit, "", ""},
		"before registration":               {nil, on("2026-10-01", visit), app.Invalid, "event.before_registered"},
		"on the day of registration":        {nil, on("2026-10-02", visit), "", ""},
		"a resolution of nothing":           {nil, app.Event{Kind: app.EventResolution}, app.Invalid, "event.executor_needed"},
		"a resolution of blanks":            {nil, app.Event{Kind: app.EventResolution, Text: " \n"}, app.Invalid, "event.executor_needed"},
		"a resolution in words":             {nil, app.Event{Kind: app.EventResolution, Text: "Разобраться"}, "", ""},
		"a resolution to somebody":          {nil, app.Event{Kind: app.EventResolution, ExecutorID: d.asanov.ID}, "", ""},
		"their date before it":              {nil, app.Event{Kind: app.EventResolution, ExecutorID: d.asanov.ID, Due: date("2026-10-12")}, app.Invalid, "event.due_before_date"},
		"their date in another age":         {nil, app.Event{Kind: app.EventResolution, ExecutorID: d.asanov.ID, Due: date("2062-10-12")}, app.Invalid, "check.due_far"},
		"a helper's date in another age":    {nil, app.Event{Kind: app.EventResolution, Text: "x", CoExecutors: []app.Assignment{{ExecutorID: d.isakov.ID, Due: date("2062-10-12")}}}, app.Invalid, "check.due_far"},
		"an extension without a reason":     {nil, app.Event{Kind: app.EventExtended, Due: date("2026-12-01")}, app.Invalid, "event.reason_needed"},
		"an extension to no day":            {nil, app.Event{Kind: app.EventExtended, Text: "запрос"}, app.Invalid, "check.date_needed"},
		"an extension to the same day":      {nil, app.Event{Kind: app.EventExtended, Text: "запрос", Due: date("2026-10-22")}, app.Invalid, "event.due_not_later"},
		"an extension":                      {nil, app.Event{Kind: app.EventExtended, Text: "запрос", Due: date("2026-10-23")}, "", ""},
		"an extension to another age":       {nil, app.Event{Kind: app.EventExtended, Text: "запрос", Due: date("2126-10-23")}, app.Invalid, "check.due_far"},
		"forwarded to nobody":               {nil, app.Event{Kind: app.EventForwarded}, app.Invalid, "event.body_needed"},
		"forwarded":                         {nil, app.Event{Kind: app.EventForwarded, BodyID: d.mayor.ID, Whole: true}, "", ""},
		"an interim answer of nothing":      {nil, app.Event{Kind: app.EventInterim}, app.Invalid, "event.text_needed"},
		"a visit of nothing":                {nil, app.Event{Kind: app.EventSiteVisit}, app.Invalid, "event.text_needed"},
		"an answer without an outcome":      {nil, differs(answer, func(e *app.Event) { e.Outcome = "" }), app.Invalid, "event.outcome_needed"},
		"an answer without a number":        {nil, differs(answer, func(e *app.Event) { e.Number = " " }), app.Invalid, "event.number_needed"},
		"an oral answer without a number":   {nil, differs(answer, func(e *app.Event) { e.Number, e.Delivery = "", app.DeliverOrally }), "", ""},
		"an answer":                         {nil, answer, "", ""},
		"a second answer":                   {[]app.Event{answer}, answer, "", ""},
		"an answer dated before the first":  {[]app.Event{on("2026-10-09", answer)}, on("2026-10-08", answer), app.Invalid, "event.out_of_order"},
		"closed before the answer":          {[]app.Event{on("2026-10-09", answer)}, on("2026-10-08", closing), app.Invalid, "event.out_of_order"},
		"closed on the day of the answer":   {[]app.Event{on("2026-10-09", answer)}, on("2026-10-09", closing), "", ""},
		"a visit noted after the answer":    {[]app.Event{on("2026-10-09", answer)}, on("2026-10-08", visit), "", ""},
		"answered after it was closed":      {[]app.Event{closing}, answer, app.Denied, "event.case_closed"},
		"a visit after it was closed":       {[]app.Event{closing}, visit, app.Denied, "event.case_closed"},
		"closed twice":                      {[]app.Event{closing}, closing, app.Denied, "event.case_closed"},
		"answered after it was withdrawn":   {[]app.Event{{Kind: app.EventWithdrawn}}, answer, app.Denied, "event.case_closed"},
		"answered after it left the office": {[]app.Event{{Kind: app.EventForwarded, BodyID: d.mayor.ID, Whole: true}}, answer, app.Denied, "event.case_closed"},
		"answered after a part left":        {[]app.Event{{Kind: app.EventForwarded, BodyID: d.mayor.ID}}, answer, "", ""},
		"reopened while open":               {[]app.Event{answer}, reopening, app.Invalid, "event.open_already"},
		"reopened without a reason":         {[]app.Event{closing}, differs(reopening, func(e *app.Event) { e.Text = "" }), app.Invalid, "event.reason_needed"},
		"reopened":                          {[]app.Event{closing}, reopening, "", ""},
		"reopened before it was closed":     {[]app.Event{on("2026-10-09", closing)}, on("2026-10-08", reopening), app.Invalid, "event.out_of_order"},
		"answered before it was reopened":   {[]app.Event{on("2026-10-08", closing), on("2026-10-12", reopening)}, on("2026-10-09", answer), app.Invalid, "event.out_of_order"},
		"answered after it was reopened":    {[]app.Event{on("2026-10-08", closing), on("2026-10-12", reopening)}, answer, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			a := d.register(func(a *app.Appeal) { a.Received, a.Registered = date("2026-10-02"), date("2026-10-02") })
			before := d.events(a.ID, tt.before...)
			after, err := d.Appeals.Enter(d.ctx, a.ID, tt.event)
			if tt.code == "" {
				d.must(err)
				equal(t, "stored standing", d.stored(a.ID).Standing, after)
				return
			}
			refused(t, err, tt.code, tt.key)
			if c := d.stored(a.ID); tt.before != nil {
				equal(t, "stored standing", c.Standing, before)
			}
			c, err := d.Appeals.Case(d.ctx, a.ID)
			d.must(err)
			equal(t, "events", len(c.Events), len(tt.before)+1)
		})
	}
}

func TestEventsOfOneStepAreTakenTogether(t *testing.T) {
	d := newDesk(t)
	a := d.register()
	_, err := d.Appeals.Enter(
		d.ctx, a.ID,
		app.Event{Kind: app.EventResolution, ExecutorID: d.asanov.ID},
		app.Event{Kind: app.EventAnswered, Outcome: app.Explained}, // no number
	)
	refused(t, err, app.Invalid, "event.number_needed")
	equal(t, "state", d.stored(a.ID).Standing.State, app.Registered)
}

func TestEventsAreRecorded(t *testing.T) {
	d := newDesk(t)
	a := d.register()
	d.events(a.ID, app.Event{Kind: app.EventSiteVisit, Text: " акт №\u200b 5 "})
	c, err := d.Appeals.Case(d.ctx, a.ID)
	d.must(err)
	e := c.Events[1]
	equal(t, "text", e.Text, "акт № 5")
	equal(t, "day", e.Date, date(today))
	equal(t, "moment", e.At, d.clock.UTC())
	r := d.history(app.HistoryFilter{Entity: app.EntityAppeal, EntityID: a.ID})[0]
	equal(t, "action", r.Action, "event.site_visit")
	equal(t, "label", r.Label, a.Number)
}

func TestEnterAllTellsHowManyTookIt(t *testing.T) {
	d := newDesk(t)
	first, shut, last := d.register(), d.register(), d.register()
	d.events(shut.ID, app.Event{Kind: app.EventClosed})
	done, err := d.Appeals.EnterAll(
		d.ctx, []int64{first.ID, shut.ID, last.ID, 999},
		app.Event{Kind: app.EventResolution, ExecutorID: d.isakov.ID},
	)
	equal(t, "done", done, 2)
	refused(t, err, app.Denied, "event.case_closed")
	equal(t, "executor of the last", d.stored(last.ID).Standing.ExecutorID, d.isakov.ID)
	equal(t, "executor of the closed one", d.stored(shut.ID).Standing.ExecutorID, 0)
}

func TestTakeBack(t *testing.T) {
	d := newDesk(t)
	a := d.register()
	d.events(
		a.ID, app.Event{Kind: app.EventResolution, ExecutorID: d.asanov.ID},
		app.Event{Kind: app.EventExtended, Text: "запрос", Due: date("2026-12-01")},
		app.Event{Kind: app.EventAnswered, Outcome: app.Refused, Number: "О-5"}, app.Event{Kind: app.EventClosed},
	)
	c, err := d.Appeals.Case(d.ctx, a.ID)
	d.must(err)
	id := func(kind app.EventKind) int64 {
		i := slices.IndexFunc(c.Events, func(e app.Event) bool { return e.Kind == kind })
		return c.Events[i].ID
	}

	t.Run("needs a reason", func(t *testing.T) {
		_, err := d.Appeals.TakeBack(d.ctx, a.ID, id(app.EventClosed), " ")
		refused(t, err, app.Invalid, "event.reason_needed")
	})
	t.Run("leaves the registration", func(t *testing.T) {
		_, err := d.Appeals.TakeBack(d.ctx, a.ID, id(app.EventRegistered), "ошибка")
		refused(t, err, app.Denied, "event.registration_stays")
	})
	t.Run("knows only the events of that appeal", func(t *testing.T) {
		other := d.register()
		_, err := d.Appeals.TakeBack(d.ctx, other.ID, id(app.EventClosed), "ошибка")
		refused(t, err, app.NotFound, "event.gone")
	})
	t.Run("opens what a wrong closing had closed", func(t *testing.T) {
		s, err := d.Appeals.TakeBack(d.ctx, a.ID, id(app.EventClosed), "не тот номер")
		d.must(err)
		equal(t, "state", s.State, app.Answered)
		equal(t, "stored", d.stored(a.ID).Standing, s)
		_, err = d.Appeals.TakeBack(d.ctx, a.ID, id(app.EventClosed), "ещё раз")
		refused(t, err, app.Conflict, "event.taken_back_already")
	})
	t.Run("gives back the first term", func(t *testing.T) {
		s, err := d.Appeals.TakeBack(d.ctx, a.ID, id(app.EventExtended), "рано")
		d.must(err)
		equal(t, "term", s.Due, s.FirstDue)
		equal(t, "extensions", s.Extensions, 0)
	})
	t.Run("leaves the event in sight with its reason", func(t *testing.T) {
		c, err := d.Appeals.Case(d.ctx, a.ID)
		d.must(err)
		equal(t, "events", len(c.Events), 5)
		equal(t, "reason", c.Events[4].TakenBack.Reason, "не тот номер")
		r := d.history(app.HistoryFilter{Entity: app.EntityAppeal, EntityID: a.ID})[0]
		equal(t, "action", r.Action, "take_back")
		equal(t, "of", r.Changes[0].Field, "event.extended")
	})
	t.Run("lets another order of turns in", func(t *testing.T) {
		_, err := d.Appeals.TakeBack(d.ctx, a.ID, id(app.EventAnswered), "дата")
		d.must(err)
		_, err = d.Appeals.Enter(d.ctx, a.ID, app.Event{Kind: app.EventAnswered, Outcome: app.Partly, Number: "О-6"})
		d.must(err)
	})
}

func TestProposeExtension(t *testing.T) {
	d := newDesk(t)
	a := d.register()
	equal(t, "first term", a.Standing.Due, date("2026-11-02"))
	r, ok, err := d.Appeals.ProposeExtension(d.ctx, a)
	d.must(err)
	equal(t, "proposed", ok, true)
	equal(t, "thirty days after the term", r.Due, date("2026-12-02"))
	equal(t, "told as an extension", r.Extension, true)

	terms := slices.DeleteFunc(civil.DefaultTerms(), func(t civil.Term) bool { return t.Step == civil.StepExtension })
	_, err = d.Calendar.Apply(d.ctx, app.CalendarChange{Terms: terms})
	d.must(err)
	_, ok, err = d.Appeals.ProposeExtension(d.ctx, a)
	d.must(err)
	equal(t, "proposed without a term of law", ok, false)
}
