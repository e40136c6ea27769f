package app_test

import (
	"bytes"
	"testing"

	"kairyluu/app"
)

func (g *grants) event(p app.Project, e app.ProjectEvent) error {
	g.t.Helper()
	_, err := g.Projects.Enter(g.ctx, p.ID, e)
	return err
}

func TestALifeOfAProject(t *testing.T) {
	g := newGrants(t)
	p := g.begin()
	g.plan(p, line("Площадка", part(g.grant, som(750)), part(g.residents, som(250))))
	g.enter(p, app.StagePrepared, app.StageSubmitted, app.StageRework, app.StageSubmitted, app.StageReserve, app.StageApproved)
	g.post(g.cash(p, app.Received, g.residents, som(250), household("Асанов")))
	s := g.enter(p, app.StageAgreed, app.StageWorks, app.StageSuspended)
	equal(t, "where it goes on", s.Before, app.StageWorks)
	s = g.enter(p, app.StageWorks)
	equal(t, "and no longer", s.Before, app.Stage(""))
	g.post(g.cash(p, app.Received, g.grant, som(750)))
	g.post(g.cash(p, app.Spent, g.grant, som(750)))
	g.post(g.cash(p, app.Spent, g.residents, som(240)))
	s = g.enter(p, app.StageAccepted, app.StageWorks, app.StageAccepted, app.StageOpened)
	equal(t, "opened", s.Opened, date(today))
	err := g.event(p, app.ProjectEvent{Kind: app.ProjectEntered, Stage: app.StageClosed, Text: "Отчёт принят"})
	refused(t, err, app.Denied, "project.money_held")
	g.post(g.cash(p, app.Returned, g.residents, som(10), household("Асанов")))
	s = g.enter(p, app.StageClosed)
	equal(t, "ended", s.Ended, date(today))
	equal(t, "as stored", g.open(p).Project.Standing, s)
	equal(t, "nothing follows", len(g.open(p).Next), 0)
	g.must(g.event(p, app.ProjectEvent{Kind: app.ProjectVisited, Who: "Группа жителей", Text: "Качели целы"}))
	g.must(g.event(p, app.ProjectEvent{Kind: app.ProjectNoted, Text: "Табличка висит"}))
	g.sound(p.ID)
}

func TestStepsOfAProjectThatAreRefused(t *testing.T) {
	g := newGrants(t)
	p, other := g.begin(), g.begin()
	paper, err := g.Projects.AddPaper(g.ctx, app.ProjectPaper{ProjectID: other.ID, KindID: g.coded(app.PaperKinds, "01").ID})
	g.must(err)
	g.must(g.event(p, app.ProjectEvent{Kind: app.ProjectProgress, Percent: 20, Date: date("2026-05-01")}))
	g.must(g.event(p, app.ProjectEvent{Kind: app.ProjectEntered, Stage: app.StagePrepared, Date: date("2026-04-01")}))
	for name, tt := range map[string]struct {
		event app.ProjectEvent
		code  app.Code
		key   string
	}{
		"of no kind":                {app.ProjectEvent{Kind: "party"}, app.Invalid, "project.event_unknown"},
		"a stage that does not go":  {app.ProjectEvent{Kind: app.ProjectEntered, Stage: app.StageWorks}, app.Denied, "project.stage_not_next"},
		"a stage that is not one":   {app.ProjectEvent{Kind: app.ProjectEntered, Stage: "party"}, app.Denied, "project.stage_not_next"},
		"the stage it stands at":    {app.ProjectEvent{Kind: app.ProjectEntered, Stage: app.StagePrepared}, app.Conflict, "project.stage_already"},
		"a stage tomorrow":          {app.ProjectEvent{Kind: app.ProjectEntered, Stage: app.StageSubmitted, Date: date("2026-10-14")}, app.Invalid, "check.date_future"},
		"a stage before the last":   {app.ProjectEvent{Kind: app.ProjectEntered, Stage: app.StageSubmitted, Date: date("2026-03-31")}, app.Invalid, "project.event_order"},
		"progress before the last":  {app.ProjectEvent{Kind: app.ProjectProgress, Percent: 30, Date: date("2026-04-30")}, app.Invalid, "project.event_order"},
		"above a hundred":           {app.ProjectEvent{Kind: app.ProjectProgress, Percent: 101}, app.Invalid, "decision.percent"},
		"below zero":                {app.ProjectEvent{Kind: app.ProjectProgress, Percent: -1}, app.Invalid, "decision.percent"},
		"a visit before the idea":   {app.ProjectEvent{Kind: app.ProjectVisited, Who: "МТУ", Text: "?", Date: date("2026-01-14")}, app.Invalid, "project.event_before"},
		"a visit of nobody":         {app.ProjectEvent{Kind: app.ProjectVisited, Text: "Качели целы"}, app.Invalid, "project.visitors_needed"},
		"a visit that saw nothing":  {app.ProjectEvent{Kind: app.ProjectVisited, Who: "МТУ"}, app.Invalid, "project.findings_needed"},
		"a note of nothing":         {app.ProjectEvent{Kind: app.ProjectNoted, Text: " "}, app.Invalid, "project.note_needed"},
		"a paper of another":        {app.ProjectEvent{Kind: app.ProjectNoted, Text: "!", PaperID: paper.ID}, app.Invalid, "project.paper_gone"},
		"put aside for no reason":   {app.ProjectEvent{Kind: app.ProjectEntered, Stage: app.StageSuspended}, app.Invalid, "event.reason_needed"},
		"cancelled for no reason":   {app.ProjectEvent{Kind: app.ProjectEntered, Stage: app.StageCancelled}, app.Invalid, "event.reason_needed"},
		"given back for no reason":  {app.ProjectEvent{Kind: app.ProjectEntered, Stage: app.StageReturning}, app.Invalid, "event.reason_needed"},
		"of a project that is gone": {app.ProjectEvent{Kind: app.ProjectNoted, Text: "!", ProjectID: 999}, app.NotFound, "project.gone"},
	} {
		t.Run(name, func(t *testing.T) {
			id := p.ID
			if tt.event.ProjectID != 0 {
				id = tt.event.ProjectID
			}
			_, err := g.Projects.Enter(g.ctx, id, tt.event)
			refused(t, err, tt.code, tt.key)
		})
	}
	equal(t, "events that stay", len(g.open(p).Events), 3)
	g.must(g.event(p, app.ProjectEvent{Kind: app.ProjectVisited, Who: "МТУ", Text: "Ров вырыт", Date: date("2026-02-01")}))
	_, err = g.Projects.SaveMilestone(g.ctx, app.Milestone{ProjectID: p.ID, Title: "Ограда"})
	g.must(err)
	err = g.event(p, app.ProjectEvent{Kind: app.ProjectProgress, Percent: 30})
	refused(t, err, app.Denied, "project.progress_by_milestones")
	g.sound(p.ID)
}

