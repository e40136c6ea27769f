package donor

import (
	"strconv"

	"kairyluu/app"
	"kairyluu/app/report"
)

// under adds rows of every project to a table; of a programme they stand below the
// name of their project.
func (g *gatherer) under(t report.Table, rows func(project) []report.Row) report.Table {
	for _, p := range g.projects {
		of := rows(p)
		if len(of) > 0 && g.q.Project == 0 {
			t.Rows = append(t.Rows, report.Row{Key: projectKey(p), Label: titled(p.Project), Group: true, Cells: none(t)})
			of = below(of)
		}
		t.Rows = append(t.Rows, of...)
	}
	return t
}

func (g *gatherer) tranches() report.Table {
	t := table("tranches", "number", column("fund", report.Text), column("planned_on", report.Day), column("condition", report.Text),
		column("sum", report.Money), column("came", report.Money), column("came_on", report.Day))
	return g.under(t, func(p project) (rows []report.Row) {
		for _, x := range p.Tranches {
			came := report.Som(x.Received)
			came.Present = x.Received != 0
			rows = append(rows, report.Row{Label: plain(strconv.Itoa(x.No)), Cells: []report.Cell{
				report.TextOf(g.name(x.SourceID)), report.DayOf(x.Planned), report.TextOf(plain(x.Condition)),
				report.Som(x.Amount), came, report.DayOf(x.ReceivedOn),
			}})
		}
		return rows
	})
}

// milestones are the steps of the works. What was done after the last day of the
// report was not done then, and how far it was nobody has written down.
func (g *gatherer) milestones() report.Table {
	t := table("milestones", "milestone", column("planned_on", report.Day), column("done_on", report.Day), column("percent", report.Whole))
	return g.under(t, func(p project) (rows []report.Row) {
		for _, m := range p.Milestones {
			done, how := report.DayOf(m.Done), percent(m.Percent)
			if m.Done.After(g.q.To) {
				done, how.Present = report.Cell{Kind: report.Day}, false
			}
			rows = append(rows, report.Row{Label: plain(m.Title), Cells: []report.Cell{report.DayOf(m.Planned), done, how}})
		}
		return rows
	})
}

// visits are what the monitoring group found.
func (g *gatherer) visits() report.Table {
	t := table("visits", "date", column("who", report.Text), column("found", report.Text))
	return g.under(t, func(p project) (rows []report.Row) {
		for _, e := range p.Events {
			if e.Kind != app.ProjectVisited || e.TakenBack != nil || e.Date.After(g.q.To) || e.Date.Before(g.q.From) {
				continue
			}
			rows = append(rows, report.Row{Label: plain(e.Date.Format()), Cells: []report.Cell{
				report.TextOf(plain(e.Who)), report.TextOf(plain(e.Text)),
			}})
		}
		return rows
	})
}

// papers lists the documents of a project.
func (g *gatherer) papers() report.Table {
	t := table("papers", "paper", column("document", report.Short), column("date", report.Day), column("note", report.Text))
	return g.under(t, func(p project) (rows []report.Row) {
		for _, x := range p.Papers {
			if x.TakenBack != nil || x.Date.After(g.q.To) {
				continue
			}
			rows = append(rows, report.Row{Label: g.name(x.KindID), Cells: []report.Cell{
				report.TextOf(plain(x.Number)), report.DayOf(x.Date), report.TextOf(plain(x.Note)),
			}})
		}
		return rows
	})
}

// groups of beneficiaries; the first three of a project make its people, the others
// overlap.
var groups = []struct {
	name string
	of   func(app.Beneficiaries) int
}{
	{"women", func(b app.Beneficiaries) int { return b.Women }},
	{"men", func(b app.Beneficiaries) int { return b.Men }},
	{"youth", func(b app.Beneficiaries) int { return b.Youth }},
	{"elderly", func(b app.Beneficiaries) int { return b.Elderly }},
	{"disabled", func(b app.Beneficiaries) int { return b.Disabled }},
}

