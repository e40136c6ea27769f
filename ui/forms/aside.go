package forms

import (
	"context"

	"fyne.io/fyne/v2"

	"kairyluu/ui/fieldset"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
)

// Aside is a form that takes the place of the card beside a list. What is typed in
// it is kept as in a form of its own page; another row is not gone to before it was
// asked what becomes of that.
type Aside[F State[F]] struct {
	// Session is that of the form on show; of the last one while there is none.
	Session *Session[F]

	env   *shell.Env
	scope *task.Scope
	spec  AsideSpec[F]
	open  bool
}

// AsideSpec states what one such form has of its own.
type AsideSpec[F State[F]] struct {
	Form  fyne.CanvasObject
	Note  *Note
	Fill  func(F)                 // fills the fields and puts the cursor into the first
	Read  func(of F) F            // what stands in the fields of the form that began as of
	Place func(fyne.CanvasObject) // puts the form beside the list, or the card again for nil
	Save  func(then func())       // stores what is typed; then is called only when it was
	Stay  func()                  // puts the cursor back on the row whose form stays open
}

// NewAside returns one that shows nothing yet. spec is completed before the first
// Open.
func NewAside[F State[F]](env *shell.Env, scope *task.Scope, spec AsideSpec[F]) *Aside[F] {
	return &Aside[F]{env: env, scope: scope, spec: spec}
}

// IsOpen tells whether the form is on show.
func (a *Aside[F]) IsOpen() bool { return a.open }

// Dirty tells whether something is typed that is not saved.
func (a *Aside[F]) Dirty() bool { return a.open && a.Session.Changed() }

// Open shows the form as it is stored, or what was left half typed of it under key.
func (a *Aside[F]) Open(key string, clean F) {
	scope := a.scope.Latest("aside")
	session := NewSession[F](a.env, scope, key)
	task.Run(scope, func(ctx context.Context) (*Draft[F], error) {
		return session.Draft(ctx), nil
	}, func(d *Draft[F], _ error) {
		a.Session, a.open = session, true
		session.Begin(clean, d)
		session.Note = a.spec.Note
		a.spec.Place(a.spec.Form)
		a.fill()
	})
}

// fill shows the form of the session.
func (a *Aside[F]) fill() {
	s := a.Session
	s.Read = nil // the fields hold what stood there before
	a.spec.Fill(s.Form)
	s.Read = func() F { return a.spec.Read(s.Form) }
	a.spec.Note.GaveBack(s.Restored)
}

// Put shows another form in place of what was typed, which begins where f says.
func (a *Aside[F]) Put(f F) {
	a.Session.Form = f
	a.fill()
}

// Anew gives up what was typed and begins with what is stored.
func (a *Aside[F]) Anew() { a.Session.Clear(a.fill) }

// Done puts the card in the place of the form.
func (a *Aside[F]) Done() {
	if a.open {
		a.open = false
		a.Session.Read = nil // the fields are nobody's now
		a.spec.Place(nil)
	}
}

// GiveUp puts the form away with its draft; then goes on.
func (a *Aside[F]) GiveUp(then func()) {
	if !a.open {
		then()
		return
	}
	a.Done()
	a.Session.Clear(then)
}

// Pass asks what becomes of unsaved input, and then gives the form up. While it is
// being saved nothing else is gone to: the rows move under the cursor by that alone.
func (a *Aside[F]) Pass(then func()) {
	if a.open && a.Session.Saving() {
		return
	}
	fieldset.Guard{
		Words: a.env.Words, Dialogs: a.env.Dialogs, Dirty: a.Dirty, Save: a.spec.Save, Stay: a.spec.Stay,
	}.Pass(func() { a.GiveUp(then) })
}

// Close writes what was typed last: the page goes away, and the form with it.
func (a *Aside[F]) Close() {
	if a.open {
		a.Session.Close()
	}
}
