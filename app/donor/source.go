package donor

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/money"
)

// Source is what a report asks of the office.
type Source interface {
	Today() civil.Date
	Settings(ctx context.Context) (app.Settings, error)
	Entries(ctx context.Context, d app.Dict) ([]app.Entry, error)
	Programme(ctx context.Context, id int64) (app.Programme, error)
	ProjectRows(ctx context.Context, q app.ProjectQuery) ([]app.ProjectRow, error)
	// ProjectCase is everything of a project, as its card shows it.
	ProjectCase(ctx context.Context, id int64) (app.ProjectCase, error)
	LedgerRows(ctx context.Context, q app.LedgerQuery) ([]app.LedgerRow, error)
	TallyLedger(ctx context.Context, f app.LedgerFilter, dims ...app.LedgerDim) ([]app.LedgerGroup, error)
}

// mostProjects is how many projects a report tells of: more nobody reads, and their
// photos would not fit the memory of an old machine.
const mostProjects = 300

// gatherer reads what a report is made of.
type gatherer struct {
	ctx   context.Context
	src   Source
	q     Request // with its last day
	today civil.Date

	settings  app.Settings
	programme app.Programme
	names     map[int64]app.Entry
	projects  []project   // that are told of
	stages    []app.Stage // of these and of those that were not granted
	lineUsed  map[lineKey]money.Sum
	moved     []app.LedgerGroup // in the period, by source, form and kind
	receipts  []app.LedgerRow   // in other currencies than som
}

// project is one project as it stood on the last day of the report.
type project struct {
	app.ProjectCase
	stage    app.Stage
	budget   app.Budget
	totals   []app.LedgerTotal
	balances []app.Balance
	share    app.Share
}

// lineKey is what a sum of the ledger is booked under.
type lineKey struct {
	project int64
	line    string // UID; empty: under no line
	source  int64
	form    app.Form
}

func (g *gatherer) read() error {
	for _, read := range []func() error{g.readNames, g.readProjects, g.readLedger, g.stand, g.choose, g.readPeriod, g.readForeign} {
		if err := read(); err != nil {
			return err
		}
	}
	return nil
}

func (g *gatherer) readNames() (err error) {
	if g.settings, err = g.src.Settings(g.ctx); err != nil {
		return err
	}
	for _, d := range []app.Dict{app.Settlements, app.MeetingForms, app.FundSources, app.ObjectTypes, app.PaperKinds} {
		entries, err := g.src.Entries(g.ctx, d)
		if err != nil {
			return fmt.Errorf("read %s: %w", d, err)
		}
		for _, e := range entries {
			g.names[e.ID] = e
		}
	}
	return nil
}

// readProjects reads the project, or those of the programme that the period saw: begun
// by its last day and not ended before its first.
func (g *gatherer) readProjects() error {
	if g.q.Project != 0 {
		return g.add(g.q.Project)
	}
	var err error
	if g.programme, err = g.src.Programme(g.ctx, g.q.Programme); err != nil {
		return err
	}
	q := app.ProjectQuery{Limit: mostProjects + 1, Filter: app.ProjectFilter{
		Programme: g.q.Programme, AliveFrom: g.q.From, AliveTo: g.q.To, Today: g.today,
	}}
	rows, err := g.src.ProjectRows(g.ctx, q)
	if err != nil {
		return err
	}
	if len(rows) > mostProjects {
		return app.Fail(app.Denied, "donor.too_many", "most", mostProjects)
	}
	for _, row := range rows {
		if err := g.add(row.ID); err != nil {
			return err
		}
	}
	return nil
}

func (g *gatherer) add(id int64) error {
	c, err := g.src.ProjectCase(g.ctx, id)
	if err != nil {
		return err
	}
	if g.q.Project != 0 {
		g.programme = c.Programme
	}
	g.projects = append(g.projects, project{
		ProjectCase: c, stage: app.StageOn(c.Events, g.q.To), budget: app.BudgetOn(c.Budgets, g.q.To),
	})
	return nil
}

// of narrows the ledger to what the report is about.
func (g *gatherer) of(from civil.Date) app.LedgerFilter {
	return app.LedgerFilter{Project: g.q.Project, Programme: g.q.Programme, From: from, To: g.q.To}
}

// readLedger adds the ledger up to the last day: by source for the balances, and what
// was used by line.
func (g *gatherer) readLedger() error {
	at := map[int64]*project{}
	for i := range g.projects {
		at[g.projects[i].Project.ID] = &g.projects[i]
	}
	groups, err := g.src.TallyLedger(g.ctx, g.of(civil.Date{}),
		app.PerLedgerProject, app.PerLedgerLine, app.PerLedgerSource, app.PerLedgerForm, app.PerLedgerKind)
	if err != nil {
		return err
	}
	for _, x := range groups {
		k, t, err := read(x)
		if err != nil {
			return err
		}
		p := at[k.project]
		if p == nil {
			continue // ended before the period
		}
		p.totals = append(p.totals, t)
		if used := used(t); used != 0 {
			g.lineUsed[k] = g.lineUsed[k].Plus(used)
		}
	}
	return nil
}

