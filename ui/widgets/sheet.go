package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	look "kairyluu/ui/theme"
)

// SheetRow is one line of a Sheet.
type SheetRow struct {
	Label string
	Level int // indents the label
	Bold  bool
	Cells []SheetCell
}

// SheetCell is one figure. Opens marks one that leads somewhere; Words stand at
// the left, figures at the right.
type SheetCell struct {
	Text  string
	Opens bool
	Words bool
}

// Sheet is a small table of figures, whole on the page as a report has it. One
// Tab stop: arrows move over the figures that open something, Enter opens.
type Sheet struct {
	control
	OnTapped func(row, column int) // nil makes the sheet something to look at only

	rows       []SheetRow
	row        int // cursor; -1 when nothing opens
	column     int
	hoverRow   int // -1 for none
	hoverCell  int
	head       *Text
	titles     []*Text
	labels     []*Text
	cells      [][]*Text
	lines      []*canvas.Line
	tint, back *canvas.Rectangle
}

const (
	sheetRowHeight  = 22
	sheetIndent     = 14
	sheetGap        = 16
	sheetTitleWidth = 132 // a title wraps at this
	sheetWordsMost  = 260
	sheetLabelLeast = 150
)

// NewSheet returns a sheet: head stands over the labels, titles over the figures.
func NewSheet(head string, titles []string, rows []SheetRow) *Sheet {
	s := &Sheet{rows: rows, hoverRow: -1, tint: newBox(), back: newBox()}
	s.extend(s)
	s.activate = func() { s.open(s.row, s.column) }
	caption := TextStyle{Color: look.ColorMuted, Size: theme.SizeNameCaptionText}
	s.head = NewText(head, caption)
	for _, title := range titles {
		s.titles = append(s.titles, NewText(title, caption))
	}
	for _, row := range rows {
		s.addRow(row)
	}
	s.row, s.column = s.next(-1, 0, 1)
	return s
}

func (s *Sheet) addRow(row SheetRow) {
	s.labels = append(s.labels, NewText(row.Label, TextStyle{Bold: row.Bold, NoWrap: true}))
	s.lines = append(s.lines, canvas.NewLine(color.Transparent))
	var cells []*Text
	for i := range s.titles {
		if i == len(row.Cells) {
			break
		}
		style := TextStyle{Bold: row.Bold, NoWrap: true, Align: fyne.TextAlignTrailing}
		if row.Cells[i].Words {
			style.Align = fyne.TextAlignLeading
			s.titles[i].SetStyle(TextStyle{Color: look.ColorMuted, Size: theme.SizeNameCaptionText})
		} else {
			s.titles[i].SetStyle(TextStyle{Color: look.ColorMuted, Size: theme.SizeNameCaptionText, Align: fyne.TextAlignTrailing})
		}
		if row.Cells[i].Opens {
			style.Color = look.ColorAccent
		}
		cells = append(cells, NewText(row.Cells[i].Text, style))
	}
	s.cells = append(s.cells, cells)
}

// Disabled implements fyne.Disableable: Tab passes by a sheet that opens nothing.
func (s *Sheet) Disabled() bool { return s.OnTapped == nil || s.row < 0 }

func (s *Sheet) opens(row, column int) bool {
	return row >= 0 && row < len(s.rows) && column >= 0 && column < len(s.rows[row].Cells) &&
		s.rows[row].Cells[column].Opens
}

func (s *Sheet) open(row, column int) {
	if s.OnTapped != nil && s.opens(row, column) {
		s.OnTapped(row, column)
	}
}

// next finds the nearest row in a direction that opens something, in the same
// column if it can; it stays where there is none.
func (s *Sheet) next(row, column, step int) (int, int) {
	for r := row + step; r >= 0 && r < len(s.rows); r += step {
		if s.opens(r, column) {
			return r, column
		}
		for c := range s.rows[r].Cells {
			if s.opens(r, c) {
				return r, c
			}
		}
	}
	return row, column
}

func (s *Sheet) aside(step int) {
	for c := s.column + step; s.row >= 0 && c >= 0 && c < len(s.rows[s.row].Cells); c += step {
		if s.opens(s.row, c) {
			s.column = c
			return
		}
	}
}

// TypedKey implements fyne.Focusable.
func (s *Sheet) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyUp:
		s.row, s.column = s.next(s.row, s.column, -1)
	case fyne.KeyDown:
		s.row, s.column = s.next(s.row, s.column, 1)
	case fyne.KeyLeft:
		s.aside(-1)
	case fyne.KeyRight:
		s.aside(1)
	default:
		s.control.TypedKey(ev)
		return
	}
	s.Refresh()
	if s.host != nil && s.row >= 0 {
		s.host.Reveal(s.labels[s.row])
	}
}

// Tapped implements fyne.Tappable.
func (s *Sheet) Tapped(ev *fyne.PointEvent) {
	if row, column := s.at(ev.Position); s.OnTapped != nil && s.opens(row, column) {
		s.row, s.column = row, column
		s.tap()
	}
}

