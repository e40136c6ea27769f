package app_test

import (
	"testing"

	"kairyluu/app"
)

// resolved is a signed meeting with decisions about light, a ditch and trees.
func (d *desk) resolved() app.MeetingCase {
	d.t.Helper()
	m, err := d.Meetings.Save(
		d.ctx, d.gathering(),
		app.Decision{Text: "Жарык орнотуу", Source: app.FromResidents, ItemUID: "water", Due: date("2026-12-01")},
		app.Decision{Text: "Арык казуу", Source: app.FromExpert, ItemUID: "water"},
		app.Decision{Text: "Бак тигүү", Source: app.FromPartner, Partner: "Аракет", ItemUID: "water"},
	)
	d.must(err)
	return d.meeting(d.sign(m).ID)
}

func (d *desk) meeting(id int64) app.MeetingCase {
	d.t.Helper()
	c, err := d.Meetings.Case(d.ctx, id)
	d.must(err)
	return c
}

func (d *desk) decided(id int64) app.DecisionCase {
	d.t.Helper()
	c, err := d.Decisions.Case(d.ctx, id)
	d.must(err)
	return c
}

func TestACorrectionReachesTheDecisions(t *testing.T) {
	d := newDesk(t)
	c := d.resolved()
	light, ditch, trees := d.decided(c.Decisions[0].ID).Decision, d.decided(c.Decisions[1].ID).Decision, d.decided(c.Decisions[2].ID).Decision
	light.Text, light.Due = "Жарык эки көчөгө орнотуу", date("2026-11-01")
	fresh := app.Decision{Text: "Жол оңдоо", Source: app.FromAuthority, ItemUID: "water", Due: date("2026-10-30")}
	_, err := d.Meetings.Correct(d.ctx, c.Meeting, app.Correction{
		Reason: "Ката жазылган", Decisions: []app.Decision{light, fresh}, Withdrawn: []app.Decision{ditch},
	})
	d.must(err)

	c = d.meeting(c.Meeting.ID)
	texts := func(e app.Edition) []string {
		said := []string{}
		for _, x := range e.Decisions {
			said = append(said, x.Text)
		}
		return said
	}
	same(t, "the first edition", texts(c.Editions[0]), []string{"Жарык орнотуу", "Арык казуу", "Бак тигүү"})
	same(t, "the second", texts(c.Editions[1]), []string{"Жарык эки көчөгө орнотуу", "Бак тигүү", "Жол оңдоо"})
	equal(t, "on the card", len(c.Decisions), 3)
	equal(t, "its date moves in the plan", d.decided(light.ID).Decision.Progress.Due, date("2026-11-01"))
	equal(t, "what was not touched", d.decided(trees.ID).Decision.Version, trees.Version)

	t.Run("what was withdrawn stays in the plan, given up and tied", func(t *testing.T) {
		gone := d.decided(ditch.ID)
		equal(t, "meeting", gone.Decision.MeetingID, 0)
		equal(t, "state", gone.Decision.Progress.State, app.DecisionDropped)
		last := gone.Events[len(gone.Events)-1]
		equal(t, "kind", last.Kind, app.DecisionGivenUp)
		equal(t, "why", last.Text, "Ката жазылган")
		equal(t, "where", last.MeetingID, c.Meeting.ID)
		if len(gone.Related) != 1 || gone.Related[0] != (app.Related{Entity: app.EntityMeeting, ID: c.Meeting.ID, Label: c.Meeting.Label()}) {
			t.Errorf("tied to %v", gone.Related)
		}
	})
	t.Run("the editions tell what changed", func(t *testing.T) {
		changes, err := d.Meetings.Differences(d.ctx, c.Editions[0], c.Editions[1])
		d.must(err)
		said := []string{}
		for _, x := range changes {
			said = append(said, x.Field+": "+x.Old+" → "+x.New)
		}
		same(t, "differences", said, []string{
			"decisions.0.text: Жарык орнотуу → Жарык эки көчөгө орнотуу",
			"decisions.0.due: 01.12.2026 → 01.11.2026",
			"decisions.2.added:  → Жол оңдоо (30.10.2026)",
			"decisions.1.withdrawn: Арык казуу → ",
		})
	})
	t.Run("one that is done is withdrawn as it is", func(t *testing.T) {
		_, err := d.Decisions.Enter(d.ctx, trees.ID, app.DecisionEvent{Kind: app.DecisionFulfilled, Text: "Тигилди"})
		d.must(err)
		_, err = d.Meetings.Correct(d.ctx, c.Meeting, app.Correction{
			Reason: "Чечим башка жыйындыкы", Withdrawn: []app.Decision{d.decided(trees.ID).Decision},
		})
		d.must(err)
		gone := d.decided(trees.ID)
		equal(t, "state", gone.Decision.Progress.State, app.DecisionDone)
		equal(t, "meeting", gone.Decision.MeetingID, 0)
	})
}

