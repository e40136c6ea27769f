package project

import (
	"context"
	"errors"

	"kairyluu/app"
	"kairyluu/ui/forms"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
)

// Save implements shell.Saver: saves and opens the card.
func (p *Page) Save() {
	if p.ui == nil {
		return
	}
	if p.ui.set.Stray() {
		p.ui.head.Refused()
		return
	}
	forms.Save(p.session, p.store, p.done)
}

// Submit implements shell.Submitter.
func (p *Page) Submit() { p.Save() }

// saved is what a save came to.
type saved struct {
	read    filled
	project app.Project
}

// store saves the form whole: the project, the budget as a new version where it was
// changed, the decision it carries out. All that is wrong with it is told at once.
func (p *Page) store(ctx context.Context, f Form) (s saved, err error) {
	s.read = p.fill(f)
	faults, err := p.check(ctx, f, s.read)
	if err != nil {
		return s, err
	}
	if err := faults.Err(); err != nil {
		return s, err
	}
	if s.project, err = p.env.Office.Projects.SaveForm(ctx, p.handedIn(f, s.read)); err != nil {
		return s, app.Placed(err, s.read.budget.Placed)
	}
	return s, p.session.Drop(ctx)
}

func (p *Page) done(f Form, s saved, err error) {
	if err != nil {
		p.failed(f, err)
		return
	}
	p.refused = false
	p.session.Saved(p.session.Form)
	p.env.Status(p.env.T("project.saved", "title", s.project.Title(p.view.Language())))
	p.env.Go(shell.Route{Place: shell.Grants, ID: s.project.ID})
}

// failed tells why the form was not saved; all that is typed stays.
func (p *Page) failed(f Form, err error) {
	refusal, ok := errors.AsType[*app.Error](err)
	switch {
	case !ok:
		p.env.Fail(err)
	case len(refusal.Fields) > 0:
		p.refuse(refusal)
	case refusal.Code == app.Conflict && f.ID != 0:
		p.conflict(f, err)
	default:
		p.env.Fail(err)
	}
}

// refuse shows faults beside their fields and goes to the first of them.
func (p *Page) refuse(refusal *app.Error) {
	p.refused = true
	faults := app.Faults{Errors: inOrder(refusal.Fields)}
	homeless := p.ui.mark(faults)
	p.ui.head.Refuse(faults.Errors, homeless, p.ui.goTo)
}

// rival is the project as somebody else left it.
type rival struct {
	stored app.ProjectCase
	form   Form
	by     app.Record // the change that came first; zero when it is not told
}

// conflict tells field by field what somebody else has stored meanwhile, and lets
// the clerk look at it or put theirs over it.
func (p *Page) conflict(f Form, cause error) {
	task.Run(p.scope, func(ctx context.Context) (r rival, err error) {
		if r.stored, err = p.env.Office.Projects.Case(ctx, f.ID); err != nil {
			return r, err
		}
		r.form = FromProject(r.stored.Project, inForce(r.stored))
		r.by, err = forms.By(ctx, p.env.Office, app.EntityProject, f.ID)
		return r, err
	}, func(r rival, err error) {
		other := r.form.Version != f.Version || r.form.Budget.No != f.Budget.No
		if err != nil || !other {
			p.env.Fail(cause) // it is not the project that changed
			return
		}
		p.showRival(r)
	})
}

func (p *Page) showRival(r rival) {
	doubts := app.Faults{}
	for _, d := range p.differences(p.session.Clean, r.form) {
		forms.Now(&doubts, d.key, d.value)
	}
	p.ui.mark(doubts)
	forms.Meet(p.env, p.view.View, forms.Rival{
		What: p.env.T("project.rival.title"), By: r.by, Show: shell.Route{Place: shell.Grants, ID: r.form.ID},
		Mine: func() { p.overwrite(r) },
	})
}

// overwrite saves the form over the rival's: known to the clerk, and both are in
// the history; of the budget both versions stay.
func (p *Page) overwrite(r rival) {
	p.stored = r.stored
	p.session.Form.Version, p.session.Form.Budget.No = r.form.Version, r.form.Budget.No
	p.Save()
}
