package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	look "kairyluu/ui/theme"
)

// entryRenderer adds to the toolkit's entry what it lacks: a border that shows
// focus and error plainly, and a wheel that scrolls the form under it.
type entryRenderer struct {
	fyne.WidgetRenderer
	dress *dress
	ring  *canvas.Rectangle
	wheel *wheel
	short *canvas.Text // stands for a text that is longer than the entry while nobody types
}

// dress is the state that an entry of ours shows beside the toolkit's.
type dress struct {
	focused, failed bool
	host            *Scroll
	scrolls         func() bool                          // whether the wheel is of use to the entry itself
	width           func() float32                       // of the text, where it stands at the right; nil is at the left
	shift           float32                              // by how much it stands away from the left
	text            func() (string, fyne.ThemeColorName) // of a line at the left, and its colour; nil is of several lines
}

func (d *dress) setHost(host *Scroll) { d.host = host }

func newEntryRenderer(inner fyne.WidgetRenderer, d *dress) fyne.WidgetRenderer {
	r := &entryRenderer{
		WidgetRenderer: inner, dress: d,
		ring: canvas.NewRectangle(color.Transparent), short: canvas.NewText("", color.Transparent),
	}
	r.short.Hide()
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
	return append(objects, r.short, r.ring)
}

func (r *entryRenderer) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.ring.Resize(size)
	r.wheel.Resize(size)
	r.align()
	r.shorten()
}

func (r *entryRenderer) Refresh() {
	r.WidgetRenderer.Refresh()
	r.align()
	r.shorten()
	r.style()
}

// shorten ends a text that is longer than its entry with an ellipsis while nobody
// types in it: the toolkit's entry would draw a scroll bar through the letters.
func (r *entryRenderer) shorten() {
	if r.dress.text == nil || r.dress.width != nil {
		return
	}
	text, ink := r.dress.text()
	size, pad := look.Size(theme.SizeNameText), look.Size(theme.SizeNameInnerPadding)
	for _, o := range r.WidgetRenderer.Objects() {
		if _, scrolls := o.(fyne.Scrollable); !scrolls {
			continue
		}
		room := o.Size().Width - 2*pad
		long := !r.dress.focused && room > 0 && textWidth(text, size, false) > room
		if r.short.Hidden = !long; long {
			r.short.Text, r.short.TextSize, r.short.Color = fit(text, room, size, false), size, look.Color(ink)
			put(r.short, o.Position().X+pad, 0, room, r.ring.Size().Height)
			o.Hide()
		} else if !o.Visible() {
			o.Show()
		}
		r.short.Refresh()
	}
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
