package app_test

import (
	"bytes"
	"slices"
	"testing"

	"kairyluu/app"
	"kairyluu/app/civil"
)

// task is a filled form of a decision that stands alone; change differs it.
func (d *desk) task(change ...func(*app.Decision)) app.Decision {
	t := app.Decision{
		Text: "Асфальтировать ул. Жеңиш", Source: app.FromResidents, SettlementID: d.akOrdo.ID, TopicID: d.road.ID,
		ResponsibleID: d.asanov.ID, Made: date("2026-09-01"), Due: date("2026-11-01"),
	}
	for _, f := range change {
		f(&t)
	}
	return t
}

func (d *desk) decide(change ...func(*app.Decision)) app.Decision {
	d.t.Helper()
	t, err := d.Decisions.Save(d.ctx, d.task(change...))
	d.must(err)
	return t
}

func (d *desk) plan(f app.DecisionFilter) []int64 {
	d.t.Helper()
	rows, err := d.Decisions.Rows(d.ctx, app.DecisionQuery{Filter: f})
	d.must(err)
	ids := []int64{}
	for _, r := range rows {
		ids = append(ids, r.ID)
	}
	return ids
}

func TestADecisionIsCheckedAsItIsTyped(t *testing.T) {
	d := newDesk(t)
	left := d.executor("Токтогулов А. А.")
	old := d.decide(func(t *app.Decision) { t.ResponsibleID = left.ID })
	left.Active = false
	left, err := d.Dictionaries.Save(d.ctx, left)
	d.must(err)
	for name, tt := range map[string]struct {
		change func(*app.Decision)
		errors []string
		doubts []string
	}{
		"nothing wrong":      {func(*app.Decision) {}, nil, nil},
		"no text":            {func(t *app.Decision) { t.Text = " " }, []string{"text decision.text_needed"}, nil},
		"an unknown source":  {func(t *app.Decision) { t.Source = "press" }, []string{"source decision.source_needed"}, nil},
		"a date before it":   {func(t *app.Decision) { t.Due = date("2026-08-31") }, []string{"due decision.due_before_made"}, []string{}},
		"a date in the past": {func(t *app.Decision) { t.Due = date("2026-10-12") }, nil, []string{"due decision.due_past"}},
		"a date of today":    {func(t *app.Decision) { t.Due = date(today) }, nil, nil},
		"a slip in the year": {func(t *app.Decision) { t.Due = date("2036-11-01") }, []string{"due check.due_far"}, nil},
		"made in the future": {func(t *app.Decision) { t.Made, t.Due = date("2026-10-14"), civil.Date{} }, []string{"made check.date_future"}, nil},
		"somebody who left":  {func(t *app.Decision) { t.ResponsibleID = left.ID }, []string{"responsible decision.responsible_inactive"}, nil},
		"a helper who left":  {func(t *app.Decision) { t.CoExecutors = []app.Assignment{{ExecutorID: left.ID}} }, []string{"co.0 decision.responsible_inactive"}, nil},
		"a helper after the rest": {func(t *app.Decision) {
			t.CoExecutors = []app.Assignment{{ExecutorID: d.isakov.ID, Due: date("2026-12-01")}}
		}, nil, []string{"co.0 decision.co_due_after"}},
		"somebody who has left since": {func(t *app.Decision) {
			*t = old
			t.Note = "эскертүү"
		}, nil, []string{"responsible decision.responsible_left"}},
	} {
		t.Run(name, func(t *testing.T) {
			f, err := d.Decisions.Check(d.ctx, d.task(tt.change))
			d.must(err)
			same(t, "faults", keys(f.Errors), append([]string{}, tt.errors...))
			same(t, "doubts", keys(f.Warnings), append([]string{}, tt.doubts...))
			_, err = d.Decisions.Save(d.ctx, d.task(tt.change))
			equal(t, "saved", err == nil, len(tt.errors) == 0)
		})
	}
}

