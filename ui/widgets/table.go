package widgets

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	look "kairyluu/ui/theme"
)

// CellStyle is the look of one cell; the zero value is plain text.
type CellStyle struct {
	Color fyne.ThemeColorName
	Bold  bool
}

// RowStyle is the look of a row; the zero value is a plain row.
type RowStyle struct {
	Back  fyne.ThemeColorName // ground of the row
	Color fyne.ThemeColorName // text of cells that choose no colour of their own
}

// Column describes one column of a Table.
type Column[T any] struct {
	ID              string // stable: kept in the saved layout
	Title           string
	Width, MinWidth float32
	Grow            float32 // share of the width that is left over
	Align           fyne.TextAlign
	Sortable        bool
	Hidden          bool // until the user or a layout shows it
	Text            func(T) string
	Style           func(T) CellStyle // nil is plain
}

// ColumnLayout is what a user changed of a column; the order of a slice of them
// is the order of the columns.
type ColumnLayout struct {
	ID     string  `json:"id"`
	Width  float32 `json:"width"`
	Hidden bool    `json:"hidden,omitempty"`
}

// Source gives a Table its rows by position. Row answers false while the row is
// still being loaded, and starts that loading; when it has come the page calls
// Table.Reload. A Source may be a Finder and a Ranger too.
type Source[T any] interface {
	Len() int
	Row(i int) (T, bool)
}

// Finder is a Source that knows where a key stands.
type Finder interface {
	IndexOf(key int64) (int, bool)
}

// Ranger is a Source that knows the keys of rows that are not loaded.
type Ranger interface {
	// Keys are those of the rows from (inclusive) to (exclusive).
	Keys(from, to int) []int64
}

// Slice is a Source over rows in memory.
type Slice[T any] []T

// Len implements Source.
func (s Slice[T]) Len() int { return len(s) }

// Row implements Source.
func (s Slice[T]) Row(i int) (T, bool) { return s[i], true }

const (
	rowHeight        = 28
	headHeight       = 27
	cellPad          = 8
	defaultSelection = 10_000
)

// Table shows a long list in columns. Only the visible rows exist on the canvas
// and positions are whole row numbers, so a million rows scroll like ten.
// Rows are known by key: cursor and selection stay with the row when the list
// is loaded again in another order.
type Table[T any] struct {
	control
	Key       func(T) int64
	RowStyle  func(T) RowStyle
	EmptyText string // shown when the source has no rows
	// SelectionLimit bounds Ctrl+A and Shift ranges; 0 is 10 000 rows.
	SelectionLimit int
	// SingleSelect turns multiple selection off.
	SingleSelect bool

	// EmptyOffer is under EmptyText what else may be meant; Enter or a click takes it.
	EmptyOffer string
	OnOffer    func()

	OnOpen      func(row T)                   // Enter or double click
	OnCurrent   func(row T, ok bool)          // the cursor came to another row; ok is false when it stands on none
	OnSelection func(keys []int64)            // the set of selected rows changed
	OnSort      func(id string, desc bool)    // a header was clicked; the page brings a sorted source
	OnLayout    func(layout []ColumnLayout)   // the user changed widths or order
	OnMenu      func(row T, at fyne.Position) // right click or the menu key; at is a position on the canvas
	OnCopy      func(text string)             // Ctrl+C; nil puts the text on the clipboard
	OnKey       func(ev *fyne.KeyEvent) bool  // asked first; true means done
	OnSpace     func(row T)                   // Space; nil toggles the row's selection
	OnRune      func(r rune)                  // a letter: where the page looks for what is typed
	OnMoved     func()                        // rows stand elsewhere than before: scrolled, resized, reloaded

	columns []Column[T]
	source  Source[T]
	sortID  string
	desc    bool

	first   int // first row on show
	offset  float32
	cursor  int  // -1 is none
	anchor  int  // where a Shift range began
	waiting bool // the row under the cursor is not loaded yet
	current T
	at      int64 // key of current
	stands  bool  // whether current is a row
	chosen  map[int64]pick[T]

	pressed  fyne.KeyModifier // when the mouse went down
	tappedAt time.Time
	tapped   int // row of the last click

	back  *canvas.Rectangle
	head  *tableHead[T]
	body  *tableBody[T]
	vbar  *scrollbar
	hbar  *scrollbar
	empty *Text
	offer *Button
}

