package casework_test

import (
	"testing"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/assets"
	"kairyluu/ui/casework"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
	"kairyluu/ui/words"
)

// view is an office on Friday, 18 September 2026, without holidays.
func view(t *testing.T, lang string) casework.View {
	t.Helper()
	catalog, err := words.Load(assets.Lang)
	if err != nil {
		t.Fatal(err)
	}
	return casework.View{
		Words: catalog.In(lang), Calendar: civil.NewCalendar(nil), Today: day("2026-09-18"), Urgent: 5,
		Names: map[int64]app.Entry{
			1: {ID: 1, Dict: app.Settlements, NameRU: "Ак-Жар", NameKY: "Ак-Жар конушу", Active: true},
			2: {ID: 2, Dict: app.Settlements, NameRU: "Адилет", Active: true, Aliases: []string{"Справедливость"}},
			3: {ID: 3, Dict: app.Settlements, NameRU: "Старый", Active: false},
			4: {ID: 4, Dict: app.Topics, Code: "04", NameRU: "Освещение", Active: true},
			5: {ID: 5, Dict: app.Topics, Code: "04.01", Parent: 4, NameRU: "Уличное освещение", NameKY: "Көчө жарыгы", Active: true},
			6: {ID: 6, Dict: app.Executors, NameRU: "Асанов Б.", Post: "специалист", Active: true},
		},
	}
}

func day(iso string) civil.Date { return civil.MustParse(iso) }

func TestTermSaysBySignColourAndWord(t *testing.T) {
	for _, tc := range []struct {
		name     string
		standing app.Standing
		mark     casework.Mark
		left     string
		title    string
	}{
		{"late counts working days", app.Standing{Due: day("2026-09-15")}, casework.Late, "⚠ −3 дня", "Просрочено на 3 рабочих дня"},
		{"the day after the term is a day late", app.Standing{Due: day("2026-09-17")}, casework.Late, "⚠ −1 день", "Просрочено на 1 рабочий день"},
		{"due today is not late", app.Standing{Due: day("2026-09-18")}, casework.Soon, "◔ сегодня", "Срок истекает сегодня"},
		{"the weekend does not count", app.Standing{Due: day("2026-09-21")}, casework.Soon, "◔ 1 день", "Остался 1 рабочий день"},
		{"the last urgent day", app.Standing{Due: day("2026-09-25")}, casework.Soon, "◔ 5 дней", "Осталось 5 рабочих дней"},
		{"a day more is calm", app.Standing{Due: day("2026-09-28")}, casework.Fine, "● 6 дней", "Осталось 6 рабочих дней"},
		{"answered in time", app.Standing{Due: day("2026-09-15"), Answered: day("2026-09-15")}, casework.Done, "✓ в срок", "Исполнено в срок"},
		{"answered late stays late", app.Standing{Due: day("2026-09-15"), Answered: day("2026-09-17")}, casework.LateDone, "✓ −2 дня", "Исполнено с опозданием на 2 рабочих дня"},
		{"no term", app.Standing{}, casework.Untermed, "—", "Срок не определён"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			v := view(t, "ru")
			if got := v.Term(tc.standing).Mark; got != tc.mark {
				t.Errorf("mark %d, want %d", got, tc.mark)
			}
			if got := v.SignedLeft(tc.standing); got != tc.left {
				t.Errorf("left %q, want %q", got, tc.left)
			}
			if got := v.TermTitle(tc.standing); got != tc.title {
				t.Errorf("title %q, want %q", got, tc.title)
			}
		})
	}
	if casework.Late.Color() != theme.ColorLate || casework.Done.Color() != theme.ColorMuted {
		t.Error("marks lost their colours")
	}
}

func TestBannerNeverHidesTheFirstDate(t *testing.T) {
	c := app.Case{
		Appeal: app.Appeal{
			DueByHand: day("2026-09-10"), DueReason: "стандарт услуги",
			Standing: app.Standing{FirstDue: day("2026-09-10"), Due: day("2026-10-12")},
		},
		Events: []app.Event{
			{Kind: app.EventExtended, Due: day("2026-10-01"), Text: "ошибка", TakenBack: &app.TakenBack{}},
			{Kind: app.EventExtended, Due: day("2026-10-12"), Text: "запрос в Горсвет"},
		},
	}
	kind, title, reason := view(t, "ru").Banner(c)
	if kind != widgets.Info || title != "Осталось 16 рабочих дней" {
		t.Errorf("banner %v %q", kind, title)
	}
	const want = "Срок 10.09.2026 установлен вручную: стандарт услуги. " +
		"Продлено до 12.10.2026 (первоначальный срок 10.09.2026): запрос в Горсвет."
	if reason != want {
		t.Errorf("reason %q\nwant   %q", reason, want)
	}
}

