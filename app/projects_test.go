package app_test

import (
	"strings"
	"testing"

	"kairyluu/app"
)

func TestAProjectIsCheckedAsItIsTyped(t *testing.T) {
	g := newGrants(t)
	kept := g.addProgramme(func(p *app.Programme) { p.NameRU, p.NameKY = "Прошлая", "" })
	lamp := g.coded(app.ObjectTypes, "06")
	old := g.begin(func(p *app.Project) {
		p.ProgrammeID, p.ObjectID, p.Settlements = kept.ID, lamp.ID, []int64{g.akOrdo.ID}
	})
	kept.Active = false
	kept, err := g.Programmes.Save(g.ctx, kept)
	g.must(err)
	lamp = g.retire(lamp)
	gone := g.retire(g.akOrdo)
	m := g.hold(func(m *app.Meeting) { m.Settlements = []int64{g.dordoi.ID} })
	people := func(b app.Beneficiaries) func(*app.Project) {
		return func(p *app.Project) { p.Beneficiaries = b }
	}
	for name, tt := range map[string]struct {
		change func(*app.Project)
		errors []string
		doubts []string
	}{
		"nothing wrong":          {func(*app.Project) {}, nil, nil},
		"no title":               {func(p *app.Project) { p.TitleRU, p.TitleKY = "", " " }, []string{"title_ru project.title_needed"}, nil},
		"a title in Kyrgyz":      {func(p *app.Project) { p.TitleRU = "" }, nil, nil},
		"no programme":           {func(p *app.Project) { p.ProgrammeID = 0 }, []string{"programme project.programme_needed"}, nil},
		"a programme of nothing": {func(p *app.Project) { p.ProgrammeID = 999 }, []string{"programme project.programme_needed"}, nil},
		"a programme not used":   {func(p *app.Project) { p.ProgrammeID = kept.ID }, []string{"programme entry.inactive"}, nil},
		"no settlement":          {func(p *app.Project) { p.Settlements = nil }, []string{"settlements project.settlement_needed"}, nil},
		"a settlement not used":  {func(p *app.Project) { p.Settlements = []int64{gone.ID} }, []string{"settlements entry.inactive"}, nil},
		"no object":              {func(p *app.Project) { p.ObjectID = 0 }, nil, nil},
		"an object not used":     {func(p *app.Project) { p.ObjectID = lamp.ID }, []string{"object entry.inactive"}, nil},
		"a source as an object":  {func(p *app.Project) { p.ObjectID = g.city.ID }, []string{"object entry.unknown"}, nil},
		"a meeting":              {func(p *app.Project) { p.MeetingID, p.ItemUID = m.ID, "water" }, nil, nil},
		"a meeting that is gone": {func(p *app.Project) { p.MeetingID = 999 }, []string{"meeting project.meeting_gone"}, nil},
		"an item that is gone":   {func(p *app.Project) { p.MeetingID, p.ItemUID = m.ID, "gone" }, []string{"item project.item_gone"}, nil},
		"minus one":              {people(app.Beneficiaries{Total: 5, Youth: -1}), []string{"beneficiaries.youth project.people_negative"}, nil},
		"more than all":          {people(app.Beneficiaries{Total: 5, Elderly: 6}), []string{"beneficiaries.elderly project.people_above_total"}, nil},
		"women and men":          {people(app.Beneficiaries{Total: 5, Women: 3, Men: 1}), []string{"beneficiaries.total project.women_men"}, nil},
		"a pasted letter": {func(p *app.Project) {
			p.TitleRU, p.Aim = strings.Repeat("ы", 301), strings.Repeat("ы", app.TextLimit)
		}, []string{"title_ru check.too_long"}, nil},
		"a pasted book":          {func(p *app.Project) { p.Aim = strings.Repeat("ы", app.TextLimit+1) }, []string{"aim check.too_long"}, nil},
		"groups without a total": {people(app.Beneficiaries{Youth: 3}), []string{"beneficiaries.total project.people_total_needed"}, nil},
		"women alone":            {people(app.Beneficiaries{Total: 5, Women: 3}), nil, nil},
		"no total":               {people(app.Beneficiaries{Women: 3, Men: 4, Disabled: 7}), nil, nil},
		"a phone of nobody":      {func(p *app.Project) { p.People = []app.ProjectPerson{{}, {Phone: "0700"}} }, []string{"people.1.name check.name_needed"}, nil},
		"done before begun":      {func(p *app.Project) { p.Finish = date("2026-02-28") }, []string{"finish project.finish_before_start"}, nil},
		"after the programme":    {func(p *app.Project) { p.Finish = date("2028-01-01") }, nil, []string{"finish project.finish_after_programme"}},
		"a slip in the year":     {func(p *app.Project) { p.Finish = date("2062-01-01") }, []string{"finish check.due_far"}, []string{"finish project.finish_after_programme"}},
		"before the programme":   {func(p *app.Project) { p.Start = date("1999-03-01") }, nil, []string{"start project.start_before_programme"}},
		"an old year":            {func(p *app.Project) { p.Start = date("1926-03-01") }, []string{"start check.date_far"}, []string{"start project.start_before_programme"}},
		"begun tomorrow":         {func(p *app.Project) { p.Standing.Since = date("2026-10-14") }, []string{"since check.date_future"}, nil},
		"what stood there": {func(p *app.Project) { *p = old }, nil, []string{
			"programme entry.left", "settlements entry.left", "object entry.left",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			p := g.playground(tt.change)
			f, err := g.Projects.Check(g.ctx, p)
			g.must(err)
			same(t, "faults", keys(f.Errors), append([]string{}, tt.errors...))
			same(t, "doubts", keys(f.Warnings), append([]string{}, tt.doubts...))
			if len(tt.errors) > 0 {
				_, err = g.Projects.Save(g.ctx, p)
				refused(t, err, app.Invalid, tt.errors[0])
			}
		})
	}
}

