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

// grip is how near to a border of columns the pointer must be to move it.
const grip = 5

// tableHead is the line of titles: a click sorts, a drag of a border resizes, a
// drag of a title moves the column.
type tableHead[T any] struct {
	widget.BaseWidget
	table  *Table[T]
	back   *canvas.Rectangle
	line   *canvas.Rectangle
	drop   *canvas.Rectangle // where a dragged column would land
	titles []*canvas.Text
	marks  []*canvas.Rectangle

	hoverX   float32
	dragging bool
	resizing int // index in columns, -1 moves a column
	moving   int
	dragX    float32
}

func newTableHead[T any](t *Table[T]) *tableHead[T] {
	h := &tableHead[T]{table: t, back: newBox(), line: newBox(), drop: newBox(), hoverX: -1, resizing: -1, moving: -1}
	h.drop.Hide()
	h.ExtendBaseWidget(h)
	return h
}

// spanAt finds the column at x, -1 for none.
func (h *tableHead[T]) spanAt(x float32) (span, bool) {
	x += h.table.offset
	for _, s := range h.table.spans() {
		if x >= s.x && x < s.x+s.width {
			return s, true
		}
	}
	return span{}, false
}

// borderAt finds the column whose right border is near x.
func (h *tableHead[T]) borderAt(x float32) (span, bool) {
	x += h.table.offset
	for _, s := range h.table.spans() {
		if right := s.x + s.width; x > right-grip && x < right+grip {
			return s, true
		}
	}
	return span{}, false
}

// Tapped implements fyne.Tappable.
func (h *tableHead[T]) Tapped(ev *fyne.PointEvent) {
	if s, ok := h.spanAt(ev.Position.X); ok {
		h.table.takeFocus()
		h.table.sortBy(h.table.columns[s.column])
	}
}

// Dragged implements fyne.Draggable.
func (h *tableHead[T]) Dragged(ev *fyne.DragEvent) {
	if !h.dragging {
		h.beginDrag(ev.Position.X - ev.Dragged.DX)
	}
	h.dragX = ev.Position.X
	if h.resizing >= 0 {
		column := &h.table.columns[h.resizing]
		column.Width = max(column.least(), column.Width+ev.Dragged.DX)
		h.table.Refresh()
		return
	}
	h.Refresh()
}

func (h *tableHead[T]) beginDrag(x float32) {
	h.dragging = true
	h.resizing, h.moving = -1, -1
	if s, ok := h.borderAt(x); ok {
		h.resizing = s.column
		h.table.columns[s.column].Width = s.width // what it grew to is where the drag starts
		return
	}
	if s, ok := h.spanAt(x); ok {
		h.moving = s.column
	}
}

// DragEnd implements fyne.Draggable.
func (h *tableHead[T]) DragEnd() {
	if h.moving >= 0 {
		h.moveColumn(h.moving, h.target())
	}
	changed := h.resizing >= 0 || h.moving >= 0
	h.dragging, h.resizing, h.moving = false, -1, -1
	h.table.Refresh()
	if changed {
		h.table.tellLayout()
	}
}

// target is the column before which a dragged one would land.
func (h *tableHead[T]) target() int {
	x := h.dragX + h.table.offset
	end := 0
	for _, s := range h.table.spans() {
		if x < s.x+s.width/2 {
			return s.column
		}
		end = s.column + 1
	}
	return end
}

func (h *tableHead[T]) moveColumn(from, before int) {
	columns := h.table.columns
	moved := columns[from]
	rest := append(append([]Column[T]{}, columns[:from]...), columns[from+1:]...)
	if before > from {
		before--
	}
	ordered := append([]Column[T]{}, rest[:before]...)
	ordered = append(ordered, moved)
	h.table.columns = append(ordered, rest[before:]...)
}

// Cursor implements desktop.Cursorable.
func (h *tableHead[T]) Cursor() desktop.Cursor {
	if _, ok := h.borderAt(h.hoverX); ok {
		return desktop.HResizeCursor
	}
	return desktop.DefaultCursor
}

// MouseIn implements desktop.Hoverable.
func (h *tableHead[T]) MouseIn(ev *desktop.MouseEvent) { h.hoverX = ev.Position.X }

// MouseMoved implements desktop.Hoverable.
func (h *tableHead[T]) MouseMoved(ev *desktop.MouseEvent) { h.hoverX = ev.Position.X }

// MouseOut implements desktop.Hoverable.
func (h *tableHead[T]) MouseOut() { h.hoverX = -1 }

// CreateRenderer implements fyne.Widget.
func (h *tableHead[T]) CreateRenderer() fyne.WidgetRenderer {
	h.paint()
	return clipping{renderer{h}}
}

func (h *tableHead[T]) paint() {
	h.back.FillColor = look.Color(theme.ColorNameHeaderBackground)
	h.line.FillColor = look.Color(theme.ColorNameInputBorder)
	h.drop.FillColor = look.Color(theme.ColorNameHyperlink)
}

func (h *tableHead[T]) arrange(area fyne.Size) {
	put(h.back, 0, 0, area.Width, area.Height)
	put(h.line, 0, area.Height-1, area.Width, 1)
	spans := h.table.spans()
	for len(h.titles) < len(spans) {
		title := canvas.NewText("", color.Transparent)
		title.TextStyle.Bold = true
		h.titles = append(h.titles, title)
		h.marks = append(h.marks, newBox())
	}
	size, ink := headSize(), look.Color(look.ColorMuted)
	for i, s := range spans {
		column := h.table.columns[s.column]
		title, room := column.Title, s.width-2*cellPad+2
		if column.ID == h.table.sortID && column.Sortable {
			title = fit(title, room-14, size, true) + h.arrow()
		}
		x := s.x - h.table.offset
		place(h.titles[i], fit(title, room, size, true), size, ink, fyne.NewPos(x+cellPad, 0), s.width-2*cellPad, area.Height-1, column.Align)
		h.marks[i].FillColor = look.Color(look.ColorLine)
		put(h.marks[i], x+s.width-1, 7, 1, area.Height-15)
	}
	h.arrangeDrop(area)
}

func (h *tableHead[T]) arrow() string {
	if h.table.desc {
		return " ▾"
	}
	return " ▴"
}

func (h *tableHead[T]) arrangeDrop(area fyne.Size) {
	h.drop.Hidden = h.moving < 0
	x := h.table.total()
	before := h.target()
	for _, s := range h.table.spans() {
		if s.column == before {
			x = s.x
		}
	}
	put(h.drop, x-h.table.offset-1, 0, 3, area.Height)
}

func (h *tableHead[T]) least() fyne.Size { return fyne.NewSize(1, headHeight) }

func (h *tableHead[T]) parts() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{h.back}
	for i := range min(len(h.titles), len(h.table.spans())) {
		objects = append(objects, h.titles[i], h.marks[i])
	}
	return append(objects, h.line, h.drop)
}
