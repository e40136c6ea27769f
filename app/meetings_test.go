package app_test

import (
	"slices"
	"strings"
	"testing"

	"kairyluu/app"
	"kairyluu/app/civil"
)

// gathering is a filled form of a meeting that was held; change differs it.
func (d *desk) gathering(change ...func(*app.Meeting)) app.Meeting {
	m := app.Meeting{
		FormID: d.entry(app.MeetingForms, 0).ID, Date: date("2026-10-09"), Start: "14:00", End: "16:30",
		Place: "СШ № 92", Settlements: []int64{d.akOrdo.ID}, ConvenedBy: "МТУ", Chair: "Осмонов К.", Secretary: "Жекше кызы А.",
		Language: app.Kyrgyz, State: app.Held, Quorum: 50,
		Attendance: app.Attendance{Total: 80, Women: 43, Men: 37, Groups: map[int64]int{d.entry(app.PeopleGroups, 0).ID: 21}},
		Guests:     []app.Guest{{Organisation: "Бишкекводоканал", RoleID: d.entry(app.GuestRoles, 2).ID, Came: true}},
		Agenda:     []app.AgendaItem{{UID: "water", Title: "Таза суу", Decided: "Суу түтүгүн тартуу", For: 70, Against: 4, Abstained: 6}},
	}
	for _, f := range change {
		f(&m)
	}
	return m
}

func (d *desk) hold(change ...func(*app.Meeting)) app.Meeting {
	d.t.Helper()
	m, err := d.Meetings.Save(d.ctx, d.gathering(change...))
	d.must(err)
	return m
}

func (d *desk) sign(m app.Meeting) app.Meeting {
	d.t.Helper()
	m, err := d.Meetings.Sign(d.ctx, m.ID, m.Version, date(today))
	d.must(err)
	return m
}

func (d *desk) series(name string, parent int64) app.Entry {
	d.t.Helper()
	e, err := d.Dictionaries.Save(d.ctx, app.Entry{Dict: app.MeetingSeries, NameRU: name, Parent: parent, Active: true})
	d.must(err)
	return e
}

