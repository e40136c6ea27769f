package shell_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/ui/pagetest"
	"kairyluu/ui/shell"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// found is a window over an office with something of every kind, the search box in
// focus.
type found struct {
	*frame
	desk    *pagetest.Desk
	box     *widgets.Entry
	appeal  app.Appeal
	meeting app.Meeting
}

func search(t *testing.T, lang string) *found {
	t.Helper()
	d := pagetest.New(t)
	f := &found{desk: d, appeal: d.Appeal(d.Resident("Асанова Бурул Эсеновна", "+996555123456"), "2026-09-14")}
	d.Appeal(d.Resident("Жекшеев Руслан", "+996700111222"), "2026-09-15")
	ctx, place := t.Context(), d.Entry(app.Settlements, "Ак-Ордо-2").ID
	var err error
	f.meeting, err = d.Office.Meetings.Save(ctx, app.Meeting{
		FormID: d.Entry(app.MeetingForms, "Сход граждан").ID, Date: civil.MustParse("2026-09-01"), Place: "СШ № 92", Settlements: []int64{place},
		Language: app.Russian, State: app.Planned,
		Agenda: []app.AgendaItem{{UID: "a", Title: "Освещение улиц"}},
	})
	d.Must(err)
	_, err = d.Office.Decisions.Save(ctx, app.Decision{
		MeetingID: f.meeting.ID, ItemUID: "a", Source: app.FromResidents, Text: "Поставить фонари", SettlementID: place,
		Made: civil.MustParse("2026-09-01"),
	})
	d.Must(err)
	for _, kind := range app.FindingKinds {
		risk := app.Finding{Kind: kind, SettlementID: place, Title: "Фонари у школы", Since: civil.MustParse("2026-03-01")}
		if kind == app.Risk {
			risk.Level = app.HighLevel
		}
		_, err = d.Office.Findings.Save(ctx, risk)
		d.Must(err)
	}
	f.frame = frameOver(t, lang, d.Office, d.Store.Backups(), shell.Overview, shell.Appeals, shell.Register, shell.Meetings,
		shell.Plan, shell.Residents, shell.Places, shell.Dictionaries, shell.Settings)
	f.w.Ctrl("K")
	f.box = f.w.Focused().(*widgets.Entry)
	return f
}

// led fails the test unless the window went there.
func (f *found) led(t *testing.T, want shell.Route) {
	t.Helper()
	got := f.Route()
	if got.Place != want.Place || got.ID != want.ID || got.Dict != want.Dict || got.Words != want.Words {
		t.Errorf("led to %+v, want %+v", got, want)
	}
	if f.w.Focused() != fyne.Focusable(f.top().entry) {
		t.Error("the page that came has not the focus")
	}
	f.w.MustNotShow("Искать «")
}

func TestTheListDropsDownWhileTyping(t *testing.T) {
	f := search(t, "ru")
	f.w.Type("ф")
	f.w.MustNotShow("Искать «")
	f.w.Type("онари")
	f.w.MustShow("Искать «фонари» на странице «Обзор»", "Обращения", "в тексте: Третью", "Встречи", "решение: Поставить фонари",
		"Решения", "Риски", "Практики", "Показать списком на странице «Обращения»")
	if f.w.Focused() != fyne.Focusable(f.box) || f.box.Text != "фонари" {
		t.Errorf("the box says %q and the focus is at %T", f.box.Text, f.w.Focused())
	}
	if got := f.top().did; got[len(got)-1] != "search фонари" {
		t.Errorf("the page under the list heard %v", got)
	}
	f.w.Press(fyne.KeyBackspace, fyne.KeyBackspace, fyne.KeyBackspace, fyne.KeyBackspace, fyne.KeyBackspace)
	f.w.MustNotShow("Искать «")
}

func TestKeysChooseACard(t *testing.T) {
	for _, c := range []struct {
		words string
		down  int
		want  func(f *found) shell.Route
	}{
		{"бурул", 1, func(f *found) shell.Route { return shell.Route{Place: shell.Appeals, ID: f.appeal.ID} }},
		{"бурул", 2, func(f *found) shell.Route {
			return shell.Route{Place: shell.Residents, ID: f.appeal.Applicants[0].ResidentID}
		}},
		{"0555 12-34-56", 1, func(f *found) shell.Route {
			return shell.Route{Place: shell.Residents, ID: f.appeal.Applicants[0].ResidentID}
		}},
		{"а 1 26", 1, func(f *found) shell.Route { return shell.Route{Place: shell.Appeals, ID: f.appeal.ID} }},
		{"поставить", 1, func(f *found) shell.Route { return shell.Route{Place: shell.Meetings, ID: f.meeting.ID} }},
		{"поставить", 2, func(f *found) shell.Route { return shell.Route{Place: shell.Plan, ID: 1} }},
		{"у школы", 1, func(f *found) shell.Route { return shell.Route{Place: shell.Places, Dict: "risk", ID: 1} }},
		{"у школы", 2, func(f *found) shell.Route { return shell.Route{Place: shell.Places, Dict: "practice", ID: 2} }},
		{"адилет", 1, func(f *found) shell.Route {
			return shell.Route{Place: shell.Places, Dict: app.Settlements, ID: f.desk.Entry(app.Settlements, "Адилет").ID}
		}},
		{"горсвет", 1, func(f *found) shell.Route {
			return shell.Route{Place: shell.Dictionaries, Dict: app.Bodies, ID: f.desk.Entry(app.Bodies, "МП «Горсвет»").ID}
		}},
		{"фонари", 3, func(f *found) shell.Route { return shell.Route{Place: shell.Appeals, Words: "фонари"} }},
	} {
		t.Run(c.words, func(t *testing.T) {
			f := search(t, "ru")
			f.w.Type(c.words)
			for range c.down {
				f.w.Press(fyne.KeyDown)
			}
			f.w.Press(fyne.KeyReturn)
			f.led(t, c.want(f))
		})
	}
}

