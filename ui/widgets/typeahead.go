package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// TypeAhead stands in for a form or dialog that is still being loaded: it takes
// the focus and keeps what is typed, until Give hands it on. Nothing of it is
// seen. Whoever types without looking loses no key on a slow machine.
type TypeAhead struct {
	widget.BaseWidget
	before fyne.Focusable
	typed  []func(c fyne.Canvas)
}

var _ fyne.Tabbable = (*TypeAhead)(nil)

// NewTypeAhead returns one that waits for the focus.
func NewTypeAhead() *TypeAhead {
	t := &TypeAhead{}
	t.ExtendBaseWidget(t)
	t.Hide() // no stop of Tab while nothing is waited for
	return t
}

// Take begins to keep what is typed.
func (t *TypeAhead) Take(c fyne.Canvas) {
	if c.Focused() == t {
		return
	}
	t.before, t.typed = c.Focused(), nil
	t.Show()
	c.Focus(t)
}

// Give lets arrive show what was waited for, with the focus where it was before
// Take, then types what was kept into whatever has the focus. If the user went
// elsewhere meanwhile, what was kept is dropped; if arrive began another wait, it
// is kept on.
func (t *TypeAhead) Give(c fyne.Canvas, arrive func()) {
	typed := t.typed
	if c.Focused() == t {
		c.Focus(t.before)
	} else {
		typed = nil
	}
	t.Hide()
	arrive()
	if c.Focused() == t {
		t.typed = typed
		return
	}
	for _, again := range typed {
		again(c)
	}
}

// Drop forgets what was kept: what was waited for does not come.
func (t *TypeAhead) Drop(c fyne.Canvas) {
	t.typed = nil
	if c.Focused() == t {
		c.Focus(t.before)
	}
	t.Hide()
}

// Resize implements fyne.CanvasObject: it never lies over anything.
func (t *TypeAhead) Resize(fyne.Size) {}

// FocusGained implements fyne.Focusable.
func (t *TypeAhead) FocusGained() {}

// FocusLost implements fyne.Focusable.
func (t *TypeAhead) FocusLost() {}

// AcceptsTab implements fyne.Tabbable: Tab, too, is for the form.
func (t *TypeAhead) AcceptsTab() bool { return true }

// TypedRune implements fyne.Focusable.
func (t *TypeAhead) TypedRune(r rune) {
	t.typed = append(t.typed, func(c fyne.Canvas) {
		if f := c.Focused(); f != nil {
			f.TypedRune(r)
		}
	})
}

// TypedKey implements fyne.Focusable. Esc is not kept: it leaves the page.
func (t *TypeAhead) TypedKey(ev *fyne.KeyEvent) {
	if ev.Name == fyne.KeyEscape {
		forwardKey(t, ev)
		return
	}
	back := shiftDown()
	t.typed = append(t.typed, func(c fyne.Canvas) { typeKey(c, ev, back) })
}

// typeKey does what the driver does with a key.
func typeKey(c fyne.Canvas, ev *fyne.KeyEvent, back bool) {
	focused := c.Focused()
	if tabbable, ok := focused.(fyne.Tabbable); ev.Name == fyne.KeyTab && (!ok || !tabbable.AcceptsTab()) {
		if back {
			c.FocusPrevious()
		} else {
			c.FocusNext()
		}
		return
	}
	if focused != nil {
		focused.TypedKey(ev)
	} else if handle := c.OnTypedKey(); handle != nil {
		handle(ev)
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (t *TypeAhead) TypedShortcut(s fyne.Shortcut) {
	t.typed = append(t.typed, func(c fyne.Canvas) {
		if target, ok := c.Focused().(fyne.Shortcutable); ok {
			target.TypedShortcut(s)
		} else if window, ok := c.(fyne.Shortcutable); ok {
			window.TypedShortcut(s)
		}
	})
}

// CreateRenderer implements fyne.Widget.
func (t *TypeAhead) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}
