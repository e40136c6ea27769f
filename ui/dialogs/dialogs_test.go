package dialogs_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"kairyluu/ui/dialogs"
	"kairyluu/ui/task"
	"kairyluu/ui/uitest"
	"kairyluu/ui/widgets"
)

var words = dialogs.Words{
	OK: "ОК", Cancel: "Отмена", Close: "Закрыть", Details: "Подробности", Copy: "Скопировать", Error: "Не получилось",
	Open: "Открыть", Save: "Сохранить", FileName: "Имя файла", Up: "Выше", Overwrite: "Такой файл уже есть.", Unreadable: "Не открывается папка",
}

type desk struct {
	*uitest.Window
	dialogs *dialogs.Dialogs
	page    *widgets.Entry
	runner  *task.Inline
	keys    []fyne.KeyName // that reached the page
}

func open(t *testing.T, files dialogs.Files) *desk {
	t.Helper()
	d := &desk{runner: task.NewInline()}
	d.Window = uitest.Open(t, func(w fyne.Window) fyne.CanvasObject {
		scope := task.NewScope(t.Context(), d.runner)
		d.dialogs = dialogs.New(w, func() dialogs.Words { return words }, scope, files)
		d.page = widgets.NewEntry()
		return widgets.NewStack(0, d.page)
	})
	d.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) {
		if !d.dialogs.Busy() {
			d.keys = append(d.keys, ev.Name)
		}
	})
	d.Focus(d.page)
	return d
}

func TestConfirm(t *testing.T) {
	cases := []struct {
		name   string
		danger bool
		do     func(d *desk)
		agreed bool
		open   bool
	}{
		{"enter agrees", false, func(d *desk) { d.Press(fyne.KeyReturn) }, true, false},
		{"escape does not", false, func(d *desk) { d.Press(fyne.KeyEscape) }, false, false},
		{"enter on the safe button does not destroy", true, func(d *desk) { d.Press(fyne.KeyReturn) }, false, false},
		{"one step to the side it does", true, func(d *desk) { d.Press(fyne.KeyRight, fyne.KeyReturn) }, true, false},
		{"tab and space", true, func(d *desk) { d.Press(fyne.KeyTab, fyne.KeySpace) }, true, false},
		{"a click", true, func(d *desk) { d.Tap("Удалить тему") }, true, false},
		{"a click beside keeps it open", true, func(d *desk) { d.TapAt(fyne.NewPos(5, 5)) }, false, true},
		{"escape after a click beside", true, func(d *desk) { d.TapAt(fyne.NewPos(5, 5)); d.Press(fyne.KeyEscape) }, false, false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d := open(t, dialogs.Files{})
			agreed := false
			d.dialogs.Confirm(dialogs.Question{Title: "Тема", Message: "Удалить?", Act: "Удалить тему", Danger: c.danger}, func() { agreed = true })
			d.MustShow("Удалить?", "Отмена")
			c.do(d)
			if agreed != c.agreed || d.dialogs.Busy() != c.open {
				t.Errorf("agreed %v, open %v", agreed, d.dialogs.Busy())
			}
			if !c.open && d.Focused() != d.page {
				t.Errorf("the focus went to %T", d.Focused())
			}
			if len(d.keys) != 0 {
				t.Errorf("the page under the dialog got %v", d.keys)
			}
		})
	}
}

func TestChooseHasAsManyWaysAsAnswers(t *testing.T) {
	d := open(t, dialogs.Files{})
	var heard []string
	ask := func() {
		d.dialogs.Choose("Не сохранено", "Сохранить обращение?",
			dialogs.Answer{Text: "Не сохранять", Danger: true, Do: func() { heard = append(heard, "discard") }},
			dialogs.Answer{Text: "Сохранить", Primary: true, Do: func() { heard = append(heard, "save") }})
	}
	ask()
	d.Shot("choose")
	d.Press(fyne.KeyReturn)
	ask()
	d.Tap("Не сохранять")
	ask()
	d.Press(fyne.KeyEscape)
	if want := []string{"save", "discard"}; !slices.Equal(heard, want) || d.dialogs.Busy() {
		t.Errorf("heard %v", heard)
	}
}

func TestErrorFoldsItsDetails(t *testing.T) {
	d := open(t, dialogs.Files{})
	d.dialogs.Error("Файл занят другой программой.", "incident 7: sqlite busy")
	d.MustShow("Не получилось", "Файл занят")
	d.MustNotShow("incident 7")
	d.Tap("Подробности")
	d.MustShow("incident 7")
	d.Shot("error")
	d.Tap("Скопировать")
	if want := "Файл занят другой программой.\n\nincident 7: sqlite busy"; d.Copied() != want {
		t.Errorf("copied %q", d.Copied())
	}
	d.Press(fyne.KeyEscape)
	if d.dialogs.Busy() || d.Focused() != d.page {
		t.Error("Esc did not bring back the page")
	}
}

