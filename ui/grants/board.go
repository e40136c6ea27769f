package grants

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/text"
	"kairyluu/ui/grantwork"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

// mostCards is how many cards a column of the board holds; the table has them all.
const mostCards = 60

// board is the projects by stage: cards that keys and the menu lead on.
type board struct {
	page   *Page
	root   fyne.CanvasObject
	widget *widgets.Board
	rows   map[int64]app.ProjectRow
}

func newBoard(p *Page) *board {
	b := &board{page: p, widget: widgets.NewBoard(), rows: map[int64]app.ProjectRow{}}
	b.widget.EmptyText = p.Env.T("grants.board.empty")
	b.widget.OnOpen = p.Open
	b.widget.OnCurrent = p.Stand
	b.widget.OnShift = b.shift
	b.widget.OnMenu = b.showMenu
	b.root = widgets.NewFrame(nil, widgets.NewInset(b.widget, 0, 12, 0, 12),
		widgets.NewInset(widgets.NewCaption(p.Env.T("grants.board.keys")), 6, 12, 0, 14))
	return b
}

// boarded is what a board shows, lane by lane.
type boarded struct {
	rows   map[lane][]app.ProjectRow
	counts map[lane]int
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

func loadBoard(ctx context.Context, office *app.Office, f app.ProjectFilter) (boarded, error) {
	d := boarded{rows: map[lane][]app.ProjectRow{}, counts: map[lane]int{}}
	groups, err := office.Projects.Tally(ctx, f, app.PerStage)
	if err != nil {
		return d, err
	}
	for _, g := range groups {
		d.counts[laneOf(app.Stage(g.Keys[0]))] += g.N
		d.total += g.N
	}
	for _, l := range lanes {
		if d.counts[l] == 0 {
			continue
		}
		q := app.ProjectQuery{Filter: f, Sort: app.ProjectsByStage, Limit: mostCards}
		q.Filter.Stages = within(f.Stages, stagesOf[l])
		if d.rows[l], err = office.Projects.Rows(ctx, q); err != nil {
			return d, err
		}
	}
	return d, nil
}

func (b *board) show(d boarded) {
	clear(b.rows)
	columns := make([]widgets.BoardColumn, 0, len(lanes))
	for _, l := range lanes {
		c := widgets.BoardColumn{Title: b.page.Env.T("grants.lane."+string(l)) + "  " + text.FormatInt(d.counts[l])}
		for _, r := range d.rows[l] {
			b.rows[r.ID] = r
			c.Cards = append(c.Cards, boardCard(b.page.view(), r))
		}
		if more := d.counts[l] - len(c.Cards); more > 0 {
			c.More = b.page.Env.T("grants.board.more", "n", more)
		}
		columns = append(columns, c)
	}
	b.page.Bar.SetTotal(d.total)
	b.widget.SetColumns(columns...)
	b.page.Stand(b.widget.Current())
}

// boardCard is a project as a card of the board: the gravest thing to say of it
// stands under its title; where all is well, its place and its money.
func boardCard(v grantwork.View, r app.ProjectRow) widgets.BoardCard {
	worst, color := v.Worst(r)
	c := widgets.BoardCard{
		Key: r.ID, Title: v.Stage(r.Stage), Color: grantwork.StageColor(r.Stage),
		Text: r.Title(v.Language()), Note: worst,
		Percent: r.Percent, BarColor: color,
	}
	if worst == "" {
		c.Note = says(" · ", v.Settlements(r.Settlements), grantwork.Sum(r.Planned))
	}
	return c
}

// shift asks for the stage that leads to the next column.
func (b *board) shift(key int64, by int) {
	r, ok := b.rows[key]
	if !ok {
		return
	}
	to, ok := shifted(b.page.programmes[r.ProgrammeID], r.ProjectStanding, by)
	if !ok {
		b.page.Env.Status(b.page.Env.T("grants.board.no_way", "title", r.Title(b.page.view().Language())))
		return
	}
	b.page.withCase(key, func(c app.ProjectCase) { b.page.openStageTo(c, to) })
}

// showMenu offers every stage that may follow, and whatever else one does with a
// project.
func (b *board) showMenu(key int64, at fyne.Position) {
	r, ok := b.rows[key]
	if !ok {
		return
	}
	p, v := b.page, b.page.view()
	var items []*fyne.MenuItem
	for _, to := range p.programmes[r.ProgrammeID].Next(r.ProjectStanding) {
		items = append(items, fyne.NewMenuItem(p.Env.T("grants.board.to", "stage", v.Say("stage", string(to))), func() {
			p.withCase(key, func(c app.ProjectCase) { p.openStageTo(c, to) })
		}))
	}
	if len(items) > 0 {
		items = append(items, fyne.NewMenuItemSeparator())
	}
	widgets.ShowMenuAt(b.widget, at, slices.Concat(items, p.caseMenu(key))...)
}
