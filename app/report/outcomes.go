package report

import (
	"kairyluu/app"
)

// outcomesTable is the sixth sheet: what the appeals closed in the quarter came
// to, and beside it what is still in work.
func (f *figures) outcomesTable() Table {
	c := comparison{
		key: "outcomes", sheet: "outcomes", head: "report.head.outcome", list: span.closed,
		now: f.now.closed, before: f.ago.closed, chart: Bars,
		lines: valueLines("outcome", app.Outcomes, by(f.done, 0), by(f.doneAgo, 0),
			func(a *app.AppealFilter, v app.Outcome) { a.Outcome = v }),
		notes: []Label{Say("report.note.outcomes")},
	}
	c.total()
	t := f.compare(c)
	t.Rows[len(t.Rows)-1].Label = Say("report.totals.closed")
	return f.withWorkload(t)
}

// withWorkload adds the share of everything that was in work, and the rows that
// are still in work.
func (f *figures) withWorkload(t Table) Table {
	work, workAgo := f.now.closed+f.now.closing, f.ago.closed+f.ago.closing
	t.Columns[1].Title = Say("report.col.share_closed")
	t.Columns = insert(t.Columns, 2, Column{"share_work", Say("report.col.share_work"), Percent})
	for i, r := range t.Rows {
		t.Rows[i].Cells = insert(r.Cells, 2, share(r.Cells[0].N(), work))
	}
	open, openAgo := count(f.now.closing, f.quarter.closing()), count(f.ago.closing, f.quarterAgo.closing())
	all, allAgo := CountOf(work), CountOf(workAgo)
	none := Cell{Kind: Percent}
	t.Rows = append(t.Rows,
		Row{Key: "open", Label: Say("report.totals.closing"), Aside: true, Cells: []Cell{
			open, none, share(open.N(), work), openAgo, deltaOf(open, openAgo), change(open, openAgo),
		}},
		Row{Key: "work", Label: Say("report.totals.work"), Aside: true, Cells: []Cell{
			all, none, share(work, work), allAgo, deltaOf(all, allAgo), change(all, allAgo),
		}})
	return t
}

func insert[T any](s []T, i int, v T) []T {
	out := append([]T{}, s[:i]...)
	return append(append(out, v), s[i:]...)
}
