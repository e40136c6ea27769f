package xlsx

import (
	"math"
	"slices"
	"time"

	"github.com/xuri/excelize/v2"

	"kairyluu/app/civil"
	"kairyluu/app/report"
)

// headRow is where the head of a sheet's first table stands.
const headRow = 4

// portraitWidth is how many characters across still read well on an upright A4.
const portraitWidth = 125

// absentFigure stands for a figure that can't be told (domain.md §3.3).
const absentFigure = "–"

// grid is one sheet of tables while it is written.
type grid struct {
	*book
	name    string
	columns []report.Column
	widths  []float64 // the labels' first
	turned  bool      // heads stand upright
	row     int       // the next free one
}

// sheet writes the tables of a sheet one below another. Tables of the same
// columns share the head, which stays in sight and is repeated on paper.
func (b *book) sheet(s report.Sheet) {
	g := &grid{book: b, name: b.addSheet(b.say(s.Title)), columns: s.Tables[0].Columns}
	g.measure(s)
	g.heading(b.say(s.Title))
	g.head(g.headLabel(s))
	for i, t := range s.Tables {
		if i > 0 && !slices.EqualFunc(g.columns, t.Columns, sameColumn) {
			g.columns = t.Columns
			g.row++
			g.head(b.say(t.Head))
		}
		g.table(t, len(s.Tables) > 1)
	}
	for _, n := range notes(s) {
		g.note(b.say(n))
	}
	b.do(b.file.SetPanes(g.name, frozen(headRow)))
	b.paper(page{sheet: g.name, landscape: g.width() > portraitWidth, cols: g.printed(), rows: g.row - 1, headRow: headRow})
}

func sameColumn(a, b report.Column) bool { return a.Key == b.Key }

// notes are those of all tables, each once.
func notes(s report.Sheet) []report.Label {
	var all []report.Label
	said := map[string]bool{}
	for _, t := range s.Tables {
		for _, n := range t.Notes {
			if !said[n.Key] || len(n.Args) > 0 {
				said[n.Key] = true
				all = append(all, n)
			}
		}
	}
	return all
}

// measure chooses the widths of the columns: each holds what stands below one
// another in it, whatever table it is of.
func (g *grid) measure(s report.Sheet) {
	label := 16.0
	for _, t := range s.Tables {
		g.turned = g.turned || manyCounts(t)
		for _, r := range t.Rows {
			label = max(label, 1.1*float64(len([]rune(g.say(r.Label)))+2*r.Level)+3)
		}
	}
	g.widths = []float64{min(label, 48)}
	for _, t := range s.Tables {
		for i, c := range t.Columns {
			if i+1 == len(g.widths) {
				g.widths = append(g.widths, 0)
			}
			g.widths[i+1] = max(g.widths[i+1], g.widthOf(c.Kind))
		}
	}
	for i, width := range g.widths {
		g.do(g.file.SetColWidth(g.name, column(i+1), column(i+1), width))
	}
}

// manyCounts tells whether upright heads save much: there are many narrow figures below
// them.
func manyCounts(t report.Table) bool {
	n := 0
	for _, c := range t.Columns {
		if c.Kind == report.Count {
			n++
		}
	}
	return n > 5
}

func (g *grid) widthOf(k report.Kind) float64 {
	switch {
	case g.turned && k == report.Count:
		return 8
	case k == report.Text:
		return 28
	case k == report.Day, k == report.Short, k == report.Quantity, k == report.Rate, k == report.Whole:
		return 12.5
	case k == report.Count, k == report.Price:
		return 15
	case k == report.Money:
		return 17
	case k == report.Percent:
		return 16
	}
	return 14
}

func (g *grid) width() (sum float64) {
	for _, w := range g.widths {
		sum += w
	}
	return sum
}

func (g *grid) heading(title string) {
	g.text(g.name, 1, 1, title, look{bold: true, size: 16})
	g.text(g.name, 1, 2, g.subject(), look{faint: true})
	g.row = headRow
}

func (g *grid) subject() string { return g.say(g.about.office) + ". " + g.say(g.about.subject) }

// printed is how many columns go to paper: those of the table, and as many empty ones
// as the line below the title runs over.
func (g *grid) printed() int {
	const usual = 8 // characters that an empty column is wide
	over := float64(len([]rune(g.subject()))) - g.width()
	return len(g.widths) + max(0, int(math.Ceil(over/usual)))
}

