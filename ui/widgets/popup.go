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

// popup shows a list or a month under a field. It lies over the whole window:
// the toolkit gives the keys to the topmost overlay only, so the popup takes
// them and hands all that is typed back to the field, which looks and behaves as
// if it had never lost the focus. A click outside closes it.
type popup struct {
	widget.BaseWidget
	canvas   fyne.Canvas
	owner    fyne.Focusable
	under    fyne.CanvasObject
	content  fyne.CanvasObject
	box      *canvas.Rectangle
	onKey    func(ev *fyne.KeyEvent) bool // the content's keys, asked before the field
	onClosed func()
	open     bool
}

// showPopup opens content under a field, above it where there is no room below.
func showPopup(owner fyne.Focusable, under, content fyne.CanvasObject, onKey func(*fyne.KeyEvent) bool, onClosed func()) *popup {
	c := canvasOf(under)
	if c == nil {
		return nil
	}
	p := &popup{canvas: c, owner: owner, under: under, content: content, onKey: onKey, onClosed: onClosed, open: true}
	p.box = canvas.NewRectangle(color.Transparent)
	p.ExtendBaseWidget(p)
	c.Overlays().Add(p)
	c.Focus(p)
	return p
}

func (p *popup) close() {
	if p == nil || !p.open {
		return
	}
	p.open = false
	p.canvas.Overlays().Remove(p)
	if p.onClosed != nil {
		p.onClosed()
	}
}

// Tapped implements fyne.Tappable.
func (p *popup) Tapped(*fyne.PointEvent) { p.close() }

// TappedSecondary implements fyne.SecondaryTappable.
func (p *popup) TappedSecondary(*fyne.PointEvent) { p.close() }

// FocusGained implements fyne.Focusable.
func (p *popup) FocusGained() {}

// FocusLost implements fyne.Focusable. A click beside the list takes the focus
// away; the popup takes it back as long as it is open.
func (p *popup) FocusLost() {}

// AcceptsTab implements fyne.Tabbable: Tab must reach the popup to close it.
func (p *popup) AcceptsTab() bool { return true }

// TypedRune implements fyne.Focusable.
func (p *popup) TypedRune(r rune) { p.owner.TypedRune(r) }

// TypedKey implements fyne.Focusable.
func (p *popup) TypedKey(ev *fyne.KeyEvent) {
	switch {
	case p.onKey != nil && p.onKey(ev):
	case ev.Name == fyne.KeyEscape:
		p.close()
	case ev.Name == fyne.KeyTab:
		p.leave()
	default:
		p.owner.TypedKey(ev)
	}
}

// leave closes the popup and does what Tab means in the field.
func (p *popup) leave() {
	p.close()
	if shiftDown() {
		p.canvas.FocusPrevious()
		return
	}
	p.canvas.FocusNext()
}

// KeyDown implements desktop.Keyable: the field must know of Shift to select.
func (p *popup) KeyDown(ev *fyne.KeyEvent) {
	if keyable, ok := p.owner.(desktop.Keyable); ok {
		keyable.KeyDown(ev)
	}
}

// KeyUp implements desktop.Keyable.
func (p *popup) KeyUp(ev *fyne.KeyEvent) {
	if keyable, ok := p.owner.(desktop.Keyable); ok {
		keyable.KeyUp(ev)
	}
}

// TypedShortcut implements fyne.Shortcutable. What is not editing leaves the
// popup first as Tab does, so that Ctrl+Enter saves what is marked in an open
// list too.
func (p *popup) TypedShortcut(s fyne.Shortcut) {
	if !editing(s) {
		if p.onKey != nil {
			p.onKey(&fyne.KeyEvent{Name: fyne.KeyTab})
		}
		p.close()
	}
	if target, ok := p.owner.(fyne.Shortcutable); ok {
		target.TypedShortcut(s)
	}
}

// CreateRenderer implements fyne.Widget.
func (p *popup) CreateRenderer() fyne.WidgetRenderer { return newRenderer(p) }

func (p *popup) paint() { paintDrop(p.box) }

// paintDrop makes a box the ground of what drops down.
func paintDrop(box *canvas.Rectangle) {
	box.FillColor = look.Color(theme.ColorNameMenuBackground)
	box.StrokeColor = look.Color(theme.ColorNameInputBorder)
	box.StrokeWidth = 1
	box.CornerRadius = look.Size(theme.SizeNamePopupRadius)
	box.Shadow = canvas.Shadow{
		Color: look.Color(theme.ColorNameShadow), BlurRadius: 8, Offset: fyne.NewPos(0, 2), Variant: canvas.DropShadow,
	}
}

func (p *popup) arrange(area fyne.Size) {
	const air = 3
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(p.under)
	width := max(p.content.MinSize().Width, naturalWidth(p.content))
	if _, list := p.content.(*optionList); list {
		width = max(width, p.under.Size().Width-2*air)
	}
	width += 2 * air
	height := HeightFor(p.content, width-2*air) + 2*air
	y := at.Y + p.under.Size().Height + 2
	if y+height > area.Height-4 && at.Y-2-height > 4 {
		y = at.Y - 2 - height
	}
	height = min(height, area.Height-8)
	y = max(4, min(y, area.Height-4-height))
	x := max(4, min(at.X, area.Width-4-width))
	put(p.box, x, y, width, height)
	put(p.content, x+air, y+air, width-2*air, height-2*air)
}

func (p *popup) least() fyne.Size { return fyne.NewSize(1, 1) }

func (p *popup) parts() []fyne.CanvasObject { return []fyne.CanvasObject{p.box, p.content} }
