package appeals

import (
	"slices"
	"strings"
	"testing"
	"time"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/text"
)

func someDossier() dossier {
	return dossier{Case: app.Case{
		Appeal: app.Appeal{
			ID: 9, Number: "Ш-208/26", Registered: civil.MustParse("2026-08-28"), Kind: app.Complaint,
			Channel: app.ByHand, Language: app.Russian, Multiplicity: app.Collective, Signatures: 46,
			Repetition: app.Repeated, Earlier: 3, SettlementID: 1, TopicID: 5,
			Address: app.Address{Line: "ул. Жеңиш, 14", Landmark: "школа"},
			Text:    "Третью неделю не горят четыре фонаря от школы до остановки.",
			Applicants: []app.Applicant{{ResidentID: 4, Resident: app.Resident{
				Name: text.Name{Surname: "Шаршенбай уулу", Given: "Руслан"}, Phones: []string{"+996555123456"},
			}}},
			Standing: app.Standing{State: app.InWork, ExecutorID: 6},
		},
		Earlier: &app.AppealRow{ID: 3, Number: "Ш-131/26"},
		Events: []app.Event{
			{Kind: app.EventRegistered},
			{Kind: app.EventResolution, Text: "Асанову: заменить лампы", CoExecutors: []app.Assignment{{ExecutorID: 6, Due: civil.MustParse("2026-09-10")}}},
			{Kind: app.EventResolution, Text: "ошибка", CoExecutors: []app.Assignment{{ExecutorID: 99}}, TakenBack: &app.TakenBack{}},
		},
	}, residents: map[int64]int{4: 3}, house: 2}
}

func TestTheCardSaysWhatTheCaseHolds(t *testing.T) {
	v, d := testView(t, "ru"), someDossier()
	if got := d.title(v); got != "Ш-208/26 · жалоба" {
		t.Errorf("title %q", got)
	}
	const line = "28.08.2026 · письменно, лично · язык: русский · коллективное · повторное → Ш-131/26"
	if got := d.subtitle(v); got != line {
		t.Errorf("subtitle %q", got)
	}
	said := map[string]string{}
	for _, f := range d.facts(v, links{}, false) {
		said[f.Label] = strings.ReplaceAll(f.Text, unbroken, " ") + " | " + f.Note
	}
	for label, want := range map[string]string{
		"Заявитель":   "Шаршенбай уулу Руслан · +996 555 123 456 · 46 подписей | 3 обращения",
		"Место":       "Ак-Жар, ул. Жеңиш, 14 | ориентир: школа · дом: ещё 2",
		"Тема":        "04.01 Уличное освещение | ",
		"Исполнитель": "Асанов Б. | соисп. Асанов Б. до 10.09.2026",
	} {
		if said[label] != want {
			t.Errorf("%s: %q, want %q", label, said[label], want)
		}
	}
}

func TestLinksOfTheCardLeadOn(t *testing.T) {
	v, d := testView(t, "ru"), someDossier()
	var lists []app.AppealFilter
	var opened []int64
	to := links{
		list: func(f app.AppealFilter, _ string) { lists = append(lists, f) },
		open: func(id int64) { opened = append(opened, id) },
	}
	for _, f := range d.facts(v, to, false) {
		if f.OnTapped != nil {
			f.OnTapped()
		}
	}
	if len(lists) != 2 || lists[0].Resident != 4 || lists[1].Settlement != 1 || lists[1].House == "" {
		t.Errorf("lists %+v", lists)
	}
	if len(opened) != 1 || opened[0] != 3 {
		t.Errorf("opened %v", opened)
	}
}