func TestAMeetingIsCheckedAsItIsTyped(t *testing.T) {
	d := newDesk(t)
	for name, tt := range map[string]struct {
		change func(*app.Meeting)
		want   []string
	}{
		"nothing wrong":            {func(*app.Meeting) {}, nil},
		"no form":                  {func(m *app.Meeting) { m.FormID = 0 }, []string{"form meeting.form_needed"}},
		"no date":                  {func(m *app.Meeting) { m.Date = civil.Date{} }, []string{"date check.date_needed"}},
		"held in the future":       {func(m *app.Meeting) { m.Date = date("2026-10-14") }, []string{"date meeting.not_yet"}},
		"a slip in the year":       {func(m *app.Meeting) { m.Date, m.State = date("2036-10-14"), app.Planned }, []string{"date check.due_far"}},
		"no time":                  {func(m *app.Meeting) { m.Start = "25:00" }, []string{"start meeting.time"}},
		"the end before the start": {func(m *app.Meeting) { m.End = "13.30" }, []string{"end meeting.end_before_start"}},
		"the end at the start":     {func(m *app.Meeting) { m.End = "14:00" }, []string{"end meeting.end_before_start"}},
		"women and men are not the total": {
			func(m *app.Meeting) { m.Attendance.Men = 38 },
			[]string{"total meeting.women_men"},
		},
		"more votes than people": {
			func(m *app.Meeting) { m.Agenda[0].Abstained = 7 },
			[]string{"agenda.0.votes meeting.votes_above_present"},
		},
		"votes below zero": {func(m *app.Meeting) { m.Agenda[0].Against = -1 }, []string{"agenda.0.votes meeting.negative"}},
		"an item without a title": {
			func(m *app.Meeting) { m.Agenda = append(m.Agenda, app.AgendaItem{Heard: "Асанов"}) },
			[]string{"agenda.1.title meeting.item_title"},
		},
		"an empty line of the agenda": {func(m *app.Meeting) { m.Agenda = append(m.Agenda, app.AgendaItem{Title: " "}) }, nil},
		"an elected group without a name": {
			func(m *app.Meeting) { m.Elected = []app.Elected{{}, {Members: []string{"Асанов Б."}}} },
			[]string{"elected.0.group meeting.elected_group"},
		},
		"people below zero": {func(m *app.Meeting) { m.Quorum = -1 }, []string{"quorum meeting.negative"}},
	} {
		t.Run(name, func(t *testing.T) {
			f := d.Meetings.Check(d.gathering(tt.change))
			same(t, "faults", keys(f.Errors), append([]string{}, tt.want...))
			same(t, "doubts", keys(f.Warnings), []string{})
		})
	}
	t.Run("a group above the total", func(t *testing.T) {
		group := d.entry(app.PeopleGroups, 1).ID
		f := d.Meetings.Check(d.gathering(func(m *app.Meeting) { m.Attendance.Groups = map[int64]int{group: 81} }))
		if len(f.Errors) != 1 || f.Errors[0].Key != "meeting.group_above_total" || !strings.HasPrefix(f.Errors[0].Field, "groups.") {
			t.Errorf("faults %v", keys(f.Errors))
		}
	})
	t.Run("an elected group without members is a doubt", func(t *testing.T) {
		f := d.Meetings.Check(d.gathering(func(m *app.Meeting) {
			m.Elected = []app.Elected{{Group: "Демилгечи топ", Members: []string{" "}}}
		}))
		same(t, "faults", keys(f.Errors), []string{})
		same(t, "doubts", keys(f.Warnings), []string{"elected.0.members meeting.elected_members"})
	})
	t.Run("groups overlap and are not summed", func(t *testing.T) {
		f := d.Meetings.Check(d.gathering(func(m *app.Meeting) {
			m.Attendance.Groups = map[int64]int{d.entry(app.PeopleGroups, 0).ID: 80, d.entry(app.PeopleGroups, 1).ID: 80}
		}))
		same(t, "faults", keys(f.Errors), []string{})
	})
	t.Run("the total follows from women and men", func(t *testing.T) {
		m := d.hold(func(m *app.Meeting) { m.Attendance.Total = 0 })
		equal(t, "total", m.Attendance.Total, 80)
	})
	t.Run("times are read as they are typed", func(t *testing.T) {
		m := d.hold(func(m *app.Meeting) { m.Start, m.End = "9.05", "1130" })
		equal(t, "start", m.Start, "09:05")
		equal(t, "end", m.End, "11:30")
	})
}

func TestDecidingWithoutQuorumStaysOnTheMinutes(t *testing.T) {
	d := newDesk(t)
	few := func(m *app.Meeting) { m.Quorum = 100 }
	f := d.Meetings.Check(d.gathering(few))
	same(t, "doubts", keys(f.Warnings), []string{"quorum meeting.without_quorum"})
	same(t, "faults", keys(f.Errors), []string{})

	m := d.sign(d.hold(few))
	c, err := d.Meetings.Case(d.ctx, m.ID)
	d.must(err)
	equal(t, "on the card", c.Meeting.WithoutQuorum, true)
	equal(t, "on the signed edition", c.Editions[0].Meeting.WithoutQuorum, true)
	n, err := d.Meetings.Count(d.ctx, app.MeetingFilter{NoQuorum: true}, 0)
	d.must(err)
	equal(t, "in the list", n, 1)

	t.Run("nothing decided is nothing wrong", func(t *testing.T) {
		m := d.hold(few, func(m *app.Meeting) { m.Agenda[0] = app.AgendaItem{Title: "Кабар", Heard: "Асанов"} })
		equal(t, "without quorum", m.WithoutQuorum, false)
	})
	t.Run("a decision of the plan counts too", func(t *testing.T) {
		talk := d.gathering(few, func(m *app.Meeting) { m.Agenda[0] = app.AgendaItem{Title: "Кабар"} })
		m, err := d.Meetings.Save(d.ctx, talk, app.Decision{Text: "Жарык", Source: app.FromResidents})
		d.must(err)
		equal(t, "without quorum", m.WithoutQuorum, true)
	})
}

