package app_test

import (
	"testing"

	"kairyluu/app"
	"kairyluu/app/civil"
)

func TestScheduleIsMeetingsAndOpenDuesByDayAndHour(t *testing.T) {
	d := newDesk(t)
	meet := func(day, start string, decisions ...app.Decision) app.Meeting {
		m, err := d.Meetings.Save(d.ctx, app.Meeting{
			FormID: d.entry(app.MeetingForms, 0).ID, Date: civil.MustParse(day), Start: start, Settlements: []int64{d.akOrdo.ID},
			Agenda: []app.AgendaItem{app.NewItem("Освещение улиц")},
		}, decisions...)
		d.must(err)
		return m
	}
	held := meet("2026-10-01", "14:00",
		app.Decision{Text: "Поставить фонари", Source: app.FromResidents, Due: civil.MustParse("2026-11-20")},
		app.Decision{Text: "Вывезти мусор", Source: app.FromResidents, Due: civil.MustParse("2026-11-21")},
		app.Decision{Text: "Без срока", Source: app.FromResidents})
	late, early := meet("2026-11-20", "16:30"), meet("2026-11-20", "09:00")
	rows, err := d.Decisions.Rows(d.ctx, app.DecisionQuery{Filter: app.DecisionFilter{Meeting: held.ID}})
	d.must(err)
	for _, r := range rows {
		if r.Text == "Вывезти мусор" {
			_, err := d.Decisions.Enter(d.ctx, r.ID, app.DecisionEvent{Kind: app.DecisionFulfilled, Text: "вывезено"})
			d.must(err)
		}
	}
	november := app.MeetingFilter{From: civil.MustParse("2026-11-01"), To: civil.MustParse("2026-11-30")}

	list, err := d.Meetings.Schedule(d.ctx, november, true)
	d.must(err)
	if len(list) != 3 {
		t.Fatalf("%d appointments, want the open due date and two meetings", len(list))
	}
	if due := list[0]; due.Decision == nil || due.Decision.Text != "Поставить фонари" || due.UID == "" {
		t.Errorf("the day begins with %+v, want the due date", due)
	}
	if list[1].UID != early.UID || list[2].UID != late.UID {
		t.Error("meetings are not in order of the hour, or under another name")
	}
	if list, err = d.Meetings.Schedule(d.ctx, november, false); err != nil || len(list) != 2 {
		t.Errorf("%d appointments without due dates, %v", len(list), err)
	}
}
