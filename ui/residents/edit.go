package residents

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/dialogs"
	"kairyluu/ui/forms"
	"kairyluu/ui/task"
)

// beside is the card beside the table, which gives way to the form.
type beside struct {
	*card
	page *Page
}

// Show implements listpage.Viewer: the cursor came to a row.
func (b *beside) Show(id int64) {
	aside := b.page.aside
	if aside.IsOpen() && aside.Session.Form.Stored.ID == id {
		return
	}
	aside.Pass(func() { b.card.Show(id) })
}

func (p *Page) asideSpec() forms.AsideSpec[typed] {
	return forms.AsideSpec[typed]{
		Form: p.editor.contents, Note: p.editor.safe,
		Fill: func(t typed) {
			p.editor.show(p.View, t)
			p.editor.fields.Field("surname").Focus()
		},
		Read: p.editor.typed,
		Place: func(form fyne.CanvasObject) {
			if form == nil {
				form = p.side.Content()
			}
			p.Split.SetSide(form)
		},
		Save: p.saveThen,
		Stay: func() {
			if i, ok := p.Feed.List().IndexOf(p.aside.Session.Form.Stored.ID); ok {
				p.Table.SelectIndex(i)
			}
		},
	}
}

// edit opens the form of a resident.
func (p *Page) edit(d dossier) { p.open(d.Resident) }

// Create implements shell.Creator: an empty form, or the one that was begun.
func (p *Page) Create() {
	p.aside.Pass(func() { p.open(app.Resident{}) })
}

func (p *Page) open(r app.Resident) {
	p.wide = r.ID == 0 || p.IsWide() // one who is new may stand anywhere in the table
	p.Back()
	p.Rest()
	p.aside.Open(draftKey(r), typedOf(r))
}

// cancel gives up what is typed, after asking when there is something.
func (p *Page) cancel() { p.aside.Pass(p.goOn) }

// Save implements shell.Saver.
func (p *Page) Save() { p.saveThen(p.goOn) }

// goOn shows the resident again whose form was put away.
func (p *Page) goOn() {
	p.side.card.Show(p.At()) // the cursor may be elsewhere by now
	if id := p.aside.Session.Form.Stored.ID; id != 0 && p.wide {
		p.Open(id)
	}
	p.Focus()
}

// Submit implements shell.Submitter.
func (p *Page) Submit() { p.Save() }

// warn shows doubts about the personal number once it is typed.
func (p *Page) warn() {
	if p.aside.IsOpen() {
		r, _ := p.aside.Session.Read().resident() // faults are shown when it is saved
		p.editor.fields.Mark(&app.Faults{Warnings: p.Env.Office.Residents.Check(r).Warnings})
	}
}

// saveThen stores the form; then is called only when it was stored.
func (p *Page) saveThen(then func()) {
	if !p.aside.IsOpen() || p.aside.Session.Saving() {
		return
	}
	session := p.aside.Session
	session.Take()
	r, faults := session.Form.resident()
	checked := p.Env.Office.Residents.Check(r)
	faults.Errors = append(faults.Errors, checked.Errors...)
	faults.Warnings = checked.Warnings
	if p.editor.fields.Show(faults) {
		return
	}
	p.editor.saving.Disable()
	forms.Save(session, func(ctx context.Context, _ typed) (app.Resident, error) {
		saved, err := p.Env.Office.Residents.Save(ctx, r)
		if err != nil {
			return saved, err
		}
		return saved, session.Drop(ctx)
	}, func(_ typed, saved app.Resident, err error) {
		p.editor.saving.Enable()
		switch {
		case err == nil:
			session.Saved(typedOf(saved))
			p.aside.Done()
			p.Env.Status(p.Env.T("residents.saved", "name", saved.Name.Full()))
			then()
		case app.ErrorCode(err) == app.Conflict && r.ID != 0:
			p.meet(r.ID, then)
		case !p.editor.fields.Refused(err):
			p.Env.Fail(err)
		}
	})
}

// meet handles a card that someone else changed while this form was open: what
// was changed here can be put onto the newer card, or given up for it.
func (p *Page) meet(id int64, then func()) {
	task.Run(p.Scope, func(ctx context.Context) (app.Resident, error) {
		return p.Env.Office.Residents.Resident(ctx, id)
	}, func(theirs app.Resident, err error) {
		if err != nil {
			p.Env.Fail(err)
			return
		}
		p.askConflict(theirs, then)
	})
}

func (p *Page) askConflict(stored app.Resident, then func()) {
	mine, theirs := p.aside.Session.Form, formOf(stored)
	base := formOf(mine.Stored)
	var names []string
	for _, key := range differing(base, theirs) {
		names = append(names, strings.ToLower(p.Env.T("residents.field."+key)))
	}
	p.Env.Dialogs.Choose(
		p.Env.T("residents.conflict.title"),
		p.Env.T("residents.conflict.message", "fields", strings.Join(names, ", ")),
		dialogs.Answer{Text: p.Env.T("residents.conflict.merge"), Primary: true, Do: func() {
			p.aside.Put(typed{stored, merged(base, mine.Fields, theirs)})
			p.saveThen(then)
		}},
		dialogs.Answer{Text: p.Env.T("residents.conflict.theirs"), Do: func() {
			p.aside.GiveUp(func() { p.open(stored) })
		}},
		dialogs.Answer{Text: p.Env.T("residents.conflict.stay"), Stay: true},
	)
}
