package xlsx_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/xlsx"
)

var fillDay = civil.MustParse("2026-09-18")

func fillIn(t *testing.T) xlsx.FillIn {
	t.Helper()
	return xlsx.FillIn{
		Rows: []app.SheetRow{
			{Key: "m:1", Version: 3, ProjectID: 1, Project: "Детская площадка", ProjectKY: "Балдар аянтчасы", What: "Фундамент", Planned: civil.MustParse("2026-10-01"), Percent: 45},
			{Key: "t:7", Version: 2, ProjectID: 1, Project: "Детская площадка", What: "Транш 1", SourceID: 5, Promised: 1_350_000_00, Received: 100_50},
			{Key: "p:1:6:resident:9", ProjectID: 1, Project: "=SUM(A1)", What: "Асанов А.", SourceID: 6, Promised: 2_000_00},
		},
		Typed: map[string]xlsx.FillInCells{"t:7": {Sum: "0,005", Date: "25.09.2026", Number: "007"}},
		Words: words(t, "ru"),
		Name:  func(id int64) string { return fmt.Sprint("источник ", id) },
	}
}

// filled writes the sheet, changes cells as people do, and reads it back.
func filled(t *testing.T, s xlsx.FillIn, change func(f *excelize.File, sheet string)) ([]xlsx.FilledRow, []xlsx.CellTrouble) {
	t.Helper()
	var out bytes.Buffer
	if err := xlsx.WriteFillIn(&out, s); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if change != nil {
		change(f, f.GetSheetName(0))
	}
	var back bytes.Buffer
	if err := f.Write(&back); err != nil {
		t.Fatal(err)
	}
	rows, troubles, err := xlsx.ReadFillIn(&back, fillDay)
	if err != nil {
		t.Fatal(err)
	}
	return rows, troubles
}

func set(t *testing.T, f *excelize.File, sheet string, cells map[string]any) {
	t.Helper()
	for cell, value := range cells {
		if err := f.SetCellValue(sheet, cell, value); err != nil {
			t.Fatal(err)
		}
	}
}

func TestASheetNobodyTouchedChangesNothing(t *testing.T) {
	s := fillIn(t)
	s.Typed = nil
	if rows, troubles := filled(t, s, nil); len(rows) > 0 || len(troubles) > 0 {
		t.Errorf("read %v, told %v", rows, troubles)
	}
}

func TestWhatIsTypedInExcelComesBack(t *testing.T) {
	s := fillIn(t)
	s.Typed = nil
	rows, troubles := filled(t, s, func(f *excelize.File, sheet string) {
		set(t, f, sheet, map[string]any{
			"I4": 0.6, "K4": fillDay.AddDays(-1).Time(time.UTC), "M4": "идёт",
			"J5": 0.1 + 0.2, "K5": "25.9", "L5": "ПП-12",
			"J6": "1 234,50", "K6": 46283,
		})
	})
	want := []xlsx.FilledRow{
		{Line: 4, Key: "m:1", Version: 3, Was: 45, Cells: xlsx.FillInCells{Percent: "60", Date: "17.09.2026", Note: "идёт"}},
		{Line: 5, Key: "t:7", Version: 2, Cells: xlsx.FillInCells{Sum: "0,30", Date: "25.09.2026", Number: "ПП-12"}},
		{Line: 6, Key: "p:1:6:resident:9", Cells: xlsx.FillInCells{Sum: "1\u00a0234,50", Date: "18.09.2026"}},
	}
	if len(troubles) > 0 || len(rows) != len(want) {
		t.Fatalf("read %d rows, told %v", len(rows), troubles)
	}
	for i := range want {
		if rows[i] != want[i] {
			t.Errorf("row %d is %+v, want %+v", i, rows[i], want[i])
		}
	}
}

func TestPerCentsAreReadAsSheetsHaveThem(t *testing.T) {
	for typed, want := range map[any]string{0.6: "60", 1: "100", 100: "100", 73: "73", "80 %": "80", "90": "90", 0.575: "", "много": "", 140: ""} {
		rows, troubles := filled(t, fillIn(t), func(f *excelize.File, sheet string) { set(t, f, sheet, map[string]any{"I4": typed}) })
		got, told := "", 0
		for _, r := range rows {
			if r.Key == "m:1" {
				got = r.Cells.Percent
			}
		}
		for _, c := range troubles {
			if c.Line == 4 && c.Column == "I" {
				told++
			}
		}
		if want != "" && (got != want || told > 0) || want == "" && told != 1 {
			t.Errorf("%v is %q, told %d", typed, got, told)
		}
	}
}

