package plan

import (
	"fmt"
	"testing"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/ui/pagetest"
	"kairyluu/ui/shell"
)

// rig is the plan in a window in memory, over the real store of a small office on
// Friday, 18 September 2026.
type rig struct {
	*pagetest.Desk
	t    testing.TB
	page *Page
}

func newRig(t testing.TB) *rig {
	t.Helper()
	return &rig{Desk: pagetest.New(t), t: t}
}

// open shows the plan.
func (r *rig) open(lang string, route shell.Route) {
	r.t.Helper()
	route.Place = shell.Plan
	r.Show(lang, func(env *shell.Env, route shell.Route) shell.Page {
		page := New(env, route)
		r.page = page.(*Page)
		return page
	}, route)
}

// entry is the entry of a dictionary with a Russian name, made when there is none.
func (r *rig) entry(d app.Dict, name string) app.Entry {
	r.t.Helper()
	entries, err := r.Office.Dictionaries.Entries(r.t.Context(), d)
	r.Must(err)
	for _, e := range entries {
		if e.NameRU == name {
			return e
		}
	}
	e, err := r.Office.Dictionaries.Save(r.t.Context(), app.Entry{Dict: d, NameRU: name, NameKY: name, Active: true})
	r.Must(err)
	return e
}

// meeting holds a meeting that takes decisions.
func (r *rig) meeting(date string, decisions ...app.Decision) app.Meeting {
	r.t.Helper()
	forms, err := r.Office.Dictionaries.Entries(r.t.Context(), app.MeetingForms)
	r.Must(err)
	m := app.Meeting{
		FormID: forms[0].ID, Date: civil.MustParse(date), Start: "14:00", Place: "школа № 61",
		Settlements: []int64{r.Entry(app.Settlements, "Ак-Ордо-2").ID}, Language: app.Russian,
		Chair: "Осмонов К.", Secretary: "Айнура Ж.", State: app.Held,
		Attendance: app.Attendance{Total: 46, Women: 30, Men: 16},
		Agenda:     []app.AgendaItem{{UID: "item", Title: "О благоустройстве", Decided: "Принять план", For: 40, Against: 2, Abstained: 4}},
	}
	m, err = r.Office.Meetings.Save(r.t.Context(), m, decisions...)
	r.Must(err)
	return m
}

// decision is one as a meeting takes it.
func (r *rig) decision(text, due string, change ...func(*app.Decision)) app.Decision {
	r.t.Helper()
	d := app.Decision{
		Text: text, ItemUID: "item", Source: app.FromResidents,
		SettlementID: r.Entry(app.Settlements, "Ак-Ордо-2").ID, ResponsibleID: r.entry(app.Executors, "Асанов Б.").ID,
	}
	if due != "" {
		d.Due = civil.MustParse(due)
	}
	for _, f := range change {
		f(&d)
	}
	return d
}

// few are a meeting three weeks ago with a decision late since then, one soon
// due and one with time, and one decision that stands alone.
func (r *rig) few() app.Meeting {
	r.t.Helper()
	m := r.meeting("2026-08-28",
		r.decision("Починить освещение на ул. Жеңиш", "2026-09-04"),
		r.decision("Установить контейнеры для мусора", "2026-09-21", func(d *app.Decision) { d.Source = app.FromExpert }),
		r.decision("Провести субботник с партнёрами", "2026-11-01", func(d *app.Decision) {
			d.Source, d.ResponsibleID, d.Partner = app.FromPartner, 0, "ОФ «Аракет»"
		}),
	)
	_, err := r.Office.Decisions.Save(r.t.Context(), app.Decision{
		Text: "Подготовить список пустующих участков", Source: app.FromAuthority, Made: civil.MustParse("2026-09-10"),
	})
	r.Must(err)
	return m
}

// many are n decisions of one meeting, due one after another.
func (r *rig) many(n int) {
	r.t.Helper()
	first := civil.MustParse("2026-10-01")
	list := make([]app.Decision, n)
	for i := range list {
		list[i] = r.decision(fmt.Sprintf("Мера %03d по плану", i+1), first.AddDays(i).String())
	}
	r.meeting("2026-09-01", list...)
}

// row is the i-th row of the table.
func (r *rig) row(i int) app.DecisionRow {
	r.t.Helper()
	row, ok := r.page.Feed.List().Row(i)
	if !ok {
		r.t.Fatalf("row %d is not there", i)
	}
	return row
}

// stored is a decision as the store has it.
func (r *rig) stored(id int64) app.DecisionCase {
	r.t.Helper()
	c, err := r.Office.Decisions.Case(r.t.Context(), id)
	r.Must(err)
	return c
}

// kinds are the events of a decision that count.
func kinds(c app.DecisionCase) []app.DecisionEventKind {
	var out []app.DecisionEventKind
	for _, e := range c.Events {
		if e.TakenBack == nil {
			out = append(out, e.Kind)
		}
	}
	return out
}
