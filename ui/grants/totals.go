package grants

import (
	"context"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/task"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// totals are the sums of the projects on show, under the table.
type totals struct {
	page *Page
	root *fyne.Container
	text *widgets.Text
}

func newTotals(p *Page) *totals {
	t := &totals{page: p, text: widgets.NewText("", widgets.TextStyle{Bold: true})}
	t.root = widgets.NewInset(t.text, 7, 14, 7, 14)
	return t
}

// load adds up all projects of a list, not only those in memory.
func (t *totals) load(f app.ProjectFilter) {
	p := t.page
	task.Run(p.Scope.Latest("totals"), func(ctx context.Context) ([]app.ProjectGroup, error) {
		return p.Env.Office.Projects.Tally(ctx, f)
	}, func(groups []app.ProjectGroup, err error) {
		if err != nil {
			p.Env.Fail(err)
			return
		}
		t.show(groups)
	})
}

func (t *totals) show(groups []app.ProjectGroup) {
	var g app.ProjectGroup
	if len(groups) > 0 {
		g = groups[0]
	}
	env := t.page.Env
	parts := []string{
		env.T("grants.total.projects", "n", g.N), env.T("grants.total.planned", "sum", g.Planned.Whole()),
		env.T("grants.total.received", "sum", g.Received.Whole()), env.T("grants.total.spent", "sum", g.Spent.Whole()),
	}
	if g.Need > 0 || g.Own > 0 {
		parts = append(parts, env.T("grants.total.own", "own", g.Own.Whole(), "need", g.Need.Whole()))
	}
	style := widgets.TextStyle{Bold: true}
	if g.N == 0 {
		parts, style.Color = parts[:1], theme.ColorMuted
	}
	t.text.SetStyle(style)
	t.text.SetText(says(" · ", parts...))
	t.root.Refresh()
}
