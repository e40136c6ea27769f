//go:build bench && linux

package bench

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"kairyluu/app/civil"
	"kairyluu/app/listing"
	"kairyluu/app/report"
	"kairyluu/app/xlsx"
	"kairyluu/assets"
	"kairyluu/ui/words"
)

// sheetPy writes the same cells with XlsxWriter and prints how many seconds it took.
//
//go:embed sheet.py
var sheetPy string

// compared is the most rows that are held in memory to be written by others too.
const compared = 100_000

// workbook is the quarter's workbook, with and without the list of its appeals.
func (b *bench) workbook(dir string) error {
	catalog, err := words.Load(assets.Lang)
	if err != nil {
		return err
	}
	source := report.Of(b.office.Desk)
	q := until.Quarter().Prev()
	for _, personal := range []bool{false, true} {
		what := "the quarter's workbook, figures to file"
		if personal {
			what = "the same with the list of its appeals"
		}
		took, err := elapsed(func() error {
			r, err := report.Build(b.ctx, source, q, report.Options{Now: now()})
			if err != nil {
				return err
			}
			return xlsx.Save(b.ctx, filepath.Join(dir, "quarter.xlsx"), r, catalog.In("ru"), xlsx.Options{Source: source, PersonalData: personal})
		})
		if err != nil {
			return err
		}
		b.figure(figure{What: what, Value: ms(took), Time: took})
	}
	return nil
}

// export writes the whole journal to a workbook, and has others write its cells.
func (b *bench) export(dir string) error {
	t, err := listing.Of(b.ctx, b.office, listing.Request{Table: "appeals"})
	if err != nil {
		return err
	}
	if err := forgetPeak(); err != nil {
		return err
	}
	path := filepath.Join(dir, "appeals.xlsx")
	var rows int
	took, err := elapsed(func() (err error) {
		rows, err = xlsx.SaveListing(b.ctx, t, path)
		return err
	})
	if err != nil {
		return err
	}
	m, err := memoryAfter("exporting every appeal")
	if err != nil {
		return err
	}
	b.found.Memory = append(b.found.Memory, m)
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	b.figure(figure{
		ID: "P13", What: "every appeal exported, 27 columns: time, memory at most", Goal: "4 s, 120 MiB / 40 s",
		Value: fmt.Sprintf("%s, %d MiB", ms(took), m.Peak), Time: took,
	})
	b.note("Exported: %d rows, %d MiB.", rows, info.Size()>>20)
	if rows > compared {
		return nil
	}
	return b.others(dir, t, took)
}

// others write the same cells: a bare StreamWriter, and XlsxWriter with its memory
// kept constant. Both are given the cells ready, the export reads them from the
// data.
func (b *bench) others(dir string, t listing.Table, ours time.Duration) error {
	var all []listing.Row
	for row, err := range t.Rows {
		if err != nil {
			return err
		}
		all = append(all, row)
	}
	bare, err := elapsed(func() error { return writeBare(filepath.Join(dir, "bare.xlsx"), t.Columns, all) })
	if err != nil {
		return err
	}
	cells := filepath.Join(dir, "cells.json")
	if err := writeCells(cells, t.Columns, all); err != nil {
		return err
	}
	said, err := exec.CommandContext(b.ctx, "/usr/bin/python3", "-c", sheetPy, cells, filepath.Join(dir, "py.xlsx")).CombinedOutput()
	if err != nil {
		return fmt.Errorf("python3-xlsxwriter: %w: %s", err, said)
	}
	seconds, err := strconv.ParseFloat(strings.TrimSpace(string(said)), 64)
	if err != nil {
		return err
	}
	python := time.Duration(seconds * float64(time.Second))
	b.note("The same cells by a bare excelize StreamWriter: %s, so the export is %s times that; by XlsxWriter with constant memory: %s, %s times.",
		ms(bare), ratio(ours, bare), ms(python), ratio(ours, python))
	return nil
}

func writeBare(path string, columns []listing.Column, rows []listing.Row) error {
	f := excelize.NewFile()
	defer f.Close()
	style, err := f.NewStyle(&excelize.Style{NumFmt: 14})
	if err != nil {
		return err
	}
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		return err
	}
	cells := make([]any, len(columns))
	for i, c := range columns {
		cells[i] = c.Key
	}
	if err := w.SetRow("A1", cells); err != nil {
		return err
	}
	for i, row := range rows {
		for j, value := range row {
			cells[j] = value
			if d, ok := value.(civil.Date); ok {
				cells[j] = nil
				if !d.IsZero() {
					cells[j] = excelize.Cell{StyleID: style, Value: serial(d)}
				}
			}
		}
		if err := w.SetRow("A"+strconv.Itoa(i+2), cells); err != nil {
			return err
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.SaveAs(path)
}

// serial is a date as Excel counts days.
func serial(d civil.Date) int { return d.Sub(civil.MustParse("1899-12-30")) }

// writeCells leaves the rows for another program: a list a line, days as [serial].
func writeCells(path string, columns []listing.Column, rows []listing.Row) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	out := json.NewEncoder(f)
	head := make([]string, len(columns))
	for i, c := range columns {
		head[i] = c.Key
	}
	if err := out.Encode(head); err != nil {
		return err
	}
	for _, row := range rows {
		cells := make([]any, len(row))
		for i, value := range row {
			cells[i] = value
			if d, ok := value.(civil.Date); ok {
				cells[i] = nil
				if !d.IsZero() {
					cells[i] = []int{serial(d)}
				}
			}
		}
		if err := out.Encode(cells); err != nil {
			return err
		}
	}
	return nil
}
