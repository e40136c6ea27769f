package dictionaries_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/ui/dictionaries"
	"kairyluu/ui/pagetest"
	"kairyluu/ui/shell"
	"kairyluu/ui/widgets"
)

func open(t *testing.T, dict app.Dict) *pagetest.Desk {
	t.Helper()
	d := pagetest.New(t)
	d.Show("ru", dictionaries.New, shell.Route{Place: shell.Dictionaries, Dict: dict})
	return d
}

func TestSettlementIsAddedByKeys(t *testing.T) {
	d := open(t, app.Settlements)
	d.Ctrl("N")
	d.Type("Кок-Жар")
	d.Press(fyne.KeyTab)
	d.Type("Көк-Жар")
	d.Press(fyne.KeyTab)
	d.Type("Кокжар, контур 172")
	d.Press(fyne.KeyTab)
	d.Type("4 300")
	d.Ctrl("S")
	e := d.Entry(app.Settlements, "Кок-Жар")
	if e.NameKY != "Көк-Жар" || e.Population != 4300 || len(e.Aliases) != 2 || !e.Active {
		t.Errorf("stored %+v", e)
	}
	d.MustShow("Сохранено: Кок-Жар", "8 записей")
}

// TestASourceHasANameForDonors types a third name where donors read it.
func TestASourceHasANameForDonors(t *testing.T) {
	d := open(t, app.FundSources)
	d.Ctrl("N")
	d.Type("Мечеть")
	d.Press(fyne.KeyTab)
	d.Type("Мечит")
	d.Press(fyne.KeyTab)
	d.Type("  The  mosque ")
	d.Ctrl("S")
	if e := d.Entry(app.FundSources, "Мечеть"); e.NameKY != "Мечит" || e.NameEN != "The mosque" || e.Name(app.English) != "The mosque" {
		t.Errorf("stored %+v", e)
	}
}

func TestWrongEntryIsToldBesideItsField(t *testing.T) {
	d := open(t, app.Settlements)
	d.Ctrl("N")
	d.Type("Акжар")
	d.Ctrl("S")
	d.MustShow("Такое название уже есть: «Ак-Жар»")
	if _, err := d.Office.Dictionaries.Entries(t.Context(), app.Settlements); err != nil {
		t.Fatal(err)
	}
	d.MustShow("7 записей")
}

func TestUsedEntryIsDeactivatedNotDeleted(t *testing.T) {
	d := pagetest.New(t)
	d.Appeal(d.Resident("Асанов Бакыт", "0555 123456"), "2026-09-01")
	d.Show("ru", dictionaries.New, shell.Route{Place: shell.Dictionaries, Dict: app.Settlements})
	d.Tap("Ак-Ордо-2")
	d.MustShow("Удалить нельзя")
	d.Tap("Удалить жилмассив")
	d.MustNotShow("исчезнет из справочника")
	d.Tap("Действует: предлагается в формах")
	d.Ctrl("S")
	if d.Entry(app.Settlements, "Ак-Ордо-2").Active {
		t.Error("it is still active")
	}
	d.MustShow("не действует")
}

func TestUnusedEntryIsDeletedAfterAsking(t *testing.T) {
	d := open(t, app.Settlements)
	d.Tap("Дордой-2")
	d.Tap("Удалить жилмассив")
	d.MustShow("«Дордой-2» исчезнет из справочника")
	d.Press(fyne.KeyEscape)
	d.Entry(app.Settlements, "Дордой-2")
	d.Tap("Удалить жилмассив")
	d.Press(fyne.KeyTab, fyne.KeyReturn)
	entries, err := d.Office.Dictionaries.Entries(t.Context(), app.Settlements)
	d.Must(err)
	if len(entries) != 6 {
		t.Errorf("%d settlements are left, want 6; the window shows %q", len(entries), d.Texts())
	}
}

func TestNewTopicGetsTheNextCodeOfItsGroup(t *testing.T) {
	d := open(t, app.Topics)
	d.Tap("02.01")
	d.Ctrl("N")
	d.Fill("Название по-русски", "Остановки")
	d.Ctrl("S")
	e := d.Entry(app.Topics, "Остановки")
	group := d.Entry(app.Topics, "Электричество, газ, отопление")
	if e.Parent != group.ID || len(e.Code) != 5 || e.Code[:3] != "02." {
		t.Errorf("stored %+v under group %d", e, group.ID)
	}
}

func TestUnsavedEntryIsAskedAbout(t *testing.T) {
	d := open(t, app.Settlements)
	d.Press(fyne.KeyF2)
	d.Type("Адилет-1")
	d.Tap("Темы")
	d.MustShow("Есть несохранённые изменения")
	d.Tap("Сохранить изменения")
	d.Entry(app.Settlements, "Адилет-1")
	d.MustShow("Вода и канализация")
}

