package places_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/ui/pagetest"
	"kairyluu/ui/places"
	"kairyluu/ui/shell"
)

func show(d *pagetest.Desk, r shell.Route) {
	r.Place = shell.Places
	d.Show("ru", places.New, r)
}

// last is where the page led.
func last(t *testing.T, d *pagetest.Desk) shell.Route {
	t.Helper()
	if len(d.Gone) == 0 {
		t.Fatal("the page led nowhere")
	}
	return d.Gone[len(d.Gone)-1]
}

func risks(t *testing.T, d *pagetest.Desk, f app.FindingFilter) []app.Finding {
	t.Helper()
	list, err := d.Office.Findings.Rows(t.Context(), f, 0, 50)
	d.Must(err)
	return list
}

func TestEverySettlementIsCountedAndOpens(t *testing.T) {
	d := pagetest.New(t)
	home := furnish(t, d)
	show(d, shell.Route{})
	d.MustShow("7 жилмассивов", "Ак-Ордо-2", "12\u00a0400", "⚠ 12")
	d.Frame.Page().(shell.Searcher).Search("ак ордо 2")
	d.Settle()
	d.MustShow("1 жилмассив")
	d.Press(fyne.KeyReturn)
	if r := last(t, d); r.Place != shell.Places || r.ID != home.ID {
		t.Errorf("led to %+v", r)
	}
	d.MustShow(
		"12\u00a0400 жителей", "обращений", "⚠ 12", "решений в работе", "04.01 Уличное освещение",
		"⚠ Очистить арык по улице Достук до начала дождей", "20.08.2026 · Сход граждан",
		"⚠ Подтопление улиц талой водой", "◔ Линия 10 кВ над домами", "✓ Провал на улице Жеңиш", "✓ Ашар: сквер вместо свалки",
	)
	d.Press(fyne.KeyEscape)
	d.MustShow("1 жилмассив", "На контроле")
	if r := last(t, d); r.ID != 0 {
		t.Errorf("Esc led to %+v", r)
	}
}

func TestFiguresOfASettlementOpenTheirLists(t *testing.T) {
	d := pagetest.New(t)
	home := furnish(t, d)
	for caption, fits := range map[string]func(shell.Route) bool{
		"просрочено": func(r shell.Route) bool {
			return r.Place == shell.Appeals && r.Filter.Late && r.Filter.Settlement == home.ID
		},
		"решений с опозданием": func(r shell.Route) bool {
			return r.Place == shell.Plan && r.Plan.Late && r.Plan.Settlement == home.ID
		},
		"встреч": func(r shell.Route) bool { return r.Place == shell.Meetings && r.Meetings.Settlement == home.ID },
		"04.01 Уличное освещение": func(r shell.Route) bool {
			return r.Place == shell.Appeals && r.Filter.Settlement == home.ID && r.Filter.Topic != 0
		},
		"рисков": func(r shell.Route) bool {
			return r.Place == shell.Places && r.Dict == "risk" && r.Filter.Settlement == home.ID
		},
		"20.08.2026 · Сход граждан": func(r shell.Route) bool { return r.Place == shell.Meetings && r.ID != 0 },
	} {
		t.Run(caption, func(t *testing.T) {
			d.Gone = nil
			show(d, shell.Route{ID: home.ID})
			d.Tap(caption)
			if r := last(t, d); !fits(r) {
				t.Errorf("led to %+v", r)
			}
		})
	}
}

