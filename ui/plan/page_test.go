package plan

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/ui/shell"
)

func TestADecisionIsFoundLateTwoWeeksOn(t *testing.T) {
	r := newRig(t)
	r.few()
	r.open("ru", shell.Route{})
	r.MustShow("⚠ 04.09.2026", "◔ 21.09.2026", "● 01.11.2026", "без срока", "⚠ Просрочено 1", "Просрочено на 14 дней")
	if got := r.row(0).Text; got != "Починить освещение на ул. Жеңиш" {
		t.Errorf("the first row is %q, not the late one", got)
	}
	r.Tap("⚠ Просрочено 1")
	if n := r.page.Feed.List().Len(); n != 1 {
		t.Errorf("%d rows are late, want 1", n)
	}
}

func TestADecisionIsReadInItsRow(t *testing.T) {
	const most = "Транспорт башкармалыгына № 192 каттамын"
	for _, lang := range []string{"ru", "ky"} {
		r := newRig(t)
		r.meeting("2026-08-28", r.decision(most+" узартуу сунушун жөнөтүү", "2026-10-04"))
		r.open(lang, shell.Route{})
		if !slices.ContainsFunc(r.Texts(), func(s string) bool { return strings.HasPrefix(s, most) && strings.HasSuffix(s, "…") }) {
			t.Errorf("%s: 39 letters of the decision cannot be read: %q", lang, r.Texts())
		}
	}
}

func TestTenRowsAreEditedInPlaceByKeysAlone(t *testing.T) {
	r := newRig(t)
	r.many(12)
	r.open("ru", shell.Route{})
	ids := make([]int64, 12)
	for i := range ids {
		ids[i] = r.row(i).ID
	}
	r.Press(fyne.KeyF2)
	for range 10 {
		r.Type("40")
		r.Press(fyne.KeyTab, fyne.KeyTab)
		r.Type("начато")
		r.Press(fyne.KeyReturn)
	}
	r.Press(fyne.KeyEscape)
	for i, id := range ids {
		c := r.stored(id)
		want := app.Progress{State: app.DecisionStarted, Percent: 40, Due: c.Decision.Due}
		if i >= 10 {
			want = app.Progress{State: app.DecisionOpen, Due: c.Decision.Due}
		}
		if c.Decision.Progress != want {
			t.Errorf("decision %d stands so: %+v", i+1, c.Decision.Progress)
		}
		if i < 10 && c.Events[len(c.Events)-1].Text != "начато" {
			t.Errorf("the note of decision %d is lost: %+v", i+1, c.Events)
		}
	}
	if r.page.inline.isOpen() || r.Focused() != r.page.Table {
		t.Error("Esc did not lead back to the table")
	}
}

func TestADigitTypedOnARowIsItsPerCent(t *testing.T) {
	r := newRig(t)
	r.few()
	r.open("ru", shell.Route{})
	id := r.row(0).ID
	r.Type("75")
	r.Press(fyne.KeyReturn)
	if p := r.stored(id).Decision.Progress; p.Percent != 75 {
		t.Errorf("it stands at %d %%", p.Percent)
	}
	next, _ := r.page.Table.Current()
	if next.ID == id || !r.page.inline.isOpen() {
		t.Error("Enter did not go on to the next row")
	}
}

func TestALetterTypedOnARowBeginsItsNote(t *testing.T) {
	r := newRig(t)
	r.few()
	r.open("ru", shell.Route{})
	id := r.row(0).ID
	r.Type("ждём столбы")
	r.Press(fyne.KeyReturn)
	c := r.stored(id)
	if last := c.Events[len(c.Events)-1]; last.Kind != app.DecisionProgress || last.Text != "ждём столбы" {
		t.Errorf("the last event is %+v", last)
	}
}

