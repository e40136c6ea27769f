package xlsx

import (
	"errors"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/money"
)

// FilledRow is a row that came back. Version and Was are the row as the sheet was
// written: what was not touched is no change, whoever changed it meanwhile.
type FilledRow struct {
	Line    int // of the sheet, as Excel counts
	Key     string
	Version int64
	Was     int // per cent
	Cells   FillInCells
}

// CellTrouble is a cell that cannot be read: what stands in it stays as typed.
type CellTrouble struct {
	Line   int
	Column string // «J»
	Title  string // key of the catalogue that names the column
	Key    string // why
	Typed  string
}

// limit is how large a sheet may become when it is unpacked.
const limit = 64 << 20

// ReadFillIn reads a sheet that came back. Rows without anything typed are left
// out. A file that is no such sheet is Invalid.
func ReadFillIn(in io.Reader, today civil.Date) (rows []FilledRow, troubles []CellTrouble, err error) {
	f, err := excelize.OpenReader(in, excelize.Options{UnzipSizeLimit: limit, UnzipXMLSizeLimit: limit})
	if err != nil {
		return nil, nil, app.FailWith(err, app.Invalid, "fillin.unreadable")
	}
	defer f.Close() // only temporary files
	for _, sheet := range f.GetSheetList() {
		cells, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
		if err != nil {
			return nil, nil, app.FailWith(err, app.Invalid, "fillin.unreadable")
		}
		if head := headOf(cells); head >= 0 {
			r := &fillReader{today: today, seen: map[string]int{}}
			for i := head + 1; i < len(cells); i++ {
				r.row(i+1, cells[i])
			}
			return r.rows, r.troubles, nil
		}
	}
	return nil, nil, app.Fail(app.Invalid, "fillin.foreign")
}

// headOf is the row of titles of a sheet of ours, -1 in any other.
func headOf(rows [][]string) int {
	const deep = 20 // somebody may have put lines above
	for i, row := range rows[:min(len(rows), deep)] {
		if len(row) > 0 && strings.TrimSpace(row[0]) == fillMark {
			return i
		}
	}
	return -1
}

type fillReader struct {
	today    civil.Date
	seen     map[string]int // line of each key
	rows     []FilledRow
	troubles []CellTrouble
}

func (r *fillReader) row(line int, cells []string) {
	cell := func(col int) string {
		if col > len(cells) {
			return ""
		}
		return strings.TrimSpace(cells[col-1])
	}
	row := FilledRow{Line: line, Key: cell(fillKey)}
	version, was, _ := strings.Cut(cell(fillVersion), ":")
	row.Version, _ = strconv.ParseInt(version, 10, 64) // 0 is told as a conflict
	row.Was, _ = strconv.Atoi(was)                     // then the per cent counts as changed
	row.Cells = FillInCells{
		Percent: r.percent(line, cell(fillPercent)), Sum: r.sum(line, cell(fillSum)), Date: r.date(line, cell(fillDate)),
		Number: cell(fillNumber), Note: cell(fillNote),
	}
	if row.Cells.Percent == strconv.Itoa(row.Was) {
		row.Cells.Percent = ""
	}
	switch before, twice := r.seen[row.Key]; {
	case row.Cells.Empty():
		return
	case row.Key == "":
		r.trouble(line, fillProject, "fillin.no_key", cell(fillProject))
		return
	case twice:
		r.trouble(line, fillProject, "fillin.twice", strconv.Itoa(before))
		return
	}
	r.seen[row.Key] = line
	r.rows = append(r.rows, row)
}

func (r *fillReader) trouble(line, col int, key, typed string) {
	r.troubles = append(r.troubles, CellTrouble{Line: line, Column: column(col), Title: fillColumns[col].title, Key: key, Typed: typed})
}

// percent reads 0,45 of a cell of per cents, 45 of a plain one, and «45 %».
func (r *fillReader) percent(line int, s string) string {
	if s == "" {
		return ""
	}
	if v, err := strconv.ParseFloat(s, 64); err == nil {
		if v > 0 && v <= 1 {
			v *= 100
		}
		if n := int(v + 0.5); v >= 0 && v <= 100 && near(v, float64(n)) {
			return strconv.Itoa(n)
		}
	}
	plain := strings.TrimSpace(strings.TrimSuffix(s, "%"))
	if n, err := strconv.Atoi(plain); err == nil && n >= 0 && n <= 100 {
		return strconv.Itoa(n)
	}
	r.trouble(line, fillPercent, "decision.percent", s)
	return s
}

func near(a, b float64) bool { return a-b < 1e-6 && b-a < 1e-6 }

// sum reads a cell of numbers, or text as people type it.
func (r *fillReader) sum(line int, s string) string {
	if s == "" {
		return ""
	}
	figure := s
	if v, err := strconv.ParseFloat(s, 64); err == nil {
		figure = strconv.FormatFloat(v, 'f', 6, 64) // a sheet reckons 0,1 + 0,2 as 0,30000000000000004
	}
	sum, err := money.Parse(figure)
	if err == nil {
		err = sum.Check()
	}
	if problem, ok := errors.AsType[money.Problem](err); ok {
		r.trouble(line, fillSum, string(problem), s)
		return s
	}
	return sum.Format()
}

// date reads a day as a sheet counts days, or text as people type it.
func (r *fillReader) date(line int, s string) string {
	if s == "" {
		return ""
	}
	if v, err := strconv.ParseFloat(s, 64); err == nil && v >= firstDay && v <= lastDay {
		if t, err := excelize.ExcelDateToTime(v, false); err == nil {
			return civil.Of(t.In(time.UTC)).Format()
		}
	}
	d, err := civil.ParseHumanIn(s, r.today.Year())
	if err != nil {
		key := civil.ErrFormat
		if problem, ok := errors.AsType[civil.Problem](err); ok {
			key = problem
		}
		r.trouble(line, fillDate, string(key), s)
		return s
	}
	return d.Format()
}

// The values of cells that hold something typed before; nil for what is no value.

func percentValue(now int, typed string) any {
	if typed == "" {
		return float64(now) / 100
	}
	n, err := strconv.Atoi(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(typed), "%")))
	if err != nil {
		return nil
	}
	return float64(n) / 100
}

func sumValue(typed string) any {
	sum, err := money.Parse(typed)
	if err != nil || sum == 0 {
		return nil
	}
	return sum.Som()
}

func typedDate(typed string) any {
	d, err := civil.ParseHuman(typed)
	if err != nil || d.IsZero() {
		return nil
	}
	return d.Time(time.UTC)
}