func TestWhatAStageLacksIsToldAndExplained(t *testing.T) {
	application, agreement := "01", "10"
	g := newGrants(t)
	rule := g.programme
	rule.Needs = []app.StageNeed{
		{Stage: app.StageSubmitted, PaperID: g.coded(app.PaperKinds, application).ID},
		{Stage: app.StageAgreed, PaperID: g.coded(app.PaperKinds, agreement).ID},
	}
	_, err := g.Programmes.Save(g.ctx, rule)
	g.must(err)
	p := g.begin()
	g.plan(p, line("Площадка", part(g.grant, som(900)), part(g.residents, som(100))))
	g.must(g.event(p, app.ProjectEvent{Kind: app.ProjectEntered, Stage: app.StagePrepared}))
	next := g.open(p).Next[0]
	equal(t, "follows", next.Stage, app.StageSubmitted)
	equal(t, "lacks", len(next.Lacking), 1)
	equal(t, "money is not weighed yet", len(next.Money), 0)
	submit := app.ProjectEvent{Kind: app.ProjectEntered, Stage: app.StageSubmitted}
	refused(t, g.event(p, submit), app.Invalid, "project.papers_lacking")
	paper, err := g.Projects.AddPaper(g.ctx, app.ProjectPaper{ProjectID: p.ID, KindID: rule.Needs[0].PaperID, Number: "12"})
	g.must(err)
	submit.PaperID = paper.ID
	g.must(g.event(p, submit))
	g.must(g.event(p, app.ProjectEvent{Kind: app.ProjectEntered, Stage: app.StageApproved}))

	next = g.open(p).Next[0]
	equal(t, "before the agreement", next.Stage, app.StageAgreed)
	equal(t, "a paper lacks", next.Lacking[0].PaperID, rule.Needs[1].PaperID)
	same(t, "and the share", said(next.Money), []string{"share broken 0/25000"})
	agree := app.ProjectEvent{Kind: app.ProjectEntered, Stage: app.StageAgreed}
	_, err = g.Projects.AddPaper(g.ctx, app.ProjectPaper{ProjectID: p.ID, KindID: rule.Needs[1].PaperID})
	g.must(err)
	refused(t, g.event(p, agree), app.Invalid, "project.money_broken")
	g.post(g.cash(p, app.Pledged, g.city, som(250)))
	g.must(g.event(p, agree))

	g.must(g.event(p, app.ProjectEvent{Kind: app.ProjectEntered, Stage: app.StageWorks}))
	g.post(g.cash(p, app.Spent, g.grant, som(1)))
	accept := app.ProjectEvent{Kind: app.ProjectEntered, Stage: app.StageAccepted}
	refused(t, g.event(p, accept), app.Invalid, "project.money_broken")
	accept.Text = "Грант придёт на неделе"
	g.must(g.event(p, accept))
	back := app.ProjectEvent{Kind: app.ProjectEntered, Stage: app.StageWorks}
	refused(t, g.event(p, back), app.Invalid, "event.reason_needed")
	g.sound(p.ID)
}

