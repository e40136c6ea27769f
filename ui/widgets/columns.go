package widgets

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	look "kairyluu/ui/theme"
)

// Series is one colour of a Columns chart, with a value for each label.
type Series struct {
	Name   string
	Color  fyne.ThemeColorName
	Values []float64
}

// Columns is a chart of grouped columns, such as this year's months beside last
// year's. One Tab stop: arrows move, Enter opens what the column counts.
type Columns struct {
	control
	OnTapped func(series, i int)
	Format   func(value float64) string // nil writes whole numbers

	labels []string
	series []Series
	at     int // cursor: series + i*len(series)
	hover  int

	bars   []*canvas.Rectangle
	names  []*canvas.Text
	legend []legendItem
	value  *canvas.Text
	base   *canvas.Line
}

type legendItem struct {
	box  *canvas.Rectangle
	name *canvas.Text
}

const legendHeight, columnLabelHeight = 18, 18

// NewColumns returns a chart.
func NewColumns(labels []string, series ...Series) *Columns {
	c := &Columns{hover: -1, value: canvas.NewText("", nil), base: canvas.NewLine(color.Transparent)}
	c.extend(c)
	c.activate = func() { c.open(c.at) }
	c.SetSeries(labels, series...)
	return c
}

// SetSeries replaces what is shown.
func (c *Columns) SetSeries(labels []string, series ...Series) {
	c.labels, c.series = labels, series
	for len(c.bars) < len(labels)*len(series) {
		c.bars = append(c.bars, canvas.NewRectangle(color.Transparent))
	}
	for len(c.names) < len(labels) {
		c.names = append(c.names, canvas.NewText("", nil))
	}
	for len(c.legend) < len(series) {
		c.legend = append(c.legend, legendItem{canvas.NewRectangle(color.Transparent), canvas.NewText("", nil)})
	}
	c.at = max(0, min(c.at, len(labels)*len(series)-1))
	c.Refresh()
}

func (c *Columns) count() int { return len(c.labels) * len(c.series) }

func (c *Columns) open(at int) {
	if at >= 0 && at < c.count() && c.OnTapped != nil {
		c.OnTapped(at%len(c.series), at/len(c.series))
	}
}

func (c *Columns) valueAt(at int) float64 {
	values := c.series[at%len(c.series)].Values
	if i := at / len(c.series); i < len(values) {
		return values[i]
	}
	return 0
}

// Disabled implements fyne.Disableable: Tab passes by what does nothing.
func (c *Columns) Disabled() bool { return c.OnTapped == nil || c.count() == 0 }

// Tapped implements fyne.Tappable.
func (c *Columns) Tapped(ev *fyne.PointEvent) {
	if at := c.barAt(ev.Position); at >= 0 && c.OnTapped != nil {
		c.at = at
		c.tap()
	}
}

// TypedKey implements fyne.Focusable.
func (c *Columns) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyLeft:
		c.at = max(0, c.at-1)
	case fyne.KeyRight:
		c.at = max(0, min(c.at+1, c.count()-1))
	default:
		c.control.TypedKey(ev)
		return
	}
	c.Refresh()
}

// MouseMoved implements desktop.Hoverable.
func (c *Columns) MouseMoved(ev *desktop.MouseEvent) {
	if at := c.barAt(ev.Position); at != c.hover {
		c.hover = at
		c.Refresh()
	}
}

// MouseOut implements desktop.Hoverable.
func (c *Columns) MouseOut() {
	c.hover = -1
	c.Refresh()
}

// barAt takes the whole height of a group, so that short columns can be hit.
func (c *Columns) barAt(pos fyne.Position) int {
	for at := range c.count() {
		x, w := c.bars[at].Position().X, c.bars[at].Size().Width
		if pos.X >= x-1 && pos.X < x+w+1 && pos.Y > legendHeight {
			return at
		}
	}
	return -1
}

// CreateRenderer implements fyne.Widget.
func (c *Columns) CreateRenderer() fyne.WidgetRenderer { return newRenderer(c) }

