package civil

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"kairyluu/assets"
)

// kyrgyzstan is the calendar that the program ships.
func kyrgyzstan(t testing.TB) *Calendar {
	t.Helper()
	return NewCalendar(shipped(t))
}

// shipped is the day table of that calendar.
func shipped(t testing.TB) []Day {
	t.Helper()
	data, err := assets.Seed.ReadFile("seed/calendar.json")
	if err != nil {
		t.Fatal(err)
	}
	days, err := ParseDays(data)
	if err != nil {
		t.Fatal(err)
	}
	return days
}

func TestShippedDayTable(t *testing.T) {
	days := shipped(t)
	cal := NewCalendar(days)
	for _, day := range days {
		if day.NoteRU == "" || day.NoteKY == "" || day.NoteEN == "" {
			t.Errorf("%v: a note is missing", day.Date)
		}
	}
	for year := 2024; year <= 2027; year++ {
		if !cal.Covers(year) {
			t.Errorf("%d is not covered", year)
		}
	}
	if cal.Covers(2023) || cal.Covers(2028) {
		t.Error("a year outside the table is covered")
	}
	for day, wants := range map[string]bool{
		"2024-01-02": true,                                                                 // the old Code gave 1 January alone
		"2024-01-08": false, "2024-04-08": false, "2024-05-06": false, "2024-09-02": false, // replacement days
		"2024-02-23": false, "2025-02-24": true, "2026-02-23": true, // off until the new Code
		"2024-11-07": false, "2025-11-07": true,
		"2025-01-06": false, "2025-01-07": false, "2025-01-08": true,
		"2026-01-08": false, "2026-01-09": false, "2027-01-08": true, // the Cabinet's days of 2026
		"2025-05-02": false, "2025-05-08": false, "2024-05-08": true,
		"2024-06-17": false, "2025-06-06": false, "2026-03-20": false, "2026-05-27": false, "2027-03-10": false,
		"2026-02-07": false, "2026-04-25": false, // Saturdays proposed for work, dropped
		"2026-04-30": true, "2026-12-31": true, // shortened
	} {
		if got := cal.IsWorking(MustParse(day)); got != wants {
			t.Errorf("%s: working is %v, want %v", day, got, wants)
		}
	}
}

func TestOnlyMoonHolidaysArePreliminary(t *testing.T) {
	var got []string
	for _, day := range kyrgyzstan(t).Days(MustParse("2024-01-01"), MustParse("2027-12-31")) {
		if day.Preliminary {
			got = append(got, day.Date.String()+" "+day.NoteEN)
		}
	}
	wants := "2025-03-30 Orozo Ait, 2026-05-27 Kurman Ait, 2027-03-10 Orozo Ait, 2027-05-16 Kurman Ait"
	if strings.Join(got, ", ") != wants {
		t.Errorf("preliminary: %v\nwant %s", got, wants)
	}
}

func TestWorkingDaysOfQuarters(t *testing.T) {
	cal := kyrgyzstan(t)
	for year, wants := range map[int][4]int{
		2025: {58, 57, 66, 66}, 2026: {56, 58, 65, 66}, 2027: {57, 60, 65, 66},
	} {
		for i, want := range wants {
			q := Quarter{Year: year, N: i + 1}
			if got := cal.WorkingDaysBetween(q.First().AddDays(-1), q.Last()); got != want {
				t.Errorf("%v has %d working days, want %d", q, got, want)
			}
		}
	}
}

func TestVectorsOfTheDomainReference(t *testing.T) {
	cal := kyrgyzstan(t)
	steps := []int{14, 10, 5, 1}
	for from, wants := range map[string][4]string{
		"2025-12-22": {"2026-01-20", "2026-01-14", "2025-12-29", "2025-12-23"},
		"2025-12-30": {"2026-01-28", "2026-01-22", "2026-01-15", "2025-12-31"},
		"2026-01-05": {"2026-01-29", "2026-01-23", "2026-01-16", "2026-01-12"},
		"2026-02-16": {"2026-03-06", "2026-03-02", "2026-02-23", "2026-02-17"},
		"2026-03-09": {"2026-03-30", "2026-03-24", "2026-03-16", "2026-03-10"},
		"2026-04-20": {"2026-05-18", "2026-05-12", "2026-04-27", "2026-04-21"},
		"2026-04-30": {"2026-05-29", "2026-05-22", "2026-05-15", "2026-05-11"},
		"2026-08-28": {"2026-09-18", "2026-09-14", "2026-09-07", "2026-09-01"},
		"2026-10-19": {"2026-11-06", "2026-11-02", "2026-10-26", "2026-10-20"},
		"2025-04-28": {"2025-05-27", "2025-05-21", "2025-05-14", "2025-04-29"},
	} {
		for i, n := range steps {
			term := Term{Step: StepAnswer, Days: n, Unit: WorkingDays, RollForward: true}
			if got := cal.AddWorkingDays(MustParse(from), n).String(); got != wants[i] {
				t.Errorf("%s and %d working days = %s, want %s", from, n, got, wants[i])
			}
			if got := Deadline(cal, term, MustParse(from)).Due.String(); got != wants[i] {
				t.Errorf("Deadline from %s, %d working days = %s, want %s", from, n, got, wants[i])
			}
		}
	}
}

