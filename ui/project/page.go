package project

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/ui/forms"
	"kairyluu/ui/grantwork"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/typed"
	"kairyluu/ui/widgets"
)

const captionSize = theme.SizeNameCaptionText

// Page is the form on show.
type Page struct {
	env   *shell.Env
	scope *task.Scope
	route shell.Route

	view     grantwork.View
	session  *forms.Session[Form]
	stored   app.ProjectCase // as the office has it; the zero one of a new project
	meetings []app.MeetingRow
	agenda   int64 // the meeting whose items are offered
	refused  bool  // the last save was refused: what is missing is told while typing

	wait *forms.Wait
	ui   *controls // nil until the form is loaded
}

var (
	_ shell.Page       = (*Page)(nil)
	_ shell.Saver      = (*Page)(nil)
	_ shell.Submitter  = (*Page)(nil)
	_ shell.Leaver     = (*Page)(nil)
	_ shell.KeyHandler = (*Page)(nil)
	_ shell.Focuser    = (*Page)(nil)
	_ shell.Creator    = (*Page)(nil)
)

// New opens the form: empty, filled from the decision r.Decision, or with the
// project r.ID. A draft left behind is given back.
func New(env *shell.Env, r shell.Route) shell.Page {
	p := &Page{env: env, scope: env.NewScope(), route: r, wait: forms.NewWait(env)}
	p.session = forms.NewSession[Form](env, p.scope, draftKey(r))
	task.Run(p.scope, p.load, p.loaded)
	return p
}

func draftKey(r shell.Route) string {
	switch {
	case r.ID != 0:
		return fmt.Sprintf("project.%d", r.ID)
	case r.Decision != 0:
		return fmt.Sprintf("project.decision.%d", r.Decision)
	}
	return "project"
}

// Content implements shell.Page.
func (p *Page) Content() fyne.CanvasObject { return p.wait.Root }

// Close implements shell.Page.
func (p *Page) Close() {
	p.session.Close()
	p.scope.Close()
}

// Leave implements shell.Leaver: nothing is asked, the draft stays.
func (p *Page) Leave(leave func()) { p.session.Leave(leave) }

// Focus implements shell.Focuser.
func (p *Page) Focus() {
	if p.ui == nil {
		p.wait.Focus()
		return
	}
	p.ui.set.Field("title_ru").Focus()
}

// Create implements shell.Creator: the form is there already.
func (p *Page) Create() {
	if p.session.Form.ID != 0 {
		p.env.Go(shell.Route{Place: shell.Project})
		return
	}
	p.Focus()
}

// Key implements shell.KeyHandler.
func (p *Page) Key(ev *fyne.KeyEvent) bool {
	if p.ui == nil {
		return false
	}
	switch ev.Name {
	case fyne.KeyF6:
		p.ui.budget.open()
	case fyne.KeyF7:
		p.ui.budget.add()
	case fyne.KeyF8:
		p.ui.budget.split()
	case fyne.KeyF9:
		p.ui.people.add()
	default:
		return false
	}
	return true
}

// opened is what the form starts from.
type opened struct {
	view     grantwork.View
	stored   app.ProjectCase
	meetings []app.MeetingRow
	form     Form
	draft    *forms.Draft[Form]
}

// mostMeetings are offered, the newest first; an older one is found by its words
// in the page of meetings.
const mostMeetings = 500

func (p *Page) load(ctx context.Context) (o opened, err error) {
	if o.view, err = grantwork.Load(ctx, p.env.Office, p.env.Words); err != nil {
		return o, err
	}
	if o.meetings, err = p.env.Office.Meetings.Rows(ctx, app.MeetingQuery{Limit: mostMeetings}); err != nil {
		return o, err
	}
	if o.form, o.stored, err = p.start(ctx); err != nil {
		return o, err
	}
	o.draft = p.session.Draft(ctx)
	return o, nil
}

// start is the form without a draft.
func (p *Page) start(ctx context.Context) (Form, app.ProjectCase, error) {
	switch {
	case p.route.ID != 0:
		c, err := p.env.Office.Projects.Case(ctx, p.route.ID)
		return FromProject(c.Project, inForce(c)), c, err
	case p.route.Decision != 0:
		drawn, err := p.env.Office.Projects.FromDecision(ctx, p.route.Decision)
		f := FromProject(drawn, app.Budget{})
		f.Decision = p.route.Decision
		return f, app.ProjectCase{}, err
	}
	return Blank(), app.ProjectCase{}, nil
}

