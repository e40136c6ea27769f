package sheet

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/xuri/excelize/v2"

	"kairyluu/app"
	"kairyluu/ui/shell"
	"kairyluu/ui/widgets"
)

func TestProgressAndPaymentsAreEnteredByKeysAndTakenAfterAPreview(t *testing.T) {
	r := newRig(t)
	r.open("ru", shell.Route{})
	r.MustShow("Фундамент", "Качели и горки", "транш № 1", "обещал Асанов А.", "Саженцы", "Парк у школы")
	r.Type("6") // of the first step: 60 %
	r.Type("0")
	r.Press(fyne.KeyReturn, fyne.KeyReturn) // past the second step
	r.Type("1350000")
	r.Press(fyne.KeyTab)
	r.Type("15.9")
	r.Press(fyne.KeyTab)
	r.Type("ПП-12")
	r.Press(fyne.KeyReturn)
	r.Type("2000")
	r.Press(fyne.KeyEscape)
	r.Ctrl(fyne.KeyReturn)
	r.MustShow("Что изменится", "Изменится строк: 3", "готово 40 → 60 %", "поступило 0 → 1\u00a0350\u00a0000", "Записать 3 строки")
	if got := r.line("Фундамент").Percent; got != 40 {
		t.Fatalf("the preview has stored %d %%", got)
	}
	r.Press(fyne.KeyReturn)
	if got := r.line("Фундамент").Percent; got != 60 {
		t.Errorf("the step is at %d %%", got)
	}
	if row := r.line("№ 1"); row.Received != 1_350_000_00 {
		t.Errorf("of the tranche came %s", row.Received.Format())
	}
	if row := r.line("Асанов А."); row.Received != 2_000_00 {
		t.Errorf("of the pledge came %s", row.Received.Format())
	}
	if len(r.page.session.Form.Typed) != 0 {
		t.Errorf("still typed: %v", r.page.session.Form.Typed)
	}
	entries, err := r.Office.Ledger.Rows(t.Context(), app.LedgerQuery{Filter: app.LedgerFilter{Project: r.playground.ID, Kind: app.Received}})
	r.Must(err)
	if len(entries) != 2 || entries[1].Number != "ПП-12" || entries[1].Date.Format() != "15.09.2026" {
		t.Errorf("the ledger has %+v", entries)
	}
}

func TestWhatIsWrongStaysInItsRowAsTyped(t *testing.T) {
	r := newRig(t)
	r.open("ru", shell.Route{})
	r.Type("1")
	r.Type("40")
	r.Press(fyne.KeyReturn)
	r.MustShow("Процент")
	if !r.page.inline.isOpen() || r.page.inline.percent.Text != "140" {
		t.Errorf("the strip holds %q", r.page.inline.percent.Text)
	}
	r.Press(fyne.KeyReturn, fyne.KeyReturn) // told once, it may stay
	r.Type("0,005")
	r.Press(fyne.KeyEscape)
	r.Ctrl(fyne.KeyReturn)
	r.MustShow("С ошибкой: 2", "✕ Слишком много цифр после запятой")
	r.Press(fyne.KeyEscape)
	f := r.page.session.Form
	if f.Typed[r.line("Фундамент").Key].Cells.Percent != "140" || f.Typed[r.line("№ 1").Key].Cells.Sum != "0,005" {
		t.Errorf("typed: %v", f.Typed)
	}
	r.Tap("Введённое")
	r.MustShow("Фундамент", "транш № 1")
	r.MustNotShow("Саженцы")
}

func TestATypedGridComesBackAfterAKill(t *testing.T) {
	r := newRig(t)
	r.open("ru", shell.Route{})
	r.Type("7")
	r.Type("5")
	r.Runner.Tick()
	r.open("ru", shell.Route{}) // the process was killed: nothing was closed
	r.MustShow("черновик от", "75")
	r.Tap("очистить")
	r.MustNotShow("черновик от")
	if len(r.page.session.Form.Typed) > 0 {
		t.Errorf("still typed: %v", r.page.session.Form.Typed)
	}
}

