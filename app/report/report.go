// Package report reckons the figures of a quarter and of the head's page. They
// are data: the screen and the workbook show the same Report, each in whatever
// language it likes, and every figure that is a list carries its filter.
package report

import (
	"time"

	"kairyluu/app"
	"kairyluu/app/civil"
)

// Report is the quarterly summary (domain.md §3.2) as data.
type Report struct {
	Quarter  civil.Quarter
	AsOf     civil.Date // the last day that the figures cover: the quarter's, or today while it runs
	Partial  bool       // the quarter is not over: last year is counted to the same day
	Made     time.Time
	Office   Label
	City     Label
	District string
	Head     string
	Reporter string
	MadeUp   bool // the figures of a made-up office

	Received app.AppealFilter // the appeals of the quarter: what the list of appeals holds
	Tables   []Table
}

// Sheet is what stands on one sheet of the workbook and one page of the screen.
type Sheet struct {
	Key    string // stable: "totals", "topics", …
	Title  Label
	Tables []Table
}

// Sheets groups the tables by sheet, in order.
func (r Report) Sheets() []Sheet {
	var sheets []Sheet
	for _, t := range r.Tables {
		if n := len(sheets); n == 0 || sheets[n-1].Key != t.Sheet {
			sheets = append(sheets, Sheet{Key: t.Sheet, Title: Say("report.sheet." + t.Sheet)})
		}
		last := &sheets[len(sheets)-1]
		last.Tables = append(last.Tables, t)
	}
	return sheets
}

// Table returns the table with that key; an empty one when there is none.
func (r Report) Table(key string) Table {
	for _, t := range r.Tables {
		if t.Key == key {
			return t
		}
	}
	return Table{}
}

// Title is «Отчёт о работе с обращениями граждан».
func (r Report) Title() Label { return Say("report.title") }

// Period is «III квартал 2026 года», with the day that a running quarter is
// counted to.
func (r Report) Period() Label {
	quarter := QuarterLabel(r.Quarter)
	if r.Partial {
		return Say("report.period.partial", "quarter", quarter, "date", r.AsOf)
	}
	return quarter
}

// Table is one table of figures.
type Table struct {
	Key     string
	Sheet   string
	Title   Label
	Head    Label // over the rows' labels
	Columns []Column
	Rows    []Row
	Notes   []Label
	Chart   Chart
}

// ChartKind is a shape of chart.
type ChartKind string

// Kinds of chart.
const (
	NoChart ChartKind = ""
	Bars    ChartKind = "bars"    // lying, the first row on top
	Columns ChartKind = "columns" // standing
)

// Chart says how the plain rows of a table (no totals, no asides, level 0) are drawn.
type Chart struct {
	Kind    ChartKind
	Columns []string // keys of the columns drawn
}

// Column is one column of figures.
type Column struct {
	Key   string
	Title Label
	Kind  Kind
}

// Row is one line of a table. Level 1 breaks the level 0 row above it down.
// The level 0 rows that are neither Total nor Aside add up to the Total row.
type Row struct {
	Key   string
	Label Label
	Level int
	Group bool   // stands for the rows below it, and is set apart
	Cells []Cell // one per column
	Total bool
	Aside bool // told beside the sum: overlapping or of another unit
}

// Cell returns the row's cell in the column with that key.
func (t Table) Cell(r Row, column string) Cell {
	for i, c := range t.Columns {
		if c.Key == column && i < len(r.Cells) {
			return r.Cells[i]
		}
	}
	return Cell{}
}

// Row returns the row with that key; an empty one when there is none.
func (t Table) Row(key string) Row {
	for _, r := range t.Rows {
		if r.Key == key {
			return r
		}
	}
	return Row{}
}