func TestDayOffShowsWhatMovesBeforeItIsEntered(t *testing.T) {
	d := pagetest.New(t)
	a := d.Appeal(d.Resident("Асанов Бакыт", "0555 123456"), "2026-09-16")
	d.Show("ru", dictionaries.New, shell.Route{Place: shell.Dictionaries, Dict: "calendar"})
	due := a.Standing.Due
	d.Press(fyne.KeyRight, fyne.KeyRight, fyne.KeyRight) // Monday, 21 September
	d.MustShow("21.09.2026, понедельник")
	d.Fill("Название по-русски", "Перенос")
	d.Ctrl("S")
	d.MustShow("Изменится срок 1 открытого обращения", a.Number, due.Format(), "07.10.2026")
	d.Press(fyne.KeyEscape)
	if cal, _, err := d.Office.Desk.Rules(t.Context()); err != nil || !cal.IsWorking(civil.MustParse("2026-09-21")) {
		t.Fatalf("the day was entered without leave (%v)", err)
	}
	d.Ctrl("S")
	d.Tap("Изменить и передвинуть сроки")
	c, err := d.Office.Appeals.Case(t.Context(), a.ID)
	d.Must(err)
	if c.Appeal.Standing.Due != civil.MustParse("2026-10-07") {
		t.Errorf("the term is %s, want 07.10.2026 after %s", c.Appeal.Standing.Due, due)
	}
	d.MustShow("передвинут срок 1 обращения")
}

func TestNewTermOfLawShowsWhatMoves(t *testing.T) {
	d := pagetest.New(t)
	a := d.Appeal(d.Resident("Асанов Бакыт", "0555 123456"), "2026-09-16")
	d.Show("ru", dictionaries.New, shell.Route{Place: shell.Dictionaries, Dict: "term"})
	d.Ctrl("N")
	d.Type("10")
	d.Fill("Для зарегистрированных с", "01.09.2026")
	d.Ctrl("S")
	d.MustShow("Изменится срок 1 открытого обращения", a.Number, "30.09.2026", "срок станет раньше")
	d.Tap("Изменить и передвинуть сроки")
	terms, err := d.Office.Calendar.Terms(t.Context())
	d.Must(err)
	term, ok := terms.For(civil.StepAnswer, "", civil.MustParse("2026-09-01"))
	if !ok || term.Days != 10 || term.Unit != civil.WorkingDays {
		t.Errorf("in force is %+v", term)
	}
}

func TestTermThatMovesNothingIsEnteredAtOnce(t *testing.T) {
	d := open(t, "term")
	d.Ctrl("N")
	d.Type("10")
	d.Fill("Для зарегистрированных с", "01.01.2027")
	d.Ctrl("S")
	terms, err := d.Office.Calendar.Terms(t.Context())
	d.Must(err)
	d.MustShow("сроки открытых обращений не сдвинулись")
	if len(terms) != 5 {
		t.Errorf("%d terms are stored, want 5", len(terms))
	}
}

func TestLastAnswerTermCannotBeDeleted(t *testing.T) {
	d := open(t, "term")
	d.Press(fyne.KeyDown)
	d.Tap("Удалить срок")
	d.MustShow("ответ: 14, рабочие дни")
	d.Press(fyne.KeyTab, fyne.KeyReturn)
	d.MustShow("Должен остаться общий срок ответа")
}

func TestNumberingSaysAtOnceWhatIsWrong(t *testing.T) {
	d := open(t, "numbering")
	d.MustShow("Ш-208/26", "Кол-208/26", "Ан-208/26")
	d.Fill("Шаблон", "{letter}/{yy}")
	d.MustShow("В шаблоне нет порядкового номера")
	d.MustNotShow("Ш-208/26")
	d.Fill("Шаблон", "{letter}/{n}")
	d.MustShow("Ш/208")
	d.Ctrl("S")
	settings, err := d.Office.Desk.Settings(t.Context())
	d.Must(err)
	if settings.Numbering.Pattern != "{letter}/{n}" {
		t.Errorf("stored pattern is %q", settings.Numbering.Pattern)
	}
	d.MustShow("Нумерация сохранена")
}

func TestSectionsByKeyAndBack(t *testing.T) {
	d := open(t, app.Settlements)
	d.Press(fyne.KeyF6)
	d.MustShow("Вода и канализация")
	d.Ctrl("B")
	d.MustShow("Дордой-2")
}