func TestADateIsPutOffInPlaceOnlyWithAReason(t *testing.T) {
	r := newRig(t)
	r.few()
	r.open("ru", shell.Route{})
	id := r.row(0).ID
	r.Press(fyne.KeyF2, fyne.KeyTab)
	r.Type("15.10.2026")
	r.Press(fyne.KeyReturn)
	if p := r.stored(id).Decision.Progress; p.Moved != 0 {
		t.Fatalf("the date was moved without a reason: %+v", p)
	}
	if !r.page.inline.isOpen() || r.page.inline.row.ID != id {
		t.Fatal("the strip left the row that was refused")
	}
	r.Type("нет подрядчика") // the focus came to the note
	r.Press(fyne.KeyReturn)
	if p := r.stored(id).Decision.Progress; p.Moved != 1 || p.Due != civil.MustParse("2026-10-15") {
		t.Errorf("after the reason it stands so: %+v", p)
	}
}

func TestDoneInPlaceNeedsWhatCameOfIt(t *testing.T) {
	r := newRig(t)
	r.few()
	r.open("ru", shell.Route{})
	id := r.row(0).ID
	r.Type("100")
	r.Press(fyne.KeyReturn)
	if p := r.stored(id).Decision.Progress; p.State == app.DecisionDone {
		t.Fatal("it is done without a word of what came of it")
	}
	r.Type("Поставлены 12 фонарей")
	r.Press(fyne.KeyReturn)
	if p := r.stored(id).Decision.Progress; p.State != app.DecisionDone {
		t.Errorf("it stands so: %+v", p)
	}
}

// TestARowThatIsLeftBeforeItIsSavedTellsWhyItWasNot presses Esc while the store is
// still at work, and finds nothing lost in silence.
func TestARowThatIsLeftBeforeItIsSavedTellsWhyItWasNot(t *testing.T) {
	r := newRig(t)
	r.few()
	r.open("ru", shell.Route{})
	row := r.row(0)
	r.Press(fyne.KeyF2, fyne.KeyTab, fyne.KeyTab)
	r.Type("моя запись")
	sixty := 60
	if other := r.Office.Decisions.Edit(t.Context(), []app.PlanEdit{{ID: row.ID, Version: row.Version, Percent: &sixty}}); other[0].Err != nil {
		t.Fatal(other[0].Err)
	}
	r.Runner.Hold = true
	r.Press(fyne.KeyReturn, fyne.KeyEscape)
	r.Runner.Hold = false
	r.Runner.Flush()
	if r.page.inline.isOpen() {
		t.Error("the strip came back after Esc")
	}
	r.MustShow("Пока вы правили, решение изменили в другом окне.")
}

func TestAConflictIsToldBesideTheRow(t *testing.T) {
	r := newRig(t)
	r.few()
	r.open("ru", shell.Route{})
	row := r.row(0)
	r.Press(fyne.KeyF2, fyne.KeyTab, fyne.KeyTab)
	r.Type("моя запись")
	sixty := 60
	if other := r.Office.Decisions.Edit(t.Context(), []app.PlanEdit{{ID: row.ID, Version: row.Version, Percent: &sixty}}); other[0].Err != nil {
		t.Fatal(other[0].Err)
	}
	r.Press(fyne.KeyReturn)
	r.MustShow("Строку изменили в другом окне: 60 %, срок 04.09.2026. Enter сохранит вашу правку поверх, Esc оставит как есть.")
	if got := r.page.inline.percent.Text; got != "60" {
		t.Errorf("the cell that was not touched shows %q, not what the other window made of it", got)
	}
	r.Press(fyne.KeyReturn)
	c := r.stored(row.ID)
	if c.Decision.Progress.Percent != 60 || c.Events[len(c.Events)-1].Text != "моя запись" {
		t.Errorf("the two edits did not come together: %+v", c.Events)
	}
}

