package app_test

import (
	"bytes"
	"testing"

	"kairyluu/app"
	"kairyluu/app/civil"
)

func (d *desk) finding(change ...func(*app.Finding)) app.Finding {
	f := app.Finding{
		Kind: app.Risk, SettlementID: d.akOrdo.ID, Title: "Стихийная свалка у арыка", Text: "За школой, 40 м",
		Measures: "Вывоз два раза в месяц", Level: app.HighLevel, Since: date("2026-03-01"),
	}
	for _, c := range change {
		c(&f)
	}
	return f
}

func (d *desk) find(change ...func(*app.Finding)) app.Finding {
	d.t.Helper()
	f, err := d.Findings.Save(d.ctx, d.finding(change...))
	d.must(err)
	return f
}

func TestAFindingIsCheckedAsItIsTyped(t *testing.T) {
	d := newDesk(t)
	for name, tt := range map[string]struct {
		change func(*app.Finding)
		errors []string
	}{
		"nothing wrong":      {func(*app.Finding) {}, nil},
		"no kind":            {func(f *app.Finding) { f.Kind = "" }, []string{"kind finding.kind_needed"}},
		"no title":           {func(f *app.Finding) { f.Title = "" }, []string{"title finding.title_needed"}},
		"no settlement":      {func(f *app.Finding) { f.SettlementID = 0 }, []string{"settlement finding.settlement_needed"}},
		"a risk of no level": {func(f *app.Finding) { f.Level = "" }, []string{"level finding.level_needed"}},
		"a practice needs none": {func(f *app.Finding) {
			f.Kind, f.Level = app.Practice, ""
		}, nil},
		"from tomorrow":        {func(f *app.Finding) { f.Since = date("2026-10-14") }, []string{"since check.date_future"}},
		"over before it began": {func(f *app.Finding) { f.Until = date("2026-02-28") }, []string{"until finding.until_before_since"}},
	} {
		t.Run(name, func(t *testing.T) {
			f := d.Findings.Check(d.finding(tt.change))
			same(t, "faults", keys(f.Errors), append([]string{}, tt.errors...))
		})
	}
	f := d.Findings.Check(d.finding(func(f *app.Finding) { f.Until, f.Measures = date(today), "" }))
	same(t, "doubts", keys(f.Warnings), []string{"measures finding.measures_needed"})
}

func TestLinksAreWalkedBothWays(t *testing.T) {
	d := newDesk(t)
	f, a, task := d.find(), d.register(), d.decide()
	risk := app.Related{Entity: app.EntityFinding, ID: f.ID, Label: f.Title}
	appeal := app.Related{Entity: app.EntityAppeal, ID: a.ID, Label: a.Number}
	d.must(d.Findings.Link(d.ctx, risk, appeal))
	d.must(d.Findings.Link(d.ctx, app.Related{Entity: app.EntityDecision, ID: task.ID, Label: task.Label()}, risk))
	d.must(d.Findings.Link(d.ctx, risk, appeal))

	c, err := d.Findings.Case(d.ctx, f.ID)
	d.must(err)
	same(t, "of the risk", relations(c.Finding.Related), []string{"appeal " + a.Number, "decision " + task.Text})
	back, err := d.Findings.Related(d.ctx, app.EntityAppeal, a.ID)
	d.must(err)
	same(t, "of the appeal", relations(back), []string{"finding " + f.Title})
	n, err := d.Findings.Count(d.ctx, app.FindingFilter{Entity: app.EntityDecision, EntityID: task.ID}, 0)
	d.must(err)
	equal(t, "risks of the decision", n, 1)
	refused(t, d.Findings.Link(d.ctx, risk, risk), app.Denied, "finding.link_itself")

	saved, err := d.Findings.Save(d.ctx, func() app.Finding { x := c.Finding; x.Title = "Свалка"; return x }())
	d.must(err)
	equal(t, "a save keeps the links", len(saved.Related), 2)
	d.must(d.Findings.Unlink(d.ctx, appeal, risk))
	for _, side := range []app.Related{risk, appeal} {
		left, err := d.Findings.Related(d.ctx, side.Entity, side.ID)
		d.must(err)
		equal(t, "links of "+side.Entity, len(left), map[string]int{app.EntityFinding: 1}[side.Entity])
	}
	record := d.history(app.HistoryFilter{Entity: app.EntityAppeal, EntityID: a.ID, Limit: 1})[0]
	equal(t, "in the appeal's history", record.Action, "unlink")
	_, err = d.Findings.Save(d.ctx, f)
	refused(t, err, app.Conflict, "finding.changed")
}

func TestASettlementInOnePlace(t *testing.T) {
	d := newDesk(t)
	d.register()
	late := d.register(func(a *app.Appeal) {
		a.TopicID = d.light.ID
		a.Registered, a.Received = date("2026-08-03"), date("2026-08-03")
	})
	d.register(func(a *app.Appeal) { a.SettlementID = d.dordoi.ID })
	m := d.hold()
	d.hold(func(m *app.Meeting) { m.Settlements = []int64{d.dordoi.ID} })
	d.decide()
	done := d.decide()
	_, err := d.Decisions.Enter(d.ctx, done.ID, app.DecisionEvent{Kind: app.DecisionFulfilled, Text: "Бүттү"})
	d.must(err)
	f := d.find()
	d.find(func(f *app.Finding) { f.Kind = app.Practice })
	d.find(func(f *app.Finding) { f.SettlementID = d.dordoi.ID })
	c, err := d.Decisions.Case(d.ctx, done.ID)
	d.must(err)
	for entity, id := range map[string]int64{
		app.EntityMeeting: m.ID, app.EntityFinding: f.ID, app.EntityDecisionEvent: c.Events[1].ID,
	} {
		_, err := d.Attachments.Add(d.ctx, entity, id, "сүрөт.png", bytes.NewReader([]byte("\x89PNG\r\n\x1a\n"+entity)))
		d.must(err)
	}
	_, err = d.Attachments.Add(d.ctx, app.EntityMeeting, m.ID, "тизме.txt", bytes.NewReader([]byte("тизме")))
	d.must(err)

	p, err := d.Places.Place(d.ctx, d.akOrdo.ID)
	d.must(err)
	equal(t, "settlement", p.Settlement.NameRU, d.akOrdo.NameRU)
	equal(t, "population", p.Settlement.Population, d.akOrdo.Population)
	equal(t, "appeals", p.Appeals, 2)
	equal(t, "open", p.Open, 2)
	equal(t, "late", p.Late, 1)
	equal(t, "topics", len(p.ByTopic), 2)
	equal(t, "meetings", p.MeetingsN, 1)
	equal(t, "which", p.Meetings[0].ID, m.ID)
	equal(t, "states of decisions", len(p.Decisions), 2)
	equal(t, "open plan", len(p.OpenPlan), 1)
	equal(t, "risks", len(p.Risks), 1)
	equal(t, "practices", len(p.Practices), 1)
	equal(t, "photos", p.Photos, 3)
	if late.Standing.Due == (civil.Date{}) {
		t.Error("the late appeal has no term")
	}
	_, err = d.Places.Place(d.ctx, 9999)
	refused(t, err, app.NotFound, "entry.gone")
}
