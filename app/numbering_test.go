package app_test

import (
	"testing"

	"kairyluu/app"
	"kairyluu/app/text"
)

func TestNumberingCheck(t *testing.T) {
	for name, tt := range map[string]struct {
		pattern string
		scope   app.Scope
		want    []string
	}{
		"the district's":                   {"{letter}-{n}/{yy}", app.PerYear, nil},
		"padded, per letter":               {"{letter}-{n:4}/{yyyy}", app.PerLetter, nil},
		"per series":                       {"{series}-{mtu}-{n}", app.PerSeries, nil},
		"no counter":                       {"{letter}/{yy}", app.PerYear, []string{"pattern numbering.no_counter"}},
		"nothing at all":                   {"", app.PerYear, []string{"pattern numbering.no_counter"}},
		"two counters":                     {"{n}-{n:4}", app.PerYear, []string{"pattern numbering.two_counters"}},
		"an unknown word":                  {"{n}-{year}", app.PerYear, []string{"pattern numbering.unknown_token"}},
		"a counter of ten digits":          {"{n:10}", app.PerYear, []string{"pattern numbering.unknown_token", "pattern numbering.no_counter"}},
		"an open bracket":                  {"{n}-{letter", app.PerYear, []string{"pattern numbering.brackets"}},
		"per letter without the letter":    {"{n}/{yy}", app.PerLetter, []string{"pattern numbering.scope_letter"}},
		"per series without the series":    {"{letter}-{n}", app.PerSeries, []string{"pattern numbering.scope_series"}},
		"two faults are told both at once": {"{x}{y}{n}", app.PerYear, []string{"pattern numbering.unknown_token", "pattern numbering.unknown_token"}},
	} {
		t.Run(name, func(t *testing.T) {
			var f app.Faults
			app.Numbering{Pattern: tt.pattern, Scope: tt.scope}.Check(&f)
			same(t, "faults", keys(f.Errors), tt.want)
		})
	}
}

func TestLetter(t *testing.T) {
	of := func(name string, m app.Multiplicity) app.Appeal {
		a := app.Appeal{Multiplicity: m}
		if name != "" {
			a.Applicants = []app.Applicant{{Resident: app.Resident{Name: text.ParseName(name)}}}
		}
		return a
	}
	for name, tt := range map[string]struct {
		appeal app.Appeal
		want   string
	}{
		"a surname":                       {of("Асанов Бакыт", app.Individual), "А"},
		"a small one":                     {of("асанов бакыт", app.Individual), "А"},
		"уулу":                            {of("Шаршенбай уулу Руслан", app.Individual), "Ш"},
		"кызы behind the given name":      {of("Айнура Жекше кызы", app.Individual), "Ж"},
		"Ө":                               {of("Өмүрбеков Үсөн", app.Individual), "Ө"},
		"Ү":                               {of("Үсөнов Өмүр", app.Individual), "Ү"},
		"a Latin look-alike":              {of("Acaнов Бакыт", app.Individual), "А"},
		"a name that begins with a quote": {of("«Ысык» Асан", app.Individual), "Ы"},
		"several people":                  {of("Асанов Бакыт", app.Collective), "Кол"},
		"nobody":                          {of("", app.Individual), "Ан"},
		"nobody who wants a name":         {of("Асанов Бакыт", app.Anonymous), "Ан"},
	} {
		t.Run(name, func(t *testing.T) { equal(t, "letter", app.DefaultNumbering().Letter(tt.appeal), tt.want) })
	}
}

