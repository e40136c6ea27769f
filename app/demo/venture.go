package demo

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/money"
)

// venture is one project while it is made up.
type venture struct {
	*funder
	text      *projectText
	programme app.Programme
	place     *place
	scene     *scene
	target    app.Stage
	steps     []step
	short     bool // residents promise too little

	project  app.Project
	books    app.Books
	payers   map[int64][]app.PayerRow // households and others by source, for refunds
	came     map[int64][]arrival      // money by source: none is spent before it is there
	decision app.Decision             // that it came from; zero: none
}

// day is when a stage was entered; none when the project has not come so far.
func (g *venture) day(s app.Stage) civil.Date {
	for _, step := range g.steps {
		if step.stage == s {
			return step.day
		}
	}
	return civil.Date{}
}

// come tells whether a day has come in the life of the project.
func (g *venture) come(day civil.Date) bool {
	return !day.IsZero() && !day.After(g.m.until)
}

func (g *venture) put(ctx context.Context, tx app.Tx) error {
	g.describe()
	if err := g.choose(ctx, tx); err != nil {
		return err
	}
	if err := tx.AddProject(ctx, &g.project); err != nil {
		return err
	}
	g.books.Programme, g.books.Project = g.programme, g.project
	if err := g.record(ctx, tx, g.steps[0].day, "create", app.Change{Field: "TitleRU", New: g.project.TitleRU}); err != nil {
		return err
	}
	for _, write := range []func(context.Context, app.Tx) error{
		g.putBudget, g.putPapers, g.putSteps, g.putMilestones, g.putMoney, g.putDecision,
	} {
		if err := write(ctx, tx); err != nil {
			return fmt.Errorf("make up project: %w", err)
		}
	}
	books, err := app.ReadBooks(ctx, tx, g.project.ID)
	if err != nil {
		return err
	}
	return tx.SetProjectStanding(ctx, g.project.ID, books.Standing())
}

// describe makes up what the project is.
func (g *venture) describe() {
	p := &g.project
	p.ProgrammeID, p.Settlements, p.ObjectID = g.programme.ID, []int64{g.place.id}, g.objects[g.text.Object]
	p.TitleRU, p.TitleKY = g.scene.both(&g.text.Title)
	p.Community = g.scene.tellOne(g.book.Community)
	p.Place = g.place.names[g.scene.lang] + ", " + g.scene.street
	p.Problem, p.Aim = g.scene.tell(&g.text.Problem), g.scene.tell(&g.text.Aim)
	p.Chosen = g.scene.tellOne(g.book.Chosen)
	p.Beneficiaries = g.beneficiaries()
	if !g.day(app.StageSubmitted).IsZero() {
		p.Number = fmt.Sprintf("%d/%02d", g.between(3, 88), g.day(app.StageSubmitted).Year()%100)
	}
	for _, role := range []bilingual{
		{RU: "куратор МТУ", KY: "МАБдын куратору"}, {RU: "председатель МОС", KY: "КККнын төрагасы"},
	} {
		r, _ := g.m.crowd.person(g.IntN(5000))
		said := role.RU
		if g.scene.lang == app.Kyrgyz {
			said = role.KY
		}
		person := app.ProjectPerson{Name: r.Name.Full(), Role: said}
		if len(r.Phones) > 0 {
			person.Phone = r.Phones[0]
		}
		p.People = append(p.People, person)
	}
	if works := g.day(app.StageWorks); !works.IsZero() {
		p.Contractor = one(g.dice, g.book.Firms)
		p.Contract = fmt.Sprintf("№ %d, %s", g.between(2, 60), works.AddDays(-6).Format())
		p.Start, p.Finish = works, works.AddDays(g.between(95, 150))
	}
	p.Upkeep = g.scene.tellOne(g.book.Upkeep)
}

func (g *venture) beneficiaries() app.Beneficiaries {
	total := g.between(180, 2600)
	women := total * g.between(46, 58) / 100
	return app.Beneficiaries{
		Total: total, Women: women, Men: total - women, Youth: total * g.between(22, 38) / 100,
		Elderly: total * g.between(6, 12) / 100, Disabled: total * g.between(1, 3) / 100,
	}
}

// choose ties the project to the last meeting of its settlement before it began,
// and to one of that meeting's decisions.
func (g *venture) choose(ctx context.Context, tx app.Tx) error {
	rows, err := tx.MeetingRows(ctx, app.MeetingQuery{
		Filter: app.MeetingFilter{Settlement: g.place.id, To: g.steps[0].day, Happened: true, Today: g.m.until}, Limit: 1,
	})
	if err != nil || len(rows) == 0 {
		return err
	}
	m, err := tx.Meeting(ctx, rows[0].ID)
	if err != nil || len(m.Agenda) == 0 {
		return err
	}
	item := m.Agenda[len(m.Agenda)-1]
	g.project.MeetingID, g.project.ItemUID, g.project.Chosen = m.ID, item.UID, ""
	taken, err := tx.DecisionRows(ctx, app.DecisionQuery{
		Filter: app.DecisionFilter{Meeting: m.ID, Settlement: g.place.id, Today: g.m.until}, Sort: app.PlanByMade, Limit: 20,
	})
	if err != nil {
		return err
	}
	free := slices.IndexFunc(taken, func(d app.DecisionRow) bool { return d.ProjectID == 0 && d.AppealID == 0 })
	if free >= 0 {
		g.decision, err = tx.Decision(ctx, taken[free].ID)
	}
	return err
}