func TestARowThatAnotherWindowHasChangedIsToldAndNotOverwrittenUnseen(t *testing.T) {
	r := newRig(t)
	r.open("ru", shell.Route{})
	r.Type("6")
	r.Type("0")
	r.Press(fyne.KeyEscape)
	other := r.line("Фундамент")
	n := 80
	changes := r.Office.Projects.Apply(t.Context(), []app.SheetEdit{{Key: other.Key, Version: other.Version, Percent: &n}})
	r.Must(changes[0].Err)
	r.Ctrl(fyne.KeyReturn)
	r.MustShow("строку изменили", "Записать 0 строк")
	r.Press(fyne.KeyEscape)
	r.Press(fyne.KeyF2)
	r.MustShow("Теперь там 80 %")
	r.Ctrl(fyne.KeyReturn)
	r.MustShow("готово 80 → 60 %")
	r.Press(fyne.KeyReturn)
	if got := r.line("Фундамент").Percent; got != 60 {
		t.Errorf("the step is at %d %%", got)
	}
}

func TestTheGridGoesOutToExcelAndComesBackIntoThePreview(t *testing.T) {
	r := newRig(t)
	r.open("ru", shell.Route{})
	path := filepath.Join(t.TempDir(), "ход.xlsx")
	r.SaveTo = path
	r.Ctrl(fyne.KeyE)
	f, err := excelize.OpenFile(path)
	r.Must(err)
	sheet := f.GetSheetName(0)
	for cell, value := range map[string]any{"I4": 0.55, "J6": "сто", "J7": 1500} {
		r.Must(f.SetCellValue(sheet, cell, value))
	}
	r.Must(f.Save())
	r.Must(f.Close())
	r.OpenOf = []string{path}
	r.Tap("Из Excel")
	r.MustShow("В файле не читается 1 ячейка", "J6 «Новая сумма, сом»: сто", "готово 40 → 55 %", "поступило 0 → 1\u00a0500", "Записать 2 строки")
	r.Press(fyne.KeyReturn)
	if r.line("Фундамент").Percent != 55 || r.line("Асанов А.").Received != 1_500_00 {
		t.Errorf("taken: %+v, %+v", r.line("Фундамент"), r.line("Асанов А."))
	}
	if left := r.page.session.Form.Typed; len(left) != 1 || left[r.line("№ 1").Key].Cells.Sum != "сто" {
		t.Errorf("left typed: %v", left)
	}
}

func TestAFileThatIsNoSheetIsTold(t *testing.T) {
	r := newRig(t)
	r.open("ru", shell.Route{})
	path := filepath.Join(t.TempDir(), "письмо.xlsx")
	r.Must(os.WriteFile(path, []byte("не книга"), 0o600))
	r.OpenOf = []string{path}
	r.Tap("Из Excel")
	r.MustShow("Файл не читается как книга Excel")
}

func TestTheGridIsNarrowedByChipsAndSearch(t *testing.T) {
	r := newRig(t)
	r.open("ru", shell.Route{})
	r.Tap("Транши")
	r.MustShow("транш № 1")
	r.MustNotShow("Фундамент")
	r.Tap("Все строки")
	r.page.Search("парк")
	r.Settle()
	r.MustShow("Саженцы")
	r.MustNotShow("Фундамент")
	r.open("ru", shell.Route{Projects: &app.ProjectFilter{ID: r.park.ID}})
	r.MustShow("Саженцы")
	r.MustNotShow("Фундамент")
}

func TestTheFieldsOverTheGridAreAsHighAsFields(t *testing.T) {
	r := newRig(t)
	r.open("ky", shell.Route{})
	bar := r.page.bar
	want := bar.programme.MinSize().Height
	bar.chips.SetChips(widgets.Chip{ID: "a", Text: strings.Repeat("өтө узун ", 12)}, widgets.Chip{ID: "b", Text: strings.Repeat("дагы узун ", 12)})
	bar.root.Refresh()
	r.Settle()
	if bar.programme.Size().Height != want || bar.settlement.Size().Height != want {
		t.Errorf("the fields are %v and %v high, want %v", bar.programme.Size().Height, bar.settlement.Size().Height, want)
	}
}
