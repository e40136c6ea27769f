package forms

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kairyluu/ui/shell"
	"kairyluu/ui/widgets"
)

// Wait is the place of a page while its form is being read. It has the focus then,
// so that whoever types without looking loses no key.
type Wait struct {
	Root *fyne.Container

	env   *shell.Env
	ahead *widgets.TypeAhead
}

// NewWait returns an empty place.
func NewWait(env *shell.Env) *Wait {
	w := &Wait{env: env, ahead: widgets.NewTypeAhead()}
	w.Root = container.NewStack(w.ahead)
	return w
}

// Focus keeps what is typed from now on for the form.
func (w *Wait) Focus() {
	canvas := w.env.Window.Canvas()
	canvas.Unfocus() // what had the focus may be gone with the page before
	w.ahead.Take(canvas)
}

// Over shows the form and types into its field what was typed meanwhile; focus puts
// the cursor there. A form that could not be read is told, and nothing is shown.
func (w *Wait) Over(err error, show, focus func()) {
	canvas := w.env.Window.Canvas()
	if err != nil {
		w.ahead.Drop(canvas)
		w.env.Fail(err)
		return
	}
	waited := canvas.Focused() == w.ahead
	show()
	if waited {
		w.ahead.Give(canvas, focus)
	}
}

// Put lays out the form.
func (w *Wait) Put(content fyne.CanvasObject) {
	w.Root.Objects = []fyne.CanvasObject{content, w.ahead}
	w.Root.Refresh()
}
