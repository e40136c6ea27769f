package widgets_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"kairyluu/ui/theme"
	"kairyluu/ui/uitest"
	"kairyluu/ui/widgets"
)

type person struct {
	id   int64
	name string
}

// register counts how often it is asked for a row, and has some of them only.
type rowsOnDemand struct {
	n     int
	asked map[int]int
	ready func(i int) bool
}

func (r *rowsOnDemand) Len() int { return r.n }

func (r *rowsOnDemand) Row(i int) (person, bool) {
	r.asked[i]++
	if r.ready != nil && !r.ready(i) {
		return person{}, false
	}
	return person{int64(i) + 1, "row " + strconv.Itoa(i)}, true
}

func people(names ...string) widgets.Slice[person] {
	var rows widgets.Slice[person]
	for i, name := range names {
		rows = append(rows, person{int64(i + 1), name})
	}
	return rows
}

func personTable() *widgets.Table[person] {
	return widgets.NewTable(func(p person) int64 { return p.id },
		widgets.Column[person]{ID: "id", Title: "№", Width: 60, Sortable: true, Text: func(p person) string { return strconv.FormatInt(p.id, 10) }},
		widgets.Column[person]{ID: "name", Title: "Имя", Width: 200, MinWidth: 80, Sortable: true, Text: func(p person) string { return p.name }},
		widgets.Column[person]{ID: "extra", Title: "Ещё", Width: 100, Hidden: true, Text: func(person) string { return "hidden" }},
	)
}

func TestMillionRowsCostOnlyWhatIsVisible(t *testing.T) {
	table := personTable()
	w := uitest.New(t, table)
	source := &rowsOnDemand{n: 1_000_000, asked: map[int]int{}}
	table.SetSource(source)
	w.Settle()
	visible := 768/28 + 1
	if len(source.asked) > visible {
		t.Errorf("asked for %d rows, only %d are visible", len(source.asked), visible)
	}
	w.Focus(table)
	clear(source.asked)
	w.Press(fyne.KeyEnd)
	w.MustShow("row 999999")
	for i := range source.asked {
		if i < 1_000_000-visible && i != 0 {
			t.Errorf("asked for row %d on the way to the end", i)
		}
	}
	if p, ok := table.Current(); !ok || p.id != 1_000_000 {
		t.Errorf("the cursor is on %v", p)
	}
	w.Press(fyne.KeyUp)
	if table.CurrentIndex() != 999_998 {
		t.Errorf("one up from the last of a million is %d", table.CurrentIndex())
	}
}

func TestScrollbarReachesEveryPartOfALongList(t *testing.T) {
	table := personTable()
	w := uitest.New(t, table)
	table.SetSource(&rowsOnDemand{n: 1_000_000, asked: map[int]int{}})
	w.Settle()
	thumb := fyne.NewPos(1366-5, 30)
	w.Drag(thumb, 0, 2000) // beyond the end
	if first, count := table.VisibleRange(); first+count != 1_000_000 {
		t.Errorf("dragged to the end the table shows %d rows from %d", count, first)
	}
	w.TapAt(fyne.NewPos(1366-5, 100)) // above the thumb: a page back
	first, _ := table.VisibleRange()
	if want := 1_000_000 - 2*((768-27)/28); first != want {
		t.Errorf("a page back from the end begins at %d, want %d", first, want)
	}
	w.Wheel(fyne.NewPos(300, 300), 25)
	if now, _ := table.VisibleRange(); now != first-3 {
		t.Errorf("a notch of the wheel moved %d rows, want 3", first-now)
	}
}

func TestCursorAndSelectionFollowTheRowThroughAReload(t *testing.T) {
	table := personTable()
	w := uitest.New(t, table)
	table.SetSource(people("Асанов", "Бакиров", "Садыков"))
	w.Tap("Бакиров")
	current := 0
	table.OnCurrent = func(person, bool) { current++ }

	table.SetSource(widgets.Slice[person]{{9, "Новый"}, {3, "Садыков"}, {2, "Бакиров младший"}, {1, "Асанов"}})
	w.Settle()
	if p, ok := table.Current(); !ok || p.name != "Бакиров младший" {
		t.Errorf("the cursor went to %v", p)
	}
	if table.CurrentIndex() != 2 || !slices.Equal(table.Selected(), []int64{2}) {
		t.Errorf("cursor at %d, selected %v", table.CurrentIndex(), table.Selected())
	}
	if current != 0 {
		t.Error("OnCurrent was called although the cursor stayed on its row")
	}

	table.SetSource(people("Асанов"))
	if _, ok := table.Current(); ok || len(table.Selected()) != 0 || current != 1 {
		t.Errorf("a row that is gone is still current or selected: %v, told %d times", table.Selected(), current)
	}
}

