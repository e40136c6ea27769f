package grants

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/ui/casework"
	"kairyluu/ui/dialogs"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

// milestoneForm is the dialog of one step of the works.
type milestoneForm struct {
	page *Page
	of   app.ProjectCase
	was  app.Milestone // ID 0: a new one

	set             *fieldset.Set
	title, note     *widgets.Entry
	percent, weight *widgets.Entry
	planned, done   *widgets.DateField
	dialog          *dialogs.Form
}

func (p *Page) newMilestone(c app.ProjectCase) {
	p.editMilestone(c, app.Milestone{ProjectID: c.Project.ID})
}

// openMilestone offers what one does with a step of the works.
func (p *Page) openMilestone(c app.ProjectCase, m app.Milestone) {
	answers := []dialogs.Answer{{Text: p.Env.T("grants.milestone.edit"), Primary: true, Do: func() { p.editMilestone(c, m) }}}
	if m.Percent < 100 {
		finished := m
		finished.Percent = 100
		answers = append(answers, dialogs.Answer{Text: p.Env.T("grants.milestone.finish"), Do: func() { p.editMilestone(c, finished) }})
	}
	if m.Percent == 0 {
		answers = append(answers, dialogs.Answer{Text: p.Env.T("grants.milestone.drop"), Danger: true, Do: func() { p.dropMilestone(m) }})
	}
	p.Env.Dialogs.Choose(m.Title, milestoneGauges(p.view(), []app.Milestone{m})[0].Note, answers...)
}

func (p *Page) editMilestone(c app.ProjectCase, m app.Milestone) {
	f := &milestoneForm{page: p, of: c, was: m, set: fieldset.New(p.Env.Words, nil)}
	set := f.set
	f.title = set.Entry("title", "grants.field.milestone")
	set.Field("title").SetRequired(true)
	f.planned = set.Date("planned", "grants.field.planned_date", p.Env.Now)
	f.percent = set.Entry("percent", "grants.field.percent")
	f.done = set.Date("done", "grants.field.done_date", p.Env.Now)
	f.weight = set.Entry("weight", "grants.field.weight")
	f.note = set.Entry("note", "grants.field.note")
	grid := widgets.NewGrid(
		set.Cell("title", wholeWidth, 1), set.Cell("planned", dateWidth, 1), set.Cell("percent", 90, 1),
		set.Cell("done", dateWidth, 1), set.Cell("weight", 90, 1), set.Cell("note", wholeWidth, 1))
	f.fill()
	title := p.Env.T("grants.milestone.new")
	if m.ID != 0 {
		title = p.Env.T("grants.milestone.title")
	}
	f.dialog = p.Env.Dialogs.Form(title, grid, p.Env.T("grants.milestone.do"), f.save)
	f.dialog.SetWidth(dialogWidth)
}

func (f *milestoneForm) fill() {
	m := f.was
	f.title.SetText(m.Title)
	f.note.SetText(m.Note)
	f.percent.SetText(strconv.Itoa(m.Percent))
	if m.Weight > 1 {
		f.weight.SetText(strconv.Itoa(m.Weight))
	}
	f.planned.SetDay(casework.Day(m.Planned))
	f.done.SetDay(casework.Day(m.Done))
	if m.Percent == 100 && m.Done.IsZero() {
		f.done.SetDay(casework.Day(f.page.view().Today))
	}
}

func (f *milestoneForm) read() (app.Milestone, *app.Faults) {
	faults := &app.Faults{}
	m := f.was
	m.Title, m.Note = f.title.Text, f.note.Text
	m.Planned, m.Done = fieldset.ReadDate(faults, "planned", f.planned), fieldset.ReadDate(faults, "done", f.done)
	var ok bool
	if m.Percent, ok = parsePercent(f.percent.Text); !ok {
		faults.Add("percent", "grants.fault.percent")
	}
	if m.Weight, ok = parseWeight(f.weight.Text); !ok {
		faults.Add("weight", "grants.fault.weight")
	}
	return dated(m, f.page.view().Today), faults
}

// dated gives a step that has just been finished its day, and takes it from one
// that is not.
func dated(m app.Milestone, today civil.Date) app.Milestone {
	switch {
	case m.Percent < 100:
		m.Done = civil.Date{}
	case m.Done.IsZero():
		m.Done = today
	}
	return m
}

// parseWeight reads the part of a step in the whole; empty is 1.
func parseWeight(s string) (int, bool) {
	if s = strings.TrimSpace(s); s == "" {
		return 1, true
	}
	n, err := strconv.Atoi(s)
	return n, err == nil && n >= 1
}

