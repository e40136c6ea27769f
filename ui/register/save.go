package register

import (
	"context"
	"errors"
	"strings"

	"kairyluu/app"
	"kairyluu/ui/forms"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
)

// Save implements shell.Saver: saves and opens the card.
func (p *Page) Save() {
	p.save(func(a app.Appeal) { p.env.Go(shell.Route{Place: shell.Appeals, ID: a.ID}) })
}

// Submit implements shell.Submitter: saves and goes on with the next paper. A
// correction has no next one.
func (p *Page) Submit() {
	if p.session.Form.ID != 0 {
		p.Save()
		return
	}
	p.save(func(app.Appeal) { p.next() })
}

// next empties the form but for the header of the paper.
func (p *Page) next() {
	p.session.Saved(p.session.Form.Next(p.today()))
	p.hints, p.person = nil, personCard{}
	p.build()
	p.ui.focus("surname")
}

// save hands the form to the use case; then runs once it is on the disk.
func (p *Page) save(then func(app.Appeal)) {
	if p.ui == nil {
		return
	}
	if p.ui.set.Stray() {
		p.ui.head.Refused()
		return
	}
	forms.Save(p.session, p.store, func(form Form, a app.Appeal, err error) {
		if err != nil {
			p.failed(form, err)
			return
		}
		p.refused = false
		p.session.Saved(p.session.Form)
		p.env.Status(p.env.T("register.saved", "number", a.Number))
		then(a)
	})
}

// store registers a new appeal or corrects an old one. All that is wrong with
// the form is told at once: what cannot be read and what breaks a rule.
func (p *Page) store(ctx context.Context, form Form) (app.Appeal, error) {
	office := p.env.Office
	a, faults := form.Appeal(p.today())
	if err := p.findEarlier(ctx, form, &a, faults); err != nil {
		return a, err
	}
	if len(faults.Errors) > 0 {
		cal, _, err := office.Desk.Rules(ctx)
		if err != nil {
			return a, err
		}
		faults.Join(office.Appeals.Check(a, cal))
		return a, faults.Err()
	}
	if form.ID == 0 {
		ids := make([]int64, len(form.Attachments))
		for i, file := range form.Attachments {
			ids[i] = file.ID
		}
		return office.Appeals.Register(ctx, app.Registration{
			Appeal: a, ExecutorID: form.Executor, Attachments: ids, DraftKey: form.DraftKey(),
		})
	}
	a, err := office.Appeals.Update(ctx, a)
	if err != nil {
		return a, err
	}
	return a, p.session.Drop(ctx)
}

// findEarlier finds the appeal whose number was typed and not chosen.
func (p *Page) findEarlier(ctx context.Context, form Form, a *app.Appeal, faults *app.Faults) error {
	number := strings.TrimSpace(form.EarlierNo)
	if number == "" || form.Earlier != 0 || form.Repetition == app.First {
		return nil
	}
	rows, err := p.env.Office.Appeals.ByNumber(ctx, number)
	if err != nil {
		return err
	}
	for _, row := range rows {
		if row.ID != form.ID {
			a.Earlier = row.ID
			return nil
		}
	}
	faults.Add("earlier", "register.earlier_unknown", "number", number)
	return nil
}

// failed tells why the form was not saved; all that is typed stays.
func (p *Page) failed(form Form, err error) {
	refusal, ok := errors.AsType[*app.Error](err)
	switch {
	case !ok:
		p.env.Fail(err)
	case len(refusal.Fields) > 0:
		p.refuse(refusal)
	case refusal.Code == app.Conflict && form.ID != 0:
		p.conflict(form, err)
	case refusal.Code == app.Conflict:
		p.reload(form, err)
	default:
		p.env.Fail(err)
	}
}

// refuse shows faults beside their fields and goes to the first of them.
func (p *Page) refuse(refusal *app.Error) {
	p.refused = true
	faults := app.Faults{Errors: inOrder(refusal.Fields), Warnings: p.doubts}
	for _, fault := range faults.Errors {
		p.ui.reveal(fault.Field)
	}
	homeless := p.ui.mark(faults, true)
	p.ui.head.Refuse(faults.Errors, homeless, p.ui.focus)
}

// rival is the appeal as somebody else left it.
type rival struct {
	form Form
	by   app.Record // the change that came first; zero when it is not told
}

// conflict tells who changed the appeal meanwhile and what, and lets the clerk
// look at it or put theirs over it.
func (p *Page) conflict(form Form, cause error) {
	task.Run(p.scope, func(ctx context.Context) (r rival, err error) {
		c, err := p.env.Office.Appeals.Case(ctx, form.ID)
		if err != nil {
			return r, err
		}
		r.form = formOf(c)
		r.by, err = forms.By(ctx, p.env.Office, app.EntityAppeal, form.ID)
		return r, err
	}, func(r rival, err error) {
		if err != nil || r.form.Version == form.Version {
			p.reload(form, cause) // it is not the appeal that changed
			return
		}
		p.showRival(r)
	})
}

func (p *Page) showRival(r rival) {
	doubts := app.Faults{}
	for _, d := range p.ui.differences(p.session.Clean, r.form) {
		forms.Now(&doubts, d.key, d.value)
	}
	p.ui.mark(doubts, false)
	forms.Meet(p.env, p.view, forms.Rival{
		What: p.env.T("register.changed"), By: r.by, Show: shell.Route{Place: shell.Appeals, ID: r.form.ID},
		Mine: func() { p.overwrite(r) },
	})
}

// overwrite saves the form over the rival's: known to the clerk, and both are in
// the history.
func (p *Page) overwrite(r rival) {
	p.session.Form.Version = r.form.Version
	p.Save()
}

// reload takes the newest state of the residents named in the form, so that the
// next attempt can succeed, and tells what happened.
func (p *Page) reload(form Form, cause error) {
	task.Run(p.scope, func(ctx context.Context) (Form, error) {
		for i, person := range form.People {
			if person.Known.ID == 0 {
				continue
			}
			fresh, err := p.env.Office.Residents.Resident(ctx, person.Known.ID)
			if err != nil {
				return form, err
			}
			form.People[i].Known = fresh
		}
		return form, nil
	}, func(f Form, err error) {
		if err == nil {
			p.refill(f)
		}
		p.env.Fail(cause)
	})
}
