package widgets_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"kairyluu/ui/uitest"
	"kairyluu/ui/widgets"
)

// board is one of three columns with cards of keys 10 …, 20 … and none.
func board(t *testing.T) (*widgets.Board, *uitest.Window) {
	t.Helper()
	uitest.Prepare(t)
	b := widgets.NewBoard()
	b.EmptyText = "пусто"
	b.SetColumns(lane("Не начато", 10, 30), lane("Снято", 0, 0), lane("В работе", 50, 2))
	w := uitest.New(t, b)
	w.Focus(b)
	return b, w
}

func lane(title string, first, n int) widgets.BoardColumn {
	c := widgets.BoardColumn{Title: title}
	for i := range n {
		c.Cards = append(c.Cards, widgets.BoardCard{Key: int64(first + i), Title: fmt.Sprintf("карточка %d", first+i), Text: "что сделать"})
	}
	return c
}

func at(t *testing.T, b *widgets.Board, want int64) {
	t.Helper()
	if key, _ := b.Current(); key != want {
		t.Errorf("the cursor stands on %d, want %d", key, want)
	}
}

func TestArrowsMoveOverTheCardsOfABoard(t *testing.T) {
	b, w := board(t)
	at(t, b, 10)
	w.Press(fyne.KeyDown)
	at(t, b, 11)
	w.Press(fyne.KeyRight) // past the column without cards
	at(t, b, 51)
	w.Press(fyne.KeyRight)
	at(t, b, 51)
	w.Press(fyne.KeyUp, fyne.KeyLeft)
	at(t, b, 10)
	w.Press(fyne.KeyEnd)
	at(t, b, 39)
	w.MustShow("карточка 39", "пусто")
	w.MustNotShow("карточка 10")
}

func TestKeysActOnTheCardWithTheCursor(t *testing.T) {
	b, w := board(t)
	var opened int64
	var shifted []string
	b.OnOpen = func(key int64) { opened = key }
	b.OnShift = func(key int64, by int) { shifted = append(shifted, fmt.Sprint(key, " ", by)) }
	w.Press(fyne.KeyDown, fyne.KeyReturn)
	w.Ctrl(fyne.KeyRight)
	w.Ctrl(fyne.KeyLeft)
	if opened != 11 {
		t.Errorf("Enter opened %d", opened)
	}
	if got := fmt.Sprint(shifted); got != "[11 1 11 -1]" {
		t.Errorf("Ctrl with an arrow asked for %s", got)
	}
}

func TestTheCursorStaysWithItsCard(t *testing.T) {
	b, w := board(t)
	w.Press(fyne.KeyDown, fyne.KeyDown)
	b.SetColumns(lane("Не начато", 10, 2), lane("Снято", 12, 1), lane("В работе", 50, 2))
	at(t, b, 12)
	b.SetColumns(lane("Не начато", 10, 2), lane("Снято", 0, 0), lane("В работе", 50, 2))
	if _, ok := b.Current(); !ok {
		t.Error("the cursor is nowhere though there are cards")
	}
	b.SetColumns(lane("Не начато", 0, 0))
	at(t, b, 0)
}

func TestTheMouseWorksABoard(t *testing.T) {
	b, w := board(t)
	var menu, opened int64
	b.OnMenu = func(key int64, _ fyne.Position) { menu = key }
	b.OnOpen = func(key int64) { opened = key }
	w.Tap("карточка 51")
	at(t, b, 51)
	w.SecondaryTap("карточка 12")
	if menu != 12 {
		t.Errorf("the menu is that of %d", menu)
	}
	w.DoubleTap("карточка 50")
	if opened != 50 {
		t.Errorf("opened %d", opened)
	}
	w.Wheel(w.Where("карточка 12"), -250)
	w.MustNotShow("карточка 10")
	w.MustShow("карточка 51")
}

func TestARowOfATableHasItsPlace(t *testing.T) {
	uitest.Prepare(t)
	rows := make(widgets.Slice[int64], 100)
	for i := range rows {
		rows[i] = int64(i)
	}
	table := widgets.NewTable(func(n int64) int64 { return n }, widgets.Column[int64]{ID: "n", Title: "№", Width: 80, Text: func(n int64) string { return fmt.Sprint(n) }})
	moved := 0
	table.OnMoved = func() { moved++ }
	uitest.New(t, table)
	table.SetSource(rows)
	top, height, shown := table.RowPlace(1)
	first, _, _ := table.RowPlace(0)
	if !shown || top != first+height {
		t.Errorf("the second row stands at %v, the first at %v", top, first)
	}
	before := moved
	table.ScrollTo(90)
	if _, _, shown := table.RowPlace(1); shown || moved == before {
		t.Error("a row that was scrolled away still has a place")
	}
}
