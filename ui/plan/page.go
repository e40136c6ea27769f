// Package plan is the action plan: the decisions of every meeting and those that
// stand alone, who answers for them, what is late, and what came of them.
package plan

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kairyluu/app"
	"kairyluu/ui/casework"
	"kairyluu/ui/listpage"
	"kairyluu/ui/rows"
	"kairyluu/ui/shell"
	"kairyluu/ui/widgets"
)

const (
	prefPlan = "plan"
)

// Page is the plan as a table, a board or a story of what came of it, with the
// card of one decision beside it or over the whole page.
type Page struct {
	*plan
	view        view
	model       *model
	side, broad *card

	center   *fyne.Container // the way to see the plan
	inline   *inline
	board    *board
	outcomes *outcomes
	meeting  string // what the meeting in the filter is called

	looks                   *widgets.Chips
	settlement, responsible *widgets.Picker
	printing                *widgets.Button
}

type plan = listpage.Page[app.DecisionRow, app.DecisionFilter]

var (
	_ shell.Searcher   = (*Page)(nil)
	_ shell.Creator    = (*Page)(nil)
	_ shell.Exporter   = (*Page)(nil)
	_ shell.KeyHandler = (*Page)(nil)
	_ shell.Shower     = (*Page)(nil)
	_ shell.Focuser    = (*Page)(nil)
)

// New makes the page and begins to load what the route asks for.
func New(env *shell.Env, r shell.Route) shell.Page {
	p := &Page{model: newModel(env.Office.Desk.Today())}
	p.plan = listpage.New(env, p.model.Model, listpage.Spec[app.DecisionRow, app.DecisionFilter]{
		Name: prefPlan, Shown: "plan.shown", Empty: "plan.empty",
		Watch: []string{app.EntityDecision, app.EntityDecisionEvent, app.EntityMeeting, app.EntityAppeal},
		Key:   rowKey, Columns: func(v casework.View) []widgets.Column[app.DecisionRow] { return view{v}.tableColumns() },
		SortOf: func(c string) string { return string(sorts[column(c)]) },
		Order:  p.model.order,
		Chips:  chips, Chip: p.chip, Counts: p.model.counts,
		Ask: p.ask, Count: p.count,
		Describe: func() []string { return p.model.describe(p.View, p.meetingInFilter()) },
		OnView:   p.takeView, Take: p.take, Turn: func() { p.inline.close() },
		Instead: p.loadLook, Focus: p.where, Keep: p.model.keep,
	})
	p.view = view{p.View}
	p.makeBar()
	p.inline = newInline(p)
	p.board = newBoard(p)
	p.outcomes = newOutcomes(p)
	p.side, p.broad = newCard(p, false), newCard(p, true)
	p.center = container.NewStack(p.inline.strip.Root)
	p.Lay(p.center, p.side, p.broad)
	p.listen()
	env.OnDrop = p.drop
	p.Begin(r)
	return p
}

func (p *Page) listen() {
	p.Table.RowStyle = rowStyle
	p.Table.OnMenu = p.showRowMenu
	p.Table.OnRune = p.inline.begin
	p.Table.OnMoved = p.inline.strip.Follow
	p.Feed.OnRows = p.inline.renew
}

func (p *Page) ask() listpage.Question[app.DecisionRow] {
	q := p.model.query()
	return listpage.Question[app.DecisionRow]{
		Rows: func(ctx context.Context, part rows.Part[app.DecisionRow]) ([]app.DecisionRow, error) {
			q := q
			q.After, q.Offset, q.Limit = part.After, part.Offset, part.Limit
			return p.Env.Office.Decisions.Rows(ctx, q)
		},
		Count: func(ctx context.Context) (int, error) { return p.count(ctx, q.Filter) },
	}
}

func (p *Page) count(ctx context.Context, f app.DecisionFilter) (int, error) {
	return p.Env.Office.Decisions.Count(ctx, f, 0)
}

// takeView takes new names or a new day.
func (p *Page) takeView() {
	p.view = view{p.View}
	none := func(key string, options []widgets.Option) []widgets.Option {
		return append([]widgets.Option{widgets.IDOption(app.NoOne, p.Env.T(key))}, options...)
	}
	p.settlement.SetOptions(none("plan.shown.no_settlement", p.view.Options(app.Settlements)))
	p.responsible.SetOptions(none("plan.shown.no_responsible", p.view.answering()))
}

// answering are the executors, those who left too: their decisions must be found.
func (v view) answering() []widgets.Option {
	var left []int64
	for id, e := range v.Names {
		if e.Dict == app.Executors && !e.Active {
			left = append(left, id)
		}
	}
	return v.Options(app.Executors, left...)
}

// card is the one on show.
func (p *Page) card() *card {
	if p.IsWide() {
		return p.broad
	}
	return p.side
}
