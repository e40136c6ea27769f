package minutes

import (
	"context"

	"kairyluu/app"
	"kairyluu/ui/forms"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
)

// rival is the meeting as somebody else left it.
type rival struct {
	form     Form
	decision int64      // only this decision of it changed; 0: the meeting did
	by       app.Record // the change that came first; zero when it is not told
}

// conflict tells who changed the meeting or its decisions meanwhile, and lets the
// clerk look at it or put theirs over it. Minutes that were signed meanwhile take
// only a correction.
func (p *Page) conflict(form Form, cause error) {
	task.Run(p.scope, func(ctx context.Context) (rival, error) {
		return p.meet(ctx, form)
	}, func(r rival, err error) {
		if err != nil || r.form.Version == form.Version && r.decision == 0 {
			p.env.Fail(cause) // nothing of it has changed
			return
		}
		p.showRival(r)
	})
}

// meet reads what is stored now and who left it so.
func (p *Page) meet(ctx context.Context, form Form) (r rival, err error) {
	if r.form, err = stored(ctx, p.env.Office, form.ID); err != nil {
		return r, err
	}
	entity, id := app.EntityMeeting, form.ID
	if r.form.Version == form.Version {
		if r.decision, _ = form.staleDecision(r.form); r.decision != 0 {
			entity, id = app.EntityDecision, r.decision
		}
	}
	r.by, err = forms.By(ctx, p.env.Office, entity, id)
	return r, err
}

func (p *Page) showRival(r rival) {
	t := p.env.T
	says, over := "minutes.changed_by", ""
	switch {
	case r.decision != 0:
		says, over = "minutes.decision_by", t("minutes.changed_go_on")
	case p.correcting():
		says, over = "minutes.corrected_by", t("minutes.changed_go_on")
	case r.form.State == app.Signed:
		says, over = "minutes.signed_by", t("minutes.changed_correct")
	}
	forms.Meet(p.env, p.view, forms.Rival{
		What: t("minutes.changed"), By: r.by, Says: t(says, "who", r.by.Actor, "when", p.view.Moment(r.by.At)),
		Show: shell.Route{Place: shell.Meetings, ID: r.form.ID}, Over: over, Mine: func() { p.overwrite(r) },
	})
}

// overwrite puts the form over the rival's: known to the clerk, and both are in
// the history. What became of decisions meanwhile is shown before it is saved; so
// are minutes that were signed: the correction asks its reason.
func (p *Page) overwrite(r rival) {
	look := r.decision != 0 || r.form.State == app.Signed
	p.session.Form.Rebase(r.form)
	p.session.Clean = r.form.Clone()
	p.build()
	if look {
		p.Focus()
		return
	}
	p.Save()
}
