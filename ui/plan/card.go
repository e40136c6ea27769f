package plan

import (
	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/attached"
	"kairyluu/ui/linked"
	"kairyluu/ui/listpage"
	"kairyluu/ui/widgets"
)

// card shows one decision: beside the plan, or wide over the whole page.
type card struct {
	*listpage.Card[app.DecisionCase]
	page *Page

	title    *widgets.Text
	subtitle *widgets.Text
	banner   *widgets.Banner
	progress *widgets.Progress
	text     *widgets.Text
	facts    *widgets.Facts
	story    *fyne.Container
	buttons  map[app.DecisionEventKind]*widgets.Button
	appeal   *widgets.Button
	project  *widgets.Button
	actions  *widgets.Button
}

func newCard(p *Page, wide bool) *card {
	c := &card{page: p, buttons: map[app.DecisionEventKind]*widgets.Button{}}
	c.Card = listpage.NewCard(p.Stage, wide, p.Env.Office.Decisions.Case, func(d app.DecisionCase) int64 { return d.Decision.ID })
	c.OnPaint = c.paint
	c.title = widgets.NewHeading("")
	c.subtitle = widgets.NewCaption("")
	c.banner = widgets.NewBanner(widgets.Plain, "", "")
	c.progress = widgets.NewProgress()
	c.text = widgets.NewText("", widgets.TextStyle{})
	c.facts = widgets.NewFacts()
	c.story = widgets.NewStack(8)
	c.Lay(p.Env.T("plan.card.none"), c.content(), c.makeActions())
	return c
}

// content puts one under the other beside the plan, in two columns when wide.
func (c *card) content() fyne.CanvasObject {
	head := []fyne.CanvasObject{c.title, c.subtitle, c.text, c.banner, c.progress, c.facts}
	if !c.Wide {
		return widgets.NewInset(widgets.NewStack(8, append(head, c.story)...), 12, 14, 12, 14)
	}
	right := widgets.NewStack(8, widgets.NewHeading(c.page.Env.T("plan.card.story")), c.story)
	return widgets.NewInset(widgets.NewGrid(
		widgets.Cell{Width: 520, Grow: 3, Object: widgets.NewStack(8, head...)},
		widgets.Cell{Width: 320, Grow: 2, Object: widgets.NewInset(right, 0, 0, 0, 16)},
	), 14, 18, 14, 18)
}

// makeActions are what one does with the decision, each with its key.
func (c *card) makeActions() fyne.CanvasObject {
	env := c.page.Env
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
	c.appeal = widgets.NewButton(env.T("plan.do.appeal"), func() { c.page.withCase(c.At(), c.page.openAppeal) })
	c.appeal.SetKeyHint("F9")
	c.project = widgets.NewButton(env.T("plan.do.project"), func() { c.page.withCase(c.At(), c.page.openProject) })
	c.project.SetKeyHint("F10")
	if c.Wide {
		row = append(row, c.appeal, c.project)
	}
	c.actions = widgets.NewButton(env.T("plan.do.more"), c.showMenu)
	row = append(row, c.actions)
	return c.Actions(row...)
}

// paint puts the data into the widgets.
func (c *card) paint() {
	v, d := c.page.view, c.Data.Decision
	c.title.SetText(v.head(d))
	c.subtitle.SetText(v.subtitle(d))
	kind, title, reason := v.banner(c.Data)
	c.banner.Set(kind, title, reason)
	c.progress.Set(d.Progress.Percent, v.mark(d.Progress).color())
	c.text.SetText(d.Text)
	c.facts.SetFacts(v.facts(c.Data, links{related: c.page.goTo, place: c.page.goPlace, address: func(a string) { linked.Visit(c.page.Env, a) }})...)
	c.paintStory()
	for kind, b := range c.buttons {
		widgets.Able(b, allowed(kind, d.Progress.State))
	}
	widgets.Able(c.appeal, d.AppealID == 0 && !d.Progress.State.Finished())
	widgets.Able(c.project, d.ProjectID == 0)
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
	scope := c.page.Scope.Latest(c.Key("photos"))
	for _, e := range c.Data.Events {
		run = append(run, c.event(e))
		if photos := c.Data.Photos[e.ID]; len(photos) > 0 {
			flush()
			parts = append(parts, widgets.NewInset(attached.Photos(c.page.Env, scope, photos), 0, 0, 4, 16))
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
		line.OnTapped = func() { c.page.showEvent(c.Data, e) }
	}
	return line
}

// do opens the dialog of an event for the decision that the card shows.
func (c *card) do(kind app.DecisionEventKind) {
	c.Do(func(d app.DecisionCase) { c.page.enterFor(kind, d) })
}

func (c *card) showMenu() {
	c.Do(func(d app.DecisionCase) {
		widgets.ShowMenuUnder(c.actions, c.page.caseMenu(d.Decision.ID, d.Decision.Progress.State, &d)...)
	})
}
