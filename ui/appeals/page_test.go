package appeals

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/shell"
)

func TestJournalOpensOnOpenWorkWorstFirst(t *testing.T) {
	r := newRig(t, "ru", fewAppeals)
	r.noErrors()
	r.MustShow("Ш-1/26 · жалоба", "⚠ Ш-1/26", "Просрочено на 1 рабочий день", "Ж-2/26", "И-3/26")
	if got := r.row(0).Number; got != "Ш-1/26" {
		t.Errorf("the first row is %s, not the one due first", got)
	}
}

func TestTheLateOnesByOneChip(t *testing.T) {
	r := newRig(t, "ru", fewAppeals)
	r.Tap("⚠ Просрочено 1")
	r.noErrors()
	if n := r.page.Feed.List().Len(); n != 1 {
		t.Errorf("%d rows are late, want 1", n)
	}
	r.MustNotShow("И-3/26")
}

func TestAnswerByKeysAlone(t *testing.T) {
	r := newRig(t, "ru", fewAppeals)
	id := r.row(0).ID
	r.Press(fyne.KeyF6)
	r.MustShow("Ответ: Ш-1/26", "Язык ответа")
	r.Press(fyne.KeyReturn) // nothing filled in yet: the dialog stays and says so
	if s := r.standing(id); s.State != app.Registered {
		t.Fatalf("an empty answer was entered: %v", s.State)
	}
	r.MustShow("Ответ: Ш-1/26")
	r.Fill("Исходящий №", "01-17/639")
	r.choose("Результат", "р")
	r.Press(fyne.KeyReturn)
	r.noErrors()
	s := r.standing(id)
	if s.State != app.Answered || s.Outcome != app.Explained || s.AnswerNo != "01-17/639" {
		t.Errorf("after the answer it stands so: %+v", s)
	}
	r.MustNotShow("Ответ: Ш-1/26")
	r.MustShow("✓ Ответ внесён: Ш-1/26")
}

func TestTakeBackLeavesTheEntryVisible(t *testing.T) {
	r := newRig(t, "ru", fewAppeals)
	id := r.row(0).ID
	_, err := r.office.Appeals.Enter(t.Context(), id, app.Event{Kind: app.EventSiteVisit, Text: "Комиссия выехала"})
	r.must(err)
	r.Press(fyne.KeyReturn)
	r.page.takeLastBack(r.page.broad.Data.Case)
	r.MustShow("Отменить запись: Ш-1/26")
	r.Press(fyne.KeyReturn)
	r.MustShow("Отменить запись: Ш-1/26") // a reason is needed
	r.Fill("Почему запись ошибочна", "не то обращение")
	r.Press(fyne.KeyReturn)
	r.noErrors()
	if r.standing(id).SiteVisit {
		t.Error("the visit still counts")
	}
	events, err := r.office.Desk.Store().Events(t.Context(), id)
	r.must(err)
	if last := events[len(events)-1]; last.TakenBack == nil || last.TakenBack.Reason != "не то обращение" {
		t.Errorf("the entry was not marked: %+v", last)
	}
	r.MustShow("Выезд на место: «Комиссия выехала»")
}

func TestExecutorForSelectedRows(t *testing.T) {
	r := newRig(t, "ru", fewAppeals)
	r.Ctrl(fyne.KeyA)
	r.Press(fyne.KeyF8)
	r.MustShow("Резолюция: 3 обращения")
	r.Fill("Исполнитель", "Асанов")
	r.Press(fyne.KeyReturn) // takes the executor
	r.Press(fyne.KeyReturn) // enters the resolution
	r.noErrors()
	want := r.entry(app.Executors, "Асанов Б.").ID
	for i := range 3 {
		if got := r.row(i).ExecutorID; got != want {
			t.Errorf("row %d is with %d, want %d", i, got, want)
		}
	}
	r.MustShow("✓ Резолюция внесена: 3 обращения")
}

