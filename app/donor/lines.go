package donor

import (
	"cmp"
	"slices"

	"kairyluu/app"
	"kairyluu/app/money"
	"kairyluu/app/report"
)

// lines is what was planned and used by line of the budget in force, and of each line
// by source. What was booked under no line, or under one that a later budget no longer
// has, is told at the end, so that the column adds up to all that was used.
func (g *gatherer) lines() report.Table {
	t := table("lines", "line", column("quantity", report.Quantity), column("unit", report.Short), column("price", report.Price),
		column("planned", report.Money), column("spent", report.Money))
	var planned, spent money.Sum
	for _, p := range g.projects {
		rows, sums := g.budgeted(p)
		if len(rows) == 0 {
			continue
		}
		planned, spent = planned.Plus(sums[0]), spent.Plus(sums[1])
		if g.q.Project == 0 {
			rows = append([]report.Row{{
				Key: projectKey(p), Label: titled(p.Project), Group: true, Cells: costs(app.BudgetLine{}, sums[0], sums[1]),
			}}, below(rows)...)
		}
		t.Rows = append(t.Rows, rows...)
		if g.q.Project != 0 && p.budget.No > 1 {
			t.Notes = append(t.Notes, key("donor.note.revised", "no", p.budget.No, "date", inWords(p.budget.Date), "reason", p.budget.Reason,
				"first", p.Budgets[0].Total()))
		}
	}
	if len(t.Rows) > 0 {
		t.Rows = append(t.Rows, total(costs(app.BudgetLine{}, planned, spent)...))
	}
	return t
}

// below are rows one level deeper.
func below(rows []report.Row) []report.Row {
	for i := range rows {
		rows[i].Level++
	}
	return rows
}

// budgeted are the lines of a project's budget, each with its sources, and what is
// planned and used in all.
func (g *gatherer) budgeted(p project) (rows []report.Row, sums [2]money.Sum) {
	under := map[string]map[fund]money.Sum{} // used, by line of the budget in force
	for _, l := range p.budget.Lines {
		under[l.UID] = map[fund]money.Sum{}
	}
	under[""] = map[fund]money.Sum{}
	for k, used := range g.lineUsed {
		if k.project != p.Project.ID {
			continue
		}
		line := k.line
		if under[line] == nil {
			line = ""
		}
		under[line][fund{k.source, k.form}] += used
	}
	for _, l := range p.budget.Lines {
		line, used := g.line(l, under[l.UID])
		rows = append(rows, line...)
		sums[0], sums[1] = sums[0].Plus(l.Sum()), sums[1].Plus(used)
	}
	rest, used := g.line(app.BudgetLine{}, under[""])
	if used != 0 {
		rest[0].Label = key("donor.no_line")
		rows = append(rows, rest...)
		sums[1] = sums[1].Plus(used)
	}
	return rows, sums
}

// fund is a source and what it gives.
type fund struct {
	source int64
	form   app.Form
}

// line is a line of the budget and its sources.
func (g *gatherer) line(l app.BudgetLine, used map[fund]money.Sum) (rows []report.Row, sum money.Sum) {
	planned := map[fund]money.Sum{}
	var funds []fund
	for _, p := range l.Parts {
		f := fund{p.SourceID, cmp.Or(p.Form, app.Cash)}
		if _, there := planned[f]; !there {
			funds = append(funds, f)
		}
		planned[f] += p.Sum
	}
	var beside []fund
	for f, s := range used {
		sum = sum.Plus(s)
		if _, there := planned[f]; !there && s != 0 {
			beside = append(beside, f)
		}
	}
	slices.SortFunc(beside, func(a, b fund) int { return cmp.Or(cmp.Compare(a.source, b.source), cmp.Compare(a.form, b.form)) })
	rows = []report.Row{{Key: "line." + l.UID, Label: plain(l.Title), Group: true, Cells: costs(l, l.Sum(), sum)}}
	for _, f := range append(funds, beside...) {
		rows = append(rows, report.Row{Label: g.fund(f.source, f.form), Level: 1, Cells: costs(app.BudgetLine{}, planned[f], used[f])})
	}
	if open := l.Sum() - l.Covered(); open != 0 {
		rows = append(rows, report.Row{Label: g.fund(0, app.Cash), Level: 1, Cells: costs(app.BudgetLine{}, open, 0)})
	}
	return rows, sum
}

// costs are the cells of a line; of what is no line only the sums.
func costs(l app.BudgetLine, planned, spent money.Sum) []report.Cell {
	quantity, price := report.Cell{Kind: report.Text}, report.Cell{Kind: report.Text}
	if l.Quantity != 0 {
		quantity = report.Cell{Kind: report.Quantity, Value: float64(l.Quantity), Present: true}
		price = report.Som(l.Price)
	}
	return []report.Cell{quantity, report.TextOf(plain(l.Unit)), price, report.Som(planned), report.Som(spent)}
}