func TestAResponsibleWhoLeftIsWarnedOf(t *testing.T) {
	r := newRig(t)
	r.few()
	gone := r.entry(app.Executors, "Асанов Б.")
	gone.Active = false
	_, err := r.Office.Dictionaries.Save(t.Context(), gone)
	r.Must(err)
	r.open("ru", shell.Route{})
	r.MustShow("Асанов Б. (не работает)")
	r.Press(fyne.KeyF2)
	r.MustShow("Асанов Б. больше не работает: назначьте другого ответственного (F4).")
	r.Press(fyne.KeyEscape, fyne.KeyF4)
	r.MustShow(r.page.Env.Words.T("decision.responsible_left", "name", "Асанов Б."))
}

func TestCardsOfTheBoardMoveByKeys(t *testing.T) {
	r := newRig(t)
	r.few()
	r.open("ru", shell.Route{})
	r.Press(fyne.KeyF12)
	r.MustShow("Не начато  4", "В работе  0", "Выполнено  0", "Снято  0")
	id, _ := r.page.board.Widget.Current()
	r.Ctrl(fyne.KeyRight)
	r.MustShow("Ход работ: решение " + number(id))
	r.Fill("Выполнено, %", "30")
	r.Press(fyne.KeyReturn)
	if p := r.stored(id).Decision.Progress; p.State != app.DecisionStarted || p.Percent != 30 {
		t.Fatalf("it stands so: %+v", p)
	}
	r.MustShow("Не начато  3", "В работе  1")
	if at, _ := r.page.board.Widget.Current(); at != id {
		t.Fatalf("the cursor went to %d, not with its card", at)
	}
	r.Ctrl(fyne.KeyRight)
	r.Press(fyne.KeyReturn) // nothing said of what came of it: the dialog stays
	r.MustShow("Выполнено: решение " + number(id))
	r.Fill("Что получилось (это прочтут жители)", "Освещение работает")
	r.Tap("Записать исполнение")
	if p := r.stored(id).Decision.Progress; p.State != app.DecisionDone {
		t.Fatalf("it stands so: %+v", p)
	}
	r.Ctrl(fyne.KeyLeft)
	r.Fill("Почему", "Фонари снова погасли")
	r.Tap("Вернуть в работу")
	if p := r.stored(id).Decision.Progress; p.State.Finished() {
		t.Errorf("it stands so: %+v", p)
	}
}

func TestWhatWasBegunDoesNotBecomeUnbegun(t *testing.T) {
	r := newRig(t)
	r.few()
	id := int64(1)
	_, err := r.Office.Decisions.Enter(t.Context(), id, app.DecisionEvent{Kind: app.DecisionProgress, Percent: 50})
	r.Must(err)
	r.open("ru", shell.Route{})
	r.Press(fyne.KeyF12)
	r.page.board.Widget.Select(id)
	r.Ctrl(fyne.KeyLeft)
	r.MustShow("начатое не становится неначатым")
}

func TestPostponeByKeys(t *testing.T) {
	r := newRig(t)
	r.few()
	r.open("ru", shell.Route{})
	id := r.row(0).ID
	r.Press(fyne.KeyF7)
	r.Fill("Срок", "30.09.2026")
	r.Fill("Почему", "Торги не состоялись")
	r.Tap("Перенести срок")
	if p := r.stored(id).Decision.Progress; p.Moved != 1 || p.Due != civil.MustParse("2026-09-30") {
		t.Errorf("it stands so: %+v", p)
	}
	r.Press(fyne.KeyReturn) // the wide card
	r.MustShow("Срок 30.09.2026, сначала был 04.09.2026: перенесён 1 раз.", "Срок перенесён: до 30.09.2026, «Торги не состоялись»")
}

