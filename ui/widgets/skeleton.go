package widgets

import (
	"image"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
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

// ---- input

type Entry struct {
	widget.Entry
	OnEnter func()                       // Enter; nil moves the focus to the next field
	OnKey   func(ev *fyne.KeyEvent) bool // asked first; true means done
	OnBlur  func()                       // the focus left
}

func NewEntry() *Entry         { return &Entry{} }
func (e *Entry) SetError(bool) {}

type Memo struct {
	widget.Entry
	OnKey  func(ev *fyne.KeyEvent) bool
	OnBlur func()
}

func NewMemo(rows int) *Memo  { return &Memo{} }
func (m *Memo) SetError(bool) {}

// Day is a calendar day without zone; the zero value is no day.
type Day struct{ Y, M, D int }

// DateWords are the words of a DateField.
type DateWords struct {
	Months   [12]string // "Январь", …
	Weekdays [7]string  // two letters, Monday first
	Today    string     // the button under the month
	Clear    string
}

// ParseDay reads what a clerk types: 31.12.2026, 31.12.26, 311226, 31/12/2026,
// 31.12 (this year), +3 or -2 (days from today), с, б or today's sign. ok is
// false for nonsense; an empty text is the zero Day and ok.
func ParseDay(text string, today Day) (day Day, ok bool) { return Day{}, false }

type DateField struct {
	stub
	OnChanged func(day Day, ok bool) // each keystroke that changes the meaning; zero Day and ok: empty
	OnEnter   func()
	OnBlur    func()
}

func NewDateField(words DateWords, today func() time.Time) *DateField { return &DateField{} }
func (d *DateField) SetWords(DateWords)                               {}
func (d *DateField) SetDay(day Day)                                   {}
func (d *DateField) Day() (day Day, ok bool)                          { return Day{}, false }
func (d *DateField) SetDate(y, m, day int)                            {}
func (d *DateField) Date() (y, m, day int, ok, empty bool)            { return 0, 0, 0, false, true }
func (d *DateField) SetMark(mark func(Day) fyne.ThemeColorName)       {}
func (d *DateField) SetError(bool)                                    {}
func (d *DateField) SetPlaceHolder(string)                            {}
func (d *DateField) Enable()                                          {}
func (d *DateField) Disable()                                         {}
func (d *DateField) Disabled() bool                                   { return false }
func (d *DateField) Focusable() fyne.Focusable                        { return nil }

// Option is one entry of a dictionary.
type Option struct {
	Key      string // "" is no choice
	Text     string
	Detail   string // muted, at the right of the list
	Keywords string // searched too, never shown
}

func IDOption(id int64, text string) Option { return Option{} }
func (o Option) ID() int64                  { return 0 }

type Picker struct {
	stub
	NothingText string // shown when no option fits
	OnPicked    func(o Option, ok bool)
	OnEnter     func()
	OnBlur      func()
}

func NewPicker(fold func(string) string) *Picker { return &Picker{} }
func (p *Picker) SetOptions(options []Option)    {}
func (p *Picker) SetSelected(key string)         {}
func (p *Picker) Selected() (Option, bool)       { return Option{}, false }
func (p *Picker) Clear()                         {}
func (p *Picker) SetPlaceHolder(string)          {}
func (p *Picker) SetError(bool)                  {}
func (p *Picker) Enable()                        {}
func (p *Picker) Disable()                       {}
func (p *Picker) Disabled() bool                 { return false }
func (p *Picker) Focusable() fyne.Focusable      { return nil }

type Suggest struct {
	Entry
	OnQuery  func(text string, show func([]Option))
	OnPicked func(Option)
}

func NewSuggest() *Suggest { return &Suggest{} }

type Choice struct {
	stub
	OnChanged func(key string)
}

func NewChoice(options ...Option) *Choice      { return &Choice{} }
func (c *Choice) SetOptions(options ...Option) {}
func (c *Choice) SetSelected(key string)       {}
func (c *Choice) Selected() string             { return "" }
func (c *Choice) SetPlaceHolder(string)        {}
func (c *Choice) SetError(bool)                {}
func (c *Choice) Enable()                      {}
func (c *Choice) Disable()                     {}
func (c *Choice) Disabled() bool               { return false }

type Check struct{ widget.Check }

func NewCheck(text string, changed func(bool)) *Check { return &Check{} }

// ---- form layout

type Field struct {
	stub
	Control fyne.CanvasObject
}

func NewField(label string, control fyne.CanvasObject) *Field { return &Field{} }
func (f *Field) SetLabel(string)                              {}
func (f *Field) SetRequired(bool)                             {}
func (f *Field) SetError(string)                              {}
func (f *Field) SetWarning(string)                            {}
func (f *Field) SetHint(string)                               {}
func (f *Field) Error() string                                { return "" }
func (f *Field) Focus()                                       {}

// Cell is one place of a Grid: at least Width wide, taking a share Grow of
// what is left in its line; Grow 0 keeps Width.
type Cell struct {
	Width, Grow float32
	Object      fyne.CanvasObject
}

func NewGrid(cells ...Cell) *fyne.Container                              { return nil }
func NewStack(gap float32, objects ...fyne.CanvasObject) *fyne.Container { return nil }
func NewRow(gap float32, objects ...fyne.CanvasObject) *fyne.Container   { return nil }
func NewWrap(gap float32, objects ...fyne.CanvasObject) *fyne.Container  { return nil }
func NewPad(object fyne.CanvasObject, all float32) *fyne.Container       { return nil }
func NewFrame(top, center, bottom fyne.CanvasObject) *fyne.Container     { return nil }
func NewSpread(left, right []fyne.CanvasObject) *fyne.Container          { return nil }

type Scroll struct{ stub }

func NewScroll(content fyne.CanvasObject) *Scroll   { return &Scroll{} }
func (s *Scroll) ScrollTo(object fyne.CanvasObject) {}
func (s *Scroll) ScrollToTop()                      {}

// ---- display

type TextStyle struct {
	Color  fyne.ThemeColorName
	Size   fyne.ThemeSizeName
	Bold   bool
	NoWrap bool // one line with an ellipsis
	Align  fyne.TextAlign
}

type Text struct{ stub }

func NewText(text string, style TextStyle) *Text { return &Text{} }
func NewCaption(text string) *Text               { return &Text{} }
func NewHeading(text string) *Text               { return &Text{} }
func (t *Text) SetText(string)                   {}
func (t *Text) SetStyle(TextStyle)               {}
func (t *Text) Text() string                     { return "" }

type Chip struct {
	ID, Text, Sign, Count string
	Color                 fyne.ThemeColorName
}

type Chips struct {
	stub
	Multi     bool
	OnChanged func(ids []string)
}

func NewChips(chips ...Chip) *Chips        { return &Chips{} }
func (c *Chips) SetChips(chips ...Chip)    {}
func (c *Chips) SetSelected(ids ...string) {}
func (c *Chips) Selected() []string        { return nil }

type Bar struct {
	Text, Label string
	Value       float64
	Color       fyne.ThemeColorName
}

type Bars struct {
	stub
	OnTapped func(i int)
}

func NewBars(bars ...Bar) *Bars     { return &Bars{} }
func (b *Bars) SetBars(bars ...Bar) {}

type Series struct {
	Name   string
	Color  fyne.ThemeColorName
	Values []float64
}

type Columns struct {
	stub
	OnTapped func(series, i int)
	Format   func(float64) string
}

func NewColumns(labels []string, series ...Series) *Columns    { return &Columns{} }
func (c *Columns) SetSeries(labels []string, series ...Series) {}

type Tile struct {
	stub
	OnTapped func()
}

func NewTile(figure, caption string, color fyne.ThemeColorName) *Tile { return &Tile{} }
func (t *Tile) Set(figure, caption string, color fyne.ThemeColorName) {}

type Card struct{ stub }

func NewCard(title string, content fyne.CanvasObject) *Card { return &Card{} }
func (c *Card) SetTitle(string)                             {}
func (c *Card) SetCorner(fyne.CanvasObject)                 {}
func (c *Card) SetContent(fyne.CanvasObject)                {}
func (c *Card) SetKind(BannerKind)                          {}

type Fact struct {
	Label, Text, Note string
	Color             fyne.ThemeColorName
	OnTapped          func()
}

type Facts struct{ stub }

func NewFacts(facts ...Fact) *Facts     { return &Facts{} }
func (f *Facts) SetFacts(facts ...Fact) {}

type Event struct {
	Text, Note string
	Undone     bool
	Color      fyne.ThemeColorName
	OnTapped   func()
}

type Timeline struct{ stub }

func NewTimeline(events ...Event) *Timeline   { return &Timeline{} }
func (t *Timeline) SetEvents(events ...Event) {}

type BannerKind int

const (
	Plain BannerKind = iota
	Info
	Soon
	Late
)

type Banner struct{ stub }

func NewBanner(kind BannerKind, title, text string) *Banner { return &Banner{} }
func (b *Banner) Set(kind BannerKind, title, text string)   {}
func (b *Banner) SetLink(text string, tapped func())        {}

type ButtonKind int

const (
	Normal ButtonKind = iota
	Primary
	Danger
	Quiet
)

type Button struct {
	stub
	OnTapped func()
	Kind     ButtonKind
}

func NewButton(text string, tapped func()) *Button           { return &Button{} }
func NewPrimary(text, keyHint string, tapped func()) *Button { return &Button{} }
func (b *Button) SetText(string)                             {}
func (b *Button) SetKeyHint(string)                          {}
func (b *Button) SetKind(ButtonKind)                         {}
func (b *Button) Enable()                                    {}
func (b *Button) Disable()                                   {}
func (b *Button) Disabled() bool                             { return false }

type Link struct {
	stub
	OnTapped func()
}

func NewLink(text string, tapped func()) *Link { return &Link{} }
func (l *Link) SetText(string)                 {}

type NavItem struct {
	stub
	OnTapped func()
}

func NewNavItem(text, keyHint string, tapped func()) *NavItem { return &NavItem{} }
func (n *NavItem) SetText(string)                             {}
func (n *NavItem) SetBadge(string)                            {}
func (n *NavItem) SetSelected(bool)                           {}

type Split struct {
	stub
	MinMain, MinSide float32
	OnResized        func(width float32)
}

func NewSplit(main, side fyne.CanvasObject, width float32) *Split { return &Split{} }
func (s *Split) SetSide(fyne.CanvasObject)                        {}
func (s *Split) SetSideVisible(bool)                              {}
func (s *Split) SideVisible() bool                                { return true }
func (s *Split) SetWidth(float32)                                 {}

type Thumb struct {
	stub
	OnTapped func()
}

func NewThumb(caption string, size fyne.Size) *Thumb { return &Thumb{} }
func (t *Thumb) SetImage(image.Image)                {}
func (t *Thumb) SetCaption(string)                   {}

func ShowMenuUnder(under fyne.CanvasObject, items ...*fyne.MenuItem)             {}
func ShowMenuAt(on fyne.CanvasObject, at fyne.Position, items ...*fyne.MenuItem) {}

var _ desktop.Cursor = desktop.DefaultCursor
