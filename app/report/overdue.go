package report

import (
	"strconv"

	"kairyluu/app"
	"kairyluu/app/civil"
)

// overdueTable is the register of what stood over its term at the end, without
// personal data.
func (f *figures) overdueTable() Table {
	t := f.register("overdue", f.overdueRows, f.now.late, f.quarter.late())
	for i, r := range f.overdueRows {
		t.Rows[i].Cells[len(t.Columns)-1] = f.lateDays(r, r.Due, f.quarter.to)
	}
	return t
}

// lateAnswers is the register of what was closed over its term in the quarter.
func (f *figures) lateAnswers() Table {
	t := f.register("late_answers", f.lateClosed, f.now.over, with(f.quarter.closed(), inTime(false)))
	for i, r := range f.lateClosed {
		t.Rows[i].Cells[len(t.Columns)-1] = f.lateDays(r, r.Due, r.Finished())
	}
	return t
}

func (f *figures) lateDays(r app.AppealRow, due, end civil.Date) Cell {
	return count(max(1, f.cal.WorkingDaysBetween(due, end)), app.AppealFilter{ID: r.ID})
}

func (f *figures) register(name string, rows []app.AppealRow, n int, list app.AppealFilter) Table {
	t := Table{
		Key: name, Sheet: "overdue", Title: Say("report.table."+name, "n", n), Head: Say("report.head.number"),
		Columns: []Column{
			{"registered", Say("report.col.registered"), Day},
			{"topic", Say("report.col.topic"), Text},
			{"settlement", Say("report.col.settlement"), Text},
			{"executor", Say("report.col.executor"), Text},
			{"due", Say("report.col.due"), Day},
			{"finished", Say("report.col.finished"), Day},
			{"late_days", Say("report.col.late_days"), Count},
		},
	}
	for _, r := range rows {
		opens := &app.AppealFilter{ID: r.ID}
		cells := []Cell{
			DayOf(r.Registered), TextOf(f.nameOf(r.TopicID)), TextOf(f.nameOf(r.SettlementID)),
			TextOf(f.nameOf(r.ExecutorID)), DayOf(r.Due), DayOf(r.Finished()),
			{},
		}
		for i := range cells {
			cells[i].Filter = opens
		}
		t.Rows = append(t.Rows, Row{Key: "appeal." + strconv.FormatInt(r.ID, 10), Label: Plain(r.Number), Cells: cells})
	}
	if len(rows) < n {
		t.Notes = append(t.Notes, Say("report.note.register_cut", "shown", len(rows), "n", n))
	}
	return t
}

func (f *figures) nameOf(id int64) Label {
	if e, ok := f.names[id]; ok {
		return NameOf(e)
	}
	return Label{}
}
