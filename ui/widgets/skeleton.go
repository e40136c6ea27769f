package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

type stub struct{ widget.BaseWidget }

func (s *stub) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewText("", nil))
}

// ---- Table

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
	ID              string // stable, kept in the saved layout
	Title           string
	Width, MinWidth float32
	Align           fyne.TextAlign
	Sortable        bool
	Hidden          bool // until the user or a layout shows it
	Text            func(T) string
	Style           func(T) CellStyle // nil is plain
}

// ColumnLayout is what a user changed of a column; the order of a slice of them
// is the order of the columns.
type ColumnLayout struct {
	ID     string
	Width  float32
	Hidden bool
}

// Source gives a Table its rows by position. Row answers false while the row is
// still being loaded and starts that loading; when it has come the page calls
// Table.Reload. A Source may also implement Finder and Ranger.
type Source[T any] interface {
	Len() int
	Row(i int) (T, bool)
}

// Finder is a Source that knows where a key stands.
type Finder interface{ IndexOf(key int64) (int, bool) }

// Ranger is a Source that knows the keys of rows that are not loaded.
type Ranger interface{ Keys(from, to int) []int64 } // to is exclusive

// Slice is a Source over rows in memory.
type Slice[T any] []T

func (s Slice[T]) Len() int            { return len(s) }
func (s Slice[T]) Row(i int) (T, bool) { return s[i], true }

// Table shows a long list in columns. Only the visible rows exist on the canvas,
// positions are whole row numbers, so a million rows scroll like ten.
type Table[T any] struct {
	stub
	Key       func(T) int64
	RowStyle  func(T) RowStyle
	EmptyText string // shown when the source has no rows
	// SelectionLimit bounds Ctrl+A and Shift ranges; 0 means 10 000.
	SelectionLimit int
	// SingleSelect turns multiple selection off.
	SingleSelect bool

	OnOpen      func(row T)                   // Enter or double click
	OnCurrent   func(row T, ok bool)          // the row with the cursor changed; ok is false when there is none
	OnSelection func(keys []int64)            // the set of selected rows changed
	OnSort      func(id string, desc bool)    // a header was clicked; the page brings a sorted source
	OnLayout    func(layout []ColumnLayout)   // widths or order were changed by the user
	OnMenu      func(row T, at fyne.Position) // right click or the menu key; at is a position on the canvas
	OnCopy      func(text string)             // Ctrl+C; nil puts the text on the clipboard
	OnKey       func(ev *fyne.KeyEvent) bool  // asked first; true means done
	OnSpace     func(row T)                   // Space; nil toggles the row's selection
}

func NewTable[T any](key func(T) int64, columns ...Column[T]) *Table[T] { return &Table[T]{Key: key} }
func (t *Table[T]) SetColumns(columns ...Column[T])                     {}
func (t *Table[T]) SetSource(source Source[T])                          {}
func (t *Table[T]) Reload()                                             {}
func (t *Table[T]) SetLayout(layout []ColumnLayout)                     {}
func (t *Table[T]) Layout() []ColumnLayout                              { return nil }
func (t *Table[T]) SetSort(id string, desc bool)                        {}
func (t *Table[T]) Sorted() (id string, desc bool)                      { return "", false }
func (t *Table[T]) Current() (row T, ok bool)                           { return row, false }
func (t *Table[T]) CurrentIndex() int                                   { return -1 }
func (t *Table[T]) Selected() []int64                                   { return nil }
func (t *Table[T]) Select(keys ...int64)                                {}
func (t *Table[T]) SelectIndex(i int)                                   {}
func (t *Table[T]) ClearSelection()                                     {}
func (t *Table[T]) ScrollTo(i int)                                      {}
func (t *Table[T]) VisibleRange() (first, count int)                    { return 0, 0 }
func (t *Table[T]) CopyText() string                                    { return "" }
func (t *Table[T]) FocusGained()                                        {}
func (t *Table[T]) FocusLost()                                          {}
func (t *Table[T]) TypedRune(rune)                                      {}
func (t *Table[T]) TypedKey(*fyne.KeyEvent)                             {}
