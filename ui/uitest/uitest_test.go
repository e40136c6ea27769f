package uitest_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kairyluu/ui/uitest"
	"kairyluu/ui/widgets"
)

var save = &desktop.CustomShortcut{KeyName: fyne.KeyS, Modifier: fyne.KeyModifierControl}

func TestShortcutsGoToTheMenuThenTheFocusThenTheWindow(t *testing.T) {
	var heard []string
	hear := func(who string) func() { return func() { heard = append(heard, who) } }
	plain, ours := widget.NewEntry(), widgets.NewEntry()
	w := uitest.New(t, container.NewVBox(plain, ours))
	w.Canvas().AddShortcut(save, func(fyne.Shortcut) { hear("window")() })

	w.Ctrl(fyne.KeyS) // nothing has the focus
	w.Focus(plain)
	w.Ctrl(fyne.KeyS) // the toolkit's entry swallows it
	w.Focus(ours)
	w.Ctrl(fyne.KeyS) // ours hands it on
	item := fyne.NewMenuItem("Сохранить", hear("menu"))
	item.Shortcut = save
	w.SetMainMenu(fyne.NewMainMenu(fyne.NewMenu("Файл", item)))
	w.Ctrl(fyne.KeyS)
	if want := []string{"window", "window", "menu"}; !slices.Equal(heard, want) {
		t.Errorf("heard %v, want %v", heard, want)
	}
}

func TestKeysGoToTheFocusOrElseToTheWindow(t *testing.T) {
	entry := widgets.NewEntry()
	w := uitest.New(t, container.NewVBox(entry))
	var keys []fyne.KeyName
	w.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { keys = append(keys, ev.Name) })
	w.Press(fyne.KeyDelete)
	w.Press(fyne.KeyTab)
	w.Type("abc")
	w.Press(fyne.KeyBackspace)
	w.Shift(fyne.KeyHome)
	w.Ctrl(fyne.KeyC)
	if entry.Text != "ab" || w.Copied() != "ab" || !slices.Equal(keys, []fyne.KeyName{fyne.KeyDelete}) {
		t.Errorf("entry %q, copied %q, window %v", entry.Text, w.Copied(), keys)
	}
}

func TestOnlyTheTopmostOverlayCanBeClicked(t *testing.T) {
	clicked := 0
	w := uitest.New(t, container.NewVBox(widgets.NewButton("Кнопка", func() { clicked++ })))
	at := w.Where("Кнопка")
	w.TapAt(at)
	pop := widget.NewModalPopUp(widget.NewLabel("поверх"), w.Canvas())
	pop.Show()
	w.TapAt(at)
	if clicked != 1 {
		t.Errorf("clicked %d times, once through a modal", clicked)
	}
	w.MustShow("поверх", "Кнопка")
	pop.Hide()
	w.MustNotShow("поверх")
}

func TestHiddenAndCutOffTextIsNotShown(t *testing.T) {
	hidden := widgets.NewText("спрятано", widgets.TextStyle{})
	hidden.Hide()
	var lines []fyne.CanvasObject
	for range 100 {
		lines = append(lines, widgets.NewText("строка", widgets.TextStyle{}))
	}
	lines = append(lines, widgets.NewText("внизу", widgets.TextStyle{}))
	w := uitest.New(t, widgets.NewFrame(hidden, widgets.NewScroll(widgets.NewStack(0, lines...)), nil))
	w.MustShow("строка")
	w.MustNotShow("спрятано", "внизу")
}

func TestFillReplacesWhatIsInAField(t *testing.T) {
	entry := widgets.NewEntry()
	entry.SetText("старое")
	w := uitest.New(t, widgets.NewStack(0, widgets.NewField("Имя", entry)))
	w.Fill("Имя", "Айжан")
	if entry.Text != "Айжан" {
		t.Errorf("filled %q", entry.Text)
	}
	w.Fill("Имя", "")
	if entry.Text != "" {
		t.Errorf("emptied to %q", entry.Text)
	}
}

func TestGoldenSeesWhatIsRead(t *testing.T) {
	t.Chdir(t.TempDir())
	page := widgets.NewText("Обращение", widgets.TextStyle{})
	write := uitest.New(t, widgets.NewStack(0, page))
	t.Setenv("KAIRYLUU_UPDATE", "1")
	write.Golden("page")
	t.Setenv("KAIRYLUU_UPDATE", "")
	write.Golden("page")
	text, err := os.ReadFile(filepath.Join("testdata", "page.golden"))
	if err != nil {
		t.Fatal(err)
	}
	if want := "0    0,0    Обращение\n"; string(text) != want {
		t.Errorf("wrote %q, want %q", text, want)
	}
	probe := &failing{TB: t}
	changed := uitest.New(probe, widgets.NewStack(0, widgets.NewText("Жалоба", widgets.TextStyle{})))
	changed.Golden("page")
	if !probe.failed {
		t.Error("a changed page passed")
	}
}

type failing struct {
	testing.TB
	failed bool
}

func (f *failing) Errorf(string, ...any) { f.failed = true }
