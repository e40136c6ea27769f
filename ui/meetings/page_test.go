package meetings_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	ical "github.com/arran4/golang-ical"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/ui/meetings"
	"kairyluu/ui/shell"
)

func (o *office) open(r shell.Route) {
	o.t.Helper()
	r.Place = shell.Meetings
	o.Show("ru", meetings.New, r)
}

// last is where the page led last.
func (o *office) last() shell.Route {
	o.t.Helper()
	if len(o.Gone) == 0 {
		o.t.Fatalf("the page led nowhere; on show: %q", o.Texts())
	}
	return o.Gone[len(o.Gone)-1]
}

func TestTheTableSaysEachMeetingInALine(t *testing.T) {
	o := newOffice(t)
	o.open(shell.Route{})
	o.MustShow("11.09.2026", "Круглый стол", "⚠ 42 (24/18)", "0/4", "⚠ 1/2", "✓ 86 (51/35)")
	o.MustShow("Все", "Предстоящие")
}

func TestChipsAndPickersNarrowTheList(t *testing.T) {
	o := newOffice(t)
	o.open(shell.Route{})
	o.Tap("Предстоящие")
	o.MustShow("25.09.2026")
	o.MustNotShow("12.07.2026")
	o.Tap("Протокол не подписан")
	o.MustShow("12.07.2026")
	o.MustNotShow("○ впереди")
	o.Ctrl("K")
	o.Type("бишкекводоканал")
	o.MustShow("поиск «бишкекводоканал»: 1 встреча")
	o.MustNotShow("12.07.2026 ", "○ впереди")
}

func TestThePeriodIsAskedByKeys(t *testing.T) {
	o := newOffice(t)
	o.open(shell.Route{})
	o.Press(fyne.KeyF2)
	o.Type("01.09.2026")
	o.Press(fyne.KeyTab)
	o.Type("31.08.2026")
	o.Press(fyne.KeyReturn)
	o.MustShow("Конец периода раньше его начала")
	o.Fill("По", "12.09.2026")
	o.Press(fyne.KeyReturn)
	o.MustShow("01.09.2026 – 12.09.2026: 1 встреча")
	o.Press(fyne.KeyEscape)
	o.MustShow("○ впереди")
}

func TestAListOfAnotherPageIsShownUnderItsName(t *testing.T) {
	o := newOffice(t)
	o.open(shell.Route{Meetings: &app.MeetingFilter{NoQuorum: true}, Title: "Решения без кворума"})
	o.MustShow("Решения без кворума: 1 встреча", "Круглый стол")
}

func TestTheWideCardTellsTheWholeChain(t *testing.T) {
	o := newOffice(t)
	o.open(shell.Route{ID: o.round.ID})
	o.MustShow("Решения приняты без кворума", "Пришло 42, нужно 50", "Токтогулов А., начальник отдела, Бишкекводоканал",
		"не пришли", "за 38 · против 1 · воздержались 3", "Поддержать совместный план.", "Прошлая в серии", "https://example.org/krugly-stol")
	o.MustShow("жители · ответственный не назначен · срок 01.12.2026 · не начато")
}

func TestElectedGroupsAreFoundAndToldOnTheCard(t *testing.T) {
	o := newOffice(t)
	o.round.Elected = []app.Elected{{Group: "Демилгечи топ", Members: []string{"Асанов Б.", "Ли А."}}}
	o.save(o.round)
	o.open(shell.Route{})
	o.Ctrl("K")
	o.Type("демилгечи асанов")
	o.MustShow("поиск «демилгечи асанов»: 1 встреча", "Демилгечи топ", "Асанов Б., Ли А.")
	o.MustNotShow("86 (51/35)")
}