func TestEnterWithNothingChosenSearchesThePage(t *testing.T) {
	f := search(t, "ru")
	f.w.Type("фонари")
	f.w.Press(fyne.KeyDown, fyne.KeyUp, fyne.KeyReturn)
	f.led(t, shell.Route{Place: shell.Overview, Words: "фонари"})
	if f.box.Text != "фонари" {
		t.Errorf("the box says %q", f.box.Text)
	}
	f.w.Ctrl("K")
	f.w.MustNotShow("Искать «")
	f.w.Press(fyne.KeyDown)
	f.w.MustShow("Искать «фонари»")
}

func TestEnterIsNotToldApartByHowFastOneTypes(t *testing.T) {
	f := search(t, "ru")
	f.runner.Delay = true
	f.w.Type("свет")
	f.w.Press(fyne.KeyReturn)
	if got := f.top().did; len(got) == 0 || got[len(got)-1] != "search свет" {
		t.Errorf("before the pause was over the page heard %v", got)
	}
	f.w.Ctrl("2")
	f.runner.Flush()
	if slices.Contains(f.top().did, "search свет") {
		t.Error("words typed on one page searched the next")
	}
}

func TestEscClosesTheListThenClearsTheBox(t *testing.T) {
	f := search(t, "ru")
	f.w.Type("фонари")
	f.w.Press(fyne.KeyEscape)
	f.w.MustNotShow("Искать «")
	if f.box.Text != "фонари" || f.w.Focused() != fyne.Focusable(f.box) {
		t.Errorf("after one Esc the box says %q, the focus is at %T", f.box.Text, f.w.Focused())
	}
	f.w.Press(fyne.KeyEscape)
	if f.box.Text != "" || f.w.Focused() != fyne.Focusable(f.top().entry) {
		t.Errorf("after two the box says %q", f.box.Text)
	}
}

func TestTheMouseChoosesAndAClickElsewhereCloses(t *testing.T) {
	f := search(t, "ru")
	f.w.Type("поставить")
	f.w.Tap("Решения") // a heading
	f.w.MustShow("Искать «поставить»")
	if f.w.Focused() != fyne.Focusable(f.box) {
		t.Errorf("a click on a heading took the focus to %T", f.w.Focused())
	}
	f.w.Tap("Освещение улиц")
	f.led(t, shell.Route{Place: shell.Meetings, ID: f.meeting.ID})
	f.w.Ctrl("K")
	f.w.Type("поставить")
	f.w.TapAt(fyne.NewPos(1200, 700))
	f.w.MustNotShow("Искать «")
	f.w.Ctrl("K")
	f.w.Ctrl("A")
	f.w.Type("фонари")
	f.w.Ctrl("1")
	f.w.MustNotShow("Искать «")
}

func TestNothingFoundOffersWordsAndTheForm(t *testing.T) {
	f := search(t, "ru")
	f.w.Type("Джекшеев")
	f.w.MustShow("По «Джекшеев» ничего не найдено", "Похоже на «Жекшеев» — искать", "Зарегистрировать обращение", "Ctrl+N")
	f.w.Press(fyne.KeyDown, fyne.KeyReturn)
	if f.box.Text != "Жекшеев" || f.w.Focused() != fyne.Focusable(f.box) {
		t.Errorf("the box says %q", f.box.Text)
	}
	f.w.MustShow("Жекшеев Руслан", "Жители")
	f.w.Ctrl("A")
	f.w.Type("Кшиштоф")
	f.w.Press(fyne.KeyDown, fyne.KeyReturn)
	f.led(t, shell.Route{Place: shell.Register})
}

func TestAnswersComeInTheOrderOfTyping(t *testing.T) {
	f := search(t, "ru")
	f.runner.Hold = true
	f.w.Type("фонари")
	f.w.Ctrl("A")
	f.w.Type("адилет")
	f.runner.FlushNewest()
	f.runner.Flush()
	f.w.MustShow("Искать «адилет»", "Жилмассивы")
	f.w.MustNotShow("Поставить фонари")
	f.w.Ctrl("A")
	f.w.Type("фонари")
	f.w.Press(fyne.KeyEscape, fyne.KeyEscape)
	f.runner.Flush()
	f.w.MustNotShow("Искать «")
}

func TestKindsWithoutAPageAreNotFound(t *testing.T) {
	f := search(t, "ru")
	few := frameOver(t, "ru", f.desk.Office, f.desk.Store.Backups(), shell.Overview, shell.Appeals)
	few.w.Ctrl("K")
	few.w.Type("поставить")
	few.w.MustShow("По «поставить» ничего не найдено")
	few.w.MustNotShow("Встречи")
}

func TestTheListReadsWellInBothLanguages(t *testing.T) {
	for _, lang := range []string{"ru", "ky"} {
		f := search(t, lang)
		f.w.Type("фонар")
		f.w.Golden("finder-" + lang)
		f.w.Shot("finder-" + lang + "-light")
		f.w.SetTheme(theme.New(theme.Dark))
		f.Rebuild()
		f.w.Ctrl("K")
		f.w.Press(fyne.KeyDown, fyne.KeyDown)
		f.w.Shot("finder-" + lang + "-dark")
	}
}
