package widgets

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	look "kairyluu/ui/theme"
)

// BoardCard is one thing on a Board.
type BoardCard struct {
	Key                       int64 // tells cards apart for ever
	Title, Corner, Text, Note string
	Color                     fyne.ThemeColorName // of the title; "" is plain
	Percent                   int
	BarColor                  fyne.ThemeColorName // "" is the quiet one
}

// BoardColumn is one state of the things on a Board.
type BoardColumn struct {
	Title string
	Cards []BoardCard
	More  string // stands under the last card, as that there are more
}

// Board shows things as cards in columns by their state. One Tab stop: arrows
// move over the cards, Enter opens one, Ctrl with an arrow to the side asks for
// another state. Only the cards on show exist on the canvas.
type Board struct {
	control
	OnOpen    func(key int64)                   // Enter or double click
	OnCurrent func(key int64, ok bool)          // the cursor came to another card
	OnShift   func(key int64, by int)           // Ctrl+Left is -1, Ctrl+Right 1
	OnMenu    func(key int64, at fyne.Position) // right click or the menu key; at is on the canvas
	EmptyText string                            // in a column without cards

	columns []BoardColumn
	lanes   []*lane
	column  int // of the cursor
	row     int
	at      int64 // key of the card with the cursor, 0 for none

	tapped   int64
	tappedAt time.Time
}

// NewBoard returns an empty board.
func NewBoard() *Board {
	b := &Board{}
	b.extend(b)
	b.activate = b.open
	return b
}

// SetColumns replaces what is shown. The cursor stays with its card; when that is
// gone it goes to the one in its place.
func (b *Board) SetColumns(columns ...BoardColumn) {
	b.columns = columns
	for len(b.lanes) < len(columns) {
		b.lanes = append(b.lanes, newLane(b, len(b.lanes)))
	}
	b.lanes = b.lanes[:len(columns)]
	if column, row, ok := b.find(b.at); ok {
		b.column, b.row = column, row
	}
	b.settle()
	b.Refresh()
}

func (b *Board) find(key int64) (column, row int, ok bool) {
	for column, c := range b.columns {
		for row, card := range c.Cards {
			if card.Key == key {
				return column, row, true
			}
		}
	}
	return 0, 0, false
}

// settle keeps the cursor on a card while there is any.
func (b *Board) settle() {
	b.column = max(0, min(b.column, len(b.columns)-1))
	if len(b.columns) > 0 && len(b.columns[b.column].Cards) == 0 {
		for i, c := range b.columns {
			if len(c.Cards) > 0 {
				b.column = i
				break
			}
		}
	}
	if len(b.columns) > 0 {
		b.row = max(0, min(b.row, len(b.columns[b.column].Cards)-1))
	}
	b.arrive()
}

// Select puts the cursor on a card.
func (b *Board) Select(key int64) {
	if column, row, ok := b.find(key); ok {
		b.move(column, row)
	}
}

// Current is the key of the card with the cursor.
func (b *Board) Current() (key int64, ok bool) { return b.at, b.at != 0 }

func (b *Board) arrive() {
	var key int64
	if len(b.columns) > 0 && b.row >= 0 && b.row < len(b.columns[b.column].Cards) {
		key = b.columns[b.column].Cards[b.row].Key
	}
	if key == b.at {
		return
	}
	b.at = key
	if b.OnCurrent != nil {
		b.OnCurrent(key, key != 0)
	}
}

// move puts the cursor on a card and brings that into view.
func (b *Board) move(column, row int) {
	if column < 0 || column >= len(b.columns) || len(b.columns[column].Cards) == 0 {
		return
	}
	b.column, b.row = column, max(0, min(row, len(b.columns[column].Cards)-1))
	b.lanes[column].reveal(b.row)
	b.arrive()
	b.Refresh()
}

// aside goes to the nearest column with cards.
func (b *Board) aside(by int) {
	for column := b.column + by; column >= 0 && column < len(b.columns); column += by {
		if len(b.columns[column].Cards) > 0 {
			b.move(column, b.row)
			return
		}
	}
}

