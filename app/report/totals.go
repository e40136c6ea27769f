package report

import (
	"slices"

	"kairyluu/app"
	"kairyluu/app/civil"
)

// column is the totals of one span.
type column struct {
	span
	opening, received, closing, late int

	closed, inTime, over, visited int
	terms                         terms
}

// gatherTotals counts the stock and the flow of each span on their own, so
// that Verify has something to hold against each other.
func (f *figures) gatherTotals(g *gatherer) {
	f.now, f.ago = column{span: f.quarter}, column{span: f.quarterAgo}
	f.year, f.yearAgo = column{span: f.spans.year}, column{span: f.spans.yearAgo}
	for _, c := range []*column{&f.now, &f.ago, &f.year, &f.yearAgo} {
		c.opening = g.count(c.span.opening())
		c.received = g.count(c.span.received())
	}
	for _, pair := range [][2]*column{{&f.now, &f.year}, {&f.ago, &f.yearAgo}} {
		short, long := pair[0], pair[1]
		short.closing = g.count(short.span.closing())
		short.late = g.count(short.span.late())
		long.closing, long.late = short.closing, short.late
		// In this order an index has them, so that nothing has to be sorted.
		f.addClosed(g.tally(long.span.closed(), app.DimClosed, app.DimRegistered, app.DimFinished), short, long)
	}
}

// addClosed adds to each column the groups that were closed in its span.
func (f *figures) addClosed(groups []app.Group, columns ...*column) {
	read := dates{}
	for _, group := range groups {
		closed, registered, finished := read.of(group.Keys[0]), read.of(group.Keys[1]), read.of(group.Keys[2])
		days := f.cal.WorkingDaysBetween(registered, finished)
		for _, c := range columns {
			if !c.has(closed) {
				continue
			}
			c.closed += group.N
			c.inTime += group.InTime
			c.over += group.Overdue
			c.visited += group.SiteVisits
			c.terms = append(c.terms, term{days, group.N})
		}
	}
}

// dates reads ISO dates, each only once: a quarter has few days and many appeals.
type dates map[string]civil.Date

func (d dates) of(s string) civil.Date {
	if date, ok := d[s]; ok || s == "" {
		return date
	}
	date, err := civil.Parse(s)
	if err != nil {
		date = civil.Date{}
	}
	d[s] = date
	return date
}

// term is how many working days n appeals took.
type term struct{ days, n int }

type terms []term

func (t terms) n() (n int) {
	for _, x := range t {
		n += x.n
	}
	return n
}

func (t terms) mean() Cell {
	n, days := t.n(), 0
	for _, x := range t {
		days += x.days * x.n
	}
	if n == 0 {
		return decimal(0, false)
	}
	return decimal(float64(days)/float64(n), true)
}

// median is the middle term; between the two middle ones of an even number.
func (t terms) median() Cell {
	n := t.n()
	if n == 0 {
		return decimal(0, false)
	}
	slices.SortFunc(t, func(a, b term) int { return a.days - b.days })
	return decimal(float64(t.at((n-1)/2)+t.at(n/2))/2, true)
}

// at is the i-th term in order; t is sorted.
func (t terms) at(i int) int {
	for _, x := range t {
		if i < x.n {
			return x.days
		}
		i -= x.n
	}
	return 0
}

// totalsTable is the second sheet: the balance of the quarter.
func (f *figures) totalsTable() Table {
	t := Table{
		Key: "totals", Sheet: "totals", Title: Say("report.table.totals"), Head: Say("report.head.indicator"),
		Columns: []Column{
			{"now", f.columnTitle("report.col.now", f.quarter), Count},
			{"before", f.columnTitle("report.col.before", f.quarterAgo), Count},
			{"delta", Say("report.col.delta"), Delta},
			{"change", Say("report.col.change"), Change},
			{"year", f.columnTitle("report.col.year", f.spans.year), Count},
			{"year_before", f.columnTitle("report.col.year_before", f.spans.yearAgo), Count},
		},
		Notes: []Label{Say("report.note.dates"), Say("report.note.terms")},
	}
	if f.quarter.to.Before(f.quarterKey.Last()) {
		t.Notes = append(t.Notes, Say("report.note.partial", "date", f.quarter.to))
	}
	for _, row := range totalRows {
		t.Rows = append(t.Rows, Row{
			Key: row.key, Label: Say("report.totals." + row.key), Level: row.level,
			Cells: f.totalCells(row.cell),
		})
	}
	return t
}

// columnTitle names a span: the word for it and its days below.
func (f *figures) columnTitle(title string, s span) Label {
	return Say(title, "from", s.from, "to", s.to)
}

func (f *figures) totalCells(cell func(column) Cell) []Cell {
	now, before := cell(f.now), cell(f.ago)
	return []Cell{now, before, deltaOf(now, before), change(now, before), cell(f.year), cell(f.yearAgo)}
}

var totalRows = []struct {
	key   string
	level int
	cell  func(column) Cell
}{
	{"opening", 0, func(c column) Cell { return count(c.opening, c.span.opening()) }},
	{"received", 0, func(c column) Cell { return count(c.received, c.span.received()) }},
	{"work", 0, func(c column) Cell { return CountOf(c.opening + c.received) }},
	{"closed", 0, func(c column) Cell { return count(c.closed, c.span.closed()) }},
	{"in_time", 1, func(c column) Cell { return count(c.inTime, with(c.span.closed(), inTime(true))) }},
	{"over", 1, func(c column) Cell { return count(c.over, with(c.span.closed(), inTime(false))) }},
	{"in_time_share", 1, func(c column) Cell { return share(c.inTime, c.closed) }},
	{"site_visits", 1, func(c column) Cell { return count(c.visited, with(c.span.closed(), visited)) }},
	{"closing", 0, func(c column) Cell { return count(c.closing, c.span.closing()) }},
	{"late", 1, func(c column) Cell { return count(c.late, c.span.late()) }},
	{"mean", 0, func(c column) Cell { return c.terms.mean() }},
	{"median", 0, func(c column) Cell { return c.terms.median() }},
}

func visited(f *app.AppealFilter) { f.SiteVisit = true }
