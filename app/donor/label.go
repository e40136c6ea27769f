package donor

import (
	"strconv"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/money"
	"kairyluu/app/report"
	letters "kairyluu/app/text"
)

func key(key string, args ...any) report.Label { return report.Say(key, args...) }

func plain(s string) report.Label { return report.Plain(s) }

// called is a name that has been given in both languages, or in one.
func called(ru, ky string) report.Label {
	return report.NameOf(app.Entry{NameRU: ru, NameKY: ky})
}

func titled(p app.Project) report.Label { return called(p.TitleRU, p.TitleKY) }

// person is a name, which a reader of English has in Latin letters.
func person(name string) report.Label {
	if name == "" {
		return report.Label{}
	}
	return report.Label{RU: name, KY: name, EN: letters.Latin(name)}
}

// name is that of a dictionary's entry; nothing for no entry.
func (g *gatherer) name(id int64) report.Label {
	e, there := g.names[id]
	if !there {
		return report.Label{}
	}
	said := report.NameOf(e)
	if e.Dict == app.Settlements {
		said.EN = letters.Latin(e.Name(app.Russian))
	}
	return said
}

// programme is that of the report, or of its projects.
func (g *gatherer) programmeName() report.Label {
	p := g.programme
	return report.NameOf(app.Entry{NameRU: p.NameRU, NameKY: p.NameKY, NameEN: p.NameEN})
}

// fund names a source; what it gives otherwise than in money is said. What of a budget
// has no source stands under 0.
func (g *gatherer) fund(source int64, form app.Form) report.Label {
	if source == 0 {
		return key("donor.no_fund")
	}
	if form == app.InKind {
		return key("donor.in_kind", "source", g.name(source))
	}
	return g.name(source)
}

// inWords is «29 ноября 2026 года»; nothing for no day.
func inWords(d civil.Date) report.Label {
	if d.IsZero() {
		return report.Label{}
	}
	year, month, day := d.YMD()
	return key("docx.date", "day", strconv.Itoa(day), "month", key("docx.month."+strconv.Itoa(int(month))), "year", strconv.Itoa(year))
}

// column is one whose head is «donor.col.» and its key.
func column(name string, kind report.Kind) report.Column {
	return report.Column{Key: name, Title: key("donor.col." + name), Kind: kind}
}

// table is an empty one whose words go by its key.
func table(name, head string, columns ...report.Column) report.Table {
	return report.Table{Key: name, Sheet: name, Title: key("donor.table." + name), Head: key("donor.col." + head), Columns: columns}
}

func total(cells ...report.Cell) report.Row {
	return report.Row{Key: "total", Label: key("donor.total"), Total: true, Cells: cells}
}

// fraction is a share that was reckoned among others: they add up.
func fraction(f money.Fraction, known bool) report.Cell {
	return report.Cell{Kind: report.Percent, Value: float64(f) / 100, Present: known}
}

func percent(n int) report.Cell {
	return report.Cell{Kind: report.Whole, Value: float64(n), Present: true}
}

// none are the cells of a row that only says what stands below it.
func none(t report.Table) []report.Cell {
	cells := make([]report.Cell, len(t.Columns))
	for i := range cells {
		cells[i].Kind = report.Text
	}
	return cells
}
