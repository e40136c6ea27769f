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
	if n := r.page.rows.Len(); n != 1 {
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
	r.page.takeLastBack(r.page.broad.data.Case)
	r.MustShow("Отозвать запись: Ш-1/26")
	r.Press(fyne.KeyReturn)
	r.MustShow("Отозвать запись: Ш-1/26") // a reason is needed
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
	if n := len(r.page.table.Selected()); n != 250 {
		t.Errorf("%d of 250 rows are selected", n)
	}
}

func TestSelectionSurvivesReload(t *testing.T) {
	r := newRig(t, "ru", fewAppeals)
	r.Press(fyne.KeyDown)
	row, _ := r.page.table.Current()
	r.appeal("Абдыкадыров", "2026-08-20", "Незаконная пристройка") // now the first row
	after, ok := r.page.table.Current()
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
	if n := r.page.rows.Len(); n != 1 {
		t.Fatalf("%d rows found, want 1", n)
	}
	r.page.Search("бегемот")
	r.MustShow("По «бегемот» ничего не найдено. Проверьте слова или снимите фильтры: Esc.")
	r.Press(fyne.KeyEscape)
	r.noErrors()
	if n := r.page.rows.Len(); n != 3 {
		t.Errorf("%d rows after Esc, want all 3 open", n)
	}
}

func TestAFigureOpensExactlyItsList(t *testing.T) {
	r := newRig(t, "ru", fewAppeals)
	r.frame.Go(shell.Route{Place: shell.Appeals, Title: "Без исполнителя, сентябрь", Filter: &app.AppealFilter{
		Executor: app.NoOne, From: r.row(1).Registered,
	}})
	r.noErrors()
	if n := r.page.rows.Len(); n != 2 {
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
	if r.Focused() != r.page.table {
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
	r.page.card().reload()
	r.MustShow("⚠ Файл изменён или повреждён: это не то, что прикладывали. Верните его из копии.")
}

func TestWhatOneChoseIsThereTheNextDay(t *testing.T) {
	r := newRig(t, "ru", fewAppeals)
	r.Tap("⚠ Просрочено 1")
	r.page.toggleColumn(1)
	r.page.Close()
	again := New(r.env, shell.Route{Place: shell.Appeals}).(*Page)
	if again.model.Chip != chipLate {
		t.Errorf("the journal opens on %q", again.model.Chip)
	}
	if layout := again.table.Layout(); !layout[1].Hidden {
		t.Errorf("the hidden column is back: %+v", layout[:2])
	}
}