func TestAMeetingIsTakenFromPlannedToSignedByKeys(t *testing.T) {
	o := newOffice(t)
	o.open(shell.Route{ID: o.planned.ID})
	o.Press(fyne.KeyF6)
	o.MustShow("Когда состоялась", "18.09.2026") // not before today
	o.Press(fyne.KeyReturn)
	if m := o.stored(o.planned.ID).Meeting; m.State != app.Held || m.Date != civil.MustParse("2026-09-18") {
		t.Fatalf("it is %s on %s", m.State, m.Date)
	}
	o.Press(fyne.KeyF6)
	if m := o.stored(o.planned.ID).Meeting; m.State != app.Drafted || m.Number == "" {
		t.Fatalf("the minutes are %s, number %q", m.State, m.Number)
	}
	o.Press(fyne.KeyF6)
	o.Press(fyne.KeyReturn)
	o.MustShow("Не хватает данных", "Укажите, сколько человек присутствовало")
	o.Press(fyne.KeyReturn)
	if to := o.last(); to.Place != shell.Minute || to.ID != o.planned.ID {
		t.Errorf("«Заполнить» leads to %+v", to)
	}
}

func TestSigningAsksTheDateAndFreezes(t *testing.T) {
	o := newOffice(t)
	o.open(shell.Route{ID: o.round.ID})
	o.Press(fyne.KeyF6)
	o.Fill("Дата подписи", "10.09.2026")
	o.Press(fyne.KeyReturn)
	o.MustShow("не может быть подписан раньше встречи")
	if m := o.stored(o.round.ID).Meeting; m.State != app.Drafted {
		t.Fatalf("the minutes are %s", m.State)
	}
	o.Fill("Дата подписи", "18.09.2026")
	o.Press(fyne.KeyReturn)
	c := o.stored(o.round.ID)
	if c.Meeting.State != app.Signed || c.Meeting.Signed != civil.MustParse("2026-09-18") || len(c.Editions) != 1 {
		t.Fatalf("signed: %s on %s", c.Meeting.State, c.Meeting.Signed)
	}
	o.MustShow("Редакция 1 от 18.09.2026", "Исправить")
	o.Press(fyne.KeyF6)
	o.MustShow("Ошибка исправляется новой редакцией")
}

func TestAnEditionShowsWhatItChanged(t *testing.T) {
	o := newOffice(t)
	m, err := o.Office.Meetings.Sign(t.Context(), o.round.ID, o.round.Version, civil.Date{})
	o.Must(err)
	m.Place, m.Agenda[0].For = "школа № 65", 37
	light, err := o.Office.Decisions.Case(t.Context(), o.decision("Поставить светодиодные светильники с датчиком").ID)
	o.Must(err)
	trained, err := o.Office.Decisions.Case(t.Context(), o.decision("Обучить квартальных обслуживанию щитов").ID)
	o.Must(err)
	light.Decision.Source = app.FromAuthority
	_, err = o.Office.Meetings.Correct(t.Context(), m, app.Correction{
		Reason: "описка", Withdrawn: []app.Decision{trained.Decision},
		Decisions: []app.Decision{light.Decision, {Text: "Обрезать деревья у опор", Source: app.FromResidents}},
	})
	o.Must(err)
	o.open(shell.Route{ID: o.round.ID})
	o.MustShow("Решение", "Обучить квартальных обслуживанию щитов") // withdrawn, and still found from here
	o.MustNotShow("4. Обучить квартальных обслуживанию щитов")
	o.Tap("Редакция 2 от 18.09.2026")
	o.MustShow("Причина: описка", "− Дом культуры, ул. Жеңиш, 2", "+ школа № 65", "Вопрос 1: за", "− 38", "+ 37",
		"Решение 3: чьё предложение", "− эксперты", "+ органы власти", "Решение 4: добавлено", "+ Обрезать деревья у опор",
		"Решение 4: исключено из протокола", "− Обучить квартальных обслуживанию щитов (фонд «Аракет», 15.10.2026)")
}

