package widgets_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"kairyluu/ui/uitest"
	"kairyluu/ui/widgets"
)

func TestChipsChooseOneOrSeveral(t *testing.T) {
	chips := func() *widgets.Chips {
		return widgets.NewChips(widgets.Chip{ID: "a", Text: "Открытые", Count: "63"}, widgets.Chip{ID: "b", Text: "Просрочено", Sign: "⚠", Count: "4"}, widgets.Chip{ID: "c", Text: "Мои"})
	}
	cases := []struct {
		name             string
		multi, allowNone bool
		do               func(w *uitest.Window)
		want             []string
	}{
		{"a click chooses one", false, false, func(w *uitest.Window) { w.Tap("Мои"); w.Tap("⚠ Просрочено 4") }, []string{"b"}},
		{"the same again stays", false, false, func(w *uitest.Window) { w.Tap("Мои"); w.Tap("Мои") }, []string{"c"}},
		{"the same again takes off", false, true, func(w *uitest.Window) { w.Tap("Мои"); w.Tap("Мои") }, nil},
		{"several", true, false, func(w *uitest.Window) { w.Tap("Мои"); w.Tap("Открытые 63") }, []string{"a", "c"}},
		{"by keys", true, false, func(w *uitest.Window) {
			w.Press(fyne.KeyTab, fyne.KeySpace, fyne.KeyEnd, fyne.KeyReturn)
		}, []string{"a", "c"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			uitest.Prepare(t)
			line := chips()
			line.Multi, line.AllowNone = c.multi, c.allowNone
			var heard []string
			line.OnChanged = func(ids []string) { heard = ids }
			w := uitest.New(t, widgets.NewStack(0, line))
			c.do(w)
			if !slices.Equal(line.Selected(), c.want) || !slices.Equal(heard, c.want) {
				t.Errorf("chosen %v, heard %v, want %v", line.Selected(), heard, c.want)
			}
		})
	}
}

func TestChartsOpenWhatTheyCount(t *testing.T) {
	uitest.Prepare(t)
	bars := widgets.NewBars(widgets.Bar{Text: "Асанов", Value: 3, Label: "3"}, widgets.Bar{Text: "Садыков", Value: 1, Label: "1"})
	columns := widgets.NewColumns([]string{"янв", "фев"}, widgets.Series{Values: []float64{1, 2}}, widgets.Series{Values: []float64{3, 4}})
	tile := widgets.NewTile("4", "просрочено", "")
	var heard []string
	w := uitest.New(t, widgets.NewStack(0, bars, columns, tile))
	w.Press(fyne.KeyTab)
	if w.Focused() != nil {
		t.Fatalf("Tab stops at a %T that opens nothing", w.Focused())
	}
	bars.OnTapped = func(i int) { heard = append(heard, fmt.Sprint("bar ", i)) }
	columns.OnTapped = func(series, i int) { heard = append(heard, fmt.Sprint("column ", series, " ", i)) }
	tile.OnTapped = func() { heard = append(heard, "tile") }
	w.Press(fyne.KeyTab, fyne.KeyDown, fyne.KeyReturn)
	w.Press(fyne.KeyTab, fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn)
	w.Press(fyne.KeyTab, fyne.KeySpace)
	w.Tap("Асанов")
	w.Tap("просрочено")
	want := []string{"bar 1", "column 0 1", "tile", "bar 0", "tile"}
	if !slices.Equal(heard, want) {
		t.Errorf("heard %q, want %q", heard, want)
	}
}