func TestSelectionIsKeptForRowsThatAreNotLoadedYet(t *testing.T) {
	table := personTable()
	w := uitest.New(t, table)
	source := &rowsOnDemand{n: 500, asked: map[int]int{}}
	table.SetSource(source)
	w.Focus(table)
	w.Press(fyne.KeyDown, fyne.KeyDown)

	source.ready = func(int) bool { return false } // everything is being read again
	table.Reload()
	w.Settle()
	w.MustShow("…")
	if !slices.Equal(table.Selected(), []int64{3}) {
		t.Errorf("selected %v while loading", table.Selected())
	}
	source.ready = nil
	table.Reload()
	if p, ok := table.Current(); !ok || p.id != 3 {
		t.Errorf("after loading the cursor is on %v", p)
	}
}

func TestCursorOnALoadingRowArrivesWhenItIsLoaded(t *testing.T) {
	table := personTable()
	w := uitest.New(t, table)
	source := &rowsOnDemand{n: 500, asked: map[int]int{}, ready: func(i int) bool { return i < 100 }}
	table.SetSource(source)
	var told []int64
	table.OnCurrent = func(p person, _ bool) { told = append(told, p.id) }
	w.Focus(table)
	w.Press(fyne.KeyEnd)
	if !slices.Equal(told, []int64{1}) {
		t.Errorf("told %v before the last row was loaded", told)
	}
	source.ready = nil
	table.Reload()
	if !slices.Equal(told, []int64{1, 500}) {
		t.Errorf("told %v", told)
	}
}

func TestTableKeys(t *testing.T) {
	page := (768-27)/28 - 1
	cases := []struct {
		name string
		do   func(w *uitest.Window)
		want []int64
	}{
		{"down", func(w *uitest.Window) { w.Press(fyne.KeyDown) }, []int64{2}},
		{"up at the top stays", func(w *uitest.Window) { w.Press(fyne.KeyUp) }, []int64{1}},
		{"page down", func(w *uitest.Window) { w.Press(fyne.KeyPageDown) }, []int64{int64(page) + 1}},
		{"end, then home", func(w *uitest.Window) { w.Press(fyne.KeyEnd, fyne.KeyHome) }, []int64{1}},
		{"ctrl+end", func(w *uitest.Window) { w.Ctrl(fyne.KeyEnd) }, []int64{200}},
		{"shift with arrows selects a range", func(w *uitest.Window) { w.Press(fyne.KeyDown); w.Shift(fyne.KeyDown, fyne.KeyDown) }, []int64{2, 3, 4}},
		{"a range shrinks again", func(w *uitest.Window) { w.Shift(fyne.KeyDown, fyne.KeyDown); w.Shift(fyne.KeyUp) }, []int64{1, 2}},
		{"space takes a row out", func(w *uitest.Window) { w.Shift(fyne.KeyDown); w.Press(fyne.KeySpace) }, []int64{1}},
		{"click, ctrl click", func(w *uitest.Window) { w.Tap("row 3"); w.TapWith(fyne.KeyModifierControl, "row 5") }, []int64{4, 6}},
		{"click, shift click", func(w *uitest.Window) { w.Tap("row 5"); w.TapWith(fyne.KeyModifierShift, "row 3") }, []int64{4, 5, 6}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			table := personTable()
			w := uitest.New(t, table)
			table.SetSource(&rowsOnDemand{n: 200, asked: map[int]int{}})
			w.Focus(table)
			c.do(w)
			if got := table.Selected(); !slices.Equal(got, c.want) {
				t.Errorf("selected %v, want %v", got, c.want)
			}
		})
	}
}

