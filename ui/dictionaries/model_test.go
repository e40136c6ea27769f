package dictionaries

import (
	"slices"
	"testing"

	"kairyluu/app"
	"kairyluu/app/civil"
)

func topics() *entryList {
	return &entryList{dict: app.Topics, all: []app.Entry{
		{ID: 1, Dict: app.Topics, Code: "04", NameRU: "Благоустройство", NameKY: "Көрктөндүрүү", Active: true},
		{ID: 2, Dict: app.Topics, Code: "04.01", Parent: 1, NameRU: "Уличное освещение", NameKY: "Көчө жарыгы", Active: true},
		{ID: 3, Dict: app.Topics, Code: "04.02", Parent: 1, NameRU: "Детские площадки", Active: false},
		{ID: 4, Dict: app.Topics, Code: "05", NameRU: "Мусор", Active: true},
	}}
}

func ids(entries []app.Entry) []int64 {
	var out []int64
	for _, e := range entries {
		out = append(out, e.ID)
	}
	return out
}

func TestRowsAreNarrowed(t *testing.T) {
	for name, c := range map[string]struct {
		words  string
		hidden bool
		want   []int64
	}{
		"everything without words":                 {"", false, []int64{1, 2, 3, 4}},
		"a topic keeps its group in sight":         {"освещ", false, []int64{1, 2}},
		"Kyrgyz words without their own letters":   {"коч жар", false, []int64{1, 2}},
		"a code finds its topic":                   {"04.02", false, []int64{1, 3}},
		"what is no longer in use can be left out": {"", true, []int64{1, 2, 4}},
		"nothing fits":                             {"школа", false, nil},
	} {
		t.Run(name, func(t *testing.T) {
			l := topics()
			l.words, l.hidden = c.words, c.hidden
			if got := ids(l.rows()); !slices.Equal(got, c.want) {
				t.Errorf("rows are %v, want %v", got, c.want)
			}
		})
	}
}

func TestNextCodeIsTheFirstFree(t *testing.T) {
	l := topics()
	for group, want := range map[int64]string{0: "01", 1: "04.03", 4: "05.01"} {
		if got := l.nextCode(group); got != want {
			t.Errorf("next code in group %d is %q, want %q", group, got, want)
		}
	}
	for n := range 99 {
		l.all = append(l.all, app.Entry{Code: "05." + string(rune('0'+(n+1)/10)) + string(rune('0'+(n+1)%10))})
	}
	if got := l.nextCode(4); got != "" {
		t.Errorf("a full group still offers %q", got)
	}
}

func TestEntryFormReadsBackWhatItShows(t *testing.T) {
	stored := app.Entry{
		ID: 7, UID: "u", Version: 3, Dict: app.Settlements, NameRU: "Ак-Жар", NameKY: "Ак-Жар", Active: true,
		Aliases: []string{"Акжар", "Ак Жар"}, Population: 12_000,
		From: civil.MustParse("2021-05-01"), Until: civil.MustParse("2030-12-31"),
	}
	got, faults := formOf(stored).entry(stored, nil)
	if len(faults.Errors) > 0 {
		t.Fatalf("faults: %+v", faults.Errors)
	}
	if !slices.Equal(got.Aliases, stored.Aliases) {
		t.Errorf("aliases are %q", got.Aliases)
	}
	if got.Population != stored.Population || got.From != stored.From || got.Until != stored.Until ||
		got.ID != 7 || got.Version != 3 || !got.Active {
		t.Errorf("read back %+v", got)
	}
}

func TestEntryFormFindsFaults(t *testing.T) {
	groups := topics().groups()
	for name, c := range map[string]struct {
		dict        app.Dict
		form        entryForm
		field, rule string
	}{
		"a population in words": {
			app.Settlements, entryForm{Population: "много"}, "population", "dictionaries.fault.population",
		},
		"a population below nothing": {
			app.Settlements, entryForm{Population: "-5"}, "population", "dictionaries.fault.population",
		},
		"a topic's code without a group": {
			app.Topics, entryForm{Code: "04.09"}, "group", "dictionaries.fault.group_needed",
		},
		"a code of another group": {
			app.Topics, entryForm{Code: "05.01", Group: 1}, "code", "dictionaries.fault.code_group",
		},
		"a group's code inside a group": {
			app.Topics, entryForm{Code: "04", Group: 1}, "code", "dictionaries.fault.code_group",
		},
	} {
		t.Run(name, func(t *testing.T) {
			_, faults := c.form.entry(app.Entry{Dict: c.dict}, groups)
			if len(faults.Errors) != 1 || faults.Errors[0].Field != c.field || faults.Errors[0].Key != c.rule {
				t.Errorf("faults are %+v, want %s: %s", faults.Errors, c.field, c.rule)
			}
		})
	}
	if _, faults := (entryForm{Code: "04.03", Group: 1}).entry(app.Entry{Dict: app.Topics}, groups); faults.Err() != nil {
		t.Errorf("a right code is refused: %v", faults.Err())
	}
}

