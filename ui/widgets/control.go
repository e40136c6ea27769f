// Package widgets holds the parts that pages are made of. They know nothing of
// appeals or grants: text comes in, and what the user does goes out through
// fields named On…. Every widget that takes the focus shows it, answers to Space
// and Enter, and hands the keys it has no use for to the window.
package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	look "kairyluu/ui/theme"
)

// face is what a widget of this package tells its renderer. Objects live in the
// widget, so a renderer that the toolkit dropped and made again looks the same.
type face interface {
	fyne.Widget
	paint()                     // put texts and colours on the objects
	arrange(size fyne.Size)     // place the objects
	least() fyne.Size           // smallest size
	parts() []fyne.CanvasObject // from back to front
}

type renderer struct{ face face }

func newRenderer(f face) fyne.WidgetRenderer {
	f.paint()
	return renderer{f}
}

func (r renderer) Layout(size fyne.Size)        { r.face.arrange(size) }
func (r renderer) MinSize() fyne.Size           { return r.face.least() }
func (r renderer) Objects() []fyne.CanvasObject { return r.face.parts() }
func (r renderer) Destroy()                     {}

func (r renderer) Refresh() {
	r.face.paint()
	r.face.arrange(r.face.Size())
	canvas.Refresh(r.face)
}

// Able lets a widget be used, or shows that it cannot be now.
func Able(w fyne.Disableable, on bool) {
	if on {
		w.Enable()
	} else {
		w.Disable()
	}
}

// control is what the focusable widgets share.
type control struct {
	widget.BaseWidget
	self     fyne.Widget
	host     *Scroll
	frame    *canvas.Rectangle
	activate func() // Space, Enter, click; nil is a control with keys of its own
	focused  bool
	hovered  bool
	disabled bool
}

// extend must be called by the constructor with the outermost widget.
func (c *control) extend(self fyne.Widget) {
	c.self = self
	c.ExtendBaseWidget(self)
	c.frame = canvas.NewRectangle(color.Transparent)
}

// FocusGained implements fyne.Focusable.
func (c *control) FocusGained() {
	c.focused = true
	c.Refresh()
	if c.host != nil {
		c.host.Reveal(c.self)
	}
}

// FocusLost implements fyne.Focusable.
func (c *control) FocusLost() {
	c.focused = false
	c.Refresh()
}

// TypedRune implements fyne.Focusable. Space acts here and not in TypedKey: the
// driver sends the letter after the key, and where the action moves the focus to
// an entry the blank would be typed there.
func (c *control) TypedRune(r rune) {
	if r == ' ' {
		c.act()
	}
}

// TypedKey implements fyne.Focusable: unknown keys are the window's.
func (c *control) TypedKey(ev *fyne.KeyEvent) {
	if c.activate != nil && (ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter) {
		c.act()
		return
	}
	if ev.Name != fyne.KeySpace {
		forwardKey(c.self, ev)
	}
}

// tap is what a click does: it takes the focus, then acts.
func (c *control) tap() {
	if c.disabled {
		return
	}
	c.takeFocus()
	c.act()
}

func (c *control) act() {
	if c.activate != nil && !c.disabled {
		c.activate()
	}
}

// TypedShortcut implements fyne.Shortcutable: shortcuts are the window's.
func (c *control) TypedShortcut(s fyne.Shortcut) { forwardShortcut(c.self, s) }

// MouseIn implements desktop.Hoverable.
func (c *control) MouseIn(*desktop.MouseEvent) {
	c.hovered = true
	c.Refresh()
}

// MouseMoved implements desktop.Hoverable.
func (c *control) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (c *control) MouseOut() {
	c.hovered = false
	c.Refresh()
}

// Enable implements fyne.Disableable.
func (c *control) Enable() { c.setDisabled(false) }

// Disable implements fyne.Disableable.
func (c *control) Disable() { c.setDisabled(true) }

// Disabled implements fyne.Disableable.
func (c *control) Disabled() bool { return c.disabled }

func (c *control) setDisabled(disabled bool) {
	if c.disabled != disabled {
		c.disabled = disabled
		c.Refresh()
	}
}

