package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// What was added a moment ago is not painted yet: the driver does not know where it
// is, the content does.
func TestTheContentKnowsWhereItsPartsStand(t *testing.T) {
	test.NewTempApp(t)
	field := NewField("Название", NewEntry())
	deep := NewEntry()
	content := NewStack(4, NewText("Заголовок", TextStyle{}), NewCard("Форма", NewStack(3, field, NewInset(deep, 6, 0, 0, 20))))
	scroll := NewScroll(content)
	w := test.NewTempWindow(t, scroll)
	w.Resize(fyne.NewSize(400, 120))
	driver := fyne.CurrentApp().Driver()
	for name, o := range map[string]fyne.CanvasObject{"a field": field, "its control": field.Control, "one deep inside": deep} {
		top, there := topIn(content, o)
		if want := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(content).Y; !there || top != want {
			t.Errorf("%s stands at %v (%v), want %v", name, top, there, want)
		}
	}
	if top, there := topIn(content, NewEntry()); there {
		t.Errorf("a stranger stands at %v", top)
	}
	if scroll.Reveal(deep); scroll.Offset() == 0 {
		t.Error("the entry below is not shown")
	}
}