func day0(s string) civil.Date { return civil.MustParse(s) }

func TestYearChoosesDays(t *testing.T) {
	y := newYear(day0("2026-09-18"))
	y.move(day0("2026-09-20"), true)
	y.move(day0("2026-09-15"), true)
	if from, to := y.chosen(); from != day0("2026-09-15") || to != day0("2026-09-18") {
		t.Errorf("stretched back over the anchor: %s – %s", from, to)
	}
	y.show(2027)
	if y.n != 2027 || y.cursor != day0("2027-09-15") || y.anchor != y.cursor {
		t.Errorf("another year: %d, cursor %s, anchor %s", y.n, y.cursor, y.anchor)
	}
	y.move(day0("2026-12-31"), false)
	if y.n != 2026 {
		t.Errorf("the year does not follow the cursor: %d", y.n)
	}
}

func TestYearWritesRangesIntoTheTable(t *testing.T) {
	y := newYear(day0("2026-05-01"))
	y.setDays([]civil.Day{{Date: day0("2026-05-01"), Kind: civil.DayOff, NoteRU: "Праздник труда", NoteEN: "Labour Day"}})
	form := dayForm{From: day0("2026-05-01"), To: day0("2026-05-03"), Kind: civil.DayOff, NoteRU: "Праздник труда"}
	change, faults := y.put(form)
	if faults.Err() != nil {
		t.Fatal(faults.Err())
	}
	if len(change.Put) != 3 || change.Put[2].Date != day0("2026-05-03") {
		t.Errorf("put %+v", change.Put)
	}
	if change.Put[0].NoteEN != "Labour Day" || change.Put[1].NoteEN != "" {
		t.Errorf("the English note is lost or spread: %+v", change.Put)
	}
	change, faults = y.drop(form)
	if faults.Err() != nil || len(change.Drop) != 1 || change.Drop[0] != day0("2026-05-01") {
		t.Errorf("dropped %v, faults %v; want only the day that is in the table", change.Drop, faults.Err())
	}
}

func TestDayFormFindsFaults(t *testing.T) {
	y := newYear(day0("2026-05-01"))
	for name, c := range map[string]struct {
		from, to    string
		field, rule string
	}{
		"no first day":          {"", "2026-05-02", "from", "check.date_needed"},
		"no last day":           {"2026-05-02", "", "to", "check.date_needed"},
		"ends before it begins": {"2026-05-02", "2026-05-01", "to", "dictionaries.fault.to_before_from"},
		"two months and a day":  {"2026-05-01", "2026-07-02", "to", "dictionaries.fault.range_long"},
		"nothing to take out":   {"2026-05-11", "2026-05-12", "from", "dictionaries.fault.nothing_to_drop"},
	} {
		t.Run(name, func(t *testing.T) {
			form := dayForm{Kind: civil.DayOff}
			if c.from != "" {
				form.From = day0(c.from)
			}
			if c.to != "" {
				form.To = day0(c.to)
			}
			_, faults := y.drop(form)
			if len(faults.Errors) != 1 || faults.Errors[0].Field != c.field || faults.Errors[0].Key != c.rule {
				t.Errorf("faults are %+v, want %s: %s", faults.Errors, c.field, c.rule)
			}
		})
	}
	if _, faults := y.put(dayForm{From: day0("2026-05-01"), To: day0("2026-07-01"), Kind: civil.DayOff}); faults.Err() != nil {
		t.Errorf("62 days are refused: %v", faults.Err())
	}
}

func TestDaysLookByKind(t *testing.T) {
	y := newYear(day0("2026-09-18"))
	y.setDays([]civil.Day{
		{Date: day0("2026-05-27"), Kind: civil.DayOff, Preliminary: true},
		{Date: day0("2026-02-07"), Kind: civil.WorkingDay},
		{Date: day0("2026-12-31"), Kind: civil.ShortDay},
	})
	for date, want := range map[string]dayLook{
		"2026-05-27": holiday, "2026-02-07": workedDay, "2026-12-31": shortDay,
		"2026-09-19": weekend, "2026-09-18": plainDay,
	} {
		if got, _ := y.look(day0(date)); got != want {
			t.Errorf("%s looks like %d, want %d", date, got, want)
		}
	}
	if _, preliminary := y.look(day0("2026-05-27")); !preliminary {
		t.Error("an expected day does not say so")
	}
}

