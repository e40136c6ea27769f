package widgets

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	look "kairyluu/ui/theme"
)

// Progress shows how far something has come, as a length and a figure.
type Progress struct {
	widget.BaseWidget
	percent    int
	ink        fyne.ThemeColorName
	back, done *canvas.Rectangle
	figure     *canvas.Text
}

// NewProgress returns a bar that stands at nothing.
func NewProgress() *Progress {
	p := &Progress{back: newBox(), done: newBox(), figure: canvas.NewText("", nil)}
	p.ExtendBaseWidget(p)
	return p
}

// Set shows a percentage; the colour "" is the quiet one.
func (p *Progress) Set(percent int, ink fyne.ThemeColorName) {
	p.percent, p.ink = max(0, min(percent, 100)), ink
	p.Refresh()
}

// NaturalWidth implements Natural.
func (p *Progress) NaturalWidth() float32 { return 200 }

// CreateRenderer implements fyne.Widget.
func (p *Progress) CreateRenderer() fyne.WidgetRenderer { return newRenderer(p) }

func (p *Progress) paint() {
	p.back.FillColor, p.back.CornerRadius = look.Color(look.ColorBarPast), 3
	p.done.FillColor, p.done.CornerRadius = barColor(p.ink), 3
}

// barColor is the colour of a bar, the quiet one for "".
func barColor(name fyne.ThemeColorName) color.Color {
	if name == "" {
		name = look.ColorBar
	}
	return look.Color(name)
}

const progressFigure = 46

func (p *Progress) arrange(area fyne.Size) {
	size := look.Size(theme.SizeNameCaptionText)
	width := max(0, area.Width-progressFigure)
	middle := area.Height / 2
	put(p.back, 0, middle-4, width, 8)
	put(p.done, 0, middle-4, width*float32(p.percent)/100, 8)
	p.done.Hidden = p.percent == 0
	place(p.figure, strconv.Itoa(p.percent)+" %", size, look.Color(theme.ColorNameForeground),
		fyne.NewPos(width, 0), progressFigure, area.Height, fyne.TextAlignTrailing)
}

func (p *Progress) least() fyne.Size { return fyne.NewSize(100, 18) }

func (p *Progress) parts() []fyne.CanvasObject {
	return []fyne.CanvasObject{p.back, p.done, p.figure}
}