func TestFormStaysUntilTheCallerClosesIt(t *testing.T) {
	d := open(t, dialogs.Files{})
	name, memo := widgets.NewEntry(), widgets.NewMemo(3)
	var closeIt func()
	tries := 0
	form := d.dialogs.Form("Новая тема", widgets.NewStack(8, widgets.NewField("Название", name), widgets.NewField("Примечание", memo)), "Сохранить тему", func(c func()) { tries++; closeIt = c })
	if d.Focused() != name {
		t.Fatalf("the focus is on %T, not on the first field", d.Focused())
	}
	d.Type("Дороги")
	d.Press(fyne.KeyReturn)
	form.SetError("Такая тема уже есть")
	d.MustShow("Такая тема уже есть")
	d.Press(fyne.KeyTab)
	d.Type("ещё")
	d.Press(fyne.KeyReturn) // a new line
	d.Ctrl(fyne.KeyReturn)
	d.Shot("form")
	if tries != 2 || name.Text != "Дороги" || memo.Text != "ещё\n" || !d.dialogs.Busy() {
		t.Fatalf("%d tries, %q, %q", tries, name.Text, memo.Text)
	}
	form.SetBusy(true)
	d.Ctrl(fyne.KeyReturn)
	if tries != 2 {
		t.Error("a save under way was started again")
	}
	closeIt()
	closeIt() // once more does no harm
	if d.dialogs.Busy() || d.Focused() != d.page {
		t.Error("the dialog did not close")
	}
}

func TestAFormGrowsWithWhatIsWrongUnderItsFields(t *testing.T) {
	d := open(t, dialogs.Files{})
	field := widgets.NewField("Причина", widgets.NewMemo(3))
	var fields []fyne.CanvasObject
	for range 4 {
		fields = append(fields, widgets.NewField("Ещё", widgets.NewEntry()))
	}
	d.dialogs.Form("Продление", widgets.NewStack(8, append(fields, field)...), "Продлить срок", func(func()) {})
	button := d.Where("Продлить срок").Y
	field.SetError("Укажите причину")
	d.Settle()
	if d.Where("Укажите причину").Y >= d.Where("Продлить срок").Y || d.Where("Продлить срок").Y <= button {
		t.Errorf("the button is at %v, the error at %v", d.Where("Продлить срок").Y, d.Where("Укажите причину").Y)
	}
}

func TestEscapeOfADropDownDoesNotCloseTheDialog(t *testing.T) {
	d := open(t, dialogs.Files{})
	choice := widgets.NewChoice(widgets.Option{Key: "a", Text: "первое"}, widgets.Option{Key: "b", Text: "второе"})
	d.dialogs.Form("Выбор", widgets.NewStack(0, choice), "ОК", func(func()) {})
	d.Press(fyne.KeySpace)
	d.MustShow("второе")
	d.Press(fyne.KeyEscape)
	d.MustNotShow("второе")
	d.MustShow("Выбор")
	d.Press(fyne.KeyEscape)
	d.MustNotShow("Выбор")
}

func TestProgressIsCancelledOnce(t *testing.T) {
	d := open(t, dialogs.Files{})
	cancelled := 0
	p := d.dialogs.Progress("Копия", func() { cancelled++ })
	p.Set(0.42, "office.db")
	d.MustShow("Копия", "42 %", "office.db")
	d.Press(fyne.KeyEscape, fyne.KeyEscape, fyne.KeyReturn)
	if cancelled != 1 || !d.dialogs.Busy() {
		t.Errorf("cancelled %d times; the dialog is the caller's to close", cancelled)
	}
	p.Close()
	if d.dialogs.Busy() {
		t.Error("still open")
	}
}