func TestAWorkedSaturdayAndTheShortDayCount(t *testing.T) {
	plain := NewCalendar(nil)
	swapped := NewCalendar([]Day{
		{Date: MustParse("2023-02-25"), Kind: WorkingDay}, // a Saturday of the swaps of 2023
		{Date: MustParse("2023-02-24"), Kind: ShortDay},
	})
	friday := MustParse("2023-02-24")
	if got := plain.AddWorkingDays(friday, 1).String(); got != "2023-02-27" {
		t.Errorf("without the swap the next working day is %s", got)
	}
	if got := swapped.AddWorkingDays(friday, 1).String(); got != "2023-02-25" {
		t.Errorf("with the swap the next working day is %s", got)
	}
	if !swapped.IsWorking(friday) {
		t.Error("a shortened day is not worked")
	}
}

func TestLaterRowOfOneDateCounts(t *testing.T) {
	day := MustParse("2026-06-10")
	cal := NewCalendar([]Day{{Date: day, Kind: DayOff}, {Kind: DayOff}, {Date: day.AddDays(1), Kind: "?"}, {Date: day, Kind: ShortDay}})
	if !cal.IsWorking(day) || !cal.IsWorking(day.AddDays(1)) {
		t.Error("an earlier, unknown or dateless row was taken")
	}
	if row, ok := cal.Day(day); !ok || row.Kind != ShortDay {
		t.Errorf("Day = %v, %v", row, ok)
	}
	if _, ok := cal.Day(day.AddDays(1)); ok {
		t.Error("a row of an unknown kind is kept")
	}
}

func TestOtherWorkWeeks(t *testing.T) {
	six := NewCalendar(nil, WorkWeek(time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday, time.Saturday))
	saturday := MustParse("2026-06-13")
	if !six.IsWorking(saturday) || six.IsWorking(saturday.AddDays(1)) {
		t.Error("a week of six days does not end on Saturday")
	}
	if got := six.AddWorkingDays(saturday, 6); got != saturday.AddDays(7) {
		t.Errorf("six working days from Saturday = %v", got)
	}
	if NewCalendar(nil, WorkWeek()).IsWorking(saturday) {
		t.Error("an empty week is not Monday to Friday")
	}
}

// TestCountingAgreesWithWalking compares the running sums with a plain walk from
// day to day, inside the table, around its ends and far from it.
func TestCountingAgreesWithWalking(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	start := MustParse("2023-06-01")
	for range 50 {
		cal := randomCalendar(random, start)
		a := start.AddDays(random.IntN(700) - 200)
		walked := 0
		for d := a.AddDays(1); d.Sub(a) < 500; d = d.AddDays(1) {
			if cal.IsWorking(d) {
				walked++
				if got := cal.AddWorkingDays(a, walked); got != d {
					t.Fatalf("AddWorkingDays(%v, %d) = %v, walking gives %v", a, walked, got, d)
				}
			}
			if got := cal.WorkingDaysBetween(a, d); got != walked {
				t.Fatalf("WorkingDaysBetween(%v, %v) = %d, walking gives %d", a, d, got, walked)
			}
		}
	}
}

func TestAddAndBetweenAreInverse(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	start := MustParse("2023-06-01")
	for range 20000 / 20 {
		cal := randomCalendar(random, start)
		for range 20 {
			a := cal.NextWorking(start.AddDays(random.IntN(900) - 300))
			n := random.IntN(600) - 300
			b := cal.AddWorkingDays(a, n)
			if got := cal.WorkingDaysBetween(a, b); got != n || !cal.IsWorking(b) {
				t.Fatalf("from %v %d working days come to %v (working: %v), and back are %d", a, n, b, cal.IsWorking(b), got)
			}
			if cal.WorkingDaysBetween(b, a) != -n || cal.AddWorkingDays(b, -n) != a {
				t.Fatalf("the way back from %v to %v is not %d", b, a, -n)
			}
		}
	}
}

