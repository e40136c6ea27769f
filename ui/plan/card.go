package plan

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kairyluu/app"
	"kairyluu/ui/task"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// card shows one decision: beside the plan, or wide over the whole page.
type card struct {
	page *Page
	wide bool

	id    int64
	data  app.DecisionCase
	known bool // data is that of id

	root     *fyne.Container
	empty    *widgets.Text
	body     *fyne.Container
	title    *widgets.Text
	subtitle *widgets.Text
	banner   *widgets.Banner
	progress *widgets.Progress
	text     *widgets.Text
	facts    *widgets.Facts
	story    *fyne.Container
	scroll   *widgets.Scroll
	buttons  map[app.DecisionEventKind]*widgets.Button
	appeal   *widgets.Button
	actions  *widgets.Button
}

func newCard(p *Page, wide bool) *card {
	c := &card{page: p, wide: wide, buttons: map[app.DecisionEventKind]*widgets.Button{}}
	c.title = widgets.NewHeading("")
	c.subtitle = widgets.NewCaption("")
	c.banner = widgets.NewBanner(widgets.Plain, "", "")
	c.progress = widgets.NewProgress()
	c.text = widgets.NewText("", widgets.TextStyle{})
	c.facts = widgets.NewFacts()
	c.story = widgets.NewStack(8)
	c.empty = widgets.NewText(p.env.T("plan.card.none"), widgets.TextStyle{Color: theme.ColorMuted, Align: fyne.TextAlignCenter})
	c.scroll = widgets.NewScroll(c.content())
	c.body = widgets.NewFrame(nil, c.scroll, widgets.NewInset(c.makeActions(), 8, 12, 8, 12))
	c.root = container.NewStack(widgets.NewPad(c.empty, 24), c.body)
	c.body.Hide()
	return c
}

// content puts one under the other beside the plan, in two columns when wide.
func (c *card) content() fyne.CanvasObject {
	head := []fyne.CanvasObject{c.title, c.subtitle, c.text, c.banner, c.progress, c.facts}
	if !c.wide {
		return widgets.NewInset(widgets.NewStack(8, append(head, c.story)...), 12, 14, 12, 14)
	}
	right := widgets.NewStack(8, widgets.NewHeading(c.page.env.T("plan.card.story")), c.story)
	return widgets.NewInset(widgets.NewGrid(
		widgets.Cell{Width: 520, Grow: 3, Object: widgets.NewStack(8, head...)},
		widgets.Cell{Width: 320, Grow: 2, Object: widgets.NewInset(right, 0, 0, 0, 16)},
	), 14, 18, 14, 18)
}

// makeActions are what one does with the decision, each with its key.
func (c *card) makeActions() fyne.CanvasObject {
	env := c.page.env
	fulfil := widgets.NewPrimary(env.T("plan.do.fulfilled"), "F6", func() { c.do(app.DecisionFulfilled) })
	c.buttons[app.DecisionFulfilled] = fulfil
	row := []fyne.CanvasObject{fulfil}
	for _, k := range []struct {
		kind app.DecisionEventKind
		key  string
	}{{app.DecisionPostponed, "F7"}, {app.DecisionProgress, "F8"}} {
		b := widgets.NewButton(env.T("plan.do."+string(k.kind)), func() { c.do(k.kind) })
		b.SetKeyHint(k.key)
		c.buttons[k.kind] = b
		row = append(row, b)
	}
	c.appeal = widgets.NewButton(env.T("plan.do.appeal"), func() { c.page.withCase(c.id, c.page.openAppeal) })
	c.appeal.SetKeyHint("F9")
	if c.wide {
		row = append(row, c.appeal)
	}
	c.actions = widgets.NewButton(env.T("plan.do.more"), c.showMenu)
	row = append(row, c.actions)
	if !c.wide {
		var cells []widgets.Cell
		for _, b := range row {
			cells = append(cells, widgets.Cell{Width: 140, Grow: 1, Object: b})
		}
		return widgets.NewGrid(cells...)
	}
	back := widgets.NewButton(env.T("plan.do.back"), c.page.narrow)
	back.SetKeyHint("Esc")
	return widgets.NewSpread(row, []fyne.CanvasObject{back})
}

