package xlsx

import (
	"io"
	"strconv"
	"time"

	"github.com/xuri/excelize/v2"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/report"
	"kairyluu/app/safefile"
)

// FillIn is a sheet that people fill in: progress and payments of many projects,
// a row each. What it is about is locked, what is asked for is open; a hidden
// column says which row is which when the sheet comes back.
type FillIn struct {
	Rows  []app.SheetRow
	Typed map[string]FillInCells // what is typed already, by the key of the row
	Words report.Words
	Name  func(source int64) string // what a source is called
}

// FillInCells is what people type into a row, as it would stand in fields.
type FillInCells struct {
	Percent string `json:"percent,omitempty"`
	Sum     string `json:"sum,omitempty"`
	Date    string `json:"date,omitempty"`
	Number  string `json:"number,omitempty"`
	Note    string `json:"note,omitempty"`
}

// Empty tells whether nothing is typed.
func (c FillInCells) Empty() bool { return c == FillInCells{} }

// Columns of the sheet, from 1. The first two are hidden.
const (
	fillKey = iota + 1
	fillVersion
	fillProject
	fillWhat
	fillSource
	fillPlanned
	fillPromised
	fillReceived
	fillPercent
	fillSum
	fillDate
	fillNumber
	fillNote
)

// fillMark stands over the hidden column of a sheet of ours.
const fillMark = "kairyluu:sheet:1"

// fillHead is the row of the titles.
const fillHead = 3

// fillColumns are the titles that people see, and how wide they are.
var fillColumns = map[int]struct {
	title string
	width float64
}{
	fillProject: {"fillin.project", 34}, fillWhat: {"fillin.what", 30}, fillSource: {"fillin.source", 18},
	fillPlanned: {"fillin.planned", 12}, fillPromised: {"fillin.promised", 15}, fillReceived: {"fillin.received", 15},
	fillPercent: {"fillin.percent", 11}, fillSum: {"fillin.sum", 15}, fillDate: {"fillin.date", 13},
	fillNumber: {"fillin.number", 16}, fillNote: {"fillin.note", 36},
}

const (
	moneyFormat   = `#,##0.00`
	percentFormat = `0%`
	openFill      = "FFF8E1" // where one types
)

// SaveFillIn writes the sheet to path.
func SaveFillIn(path string, s FillIn) error {
	return safefile.Write(path, func(out io.Writer) error { return WriteFillIn(out, s) })
}

// WriteFillIn writes the sheet as a workbook.
func WriteFillIn(out io.Writer, s FillIn) error {
	return write(out, "", func(f *excelize.File) error {
		w := &filler{book: newBook(f, about{}, s.Words), FillIn: s}
		w.sheet = w.addSheet(s.Words.T("fillin.sheet"))
		w.head()
		for i, r := range s.Rows {
			w.row(fillHead+1+i, r)
		}
		w.lock()
		return w.err
	})
}

// filler is the sheet in the making.
type filler struct {
	*book
	FillIn
	sheet string
}

func (w *filler) T(key string) string { return w.Words.T(key) }

func (w *filler) head() {
	w.text(w.sheet, fillProject, 1, w.T("fillin.title"), look{bold: true, size: 16})
	w.text(w.sheet, fillProject, 2, w.T("fillin.how"), look{faint: true})
	w.text(w.sheet, fillKey, fillHead, fillMark, look{faint: true})
	for col := fillProject; col <= fillNote; col++ {
		c := fillColumns[col]
		w.do(w.file.SetColWidth(w.sheet, column(col), column(col), c.width))
		w.text(w.sheet, col, fillHead, w.T(c.title), look{bold: true, fill: headFill, border: true, wrap: true, across: "center"})
	}
	w.do(w.file.SetRowHeight(w.sheet, fillHead, 32))
}

func (w *filler) row(at int, r app.SheetRow) {
	plain := look{border: true, wrap: true, topLevel: true}
	w.text(w.sheet, fillKey, at, r.Key, look{faint: true})
	w.text(w.sheet, fillVersion, at, strconv.FormatInt(r.Version, 10)+":"+strconv.Itoa(r.Percent), look{faint: true})
	title := app.Entry{NameRU: r.Project, NameKY: r.ProjectKY}.Name(languageOf(w.Words))
	w.text(w.sheet, fillProject, at, title, plain)
	w.text(w.sheet, fillWhat, at, r.What, plain)
	source := ""
	if r.SourceID != 0 {
		source = w.Name(r.SourceID)
	}
	w.text(w.sheet, fillSource, at, source, plain)
	w.cell(fillPlanned, at, dateValue(r.Planned), look{border: true, topLevel: true, across: "center", format: formats[report.Day]})
	sum := look{border: true, topLevel: true, across: "right", format: moneyFormat}
	if !isMilestone(r) {
		w.cell(fillPromised, at, r.Promised.Som(), sum)
		w.cell(fillReceived, at, r.Received.Som(), sum)
	} else {
		w.cell(fillPromised, at, nil, sum)
		w.cell(fillReceived, at, nil, sum)
	}
	w.answers(at, r)
	w.do(w.file.SetRowHeight(w.sheet, at, max(height(title, fillColumns[fillProject].width-1, 0), height(r.What, fillColumns[fillWhat].width-1, 0))))
}