func (c *Columns) paint() {
	for at := range c.count() {
		c.bars[at].FillColor = look.Color(c.series[at%len(c.series)].Color)
		if at == c.hover {
			c.bars[at].FillColor = look.Color(look.ColorAccent)
		}
	}
	c.base.StrokeColor, c.base.StrokeWidth = look.Color(look.ColorLine), 1
	c.paintFrame("", 2)
}

func (c *Columns) arrange(area fyne.Size) {
	c.arrangeLegend(area)
	if c.count() == 0 {
		return
	}
	largest := 0.0
	for at := range c.count() {
		largest = max(largest, c.valueAt(at))
	}
	floor := area.Height - columnLabelHeight
	room := max(1, floor-legendHeight-14)
	group := area.Width / float32(len(c.labels))
	bar := min(16, group*0.76/float32(len(c.series))-2)
	small := look.Size(theme.SizeNameCaptionText)
	for i, label := range c.labels {
		left := group*float32(i) + (group-float32(len(c.series))*(bar+2))/2
		for s := range c.series {
			at := i*len(c.series) + s
			height := scaled(c.valueAt(at), largest, room)
			put(c.bars[at], left+float32(s)*(bar+2), floor-height, bar, height)
		}
		place(c.names[i], fit(label, group, small-1, false), small-1, look.Color(look.ColorMuted), fyne.NewPos(group*float32(i), floor), group, columnLabelHeight, fyne.TextAlignCenter)
	}
	c.base.Position1, c.base.Position2 = fyne.NewPos(0, floor), fyne.NewPos(area.Width, floor)
	c.arrangeCursor(area, small)
}

// arrangeCursor writes the value of the column under the pointer or the cursor.
func (c *Columns) arrangeCursor(area fyne.Size, size float32) {
	at := c.hover
	if at < 0 && c.focused {
		at = c.at
	}
	c.value.Hidden = at < 0 || at >= c.count()
	if !c.value.Hidden {
		box := c.bars[at]
		x := min(max(0, box.Position().X+box.Size().Width/2-30), area.Width-60)
		place(c.value, c.format(c.valueAt(at)), size, look.Color(theme.ColorNameForeground), fyne.NewPos(x, box.Position().Y-15), 60, 14, fyne.TextAlignCenter)
	}
	if c.at < c.count() {
		box := c.bars[c.at]
		put(c.frame, box.Position().X-3, box.Position().Y-3, box.Size().Width+6, box.Size().Height+6)
	}
}

func (c *Columns) format(value float64) string {
	if c.Format != nil {
		return c.Format(value)
	}
	return strconv.FormatFloat(value, 'f', 0, 64)
}

func (c *Columns) arrangeLegend(area fyne.Size) {
	small := look.Size(theme.SizeNameCaptionText)
	x := area.Width
	for i := len(c.series) - 1; i >= 0; i-- {
		item, s := c.legend[i], c.series[i]
		width := textWidth(s.Name, small, false)
		x -= width
		place(item.name, s.Name, small, look.Color(look.ColorMuted), fyne.NewPos(x, 0), width+1, legendHeight-4, fyne.TextAlignLeading)
		x -= 14
		item.box.FillColor = look.Color(s.Color)
		item.box.CornerRadius = 2
		item.box.Hidden = s.Name == ""
		put(item.box, x, 2, 10, 10)
		x -= 14
	}
}

func (c *Columns) least() fyne.Size { return fyne.NewSize(220, 110) }

// NaturalWidth implements Natural.
func (c *Columns) NaturalWidth() float32 { return 400 }

func (c *Columns) parts() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{c.base}
	for _, bar := range c.bars[:c.count()] {
		objects = append(objects, bar)
	}
	for _, name := range c.names[:len(c.labels)] {
		objects = append(objects, name)
	}
	for _, item := range c.legend[:len(c.series)] {
		objects = append(objects, item.box, item.name)
	}
	return append(objects, c.value, c.frame)
}
