package civil

import (
	"strings"
	"testing"
	"unicode"
)

func TestReasonsReadAsSentences(t *testing.T) {
	cal := kyrgyzstan(t)
	answer, registration, extension := DefaultTerms()[1], DefaultTerms()[0], DefaultTerms()[3]
	for _, c := range []struct {
		name       string
		reckoning  Reckoning
		ru, ky, en string
	}{
		{
			"over the May holidays", Deadline(cal, answer, MustParse("2026-04-20")),
			"Срок 18.05.2026: 14 рабочих дней, зарегистрировано 20.04, день 1 — 21.04; нерабочие дни: 25–26.04, 01–10.05 (майские праздники), 16–17.05.",
			"Мөөнөт 18.05.2026: 14 жумуш күнү, катталган күнү 20.04, 1-күн — 21.04; жумуш эмес күндөр: 25–26.04, 01–10.05 (май майрамдары), 16–17.05.",
			"Due 18.05.2026: 14 working days, registered 20.04, day 1 is 21.04; days off: 25–26.04, 01–10.05 (May holidays), 16–17.05.",
		},
		{
			"received on a day off", Deadline(cal, registration, MustParse("2026-01-07")),
			"Срок 12.01.2026: 1 рабочий день, поступило 07.01 (нерабочий день), день 1 — 12.01; нерабочие дни: 07–11.01 (Рождество Христово, дополнительный выходной день).",
			"Мөөнөт 12.01.2026: 1 жумуш күнү, келип түшкөн күнү 07.01 (жумуш эмес күн), 1-күн — 12.01; жумуш эмес күндөр: 07–11.01 (Рождество, кошумча дем алыш күн).",
			"Due 12.01.2026: 1 working day, received 07.01 (a day off), day 1 is 12.01; days off: 07–11.01 (Orthodox Christmas, extra day off).",
		},
		{
			"over the New Year", Deadline(cal, Term{Days: 3, Unit: WorkingDays, Step: StepAnswer}, MustParse("2025-12-30")),
			"Срок 13.01.2026: 3 рабочих дня, зарегистрировано 30.12.2025, день 1 — 31.12.2025; нерабочие дни: 01–11.01 (новогодние праздники).",
			"Мөөнөт 13.01.2026: 3 жумуш күнү, катталган күнү 30.12.2025, 1-күн — 31.12.2025; жумуш эмес күндөр: 01–11.01 (Жаңы жыл майрамы).",
			"Due 13.01.2026: 3 working days, registered 30.12.2025, day 1 is 31.12.2025; days off: 01–11.01 (New Year holidays).",
		},
		{
			"an extension", Extend(cal, extension, MustParse("2026-05-18")),
			"Срок продлён до 17.06.2026: 30 календарных дней после 18.05, день 1 — 19.05.",
			"Мөөнөт 17.06.2026 күнүнө чейин узартылды: 18.05 күнүнөн кийин 30 календардык күн, 1-күн — 19.05.",
			"Extended to 17.06.2026: 30 calendar days after 18.05, day 1 is 19.05.",
		},
		{
			"an extension that begins anew and rolls", Restart(cal, extension, MustParse("2026-05-15")),
			"Срок 15.06.2026: 30 календарных дней, решение о продлении 15.05, день 1 — 16.05; последний день — нерабочий: 14.06, срок перенесён на 15.06.",
			"Мөөнөт 15.06.2026: 30 календардык күн, узартуу чечими чыккан күн 15.05, 1-күн — 16.05; акыркы күн — жумуш эмес күн: 14.06, мөөнөт 15.06 күнүнө жылдырылды.",
			"Due 15.06.2026: 30 calendar days, extension decided 15.05, day 1 is 16.05; the last day is a day off: 14.06, moved to 15.06.",
		},
		{
			"a moon holiday and a run over a month's end", Deadline(cal, Term{Days: 7, Unit: WorkingDays, Step: StepAnswer}, MustParse("2026-05-22")),
			"Срок 03.06.2026: 7 рабочих дней, зарегистрировано 22.05, день 1 — 25.05; нерабочие дни: 23–24.05, 27.05 (Курман айт), 30–31.05. Дата предварительная, срок может сдвинуться: 27.05 (Курман айт).",
			"Мөөнөт 03.06.2026: 7 жумуш күнү, катталган күнү 22.05, 1-күн — 25.05; жумуш эмес күндөр: 23–24.05, 27.05 (Курман айт), 30–31.05. Болжолдуу дата, мөөнөт жылышы мүмкүн: 27.05 (Курман айт).",
			"Due 03.06.2026: 7 working days, registered 22.05, day 1 is 25.05; days off: 23–24.05, 27.05 (Kurman Ait), 30–31.05. Preliminary date, the term may move: 27.05 (Kurman Ait).",
		},
		{
			"years that the calendar lacks", Deadline(cal, Term{Days: 2, Unit: WorkingDays, Step: StepAnswer}, MustParse("2028-12-29")),
			"Срок 02.01.2029: 2 рабочих дня, зарегистрировано 29.12.2028, день 1 — 01.01; нерабочие дни: 30–31.12. В календаре нет праздников (2028, 2029): учтены только выходные, проверьте срок.",
			"Мөөнөт 02.01.2029: 2 жумуш күнү, катталган күнү 29.12.2028, 1-күн — 01.01; жумуш эмес күндөр: 30–31.12. Календарда майрам күндөрү жок (2028, 2029): дем алыш күндөр гана эсепке алынды, мөөнөттү текшериңиз.",
			"Due 02.01.2029: 2 working days, registered 29.12.2028, day 1 is 01.01; days off: 30–31.12. The calendar has no holidays (2028, 2029): only weekends are counted, check the date.",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			for lang, wants := range map[string]string{"ru": c.ru, "ky": c.ky, "en": c.en} {
				if got := Reason(c.reckoning, lang); got != wants {
					t.Errorf("%s\n got %s\nwant %s", lang, got, wants)
				}
			}
		})
	}
}