func TestTooManyAtOnceIsAskedAgain(t *testing.T) {
	r := newRig(t, "ru", manyAppeals(manyAtOnce+1))
	r.Ctrl(fyne.KeyA)
	r.Press(fyne.KeyF8)
	r.Fill("Поручение", "Принять меры")
	r.Tap("Внести резолюцию")
	r.MustShow("Изменить сразу 51 обращение?")
	r.Press(fyne.KeyEscape)
	events, err := r.office.Desk.Store().Events(t.Context(), r.row(0).ID)
	r.must(err)
	if len(events) != 1 {
		t.Errorf("Esc entered the resolution all the same: %d events", len(events))
	}
	r.Tap("Внести резолюцию")
	r.Tap("Изменить 51 обращение")
	r.noErrors()
	events, err = r.office.Desk.Store().Events(t.Context(), r.row(50).ID)
	r.must(err)
	if len(events) != 2 {
		t.Errorf("the last row has %d events, want the resolution too", len(events))
	}
}

func TestSelectionReachesBeyondWhatIsLoaded(t *testing.T) {
	r := newRig(t, "ru", manyAppeals(250))
	r.Ctrl(fyne.KeyA)
	r.noErrors()
	if n := len(r.page.Table.Selected()); n != 250 {
		t.Errorf("%d of 250 rows are selected", n)
	}
}

func TestSelectionSurvivesReload(t *testing.T) {
	r := newRig(t, "ru", fewAppeals)
	r.Press(fyne.KeyDown)
	row, _ := r.page.Table.Current()
	r.appeal("Абдыкадыров", "2026-08-20", "Незаконная пристройка") // now the first row
	after, ok := r.page.Table.Current()
	if !ok || after.ID != row.ID {
		t.Errorf("the cursor went from %s to %s", row.Number, after.Number)
	}
	if got := r.row(0).Number; got != "А-4/26" {
		t.Errorf("the list was not reloaded: first is %s", got)
	}
	r.MustShow(row.Number + " · жалоба")
}

func TestCopyGoesToASpreadsheet(t *testing.T) {
	r := newRig(t, "ru", fewAppeals)
	r.Ctrl(fyne.KeyC)
	lines := strings.Split(strings.TrimSpace(r.Copied()), "\n")
	if len(lines) != 2 || !strings.Contains(lines[1], "Шаршенбаев Руслан\tАк-Ордо-2\tНет света на улице третью неделю") {
		t.Errorf("the clipboard holds %q", lines)
	}
}

func TestSearchSaysWhyAndOffersAWayOut(t *testing.T) {
	r := newRig(t, "ru", fewAppeals)
	r.page.Search("темноте")
	r.MustShow("Найдено в тексте:")
	r.page.Search("контейнеры")
	if n := r.page.Feed.List().Len(); n != 1 {
		t.Fatalf("%d rows found, want 1", n)
	}
	r.page.Search("бегемот")
	r.MustShow("По «бегемот» ничего не найдено. Проверьте слова или снимите фильтры: Esc.")
	r.Press(fyne.KeyEscape)
	r.noErrors()
	if n := r.page.Feed.List().Len(); n != 3 {
		t.Errorf("%d rows after Esc, want all 3 open", n)
	}
}

func TestAFigureOpensExactlyItsList(t *testing.T) {
	r := newRig(t, "ru", fewAppeals)
	r.frame.Go(shell.Route{Place: shell.Appeals, Title: "Без исполнителя, сентябрь", Filter: &app.AppealFilter{
		Executor: app.NoOne, From: r.row(1).Registered,
	}})
	r.noErrors()
	if n := r.page.Feed.List().Len(); n != 2 {
		t.Errorf("%d rows, want the two since 1 September", n)
	}
	r.MustShow("Показано: Без исполнителя, сентябрь — 2 обращения")
}

func TestEnterOpensTheCardWideAndEscReturns(t *testing.T) {
	r := newRig(t, "ru", fewAppeals)
	r.Press(fyne.KeyReturn)
	r.MustShow("Ход исполнения", "История изменений", "Карточка создана")
	r.Press(fyne.KeyEscape)
	r.MustNotShow("История изменений")
	if r.Focused() != r.page.Table {
		t.Errorf("the focus is on %T, not on the list", r.Focused())
	}
}

