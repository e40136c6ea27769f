package minutes

import (
	"context"
	"errors"

	"kairyluu/app"
	"kairyluu/ui/forms"
	"kairyluu/ui/shell"
)

// Save implements shell.Saver: saves and opens the card.
func (p *Page) Save() {
	if p.ui != nil {
		forms.Save(p.session, p.store, p.done)
	}
}

// Submit implements shell.Submitter.
func (p *Page) Submit() { p.Save() }

func (p *Page) done(form Form, m app.Meeting, err error) {
	if err != nil {
		p.failed(form, err)
		return
	}
	p.refused = false
	p.session.Saved(p.session.Form)
	key := "minutes.saved"
	if m.State == app.Signed {
		key = "minutes.saved_edition"
	}
	p.env.Status(p.env.T(key, "meeting", m.Label(), "n", m.Edition))
	p.env.Go(shell.Route{Place: shell.Meetings, ID: m.ID})
}

// store saves a meeting with its decisions, or signed minutes as a new edition.
// All that is wrong with the form is told at once: what cannot be read and what
// breaks a rule.
func (p *Page) store(ctx context.Context, form Form) (m app.Meeting, err error) {
	meetings, r := p.env.Office.Meetings, form.Read(p.today())
	if len(r.Faults.Errors) > 0 {
		all := app.Faults{Errors: append(r.Faults.Errors, r.Placed(meetings.Check(r.Meeting).Errors)...)}
		return m, all.Err()
	}
	if form.State == app.Signed {
		m, err = meetings.Correct(ctx, r.Meeting, app.Correction{Reason: form.Reason, Decisions: r.Decisions, Withdrawn: r.Withdrawn})
	} else {
		m, err = meetings.Save(ctx, r.Meeting, r.Decisions...)
	}
	if err != nil {
		return m, app.Placed(err, r.Placed)
	}
	return m, p.session.Drop(ctx)
}

// failed tells why the form was not saved; all that is typed stays.
func (p *Page) failed(form Form, err error) {
	refusal, ok := errors.AsType[*app.Error](err)
	switch {
	case !ok:
		p.env.Fail(err)
	case len(refusal.Fields) > 0:
		p.refuse(refusal)
	case form.ID != 0 && (refusal.Code == app.Conflict || refusal.Code == app.Denied):
		p.conflict(form, err)
	default:
		p.env.Fail(err)
	}
}

// refuse shows faults beside their fields and goes to the first of them.
func (p *Page) refuse(refusal *app.Error) {
	p.refused = true
	faults := app.Faults{Errors: inOrder(refusal.Fields), Warnings: p.doubts}
	homeless := p.ui.mark(faults)
	p.ui.head.Refuse(faults.Errors, homeless, p.ui.focus)
}
