package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	look "kairyluu/ui/theme"
)

// Bar is one line of a Bars: a name, a length and what stands behind it. Part is
// drawn in PartColor at the beginning of the bar, as what is late of what is open.
type Bar struct {
	Text, Label string
	Value, Part float64
	Color       fyne.ThemeColorName // "" is the quiet bar colour
	PartColor   fyne.ThemeColorName // "" is the colour of what is late
}

// Bars is a list of horizontal bars, one Tab stop: arrows move, Enter opens.
type Bars struct {
	control
	OnTapped func(i int) // nil makes the list something to look at only

	bars   []Bar
	cursor int
	hover  int
	rows   []barRow
	back   *canvas.Rectangle
}

type barRow struct {
	text, label *canvas.Text
	bar, part   *canvas.Rectangle
}

const barHeight = 20

// NewBars returns a list of bars.
func NewBars(bars ...Bar) *Bars {
	b := &Bars{hover: -1, back: canvas.NewRectangle(color.Transparent)}
	b.extend(b)
	b.activate = func() { b.open(b.cursor) }
	b.SetBars(bars...)
	return b
}

// SetBars replaces the bars.
func (b *Bars) SetBars(bars ...Bar) {
	b.bars = bars
	for len(b.rows) < len(bars) {
		b.rows = append(b.rows, barRow{
			canvas.NewText("", nil), canvas.NewText("", nil),
			canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent),
		})
	}
	b.cursor = max(0, min(b.cursor, len(bars)-1))
	b.Refresh()
}

func (b *Bars) open(i int) {
	if i >= 0 && i < len(b.bars) && b.OnTapped != nil {
		b.OnTapped(i)
	}
}

// Disabled implements fyne.Disableable: Tab passes by what does nothing.
func (b *Bars) Disabled() bool { return b.OnTapped == nil || len(b.bars) == 0 }

// Tapped implements fyne.Tappable.
func (b *Bars) Tapped(ev *fyne.PointEvent) {
	if i := int(ev.Position.Y / barHeight); i < len(b.bars) && b.OnTapped != nil {
		b.cursor = i
		b.tap()
	}
}

// TypedKey implements fyne.Focusable.
func (b *Bars) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyUp:
		b.cursor = max(0, b.cursor-1)
	case fyne.KeyDown:
		b.cursor = min(b.cursor+1, len(b.bars)-1)
	default:
		b.control.TypedKey(ev)
		return
	}
	b.Refresh()
}

// MouseMoved implements desktop.Hoverable.
func (b *Bars) MouseMoved(ev *desktop.MouseEvent) {
	if i := int(ev.Position.Y / barHeight); i != b.hover {
		b.hover = i
		b.Refresh()
	}
}

// MouseOut implements desktop.Hoverable.
func (b *Bars) MouseOut() {
	b.hover = -1
	b.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (b *Bars) CreateRenderer() fyne.WidgetRenderer { return newRenderer(b) }

func (b *Bars) paint() {
	for i, bar := range b.bars {
		name := bar.Color
		if name == "" {
			name = look.ColorBar
		}
		part := bar.PartColor
		if part == "" {
			part = look.ColorLate
		}
		b.rows[i].bar.FillColor, b.rows[i].part.FillColor = look.Color(name), look.Color(part)
		b.rows[i].bar.CornerRadius = 1
	}
	b.back.FillColor = look.Color(look.ColorRowHover)
	b.back.CornerRadius = 3
	b.paintFrame("", 3)
}

func (b *Bars) arrange(area fyne.Size) {
	size := look.Size(theme.SizeNameText) - 1
	names := min(b.nameWidth(size), area.Width*0.45)
	values, largest := float32(0), 0.0
	for _, bar := range b.bars {
		values = max(values, textWidth(bar.Label, size, false))
		largest = max(largest, bar.Value)
	}
	room := max(0, area.Width-names-values-20)
	for i, bar := range b.bars {
		row, y := b.rows[i], float32(i)*barHeight
		length := scaled(bar.Value, largest, room)
		place(row.text, fit(bar.Text, names, size, false), size, look.Color(theme.ColorNameForeground), fyne.NewPos(0, y), names, barHeight, fyne.TextAlignLeading)
		put(row.bar, names+10, y+4, length, barHeight-8)
		put(row.part, names+10, y+4, scaled(bar.Part, largest, room), barHeight-8)
		place(row.label, bar.Label, size, look.Color(theme.ColorNameForeground), fyne.NewPos(names+10+length+7, y), values, barHeight, fyne.TextAlignLeading)
	}
	b.back.Hidden = b.Disabled() || b.hover < 0 || b.hover >= len(b.bars)
	put(b.back, -4, float32(b.hover)*barHeight, area.Width+8, barHeight)
	put(b.frame, -4, float32(b.cursor)*barHeight, area.Width+8, barHeight)
}

func (b *Bars) nameWidth(size float32) float32 {
	var widest float32
	for _, bar := range b.bars {
		widest = max(widest, textWidth(bar.Text, size, false)+1)
	}
	return widest
}

// scaled is the length of a bar; what is more than nothing is always visible.
func scaled(value, largest float64, room float32) float32 {
	if value <= 0 || largest <= 0 {
		return 0
	}
	return max(2, float32(value/largest)*room)
}

func (b *Bars) least() fyne.Size {
	return fyne.NewSize(140, float32(len(b.bars))*barHeight)
}

// NaturalWidth implements Natural.
func (b *Bars) NaturalWidth() float32 { return 280 }

func (b *Bars) parts() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{b.back}
	for _, row := range b.rows[:len(b.bars)] {
		objects = append(objects, row.text, row.bar, row.part, row.label)
	}
	return append(objects, b.frame)
}