func TestALifeOfADecision(t *testing.T) {
	d := newDesk(t)
	task := d.decide()
	enter := func(e app.DecisionEvent) app.Progress {
		t.Helper()
		p, err := d.Decisions.Enter(d.ctx, task.ID, e)
		d.must(err)
		return p
	}
	p := enter(app.DecisionEvent{Kind: app.DecisionProgress, Percent: 30, Date: date("2026-09-10")})
	equal(t, "started", p.State, app.DecisionStarted)
	p = enter(app.DecisionEvent{Kind: app.DecisionPostponed, Due: date("2026-12-01"), Text: "Нет битума", Date: date("2026-09-20")})
	equal(t, "put off", p.Moved, 1)
	p = enter(app.DecisionEvent{Kind: app.DecisionPostponed, Due: date("2026-10-05"), Text: "Битум привезли", Date: date("2026-09-21")})
	equal(t, "brought forward does not count", p.Moved, 1)
	equal(t, "is late", p.Late(d.Desk.Today()), true)
	c, err := d.Decisions.Case(d.ctx, task.ID)
	d.must(err)
	equal(t, "days late", c.LateDays, 8)
	equal(t, "as decided", c.Decision.Due, date("2026-11-01"))

	p = enter(app.DecisionEvent{Kind: app.DecisionFulfilled, Text: "300 м асфальта"})
	equal(t, "done", p, app.Progress{State: app.DecisionDone, Percent: 100, Due: date("2026-10-05"), Ended: date(today), Moved: 1})
	_, err = d.Decisions.Enter(d.ctx, task.ID, app.DecisionEvent{Kind: app.DecisionProgress, Percent: 10})
	refused(t, err, app.Denied, "decision.finished")

	p = enter(app.DecisionEvent{Kind: app.DecisionRevived, Text: "Асфальт жарылды"})
	equal(t, "taken up again", p.State, app.DecisionOpen)
	p = enter(app.DecisionEvent{Kind: app.DecisionGivenUp, Text: "Передано городу"})
	equal(t, "given up", p.State, app.DecisionDropped)

	c, err = d.Decisions.Case(d.ctx, task.ID)
	d.must(err)
	last := c.Events[len(c.Events)-1]
	_, err = d.Decisions.TakeBack(d.ctx, task.ID, last.ID, " ")
	refused(t, err, app.Invalid, "event.reason_needed")
	p, err = d.Decisions.TakeBack(d.ctx, task.ID, last.ID, "Ката")
	d.must(err)
	equal(t, "open again", p.State, app.DecisionOpen)
	_, err = d.Decisions.TakeBack(d.ctx, task.ID, last.ID, "Ката")
	refused(t, err, app.Conflict, "event.taken_back_already")
	_, err = d.Decisions.TakeBack(d.ctx, task.ID, c.Events[0].ID, "Ката")
	refused(t, err, app.Denied, "decision.event_stays")
	_, err = d.Decisions.TakeBack(d.ctx, task.ID, 999, "Ката")
	refused(t, err, app.NotFound, "event.gone")
}

func TestStepsThatAreRefused(t *testing.T) {
	d := newDesk(t)
	task := d.decide()
	_, err := d.Decisions.Enter(d.ctx, task.ID, app.DecisionEvent{Kind: app.DecisionProgress, Percent: 20, Date: date("2026-10-01")})
	d.must(err)
	for name, tt := range map[string]struct {
		event app.DecisionEvent
		key   string
	}{
		"above a hundred":        {app.DecisionEvent{Kind: app.DecisionProgress, Percent: 101}, "decision.percent"},
		"below zero":             {app.DecisionEvent{Kind: app.DecisionProgress, Percent: -1}, "decision.percent"},
		"in the future":          {app.DecisionEvent{Kind: app.DecisionProgress, Percent: 30, Date: date("2026-10-14")}, "check.date_future"},
		"before the decision":    {app.DecisionEvent{Kind: app.DecisionProgress, Percent: 30, Date: date("2026-08-31")}, "decision.before_made"},
		"before the last step":   {app.DecisionEvent{Kind: app.DecisionProgress, Percent: 30, Date: date("2026-09-30")}, "event.out_of_order"},
		"put off without a date": {app.DecisionEvent{Kind: app.DecisionPostponed, Text: "Нет битума"}, "check.date_needed"},
		"put off to the same":    {app.DecisionEvent{Kind: app.DecisionPostponed, Text: "Нет битума", Due: date("2026-11-01")}, "decision.due_same"},
		"put off for no reason":  {app.DecisionEvent{Kind: app.DecisionPostponed, Due: date("2026-12-01")}, "event.reason_needed"},
		"put off too far":        {app.DecisionEvent{Kind: app.DecisionPostponed, Text: "Нет битума", Due: date("2036-12-01")}, "check.due_far"},
		"done without a word":    {app.DecisionEvent{Kind: app.DecisionFulfilled}, "decision.result_needed"},
		"given up for no reason": {app.DecisionEvent{Kind: app.DecisionGivenUp}, "event.reason_needed"},
		"taken up while open":    {app.DecisionEvent{Kind: app.DecisionRevived, Text: "?"}, "decision.open_already"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := d.Decisions.Enter(d.ctx, task.ID, tt.event)
			refused(t, err, app.Invalid, tt.key)
		})
	}
	c, err := d.Decisions.Case(d.ctx, task.ID)
	d.must(err)
	equal(t, "events that stay", len(c.Events), 2)
}

