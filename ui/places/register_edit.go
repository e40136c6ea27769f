package places

import (
	"context"

	"kairyluu/app"
	"kairyluu/ui/dialogs"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/forms"
	"kairyluu/ui/task"
)

// Dirty implements sections.Form.
func (r *register) Dirty() bool { return r.editing && r.session.Changed() }

func (r *register) guard() fieldset.Guard {
	return fieldset.Guard{
		Words: r.env.Words, Dialogs: r.env.Dialogs, Dirty: r.Dirty, Save: r.SaveThen,
		Stay: func() {
			if i, ok := r.list.IndexOf(r.session.Form.Stored.ID); ok {
				r.table.SelectIndex(i)
			}
		},
	}
}

// edit opens the form of the finding on the card.
func (r *register) edit() {
	if f := r.card.shown.Finding; f.ID != 0 && !r.editing {
		r.openEditor(f)
	}
}

// Create implements section: an empty form, in the settlement that the register
// is narrowed to, or the one that was begun.
func (r *register) Create() {
	r.guard().Pass(func() {
		r.closeEditor(func() {
			r.openEditor(app.Finding{Kind: r.filter.Kind, SettlementID: r.filter.Settlement, Since: r.env.Office.Desk.Today()})
		})
	})
}

// openEditor shows the form of a finding, or what was left half typed of it; from
// then on what is typed is kept each second.
func (r *register) openEditor(f app.Finding) {
	scope := r.scope.Latest("editor " + string(r.filter.Kind))
	session := forms.NewSession[typed](r.env, scope, draftKey(f))
	task.Run(scope, func(ctx context.Context) (*forms.Draft[typed], error) {
		return session.Draft(ctx), nil
	}, func(d *forms.Draft[typed], _ error) {
		r.session, r.editing = session, true
		session.Begin(typedOf(f), d)
		r.showEditor()
		session.Read = func() typed { return r.editor.typed(session.Form.Stored) }
		session.Note = r.editor.safe
		r.editor.safe.Say("", "")
		r.editor.safe.GaveBack(session.Restored)
		r.split.SetSide(r.editor.contents)
		r.editor.fields.Field("title").Focus()
	})
}

func (r *register) showEditor() { r.editor.show(r.view, r.session.Form) }

// anew gives up what was typed and begins with what is stored.
func (r *register) anew() {
	r.session.Clear(func() {
		r.showEditor()
		r.editor.safe.Say("", "")
		r.editor.safe.GaveBack(r.session.Restored)
		r.editor.fields.Field("title").Focus()
	})
}

// closeEditor gives up what is typed, with its draft.
func (r *register) closeEditor(then func()) {
	if !r.editing {
		then()
		return
	}
	r.putAway()
	r.session.Clear(then)
}

// putAway shows the card in place of the form.
func (r *register) putAway() {
	r.editing = false
	r.session.Read = nil // the fields are nobody's now
	r.split.SetSide(r.card.contents)
}

// cancel gives up what is typed, after asking when there is something.
func (r *register) cancel() {
	r.guard().Pass(func() {
		r.closeEditor(func() {
			r.refresh()
			r.Focus()
		})
	})
}

// Close writes what was typed last: the page goes away, and the form with it.
func (r *register) Close() {
	if r.editing {
		r.session.Close()
	}
}

// SaveThen implements sections.Form.
func (r *register) SaveThen(then func()) {
	if !r.editing || r.session.Saving() {
		return
	}
	r.session.Take()
	f, faults := r.editor.read(r.session.Form.Stored)
	checked := r.env.Office.Findings.Check(f)
	faults.Errors = append(faults.Errors, checked.Errors...)
	faults.Warnings = checked.Warnings
	if r.editor.fields.Show(faults) {
		return
	}
	r.editor.saving.Disable()
	session := r.session
	forms.Save(session, func(ctx context.Context, _ typed) (app.Finding, error) {
		saved, err := r.env.Office.Findings.Save(ctx, f)
		if err != nil {
			return saved, err
		}
		return saved, session.Drop(ctx)
	}, func(_ typed, saved app.Finding, err error) {
		r.editor.saving.Enable()
		switch {
		case err == nil:
			session.Saved(typedOf(saved))
			r.saved(saved, then)
		case app.ErrorCode(err) == app.Conflict && f.ID != 0:
			r.meet(f, then)
		case !r.editor.fields.Refused(err):
			r.env.Fail(err)
		}
	})
}

func (r *register) saved(f app.Finding, then func()) {
	r.putAway()
	r.opening = f.ID
	r.openCard(f.ID)
	r.load(0, false)
	r.env.Status(r.env.T("places.saved", "title", f.Title))
	then()
}

// meet handles a finding that someone else changed while this form was open.
func (r *register) meet(mine app.Finding, then func()) {
	task.Run(r.scope, readFinding(r.env, mine.ID), func(c app.FindingCase, err error) {
		if err != nil {
			r.env.Fail(err)
			return
		}
		r.env.Dialogs.Choose(
			r.env.T("places.conflict.title"), r.env.T("places.conflict.message"),
			dialogs.Answer{Text: r.env.T("places.conflict.mine"), Primary: true, Do: func() {
				r.session.Form.Stored = c.Finding
				r.SaveThen(then)
			}},
			dialogs.Answer{Text: r.env.T("places.conflict.theirs"), Do: func() {
				r.closeEditor(func() { r.openEditor(c.Finding) })
			}},
			dialogs.Answer{Text: r.env.T("places.conflict.stay"), Stay: true},
		)
	})
}
