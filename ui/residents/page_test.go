package residents_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/text"
	"kairyluu/ui/pagetest"
	"kairyluu/ui/residents"
	"kairyluu/ui/shell"
)

func show(d *pagetest.Desk, r shell.Route) {
	r.Place = shell.Residents
	d.Show("ru", residents.New, r)
}

func find(t *testing.T, d *pagetest.Desk, words string) []app.ResidentRow {
	t.Helper()
	rows, err := d.Office.Residents.Rows(t.Context(), app.ResidentFilter{Words: words}, 0, 10)
	d.Must(err)
	return rows
}

func TestResidentIsAddedByKeys(t *testing.T) {
	d := pagetest.New(t)
	show(d, shell.Route{})
	d.MustShow("Жителей пока нет")
	d.Ctrl("N")
	d.Type("Талантбек кызы")
	d.Press(fyne.KeyTab)
	d.Type("Айгүл")
	d.Press(fyne.KeyTab, fyne.KeyTab)
	d.Type("0555 12 34 56, 119")
	d.Press(fyne.KeyTab)
	d.Type("1988")
	d.Ctrl("S")
	rows := find(t, d, "Талантбек")
	if len(rows) != 1 {
		t.Fatalf("%d are stored; the window shows %q", len(rows), d.Texts())
	}
	r, err := d.Office.Residents.Resident(t.Context(), rows[0].ID)
	d.Must(err)
	if r.Name.Surname != "Талантбек кызы" || r.BirthYear != 1988 || len(r.Phones) != 2 || r.Phones[0] != "+996555123456" {
		t.Errorf("stored %+v", r)
	}
	d.MustShow("Карточка сохранена: Талантбек кызы Айгүл", "+996 555 123 456", "К списку")
	d.MustNotShow("Есть несохранённые изменения")
	d.Press(fyne.KeyEscape)
	d.MustShow("Все жители 1", "Изменить")
}

func TestWrongFieldsAreToldBesideThem(t *testing.T) {
	d := pagetest.New(t)
	show(d, shell.Route{})
	d.Ctrl("N")
	d.Fill("Телефоны", "звонить вечером")
	d.Fill("Дата или год рождения", "31.02.1975")
	d.Ctrl("S")
	d.MustShow("Укажите фамилию или имя", "не телефон", "Напишите дату (12.03.1975) или только год")
	if rows := find(t, d, ""); len(rows) != 0 {
		t.Errorf("%d were stored", len(rows))
	}
}

func TestDoubtfulPINWarnsAndIsKept(t *testing.T) {
	d := pagetest.New(t)
	show(d, shell.Route{})
	d.Ctrl("N")
	d.Type("Асанов")
	d.Fill("ПИН", "123")
	d.Press(fyne.KeyTab)
	d.MustShow("14 цифр. Сверьте с паспортом")
	d.Ctrl("S")
	if rows := find(t, d, "Асанов"); len(rows) != 1 || rows[0].PIN != "123" {
		t.Errorf("stored %+v", rows)
	}
}

func TestPINIsMaskedUntilAskedFor(t *testing.T) {
	d := pagetest.New(t)
	d.Resident("Асанов Бакыт", "0555 123456")
	show(d, shell.Route{})
	d.MustShow(text.MaskPIN("21203197512345"), "показать")
	d.MustNotShow("21203197512345")
	d.Tap(text.MaskPIN("21203197512345"))
	d.MustShow("21203197512345")
}

func TestCardShowsAppealsAndTheHouse(t *testing.T) {
	d := pagetest.New(t)
	r := d.Resident("Асанов Бакыт", "0555 123456")
	first, second := d.Appeal(r, "2026-08-20"), d.Appeal(r, "2026-09-10")
	d.Appeal(d.Resident("Асанова Гүлнара", "0700 112233"), "2026-09-11")
	show(d, shell.Route{ID: r.ID})
	d.MustShow(first.Number, second.Number, "2 обращения, открыто 2", "Асанова Гүлнара")
	d.Tap(second.Number)
	if len(d.Gone) != 1 || d.Gone[0].Place != shell.Appeals || d.Gone[0].ID != second.ID {
		t.Errorf("the appeal leads to %+v", d.Gone)
	}
	d.Tap("Асанова Гүлнара")
	if last := d.Gone[len(d.Gone)-1]; last.Filter == nil || last.Filter.House == "" {
		t.Errorf("the house leads to %+v", last)
	}
}