func TestADecisionBecomesAnAppealByKeys(t *testing.T) {
	o := newOffice(t)
	o.open(shell.Route{ID: o.round.ID})
	o.Press(fyne.KeyF8, fyne.KeyReturn) // the first of four
	o.MustShow("Подключить к водопроводу улицы Ынтымак и Достук", "38")
	o.Type("питьев")
	o.Press(fyne.KeyTab)
	o.Ctrl(fyne.KeyReturn)
	d := o.decision("Подключить к водопроводу улицы Ынтымак и Достук")
	if d.AppealID == 0 {
		t.Fatalf("no appeal was made; on show: %q", o.Texts())
	}
	c, err := o.Office.Appeals.Case(t.Context(), d.AppealID)
	o.Must(err)
	if a := c.Appeal; a.Multiplicity != app.Collective || a.Signatures != 38 || a.Channel != app.AtMeeting || a.Number == "" {
		t.Errorf("the appeal is %+v", a)
	}
	if to := o.last(); to.Place != shell.Appeals || to.ID != d.AppealID {
		t.Errorf("it leads to %+v", to)
	}
	o.MustShow("обращение " + c.Appeal.Number)
	o.Tap("1. Подключить к водопроводу улицы Ынтымак и Достук")
	o.MustShow("Открыть обращение")
	o.MustNotShow("Сделать обращением")
}

func TestAnAppealWithoutATopicIsRefusedBesideTheField(t *testing.T) {
	o := newOffice(t)
	o.open(shell.Route{ID: o.round.ID})
	o.Press(fyne.KeyF8, fyne.KeyReturn)
	o.Fill("Подписей («за»)", "")
	o.Tap("Зарегистрировать обращение")
	if d := o.decision("Подключить к водопроводу улицы Ынтымак и Достук"); d.AppealID != 0 {
		t.Error("an appeal without topic and signatures was registered")
	}
	o.MustShow("Зарегистрировать обращение")
	o.Fill("Подписей («за»)", "38")
	o.Tap("Зарегистрировать обращение")
	o.MustShow("Выберите тему")
}

func TestTheNextMeetingOfTheSeriesTakesTheHeader(t *testing.T) {
	o := newOffice(t)
	o.open(shell.Route{ID: o.round.ID})
	o.Press(fyne.KeyF7)
	like := o.last().LikeMeeting
	if like == nil || like.SeriesID != o.series.ID || like.Chair != "Осмонов К. А." || len(like.Guests) != 3 || like.Guests[0].Came {
		t.Errorf("the header is %+v", like)
	}
}

func TestTheCalendarIsWalkedByKeys(t *testing.T) {
	o := newOffice(t)
	o.open(shell.Route{})
	o.Press(fyne.KeyF3)
	o.MustShow("Сентябрь 2026", "▸ Срок: Выделить участок", "Общественные слушания,")
	o.Press(fyne.KeyDown) // 25.09
	o.Press(fyne.KeyReturn)
	o.MustShow("Общественные слушания · 25.09.2026")
	o.Press(fyne.KeyEscape)
	o.Press(fyne.KeyPageUp, fyne.KeyPageUp)
	o.MustShow("Июль 2026", "Сход граждан, Ак")
	o.Press(fyne.KeyHome, fyne.KeyReturn) // nothing stands there
	if to := o.last(); to.Place != shell.Minute || to.Date != civil.MustParse("2026-09-18") {
		t.Errorf("Enter on an empty day leads to %+v", to)
	}
	o.Press(fyne.KeyDown, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn) // 30.09
	if to := o.last(); to.Place != shell.Plan || to.ID != o.decision("Выделить участок под насосную станцию").ID {
		t.Errorf("a due date leads to %+v", to)
	}
}

