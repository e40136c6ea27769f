package meetings_test

import (
	"testing"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/ui/pagetest"
)

// office is a desk with meetings of a series about street lights.
type office struct {
	*pagetest.Desk
	t testing.TB

	series   app.Entry
	asanov   app.Entry
	previous app.Meeting // signed; one decision late, one done
	round    app.Meeting // the round table, held and drafted
	planned  app.Meeting
}

func newOffice(t testing.TB) *office {
	t.Helper()
	o := &office{Desk: pagetest.New(t), t: t}
	o.series = o.add(app.MeetingSeries, "Свет Ак-Ордо", "Ак-Ордо жарыгы")
	o.asanov = o.add(app.Executors, "Асанов Б. К.", "")
	o.previous = o.meet("Сход граждан", "2026-07-12", "17:00", app.Held, app.Decision{
		Text: "Отремонтировать опоры освещения по улице Жеңиш", Source: app.FromResidents,
		ResponsibleID: o.asanov.ID, Due: civil.MustParse("2026-08-31"),
	}, app.Decision{
		Text: "Вывезти стихийную свалку у канала", Source: app.FromAuthority,
		Partner: "Тазалык", Due: civil.MustParse("2026-08-01"),
	})
	o.fulfil("Вывезти стихийную свалку у канала")
	o.round = o.roundTable()
	o.planned = o.meet("Общественные слушания", "2026-09-25", "14:00", "")
	return o
}

func (o *office) add(dict app.Dict, ru, ky string) app.Entry {
	o.t.Helper()
	e, err := o.Office.Dictionaries.Save(o.t.Context(), app.Entry{Dict: dict, NameRU: ru, NameKY: ky, Active: true})
	o.Must(err)
	return e
}

func (o *office) settlement(name string) int64 { return o.Entry(app.Settlements, name).ID }

// meet stores a meeting of a form; in its series unless it is planned.
func (o *office) meet(form, day, start string, state app.MeetingState, decisions ...app.Decision) app.Meeting {
	o.t.Helper()
	item := app.NewItem("Освещение улиц и вывоз мусора")
	m := app.Meeting{
		FormID: o.Entry(app.MeetingForms, form).ID, SeriesID: o.series.ID, Date: civil.MustParse(day), Start: start,
		Place: "школа № 64, актовый зал", Settlements: []int64{o.settlement("Ак-Ордо-2")}, State: state,
		Chair: "Садыков Н. Т.", Secretary: "Жумабекова А.", ConvenedBy: "МТУ № 109", Announced: "объявление на остановках, группа WhatsApp",
		Language: app.Russian, Quorum: 60,
		Attendance: app.Attendance{Total: 86, Women: 51, Men: 35, Groups: map[int64]int{}},
		Agenda:     []app.AgendaItem{item},
	}
	if state == "" {
		m.Attendance = app.Attendance{}
	} else {
		m.Agenda[0].For, m.Agenda[0].Against, m.Agenda[0].Abstained = 80, 2, 4
		m.Agenda[0].Heard = "Начальник МТУ доложил о состоянии освещения: из 48 опор не работают 19."
	}
	for i := range decisions {
		decisions[i].ItemUID = item.UID
	}
	return o.save(m, decisions...)
}

func (o *office) save(m app.Meeting, decisions ...app.Decision) app.Meeting {
	o.t.Helper()
	m, err := o.Office.Meetings.Save(o.t.Context(), m, decisions...)
	o.Must(err)
	return m
}

// roundTable is a round table with proposals of four sources, its minutes drafted.
func (o *office) roundTable() app.Meeting {
	o.t.Helper()
	water, light := app.NewItem("Питьевая вода в жилмассивах Ак-Ордо-2 и Ак-Ордо-3"), app.NewItem("Освещение улиц и дорог у школ")
	water.Heard = "Представитель водоканала рассказал о строительстве второй очереди и сроках подключения."
	water.Decided = "Поддержать совместный план."
	water.For, water.Against, water.Abstained = 38, 1, 3
	light.For = 42
	m := o.save(app.Meeting{
		FormID: o.Entry(app.MeetingForms, "Круглый стол").ID, SeriesID: o.series.ID, Date: civil.MustParse("2026-09-11"),
		Start: "14:00", End: "16:30", Place: "Дом культуры, ул. Жеңиш, 2", State: app.Drafted, Language: app.Kyrgyz,
		Settlements: []int64{o.settlement("Ак-Ордо-2"), o.settlement("Ак-Ордо-3")}, Quorum: 50,
		Chair: "Осмонов К. А.", Secretary: "Жумабекова А.", ConvenedBy: "МТУ № 109 и фонд «Аракет»",
		Guests: []app.Guest{
			{Name: "Токтогулов А.", Post: "начальник отдела", Organisation: "Бишкекводоканал", RoleID: o.role(0), Came: true},
			{Name: "Ли Анна", Post: "эксперт", Organisation: "ПРООН", RoleID: o.role(1), Came: true},
			{Organisation: "Бишкексвет"},
		},
		Attendance: app.Attendance{Total: 42, Women: 24, Men: 18, Groups: map[int64]int{o.group(0): 9, o.group(1): 7}},
		Agenda:     []app.AgendaItem{water, light}, Links: []string{"https://example.org/krugly-stol"},
	},
		app.Decision{ItemUID: water.UID, Text: "Подключить к водопроводу улицы Ынтымак и Достук", Source: app.FromResidents, Due: civil.MustParse("2026-12-01")},
		app.Decision{ItemUID: water.UID, Text: "Выделить участок под насосную станцию", Source: app.FromAuthority, ResponsibleID: o.asanov.ID, Due: civil.MustParse("2026-09-30")},
		app.Decision{ItemUID: light.UID, Text: "Поставить светодиодные светильники с датчиком", Source: app.FromExpert, Partner: "ПРООН"},
		app.Decision{ItemUID: light.UID, Text: "Обучить квартальных обслуживанию щитов", Source: app.FromPartner, Partner: "фонд «Аракет»", Due: civil.MustParse("2026-10-15")})
	return m
}

func (o *office) role(i int) int64  { return o.nth(app.GuestRoles, i) }
func (o *office) group(i int) int64 { return o.nth(app.PeopleGroups, i) }

func (o *office) nth(dict app.Dict, i int) int64 {
	o.t.Helper()
	entries, err := o.Office.Dictionaries.Entries(o.t.Context(), dict)
	o.Must(err)
	return entries[i].ID
}

// decision is the one with a text.
func (o *office) decision(text string) app.DecisionRow {
	o.t.Helper()
	rows, err := o.Office.Decisions.Rows(o.t.Context(), app.DecisionQuery{})
	o.Must(err)
	for _, r := range rows {
		if r.Text == text {
			return r
		}
	}
	o.t.Fatalf("there is no decision %q", text)
	return app.DecisionRow{}
}

func (o *office) fulfil(text string) {
	o.t.Helper()
	_, err := o.Office.Decisions.Enter(o.t.Context(), o.decision(text).ID, app.DecisionEvent{Kind: app.DecisionFulfilled, Text: "сделано"})
	o.Must(err)
}

func (o *office) stored(id int64) app.MeetingCase {
	o.t.Helper()
	c, err := o.Office.Meetings.Case(o.t.Context(), id)
	o.Must(err)
	return c
}