func TestMinutesAreNumberedByYear(t *testing.T) {
	d := newDesk(t)
	draft := func(m app.Meeting) app.Meeting {
		m, err := d.Meetings.SetState(d.ctx, m.ID, m.Version, app.Drafted, civil.Date{})
		d.must(err)
		return m
	}
	equal(t, "first", draft(d.hold()).Number, "1")
	d.hold(func(m *app.Meeting) { m.Number = "2" })
	equal(t, "passes a number that is taken", draft(d.hold()).Number, "3")
	last := func(m *app.Meeting) { m.Date = date("2025-12-30") }
	equal(t, "another year", draft(d.hold(last)).Number, "1")
	_, err := d.Meetings.Save(d.ctx, d.gathering(func(m *app.Meeting) { m.Number = "3" }))
	refused(t, err, app.Conflict, "meeting.number_taken")
	equal(t, "the same number in another year", d.hold(last, func(m *app.Meeting) { m.Number = "3" }).Number, "3")
}

func TestSignedMinutesAreFrozen(t *testing.T) {
	d := newDesk(t)
	m := d.hold()
	window := m // opened in a second window before the signature
	m = d.sign(m)
	equal(t, "number", m.Number, "1")
	equal(t, "edition", m.Edition, 1)

	t.Run("a second window is refused, whatever its version", func(t *testing.T) {
		window.Place = "Клуб"
		_, err := d.Meetings.Save(d.ctx, window)
		refused(t, err, app.Denied, "meeting.signed")
		window.Version = m.Version
		_, err = d.Meetings.Save(d.ctx, window)
		refused(t, err, app.Denied, "meeting.signed")
		_, err = d.Meetings.SetState(d.ctx, m.ID, m.Version, app.Held, civil.Date{})
		refused(t, err, app.Denied, "meeting.signed")
		_, err = d.Meetings.Sign(d.ctx, m.ID, m.Version, date(today))
		refused(t, err, app.Denied, "meeting.signed")
	})
	t.Run("a correction says why", func(t *testing.T) {
		_, err := d.Meetings.Correct(d.ctx, m, app.Correction{Reason: " "})
		refused(t, err, app.Invalid, "meeting.reason_needed")
	})
	t.Run("a correction keeps the old whole", func(t *testing.T) {
		fixed := m
		fixed.Attendance.Women, fixed.Attendance.Men = 44, 36
		fixed.Elected = []app.Elected{{Group: " Эсептөө  комиссиясы", Members: []string{"Ли А.", "", "Асанов Б."}}}
		fixed.Number, fixed.Agenda = "99", slices.Clone(m.Agenda)
		fixed.Agenda[0].Decided = "Суу түтүгүн эки көчөгө тартуу"
		fixed, err := d.Meetings.Correct(d.ctx, fixed, app.Correction{Reason: "Тизме кайра саналды"})
		d.must(err)
		equal(t, "edition", fixed.Edition, 2)
		equal(t, "the number stays", fixed.Number, "1")
		c, err := d.Meetings.Case(d.ctx, m.ID)
		d.must(err)
		equal(t, "editions", len(c.Editions), 2)
		equal(t, "women then", c.Editions[0].Meeting.Attendance.Women, 43)
		equal(t, "women now", c.Meeting.Attendance.Women, 44)
		equal(t, "reason", c.Editions[1].Reason, "Тизме кайра саналды")
		changes, err := d.Meetings.Differences(d.ctx, c.Editions[0], c.Editions[1])
		d.must(err)
		said := []string{}
		for _, x := range changes {
			said = append(said, x.Field+": "+x.Old+" → "+x.New)
		}
		same(t, "differences", said, []string{
			"women: 43 → 44", "men: 37 → 36",
			"agenda.0.decided: Суу түтүгүн тартуу → Суу түтүгүн эки көчөгө тартуу",
			"elected:  → Эсептөө комиссиясы: Ли А., Асанов Б.",
		})
		_, err = d.Meetings.Correct(d.ctx, m, app.Correction{Reason: "Эски терезе"})
		refused(t, err, app.Conflict, "meeting.changed")
	})
}

