package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Entry is a line of text. The focus selects all of it, Enter goes on to the
// next field, and keys and shortcuts it has no use for reach the window.
type Entry struct {
	widget.Entry
	OnEnter func()                       // Enter; nil goes on to the next field
	OnKey   func(ev *fyne.KeyEvent) bool // asked first; true means done
	OnFocus func()
	OnBlur  func()

	self fyne.Widget
	dress
}

// MouseDown implements desktop.Mouseable.
func (e *Entry) MouseDown(ev *desktop.MouseEvent) {
	at := *ev
	at.Position.X -= e.shift
	e.Entry.MouseDown(&at)
}

// Dragged implements fyne.Draggable.
func (e *Entry) Dragged(ev *fyne.DragEvent) {
	at := *ev
	at.Position.X -= e.shift
	e.Entry.Dragged(&at)
}

// NewEntry returns an empty entry.
func NewEntry() *Entry {
	e := &Entry{}
	e.extend(e)
	return e
}

func (e *Entry) extend(self fyne.Widget) {
	e.self = self
	e.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	e.ExtendBaseWidget(self)
}

// SetPlaceHolder changes what stands in an empty entry. The toolkit's entry would
// leave it where the one before stood.
func (e *Entry) SetPlaceHolder(text string) {
	e.Entry.SetPlaceHolder(text)
	e.Refresh()
}

// SetError draws the border in the colour of what is wrong.
func (e *Entry) SetError(failed bool) {
	if e.failed != failed {
		e.failed = failed
		e.Refresh()
	}
}

// FocusGained implements fyne.Focusable.
func (e *Entry) FocusGained() {
	e.focused = true
	e.Entry.FocusGained()
	e.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	if e.host != nil {
		e.host.Reveal(e.self)
	}
	if e.OnFocus != nil {
		e.OnFocus()
	}
}

// FocusLost implements fyne.Focusable. A text longer than the field is then read
// from its beginning.
func (e *Entry) FocusLost() {
	e.focused = false
	e.CursorRow, e.CursorColumn = 0, 0
	e.Entry.FocusLost()
	if e.OnBlur != nil {
		e.OnBlur()
	}
}

// TypedKey implements fyne.Focusable.
func (e *Entry) TypedKey(ev *fyne.KeyEvent) {
	if e.OnKey != nil && e.OnKey(ev) {
		return
	}
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		e.enter()
	case fyne.KeyBackspace, fyne.KeyDelete, fyne.KeyLeft, fyne.KeyRight, fyne.KeyHome, fyne.KeyEnd,
		fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown:
		e.Entry.TypedKey(ev)
	default:
		forwardKey(e.self, ev)
	}
}

func (e *Entry) enter() {
	switch {
	case e.OnEnter != nil:
		e.OnEnter()
	case e.OnSubmitted != nil:
		e.OnSubmitted(e.Text)
	default:
		enterOn(e.self)
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	if editing(s) {
		e.Entry.TypedShortcut(s)
		return
	}
	forwardShortcut(e.self, s)
}

// editing tells whether the toolkit's entry knows what to do with a shortcut.
func editing(s fyne.Shortcut) bool {
	custom, ok := s.(*desktop.CustomShortcut)
	if !ok {
		return true // copy, paste, undo and the like
	}
	switch custom.KeyName {
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyBackspace, fyne.KeyDelete:
		return true
	}
	return false
}

// CreateRenderer implements fyne.Widget.
func (e *Entry) CreateRenderer() fyne.WidgetRenderer {
	e.scrolls = func() bool { return false }
	e.text = func() (string, fyne.ThemeColorName) {
		if e.Disabled() {
			return e.Text, theme.ColorNameDisabled
		}
		return e.Text, theme.ColorNameForeground
	}
	return newEntryRenderer(e.Entry.CreateRenderer(), &e.dress)
}
