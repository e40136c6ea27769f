package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	look "kairyluu/ui/theme"
)

// clipping is a renderer whose objects are cut at the widget's edges.
type clipping struct{ renderer }

// IsClip is how the toolkit's painters recognise such a renderer.
func (clipping) IsClip() {}

// tableBody draws the rows on show with texts that it uses again and again.
type tableBody[T any] struct {
	widget.BaseWidget
	table *Table[T]
	rows  []*tableRow
	shown int // rows in use
	hover int // row of the list, -1 is none
	ring  *canvas.Rectangle
	wheel float32 // part of a row that the wheel has turned
}

type tableRow struct {
	back, line *canvas.Rectangle
	cells      []*canvas.Text
	used       int

	key    int64 // of the row it shows
	loaded bool
	tint   fyne.ThemeColorName
}

// ringInset keeps the focus ring whole inside the clip: the painter of pictures
// shifts what a clip cuts.
const ringInset = 2

func newTableBody[T any](t *Table[T]) *tableBody[T] {
	b := &tableBody[T]{table: t, hover: -1, ring: newBox()}
	b.ExtendBaseWidget(b)
	return b
}

// Tapped implements fyne.Tappable.
func (b *tableBody[T]) Tapped(ev *fyne.PointEvent) { b.table.click(b.rowAt(ev.Position)) }

// TappedSecondary implements fyne.SecondaryTappable.
func (b *tableBody[T]) TappedSecondary(ev *fyne.PointEvent) {
	b.table.menuClick(b.rowAt(ev.Position), ev.AbsolutePosition)
}

// MouseDown implements desktop.Mouseable: a tap does not tell the modifiers.
func (b *tableBody[T]) MouseDown(ev *desktop.MouseEvent) { b.table.pressed = ev.Modifier }

// MouseUp implements desktop.Mouseable.
func (b *tableBody[T]) MouseUp(*desktop.MouseEvent) {}

// MouseIn implements desktop.Hoverable.
func (b *tableBody[T]) MouseIn(*desktop.MouseEvent) {}

// MouseMoved implements desktop.Hoverable.
func (b *tableBody[T]) MouseMoved(ev *desktop.MouseEvent) {
	if i := b.rowAt(ev.Position); i != b.hover {
		b.hover = i
		b.paintGrounds()
	}
}

// MouseOut implements desktop.Hoverable.
func (b *tableBody[T]) MouseOut() {
	b.hover = -1
	b.paintGrounds()
}

// Scrolled implements fyne.Scrollable: three rows for a notch of the wheel.
func (b *tableBody[T]) Scrolled(ev *fyne.ScrollEvent) {
	dx, dy := ev.Scrolled.DX, ev.Scrolled.DY
	if shiftDown() {
		dx, dy = dx+dy, 0
	}
	if dx != 0 {
		b.table.scrollAside(b.table.offset - dx)
	}
	const perRow = 25.0 / 3
	b.wheel -= dy / perRow
	if rows := int(b.wheel); rows != 0 {
		b.wheel -= float32(rows)
		b.table.scrollTo(b.table.first + rows)
	}
}

func (b *tableBody[T]) rowAt(pos fyne.Position) int {
	i := b.table.first + int(pos.Y/rowHeight)
	if pos.Y < 0 || i >= b.table.source.Len() {
		return -1
	}
	return i
}

// CreateRenderer implements fyne.Widget.
func (b *tableBody[T]) CreateRenderer() fyne.WidgetRenderer {
	b.paint()
	return clipping{renderer{b}}
}

func (b *tableBody[T]) paint() {}

func (b *tableBody[T]) arrange(area fyne.Size) {
	t := b.table
	spans := t.spans()
	count := max(0, min(int(area.Height/rowHeight)+1, t.source.Len()-t.first))
	for len(b.rows) < count {
		b.rows = append(b.rows, &tableRow{back: newBox(), line: newBox()})
	}
	b.shown = count
	width := max(area.Width, t.total())
	for i, row := range b.rows[:count] {
		y := float32(i) * rowHeight
		put(row.back, 0, y, width, rowHeight)
		put(row.line, 0, y+rowHeight-1, width, 1)
		b.fill(row, t.first+i, y, spans)
	}
	b.paintGrounds()
}