// pick is a selected row as it was when it was selected.
type pick[T any] struct {
	index  int
	row    T
	loaded bool
}

// NewTable returns an empty table. key tells rows apart for ever, as their ID.
func NewTable[T any](key func(T) int64, columns ...Column[T]) *Table[T] {
	t := &Table[T]{Key: key, columns: columns, source: Slice[T]{}, cursor: -1, tapped: -1, chosen: map[int64]pick[T]{}}
	t.back = newBox()
	t.head, t.body = newTableHead(t), newTableBody(t)
	t.vbar = newScrollbar(true, func(pos float64) { t.scrollTo(int(pos + 0.5)) })
	t.hbar = newScrollbar(false, func(pos float64) { t.scrollAside(float32(pos)) })
	t.empty = NewText("", TextStyle{Color: look.ColorMuted, Align: fyne.TextAlignCenter})
	t.offer = NewButton("", t.takeOffer)
	t.extend(t)
	return t
}

// SetColumns replaces the columns, as when the language changes. Widths and
// order are those of the new columns until SetLayout.
func (t *Table[T]) SetColumns(columns ...Column[T]) {
	t.columns = columns
	t.Refresh()
}

// SetLayout puts columns into the order, width and visibility of a saved layout.
// Columns that the layout does not know keep their own and come last.
func (t *Table[T]) SetLayout(layout []ColumnLayout) {
	ordered := make([]Column[T], 0, len(t.columns))
	known := map[string]bool{}
	for _, wanted := range layout {
		for _, column := range t.columns {
			if column.ID == wanted.ID && !known[column.ID] {
				known[column.ID] = true
				column.Hidden = wanted.Hidden
				if wanted.Width > 0 {
					column.Width = max(wanted.Width, column.least())
				}
				ordered = append(ordered, column)
			}
		}
	}
	for _, column := range t.columns {
		if !known[column.ID] {
			ordered = append(ordered, column)
		}
	}
	t.columns = ordered
	t.Refresh()
}

// Layout is the present order, width and visibility of the columns.
func (t *Table[T]) Layout() []ColumnLayout {
	layout := make([]ColumnLayout, 0, len(t.columns))
	for _, c := range t.columns {
		layout = append(layout, ColumnLayout{ID: c.ID, Width: c.Width, Hidden: c.Hidden})
	}
	return layout
}

// SetSort shows by which column the source is sorted; "" is none.
func (t *Table[T]) SetSort(id string, desc bool) {
	t.sortID, t.desc = id, desc
	t.head.Refresh()
}

// Sorted is what SetSort or the user chose last.
func (t *Table[T]) Sorted() (id string, desc bool) { return t.sortID, t.desc }

// sortBy is a click on a header: first up, then down.
func (t *Table[T]) sortBy(column Column[T]) {
	if !column.Sortable {
		return
	}
	t.SetSort(column.ID, t.sortID == column.ID && !t.desc)
	if t.OnSort != nil {
		t.OnSort(t.sortID, t.desc)
	}
}

func (t *Table[T]) tellLayout() {
	if t.OnLayout != nil {
		t.OnLayout(t.Layout())
	}
}

// VisibleRange tells which rows are on show: a source may load what is near.
func (t *Table[T]) VisibleRange() (first, count int) {
	return t.first, max(0, min(t.page()+1, t.source.Len()-t.first))
}

// RowPlace is where a row stands in the table, for what the page lays over it;
// shown is false while it is scrolled away.
func (t *Table[T]) RowPlace(i int) (top, height float32, shown bool) {
	top = headHeight + float32(i-t.first)*rowHeight
	return top, rowHeight, i >= t.first && i < t.first+max(1, t.page()) && i < t.source.Len()
}

// ScrollTo brings a row into view.
func (t *Table[T]) ScrollTo(i int) {
	switch page := max(1, t.page()); {
	case i < t.first:
		t.scrollTo(i)
	case i >= t.first+page:
		t.scrollTo(i - page + 1)
	}
}

