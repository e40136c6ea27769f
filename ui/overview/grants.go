package overview

import (
	"strconv"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/money"
	"kairyluu/app/text"
	"kairyluu/ui/grantwork"
	"kairyluu/ui/shell"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// mostDue is how many tranches and reports the head's page names; the page of
// programmes has them all.
const mostDue = 3

// soonDue is how many days ahead a tranche or a report is told of.
const soonDue = 30

// grants is the block of grant projects: money by source, own shares that fall
// short, tranches and reports due.
type grants struct {
	page *page
	view grantwork.View
	data app.GrantsOverview

	card    *widgets.Card
	sources *widgets.Bars
	facts   *widgets.Facts
	due     *widgets.Timeline
}

func newGrants(p *page) *grants {
	g := &grants{page: p, sources: widgets.NewBars(), facts: widgets.NewFacts(), due: widgets.NewTimeline()}
	g.sources.OnTapped = g.openSource
	all := widgets.NewLink(p.env.T("overview.grants.all"), func() { p.env.Go(shell.Route{Place: shell.Grants, Look: "programmes"}) })
	g.card = widgets.NewCard(p.env.T("overview.grants"), widgets.NewStack(8, g.sources, g.facts, g.due, all))
	g.card.Hide()
	return g
}

// show brings the block up to date; an office without projects has none.
func (g *grants) show(d app.GrantsOverview) {
	g.data = d
	g.view = grantwork.View{View: g.page.view, Programmes: map[int64]app.Programme{}}
	projects := 0
	for _, r := range d.Rows {
		g.view.Programmes[r.Programme.ID] = r.Programme
		projects += r.Projects
	}
	g.card.Hidden = projects == 0
	g.sources.SetBars(g.bars()...)
	g.facts.SetFacts(g.figures()...)
	dates := g.dates()
	g.due.SetEvents(dates...)
	g.due.Hidden = len(dates) == 0
	g.card.Refresh()
}

// bars are what came of what each source gives, in thousands of som.
func (g *grants) bars() []widgets.Bar {
	bars := make([]widgets.Bar, len(g.data.Balances))
	for i, b := range g.data.Balances {
		bars[i] = widgets.Bar{
			Text: g.view.Source(b.SourceID, b.Form), Label: thousands(b.Received) + " / " + thousands(max(b.Planned, b.Received)),
			Value: max(b.Planned, b.Received).Som(), Part: b.Received.Som(), Color: theme.ColorBarPast, PartColor: theme.ColorFine,
		}
	}
	return bars
}

// thousands rounds a sum half up to a thousand som.
func thousands(s money.Sum) string {
	const thousand = 1000_00
	return text.FormatInt(int((s + thousand/2) / thousand))
}

func (g *grants) openSource(i int) {
	b := g.data.Balances[i]
	g.page.env.Go(shell.Route{
		Place: shell.Ledger, Ledger: &app.LedgerFilter{Source: b.SourceID, Form: b.Form}, Title: g.view.Source(b.SourceID, b.Form),
	})
}

// figures are how many projects run, fall short and are late; each opens its list.
func (g *grants) figures() []widgets.Fact {
	var running, late int
	for _, r := range g.data.Rows {
		running, late = running+r.Running, late+r.Late
	}
	return []widgets.Fact{
		g.figure("running", running, "", app.ProjectFilter{Running: true}),
		g.figure("short", len(g.data.Short), theme.ColorLate, app.ProjectFilter{Short: true}),
		g.figure("late", late, theme.ColorLate, app.ProjectFilter{Late: true}),
	}
}

func (g *grants) figure(key string, n int, color fyne.ThemeColorName, f app.ProjectFilter) widgets.Fact {
	fact := widgets.Fact{Label: g.page.env.T("overview.grants." + key), Text: strconv.Itoa(n)}
	if n > 0 {
		fact.Color = color
		fact.OnTapped = func() { g.page.env.Go(shell.Route{Place: shell.Grants, Projects: &f, Title: fact.Label}) }
	}
	return fact
}

// dates are the tranches and reports that are late or due within a month.
func (g *grants) dates() []widgets.Event {
	by := g.page.view.Today.AddDays(soonDue)
	var events []widgets.Event
	for _, d := range g.data.Tranches {
		if len(events) == mostDue || d.Tranche.Planned.IsZero() || d.Tranche.Planned.After(by) {
			break
		}
		e := g.view.Tranche(d)
		e.OnTapped = func() { g.page.env.Go(shell.Route{Place: shell.Grants, ID: d.Project.ID}) }
		events = append(events, e)
	}
	for i, d := range g.data.Reports {
		if i == mostDue || d.Report.Due.After(by) {
			break
		}
		e := g.view.Report(d)
		e.OnTapped = func() { g.page.env.Go(shell.Route{Place: shell.Grants, Look: "programmes"}) }
		events = append(events, e)
	}
	return events
}