func TestSearchFindsByMisspeltNamePhoneAndPIN(t *testing.T) {
	d := pagetest.New(t)
	d.Resident("Өмүралиева Гүлнара", "0700 112233")
	d.Resident("Асанов Бакыт", "0555 123456")
	for _, words := range []string{"омуралиева гул", "070011"} {
		show(d, shell.Route{})
		d.Ctrl("K")
		d.Type(words)
		d.MustShow("«"+words+"»: 1 житель", "Өмүралиева Гүлнара")
		d.Press(fyne.KeyEscape) // what dropped down lies over the chips
		d.Tap("✕ Снять фильтры")
		d.MustShow("Все жители 2")
	}
}

func TestLongListLoadsWhatIsInSight(t *testing.T) {
	d := pagetest.New(t)
	for i := range 350 {
		d.Resident(fmt.Sprintf("Асанов Бакыт %03d", i), fmt.Sprintf("0555 %06d", i))
	}
	show(d, shell.Route{})
	d.MustShow("Все жители 350", "Асанов Бакыт 000")
	d.Press(fyne.KeyEnd)
	d.MustShow("Асанов Бакыт 349")
	d.Press(fyne.KeyHome)
	d.MustShow("Асанов Бакыт 000")
}

func TestCardChangedMeanwhileKeepsBothChanges(t *testing.T) {
	d := pagetest.New(t)
	r := d.Resident("Асанов Бакыт", "0555 123456")
	show(d, shell.Route{})
	d.Press(fyne.KeyF2)
	d.Fill("Улица, дом, квартира", "ул. Чокморова, 185")
	other := r
	other.Note = "звонить вечером"
	_, err := d.Office.Residents.Save(t.Context(), other)
	d.Must(err)
	d.Ctrl("S")
	d.MustShow("Карточку изменили, пока вы её заполняли", "примечание")
	d.Tap("Внести мои изменения")
	got, err := d.Office.Residents.Resident(t.Context(), r.ID)
	d.Must(err)
	if got.Address.Line != "ул. Чокморова, 185" || got.Note != "звонить вечером" {
		t.Errorf("stored %+v", got)
	}
}

func TestUnsavedFormIsAskedAbout(t *testing.T) {
	d := pagetest.New(t)
	d.Resident("Асанов Бакыт", "0555 123456")
	show(d, shell.Route{})
	d.Press(fyne.KeyF2)
	d.Type("Асанбеков")
	d.Press(fyne.KeyEscape)
	d.MustShow("Есть несохранённые изменения")
	d.Tap("Остаться")
	d.MustShow("Ctrl+S")
	d.Press(fyne.KeyEscape)
	d.Tap("Не сохранять")
	if rows := find(t, d, "Асанов Бакыт"); len(rows) != 1 {
		t.Errorf("stored %+v", rows)
	}
	d.MustShow("Изменить")
}

func TestHalfTypedResidentComesBack(t *testing.T) {
	d := pagetest.New(t)
	show(d, shell.Route{})
	d.Ctrl("N")
	d.Type("Касымова")
	d.Runner.Tick()
	show(d, shell.Route{}) // as after a killed process: nothing was told to the page
	d.Ctrl("N")
	d.MustShow("Касымова", "черновик от 10:00 восстановлен")
	d.Ctrl("S")
	if rows := find(t, d, "Касымова"); len(rows) != 1 {
		t.Errorf("the draft did not come back: %+v", rows)
	}
}

func TestTheFormOpenedFromAWideCardLeadsBackToIt(t *testing.T) {
	d := pagetest.New(t)
	d.Resident("Абдыкадыров Эмиль", "0555 000001")
	r := d.Resident("Шаршенбай уулу Руслан", "0555 123456")
	show(d, shell.Route{ID: r.ID})
	for _, leave := range []func(){
		func() { d.Press(fyne.KeyEscape) },
		func() { d.Ctrl("S") },
	} {
		d.Press(fyne.KeyF2)
		d.MustShow("Ctrl+S", "Абдыкадыров Эмиль") // beside the table, whose cursor is elsewhere
		leave()
		d.MustShow("К списку", "Шаршенбай уулу Руслан")
		d.MustNotShow("Абдыкадыров Эмиль")
	}
	d.Press(fyne.KeyF4)
	if last := d.Gone[len(d.Gone)-1]; last.Like == nil || last.Like.Applicants[0].ResidentID != r.ID {
		t.Errorf("F4 leads to %+v", last)
	}
}