// headLabel stands over the labels: the table's own word if there is one table.
func (g *grid) headLabel(s report.Sheet) string {
	first := s.Tables[0].Head
	for _, t := range s.Tables {
		if t.Head.Key != first.Key {
			return g.words.T("report.head.indicator")
		}
	}
	return g.say(first)
}

func (g *grid) head(label string) {
	l := look{bold: true, fill: headFill, border: true, wrap: true, across: "center"}
	first := l
	first.across = "left"
	g.text(g.name, 1, g.row, label, first)
	high := 32.0
	for i, c := range g.columns {
		own := l
		own.turned = g.turned && c.Kind == report.Count
		title := g.say(c.Title)
		g.text(g.name, i+2, g.row, title, own)
		if own.turned {
			high = max(high, 165)
			continue
		}
		high = max(high, height(title, g.widths[i+1]-3, 0)) // it is bold
	}
	g.do(g.file.SetRowHeight(g.name, g.row, high))
	g.row++
}

// table writes the rows of t, below its title when it shares the sheet.
func (g *grid) table(t report.Table, titled bool) {
	if titled {
		g.merged(g.name, 1, len(g.widths), g.row, g.say(t.Title), look{bold: true, fill: bandRow, border: true}, g.width())
		g.row++
	}
	first := g.row
	for _, r := range t.Rows {
		g.tableRow(r)
	}
	if len(t.Rows) == 0 {
		g.merged(g.name, 1, len(g.widths), g.row, g.words.T("report.note.no_rows"), look{faint: true, border: true}, g.width())
		g.row++
	}
	if t.Chart.Kind != report.NoChart {
		g.chart(t, first)
	}
}

func (g *grid) tableRow(r report.Row) {
	strong := r.Total || r.Group
	l := look{border: true, bold: strong, faint: r.Aside}
	if r.Total {
		l.fill = bandRow
	}
	label := l
	label.wrap, label.across, label.indent = true, "left", 2*r.Level
	text := g.say(r.Label)
	g.text(g.name, 1, g.row, text, label)
	high := height(text, g.widths[0]-float64(2*r.Level)-1, 0)
	for i, c := range r.Cells {
		g.cell(i+2, c, g.columns[i].Kind, l)
		if c.Kind == report.Text {
			high = max(high, height(c.In(g.words), g.widths[i+1]-1, 0))
		}
	}
	g.do(g.file.SetRowHeight(g.name, g.row, high))
	g.row++
}

// cell writes one figure, typed.
func (g *grid) cell(col int, c report.Cell, of report.Kind, l look) {
	l.across = "right"
	switch {
	case of == report.Short:
		l.across, l.wrap = "center", true
		g.text(g.name, col, g.row, c.In(g.words), l)
	case c.Kind == report.Text:
		l.across, l.wrap = "left", true
		g.text(g.name, col, g.row, c.In(g.words), l)
	case !c.Present && c.Kind == report.Day:
		g.text(g.name, col, g.row, "", l)
	case !c.Present:
		g.text(g.name, col, g.row, absentFigure, l)
	case c.Kind == report.Day:
		l.across = "center"
		g.day(g.name, col, g.row, c.Date, l)
	default:
		g.figure(col, c, l)
	}
}

func (g *grid) figure(col int, c report.Cell, l look) {
	l.format = formats[c.Kind]
	var value any = c.N()
	switch c.Kind {
	case report.Money:
		value = c.Value / 100
	case report.Quantity:
		value = float64(c.N()) / 1_000
	case report.Rate:
		value = float64(c.N()) / 10_000
	case report.Percent, report.Change, report.Whole:
		value = c.Value / 100
	case report.Decimal:
		value = c.Value
	case report.Delta:
		if c.Digits > 0 {
			value, l.format = c.Value, deltaOfDecimals
		}
	}
	g.do(g.file.SetCellValue(g.name, at(col, g.row), value))
	g.style(g.name, col, g.row, col, g.row, l)
}

// day writes a date as a date.
func (b *book) day(sheet string, col, row int, d civil.Date, l look) {
	l.format = formats[report.Day]
	b.do(b.file.SetCellValue(sheet, at(col, row), d.Time(time.UTC)))
	b.style(sheet, col, row, col, row, l)
}

func (g *grid) note(s string) {
	g.merged(g.name, 1, len(g.widths), g.row, s, look{faint: true, size: 10, wrap: true}, g.width())
	g.row++
}

func column(n int) string {
	name, err := excelize.ColumnNumberToName(n)
	if err != nil {
		return "A"
	}
	return name
}