func TestTheCardNamesTheProjectAndTheMeetingItIsTiedTo(t *testing.T) {
	v, d := testView(t, "ru"), someDossier()
	d.related = []app.Related{
		{Entity: app.EntityMeeting, ID: 8, Label: "сход 12.07.2026"}, {Entity: app.EntityProject, ID: 9, Label: "Свет Ак-Ордо"},
	}
	var tied []int64
	for _, f := range d.ties(v, links{tied: func(r app.Related) { tied = append(tied, r.ID) }}) {
		if f.Label != "Встреча" && f.Label != "Проект" {
			t.Errorf("a link is called %q", f.Label)
		}
		f.OnTapped()
	}
	if !slices.Equal(tied, []int64{8, 9}) {
		t.Errorf("the links lead to %v", tied)
	}
}

func TestASearchTellsWhereItFound(t *testing.T) {
	v, d := testView(t, "ru"), someDossier()
	for _, tc := range []struct{ query, where, marked string }{
		{"ш-208", "номере", "Ш-208"},
		{"шаршенбай", "имени заявителя", "Шаршенбай"},
		{"0555123456", "телефоне", "+996 555 123 456"},
		{"жениш", "адресе", "Жеңиш"},
		{"фонар", "тексте", "фонар"},
		{"лампы", "резолюции", "лампы"},
	} {
		t.Run(tc.query, func(t *testing.T) {
			found := d.matches(v, tc.query)
			if len(found) == 0 {
				t.Fatal("nothing found")
			}
			m := found[0]
			if m.where != tc.where {
				t.Errorf("found in %q, want %q", m.where, tc.where)
			}
			var pieces []string
			for _, s := range m.spans {
				pieces = append(pieces, m.text[s.From:s.To])
			}
			if got := strings.Join(pieces, "-"); got != tc.marked {
				t.Errorf("marked %q, want %q", got, tc.marked)
			}
		})
	}
	if found := d.matches(v, "бегемот"); len(found) != 0 {
		t.Errorf("found %+v", found)
	}
}

func TestMarkedTextKeepsWordsWhole(t *testing.T) {
	const s = "свет «мусоровозы», снова"
	at := strings.Index(s, "мусор")
	var pieces []string
	for _, seg := range segments(s, []text.Span{{From: at, To: at + len("мусор")}, {From: at + 2, To: at + 4}}) {
		pieces = append(pieces, seg.Textual())
	}
	if got := strings.Join(pieces, "|"); got != "свет |«мусоровозы»,| снова" {
		t.Errorf("segments %q", got)
	}
}

func TestHistoryIsSaidInWords(t *testing.T) {
	v := testView(t, "ru")
	at := time.Date(2026, 9, 18, 10, 14, 0, 0, time.Local)
	for _, tc := range []struct {
		name string
		r    app.Record
		want string
	}{
		{"a new card", app.Record{Action: "create", Changes: []app.Change{{Field: "Number", New: "Ш-1/26"}}}, "Карточка создана"},
		{"an event", app.Record{Action: "event.answered"}, "Ответ"},
		{
			"fields",
			app.Record{Action: "update", Changes: []app.Change{
				{Field: "Kind", Old: "complaint", New: "proposal"},
				{Field: "TopicID", Old: "77", New: "5"},
				{Field: "Registered", Old: "2026-08-28", New: "2026-08-27"},
				{Field: "Note", Old: "позвонить"},
				{Field: "Address", Old: `{"line":"ул. Жеңиш, 14"}`, New: `{"line":"ул. Жеңиш, 16","landmark":"школа"}`},
				{Field: "Applicants", New: `[{"ResidentID":4,"Resident":{"Name":{"surname":"Асанов","name":"Бакыт","patronymic":""}}}]`},
				{Field: "Cost", Old: "150050", New: "200000"},
				{Field: "Earlier", New: "12"},
			}},
			"Карточка изменена: вид: жалоба → предложение; тема: — → 04.01 Уличное освещение; " +
				"дата регистрации: 28.08.2026 → 27.08.2026; примечание: убрано «позвонить»; " +
				"адрес: ул. Жеңиш, 14 → ул. Жеңиш, 16, школа; заявитель: Асанов Бакыт; " +
				"стоимость: 1 500,50 сом → 2 000 сом; связь с более ранним обращением: изменено",
		},
		{
			"a take-back",
			app.Record{Action: "take_back", Changes: []app.Change{{Field: "event.answered", Old: "2026-09-17", New: "не то обращение"}}},
			"Запись отменена: Ответ: 17.09.2026 → «не то обращение»",
		},
	} {
		t.Run(tc.name, func(t *testing.T) {
			tc.r.At, tc.r.Actor = at, "Айнура Ж."
			what, note := changes(v, tc.r)
			what = strings.ReplaceAll(what, "\u00a0", " ")
			if what != tc.want {
				t.Errorf("%s\nwant %s", what, tc.want)
			}
			if note != "18.09.2026 10:14 · Айнура Ж." {
				t.Errorf("note %q", note)
			}
		})
	}
}

