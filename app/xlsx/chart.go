package xlsx

import (
	"math"
	"slices"

	"github.com/xuri/excelize/v2"

	"kairyluu/app/report"
)

// chart draws the plain rows of t, which begin at row first, below the table as
// a chart of Excel's own, and moves on below it.
func (g *grid) chart(t report.Table, first int) {
	count, drawn := 0, 0.0
	for _, r := range t.Rows {
		if r.Total || r.Aside {
			continue
		}
		count++
		for _, c := range t.Chart.Columns {
			drawn += t.Cell(r, c).Value
		}
	}
	if drawn == 0 {
		return
	}
	width := int(min(g.width()*7.2, 900))
	high := 300
	if t.Chart.Kind == report.Bars {
		high = 90 + 34*count
	}
	c := g.chartOf(t, first, count)
	c.Dimension = excelize.ChartDimension{Width: uint(width), Height: uint(high)}
	g.row++
	g.do(g.file.AddChart(g.name, at(1, g.row), c))
	const rowPixels = 20
	rows := int(math.Ceil(float64(high)/rowPixels)) + 1
	for range rows {
		g.do(g.file.SetRowHeight(g.name, g.row, 15))
		g.row++
	}
}

func (g *grid) chartOf(t report.Table, first, count int) *excelize.Chart {
	c := &excelize.Chart{
		Type:   excelize.Col,
		Legend: excelize.ChartLegend{Position: "bottom"},
		Title:  excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: g.say(t.Title), Font: &excelize.Font{Size: 12, Bold: true, Color: ink}}}},
		XAxis:  excelize.ChartAxis{Font: excelize.Font{Size: 9, Color: ink}},
		YAxis:  excelize.ChartAxis{Font: excelize.Font{Size: 9, Color: ink}, MajorGridLines: true},
	}
	if t.Chart.Kind == report.Bars {
		c.Type, c.PlotArea.ShowVal = excelize.Bar, true
		c.XAxis.ReverseOrder = true
		c.YAxis.None, c.YAxis.MajorGridLines = true, false
	}
	for i, column := range t.Chart.Columns {
		at := slices.IndexFunc(t.Columns, func(c report.Column) bool { return c.Key == column }) + 2
		fill := []string{nowBar, agoBar}[min(i, 1)]
		c.Series = append(c.Series, excelize.ChartSeries{
			Name:       quoted(g.name) + "!" + absolute(at, headRow),
			Categories: g.run(1, first, count),
			Values:     g.run(at, first, count),
			Fill:       excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{fill}},
		})
	}
	return c
}

// run is a reference to count cells of a column.
func (g *grid) run(col, first, count int) string {
	return quoted(g.name) + "!" + absolute(col, first) + ":" + absolute(col, first+count-1)
}