func (t *Table[T]) scrollTo(first int) {
	first = max(0, min(first, t.source.Len()-t.page()))
	if first != t.first {
		t.first = first
		t.redraw()
	}
}

func (t *Table[T]) scrollAside(offset float32) {
	offset = max(0, min(offset, t.total()-t.bodyWidth()))
	if offset != t.offset {
		t.offset = offset
		t.redraw()
	}
}

// redraw shows the rows anew without laying out the table.
func (t *Table[T]) redraw() {
	t.head.Refresh()
	t.body.Refresh()
	t.moveBars()
	if t.OnMoved != nil {
		t.OnMoved()
	}
}

// page is how many whole rows fit.
func (t *Table[T]) page() int { return int(t.body.Size().Height / rowHeight) }

func (t *Table[T]) bodyWidth() float32 { return t.body.Size().Width }

// span is the place of a shown column, before scrolling aside.
type span struct {
	column   int // index in columns
	x, width float32
}

func (c Column[T]) least() float32 { return max(c.MinWidth, 28) }

// shrunk is how narrow a column may get before the table scrolls aside: those
// that grow give way first.
func (c Column[T]) shrunk() float32 {
	if c.Grow == 0 {
		return max(c.Width, c.least())
	}
	return max(c.least(), c.Width*0.7)
}

// spans places the shown columns and shares out the width that is left over or
// missing.
func (t *Table[T]) spans() []span {
	var spans []span
	var sum, shares float32
	for i, c := range t.columns {
		if c.Hidden {
			continue
		}
		width := max(c.Width, c.least())
		spans = append(spans, span{column: i, width: width})
		sum += width
		shares += c.Grow
	}
	left := t.bodyWidth() - sum
	var x float32
	for i := range spans {
		if c := t.columns[spans[i].column]; shares > 0 {
			spans[i].width = max(spans[i].width+left*c.Grow/shares, c.shrunk())
		}
		spans[i].x = x
		x += spans[i].width
	}
	return spans
}

func (t *Table[T]) total() float32 {
	spans := t.spans()
	if len(spans) == 0 {
		return 0
	}
	last := spans[len(spans)-1]
	return last.x + last.width
}

// CreateRenderer implements fyne.Widget.
func (t *Table[T]) CreateRenderer() fyne.WidgetRenderer { return newRenderer(t) }

func (t *Table[T]) paint() {
	t.back.FillColor = look.Color(look.ColorCard)
	t.paintEmpty()
}

const barThickness = 11

func (t *Table[T]) arrange(area fyne.Size) {
	put(t.back, 0, 0, area.Width, area.Height)
	height := max(0, area.Height-headHeight)
	width := area.Width
	tall := float32(t.source.Len())*rowHeight > height
	if tall {
		width -= barThickness
	}
	t.body.Resize(fyne.NewSize(width, height)) // the columns are shared out over this width
	if wide := t.total() > width+0.5; wide {
		height = max(0, height-barThickness)
		t.hbar.Show()
	} else {
		t.hbar.Hide()
		t.offset = 0
	}
	t.vbar.Hidden = !tall
	t.offset = max(0, min(t.offset, t.total()-width))
	put(t.head, 0, 0, area.Width, headHeight)
	put(t.body, 0, headHeight, width, height)
	put(t.vbar, width, headHeight, barThickness, height)
	put(t.hbar, 0, headHeight+height, width, barThickness)
	t.putEmpty(area)
	t.first = max(0, min(t.first, t.source.Len()-t.page()))
	t.redraw()
}

func (t *Table[T]) moveBars() {
	t.vbar.set(float64(t.source.Len()), float64(t.page()), float64(t.first))
	t.hbar.set(float64(t.total()), float64(t.bodyWidth()), float64(t.offset))
}

func (t *Table[T]) least() fyne.Size { return fyne.NewSize(160, headHeight+3*rowHeight) }

func (t *Table[T]) parts() []fyne.CanvasObject {
	return []fyne.CanvasObject{t.back, t.head, t.body, t.empty, t.offer, t.vbar, t.hbar}
}

func headSize() float32 { return look.Size(theme.SizeNameCaptionText) }
