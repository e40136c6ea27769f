package widgets_test

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kairyluu/ui/uitest"
	"kairyluu/ui/widgets"
)

func TestDropListShowsWhatFitsAroundItsMark(t *testing.T) {
	var lines []widgets.DropLine
	for i := range 30 {
		lines = append(lines, widgets.DropLine{Text: fmt.Sprintf("Строка %02d", i), Note: "примечание", Detail: "01.09.2026"})
	}
	var tapped, pointed []int
	var list *widgets.DropList
	w := uitest.Open(t, func(fyne.Window) fyne.CanvasObject {
		list = widgets.NewDropList()
		list.OnTap = func(i int) { tapped = append(tapped, i) }
		list.OnPoint = func(i int) { pointed = append(pointed, i) }
		list.Set(lines, 0)
		list.Resize(fyne.NewSize(500, 270))
		return container.NewWithoutLayout(list)
	})
	w.MustShow("Строка 00", "Строка 09")
	w.MustNotShow("Строка 10")
	list.Mark(15)
	w.MustShow("Строка 15", "Строка 06")
	w.MustNotShow("Строка 05", "Строка 16")
	w.Tap("Строка 06")
	w.Wheel(fyne.NewPos(100, 100), -25)
	w.MustShow("Строка 18")
	w.TapAt(fyne.NewPos(100, 2))
	if !slices.Equal(tapped, []int{6, -1}) || len(pointed) != 0 {
		t.Errorf("clicked %v, pointed at %v", tapped, pointed)
	}
	list.Set(lines[:3], 1)
	w.MustShow("Строка 00", "Строка 02")
	w.MustNotShow("Строка 03")
	if got := list.HeightFor(500); got > 100 {
		t.Errorf("three lines ask for a height of %v", got)
	}
}