// used is what a sum of the ledger adds to what was used: spending, and what came in
// kind, which is used as it comes.
func used(t app.LedgerTotal) money.Sum {
	switch {
	case t.Form == app.InKind && t.Kind == app.Received, t.Form != app.InKind && t.Kind == app.Spent:
		return t.Amount
	case t.Form == app.InKind && t.Kind == app.Returned:
		return -t.Amount
	}
	return 0
}

func read(x app.LedgerGroup) (k lineKey, t app.LedgerTotal, err error) {
	if k.project, err = strconv.ParseInt(x.Keys[0], 10, 64); err != nil {
		return k, t, fmt.Errorf("read project %q: %w", x.Keys[0], err)
	}
	if k.source, err = strconv.ParseInt(x.Keys[2], 10, 64); err != nil {
		return k, t, fmt.Errorf("read source %q: %w", x.Keys[2], err)
	}
	k.line, k.form = x.Keys[1], app.Form(x.Keys[3])
	return k, app.LedgerTotal{SourceID: k.source, Form: k.form, Kind: app.LedgerKind(x.Keys[4]), Amount: x.Amount}, nil
}

// stand takes every project back to the last day of the report.
func (g *gatherer) stand() error {
	for i := range g.projects {
		p := &g.projects[i]
		b := app.Books{Programme: p.Programme, Project: p.Project, Events: p.Events, Budget: p.budget, Totals: p.totals}
		p.balances, p.share = b.Balances(), b.Share()
		if open := p.budget.Total() - p.budget.Covered(); open != 0 {
			p.balances = append(p.balances, app.Balance{Form: app.Cash, Planned: open})
		}
		if err := g.cameBy(p.Tranches); err != nil {
			return err
		}
	}
	return nil
}

// choose leaves out of a programme's report what was not granted: a donor is not told
// of ideas and applications but how many there are.
func (g *gatherer) choose() error {
	for _, p := range g.projects {
		g.stages = append(g.stages, p.stage)
	}
	if g.q.Project == 0 {
		g.projects = slices.DeleteFunc(g.projects, func(p project) bool { return !g.granted(p) })
	}
	return nil
}

// granted tells whether a project was approved by the last day, or holds money anyway.
func (g *gatherer) granted(p project) bool {
	approved := slices.ContainsFunc(p.Events, func(e app.ProjectEvent) bool {
		return e.Kind == app.ProjectEntered && e.TakenBack == nil && !e.Date.After(g.q.To) &&
			slices.Index(app.Chain, e.Stage) >= slices.Index(app.Chain, app.StageApproved)
	})
	return approved || slices.ContainsFunc(p.totals, func(t app.LedgerTotal) bool { return t.Kind != app.Pledged && t.Amount != 0 })
}

// cameBy counts what came of tranches to the last day.
func (g *gatherer) cameBy(tranches []app.Tranche) error {
	if !g.q.To.Before(g.today) {
		return nil
	}
	for i := range tranches {
		t := &tranches[i]
		t.Received, t.ReceivedOn = 0, civil.Date{}
		err := g.each(app.LedgerFilter{Tranche: t.ID, Kind: app.Received, To: g.q.To}, func(e app.LedgerRow) {
			t.Received = t.Received.Plus(e.Amount)
			if e.Date.After(t.ReceivedOn) && e.Amount > 0 {
				t.ReceivedOn = e.Date
			}
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// readPeriod adds up what moved within the period.
func (g *gatherer) readPeriod() (err error) {
	if !g.q.From.IsZero() {
		g.moved, err = g.src.TallyLedger(g.ctx, g.of(g.q.From), app.PerLedgerSource, app.PerLedgerForm, app.PerLedgerKind)
	}
	return err
}

// readForeign finds what came in other currencies; of a programme, what came of its
// own grant.
func (g *gatherer) readForeign() error {
	f := g.of(g.q.From)
	f.Kind, f.Form, f.Holding = app.Received, app.Cash, true
	if g.q.Project == 0 {
		f.Source = g.programme.SourceID
	}
	return g.each(f, func(e app.LedgerRow) {
		if !e.Currency.Som() {
			g.receipts = append(g.receipts, e)
		}
	})
}

// each reads a part of the ledger in order of date.
func (g *gatherer) each(f app.LedgerFilter, do func(app.LedgerRow)) error {
	q := app.LedgerQuery{Filter: f, Ascending: true, Limit: 500}
	for {
		rows, err := g.src.LedgerRows(g.ctx, q)
		if err != nil {
			return err
		}
		for _, row := range rows {
			do(row)
		}
		if len(rows) < q.Limit {
			return nil
		}
		q.After = &rows[len(rows)-1]
	}
}
