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
		Key: name, Sheet: "overdue", Title: key("report.table."+name, "n", n), Head: key("report.head.number"),
		Columns: []Column{
			{"registered", key("report.col.registered"), Day},
			{"topic", key("report.col.topic"), Text},
			{"settlement", key("report.col.settlement"), Text},
			{"executor", key("report.col.executor"), Text},
			{"due", key("report.col.due"), Day},
			{"finished", key("report.col.finished"), Day},
			{"late_days", key("report.col.late_days"), Count},
		},
	}
	for _, r := range rows {
		opens := &app.AppealFilter{ID: r.ID}
		cells := []Cell{
			day(r.Registered), words(f.nameOf(r.TopicID)), words(f.nameOf(r.SettlementID)),
			words(f.nameOf(r.ExecutorID)), day(r.Due), day(r.Finished()),
			{},
		}
		for i := range cells {
			cells[i].Filter = opens
		}
		t.Rows = append(t.Rows, Row{Key: "appeal." + strconv.FormatInt(r.ID, 10), Label: Plain(r.Number), Cells: cells})
	}
	if len(rows) < n {
		t.Notes = append(t.Notes, key("report.note.register_cut", "shown", len(rows), "n", n))
	}
	return t
}

func (f *figures) nameOf(id int64) Label {
	if e, ok := f.names[id]; ok {
		return NameOf(e)
	}
	return Label{}
}
