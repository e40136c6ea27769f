package appeals

import (
	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/attached"
	"kairyluu/ui/dialogs"
	"kairyluu/ui/shell"
)

// withCase calls then with an appeal: at once if its card is on show, otherwise
// when it was read.
func (p *Page) withCase(id int64, then func(app.Case)) {
	p.card().With(id, func(d dossier) { then(d.Case) })
}

// enterFor opens the dialog of an event, or says why it cannot happen now.
func (p *Page) enterFor(kind app.EventKind, a app.Appeal) {
	switch {
	case allowed(kind, a.Standing.State):
		p.openEvent(kind, a, []int64{a.ID})
	case kind == app.EventReopened:
		p.Env.Hint(p.Env.T("appeals.is_open", "number", a.Number))
	default:
		p.Env.Hint(p.Env.T("appeals.is_closed", "number", a.Number))
	}
}

// caseMenu is everything that can be done with one appeal beside the buttons.
func (p *Page) caseMenu(id int64, state app.State) []*fyne.MenuItem {
	item := func(key string, do func(app.Case)) *fyne.MenuItem {
		return fyne.NewMenuItem(p.Env.T("appeals.menu."+key), func() { p.withCase(id, do) })
	}
	event := func(kind app.EventKind) *fyne.MenuItem {
		m := item(string(kind), func(c app.Case) { p.enterFor(kind, c.Appeal) })
		m.Disabled = !allowed(kind, state)
		return m
	}
	return []*fyne.MenuItem{
		event(app.EventForwarded), event(app.EventInterim), event(app.EventSiteVisit),
		fyne.NewMenuItemSeparator(),
		event(app.EventClosed), event(app.EventReopened), event(app.EventWithdrawn),
		item("take_back", p.takeLastBack),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(p.Env.T("appeals.menu.edit"), func() { p.edit(id) }),
		item("like", p.like),
		fyne.NewMenuItem(p.Env.T("appeals.menu.attach"), func() { attached.Choose(p.Env, p.Scope, files(id)) }),
		item("copy", p.copyText),
	}
}

// lastEvent is the newest event that can be taken back; nil when there is none.
func lastEvent(events []app.Event) *app.Event {
	for i := len(events) - 1; i >= 0; i-- {
		if e := events[i]; e.TakenBack == nil && e.Kind != app.EventRegistered {
			return &e
		}
	}
	return nil
}

func (p *Page) takeLastBack(c app.Case) {
	e := lastEvent(c.Events)
	if e == nil {
		p.Env.Hint(p.Env.T("appeals.take_back.nothing", "number", c.Appeal.Number))
		return
	}
	p.askTakeBack(c.Appeal, *e)
}

// showEvent tells an event whole, and offers to take it back.
func (p *Page) showEvent(a app.Appeal, e app.Event) {
	p.Env.Dialogs.Confirm(dialogs.Question{
		Title: a.Number, Message: p.View.EventText(e) + "\n" + p.View.EventNote(e),
		Act: p.Env.T("appeals.take_back.ask"), Cancel: p.Env.T("appeals.take_back.leave"), Danger: true,
	}, func() { p.askTakeBack(a, e) })
}

func (p *Page) edit(id int64) {
	if id != 0 {
		p.Env.Go(shell.Route{Place: shell.Register, ID: id})
	}
}

func (p *Page) like(c app.Case) {
	p.Env.Go(shell.Route{Place: shell.Register, Like: header(c.Appeal)})
}

// header is what a new appeal takes over from one like it.
func header(a app.Appeal) *app.Appeal {
	return &app.Appeal{
		Channel: a.Channel, Kind: a.Kind, Language: a.Language, SettlementID: a.SettlementID,
		TopicID: a.TopicID, ReceiverID: a.ReceiverID, Covering: a.Covering, OnControl: a.OnControl,
	}
}

func (p *Page) copyText(c app.Case) {
	fyne.CurrentApp().Clipboard().SetContent(c.Appeal.Text)
	p.Env.Status(p.Env.T("appeals.copied_text", "number", c.Appeal.Number))
}