// beneficiaries are the people a project is for, a row a group.
func (g *gatherer) beneficiaries(p project) report.Table {
	t := table("beneficiaries", "group", column("people", report.Count), column("part", report.Percent))
	all := p.Project.Beneficiaries
	if all.Total == 0 {
		return t
	}
	row := func(name string, n int) report.Row {
		return report.Row{Key: name, Label: key("donor.group." + name), Cells: []report.Cell{known(n), partOf(n, all.Total)}}
	}
	whole := row("all", all.Total)
	whole.Group = true
	t.Rows = append(t.Rows, whole)
	for _, group := range groups {
		t.Rows = append(t.Rows, row(group.name, group.of(all)))
	}
	t.Notes = []report.Label{key("donor.note.overlap")}
	return t
}

// people are the beneficiaries of every project. One that failed is for nobody.
func (g *gatherer) people() report.Table {
	t := table("beneficiaries", "project", report.Column{Key: "all", Title: key("donor.group.all"), Kind: report.Count})
	for _, group := range groups {
		t.Columns = append(t.Columns, report.Column{Key: group.name, Title: key("donor.group." + group.name), Kind: report.Count})
	}
	sums := make([]int, len(t.Columns))
	for _, p := range g.projects {
		b := p.Project.Beneficiaries
		if b.Total == 0 || p.stage.Failed() {
			continue
		}
		row := report.Row{Key: projectKey(p), Label: titled(p.Project), Cells: []report.Cell{known(b.Total)}}
		sums[0] += b.Total
		for i, group := range groups {
			row.Cells = append(row.Cells, known(group.of(b)))
			sums[i+1] += group.of(b)
		}
		t.Rows = append(t.Rows, row)
	}
	if len(t.Rows) > 0 {
		all := total()
		for _, n := range sums {
			all.Cells = append(all.Cells, known(n))
		}
		t.Rows = append(t.Rows, all)
		t.Notes = []report.Label{key("donor.note.overlap"), key("donor.note.people")}
	}
	return t
}

// known is a number of people; nobody wrote down one that is zero.
func known(n int) report.Cell {
	c := report.CountOf(n)
	c.Present = n > 0
	return c
}

func partOf(n, whole int) report.Cell {
	return report.Cell{Kind: report.Percent, Value: 100 * float64(n) / float64(whole), Present: n > 0}
}

// overview is every project of a programme on a line.
func (g *gatherer) overview() report.Table {
	t := table("projects", "project", column("settlement", report.Short), column("stage", report.Short), column("percent", report.Whole),
		column("planned", report.Money), column("received", report.Money), column("spent", report.Money), column("left", report.Money),
		column("own", report.Percent))
	var all app.Balance
	for _, p := range g.projects {
		b := sumOf(p.balances)
		all = plus(all, b)
		t.Rows = append(t.Rows, report.Row{Key: projectKey(p), Label: numbered(p.Project), Cells: []report.Cell{
			report.TextOf(g.places(p)), report.TextOf(key("stage." + string(p.stage))), g.progress(p),
			report.Som(b.Planned), report.Som(b.Received), report.Som(b.Spent), report.Som(b.Left()),
			report.PartOf(p.share.Now, p.share.Base),
		}})
	}
	if len(t.Rows) == 0 {
		return t
	}
	cells := none(t)
	for i, sum := range []report.Cell{report.Som(all.Planned), report.Som(all.Received), report.Som(all.Spent), report.Som(all.Left())} {
		cells[3+i] = sum
	}
	t.Rows = append(t.Rows, total(cells...))
	if g.programme.Share > 0 {
		t.Notes = []report.Label{key("donor.note.own", "required", g.programme.Share, "base", g.base())}
	}
	return t
}

// progress is how far the works are; of a day gone by nobody knows but that they were done.
func (g *gatherer) progress(p project) report.Cell {
	c := percent(p.Project.Standing.Percent)
	c.Present = g.q.To == g.today && !p.stage.Failed()
	return c
}

func numbered(p app.Project) report.Label {
	if p.Number == "" {
		return titled(p)
	}
	return key("donor.numbered", "title", titled(p), "number", p.Number)
}

// places names the settlements of a project.
func (g *gatherer) places(p project) report.Label {
	var all report.Label
	for i, id := range p.Project.Settlements {
		if name := g.name(id); i == 0 {
			all = name
		} else {
			all = key("donor.and", "one", all, "other", name)
		}
	}
	return all
}