// show loads a decision; what was shown before stays until it has come.
func (c *card) show(id int64) {
	if id == 0 {
		c.clear()
		return
	}
	c.id = id
	task.Run(c.page.scope.Latest(c.key("card")), func(ctx context.Context) (app.DecisionCase, error) {
		return c.page.env.Office.Decisions.Case(ctx, id)
	}, func(d app.DecisionCase, err error) {
		switch {
		case app.ErrorCode(err) == app.NotFound:
			c.clear()
		case err != nil:
			c.page.env.Fail(err)
		default:
			c.set(d)
		}
	})
}

// key keeps the questions of the two cards apart.
func (c *card) key(s string) string {
	if c.wide {
		return s + ".wide"
	}
	return s
}

func (c *card) reload() {
	if c.id != 0 {
		c.show(c.id)
	}
}

func (c *card) clear() {
	c.page.scope.Latest(c.key("card"))
	c.id, c.known, c.data = 0, false, app.DecisionCase{}
	c.body.Hide()
	c.empty.Show()
	c.root.Refresh()
}

func (c *card) set(d app.DecisionCase) {
	fresh := !c.known || c.data.Decision.ID != d.Decision.ID
	c.data, c.known = d, true
	c.paint()
	c.empty.Hide()
	c.body.Show()
	c.root.Refresh()
	if fresh {
		c.scroll.ScrollToTop()
	}
}

// paint puts the data into the widgets.
func (c *card) paint() {
	v, d := c.page.view, c.data.Decision
	c.title.SetText(v.head(d))
	c.subtitle.SetText(v.subtitle(d))
	kind, title, reason := v.banner(c.data)
	c.banner.Set(kind, title, reason)
	c.progress.Set(d.Progress.Percent, v.mark(d.Progress).color())
	c.text.SetText(d.Text)
	c.facts.SetFacts(v.facts(c.data, links{related: c.page.goTo, address: c.page.openAddress})...)
	c.paintStory()
	for kind, b := range c.buttons {
		able(b, allowed(kind, d.Progress.State))
	}
	able(c.appeal, d.AppealID == 0 && !d.Progress.State.Finished())
}

func able(b *widgets.Button, on bool) {
	if on {
		b.Enable()
	} else {
		b.Disable()
	}
}

// paintStory lists the events, with the photos under the one they belong to.
func (c *card) paintStory() {
	var parts []fyne.CanvasObject
	var run []widgets.Event
	flush := func() {
		if len(run) > 0 {
			parts = append(parts, widgets.NewTimeline(run...))
			run = nil
		}
	}
	scope := c.page.scope.Latest(c.key("photos"))
	for _, e := range c.data.Events {
		run = append(run, c.event(e))
		if photos := c.data.Photos[e.ID]; len(photos) > 0 {
			flush()
			parts = append(parts, widgets.NewInset(c.page.photos(scope, photos), 0, 0, 4, 16))
		}
	}
	flush()
	c.story.Objects = parts
	c.story.Refresh()
}

func (c *card) event(e app.DecisionEvent) widgets.Event {
	v := c.page.view
	line := widgets.Event{Text: v.eventText(e), Note: v.eventNote(e), Undone: e.TakenBack != nil}
	if e.TakenBack == nil {
		line.OnTapped = func() { c.page.showEvent(c.data, e) }
	}
	return line
}

// do opens the dialog of an event for the decision that the card shows.
func (c *card) do(kind app.DecisionEventKind) {
	if c.known {
		c.page.enterFor(kind, c.data)
	}
}

func (c *card) showMenu() {
	if c.known {
		d := c.data
		widgets.ShowMenuUnder(c.actions, c.page.caseMenu(d.Decision.ID, d.Decision.Progress.State, &d)...)
	}
}
