package uitest

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Tap clicks on a text.
func (w *Window) Tap(text string) {
	w.t.Helper()
	w.TapAt(w.where(text))
}

// DoubleTap clicks on a text twice.
func (w *Window) DoubleTap(text string) {
	w.t.Helper()
	at := w.where(text)
	if o, pos := w.under(at, func(o fyne.CanvasObject) bool { _, ok := o.(fyne.DoubleTappable); return ok }); o != nil {
		o.(fyne.DoubleTappable).DoubleTapped(&fyne.PointEvent{Position: pos, AbsolutePosition: at})
		w.Settle()
		return
	}
	w.TapAt(at)
	w.TapAt(at)
}

// SecondaryTap clicks on a text with the right button.
func (w *Window) SecondaryTap(text string) {
	w.t.Helper()
	at := w.where(text)
	w.click(at, desktop.MouseButtonSecondary)
}

// TapAt clicks at a position.
func (w *Window) TapAt(at fyne.Position) { w.click(at, desktop.MouseButtonPrimary) }

// TapWith clicks on a text while keys are held.
func (w *Window) TapWith(held fyne.KeyModifier, text string) {
	w.t.Helper()
	w.driver.held = held
	w.Tap(text)
	w.driver.held = 0
}

// Drag presses at a position, moves in two steps, and lets go.
func (w *Window) Drag(from fyne.Position, dx, dy float32) {
	w.t.Helper()
	o, pos := w.under(from, func(o fyne.CanvasObject) bool { _, ok := o.(fyne.Draggable); return ok })
	if o == nil {
		w.t.Fatalf("nothing to drag at %v", from)
	}
	dragged := o.(fyne.Draggable)
	for _, step := range []float32{1, 2} {
		delta := fyne.NewDelta(dx/2, dy/2)
		at := pos.AddXY(dx/2*step, dy/2*step)
		dragged.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at}, Dragged: delta})
	}
	dragged.DragEnd()
	w.Settle()
}

// Wheel turns the mouse wheel at a position; a notch down is -25.
func (w *Window) Wheel(at fyne.Position, dy float32) {
	o, pos := w.under(at, func(o fyne.CanvasObject) bool { _, ok := o.(fyne.Scrollable); return ok })
	if o != nil {
		o.(fyne.Scrollable).Scrolled(&fyne.ScrollEvent{
			PointEvent: fyne.PointEvent{Position: pos, AbsolutePosition: at}, Scrolled: fyne.NewDelta(0, dy),
		})
	}
	w.Settle()
}

// Where is the middle of a text on the window.
func (w *Window) Where(text string) fyne.Position {
	w.t.Helper()
	return w.where(text)
}

func (w *Window) where(text string) fyne.Position {
	w.t.Helper()
	w.Settle()
	_, at, ok := w.locate(text)
	if !ok {
		w.t.Fatalf("no %q on the window; it shows %q", text, w.Texts())
	}
	return at.center()
}

// under finds the frontmost object at a position that matches; where overlays
// are open only the topmost can be reached.
func (w *Window) under(at fyne.Position, matches func(fyne.CanvasObject) bool) (fyne.CanvasObject, fyne.Position) {
	var found fyne.CanvasObject
	var pos fyne.Position
	top := len(w.canvas.Overlays().List())
	w.each(func(o fyne.CanvasObject, p place) {
		if p.overlay == top && p.contains(at) && matches(o) {
			found, pos = o, at.Subtract(p.pos)
		}
	})
	return found, pos
}

func clickable(o fyne.CanvasObject) bool {
	switch o.(type) {
	case fyne.Tappable, fyne.SecondaryTappable, fyne.DoubleTappable, fyne.Focusable, desktop.Mouseable:
		return true
	}
	return false
}

func (w *Window) click(at fyne.Position, button desktop.MouseButton) {
	defer w.Settle()
	o, pos := w.under(at, clickable)
	event := fyne.PointEvent{Position: pos, AbsolutePosition: at}
	mouse := &desktop.MouseEvent{PointEvent: event, Button: button, Modifier: w.driver.held}
	if m, ok := o.(desktop.Mouseable); ok {
		m.MouseDown(mouse)
	}
	w.unfocus(at, o)
	if o == nil {
		return
	}
	if m, ok := o.(desktop.Mouseable); ok {
		m.MouseUp(mouse)
	}
	if button == desktop.MouseButtonSecondary {
		if target, ok := o.(fyne.SecondaryTappable); ok {
			target.TappedSecondary(&event)
		}
		return
	}
	if target, ok := o.(fyne.Tappable); ok {
		target.Tapped(&event)
	}
}

// unfocus takes the focus from a widget that is not under the pointer.
func (w *Window) unfocus(at fyne.Position, clicked fyne.CanvasObject) {
	focused, ok := w.Focused().(fyne.CanvasObject)
	if !ok || clicked == focused {
		return
	}
	if under, _ := w.under(at, func(o fyne.CanvasObject) bool { return o == focused }); under == nil {
		w.canvas.Unfocus()
	}
}
