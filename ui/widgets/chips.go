package widgets

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	look "kairyluu/ui/theme"
)

// Chip is one filter. Sign and colour say the same thing twice, for those who do
// not see colours.
type Chip struct {
	ID, Text, Sign, Count string
	Color                 fyne.ThemeColorName // of text and border; "" is plain
}

func (c Chip) label() string {
	text := c.Text
	if c.Sign != "" {
		text = c.Sign + " " + text
	}
	if c.Count != "" {
		text += " " + c.Count
	}
	return text
}

// Chips is a line of filters, one Tab stop: arrows move, Space toggles. Without
// Multi one chip is chosen at a time, and choosing it again takes it off if
// AllowNone is set.
type Chips struct {
	control
	Multi     bool
	AllowNone bool
	OnChanged func(ids []string) // a change by the user

	chips    []Chip
	selected map[string]bool
	cursor   int
	hover    int
	boxes    []*canvas.Rectangle
	labels   []*canvas.Text
}

const (
	chipHeight, chipGap = 26, 6
	chipPad             = 11
)

// NewChips returns filters, none chosen.
func NewChips(chips ...Chip) *Chips {
	c := &Chips{selected: map[string]bool{}, hover: -1}
	c.extend(c)
	c.activate = func() { c.toggle(c.cursor) }
	c.SetChips(chips...)
	return c
}

// SetChips replaces the filters, as when their counts change; the choice stays
// by ID.
func (c *Chips) SetChips(chips ...Chip) {
	c.chips = chips
	for len(c.boxes) < len(chips) {
		c.boxes = append(c.boxes, canvas.NewRectangle(color.Transparent))
		c.labels = append(c.labels, canvas.NewText("", nil))
	}
	c.cursor = max(0, min(c.cursor, len(chips)-1))
	c.Refresh()
}

// SetSelected chooses filters without telling OnChanged.
func (c *Chips) SetSelected(ids ...string) {
	clear(c.selected)
	for _, id := range ids {
		c.selected[id] = true
	}
	c.Refresh()
}

// Selected is the chosen filters in their order.
func (c *Chips) Selected() []string {
	var ids []string
	for _, chip := range c.chips {
		if c.selected[chip.ID] {
			ids = append(ids, chip.ID)
		}
	}
	return ids
}

func (c *Chips) toggle(i int) {
	if i < 0 || i >= len(c.chips) {
		return
	}
	c.cursor = i
	before := c.Selected()
	id := c.chips[i].ID
	switch on := c.selected[id]; {
	case c.Multi:
		c.selected[id] = !on
	case !on:
		clear(c.selected)
		c.selected[id] = true
	case c.AllowNone:
		clear(c.selected)
	}
	c.Refresh()
	if after := c.Selected(); c.OnChanged != nil && !slices.Equal(before, after) {
		c.OnChanged(after)
	}
}

// Tapped implements fyne.Tappable.
func (c *Chips) Tapped(ev *fyne.PointEvent) {
	if i := c.at(ev.Position); i >= 0 && !c.disabled {
		c.takeFocus()
		c.toggle(i)
	}
}

// TypedKey implements fyne.Focusable.
func (c *Chips) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyLeft, fyne.KeyUp:
		c.cursor = max(0, c.cursor-1)
	case fyne.KeyRight, fyne.KeyDown:
		c.cursor = max(0, min(c.cursor+1, len(c.chips)-1))
	case fyne.KeyHome:
		c.cursor = 0
	case fyne.KeyEnd:
		c.cursor = max(0, len(c.chips)-1)
	default:
		c.control.TypedKey(ev)
		return
	}
	c.Refresh()
}

// MouseMoved implements desktop.Hoverable.
func (c *Chips) MouseMoved(ev *desktop.MouseEvent) {
	if i := c.at(ev.Position); i != c.hover {
		c.hover = i
		c.Refresh()
	}
}

// MouseOut implements desktop.Hoverable.
func (c *Chips) MouseOut() {
	c.hover = -1
	c.Refresh()
}

func (c *Chips) at(pos fyne.Position) int {
	for i := range c.chips {
		box := c.boxes[i]
		low, high := box.Position(), box.Position().Add(box.Size())
		if pos.X >= low.X && pos.X < high.X && pos.Y >= low.Y && pos.Y < high.Y {
			return i
		}
	}
	return -1
}

// CreateRenderer implements fyne.Widget.
func (c *Chips) CreateRenderer() fyne.WidgetRenderer { return newRenderer(c) }

func (c *Chips) paint() {
	for i, chip := range c.chips {
		c.paintChip(chip, c.boxes[i], c.labels[i], i == c.hover)
	}
	c.paintFrame("", chipHeight/2+2)
}

func (c *Chips) paintChip(chip Chip, box *canvas.Rectangle, label *canvas.Text, hover bool) {
	box.CornerRadius, box.StrokeWidth = chipHeight/2, 1
	box.FillColor = look.Color(theme.ColorNameButton)
	box.StrokeColor = look.Color(theme.ColorNameInputBorder)
	label.Color = look.Color(theme.ColorNameForeground)
	label.TextStyle.Bold = chip.Color != ""
	if chip.Color != "" {
		label.Color, box.StrokeColor = look.Color(chip.Color), look.Color(chip.Color)
	}
	switch {
	case c.selected[chip.ID]:
		box.FillColor = look.Color(theme.ColorNamePrimary)
		box.StrokeColor = box.FillColor
		label.Color = look.Color(theme.ColorNameForegroundOnPrimary)
	case hover:
		box.FillColor = look.Color(look.ColorRowHover)
	}
}

func (c *Chips) width(i int) float32 {
	size := look.Size(theme.SizeNameText) - 1
	return textWidth(c.chips[i].label(), size, c.chips[i].Color != "") + 2*chipPad
}

func (c *Chips) lines(width float32) []line {
	return breakLines(len(c.chips), chipGap, width, c.width)
}

func (c *Chips) arrange(area fyne.Size) {
	size := look.Size(theme.SizeNameText) - 1
	for row, run := range c.lines(area.Width) {
		x, y := float32(0), float32(row)*(chipHeight+chipGap)
		for i := run.first; i < run.first+run.count; i++ {
			w := min(c.width(i), area.Width)
			put(c.boxes[i], x, y, w, chipHeight)
			text := fit(c.chips[i].label(), w-2*chipPad+1, size, c.labels[i].TextStyle.Bold)
			place(c.labels[i], text, size, c.labels[i].Color, fyne.NewPos(x, y), w, chipHeight, fyne.TextAlignCenter)
			if i == c.cursor {
				put(c.frame, x-2, y-2, w+4, chipHeight+4)
			}
			x += w + chipGap
		}
	}
}

// HeightFor implements Flowing.
func (c *Chips) HeightFor(width float32) float32 {
	rows := len(c.lines(width))
	return max(0, float32(rows)*(chipHeight+chipGap)-chipGap)
}

// NaturalWidth implements Natural.
func (c *Chips) NaturalWidth() float32 {
	var sum float32
	for i := range c.chips {
		sum += c.width(i) + chipGap
	}
	return max(0, sum-chipGap)
}

func (c *Chips) least() fyne.Size {
	var width float32
	for i := range c.chips {
		width = max(width, c.width(i))
	}
	at := c.Size().Width
	if at <= 0 {
		at = c.NaturalWidth()
	}
	return fyne.NewSize(width, c.HeightFor(at))
}

func (c *Chips) parts() []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for i := range c.chips {
		objects = append(objects, c.boxes[i], c.labels[i])
	}
	return append(objects, c.frame)
}
