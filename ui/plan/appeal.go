package plan

import (
	"context"
	"strconv"
	"strings"

	"kairyluu/app"
	"kairyluu/ui/casework"
	"kairyluu/ui/dialogs"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

// appealForm is the dialog that turns a decision into a collective appeal.
type appealForm struct {
	page  *Page
	id    int64
	draft app.AppealDraft

	set        *fieldset.Set
	kind       *widgets.Choice
	language   *widgets.Choice
	registered *widgets.DateField
	signatures *widgets.Entry
	settlement *widgets.Picker
	topic      *widgets.Picker
	executor   *widgets.Picker
	address    *widgets.Entry
	summary    *widgets.Entry
	text       *widgets.Memo
	dialog     *dialogs.Form
}

// openAppeal proposes the appeal that a decision would become.
func (p *Page) openAppeal(c app.DecisionCase) {
	p.inline.close()
	d := c.Decision
	switch {
	case d.AppealID != 0:
		p.goTo(app.Related{Entity: app.EntityAppeal, ID: d.AppealID})
		return
	case d.Progress.State.Finished():
		p.Env.Hint(p.Env.T("plan.inline.finished", "number", number(d.ID)))
		return
	}
	task.Run(p.Scope.Latest("appeal"), func(ctx context.Context) (app.AppealDraft, error) {
		return p.Env.Office.Decisions.Propose(ctx, d.ID)
	}, func(draft app.AppealDraft, err error) {
		if err != nil {
			p.Env.Fail(err)
			return
		}
		if draft.ExecutorID == 0 && !p.view.gone(d.ResponsibleID) {
			draft.ExecutorID = d.ResponsibleID
		}
		p.showAppeal(d.ID, draft)
	})
}

func (p *Page) showAppeal(id int64, draft app.AppealDraft) {
	f := &appealForm{page: p, id: id, draft: draft, set: fieldset.New(p.Env.Words, nil)}
	cells := f.cells()
	f.fill()
	content := widgets.NewStack(8, widgets.NewCaption(p.Env.T("plan.appeal.why")), widgets.NewGrid(cells...))
	f.dialog = p.Env.Dialogs.Form(p.Env.T("plan.appeal.title", "number", number(id)), content, p.Env.T("plan.appeal.do"), f.save)
	f.dialog.SetWidth(formWidth)
}

func (f *appealForm) cells() []widgets.Cell {
	v, set := f.page.view, f.set
	f.signatures = set.Entry("signatures", "plan.field.signatures")
	f.registered = set.Date("registered", "plan.field.registered", f.page.Env.Now)
	f.kind = set.Choice("kind", "plan.field.kind", casework.Values(v.View, "kind", app.Kinds...)...)
	f.language = set.Choice("language", "plan.field.language", casework.Values(v.View, "language", app.Languages...)...)
	f.settlement = set.Picker("settlement", "plan.field.settlement", v.Options(app.Settlements, f.draft.SettlementID)...)
	f.address = set.Entry("address", "plan.field.address")
	f.topic = set.Picker("topic", "plan.field.topic", v.TopicOptions(f.draft.TopicID)...)
	f.executor = set.Picker("executor", "plan.field.executor", v.Options(app.Executors, f.draft.ExecutorID)...)
	f.summary = set.Entry("summary", "plan.field.summary")
	f.text = set.Memo("text", "plan.field.appeal_text", memoRows)
	for _, key := range []string{"signatures", "topic", "summary"} {
		set.Field(key).SetRequired(true)
	}
	return []widgets.Cell{
		set.Cell("signatures", 120, 0), set.Cell("registered", dateWidth, 0), set.Cell("kind", 160, 1), set.Cell("language", 160, 1),
		set.Cell("settlement", formHalf, 1), set.Cell("address", formHalf, 1),
		set.Cell("topic", formHalf, 1), set.Cell("executor", formHalf, 1),
		set.Cell("summary", formWhole, 1), set.Cell("text", formWhole, 1),
	}
}

func (f *appealForm) fill() {
	d := f.draft
	if d.Signatures > 0 {
		f.signatures.SetText(strconv.Itoa(d.Signatures))
	}
	f.registered.SetDay(casework.Day(d.Registered))
	f.kind.SetSelected(string(d.Kind))
	f.language.SetSelected(string(d.Language))
	f.settlement.SetID(d.SettlementID)
	f.topic.SetID(d.TopicID)
	f.executor.SetID(d.ExecutorID)
	f.address.SetText(d.Address.Line)
	f.summary.SetText(d.Summary)
	f.text.SetText(d.Text)
}

func (f *appealForm) read() (app.AppealDraft, *app.Faults) {
	faults := &app.Faults{}
	d := f.draft
	d.Registered = fieldset.ReadDate(faults, "registered", f.registered)
	d.Kind, d.Language = app.Kind(f.kind.Selected()), app.Language(f.language.Selected())
	d.SettlementID, d.TopicID, d.ExecutorID = f.settlement.ID(), f.topic.ID(), f.executor.ID()
	d.Address.Line, d.Summary, d.Text = f.address.Text, f.summary.Text, f.text.Text
	n, err := strconv.Atoi(strings.TrimSpace(f.signatures.Text))
	if err != nil || n < 1 {
		faults.Add("signatures", "plan.appeal.signatures")
	}
	d.Signatures = n
	return d, faults
}

// save registers the appeal; the dialog closes only when it is on the disk.
func (f *appealForm) save(closeForm func()) {
	draft, faults := f.read()
	if f.set.Show(faults) {
		return
	}
	p := f.page
	f.dialog.SetBusy(true)
	task.Run(p.Env.NewScope(), func(ctx context.Context) (app.Appeal, error) {
		return p.Env.Office.Decisions.ToAppeal(ctx, f.id, draft)
	}, func(a app.Appeal, err error) {
		f.dialog.SetBusy(false)
		switch {
		case err == nil:
			closeForm()
			p.Env.Status(p.Env.T("plan.appeal.done", "number", a.Number, "due", a.Standing.Due))
			p.Focus()
		case !f.set.Refused(err):
			p.Env.Fail(err)
		}
	})
}