func TestFilesComeFromTheSystemWhileTheWindowIsBlocked(t *testing.T) {
	var d *desk
	blocked := false
	d = open(t, dialogs.Files{
		Open: func(title string, multi bool, _ []dialogs.Filter) ([]string, error) {
			blocked = d.dialogs.Busy()
			return []string{title, map[bool]string{true: "many", false: "one"}[multi]}, nil
		},
		Save: func(_, name string, _ []dialogs.Filter) (string, error) { return "/tmp/" + name, nil },
	})
	var got []string
	d.dialogs.OpenFiles("Вложения", true, nil, func(paths []string, err error) { got = append(got, paths...) })
	d.dialogs.SaveFile("Отчёт", "отчёт", []dialogs.Filter{{Extensions: []string{"xlsx"}}}, func(path string, err error) { got = append(got, path) })
	if want := []string{"Вложения", "many", "/tmp/отчёт.xlsx"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if !blocked || d.dialogs.Busy() {
		t.Errorf("blocked while open: %v, afterwards: %v", blocked, d.dialogs.Busy())
	}
}

func TestGivingUpAFileDialogCallsNothing(t *testing.T) {
	d := open(t, dialogs.Files{
		Open: func(string, bool, []dialogs.Filter) ([]string, error) { return nil, nil },
		Save: func(string, string, []dialogs.Filter) (string, error) { return "", nil },
	})
	d.dialogs.OpenFiles("x", false, nil, func([]string, error) { t.Error("called") })
	d.dialogs.SaveFile("x", "y", nil, func(string, error) { t.Error("called") })
	if d.dialogs.Busy() {
		t.Error("something is left open")
	}
}

func home(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	t.Setenv("HOME", dir)
	t.Setenv("USERPROFILE", dir)
	for _, name := range []string{"письма/жалоба.pdf", "фото.jpg", "отчёт.xlsx", ".hidden"} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("x"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

var broken = dialogs.Files{
	Open: func(string, bool, []dialogs.Filter) ([]string, error) { return nil, errors.New("no GTK") },
	Save: func(string, string, []dialogs.Filter) (string, error) { return "", errors.New("no GTK") },
}

func TestListOfFilesStandsInForTheSystemsDialog(t *testing.T) {
	dir := home(t)
	d := open(t, broken)
	var got []string
	d.dialogs.OpenFiles("Вложения", true, []dialogs.Filter{{Extensions: []string{"pdf", "jpg"}}}, func(paths []string, err error) { got = paths })
	d.MustShow("фото.jpg", "письма"+string(filepath.Separator))
	d.MustNotShow(".hidden", "отчёт.xlsx")
	d.Shot("files")
	d.DoubleTap("письма" + string(filepath.Separator))
	d.DoubleTap("жалоба.pdf")
	if want := []string{filepath.Join(dir, "письма", "жалоба.pdf")}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if d.dialogs.Busy() {
		t.Error("the list is left open")
	}
}

func TestListOfFilesAsksBeforeOverwriting(t *testing.T) {
	dir := home(t)
	d := open(t, broken)
	got := ""
	d.dialogs.SaveFile("Отчёт", "отчёт", []dialogs.Filter{{Extensions: []string{"xlsx"}}}, func(path string, err error) { got = path })
	d.Tap("Сохранить")
	d.MustShow("Такой файл уже есть.")
	if got != "" {
		t.Fatal("the file was given away without asking")
	}
	d.Press(fyne.KeyRight, fyne.KeyReturn)
	if want := filepath.Join(dir, "отчёт.xlsx"); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestToStayIsWhatEscapeMeans(t *testing.T) {
	d := open(t, dialogs.Files{})
	stayed, saved := 0, 0
	ask := func(primary bool) {
		d.dialogs.Choose("Есть несохранённые изменения", "Сохранить изменения перед тем, как уйти?",
			dialogs.Answer{Text: "Сохранить изменения", Primary: !primary, Do: func() { saved++ }},
			dialogs.Answer{Text: "Не сохранять изменения", Danger: true},
			dialogs.Answer{Text: "Остаться на странице", Stay: true, Primary: primary, Do: func() { stayed++ }})
	}
	ask(false)
	d.MustNotShow("Отмена")
	d.Press(fyne.KeyEscape)
	ask(false)
	d.Tap("Остаться на странице")
	ask(true)
	d.Press(fyne.KeyReturn)
	if stayed != 3 || saved != 0 || d.dialogs.Busy() {
		t.Errorf("stayed %d times, saved %d", stayed, saved)
	}
}

func TestADialogIsAsWideAsItsButtons(t *testing.T) {
	d := open(t, dialogs.Files{})
	d.dialogs.Choose("Транш", "Что сделать?", dialogs.Answer{Text: "Записать поступление…", Primary: true},
		dialogs.Answer{Text: "Условие выполнено…"}, dialogs.Answer{Text: "Изменить"}, dialogs.Answer{Text: "Убрать транш"})
	edges := func(text string) (left, right float32) {
		o, _ := d.Find(text)
		left = fyne.CurrentApp().Driver().AbsolutePositionForObject(o).X
		return left, left + o.Size().Width
	}
	first, _ := edges("Отмена")
	_, last := edges("Убрать транш")
	// The box stands in the middle of the window, and the buttons in the middle of it.
	if middle := d.Canvas().Size().Width / 2; last-middle > middle-first+1 {
		t.Errorf("the buttons stand from %v to %v, the middle is %v", first, last, middle)
	}
}