func TestAnotherRowIsGoneToOnlyAfterAQuestion(t *testing.T) {
	d := pagetest.New(t)
	d.Resident("Абдыкадыров Эмиль", "0555 000001")
	d.Resident("Шаршенбай уулу Руслан", "0555 123456")
	show(d, shell.Route{})
	d.Press(fyne.KeyF2)
	d.Type("Абдыкадырова")
	d.Tap("Шаршенбай уулу Руслан")
	d.MustShow("Есть несохранённые изменения")
	d.Tap("Остаться")
	d.MustShow("Абдыкадырова", "Ctrl+S")
	d.Tap("Шаршенбай уулу Руслан")
	d.Press(fyne.KeyReturn) // it is saved
	d.MustShow("Изменить")
	if rows := find(t, d, "Абдыкадырова"); len(rows) != 1 {
		t.Errorf("stored %+v", rows)
	}
}

// TestTheFormIsNotTakenAwayByTheCursor opens it while the card of the row that the
// cursor has just come to is still to be read.
func TestTheFormIsNotTakenAwayByTheCursor(t *testing.T) {
	d := pagetest.New(t)
	d.Resident("Абдыкадыров Эмиль", "0555 000001")
	d.Resident("Шаршенбай уулу Руслан", "0555 123456")
	show(d, shell.Route{})
	d.Runner.Delay = true
	d.Press(fyne.KeyDown)
	d.Ctrl("N")
	d.Runner.Delay = false
	d.Runner.Flush()
	d.MustShow("Новый житель", "Ctrl+S")
}

func TestTheDraftOfAStoredResidentMeetsWhatChangedMeanwhile(t *testing.T) {
	d := pagetest.New(t)
	r := d.Resident("Асанов Бакыт", "0555 123456")
	show(d, shell.Route{})
	d.Press(fyne.KeyF2)
	d.Fill("Улица, дом, квартира", "ул. Чокморова, 185")
	d.Env.Switch("ky") // the page is made anew before the second has passed
	d.Env.Switch("ru")
	r.Note = "звонить вечером"
	_, err := d.Office.Residents.Save(t.Context(), r)
	d.Must(err)
	show(d, shell.Route{})
	d.Press(fyne.KeyF2)
	d.MustShow("черновик от", "ул. Чокморова, 185")
	d.Ctrl("S")
	d.MustShow("Карточку изменили, пока вы её заполняли", "примечание")
	d.Tap("Внести мои изменения")
	got, err := d.Office.Residents.Resident(t.Context(), r.ID)
	d.Must(err)
	if got.Address.Line != "ул. Чокморова, 185" || got.Note != "звонить вечером" {
		t.Errorf("stored %+v", got)
	}
}

func TestADraftThatIsClearedIsGone(t *testing.T) {
	d := pagetest.New(t)
	d.Resident("Асанов Бакыт", "0555 123456")
	show(d, shell.Route{})
	d.Press(fyne.KeyF2)
	d.Type("Асанбеков")
	d.Runner.Tick()
	show(d, shell.Route{})
	d.Press(fyne.KeyF2)
	d.MustShow("Асанбеков")
	d.Tap("очистить")
	d.MustNotShow("Асанбеков", "черновик от")
	show(d, shell.Route{})
	d.Press(fyne.KeyF2)
	d.MustNotShow("Асанбеков")
}

func TestNewAppealBeginsWithThePerson(t *testing.T) {
	d := pagetest.New(t)
	r := d.Resident("Асанов Бакыт", "0555 123456")
	show(d, shell.Route{})
	d.Press(fyne.KeyF4)
	if len(d.Gone) != 1 || d.Gone[0].Place != shell.Register || d.Gone[0].Like.Applicants[0].ResidentID != r.ID {
		t.Errorf("F4 leads to %+v", d.Gone)
	}
}

func TestExportTakesTheSearchAlong(t *testing.T) {
	d := pagetest.New(t)
	d.Resident("Асанов Бакыт", "0555 123456")
	d.SaveTo = "/tmp/жители.xlsx"
	show(d, shell.Route{Words: "асанов"})
	d.Ctrl("E")
	if len(d.Listed) != 1 || d.Listed[0].Table != "residents" || d.Listed[0].Residents.Words != "асанов" {
		t.Errorf("exported %+v", d.Listed)
	}
	d.MustShow("Список жителей выгружен: /tmp/жители.xlsx")
	d.Tap("Категория")
	d.Type("пенс")
	d.Press(fyne.KeyReturn)
	d.Ctrl("E")
	if f := d.Listed[len(d.Listed)-1].Residents; f.Social != "pensioner" || f.Words != "асанов" {
		t.Errorf("exported %+v", f)
	}
	d.MustShow("«асанов» · пенсионер: 1 житель")
}
