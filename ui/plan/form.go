package plan

import (
	"context"
	"fmt"
	"strings"

	"kairyluu/app"
	"kairyluu/ui/casework"
	"kairyluu/ui/dialogs"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/forms"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

const (
	coExecutors = 2 // lines offered for those who help
	formWidth   = 680
	formWhole   = 630
	formHalf    = 310
	formThird   = 200
)

// form is the dialog of a new decision that stands alone, or of one as it is.
type form struct {
	page    *Page
	scope   *task.Scope
	session *forms.Session[written]

	set         *fieldset.Set
	text        *widgets.Memo
	source      *widgets.Choice
	settlement  *widgets.Picker
	topic       *widgets.Picker
	responsible *widgets.Picker
	partner     *widgets.Entry
	made, due   *widgets.DateField
	co          []coLine
	links       *widgets.Memo
	note        *widgets.Memo
	safe        *forms.Note // whether what is typed is kept
	dialog      *dialogs.Form
}

// coLine is one who helps, with a date of their own.
type coLine struct {
	who *widgets.Picker
	due *widgets.DateField
}

// Create implements shell.Creator: a decision that stands alone, or the one that
// was begun.
func (p *Page) Create() {
	p.inline.close()
	p.openForm(app.Decision{Source: app.FromAuthority, Made: p.model.Today})
}

// edit opens the form of a decision as it is.
func (p *Page) edit(id int64) {
	p.inline.close()
	p.withCase(id, func(c app.DecisionCase) { p.openForm(c.Decision) })
}

// openForm shows the form of a decision, or what was left half typed of it.
func (p *Page) openForm(d app.Decision) {
	f := &form{page: p, scope: p.Scope.Sub()}
	f.session = forms.NewSession[written](p.Env, f.scope, draftKey(d))
	ahead, canvas := p.Ahead, p.Env.Window.Canvas()
	ahead.Take(canvas)
	task.Run(f.scope, func(ctx context.Context) (*forms.Draft[written], error) {
		return f.session.Draft(ctx), nil
	}, func(draft *forms.Draft[written], _ error) {
		ahead.Give(canvas, func() { f.show(d, draft) })
	})
}

func (f *form) show(d app.Decision, draft *forms.Draft[written]) {
	p := f.page
	f.session.Begin(writtenOf(d), draft)
	f.set = fieldset.New(p.Env.Words, f.changed)
	cells := append(f.whatCells(), f.whoCells()...)
	cells = append(cells, f.moreCells()...)
	f.safe = forms.NewNote(p.Env, f.anew)
	f.fill()
	title := p.Env.T("plan.form.new")
	if d.ID != 0 {
		title = p.Env.T("plan.form.edit", "number", number(d.ID))
	}
	content := widgets.NewStack(0, f.safe.Line, widgets.NewGrid(cells...))
	f.dialog = p.Env.Dialogs.Form(title, content, p.Env.T("plan.form.save"), f.save)
	f.dialog.SetWidth(formWidth)
	f.dialog.OnClosed(func() { // what is typed is kept for the next time
		f.session.Close()
		f.scope.Close()
	})
	f.session.Note = f.safe
	f.safe.GaveBack(f.session.Restored)
	f.set.Field("text").Focus()
	f.check()
}

// anew forgets the draft.
func (f *form) anew() {
	f.session.Clear(func() {
		f.fill()
		f.safe.GaveBack(f.session.Restored)
		f.check()
	})
}

// base is the decision that the form began with.
func (f *form) base() app.Decision { return f.session.Form.Base }

func (f *form) whatCells() []widgets.Cell {
	v := f.page.view
	f.text = f.set.Memo("text", "plan.field.decision", 3)
	f.set.Field("text").SetRequired(true)
	f.source = f.set.Choice("source", "plan.field.source", casework.Values(v.View, "source", app.Sources...)...)
	f.settlement = f.set.Picker("settlement", "plan.field.settlement", v.Options(app.Settlements, f.base().SettlementID)...)
	f.topic = f.set.Picker("topic", "plan.field.topic", v.TopicOptions(f.base().TopicID)...)
	return []widgets.Cell{
		f.set.Cell("text", formWhole, 1),
		f.set.Cell("source", formThird, 1), f.set.Cell("settlement", formThird, 1), f.set.Cell("topic", formThird, 1),
	}
}

func (f *form) whoCells() []widgets.Cell {
	v := f.page.view
	executors := v.Options(app.Executors, f.base().ResponsibleID)
	f.responsible = f.set.Picker("responsible", "plan.field.responsible", executors...)
	f.partner = f.set.Entry("partner", "plan.field.partner")
	f.due = f.set.Date("due", "plan.field.due", f.page.Env.Now)
	f.made = f.set.Date("made", "plan.field.made", f.page.Env.Now)
	cells := []widgets.Cell{
		f.set.Cell("responsible", formHalf, 1), f.set.Cell("partner", formHalf, 1),
		f.set.Cell("due", formHalf, 1), f.set.Cell("made", formHalf, 1),
	}
	for i := range max(coExecutors, len(f.base().CoExecutors)) {
		var inUse int64
		if i < len(f.base().CoExecutors) {
			inUse = f.base().CoExecutors[i].ExecutorID
		}
		who := coKey(i)
		line := coLine{
			who: f.set.Picker(who, "plan.field.co", v.Options(app.Executors, inUse)...),
			due: f.set.Date(who+"_due", "plan.field.co_due", f.page.Env.Now),
		}
		f.co = append(f.co, line)
		cells = append(cells, f.set.Cell(who, formHalf+160, 1), f.set.Cell(who+"_due", formHalf-160, 0))
	}
	return cells
}

// coKey is how the use case speaks of the i-th who helps.
func coKey(i int) string { return fmt.Sprintf("co.%d", i) }

func (f *form) moreCells() []widgets.Cell {
	f.links = f.set.Memo("links", "plan.field.links", 1)
	f.note = f.set.Memo("note", "plan.field.note", 1)
	return []widgets.Cell{f.set.Cell("links", formHalf, 1), f.set.Cell("note", formHalf, 1)}
}

// fill shows the form of the session in the fields.
func (f *form) fill() {
	w := f.session.Form
	f.session.Read = nil // the fields hold what stood there before
	f.set.Fill(func() {
		f.text.SetText(w.Text)
		f.source.SetSelected(string(w.Source))
		f.settlement.SetID(w.Settlement)
		f.topic.SetID(w.Topic)
		f.responsible.SetID(w.Responsible)
		f.partner.SetText(w.Partner)
		f.due.SetText(w.Due)
		f.made.SetText(w.Made)
		for i, line := range f.co {
			co := w.help(i)
			line.who.SetID(co.Who)
			line.due.SetText(co.Due)
		}
		f.links.SetText(w.Links)
		f.note.SetText(w.Note)
	})
	f.session.Read = f.read
}

// read is what stands in the fields.
func (f *form) read() written {
	w := written{
		Base: f.base(), Text: f.text.Text, Partner: f.partner.Text, Links: f.links.Text, Note: f.note.Text,
		Source: app.Source(f.source.Selected()), Settlement: f.settlement.ID(), Topic: f.topic.ID(), Responsible: f.responsible.ID(),
		Due: fieldset.DateText(f.due), Made: fieldset.DateText(f.made),
	}
	for _, line := range f.co {
		w.Co = append(w.Co, help{line.who.ID(), fieldset.DateText(line.due)})
	}
	return w
}

// decision reads the fields; faults are texts that are no date.
func (f *form) decision() (app.Decision, *app.Faults) {
	faults := &app.Faults{}
	f.session.Take()
	d := f.session.Form.decision()
	d.Due, d.Made = fieldset.ReadDate(faults, "due", f.due), fieldset.ReadDate(faults, "made", f.made)
	for i, line := range f.co {
		d.CoExecutors[i].Due = fieldset.ReadDate(faults, coKey(i)+"_due", line.due)
	}
	return d, faults
}

// changed says the doubts about a decision while it is typed.
func (f *form) changed() { f.check() }

// check shows doubts, such as one who answers and has left. What is missing is
// told when it is saved.
func (f *form) check() {
	d, _ := f.decision()
	task.Run(f.page.Scope.Latest("check"), func(ctx context.Context) (*app.Faults, error) {
		return f.page.Env.Office.Decisions.Check(ctx, d)
	}, func(faults *app.Faults, err error) {
		if err == nil { // saving tells what is wrong with the store
			f.set.Mark(&app.Faults{Warnings: faults.Warnings})
		}
	})
}

// save stores the decision; the dialog closes only when it is on the disk.
func (f *form) save(closeForm func()) {
	d, faults := f.decision()
	if f.set.Show(faults) || f.session.Saving() {
		return
	}
	p := f.page
	f.dialog.SetBusy(true)
	p.Scope.Latest("check")
	forms.Save(f.session, func(ctx context.Context, _ written) (app.Decision, error) {
		saved, err := p.Env.Office.Decisions.Save(ctx, d)
		if err != nil {
			return saved, err
		}
		return saved, f.session.Drop(ctx)
	}, func(w written, saved app.Decision, err error) {
		f.dialog.SetBusy(false)
		switch {
		case err == nil:
			f.session.Saved(w)
			closeForm()
			p.saved(saved, d.ID == 0)
		case app.ErrorCode(err) == app.Conflict && d.ID != 0:
			f.meet(d, closeForm)
		case !f.set.Refused(err):
			p.Env.Fail(err)
		}
	})
}

func (p *Page) saved(d app.Decision, fresh bool) {
	p.Env.Status(p.Env.T("plan.form.saved", "number", number(d.ID)))
	if fresh && !p.IsWide() {
		p.Open(d.ID)
		return
	}
	p.Focus()
}

// meet says that another window changed the decision meanwhile: what is typed can
// be put over it, or given up.
func (f *form) meet(mine app.Decision, closeForm func()) {
	p := f.page
	task.Run(p.Scope.Latest("form"), func(ctx context.Context) (app.DecisionCase, error) {
		return p.Env.Office.Decisions.Case(ctx, mine.ID)
	}, func(c app.DecisionCase, err error) {
		if err != nil {
			p.Env.Fail(err)
			return
		}
		theirs := c.Decision
		p.Env.Dialogs.Choose(
			p.Env.T("plan.conflict.title"),
			p.Env.T("plan.conflict.message", "fields", strings.Join(p.view.differing(f.base(), theirs), ", ")),
			dialogs.Answer{Text: p.Env.T("plan.conflict.merge"), Primary: true, Do: func() {
				f.session.Form = writtenOf(merge(f.base(), mine, theirs))
				f.session.Form.Base = theirs
				f.fill()
				f.save(closeForm)
			}},
			dialogs.Answer{Text: p.Env.T("plan.conflict.theirs"), Do: func() {
				f.session.Clear(func() {
					closeForm()
					p.openForm(theirs)
				})
			}},
		)
	})
}
