package report

import (
	"fmt"
	"strconv"

	"kairyluu/app/civil"
)

// month is a calendar month.
type month struct{ year, n int }

func monthOf(d civil.Date) month { return month{d.Year(), int(d.Month())} }

func (m month) before(n int) month {
	i := m.year*12 + m.n - 1 - n
	return month{i / 12, i%12 + 1}
}

func (m month) key() string { return fmt.Sprintf("%04d-%02d", m.year, m.n) }

func (m month) span() span {
	first := civil.MustParse(m.key() + "-01")
	return span{from: first, to: first.AddMonths(1).AddDays(-1)}
}

func (m month) label() Label {
	return Say("report.month", "month", Say("month."+strconv.Itoa(m.n)), "year", strconv.Itoa(m.year))
}

// lastMonths are the twelve months up to the one of d, oldest first.
func lastMonths(d civil.Date) []month {
	last := monthOf(d)
	months := make([]month, 12)
	for i := range months {
		months[i] = last.before(11 - i)
	}
	return months
}

// monthSums is what came in and went out in a month, and a year before. They
// are counted month by month: an index answers each at once, where a tally of
// two years would read every appeal.
type monthSums struct {
	month
	now, ago                             span
	received, receivedAgo, done, doneAgo int
}

func (f *figures) gatherMonths(g *gatherer) {
	for _, m := range lastMonths(f.quarter.to) {
		f.months = append(f.months, g.monthSums(m, f.quarter.to))
	}
	first, last := f.months[0], f.months[len(f.months)-1]
	f.twelve = g.sumsOf(monthSums{
		now: span{from: first.now.from, to: last.now.to}, ago: span{from: first.ago.from, to: first.now.from.AddDays(-1)},
	})
}

// monthSums counts m up to the day end, and the whole month a year before.
func (g *gatherer) monthSums(m month, end civil.Date) monthSums {
	s := monthSums{month: m, now: m.span(), ago: m.before(12).span()}
	s.now.to = earlier(s.now.to, end)
	return g.sumsOf(s)
}

func (g *gatherer) sumsOf(s monthSums) monthSums {
	s.received, s.receivedAgo = g.count(s.now.received()), g.count(s.ago.received())
	s.done, s.doneAgo = g.count(s.now.closed()), g.count(s.ago.closed())
	return s
}

// monthsTable sets twelve months against the twelve before.
func (f *figures) monthsTable() Table {
	t := Table{
		Key: "months", Sheet: "months", Title: Say("report.table.months"), Head: Say("report.head.month"),
		Columns: []Column{
			{"received", Say("report.col.received"), Count},
			{"received_before", Say("report.col.received_before"), Count},
			{"delta", Say("report.col.delta"), Delta},
			{"closed", Say("report.col.closed"), Count},
			{"closed_before", Say("report.col.closed_before"), Count},
			{"closed_delta", Say("report.col.delta"), Delta},
		},
		Chart: Chart{Kind: Columns, Columns: []string{"received", "received_before"}},
	}
	if end := f.quarter.to; end.AddDays(1).Day() != 1 {
		t.Notes = append(t.Notes, Say("report.note.month_partial", "date", end))
	}
	for _, m := range f.months {
		t.Rows = append(t.Rows, Row{Key: m.key(), Label: m.label(), Cells: m.cells()})
	}
	t.Rows = append(t.Rows, Row{Key: totalKey, Label: Say("report.total"), Total: true, Cells: f.twelve.cells()})
	return t
}

func (s monthSums) cells() []Cell {
	return []Cell{
		count(s.received, s.now.received()), count(s.receivedAgo, s.ago.received()), delta(s.received, s.receivedAgo),
		count(s.done, s.now.closed()), count(s.doneAgo, s.ago.closed()), delta(s.done, s.doneAgo),
	}
}

func earlier(a, b civil.Date) civil.Date {
	if a.Before(b) {
		return a
	}
	return b
}