// A second passes while a risk is typed; then the process is killed.
func TestTheDraftOfARiskOutlivesTheProcess(t *testing.T) {
	d := pagetest.New(t)
	show(d, shell.Route{Dict: "risk"})
	d.Ctrl("N")
	d.Fill("Коротко", "Сель с холмов")
	d.Fill("Начало", "31.02.20")
	d.Fill("В чём опасность", "Русло завалено.")
	d.Runner.Tick()
	d.MustShow("черновик сохранён")
	show(d, shell.Route{Dict: "risk"})
	d.MustNotShow("Сель с холмов")
	d.Ctrl("N")
	d.MustShow("черновик от", "Сель с холмов", "31.02.20", "Русло завалено.")
	d.Fill("Жилмассив", "Адилет")
	d.Press(fyne.KeyReturn, fyne.KeyTab, fyne.KeyDown, fyne.KeyReturn)
	d.Fill("Начало", "01.09.2026")
	d.Ctrl("S")
	if stored := risks(t, d, app.FindingFilter{Kind: app.Risk}); len(stored) != 1 || stored[0].Text != "Русло завалено." {
		t.Fatalf("stored are %+v; the window shows %q", stored, d.Texts())
	}
	d.Runner.Tick()
	d.Ctrl("N")
	d.MustNotShow("черновик от", "Русло завалено.") // the draft went with the save
}

func TestADraftThatIsClearedOrGivenUpIsGone(t *testing.T) {
	d := pagetest.New(t)
	for name, giveUp := range map[string]func(){
		"cleared": func() { d.Tap("очистить") },
		"given up": func() {
			d.Press(fyne.KeyEscape)
			d.Tap("Не сохранять")
		},
	} {
		t.Run(name, func(t *testing.T) {
			show(d, shell.Route{Dict: "risk"})
			d.Ctrl("N")
			d.Fill("Коротко", "Сель с холмов")
			d.Runner.Tick()
			show(d, shell.Route{Dict: "risk"})
			d.Ctrl("N")
			d.MustShow("Сель с холмов")
			giveUp()
			d.Runner.Tick()
			show(d, shell.Route{Dict: "risk"})
			d.Ctrl("N")
			d.MustNotShow("Сель с холмов", "черновик от")
		})
	}
}

func TestTheDraftOfAStoredRiskMeetsWhatChangedMeanwhile(t *testing.T) {
	d := pagetest.New(t)
	f, err := d.Office.Findings.Save(t.Context(), app.Finding{
		Kind: app.Risk, Title: "Свалка у канала", Level: app.LowLevel, SettlementID: d.Entry(app.Settlements, "Адилет").ID,
	})
	d.Must(err)
	show(d, shell.Route{Dict: "risk", ID: f.ID})
	d.Press(fyne.KeyF2)
	d.Fill("В чём опасность", "Горит летом.")
	d.Env.Switch("ky") // the page is made anew before the second has passed
	d.Env.Switch("ru")
	f.Level = app.HighLevel
	_, err = d.Office.Findings.Save(t.Context(), f)
	d.Must(err)
	show(d, shell.Route{Dict: "risk", ID: f.ID})
	d.Press(fyne.KeyF2)
	d.MustShow("черновик от", "Горит летом.")
	d.Ctrl("S")
	d.MustShow("Запись изменили")
	d.Press(fyne.KeyReturn)
	stored := risks(t, d, app.FindingFilter{Kind: app.Risk})
	if len(stored) != 1 || stored[0].Text != "Горит летом." {
		t.Errorf("stored is %+v", stored)
	}
}

func TestARiskIsRecordedByKeys(t *testing.T) {
	d := pagetest.New(t)
	show(d, shell.Route{Dict: "risk"})
	d.MustShow("Здесь пока ничего не записано")
	d.Ctrl("N")
	d.Ctrl("S")
	d.MustShow("Напишите коротко", "Выберите жилмассив", "Укажите уровень риска")
	d.Fill("Коротко", "Сель с холмов")
	d.Fill("Жилмассив", "Адилет")
	d.Press(fyne.KeyReturn, fyne.KeyTab)
	d.Press(fyne.KeyDown, fyne.KeyReturn)
	d.Fill("Начало", "01.09.2026")
	d.Fill("В чём опасность", "Русло завалено.")
	d.Fill("Ссылки на видео и сайты", "https://example.org/1")
	d.Ctrl("S")
	stored := risks(t, d, app.FindingFilter{Kind: app.Risk})
	if len(stored) != 1 {
		t.Fatalf("%d are stored; the window shows %q", len(stored), d.Texts())
	}
	f := stored[0]
	if f.Title != "Сель с холмов" || f.SettlementID != d.Entry(app.Settlements, "Адилет").ID || f.Level == "" ||
		f.Since != civil.MustParse("2026-09-01") || len(f.Links) != 1 {
		t.Errorf("stored %+v", f)
	}
	d.MustShow("Запись сохранена: Сель с холмов", "https://example.org/1")
	d.Press(fyne.KeyEscape)
	d.MustShow("Все 1")
}

