package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	look "kairyluu/ui/theme"
)

// Tile is one large number with what it counts; it opens its list.
type Tile struct {
	control
	OnTapped func() // nil makes the tile something to look at only

	color       fyne.ThemeColorName
	box         *canvas.Rectangle
	figureText  *Text
	captionText *Text
}

// NewTile returns a tile; an empty color is plain.
func NewTile(figure, caption string, color fyne.ThemeColorName) *Tile {
	t := &Tile{}
	t.box = newBox()
	t.figureText = NewText("", TextStyle{})
	t.captionText = NewText("", TextStyle{Color: look.ColorMuted, Size: theme.SizeNameCaptionText})
	t.extend(t)
	t.activate = func() {
		if t.OnTapped != nil {
			t.OnTapped()
		}
	}
	t.Set(figure, caption, color)
	return t
}

func newBox() *canvas.Rectangle { return canvas.NewRectangle(color.Transparent) }

// Set changes all that the tile says.
func (t *Tile) Set(figure, caption string, color fyne.ThemeColorName) {
	t.color = color
	t.figureText.SetStyle(TextStyle{Color: color, Size: look.SizeFigure, Bold: true, NoWrap: true})
	t.figureText.SetText(figure)
	t.captionText.SetText(caption)
	t.Refresh()
}

// Disabled implements fyne.Disableable: Tab passes by what does nothing.
func (t *Tile) Disabled() bool { return t.OnTapped == nil }

// Tapped implements fyne.Tappable.
func (t *Tile) Tapped(*fyne.PointEvent) {
	if t.OnTapped != nil {
		t.tap()
	}
}

// Cursor implements desktop.Cursorable.
func (t *Tile) Cursor() desktop.Cursor {
	if t.OnTapped != nil {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// HeightFor implements Flowing.
func (t *Tile) HeightFor(width float32) float32 {
	return 2*cardPad + HeightFor(t.figureText, width) + HeightFor(t.captionText, width-2*cardPad)
}

// NaturalWidth implements Natural.
func (t *Tile) NaturalWidth() float32 { return 170 }

// CreateRenderer implements fyne.Widget.
func (t *Tile) CreateRenderer() fyne.WidgetRenderer { return newRenderer(t) }

func (t *Tile) paint() {
	Plain.paint(t.box)
	if t.hovered && t.OnTapped != nil {
		t.box.FillColor = look.Color(look.ColorRowHover)
	}
	t.paintFrame("", t.box.CornerRadius)
	t.figureText.Refresh()
	t.captionText.Refresh()
}

func (t *Tile) arrange(area fyne.Size) {
	put(t.box, 0, 0, area.Width, area.Height)
	put(t.frame, 0, 0, area.Width, area.Height)
	figure := HeightFor(t.figureText, area.Width)
	put(t.figureText, cardPad, cardPad-2, area.Width-2*cardPad, figure)
	put(t.captionText, cardPad, cardPad+figure, area.Width-2*cardPad, max(0, area.Height-2*cardPad-figure))
}

func (t *Tile) least() fyne.Size {
	at := t.Size().Width
	if at <= 0 {
		at = t.NaturalWidth()
	}
	return fyne.NewSize(90, t.HeightFor(at))
}

func (t *Tile) parts() []fyne.CanvasObject {
	return []fyne.CanvasObject{t.box, t.figureText, t.captionText, t.frame}
}
