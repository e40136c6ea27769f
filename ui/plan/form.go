package plan

import (
	"context"
	"fmt"
	"strings"

	"kairyluu/app"
	"kairyluu/ui/casework"
	"kairyluu/ui/dialogs"
	"kairyluu/ui/drafts"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

const (
	// draftKey is where a decision that is being typed is kept.
	draftKey = "decision"

	coExecutors = 2 // lines offered for those who help
	formWidth   = 680
	formWhole   = 630
	formHalf    = 310
	formThird   = 200
)

// form is the dialog of a new decision that stands alone, or of one as it is.
type form struct {
	page *Page
	base app.Decision // what it began with

	drafts *drafts.Keeper
	state  int // counts what was typed and saved

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
	task.Run(p.Scope.Latest("form"), func(ctx context.Context) (app.Decision, error) {
		d := app.Decision{Source: app.FromAuthority, Made: p.model.Today}
		_, err := p.Env.Office.Desk.Draft(ctx, draftKey, &d)
		return d, err
	}, func(d app.Decision, err error) {
		if err != nil {
			p.Env.Fail(err)
			return
		}
		p.openForm(d)
	})
}

// edit opens the form of a decision as it is.
func (p *Page) edit(id int64) {
	p.inline.close()
	p.withCase(id, func(c app.DecisionCase) { p.openForm(c.Decision) })
}

func (p *Page) openForm(d app.Decision) {
	f := &form{page: p, base: d, drafts: &drafts.Keeper{Desk: p.Env.Office.Desk, Key: draftKey}}
	f.set = fieldset.New(p.Env.Words, f.changed)
	cells := append(f.whatCells(), f.whoCells()...)
	cells = append(cells, f.moreCells()...)
	f.set.Fill(func() { f.fill(d) })
	title := p.Env.T("plan.form.new")
	if d.ID != 0 {
		title = p.Env.T("plan.form.edit", "number", number(d.ID))
	}
	f.dialog = p.Env.Dialogs.Form(title, widgets.NewGrid(cells...), p.Env.T("plan.form.save"), f.save)
	f.dialog.SetWidth(formWidth)
	f.check()
}

func (f *form) whatCells() []widgets.Cell {
	v := f.page.view
	f.text = f.set.Memo("text", "plan.field.decision", 3)
	f.set.Field("text").SetRequired(true)
	f.source = f.set.Choice("source", "plan.field.source", casework.Values(v.View, "source", app.Sources...)...)
	f.settlement = f.set.Picker("settlement", "plan.field.settlement", v.Options(app.Settlements, f.base.SettlementID)...)
	f.topic = f.set.Picker("topic", "plan.field.topic", v.TopicOptions(f.base.TopicID)...)
	return []widgets.Cell{
		f.set.Cell("text", formWhole, 1),
		f.set.Cell("source", formThird, 1), f.set.Cell("settlement", formThird, 1), f.set.Cell("topic", formThird, 1),
	}
}

func (f *form) whoCells() []widgets.Cell {
	v := f.page.view
	executors := v.Options(app.Executors, f.base.ResponsibleID)
	f.responsible = f.set.Picker("responsible", "plan.field.responsible", executors...)
	f.partner = f.set.Entry("partner", "plan.field.partner")
	f.due = f.set.Date("due", "plan.field.due", f.page.Env.Now)
	f.made = f.set.Date("made", "plan.field.made", f.page.Env.Now)
	cells := []widgets.Cell{
		f.set.Cell("responsible", formHalf, 1), f.set.Cell("partner", formHalf, 1),
		f.set.Cell("due", formHalf, 1), f.set.Cell("made", formHalf, 1),
	}
	for i := range max(coExecutors, len(f.base.CoExecutors)) {
		var inUse int64
		if i < len(f.base.CoExecutors) {
			inUse = f.base.CoExecutors[i].ExecutorID
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

func (f *form) fill(d app.Decision) {
	f.text.SetText(d.Text)
	f.source.SetSelected(string(d.Source))
	f.settlement.SetID(d.SettlementID)
	f.topic.SetID(d.TopicID)
	f.responsible.SetID(d.ResponsibleID)
	f.partner.SetText(d.Partner)
	f.due.SetDay(casework.Day(d.Due))
	f.made.SetDay(casework.Day(d.Made))
	for i, co := range d.CoExecutors {
		if i < len(f.co) {
			f.co[i].who.SetID(co.ExecutorID)
			f.co[i].due.SetDay(casework.Day(co.Due))
		}
	}
	f.links.SetText(strings.Join(d.Links, "\n"))
	f.note.SetText(d.Note)
}

// decision reads the fields; faults are texts that are no date.
func (f *form) decision() (app.Decision, *app.Faults) {
	faults := &app.Faults{}
	d := f.base
	d.Text, d.Partner, d.Note = f.text.Text, f.partner.Text, f.note.Text
	d.Source = app.Source(f.source.Selected())
	d.SettlementID, d.TopicID, d.ResponsibleID = f.settlement.ID(), f.topic.ID(), f.responsible.ID()
	d.Due, d.Made = fieldset.ReadDate(faults, "due", f.due), fieldset.ReadDate(faults, "made", f.made)
	d.CoExecutors = nil
	for i, line := range f.co {
		due := fieldset.ReadDate(faults, coKey(i)+"_due", line.due)
		d.CoExecutors = append(d.CoExecutors, app.Assignment{ExecutorID: line.who.ID(), Due: due})
	}
	d.Links = strings.Split(f.links.Text, "\n")
	return d, faults
}

// changed keeps a new decision and says its doubts while it is typed.
func (f *form) changed() {
	f.check()
	if f.base.ID != 0 {
		return
	}
	f.state++
	n := f.state
	task.After(f.page.Scope, "draft", drafts.Period, func() {
		d, _ := f.decision() // dates that are none yet are not kept
		task.Do(f.page.Env.NewScope(), func(ctx context.Context) error {
			return f.drafts.Put(ctx, n, d, strings.TrimSpace(d.Text) == "")
		}, f.page.Env.Fail)
	})
}

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
	if f.set.Show(faults) {
		return
	}
	p := f.page
	f.dialog.SetBusy(true)
	p.Scope.Latest("check")
	f.state++
	n := f.state
	task.Run(p.Env.NewScope(), func(ctx context.Context) (saved app.Decision, err error) {
		err = f.drafts.Settle(n, func() error {
			saved, err = p.Env.Office.Decisions.Save(ctx, d)
			if err == nil && d.ID == 0 {
				err = p.Env.Office.Desk.DropDraft(ctx, draftKey)
			}
			return err
		})
		return saved, err
	}, func(saved app.Decision, err error) {
		f.dialog.SetBusy(false)
		switch {
		case err == nil:
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
			p.Env.T("plan.conflict.message", "fields", strings.Join(p.view.differing(f.base, theirs), ", ")),
			dialogs.Answer{Text: p.Env.T("plan.conflict.merge"), Primary: true, Do: func() {
				merged := merge(f.base, mine, theirs)
				f.base = theirs
				f.set.Fill(func() { f.fill(merged) })
				f.save(closeForm)
			}},
			dialogs.Answer{Text: p.Env.T("plan.conflict.theirs"), Do: func() {
				closeForm()
				p.openForm(theirs)
			}},
		)
	})
}