func TestTakenBackEntriesStayVisible(t *testing.T) {
	r := newRig(t)
	r.few()
	_, err := r.Office.Decisions.Enter(t.Context(), 1, app.DecisionEvent{Kind: app.DecisionProgress, Percent: 90, Text: "почти всё"})
	r.Must(err)
	r.open("ru", shell.Route{ID: 1})
	r.page.takeLastBack(r.page.broad.Data)
	r.Press(fyne.KeyReturn)
	r.MustShow("Отменить запись: решение № 1") // a reason is needed
	r.Fill("Почему запись ошибочна", "не то решение")
	r.Tap("Отменить запись")
	c := r.stored(1)
	if c.Decision.Progress.Percent != 0 || slices.Contains(kinds(c), app.DecisionProgress) {
		t.Errorf("the entry still counts: %+v", c.Decision.Progress)
	}
	r.MustShow("Ход исполнения: 90 %, «почти всё»", "отменено")
}

func TestAResolutionBecomesAnAppealByKeys(t *testing.T) {
	r := newRig(t)
	r.few()
	r.open("ru", shell.Route{ID: 1})
	r.Press(fyne.KeyF9)
	r.MustShow("Сделать обращением: решение № 1")
	r.Fill("Тема", "Уличное освещение")
	r.Press(fyne.KeyReturn)
	r.Tap("Зарегистрировать обращение")
	c := r.stored(1)
	if c.Appeal == nil || c.Appeal.Signatures != 40 || c.Appeal.Multiplicity != app.Collective {
		t.Fatalf("the appeal is %+v", c.Appeal)
	}
	r.MustShow(c.Appeal.Number+" · ", "Направлено как коллективное обращение: "+c.Appeal.Number)
	r.page.goTo(app.Related{Entity: app.EntityAppeal, ID: c.Appeal.ID})
	if last := r.Gone[len(r.Gone)-1]; last.Place != shell.Appeals || last.ID != c.Appeal.ID {
		t.Errorf("the link leads to %+v", last)
	}
}

func TestADecisionBecomesAGrantProjectOnce(t *testing.T) {
	r := newRig(t)
	r.few()
	r.open("ru", shell.Route{})
	r.Press(fyne.KeyF10)
	if last := r.Gone[len(r.Gone)-1]; last.Place != shell.Project || last.Decision != 1 {
		t.Fatalf("F10 leads to %+v", last)
	}
	programmes, err := r.Office.Programmes.List(t.Context(), app.ProgrammeFilter{})
	r.Must(err)
	project, err := r.Office.Projects.FromDecision(t.Context(), 1)
	r.Must(err)
	project.ProgrammeID, project.TitleRU = programmes[0].ID, "Свет на улице Жеңиш"
	project, err = r.Office.Projects.SaveFromDecision(t.Context(), project, 1)
	r.Must(err)
	r.Settle()
	r.MustShow("Свет на улице Жеңиш")
	r.Press(fyne.KeyF10)
	if last := r.Gone[len(r.Gone)-1]; last.Place != shell.Grants || last.ID != project.ID {
		t.Errorf("of a decision that became a project F10 leads to %+v", last)
	}
}

func TestANewDecisionStandsAlone(t *testing.T) {
	r := newRig(t)
	r.open("ru", shell.Route{})
	r.Ctrl(fyne.KeyN)
	r.Press(fyne.KeyReturn)
	r.MustShow("Новое решение")
	r.Fill("Что решено сделать", "Открыть пункт приёма вторсырья")
	r.Fill("Срок", "01.10.2026")
	r.Tap("Сохранить решение")
	c := r.stored(1)
	if c.Decision.Text != "Открыть пункт приёма вторсырья" || c.Decision.MeetingID != 0 || c.Decision.Due != civil.MustParse("2026-10-01") {
		t.Errorf("stored: %+v", c.Decision)
	}
	r.MustShow("№ 1 · не начато", "вне встречи")
}

