package minutes_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/ui/minutes"
	"kairyluu/ui/shell"
)

// fields types into one field after the other, Tab between them.
func (o *office) fields(texts ...string) {
	o.t.Helper()
	for _, text := range texts {
		o.Type(text)
		o.Press(fyne.KeyTab)
	}
}

// guest types the next line of guests; Enter in the last field begins another.
func (o *office) guest(name, post, role, organisation string) {
	o.t.Helper()
	o.fields(name, post, role)
	o.Type(organisation)
}

// decide adds a decision under the item that had the focus.
func (o *office) decide(text string, source app.Source, responsible, due, partner string) {
	o.t.Helper()
	o.Press(fyne.KeyF8)
	o.fields(text)
	for range slices.Index(app.Sources, source) {
		o.Press(fyne.KeyDown)
	}
	o.Press(fyne.KeyTab)
	o.fields(responsible, due)
	o.Type(partner)
}

// A clerk records the round table with keys alone: organisations, communities and
// experts at one table, a plan out of proposals of four sources.
func TestTheRoundTableIsRecordedByKeys(t *testing.T) {
	o := newOffice(t)
	o.open(0)
	o.fields("круглый", "свет ак", "", "", "", "11.09.2026", "14:00", "16.30", "Дом культуры")
	o.fields("ордо-2")
	o.CtrlShift("a") // an unknown shortcut does nothing
	o.Fill("Председатель", "Осмонов К. А.")
	o.Fill("Секретарь", "Жумабекова А.")
	o.Fill("Нужно (кворум)", "40")
	o.Press(fyne.KeyTab)
	o.fields("42", "24", "18", "9")
	o.Press(fyne.KeyF7)
	o.Type("Питьевая вода")
	o.Press(fyne.KeyTab)
	o.fields("Доклад водоканала", "Житель ул. Достук", "Когда?", "Поддержать план", "38", "1", "3")
	o.decide("Подключить улицу Достук", app.FromResidents, "Асанов", "01.12.2026", "")
	o.decide("Выделить участок под насосную", app.FromAuthority, "Асанов", "30.09.2026", "")
	o.decide("Поставить счётчики", app.FromExpert, "", "", "ПРООН")
	o.decide("Обучить квартальных", app.FromPartner, "", "15.10.2026", "фонд «Аракет»")
	o.Press(fyne.KeyF9)
	o.guest("Токтогулов А.", "начальник", "", "Бишкекводоканал")
	o.Press(fyne.KeyReturn)
	o.guest("Ли Анна", "гидролог", "эксперт", "ПРООН")
	o.Press(fyne.KeyF10, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn) // the first of the usual ones
	o.Type("Асанов Б., Ли А.")
	o.Press(fyne.KeyReturn)
	o.Type("Комиссия по учёту взносов")
	o.Press(fyne.KeyTab)
	o.Type("Садыков Н.")
	o.MustShow("Кворум есть")
	o.Ctrl(fyne.KeyReturn)

	c := o.saved()
	m := c.Meeting
	if m.FormID != o.Entry(app.MeetingForms, "Круглый стол").ID || m.SeriesID != o.series.ID || m.State != app.Held {
		t.Errorf("form %d, series %d, state %s", m.FormID, m.SeriesID, m.State)
	}
	if m.Date != civil.MustParse("2026-09-11") || m.Start != "14:00" || m.End != "16:30" || len(m.Settlements) != 1 {
		t.Errorf("on %s from %s to %s at %v", m.Date, m.Start, m.End, m.Settlements)
	}
	if a := m.Attendance; a.Total != 42 || a.Women != 24 || a.Men != 18 || len(a.Groups) != 1 {
		t.Errorf("attendance %+v", a)
	}
	if len(m.Guests) != 2 || m.Guests[1].Organisation != "ПРООН" || !m.Guests[1].Came ||
		m.Guests[1].RoleID != o.Entry(app.GuestRoles, "Эксперты").ID {
		t.Errorf("guests %+v", m.Guests)
	}
	if e := m.Elected; len(e) != 2 || e[0].Group != "Инициативная группа" || !slices.Equal(e[0].Members, []string{"Асанов Б.", "Ли А."}) ||
		e[1].Group != "Комиссия по учёту взносов" {
		t.Errorf("elected %+v", e)
	}
	if len(m.Agenda) != 1 || m.Agenda[0].For != 38 || m.Agenda[0].Decided != "Поддержать план" || m.Agenda[0].Questions != "Когда?" {
		t.Errorf("agenda %+v", m.Agenda)
	}
	var sources []app.Source
	for _, d := range c.Decisions {
		sources = append(sources, d.Source)
	}
	if !slices.Equal(sources, app.Sources) {
		t.Errorf("decisions of %v, want one of each source", sources)
	}
	if d := c.Decisions[0]; d.ResponsibleID != o.asanov.ID || d.Due != civil.MustParse("2026-12-01") {
		t.Errorf("the first decision is %+v", d)
	}
	if found, err := o.Office.Desk.Draft(t.Context(), "minutes", &struct{}{}); found || err != nil {
		t.Errorf("the draft is still there: %v, %v", found, err)
	}
}

