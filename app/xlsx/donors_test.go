package xlsx_test

import (
	"bytes"
	"context"
	"image"
	"image/jpeg"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/donor"
	"kairyluu/app/report"
	"kairyluu/app/xlsx"
)

// donors is a report of a project whose figures are known, with a photo that is there
// and one that is lost.
func donors() donor.Report {
	text := func(s string) report.Cell { return report.TextOf(report.Plain(s)) }
	say := report.Say
	return donor.Report{
		Settings: app.Settings{NameRU: "МТУ № 11", NameKY: "№ 11 МАБ"}, To: civil.MustParse("2026-09-30"), Today: civil.MustParse("2026-10-01"),
		Title: say("donor.title.project"), Subject: report.Label{RU: "Площадка", KY: "Аянтча"},
		Facts: []donor.Fact{
			{Name: say("donor.fact.donor"), Lines: []donor.Line{{report.Plain("=HYPERLINK(\"http://a\")")}}},
			{Name: say("donor.fact.dates"), Lines: []donor.Line{{report.Plain("с мая")}, {report.Plain("по июль")}, {report.Plain("открыт")}}},
			{Name: say("donor.fact.aim")},
		},
		Tables: []report.Table{
			{
				Key: "lines", Sheet: "lines", Title: say("donor.table.lines"), Head: say("donor.col.line"),
				Columns: []report.Column{
					{Key: "quantity", Title: say("donor.col.quantity"), Kind: report.Quantity},
					{Key: "unit", Title: say("donor.col.unit"), Kind: report.Short},
					{Key: "planned", Title: say("donor.col.planned"), Kind: report.Money},
				},
				Rows: []report.Row{
					{Label: report.Plain("Покрытие"), Group: true, Cells: []report.Cell{{Kind: report.Quantity, Value: 12_500, Present: true}, text("м²"), report.Som(3_750_000_05)}},
					{Label: report.Plain("Грант"), Level: 1, Cells: []report.Cell{{Kind: report.Text}, text(""), report.Som(3_750_000_05)}},
					{Label: say("donor.total"), Total: true, Key: "total", Cells: []report.Cell{{Kind: report.Text}, text(""), report.Som(3_750_000_05)}},
				},
			},
			{
				Key: "milestones", Sheet: "milestones", Title: say("donor.table.milestones"), Head: say("donor.col.milestone"),
				Columns: []report.Column{{Key: "done_on", Title: say("donor.col.done_on"), Kind: report.Day}, {Key: "percent", Title: say("donor.col.percent"), Kind: report.Whole}},
				Rows: []report.Row{{Label: report.Plain("Основание"), Cells: []report.Cell{
					report.DayOf(civil.MustParse("2026-07-09")), {Kind: report.Whole, Value: 85, Present: true},
				}}},
			},
		},
		Albums: []donor.Album{{Project: report.Label{RU: "Площадка"}, Phase: app.EntityPhotoBefore, Files: []app.Attachment{
			{Name: "до.jpg", SHA256: "there", Type: "image/jpeg"},
			{Name: "утеряно.jpg", SHA256: "lost", Type: "image/jpeg"},
			{Name: "снято.jpg", SHA256: "there", Type: "image/jpeg", Removed: true},
			{Name: "смета.pdf", SHA256: "there", Type: "application/pdf"},
		}}},
		Signers: []donor.Signer{{Part: say("donor.head"), Name: report.Label{RU: "Сыдыков Т. А."}}},
	}
}