func TestSigningNeedsWhatMinutesNeed(t *testing.T) {
	d := newDesk(t)
	for name, tt := range map[string]struct {
		change func(*app.Meeting)
		on     string
		key    string
	}{
		"a chair":     {func(m *app.Meeting) { m.Chair = "" }, today, "meeting.chair_needed"},
		"a secretary": {func(m *app.Meeting) { m.Secretary = "" }, today, "meeting.secretary_needed"},
		"people": {
			func(m *app.Meeting) { m.Attendance, m.Agenda = app.Attendance{}, nil },
			today, "meeting.present_needed",
		},
		"a day behind the meeting": {func(*app.Meeting) {}, "2026-10-08", "meeting.signed_before"},
		"a day that has come":      {func(*app.Meeting) {}, "2026-10-14", "check.date_future"},
	} {
		t.Run(name, func(t *testing.T) {
			m := d.hold(tt.change)
			_, err := d.Meetings.Sign(d.ctx, m.ID, m.Version, date(tt.on))
			refused(t, err, app.Invalid, tt.key)
		})
	}
	t.Run("a meeting that took place", func(t *testing.T) {
		m := d.hold(func(m *app.Meeting) { m.State = app.Planned })
		_, err := d.Meetings.Sign(d.ctx, m.ID, m.Version, date(today))
		refused(t, err, app.Denied, "meeting.not_held")
		_, err = d.Meetings.Correct(d.ctx, m, app.Correction{Reason: "Ката"})
		refused(t, err, app.Denied, "meeting.not_signed")
	})
	t.Run("the version that was read", func(t *testing.T) {
		m := d.hold()
		_, err := d.Meetings.Sign(d.ctx, m.ID, m.Version+1, date(today))
		refused(t, err, app.Conflict, "meeting.changed")
	})
}

func TestUnfinishedDecisionsOpenTheNextMeeting(t *testing.T) {
	d := newDesk(t)
	series := d.series("Ак-Ордо чогулуштары", 0)
	of := func(m *app.Meeting) { m.SeriesID = series.ID }
	spring, err := d.Meetings.Save(d.ctx, d.gathering(of, func(m *app.Meeting) { m.Date = date("2026-03-12") }),
		app.Decision{Text: "Жарык орнотуу", Source: app.FromResidents, Due: date("2026-06-01"), ItemUID: "water"},
		app.Decision{Text: "Арык казуу", Source: app.FromExpert})
	d.must(err)
	c, err := d.Meetings.Case(d.ctx, spring.ID)
	d.must(err)
	light, ditch := c.Decisions[0], c.Decisions[1]
	_, err = d.Decisions.Enter(d.ctx, ditch.ID, app.DecisionEvent{Kind: app.DecisionFulfilled, Text: "Казылды"})
	d.must(err)
	_, err = d.Decisions.Enter(d.ctx, light.ID, app.DecisionEvent{Kind: app.DecisionProgress, Percent: 40, Text: "Мамылар коюлду"})
	d.must(err)

	autumn := d.hold(of)
	open, err := d.Meetings.Unfinished(d.ctx, series.ID, autumn.ID)
	d.must(err)
	equal(t, "unfinished", len(open), 1)
	equal(t, "which", open[0].ID, light.ID)
	autumn, err = d.Meetings.Carry(d.ctx, autumn.ID, []int64{light.ID})
	d.must(err)
	equal(t, "first on the agenda", autumn.Agenda[0].Carried, light.ID)
	equal(t, "what was there follows", autumn.Agenda[1].Title, "Таза суу")
	equal(t, "its history", autumn.Agenda[0].Heard, "12.03.2026 → 01.06.2026\n13.10.2026, 40 %: Мамылар коюлду")
	carried, err := d.Decisions.Case(d.ctx, light.ID)
	d.must(err)
	last := carried.Events[len(carried.Events)-1]
	equal(t, "its life", last.Kind, app.DecisionCarried)
	equal(t, "where to", last.MeetingID, autumn.ID)

	again, err := d.Meetings.Carry(d.ctx, autumn.ID, []int64{light.ID})
	d.must(err)
	equal(t, "carried once", len(again.Agenda), 2)
	_, err = d.Meetings.Save(d.ctx, again)
	d.must(err)
	later, err := d.Decisions.Case(d.ctx, light.ID)
	d.must(err)
	equal(t, "a later save enters nothing", len(later.Events), len(carried.Events))

	c, err = d.Meetings.Case(d.ctx, autumn.ID)
	d.must(err)
	if c.Previous == nil || c.Previous.ID != spring.ID || c.Next != nil {
		t.Errorf("previous %v, next %v", c.Previous, c.Next)
	}
	_, err = d.Meetings.Carry(d.ctx, spring.ID, []int64{ditch.ID})
	refused(t, err, app.Denied, "decision.finished")
}

