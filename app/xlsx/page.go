package xlsx

import (
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// page is how a sheet goes to paper: A4, as wide as one sheet of paper.
type page struct {
	sheet     string
	landscape bool
	cols      int
	rows      int
	headRow   int // repeated on every page and frozen; 0: none
}

const a4 = 9

// paper sets size, margins, print area, repeated head and page numbers. It must
// come before a StreamWriter of the same sheet.
func (b *book) paper(p page) {
	b.fit(p)
	footer := "&L&9" + plain(b.say(b.about.office)) + "&C&9" + plain(b.say(b.about.period)) +
		"&R&9" + b.words.T("report.page", "page", "&P", "pages", "&N")
	b.do(b.file.SetHeaderFooter(p.sheet, &excelize.HeaderFooterOptions{OddFooter: footer}))
}

// fit is paper without a foot.
func (b *book) fit(p page) {
	fit, size, wide, high, orientation := true, a4, 1, 0, "portrait"
	if p.landscape {
		orientation = "landscape"
	}
	b.do(b.file.SetSheetProps(p.sheet, &excelize.SheetPropsOptions{FitToPage: &fit}))
	b.do(b.file.SetPageLayout(p.sheet, &excelize.PageLayoutOptions{
		Size: &size, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &high,
	}))
	side, edge, head := 0.5, 0.75, 0.3
	b.do(b.file.SetPageMargins(p.sheet, &excelize.PageLayoutMarginsOptions{
		Left: &side, Right: &side, Top: &side, Bottom: &edge, Header: &head, Footer: &head,
	}))
	b.define("_xlnm.Print_Area", p.sheet, "$A$1:"+absolute(p.cols, p.rows))
	if p.headRow > 0 {
		row := "$" + strconv.Itoa(p.headRow)
		b.define("_xlnm.Print_Titles", p.sheet, row+":"+row)
	}
}

func (b *book) define(name, sheet, area string) {
	b.do(b.file.SetDefinedName(&excelize.DefinedName{Name: name, RefersTo: quoted(sheet) + "!" + area, Scope: sheet}))
}

// plain is text inside a footer, where & begins a code. A digit at the beginning
// would be read as the size before it.
func plain(s string) string {
	s = strings.ReplaceAll(s, "&", "&&")
	if s != "" && s[0] >= '0' && s[0] <= '9' {
		s = " " + s
	}
	letters := []rune(s)
	return string(letters[:min(len(letters), 70)])
}

// frozen keeps the rows down to headRow and the first column in sight.
func frozen(headRow int) *excelize.Panes {
	return &excelize.Panes{
		Freeze: true, XSplit: 1, YSplit: headRow, TopLeftCell: at(2, headRow+1), ActivePane: "bottomRight",
		Selection: []excelize.Selection{{SQRef: at(2, headRow+1), ActiveCell: at(2, headRow+1), Pane: "bottomRight"}},
	}
}
