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
	return newEntryRenderer(e.Entry.CreateRenderer(), &e.dress)
}

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

// entryRenderer adds to the toolkit's entry what it lacks: a border that shows
// focus and error plainly, and a wheel that scrolls the form under it.
type entryRenderer struct {
	fyne.WidgetRenderer
	dress *dress
	ring  *canvas.Rectangle
	wheel *wheel
}

// dress is the state that an entry of ours shows beside the toolkit's.
type dress struct {
	focused, failed bool
	host            *Scroll
	scrolls         func() bool    // whether the wheel is of use to the entry itself
	width           func() float32 // of the text, where it stands at the right; nil is at the left
	shift           float32        // by how much it stands away from the left
}

func (d *dress) setHost(host *Scroll) { d.host = host }

func newEntryRenderer(inner fyne.WidgetRenderer, d *dress) fyne.WidgetRenderer {
	r := &entryRenderer{WidgetRenderer: inner, dress: d, ring: canvas.NewRectangle(color.Transparent)}
	r.wheel = &wheel{dress: d}
	r.wheel.ExtendBaseWidget(r.wheel)
	r.style()
	return r
}

func (r *entryRenderer) Objects() []fyne.CanvasObject {
	objects := append([]fyne.CanvasObject{}, r.WidgetRenderer.Objects()...)
	if !r.dress.scrolls() {
		objects = append(objects, r.wheel)
	}
	return append(objects, r.ring)
}

func (r *entryRenderer) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.ring.Resize(size)
	r.wheel.Resize(size)
	r.align()
}

func (r *entryRenderer) Refresh() {
	r.WidgetRenderer.Refresh()
	r.align()
	r.style()
}

// align moves the text to the right, which the toolkit's entry cannot: the part
// that holds it begins further right, and the rest of the entry stays.
func (r *entryRenderer) align() {
	if r.dress.width == nil {
		return
	}
	const caret = 2
	room := r.ring.Size()
	r.dress.shift = max(0, room.Width-r.dress.width()-2*look.Size(theme.SizeNameInnerPadding)-caret)
	border := look.Size(theme.SizeNameInputBorder)
	for _, o := range r.WidgetRenderer.Objects() {
		if _, scrolls := o.(fyne.Scrollable); scrolls {
			put(o, r.dress.shift, border, room.Width-r.dress.shift, room.Height-2*border)
		}
	}
}

func (r *entryRenderer) style() {
	r.ring.CornerRadius = look.Size(theme.SizeNameInputRadius)
	r.ring.StrokeWidth = 2
	switch {
	case r.dress.failed:
		r.ring.StrokeColor = look.Color(theme.ColorNameError)
	case r.dress.focused:
		r.ring.StrokeColor = look.Color(theme.ColorNameHyperlink)
	default:
		r.ring.StrokeColor = color.Transparent
	}
	r.ring.Refresh()
}

// wheel lies over an entry that has nothing to scroll: the toolkit's entry takes
// the mouse wheel even then, and a form full of entries would not move.
type wheel struct {
	widget.BaseWidget
	dress *dress
}

// Scrolled implements fyne.Scrollable.
func (w *wheel) Scrolled(ev *fyne.ScrollEvent) {
	if w.dress.host != nil {
		w.dress.host.relay(ev)
	}
}

// CreateRenderer implements fyne.Widget.
func (w *wheel) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}