func TestHistoryTellsFieldsInWords(t *testing.T) {
	r := newRig(t, "ru", fewAppeals)
	c, err := r.office.Appeals.Case(t.Context(), r.row(0).ID)
	r.must(err)
	c.Appeal.Kind, c.Appeal.TopicID = app.Proposal, r.entry(app.Topics, "Детские и спортивные площадки").ID
	_, err = r.office.Appeals.Update(t.Context(), c.Appeal)
	r.must(err)
	r.Press(fyne.KeyReturn)
	r.MustShow("вид: жалоба → предложение", "тема: 04.01 Уличное освещение → 04.03 Детские и спортивные площадки")
}

func TestExportNamesTheListOnShow(t *testing.T) {
	r := newRig(t, "ru", fewAppeals)
	r.saveTo = filepath.Join(t.TempDir(), "список.xlsx")
	r.Tap("⚠ Просрочено 1")
	r.Ctrl(fyne.KeyE)
	r.noErrors()
	if len(r.listed) != 1 || !r.listed[0].Filter.Late || r.listed[0].Table != "appeals" {
		t.Errorf("exported %+v", r.listed)
	}
}

func TestDroppedFilesAreAttachedAndTamperingIsTold(t *testing.T) {
	r := newRig(t, "ru", fewAppeals)
	path := filepath.Join(t.TempDir(), "письмо.txt")
	r.must(os.WriteFile(path, []byte("жалоба"), 0o600))
	r.env.OnDrop([]string{path})
	r.noErrors()
	r.MustShow("письмо.txt")
	files, err := r.office.Attachments.Of(t.Context(), app.EntityAppeal, r.row(0).ID)
	r.must(err)
	if len(files) != 1 {
		t.Fatalf("%d files attached, want 1", len(files))
	}
	stored, err := r.office.Attachments.Path(t.Context(), files[0])
	r.must(err)
	r.must(os.Chmod(stored, 0o600))
	r.must(os.WriteFile(stored, []byte("другое"), 0o600))
	r.page.card().Reload()
	r.MustShow("⚠ Файл изменён или повреждён: это не то, что прикладывали. Верните его из копии.")
}

func TestWhatOneChoseIsThereTheNextDay(t *testing.T) {
	r := newRig(t, "ru", fewAppeals)
	r.Tap("⚠ Просрочено 1")
	r.page.ToggleColumn(1)
	r.page.Close()
	again := New(r.env, shell.Route{Place: shell.Appeals}).(*Page)
	if again.model.Chip != chipLate {
		t.Errorf("the journal opens on %q", again.model.Chip)
	}
	if layout := again.Table.Layout(); !layout[1].Hidden {
		t.Errorf("the hidden column is back: %+v", layout[:2])
	}
}

func TestKeysActOnTheRowOfTheCursorBeforeItsCardHasCome(t *testing.T) {
	r := newRig(t, "ru", fewAppeals)
	r.runner.Delay = true // the pause before a card is read
	r.Press(fyne.KeyDown)
	row, _ := r.page.Table.Current()
	if r.page.side.Data.Appeal.ID == row.ID {
		t.Fatal("the card has come already: this proves nothing")
	}
	r.Press(fyne.KeyF6)
	r.MustShow("Ответ: " + row.Number)
}

func TestMineAsksOnceWhoOneIs(t *testing.T) {
	r := newRig(t, "ru", func(r *rig) {
		fewAppeals(r)
		me := r.entry(app.Executors, "Асанов Б.").ID
		r.appeal("Бакиров", "2026-09-10", "Асфальт не положили", func(reg *app.Registration) { reg.ExecutorID = me })
	})
	r.Tap("Мои")
	r.MustShow("Кто вы среди исполнителей?")
	r.Fill("Исполнитель", "Асанов")
	r.Press(fyne.KeyReturn)
	r.Press(fyne.KeyReturn)
	r.noErrors()
	if n := r.page.Feed.List().Len(); n != 1 || r.row(0).Number != "Б-4/26" {
		t.Errorf("%d rows are mine", n)
	}
	r.Tap("Все 4")
	r.Tap("Мои 1")
	r.MustNotShow("Кто вы среди исполнителей?")
}

