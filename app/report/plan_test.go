package report_test

import (
	"errors"
	"testing"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/report"
	"kairyluu/app/report/reporttest"
)

func TestEveryFigureOpensExactlyItsMeetingsAndDecisions(t *testing.T) {
	opened := 0
	offices(t, func(t *testing.T, o *reporttest.Office, r report.Report) {
		for _, table := range r.Tables {
			for _, row := range table.Rows {
				for i, cell := range row.Cells {
					n, is := 0, false
					switch {
					case cell.Plan != nil:
						n, _ = o.CountDecisions(ctx, *cell.Plan, 0)
						is = true
					case cell.Meetings != nil && cell.Meetings.ID == 0:
						n, _ = o.CountMeetings(ctx, *cell.Meetings, 0)
						is = true
					}
					if !is {
						continue
					}
					opened++
					if n != cell.N() || !cell.Opens() {
						t.Errorf("%s/%s/%s says %v, its list holds %d", table.Key, row.Key, table.Columns[i].Key, cell.Value, n)
					}
				}
			}
		}
	})
	if opened < 2000 {
		t.Errorf("only %d figures open a list", opened)
	}
}

// gathered is an office of one quarter that is counted by hand.
func gathered() *reporttest.Office {
	o := reporttest.New(1, 0, civil.MustParse("2026-10-05"))
	form, table := o.Dicts[app.MeetingForms][0].ID, o.Dicts[app.MeetingForms][1].ID
	youth := o.Dicts[app.PeopleGroups][0].ID
	day := civil.MustParse
	o.Meetings = []app.MeetingRow{
		{ID: 1, Number: "7", Date: day("2026-07-10"), FormID: form, State: app.Signed, Present: 80, Women: 43, Men: 37, Groups: map[int64]int{youth: 21}, Items: 3, Settlements: []int64{1, 2}},
		{ID: 2, Date: day("2026-09-30"), FormID: table, State: app.Held, Present: 20, Women: 11, Men: 9, Items: 1},
		{ID: 3, Date: day("2026-09-30"), FormID: form, State: app.Planned, Present: 9, Women: 9},
		{ID: 4, Date: day("2025-08-01"), FormID: form, State: app.Signed, Present: 50, Women: 25, Men: 25},
		{ID: 5, Date: day("2026-10-01"), FormID: form, State: app.Signed, Present: 50, Women: 25, Men: 25},
	}
	who := o.Dicts[app.Executors][0].ID
	open := func(due string) app.Progress { return app.Progress{State: app.DecisionOpen, Due: day(due)} }
	ended := func(state app.DecisionState, on, due string) app.Progress {
		return app.Progress{State: state, Ended: day(on), Due: day(due)}
	}
	o.Decisions = []app.DecisionRow{
		{ID: 1, MeetingID: 1, Made: day("2026-07-10"), Source: app.FromResidents, ResponsibleID: who, Progress: ended(app.DecisionDone, "2026-09-01", "2026-09-10")},
		{ID: 2, MeetingID: 1, Made: day("2026-07-10"), Source: app.FromExpert, ResponsibleID: who, Progress: ended(app.DecisionDone, "2026-09-20", "2026-09-10")},
		{ID: 3, MeetingID: 1, Made: day("2026-07-10"), Source: app.FromExpert, Progress: open("2026-09-30")},
		{ID: 4, Made: day("2026-05-01"), Source: app.FromPartner, Progress: ended(app.DecisionDropped, "2026-08-01", "2026-08-01")},
		{ID: 5, Made: day("2026-05-01"), Source: app.FromPartner, Progress: ended(app.DecisionDone, "2026-10-02", "2026-12-01")},
		{ID: 6, Made: day("2025-07-20"), Source: app.FromAuthority, Progress: ended(app.DecisionDone, "2026-01-02", "2026-01-01")},
	}
	return o
}

func TestMeetingsAndPlanCountedByHand(t *testing.T) {
	r := build(t, gathered(), "2026-Q3")
	if err := r.Verify(); err != nil {
		t.Fatal(err)
	}
	for _, want := range []struct {
		table, row, column string
		n                  int
	}{
		{"meetings", "meeting.1", "present", 80},
		{"meetings", "meeting.1", "items", 3},
		{"meetings", "meeting.1", "decisions", 3},
		{"meetings", "meeting.1", "done", 2},
		{"meetings", "meeting.1", "not_done", 1},
		{"meetings", "total", "women", 54},
		{"meetings", "total", "decisions", 3},
		{"meeting_forms", "form.Сход граждан", "now", 1},
		{"meeting_forms", "form.Сход граждан", "before", 1},
		{"meeting_forms", "form.Круглый стол", "now", 1},
		{"meeting_forms", "total", "present", 100},
		{"plan", "opening", "now", 2},
		{"plan", "made", "now", 3},
		{"plan", "done", "now", 2},
		{"plan", "dropped", "now", 1},
		{"plan", "closing", "now", 2},
		{"plan", "late", "now", 1},
		{"plan", "made", "before", 1},
		{"plan_sources", "expert", "now", 2},
		{"plan_sources", "authority", "before", 1},
		{"plan_states", "done", "now", 2},
		{"plan_states", "open", "now", 1},
		{"plan_responsible", "responsible.Абдыкадыров Нурлан", "done", 2},
		{"plan_responsible", "responsible.Абдыкадыров Нурлан", "in_time", 1},
		{"plan_responsible", "responsible.none", "late", 1},
		{"plan_responsible", "total", "open", 2},
	} {
		table := r.Table(want.table)
		if got := table.Cell(table.Row(want.row), want.column).N(); got != want.n {
			t.Errorf("%s/%s/%s is %d, want %d", want.table, want.row, want.column, got, want.n)
		}
	}
	meetings := r.Table("meetings")
	if len(meetings.Rows) != 3 || meetings.Row("meeting.3").Key != "" {
		t.Errorf("%d lines of meetings: planned ones do not count", len(meetings.Rows))
	}
	if said := meetings.Row("meeting.1").Cells[1].Label.RU; said != "Ак-Ордо-2, Ала-Тоо-3" {
		t.Errorf("settlements %q", said)
	}
}

func TestMeetingsAndPlanThatDisagreeAreNotWritten(t *testing.T) {
	for name, tt := range map[string]struct {
		table, row, column string
		key                string
	}{
		"a meeting against itself": {"meetings", "meeting.1", "women", "report.identity.meeting"},
		"done and not done":        {"meetings", "meeting.1", "not_done", "report.identity.meeting"},
		"the list and the count":   {"meeting_forms", "total", "now", "report.identity.meetings"},
		"people of the two tables": {"meeting_forms", "total", "present", "report.identity.meetings"},
		"the balance of the plan":  {"plan", "opening", "now", "report.identity.plan"},
		"last year's balance":      {"plan", "dropped", "before", "report.identity.plan"},
		"the sources":              {"plan_sources", "expert", "now", "report.identity.sum"},
		"the responsible":          {"plan_responsible", "responsible.none", "open", "report.identity.sum"},
	} {
		t.Run(name, func(t *testing.T) {
			r := build(t, gathered(), "2026-Q3")
			table := r.Table(tt.table)
			for i, c := range table.Columns {
				if c.Key == tt.column {
					table.Row(tt.row).Cells[i].Value++
				}
			}
			if e, ok := errors.AsType[*app.Error](r.Verify()); !ok || e.Key != tt.key {
				t.Errorf("said %v, want %s", r.Verify(), tt.key)
			}
		})
	}
}
