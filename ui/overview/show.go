package overview

import (
	"strconv"

	"fyne.io/fyne/v2"

	"kairyluu/app/report"
	"kairyluu/app/text"
	"kairyluu/ui/casework"
	"kairyluu/ui/shell"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

const (
	tileCount = 6
	mostBars  = 8 // of settlements and topics; the report has them all
)

// show brings every part up to date with the figures.
func (p *page) show() {
	p.showTiles()
	p.decisions.SetSource(widgets.Slice[report.Decision](p.data.Decisions))
	p.decided.SetTitle(p.env.T("overview.decisions_count", "n", p.data.DecisionsTotal, "shown", len(p.data.Decisions)))
	p.load.SetBars(p.loadBars()...)
	p.places.SetBars(p.bars(p.data.Settlements)...)
	p.topics.SetBars(p.bars(p.data.Topics)...)
	p.showMonths()
}

func (p *page) showTiles() {
	d := p.data
	p.tile(0, d.Late, "overview.late", theme.ColorLate)
	p.tile(1, d.DueSoon, "overview.due_soon", theme.ColorSoon)
	p.tile(2, d.Unassigned, "overview.unassigned", "")
	p.tile(3, d.Open, "overview.open", "")
	p.tile(4, d.Received.Now, "overview.received", "")
	p.tiles[4].Set(text.FormatInt(d.Received.Now.N), p.env.T("overview.received_note",
		"closed", d.Closed.Now.N, "change", d.Received.Change().In(p.env.Words), "year", strconv.Itoa(d.Quarter.YearAgo().Year)), "")
	p.tile(5, d.InTime.Now, "overview.share", theme.ColorFine)
	p.tiles[5].Set(d.Share.In(p.env.Words), p.env.T("overview.share_note", "before", d.ShareAgo.In(p.env.Words)), theme.ColorFine)
}

// tile shows a figure, in the colour of its meaning unless it is zero.
func (p *page) tile(i int, f report.Figure, key string, color fyne.ThemeColorName) {
	if f.N == 0 {
		color = ""
	}
	p.tiles[i].Set(text.FormatInt(f.N), p.env.T(key), color)
	p.tiles[i].OnTapped = func() { p.open(f, p.env.T(key)) }
}

func (p *page) loadBars() []widgets.Bar {
	var bars []widgets.Bar
	for _, l := range p.data.Executors {
		label := text.FormatInt(l.Open.N)
		if l.Urgent.N > 0 {
			label += " / " + text.FormatInt(l.Urgent.N)
		}
		bars = append(bars, widgets.Bar{
			Text: p.name(l.Name), Label: label,
			Value: float64(l.Open.N), Part: float64(l.Urgent.N),
			Color: theme.ColorAccent, PartColor: theme.ColorLate,
		})
	}
	return bars
}

func (p *page) bars(from []report.Bar) []widgets.Bar {
	var bars []widgets.Bar
	for _, b := range from[:min(len(from), mostBars)] {
		bars = append(bars, widgets.Bar{
			Text: p.name(b.Name), Label: text.FormatInt(b.Figure.N), Value: float64(b.Figure.N),
		})
	}
	return bars
}

func (p *page) showMonths() {
	var labels []string
	var now, ago []float64
	for _, m := range p.data.Months {
		labels = append(labels, p.env.T("month.short."+strconv.Itoa(int(m.First.Month()))))
		now = append(now, float64(m.Now.N))
		ago = append(ago, float64(m.YearAgo.N))
	}
	p.months.SetSeries(labels,
		widgets.Series{Name: p.env.T("overview.year_ago"), Color: theme.ColorBarPast, Values: ago},
		widgets.Series{Name: p.env.T("overview.now"), Color: theme.ColorAccent, Values: now})
}

// makeDecisions makes the list of what wants a decision today, worst first.
func (p *page) makeDecisions() {
	cell := func(c casework.Column) func(report.Decision) string {
		return func(d report.Decision) string { return p.view.Cell(c, d.Row) }
	}
	p.decisions = widgets.NewTable(func(d report.Decision) int64 { return d.Row.ID },
		widgets.Column[report.Decision]{ID: "number", Title: p.env.T("casework.col.number"), Width: 104, Text: cell(casework.ColNumber), Style: bold},
		widgets.Column[report.Decision]{ID: "applicant", Title: p.env.T("casework.col.applicant"), Width: 180, Text: cell(casework.ColApplicant)},
		widgets.Column[report.Decision]{ID: "summary", Title: p.env.T("casework.col.summary"), Width: 180, Grow: 1, Text: cell(casework.ColSummary)},
		widgets.Column[report.Decision]{ID: "executor", Title: p.env.T("casework.col.executor"), Width: 120, Text: p.executor, Style: p.executorStyle},
		widgets.Column[report.Decision]{ID: "left", Title: p.env.T("casework.col.left"), Width: 96, Text: cell(casework.ColLeft), Style: p.leftStyle},
	)
	p.decisions.SingleSelect = true
	p.decisions.EmptyText = p.env.T("overview.nothing")
	p.decisions.OnOpen = func(d report.Decision) {
		p.env.Go(shell.Route{Place: shell.Appeals, ID: d.Row.ID})
	}
}

func bold(report.Decision) widgets.CellStyle { return widgets.CellStyle{Bold: true} }

func (p *page) executor(d report.Decision) string {
	if d.Row.ExecutorID == 0 {
		return p.env.T("overview.nobody")
	}
	return p.view.Cell(casework.ColExecutor, d.Row)
}

func (p *page) executorStyle(d report.Decision) widgets.CellStyle {
	if d.Row.ExecutorID == 0 {
		return widgets.CellStyle{Color: theme.ColorSoon, Bold: true}
	}
	return widgets.CellStyle{}
}

func (p *page) leftStyle(d report.Decision) widgets.CellStyle {
	return widgets.CellStyle{Color: p.view.Term(d.Row.Standing).Mark.Color(), Bold: true}
}
