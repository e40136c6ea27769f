package settings

import (
	"testing"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/assets"
	"kairyluu/ui/casework"
	"kairyluu/ui/words"
)

func TestOfficeFormKeepsWhatItDoesNotShow(t *testing.T) {
	stored := app.DefaultSettings()
	stored.NameRU, stored.NameKY, stored.MTU, stored.Ready = "МТУ № 109", "№ 109 МАБ", "109", true
	got, faults := officeFormOf(stored).settings(stored)
	if faults.Err() != nil || got != stored {
		t.Errorf("read back %+v, %v; want %+v", got, faults.Err(), stored)
	}
	form := officeFormOf(stored)
	form.Head, form.City = "  Осмонов   К. ", app.CityOsh
	got, _ = form.settings(stored)
	if got.HeadRU != "Осмонов К." || got.City != app.CityOsh || got.Numbering != stored.Numbering || !got.Ready {
		t.Errorf("changed to %+v", got)
	}
}

func TestOfficeFormFindsFaults(t *testing.T) {
	for name, c := range map[string]struct {
		form  officeForm
		field string
	}{
		"no name in any language": {officeForm{NameRU: "  ", Urgent: "5"}, "name"},
		"days in words":           {officeForm{NameKY: "МАБ", Urgent: "пять"}, "urgent"},
		"no days":                 {officeForm{NameKY: "МАБ", Urgent: "0"}, "urgent"},
		"over a month":            {officeForm{NameKY: "МАБ", Urgent: "31"}, "urgent"},
	} {
		t.Run(name, func(t *testing.T) {
			_, faults := c.form.settings(app.Settings{})
			if len(faults.Errors) != 1 || faults.Errors[0].Field != c.field {
				t.Errorf("faults are %+v, want one at %s", faults.Errors, c.field)
			}
		})
	}
}

func records(from, n int64) []app.Record {
	page := make([]app.Record, n)
	for i := range page {
		page[i].Seq = from - int64(i)
	}
	return page
}

func TestTrailGrowsAsItsEndIsNeared(t *testing.T) {
	asked := 0
	tr := &trail{words: "ш-208", want: func() { asked++ }}
	if f := tr.next(); f.Before != 0 || f.Words != "ш-208" || f.Limit != historyPage {
		t.Errorf("the first question is %+v", f)
	}
	tr.add(records(500, historyPage))
	tr.Row(10)
	if asked != 0 {
		t.Error("older records are asked for while the end is far")
	}
	tr.Row(historyPage - 5)
	tr.Row(historyPage - 4)
	if asked != 1 {
		t.Errorf("asked %d times, want once until the answer has come", asked)
	}
	if f := tr.next(); f.Before != 401 {
		t.Errorf("the next page ends before %d, want 401", f.Before)
	}
	tr.add(records(400, 7))
	tr.Row(tr.Len() - 1)
	if asked != 1 || tr.Len() != historyPage+7 {
		t.Errorf("after the last page: asked %d times, %d rows", asked, tr.Len())
	}
	if i, ok := tr.IndexOf(398); !ok || i != historyPage+2 {
		t.Errorf("record 398 is at %d, %v", i, ok)
	}
}

func say(t *testing.T, lang string) teller {
	t.Helper()
	catalog, err := words.Load(assets.Lang)
	if err != nil {
		t.Fatal(err)
	}
	return teller{casework.View{Words: catalog.In(lang), Names: map[int64]app.Entry{
		3: {ID: 3, Dict: app.Settlements, NameRU: "Ак-Ордо-2"},
		4: {ID: 4, Dict: app.Topics, Code: "04.01", NameRU: "Уличное освещение"},
	}}}
}