func TestWhatADialogProposes(t *testing.T) {
	a := app.Appeal{Channel: app.ByEmail, Language: app.Kyrgyz, Standing: app.Standing{ExecutorID: 6}}
	due := civil.MustParse("2026-10-12")
	for _, tc := range []struct {
		kind app.EventKind
		want app.Event
	}{
		{app.EventResolution, app.Event{Kind: app.EventResolution, Date: friday, Author: "Осмонов К.", ExecutorID: 6}},
		{app.EventExtended, app.Event{Kind: app.EventExtended, Date: friday, Due: due}},
		{app.EventForwarded, app.Event{Kind: app.EventForwarded, Date: friday, Whole: true}},
		{app.EventAnswered, app.Event{Kind: app.EventAnswered, Date: friday, Author: "Осмонов К.", Language: app.Kyrgyz, Delivery: app.DeliverByEmail}},
		{app.EventClosed, app.Event{Kind: app.EventClosed, Date: friday}},
	} {
		got := proposed(tc.kind, a, friday, due, "Осмонов К.")
		if got.Kind != tc.want.Kind || got.Date != tc.want.Date || got.Author != tc.want.Author || got.Due != tc.want.Due ||
			got.ExecutorID != tc.want.ExecutorID || got.Whole != tc.want.Whole || got.Language != tc.want.Language || got.Delivery != tc.want.Delivery {
			t.Errorf("%s: %+v\nwant %+v", tc.kind, got, tc.want)
		}
	}
}

func TestAnAnswerMayCloseAtOnce(t *testing.T) {
	answer := app.Event{Kind: app.EventAnswered, Date: friday, Outcome: app.Explained}
	events := entered(answer, true)
	if len(events) != 2 || events[1].Kind != app.EventClosed || events[1].Date != friday {
		t.Fatalf("events %+v", events)
	}
	if s := app.Stand(friday, events); s.State != app.Closed || s.Outcome != app.Explained {
		t.Errorf("they add up to %+v", s)
	}
	if len(entered(answer, false)) != 1 || len(entered(app.Event{Kind: app.EventInterim}, true)) != 1 {
		t.Error("something was closed that should not be")
	}
}

func TestEveryEventHasItsDialog(t *testing.T) {
	v := testView(t, "ru")
	for _, kind := range app.EventKinds {
		if kind == app.EventRegistered {
			continue
		}
		if len(eventFields[kind]) == 0 {
			t.Errorf("%s has no fields", kind)
		}
		for _, key := range []string{"title", "text", "do", "done"} {
			if full := "appeals.event." + string(kind) + "." + key; !v.Words.Has(full) {
				t.Errorf("no words for %s", full)
			}
		}
	}
}

func TestASummaryStandsOverTheTextUnlessItBeginsIt(t *testing.T) {
	for _, tc := range []struct{ summary, text, want string }{
		{"", "Нет света", "Нет света"},
		{"Нет", "Нет света", "Нет света"},
		{"Освещение", "Нет света", "Освещение\nНет света"},
		{"Освещение", "", "Освещение"},
	} {
		if got := whole(app.Appeal{Summary: tc.summary, Text: tc.text}); got != tc.want {
			t.Errorf("%q over %q gives %q", tc.summary, tc.text, got)
		}
	}
}