func TestAPracticeHasNoLevel(t *testing.T) {
	d := pagetest.New(t)
	show(d, shell.Route{Dict: "practice"})
	d.Ctrl("N")
	d.MustShow("Новая практика", "Что сделали", "Что это дало")
	if strings.Contains(strings.Join(d.Texts(), "\n"), "Уровень") {
		t.Error("a practice is asked for its level")
	}
}

func TestADateThatIsNoneIsToldBesideItsField(t *testing.T) {
	d := pagetest.New(t)
	furnish(t, d)
	show(d, shell.Route{Dict: "risk"})
	d.Press(fyne.KeyF2)
	d.Fill("Начало", "весной")
	d.Ctrl("S")
	d.MustShow("Это не дата")
	if len(risks(t, d, app.FindingFilter{Kind: app.Risk})) != 4 {
		t.Error("a risk was added or lost")
	}
}

func TestUnsavedInputIsAskedAbout(t *testing.T) {
	d := pagetest.New(t)
	furnish(t, d)
	show(d, shell.Route{Dict: "risk"})
	d.Press(fyne.KeyF2)
	d.Fill("Коротко", "Другое")
	d.Press(fyne.KeyEscape)
	d.MustShow("Подтопление улиц талой водой")
	if !d.Env.Dialogs.Busy() {
		t.Fatal("typed words were thrown away without a question")
	}
}

// TestWhatIsNotSavedOnLeavingIsGone gives a form up on the way to another section.
func TestWhatIsNotSavedOnLeavingIsGone(t *testing.T) {
	d := pagetest.New(t)
	show(d, shell.Route{Dict: "risk"})
	d.Ctrl("N")
	d.Fill("Коротко", "Сель с холмов")
	d.Runner.Tick()
	d.Press(fyne.KeyF6)
	d.Tap("Не сохранять")
	d.MustShow("Новая практика")
	show(d, shell.Route{Dict: "risk"})
	d.Ctrl("N")
	d.MustNotShow("Сель с холмов", "черновик от")
}

func TestARegisterIsNarrowedByWhereItIsOpenedFrom(t *testing.T) {
	d := pagetest.New(t)
	home := furnish(t, d)
	_, err := d.Office.Findings.Save(t.Context(), app.Finding{
		Kind: app.Risk, Title: "Свалка у канала", Level: app.LowLevel, SettlementID: d.Entry(app.Settlements, "Адилет").ID,
	})
	d.Must(err)
	show(d, shell.Route{Dict: "risk", Filter: &app.AppealFilter{Settlement: home.ID}})
	d.MustShow("Ак-Ордо-2: 4 записи", "Провал на улице Жеңиш")
	d.MustNotShow("Свалка у канала")
	d.Press(fyne.KeyEscape)
	d.MustShow("Все 5", "Свалка у канала")
	d.Tap("⚠ Высокие 1")
	d.MustNotShow("Провал на улице Жеңиш", "Свалка у канала")
	d.Frame.Page().(shell.Focuser).Focus()
	d.Press(fyne.KeyReturn)
	d.MustShow("К списку", "Подтопление улиц талой водой")
}