func (f *milestoneForm) save(closeForm func()) {
	m, faults := f.read()
	if f.set.Show(faults) {
		return
	}
	p := f.page
	f.dialog.SetBusy(true)
	task.Run(p.Env.NewScope(), func(ctx context.Context) (app.Milestone, error) {
		return p.Env.Office.Projects.SaveMilestone(ctx, m)
	}, func(m app.Milestone, err error) {
		f.dialog.SetBusy(false)
		switch {
		case err == nil:
			closeForm()
			p.Env.Status(p.Env.T("grants.milestone.saved", "title", m.Title, "percent", m.Percent))
			p.Resume()
		case !f.set.Refused(err):
			p.Env.Fail(err)
		}
	})
}

func (p *Page) dropMilestone(m app.Milestone) {
	p.Env.Dialogs.Confirm(dialogs.Question{
		Title: p.Env.T("grants.milestone.drop"), Message: p.Env.T("grants.milestone.drop_sure", "title", m.Title),
		Act: p.Env.T("grants.milestone.drop"), Danger: true,
	}, func() {
		task.Do(p.Env.NewScope(), func(ctx context.Context) error {
			return p.Env.Office.Projects.DropMilestone(ctx, m)
		}, func(err error) {
			if err != nil {
				p.Env.Fail(err)
				return
			}
			p.Env.Status(p.Env.T("grants.milestone.dropped", "title", m.Title))
		})
	})
}

// stepsForm is the dialog that enters how far every step of the works is.
type stepsForm struct {
	page    *Page
	of      app.ProjectCase
	set     *fieldset.Set
	percent map[int64]*widgets.Entry // of each milestone
	dialog  *dialogs.Form
}

// fewSteps is how many steps a dialog shows without scrolling.
const fewSteps = 7

// openSteps shows every step with its per cent.
func (p *Page) openSteps(c app.ProjectCase) {
	f := &stepsForm{page: p, of: c, set: fieldset.New(p.Env.Words, nil), percent: map[int64]*widgets.Entry{}}
	var rows []fyne.CanvasObject
	for _, m := range c.Milestones {
		key := stepKey(m)
		e := f.set.Entry(key, "grants.field.percent")
		e.SetText(strconv.Itoa(m.Percent))
		f.percent[m.ID] = e
		note := milestoneGauges(p.view(), []app.Milestone{m})[0].Note
		rows = append(rows, widgets.NewGrid(
			widgets.Cell{Width: wholeWidth - 150, Grow: 1, Object: widgets.NewStack(2, widgets.NewText(m.Title, widgets.TextStyle{}), widgets.NewCaption(note))},
			f.set.Cell(key, 120, 0)))
	}
	var content fyne.CanvasObject = widgets.NewStack(8, rows...)
	if len(rows) > fewSteps {
		content = widgets.NewHeight(widgets.NewScroll(widgets.NewInset(content, 0, 12, 0, 0)), 400)
	}
	f.dialog = p.Env.Dialogs.Form(p.Env.T("grants.event.progress.title", "title", linkedTitle(p.view(), c)), content, p.Env.T("grants.event.progress.do"), f.save)
	f.dialog.SetWidth(dialogWidth)
}

func stepKey(m app.Milestone) string { return "m" + strconv.FormatInt(m.ID, 10) }

// changed are the steps whose per cent is another now.
func (f *stepsForm) changed() ([]app.Milestone, *app.Faults) {
	faults := &app.Faults{}
	var list []app.Milestone
	for _, m := range f.of.Milestones {
		n, ok := parsePercent(f.percent[m.ID].Text)
		if !ok {
			faults.Add(stepKey(m), "grants.fault.percent")
			continue
		}
		if n != m.Percent {
			m.Percent = n
			list = append(list, dated(m, f.page.view().Today))
		}
	}
	return list, faults
}

// save stores the steps that have changed, one by one: what was stored before one
// is refused stays.
func (f *stepsForm) save(closeForm func()) {
	list, faults := f.changed()
	if f.set.Show(faults) {
		return
	}
	p := f.page
	f.dialog.SetBusy(true)
	task.Do(p.Env.NewScope(), func(ctx context.Context) error {
		for _, m := range list {
			if _, err := p.Env.Office.Projects.SaveMilestone(ctx, m); err != nil {
				return err
			}
		}
		return nil
	}, func(err error) {
		f.dialog.SetBusy(false)
		if err != nil {
			p.Env.Fail(err)
			return
		}
		closeForm()
		p.Env.Status(p.Env.T("grants.event.progress.done", "title", f.of.Project.Title(p.view().Language())))
		p.Resume()
	})
}
