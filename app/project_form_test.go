package app_test

import (
	"testing"

	"kairyluu/app"
)

func TestAFormIsStoredWithItsBudgetOrNotAtAll(t *testing.T) {
	g := newGrants(t)
	d := g.decide()
	form := app.ProjectForm{
		Project: g.playground(), DecisionID: d.ID,
		Budget: &app.Budget{Lines: []app.BudgetLine{line("", part(g.grant, som(500)))}},
	}
	f, err := g.Projects.CheckForm(g.ctx, form)
	g.must(err)
	same(t, "faults", keys(f.Errors), []string{"lines.0.title budget.title_needed"})
	same(t, "doubts of a budget without books", keys(f.Warnings), []string{"lines budget.share_short"})
	kept, err := g.Projects.SaveForm(g.ctx, form)
	refused(t, err, app.Invalid, "budget.title_needed")
	equal(t, "nothing is taken for stored", kept.ID, 0)
	g.none(d)

	form.Budget.No = 3 // of no project that is new
	form.Budget.Lines[0].Title = "Качели"
	kept, err = g.Projects.SaveForm(g.ctx, form)
	refused(t, err, app.Conflict, "budget.changed")
	equal(t, "nothing is taken for stored", kept.ID, 0)
	g.none(d)

	form.Budget.No = 0
	p, err := g.Projects.SaveForm(g.ctx, form)
	g.must(err)
	equal(t, "planned", p.Standing.Planned, som(500))
	equal(t, "as it is stored", p.Version, g.open(p).Project.Version)
	c, err := g.Decisions.Case(g.ctx, d.ID)
	g.must(err)
	equal(t, "the decision knows it", c.Decision.ProjectID, p.ID)

	p.TitleRU = "Площадка и качели"
	next := app.Budget{No: 1, Lines: []app.BudgetLine{line("Качели", part(g.grant, som(500)), part(g.city, som(200)))}}
	p, err = g.Projects.SaveForm(g.ctx, app.ProjectForm{Project: p, Budget: &next})
	g.must(err)
	equal(t, "planned", p.Standing.Planned, som(700))
	stale := p
	stale.TitleRU = "Площадка"
	next.Lines[0].Title = "Карусель"
	_, err = g.Projects.SaveForm(g.ctx, app.ProjectForm{Project: stale, Budget: &next}) // version 1 of the budget
	refused(t, err, app.Conflict, "budget.changed")
	equal(t, "the title stays too", g.open(p).Project.TitleRU, "Площадка и качели")
	g.sound(p.ID)
}

// none tells that no project came of a decision.
func (g *grants) none(d app.Decision) {
	g.t.Helper()
	n, err := g.Projects.Count(g.ctx, app.ProjectFilter{}, 0)
	g.must(err)
	equal(g.t, "projects", n, 0)
	c, err := g.Decisions.Case(g.ctx, d.ID)
	g.must(err)
	equal(g.t, "project of the decision", c.Decision.ProjectID, 0)
}
