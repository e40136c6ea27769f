package donor

import (
	"cmp"
	"slices"
	"strconv"

	"kairyluu/app"
	"kairyluu/app/money"
	"kairyluu/app/report"
)

// bySource adds balances of several projects up: money before what is given in kind,
// each in the order in which the sources were entered, the grant first.
func (g *gatherer) bySource(all []app.Balance) (out []app.Balance) {
	for _, b := range all {
		at := slices.IndexFunc(out, func(x app.Balance) bool { return x.SourceID == b.SourceID && x.Form == b.Form })
		if at < 0 {
			out = append(out, b)
			continue
		}
		out[at] = plus(out[at], b)
	}
	slices.SortStableFunc(out, func(a, b app.Balance) int {
		return cmp.Or(cmp.Compare(kindOf(a), kindOf(b)), cmp.Compare(a.SourceID, b.SourceID))
	})
	return out
}

// kindOf sorts balances: money, what is given in kind, what nobody is named for.
func kindOf(b app.Balance) int {
	switch {
	case b.SourceID == 0:
		return 2
	case b.Form == app.InKind:
		return 1
	}
	return 0
}

func plus(a, b app.Balance) app.Balance {
	a.Planned, a.Pledged, a.Received = a.Planned.Plus(b.Planned), a.Pledged.Plus(b.Pledged), a.Received.Plus(b.Received)
	a.Spent, a.Returned = a.Spent.Plus(b.Spent), a.Returned.Plus(b.Returned)
	return a
}

func sumOf(all []app.Balance) (sum app.Balance) {
	for _, b := range all {
		sum = plus(sum, b)
	}
	return sum
}

// money is a line for each source and form; the shares of the plan add up to 100 %.
func (g *gatherer) money(balances []app.Balance) report.Table {
	t := table("money", "fund", column("planned", report.Money), column("share", report.Percent), column("received", report.Money),
		column("spent", report.Money), column("returned", report.Money), column("left", report.Money))
	if len(balances) == 0 {
		return t
	}
	t.Rows = append(g.funds(balances, 0), total(balanced(sumOf(balances), fraction(100_00, true))...))
	return t
}

// funds are rows of balances with their shares of the plan.
func (g *gatherer) funds(balances []app.Balance, level int) []report.Row {
	planned := make([]money.Sum, len(balances))
	for i, b := range balances {
		planned[i] = b.Planned
	}
	shares := money.Shares(10, planned...)
	rows := make([]report.Row, len(balances))
	for i, b := range balances {
		rows[i] = report.Row{
			Key: "source." + strconv.FormatInt(b.SourceID, 10) + "." + string(b.Form), Label: g.fund(b.SourceID, b.Form), Level: level,
			Cells: balanced(b, fraction(shares[i], b.Planned > 0)),
		}
	}
	return rows
}

func balanced(b app.Balance, share report.Cell) []report.Cell {
	share.Present = share.Present && b.Planned > 0
	return []report.Cell{
		report.Som(b.Planned), share, report.Som(b.Received), report.Som(b.Spent), report.Som(b.Returned), report.Som(b.Left()),
	}
}

// bySources breaks every project of a programme down by source.
func (g *gatherer) bySources() report.Table {
	t := table("sources", "project", column("planned", report.Money), column("share", report.Percent), column("received", report.Money),
		column("spent", report.Money), column("returned", report.Money), column("left", report.Money))
	var all []app.Balance
	for _, p := range g.projects {
		if len(p.balances) == 0 {
			continue
		}
		t.Rows = append(t.Rows, report.Row{
			Key: projectKey(p), Label: titled(p.Project), Group: true, Cells: balanced(sumOf(p.balances), fraction(100_00, true)),
		})
		t.Rows = append(t.Rows, g.funds(p.balances, 1)...)
		all = append(all, p.balances...)
	}
	if len(t.Rows) > 0 {
		t.Rows = append(t.Rows, total(balanced(sumOf(all), fraction(100_00, true))...))
	}
	return t
}

func projectKey(p project) string { return "project." + strconv.FormatInt(p.Project.ID, 10) }

// period is what moved between the first and the last day; without a first day there
// is none.
func (g *gatherer) period() report.Table {
	t := table("period", "fund", column("received", report.Money), column("spent", report.Money), column("returned", report.Money))
	t.Sheet = "money"
	var totals []app.LedgerTotal
	for _, x := range g.moved {
		source, _ := strconv.ParseInt(x.Keys[0], 10, 64) // 0 for none: read before, with the ledger
		totals = append(totals, app.LedgerTotal{SourceID: source, Form: app.Form(x.Keys[1]), Kind: app.LedgerKind(x.Keys[2]), Amount: x.Amount})
	}
	balances := slices.DeleteFunc(g.bySource(app.Balances(app.Budget{}, totals)), func(b app.Balance) bool {
		return b.Received == 0 && b.Spent == 0 && b.Returned == 0
	})
	if len(balances) == 0 {
		return t
	}
	cells := func(b app.Balance) []report.Cell {
		return []report.Cell{report.Som(b.Received), report.Som(b.Spent), report.Som(b.Returned)}
	}
	for _, b := range balances {
		t.Rows = append(t.Rows, report.Row{Label: g.fund(b.SourceID, b.Form), Cells: cells(b)})
	}
	t.Rows = append(t.Rows, total(cells(sumOf(balances))...))
	return t
}

// share holds the own share against the rule of the programme.
func (g *gatherer) share(p project) report.Label {
	s := p.share
	if s.Required == 0 || s.Base == 0 {
		return report.Label{}
	}
	name := "donor.share_met"
	if s.Missing() > 0 {
		name = "donor.share_missing"
	}
	return key(name, "required", s.Required, "base", g.base(), "need", s.Need, "own", s.Now,
		"is", money.Part(s.Now, s.Base).Tenths(), "missing", s.Missing())
}

// base says what the own share is a share of.
func (g *gatherer) base() report.Label {
	return key("donor.share_of." + string(cmp.Or(g.programme.ShareOf, app.OfTotal)))
}

// foreign is what came in other currencies, each at the rate of its day.
func (g *gatherer) foreign() report.Table {
	t := table("foreign", "date", column("fund", report.Text), column("document", report.Short), column("currency", report.Short),
		column("foreign", report.Price), column("rate", report.Rate), column("som", report.Money))
	t.Sheet = "tranches"
	if g.q.Project == 0 {
		t.Columns[0] = column("project", report.Text)
	}
	for _, e := range g.receipts {
		of := g.fund(e.SourceID, e.Form)
		if g.q.Project == 0 {
			of = called(e.ProjectTitleRU, e.ProjectTitleKY)
		}
		t.Rows = append(t.Rows, report.Row{Label: plain(e.Date.Format()), Cells: []report.Cell{
			report.TextOf(of), report.TextOf(plain(e.Number)), report.TextOf(plain(string(e.Currency))),
			report.Som(e.Foreign),
			{Kind: report.Rate, Value: float64(e.Rate), Present: true},
			report.Som(e.Amount),
		}})
	}
	return t
}