// putDecision tells the decision which project it became.
func (g *venture) putDecision(ctx context.Context, tx app.Tx) error {
	if g.decision.ID == 0 {
		return nil
	}
	g.decision.ProjectID = g.project.ID
	return tx.UpdateDecision(ctx, &g.decision)
}

// putSteps enters the stages, with visits of the monitoring group during the works.
func (g *venture) putSteps(ctx context.Context, tx app.Tx) error {
	for i, s := range g.steps {
		e := app.ProjectEvent{Kind: app.ProjectEntered, Stage: s.stage, Date: s.day, Text: g.reason(s.stage)}
		if err := g.enter(ctx, tx, e); err != nil {
			return err
		}
		visited := s.day.AddDays(g.between(20, 40))
		if s.stage == app.StageWorks && g.come(visited) && (i+1 == len(g.steps) || visited.Before(g.steps[i+1].day)) {
			e := app.ProjectEvent{Kind: app.ProjectVisited, Date: visited, Who: g.project.Community, Text: g.scene.tellOne(g.book.Visit)}
			if err := g.enter(ctx, tx, e); err != nil {
				return err
			}
		}
	}
	return nil
}

func (g *venture) reason(s app.Stage) string {
	said := map[app.Stage][]bilingual{
		app.StageRework: g.book.Rework, app.StageRejected: g.book.Rejected, app.StageSuspended: g.book.Suspended,
		app.StageReturning: g.book.Failed, app.StageCancelled: g.book.Cancelled,
	}[s]
	if len(said) == 0 {
		return ""
	}
	return g.scene.tellOne(said)
}

func (g *venture) enter(ctx context.Context, tx app.Tx, e app.ProjectEvent) error {
	e.ProjectID, e.At, e.Actor = g.project.ID, g.hour(e.Date), g.m.staff.clerk(g.dice)
	if err := tx.AddProjectEvent(ctx, &e); err != nil {
		return err
	}
	g.books.Events = append(g.books.Events, e)
	return g.record(ctx, tx, e.Date, "event."+string(e.Kind), app.Change{Field: "Stage", New: string(cmp.Or(e.Stage, app.Stage(e.Text)))})
}

// putPapers adds the documents that the programme asks for; now and then one is
// missing at the last stage.
func (g *venture) putPapers(ctx context.Context, tx app.Tx) error {
	last := g.steps[len(g.steps)-1].stage
	there := map[int64]bool{}
	for _, s := range g.steps {
		for _, need := range g.programme.Needed(s.stage) {
			if there[need.PaperID] || s.stage == last && g.percent(30) {
				continue
			}
			there[need.PaperID] = true
			p := app.ProjectPaper{
				ProjectID: g.project.ID, KindID: need.PaperID, Date: s.day, Number: fmt.Sprint(g.between(1, 140)),
				At: g.hour(s.day), Actor: g.m.staff.clerk(g.dice),
			}
			if err := tx.AddProjectPaper(ctx, &p); err != nil {
				return err
			}
			g.books.Papers = append(g.books.Papers, p)
		}
	}
	return nil
}

// putMilestones spreads the steps of the works over their time.
func (g *venture) putMilestones(ctx context.Context, tx app.Tx) error {
	works := g.day(app.StageWorks)
	if works.IsZero() {
		return nil
	}
	whole := g.project.Finish.Sub(works)
	finished := !g.day(app.StageAccepted).IsZero()
	ended := cmp.Or(g.day(app.StageAccepted), g.day(app.StageReturning), g.day(app.StageSuspended), g.m.until)
	for i := range g.text.Milestones {
		m := app.Milestone{ProjectID: g.project.ID, Planned: works.AddDays(whole * (i + 1) / len(g.text.Milestones))}
		m.Title = g.scene.tell(&g.text.Milestones[i])
		reached := m.Planned.AddDays(g.between(-6, 9))
		last := i == len(g.text.Milestones)-1
		switch {
		case last && (g.target == app.StageSuspended || g.target == app.StageReturning):
			m.Percent = g.between(1, 4) * 10 // works that were done would not have stopped
		case finished, !reached.After(ended):
			m.Percent, m.Done = 100, reached
			if m.Done.After(ended) {
				m.Done = ended
			}
		case m.Planned.AddDays(-whole / len(g.text.Milestones)).Before(ended):
			m.Percent = g.between(1, 8) * 10
		}
		if err := tx.AddMilestone(ctx, &m); err != nil {
			return err
		}
		g.books.Milestones = append(g.books.Milestones, m)
	}
	return nil
}

func (g *venture) record(ctx context.Context, tx app.Tx, day civil.Date, action string, change app.Change) error {
	return tx.AddRecord(ctx, &app.Record{
		At: g.hour(day), Actor: g.m.staff.clerk(g.dice), Entity: app.EntityProject, EntityID: g.project.ID,
		Label: g.project.Title(app.Russian), Action: action, Changes: []app.Change{change},
	})
}

// som is a sum in whole som.
func som(n int) money.Sum { return money.Sum(n) * 100 }
