package report

import (
	"cmp"
	"fmt"
	"slices"

	"kairyluu/app"
	"kairyluu/app/money"
)

// grants is what the sheet of small grants is made of.
type grants struct {
	sources  []app.Entry
	projects []grant
	now, ago map[grantKey]money.Sum // received and spent in the quarter
}

// grant is one project as it stood at the end of the quarter.
type grant struct {
	row      app.ProjectRow
	stage    app.Stage
	balances []app.Balance
}

// grantKey names a sum of the quarter.
type grantKey struct {
	source int64
	form   app.Form
	kind   app.LedgerKind
}

// alive are the projects that the quarter saw: begun by its end, not ended before.
func (s span) alive() app.ProjectFilter { return app.ProjectFilter{AliveFrom: s.from, AliveTo: s.to} }

// entered are the entries of the ledger dated in a span.
func (s span) entered() app.LedgerFilter { return app.LedgerFilter{From: s.from, To: s.to} }

func (f *figures) gatherGrants(g *gatherer) {
	f.grants.sources = g.entries(app.FundSources)
	for _, e := range f.grants.sources {
		f.names[e.ID] = e
	}
	f.grants.now, f.grants.ago = g.ledgerOf(f.quarter), g.ledgerOf(f.quarterAgo)
	sums := g.tallyLedger(app.LedgerFilter{To: f.quarter.to}, app.PerLedgerProject, app.PerLedgerSource, app.PerLedgerForm, app.PerLedgerKind)
	totals := map[int64][]app.LedgerTotal{}
	for _, s := range sums {
		project := id(s.Keys[0])
		totals[project] = append(totals[project], app.LedgerTotal{
			SourceID: id(s.Keys[1]), Form: app.Form(s.Keys[2]), Kind: app.LedgerKind(s.Keys[3]), Amount: s.Amount,
		})
	}
	for _, row := range g.projects(f.quarter.alive()) {
		f.grants.projects = append(f.grants.projects, g.grant(row, f.quarter, totals[row.ID]))
	}
}

func (g *gatherer) tallyLedger(f app.LedgerFilter, dims ...app.LedgerDim) (groups []app.LedgerGroup) {
	if g.err == nil {
		groups, g.err = g.src.TallyLedger(g.ctx, f, dims...)
	}
	return groups
}

func (g *gatherer) ledgerOf(s span) map[grantKey]money.Sum {
	sums := map[grantKey]money.Sum{}
	for _, x := range g.tallyLedger(s.entered(), app.PerLedgerSource, app.PerLedgerForm, app.PerLedgerKind) {
		sums[grantKey{id(x.Keys[0]), app.Form(x.Keys[1]), app.LedgerKind(x.Keys[2])}] += x.Amount
	}
	return sums
}

// projects reads a whole list in order of entry, a page at a time.
func (g *gatherer) projects(f app.ProjectFilter) []app.ProjectRow {
	const page = 500
	var all []app.ProjectRow
	q := app.ProjectQuery{Filter: f, Limit: page}
	for g.err == nil {
		var rows []app.ProjectRow
		rows, g.err = g.src.ProjectRows(g.ctx, q)
		all = append(all, rows...)
		if len(rows) < page {
			break
		}
		q.After = &rows[len(rows)-1]
	}
	slices.SortFunc(all, func(a, b app.ProjectRow) int { return cmp.Compare(a.ID, b.ID) })
	return all
}

// grant takes a project back to the last day of a span: its stage and its budget
// of that day, and what the ledger had by then.
func (g *gatherer) grant(row app.ProjectRow, s span, totals []app.LedgerTotal) grant {
	out := grant{row: row, stage: app.StageIdea}
	if g.err != nil {
		return out
	}
	var events []app.ProjectEvent
	if events, g.err = g.src.ProjectEvents(g.ctx, row.ID); g.err != nil {
		return out
	}
	out.stage = app.StageOn(events, s.to)
	var budgets []app.Budget
	budgets, g.err = g.src.Budgets(g.ctx, row.ID)
	out.balances = app.Balances(app.BudgetOn(budgets, s.to), totals)
	return out
}

// Som is a sum of money.
func Som(s money.Sum) Cell { return Cell{Kind: Money, Value: float64(s), Present: true} }

func booked(s money.Sum, f app.LedgerFilter) Cell {
	c := Som(s)
	c.Ledger = &f
	return c
}