func TestAnEndIsDeniedWhileCashIsHeld(t *testing.T) {
	for end, way := range map[app.Stage][]app.Stage{
		app.StageClosed:    app.Chain[1:8],
		app.StageCancelled: {app.StageReturning},
		app.StageRejected:  {app.StagePrepared, app.StageSubmitted},
	} {
		t.Run(string(end), func(t *testing.T) {
			g := newGrants(t)
			p := g.begin()
			g.enter(p, way...)
			g.post(g.cash(p, app.Received, g.residents, som(40), household("Асанов")))
			g.post(g.cash(p, app.Received, g.residents, som(40), household("Асанов"), inKind))
			g.post(g.cash(p, app.Spent, g.city, som(100))) // what is overspent of another source covers nothing
			err := g.event(p, app.ProjectEvent{Kind: app.ProjectEntered, Stage: end, Text: "Всё"})
			refused(t, err, app.Denied, "project.money_held")
			for _, n := range g.open(p).Next {
				if n.Stage == end {
					same(t, "told before", said(n.Money)[len(n.Money)-1:], []string{"return broken 4000/0 of " + itoa(g.residents.ID)})
				}
			}
			g.post(g.cash(p, app.Returned, g.residents, som(40), household("Асанов")))
			g.enter(p, end)
			g.sound(p.ID)
		})
	}
}

func TestStagesAreTakenBackFromTheLast(t *testing.T) {
	g := newGrants(t)
	p := g.begin()
	g.enter(p, app.StagePrepared, app.StageSubmitted)
	g.must(g.event(p, app.ProjectEvent{Kind: app.ProjectNoted, Text: "Позвонили"}))
	events := g.open(p).Events
	back := func(i int, reason string) error {
		_, err := g.Projects.TakeBack(g.ctx, p.ID, events[i].ID, reason)
		return err
	}
	refused(t, back(2, " "), app.Invalid, "event.reason_needed")
	refused(t, back(0, "Ката"), app.Denied, "project.event_stays")
	refused(t, back(1, "Ката"), app.Denied, "project.event_not_last")
	g.must(back(2, "Ката"))
	refused(t, back(2, "Ката"), app.Conflict, "event.taken_back_already")
	equal(t, "stands", g.open(p).Project.Standing.Stage, app.StagePrepared)
	g.must(back(3, "Не тот номер"))
	g.must(back(1, "Ката"))
	refused(t, back(0, "Ката"), app.Denied, "project.event_stays")
	_, err := g.Projects.TakeBack(g.ctx, p.ID, 999, "Ката")
	refused(t, err, app.NotFound, "event.gone")
	equal(t, "an idea again", g.open(p).Project.Standing.Stage, app.StageIdea)
	g.enter(p, app.StageCancelled)
	c := g.open(p)
	_, err = g.Projects.TakeBack(g.ctx, p.ID, c.Events[len(c.Events)-1].ID, "Нашли деньги")
	g.must(err)
	g.post(g.cash(p, app.Received, g.grant, som(1)))
	g.sound(p.ID)
}