// inForce is the last version of the budget; a zero one when there is none.
func inForce(c app.ProjectCase) app.Budget {
	if n := len(c.Budgets); n > 0 {
		return c.Budgets[n-1]
	}
	return app.Budget{}
}

func (p *Page) loaded(o opened, err error) {
	p.wait.Over(err, func() {
		p.view, p.stored, p.meetings = o.view, o.stored, o.meetings
		p.session.Begin(o.form, o.draft)
		p.build()
	}, p.Focus)
}

// build makes the controls for the form as it stands.
func (p *Page) build() {
	p.session.Read = nil
	p.ui = newControls(p)
	p.agenda = -1
	p.ui.show(p.session.Form)
	p.session.Head = p.ui.head
	p.session.Read = func() Form { return p.ui.read(p.session.Form) }
	p.wait.Put(widgets.NewSplit(p.ui.main, p.ui.side.content, sideWidth))
	p.ui.head.GaveBack(p.session.Restored)
	p.look()
}

func (p *Page) newHead() *forms.Head {
	t, f := p.env.T, p.session.Clean
	title := t("project.title_new")
	switch {
	case f.ID != 0:
		title = t("project.title_edit", "title", p.stored.Project.Title(p.view.Language()))
	case f.Decision != 0:
		title = t("project.title_decision", "number", fmt.Sprint(f.Decision))
	}
	return forms.NewHead(p.env, forms.Deeds{Title: title, Save: t("project.save"), OnSave: p.Submit, Clear: p.clear})
}

// clear forgets the draft and what is typed.
func (p *Page) clear() {
	p.session.Clear(func() {
		p.refused = false
		p.build()
		p.Focus()
	})
}

// changed follows a change by the user.
func (p *Page) changed() {
	p.session.Take()
	task.After(p.scope, "look", task.Debounce, p.look)
}

func (p *Page) today() civil.Date { return p.env.Office.Desk.Today() }

// filled is the form read into what the use cases take.
type filled struct {
	project app.Project
	budget  Reckoned
	faults  app.Faults // what cannot be read, by the fields of the form
}

func (p *Page) fill(f Form) filled {
	r := typed.Reader{Today: p.today()}
	out := filled{project: f.Read(&r), budget: f.Budget.Read(&r, f.ID)}
	out.faults = r.Faults
	return out
}

// look tells what is wrong with the form as it stands, what each line comes to and
// how the rules of the programme are kept.
func (p *Page) look() {
	f := p.session.Form
	read := p.fill(f)
	p.ui.budget.tell(read.budget)
	p.ui.budget.revise(f.Budget.No > 0 && f.Budget.Changed(p.session.Clean.Budget))
	p.ui.showVersionCount(len(p.stored.Budgets))
	p.ui.side.show(p, f, read)
	p.offerItems(f)
	task.Run(p.scope.Latest("look"), func(ctx context.Context) (app.Faults, error) {
		return p.check(ctx, f, read)
	}, func(faults app.Faults, err error) {
		if err != nil {
			p.ui.head.Trouble(err)
			return
		}
		if !p.refused {
			faults.Errors = typedWrong(faults.Errors)
		}
		p.ui.mark(faults)
	})
}

// check gathers what cannot be read and what breaks a rule.
func (p *Page) check(ctx context.Context, f Form, read filled) (app.Faults, error) {
	all := app.Faults{Errors: read.faults.Errors}
	found, err := p.env.Office.Projects.CheckForm(ctx, p.handedIn(f, read))
	if err != nil {
		return all, err
	}
	all.Join(&app.Faults{Errors: read.budget.Placed(found.Errors), Warnings: read.budget.Placed(found.Warnings)})
	return all, nil
}

// handedIn is the form as the use cases take it.
func (p *Page) handedIn(f Form, read filled) app.ProjectForm {
	form := app.ProjectForm{Project: read.project}
	if f.ID == 0 {
		form.DecisionID = f.Decision
	}
	if f.Budget.Changed(p.session.Clean.Budget) {
		form.Budget = &read.budget.Budget
	}
	return form
}