// PartOf is a share of money; absent of nothing.
func PartOf(of, whole money.Sum) Cell {
	if whole <= 0 {
		return Cell{Kind: Percent}
	}
	return Cell{Kind: Percent, Value: float64(money.Part(of, whole).Tenths()) / 100, Present: true}
}

// grantsTable is the eleventh sheet: every project of the quarter with its money by
// source, as planned, as come and as spent to the end of the quarter.
func (f *figures) grantsTable() Table {
	t := Table{
		Key: "grants", Sheet: "grants", Title: Say("report.table.grants"), Head: Say("report.head.project"),
		Columns: []Column{
			{"stage", Say("report.col.stage"), Text},
			{"settlement", Say("report.col.settlement"), Text},
			{"planned", Say("report.col.planned"), Money},
			{"share", Say("report.col.money_share"), Percent},
			{"received", Say("report.col.money_received"), Money},
			{"done", Say("report.col.money_done"), Percent},
			{"spent", Say("report.col.spent"), Money},
			{"left", Say("report.col.left"), Money},
			{"people", Say("report.col.people"), Count},
			{"women", Say("report.col.women"), Count},
		},
		Notes: []Label{Say("report.note.grants")},
	}
	all := grant{}
	for _, g := range f.grants.projects {
		r := f.grantRow(g)
		r.Key, r.Group, r.Label = fmt.Sprint("project.", g.row.ID), true, Label{RU: g.row.Title(app.Russian), KY: g.row.Title(app.Kyrgyz)}
		t.Rows = append(t.Rows, r)
		t.Rows = append(t.Rows, f.sourceRows(g)...)
		all.balances = append(all.balances, g.balances...)
		all.row.Beneficiaries.Total += g.row.Beneficiaries.Total
		all.row.Beneficiaries.Women += g.row.Beneficiaries.Women
	}
	r := f.grantRow(all)
	r.Key, r.Label, r.Total = totalKey, Say("report.total"), true
	t.Rows = append(t.Rows, r)
	return t
}

// grantRow is a project's line: its sources together.
func (f *figures) grantRow(g grant) Row {
	b := summed(g.balances)
	places := Label{}
	for _, id := range g.row.Settlements {
		name := f.nameOf(id)
		places.RU, places.KY = joined(places.RU, name.RU), joined(places.KY, name.KY)
	}
	r := Row{Cells: []Cell{{Kind: Text}, TextOf(places), Som(b.Planned), {Kind: Percent}}}
	if g.stage != "" {
		r.Cells[0] = TextOf(Say("stage." + string(g.stage)))
	}
	if b.Planned > 0 {
		r.Cells[3] = PartOf(b.Planned, b.Planned)
	}
	r.Cells = append(r.Cells, Som(b.Received), PartOf(b.Received, b.Planned), Som(b.Spent), Som(b.Left()),
		CountOf(g.row.Beneficiaries.Total), CountOf(g.row.Beneficiaries.Women))
	if g.row.ID != 0 {
		opens := &app.ProjectFilter{ID: g.row.ID}
		for i := range r.Cells {
			r.Cells[i].Projects = opens
		}
	}
	return r
}

func summed(balances []app.Balance) (sum app.Balance) {
	for _, b := range balances {
		sum.Planned, sum.Pledged = sum.Planned.Plus(b.Planned), sum.Pledged.Plus(b.Pledged)
		sum.Received, sum.Spent, sum.Returned = sum.Received.Plus(b.Received), sum.Spent.Plus(b.Spent), sum.Returned.Plus(b.Returned)
	}
	return sum
}

// sourceRows are a project's lines by source and form; their shares add up to 100 %.
func (f *figures) sourceRows(g grant) []Row {
	planned := make([]money.Sum, len(g.balances))
	for i, b := range g.balances {
		planned[i] = b.Planned
	}
	shares := money.Shares(10, planned...)
	rows := make([]Row, 0, len(g.balances))
	for i, b := range g.balances {
		of := app.LedgerFilter{Project: g.row.ID, Source: b.SourceID, Form: b.Form, To: f.quarter.to}
		received, spent := of, of
		received.Kind, spent.Kind = app.Received, app.Spent
		share := Cell{Kind: Percent, Value: float64(shares[i]) / 100, Present: b.Planned > 0}
		r := Row{
			Key: fmt.Sprint("source.", g.row.ID, ".", b.SourceID, ".", b.Form), Label: f.sourceLabel(b), Level: 1,
			Cells: []Cell{
				{Kind: Text},
				{Kind: Text},
				Som(b.Planned), share, booked(b.Received, received), PartOf(b.Received, b.Planned),
				booked(b.Spent, spent), Som(b.Left()),
				{Kind: Count},
				{Kind: Count},
			},
		}
		rows = append(rows, r)
	}
	return rows
}