func TestTheGridIsEditedInPlace(t *testing.T) {
	d := newDesk(t)
	percent := func(n int) *int { return &n }
	day := func(s string) *civil.Date { x := date(s); return &x }
	a, b, c, e := d.decide(), d.decide(), d.decide(), d.decide(func(t *app.Decision) { t.Due = civil.Date{} })
	results := d.Decisions.Edit(d.ctx, []app.PlanEdit{
		{ID: a.ID, Version: a.Version, Percent: percent(60), Note: "Щебень привезли"},
		{ID: b.ID, Version: b.Version, Due: day("2026-12-15")},
		{ID: c.ID, Version: c.Version - 1, Percent: percent(10)},
		{ID: e.ID, Version: e.Version, Due: day("2026-12-20")},
		{ID: c.ID, Version: c.Version, Percent: percent(100)},
	})
	equal(t, "percent", results[0].Progress.Percent, 60)
	refused(t, results[1].Err, app.Invalid, "event.reason_needed")
	refused(t, results[2].Err, app.Conflict, "decision.changed")
	equal(t, "a first date", results[3].Progress.Due, date("2026-12-20"))
	equal(t, "is nothing put off", results[3].Progress.Moved, 0)
	refused(t, results[4].Err, app.Invalid, "decision.result_needed")

	again := d.Decisions.Edit(d.ctx, []app.PlanEdit{
		{ID: a.ID, Version: results[0].Version, Percent: percent(100), Due: day("2026-11-20"), Note: "Аякталды"},
		{ID: b.ID, Version: b.Version, Note: "Смета даяр"},
	})
	d.must(again[0].Err)
	d.must(again[1].Err)
	equal(t, "done", again[0].Progress.State, app.DecisionDone)
	equal(t, "and put off in one edit", again[0].Progress.Due, date("2026-11-20"))
	of, err := d.Decisions.Case(d.ctx, b.ID)
	d.must(err)
	equal(t, "a note alone is kept", of.Events[len(of.Events)-1].Text, "Смета даяр")
	stored, err := d.Decisions.Case(d.ctx, a.ID)
	d.must(err)
	equal(t, "the version told", again[0].Version, stored.Decision.Version)
}

func TestTheFourSourcesOfAPlan(t *testing.T) {
	d := newDesk(t)
	table := d.gathering(func(m *app.Meeting) {
		m.FormID = d.entry(app.MeetingForms, 3).ID
		m.Guests = []app.Guest{{Organisation: "Аракет", RoleID: d.entry(app.GuestRoles, 5).ID, Came: true}}
	})
	var decisions []app.Decision
	for _, source := range app.Sources {
		decisions = append(decisions, app.Decision{Text: "Сунуш " + string(source), Source: source})
	}
	m, err := d.Meetings.Save(d.ctx, table, decisions...)
	d.must(err)
	groups, err := d.Decisions.Tally(d.ctx, app.DecisionFilter{Meeting: m.ID}, app.PerSource)
	d.must(err)
	equal(t, "sources", len(groups), 4)
	decisions[2].Text = ""
	_, err = d.Meetings.Save(d.ctx, table, decisions...)
	refused(t, err, app.Invalid, "decision.text_needed")
	n, err := d.Meetings.Count(d.ctx, app.MeetingFilter{}, 0)
	d.must(err)
	equal(t, "nothing of a refused form is stored", n, 1)
}

func TestWordsOfSignedMinutesStay(t *testing.T) {
	d := newDesk(t)
	m, err := d.Meetings.Save(d.ctx, d.gathering(), d.task(func(t *app.Decision) { t.Made = civil.Date{} }))
	d.must(err)
	m = d.sign(m)
	id := d.plan(app.DecisionFilter{Meeting: m.ID})[0]
	c, err := d.Decisions.Case(d.ctx, id)
	d.must(err)
	equal(t, "made at the meeting", c.Decision.Made, m.Date)
	other := c.Decision
	other.Text = "Построить мост"
	_, err = d.Decisions.Save(d.ctx, other)
	refused(t, err, app.Denied, "decision.minutes_signed")
	moved := c.Decision
	moved.ResponsibleID = d.isakov.ID
	_, err = d.Decisions.Save(d.ctx, moved)
	d.must(err)
	editions, err := d.Meetings.Case(d.ctx, m.ID)
	d.must(err)
	equal(t, "the minutes say who it was then", editions.Editions[0].Decisions[0].ResponsibleID, d.asanov.ID)
	_, err = d.Decisions.Save(d.ctx, c.Decision)
	refused(t, err, app.Conflict, "decision.changed")
}

