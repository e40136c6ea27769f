package report

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kairyluu/app"
)

// gatherings is what the sheet of meetings is made of.
type gatherings struct {
	forms, groups []app.Entry
	now, ago      []app.MeetingRow // held in the quarter, oldest first
	n, nAgo       int              // counted on their own
}

// held are the meetings that took place in a span.
func (s span) held() app.MeetingFilter {
	return app.MeetingFilter{From: s.from, To: s.to, Happened: true}
}

func (f *figures) gatherMeetings(g *gatherer) {
	m := &f.meetings
	m.forms, m.groups = g.entries(app.MeetingForms), g.entries(app.PeopleGroups)
	for _, e := range m.forms {
		f.names[e.ID] = e
	}
	m.now, m.ago = g.meetings(f.quarter.held()), g.meetings(f.quarterAgo.held())
	m.n, m.nAgo = g.countMeetings(f.quarter.held()), g.countMeetings(f.quarterAgo.held())
}

// meetings reads a whole list, oldest first, a page at a time.
func (g *gatherer) meetings(f app.MeetingFilter) []app.MeetingRow {
	const page = 500
	var all []app.MeetingRow
	q := app.MeetingQuery{Filter: f, Ascending: true, Limit: page}
	for g.err == nil {
		var rows []app.MeetingRow
		rows, g.err = g.src.MeetingRows(g.ctx, q)
		all = append(all, rows...)
		if len(rows) < page {
			break
		}
		q.After = &rows[len(rows)-1]
	}
	return all
}

func (g *gatherer) countMeetings(f app.MeetingFilter) (n int) {
	if g.err == nil {
		n, g.err = g.src.CountMeetings(g.ctx, f, 0)
	}
	return n
}

func gathered(n int, f app.MeetingFilter) Cell {
	return Cell{Kind: Count, Value: float64(n), Present: true, Meetings: &f}
}

// formsTable compares how many meetings of each form were held.
func (f *figures) formsTable() Table {
	t := Table{
		Key: "meeting_forms", Sheet: "meetings", Title: Say("report.table.meeting_forms"), Head: Say("report.head.form"),
		Columns: []Column{
			{"now", f.columnTitle("report.col.now", f.quarter), Count},
			{"present", Say("report.col.present"), Count},
			{"decisions", Say("report.col.decisions"), Count},
			{"before", f.columnTitle("report.col.before", f.quarterAgo), Count},
			{"delta", Say("report.col.delta"), Delta},
			{"change", Say("report.col.change"), Change},
		},
		Notes: []Label{Say("report.note.meetings")},
	}
	now, ago, present, decisions := map[int64]int{}, map[int64]int{}, map[int64]int{}, map[int64]int{}
	for _, m := range f.meetings.now {
		now[m.FormID]++
		present[m.FormID] += m.Present
		decisions[m.FormID] += m.Decisions
	}
	for _, m := range f.meetings.ago {
		ago[m.FormID]++
	}
	for _, e := range listed(f.meetings.forms, false, now, ago) {
		r := f.formRow(now[e.ID], ago[e.ID], present[e.ID], decisions[e.ID], func(m *app.MeetingFilter) { m.Form = e.ID })
		r.Key, r.Label = "form."+cmp.Or(e.Name(app.Russian), "none"), NameOf(e)
		t.Rows = append(t.Rows, r)
	}
	all := f.formRow(f.meetings.n, f.meetings.nAgo, total(present), total(decisions), func(*app.MeetingFilter) {})
	all.Key, all.Label, all.Total = totalKey, Say("report.total"), true
	t.Rows = append(t.Rows, all)
	return t
}

func (f *figures) formRow(n, ago, present, decisions int, form func(*app.MeetingFilter)) Row {
	list, listAgo := f.quarter.held(), f.quarterAgo.held()
	form(&list)
	form(&listAgo)
	now, before := gathered(n, list), gathered(ago, listAgo)
	return Row{Cells: []Cell{now, CountOf(present), CountOf(decisions), before, deltaOf(now, before), change(now, before)}}
}