func TestCtrlASelectsUpToTheLimit(t *testing.T) {
	table := personTable()
	table.SelectionLimit = 50
	w := uitest.New(t, table)
	source := &rowsOnDemand{n: 1_000_000, asked: map[int]int{}}
	table.SetSource(source)
	w.Focus(table)
	w.Ctrl(fyne.KeyA)
	if n := len(table.Selected()); n != 50 {
		t.Errorf("selected %d rows, the limit is 50", n)
	}
	table.SingleSelect = true
	w.Press(fyne.KeyHome)
	w.Ctrl(fyne.KeyA)
	w.Shift(fyne.KeyDown)
	if got := table.Selected(); !slices.Equal(got, []int64{2}) {
		t.Errorf("a table of single rows selected %v", got)
	}
}

func TestCopyIsATabbedTableInTheOrderOfTheList(t *testing.T) {
	table := personTable()
	w := uitest.New(t, table)
	table.SetSource(people("Асанов\tА.", "Бакиров", "Садыков"))
	w.Tap("Садыков")
	w.TapWith(fyne.KeyModifierControl, "Асанов")
	w.Ctrl(fyne.KeyC)
	if want := "№\tИмя\n1\tАсанов А.\n3\tСадыков"; w.Copied() != want {
		t.Errorf("copied %q, want %q", w.Copied(), want)
	}
	got := ""
	table.OnCopy = func(text string) { got = text }
	w.Ctrl(fyne.KeyC)
	if !strings.HasPrefix(got, "№\t") {
		t.Errorf("OnCopy got %q", got)
	}
}

func TestHeaderSortsResizesAndMovesColumns(t *testing.T) {
	table := personTable()
	w := uitest.New(t, table)
	table.SetSource(people("Асанов"))
	var sorts []string
	table.OnSort = func(id string, desc bool) { sorts = append(sorts, fmt.Sprint(id, desc)) }
	w.Tap("Имя")
	w.Tap("Имя")
	w.Tap("Имя")
	if want := []string{"namefalse", "nametrue", "namefalse"}; !slices.Equal(sorts, want) {
		t.Errorf("sorted %v, want %v", sorts, want)
	}
	w.MustShow("Имя ▴")

	var layout []widgets.ColumnLayout
	table.OnLayout = func(l []widgets.ColumnLayout) { layout = l }
	w.Drag(fyne.NewPos(60+200-1, 10), 40, 0)
	if layout[1].Width != 240 {
		t.Errorf("dragging the border by 40 made the column %v wide", layout[1].Width)
	}
	w.Drag(fyne.NewPos(60+239, 10), -1000, 0)
	if layout[1].Width != 80 {
		t.Errorf("a column shrank to %v below its least width", layout[1].Width)
	}
	w.Drag(fyne.NewPos(20, 10), 100, 0)
	if layout[0].ID != "name" || layout[1].ID != "id" {
		t.Errorf("after moving the first column the order is %v", layout)
	}
}

func TestSavedLayoutIsAppliedAndReadBack(t *testing.T) {
	table := personTable()
	w := uitest.New(t, table)
	table.SetSource(people("Асанов"))
	saved := []widgets.ColumnLayout{{ID: "extra", Width: 120}, {ID: "gone", Width: 5}, {ID: "name", Width: 10, Hidden: true}}
	table.SetLayout(saved)
	w.Settle()
	w.MustShow("Ещё", "hidden")
	w.MustNotShow("Имя", "Асанов")
	want := []widgets.ColumnLayout{{ID: "extra", Width: 120}, {ID: "name", Width: 80, Hidden: true}, {ID: "id", Width: 60}}
	if got := table.Layout(); !slices.Equal(got, want) {
		t.Errorf("layout %v, want %v", got, want)
	}
}