func (b *Board) open() {
	if b.at != 0 && b.OnOpen != nil {
		b.OnOpen(b.at)
	}
}

func (b *Board) menuAtCursor() {
	if b.at == 0 || b.OnMenu == nil {
		return
	}
	lane := b.lanes[b.column]
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(lane)
	b.OnMenu(b.at, at.AddXY(cardPad, min(max(0, lane.topOf(b.row)+24), lane.Size().Height)))
}

// TypedKey implements fyne.Focusable.
func (b *Board) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyDown:
		b.move(b.column, b.row+1)
	case fyne.KeyUp:
		b.move(b.column, b.row-1)
	case fyne.KeyLeft:
		b.aside(-1)
	case fyne.KeyRight:
		b.aside(1)
	case fyne.KeyHome:
		b.move(b.column, 0)
	case fyne.KeyEnd:
		b.move(b.column, 1<<30)
	case fyne.KeyPageDown:
		b.move(b.column, b.row+b.pageOf())
	case fyne.KeyPageUp:
		b.move(b.column, b.row-b.pageOf())
	case desktop.KeyMenu:
		b.menuAtCursor()
	case fyne.KeyF10:
		if shiftDown() {
			b.menuAtCursor()
			return
		}
		b.control.TypedKey(ev)
	default:
		b.control.TypedKey(ev)
	}
}

func (b *Board) pageOf() int {
	if len(b.lanes) == 0 {
		return 1
	}
	return max(1, int(b.lanes[b.column].Size().Height/boardStep))
}

// TypedShortcut implements fyne.Shortcutable.
func (b *Board) TypedShortcut(s fyne.Shortcut) {
	custom, ok := s.(*desktop.CustomShortcut)
	if ok && custom.Modifier == fyne.KeyModifierControl && b.at != 0 && b.OnShift != nil {
		switch custom.KeyName {
		case fyne.KeyLeft:
			b.OnShift(b.at, -1)
			return
		case fyne.KeyRight:
			b.OnShift(b.at, 1)
			return
		}
	}
	b.control.TypedShortcut(s)
}

// click is a click on a card; the second within the system's time opens it.
func (b *Board) click(column, row int) {
	b.takeFocus()
	if row < 0 || row >= len(b.columns[column].Cards) {
		return
	}
	b.move(column, row)
	now := time.Now()
	again := b.tapped == b.at && now.Sub(b.tappedAt) <= fyne.CurrentApp().Driver().DoubleTapDelay()
	b.tapped, b.tappedAt = b.at, now
	if again {
		b.tapped = 0
		b.open()
	}
}

func (b *Board) menuClick(column, row int, at fyne.Position) {
	b.takeFocus()
	if row < 0 || row >= len(b.columns[column].Cards) {
		return
	}
	b.move(column, row)
	if b.OnMenu != nil {
		b.OnMenu(b.at, at)
	}
}

// CreateRenderer implements fyne.Widget.
func (b *Board) CreateRenderer() fyne.WidgetRenderer { return newRenderer(b) }

func (b *Board) paint() {}

func (b *Board) arrange(area fyne.Size) {
	if len(b.lanes) == 0 {
		return
	}
	const gap = 10
	width := (area.Width - gap*float32(len(b.lanes)-1)) / float32(len(b.lanes))
	for i, l := range b.lanes {
		put(l, float32(i)*(width+gap), 0, width, area.Height)
		l.Refresh()
	}
}

func (b *Board) least() fyne.Size {
	return fyne.NewSize(float32(max(1, len(b.lanes)))*130, laneHead+boardStep)
}

func (b *Board) parts() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, len(b.lanes))
	for i, l := range b.lanes {
		objects[i] = l
	}
	return objects
}

// boardInk is the colour of a text on a card.
func boardInk(name fyne.ThemeColorName) fyne.ThemeColorName {
	if name == "" {
		return theme.ColorNameForeground
	}
	return name
}

// laneGround is what a column stands on.
func laneGround(box *canvas.Rectangle) {
	box.FillColor, box.CornerRadius = look.Color(look.ColorRowHover), 4
}