func (b *tableBody[T]) fill(row *tableRow, i int, y float32, spans []span) {
	for len(row.cells) < len(spans) {
		row.cells = append(row.cells, canvas.NewText("", color.Transparent))
	}
	row.used = len(spans)
	value, loaded := b.table.source.Row(i)
	var style RowStyle
	if loaded && b.table.RowStyle != nil {
		style = b.table.RowStyle(value)
	}
	row.key, row.loaded, row.tint = 0, loaded, style.Back
	if loaded {
		row.key = b.table.Key(value)
	}
	for c, s := range spans {
		cell, text := b.cell(s, value, loaded, style, c == 0)
		b.write(row.cells[c], text, cell, b.table.columns[s.column].Align, s, y)
	}
}

func (b *tableBody[T]) cell(s span, value T, loaded bool, style RowStyle, leading bool) (CellStyle, string) {
	if !loaded {
		if leading {
			return CellStyle{Color: look.ColorMuted}, ellipsis
		}
		return CellStyle{}, ""
	}
	column := b.table.columns[s.column]
	var cell CellStyle
	if column.Style != nil {
		cell = column.Style(value)
	}
	if cell.Color == "" {
		cell.Color = style.Color
	}
	return cell, column.Text(value)
}

// write touches a text only where it differs: each touch costs a texture.
func (b *tableBody[T]) write(o *canvas.Text, text string, style CellStyle, align fyne.TextAlign, s span, y float32) {
	size := look.Size(theme.SizeNameText)
	if style.Color == "" {
		style.Color = theme.ColorNameForeground
	}
	text = fit(text, s.width-2*cellPad+2, size, style.Bold)
	ink := look.Color(style.Color)
	height := lineHeight(size, style.Bold)
	o.Move(fyne.NewPos(s.x+cellPad-b.table.offset, y+(rowHeight-1-height)/2))
	box := fyne.NewSize(s.width-2*cellPad, height)
	if o.Text == text && o.Color == ink && o.TextStyle.Bold == style.Bold && o.TextSize == size && o.Alignment == align && o.Size() == box {
		return
	}
	o.Text, o.Color, o.TextStyle.Bold, o.TextSize, o.Alignment = text, ink, style.Bold, size, align
	o.Resize(box)
	o.Refresh()
}

// paintGrounds colours the rows: selected, under the pointer, tinted, plain.
func (b *tableBody[T]) paintGrounds() {
	t := b.table
	line := look.Color(look.ColorLine)
	b.ring.Hide()
	for i, row := range b.rows[:b.shown] {
		index := t.first + i
		ground := row.tint
		switch {
		case row.loaded && t.isChosen(row.key):
			ground = look.ColorRowSelected
		case index == b.hover:
			ground = look.ColorRowHover
		}
		paintBox(row.back, ground)
		if row.line.FillColor != line {
			row.line.FillColor = line
			row.line.Refresh()
		}
		if index == t.cursor && t.focused {
			b.ring.StrokeWidth, b.ring.StrokeColor = 2, look.Color(theme.ColorNameHyperlink)
			put(b.ring, ringInset, float32(i)*rowHeight+ringInset, b.Size().Width-2*ringInset, rowHeight-2*ringInset)
			b.ring.Show()
		}
	}
	b.ringAround()
}

// ringAround shows the focus of a table that has no row to show it on.
func (b *tableBody[T]) ringAround() {
	if b.table.focused && b.table.source.Len() == 0 {
		b.ring.StrokeWidth, b.ring.StrokeColor = 2, look.Color(theme.ColorNameHyperlink)
		put(b.ring, ringInset, ringInset, b.Size().Width-2*ringInset, b.Size().Height-2*ringInset)
		b.ring.Show()
	}
	b.ring.Refresh()
}

func paintBox(box *canvas.Rectangle, name fyne.ThemeColorName) {
	fill := color.Color(color.Transparent)
	if name != "" {
		fill = look.Color(name)
	}
	if box.FillColor != fill {
		box.FillColor = fill
		box.Refresh()
	}
}

func (b *tableBody[T]) least() fyne.Size { return fyne.NewSize(1, 1) }

func (b *tableBody[T]) parts() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, 0, b.shown*(len(b.table.columns)+2)+1)
	for _, row := range b.rows[:b.shown] {
		objects = append(objects, row.back, row.line)
		for _, cell := range row.cells[:row.used] {
			objects = append(objects, cell)
		}
	}
	return append(objects, b.ring)
}
