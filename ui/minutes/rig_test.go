package minutes_test

import (
	"testing"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/ui/minutes"
	"kairyluu/ui/pagetest"
	"kairyluu/ui/shell"
)

// office is a desk with a series whose last meeting left a decision unfinished.
type office struct {
	*pagetest.Desk
	t testing.TB

	series app.Entry
	asanov app.Entry
	last   app.Meeting
}

func newOffice(t testing.TB) *office {
	t.Helper()
	o := &office{Desk: pagetest.New(t), t: t}
	o.series = o.add(app.MeetingSeries, "Свет Ак-Ордо", "Ак-Ордо жарыгы")
	o.asanov = o.add(app.Executors, "Асанов Б. К.", "")
	item := app.NewItem("Освещение улиц")
	m, err := o.Office.Meetings.Save(t.Context(), app.Meeting{
		FormID: o.Entry(app.MeetingForms, "Сход граждан").ID, SeriesID: o.series.ID, Date: civil.MustParse("2026-07-12"),
		Place: "школа № 64", Settlements: []int64{o.Entry(app.Settlements, "Ак-Ордо-2").ID}, State: app.Held,
		Chair: "Осмонов К. А.", Secretary: "Жумабекова А.", Attendance: app.Attendance{Total: 86, Women: 51, Men: 35}, Quorum: 60,
		Agenda: []app.AgendaItem{item},
	}, app.Decision{
		Text: "Отремонтировать опоры освещения по улице Жеңиш", Source: app.FromResidents, ItemUID: item.UID,
		ResponsibleID: o.asanov.ID, Due: civil.MustParse("2026-08-31"),
	})
	o.Must(err)
	o.last = m
	return o
}

func (o *office) add(dict app.Dict, ru, ky string) app.Entry {
	o.t.Helper()
	e, err := o.Office.Dictionaries.Save(o.t.Context(), app.Entry{Dict: dict, NameRU: ru, NameKY: ky, Active: true})
	o.Must(err)
	return e
}

// open shows the form of a new meeting, or of the one with an id.
func (o *office) open(id int64) {
	o.t.Helper()
	o.Show("ru", minutes.New, shell.Route{Place: shell.Minute, ID: id})
}

func (o *office) stored(id int64) app.MeetingCase {
	o.t.Helper()
	c, err := o.Office.Meetings.Case(o.t.Context(), id)
	o.Must(err)
	return c
}

// saved is the meeting whose card the form led to.
func (o *office) saved() app.MeetingCase {
	o.t.Helper()
	if n := len(o.Gone); n == 0 || o.Gone[n-1].Place != shell.Meetings {
		o.t.Fatalf("the form led to %v, want the card of a meeting; on show: %q", o.Gone, o.Texts())
	}
	return o.stored(o.Gone[len(o.Gone)-1].ID)
}