// Cursor implements desktop.Cursorable.
func (s *Sheet) Cursor() desktop.Cursor {
	if s.OnTapped != nil && s.opens(s.hoverRow, s.hoverCell) {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// MouseMoved implements desktop.Hoverable.
func (s *Sheet) MouseMoved(ev *desktop.MouseEvent) {
	if row, cell := s.at(ev.Position); row != s.hoverRow || cell != s.hoverCell {
		s.hoverRow, s.hoverCell = row, cell
		s.Refresh()
	}
}

// MouseOut implements desktop.Hoverable.
func (s *Sheet) MouseOut() {
	s.hoverRow = -1
	s.Refresh()
}

// at is the figure at a position; row -1 above the rows, column -1 on a label.
func (s *Sheet) at(pos fyne.Position) (row, column int) {
	label, widths := s.widths(s.Size().Width)
	head := s.headHeight(widths)
	if pos.Y < head || pos.X < label {
		return -1, -1
	}
	x := label
	for c, width := range widths {
		if x += width; pos.X < x {
			return int((pos.Y - head) / sheetRowHeight), c
		}
	}
	return -1, -1
}

// widths shares the width: figures take what they need, labels the rest, up to
// what they need.
func (s *Sheet) widths(width float32) (label float32, columns []float32) {
	var sum float32
	for c, title := range s.titles {
		w := min(title.NaturalWidth(), sheetTitleWidth)
		for _, cells := range s.cells {
			if c < len(cells) {
				w = max(w, min(cells[c].NaturalWidth(), sheetWordsMost))
			}
		}
		columns = append(columns, w+sheetGap)
		sum += w + sheetGap
	}
	label = s.head.NaturalWidth() + sheetGap
	for r, text := range s.labels {
		label = max(label, text.NaturalWidth()+float32(s.rows[r].Level)*sheetIndent+sheetGap)
	}
	label = min(label, max(sheetLabelLeast, width-sum))
	if room := width - label; sum > room && room > 0 {
		for c := range columns {
			columns[c] *= room / sum
		}
	}
	return label, columns
}

func (s *Sheet) headHeight(widths []float32) float32 {
	height := lineHeight(look.Size(theme.SizeNameCaptionText), false)
	for c, title := range s.titles {
		height = max(height, title.HeightFor(widths[c]-sheetGap/2))
	}
	return height + 8
}

// CreateRenderer implements fyne.Widget.
func (s *Sheet) CreateRenderer() fyne.WidgetRenderer { return newRenderer(s) }

func (s *Sheet) paint() {
	for _, line := range s.lines {
		line.StrokeColor, line.StrokeWidth = look.Color(look.ColorLine), 1
	}
	s.back.FillColor, s.back.CornerRadius = look.Color(look.ColorRowHover), 3
	s.tint.FillColor = look.Color(look.ColorRowHover)
	for _, o := range s.texts() {
		o.Refresh()
	}
	s.paintFrame("", 3)
}

func (s *Sheet) texts() []*Text {
	texts := append([]*Text{s.head}, s.titles...)
	texts = append(texts, s.labels...)
	for _, cells := range s.cells {
		texts = append(texts, cells...)
	}
	return texts
}

func (s *Sheet) arrange(area fyne.Size) {
	label, widths := s.widths(area.Width)
	head := s.headHeight(widths)
	put(s.tint, 0, 0, area.Width, head)
	s.arrangeHead(label, widths, head)
	for r := range s.rows {
		s.arrangeRow(r, label, widths, head+float32(r)*sheetRowHeight, area.Width)
	}
	s.arrangeMarks(label, widths, head)
}

func (s *Sheet) arrangeHead(label float32, widths []float32, head float32) {
	lowest := func(t *Text, x, width float32) {
		h := t.HeightFor(width)
		put(t, x, head-h-4, width, h)
	}
	lowest(s.head, 4, label-sheetGap/2)
	x := label
	for c, title := range s.titles {
		lowest(title, x, widths[c]-sheetGap/2)
		x += widths[c]
	}
}

func (s *Sheet) arrangeRow(r int, label float32, widths []float32, y, width float32) {
	indent := 4 + float32(s.rows[r].Level)*sheetIndent
	high := s.labels[r].HeightFor(label)
	top := y + (sheetRowHeight-high)/2
	put(s.labels[r], indent, top, label-indent-sheetGap/2, high)
	x := label
	for c, cell := range s.cells[r] {
		put(cell, x, top, widths[c]-sheetGap/2, high)
		x += widths[c]
	}
	s.lines[r].Position1, s.lines[r].Position2 = fyne.NewPos(0, y+sheetRowHeight), fyne.NewPos(width, y+sheetRowHeight)
}

// arrangeMarks places the cursor and what is under the pointer.
func (s *Sheet) arrangeMarks(label float32, widths []float32, head float32) {
	cell := func(o fyne.CanvasObject, row, column int) {
		x := label
		for _, w := range widths[:column] {
			x += w
		}
		put(o, x-4, head+float32(row)*sheetRowHeight+1, widths[column]-sheetGap/2+8, sheetRowHeight-2)
	}
	s.back.Hidden = s.OnTapped == nil || !s.opens(s.hoverRow, s.hoverCell)
	if !s.back.Hidden {
		cell(s.back, s.hoverRow, s.hoverCell)
	}
	if s.row >= 0 {
		cell(s.frame, s.row, s.column)
	}
}

// HeightFor implements Flowing.
func (s *Sheet) HeightFor(width float32) float32 {
	_, widths := s.widths(width)
	return s.headHeight(widths) + float32(len(s.rows))*sheetRowHeight + 1
}

// NaturalWidth implements Natural.
func (s *Sheet) NaturalWidth() float32 {
	label, widths := s.widths(4000)
	for _, w := range widths {
		label += w
	}
	return label
}

func (s *Sheet) least() fyne.Size {
	return fyne.NewSize(300, s.HeightFor(max(300, s.Size().Width)))
}

func (s *Sheet) parts() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{s.tint, s.back}
	for _, line := range s.lines {
		objects = append(objects, line)
	}
	for _, text := range s.texts() {
		objects = append(objects, text)
	}
	return append(objects, s.frame)
}