func TestFilterFormByKeys(t *testing.T) {
	r := newRig(t, "ru", fewAppeals)
	r.Press(fyne.KeyF2)
	r.Fill("С", "01092026")
	r.Fill("По", "31.08.2026")
	r.Tap("Показать")
	r.MustShow("Конец периода раньше его начала (01.09.2026). Исправьте одну из дат.")
	r.Fill("По", "05.09.2026")
	r.Tap("Показать")
	r.noErrors()
	r.MustShow("Показано: зарегистрировано 01.09.2026 – 05.09.2026 — 1 обращение")
	if got := r.row(0).Number; got != "Ж-2/26" {
		t.Errorf("the row is %s", got)
	}
	r.Tap("✕ Снять фильтры")
	if n := r.page.Feed.List().Len(); n != 3 {
		t.Errorf("%d rows after clearing", n)
	}
}

func TestForwardingEndsTheCaseAndTheNextRowTakesItsPlace(t *testing.T) {
	r := newRig(t, "ru", fewAppeals)
	first, second := r.row(0), r.row(1)
	r.Press(fyne.KeyF9)
	r.Fill("В какой орган", "Мэрия")
	r.Press(fyne.KeyReturn)
	r.Tap("Переслать")
	r.noErrors()
	if s := r.standing(first.ID); s.State != app.Closed || s.Outcome != app.Forwarded {
		t.Fatalf("it stands so: %+v", s)
	}
	if row, _ := r.page.Table.Current(); row.ID != second.ID {
		t.Errorf("the cursor is on %s", row.Number)
	}
	r.MustShow(second.Number + " · жалоба")
}

func TestExtensionProposesTheDateOfTheLaw(t *testing.T) {
	r := newRig(t, "ru", fewAppeals)
	id := r.row(0).ID
	r.Press(fyne.KeyF7)
	r.MustShow("Продление срока: Ш-1/26")
	r.Fill("Причина продления", "запрос в Горсвет")
	r.Tap("Продлить срок")
	r.noErrors()
	s := r.standing(id)
	if s.Extensions != 1 || s.FirstDue.String() != "2026-09-17" || s.Due.String() != "2026-10-19" {
		t.Errorf("it stands so: %+v", s)
	}
}

func TestTopicForSelectedRows(t *testing.T) {
	r := newRig(t, "ru", fewAppeals)
	topic := r.entry(app.Topics, "Вывоз мусора").ID
	r.Ctrl(fyne.KeyA)
	r.page.askTopic(r.page.several())
	r.Fill("Тема", "вывоз мус")
	r.Press(fyne.KeyReturn)
	r.Tap("Назначить тему")
	r.noErrors()
	for i := range 3 {
		if got := r.row(i).TopicID; got != topic {
			t.Errorf("row %d has topic %d, want %d", i, got, topic)
		}
	}
	r.MustShow("✓ Тема «05.01 Вывоз мусора»: 3 обращения")
}

func TestOneThatIsClosedIsRefusedInWords(t *testing.T) {
	r := newRig(t, "ru", fewAppeals)
	_, err := r.office.Appeals.Enter(t.Context(), r.row(0).ID, app.Event{Kind: app.EventClosed, Outcome: app.Explained})
	r.must(err)
	r.page.pickChip(chipAll)
	r.page.Table.Select(1)
	r.Press(fyne.KeyF6)
	r.MustShow("Ш-1/26 снято с контроля. Чтобы внести запись, сначала возобновите обращение: «Ещё…».")
}

func TestEveryDialogOpensInBothLanguages(t *testing.T) {
	for _, lang := range []string{"ru", "ky"} {
		r := newRig(t, lang, fewAppeals)
		for _, kind := range app.EventKinds {
			if kind == app.EventRegistered {
				continue
			}
			r.page.openEvent(kind, r.page.side.Data.Appeal, []int64{r.page.side.At()})
			r.MustShow(r.env.T("appeals.event."+string(kind)+".do"), r.env.T("appeals.event."+string(kind)+".text"))
			for _, text := range r.Texts() {
				if strings.HasPrefix(text, "appeals.") || strings.HasPrefix(text, "casework.") {
					t.Errorf("%s: %s has no words", lang, text)
				}
			}
			r.Press(fyne.KeyEscape)
		}
		r.noErrors()
	}
}