func TestVotesAboveThosePresentAreToldBesideThem(t *testing.T) {
	o := newOffice(t)
	o.open(o.last.ID)
	o.Fill("За", "90")
	o.MustShow("По вопросу 1 голосов 90, а присутствовало 86")
	o.Ctrl(fyne.KeyReturn)
	if len(o.Gone) != 0 {
		t.Errorf("it was saved: %v", o.Gone)
	}
	o.MustShow("Исправьте отмеченные поля")
	o.Fill("За", "80")
	o.MustNotShow("голосов 90")
	o.Ctrl(fyne.KeyReturn)
	if got := o.saved().Meeting.Agenda[0].For; got != 80 {
		t.Errorf("%d votes are stored", got)
	}
}

func TestTheEndBeforeTheStartIsToldBesideIt(t *testing.T) {
	o := newOffice(t)
	o.open(o.last.ID)
	o.Fill("Начало", "14:00")
	o.Fill("Конец", "13.30")
	o.MustShow("Конец раньше начала")
	o.Ctrl(fyne.KeyReturn)
	if len(o.Gone) != 0 {
		t.Error("it was saved")
	}
	o.Fill("Конец", "15.30")
	o.MustNotShow("Конец раньше начала")
	o.Ctrl(fyne.KeyReturn)
	if m := o.saved().Meeting; m.End != "15:30" {
		t.Errorf("the end is %s", m.End)
	}
}

func TestWomenAndMenMakeTheTotal(t *testing.T) {
	o := newOffice(t)
	o.open(o.last.ID)
	o.Fill("Женщин", "60")
	o.MustShow("Женщин 60 и мужчин 35, а всего указано 86")
	o.Fill("Пришло всего", "95")
	o.MustNotShow("а всего указано")
	o.Press(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab) // past women and men, to the first group
	o.Type("60")
	o.Press(fyne.KeyTab)
	o.Type("70") // groups overlap: their sum says nothing
	o.MustNotShow("В группе")
	o.Type("0")
	o.MustShow("В группе указано 700, а всего присутствовало 95")
}

func TestDecisionsWithoutAQuorumAreSavedWithTheRemark(t *testing.T) {
	o := newOffice(t)
	o.open(o.last.ID)
	o.Fill("Нужно (кворум)", "100")
	o.MustShow("Решения без кворума")
	o.Ctrl(fyne.KeyReturn)
	if !o.saved().Meeting.WithoutQuorum {
		t.Error("the minutes do not keep the remark")
	}
}

func TestAnElectedGroupNeedsAName(t *testing.T) {
	o := newOffice(t)
	o.open(o.last.ID)
	o.Press(fyne.KeyF10, fyne.KeyTab)
	o.Type("Асанов Б.; Ли А.")
	o.Ctrl(fyne.KeyReturn)
	o.MustShow("Напишите, как называется группа, в которую избраны: Асанов Б., Ли А.")
	if len(o.Gone) != 0 {
		t.Fatal("it was saved")
	}
	o.Type("Группа мониторинга") // the focus is on what is missing
	o.Ctrl(fyne.KeyReturn)
	if e := o.saved().Meeting.Elected; len(e) != 1 || e[0].Group != "Группа мониторинга" {
		t.Errorf("elected %+v", e)
	}
}

