package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	look "kairyluu/ui/theme"
)

// Level is how far a Gauge has come in one respect.
type Level struct {
	Value float64
	Color fyne.ThemeColorName
}

// Gauge is one line of Gauges: a name, what of a whole has come in several
// respects, the first the longest as a rule, and the figures in words.
type Gauge struct {
	Text, Corner, Note string
	Levels             []Level // each lies over the one before, thinner
}

// Gauges is a list of bars that lie in one another, such as what was planned,
// promised, received and spent. One Tab stop: arrows move, Enter opens.
type Gauges struct {
	control
	OnTapped func(i int) // nil makes the list something to look at only

	gauges []Gauge
	rows   []gaugeRow
	cursor int
	hover  int
	back   *canvas.Rectangle
}

type gaugeRow struct {
	text, corner, note *Text
	levels             []*canvas.Rectangle
}

// gaugeGap is the air between two gauges.
const gaugeGap = 9

// thickness is how high the bar of a level is: a few that lie in one another have
// to be told apart, two only frame each other.
func (g Gauge) thickness(level int) float32 {
	if len(g.Levels) > 2 {
		return max(3, 16-4*float32(level))
	}
	return 10 - 2*float32(level)
}

// NewGauges returns a list of gauges.
func NewGauges(gauges ...Gauge) *Gauges {
	g := &Gauges{hover: -1, back: canvas.NewRectangle(color.Transparent)}
	g.extend(g)
	g.activate = func() { g.open(g.cursor) }
	g.SetGauges(gauges...)
	return g
}

// SetGauges replaces the list.
func (g *Gauges) SetGauges(gauges ...Gauge) {
	g.gauges, g.rows = gauges, nil
	for _, gauge := range gauges {
		row := gaugeRow{
			text:   NewText(gauge.Text, TextStyle{}),
			corner: NewText(gauge.Corner, TextStyle{Bold: true, NoWrap: true, Align: fyne.TextAlignTrailing}),
			note:   NewCaption(gauge.Note),
		}
		for range gauge.Levels {
			row.levels = append(row.levels, newBox())
		}
		g.rows = append(g.rows, row)
	}
	g.cursor = max(0, min(g.cursor, len(gauges)-1))
	g.Refresh()
}

func (g *Gauges) open(i int) {
	if i >= 0 && i < len(g.gauges) && g.OnTapped != nil {
		g.OnTapped(i)
	}
}

// Disabled implements fyne.Disableable: Tab passes by what does nothing.
func (g *Gauges) Disabled() bool { return g.OnTapped == nil || len(g.gauges) == 0 }

// Tapped implements fyne.Tappable.
func (g *Gauges) Tapped(ev *fyne.PointEvent) {
	if i := g.at(ev.Position.Y); i >= 0 && g.OnTapped != nil {
		g.cursor = i
		g.tap()
	}
}

// at is the gauge at a height, -1 for none.
func (g *Gauges) at(y float32) int {
	top := float32(0)
	for i := range g.rows {
		if top += g.rowHeight(i, g.Size().Width); y < top {
			return i
		}
		top += gaugeGap
	}
	return -1
}

// TypedKey implements fyne.Focusable.
func (g *Gauges) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyUp:
		g.cursor = max(0, g.cursor-1)
	case fyne.KeyDown:
		g.cursor = max(0, min(g.cursor+1, len(g.gauges)-1))
	default:
		g.control.TypedKey(ev)
		return
	}
	g.Refresh()
}

// MouseMoved implements desktop.Hoverable.
func (g *Gauges) MouseMoved(ev *desktop.MouseEvent) {
	if i := g.at(ev.Position.Y); i != g.hover {
		g.hover = i
		g.Refresh()
	}
}

// MouseOut implements desktop.Hoverable.
func (g *Gauges) MouseOut() {
	g.hover = -1
	g.Refresh()
}

func (g *Gauges) textWidth(row gaugeRow, width float32) float32 {
	return max(0, width-min(row.corner.NaturalWidth()+8, width/2))
}

func (g *Gauges) rowHeight(i int, width float32) float32 {
	row := g.rows[i]
	return HeightFor(row.text, g.textWidth(row, width)) + g.gauges[i].thickness(0) + 4 + HeightFor(row.note, width)
}

// HeightFor implements Flowing.
func (g *Gauges) HeightFor(width float32) float32 {
	var sum float32
	for i := range g.rows {
		if i > 0 {
			sum += gaugeGap
		}
		sum += g.rowHeight(i, width)
	}
	return sum
}

// NaturalWidth implements Natural.
func (g *Gauges) NaturalWidth() float32 { return 320 }

// CreateRenderer implements fyne.Widget.
func (g *Gauges) CreateRenderer() fyne.WidgetRenderer { return newRenderer(g) }

func (g *Gauges) paint() {
	for i, row := range g.rows {
		for j, box := range row.levels {
			box.FillColor, box.CornerRadius = barColor(g.gauges[i].Levels[j].Color), 2
		}
		row.text.Refresh()
		row.corner.Refresh()
		row.note.Refresh()
	}
	g.back.FillColor, g.back.CornerRadius = look.Color(look.ColorRowHover), 3
	g.paintFrame("", 3)
}

func (g *Gauges) arrange(area fyne.Size) {
	largest := 0.0
	for _, gauge := range g.gauges {
		for _, l := range gauge.Levels {
			largest = max(largest, l.Value)
		}
	}
	g.back.Hidden = g.Disabled() || g.hover < 0 || g.hover >= len(g.rows)
	var y float32
	for i := range g.rows {
		height := g.rowHeight(i, area.Width)
		if i == g.cursor {
			put(g.frame, -4, y-3, area.Width+8, height+6)
		}
		if i == g.hover {
			put(g.back, -4, y-3, area.Width+8, height+6)
		}
		g.arrangeRow(i, y, area.Width, largest)
		y += height + gaugeGap
	}
}

func (g *Gauges) arrangeRow(i int, y, width float32, largest float64) {
	row, left := g.rows[i], g.textWidth(g.rows[i], width)
	text := HeightFor(row.text, left)
	put(row.text, 0, y, left, text)
	put(row.corner, left, y, width-left, HeightFor(row.corner, width-left))
	whole := g.gauges[i].thickness(0)
	for j, l := range g.gauges[i].Levels {
		high := g.gauges[i].thickness(j)
		put(row.levels[j], 0, y+text+2+(whole-high)/2, scaled(l.Value, largest, width), high)
	}
	put(row.note, 0, y+text+whole+4, width, HeightFor(row.note, width))
}

func (g *Gauges) least() fyne.Size {
	at := g.Size().Width
	if at <= 0 {
		at = g.NaturalWidth()
	}
	return fyne.NewSize(160, g.HeightFor(at))
}

func (g *Gauges) parts() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{g.back}
	for _, row := range g.rows {
		objects = append(objects, row.text, row.corner, row.note)
		for _, box := range row.levels {
			objects = append(objects, box)
		}
	}
	return append(objects, g.frame)
}