func TestASearchThatFoundNothingOffersWhatIsNear(t *testing.T) {
	r := newRig(t, "ru", fewAppeals)
	r.Ctrl("K")
	r.Type("Джекшеев")
	r.MustShow("Похоже на «Жекшеев» — искать")
	r.Press(fyne.KeyReturn, fyne.KeyReturn) // to the list, take what is offered
	if row := r.row(0); row.Applicant != "Жекшеев Руслан" || r.page.model.Words != "Жекшеев" {
		t.Errorf("the list is searched for %q and begins with %q", r.page.model.Words, row.Applicant)
	}
	r.MustShow("Жекшеев")
	r.MustNotShow("Похоже на «Жекшеев» — искать")
	r.Ctrl("K")
	r.Type("Кшиштоф")
	r.MustShow("По «Кшиштоф» ничего не найдено. Проверьте слова или снимите фильтры: Esc.")
	r.MustNotShow("Похоже на «Жекшеев» — искать")
	r.noErrors()
}

func TestWhatIsTypedBeforeADialogOpensReachesIt(t *testing.T) {
	r := newRig(t, "ru", fewAppeals)
	r.runner.Hold = true
	r.Press(fyne.KeyF8, fyne.KeyTab)
	r.Type("Сыдыков Т. А.")
	r.runner.Flush()
	r.MustShow("Внести резолюцию", "Сыдыков Т. А.")
	r.Press(fyne.KeyEscape)
	if r.Focused() != r.page.Table {
		t.Errorf("after the dialog the focus is on %T", r.Focused())
	}
	r.noErrors()
}

func TestAnOlderAnswerNeverOverwritesANewer(t *testing.T) {
	r := newRig(t, "ru", fewAppeals)
	r.runner.Hold = true
	r.page.Search("контейнеры")
	r.page.Search("фонари")
	r.page.Search("напор")
	for r.runner.Waiting() > 0 {
		r.runner.FlushNewest() // the answers come in the wrong order
	}
	r.noErrors()
	if n := r.page.Feed.List().Len(); n != 1 || r.row(0).Number != "И-3/26" {
		t.Errorf("%d rows are on show, want the one with «напор»", n)
	}
}

func TestReloadKeepsThePlaceInALongList(t *testing.T) {
	r := newRig(t, "ru", manyAppeals(230))
	r.page.Table.SelectIndex(205)
	first, _ := r.page.Table.VisibleRange()
	before, _ := r.page.Table.Current()
	_, err := r.office.Appeals.Enter(t.Context(), r.row(206).ID, app.Event{Kind: app.EventSiteVisit, Text: "Выезд"})
	r.must(err)
	after, ok := r.page.Table.Current()
	if !ok || after.ID != before.ID {
		t.Errorf("the cursor went from %s to %s", before.Number, after.Number)
	}
	if now, _ := r.page.Table.VisibleRange(); now != first {
		t.Errorf("the view jumped from row %d to row %d", first, now)
	}
	if !r.row(206).SiteVisit {
		t.Error("the list was not reloaded")
	}
}

func TestTopicOfManyTellsTheFirstRefusal(t *testing.T) {
	r := newRig(t, "ru", fewAppeals)
	topic := r.entry(app.Topics, "Вывоз мусора").ID
	n, err := r.office.Appeals.SetTopic(t.Context(), []int64{999, r.row(0).ID}, topic)
	if n != 1 || app.ErrorCode(err) != app.NotFound {
		t.Errorf("%d changed, refusal %v", n, err)
	}
	records, err := r.office.Desk.History(t.Context(), app.HistoryFilter{Entity: app.EntityAppeal, EntityID: r.row(0).ID, Limit: 1})
	r.must(err)
	if c := records[0].Changes; len(c) != 1 || c[0].Field != "TopicID" {
		t.Errorf("the history tells %+v", c)
	}
}
