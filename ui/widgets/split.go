package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	look "kairyluu/ui/theme"
)

// Split is a page with a panel of fixed width at its right; the border between
// them can be dragged. The panel keeps its width when the window grows, and
// gives way when the page would be narrower than MinMain.
type Split struct {
	widget.BaseWidget
	MinMain, MinSide float32
	OnResized        func(width float32) // the user let go of the border

	main, side fyne.CanvasObject
	back       *canvas.Rectangle
	border     *splitBorder
	width      float32
	hidden     bool
}

// NewSplit returns a page with a panel of a width.
func NewSplit(main, side fyne.CanvasObject, width float32) *Split {
	s := &Split{main: main, side: side, width: width, MinMain: 420, MinSide: 220, back: newBox()}
	s.border = &splitBorder{split: s, line: newBox()}
	s.border.ExtendBaseWidget(s.border)
	s.ExtendBaseWidget(s)
	return s
}

// SetSide replaces the panel.
func (s *Split) SetSide(side fyne.CanvasObject) {
	s.side = side
	s.Refresh()
}

// SetSideVisible shows or hides the panel.
func (s *Split) SetSideVisible(shown bool) {
	if s.hidden == shown {
		s.hidden = !shown
		s.Refresh()
	}
}

// SideVisible tells whether the panel is shown.
func (s *Split) SideVisible() bool { return !s.hidden }

// SetWidth sets the panel's width without telling OnResized.
func (s *Split) SetWidth(width float32) {
	s.width = width
	s.Refresh()
}

// Width is the panel's width as the user wants it.
func (s *Split) Width() float32 { return s.width }

// Children implements Parent.
func (s *Split) Children() []fyne.CanvasObject { return []fyne.CanvasObject{s.main, s.side} }

// CreateRenderer implements fyne.Widget.
func (s *Split) CreateRenderer() fyne.WidgetRenderer { return newRenderer(s) }

func (s *Split) paint() {
	s.back.FillColor = look.Color(look.ColorRail)
	s.border.Refresh()
}

func (s *Split) sideWidth(area float32) float32 {
	return max(s.MinSide, min(s.width, area-s.MinMain))
}

func (s *Split) arrange(area fyne.Size) {
	if s.hidden {
		put(s.main, 0, 0, area.Width, area.Height)
		return
	}
	side := s.sideWidth(area.Width)
	put(s.main, 0, 0, area.Width-side, area.Height)
	put(s.back, area.Width-side, 0, side, area.Height)
	put(s.side, area.Width-side+1, 0, side-1, area.Height)
	put(s.border, area.Width-side-2, 0, 5, area.Height)
}

func (s *Split) least() fyne.Size {
	size := s.main.MinSize()
	if !s.hidden {
		side := s.side.MinSize()
		size = fyne.NewSize(size.Width+max(s.MinSide, min(side.Width, s.width)), max(size.Height, min(side.Height, 200)))
	}
	return size
}

func (s *Split) parts() []fyne.CanvasObject {
	if s.hidden {
		return []fyne.CanvasObject{s.main}
	}
	return []fyne.CanvasObject{s.main, s.back, s.side, s.border}
}

type splitBorder struct {
	widget.BaseWidget
	split   *Split
	line    *canvas.Rectangle
	hovered bool
}

// Dragged implements fyne.Draggable.
func (b *splitBorder) Dragged(ev *fyne.DragEvent) {
	area := b.split.Size().Width
	b.split.width = max(b.split.MinSide, min(b.split.sideWidth(area)-ev.Dragged.DX, area-b.split.MinMain))
	b.split.Refresh()
}

// DragEnd implements fyne.Draggable.
func (b *splitBorder) DragEnd() {
	if b.split.OnResized != nil {
		b.split.OnResized(b.split.width)
	}
}

// Cursor implements desktop.Cursorable.
func (b *splitBorder) Cursor() desktop.Cursor { return desktop.HResizeCursor }

// MouseIn implements desktop.Hoverable.
func (b *splitBorder) MouseIn(*desktop.MouseEvent) {
	b.hovered = true
	b.Refresh()
}

// MouseMoved implements desktop.Hoverable.
func (b *splitBorder) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (b *splitBorder) MouseOut() {
	b.hovered = false
	b.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (b *splitBorder) CreateRenderer() fyne.WidgetRenderer { return newRenderer(b) }

func (b *splitBorder) paint() {
	b.line.FillColor = look.Color(look.ColorLine)
	if b.hovered {
		b.line.FillColor = look.Color(theme.ColorNameHyperlink)
	}
}

func (b *splitBorder) arrange(area fyne.Size) { put(b.line, 2, 0, 1, area.Height) }

func (b *splitBorder) least() fyne.Size { return fyne.NewSize(5, 10) }

func (b *splitBorder) parts() []fyne.CanvasObject { return []fyne.CanvasObject{b.line} }