func TestYearsWithoutHolidaysAreTold(t *testing.T) {
	y := newYear(day0("2026-09-18"))
	if got := y.lacking(day0("2026-09-18")); !slices.Equal(got, []int{2026, 2027}) {
		t.Errorf("an empty table lacks %v", got)
	}
	var days []civil.Day
	for _, d := range []string{"01-01", "01-07", "03-08", "03-21", "05-01", "05-05", "05-09", "08-31"} {
		days = append(days, civil.Day{Date: day0("2026-" + d), Kind: civil.DayOff})
	}
	y.setDays(days)
	if got := y.lacking(day0("2026-09-18")); !slices.Equal(got, []int{2027}) {
		t.Errorf("a table of 2026 lacks %v", got)
	}
}

func TestTermsInForce(t *testing.T) {
	terms := civil.DefaultTerms()
	bill := civil.Term{
		Step: civil.StepAnswer, Days: 10, Unit: civil.WorkingDays, From: day0("2027-01-01"),
		StartRule: civil.NextDay, RollForward: true,
	}
	terms = append(terms, bill)
	rows := termRows(terms, day0("2026-09-18"))
	var answers []termRow
	for _, r := range rows {
		if r.term.Step == civil.StepAnswer {
			answers = append(answers, r)
		}
	}
	if len(answers) != 2 || answers[0].term != bill || answers[0].now || !answers[1].now {
		t.Errorf("answers are %+v, want the bill first and not yet in force", answers)
	}
	after := termRows(terms, day0("2027-01-01"))
	if i := slices.IndexFunc(after, func(r termRow) bool { return r.term == bill }); !after[i].now {
		t.Error("the bill is not in force on its first day")
	}
	if got := without(rows, answers[0].place); len(got) != len(terms)-1 || slices.Contains(got, bill) {
		t.Errorf("without the bill there are %+v", got)
	}
	changed := bill
	changed.Days = 12
	if got := replaced(rows, answers[0].place, changed); !slices.Contains(got, changed) || slices.Contains(got, bill) {
		t.Errorf("replaced: %+v", got)
	}
	if got := replaced(rows, 0, changed); len(got) != len(terms)+1 {
		t.Errorf("added: %d terms", len(got))
	}
}

func TestTermFormFindsFaults(t *testing.T) {
	rows := termRows(civil.DefaultTerms(), day0("2026-09-18"))
	good := termForm{Step: civil.StepAnswer, Days: "10", Unit: civil.WorkingDays, From: day0("2027-01-01"), Start: civil.NextDay}
	if term, faults := good.term(rows, 0); faults.Err() != nil || term.Days != 10 || term.From != good.From {
		t.Errorf("a right term is %+v, %v", term, faults.Err())
	}
	for name, c := range map[string]struct {
		spoil       func(*termForm)
		field, rule string
	}{
		"days in words": {func(f *termForm) { f.Days = "десять" }, "days", "calendar.term_days"},
		"no days":       {func(f *termForm) { f.Days = "0" }, "days", "calendar.term_days"},
		"over a year":   {func(f *termForm) { f.Days = "367" }, "days", "calendar.term_days"},
		"no date":       {func(f *termForm) { f.From = civil.Date{} }, "from", "check.date_needed"},
		"twice on a day": {
			func(f *termForm) { f.From = day0("2013-01-01") }, "from", "dictionaries.fault.term_twice",
		},
	} {
		t.Run(name, func(t *testing.T) {
			form := good
			c.spoil(&form)
			_, faults := form.term(rows, 0)
			if len(faults.Errors) != 1 || faults.Errors[0].Field != c.field || faults.Errors[0].Key != c.rule {
				t.Errorf("faults are %+v, want %s: %s", faults.Errors, c.field, c.rule)
			}
		})
	}
}

func TestSamplesFollowThePattern(t *testing.T) {
	n := app.Numbering{Pattern: "{series}-{letter}-{n:4}/{yyyy}", Scope: app.PerYear, Collective: "Кол", Anonymous: "Ан"}
	want := map[string]string{
		"individual": "П-Ш-0208/2026", "collective": "П-Кол-0208/2026",
		"anonymous": "П-Ан-0208/2026", "reception": "ЛП-Ш-0208/2026",
	}
	for _, s := range samples(n, "", day0("2026-09-18")) {
		if s.number != want[s.key] {
			t.Errorf("%s is %q, want %q", s.key, s.number, want[s.key])
		}
	}
}

func TestNumberingFaults(t *testing.T) {
	n := app.DefaultNumbering()
	if err := faultsOf(n).Err(); err != nil {
		t.Fatalf("the default is refused: %v", err)
	}
	n.Pattern, n.Collective = "{letter}/{yy}", ""
	var fields []string
	for _, f := range faultsOf(n).Errors {
		fields = append(fields, f.Field)
	}
	if !slices.Equal(fields, []string{"pattern", "collective"}) {
		t.Errorf("faults at %v, want pattern and collective", fields)
	}
}