// meetingsTable is the tenth sheet: every meeting of the quarter with who came
// and what became of its decisions. Women and men make up those present; the
// groups overlap and are summed down only.
func (f *figures) meetingsTable() Table {
	t := Table{Key: "meetings", Sheet: "meetings", Title: Say("report.table.meetings"), Head: Say("report.head.meeting")}
	groups := f.countedGroups()
	t.Columns = []Column{
		{"form", Say("report.col.form"), Text},
		{"settlement", Say("report.col.settlement"), Text},
		{"present", Say("report.col.present"), Count},
		{"women", Say("report.col.women"), Count},
		{"men", Say("report.col.men"), Count},
	}
	for _, g := range groups {
		t.Columns = append(t.Columns, Column{groupKey(g), NameOf(g), Count})
	}
	t.Columns = append(t.Columns,
		Column{"items", Say("report.col.items"), Count},
		Column{"decisions", Say("report.col.decisions"), Count},
		Column{"done", Say("report.col.done"), Count},
		Column{"not_done", Say("report.col.not_done"), Count})
	for _, m := range f.meetings.now {
		t.Rows = append(t.Rows, f.meetingRow(m, groups))
	}
	t.Rows = append(t.Rows, f.meetingTotal(t))
	return t
}

// countedGroups are those that were counted at any meeting of the quarter.
func (f *figures) countedGroups() []app.Entry {
	sums := map[int64]int{}
	for _, m := range f.meetings.now {
		for id, n := range m.Groups {
			sums[id] += n
		}
	}
	return listed(f.meetings.groups, false, sums)
}

func groupKey(e app.Entry) string { return "group." + strconv.FormatInt(e.ID, 10) }

func (f *figures) meetingRow(m app.MeetingRow, groups []app.Entry) Row {
	r := Row{Key: fmt.Sprint("meeting.", m.ID), Label: Plain(m.Label())}
	places := Label{}
	for _, id := range m.Settlements {
		name := f.nameOf(id)
		places.RU, places.KY = joined(places.RU, name.RU), joined(places.KY, name.KY)
	}
	r.Cells = []Cell{
		TextOf(f.nameOf(m.FormID)), TextOf(places), CountOf(m.Present), CountOf(m.Women), CountOf(m.Men),
	}
	for _, g := range groups {
		r.Cells = append(r.Cells, CountOf(m.Groups[g.ID]))
	}
	r.Cells = append(r.Cells, CountOf(m.Items))
	opens := &app.MeetingFilter{ID: m.ID}
	for i := range r.Cells {
		r.Cells[i].Meetings = opens
	}
	of := app.DecisionFilter{Meeting: m.ID}
	done := of
	done.State = app.DecisionDone
	r.Cells = append(r.Cells, planned(m.Decisions, of), planned(m.DoneDecisions, done), CountOf(m.Decisions-m.DoneDecisions))
	return r
}

func joined(a, b string) string {
	return strings.Join(slices.DeleteFunc([]string{a, b}, func(s string) bool { return s == "" }), ", ")
}

// meetingTotal sums the columns of figures.
func (f *figures) meetingTotal(t Table) Row {
	r := Row{Key: totalKey, Label: Say("report.total"), Total: true}
	for i, c := range t.Columns {
		if c.Kind != Count {
			r.Cells = append(r.Cells, Cell{Kind: c.Kind})
			continue
		}
		sum := 0
		for _, row := range t.Rows {
			sum += row.Cells[i].N()
		}
		r.Cells = append(r.Cells, CountOf(sum))
	}
	return r
}

// verifyMeetings holds the two tables of meetings against each other, and every
// meeting against itself.
func (r Report) verifyMeetings() error {
	t, forms := r.Table("meetings"), r.Table("meeting_forms")
	if t.Key == "" {
		return nil
	}
	lines := 0
	for _, row := range t.Rows {
		n := func(column string) int { return t.Cell(row, column).N() }
		if n("done")+n("not_done") != n("decisions") || n("women")+n("men") != n("present") && n("women")+n("men") != 0 && !row.Total {
			return app.Fail(app.Denied, "report.identity.meeting", "meeting", row.Label.Text)
		}
		if !row.Total {
			lines++
		}
	}
	for column, n := range map[string]int{
		"now": lines, "present": t.Cell(t.Row(totalKey), "present").N(), "decisions": t.Cell(t.Row(totalKey), "decisions").N(),
	} {
		if all := forms.Cell(forms.Row(totalKey), column).N(); all != n {
			return app.Fail(app.Denied, "report.identity.meetings", "listed", n, "counted", all)
		}
	}
	return nil
}