// sourceLabel is «Вклад жителей», or «Вклад жителей, натурой».
func (f *figures) sourceLabel(b app.Balance) Label {
	name := f.nameOf(b.SourceID)
	if b.Form == app.InKind {
		return Say("report.source.in_kind", "source", name)
	}
	return name
}

// grantSources compares what came and was spent in the quarter by source.
func (f *figures) grantSources() Table {
	t := Table{
		Key: "grant_sources", Sheet: "grant_sources", Title: Say("report.table.grant_sources"), Head: Say("report.head.source"),
		Columns: []Column{
			{"received", f.columnTitle("report.col.received_in", f.quarter), Money},
			{"share", Say("report.col.money_share"), Percent},
			{"received_before", f.columnTitle("report.col.received_in", f.quarterAgo), Money},
			{"change", Say("report.col.change"), Change},
			{"spent", f.columnTitle("report.col.spent_in", f.quarter), Money},
			{"spent_before", f.columnTitle("report.col.spent_in", f.quarterAgo), Money},
			{"spent_change", Say("report.col.change"), Change},
		},
	}
	var total [4]money.Sum
	used := f.usedSources()
	received := make([]money.Sum, len(used))
	for i, b := range used {
		received[i] = max(0, f.grants.now[grantKey{b.SourceID, b.Form, app.Received}])
	}
	shares := money.Shares(10, received...)
	for i, b := range used {
		r := f.compared(b, &total)
		r.Cells[1] = Cell{Kind: Percent, Value: float64(shares[i]) / 100, Present: received[i] > 0}
		r.Key, r.Label = fmt.Sprint("source.", b.SourceID, ".", b.Form), f.sourceLabel(b)
		t.Rows = append(t.Rows, r)
	}
	all := Row{Key: totalKey, Label: Say("report.total"), Total: true}
	now, ago, spent, spentAgo := Som(total[0]), Som(total[1]), Som(total[2]), Som(total[3])
	all.Cells = []Cell{now, PartOf(total[0], total[0]), ago, change(now, ago), spent, spentAgo, change(spent, spentAgo)}
	t.Rows = append(t.Rows, all)
	return t
}

// usedSources are the sources and forms that either quarter's ledger knows, in the
// order of the dictionary. What is given in kind is spent as it comes.
func (f *figures) usedSources() []app.Balance {
	var used []app.Balance
	for _, e := range f.grants.sources {
		for _, form := range app.Forms {
			for _, sums := range []map[grantKey]money.Sum{f.grants.now, f.grants.ago} {
				if form == app.InKind {
					sums[grantKey{e.ID, form, app.Spent}] = sums[grantKey{e.ID, form, app.Received}] - sums[grantKey{e.ID, form, app.Returned}]
				}
			}
			known := false
			for _, kind := range []app.LedgerKind{app.Received, app.Spent} {
				k := grantKey{e.ID, form, kind}
				known = known || f.grants.now[k] != 0 || f.grants.ago[k] != 0
			}
			if known {
				used = append(used, app.Balance{SourceID: e.ID, Form: form})
			}
		}
	}
	return used
}

// compared is a source's line, added to the totals.
func (f *figures) compared(b app.Balance, total *[4]money.Sum) Row {
	cell := func(i int, sums map[grantKey]money.Sum, kind app.LedgerKind, s span) Cell {
		sum := sums[grantKey{b.SourceID, b.Form, kind}]
		total[i] += sum
		of := s.entered()
		of.Source, of.Form, of.Kind = b.SourceID, b.Form, kind
		if b.Form == app.InKind {
			of.Kind = app.Received
		}
		return booked(sum, of)
	}
	now, ago := cell(0, f.grants.now, app.Received, f.quarter), cell(1, f.grants.ago, app.Received, f.quarterAgo)
	spent, spentAgo := cell(2, f.grants.now, app.Spent, f.quarter), cell(3, f.grants.ago, app.Spent, f.quarterAgo)
	return Row{Cells: []Cell{now, {Kind: Percent}, ago, change(now, ago), spent, spentAgo, change(spent, spentAgo)}}
}
