package plan

import (
	"context"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/listpage"
	"kairyluu/ui/widgets"
)

// board is the plan by state: four columns of cards that keys and the menu move.
type board = listpage.Board[app.DecisionRow, app.DecisionState]

func newBoard(p *Page) *board {
	return listpage.NewBoard(p.plan, listpage.BoardSpec[app.DecisionRow, app.DecisionState]{
		Empty: "plan.board.empty", Keys: "plan.board.keys", More: "plan.board.more",
		Lanes: app.DecisionStates, Title: func(s app.DecisionState) string { return p.Env.T("plan.board." + string(s)) },
		Card:  func(r app.DecisionRow) widgets.BoardCard { return p.view.boardCard(r) },
		Ask:   p.askBoard,
		Shift: p.shift,
		Menu:  p.boardMenu,
	})
}

func (p *Page) askBoard() listpage.BoardQuestion[app.DecisionRow, app.DecisionState] {
	f, office := p.model.filter(), p.Env.Office
	return listpage.BoardQuestion[app.DecisionRow, app.DecisionState]{
		Counts: func(ctx context.Context) (map[app.DecisionState]int, error) {
			counts := map[app.DecisionState]int{}
			groups, err := office.Decisions.Tally(ctx, f, app.PerState)
			for _, g := range groups {
				counts[app.DecisionState(g.Keys[0])] = g.N
			}
			return counts, err
		},
		Rows: func(ctx context.Context, s app.DecisionState, most int) ([]app.DecisionRow, error) {
			q := app.DecisionQuery{Filter: f, Limit: most}
			q.Filter.State = s
			if s.Finished() {
				q.Sort, q.Desc = app.PlanByMade, true
			}
			return office.Decisions.Rows(ctx, q)
		},
	}
}

// boardCard is a decision as a card of the board.
func (v view) boardCard(r app.DecisionRow) widgets.BoardCard {
	m := v.mark(r.Progress)
	title := v.due(r.Progress)
	if r.State.Finished() {
		title = m.sign() + " " + v.Day(r.Ended)
	}
	return widgets.BoardCard{
		Key: r.ID, Title: title, Corner: number(r.ID), Text: r.Text,
		Note:  v.responsible(r.ResponsibleID, r.Partner),
		Color: m.color(), Percent: r.Percent, BarColor: m.color(),
	}
}

// shift asks for the event that leads to the next column.
func (p *Page) shift(r app.DecisionRow, by int) {
	to, ok := shifted(r.State, by)
	if !ok {
		p.Env.Hint(p.Env.T("plan.board.no_way", "number", number(r.ID)))
		return
	}
	p.lead(r, to)
}

// lead opens the dialog of the event that leads to a column.
func (p *Page) lead(r app.DecisionRow, to app.DecisionState) {
	if kind, ok := turn(r.State, to); ok {
		p.withCase(r.ID, func(c app.DecisionCase) { p.enterFor(kind, c) })
	}
}

// boardMenu offers every column, and whatever else one does with a decision.
func (p *Page) boardMenu(r app.DecisionRow) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, to := range app.DecisionStates {
		if to == r.State {
			continue
		}
		item := fyne.NewMenuItem(p.Env.T("plan.board.to", "state", p.Env.T("plan.board."+string(to))), func() { p.lead(r, to) })
		_, can := turn(r.State, to)
		item.Disabled = !can
		items = append(items, item)
	}
	return append(append(items, fyne.NewMenuItemSeparator()), p.caseMenu(r.ID, r.State, nil)...)
}