func TestEachCellThatCannotBeReadIsNamed(t *testing.T) {
	rows, troubles := filled(t, fillIn(t), func(f *excelize.File, sheet string) {
		set(t, f, sheet, map[string]any{
			"J5": "сто", "K5": "32.13", "J6": -5, "K6": "вчера",
			"C7": "Ещё один", "J7": 100, "A8": "t:7", "J8": 5,
		})
	})
	want := []string{"5 J money.format сто", "5 K", "6 J money.negative -5", "6 K", "7 C fillin.no_key Ещё один", "8 C fillin.twice 5"}
	for i, c := range troubles {
		said := fmt.Sprintf("%d %s %s %s", c.Line, c.Column, c.Key, c.Typed)
		if i >= len(want) || !strings.HasPrefix(said, want[i]) {
			t.Errorf("trouble %d: %s", i, said)
		}
	}
	if len(troubles) != len(want) {
		t.Errorf("told %d troubles, want %d", len(troubles), len(want))
	}
	for _, r := range rows {
		if r.Key == "t:7" && (r.Cells.Sum != "сто" || r.Cells.Date != "32.13") {
			t.Errorf("what was typed became %+v", r.Cells)
		}
	}
}

func TestWhatCouldNotBeReadGoesOutAndComesBackAsTyped(t *testing.T) {
	rows, troubles := filled(t, fillIn(t), nil)
	if len(rows) != 1 || rows[0].Cells != (xlsx.FillInCells{Sum: "0,005", Date: "25.09.2026", Number: "007"}) {
		t.Errorf("came back %+v", rows)
	}
	if len(troubles) != 1 || troubles[0].Key != "money.fraction" || troubles[0].Title == "" {
		t.Errorf("told %+v", troubles)
	}
}

func TestKeysAreHiddenAndLockedAndFiguresAreTyped(t *testing.T) {
	var out bytes.Buffer
	if err := xlsx.WriteFillIn(&out, fillIn(t)); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sheet := f.GetSheetName(0)
	for _, col := range []string{"A", "B"} {
		if shown, err := f.GetColVisible(sheet, col); err != nil || shown {
			t.Errorf("column %s is shown: %v", col, err)
		}
	}
	if p, err := f.GetSheetProtection(sheet); err != nil || !p.SelectUnlockedCells {
		t.Errorf("the sheet is not locked: %+v, %v", p, err)
	}
	for cell, open := range map[string]bool{"A4": false, "C4": false, "H5": false, "I4": true, "J4": false, "I5": false, "J5": true, "K4": true, "L5": true, "M4": true} {
		id, err := f.GetCellStyle(sheet, cell)
		if err != nil {
			t.Fatal(err)
		}
		style, err := f.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		if unlocked := style.Protection != nil && !style.Protection.Locked; unlocked != open {
			t.Errorf("%s may be typed into: %v", cell, unlocked)
		}
	}
	for cell, number := range map[string]bool{"F4": true, "G5": true, "H5": true, "I4": true, "K5": true, "C6": false, "L5": false, "J5": false} {
		kind, err := f.GetCellType(sheet, cell)
		if is := kind == excelize.CellTypeUnset || kind == excelize.CellTypeNumber || kind == excelize.CellTypeDate; err != nil || is != number {
			t.Errorf("%s is a number: %v, %v", cell, is, err)
		}
	}
	if formula, err := f.GetCellFormula(sheet, "C6"); err != nil || formula != "" {
		t.Errorf("a title became the formula %q, %v", formula, err)
	}
}

func TestAnotherFileIsToldFromOurs(t *testing.T) {
	var other bytes.Buffer
	f := excelize.NewFile()
	if err := f.Write(&other); err != nil {
		t.Fatal(err)
	}
	for name, in := range map[string]string{"no workbook": "не книга", "another workbook": other.String(), "half a workbook": other.String()[:other.Len()/2]} {
		if _, _, err := xlsx.ReadFillIn(strings.NewReader(in), fillDay); app.ErrorCode(err) != app.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}
