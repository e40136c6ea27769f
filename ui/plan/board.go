package plan

import (
	"context"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/text"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

// mostCards is how many cards a column of the board holds; the table has them all.
const mostCards = 60

// board is the plan by state: four columns of cards that keys and the menu move.
type board struct {
	page   *Page
	root   fyne.CanvasObject
	widget *widgets.Board
	rows   map[int64]app.DecisionRow
}

func newBoard(p *Page) *board {
	b := &board{page: p, widget: widgets.NewBoard(), rows: map[int64]app.DecisionRow{}}
	b.widget.EmptyText = p.Env.T("plan.board.empty")
	b.widget.OnOpen = p.Open
	b.widget.OnCurrent = p.Stand
	b.widget.OnShift = b.shift
	b.widget.OnMenu = b.showMenu
	b.root = widgets.NewFrame(nil, widgets.NewInset(b.widget, 0, 12, 0, 12),
		widgets.NewInset(widgets.NewCaption(p.Env.T("plan.board.keys")), 6, 12, 6, 14))
	return b
}

// boarded is what a board shows.
type boarded struct {
	rows   map[app.DecisionState][]app.DecisionRow
	counts map[app.DecisionState]int
	total  int
}

// load asks for the cards of every column and for their numbers.
func (b *board) load() {
	f := b.page.model.filter()
	task.Run(b.page.Scope.Latest("board"), func(ctx context.Context) (boarded, error) {
		return loadBoard(ctx, b.page.Env.Office, f)
	}, func(d boarded, err error) {
		if err != nil {
			b.page.Env.Fail(err)
			return
		}
		b.show(d)
	})
}

func loadBoard(ctx context.Context, office *app.Office, f app.DecisionFilter) (boarded, error) {
	d := boarded{rows: map[app.DecisionState][]app.DecisionRow{}, counts: map[app.DecisionState]int{}}
	groups, err := office.Decisions.Tally(ctx, f, app.PerState)
	if err != nil {
		return d, err
	}
	for _, g := range groups {
		d.counts[app.DecisionState(g.Keys[0])] = g.N
		d.total += g.N
	}
	for _, s := range app.DecisionStates {
		if d.counts[s] == 0 {
			continue
		}
		q := app.DecisionQuery{Filter: f, Limit: mostCards}
		q.Filter.State = s
		if s.Finished() {
			q.Sort, q.Desc = app.PlanByMade, true
		}
		if d.rows[s], err = office.Decisions.Rows(ctx, q); err != nil {
			return d, err
		}
	}
	return d, nil
}

func (b *board) show(d boarded) {
	clear(b.rows)
	columns := make([]widgets.BoardColumn, 0, len(app.DecisionStates))
	for _, s := range app.DecisionStates {
		c := widgets.BoardColumn{Title: b.page.Env.T("plan.board."+string(s)) + "  " + text.FormatInt(d.counts[s])}
		for _, r := range d.rows[s] {
			b.rows[r.ID] = r
			c.Cards = append(c.Cards, b.page.view.boardCard(r))
		}
		if more := d.counts[s] - len(c.Cards); more > 0 {
			c.More = b.page.Env.T("plan.board.more", "n", more)
		}
		columns = append(columns, c)
	}
	b.page.Bar.SetTotal(d.total)
	b.widget.SetColumns(columns...)
	if key, ok := b.widget.Current(); ok {
		b.page.Stand(key, true)
	} else {
		b.page.side.Clear()
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
func (b *board) shift(key int64, by int) {
	r, ok := b.rows[key]
	if !ok {
		return
	}
	to, ok := shifted(r.State, by)
	if !ok {
		b.page.Env.Status(b.page.Env.T("plan.board.no_way", "number", number(key)))
		return
	}
	b.lead(r, to)
}

// lead opens the dialog of the event that leads to a column.
func (b *board) lead(r app.DecisionRow, to app.DecisionState) {
	if kind, ok := turn(r.State, to); ok {
		b.page.withCase(r.ID, func(c app.DecisionCase) { b.page.enterFor(kind, c) })
	}
}

// showMenu offers every column, and whatever else one does with a decision.
func (b *board) showMenu(key int64, at fyne.Position) {
	r, ok := b.rows[key]
	if !ok {
		return
	}
	var items []*fyne.MenuItem
	for _, to := range app.DecisionStates {
		if to == r.State {
			continue
		}
		item := fyne.NewMenuItem(b.page.Env.T("plan.board.to", "state", b.page.Env.T("plan.board."+string(to))), func() { b.lead(r, to) })
		_, can := turn(r.State, to)
		item.Disabled = !can
		items = append(items, item)
	}
	items = append(items, fyne.NewMenuItemSeparator())
	items = append(items, b.page.caseMenu(r.ID, r.State, nil)...)
	widgets.ShowMenuAt(b.widget, at, items...)
}
