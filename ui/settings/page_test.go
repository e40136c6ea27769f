package settings_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/pagetest"
	"kairyluu/ui/settings"
	"kairyluu/ui/shell"
)

func open(t *testing.T, section app.Dict) *pagetest.Desk {
	t.Helper()
	d := pagetest.New(t)
	d.Show("ru", settings.New, shell.Route{Place: shell.Settings, Dict: section})
	return d
}

func TestWhoSitsHereGoesIntoTheHistory(t *testing.T) {
	d := pagetest.New(t)
	e, err := d.Office.Dictionaries.Save(t.Context(), app.Entry{Dict: app.Executors, NameRU: "Садыков Н.", Active: true})
	d.Must(err)
	d.Show("ru", settings.New, shell.Route{Place: shell.Settings})
	d.Fill("Фамилия и инициалы", "Бермет И.")
	d.Press(fyne.KeyTab)
	d.Type("сад")
	d.Press(fyne.KeyReturn)
	d.Ctrl("S")
	if got := d.Office.Desk.Actor(); got != "Бермет И." {
		t.Errorf("at the desk sits %q", got)
	}
	var actor string
	var me int64
	_, err = d.Office.Desk.Preference(t.Context(), "actor", &actor)
	d.Must(err)
	_, err = d.Office.Desk.Preference(t.Context(), "me", &me)
	d.Must(err)
	if actor != "Бермет И." || me != e.ID {
		t.Errorf("remembered %q and executor %d, want Бермет И. and %d", actor, me, e.ID)
	}
	d.MustShow("Настройки сохранены", "Бермет И.")
}

func TestLookWorksAtOnceAndScaleSaysWhen(t *testing.T) {
	d := open(t, "desk")
	d.Focus(d.Field("Цвета").(fyne.Focusable))
	d.Press(fyne.KeyDown)
	d.Focus(d.Field("Размер").(fyne.Focusable))
	d.Press(fyne.KeyDown)
	want := []shell.Look{{Theme: "dark", Scale: 1}, {Theme: "dark", Scale: 1.1}}
	if len(d.Looks) != 2 || d.Looks[0] != want[0] || d.Looks[1] != want[1] {
		t.Errorf("looks are %+v, want %+v", d.Looks, want)
	}
	d.MustShow("Размер изменится при следующем запуске")
}

func TestLanguageIsSwitchedAtOnce(t *testing.T) {
	d := open(t, "desk")
	d.Focus(d.Field("Язык окна").(fyne.Focusable))
	d.Press(fyne.KeyDown)
	d.MustShow("Бул столдо ким иштейт", "Кыргызча")
}

func TestOfficeIsSavedAndShownInTheBar(t *testing.T) {
	d := open(t, "office")
	d.Type("МТУ № 7")
	d.Fill("Предупреждать за столько рабочих дней", "40")
	d.Ctrl("S")
	d.MustShow("от 1 до 30 рабочих дней")
	d.Fill("Предупреждать за столько рабочих дней", "3")
	d.Ctrl("S")
	s, err := d.Office.Desk.Settings(t.Context())
	d.Must(err)
	if s.NameRU != "МТУ № 7" || s.UrgentDays != 3 || s.HeadRU != "Осмонов К." {
		t.Errorf("stored %+v", s)
	}
	d.MustShow("Кайрылуу · МТУ № 7", "Настройки сохранены", "Контроль сроков")
}

func TestCopyIsMadeByKeyAndElsewhere(t *testing.T) {
	d := open(t, "data")
	d.MustShow("Проверенной копии ещё нет", "/srv/kairyluu")
	d.Press(fyne.KeyF5)
	d.MustShow("Последняя проверенная копия: 18.09.2026 10:00", "4,2 МБ")
	d.Tap("Сделать копию в эту папку")
	d.MustShow("Укажите папку")
	d.Fill("Папка для копии", "/media/usb")
	d.Press(fyne.KeyReturn)
	if len(d.Copied) != 2 || d.Copied[0] != "" || d.Copied[1] != "/media/usb" {
		t.Errorf("copied to %q", d.Copied)
	}
	d.MustShow("Копия сделана и проверена: /media/usb")
	var folder string
	_, err := d.Office.Desk.Preference(t.Context(), "backup.folder", &folder)
	d.Must(err)
	if folder != "/media/usb" {
		t.Errorf("remembered folder %q", folder)
	}
	d.Tap("Открыть папку")
	if len(d.Opened) != 1 || d.Opened[0] != "/srv/kairyluu" {
		t.Errorf("opened %q", d.Opened)
	}
}

func TestFailedCopyIsToldAndCanBeTriedAgain(t *testing.T) {
	d := open(t, "data")
	d.Refused = app.Fail(app.Invalid, "settings.fault.folder")
	d.Press(fyne.KeyF5)
	d.MustShow("Укажите папку")
	d.Press(fyne.KeyEscape)
	d.Refused = nil
	d.Press(fyne.KeyF5)
	if len(d.Copied) != 1 {
		t.Errorf("the second try copied %d times", len(d.Copied))
	}
}

func TestHistoryIsFoundByWordsAndSaidWhole(t *testing.T) {
	d := pagetest.New(t)
	r := d.Resident("Асанов Бакыт", "0555 123456")
	a := d.Appeal(r, "2026-09-01")
	r.Phones = []string{"0700 112233"}
	_, err := d.Office.Residents.Save(t.Context(), r)
	d.Must(err)
	d.Show("ru", settings.New, shell.Route{Place: shell.Settings, Dict: "history"})
	d.MustShow("Изменено: Асанов Бакыт", "+996 700 112 233", "было: +996 555 123 456")
	d.Tap("Найти: номер, название, кто изменил")
	d.Type(a.Number)
	d.MustShow("Зарегистрировано: " + a.Number)
	d.MustNotShow("Изменено: Асанов Бакыт")
	d.Tap("Открыть карточку")
	if len(d.Gone) != 1 || d.Gone[0].Place != shell.Appeals || d.Gone[0].ID != a.ID {
		t.Errorf("the record leads to %+v", d.Gone)
	}
}

func TestHistoryGoesOnBeyondItsFirstPage(t *testing.T) {
	d := pagetest.New(t)
	r := d.Resident("Асанов Бакыт", "0555 123456")
	for i := range 130 {
		r.Note = string(rune('а'+i%30)) + r.Note
		saved, err := d.Office.Residents.Save(t.Context(), r)
		d.Must(err)
		r = saved
	}
	d.Show("ru", settings.New, shell.Route{Place: shell.Settings, Dict: "history"})
	d.Press(fyne.KeyEnd, fyne.KeyEnd)
	d.MustShow("Создано: МТУ № 109")
}

func TestHistoryIsExported(t *testing.T) {
	d := open(t, "history")
	d.SaveTo = "/tmp/история.xlsx"
	d.Ctrl("E")
	if len(d.Listed) != 1 || d.Listed[0].Table != "history" {
		t.Errorf("exported %+v", d.Listed)
	}
}

func TestUnsavedSettingsAreAskedAbout(t *testing.T) {
	d := open(t, "office")
	d.Type("МТУ № 8")
	d.Press(fyne.KeyF6)
	d.MustShow("Есть несохранённые изменения")
	d.Tap("Не сохранять")
	d.MustShow("Где лежат данные")
	s, err := d.Office.Desk.Settings(t.Context())
	d.Must(err)
	if s.NameRU != "МТУ № 109" {
		t.Errorf("stored name is %q", s.NameRU)
	}
}