func TestTheCalendarIsWrittenForAPhone(t *testing.T) {
	o := newOffice(t)
	o.SaveTo = filepath.Join(t.TempDir(), "встречи.ics")
	o.open(shell.Route{})
	o.Press(fyne.KeyF3)
	o.Ctrl("E")
	raw, err := os.ReadFile(o.SaveTo)
	o.Must(err)
	calendar, err := ical.ParseCalendar(bytes.NewReader(raw))
	o.Must(err)
	said := map[string]string{}
	for _, e := range calendar.Events() {
		if e.Id() == o.round.UID+"@kairyluu" {
			from, _ := e.GetStartAt()
			to, err := e.GetEndAt()
			if err != nil || to.Sub(from) != 2*time.Hour+30*time.Minute {
				t.Errorf("the round table lasts %s, %v", to.Sub(from), err)
			}
		}
		said[e.Id()] = e.GetProperty(ical.ComponentPropertySummary).Value
	}
	if said[o.planned.UID+"@kairyluu"] != "Общественные слушания: Ак-Ордо-2" || said[o.previous.UID+"@kairyluu"] != "" {
		t.Errorf("the file has %v, want what is from September on", said)
	}
	if len(said) != 5 { // two meetings, three due dates
		t.Errorf("%d entries: %v", len(said), said)
	}
}

func TestTheListIsExportedAsTheFileIsCalled(t *testing.T) {
	o := newOffice(t)
	o.SaveTo = filepath.Join(t.TempDir(), "встречи.xlsx")
	o.open(shell.Route{Meetings: &app.MeetingFilter{NoQuorum: true}})
	o.Ctrl("E")
	if len(o.Listed) != 1 || o.Listed[0].Table != "meetings" || !o.Listed[0].Meetings.NoQuorum {
		t.Errorf("exported %+v", o.Listed)
	}
	o.SaveTo = filepath.Join(t.TempDir(), "встречи.ics")
	o.Ctrl("E")
	raw, err := os.ReadFile(o.SaveTo)
	o.Must(err)
	if len(o.Listed) != 1 || bytes.Count(raw, []byte("BEGIN:VEVENT")) != 1 || !bytes.Contains(raw, []byte(o.round.UID)) {
		t.Errorf("the calendar is %s", raw)
	}
}

func TestMinutesArePrintedInTheLanguageAskedFor(t *testing.T) {
	o := newOffice(t)
	o.open(shell.Route{ID: o.round.ID})
	var printed []shell.Document
	o.Env.Print = func(_ context.Context, d shell.Document) (string, error) {
		printed = append(printed, d)
		return "/tmp/протокол.docx", nil
	}
	o.Press(fyne.KeyF9, fyne.KeyReturn) // the minutes' own language first
	if len(printed) != 1 || printed[0] != (shell.Document{Kind: shell.Minutes, ID: o.round.ID, Lang: "ky"}) {
		t.Errorf("printed %+v", printed)
	}
	if len(o.Opened) != 1 || o.Opened[0] != "/tmp/протокол.docx" {
		t.Errorf("opened %v", o.Opened)
	}
}

func TestWhatCameOfDecisionsIsPrintedForResidents(t *testing.T) {
	o := newOffice(t)
	o.open(shell.Route{ID: o.round.ID})
	var printed []shell.Document
	o.Env.Print = func(_ context.Context, d shell.Document) (string, error) {
		printed = append(printed, d)
		return "/tmp/решения.docx", nil
	}
	o.Tap("Ещё")
	o.Tap("Что стало с решениями: для жителей…")
	o.Tap("По-русски")
	if len(printed) != 1 || printed[0] != (shell.Document{Kind: shell.OutcomeSheet, ID: o.round.ID, Lang: "ru"}) {
		t.Errorf("printed %+v", printed)
	}
	if len(o.Opened) != 1 || o.Opened[0] != "/tmp/решения.docx" {
		t.Errorf("opened %v", o.Opened)
	}
}

func TestAChangeElsewhereIsShownAtOnce(t *testing.T) {
	o := newOffice(t)
	o.open(shell.Route{})
	o.fulfil("Выделить участок под насосную станцию")
	o.MustShow("1/4")
}
