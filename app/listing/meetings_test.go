package listing_test

import (
	"testing"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/listing"
)

func TestMeetingsHaveTheirPromisedKeys(t *testing.T) {
	o := office(4)
	o.Meetings = []app.MeetingRow{{
		ID: 9, Number: "3", Date: civil.MustParse("2026-05-12"), FormID: o.Dicts[app.MeetingForms][1].ID, Topic: "Суу; Жол",
		Settlements: []int64{o.Dicts[app.Settlements][0].ID, o.Dicts[app.Settlements][2].ID}, State: app.Drafted,
		Present: 80, Women: 43, Men: 37, Quorum: 100,
	}}
	o.Decisions = []app.DecisionRow{
		{ID: 1, MeetingID: 9, Progress: app.Progress{State: app.DecisionDone, Ended: civil.MustParse("2026-06-01")}},
		{ID: 2, MeetingID: 9, Progress: app.Progress{State: app.DecisionOpen, Due: civil.MustParse("2026-08-09")}},
	}
	row := read(t, o, listing.Request{Table: "meetings"})[0]
	for key, want := range map[string]string{
		"id": "9", "date": "2026-05-12", "form": "Круглый стол", "settlement": "Ак-Ордо-2; Алтын-Казык", "present": "80",
		"women": "43", "men": "37", "quorum": "100", "quorum_met": "no", "decisions": "2", "done_decisions": "1",
		"late_decisions": "1", "state": "drafted", "agenda": "Суу; Жол", "number": "3", "series": "",
	} {
		if got, ok := row[key]; !ok || got != want {
			t.Errorf("%s is %q, want %q", key, got, want)
		}
	}
}

func TestActionsHaveTheirPromisedKeys(t *testing.T) {
	o := office(4)
	o.Decisions = []app.DecisionRow{{
		ID: 5, MeetingID: 9, MeetingDate: civil.MustParse("2026-05-12"), Source: app.FromExpert, Text: "Арык казуу",
		ResponsibleID: o.Dicts[app.Executors][1].ID, Partner: "Аракет", Made: civil.MustParse("2026-05-12"),
		AppealNo: "Кол-1/26", ProjectID: 4,
		Progress: app.Progress{State: app.DecisionStarted, Percent: 40, Due: civil.MustParse("2026-08-01"), Moved: 1},
	}, {ID: 6, Source: app.FromResidents, Text: "Жарык", Progress: app.Progress{State: app.DecisionOpen}}}
	rows := read(t, o, listing.Request{Table: "actions"})
	for key, want := range map[string]string{
		"id": "5", "meeting": "9", "text": "Арык казуу", "source": "expert", "responsible": "Иманова Айгүл", "due": "2026-08-01",
		"state": "started", "done_percent": "40", "appeal": "Кол-1/26", "project": "4", "partner": "Аракет", "moved": "1",
		"late_days": "9",
	} {
		if got, ok := rows[0][key]; !ok || got != want {
			t.Errorf("%s is %q, want %q", key, got, want)
		}
	}
	if last := rows[1]; last["meeting"] != "" || last["project"] != "" || last["due"] != "" || last["late_days"] != "0" {
		t.Errorf("without meeting, project and date: %v", last)
	}
	late := read(t, o, listing.Request{Table: "actions", Plan: app.DecisionFilter{Late: true}})
	if len(late) != 1 || late[0]["id"] != "5" {
		t.Errorf("late ones: %v", late)
	}
}

func TestMeetingsAndActionsAreWholeAcrossPages(t *testing.T) {
	o := office(0)
	for i := range 2300 {
		day := civil.MustParse("2024-01-01").AddDays(i / 3)
		o.Meetings = append(o.Meetings, app.MeetingRow{ID: int64(i + 1), Date: day, State: app.Held})
		o.Decisions = append(o.Decisions, app.DecisionRow{ID: int64(i + 1), Made: day, Progress: app.Progress{Due: day}})
	}
	for _, table := range []string{"meetings", "actions"} {
		seen := map[string]bool{}
		for _, row := range read(t, o, listing.Request{Table: table}) {
			seen[row["id"]] = true
		}
		if len(seen) != 2300 {
			t.Errorf("%d different %s", len(seen), table)
		}
	}
}
