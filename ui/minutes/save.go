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

// saved is what a save came to.
type saved struct {
	read    *Filled // what was saved, or could not be
	meeting app.Meeting
}

func (p *Page) done(form Form, s saved, err error) {
	if err != nil {
		p.failed(form, s.read, err)
		return
	}
	p.refused = false
	p.session.Saved(p.session.Form)
	key := "minutes.saved"
	if s.meeting.State == app.Signed {
		key = "minutes.saved_edition"
	}
	p.env.Status(p.env.T(key, "meeting", s.meeting.Label(), "n", s.meeting.Edition))
	p.env.Go(shell.Route{Place: shell.Meetings, ID: s.meeting.ID})
}

// store saves a meeting with its decisions, or signed minutes as a new edition.
// All that is wrong with the form is told at once: what cannot be read and what
// breaks a rule.
func (p *Page) store(ctx context.Context, form Form) (s saved, err error) {
	meetings, r := p.env.Office.Meetings, form.Read(p.today())
	s.read = r
	if len(r.Faults.Errors) > 0 {
		all := app.Faults{Errors: append(r.Faults.Errors, r.Placed(meetings.Check(r.Meeting).Errors)...)}
		return s, all.Err()
	}
	if form.State == app.Signed {
		s.meeting, err = meetings.Correct(ctx, r.Meeting, app.Correction{Reason: form.Reason, Decisions: r.Decisions, Withdrawn: r.Withdrawn})
	} else {
		s.meeting, err = meetings.Save(ctx, r.Meeting, r.Decisions...)
	}
	if err != nil {
		return s, placed(r, err)
	}
	return s, p.session.Drop(ctx)
}

// placed is err with the fields of the form.
func placed(r *Filled, err error) error {
	refusal, ok := errors.AsType[*app.Error](err)
	if !ok || len(refusal.Fields) == 0 {
		return err
	}
	there := *refusal
	there.Fields = r.Placed(refusal.Fields)
	return &there
}

// failed tells why the form was not saved; all that is typed stays.
func (p *Page) failed(form Form, r *Filled, err error) {
	refusal, ok := errors.AsType[*app.Error](err)
	switch {
	case !ok:
		p.env.Fail(err)
	case len(refusal.Fields) > 0:
		p.refuse(refusal, r)
	case form.ID != 0 && (refusal.Code == app.Conflict || refusal.Code == app.Denied):
		p.conflict(form, err)
	default:
		p.env.Fail(err)
	}
}

// refuse shows faults beside their fields and goes to the first of them.
func (p *Page) refuse(refusal *app.Error, r *Filled) {
	p.refused = true
	faults := app.Faults{Errors: inOrder(refusal.Fields), Warnings: p.doubts}
	homeless := p.ui.mark(faults)
	for _, fault := range faults.Errors {
		if p.ui.focus(fault.Field) {
			p.ui.head.Refused()
			return
		}
	}
	for _, fault := range homeless {
		p.env.Dialogs.Error(p.env.Words.Field(fault), "")
		return
	}
}
