package appeals

import (
	"context"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/dialogs"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

// several are the selected rows when they are more than one and the list is on
// show; otherwise what is done is done to the card.
func (p *Page) several() []int64 {
	if p.isWide() {
		return nil
	}
	if ids := p.table.Selected(); len(ids) > 1 {
		return ids
	}
	return nil
}

// inBulk are the events that may be entered on many appeals at once. An answer
// or an extension has a number or a reason of its own for each.
var inBulk = map[app.EventKind]bool{app.EventResolution: true, app.EventForwarded: true}

// do opens the dialog of an event for the card, or for all selected rows.
func (p *Page) do(kind app.EventKind) {
	ids := p.several()
	switch {
	case ids == nil:
		p.withCase(p.at(), func(c app.Case) { p.enterFor(kind, c.Appeal) })
	case inBulk[kind]:
		p.openEvent(kind, app.Appeal{Standing: app.Standing{State: app.Registered}}, ids)
	default:
		p.env.Status(p.env.T("appeals.one_only"))
	}
}

// saved is called after an event was entered: the bus brings the lists up to
// date, the focus goes back to where work goes on.
func (p *Page) saved() {
	if !p.isWide() {
		p.Focus()
	}
}

// showRowMenu is the menu of a row, or of all that are selected.
func (p *Page) showRowMenu(r app.AppealRow, at fyne.Position) {
	widgets.ShowMenuAt(p.table, at, p.rowMenu(r)...)
}

func (p *Page) rowMenu(r app.AppealRow) []*fyne.MenuItem {
	ids := p.several()
	if ids == nil {
		open := fyne.NewMenuItem(p.env.T("appeals.menu.open"), func() { p.openCard(r.ID) })
		head := []*fyne.MenuItem{open}
		for _, kind := range []app.EventKind{app.EventAnswered, app.EventExtended, app.EventResolution} {
			item := fyne.NewMenuItem(p.env.T("appeals.menu."+string(kind)), func() { p.do(kind) })
			item.Disabled = !allowed(kind, r.State)
			head = append(head, item)
		}
		return append(head, p.caseMenu(r.ID, r.State)...)
	}
	n := len(ids)
	return []*fyne.MenuItem{
		fyne.NewMenuItem(p.env.T("appeals.bulk.resolution", "n", n), func() { p.do(app.EventResolution) }),
		fyne.NewMenuItem(p.env.T("appeals.bulk.topic", "n", n), func() { p.askTopic(ids) }),
		fyne.NewMenuItem(p.env.T("appeals.bulk.forwarded", "n", n), func() { p.do(app.EventForwarded) }),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(p.env.T("appeals.bulk.copy", "n", n), p.copyRows),
	}
}

func (p *Page) copyRows() {
	fyne.CurrentApp().Clipboard().SetContent(p.table.CopyText())
	p.env.Status(p.env.T("appeals.copied_rows", "n", len(p.table.Selected())))
}

// askTopic gives many appeals one topic.
func (p *Page) askTopic(ids []int64) {
	set := fieldset.New(p.env.Words, nil)
	topic := set.Picker("topic", "appeals.filter.topic", p.view.TopicOptions()...)
	form := p.env.Dialogs.Form(p.env.T("appeals.bulk.topic.title", "n", len(ids)), set.Field("topic"), p.env.T("appeals.bulk.topic.do"), func(closeForm func()) {
		id := picked(topic)
		if id == 0 {
			set.Show(&app.Faults{Errors: []app.FieldError{{Field: "topic", Key: "check.topic_needed"}}})
			return
		}
		p.setTopic(ids, id, closeForm)
	})
	form.SetWidth(dialogWidth)
}

func (p *Page) setTopic(ids []int64, topic int64, closeForm func()) {
	p.changeMany(ids, func(ctx context.Context, some []int64) (int, error) {
		return p.env.Office.Appeals.SetTopic(ctx, some, topic)
	}, func(n int, err error) {
		if n == 0 && err != nil {
			p.env.Fail(err)
			return
		}
		closeForm()
		p.tellMany(p.env.T("appeals.bulk.topic.done", "n", n, "topic", p.view.Topic(topic)), n, len(ids), err)
		p.saved()
	})
}

// askTakeBack marks an event as entered by mistake; the reason stays on the card.
func (p *Page) askTakeBack(a app.Appeal, e app.Event) {
	set := fieldset.New(p.env.Words, nil)
	reason := set.Entry("reason", "appeals.take_back.reason")
	set.Field("reason").SetRequired(true)
	content := widgets.NewStack(8,
		widgets.NewText(p.view.EventText(e), widgets.TextStyle{Bold: true}),
		widgets.NewCaption(p.env.T("appeals.take_back.stays")), set.Field("reason"))
	var form *dialogs.Form
	form = p.env.Dialogs.Form(p.env.T("appeals.take_back.title", "what", a.Number), content, p.env.T("appeals.take_back.do"), func(closeForm func()) {
		form.SetBusy(true)
		task.Do(p.scope, func(ctx context.Context) error {
			_, err := p.env.Office.Appeals.TakeBack(ctx, a.ID, e.ID, reason.Text)
			return err
		}, func(err error) {
			form.SetBusy(false)
			if err != nil {
				if !set.Refused(err) {
					p.env.Fail(err)
				}
				return
			}
			closeForm()
			p.env.Status(p.env.T("appeals.take_back.done", "what", a.Number))
			p.saved()
		})
	})
	form.SetWidth(dialogWidth)
}
