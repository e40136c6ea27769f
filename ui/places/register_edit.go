package places

import (
	"context"

	"kairyluu/app"
	"kairyluu/ui/dialogs"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/task"
)

// Dirty implements sections.Form.
func (r *register) Dirty() bool { return r.editing && r.dirty }

func (r *register) guard() fieldset.Guard {
	return fieldset.Guard{
		Words: r.env.Words, Dialogs: r.env.Dialogs, Dirty: r.Dirty, Save: r.SaveThen,
		Stay: func() {
			if i, ok := r.list.IndexOf(r.stored.ID); ok {
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
// is narrowed to.
func (r *register) Create() {
	r.guard().Pass(func() {
		f := app.Finding{Kind: r.filter.Kind, SettlementID: r.filter.Settlement, Since: r.env.Office.Desk.Today()}
		r.openEditor(f)
	})
}

func (r *register) openEditor(f app.Finding) {
	r.stored, r.editing, r.dirty = f, true, false
	r.editor.show(r.view, f)
	r.split.SetSide(r.editor.contents)
	r.editor.fields.Field("title").Focus()
}

func (r *register) closeEditor() {
	if r.editing {
		r.editing, r.dirty = false, false
		r.split.SetSide(r.card.contents)
	}
}

// cancel gives up what is typed, after asking when there is something.
func (r *register) cancel() {
	r.guard().Pass(func() {
		r.closeEditor()
		r.refresh()
		r.Focus()
	})
}

// SaveThen implements sections.Form.
func (r *register) SaveThen(then func()) {
	if !r.editing {
		return
	}
	f, faults := r.editor.read(r.stored)
	checked := r.env.Office.Findings.Check(f)
	faults.Errors = append(faults.Errors, checked.Errors...)
	faults.Warnings = checked.Warnings
	if r.editor.fields.Show(faults) {
		return
	}
	r.editor.saving.Disable()
	task.Run(r.env.NewScope(), func(ctx context.Context) (app.Finding, error) {
		return r.env.Office.Findings.Save(ctx, f)
	}, func(saved app.Finding, err error) {
		r.editor.saving.Enable()
		switch {
		case err == nil:
			r.saved(saved, then)
		case app.ErrorCode(err) == app.Conflict && f.ID != 0:
			r.meet(f, then)
		case !r.editor.fields.Refused(err):
			r.env.Fail(err)
		}
	})
}

func (r *register) saved(f app.Finding, then func()) {
	r.closeEditor()
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
				r.stored = c.Finding
				r.SaveThen(then)
			}},
			dialogs.Answer{Text: r.env.T("places.conflict.theirs"), Do: func() { r.openEditor(c.Finding) }},
			dialogs.Answer{Text: r.env.T("places.conflict.stay"), Do: func() {}},
		)
	})
}