func TestGaugesOpenWhatTheyMeasure(t *testing.T) {
	uitest.Prepare(t)
	levels := []widgets.Level{{Value: 100}, {Value: 60}, {Value: 0}}
	gauges := widgets.NewGauges(
		widgets.Gauge{Text: "Грант донора", Corner: "72 %", Note: "план 2 700 000 · поступило 1 620 000", Levels: levels},
		widgets.Gauge{Text: "Жители", Corner: "28 %", Note: "план 1 050 000 · поступило 0", Levels: levels[2:]})
	w := uitest.New(t, widgets.NewStack(0, gauges))
	w.Press(fyne.KeyTab)
	if w.Focused() != nil {
		t.Fatal("Tab stops at gauges that open nothing")
	}
	var heard []int
	gauges.OnTapped = func(i int) { heard = append(heard, i) }
	w.Press(fyne.KeyTab, fyne.KeyUp, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	w.Tap("Грант донора")
	w.Tap("план 1 050 000 · поступило 0")
	if want := []int{1, 0, 1}; !slices.Equal(heard, want) {
		t.Errorf("heard %v, want %v", heard, want)
	}
	gauges.SetGauges()
	w.Press(fyne.KeyDown, fyne.KeyReturn)
	if len(heard) != 3 || !gauges.Disabled() {
		t.Errorf("an empty list opens %v", heard)
	}
	narrow, wide := gauges.HeightFor(90), gauges.HeightFor(600)
	gauges.SetGauges(widgets.Gauge{Text: "Стимулирующий грант из бюджета города", Note: "план 2 700 000 · поступило 1 620 000"})
	if narrow != 0 || wide != 0 || gauges.HeightFor(90) <= gauges.HeightFor(600) {
		t.Error("a long name does not wrap")
	}
}

func TestFactsAreCopiedAndFollowed(t *testing.T) {
	uitest.Prepare(t)
	followed := 0
	facts := widgets.NewFacts(
		widgets.Fact{Label: "Место", Text: "ул. Жеңиш, 14"},
		widgets.Fact{Label: "Пусто"},
		widgets.Fact{Label: "Сход", Text: "12.07.2026", OnTapped: func() { followed++ }})
	w := uitest.New(t, widgets.NewStack(0, facts))
	w.MustNotShow("Пусто")
	w.Press(fyne.KeyTab)
	w.Ctrl(fyne.KeyC)
	if w.Copied() != "ул. Жеңиш, 14" {
		t.Errorf("copied %q", w.Copied())
	}
	w.Press(fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn)
	w.Tap("12.07.2026")
	if followed != 2 {
		t.Errorf("followed %d times, want 2", followed)
	}
}

func TestTextTakesTheHeightOfItsLines(t *testing.T) {
	uitest.Prepare(t)
	text := widgets.NewText(strings.Repeat("слово ", 40), widgets.TextStyle{})
	wide, narrow := text.HeightFor(2000), text.HeightFor(200)
	if narrow < 5*wide {
		t.Errorf("40 words are %v high on 2000 points and %v on 200", wide, narrow)
	}
	below := widgets.NewText("ниже", widgets.TextStyle{})
	w := uitest.New(t, widgets.NewStack(6, text, below))
	w.Resize(fyne.NewSize(200, 700))
	if got := below.Position().Y; got < narrow {
		t.Errorf("what is below begins at %v, inside a text %v high", got, narrow)
	}
}

func TestOneWordLongerThanALineIsCut(t *testing.T) {
	uitest.Prepare(t)
	text := widgets.NewText(strings.Repeat("ж", 300), widgets.TextStyle{})
	w := uitest.New(t, widgets.NewStack(0, text))
	w.Resize(fyne.NewSize(250, 700))
	for _, line := range w.Texts() {
		if line != text.Text() && fyne.MeasureText(line, 13, fyne.TextStyle{}).Width > 252 {
			t.Errorf("a line of %d letters sticks out", len([]rune(line)))
		}
	}
}

func TestTextKeepsAPhoneOnOneLine(t *testing.T) {
	uitest.Prepare(t)
	phone := "+996\u00a0555\u00a0123\u00a0456"
	text := widgets.NewText("Шаршенбаев Руслан · "+phone, widgets.TextStyle{})
	w := uitest.New(t, text)
	for width := text.NaturalWidth(); width > text.NaturalWidth()/2; width -= 5 {
		w.Resize(fyne.NewSize(width, 100))
		if lines := w.Texts(); !strings.Contains(lines[len(lines)-1], phone) {
			t.Fatalf("at a width of %v the lines are %q", width, lines)
		}
	}
}

func TestGridWrapsFieldsAndSharesWidth(t *testing.T) {
	uitest.Prepare(t)
	a, b, c := widgets.NewEntry(), widgets.NewEntry(), widgets.NewEntry()
	grid := widgets.NewGrid(widgets.Cell{Width: 100, Object: a}, widgets.Cell{Width: 100, Grow: 1, Object: b}, widgets.Cell{Width: 200, Grow: 3, Object: c})
	grid.Resize(fyne.NewSize(820, 100))
	if a.Size().Width != 100 || b.Size().Width != 200 || c.Size().Width != 500 {
		t.Errorf("widths %v %v %v, want 100 200 500", a.Size().Width, b.Size().Width, c.Size().Width)
	}
	grid.Resize(fyne.NewSize(230, 100))
	if c.Position().X != 0 || c.Position().Y <= a.Position().Y {
		t.Errorf("the third field stands at %v on a narrow window", c.Position())
	}
	if one, two := widgets.HeightFor(grid, 820), widgets.HeightFor(grid, 230); two <= one {
		t.Errorf("two lines are %v high, one is %v", two, one)
	}
	b.Hide()
	grid.Resize(fyne.NewSize(320, 100))
	if c.Position().Y != 0 || c.Position().X != 110 {
		t.Errorf("a hidden field keeps its place: the third is at %v", c.Position())
	}
}

func TestButtonStandsOnOneLineWithTheControlsOfFields(t *testing.T) {
	uitest.Prepare(t)
	entry, button := widgets.NewEntry(), widgets.NewButton("Найти", nil)
	grid := widgets.NewGrid(widgets.Cell{Width: 100, Object: widgets.NewField("Имя", entry)}, widgets.Cell{Width: 100, Object: button})
	grid.Resize(fyne.NewSize(400, 60))
	if button.Position().Y != entry.Position().Y || button.Size().Height != entry.Size().Height {
		t.Errorf("the button is at %v, %v high; the entry at %v, %v high", button.Position().Y, button.Size().Height, entry.Position().Y, entry.Size().Height)
	}
}

func TestScrollBringsTheFocusIntoView(t *testing.T) {
	uitest.Prepare(t)
	var fields []fyne.CanvasObject
	for range 40 {
		fields = append(fields, widgets.NewField("поле", widgets.NewEntry()))
	}
	scroll := widgets.NewScroll(widgets.NewCard("Форма", widgets.NewStack(10, fields...)))
	w := uitest.New(t, scroll)
	w.Shift(fyne.KeyTab) // to the last field
	if scroll.Offset() == 0 {
		t.Fatal("the last field has the focus and cannot be seen")
	}
	focused := w.Focused().(fyne.CanvasObject)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(focused)
	if at.Y < 0 || at.Y+focused.Size().Height > 768 {
		t.Errorf("the focused field is at %v", at)
	}
	w.Press(fyne.KeyTab)
	if scroll.Offset() > 30 {
		t.Errorf("the first field has the focus at an offset of %v", scroll.Offset())
	}
}

func TestWheelOverAnEntryScrollsTheForm(t *testing.T) {
	uitest.Prepare(t)
	var fields []fyne.CanvasObject
	for range 60 {
		fields = append(fields, widgets.NewEntry())
	}
	scroll := widgets.NewScroll(widgets.NewStack(4, fields...))
	w := uitest.New(t, scroll)
	w.Wheel(fyne.NewPos(300, 15), -50)
	if scroll.Offset() != 50 {
		t.Errorf("the wheel over an entry scrolled by %v", scroll.Offset())
	}
}

func TestSplitBorderIsDraggedWithinLimits(t *testing.T) {
	uitest.Prepare(t)
	main, side := widgets.NewText("main", widgets.TextStyle{}), widgets.NewText("side", widgets.TextStyle{})
	split := widgets.NewSplit(main, side, 300)
	var told float32
	split.OnResized = func(width float32) { told = width }
	w := uitest.New(t, split)
	w.Drag(fyne.NewPos(1366-300, 400), -100, 0)
	if told != 400 {
		t.Errorf("dragged to %v, want 400", told)
	}
	w.Drag(fyne.NewPos(1366-400, 400), -2000, 0)
	if told != 1366-split.MinMain {
		t.Errorf("the page was left %v", 1366-told)
	}
	split.SetSideVisible(false)
	w.MustNotShow("side")
	if main.Size().Width != 1366 {
		t.Errorf("without the panel the page is %v wide", main.Size().Width)
	}
}
