package xlsx

import (
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"kairyluu/app/report"
)

// book is a workbook in the making. The first error stops the rest.
type book struct {
	file   *excelize.File
	styles styles
	about  about
	words  report.Words
	names  map[string]bool // of sheets, in lower case
	err    error
}

// about is what the sheets of a workbook say of it: whose it is, what, and of when.
type about struct {
	office, title report.Label
	subject       report.Label // below the title of every sheet
	period        report.Label // at the foot
	made          time.Time
}

func newBook(f *excelize.File, a about, w report.Words) *book {
	return &book{
		file: f, styles: styles{f, map[look]int{}}, about: a, words: w, names: map[string]bool{},
	}
}

func (b *book) say(l report.Label) string { return l.In(b.words) }

// do keeps the first error.
func (b *book) do(err error) {
	if b.err == nil {
		b.err = err
	}
}

// addSheet makes a sheet whose name is fit for Excel: at most 31 letters, none
// of its own signs, not twice the same.
func (b *book) addSheet(title string) string {
	name := sheetName(title)
	for b.names[strings.ToLower(name)] {
		name = sheetName("* " + name)
	}
	b.names[strings.ToLower(name)] = true
	if len(b.names) == 1 {
		b.do(b.file.SetSheetName(b.file.GetSheetName(0), name))
		return name
	}
	_, err := b.file.NewSheet(name)
	b.do(err)
	return name
}

func sheetName(title string) string {
	name := strings.Trim(strings.NewReplacer(
		":", " ", "\\", " ", "/", " ", "?", " ", "*", "_", "[", "(", "]", ")",
	).Replace(title), " '")
	letters := []rune(name)
	return strings.TrimRight(string(letters[:min(len(letters), excelize.MaxSheetNameLength)]), " '")
}

// text writes a string. It stays one whatever it begins with.
func (b *book) text(sheet string, col, row int, s string, l look) {
	cell := at(col, row)
	b.do(b.file.SetCellStr(sheet, cell, s))
	b.style(sheet, col, row, col, row, l)
}

func (b *book) style(sheet string, fromCol, fromRow, toCol, toRow int, l look) {
	id, err := b.styles.of(l)
	b.do(err)
	b.do(b.file.SetCellStyle(sheet, at(fromCol, fromRow), at(toCol, toRow), id))
}

// merged writes a string across columns and makes the row high enough for it:
// Excel does not do that for merged cells.
func (b *book) merged(sheet string, fromCol, toCol, row int, s string, l look, width float64) {
	b.text(sheet, fromCol, row, s, l)
	if toCol > fromCol {
		b.do(b.file.MergeCell(sheet, at(fromCol, row), at(toCol, row)))
		b.style(sheet, fromCol, row, toCol, row, l)
	}
	b.do(b.file.SetRowHeight(sheet, row, height(s, width, l.size)))
}

// height is how high a row must be for s in so many characters' width.
func height(s string, width, size float64) float64 {
	if size == 0 {
		size = 11
	}
	return float64(linesOf(s, width*11/size))*size*1.36 + 2
}

// linesOf is how many lines s takes in a cell of so many characters, broken
// where it says and between words.
func linesOf(s string, width float64) (n int) {
	for line := range strings.SplitSeq(s, "\n") {
		n += wrapped(line, width)
	}
	return n
}

func wrapped(s string, width float64) int {
	n, used := 1, 0.0
	for _, word := range strings.Fields(s) {
		w := float64(len([]rune(word)))
		if used > 0 && used+1+w > width {
			n, used = n+1, 0
		}
		if used > 0 {
			used++
		}
		used += w
		for used > width && width > 0 {
			n, used = n+1, used-width
		}
	}
	return n
}

// at is the name of a cell; both count from 1.
func at(col, row int) string {
	name, err := excelize.CoordinatesToCellName(col, row)
	if err != nil {
		return "A1"
	}
	return name
}

func absolute(col, row int) string {
	name, err := excelize.CoordinatesToCellName(col, row, true)
	if err != nil {
		return "$A$1"
	}
	return name
}

// quoted is a sheet's name inside a reference.
func quoted(sheet string) string { return "'" + strings.ReplaceAll(sheet, "'", "''") + "'" }