func TestEntriesOfMeetingsAreKept(t *testing.T) {
	d := newDesk(t)
	series := d.series("Серия", 0)
	m := d.sign(d.hold(func(m *app.Meeting) { m.SeriesID = series.ID }))
	m.Attendance.Groups, m.Guests = nil, nil
	_, err := d.Meetings.Correct(d.ctx, m, app.Correction{Reason: "Тизме кыскарды"})
	d.must(err)
	for what, e := range map[string]app.Entry{
		"form": d.entry(app.MeetingForms, 0), "series": series, "settlement": d.akOrdo,
		"group of a signed edition": d.entry(app.PeopleGroups, 0), "role of a signed edition": d.entry(app.GuestRoles, 2),
	} {
		t.Run("a "+what+" in use is not removed", func(t *testing.T) {
			refused(t, d.Dictionaries.Delete(d.ctx, e), app.Denied, "entry.used")
		})
	}
	d.must(d.Dictionaries.Delete(d.ctx, d.entry(app.PeopleGroups, 5)))
}

func TestASeriesDoesNotContinueItself(t *testing.T) {
	d := newDesk(t)
	a := d.series("Биринчи", 0)
	b := d.series("Экинчи", a.ID)
	c := d.series("Үчүнчү", b.ID)
	point := func(e app.Entry, parent int64) error {
		e.Parent = parent
		_, err := d.Dictionaries.Save(d.ctx, e)
		return err
	}
	refused(t, point(a, a.ID), app.Invalid, "series.itself")
	refused(t, point(a, c.ID), app.Invalid, "series.circle")
	refused(t, point(a, b.ID), app.Invalid, "series.circle")
	refused(t, point(a, d.akOrdo.ID), app.Invalid, "series.gone")
	d.must(point(c, a.ID))
}

func TestAnOlderOfficeIsFurnishedOnce(t *testing.T) {
	d := newDesk(t)
	for _, dict := range []app.Dict{app.MeetingForms, app.GuestRoles} {
		entries, err := d.Dictionaries.Entries(d.ctx, dict)
		d.must(err)
		for _, e := range entries {
			d.must(d.Dictionaries.Delete(d.ctx, e))
		}
	}
	seed := app.Seed{
		Forms:  []app.Entry{{Dict: app.MeetingForms, NameRU: "Сход", NameKY: "Жыйын", Active: true}},
		Groups: []app.Entry{{Dict: app.PeopleGroups, NameRU: "Другие", NameKY: "Башкалар", Active: true}},
	}
	groups, err := d.Dictionaries.Entries(d.ctx, app.PeopleGroups)
	d.must(err)
	for range 2 {
		d.must(d.Desk.Furnish(d.ctx, seed))
	}
	for dict, want := range map[app.Dict]int{app.MeetingForms: 1, app.GuestRoles: 0, app.PeopleGroups: len(groups)} {
		entries, err := d.Dictionaries.Entries(d.ctx, dict)
		d.must(err)
		equal(t, string(dict), len(entries), want)
	}
	bare := bareDesk(t)
	bare.must(bare.Desk.Furnish(bare.ctx, seed))
	entries, err := bare.Dictionaries.Entries(bare.ctx, app.MeetingForms)
	bare.must(err)
	equal(t, "an office not set up is left alone", len(entries), 0)
}