func TestEntryChangedMeanwhileIsToldAndCanBeSavedOver(t *testing.T) {
	d := open(t, app.Settlements)
	d.Press(fyne.KeyF2)
	d.Type("Адилет-1")
	other := d.Entry(app.Settlements, "Адилет")
	other.Population = 9999
	d.Must(d.Store.InTx(t.Context(), func(tx app.Tx) error { return tx.UpdateEntry(t.Context(), &other) }))
	d.Ctrl("S")
	d.Press(fyne.KeyEscape)
	d.MustShow("Ctrl+S сохранит ваш вариант поверх нового")
	d.Ctrl("S")
	d.Entry(app.Settlements, "Адилет-1")
}

func TestCodeOfAGroupWithTopicsStays(t *testing.T) {
	d := open(t, app.Topics)
	d.Fill("Код", "77")
	d.Ctrl("S")
	d.MustShow("изменить его нельзя")
	if e := d.Entry(app.Topics, "Вода и канализация"); e.Code != "01" {
		t.Errorf("the code is %q now", e.Code)
	}
}

func TestSeriesContinuesAnother(t *testing.T) {
	d := open(t, app.MeetingSeries)
	d.Ctrl("N")
	d.Type("Сходы 2026 года")
	d.Ctrl("S")
	d.Ctrl("N")
	d.Type("Сходы 2027 года")
	d.Fill("Продолжает серию", "2026")
	d.Press(fyne.KeyReturn)
	d.Ctrl("S")
	if e := d.Entry(app.MeetingSeries, "Сходы 2027 года"); e.Parent != d.Entry(app.MeetingSeries, "Сходы 2026 года").ID {
		t.Errorf("stored %+v", e)
	}
}

func TestASeriesContinuesNeitherItselfNorInACircle(t *testing.T) {
	d := open(t, app.MeetingSeries)
	for _, name := range []string{"Сходы 2026 года", "Сходы 2027 года"} {
		d.Ctrl("N")
		d.Type(name)
		d.Ctrl("S")
	}
	d.Fill("Продолжает серию", "2027")
	d.MustShow("Ничего не подходит") // it is not offered to itself
	d.Fill("Продолжает серию", "2026")
	d.Press(fyne.KeyReturn)
	d.Ctrl("S")
	d.Tap("Сходы 2026 года")
	d.Fill("Продолжает серию", "2027")
	d.Press(fyne.KeyReturn)
	d.Ctrl("S")
	d.MustShow("Серии продолжали бы друг друга по кругу")
	if e := d.Entry(app.MeetingSeries, "Сходы 2026 года"); e.Parent != 0 {
		t.Errorf("stored %+v", e)
	}
}

func TestAGroupThatPeopleWereCountedByIsNotRemoved(t *testing.T) {
	d := pagetest.New(t)
	group := d.Entry(app.PeopleGroups, "Депутаты")
	_, err := d.Office.Meetings.Save(t.Context(), app.Meeting{
		FormID: d.Entry(app.MeetingForms, "Сход граждан").ID, Date: civil.MustParse("2026-09-01"), State: app.Held,
		Attendance: app.Attendance{Total: 20, Groups: map[int64]int{group.ID: 2}},
	})
	d.Must(err)
	d.Show("ru", dictionaries.New, shell.Route{Place: shell.Dictionaries, Dict: app.PeopleGroups})
	d.Tap("Депутаты")
	d.MustShow("Удалить нельзя")
	d.Tap("Удалить группу")
	d.MustNotShow("исчезнет из справочника")
	if e := d.Entry(app.PeopleGroups, "Депутаты"); e.ID != group.ID {
		t.Errorf("stored %+v", e)
	}
}

func TestWhatTheCardDoesNotShowIsKept(t *testing.T) {
	d := open(t, app.MeetingForms)
	before := d.Entry(app.MeetingForms, "Круглый стол")
	if before.Code == "" {
		t.Fatal("the form has no code to keep")
	}
	d.Tap("Круглый стол")
	d.Fill("Название по-русски", "Круглый стол с жителями")
	d.Ctrl("S")
	if e := d.Entry(app.MeetingForms, "Круглый стол с жителями"); e.Code != before.Code {
		t.Errorf("the code is %q, was %q", e.Code, before.Code)
	}
}

func TestARouteOpensAnEntryOrNarrowsTheList(t *testing.T) {
	d := open(t, app.Settlements)
	zhar := d.Entry(app.Settlements, "Ак-Жар")
	d.Frame.Go(shell.Route{Place: shell.Dictionaries, Dict: app.Settlements, ID: zhar.ID})
	d.Settle()
	if got := d.Field("Название по-русски").(*widgets.Entry).Text; got != "Ак-Жар" {
		t.Errorf("the card shows %q", got)
	}
	d.MustShow("7 записей")
	body := d.Entry(app.Bodies, "МП «Горсвет»")
	d.Frame.Go(shell.Route{Place: shell.Dictionaries, Dict: app.Bodies, Words: body.NameRU})
	d.Settle()
	d.MustShow("1 запись", body.NameRU)
}