func TestFormat(t *testing.T) {
	a := app.Appeal{
		Registered: date("2026-01-02"), Channel: app.ByPhone,
		Applicants: []app.Applicant{{Resident: person("Өмүрбеков", "Үсөн")}},
	}
	for pattern, want := range map[string]string{
		"{letter}-{n}/{yy}":     "Ө-7/26",
		"{letter}-{n:4}/{yyyy}": "Ө-0007/2026",
		"{series}-{mtu}-{n:1}":  "Т-109-7",
		"{n}":                   "7",
		"№ {n} от {yy}":         "№ 7 от 26",
		"{letter}{letter}-{n}":  "ӨӨ-7",
	} {
		t.Run(pattern, func(t *testing.T) {
			equal(t, "number", app.Numbering{Pattern: pattern}.Format(a, "109", 7), want)
		})
	}
	t.Run("a counter past its width is not cut", func(t *testing.T) {
		equal(t, "number", app.Numbering{Pattern: "{n:3}"}.Format(a, "", 12345), "12345")
	})
}

func TestCountersCountWithinTheirScope(t *testing.T) {
	by := func(name string, c app.Channel) func(*app.Appeal) {
		return func(a *app.Appeal) {
			a.Applicants[0].Resident = app.Resident{Name: text.ParseName(name)}
			a.Channel = c
		}
	}
	letters := []func(*app.Appeal){
		by("Асанов Бакыт", app.ByHand), by("Өмүрбеков Үсөн", app.ByPhone), by("Акматов Нур", app.OralReception),
		func(a *app.Appeal) { a.Multiplicity = app.Collective },
		func(a *app.Appeal) { a.Multiplicity, a.Applicants = app.Anonymous, nil },
		by("Өмүрбеков Үсөн", app.ByEmail),
	}
	for name, tt := range map[string]struct {
		numbering app.Numbering
		want      []string
	}{
		"the year": {
			app.Numbering{Pattern: "{letter}-{n}/{yy}", Scope: app.PerYear, Collective: "Кол", Anonymous: "Ан"},
			[]string{"А-1/26", "Ө-2/26", "А-3/26", "Кол-4/26", "Ан-5/26", "Ө-6/26"},
		},
		"the letter": {
			app.Numbering{Pattern: "{letter}-{n}/{yy}", Scope: app.PerLetter, Collective: "Кол", Anonymous: "Ан"},
			[]string{"А-1/26", "Ө-1/26", "А-2/26", "Кол-1/26", "Ан-1/26", "Ө-2/26"},
		},
		"the series": {
			app.Numbering{Pattern: "{series}-{n}/{yy}", Scope: app.PerSeries},
			[]string{"П-1/26", "Т-1/26", "ЛП-1/26", "П-2/26", "П-3/26", "Э-1/26"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			settings, err := d.Desk.Settings(d.ctx)
			d.must(err)
			settings.Numbering = tt.numbering
			d.must(d.Desk.SaveSettings(d.ctx, settings))
			var got []string
			for _, change := range letters {
				got = append(got, d.register(change).Number)
			}
			same(t, "numbers", got, tt.want)
		})
	}
}

func TestRunningNumber(t *testing.T) {
	for number, want := range map[string]int{
		"Ш-208/26": 208, "Ш-208/2026": 208, "Ш-0208/26": 208, "208": 208, "Ш-26/26": 26, "26": 26, "2026": 2026,
		"109-208/26": 208, "01-17/639": 639, "26-208": 208, "2026/15": 15, "Кол-12": 12, "ОП-871": 871,
		"Ш-208/25": 25, // a number of another year is of another pattern
		"":         0, "б/н": 0, "Ш-99999999999999999999": 0,
	} {
		t.Run(number, func(t *testing.T) { equal(t, "running number", app.RunningNumber(number, 2026), want) })
	}
}

func TestNumberKey(t *testing.T) {
	want := app.NumberKey("Ш-208/26")
	for _, typed := range []string{"ш-208/26", "Ш 208 26", " ш/208-26 ", "№Ш-208/26"} {
		if got := app.NumberKey(typed); got != want && got != "no "+want {
			t.Errorf("%q is %q, want %q", typed, got, want)
		}
	}
	equal(t, "Latin letters", app.NumberKey("A-1/26"), app.NumberKey("А-1/26"))
	if app.NumberKey("Ш-20/826") == want {
		t.Error("another number has the same key")
	}
}
