package report

import (
	"fmt"
	"strconv"

	"kairyluu/app"
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
	return key("report.month", "month", key("month."+strconv.Itoa(m.n)), "year", strconv.Itoa(m.year))
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

// twoYears is the span of the last twelve months and the twelve before.
func twoYears(d civil.Date) span {
	return span{from: monthOf(d).before(23).span().from, to: d}
}

func (f *figures) gatherMonths(g *gatherer) {
	s := twoYears(f.quarter.to)
	f.monthsIn = g.tally(s.received(), app.DimMonth)
	f.monthsOut = g.tally(s.closed(), app.DimMonth)
}

// monthsTable sets twelve months against the twelve before.
func (f *figures) monthsTable() Table {
	t := Table{
		Key: "months", Sheet: "months", Title: key("report.table.months"), Head: key("report.head.month"),
		Columns: []Column{
			{"received", key("report.col.received"), Count},
			{"received_before", key("report.col.received_before"), Count},
			{"delta", key("report.col.delta"), Delta},
			{"closed", key("report.col.closed"), Count},
			{"closed_before", key("report.col.closed_before"), Count},
			{"closed_delta", key("report.col.delta"), Delta},
		},
		Chart: Chart{Kind: Columns, Columns: []string{"received", "received_before"}},
	}
	in, out := by(f.monthsIn, 0), by(f.monthsOut, 0)
	end := f.quarter.to
	if end.AddDays(1).Day() != 1 {
		t.Notes = append(t.Notes, key("report.note.month_partial", "date", end))
	}
	var sums [4]int
	for _, m := range lastMonths(end) {
		n := [4]int{in[m.key()], in[m.before(12).key()], out[m.key()], out[m.before(12).key()]}
		now, ago := m.span(), m.before(12).span()
		now.to = earlier(now.to, end)
		t.Rows = append(t.Rows, Row{Key: m.key(), Label: m.label(), Cells: []Cell{
			count(n[0], now.received()), count(n[1], ago.received()), delta(n[0], n[1]),
			count(n[2], now.closed()), count(n[3], ago.closed()), delta(n[2], n[3]),
		}})
		for i := range sums {
			sums[i] += n[i]
		}
	}
	t.Rows = append(t.Rows, monthsTotal(end, in, out))
	return t
}

// monthsTotal adds up what the tally brought, whatever months the rows show.
func monthsTotal(end civil.Date, in, out map[string]int) Row {
	whole := twoYears(end)
	middle := monthOf(end).before(11).span().from
	now, ago := span{from: middle, to: end}, span{from: whole.from, to: middle.AddDays(-1)}
	cut := monthOf(middle).key()
	sums := func(months map[string]int) (n, before int) {
		for m, c := range months {
			if m >= cut {
				n += c
			} else {
				before += c
			}
		}
		return n, before
	}
	received, receivedAgo := sums(in)
	closed, closedAgo := sums(out)
	return Row{Key: totalKey, Label: key("report.total"), Total: true, Cells: []Cell{
		count(received, now.received()), count(receivedAgo, ago.received()), delta(received, receivedAgo),
		count(closed, now.closed()), count(closedAgo, ago.closed()), delta(closed, closedAgo),
	}}
}

func earlier(a, b civil.Date) civil.Date {
	if a.Before(b) {
		return a
	}
	return b
}