func TestPapersOfAProject(t *testing.T) {
	g := newGrants(t)
	p := g.begin()
	kind := g.coded(app.PaperKinds, "16")
	gone := g.retire(g.coded(app.PaperKinds, "19"))
	for name, tt := range map[string]struct {
		paper app.ProjectPaper
		key   string
	}{
		"of no kind":         {app.ProjectPaper{ProjectID: p.ID}, "project.paper_kind"},
		"of another list":    {app.ProjectPaper{ProjectID: p.ID, KindID: g.city.ID}, "entry.unknown"},
		"of a kind not used": {app.ProjectPaper{ProjectID: p.ID, KindID: gone.ID}, "entry.inactive"},
		"of tomorrow":        {app.ProjectPaper{ProjectID: p.ID, KindID: kind.ID, Date: date("2026-10-14")}, "check.date_future"},
		"of long ago":        {app.ProjectPaper{ProjectID: p.ID, KindID: kind.ID, Date: date("1926-10-14")}, "check.date_far"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := g.Projects.AddPaper(g.ctx, tt.paper)
			refused(t, err, app.Invalid, tt.key)
		})
	}
	paper, err := g.Projects.AddPaper(g.ctx, app.ProjectPaper{ProjectID: p.ID, KindID: kind.ID, Number: " 5 ", Date: date(today)})
	g.must(err)
	_, err = g.Attachments.Add(g.ctx, app.EntityProjectPaper, paper.ID, "акт.pdf", bytes.NewReader([]byte("%PDF-1.4")))
	g.must(err)
	photo, err := g.Attachments.Add(g.ctx, app.EntityPhotoAfter, p.ID, "после.png", bytes.NewReader([]byte("\x89PNG\r\n\x1a\n")))
	g.must(err)
	c := g.open(p)
	equal(t, "number", c.Papers[0].Number, "5")
	equal(t, "scan", c.Scans[paper.ID][0].Name, "акт.pdf")
	equal(t, "photo", c.Photos[app.EntityPhotoAfter][0].SHA256, photo.SHA256)
	equal(t, "phases with photos", len(c.Photos), 1)

	refused(t, g.Projects.TakeBackPaper(g.ctx, p.ID, paper.ID, ""), app.Invalid, "event.reason_needed")
	refused(t, g.Projects.TakeBackPaper(g.ctx, p.ID, 999, "Ката"), app.NotFound, "project.paper_gone")
	g.must(g.Projects.TakeBackPaper(g.ctx, p.ID, paper.ID, "Чужой акт"))
	refused(t, g.Projects.TakeBackPaper(g.ctx, p.ID, paper.ID, "Чужой акт"), app.Conflict, "event.taken_back_already")
	equal(t, "it stays, marked", g.open(p).Papers[0].TakenBack.Reason, "Чужой акт")
}

func TestMilestones(t *testing.T) {
	g := newGrants(t)
	p := g.begin()
	save := func(m app.Milestone) (app.Milestone, error) { return g.Projects.SaveMilestone(g.ctx, m) }
	for name, tt := range map[string]struct {
		milestone app.Milestone
		key       string
	}{
		"without a title":  {app.Milestone{ProjectID: p.ID}, "milestone.title_needed"},
		"above a hundred":  {app.Milestone{ProjectID: p.ID, Title: "Ограда", Percent: 101}, "decision.percent"},
		"below zero":       {app.Milestone{ProjectID: p.ID, Title: "Ограда", Percent: -1}, "decision.percent"},
		"lighter than air": {app.Milestone{ProjectID: p.ID, Title: "Ограда", Weight: -1}, "milestone.weight"},
		"too heavy":        {app.Milestone{ProjectID: p.ID, Title: "Ограда", Weight: 1001}, "milestone.weight"},
		"in another age":   {app.Milestone{ProjectID: p.ID, Title: "Ограда", Planned: date("2062-01-01")}, "check.due_far"},
		"done tomorrow":    {app.Milestone{ProjectID: p.ID, Title: "Ограда", Percent: 100, Done: date("2026-10-14")}, "check.date_future"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := save(tt.milestone)
			refused(t, err, app.Invalid, tt.key)
		})
	}
	fence, err := save(app.Milestone{ProjectID: p.ID, Title: " Ограда ", Planned: date("2026-09-01"), Weight: 3})
	g.must(err)
	swing, err := save(app.Milestone{ProjectID: p.ID, Title: "Качели", Percent: 50, Done: date(today)})
	g.must(err)
	equal(t, "not done at a half", swing.Done, never)
	equal(t, "percent", g.open(p).Project.Standing.Percent, 12)
	equal(t, "due", g.open(p).Project.Standing.Due, date("2026-09-01"))
	stale := fence
	fence.Percent = 100
	fence, err = save(fence)
	g.must(err)
	equal(t, "done today", fence.Done, date(today))
	equal(t, "percent then", g.open(p).Project.Standing.Percent, 87)
	equal(t, "due then", g.open(p).Project.Standing.Due, date("2026-11-30"))
	_, err = save(stale)
	refused(t, err, app.Conflict, "milestone.changed")
	stolen := fence
	stolen.ProjectID = 999
	stolen, err = save(stolen)
	g.must(err)
	equal(t, "a milestone stays in its project", stolen.ProjectID, p.ID)

	refused(t, g.Projects.DropMilestone(g.ctx, swing), app.Denied, "milestone.begun")
	swing.Percent = 0
	unseen := swing
	swing, err = save(swing)
	g.must(err)
	refused(t, g.Projects.DropMilestone(g.ctx, unseen), app.Conflict, "milestone.changed")
	g.must(g.Projects.DropMilestone(g.ctx, swing))
	refused(t, g.Projects.DropMilestone(g.ctx, swing), app.NotFound, "milestone.gone")
	equal(t, "percent at last", g.open(p).Project.Standing.Percent, 100)
	g.sound(p.ID)
}
