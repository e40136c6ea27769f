package widgets

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// FocusGained implements fyne.Focusable: the cursor must stand somewhere for the
// keys to make sense.
func (t *Table[T]) FocusGained() {
	if t.cursor < 0 && t.source.Len() > 0 {
		t.moveTo(t.first, false)
	}
	t.control.FocusGained()
}

// TypedKey implements fyne.Focusable.
func (t *Table[T]) TypedKey(ev *fyne.KeyEvent) {
	if t.OnKey != nil && t.OnKey(ev) {
		return
	}
	page := max(1, t.page()-1)
	switch ev.Name {
	case fyne.KeyDown:
		t.moveTo(t.cursor+1, shiftDown())
	case fyne.KeyUp:
		t.moveTo(t.cursor-1, shiftDown())
	case fyne.KeyPageDown:
		t.moveTo(t.cursor+page, shiftDown())
	case fyne.KeyPageUp:
		t.moveTo(t.cursor-page, shiftDown())
	case fyne.KeyHome:
		t.moveTo(0, shiftDown())
	case fyne.KeyEnd:
		t.moveTo(t.source.Len()-1, shiftDown())
	case fyne.KeyLeft:
		t.scrollAside(t.offset - 40)
	case fyne.KeyRight:
		t.scrollAside(t.offset + 40)
	case fyne.KeyReturn, fyne.KeyEnter:
		t.open()
	case desktop.KeyMenu:
		t.menuAtCursor()
	case fyne.KeyF10:
		if shiftDown() {
			t.menuAtCursor()
			return
		}
		forwardKey(t, ev)
	case fyne.KeySpace: // TypedRune has it
	default:
		forwardKey(t, ev)
	}
}

// TypedRune implements fyne.Focusable.
func (t *Table[T]) TypedRune(r rune) {
	switch {
	case r != ' ':
		if t.OnRune != nil {
			t.OnRune(r)
		}
	case t.OnSpace != nil:
		if t.stands {
			t.OnSpace(t.current)
		}
	case t.cursor >= 0 && !t.SingleSelect:
		t.toggleAt(t.cursor)
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (t *Table[T]) TypedShortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutCopy:
		t.copySelection()
		return
	case *fyne.ShortcutSelectAll:
		t.selectAll()
		return
	case *desktop.CustomShortcut:
		shift := s.Modifier&fyne.KeyModifierShift != 0
		if s.Modifier&^fyne.KeyModifierShift == fyne.KeyModifierControl {
			switch s.KeyName {
			case fyne.KeyHome:
				t.moveTo(0, shift)
				return
			case fyne.KeyEnd:
				t.moveTo(t.source.Len()-1, shift)
				return
			}
		}
	}
	forwardShortcut(t, s)
}

func (t *Table[T]) open() {
	if t.offers() {
		t.takeOffer()
		return
	}
	if t.stands && t.OnOpen != nil {
		t.OnOpen(t.current)
	}
}

func (t *Table[T]) menuAtCursor() {
	if !t.stands || t.OnMenu == nil {
		return
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(t.body)
	y := float32(t.cursor-t.first+1) * rowHeight
	t.OnMenu(t.current, at.AddXY(cellPad*3, min(max(0, y), t.body.Size().Height)))
}

// click is a click on a row. The second one within the system's time opens it:
// the toolkit's own double tap would delay every single click by that time.
func (t *Table[T]) click(i int) {
	t.takeFocus()
	if i < 0 || i >= t.source.Len() {
		return
	}
	now := time.Now()
	again := i == t.tapped && now.Sub(t.tappedAt) <= fyne.CurrentApp().Driver().DoubleTapDelay()
	t.tapped, t.tappedAt = i, now
	switch {
	case again && t.pressed == 0:
		t.tapped = -1
		t.open()
	case t.pressed&fyne.KeyModifierShift != 0:
		t.moveTo(i, true)
	case t.pressed&fyne.KeyModifierShortcutDefault != 0 && !t.SingleSelect:
		t.toggleAt(i)
	default:
		t.moveTo(i, false)
	}
}

// menuClick is a right click: on a row outside the selection it selects it.
func (t *Table[T]) menuClick(i int, at fyne.Position) {
	t.takeFocus()
	if i < 0 || i >= t.source.Len() {
		return
	}
	row, ok := t.source.Row(i)
	if !ok {
		return
	}
	if !t.isChosen(t.Key(row)) {
		t.moveTo(i, false)
	}
	if t.OnMenu != nil {
		t.OnMenu(row, at)
	}
}
