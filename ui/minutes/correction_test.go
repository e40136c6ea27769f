package minutes_test

import (
	"encoding/json"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/ui/minutes"
)

const lights = "Отремонтировать опоры освещения по улице Жеңиш"

// correct opens the correction of signed minutes, its reason typed.
func (o *office) correct() {
	o.t.Helper()
	o.sign()
	o.open(o.last.ID)
	o.Fill("Что и почему исправлено", "пропущено решение")
}

// cross goes by keys from «Решили» to the cross of the first decision, and presses it.
func (o *office) cross() {
	o.t.Helper()
	o.fromDecided(10) // three votes, the button, five fields, the cross
	o.Press(fyne.KeyReturn)
}

// fromDecided goes so many fields on from «Решили», which scrolls the form there.
func (o *office) fromDecided(tabs int) {
	o.t.Helper()
	o.Focus(o.Field("Решили").(fyne.Focusable))
	for range tabs {
		o.Press(fyne.KeyTab)
	}
}

func (o *office) texts(c app.MeetingCase) []string {
	var said []string
	for _, d := range c.Decisions {
		said = append(said, d.Text)
	}
	return said
}

func TestACorrectionAddsAndChangesDecisionsByKeys(t *testing.T) {
	o := newOffice(t)
	o.correct()
	o.decide("Вывезти мусор у школы", app.FromAuthority, "Асанов", "01.10.2026", "")
	o.Shift(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab)
	o.Type("30.09.2026") // the date of the decision above
	o.Ctrl(fyne.KeyReturn)
	c := o.saved()
	if got := o.texts(c); !slices.Equal(got, []string{lights, "Вывезти мусор у школы"}) {
		t.Fatalf("decisions %q", got)
	}
	if d := c.Decisions[0]; d.Due != civil.MustParse("2026-09-30") || c.Meeting.Edition != 2 {
		t.Errorf("edition %d, due %s", c.Meeting.Edition, d.Due)
	}
	if e := c.Editions; len(e[0].Decisions) != 1 || len(e[1].Decisions) != 2 || e[0].Decisions[0].Due != civil.MustParse("2026-08-31") {
		t.Errorf("the editions hold %d and %d", len(e[0].Decisions), len(e[1].Decisions))
	}
}

func TestACorrectionWithdrawsADecision(t *testing.T) {
	o := newOffice(t)
	o.correct()
	o.cross()
	o.MustShow(lights, "исключается из протокола новой редакцией")
	o.Press(fyne.KeyReturn) // «вернуть» has the focus
	o.MustNotShow("исключается из протокола")
	o.cross()
	o.Ctrl(fyne.KeyReturn)
	c := o.saved()
	if len(c.Decisions) != 0 || len(c.Editions[0].Decisions) != 1 || len(c.Editions[1].Decisions) != 0 {
		t.Fatalf("left are %q", o.texts(c))
	}
	rows, err := o.Office.Decisions.Rows(t.Context(), app.DecisionQuery{Filter: app.DecisionFilter{State: app.DecisionDropped}})
	o.Must(err)
	if len(rows) != 1 || rows[0].Text != lights || rows[0].MeetingID != 0 {
		t.Errorf("the plan has %+v", rows)
	}
}

func TestACorrectionTakesAnItemOutWithItsDecisions(t *testing.T) {
	o := newOffice(t)
	o.correct()
	o.Press(fyne.KeyF7)
	o.Type("Мусор у школы")
	o.Tap("убрать вопрос") // the first
	o.MustShow("Освещение улиц", "исключается из протокола новой редакцией", "Вопрос 1")
	o.MustNotShow("Вопрос 2")
	o.Ctrl(fyne.KeyReturn)
	c := o.saved()
	if len(c.Meeting.Agenda) != 1 || c.Meeting.Agenda[0].Title != "Мусор у школы" || len(c.Decisions) != 0 {
		t.Errorf("agenda %+v, decisions %q", c.Meeting.Agenda, o.texts(c))
	}
}

func TestWhatIsWrongWithADecisionOfACorrectionIsToldUnderIt(t *testing.T) {
	o := newOffice(t)
	o.correct()
	o.Press(fyne.KeyF8)
	o.fields("", "", "Асанов")
	o.Ctrl(fyne.KeyReturn)
	o.MustShow("Исправьте отмеченные поля")
	if len(o.Gone) != 0 || o.stored(o.last.ID).Meeting.Edition != 1 {
		t.Error("a decision without words was signed")
	}
	o.Type("Вывезти мусор") // the first field at fault has the focus
	o.Ctrl(fyne.KeyReturn)
	if got := o.texts(o.saved()); len(got) != 2 || got[1] != "Вывезти мусор" {
		t.Errorf("decisions %q", got)
	}
}

