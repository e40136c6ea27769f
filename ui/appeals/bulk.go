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
	if p.IsWide() {
		return nil
	}
	if ids := p.Table.Selected(); len(ids) > 1 {
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
		p.withCase(p.At(), func(c app.Case) { p.enterFor(kind, c.Appeal) })
	case inBulk[kind]:
		p.openEvent(kind, app.Appeal{Standing: app.Standing{State: app.Registered}}, ids)
	default:
		p.Env.Hint(p.Env.T("appeals.one_only"))
	}
}

// saved is called after an event was entered: the bus brings the lists up to
// date, the focus goes back to where work goes on.
func (p *Page) saved() {
	if !p.IsWide() {
		p.Focus()
	}
}

// showRowMenu is the menu of a row, or of all that are selected.
func (p *Page) showRowMenu(r app.AppealRow, at fyne.Position) {
	widgets.ShowMenuAt(p.Table, at, p.rowMenu(r)...)
}

func (p *Page) rowMenu(r app.AppealRow) []*fyne.MenuItem {
	ids := p.several()
	if ids == nil {
		open := fyne.NewMenuItem(p.Env.T("appeals.menu.open"), func() { p.Open(r.ID) })
		head := []*fyne.MenuItem{open}
		for _, kind := range []app.EventKind{app.EventAnswered, app.EventExtended, app.EventResolution} {
			item := fyne.NewMenuItem(p.Env.T("appeals.menu."+string(kind)), func() { p.do(kind) })
			item.Disabled = !allowed(kind, r.State)
			head = append(head, item)
		}
		return append(head, p.caseMenu(r.ID, r.State)...)
	}
	n := len(ids)
	return []*fyne.MenuItem{
		fyne.NewMenuItem(p.Env.T("appeals.bulk.resolution", "n", n), func() { p.do(app.EventResolution) }),
		fyne.NewMenuItem(p.Env.T("appeals.bulk.topic", "n", n), func() { p.askTopic(ids) }),
		fyne.NewMenuItem(p.Env.T("appeals.bulk.forwarded", "n", n), func() { p.do(app.EventForwarded) }),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(p.Env.T("appeals.bulk.copy", "n", n), p.copyRows),
	}
}

func (p *Page) copyRows() {
	fyne.CurrentApp().Clipboard().SetContent(p.Table.CopyText())
	p.Env.Status(p.Env.T("appeals.copied_rows", "n", len(p.Table.Selected())))
}

// askTopic gives many appeals one topic.
func (p *Page) askTopic(ids []int64) {
	set := fieldset.New(p.Env.Words, nil)
	topic := set.Picker("topic", "appeals.filter.topic", p.View.TopicOptions()...)
	form := p.Env.Dialogs.Form(p.Env.T("appeals.bulk.topic.title", "n", len(ids)), set.Field("topic"), p.Env.T("appeals.bulk.topic.do"), func(closeForm func()) {
		id := topic.ID()
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
		return p.Env.Office.Appeals.SetTopic(ctx, some, topic)
	}, func(n int, err error) {
		if n == 0 && err != nil {
			p.Env.Fail(err)
			return
		}
		closeForm()
		p.tellMany(p.Env.T("appeals.bulk.topic.done", "n", n, "topic", p.View.Topic(topic)), n, len(ids), err)
		p.saved()
	})
}

// askTakeBack marks an event as entered by mistake; the reason stays on the card.
func (p *Page) askTakeBack(a app.Appeal, e app.Event) {
	set := fieldset.New(p.Env.Words, nil)
	reason := set.Entry("reason", "appeals.take_back.reason")
	set.Field("reason").SetRequired(true)
	content := widgets.NewStack(8,
		widgets.NewText(p.View.EventText(e), widgets.TextStyle{Bold: true}),
		widgets.NewCaption(p.Env.T("appeals.take_back.stays")), set.Field("reason"))
	var form *dialogs.Form
	form = p.Env.Dialogs.Form(p.Env.T("appeals.take_back.title", "what", a.Number), content, p.Env.T("appeals.take_back.do"), func(closeForm func()) {
		form.SetBusy(true)
		task.Do(p.Scope, func(ctx context.Context) error {
			_, err := p.Env.Office.Appeals.TakeBack(ctx, a.ID, e.ID, reason.Text)
			return err
		}, func(err error) {
			form.SetBusy(false)
			if err != nil {
				if !set.Refused(err) {
					p.Env.Fail(err)
				}
				return
			}
			closeForm()
			p.Env.Status(p.Env.T("appeals.take_back.done", "what", a.Number))
			p.saved()
		})
	})
	form.SetWidth(dialogWidth)
}