func TestAResolutionBecomesACollectiveAppeal(t *testing.T) {
	d := newDesk(t)
	m, err := d.Meetings.Save(d.ctx, d.gathering(), app.Decision{
		Text: "Просить мэрию провести воду на ул. Жеңиш", Source: app.FromResidents, ItemUID: "water", TopicID: d.road.ID,
		Due: date("2026-12-01"),
	})
	d.must(err)
	id := d.plan(app.DecisionFilter{Meeting: m.ID})[0]
	draft, err := d.Decisions.Propose(d.ctx, id)
	d.must(err)
	equal(t, "proposed signatures", draft.Signatures, 70)
	a, err := d.Decisions.ToAppeal(d.ctx, id, app.AppealDraft{ExecutorID: d.asanov.ID})
	d.must(err)

	stored := d.stored(a.ID)
	equal(t, "number", stored.Number, "Кол-1/26")
	equal(t, "multiplicity", stored.Multiplicity, app.Collective)
	equal(t, "channel", stored.Channel, app.AtMeeting)
	equal(t, "signatures are the votes for", stored.Signatures, 70)
	equal(t, "text", stored.Text, "Просить мэрию провести воду на ул. Жеңиш")
	equal(t, "place", stored.SettlementID, d.akOrdo.ID)
	equal(t, "language", stored.Language, app.Kyrgyz)
	equal(t, "written at the meeting", stored.Written, m.Date)
	equal(t, "term", stored.Standing.Due, date("2026-11-02"))
	equal(t, "executor", stored.Standing.ExecutorID, d.asanov.ID)

	c, err := d.Decisions.Case(d.ctx, id)
	d.must(err)
	equal(t, "on the decision's card", c.Appeal.Number, "Кол-1/26")
	equal(t, "its life", c.Events[len(c.Events)-1].Kind, app.DecisionAppealed)
	equal(t, "still open", c.Decision.Progress.State, app.DecisionOpen)
	back, err := d.Findings.Related(d.ctx, app.EntityAppeal, a.ID)
	d.must(err)
	same(t, "on the appeal's card", relations(back), []string{
		"decision Просить мэрию провести воду на ул. Жеңиш", "meeting 09.10.2026",
	})
	there, err := d.Findings.Related(d.ctx, app.EntityMeeting, m.ID)
	d.must(err)
	same(t, "on the meeting's card", relations(there), []string{"appeal Кол-1/26"})

	_, err = d.Decisions.ToAppeal(d.ctx, id, app.AppealDraft{})
	refused(t, err, app.Denied, "decision.appealed_already")
	_, err = d.Decisions.TakeBack(d.ctx, id, c.Events[len(c.Events)-1].ID, "Ката")
	refused(t, err, app.Denied, "decision.event_stays")

	d.events(a.ID, app.Event{Kind: app.EventAnswered, Outcome: app.Satisfied, Number: "О-1"})
	c, err = d.Decisions.Case(d.ctx, id)
	d.must(err)
	equal(t, "the answer is seen", c.Appeal.State, app.Answered)
	equal(t, "and fulfils nothing by itself", c.Decision.Progress.State, app.DecisionOpen)
	d.setDay("2026-12-15")
	equal(t, "late two weeks on", slices.Equal(d.plan(app.DecisionFilter{Late: true}), []int64{id}), true)
}

func relations(all []app.Related) []string {
	out := []string{}
	for _, r := range all {
		out = append(out, r.Entity+" "+r.Label)
	}
	return out
}

func TestAnAppealThatCannotBeLeavesTheDecisionAsItWas(t *testing.T) {
	d := newDesk(t)
	task := d.decide(func(t *app.Decision) { t.TopicID = 0 })
	_, err := d.Decisions.ToAppeal(d.ctx, task.ID, app.AppealDraft{})
	refused(t, err, app.Invalid, "check.topic_needed")
	c, err := d.Decisions.Case(d.ctx, task.ID)
	d.must(err)
	equal(t, "appeal", c.Decision.AppealID, 0)
	equal(t, "version", c.Decision.Version, task.Version)
	a, err := d.Decisions.ToAppeal(d.ctx, task.ID, app.AppealDraft{TopicID: d.light.ID, Signatures: 12, Number: "Кол-77"})
	d.must(err)
	equal(t, "number typed", a.Number, "Кол-77")
	equal(t, "signatures typed", a.Signatures, 12)
}

func TestPhotosBelongToEvents(t *testing.T) {
	d := newDesk(t)
	task := d.decide()
	_, err := d.Decisions.Enter(d.ctx, task.ID, app.DecisionEvent{Kind: app.DecisionProgress, Percent: 50})
	d.must(err)
	c, err := d.Decisions.Case(d.ctx, task.ID)
	d.must(err)
	step := c.Events[1]
	photo, err := d.Attachments.Add(d.ctx, app.EntityDecisionEvent, step.ID, "жол.png", bytes.NewReader([]byte("\x89PNG\r\n\x1a\n")))
	d.must(err)
	c, err = d.Decisions.Case(d.ctx, task.ID)
	d.must(err)
	equal(t, "photos of the step", c.Photos[step.ID][0].SHA256, photo.SHA256)
	equal(t, "of others", len(c.Photos), 1)
}
