package uitest

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Press presses keys one after the other.
func (w *Window) Press(keys ...fyne.KeyName) {
	for _, key := range keys {
		w.press(key, 0)
	}
}

// Shift presses keys while Shift is held.
func (w *Window) Shift(keys ...fyne.KeyName) {
	w.driver.held = fyne.KeyModifierShift
	w.shiftKey(desktop.Keyable.KeyDown)
	for _, key := range keys {
		w.press(key, fyne.KeyModifierShift)
	}
	w.driver.held = 0
	w.shiftKey(desktop.Keyable.KeyUp)
}

func (w *Window) shiftKey(do func(desktop.Keyable, *fyne.KeyEvent)) {
	if focused, ok := w.Focused().(desktop.Keyable); ok {
		do(focused, &fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	}
}

// Ctrl presses Ctrl and a key: "K", "1", fyne.KeyReturn.
func (w *Window) Ctrl(key fyne.KeyName) { w.combine(key, fyne.KeyModifierShortcutDefault) }

// CtrlShift presses Ctrl, Shift and a key.
func (w *Window) CtrlShift(key fyne.KeyName) {
	w.combine(key, fyne.KeyModifierShortcutDefault|fyne.KeyModifierShift)
}

func (w *Window) combine(key fyne.KeyName, held fyne.KeyModifier) {
	w.driver.held = held
	w.press(key, held)
	w.driver.held = 0
}

func (w *Window) press(key fyne.KeyName, held fyne.KeyModifier) {
	defer w.Settle()
	if key == fyne.KeyTab && held&^fyne.KeyModifierShift == 0 && w.moveFocus(held) {
		return
	}
	if s := shortcut(key, held); s != nil && w.shortcut(s) {
		return
	}
	event := &fyne.KeyEvent{Name: key}
	if focused := w.Focused(); focused != nil {
		focused.TypedKey(event)
	} else if handle := w.canvas.OnTypedKey(); handle != nil {
		handle(event)
	}
	if key == fyne.KeySpace { // the driver sends the letter after the key
		w.rune(' ')
	}
}

func (w *Window) moveFocus(held fyne.KeyModifier) bool {
	if tabbable, ok := w.Focused().(fyne.Tabbable); ok && tabbable.AcceptsTab() {
		return false
	}
	if held == fyne.KeyModifierShift {
		w.canvas.FocusPrevious()
	} else {
		w.canvas.FocusNext()
	}
	return true
}

// shortcut names a combination as the driver does.
func shortcut(key fyne.KeyName, held fyne.KeyModifier) fyne.Shortcut {
	if held == fyne.KeyModifierShortcutDefault {
		clipboard := fyne.CurrentApp().Clipboard()
		switch key {
		case fyne.KeyZ:
			return &fyne.ShortcutUndo{}
		case fyne.KeyY:
			return &fyne.ShortcutRedo{}
		case fyne.KeyV:
			return &fyne.ShortcutPaste{Clipboard: clipboard}
		case fyne.KeyC:
			return &fyne.ShortcutCopy{Clipboard: clipboard}
		case fyne.KeyX:
			return &fyne.ShortcutCut{Clipboard: clipboard}
		case fyne.KeyA:
			return &fyne.ShortcutSelectAll{}
		}
	}
	if held == 0 || held == fyne.KeyModifierShift {
		return nil
	}
	return &desktop.CustomShortcut{KeyName: key, Modifier: held}
}

func (w *Window) shortcut(s fyne.Shortcut) bool {
	if menu := w.MainMenu(); menu != nil {
		for _, m := range menu.Items {
			if inMenu(m, s) {
				return true
			}
		}
	}
	if focused, ok := w.Focused().(fyne.Shortcutable); ok {
		focused.TypedShortcut(s)
		return true
	}
	w.canvas.TypedShortcut(s)
	return true
}

func inMenu(menu *fyne.Menu, s fyne.Shortcut) bool {
	for _, item := range menu.Items {
		if item.ChildMenu != nil && inMenu(item.ChildMenu, s) {
			return true
		}
		if item.Shortcut != nil && item.Shortcut.ShortcutName() == s.ShortcutName() && !item.Disabled {
			item.Action()
			return true
		}
	}
	return false
}

// Type types a text, letter by letter, into what has the focus at each letter.
func (w *Window) Type(text string) {
	for _, letter := range text {
		w.rune(letter)
	}
	w.Settle()
}

func (w *Window) rune(letter rune) {
	if focused := w.Focused(); focused != nil {
		focused.TypedRune(letter)
	} else if handle := w.canvas.OnTypedRune(); handle != nil {
		handle(letter)
	}
}

// labelled is a field of a form: a label with one control.
type labelled interface {
	Label() string
	Children() []fyne.CanvasObject
}

// Field finds the control under a label.
func (w *Window) Field(label string) fyne.CanvasObject {
	w.t.Helper()
	var found fyne.CanvasObject
	w.each(func(o fyne.CanvasObject, _ place) {
		if field, ok := o.(labelled); ok && field.Label() == label {
			found = field.Children()[0]
		}
	})
	if found == nil {
		w.t.Fatalf("no field %q on the window; it shows %q", label, w.Texts())
	}
	return found
}

// Fill types a text into the field with a label, in place of what is there.
func (w *Window) Fill(label, text string) {
	w.t.Helper()
	control, ok := w.Field(label).(fyne.Focusable)
	if !ok {
		w.t.Fatalf("field %q takes no text", label)
	}
	w.Focus(control)
	if target, ok := control.(fyne.Shortcutable); ok {
		target.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
	if text == "" {
		w.Press(fyne.KeyDelete)
	}
	w.Type(text)
}