func TestACorrectionIsWholeOrNothing(t *testing.T) {
	d := newDesk(t)
	c := d.resolved()
	light, ditch := d.decided(c.Decisions[0].ID).Decision, d.decided(c.Decisions[1].ID).Decision
	_, err := d.Decisions.Enter(d.ctx, ditch.ID, app.DecisionEvent{Kind: app.DecisionProgress, Percent: 30})
	d.must(err)
	wordy := light
	wordy.Text = "Башкача"
	fixed := c.Meeting
	fixed.Place = "Клуб"
	for name, tt := range map[string]struct {
		correction app.Correction
		code       app.Code
		key        string
	}{
		"a decision changed meanwhile": {app.Correction{Decisions: []app.Decision{wordy}, Withdrawn: []app.Decision{ditch}}, app.Conflict, "decision.changed"},
		"a decision without words":     {app.Correction{Decisions: []app.Decision{wordy, {Source: app.FromExpert}}}, app.Invalid, "decision.text_needed"},
		"one of another meeting":       {app.Correction{Decisions: []app.Decision{wordy}, Withdrawn: []app.Decision{d.stray()}}, app.Conflict, "decision.changed"},
	} {
		t.Run(name, func(t *testing.T) {
			tt.correction.Reason = "Ката"
			_, err := d.Meetings.Correct(d.ctx, fixed, tt.correction)
			refused(t, err, tt.code, tt.key)
			now := d.meeting(c.Meeting.ID)
			equal(t, "edition", now.Meeting.Edition, 1)
			equal(t, "place", now.Meeting.Place, c.Meeting.Place)
			equal(t, "decisions", len(now.Decisions), 3)
			equal(t, "words", d.decided(light.ID).Decision.Text, light.Text)
		})
	}
}

// stray is a decision that stands alone.
func (d *desk) stray() app.Decision {
	d.t.Helper()
	s, err := d.Decisions.Save(d.ctx, app.Decision{Text: "Өзүнчө", Source: app.FromExpert})
	d.must(err)
	return s
}

func TestTheSecondOfTwoCorrectionsIsAConflict(t *testing.T) {
	d := newDesk(t)
	c := d.resolved()
	first, second := c.Meeting, c.Meeting
	first.Place, second.Chair = "Клуб", "Садыков Н."
	_, err := d.Meetings.Correct(d.ctx, first, app.Correction{Reason: "Жери", Withdrawn: []app.Decision{d.decided(c.Decisions[0].ID).Decision}})
	d.must(err)
	_, err = d.Meetings.Correct(d.ctx, second, app.Correction{Reason: "Төрага"})
	refused(t, err, app.Conflict, "meeting.changed")
	equal(t, "editions", len(d.meeting(c.Meeting.ID).Editions), 2)
}

func TestSignedMinutesTakeNoDecisionsWithoutACorrection(t *testing.T) {
	d := newDesk(t)
	c := d.resolved()
	_, err := d.Decisions.Save(d.ctx, app.Decision{Text: "Кошумча", Source: app.FromExpert, MeetingID: c.Meeting.ID})
	refused(t, err, app.Denied, "decision.minutes_signed")
	alone := d.stray()
	alone.MeetingID = c.Meeting.ID
	_, err = d.Decisions.Save(d.ctx, alone)
	refused(t, err, app.Denied, "decision.minutes_signed")
	light := d.decided(c.Decisions[0].ID).Decision
	light.MeetingID = 0
	_, err = d.Decisions.Save(d.ctx, light)
	refused(t, err, app.Denied, "decision.minutes_signed")
	light.MeetingID, light.Due = c.Meeting.ID, date("2026-12-20")
	_, err = d.Decisions.Save(d.ctx, light)
	d.must(err)
}

func TestWithdrawingTheLastDecisionTakesTheRemarkAway(t *testing.T) {
	d := newDesk(t)
	talk := d.gathering(func(m *app.Meeting) {
		m.Quorum = 100
		m.Agenda[0] = app.AgendaItem{UID: "water", Title: "Кабар"}
	})
	m, err := d.Meetings.Save(d.ctx, talk, app.Decision{Text: "Жарык", Source: app.FromResidents})
	d.must(err)
	m = d.sign(m)
	equal(t, "signed without a quorum", m.WithoutQuorum, true)
	c := d.meeting(m.ID)
	m, err = d.Meetings.Correct(d.ctx, c.Meeting, app.Correction{
		Reason: "Чечим болгон эмес", Withdrawn: []app.Decision{d.decided(c.Decisions[0].ID).Decision},
	})
	d.must(err)
	equal(t, "after the correction", m.WithoutQuorum, false)
	equal(t, "what was signed first", d.meeting(m.ID).Editions[0].Meeting.WithoutQuorum, true)
}

func TestTheOrderOfTheAgendaIsPartOfTheMinutes(t *testing.T) {
	d := newDesk(t)
	m := d.sign(d.hold(func(m *app.Meeting) { m.Agenda = append(m.Agenda, app.AgendaItem{UID: "light", Title: "Жарык"}) }))
	m.Agenda[0], m.Agenda[1] = m.Agenda[1], m.Agenda[0]
	_, err := d.Meetings.Correct(d.ctx, m, app.Correction{Reason: "Ирети"})
	d.must(err)
	c := d.meeting(m.ID)
	changes, err := d.Meetings.Differences(d.ctx, c.Editions[0], c.Editions[1])
	d.must(err)
	if len(changes) != 1 || changes[0] != (app.Change{Field: "order", Old: "1. Таза суу\n2. Жарык", New: "1. Жарык\n2. Таза суу"}) {
		t.Errorf("differences %v", changes)
	}
}