func TestReasonOfNothingIsEmpty(t *testing.T) {
	if got := Reason(Reckoning{}, "ru"); got != "" {
		t.Errorf("Reason of nothing = %q", got)
	}
}

func TestReasonInAnUnknownLanguageIsRussian(t *testing.T) {
	r := Deadline(kyrgyzstan(t), DefaultTerms()[1], MustParse("2026-04-20"))
	if got, wants := Reason(r, "kk"), Reason(r, "ru"); got != wants {
		t.Errorf("kk: %s", got)
	}
}

func TestRussianDaysAreDeclined(t *testing.T) {
	for n, wants := range map[int]string{
		0: "0 рабочих дней", 1: "1 рабочий день", 2: "2 рабочих дня", 4: "4 рабочих дня", 5: "5 рабочих дней",
		11: "11 рабочих дней", 12: "12 рабочих дней", 14: "14 рабочих дней", 21: "21 рабочий день",
		22: "22 рабочих дня", 25: "25 рабочих дней", 101: "101 рабочий день", 111: "111 рабочих дней",
	} {
		if got := daysRU(n, WorkingDays); got != wants {
			t.Errorf("%d: %s, want %s", n, got, wants)
		}
	}
	if got := daysRU(31, CalendarDays); got != "31 календарный день" {
		t.Error(got)
	}
	if got := daysEN(1, CalendarDays); got != "1 calendar day" {
		t.Error(got)
	}
}

// TestReasonsOfEveryDayHoldTogether walks four years: every reason is one line
// that names its date and has no Latin letter in Russian and Kyrgyz and no
// unfilled verb.
func TestReasonsOfEveryDayHoldTogether(t *testing.T) {
	cal := kyrgyzstan(t)
	for d := MustParse("2024-01-01"); d.Year() < 2028; d = d.AddDays(1) {
		for _, term := range DefaultTerms() {
			r := Deadline(cal, term, d)
			for _, lang := range []string{"ru", "ky", "en"} {
				s := Reason(r, lang)
				if !strings.Contains(s, r.Due.Format()) || strings.Contains(s, "%") || strings.ContainsRune(s, '\n') {
					t.Fatalf("%s, %v: %s", lang, d, s)
				}
				if lang != "en" && strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Latin, r) }) {
					t.Fatalf("%s, %v: Latin letters in %s", lang, d, s)
				}
			}
		}
	}
}
