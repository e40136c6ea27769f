package overview_test

import (
	"testing"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/ui/overview"
	"kairyluu/ui/pagetest"
	"kairyluu/ui/shell"
)

// planned is an office with a meeting three weeks ago, whose minutes nobody has
// signed and of whose decisions one is late, one due this week and one later, and
// with a meeting this week.
func planned(t *testing.T) *pagetest.Desk {
	t.Helper()
	d := pagetest.New(t)
	forms, err := d.Office.Dictionaries.Entries(t.Context(), app.MeetingForms)
	d.Must(err)
	settlements := []int64{d.Entry(app.Settlements, "Ак-Ордо-2").ID}
	_, err = d.Office.Meetings.Save(t.Context(), app.Meeting{
		FormID: forms[0].ID, Date: civil.MustParse("2026-08-28"), State: app.Held, Settlements: settlements,
		Attendance: app.Attendance{Total: 3, Women: 2, Men: 1}, Agenda: []app.AgendaItem{{UID: "item", Title: "О свете"}},
	},
		app.Decision{ItemUID: "item", Text: "Починить свет", Due: civil.MustParse("2026-09-04")},
		app.Decision{ItemUID: "item", Text: "Вывезти мусор", Due: civil.MustParse("2026-09-20")},
		app.Decision{ItemUID: "item", Text: "Посадить деревья", Due: civil.MustParse("2026-09-21")})
	d.Must(err)
	_, err = d.Office.Meetings.Save(t.Context(), app.Meeting{
		FormID: forms[0].ID, Date: civil.MustParse("2026-09-20"), Settlements: settlements,
		Agenda: []app.AgendaItem{{UID: "next", Title: "О воде"}},
	})
	d.Must(err)
	d.Show("ru", overview.New, shell.Route{Place: shell.Overview})
	return d
}

func TestRemindersOpenExactlyTheirLists(t *testing.T) {
	d := planned(t)
	for _, tt := range []struct {
		figure   string
		want     int
		meetings bool
	}{
		{"Открытые решения", 3, false},
		{"Просроченные решения", 1, false},
		{"Срок на этой неделе", 1, false},
		{"Встречи на этой неделе", 1, true},
		{"Протоколы без подписи", 1, true},
	} {
		t.Run(tt.figure, func(t *testing.T) {
			d.Gone = nil
			d.Tap(tt.figure)
			r, _ := last(t, d)
			if r.Title != tt.figure {
				t.Fatalf("led to %+v", r)
			}
			var n int
			var err error
			switch {
			case tt.meetings && r.Place == shell.Meetings && r.Meetings != nil:
				n, err = d.Office.Meetings.Count(t.Context(), *r.Meetings, 0)
			case !tt.meetings && r.Place == shell.Plan && r.Plan != nil:
				n, err = d.Office.Decisions.Count(t.Context(), *r.Plan, 0)
			}
			d.Must(err)
			if n != tt.want {
				t.Errorf("led to %+v with %d, want %d", r, n, tt.want)
			}
		})
	}
}