// donorBook writes donors and reads the workbook back.
func donorBook(t *testing.T, lang string) *excelize.File {
	t.Helper()
	photo := filepath.Join(t.TempDir(), "photo")
	var content bytes.Buffer
	if err := jpeg.Encode(&content, image.NewRGBA(image.Rect(0, 0, 1600, 1200)), nil); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(photo, content.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	find := func(_ context.Context, a app.Attachment) (string, error) {
		if a.SHA256 == "lost" {
			return "", app.Fail(app.Damaged, "file.missing", "name", a.Name)
		}
		return photo, nil
	}
	path := filepath.Join(t.TempDir(), "отчёт.xlsx")
	if err := xlsx.SaveDonors(ctx, path, donors(), words(t, lang), find); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// raw is a cell as it is stored; shown, as it is read.
func raw(t *testing.T, f *excelize.File, sheet, cell string) string {
	t.Helper()
	v, err := f.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestADonorsWorkbookHasASheetATableInEachLanguage(t *testing.T) {
	for lang, want := range map[string][]string{
		"ru": {"Отчёт о проекте", "Смета и расходы, сом", "Ход работ", "Фотографии"},
		"ky": {"Долбоор боюнча отчет", "Смета жана чыгашалар, сом", "Иштин жүрүшү", "Сүрөттөр"},
		"en": {"Project report", "Budget and spending, som", "Progress of the works", "Photos"},
	} {
		if got := donorBook(t, lang).GetSheetList(); !slices.Equal(got, want) {
			t.Errorf("%s: sheets %q", lang, got)
		}
	}
}

// TestNamesOfADonorsSheetsAreNotCut takes every table that a report may have.
func TestNamesOfADonorsSheetsAreNotCut(t *testing.T) {
	for _, lang := range []string{"ru", "ky", "en"} {
		for _, table := range []string{
			"money", "period", "projects", "sources", "lines", "tranches", "foreign", "beneficiaries", "milestones", "visits", "papers",
		} {
			name := words(t, lang).T("donor.table." + table)
			if n := len([]rune(name)); n > excelize.MaxSheetNameLength || n < 4 {
				t.Errorf("%s, %s: %q has %d letters", lang, table, name, n)
			}
		}
	}
}

func TestADonorsFiguresAreNumbers(t *testing.T) {
	f := donorBook(t, "ru")
	for cell, want := range map[string]float64{"B5": 12.5, "D5": 3_750_000.05, "D6": 3_750_000.05, "D7": 3_750_000.05} {
		if got, err := strconv.ParseFloat(raw(t, f, "Смета и расходы, сом", cell), 64); err != nil || got != want {
			t.Errorf("%s is %v, want %v (%v)", cell, got, want, err)
		}
	}
	if got := raw(t, f, "Ход работ", "C5"); got != "0.85" {
		t.Errorf("85 %% are stored as %s", got)
	}
	if got, err := f.GetCellValue("Ход работ", "B5"); err != nil || got != "09.07.2026" {
		t.Errorf("the day is %q, %v", got, err)
	}
}

func TestTheLineBelowATitleIsPrintedWhole(t *testing.T) {
	f := donorBook(t, "ru")
	line, err := f.GetCellValue("Ход работ", "A2")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range f.GetDefinedName() {
		if name.Name != "_xlnm.Print_Area" || name.Scope != "Ход работ" {
			continue
		}
		_, to, _ := strings.Cut(name.RefersTo, ":")
		col, _, err := excelize.CellNameToCoordinates(strings.ReplaceAll(to, "$", ""))
		if err != nil {
			t.Fatal(err)
		}
		wide := 0.0
		for i := 1; i <= col; i++ {
			letter, _ := excelize.ColumnNumberToName(i)
			w, _ := f.GetColWidth("Ход работ", letter)
			wide += w
		}
		if n := len([]rune(line)); wide < float64(n) {
			t.Errorf("%d letters of %q go to paper in %v characters", n, line, wide)
		}
		return
	}
	t.Error("no print area")
}

func TestTheFirstSheetOfADonorsWorkbookIsReadAndSigned(t *testing.T) {
	f := donorBook(t, "ru")
	first := f.GetSheetName(0)
	rows, err := f.GetRows(first)
	if err != nil {
		t.Fatal(err)
	}
	text := ""
	lines := 0
	for i, row := range rows {
		text += strings.Join(row, " ") + "\n"
		if strings.Contains(strings.Join(row, ""), "по июль") {
			lines = i + 1
		}
	}
	for _, want := range []string{"МТУ № 11", "Площадка", "по состоянию на 30 сентября 2026 года", `=HYPERLINK("http://a")`, "Ход работ", "Сыдыков Т. А."} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if strings.Contains(text, "Цель") {
		t.Error("a particular of which nothing is known is named")
	}
	if formula, err := f.GetCellFormula(first, "B7"); err != nil || formula != "" {
		t.Errorf("what was typed became a formula: %q, %v", formula, err)
	}
	if high, err := f.GetRowHeight(first, lines); err != nil || high < 40 {
		t.Errorf("three lines stand in a row of %v points, %v", high, err)
	}
}

func TestADonorsWorkbookShowsPhotosAndTellsOfLostOnes(t *testing.T) {
	f := donorBook(t, "ru")
	cells, err := f.GetPictureCells("Фотографии")
	if err != nil || len(cells) != 1 {
		t.Fatalf("pictures in %v, %v", cells, err)
	}
	pictures, err := f.GetPictures("Фотографии", cells[0])
	if err != nil || len(pictures) != 1 {
		t.Fatal(pictures, err)
	}
	shown, _, err := image.DecodeConfig(bytes.NewReader(pictures[0].File))
	if err != nil || shown.Width != 800 || shown.Height != 600 {
		t.Errorf("the photo is %d×%d, %v", shown.Width, shown.Height, err)
	}
	rows, err := f.GetRows("Фотографии")
	if err != nil {
		t.Fatal(err)
	}
	text := ""
	for _, row := range rows {
		text += strings.Join(row, " ") + "\n"
	}
	if !strings.Contains(text, "«утеряно.jpg» не открывается") || strings.Contains(text, "снято.jpg") || strings.Contains(text, "смета.pdf") {
		t.Errorf("told of photos:\n%s", text)
	}
}
