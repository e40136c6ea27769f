package minutes

import (
	"context"
	"errors"
	"time"

	"kairyluu/app"
	"kairyluu/ui/dialogs"
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
		m, err = meetings.Correct(ctx, r.Meeting, form.Reason)
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
	warnings := r.Placed(p.env.Office.Meetings.Check(r.Meeting).Warnings)
	faults := app.Faults{Errors: inOrder(refusal.Fields), Warnings: warnings}
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

// rival is the meeting as somebody else left it.
type rival struct {
	form Form
	by   app.Record // the change that came first; zero when it is not told
}

// conflict tells who changed the meeting meanwhile, and lets the clerk look at
// it or put theirs over it. Minutes that were signed meanwhile take only a
// correction.
func (p *Page) conflict(form Form, cause error) {
	task.Run(p.scope, func(ctx context.Context) (r rival, err error) {
		if r.form, err = stored(ctx, p.env.Office, form.ID); err != nil {
			return r, err
		}
		records, err := p.env.Office.Desk.History(ctx, app.HistoryFilter{Entity: app.EntityMeeting, EntityID: form.ID, Limit: 1})
		if len(records) > 0 {
			r.by = records[0]
		}
		return r, err
	}, func(r rival, err error) {
		if err != nil || r.form.Version == form.Version {
			p.env.Fail(cause) // it is not the meeting that changed
			return
		}
		p.showRival(r)
	})
}

func (p *Page) showRival(r rival) {
	t := p.env.T
	key, mine := "minutes.changed_by", t("minutes.changed_mine")
	if r.form.State == app.Signed {
		key, mine = "minutes.signed_by", t("minutes.changed_correct")
	}
	p.env.Dialogs.Choose(t("minutes.changed"), t(key, "who", r.by.Actor, "when", p.view.Moment(r.by.At)),
		dialogs.Answer{Text: t("minutes.changed_stay"), Primary: true, Do: func() {}},
		dialogs.Answer{Text: t("minutes.changed_show"), Do: func() {
			p.env.Go(shell.Route{Place: shell.Meetings, ID: r.form.ID})
		}},
		dialogs.Answer{Text: mine, Danger: true, Do: func() { p.overwrite(r) }})
}

// overwrite saves the form over the rival's: known to the clerk, and both are in
// the history. Over signed minutes it becomes a correction that asks its reason.
func (p *Page) overwrite(r rival) {
	p.form.Version = r.form.Version
	if r.form.State == app.Signed {
		p.form.State, p.form.Number = app.Signed, r.form.Number
		p.clean.Number = r.form.Number
		p.build()
		p.Focus()
		return
	}
	p.Save()
}