func TestTheDraftOfACorrectionOutlivesTheProcess(t *testing.T) {
	o := newOffice(t)
	o.correct()
	o.cross()
	o.decide("Вывезти мусор у школы", app.FromExpert, "", "", "")
	o.Runner.Tick() // a second passes; then the process is killed
	o.open(o.last.ID)
	o.MustShow("черновик от", "пропущено решение")
	o.fromDecided(11)
	o.MustShow(lights, "исключается из протокола", "Вывезти мусор у школы")
	o.Ctrl(fyne.KeyReturn)
	if got := o.texts(o.saved()); !slices.Equal(got, []string{"Вывезти мусор у школы"}) {
		t.Errorf("decisions %q", got)
	}
}

// Two windows correct the same minutes: the second is told, and nothing typed is
// lost; what the first did to decisions is there when it goes on.
func TestTwoWindowsCorrectTheSameMinutes(t *testing.T) {
	o := newOffice(t)
	o.correct()
	o.Fill("Место", "школа № 65")
	o.decide("Вывезти мусор у школы", app.FromExpert, "", "", "")
	c := o.stored(o.last.ID)
	item := c.Meeting.Agenda[0].UID
	_, err := o.Office.Meetings.Correct(t.Context(), c.Meeting, app.Correction{
		Reason: "пропущено", Decisions: []app.Decision{{Text: "Обрезать деревья", Source: app.FromExpert, ItemUID: item}},
	})
	o.Must(err)
	o.Ctrl(fyne.KeyReturn)
	o.MustShow("Встречу изменили, пока форма была открыта", "Новую редакцию уже выпустили: Айнура Ж.")
	if n := len(o.stored(o.last.ID).Editions); n != 2 {
		t.Fatalf("%d editions", n)
	}
	o.Press(fyne.KeyReturn)
	o.MustShow("Вывезти мусор у школы") // nothing typed is lost
	o.Ctrl(fyne.KeyReturn)
	o.Tap("Продолжить с моим текстом")
	o.MustShow("школа № 65", "пропущено решение")
	o.fromDecided(20)
	o.MustShow("Вывезти мусор у школы", "Обрезать деревья")
	o.Ctrl(fyne.KeyReturn)
	c = o.saved()
	if c.Meeting.Edition != 3 || c.Meeting.Place != "школа № 65" {
		t.Errorf("edition %d at %s", c.Meeting.Edition, c.Meeting.Place)
	}
	if got := o.texts(c); !slices.Equal(got, []string{lights, "Обрезать деревья", "Вывезти мусор у школы"}) {
		t.Errorf("decisions %q", got)
	}
}

func TestAStepOfADecisionMeanwhileIsToldAndTheTextStays(t *testing.T) {
	o := newOffice(t)
	o.open(o.last.ID)
	d := o.stored(o.last.ID).Decisions[0]
	o.Press(fyne.KeyF8)
	o.Type("Вывезти мусор")
	o.Shift(fyne.KeyTab, fyne.KeyTab)
	o.Type("30.09.2026") // changes the stored one
	_, err := o.Office.Decisions.Enter(t.Context(), d.ID, app.DecisionEvent{Kind: app.DecisionProgress, Percent: 20, Text: "начато"})
	o.Must(err)
	o.Ctrl(fyne.KeyReturn)
	o.MustShow("Решение этой встречи изменили: Айнура Ж.")
	o.Tap("Продолжить с моим текстом")
	o.fromDecided(13)
	o.MustShow("Вывезти мусор", "30.09.2026")
	o.Ctrl(fyne.KeyReturn)
	c := o.saved()
	if got := c.Decisions[0]; got.Due != civil.MustParse("2026-09-30") || got.Percent != 20 || len(c.Decisions) != 2 {
		t.Errorf("decisions %+v", c.Decisions)
	}
}