func TestANewProjectIsAnIdea(t *testing.T) {
	g := newGrants(t)
	p := g.begin(func(p *app.Project) {
		p.TitleRU, p.Beneficiaries = " Сквер  ", app.Beneficiaries{Women: 3, Men: 4}
		p.People = []app.ProjectPerson{{}, {Name: "Асанов", Phone: "0700 123 456"}}
	})
	c := g.open(p)
	equal(t, "as returned", c.Project.Version, p.Version)
	equal(t, "standing", c.Project.Standing, p.Standing)
	equal(t, "title", c.Project.TitleRU, "Сквер")
	equal(t, "total", c.Project.Beneficiaries.Total, 7)
	equal(t, "people", len(c.Project.People), 1)
	equal(t, "phone", c.Project.People[0].Phone, "+996700123456")
	equal(t, "stage", c.Project.Standing.Stage, app.StageIdea)
	equal(t, "since", c.Project.Standing.Since, date("2026-01-15"))
	equal(t, "due", c.Project.Standing.Due, date("2026-11-30"))
	equal(t, "events", len(c.Events), 1)
	g.sound(p.ID)
	plain := g.begin(func(p *app.Project) { p.Standing = app.ProjectStanding{} })
	equal(t, "begun today without a day", plain.Standing.Since, date(today))
}

func TestTheFinishAndTheProgrammeMoveTheStanding(t *testing.T) {
	g := newGrants(t)
	p := g.begin()
	g.plan(p, line("Площадка", part(g.grant, som(800)), part(g.residents, som(200))))
	p = g.open(p).Project
	p.Finish = date("2026-12-15")
	p, err := g.Projects.Save(g.ctx, p)
	g.must(err)
	equal(t, "due", g.open(p).Project.Standing.Due, date("2026-12-15"))
	strict := g.addProgramme(func(p *app.Programme) { p.NameRU, p.NameKY, p.Share = "Другая", "", 50_00 })
	p.ProgrammeID = strict.ID
	p, err = g.Projects.Save(g.ctx, p)
	g.must(err)
	equal(t, "need", g.open(p).Project.Standing.Need, som(500))
	equal(t, "version", g.open(p).Project.Version, p.Version)
	g.sound(p.ID)
	stale := p
	stale.Version--
	_, err = g.Projects.Save(g.ctx, stale)
	refused(t, err, app.Conflict, "project.changed")
}

