package plan

import (
	"cmp"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/dialogs"
	"kairyluu/ui/linked"
	"kairyluu/ui/shell"
	"kairyluu/ui/widgets"
)

// at is the decision that keys work on: the wide card's, or that with the cursor,
// whose card may still be on its way. 0 is none.
func (p *Page) at() int64 {
	switch {
	case p.IsWide() || p.model.look == lookTable:
		return p.At()
	case p.model.look == lookBoard:
		id, _ := p.board.Widget.Current()
		return id
	}
	return 0
}

// withCase calls then with a decision: at once if its card is on show, otherwise
// when it was read.
func (p *Page) withCase(id int64, then func(app.DecisionCase)) { p.card().With(id, then) }

// do opens the dialog of an event for the decision that keys work on.
func (p *Page) do(kind app.DecisionEventKind) {
	p.inline.close()
	p.withCase(p.at(), func(c app.DecisionCase) { p.enterFor(kind, c) })
}

// enterFor opens the dialog of an event, or says why it cannot happen now.
func (p *Page) enterFor(kind app.DecisionEventKind, c app.DecisionCase) {
	switch d := c.Decision; {
	case allowed(kind, d.Progress.State):
		p.openEvent(kind, c, nil)
	case kind == app.DecisionRevived:
		p.Env.Hint(p.Env.T("plan.is_open", "number", number(d.ID)))
	default:
		p.Env.Hint(p.Env.T("plan.inline.finished", "number", number(d.ID)))
	}
}

// caseMenu is everything that can be done with one decision beside the buttons.
// What a read card adds is left out when c is nil.
func (p *Page) caseMenu(id int64, state app.DecisionState, c *app.DecisionCase) []*fyne.MenuItem {
	item := func(key string, do func(app.DecisionCase)) *fyne.MenuItem {
		return fyne.NewMenuItem(p.Env.T("plan.menu."+key), func() { p.withCase(id, do) })
	}
	event := func(kind app.DecisionEventKind) *fyne.MenuItem {
		m := item(string(kind), func(c app.DecisionCase) { p.enterFor(kind, c) })
		m.Disabled = !allowed(kind, state)
		return m
	}
	appeal := item("appeal", p.openAppeal)
	appeal.Disabled = state.Finished() || c != nil && c.Decision.AppealID != 0
	project := item("project", p.openProject)
	project.Disabled = c != nil && c.Decision.ProjectID != 0
	items := []*fyne.MenuItem{
		event(app.DecisionGivenUp), event(app.DecisionRevived), appeal, project,
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(p.Env.T("plan.menu.edit"), func() { p.edit(id) }),
		item("link", p.openLinks), item("photo", p.choosePhotos), item("take_back", p.takeLastBack),
	}
	if c != nil {
		items = append(items, p.photoItems(*c)...)
		if m := c.Meeting; m != nil {
			items = append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem(p.Env.T("plan.menu.outcomes"), func() {
				p.showOutcomes(app.DecisionFilter{Meeting: m.ID}, p.view.meetingName(m.FormID, m.Date.Format()))
			}))
		}
	}
	return append(items, fyne.NewMenuItem(p.Env.T("plan.menu.copy"), func() { p.withCase(id, p.copyText) }))
}

// showRowMenu is the menu of a row.
func (p *Page) showRowMenu(r app.DecisionRow, at fyne.Position) {
	edit := fyne.NewMenuItem(p.Env.T("plan.menu.inline"), func() { p.inline.begin(0) })
	edit.Disabled = r.State.Finished()
	items := []*fyne.MenuItem{edit}
	for _, kind := range []app.DecisionEventKind{app.DecisionFulfilled, app.DecisionPostponed, app.DecisionProgress} {
		item := fyne.NewMenuItem(p.Env.T("plan.menu."+string(kind)), func() { p.do(kind) })
		item.Disabled = !allowed(kind, r.State)
		items = append(items, item)
	}
	items = append(items, fyne.NewMenuItemSeparator())
	widgets.ShowMenuAt(p.Table, at, append(items, p.caseMenu(r.ID, r.State, nil)...)...)
}

// showEvent tells an event whole, and offers to add photos or to take it back.
func (p *Page) showEvent(c app.DecisionCase, e app.DecisionEvent) {
	answers := []dialogs.Answer{{
		Text: p.Env.T("plan.event.photo"), Primary: true, Do: func() { p.photosFor(e.ID) },
	}}
	if e.MeetingID != 0 && e.MeetingID != c.Decision.MeetingID {
		answers = append(answers, dialogs.Answer{Text: p.Env.T("plan.event.meeting"), Do: func() { p.goTo(app.Related{Entity: app.EntityMeeting, ID: e.MeetingID}) }})
	}
	if revocable(e) {
		answers = append(answers, dialogs.Answer{Text: p.Env.T("plan.take_back.ask"), Danger: true, Do: func() { p.askTakeBack(c, e) }})
	}
	p.Env.Dialogs.Choose(number(c.Decision.ID), p.view.eventText(e)+"\n"+p.view.eventNote(e), answers...)
}

// openProject leads to the form of the project that a decision would become, or to
// the one it became.
func (p *Page) openProject(c app.DecisionCase) {
	p.inline.close()
	if c.Decision.ProjectID != 0 {
		p.goTo(app.Related{Entity: app.EntityProject, ID: c.Decision.ProjectID})
		return
	}
	p.Env.Go(shell.Route{Place: shell.Project, Decision: c.Decision.ID})
}

// openLinks shows what a decision is tied to, and looks for more.
func (p *Page) openLinks(c app.DecisionCase) {
	d := c.Decision
	linked.Open(p.Env, p.Scope, app.Related{Entity: app.EntityDecision, ID: d.ID, Label: d.Label()}, byHand(c))
}

func (p *Page) takeLastBack(c app.DecisionCase) {
	e := lastEvent(c.Events)
	if e == nil {
		p.Env.Hint(p.Env.T("plan.take_back.nothing", "number", number(c.Decision.ID)))
		return
	}
	p.askTakeBack(c, *e)
}

// goTo leads to another card, whatever it is.
func (p *Page) goTo(to app.Related) {
	if to.Entity == app.EntityDecision {
		p.Open(to.ID)
		return
	}
	if route, ok := linked.Route(to); ok {
		p.Env.Go(route)
	}
}

// goPlace leads to everything about a settlement.
func (p *Page) goPlace(settlement int64) {
	p.Env.Go(shell.Route{Place: shell.Places, ID: settlement})
}

func (p *Page) copyText(c app.DecisionCase) {
	fyne.CurrentApp().Clipboard().SetContent(c.Decision.Text)
	p.Env.Status(p.Env.T("plan.copied_text", "number", number(c.Decision.ID)))
}

// showOutcomes tells what came of some decisions.
func (p *Page) showOutcomes(f app.DecisionFilter, title string) {
	p.Env.Go(shell.Route{Place: shell.Plan, Plan: &f, Title: cmp.Or(title, p.Env.T("plan.look.outcomes")), Outcomes: true})
}
