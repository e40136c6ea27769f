package app_test

import (
	"reflect"
	"testing"

	"kairyluu/app"
)

func TestPlacesAreCountedWithAllThatIsThere(t *testing.T) {
	d := newDesk(t)
	d.register()
	d.register(func(a *app.Appeal) { a.Received, a.Registered = date("2026-08-03"), date("2026-08-03") })
	m := d.hold()
	for _, due := range []string{"2026-10-12", "2026-12-01"} {
		_, err := d.Decisions.Save(d.ctx, app.Decision{
			MeetingID: m.ID, Made: m.Date, Source: app.FromResidents, Text: "Суу түтүгү", SettlementID: d.akOrdo.ID, Due: date(due),
		})
		d.must(err)
	}
	for _, f := range []app.Finding{
		{Kind: app.Risk, Title: "Сел", Level: app.HighLevel},
		{Kind: app.Risk, Title: "Таштанды", Level: app.LowLevel},
		{Kind: app.Risk, Title: "Чуңкур", Level: app.HighLevel, Since: date("2026-01-01"), Until: date("2026-09-01"), Measures: "көмүлдү"},
		{Kind: app.Practice, Title: "Ашар"},
	} {
		f.SettlementID = d.akOrdo.ID
		_, err := d.Findings.Save(d.ctx, f)
		d.must(err)
	}
	gone := d.dordoi
	gone.Active = false
	_, err := d.Dictionaries.Save(d.ctx, gone)
	d.must(err)

	rows, err := d.Places.Rows(d.ctx)
	d.must(err)
	by := map[int64]app.PlaceRow{}
	for _, r := range rows {
		by[r.Settlement.ID] = r
	}
	got := by[d.akOrdo.ID]
	want := app.PlaceRow{
		Settlement: got.Settlement, Appeals: 2, Open: 2, Late: 1, Meetings: 1, Plan: 2, LatePlan: 1, Risks: 2, HighRisks: 1, Practices: 1,
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("counted %+v, want %+v", got, want)
	}
	if _, there := by[d.dordoi.ID]; there {
		t.Error("a settlement that is out of use and empty is listed")
	}
	d.register(func(a *app.Appeal) { a.SettlementID = d.dordoi.ID })
	rows, err = d.Places.Rows(d.ctx)
	d.must(err)
	equal(t, "one out of use with an appeal is listed", len(rows), len(by)+1)
}