func TestAHalfTypedDecisionComesBack(t *testing.T) {
	r := newRig(t)
	r.open("ru", shell.Route{})
	r.Ctrl(fyne.KeyN)
	r.Fill("Что решено сделать", "Посадить деревья у школы")
	r.Press(fyne.KeyEscape)
	r.Ctrl(fyne.KeyN)
	r.Tap("Сохранить решение")
	if got := r.stored(1).Decision.Text; got != "Посадить деревья у школы" {
		t.Errorf("stored %q", got)
	}
	r.Press(fyne.KeyEscape)
	r.Ctrl(fyne.KeyN)
	r.Tap("Сохранить решение")
	if n, err := r.Office.Decisions.Count(t.Context(), app.DecisionFilter{}, 0); err != nil || n != 1 {
		t.Errorf("the draft was saved twice: %d, %v", n, err)
	}
}

// TestAHalfTypedChangeOutlivesTheProcess kills the window a second after a change of a
// decision was begun, a date that is none yet among it.
func TestAHalfTypedChangeOutlivesTheProcess(t *testing.T) {
	r := newRig(t)
	r.few()
	r.open("ru", shell.Route{ID: 1})
	r.Press(fyne.KeyF4)
	r.Fill("Примечание", "согласовано с мэрией")
	r.Fill("Срок", "30.02.20")
	r.Runner.Tick()
	r.open("ru", shell.Route{ID: 2})
	r.Press(fyne.KeyF4)
	r.MustNotShow("согласовано с мэрией") // another decision
	r.open("ru", shell.Route{ID: 1})
	r.Press(fyne.KeyF4)
	r.MustShow("черновик от 10:00 восстановлен", "согласовано с мэрией", "30.02.20")
	r.Fill("Срок", "30.09.2026")
	r.Tap("Сохранить решение")
	if d := r.stored(1).Decision; d.Note != "согласовано с мэрией" {
		t.Errorf("stored %+v", d)
	}
	r.Press(fyne.KeyF4)
	r.MustNotShow("черновик от")
	r.Fill("Примечание", "иначе")
	r.Press(fyne.KeyEscape, fyne.KeyF4)
	r.Tap("очистить")
	r.MustShow("согласовано с мэрией")
	r.MustNotShow("иначе")
}

func TestAFormThatWasOvertakenSavesBoth(t *testing.T) {
	r := newRig(t)
	r.few()
	r.open("ru", shell.Route{ID: 1})
	r.Press(fyne.KeyF4)
	r.Fill("Примечание", "согласовано с мэрией")
	theirs := r.stored(1).Decision
	theirs.Partner = "ОсОО «Свет»"
	_, err := r.Office.Decisions.Save(t.Context(), theirs)
	r.Must(err)
	r.Tap("Сохранить решение")
	r.MustShow("Решение изменили в другом окне", "партнёр вне учреждения")
	r.Tap("Сохранить вместе")
	if d := r.stored(1).Decision; d.Note != "согласовано с мэрией" || d.Partner != "ОсОО «Свет»" {
		t.Errorf("stored: %+v", d)
	}
}

func TestWhatCameOfTheDecisionsOfAMeeting(t *testing.T) {
	r := newRig(t)
	m := r.few()
	_, err := r.Office.Decisions.Enter(t.Context(), 1, app.DecisionEvent{Kind: app.DecisionFulfilled, Text: "Поставлены 12 фонарей"})
	r.Must(err)
	r.open("ru", shell.Route{Plan: &app.DecisionFilter{Meeting: m.ID}, Title: "Сход 28.08.2026", Outcomes: true})
	r.MustShow("Что стало с решениями · Сход 28.08.2026", "Всего решений 3 · выполнено 1 (33 %)",
		"Исполнено: «Поставлены 12 фонарей»", "О ходе работ пока ничего не записано.")
	r.MustNotShow("Подготовить список пустующих участков")
}