func TestADecisionBecomesAProject(t *testing.T) {
	g := newGrants(t)
	asanov := g.asanov
	asanov.Post, asanov.Phone = "Главный специалист", "+996700123456"
	_, err := g.Dictionaries.Save(g.ctx, asanov)
	g.must(err)
	m := g.hold()
	d := g.decide(func(t *app.Decision) { t.MeetingID, t.ItemUID, t.Made = m.ID, "water", never })
	draft, err := g.Projects.FromDecision(g.ctx, d.ID)
	g.must(err)
	equal(t, "title in the language of the meeting", draft.TitleKY, d.Text)
	equal(t, "and not in the other", draft.TitleRU, "")
	equal(t, "meeting", draft.MeetingID, m.ID)
	equal(t, "item", draft.ItemUID, "water")
	equal(t, "place", draft.Settlements[0], g.akOrdo.ID)
	equal(t, "finish", draft.Finish, d.Due)
	equal(t, "in charge", draft.People[0], app.ProjectPerson{Name: "Асанов Б. К.", Role: "Главный специалист", Phone: "+996700123456"})
	n, err := g.Projects.Count(g.ctx, app.ProjectFilter{}, 0)
	g.must(err)
	equal(t, "nothing is stored", n, 0)

	_, err = g.Projects.SaveFromDecision(g.ctx, draft, d.ID)
	refused(t, err, app.Invalid, "project.programme_needed")
	draft.ProgrammeID = g.programme.ID
	p, err := g.Projects.SaveFromDecision(g.ctx, draft, d.ID)
	g.must(err)
	c, err := g.Decisions.Case(g.ctx, d.ID)
	g.must(err)
	equal(t, "on the decision's card", c.Project.ID, p.ID)
	of := g.open(p)
	equal(t, "votes on the project's card", of.Votes.For, 70)
	equal(t, "its meeting", of.Meeting.ID, m.ID)
	same(t, "its links", relations(of.Related), []string{"meeting " + m.Label(), "decision " + d.Text})
	held, err := g.Meetings.Case(g.ctx, m.ID)
	g.must(err)
	equal(t, "on the meeting's card", held.Projects[0].ID, p.ID)

	_, err = g.Projects.SaveFromDecision(g.ctx, draft, d.ID)
	refused(t, err, app.Denied, "decision.project_already")
	_, err = g.Projects.FromDecision(g.ctx, d.ID)
	refused(t, err, app.Denied, "decision.project_already")
	form := c.Decision
	form.ProjectID, form.Note = 0, "Эскертүү"
	_, err = g.Decisions.Save(g.ctx, form)
	g.must(err)
	c, err = g.Decisions.Case(g.ctx, d.ID)
	g.must(err)
	equal(t, "a form of the decision leaves it", c.Decision.ProjectID, p.ID)
	g.sound(p.ID)
}

func TestAPlaceKnowsItsProjects(t *testing.T) {
	g := newGrants(t)
	p := g.begin(func(p *app.Project) { p.Settlements = []int64{g.dordoi.ID, g.akOrdo.ID} })
	ended := g.begin()
	g.plan(p, line("Площадка", part(g.grant, som(800)), part(g.residents, som(200))))
	g.post(g.cash(p, app.Received, g.grant, som(100)))
	g.enter(ended, app.StageCancelled)
	c, err := g.Places.Place(g.ctx, g.dordoi.ID)
	g.must(err)
	equal(t, "projects", c.ProjectsN, 2)
	equal(t, "the newest first", c.Projects[0].ID, ended.ID)
	equal(t, "planned", c.Grants.Planned, som(1000))
	equal(t, "received", c.Grants.Received, som(100))
	rows, err := g.Places.Rows(g.ctx)
	g.must(err)
	figures := map[int64][2]int{}
	for _, r := range rows {
		figures[r.Settlement.ID] = [2]int{r.Projects, r.Running}
	}
	equal(t, "figures", figures[g.dordoi.ID], [2]int{2, 1})
	equal(t, "of the second settlement", figures[g.akOrdo.ID], [2]int{1, 1})
	bare, err := g.Places.Place(g.ctx, g.entry(app.Settlements, 3).ID)
	g.must(err)
	equal(t, "of a place without any", bare.ProjectsN, 0)
}
