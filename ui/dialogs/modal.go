package dialogs

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

const (
	modalPad    = 18
	ringRoom    = 4 // around the content, so that focus rings are not cut off
	headingSize = fynetheme.SizeNameHeadingText
)

// narrow is the size of a dialog that only says something.
var narrow = fyne.NewSize(440, 0)

// modal is a box over the dimmed window. It takes the keys that its content has
// no use for.
type modal struct {
	widget.BaseWidget
	canvas   fyne.Canvas
	previous fyne.Focusable
	size     fyne.Size // 0 in a direction: as the content needs
	title    *widgets.Text
	content  fyne.CanvasObject
	footer   fyne.CanvasObject
	scroll   *widgets.Scroll
	gauge    *fyne.Container
	shade    *canvas.Rectangle
	box      *canvas.Rectangle

	safe              fyne.Focusable // has the focus first; nil is the first field
	onEscape, onEnter func()         // nil: the key does nothing
	onClosed          func()         // may be nil
	shown             bool
	veil              bool // only the shade: a dialog of the system is open
}

var _ widgets.KeyCatcher = (*modal)(nil)

func (d *Dialogs) modal(title string, content fyne.CanvasObject, size fyne.Size) *modal {
	m := &modal{canvas: d.window.Canvas(), content: content, size: size}
	m.title = widgets.NewText(title, widgets.TextStyle{Size: headingSize, Bold: true})
	m.title.Hidden = title == ""
	m.gauge = &fyne.Container{Layout: gauge{m}}
	m.shade, m.box = canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	m.ExtendBaseWidget(m)
	return m
}

// gauge measures the content: the scrolled area hides its growth, as when an
// error appears under a field, from the driver, which lays a widget out again
// only when a part of it changes its smallest size. It must be the last part: the
// driver remembers one widget to lay out again at a time, and what changes within
// the scrolled area would make it forget the dialog.
type gauge struct{ m *modal }

func (g gauge) Layout([]fyne.CanvasObject, fyne.Size) {}

func (g gauge) MinSize([]fyne.CanvasObject) fyne.Size {
	width := g.m.box.Size().Width - 2*modalPad
	return fyne.NewSize(0, widgets.HeightFor(g.m.content, max(0, width)))
}

func (m *modal) buttons(row ...*widgets.Button) {
	objects := make([]fyne.CanvasObject, len(row))
	for i, b := range row {
		objects[i] = b
	}
	m.footer = widgets.NewSpread(nil, objects)
}

func (m *modal) show() {
	m.previous = m.canvas.Focused()
	m.scroll = widgets.NewScroll(widgets.NewInset(m.content, ringRoom, ringRoom, ringRoom, ringRoom))
	m.shown = true
	m.canvas.Overlays().Add(m)
	m.focus()
}

func (m *modal) focus() {
	if m.safe != nil {
		m.canvas.Focus(m.safe)
		return
	}
	m.canvas.FocusNext()
}

// close is what every way out of the dialog comes to.
func (m *modal) close() {
	if !m.shown {
		return
	}
	m.shown = false
	m.canvas.Overlays().Remove(m)
	if m.previous != nil {
		m.canvas.Focus(m.previous)
	}
	call(m.onClosed)
}

// then closes and does something.
func (m *modal) then(do func()) func() {
	return func() {
		m.close()
		if do != nil {
			do()
		}
	}
}

// Tapped implements fyne.Tappable: a click beside the box does not lose the keys.
func (m *modal) Tapped(*fyne.PointEvent) {
	if m.canvas.Focused() == nil {
		m.focus()
	}
}

// CatchKey implements widgets.KeyCatcher.
func (m *modal) CatchKey(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyEscape:
		return call(m.onEscape)
	case fyne.KeyReturn, fyne.KeyEnter:
		return call(m.onEnter)
	case fyne.KeyLeft, fyne.KeyUp:
		m.canvas.FocusPrevious()
	case fyne.KeyRight, fyne.KeyDown:
		m.canvas.FocusNext()
	default:
		return false
	}
	return true
}

// CatchShortcut implements widgets.KeyCatcher: Ctrl+Enter and Ctrl+S agree from
// within a text of several lines.
func (m *modal) CatchShortcut(s fyne.Shortcut) bool {
	custom, ok := s.(*desktop.CustomShortcut)
	if !ok || custom.Modifier != fyne.KeyModifierShortcutDefault {
		return false
	}
	switch custom.KeyName {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyS:
		return call(m.onEnter)
	}
	return false
}

func call(f func()) bool {
	if f == nil {
		return false
	}
	f()
	return true
}

// CreateRenderer implements fyne.Widget.
func (m *modal) CreateRenderer() fyne.WidgetRenderer {
	m.paint()
	return modalRenderer{m}
}

type modalRenderer struct{ m *modal }

func (r modalRenderer) Layout(size fyne.Size) { r.m.arrange(size) }
func (r modalRenderer) MinSize() fyne.Size    { return fyne.NewSize(1, 1) }
func (r modalRenderer) Destroy()              {}

func (r modalRenderer) Objects() []fyne.CanvasObject {
	if r.m.veil {
		return []fyne.CanvasObject{r.m.shade}
	}
	objects := []fyne.CanvasObject{r.m.shade, r.m.box, r.m.title, r.m.scroll}
	if r.m.footer != nil {
		objects = append(objects, r.m.footer)
	}
	return append(objects, r.m.gauge)
}

func (r modalRenderer) Refresh() {
	r.m.paint()
	r.m.arrange(r.m.Size())
	canvas.Refresh(r.m)
}

func (m *modal) paint() {
	m.shade.FillColor = theme.Color(theme.ColorShade)
	m.box.FillColor = theme.Color(theme.ColorCard)
	m.box.StrokeColor, m.box.StrokeWidth = theme.Color(theme.ColorLine), 1
	m.box.CornerRadius = theme.Size(fynetheme.SizeNameDialogRadius)
}

// arrange centres the box; content higher than the window scrolls inside it.
func (m *modal) arrange(area fyne.Size) {
	m.shade.Resize(area)
	width := m.size.Width
	if width == 0 {
		width = max(narrow.Width, m.content.MinSize().Width+2*modalPad)
	}
	if m.footer != nil { // buttons stand side by side, whatever they say
		width = max(width, m.footer.MinSize().Width+2*modalPad)
	}
	width = min(width, area.Width-32)
	inner := width - 2*modalPad
	title, footer := float32(0), float32(0)
	if m.title.Visible() {
		title = widgets.HeightFor(m.title, inner) + 10
	}
	if m.footer != nil {
		footer = widgets.HeightFor(m.footer, inner) + 16
	}
	body := widgets.HeightFor(m.content, inner)
	if m.size.Height > 0 {
		body = m.size.Height - title - footer - 2*modalPad
	}
	body = max(20, min(body, area.Height-32-title-footer-2*modalPad))
	height := title + body + footer + 2*modalPad
	x, y := (area.Width-width)/2, max(16, (area.Height-height)*0.4)
	put(m.box, x, y, width, height)
	x, y = x+modalPad, y+modalPad
	put(m.title, x, y, inner, title)
	put(m.scroll, x-ringRoom, y+title-ringRoom, inner+2*ringRoom, body+2*ringRoom)
	if m.footer != nil {
		put(m.footer, x, y+title+body+16, inner, footer-16)
	}
}

func put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}
