package minutes

import (
	"context"
	"errors"
	"time"

	"kairyluu/app"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	look "kairyluu/ui/theme"
)

// Save implements shell.Saver: saves and opens the card.
func (p *Page) Save() {
	if p.ui == nil || p.saving {
		return
	}
	p.read()
	p.turn++
	n, form := p.turn, p.form.Clone()
	r := form.Read(p.today())
	p.setSaving(true)
	task.Run(p.scope, func(ctx context.Context) (m app.Meeting, err error) {
		err = p.keeper.Settle(n, func() error {
			m, err = p.store(ctx, form, r)
			return err
		})
		return m, err
	}, func(m app.Meeting, err error) {
		p.setSaving(false)
		if err != nil {
			p.failed(form, r, err)
			return
		}
		p.saved(m)
	})
}

// Submit implements shell.Submitter.
func (p *Page) Submit() { p.Save() }

func (p *Page) setSaving(saving bool) {
	p.saving = saving
	p.ui.head.busy(saving)
}

func (p *Page) saved(m app.Meeting) {
	p.refused, p.restored = false, time.Time{}
	p.clean, p.kept = p.form.Clone(), p.form.Clone()
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
func (p *Page) store(ctx context.Context, form Form, r *Filled) (app.Meeting, error) {
	meetings := p.env.Office.Meetings
	if len(r.Faults.Errors) > 0 {
		all := app.Faults{Errors: append(r.Faults.Errors, r.Placed(meetings.Check(r.Meeting).Errors)...)}
		return r.Meeting, all.Err()
	}
	var m app.Meeting
	var err error
	if form.State == app.Signed {
		m, err = meetings.Correct(ctx, r.Meeting, app.Correction{Reason: form.Reason, Decisions: r.Decisions, Withdrawn: r.Withdrawn})
	} else {
		m, err = meetings.Save(ctx, r.Meeting, r.Decisions...)
	}
	if err != nil {
		return m, placed(r, err)
	}
	return m, p.env.Office.Desk.DropDraft(ctx, p.keeper.Key)
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
			p.ui.head.say(p.env.T("minutes.refused"), look.ColorLate)
			return
		}
	}
	for _, fault := range homeless {
		p.env.Dialogs.Error(p.env.Words.Field(fault), "")
		return
	}
}