// answers are the cells that people type into: a step has a per cent, a payment a
// sum with its date and document.
func (w *filler) answers(at int, r app.SheetRow) {
	typed := w.Typed[r.Key]
	ask := look{border: true, topLevel: true, open: true, fill: openFill}
	shut := look{border: true, topLevel: true, fill: bandRow}
	per, sum, date, text := ask, ask, ask, ask
	per.format, sum.format, date.format = percentFormat, moneyFormat, formats[report.Day]
	per.across, sum.across, date.across, text.wrap = "right", "right", "center", true
	if isMilestone(r) {
		w.cell(fillPercent, at, orText(percentValue(r.Percent, typed.Percent), typed.Percent), per)
		w.cell(fillSum, at, nil, shut)
		w.cell(fillNumber, at, nil, shut)
	} else {
		w.cell(fillPercent, at, nil, shut)
		w.cell(fillSum, at, orText(sumValue(typed.Sum), typed.Sum), sum)
		w.cell(fillNumber, at, textValue(typed.Number), text)
	}
	w.cell(fillDate, at, orText(typedDate(typed.Date), typed.Date), date)
	w.cell(fillNote, at, textValue(typed.Note), text)
}

func (w *filler) cell(col, row int, value any, l look) {
	if value != nil {
		w.do(w.file.SetCellValue(w.sheet, at(col, row), value))
	}
	w.style(w.sheet, col, row, col, row, l)
}

// lock hides the keys, shuts what must not be changed, and helps with what may.
func (w *filler) lock() {
	last := fillHead + max(1, len(w.Rows))
	for _, col := range []int{fillKey, fillVersion} {
		w.do(w.file.SetColVisible(w.sheet, column(col), false))
	}
	w.allow(fillPercent, last, excelize.DataValidationTypeDecimal, 0, 1, "fillin.error.percent")
	w.allow(fillSum, last, excelize.DataValidationTypeDecimal, 0, 1e12, "fillin.error.sum")
	w.allow(fillDate, last, excelize.DataValidationTypeDate, firstDay, lastDay, "fillin.error.date")
	w.do(w.file.SetPanes(w.sheet, &excelize.Panes{
		Freeze: true, XSplit: fillProject, YSplit: fillHead, TopLeftCell: at(fillWhat, fillHead+1), ActivePane: "bottomRight",
	}))
	w.fit(page{sheet: w.sheet, landscape: true, cols: fillNote, rows: last, headRow: fillHead})
	w.do(w.file.ProtectSheet(w.sheet, &excelize.SheetProtectionOptions{
		SelectLockedCells: true, SelectUnlockedCells: true, FormatCells: true, FormatColumns: true, FormatRows: true,
	}))
}

// The days that a spreadsheet takes in the column of dates, as it counts them.
const (
	firstDay = 36526 // 1 January 2000
	lastDay  = 73050 // 31 December 2099
)

func (w *filler) allow(col, last int, kind excelize.DataValidationType, from, to float64, sentence string) {
	v := excelize.NewDataValidation(true)
	v.SetSqref(at(col, fillHead+1) + ":" + at(col, last))
	w.do(v.SetRange(from, to, kind, excelize.DataValidationOperatorBetween))
	v.SetError(excelize.DataValidationErrorStyleWarning, w.T("fillin.title"), w.T(sentence))
	w.do(w.file.AddDataValidation(w.sheet, v))
}

// isMilestone tells a step of the works, which has a per cent, from a payment.
func isMilestone(r app.SheetRow) bool { return len(r.Key) > 1 && r.Key[:2] == "m:" }

func languageOf(w report.Words) app.Language {
	if w.Lang() == string(app.Kyrgyz) {
		return app.Kyrgyz
	}
	return app.Russian
}

func dateValue(d civil.Date) any {
	if d.IsZero() {
		return nil
	}
	return d.Time(time.UTC)
}

func textValue(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// orText is a value, or the text that could not be read as one.
func orText(value any, typed string) any {
	if value == nil {
		return textValue(typed)
	}
	return value
}
