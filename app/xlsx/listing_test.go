package xlsx_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"kairyluu/app"
	"kairyluu/app/listing"
	"kairyluu/app/xlsx"
)

func table(t *testing.T, o listing.Source) listing.Table {
	t.Helper()
	table, err := listing.From(ctx, o, listing.Request{Table: "appeals"})
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func TestATableIsSavedTypedUnderItsKeys(t *testing.T) {
	path := filepath.Join(t.TempDir(), "appeals.xlsx")
	n, err := xlsx.SaveListing(ctx, table(t, office()), path)
	if err != nil || n != 2500 {
		t.Fatalf("%d rows, %v", n, err)
	}
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows("appeals")
	if err != nil || len(rows) != 2501 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	if want := []string{"number", "registered", "received", "kind"}; !slices.Equal(rows[0][:4], want) {
		t.Errorf("head %v", rows[0])
	}
	if date := rows[1][1]; len(date) != 10 || date[:2] != "20" || strings.Count(date, "-") != 2 {
		t.Errorf("a date shows as %q", date)
	}
	for cell, number := range map[string]bool{"A2": false, "B2": true, "G2": true, "Q2": false} {
		kind, err := f.GetCellType("appeals", cell)
		if is := kind == excelize.CellTypeUnset || kind == excelize.CellTypeNumber; err != nil || is != number {
			t.Errorf("%s is a number: %v, %v", cell, is, err)
		}
	}
	if dimension, err := f.GetSheetDimension("appeals"); err != nil || dimension != "A1:AA2501" {
		t.Errorf("dimension %s, %v", dimension, err)
	}
}

func TestATableLongerThanASheetGoesOnInTheNext(t *testing.T) {
	defer xlsx.SetMaxRows(1000)()
	path := filepath.Join(t.TempDir(), "appeals.xlsx")
	if n, err := xlsx.SaveListing(ctx, table(t, office()), path); err != nil || n != 2500 {
		t.Fatalf("%d rows, %v", n, err)
	}
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var numbers []string
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil || rows[0][0] != "number" || len(rows) > 1000 {
			t.Fatalf("%s: %d rows, %v", sheet, len(rows), err)
		}
		for _, row := range rows[1:] {
			numbers = append(numbers, row[0])
		}
	}
	slices.Sort(numbers)
	if n := len(slices.Compact(numbers)); n != 2500 {
		t.Errorf("%d different numbers", n)
	}
}

func TestTheEndingOfTheNameChoosesTheFormat(t *testing.T) {
	dir := t.TempDir()
	if _, err := xlsx.SaveListing(ctx, table(t, office()), filepath.Join(dir, "a.csv")); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(filepath.Join(dir, "a.csv")); err != nil || !strings.HasPrefix(string(got), "number,registered,") {
		t.Errorf("csv begins with %.20q, %v", got, err)
	}
	_, err := xlsx.SaveListing(ctx, table(t, office()), filepath.Join(dir, "a.pdf"))
	if e, ok := errors.AsType[*app.Error](err); !ok || e.Key != "listing.format" {
		t.Errorf("got %v", err)
	}
	if _, err := os.Stat(filepath.Join(dir, "a.pdf")); err == nil {
		t.Error("a file of no format is left")
	}
}

func TestAnEmptyTableHasItsHead(t *testing.T) {
	o := office()
	o.Appeals = nil
	path := filepath.Join(t.TempDir(), "appeals.xlsx")
	if n, err := xlsx.SaveListing(ctx, table(t, o), path); err != nil || n != 0 {
		t.Fatalf("%d rows, %v", n, err)
	}
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if rows, err := f.GetRows("appeals"); err != nil || len(rows) != 1 {
		t.Errorf("%v, %v", rows, err)
	}
}

func TestATableThatFailsHalfWayKeepsTheOldFile(t *testing.T) {
	o := office()
	path := filepath.Join(t.TempDir(), "appeals.xlsx")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	whole := table(t, o)
	failing := whole
	failing.Rows = func(yield func(listing.Row, error) bool) {
		for row, err := range whole.Rows {
			if !yield(row, err) {
				return
			}
			o.Fail = errors.New("gone")
		}
	}
	if n, err := xlsx.SaveListing(ctx, failing, path); !errors.Is(err, o.Fail) || n != 0 {
		t.Errorf("%d rows, %v", n, err)
	}
	if got, err := os.ReadFile(path); err != nil || string(got) != "old" {
		t.Errorf("the file holds %.20q, %v", got, err)
	}
}
