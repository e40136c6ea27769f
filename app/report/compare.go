package report

import (
	"cmp"
	"maps"
	"slices"

	"kairyluu/app"
)

// line is a row of a table that compares the quarter with the year before.
type line struct {
	key         string
	label       Label
	level       int
	group       bool
	now, before int
	narrow      narrow // makes the list of the line; nil: no list shows it
	aside       bool
}

// comparison is a table of n, share, the same quarter last year, ± and %.
type comparison struct {
	key, sheet, title, head string
	list                    func(span) app.AppealFilter // the list of the total
	now, before             int                         // the total, counted on its own
	lines                   []line
	notes                   []Label
	chart                   ChartKind
}

func (f *figures) compare(c comparison) Table {
	t := Table{
		Key: c.key, Sheet: c.sheet, Title: Say(cmp.Or(c.title, "report.table."+c.key)), Head: Say(c.head), Notes: c.notes,
		Columns: []Column{
			{"now", f.columnTitle("report.col.now", f.quarter), Count},
			{"share", Say("report.col.share"), Percent},
			{"before", f.columnTitle("report.col.before", f.quarterAgo), Count},
			{"delta", Say("report.col.delta"), Delta},
			{"change", Say("report.col.change"), Change},
		},
	}
	if c.chart != NoChart {
		t.Chart = Chart{Kind: c.chart, Columns: []string{"now", "before"}}
	}
	for _, l := range c.lines {
		t.Rows = append(t.Rows, f.compareRow(c, l))
	}
	return t
}

// total is the line that the plain lines add up to.
func (c *comparison) total() {
	c.lines = append(c.lines, line{
		key: totalKey, label: Say("report.total"), now: c.now, before: c.before, narrow: func(*app.AppealFilter) {},
	})
}

const totalKey = "total"

func (f *figures) compareRow(c comparison, l line) Row {
	now, before := CountOf(l.now), CountOf(l.before)
	if l.narrow != nil {
		now = count(l.now, with(c.list(f.quarter), l.narrow))
		before = count(l.before, with(c.list(f.quarterAgo), l.narrow))
	}
	part := share(l.now, c.now)
	if l.aside && l.narrow == nil {
		part = Cell{Kind: Percent}
	}
	return Row{
		Key: l.key, Label: l.label, Level: l.level, Group: l.group, Total: l.key == totalKey, Aside: l.aside,
		Cells: []Cell{now, part, before, delta(l.now, l.before), change(now, before)},
	}
}

// received is a comparison of what was received, ending with its total.
func (f *figures) received(key, sheet, head string, lines []line, asides ...line) comparison {
	c := comparison{
		key: key, sheet: sheet, head: head, list: span.received,
		now: f.now.received, before: f.ago.received, lines: lines,
	}
	c.total()
	c.lines = append(c.lines, asides...)
	return c
}

// valueLines has a line for every value of an enumeration, and one more for
// appeals without it, should there be any.
func valueLines[T ~string](area string, values []T, now, before map[string]int, set func(*app.AppealFilter, T)) []line {
	var lines []line
	now, before = maps.Clone(now), maps.Clone(before)
	for _, v := range values {
		k := string(v)
		lines = append(lines, line{
			key: k, label: Say(area + "." + k), now: now[k], before: before[k],
			narrow: func(f *app.AppealFilter) { set(f, v) },
		})
		delete(now, k)
		delete(before, k)
	}
	rest := line{key: "unknown", label: Say("report.unknown")}
	for _, n := range now {
		rest.now += n
	}
	for _, n := range before {
		rest.before += n
	}
	if rest.now != 0 || rest.before != 0 {
		lines = append(lines, rest)
	}
	return lines
}

func sorted(set map[int64]bool) []int64 { return slices.Sorted(maps.Keys(set)) }
