package plan

import (
	"context"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/task"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// mostFound is how many cards of each kind a search for a link offers.
const mostFound = 8

// linkForm ties a decision to other cards: appeals, meetings, risks, practices.
type linkForm struct {
	page *Page
	of   app.Related // the decision
	tied []app.Related
	hits map[string]app.Hit

	find *widgets.Suggest
	list *fyne.Container
}

// openLinks shows what a decision is tied to, and looks for more.
func (p *Page) openLinks(c app.DecisionCase) {
	d := c.Decision
	f := &linkForm{
		page: p, of: app.Related{Entity: app.EntityDecision, ID: d.ID, Label: d.Label()},
		tied: byHand(c), hits: map[string]app.Hit{},
	}
	f.find = widgets.NewSuggest()
	f.find.OnQuery = f.query
	f.find.OnPicked = f.tie
	f.list = widgets.NewStack(4)
	f.paint()
	content := widgets.NewStack(10, widgets.NewField(p.Env.T("plan.link.find"), f.find), f.list)
	form := p.Env.Dialogs.Form(p.Env.T("plan.link.title", "number", number(d.ID)), content, p.Env.T("plan.link.close"),
		func(closeForm func()) { closeForm() })
	form.SetWidth(dialogWidth)
}

// query offers what has the words, but not the decision itself.
func (f *linkForm) query(words string, show func([]widgets.Option)) {
	task.Run(f.page.Scope.Latest("find"), func(ctx context.Context) ([]app.Hit, error) {
		return f.page.Env.Office.Desk.FindCards(ctx, words, mostFound)
	}, func(hits []app.Hit, err error) {
		if err != nil {
			f.page.Env.Fail(err)
			return
		}
		var options []widgets.Option
		for _, h := range hits {
			if h.Entity == f.of.Entity && h.ID == f.of.ID {
				continue
			}
			o := f.option(h)
			f.hits[o.Key] = h
			options = append(options, o)
		}
		show(options)
	})
}

func (f *linkForm) option(h app.Hit) widgets.Option {
	o := widgets.IDOption(h.ID, shortened(h.Title, longestLabel))
	o.Key = h.Entity + " " + o.Key
	o.Detail = f.page.view.entity(h.Entity)
	if !h.Date.IsZero() {
		o.Detail += ", " + h.Date.Format()
	}
	return o
}

func (f *linkForm) tie(o widgets.Option) {
	h, ok := f.hits[o.Key]
	if !ok {
		return
	}
	other := app.Related{Entity: h.Entity, ID: h.ID, Label: h.Title}
	f.change(func(ctx context.Context) error {
		return f.page.Env.Office.Findings.Link(ctx, f.of, other)
	}, func() {
		f.tied = append(f.without(other), other)
		f.find.SetText("")
	})
}

func (f *linkForm) untie(other app.Related) {
	f.change(func(ctx context.Context) error {
		return f.page.Env.Office.Findings.Unlink(ctx, f.of, other)
	}, func() { f.tied = f.without(other) })
}

func (f *linkForm) change(work func(ctx context.Context) error, then func()) {
	task.Do(f.page.Env.NewScope(), work, func(err error) {
		if err != nil {
			f.page.Env.Fail(err)
			return
		}
		then()
		f.paint()
	})
}

func (f *linkForm) without(other app.Related) []app.Related {
	var rest []app.Related
	for _, r := range f.tied {
		if r.Entity != other.Entity || r.ID != other.ID {
			rest = append(rest, r)
		}
	}
	return rest
}

func (f *linkForm) paint() {
	env := f.page.Env
	f.list.Objects = nil
	if len(f.tied) == 0 {
		f.list.Add(widgets.NewText(env.T("plan.link.none"), widgets.TextStyle{Color: theme.ColorMuted}))
	}
	for _, r := range f.tied {
		off := widgets.NewButton(env.T("plan.link.off"), func() { f.untie(r) })
		off.SetKind(widgets.Quiet)
		name := widgets.NewText(f.page.view.entity(r.Entity)+": "+shortened(r.Label, longestLabel), widgets.TextStyle{})
		f.list.Add(widgets.NewGrid(
			widgets.Cell{Width: 300, Grow: 1, Object: name}, widgets.Cell{Width: 90, Object: off}))
	}
	f.list.Refresh()
}