func randomCalendar(random *rand.Rand, start Date) *Calendar {
	var days []Day
	kinds := []DayKind{DayOff, WorkingDay, ShortDay}
	for range random.IntN(120) {
		days = append(days, Day{Date: start.AddDays(random.IntN(400)), Kind: kinds[random.IntN(3)]})
	}
	return NewCalendar(days)
}

func TestLatenessIsSigned(t *testing.T) {
	cal := kyrgyzstan(t)
	for _, c := range []struct {
		name, today, due string
		wants            int
	}{
		{"due today", "2026-05-18", "2026-05-18", 0},
		{"due tomorrow", "2026-05-18", "2026-05-19", 1},
		{"due after the May holidays", "2026-04-30", "2026-05-11", 1},
		{"one day late", "2026-05-19", "2026-05-18", -1},
		{"late by a weekend only", "2026-05-17", "2026-05-15", 0},
		{"late over the New Year", "2026-01-12", "2025-12-31", -1},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := cal.WorkingDaysBetween(MustParse(c.today), MustParse(c.due)); got != c.wants {
				t.Errorf("from %s to %s: %d, want %d", c.today, c.due, got, c.wants)
			}
		})
	}
	if cal.WorkingDaysBetween(Date{}, MustParse("2026-05-18")) != 0 {
		t.Error("no date has working days")
	}
}

func TestCalendarEndsQuietly(t *testing.T) {
	cal := kyrgyzstan(t)
	last, first := MustParse("9999-12-31"), MustParse("0001-01-01")
	for name, d := range map[string]Date{
		"after the last day":   cal.AddWorkingDays(last, 14),
		"before the first day": cal.AddWorkingDays(first, -1),
		"absurdly far":         cal.AddWorkingDays(MustParse("2026-01-01"), 1<<40),
		"absurdly far back":    cal.AddWorkingDays(MustParse("2026-01-01"), -1<<40),
		"no date":              cal.AddWorkingDays(Date{}, 3),
		"no next working day":  NewCalendar([]Day{{Date: last, Kind: DayOff}}).NextWorking(last),
	} {
		if !d.IsZero() {
			t.Errorf("%s: %v, want no date", name, d)
		}
	}
	if cal.IsWorking(Date{}) {
		t.Error("no date is worked")
	}
	if got := cal.AddWorkingDays(first, 1).String(); got != "0001-01-02" {
		t.Errorf("the working day after the first day is %s", got)
	}
	if got := cal.AddWorkingDays(first.AddDays(1), -1); got != first {
		t.Errorf("the working day before the second day is %v", got)
	}
}

func TestParseDaysRefusesABadTable(t *testing.T) {
	for name, in := range map[string]string{
		"not JSON":         `{`,
		"an unknown key":   `[{"date":"2026-01-01","kind":"off","de":"x"}]`,
		"an unknown kind":  `[{"date":"2026-01-01","kind":"free"}]`,
		"no date":          `[{"kind":"off"}]`,
		"a bad date":       `[{"date":"2026-02-30","kind":"off"}]`,
		"a date twice":     `[{"date":"2026-01-01","kind":"off"},{"date":"2026-01-01","kind":"short"}]`,
		"the kind missing": `[{"date":"2026-01-01"}]`,
	} {
		if days, err := ParseDays([]byte(in)); err == nil {
			t.Errorf("%s: taken as %v", name, days)
		}
	}
}

func TestYearWithoutOneFixedHolidayIsNotCovered(t *testing.T) {
	days := shipped(t)
	var kept []Day
	for _, day := range days {
		if day.Date != MustParse("2026-08-31") {
			kept = append(kept, day)
		}
	}
	cal := NewCalendar(kept)
	if cal.Covers(2026) || !cal.Covers(2025) {
		t.Errorf("without 31.08.2026: 2026 covered %v, 2025 covered %v", cal.Covers(2026), cal.Covers(2025))
	}
}

func TestNoteFallsBackToAnotherLanguage(t *testing.T) {
	day := Day{NoteRU: "Нооруз", NoteKY: "Нооруз майрамы"}
	for lang, wants := range map[string]string{"ru": "Нооруз", "ky": "Нооруз майрамы", "en": "Нооруз", "": "Нооруз"} {
		if got := day.Note(lang); got != wants {
			t.Errorf("Note(%q) = %q, want %q", lang, got, wants)
		}
	}
	if (Day{}).Note("ru") != "" {
		t.Error("a day without notes has one")
	}
}
