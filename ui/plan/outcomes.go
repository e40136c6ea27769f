package plan

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/text"
	"kairyluu/ui/attached"
	"kairyluu/ui/task"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// outcomes is «Что стало с решениями»: for a meeting, a settlement or a period,
// each decision with what came of it, for the residents who voted for it.
type outcomes struct {
	page   *Page
	root   fyne.CanvasObject
	title  *widgets.Text
	figure *widgets.Text
	list   *fyne.Container
	scroll *widgets.Scroll
	asked  app.DecisionFilter
}

func newOutcomes(p *Page) *outcomes {
	o := &outcomes{page: p}
	o.title = widgets.NewHeading("")
	o.figure = widgets.NewText("", widgets.TextStyle{Color: theme.ColorMuted})
	o.list = widgets.NewStack(8)
	body := widgets.NewStack(8, o.title, o.figure, o.list)
	o.scroll = widgets.NewScroll(widgets.NewInset(body, 6, 16, 14, 14))
	o.root = o.scroll
	return o
}

// load tells the story of what the model shows.
func (o *outcomes) load() {
	f := o.page.model.filter()
	task.Run(o.page.Scope.Latest("outcomes"), func(ctx context.Context) (story, error) {
		return loadStory(ctx, o.page.Env.Office, f)
	}, func(s story, err error) {
		if err != nil {
			o.page.Env.Fail(err)
			return
		}
		o.show(s, f)
	})
}

func (o *outcomes) show(s story, f app.DecisionFilter) {
	env, t := o.page.Env, s.tally
	title := env.T("plan.outcomes.title")
	if given := o.page.model.Title; given != "" {
		title += " · " + given
	}
	o.title.SetText(title)
	o.figure.SetText(env.T("plan.outcomes.figure", "all", text.FormatInt(t.all), "done", t.done, "share", t.share(),
		"started", t.started, "open", t.open, "dropped", t.dropped, "late", t.late))
	o.page.Bar.SetTotal(t.all)
	o.list.Objects = nil
	scope := o.page.Scope.Latest("photos.outcomes")
	for _, c := range s.cases {
		o.list.Add(o.block(scope, c))
	}
	switch more := t.all - len(s.cases); {
	case t.all == 0:
		o.list.Add(widgets.NewText(o.page.Bar.EmptyText(), widgets.TextStyle{Color: theme.ColorMuted}))
	case more > 0:
		o.list.Add(widgets.NewCaption(env.T("plan.outcomes.more", "shown", len(s.cases), "n", more)))
	}
	o.list.Refresh()
	if f != o.asked {
		o.scroll.ScrollToTop()
	}
	o.asked = f
}

// block is one decision with what came of it.
func (o *outcomes) block(scope *task.Scope, c app.DecisionCase) fyne.CanvasObject {
	v, d := o.page.view, c.Decision
	m := v.mark(d.Progress)
	color := m.color()
	if m == fine || m == undated { // green is for what is done
		color = theme.ColorAccent
	}
	state := widgets.NewText(strings.TrimSpace(m.sign()+" "+v.Say("decisionState", string(d.Progress.State))),
		widgets.TextStyle{Color: color, Bold: true, NoWrap: true})
	progress := widgets.NewProgress()
	progress.Set(d.Progress.Percent, color)
	name := widgets.NewLink(number(d.ID), func() { o.page.Open(d.ID) })
	parts := []fyne.CanvasObject{
		widgets.NewGrid(
			widgets.Cell{Width: 60, Object: name},
			widgets.Cell{Width: 220, Grow: 1, Object: state},
			widgets.Cell{Width: 180, Object: progress},
		),
		widgets.NewText(d.Text, widgets.TextStyle{}),
	}
	for _, line := range v.told(c) {
		parts = append(parts, widgets.NewCaption(line))
	}
	if photos := photosOf(c); len(photos) > 0 {
		parts = append(parts, attached.Photos(o.page.Env, scope, photos))
	}
	return widgets.NewCard("", widgets.NewStack(4, parts...))
}