func TestARouteOpensItsFindingInTheRightRegister(t *testing.T) {
	d := pagetest.New(t)
	furnish(t, d)
	practice := risks(t, d, app.FindingFilter{Kind: app.Practice})[0]
	show(d, shell.Route{Dict: app.Dict(app.EntityFinding), ID: practice.ID})
	d.MustShow("Жители вывезли мусор и посадили 120 деревьев.", "Что это дало")
}

func TestLinksAreTiedByNumberAndLeadBothWays(t *testing.T) {
	d := pagetest.New(t)
	who := d.Resident("Шаршенбай уулу Руслан", "0555 123456")
	a := d.Appeal(who, "2026-09-10")
	f, err := d.Office.Findings.Save(t.Context(), app.Finding{
		Kind: app.Risk, Title: "Свалка", Level: app.LowLevel, SettlementID: who.SettlementID,
	})
	d.Must(err)
	show(d, shell.Route{Dict: "risk", ID: f.ID})
	d.Press(fyne.KeyF7)
	d.Type(a.Number)
	d.Press(fyne.KeyDown, fyne.KeyReturn)
	d.MustShow("обращение: " + a.Number)
	seen, err := d.Office.Findings.Related(t.Context(), app.EntityAppeal, a.ID)
	d.Must(err)
	if len(seen) != 1 || seen[0].Entity != app.EntityFinding || seen[0].ID != f.ID {
		t.Fatalf("the appeal is linked to %+v", seen)
	}
	d.Tap("Убрать")
	if seen, err = d.Office.Findings.Related(t.Context(), app.EntityAppeal, a.ID); err != nil || len(seen) != 0 {
		t.Errorf("still linked to %+v, %v", seen, err)
	}
}

func TestAChangeOfSomeoneElseIsNotOverwritten(t *testing.T) {
	d := pagetest.New(t)
	furnish(t, d)
	show(d, shell.Route{Dict: "risk"})
	d.Press(fyne.KeyF2)
	d.Fill("Примечание", "моё")
	theirs := risks(t, d, app.FindingFilter{Kind: app.Risk})[0]
	theirs.Note = "чужое"
	_, err := d.Office.Findings.Save(t.Context(), theirs)
	d.Must(err)
	d.Ctrl("S")
	d.MustShow("Запись изменили", "Сохранить мою")
	if got := risks(t, d, app.FindingFilter{ID: theirs.ID})[0].Note; got != "чужое" {
		t.Errorf("stored %q", got)
	}
	d.Tap("Сохранить мою")
	if got := risks(t, d, app.FindingFilter{ID: theirs.ID})[0].Note; got != "моё" {
		t.Errorf("stored %q", got)
	}
}

func TestProjectsOfASettlementStandOnItsPage(t *testing.T) {
	d := pagetest.New(t)
	home := d.Entry(app.Settlements, "Ак-Ордо-2")
	programmes, err := d.Office.Programmes.List(t.Context(), app.ProgrammeFilter{})
	d.Must(err)
	project, err := d.Office.Projects.Save(t.Context(), app.Project{
		TitleRU: "Детская площадка", ProgrammeID: programmes[0].ID, Settlements: []int64{home.ID},
		Finish: civil.MustParse("2026-09-01"), Standing: app.ProjectStanding{Since: civil.MustParse("2026-03-01")},
	})
	d.Must(err)
	show(d, shell.Route{ID: home.ID})
	d.MustShow("Грантовые проекты", "Детская площадка", "○ идея · ⚠ 01.09.2026: окончание работ")
	d.Tap("Детская площадка")
	if r := last(t, d); r.Place != shell.Grants || r.ID != project.ID {
		t.Errorf("the project leads to %+v", r)
	}
	show(d, shell.Route{ID: home.ID})
	d.Tap("проекты")
	if r := last(t, d); r.Place != shell.Grants || r.Projects == nil || r.Projects.Settlement != home.ID {
		t.Errorf("the figure leads to %+v", r)
	}
}
