package places

import (
	"context"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/dialogs"
	"kairyluu/ui/forms"
	"kairyluu/ui/task"
)

// beside is the card beside the table, which gives way to the form.
type beside struct {
	*card
	register *register
}

// Show implements listpage.Viewer: the cursor came to a row.
func (b *beside) Show(id int64) {
	aside := b.register.aside
	if aside.IsOpen() && aside.Session.Form.Stored.ID == id {
		return
	}
	aside.Pass(func() { b.card.Show(id) })
}

func (r *register) asideSpec() forms.AsideSpec[typed] {
	return forms.AsideSpec[typed]{
		Form: r.editor.contents, Note: r.editor.safe,
		Fill: func(t typed) {
			r.editor.show(r.View, t)
			r.editor.fields.Field("title").Focus()
		},
		Read: func(of typed) typed { return r.editor.typed(of.Stored) },
		Place: func(form fyne.CanvasObject) {
			if form == nil {
				form = r.side.Content()
			}
			r.Split.SetSide(form)
		},
		Save: r.SaveThen,
		Stay: func() {
			if i, ok := r.Feed.List().IndexOf(r.aside.Session.Form.Stored.ID); ok {
				r.Table.SelectIndex(i)
			}
		},
	}
}

// Dirty implements sections.Form.
func (r *register) Dirty() bool { return r.aside.Dirty() }

// Leave implements sections.Leaver.
func (r *register) Leave(leave func()) { r.aside.Pass(leave) }

// edit opens the form of a finding.
func (r *register) edit(c app.FindingCase) { r.open(c.Finding) }

// Create implements section: an empty form, in the settlement that the register
// is narrowed to, or the one that was begun.
func (r *register) Create() {
	r.aside.Pass(func() {
		r.open(app.Finding{Kind: r.model.kind, SettlementID: r.model.filter().Settlement, Since: r.Env.Office.Desk.Today()})
	})
}

func (r *register) open(f app.Finding) {
	r.wide = f.ID == 0 || r.IsWide() // one that is new may be held back from the table
	r.Back()
	r.Rest()
	r.aside.Open(draftKey(f), typedOf(f))
}

// cancel gives up what is typed, after asking when there is something.
func (r *register) cancel() { r.aside.Pass(r.goOn) }

// Save implements shell.Saver for the section.
func (r *register) Save() { r.SaveThen(r.goOn) }

// goOn shows the finding again whose form was put away.
func (r *register) goOn() {
	r.side.card.Show(r.At()) // the cursor may be elsewhere by now
	if id := r.aside.Session.Form.Stored.ID; id != 0 && r.wide {
		r.Open(id)
	}
	r.Focus()
}

// SaveThen implements sections.Form.
func (r *register) SaveThen(then func()) {
	if !r.aside.IsOpen() || r.aside.Session.Saving() {
		return
	}
	session := r.aside.Session
	session.Take()
	f, faults := r.editor.read(session.Form.Stored)
	checked := r.Env.Office.Findings.Check(f)
	faults.Errors = append(faults.Errors, checked.Errors...)
	faults.Warnings = checked.Warnings
	if r.editor.fields.Show(faults) {
		return
	}
	r.editor.saving.Disable()
	forms.Save(session, func(ctx context.Context, _ typed) (app.Finding, error) {
		saved, err := r.Env.Office.Findings.Save(ctx, f)
		if err != nil {
			return saved, err
		}
		return saved, session.Drop(ctx)
	}, func(_ typed, saved app.Finding, err error) {
		r.editor.saving.Enable()
		switch {
		case err == nil:
			session.Saved(typedOf(saved))
			r.aside.Done()
			r.Env.Status(r.Env.T("places.saved", "title", saved.Title))
			then()
		case app.ErrorCode(err) == app.Conflict && f.ID != 0:
			r.meet(f, then)
		case !r.editor.fields.Refused(err):
			r.Env.Fail(err)
		}
	})
}

// meet handles a finding that someone else changed while this form was open.
func (r *register) meet(mine app.Finding, then func()) {
	task.Run(r.Scope, readFinding(r.Env, mine.ID), func(c app.FindingCase, err error) {
		if err != nil {
			r.Env.Fail(err)
			return
		}
		r.Env.Dialogs.Choose(
			r.Env.T("places.conflict.title"), r.Env.T("places.conflict.message"),
			dialogs.Answer{Text: r.Env.T("places.conflict.mine"), Primary: true, Do: func() {
				r.aside.Session.Form.Stored = c.Finding
				r.SaveThen(then)
			}},
			dialogs.Answer{Text: r.Env.T("places.conflict.theirs"), Do: func() {
				r.aside.GiveUp(func() { r.open(c.Finding) })
			}},
			dialogs.Answer{Text: r.Env.T("places.conflict.stay"), Stay: true},
		)
	})
}
