package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// TypeAhead stands in for a form that is still being loaded: it takes the focus
// and keeps what is typed, until Replay gives it to the form. Nothing of it is
// seen. Whoever types without looking loses no key on a slow machine.
type TypeAhead struct {
	widget.BaseWidget
	typed []func(c fyne.Canvas)
}

var _ fyne.Tabbable = (*TypeAhead)(nil)

// NewTypeAhead returns one that waits for the focus.
func NewTypeAhead() *TypeAhead {
	t := &TypeAhead{}
	t.ExtendBaseWidget(t)
	return t
}

// Replay types what was kept into whatever has the focus of c now.
func (t *TypeAhead) Replay(c fyne.Canvas) {
	typed := t.typed
	t.typed = nil
	for _, again := range typed {
		again(c)
	}
}

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
