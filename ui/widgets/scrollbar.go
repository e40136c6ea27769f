package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	look "kairyluu/ui/theme"
)

// scrollbar moves over a length in units of its owner, rows or points. Positions
// are float64: a float32 cannot tell rows apart beyond some millions of points.
type scrollbar struct {
	widget.BaseWidget
	vertical          bool
	total, page, pos  float64
	onMove            func(pos float64)
	track, thumb      *canvas.Rectangle
	dragging, hovered bool
	dragged           float64 // position of the thumb while dragging, not rounded
}

func newScrollbar(vertical bool, onMove func(pos float64)) *scrollbar {
	b := &scrollbar{vertical: vertical, onMove: onMove, track: newBox(), thumb: newBox()}
	b.ExtendBaseWidget(b)
	return b
}

func (b *scrollbar) set(total, page, pos float64) {
	if b.total != total || b.page != page || b.pos != pos {
		b.total, b.page, b.pos = total, page, pos
		b.Refresh()
	}
}

func (b *scrollbar) along(size fyne.Size) float64 {
	if b.vertical {
		return float64(size.Height)
	}
	return float64(size.Width)
}

func (b *scrollbar) thumbLength() float64 {
	track := b.along(b.Size())
	if b.total <= 0 {
		return track
	}
	return min(track, max(24, track*b.page/b.total))
}

func (b *scrollbar) thumbStart() float64 {
	if b.total <= b.page {
		return 0
	}
	return (b.along(b.Size()) - b.thumbLength()) * b.pos / (b.total - b.page)
}

// Dragged implements fyne.Draggable.
func (b *scrollbar) Dragged(ev *fyne.DragEvent) {
	room := b.along(b.Size()) - b.thumbLength()
	if room <= 0 {
		return
	}
	if !b.dragging {
		b.dragging, b.dragged = true, b.pos
	}
	delta := float64(ev.Dragged.DX)
	if b.vertical {
		delta = float64(ev.Dragged.DY)
	}
	b.dragged += delta * (b.total - b.page) / room
	b.move(b.dragged)
}

// DragEnd implements fyne.Draggable.
func (b *scrollbar) DragEnd() {
	b.dragging = false
	b.Refresh()
}

func (b *scrollbar) move(pos float64) { b.onMove(max(0, min(pos, b.total-b.page))) }

// Tapped implements fyne.Tappable: a click beside the thumb turns a page.
func (b *scrollbar) Tapped(ev *fyne.PointEvent) {
	at := float64(ev.Position.X)
	if b.vertical {
		at = float64(ev.Position.Y)
	}
	switch start := b.thumbStart(); {
	case at < start:
		b.move(b.pos - b.page)
	case at > start+b.thumbLength():
		b.move(b.pos + b.page)
	}
}

// MouseIn implements desktop.Hoverable.
func (b *scrollbar) MouseIn(*desktop.MouseEvent) {
	b.hovered = true
	b.Refresh()
}

// MouseMoved implements desktop.Hoverable.
func (b *scrollbar) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (b *scrollbar) MouseOut() {
	b.hovered = false
	b.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (b *scrollbar) CreateRenderer() fyne.WidgetRenderer { return newRenderer(b) }

func (b *scrollbar) paint() {
	b.track.FillColor = look.Color(theme.ColorNameScrollBarBackground)
	b.thumb.FillColor = look.Color(theme.ColorNameScrollBar)
	if b.hovered || b.dragging {
		b.thumb.FillColor = look.Color(look.ColorMuted)
	}
	b.thumb.CornerRadius = 3
}

func (b *scrollbar) arrange(area fyne.Size) {
	put(b.track, 0, 0, area.Width, area.Height)
	start, length := float32(b.thumbStart()), float32(b.thumbLength())
	if b.vertical {
		put(b.thumb, 2, start, area.Width-4, length)
		return
	}
	put(b.thumb, start, 2, length, area.Height-4)
}

func (b *scrollbar) least() fyne.Size { return fyne.NewSize(barThickness, barThickness) }

func (b *scrollbar) parts() []fyne.CanvasObject { return []fyne.CanvasObject{b.track, b.thumb} }
