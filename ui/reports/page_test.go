package reports_test

import (
	"path/filepath"
	"strconv"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/xuri/excelize/v2"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/demo"
	"kairyluu/ui/pagetest"
	"kairyluu/ui/reports"
	"kairyluu/ui/shell"
)

func show(t *testing.T, lang string) *pagetest.Desk {
	t.Helper()
	d := pagetest.New(t)
	d.Must(demo.Fill(t.Context(), d.Office, demo.Options{Appeals: 300, Seed: 4, Until: civil.Of(pagetest.Noon)}))
	d.Show(lang, reports.New, shell.Route{Place: shell.Reports})
	return d
}

func TestThePageBeginsWithTheQuarterThatIsOver(t *testing.T) {
	d := show(t, "ru")
	d.MustShow("II квартал 2026 года", "Общие итоги", "суммы сверены", "Остаток на начало периода")
}

func TestAFigureOpensExactlyItsList(t *testing.T) {
	d := show(t, "ru")
	q := civil.Quarter{Year: 2026, N: 2}
	want, err := d.Office.Appeals.Count(t.Context(), app.AppealFilter{From: q.First(), To: q.Last()}, 0)
	d.Must(err)
	d.Press(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab) // language, sheets, personal data, save, table
	for range 3 {
		d.Press(fyne.KeyReturn)
		if len(d.Gone) > 0 {
			break
		}
		d.Press(fyne.KeyTab)
	}
	if len(d.Gone) == 0 {
		t.Fatalf("Enter on a figure opened nothing: %q", d.Texts())
	}
	opened := d.Gone[0]
	n, err := d.Office.Appeals.Count(t.Context(), *opened.Filter, 0)
	d.Must(err)
	opening, err := d.Office.Appeals.Count(t.Context(), app.AppealFilter{OpenOn: q.First().AddDays(-1)}, 0)
	d.Must(err)
	if n != opening {
		t.Errorf("the first figure, the opening balance, opened %d appeals, not %d (%d were received)", n, opening, want)
	}
}

func TestFiguresOfMeetingsAndOfThePlanOpenTheirLists(t *testing.T) {
	d := show(t, "ru")
	for sheet, opens := range map[string]shell.Place{"Сходы и слушания": shell.Meetings, "План действий": shell.Plan} {
		d.Tap(sheet)
		before := len(d.Gone)
		for range 12 {
			d.Press(fyne.KeyTab, fyne.KeyReturn)
			if len(d.Gone) > before {
				break
			}
		}
		if len(d.Gone) == before {
			t.Fatalf("no figure of %s opened anything", sheet)
		}
		to := d.Gone[before]
		if to.Place != opens || (to.Meetings == nil) == (opens == shell.Meetings) || (to.Plan == nil) == (opens == shell.Plan) {
			t.Errorf("a figure of %s leads to %+v", sheet, to)
		}
	}
}

func TestAnotherSheetAndAnotherLanguage(t *testing.T) {
	d := show(t, "ru")
	d.Tap("Результаты")
	d.MustShow("разъяснено")
	d.Frame.Rebuild()
	d.Settle()
	d.MustShow("разъяснено") // the sheet is remembered
	d.Env.Switch("ky")
	d.Settle()
	d.MustShow("Отчеттор")
}

func TestTheWorkbookHoldsTheFiguresOfTheScreen(t *testing.T) {
	d := show(t, "ru")
	d.SaveTo = filepath.Join(t.TempDir(), "Отчёт.xlsx")
	d.Ctrl("E")
	if len(d.Opened) != 1 || d.Opened[0] != d.SaveTo {
		t.Fatalf("opened %v; the window shows %q", d.Opened, d.Texts())
	}
	book, err := excelize.OpenFile(d.SaveTo)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	sheet := book.GetSheetList()[1]
	cells, err := book.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	q := civil.Quarter{Year: 2026, N: 2}
	n, err := d.Office.Appeals.Count(t.Context(), app.AppealFilter{From: q.First(), To: q.Last()}, 0)
	d.Must(err)
	for _, row := range cells {
		if len(row) > 1 && row[0] == "Поступило" {
			if row[1] != strconv.Itoa(n) {
				t.Errorf("the workbook has %s received, the office %d", row[1], n)
			}
			return
		}
	}
	t.Errorf("sheet %q has no row «Поступило»", sheet)
}

func TestGivingUpTheFileDialogWritesNothing(t *testing.T) {
	d := show(t, "ru")
	d.SaveTo = ""
	d.Ctrl("E")
	if len(d.Opened) != 0 {
		t.Errorf("opened %v", d.Opened)
	}
	d.MustShow("суммы сверены")
}
