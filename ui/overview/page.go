// Package overview is the head's page: what is late, what will be, who carries
// what, and how the quarter stands against last year. Every figure opens its list.
package overview

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kairyluu/app"
	"kairyluu/app/report"
	"kairyluu/ui/casework"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

// page shows one report.Overview and reckons it anew after every change.
type page struct {
	env   *shell.Env
	scope *task.Scope
	drop  func()
	view  casework.View
	data  report.Overview

	tiles     []*widgets.Tile
	decisions *widgets.Table[report.Decision]
	decided   *widgets.Card
	remind    *widgets.Facts
	load      *widgets.Bars
	places    *widgets.Bars
	topics    *widgets.Bars
	months    *widgets.Columns
	grants    *grants
	content   fyne.CanvasObject
}

var (
	_ shell.Page    = (*page)(nil)
	_ shell.Focuser = (*page)(nil)
)

// New makes the page.
func New(env *shell.Env, _ shell.Route) shell.Page {
	p := &page{env: env, scope: env.NewScope()}
	p.build()
	p.drop = env.Office.Bus.Subscribe(p.changed)
	p.reckon()
	return p
}

// Content implements shell.Page.
func (p *page) Content() fyne.CanvasObject { return p.content }

// Close implements shell.Page.
func (p *page) Close() {
	p.drop()
	p.scope.Close()
}

// Focus implements shell.Focuser: work begins with what is worst.
func (p *page) Focus() { p.env.Window.Canvas().Focus(p.decisions) }

func (p *page) changed(app.Changed) {
	task.Deliver(p.scope, func() { task.After(p.scope, "reckon", task.Debounce, p.reckon) })
}

type reckoned struct {
	view  casework.View
	data  report.Overview
	today reminders
	money app.GrantsOverview
}

// reckon asks for all figures at once.
func (p *page) reckon() {
	task.Run(p.scope.Latest("figures"), func(ctx context.Context) (r reckoned, err error) {
		if r.view, err = casework.Load(ctx, p.env.Office, p.env.Words); err != nil {
			return r, err
		}
		if r.today, err = remind(ctx, p.env.Office, r.view.Today); err != nil {
			return r, err
		}
		if r.money, err = p.env.Office.Programmes.Overview(ctx); err != nil {
			return r, err
		}
		r.data, err = report.ReckonOverview(ctx, report.Of(p.env.Office.Desk), r.view.Today)
		return r, err
	}, func(r reckoned, err error) {
		if err != nil {
			p.env.Fail(err)
			return
		}
		p.view, p.data = r.view, r.data
		p.remind.SetFacts(p.reminderFacts(r.today)...)
		p.show()
		p.grants.show(r.money)
	})
}

const (
	gap         = 10
	sideWidth   = 380
	chartHeight = 170
)

func (p *page) build() {
	tiles := container.NewGridWithColumns(tileCount)
	for range tileCount {
		t := widgets.NewTile("", "", "")
		p.tiles = append(p.tiles, t)
		tiles.Add(t)
	}
	p.load, p.places, p.topics = widgets.NewBars(), widgets.NewBars(), widgets.NewBars()
	p.months = widgets.NewColumns(nil)
	p.remind = widgets.NewFacts()
	p.grants = newGrants(p)
	p.makeDecisions()
	p.decided = widgets.NewCard(p.env.T("overview.decisions"), p.decisions)
	months := widgets.NewCard(p.env.T("overview.months"), p.months)
	main := widgets.NewFrame(nil, p.decided,
		widgets.NewInset(widgets.NewHeight(months, chartHeight), gap, 0, 0, 0))
	side := widgets.NewScroll(widgets.NewPad(widgets.NewStack(gap,
		widgets.NewCard(p.env.T("overview.plan"), p.remind),
		widgets.NewCard(p.env.T("overview.load"), p.load),
		p.grants.card,
		widgets.NewCard(p.env.T("overview.places"), p.places),
		widgets.NewCard(p.env.T("overview.topics"), p.topics),
	), 2))
	body := container.NewBorder(nil, nil, nil,
		widgets.NewInset(widgets.NewFixed(side, sideWidth, 0), 0, 0, 0, gap), main)
	p.content = widgets.NewPad(widgets.NewFrame(widgets.NewInset(tiles, 0, 0, gap, 0), body, nil), gap+4)
	p.wire()
}

// wire gives every bar its list.
func (p *page) wire() {
	p.load.OnTapped = func(i int) {
		l := p.data.Executors[i]
		p.open(l.Open, p.env.T("overview.list.load", "name", p.name(l.Name)))
	}
	p.places.OnTapped = func(i int) { p.openBar(p.data.Settlements[i]) }
	p.topics.OnTapped = func(i int) { p.openBar(p.data.Topics[i]) }
	p.months.OnTapped = func(series, i int) {
		m := p.data.Months[i]
		figure, first := m.YearAgo, m.First.AddMonths(-12)
		if series == 1 {
			figure, first = m.Now, m.First
		}
		p.open(figure, p.env.T("overview.list.month", "month", p.view.Month(first)))
	}
}

func (p *page) openBar(b report.Bar) {
	p.open(b.Figure, p.env.T("overview.list.quarter", "name", p.name(b.Name), "quarter", p.view.Quarter(p.data.Quarter)))
}

// open leads to the appeals that a figure counts.
func (p *page) open(f report.Figure, title string) {
	p.env.Go(shell.Route{Place: shell.Appeals, Filter: &f.Filter, Title: title})
}

func (p *page) name(l report.Label) string { return l.In(p.env.Words) }