func TestChangesAreSaidAsAPersonReadsThem(t *testing.T) {
	s := say(t, "ru")
	for name, c := range map[string]struct{ field, raw, want string }{
		"a date":                  {"Due", "2026-10-01", "01.10.2026"},
		"a settlement":            {"SettlementID", "3", "Ак-Ордо-2"},
		"a topic":                 {"TopicID", "4", "04.01 Уличное освещение"},
		"an entry that is gone":   {"ExecutorID", "77", "—"},
		"a kind of appeal":        {"Kind", "complaint", "жалоба"},
		"a kind of event":         {"Kind", "extended", "Срок продлён"},
		"phones":                  {"Phones", `["+996555123456","119"]`, "+996 555 123 456, 119"},
		"a masked number":         {"PIN", "21203197512345", "2•••••••••••45"},
		"people":                  {"Applicants", `[{"ResidentID":1,"Resident":{"Name":{"surname":"Асанов","name":"Бакыт"}}}]`, "Асанов Бакыт"},
		"an address":              {"Address", `{"line":"ул. Жеңиш, 14","plot":"172"}`, "ул. Жеңиш, 14, 172"},
		"categories":              {"Social", `["pensioner","veteran"]`, "пенсионер, ветеран"},
		"yes":                     {"Active", "true", "да"},
		"nothing":                 {"Note", "", "—"},
		"plain words":             {"Note", "звонить вечером", "звонить вечером"},
		"the state of a meeting":  {"State", "drafted", "протокол составлен"},
		"whose proposal":          {"Source", "expert", "эксперты"},
		"settlements":             {"Settlements", "[3,77]", "Ак-Ордо-2; —"},
		"attendance":              {"Attendance", `{"total":5,"women":3,"men":2,"groups":{"3":4}}`, "всего 5, женщин 3, мужчин 2; Ак-Ордо-2 — 4"},
		"guests":                  {"Guests", `[{"name":"Ли А.","role":3,"came":true},{"organisation":"ПРООН"}]`, "Ли А., пришёл; ПРООН"},
		"an agenda":               {"Agenda", `[{"uid":"x1","title":"Вода","decided":"Провести","for":3}]`, "Вода, Провести, за 3, против 0, воздержались 0"},
		"elected groups":          {"Elected", `[{"group":"Комиссия","members":["Ли А.","Ким В."]},{"group":"Группа"}]`, "Комиссия: Ли А., Ким В.; Группа"},
		"those who help":          {"CoExecutors", `[{"executor":3,"due":"2026-10-01"}]`, "Ак-Ордо-2, 01.10.2026"},
		"how far a decision came": {"Progress", `{"State":"started","Percent":40,"Due":"2026-10-01"}`, "в работе, 40 %, 01.10.2026"},
		"a list of names":         {"Participants", `[{"name":"Ли А.","sex":"female"}]`, "Ли А., женский"},
		"terms": {
			"Terms", `[{"step":"answer","days":10,"unit":"working","from":"2027-01-01"}]`,
			"ответ: 10, рабочие дни (01.01.2027)",
		},
	} {
		t.Run(name, func(t *testing.T) {
			if got := s.value(c.field, c.raw); got != c.want {
				t.Errorf("%s %q is said %q, want %q", c.field, c.raw, got, c.want)
			}
		})
	}
}

func TestEveryFieldOfTheOfficeHasAName(t *testing.T) {
	for _, lang := range []string{"ru", "ky"} {
		s := say(t, lang)
		for _, field := range fieldsOf(t, app.Appeal{}, app.Resident{}, app.Entry{}, app.Event{}, app.Settings{}, civil.Day{},
			app.Meeting{}, app.Decision{}, app.DecisionEvent{}, app.Finding{}, app.Programme{}, app.Project{}, app.ProjectEvent{},
			app.ProjectPaper{}, app.Milestone{}, app.Tranche{}, app.Budget{}, app.LedgerEntry{}) {
			if got := s.field(field); got == field {
				t.Errorf("%s has no name in %s", field, lang)
			}
		}
	}
}

func TestGrantsAreToldInWords(t *testing.T) {
	s := say(t, "ru")
	for name, tt := range map[string]struct{ field, raw, want string }{
		"a sum":              {"Amount", "375000050", "3\u00a0750\u00a0000,50"},
		"a cap":              {"Cap", "50000000", "500\u00a0000"},
		"a rate":             {"Rate", "984521", "98,4521"},
		"a quantity":         {"Quantity", "2500", "2,5"},
		"a share":            {"Share", "2550", "25,5 %"},
		"what it is of":      {"ShareOf", "grant", "от гранта"},
		"a stage":            {"Stage", "works", s.stage(app.StageWorks)},
		"what came":          {"Received", "100", "1,00"},
		"the day it came":    {"Received", "2026-10-01", "01.10.2026"},
		"a payer":            {"Payer", `{"Kind":"household","Name":"Асанов","Address":"ул. Жеңиш, 14","ResidentID":0}`, "Асанов, ул. Жеңиш, 14"},
		"whom it is for":     {"Beneficiaries", `{"total":5,"women":3,"men":2}`, "всего 5, женщин 3, мужчин 2"},
		"a line of a budget": {"Lines", `[{"uid":"a","title":"Забор","quantity":2000,"price":150}]`, "Забор, 3,00"},
		"a report":           {"Reports", `[{"uid":"a","title":"Итоговый","due":"2027-01-15"}]`, "Итоговый, 15.01.2027"},
		"what is no sum":     {"Amount", "?", "?"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := s.value(tt.field, tt.raw); got != tt.want {
				t.Errorf("said %q, want %q", got, tt.want)
			}
		})
	}
	for _, entity := range []string{
		app.EntityProgramme, app.EntityProject, app.EntityBudget, app.EntityLedger, app.EntityTranche, app.EntityMilestone,
	} {
		if got := s.thing(app.Record{Entity: entity}); got == entity {
			t.Errorf("%s has no name", entity)
		}
	}
	for _, action := range []string{"stage", "progress", "visit", "note", "paper", "reverse"} {
		if got := s.action(app.Record{Entity: app.EntityProject, Action: action}); got == action {
			t.Errorf("%s has no name", action)
		}
	}
}

func TestSummaryIsOneLine(t *testing.T) {
	s := say(t, "ru")
	r := app.Record{Changes: []app.Change{
		{Field: "Note", New: "новое"},
		{Field: "Due", Old: "2026-09-30", New: "2026-10-01"},
		{Field: "Active", New: "true"},
		{Field: "Code", New: "04"},
	}}
	want := "Примечание: новое; Новый срок: 30.09.2026 → 01.10.2026; Действует: да; …"
	if got := s.summary(r); got != want {
		t.Errorf("said %q, want %q", got, want)
	}
}
