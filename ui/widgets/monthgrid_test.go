package widgets_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"kairyluu/ui/uitest"
	"kairyluu/ui/widgets"
)

var gridWords = widgets.DateWords{
	Months: [12]string{
		"Январь", "Февраль", "Март", "Апрель", "Май", "Июнь",
		"Июль", "Август", "Сентябрь", "Октябрь", "Ноябрь", "Декабрь",
	},
	Weekdays: [7]string{"Пн", "Вт", "Ср", "Чт", "Пт", "Сб", "Вс"},
}

func newGrid(t *testing.T) (*widgets.MonthGrid, *uitest.Window, *[]widgets.Day) {
	t.Helper()
	uitest.Prepare(t)
	g := widgets.NewMonthGrid(gridWords, widgets.Day{Y: 2026, M: 9, D: 18})
	visited := &[]widgets.Day{}
	g.OnDay = func(d widgets.Day) { *visited = append(*visited, d) }
	w := uitest.New(t, g)
	w.Focus(g)
	return g, w, visited
}

func TestAMonthIsWalkedByKeys(t *testing.T) {
	for keys, want := range map[string]struct {
		press []fyne.KeyName
		day   widgets.Day
	}{
		"a day on":                       {[]fyne.KeyName{fyne.KeyRight}, widgets.Day{Y: 2026, M: 9, D: 19}},
		"a week back":                    {[]fyne.KeyName{fyne.KeyUp}, widgets.Day{Y: 2026, M: 9, D: 11}},
		"over the end of the month":      {[]fyne.KeyName{fyne.KeyDown, fyne.KeyDown}, widgets.Day{Y: 2026, M: 10, D: 2}},
		"a month on":                     {[]fyne.KeyName{fyne.KeyPageDown}, widgets.Day{Y: 2026, M: 10, D: 18}},
		"a month back and back to today": {[]fyne.KeyName{fyne.KeyPageUp, fyne.KeyHome}, widgets.Day{Y: 2026, M: 9, D: 18}},
	} {
		t.Run(keys, func(t *testing.T) {
			g, w, visited := newGrid(t)
			w.Press(want.press...)
			if g.Day() != want.day {
				t.Errorf("the cursor is on %s, want %s", g.Day(), want.day)
			}
			if n := len(*visited); n != len(want.press) || (*visited)[n-1] != want.day {
				t.Errorf("told of %v", *visited)
			}
		})
	}
}

func TestADayOpensWithEnterAndAClickMovesThere(t *testing.T) {
	g, w, _ := newGrid(t)
	var opened []widgets.Day
	g.OnOpen = func(d widgets.Day) { opened = append(opened, d) }
	w.Press(fyne.KeyRight, fyne.KeyReturn)
	w.Tap("24")
	if g.Day() != (widgets.Day{Y: 2026, M: 9, D: 24}) {
		t.Errorf("a click leads to %s", g.Day())
	}
	if len(opened) != 1 || opened[0] != (widgets.Day{Y: 2026, M: 9, D: 19}) {
		t.Errorf("opened %v, want the 19th alone", opened)
	}
}

func TestWhatADayHasNoRoomForIsCounted(t *testing.T) {
	g, w, _ := newGrid(t)
	g.More = func(n int) string { return fmt.Sprintf("ещё %d", n) }
	var many []widgets.MonthEntry
	for i := range 20 {
		many = append(many, widgets.MonthEntry{Text: fmt.Sprintf("сход %d", i+1)})
	}
	g.SetEntries(map[widgets.Day][]widgets.MonthEntry{{Y: 2026, M: 9, D: 24}: many})
	w.MustShow("сход 1", "ещё")
	w.MustNotShow("сход 20")
	g.SetDay(widgets.Day{Y: 2026, M: 12, D: 1})
	w.MustNotShow("сход 1")
	w.MustShow("Декабрь 2026")
}

func TestTheSpanOnShowBeginsOnAMonday(t *testing.T) {
	g, _, _ := newGrid(t)
	first, last := g.Span()
	if first != (widgets.Day{Y: 2026, M: 8, D: 31}) || last != (widgets.Day{Y: 2026, M: 10, D: 11}) {
		t.Errorf("on show are %s to %s", first, last)
	}
}
