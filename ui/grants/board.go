package grants

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/grantwork"
	"kairyluu/ui/listpage"
	"kairyluu/ui/widgets"
)

// board is the projects by stage: cards that keys and the menu lead on.
type board = listpage.Board[app.ProjectRow, lane]

func newBoard(p *Page) *board {
	return listpage.NewBoard(p.list, listpage.BoardSpec[app.ProjectRow, lane]{
		Empty: "grants.board.empty", Keys: "grants.board.keys", More: "grants.board.more",
		Lanes: lanes, Title: func(l lane) string { return p.Env.T("grants.lane." + string(l)) },
		Card:  func(r app.ProjectRow) widgets.BoardCard { return boardCard(p.view(), r) },
		Ask:   p.askBoard,
		Shift: p.shift,
		Menu:  p.boardMenu,
	})
}

func (p *Page) askBoard() listpage.BoardQuestion[app.ProjectRow, lane] {
	f, office := p.model.filter(), p.Env.Office
	return listpage.BoardQuestion[app.ProjectRow, lane]{
		Counts: func(ctx context.Context) (map[lane]int, error) {
			counts := map[lane]int{}
			groups, err := office.Projects.Tally(ctx, f, app.PerStage)
			for _, g := range groups {
				counts[laneOf(app.Stage(g.Keys[0]))] += g.N
			}
			return counts, err
		},
		Rows: func(ctx context.Context, l lane, most int) ([]app.ProjectRow, error) {
			q := app.ProjectQuery{Filter: f, Sort: app.ProjectsByStage, Limit: most}
			q.Filter.Stages = within(f.Stages, stagesOf[l])
			return office.Projects.Rows(ctx, q)
		},
	}
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
func (p *Page) shift(r app.ProjectRow, by int) {
	to, ok := shifted(p.programmes[r.ProgrammeID], r.ProjectStanding, by)
	if !ok {
		p.Env.Hint(p.Env.T("grants.board.no_way", "title", r.Title(p.view().Language())))
		return
	}
	p.withCase(r.ID, func(c app.ProjectCase) { p.openStageTo(c, to) })
}

// boardMenu offers every stage that may follow, and whatever else one does with a
// project.
func (p *Page) boardMenu(r app.ProjectRow) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, to := range p.programmes[r.ProgrammeID].Next(r.ProjectStanding) {
		items = append(items, fyne.NewMenuItem(p.Env.T("grants.board.to", "stage", p.view().Say("stage", string(to))), func() {
			p.withCase(r.ID, func(c app.ProjectCase) { p.openStageTo(c, to) })
		}))
	}
	if len(items) > 0 {
		items = append(items, fyne.NewMenuItemSeparator())
	}
	return slices.Concat(items, p.caseMenu(r.ID))
}