func TestNamesFollowTheLanguage(t *testing.T) {
	ru, ky := view(t, "ru"), view(t, "ky")
	for _, tc := range []struct{ name, got, want string }{
		{"a topic has its code", ru.Topic(5), "04.01 Уличное освещение"},
		{"a topic in Kyrgyz", ky.Topic(5), "04.01 Көчө жарыгы"},
		{"a settlement", ky.Name(1), "Ак-Жар конушу"},
		{"a name missing in Kyrgyz", ky.Name(2), "Адилет"},
		{"nobody", ru.Name(0), "—"},
		{"an entry that is gone", ru.Name(99), "—"},
		{"a value", ky.Say("kind", "complaint"), "даттануу"},
		{"no value", ky.Say("outcome", ""), "—"},
		{"a collective without a name", ru.Applicant(app.AppealRow{Multiplicity: app.Collective, Signatures: 46}), "Коллективное (46 подписей)"},
		{"a collective with a name", ru.Applicant(app.AppealRow{Multiplicity: app.Collective, Signatures: 2, Applicant: "Асанов Б."}), "Асанов Б., 2 подписи"},
		{"an anonymous letter", ru.Applicant(app.AppealRow{Multiplicity: app.Anonymous, Applicant: "x"}), "анонимно"},
		{"a quarter", ru.Quarter(civil.Quarter{Year: 2026, N: 3}), "III квартал 2026"},
		{"a month", ru.Month(day("2026-07-01")), "июль 2026"},
	} {
		if tc.got != tc.want {
			t.Errorf("%s: %q, want %q", tc.name, tc.got, tc.want)
		}
	}
}

func TestOptionsLeaveOutWhatIsNotActive(t *testing.T) {
	v := view(t, "ru")
	keys := func(options []widgets.Option) (ids []int64) {
		for _, o := range options {
			ids = append(ids, o.ID())
		}
		return ids
	}
	equal := func(name string, got []int64, want ...int64) {
		t.Helper()
		if len(got) != len(want) {
			t.Fatalf("%s: %v, want %v", name, got, want)
		}
		for i := range got {
			if got[i] != want[i] {
				t.Fatalf("%s: %v, want %v", name, got, want)
			}
		}
	}
	equal("by name", keys(v.Options(app.Settlements)), 2, 1)
	equal("one in use stays", keys(v.Options(app.Settlements, 3)), 2, 1, 3)
	equal("groups are no topics of an appeal", keys(v.TopicOptions()), 5)
	equal("groups can be filtered by", keys(v.Options(app.Topics)), 4, 5)
}

func TestEventsAreSentences(t *testing.T) {
	v := view(t, "ru")
	for _, tc := range []struct {
		name string
		e    app.Event
		want string
	}{
		{"registered", app.Event{Kind: app.EventRegistered}, "Зарегистрировано"},
		{
			"a resolution with a co-executor",
			app.Event{Kind: app.EventResolution, ExecutorID: 6, Text: "Принять меры", CoExecutors: []app.Assignment{{ExecutorID: 6, Due: day("2026-09-20")}}},
			"Резолюция: исполнитель Асанов Б., соисполнитель Асанов Б. до 20.09.2026, «Принять меры»",
		},
		{"an answer", app.Event{Kind: app.EventAnswered, Outcome: app.Explained, Number: "01-17/639"}, "Ответ № 01-17/639: разъяснено"},
		{"an extension", app.Event{Kind: app.EventExtended, Due: day("2026-10-12"), Text: "запрос"}, "Срок продлён: до 12.10.2026, «запрос»"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := v.EventText(tc.e); got != tc.want {
				t.Errorf("%q, want %q", got, tc.want)
			}
		})
	}
}

func TestDatesSurviveTheWidgets(t *testing.T) {
	for _, d := range []civil.Date{{}, day("2026-02-28"), day("2024-02-29")} {
		if got := casework.Date(casework.Day(d)); got != d {
			t.Errorf("%v became %v", d, got)
		}
	}
	if got := casework.Date(widgets.Day{Y: 2026, M: 2, D: 30}); !got.IsZero() {
		t.Errorf("30 February became %v", got)
	}
}

func TestPeriodsByNameAreWholeQuartersAndMonths(t *testing.T) {
	list := view(t, "ru").Spans(civil.MustParse("2026-09-18"))
	if len(list) != 20 {
		t.Fatalf("%d periods", len(list))
	}
	if q := list[1]; q.Title != "II квартал 2026" || q.From.String() != "2026-04-01" || q.To.String() != "2026-06-30" {
		t.Errorf("second quarter %+v", q)
	}
	if feb := list[8+7]; feb.Title != "Февраль 2026" || feb.To.String() != "2026-02-28" {
		t.Errorf("month %+v", feb)
	}
}
