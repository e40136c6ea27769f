package xlsx_test

import (
	"bytes"
	"context"
	"errors"
	"html"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/report"
	"kairyluu/app/report/reporttest"
	"kairyluu/app/xlsx"
	"kairyluu/app/ziptest"
)

var ctx = context.Background()

func office() *reporttest.Office {
	return reporttest.New(4, 2500, civil.MustParse("2026-10-05"))
}

func build(t *testing.T, o *reporttest.Office) report.Report {
	t.Helper()
	r, err := report.Build(ctx, o, civil.Quarter{Year: 2026, N: 3}, report.Options{Now: o.Now()})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func words(t *testing.T, lang string) *reporttest.Words {
	t.Helper()
	w, err := reporttest.In(lang)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// workbook writes a report and returns it as read back, with its parts.
func workbook(t *testing.T, o *reporttest.Office, r report.Report, lang string, personal bool) (*excelize.File, map[string]string) {
	t.Helper()
	var out bytes.Buffer
	if err := xlsx.Write(ctx, &out, r, words(t, lang), xlsx.Options{Source: o, PersonalData: personal, TempDir: t.TempDir()}); err != nil {
		t.Fatal(err)
	}
	parts := ziptest.Parts(t, out.Bytes())
	f, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f, parts
}

func TestSheetsStandInOrderInEitherLanguage(t *testing.T) {
	o := office()
	r := build(t, o)
	for lang, want := range map[string][]string{
		"ru": {
			"Титул", "Итоги", "По месяцам", "Виды и формы", "Темы", "Жилмассивы", "Результаты",
			"Исполнительская дисциплина", "Личный приём", "Заявители", "Сходы и слушания", "План действий", "Малые гранты", "Гранты по источникам", "Реестр просроченных",
		},
		"ky": {
			"Титул", "Жыйынтык", "Айлар боюнча", "Түрлөрү жана жолдору", "Темалар", "Конуштар", "Кароонун натыйжалары",
			"Аткаруу тартиби", "Жеке кабыл алуу", "Арыз ээлери", "Жыйындар жана угуулар",
			"Иш-аракеттер планы", "Кичи гранттар", "Гранттар булактар боюнча", "Мөөнөтү өткөндөр",
		},
	} {
		f, _ := workbook(t, o, r, lang, false)
		if got := f.GetSheetList(); !slices.Equal(got, want) {
			t.Errorf("%s: %q", lang, got)
		}
	}
}

// TestFiguresOfTheWorkbookAreThoseOfTheReport reads every row of every table
// back, typed.
func TestFiguresOfTheWorkbookAreThoseOfTheReport(t *testing.T) {
	o := office()
	r, w := build(t, o), words(t, "ru")
	f, _ := workbook(t, o, r, "ru", false)
	read := 0
	for _, s := range r.Sheets() {
		sheet := s.Title.In(w)
		lines, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		next := 4
		for _, table := range s.Tables {
			for _, row := range table.Rows {
				at := slices.IndexFunc(lines[next:], func(line []string) bool {
					return len(line) > 1 && line[0] == row.Label.In(w)
				})
				if at < 0 {
					t.Fatalf("%s has no row %s", sheet, row.Label.In(w))
				}
				next += at + 1
				for i, c := range row.Cells {
					sameFigure(t, f, sheet, i+2, next, c)
					read++
				}
			}
		}
	}
	if read < 1000 {
		t.Errorf("only %d cells were read", read)
	}
}

func sameFigure(t *testing.T, f *excelize.File, sheet string, col, row int, c report.Cell) {
	t.Helper()
	name, err := excelize.CoordinatesToCellName(col, row)
	if err != nil {
		t.Fatal(err)
	}
	kind, err := f.GetCellType(sheet, name)
	if err != nil {
		t.Fatal(err)
	}
	number := kind == excelize.CellTypeUnset || kind == excelize.CellTypeNumber
	if wantNumber := c.Present && c.Kind != report.Text; number != wantNumber {
		t.Errorf("%s!%s: is a number: %v", sheet, name, number)
	}
	raw, err := f.GetCellValue(sheet, name, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	switch {
	case !number:
		want := map[bool]string{true: c.In(words(t, "ru")), false: "–"}[c.Kind == report.Text]
		if c.Kind == report.Day {
			want = ""
		}
		if raw != want {
			t.Errorf("%s!%s holds %q, the report says %q", sheet, name, raw, want)
		}
	case c.Kind == report.Day:
		if shown, err := f.GetCellValue(sheet, name); err != nil || shown != c.Date.Format() {
			t.Errorf("%s!%s shows %q for %s, %v", sheet, name, shown, c.Date, err)
		}
	default:
		want := c.Value
		if c.Kind == report.Money {
			want /= 100
		}
		if c.Kind == report.Percent || c.Kind == report.Change {
			want /= 100
		}
		if got, err := strconv.ParseFloat(raw, 64); err != nil || math.Abs(got-want) > 1e-9 {
			t.Errorf("%s!%s holds %q, the report says %v", sheet, name, raw, want)
		}
	}
}

func TestFiguresLookLikeThoseOfTheOffice(t *testing.T) {
	o := office()
	f, _ := workbook(t, o, build(t, o), "ru", false)
	for cell, format := range map[string]string{
		"Итоги!B5": "#,##0", "Итоги!D5": "+#,##0;-#,##0;0", "Итоги!E5": `+0.0\ %;-0.0\ %;0.0\ %`,
		"Итоги!B11": `0.0\ %`, "Итоги!B15": "#,##0.0", "Титул!B12": "dd.mm.yyyy",
	} {
		sheet, name, _ := strings.Cut(cell, "!")
		id, err := f.GetCellStyle(sheet, name)
		if err != nil {
			t.Fatal(err)
		}
		style, err := f.GetStyle(id)
		if err != nil || style.CustomNumFmt == nil || *style.CustomNumFmt != format {
			t.Errorf("%s: format %v, %v", cell, style.CustomNumFmt, err)
		}
	}
}

func TestPaperIsA4WithHeadsNumbersAndAreas(t *testing.T) {
	o := office()
	f, parts := workbook(t, o, build(t, o), "ky", true)
	areas := map[string]string{}
	for _, n := range f.GetDefinedName() {
		areas[n.Name+" "+n.Scope] = n.RefersTo
	}
	for i, sheet := range f.GetSheetList() {
		layout, err := f.GetPageLayout(sheet)
		if err != nil || *layout.Size != 9 || *layout.FitToWidth != 1 || *layout.FitToHeight != 0 {
			t.Errorf("%s: layout %+v, %v", sheet, layout, err)
		}
		props, err := f.GetSheetProps(sheet)
		if err != nil || props.FitToPage == nil || !*props.FitToPage {
			t.Errorf("%s does not fit the page, %v", sheet, err)
		}
		footer, err := f.GetHeaderFooter(sheet)
		if err != nil || !strings.Contains(footer.OddFooter, "&P-бет, бардыгы &N") || !strings.Contains(footer.OddFooter, "№ 109 МАБ") {
			t.Errorf("%s: footer %+v, %v", sheet, footer, err)
		}
		if areas["_xlnm.Print_Area "+sheet] == "" {
			t.Errorf("%s has no print area", sheet)
		}
		if i == 0 {
			continue
		}
		panes, err := f.GetPanes(sheet)
		if err != nil || !panes.Freeze || panes.YSplit != 4 || panes.XSplit != 1 {
			t.Errorf("%s: panes %+v, %v", sheet, panes, err)
		}
		if titles := areas["_xlnm.Print_Titles "+sheet]; !strings.HasSuffix(titles, "!$4:$4") {
			t.Errorf("%s repeats %q", sheet, titles)
		}
	}
	if book := parts["xl/workbook.xml"]; strings.Count(book, "_xlnm.Print_Area") != 16 {
		t.Error("not every sheet has a print area in the file")
	}
}

func TestTopicsOutcomesAndMonthsHaveChartsOfExcel(t *testing.T) {
	o := office()
	_, parts := workbook(t, o, build(t, o), "ru", false)
	var charts []string
	for name, content := range parts {
		if strings.HasPrefix(name, "xl/charts/chart") {
			charts = append(charts, html.UnescapeString(content))
		}
	}
	if len(charts) != 3 {
		t.Fatalf("%d charts", len(charts))
	}
	for _, sheet := range []string{"Темы", "Результаты", "По месяцам"} {
		if !slices.ContainsFunc(charts, func(c string) bool {
			return strings.Count(c, "'"+sheet+"'!$") == 6
		}) {
			t.Errorf("no chart draws two years of %s", sheet)
		}
	}
}

func TestPersonalDataStandOnlyInTheLastSheetAndOnlyIfAsked(t *testing.T) {
	o := office()
	r := build(t, o)
	_, without := workbook(t, o, r, "ru", false)
	for name, content := range without {
		for _, secret := range []string{"Асанова", "Өмүрбеков", "Жеңиш", "123456", "123 456", "Нет воды"} {
			if strings.Contains(content, secret) {
				t.Errorf("%s holds %s", name, secret)
			}
		}
	}
	f, _ := workbook(t, o, r, "ru", true)
	sheets := f.GetSheetList()
	if last := sheets[len(sheets)-1]; last != "Перечень обращений" {
		t.Fatalf("last is %s", last)
	}
	rows, err := f.GetRows("Перечень обращений")
	if err != nil {
		t.Fatal(err)
	}
	received := r.Table("totals").Cell(r.Table("totals").Row("received"), "now").N()
	if len(rows) != 4+received || received < 100 {
		t.Errorf("%d rows for %d appeals", len(rows), received)
	}
	for _, sheet := range sheets[:len(sheets)-1] {
		if found, err := f.SearchSheet(sheet, "Асанова Айгуль"); err != nil || len(found) > 0 {
			t.Errorf("%s names a person, %v", sheet, err)
		}
	}
	if dimension, err := f.GetSheetDimension("Перечень обращений"); err != nil || !strings.HasPrefix(dimension, "A1:L") {
		t.Errorf("dimension %s, %v", dimension, err)
	}
}

func TestDatesOfTheListAreDates(t *testing.T) {
	o := office()
	f, _ := workbook(t, o, build(t, o), "ru", true)
	kind, err := f.GetCellType("Перечень обращений", "B5")
	if err != nil || kind != excelize.CellTypeUnset && kind != excelize.CellTypeNumber {
		t.Errorf("type %v, %v", kind, err)
	}
	if shown, err := f.GetCellValue("Перечень обращений", "B5"); err != nil || shown != "01.07.2026" {
		t.Errorf("shows %s, %v", shown, err)
	}
}

func TestTextThatLooksLikeAFormulaStaysText(t *testing.T) {
	o := office()
	o.Setup.NameRU, o.Setup.HeadRU = `=HYPERLINK("x")`, "+Асанов"
	for i := range o.Dicts[app.Executors] {
		o.Dicts[app.Executors][i].NameRU = "@СУММ(A1)"
	}
	f, parts := workbook(t, o, build(t, o), "ru", true)
	for name, content := range parts {
		if strings.HasPrefix(name, "xl/worksheets/") && (strings.Contains(content, "<f>") || strings.Contains(content, "<f ")) {
			t.Errorf("%s holds a formula", name)
		}
	}
	for sheet, text := range map[string]string{
		"Титул": `=HYPERLINK("x")`, "Исполнительская дисциплина": "@СУММ(A1)", "Перечень обращений": "=2+2 фонарь не горит",
	} {
		if found, err := f.SearchSheet(sheet, text); err != nil || len(found) == 0 {
			t.Errorf("%s lost %q, %v", sheet, text, err)
		}
	}
}

func TestFiguresThatDisagreeStopTheWorkbook(t *testing.T) {
	o := office()
	r := build(t, o)
	path := filepath.Join(t.TempDir(), "report.xlsx")
	if err := xlsx.Save(ctx, path, r, words(t, "ru"), xlsx.Options{}); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	r.Table("kinds").Rows[0].Cells[0].Value++
	err = xlsx.Save(ctx, path, r, words(t, "ru"), xlsx.Options{})
	if e, ok := errors.AsType[*app.Error](err); !ok || e.Key != "report.identity.sum" || e.Args["sheet"] != 4 {
		t.Errorf("got %v", err)
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the earlier workbook is lost: %v", err)
	}
}

func TestTheSheetThatAFaultNamesIsTheOneInTheWorkbook(t *testing.T) {
	o := office()
	r := build(t, o)
	f, _ := workbook(t, o, r, "ru", false)
	if sheet := f.GetSheetList()[4-1]; sheet != "Виды и формы" {
		t.Errorf("the fourth sheet is %s", sheet)
	}
}

func TestAnEmptyOfficeHasAWorkbookToo(t *testing.T) {
	o := reporttest.New(1, 0, civil.MustParse("2026-10-05"))
	f, parts := workbook(t, o, build(t, o), "ru", true)
	if found, err := f.SearchSheet("Реестр просроченных", "Таких обращений нет."); err != nil || len(found) != 2 {
		t.Errorf("found %v, %v", found, err)
	}
	for name := range parts {
		if strings.Contains(name, "chart") {
			t.Errorf("there is nothing to draw, and yet %s", name)
		}
	}
}

func TestACancelledReportLeavesNothing(t *testing.T) {
	o := office()
	r := build(t, o)
	dir, temp := t.TempDir(), t.TempDir()
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	err := xlsx.Save(cancelled, filepath.Join(dir, "report.xlsx"), r, words(t, "ru"),
		xlsx.Options{Source: o, PersonalData: true, TempDir: temp})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	for _, d := range []string{dir, temp} {
		if files, err := os.ReadDir(d); err != nil || len(files) > 0 {
			t.Errorf("%v are left, %v", files, err)
		}
	}
}

func TestNoSentenceOfTheWorkbookIsMissing(t *testing.T) {
	o := office()
	o.Setup.Made = true
	for _, lang := range []string{"ru", "ky", "en"} {
		w := words(t, lang)
		err := xlsx.Write(ctx, io.Discard, build(t, o), w, xlsx.Options{Source: o, PersonalData: true})
		if err != nil || len(w.Missing) > 0 {
			t.Errorf("%s lacks %v, %v", lang, w.Missing, err)
		}
	}
}