func TestAFigureOfAnotherPageOpensItsList(t *testing.T) {
	r := newRig(t)
	r.few()
	r.open("ru", shell.Route{Plan: &app.DecisionFilter{Late: true}, Title: "Просроченные решения"})
	if n := r.page.Feed.List().Len(); n != 1 {
		t.Errorf("%d rows, want the late one", n)
	}
	r.MustShow("Показано: Просроченные решения. Решений: 1")
	r.Press(fyne.KeyEscape)
	if n := r.page.Feed.List().Len(); n != 4 {
		t.Errorf("%d rows after Esc, want all", n)
	}
}

func TestCopyGoesToASpreadsheetAsColumns(t *testing.T) {
	r := newRig(t)
	r.few()
	r.open("ru", shell.Route{})
	r.Ctrl(fyne.KeyC)
	lines := strings.Split(strings.TrimSpace(r.Window.Copied()), "\n")
	if len(lines) != 2 || !strings.Contains(lines[1], "Починить освещение на ул. Жеңиш\tжители\tАсанов Б.\tАк-Ордо-2\t") {
		t.Errorf("the clipboard holds %q", lines)
	}
}

func TestExportTakesThePlanAsItIsShown(t *testing.T) {
	r := newRig(t)
	r.few()
	r.SaveTo = "/tmp/plan.xlsx"
	r.open("ru", shell.Route{})
	r.Tap("⚠ Просрочено 1")
	r.Ctrl(fyne.KeyE)
	if len(r.Listed) != 1 || r.Listed[0].Table != "actions" || !r.Listed[0].Plan.Late {
		t.Errorf("exported %+v", r.Listed)
	}
}

func TestSearchLooksAmongAllAndComesBack(t *testing.T) {
	r := newRig(t)
	r.few()
	r.open("ru", shell.Route{})
	r.page.Search("контейнеры")
	if n := r.page.Feed.List().Len(); n != 1 {
		t.Errorf("%d rows found, want 1", n)
	}
	r.page.Search("")
	if n := r.page.Feed.List().Len(); n != 4 || r.page.model.Chip != chipOpen {
		t.Errorf("%d rows under %s after the search", n, r.page.model.Chip)
	}
}

func TestFilterByMeetingAndPeriod(t *testing.T) {
	r := newRig(t)
	r.few()
	r.meeting("2026-09-15", r.decision("Открыть детскую площадку", "2026-12-01"))
	r.open("ru", shell.Route{})
	r.Press(fyne.KeyF11)
	r.Fill("С", "01.09.2026")
	r.Fill("По", "01.08.2026")
	r.Tap("Показать")
	r.MustShow("Конец периода раньше его начала (01.09.2026). Исправьте одну из дат.")
	r.Fill("По", "30.09.2026")
	r.Tap("Показать")
	if n := r.page.Feed.List().Len(); n != 2 {
		t.Errorf("%d rows made in September, want 2", n)
	}
	r.MustShow("принято 01.09.2026 – 30.09.2026")
}

func TestPhotosAreKeptWithTheirStep(t *testing.T) {
	r := newRig(t)
	r.few()
	r.open("ru", shell.Route{ID: 1})
	path := filepath.Join(t.TempDir(), "столб.png")
	r.Must(os.WriteFile(path, picture(), 0o600))
	r.page.drop([]string{path})
	r.MustShow("Ход работ: решение № 1", "столб.png")
	r.Fill("Выполнено, %", "20")
	r.Fill("Что сделано", "Привезли столбы")
	r.Tap("Записать")
	c := r.stored(1)
	step := c.Events[len(c.Events)-1]
	if step.Percent != 20 || len(c.Photos[step.ID]) != 1 || c.Photos[step.ID][0].Name != "столб.png" {
		t.Fatalf("the step is %+v with %+v", step, c.Photos)
	}
	r.MustShow("столб.png")
	r.page.photoItems(c)[0].ChildMenu.Items[0].Action()
	r.MustShow("ни на карточке, ни в документах")
	r.Tap("Убрать файл")
	if photos := r.stored(1).Photos[step.ID]; len(photos) != 0 {
		t.Errorf("the photo is still there: %+v", photos)
	}
}