func TestRowsOpenAndOfferAMenu(t *testing.T) {
	table := personTable()
	w := uitest.New(t, table)
	table.SetSource(people("Асанов", "Бакиров"))
	var opened, menus []int64
	table.OnOpen = func(p person) { opened = append(opened, p.id) }
	table.OnMenu = func(p person, at fyne.Position) {
		menus = append(menus, p.id)
		if at.Y < 27 {
			t.Errorf("the menu would open at %v, over the header", at)
		}
	}
	w.DoubleTap("Бакиров")
	w.Press(fyne.KeyUp, fyne.KeyReturn)
	w.SecondaryTap("Бакиров")
	w.Press(desktop.KeyMenu)
	w.Shift(fyne.KeyF10)
	if want := []int64{2, 1}; !slices.Equal(opened, want) {
		t.Errorf("opened %v, want %v", opened, want)
	}
	if want := []int64{2, 2, 2}; !slices.Equal(menus, want) {
		t.Errorf("menus for %v, want %v", menus, want)
	}
}

func TestOneClickDoesNotOpen(t *testing.T) {
	table := personTable()
	w := uitest.New(t, table)
	table.SetSource(people("Асанов", "Бакиров"))
	table.OnOpen = func(person) { t.Error("opened") }
	w.Tap("Асанов")
	w.Tap("Бакиров")
	w.Tap("Асанов")
}

func TestTableIsOneTabStopAndHandsOnWhatItDoesNotUse(t *testing.T) {
	table := personTable()
	before, after := widgets.NewButton("before", nil), widgets.NewButton("after", nil)
	w := uitest.New(t, widgets.NewFrame(before, table, after))
	table.SetSource(people("Асанов"))
	w.Focus(before)
	w.Press(fyne.KeyTab)
	if w.Focused() != table {
		t.Fatalf("Tab led to %T", w.Focused())
	}
	if p, ok := table.Current(); !ok || p.id != 1 {
		t.Error("the focus did not bring the cursor to a row")
	}
	var keys []fyne.KeyName
	w.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { keys = append(keys, ev.Name) })
	saved := 0
	w.Canvas().AddShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyS, Modifier: fyne.KeyModifierControl}, func(fyne.Shortcut) { saved++ })
	w.Press(fyne.KeyF6, fyne.KeyEscape)
	w.Ctrl(fyne.KeyS)
	if !slices.Equal(keys, []fyne.KeyName{fyne.KeyF6, fyne.KeyEscape}) || saved != 1 {
		t.Errorf("the window got %v and %d shortcuts", keys, saved)
	}
	w.Press(fyne.KeyTab)
	if w.Focused() != after {
		t.Errorf("Tab led on to %T", w.Focused())
	}
}

func TestEmptyTableSaysSo(t *testing.T) {
	table := personTable()
	table.EmptyText = "Здесь пока пусто"
	w := uitest.New(t, table)
	w.MustShow("Здесь пока пусто")
	w.Focus(table)
	w.Press(fyne.KeyDown, fyne.KeyEnd, fyne.KeyReturn, fyne.KeySpace)
	table.SetSource(people("Асанов"))
	w.Settle()
	w.MustNotShow("Здесь пока пусто")
}

func TestLongTextEndsInAnEllipsis(t *testing.T) {
	table := personTable()
	w := uitest.New(t, table)
	table.SetSource(people(strings.Repeat("Шаршенбай ", 20)))
	w.Settle()
	if !slices.ContainsFunc(w.Texts(), func(s string) bool { return strings.HasPrefix(s, "Шаршенбай") && strings.HasSuffix(s, "…") }) {
		t.Errorf("not shortened: %q", w.Texts())
	}
	for _, text := range w.Texts() {
		if width := fyne.MeasureText(text, 13, fyne.TextStyle{}).Width; width > 200 {
			t.Errorf("%q is %v wide in a column of 200", text, width)
		}
	}
}

func TestRowStyleColoursTheRow(t *testing.T) {
	table := personTable()
	table.RowStyle = func(p person) widgets.RowStyle {
		if p.id == 2 {
			return widgets.RowStyle{Back: theme.ColorLateBack, Color: theme.ColorLate}
		}
		return widgets.RowStyle{}
	}
	w := uitest.New(t, table)
	table.SetSource(people("Асанов", "Бакиров"))
	at := w.Where("Бакиров")
	got := w.Image().At(1000, int(at.Y))
	r, g, b, _ := got.RGBA()
	wr, wg, wb, _ := theme.Color(theme.ColorLateBack).RGBA()
	if r != wr || g != wg || b != wb {
		t.Errorf("the row's ground is %v", got)
	}
}
