package residents

import (
	"context"
	"strings"
	"time"

	"kairyluu/app"
	"kairyluu/ui/dialogs"
	"kairyluu/ui/task"
)

// draftKey is where the form of a new resident is kept while it is typed.
const (
	draftKey   = "resident"
	draftPause = time.Second
)

// edit opens the form of the resident on the card.
func (p *Page) edit() {
	if p.card.d.ID != 0 && !p.editing {
		p.openEditor(p.card.d.Resident)
	}
}

// Create implements shell.Creator: an empty form, or the one that was begun.
func (p *Page) Create() {
	p.guard().Pass(func() {
		p.openEditor(app.Resident{})
		p.restore()
	})
}

func (p *Page) openEditor(r app.Resident) {
	p.stored, p.base = r, formOf(r)
	p.editing, p.dirty = true, false
	title := p.env.T("residents.new")
	if r.ID != 0 {
		title = r.Name.Full()
	}
	p.editor.show(title, p.view, p.base)
	p.split.SetSide(p.editor.contents)
	p.editor.fields.Field("surname").Focus()
}

func (p *Page) closeEditor() {
	if p.editing {
		p.editing, p.dirty = false, false
		p.split.SetSide(p.card.contents)
	}
}

// cancel gives up what is typed, after asking when there is something.
func (p *Page) cancel() {
	p.guard().Pass(func() {
		if p.stored.ID == 0 {
			p.dropDraft()
		}
		p.closeEditor()
		p.refreshCard()
		p.Focus()
	})
}

func (p *Page) changed() {
	p.dirty = true
	if p.stored.ID == 0 {
		task.After(p.scope, "draft", draftPause, p.keepDraft)
	}
}

// Save implements shell.Saver.
func (p *Page) Save() {
	if p.editing {
		p.saveThen(p.Focus)
	}
}

// Submit implements shell.Submitter.
func (p *Page) Submit() { p.Save() }

// warn shows doubts about the personal number once it is typed.
func (p *Page) warn() {
	r, _ := p.editor.read().resident(p.stored) // faults are shown when it is saved
	p.editor.fields.Mark(&app.Faults{Warnings: p.env.Office.Residents.Check(r).Warnings})
}

// saveThen stores the form; then is called only when it was stored.
func (p *Page) saveThen(then func()) {
	r, faults := p.editor.read().resident(p.stored)
	checked := p.env.Office.Residents.Check(r)
	faults.Errors = append(faults.Errors, checked.Errors...)
	faults.Warnings = checked.Warnings
	if p.editor.fields.Show(faults) {
		return
	}
	p.store(r, then)
}

// store saves even if the page is left meanwhile.
func (p *Page) store(r app.Resident, then func()) {
	p.editor.saving.Disable()
	task.Run(p.env.NewScope(), func(ctx context.Context) (app.Resident, error) {
		saved, err := p.env.Office.Residents.Save(ctx, r)
		if err == nil && r.ID == 0 {
			err = p.env.Office.Desk.DropDraft(ctx, draftKey)
		}
		return saved, err
	}, func(saved app.Resident, err error) {
		p.editor.saving.Enable()
		switch {
		case err == nil:
			p.saved(saved, then)
		case app.ErrorCode(err) == app.Conflict && r.ID != 0:
			p.meet(r.ID, then)
		case !p.editor.fields.Refused(err):
			p.env.Fail(err)
		}
	})
}

func (p *Page) saved(r app.Resident, then func()) {
	created := p.stored.ID == 0
	p.closeEditor()
	p.openCard(r.ID)
	if created {
		p.opening = r.ID
		p.Load()
	} else {
		p.refresh()
	}
	p.env.Status(p.env.T("residents.saved", "name", r.Name.Full()))
	then()
}

// meet handles a card that someone else changed while this form was open: what
// was changed here can be put onto the newer card, or given up for it.
func (p *Page) meet(id int64, then func()) {
	task.Run(p.scope, func(ctx context.Context) (app.Resident, error) {
		return p.env.Office.Residents.Resident(ctx, id)
	}, func(theirs app.Resident, err error) {
		if err != nil {
			p.env.Fail(err)
			return
		}
		p.askConflict(theirs, then)
	})
}

func (p *Page) askConflict(theirs app.Resident, then func()) {
	mine := p.editor.read()
	var names []string
	for _, key := range differing(p.base, formOf(theirs)) {
		names = append(names, strings.ToLower(p.env.T("residents.field."+key)))
	}
	p.env.Dialogs.Choose(
		p.env.T("residents.conflict.title"),
		p.env.T("residents.conflict.message", "fields", strings.Join(names, ", ")),
		dialogs.Answer{Text: p.env.T("residents.conflict.merge"), Primary: true, Do: func() {
			together := merged(p.base, mine, formOf(theirs))
			p.openEditor(theirs)
			p.editor.show(theirs.Name.Full(), p.view, together)
			p.saveThen(then)
		}},
		dialogs.Answer{Text: p.env.T("residents.conflict.theirs"), Do: func() { p.openEditor(theirs) }},
		dialogs.Answer{Text: p.env.T("residents.conflict.stay"), Stay: true},
	)
}

// restore fills the empty form with what was typed before the program ended.
func (p *Page) restore() {
	type begun struct {
		form form
		ok   bool
	}
	task.Run(p.scope, func(ctx context.Context) (b begun, err error) {
		b.ok, err = p.env.Office.Desk.Draft(ctx, draftKey, &b.form)
		return b, err
	}, func(b begun, err error) {
		switch {
		case err != nil:
			p.env.Fail(err)
		case b.ok && p.editing && p.stored.ID == 0 && !p.dirty:
			p.editor.show(p.env.T("residents.new"), p.view, b.form)
			p.dirty = true
		}
	})
}

func (p *Page) keepDraft() {
	if !p.editing || !p.dirty || p.stored.ID != 0 {
		return
	}
	form := p.editor.read()
	task.Do(p.env.NewScope(), func(ctx context.Context) error {
		return p.env.Office.Desk.KeepDraft(ctx, draftKey, form)
	}, p.env.Fail)
}

func (p *Page) dropDraft() {
	task.Do(p.env.NewScope(), func(ctx context.Context) error {
		return p.env.Office.Desk.DropDraft(ctx, draftKey)
	}, p.env.Fail)
}