func TestAPhotoThatIsGoneEntersNothing(t *testing.T) {
	r := newRig(t)
	r.few()
	r.open("ru", shell.Route{ID: 1})
	r.page.drop([]string{filepath.Join(t.TempDir(), "нет.png")})
	r.Fill("Выполнено, %", "20")
	r.Tap("Записать")
	r.MustShow(r.Env.T("attached.unreadable", "name", "нет.png"))
	if c := r.stored(1); len(c.Events) != 1 {
		t.Errorf("the step was entered without its photo: %+v", c.Events)
	}
}

func TestOutcomesArePrintedForResidents(t *testing.T) {
	r := newRig(t)
	m := r.few()
	r.open("ru", shell.Route{Plan: &app.DecisionFilter{Meeting: m.ID}, Outcomes: true})
	var asked shell.Document
	r.Env.Print = func(_ context.Context, d shell.Document) (string, error) {
		asked = d
		return "/tmp/решения.docx", nil
	}
	r.Tap("Печать и вид")
	r.Tap("Для жителей на русском языке")
	if asked.Kind != shell.OutcomeSheet || asked.Lang != "ru" || asked.Plan.Meeting != m.ID {
		t.Errorf("printed %+v", asked)
	}
	r.MustShow("Документ для жителей готов: /tmp/решения.docx")
}

func TestPrintTakesThePlanAsItIsShown(t *testing.T) {
	r := newRig(t)
	m := r.few()
	r.open("ru", shell.Route{Plan: &app.DecisionFilter{Meeting: m.ID}})
	var asked shell.Document
	r.Env.Print = func(_ context.Context, d shell.Document) (string, error) {
		asked = d
		return "/tmp/план.docx", nil
	}
	r.Tap("Печать и вид")
	r.Tap("План на кыргызском языке")
	if asked.Kind != shell.PlanSheet || asked.Lang != "ky" || asked.Plan.Meeting != m.ID {
		t.Errorf("printed %+v", asked)
	}
	if len(r.Opened) != 1 || r.Opened[0] != "/tmp/план.docx" {
		t.Errorf("opened %v", r.Opened)
	}
}

func TestLinksAreWalkedBothWays(t *testing.T) {
	r := newRig(t)
	r.few()
	a := r.Appeal(r.Resident("Исакова Нурила", "0555 111222"), "2026-09-10")
	r.open("ru", shell.Route{ID: 1})
	r.page.openLinks(r.page.broad.Data)
	r.MustShow("решение: Починить освещение на ул. Жеңиш")
	r.Fill("С чем связать", a.Number)
	r.Press(fyne.KeyDown, fyne.KeyReturn)
	related := r.stored(1).Related
	if !slices.ContainsFunc(related, func(x app.Related) bool { return x.Entity == app.EntityAppeal && x.ID == a.ID }) {
		t.Fatalf("linked to %+v", related)
	}
	other, err := r.Office.Findings.Related(t.Context(), app.EntityAppeal, a.ID)
	r.Must(err)
	if len(other) != 1 || other[0].ID != 1 {
		t.Errorf("seen from the appeal: %+v", other)
	}
	r.Tap("Убрать")
	if left := byHand(r.stored(1)); len(left) != 0 {
		t.Errorf("still linked to %+v", left)
	}
}

func TestALongPlanIsReadInPages(t *testing.T) {
	r := newRig(t)
	r.many(250)
	r.open("ru", shell.Route{})
	r.Press(fyne.KeyEnd)
	row, ok := r.page.Table.Current()
	if !ok || row.Text != "Мера 250 по плану" {
		t.Errorf("End leads to %+v", row)
	}
	r.Ctrl(fyne.KeyA)
	if n := len(r.page.Table.Selected()); n != 250 {
		t.Errorf("%d of 250 rows are selected", n)
	}
}
