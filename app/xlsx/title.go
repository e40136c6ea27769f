package xlsx

import (
	"github.com/xuri/excelize/v2"

	"kairyluu/app/civil"
	"kairyluu/app/report"
)

// Columns of the title sheet: a margin for labels and room for a signature.
var titleWidths = []float64{30, 26, 3, 34}

const titleWidth = 75 // of letters, less than the columns: they are large and bold

// title writes the first sheet: what the report is, what it holds, who signs.
func (b *book) title(r report.Report, personal bool) {
	sheet := b.addSheet(b.words.T("report.sheet.title"))
	for i, width := range titleWidths {
		b.do(b.file.SetColWidth(sheet, column(i+1), column(i+1), width))
	}
	hide := false
	b.do(b.file.SetSheetView(sheet, 0, &excelize.ViewOptions{ShowGridLines: &hide}))
	row := b.titleHead(sheet, r)
	row = b.titleFacts(sheet, row+2, r)
	titles := sheetTitles(r)
	if personal {
		titles = append(titles, report.Label{Key: "report.sheet.list"})
	}
	row = b.contents(sheet, row+2, titles)
	row = b.signature(sheet, row+3, b.words.T("report.reporter"), r.Reporter)
	row = b.signature(sheet, row+2, b.words.T("report.head"), r.Head)
	b.paper(page{sheet: sheet, cols: len(titleWidths), rows: row})
}

func (b *book) titleHead(sheet string, r report.Report) (row int) {
	centred := look{across: "center", wrap: true}
	write := func(at int, s string, size float64, bold bool) {
		l := centred
		l.size, l.bold = size, bold
		b.merged(sheet, 1, len(titleWidths), at, s, l, titleWidth)
	}
	place := b.say(r.City)
	if r.District != "" {
		place += ", " + r.District
	}
	write(2, b.say(r.Office), 16, true)
	write(3, place, 12, false)
	write(6, b.say(r.Title()), 18, true)
	write(7, b.say(r.Period()), 14, false)
	if r.MadeUp {
		write(9, b.words.T("report.made_up"), 12, true)
	}
	return 9
}

func (b *book) titleFacts(sheet string, row int, r report.Report) int {
	b.text(sheet, 1, row, b.words.T("report.for_period"), look{faint: true})
	b.text(sheet, 2, row, r.Received.From.Format()+" – "+r.AsOf.Format(), look{})
	b.text(sheet, 1, row+1, b.words.T("report.made"), look{faint: true})
	b.day(sheet, 2, row+1, civil.Of(r.Made), look{across: "left"})
	return row + 1
}

func sheetTitles(r report.Report) (titles []report.Label) {
	for _, s := range r.Sheets() {
		titles = append(titles, s.Title)
	}
	return titles
}

// contents lists the sheets, each a link to it.
func (b *book) contents(sheet string, row int, titles []report.Label) int {
	b.text(sheet, 1, row, b.words.T("report.contents"), look{bold: true})
	for _, title := range titles {
		row++
		name := sheetName(b.say(title))
		b.text(sheet, 1, row, b.say(title), look{})
		b.do(b.file.SetCellHyperLink(sheet, at(1, row), quoted(name)+"!A1", "Location"))
	}
	return row
}

// signature is a line to sign on, with the name in print.
func (b *book) signature(sheet string, row int, who, name string) int {
	b.text(sheet, 1, row, who, look{wrap: true})
	b.text(sheet, 2, row, "", look{under: true})
	b.text(sheet, 4, row, name, look{under: true, across: "center"})
	small := look{faint: true, size: 9, across: "center", topLevel: true}
	b.text(sheet, 2, row+1, b.words.T("report.signature"), small)
	b.text(sheet, 4, row+1, b.words.T("report.signed_name"), small)
	return row + 1
}
