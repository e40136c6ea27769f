package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	look "kairyluu/ui/theme"
)

// Memo is text of several lines. Tab leaves it, and Ctrl+Enter is the window's.
type Memo struct {
	widget.Entry
	OnKey   func(ev *fyne.KeyEvent) bool // asked first; true means done
	OnFocus func()
	OnBlur  func()

	dress
}

// NewMemo returns an empty text that shows a number of lines.
func NewMemo(rows int) *Memo {
	m := &Memo{}
	m.MultiLine = true
	m.Wrapping = fyne.TextWrapWord
	m.ExtendBaseWidget(m)
	m.SetMinRowsVisible(rows)
	return m
}

// AcceptsTab implements fyne.Tabbable: a form must not be a trap.
func (m *Memo) AcceptsTab() bool { return false }

// SetError draws the border in the colour of what is wrong.
func (m *Memo) SetError(failed bool) {
	if m.failed != failed {
		m.failed = failed
		m.Refresh()
	}
}

// FocusGained implements fyne.Focusable.
func (m *Memo) FocusGained() {
	m.focused = true
	m.Entry.FocusGained()
	if m.host != nil {
		m.host.Reveal(m)
	}
	if m.OnFocus != nil {
		m.OnFocus()
	}
}

// FocusLost implements fyne.Focusable.
func (m *Memo) FocusLost() {
	m.focused = false
	m.Entry.FocusLost()
	if m.OnBlur != nil {
		m.OnBlur()
	}
}

// TypedKey implements fyne.Focusable.
func (m *Memo) TypedKey(ev *fyne.KeyEvent) {
	if m.OnKey != nil && m.OnKey(ev) {
		return
	}
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyBackspace, fyne.KeyDelete, fyne.KeyLeft, fyne.KeyRight,
		fyne.KeyHome, fyne.KeyEnd, fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown:
		m.Entry.TypedKey(ev)
	default:
		forwardKey(m, ev)
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (m *Memo) TypedShortcut(s fyne.Shortcut) {
	if editing(s) {
		m.Entry.TypedShortcut(s)
		return
	}
	forwardShortcut(m, s)
}

// CreateRenderer implements fyne.Widget.
func (m *Memo) CreateRenderer() fyne.WidgetRenderer {
	m.scrolls = func() bool {
		size := look.Size(theme.SizeNameText)
		lines := wrap(m.Text, m.Size().Width-2*look.Size(theme.SizeNameInnerPadding), size, false)
		return float32(len(lines)+1)*lineHeight(size, false) > m.Size().Height
	}
	return newEntryRenderer(m.Entry.CreateRenderer(), &m.dress)
}