func TestGroupsAreElectedInTheLanguageOfTheMinutes(t *testing.T) {
	o := newOffice(t)
	o.open(o.last.ID)
	o.Focus(o.Field("Язык").(fyne.Focusable))
	o.Press(fyne.KeyUp)
	o.Press(fyne.KeyF10)
	o.Type("мони")
	o.MustShow("Мониторинг тобу")
	o.Press(fyne.KeyDown, fyne.KeyReturn)
	o.Type("Асанов Б.")
	o.Ctrl(fyne.KeyReturn)
	if e := o.saved().Meeting.Elected; len(e) != 1 || e[0].Group != "Мониторинг тобу" {
		t.Errorf("elected %+v", e)
	}
}

func TestWhatIsMissingIsToldBesideItsField(t *testing.T) {
	o := newOffice(t)
	o.open(0)
	o.MustNotShow("Выберите форму встречи")
	o.Ctrl("S")
	o.MustShow("Выберите форму встречи", "Укажите дату")
	if o.Focused() != o.Field("Форма встречи").(fyne.Focusable) {
		t.Errorf("the focus is on %T, want the first field at fault", o.Focused())
	}
	o.Type("сход")
	o.Press(fyne.KeyTab)
	o.MustNotShow("Выберите форму встречи")
}

func TestADueDateThatIsNoneIsToldUnderItsDecision(t *testing.T) {
	o := newOffice(t)
	o.open(o.last.ID)
	o.Press(fyne.KeyF8)
	o.fields("Поставить фонари", "", "")
	o.Type("31.02.2027")
	o.Press(fyne.KeyTab)
	o.Ctrl(fyne.KeyReturn)
	if len(o.Gone) != 0 {
		t.Fatal("it was saved")
	}
	o.MustShow("Такого дня не")
	o.Ctrl("A") // the focus went to the date that is none
	o.Type("28.02.2027")
	o.Ctrl(fyne.KeyReturn)
	c := o.saved()
	if n := len(c.Decisions); n != 2 || c.Decisions[1].Due != civil.MustParse("2027-02-28") {
		t.Errorf("decisions %+v", c.Decisions)
	}
}

func TestTheDraftOutlivesTheProcess(t *testing.T) {
	o := newOffice(t)
	o.open(0)
	o.fields("круглый", "свет ак")
	o.Press(fyne.KeyF9)
	o.Type("Токтогулов А.")
	o.Runner.Tick() // a second passes; then the process is killed
	o.open(0)
	o.MustShow("черновик от", "Круглый стол", "Токтогулов А.")
	o.Tap("очистить")
	o.MustNotShow("Токтогулов А.", "черновик от")
	o.open(0)
	o.MustNotShow("Токтогулов А.")
}

func TestWhatIsTypedBeforeTheMinutesAreLoadedIsNotLost(t *testing.T) {
	o := newOffice(t)
	o.Runner.Hold = true
	o.open(0)
	o.Type("круглый")
	o.Press(fyne.KeyTab)
	o.Runner.Hold = false
	o.Runner.Flush()
	o.MustShow("Круглый стол")
}

func TestUnfinishedDecisionsOfTheSeriesAreOfferedFirst(t *testing.T) {
	o := newOffice(t)
	o.open(0)
	o.fields("круглый", "свет ак")
	o.MustShow("В серии не выполнено 1 решение", "Отремонтировать опоры освещения по улице Жеңиш")
	o.Press(fyne.KeyF2)
	o.MustNotShow("В серии не выполнено")
	o.MustShow("невыполненное решение")
	o.Fill("Дата", "11.09.2026")
	o.Ctrl(fyne.KeyReturn)
	m := o.saved().Meeting
	if len(m.Agenda) != 1 || m.Agenda[0].Carried == 0 {
		t.Fatalf("agenda %+v", m.Agenda)
	}
	d, err := o.Office.Decisions.Case(t.Context(), m.Agenda[0].Carried)
	o.Must(err)
	if last := d.Events[len(d.Events)-1]; last.Kind != app.DecisionCarried || last.MeetingID != m.ID {
		t.Errorf("the life of the decision ends in %+v", last)
	}
}

