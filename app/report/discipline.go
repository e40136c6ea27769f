package report

import (
	"cmp"

	"kairyluu/app"
)

// discipline is the seventh sheet: what each executor had in hand in the
// quarter and what became of it.
func (f *figures) discipline() Table {
	t := Table{
		Key: "discipline", Sheet: "discipline", Title: Say("report.table.discipline"), Head: Say("report.head.executor"),
		Columns: []Column{
			{"assigned", Say("report.col.assigned"), Count},
			{"in_time", Say("report.col.in_time"), Count},
			{"over", Say("report.col.over"), Count},
			{"in_work", Say("report.col.in_work"), Count},
			{"late", Say("report.col.late"), Count},
			{"share", Say("report.col.in_time_share"), Percent},
		},
		Notes: []Label{Say("report.note.discipline")},
	}
	inWork, late := byID(f.atWork, 0), byID(f.lateBy, 0)
	met, over := map[int64]int{}, map[int64]int{}
	for _, g := range f.done {
		met[id(g.Keys[1])] += g.InTime
		over[id(g.Keys[1])] += g.Overdue
	}
	for _, e := range listed(f.executors, false, met, over, inWork) {
		r := f.disciplineRow(load{met[e.ID], over[e.ID], inWork[e.ID], late[e.ID]}, forExecutor(e.ID))
		r.Key, r.Label = "executor."+cmp.Or(e.Name(app.Russian), "none"), NameOf(e)
		if e.ID == 0 {
			r.Label = Say("report.executor.none")
		}
		t.Rows = append(t.Rows, r)
	}
	total := f.disciplineRow(load{f.now.inTime, f.now.over, f.now.closing, f.now.late}, func(*app.AppealFilter) {})
	total.Key, total.Label, total.Total = totalKey, Say("report.total"), true
	t.Rows = append(t.Rows, total)
	return t
}

// load is what one executor had in hand.
type load struct{ inTime, over, inWork, late int }

func (f *figures) disciplineRow(l load, whose narrow) Row {
	return Row{Cells: []Cell{
		CountOf(l.inTime + l.over + l.inWork),
		count(l.inTime, with(f.quarter.closed(), inTime(true), whose)),
		count(l.over, with(f.quarter.closed(), inTime(false), whose)),
		count(l.inWork, with(f.quarter.closing(), whose)),
		count(l.late, with(f.quarter.late(), whose)),
		share(l.inTime, l.inTime+l.over),
	}}
}

// reception is the eighth sheet: personal reception by who received.
func (f *figures) reception() Table {
	t := Table{
		Key: "reception", Sheet: "reception", Title: Say("report.table.reception"), Head: Say("report.head.receiver"),
		Columns: []Column{
			{"now", f.columnTitle("report.col.accepted", f.quarter), Count},
			{"on_spot", Say("report.col.on_spot"), Count},
			{"on_control", Say("report.col.on_control"), Count},
			{"before", f.columnTitle("report.col.before", f.quarterAgo), Count},
			{"delta", Say("report.col.delta"), Delta},
			{"change", Say("report.col.change"), Change},
		},
		Notes: []Label{Say("report.note.reception")},
	}
	now, before, spot := personal(f.marks), personal(f.marksAgo), map[int64]int{}
	for _, g := range f.marks {
		if app.Channel(g.Keys[markChannel]).Personal() {
			spot[id(g.Keys[markReceiver])] += g.OnSpot
		}
	}
	for _, e := range listed(f.executors, false, now, before) {
		r := f.receptionRow(now[e.ID], before[e.ID], spot[e.ID], receivedBy(e.ID))
		r.Key, r.Label = "receiver."+cmp.Or(e.Name(app.Russian), "none"), NameOf(e)
		if e.ID == 0 {
			r.Label = Say("report.receiver.none")
		}
		t.Rows = append(t.Rows, r)
	}
	all := f.receptionRow(total(now), total(before), total(spot), func(*app.AppealFilter) {})
	all.Key, all.Label, all.Total = totalKey, Say("report.total"), true
	t.Rows = append(t.Rows, all)
	return t
}

func receivedBy(id int64) narrow {
	return func(f *app.AppealFilter) { f.Receiver = orNoOne(id) }
}

// personal counts what was received at personal reception by receiver.
func personal(marks []app.Group) map[int64]int {
	sums := map[int64]int{}
	for _, g := range marks {
		if app.Channel(g.Keys[markChannel]).Personal() {
			sums[id(g.Keys[markReceiver])] += g.N
		}
	}
	return sums
}

func total(sums map[int64]int) (n int) {
	for _, m := range sums {
		n += m
	}
	return n
}

func (f *figures) receptionRow(n, ago, spot int, whose narrow) Row {
	now := count(n, with(inPerson(f.quarter.received()), whose))
	before := count(ago, with(inPerson(f.quarterAgo.received()), whose))
	return Row{Cells: []Cell{
		now,
		count(spot, with(inPerson(f.quarter.received()), whose, func(a *app.AppealFilter) { a.OnSpot = true })),
		CountOf(n - spot),
		before, deltaOf(now, before), change(now, before),
	}}
}