func TestAnItemIsMovedByKeysAndLinks(t *testing.T) {
	o := newOffice(t)
	o.open(o.last.ID)
	o.Press(fyne.KeyF5)
	o.MustShow("Освещение улиц")
	for _, title := range []string{"Мусор", "Вода"} {
		o.Press(fyne.KeyF7)
		o.Type(title)
	}
	o.Press(fyne.KeyF5, fyne.KeyF5, fyne.KeyF5) // «Вода» goes first, and no further
	o.Press(fyne.KeyF6)                         // and one back
	o.Type(", питьевая")                        // the cursor stayed
	o.Tap("↓ ниже")                             // «Освещение улиц», which is first
	o.Ctrl(fyne.KeyReturn)
	c := o.saved()
	var titles []string
	for _, i := range c.Meeting.Agenda {
		titles = append(titles, i.Title)
	}
	if !slices.Equal(titles, []string{"Вода, питьевая", "Освещение улиц", "Мусор"}) {
		t.Errorf("the agenda is %q", titles)
	}
	if c.Decisions[0].Text != lights || c.Meeting.Item(o.last.Agenda[0].UID).Title != "Освещение улиц" {
		t.Error("the decision lost its item")
	}
}

func TestDoubtsOfADecisionAreToldUnderIt(t *testing.T) {
	o := newOffice(t)
	o.open(o.last.ID)
	o.decide("Вывезти мусор", app.FromExpert, "Асанов", "10.09.2026", "")
	o.MustShow("Срок уже прошёл: сегодня")
	o.Ctrl(fyne.KeyReturn) // a doubt does not stop
	if n := len(o.saved().Decisions); n != 2 {
		t.Errorf("%d decisions", n)
	}
}

func TestOneWhoLeftIsGivenNothingAtTheMeeting(t *testing.T) {
	o := newOffice(t)
	o.open(o.last.ID)
	o.decide("Вывезти мусор", app.FromExpert, "Асанов", "", "")
	gone := o.asanov
	gone.Active = false
	_, err := o.Office.Dictionaries.Save(t.Context(), gone)
	o.Must(err)
	o.Ctrl(fyne.KeyReturn)
	o.MustShow("Асанов Б. К. больше не работает, поручить нельзя")
	if n := len(o.stored(o.last.ID).Decisions); n != 1 {
		t.Errorf("%d decisions are stored", n)
	}
}

func TestRebaseKeepsWhatWasTypedOverWhatWasStored(t *testing.T) {
	known := func(id, version int64, text string) app.Decision {
		return app.Decision{ID: id, Version: version, MeetingID: 1, ItemUID: "a", Text: text, Source: app.FromExpert}
	}
	m := app.Meeting{ID: 1, Version: 3, State: app.Signed, Number: "4", Date: today, Agenda: []app.AgendaItem{{UID: "a", Title: "Вода"}}}
	mine := minutes.FromMeeting(m, []app.Decision{known(1, 1, "один"), known(2, 1, "два"), known(3, 1, "три"), known(4, 1, "четыре")})
	of := mine.Items[0].Decisions
	of[0].Text = "один, иначе"
	of[2].Text = "три, иначе"
	of[1].Struck = true
	now := m
	now.Version = 4
	first := known(1, 2, "один")
	first.ResponsibleID = 9
	theirs := minutes.FromMeeting(now, []app.Decision{first, known(2, 2, "два"), known(5, 1, "пять")})
	mine.Rebase(theirs)

	type line struct {
		ID, Version, Responsible int64
		Text                     string
		Struck                   bool
	}
	var got []line
	for _, d := range mine.Items[0].Decisions {
		got = append(got, line{d.Known.ID, d.Known.Version, d.Responsible, d.Text, d.Struck})
	}
	want := []line{{1, 2, 9, "один, иначе", false}, {2, 2, 0, "два", true}, {0, 0, 0, "три, иначе", false}, {5, 1, 0, "пять", false}}
	if !slices.Equal(got, want) || mine.Version != 4 {
		t.Errorf("version %d, decisions %+v", mine.Version, got)
	}
	if r := mine.Read(today); len(r.Withdrawn) != 1 || r.Withdrawn[0].ID != 2 || len(r.Decisions) != 2 {
		raw, _ := json.Marshal(r)
		t.Errorf("read is %s", raw)
	}
}

func TestRebaseBringsBackAnItemThatGotADecision(t *testing.T) {
	m := app.Meeting{ID: 1, State: app.Held, Date: today, Agenda: []app.AgendaItem{{UID: "a", Title: "Вода"}, {UID: "b", Title: "Свет"}}}
	mine := minutes.FromMeeting(m, nil)
	mine.Items = mine.Items[1:]
	theirs := minutes.FromMeeting(m, []app.Decision{{ID: 7, Version: 1, MeetingID: 1, ItemUID: "a", Text: "Провести", Source: app.FromExpert}})
	mine.Rebase(theirs)
	if len(mine.Items) != 2 || mine.Items[1].Title != "Вода" || len(mine.Items[1].Decisions) != 1 {
		t.Errorf("items %+v", mine.Items)
	}
}
