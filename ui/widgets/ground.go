package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	look "kairyluu/ui/theme"
)

// Edge says on which side of a Ground a thin line is drawn.
type Edge int

// The sides.
const (
	NoEdge Edge = iota
	TopEdge
	RightEdge
	BottomEdge
	LeftEdge
)

// Ground is content on a colour of the theme, as the rail and the bars are.
type Ground struct {
	widget.BaseWidget
	content    fyne.CanvasObject
	color      fyne.ThemeColorName
	edge       Edge
	back, line *canvas.Rectangle
}

// NewGround puts content on a colour.
func NewGround(content fyne.CanvasObject, color fyne.ThemeColorName, edge Edge) *Ground {
	g := &Ground{content: content, color: color, edge: edge, back: newBox(), line: newBox()}
	g.ExtendBaseWidget(g)
	return g
}

// Children implements Parent.
func (g *Ground) Children() []fyne.CanvasObject { return []fyne.CanvasObject{g.content} }

// HeightFor implements Flowing.
func (g *Ground) HeightFor(width float32) float32 { return HeightFor(g.content, width) }

// NaturalWidth implements Natural.
func (g *Ground) NaturalWidth() float32 { return naturalWidth(g.content) }

// CreateRenderer implements fyne.Widget.
func (g *Ground) CreateRenderer() fyne.WidgetRenderer { return newRenderer(g) }

func (g *Ground) paint() {
	g.back.FillColor = look.Color(g.color)
	g.line.FillColor = look.Color(look.ColorLine)
	g.line.Hidden = g.edge == NoEdge
}

func (g *Ground) arrange(area fyne.Size) {
	put(g.back, 0, 0, area.Width, area.Height)
	put(g.content, 0, 0, area.Width, area.Height)
	switch g.edge {
	case TopEdge:
		put(g.line, 0, 0, area.Width, 1)
	case BottomEdge:
		put(g.line, 0, area.Height-1, area.Width, 1)
	case LeftEdge:
		put(g.line, 0, 0, 1, area.Height)
	case RightEdge:
		put(g.line, area.Width-1, 0, 1, area.Height)
	}
}

func (g *Ground) least() fyne.Size { return g.content.MinSize() }

func (g *Ground) parts() []fyne.CanvasObject {
	return []fyne.CanvasObject{g.back, g.content, g.line}
}