func TestTheNextOfASeriesBeginsWithTheSameHeader(t *testing.T) {
	o := newOffice(t)
	like := o.last
	o.Show("ru", minutes.New, shell.Route{Place: shell.Minute, LikeMeeting: &like})
	o.MustShow("Новая встреча", "Осмонов К. А.", "школа № 64")
	o.MustNotShow("Слушали") // planned: nothing was said yet
	o.Fill("Дата", "25.09.2026")
	o.Ctrl(fyne.KeyReturn)
	if m := o.saved().Meeting; m.ID == o.last.ID || m.State != app.Planned || m.SeriesID != o.series.ID {
		t.Errorf("saved is %+v", m)
	}
}

// sign signs the minutes as a second window would.
func (o *office) sign() {
	o.t.Helper()
	c := o.stored(o.last.ID)
	m, err := o.Office.Meetings.SetState(o.t.Context(), c.Meeting.ID, c.Meeting.Version, app.Drafted, civil.Date{})
	o.Must(err)
	_, err = o.Office.Meetings.Sign(o.t.Context(), m.ID, m.Version, civil.MustParse("2026-07-20"))
	o.Must(err)
}

func TestSignedMinutesAreReplacedByAnEditionWithItsReason(t *testing.T) {
	o := newOffice(t)
	o.sign()
	o.open(o.last.ID)
	o.MustShow("Исправление протокола № 1")
	o.Fill("Место", "школа № 65")
	o.Ctrl(fyne.KeyReturn)
	o.MustShow("Напишите, что и почему исправлено")
	o.Fill("Что и почему исправлено", "ошибка в номере школы")
	o.Ctrl(fyne.KeyReturn)
	c := o.saved()
	if c.Meeting.Edition != 2 || len(c.Editions) != 2 || c.Editions[1].Reason != "ошибка в номере школы" {
		t.Errorf("edition %d of %d", c.Meeting.Edition, len(c.Editions))
	}
	if c.Editions[0].Meeting.Place != "школа № 64" || c.Meeting.Place != "школа № 65" {
		t.Error("the first edition did not stay as it was")
	}
}

func TestAnEditOfMinutesSignedInAnotherWindowIsRefused(t *testing.T) {
	o := newOffice(t)
	o.open(o.last.ID)
	o.Fill("Место", "школа № 65")
	o.sign()
	o.Ctrl(fyne.KeyReturn)
	o.MustShow("Встречу изменили, пока форма была открыта", "Протокол подписан")
	if m := o.stored(o.last.ID).Meeting; m.Place != "школа № 64" || m.State != app.Signed {
		t.Errorf("the signed minutes were changed: %+v", m)
	}
	o.Tap("Исправить новой редакцией")
	o.MustShow("Исправление протокола № 1", "школа № 65") // nothing typed is lost
	o.Fill("Что и почему исправлено", "номер школы")
	o.Ctrl(fyne.KeyReturn)
	if m := o.saved().Meeting; m.Edition != 2 || m.Place != "школа № 65" {
		t.Errorf("edition %d at %s", m.Edition, m.Place)
	}
}

func TestAChangeOfAnotherWindowIsToldAndNothingIsLost(t *testing.T) {
	o := newOffice(t)
	o.open(o.last.ID)
	o.Fill("Место", "школа № 65")
	other := o.last
	other.Chair = "Садыков Н."
	_, err := o.Office.Meetings.Save(t.Context(), other)
	o.Must(err)
	o.Ctrl(fyne.KeyReturn)
	o.MustShow("Встречу изменили, пока форма была открыта", "Айнура Ж.")
	o.Press(fyne.KeyReturn)
	o.MustShow("школа № 65")
	o.Ctrl(fyne.KeyReturn)
	o.Tap("Сохранить мой вариант")
	if m := o.saved().Meeting; m.Place != "школа № 65" {
		t.Errorf("stored is %s", m.Place)
	}
}

func TestTheLanguageChangesWithoutLosingWhatIsTyped(t *testing.T) {
	o := newOffice(t)
	o.open(0)
	o.Fill("Место", "школа № 65")
	o.Env.Switch("ky")
	o.MustShow("Жаңы жыйын", "школа № 65")
}