func (c *control) setHost(host *Scroll) { c.host = host }

func (c *control) takeFocus() {
	if focusable, ok := c.self.(fyne.Focusable); ok {
		takeFocus(focusable)
	}
}

// paintFrame draws the focus ring, or edge where there is no focus.
func (c *control) paintFrame(edge fyne.ThemeColorName, radius float32) {
	c.frame.CornerRadius = radius
	c.frame.StrokeWidth = 1
	switch {
	case c.focused:
		c.frame.StrokeWidth = 2
		c.frame.StrokeColor = look.Color(theme.ColorNameHyperlink)
	case edge == "":
		c.frame.StrokeColor = color.Transparent
	default:
		c.frame.StrokeColor = look.Color(edge)
	}
}

// KeyCatcher is an overlay that wants the keys its content has no use for, as a
// dialog wants Esc and Enter. Without one, keys under an overlay go nowhere: a
// page must not act beneath a dialog.
type KeyCatcher interface {
	CatchKey(ev *fyne.KeyEvent) bool
	CatchShortcut(s fyne.Shortcut) bool
}

// forwardKey hands a key that from has no use for to the dialog on top or, if
// there is none, to the window: the toolkit gives the window only what is typed
// while nothing has the focus.
func forwardKey(from fyne.CanvasObject, ev *fyne.KeyEvent) {
	c := canvasOf(from)
	if c == nil || !commands(ev.Name) {
		return
	}
	if top := c.Overlays().Top(); top != nil {
		if catcher, ok := top.(KeyCatcher); ok {
			catcher.CatchKey(ev)
		}
		return
	}
	if handle := c.OnTypedKey(); handle != nil {
		handle(ev)
	}
}

// commands tells whether a key can be a command by itself. Letters, digits and
// signs (one character), Space and the modifiers come with every text typed.
func commands(key fyne.KeyName) bool {
	switch key {
	case fyne.KeySpace, desktop.KeyShiftLeft, desktop.KeyShiftRight, desktop.KeyControlLeft, desktop.KeyControlRight,
		desktop.KeyAltLeft, desktop.KeyAltRight, desktop.KeySuperLeft, desktop.KeySuperRight, desktop.KeyCapsLock:
		return false
	}
	return len(key) > 1
}

// forwardShortcut is forwardKey for shortcuts, which the toolkit gives only to
// the focused widget if that takes any.
func forwardShortcut(from fyne.CanvasObject, s fyne.Shortcut) {
	c := canvasOf(from)
	if c == nil {
		return
	}
	if top := c.Overlays().Top(); top != nil {
		if catcher, ok := top.(KeyCatcher); ok {
			catcher.CatchShortcut(s)
		}
		return
	}
	if target, ok := c.(fyne.Shortcutable); ok {
		target.TypedShortcut(s)
	}
}

// enterOn does what Enter means where a field has no answer of its own: the
// marked button of the dialog it stands in, else the next field.
func enterOn(from fyne.CanvasObject) {
	c := canvasOf(from)
	if c == nil {
		return
	}
	if catcher, ok := c.Overlays().Top().(KeyCatcher); ok && catcher.CatchKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) {
		return
	}
	c.FocusNext()
}

// canvasOf is the canvas an object stands on. The driver learns that only when
// it paints the object for the first time; what was built a moment ago is asked
// for by the focus before that, and stands on the program's only window.
func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	driver := fyne.CurrentApp().Driver()
	if c := driver.CanvasForObject(o); c != nil {
		return c
	}
	if windows := driver.AllWindows(); len(windows) == 1 {
		return windows[0].Canvas()
	}
	return nil
}

func takeFocus(o fyne.Focusable) {
	if object, ok := o.(fyne.CanvasObject); ok {
		if c := canvasOf(object); c != nil && c.Focused() != o {
			c.Focus(o)
		}
	}
}

// modifiers tells which of Shift, Ctrl and Alt are down.
func modifiers() fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}

func shiftDown() bool { return modifiers()&fyne.KeyModifierShift != 0 }
