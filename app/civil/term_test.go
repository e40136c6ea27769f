package civil

import (
	"slices"
	"strings"
	"testing"
)

func TestTermInForce(t *testing.T) {
	terms := append(DefaultTerms(),
		Term{Step: StepAnswer, Days: 10, Unit: WorkingDays, From: MustParse("2027-01-01")},
		Term{Step: StepAnswer, Kind: "complaint", Days: 7, Unit: WorkingDays, From: MustParse("2026-06-01")},
		Term{Step: StepAnswer, Kind: "complaint", Days: 8, Unit: WorkingDays, From: MustParse("2026-09-01")},
	)
	reversed := slices.Clone(terms)
	slices.Reverse(reversed)
	for _, c := range []struct {
		name, step, kind, on string
		wants                int
	}{
		{"the law today", StepAnswer, "application", "2026-11-23", 14},
		{"the day before the new law", StepAnswer, "", "2026-12-31", 14},
		{"the day of the new law", StepAnswer, "", "2027-01-01", 10},
		{"a kind before its own term", StepAnswer, "complaint", "2026-05-31", 14},
		{"a kind with its own term", StepAnswer, "complaint", "2026-06-01", 7},
		{"the later term of the kind", StepAnswer, "complaint", "2026-09-01", 8},
		{"the kind goes before the newer general term", StepAnswer, "complaint", "2027-05-01", 8},
		{"registration", StepRegistration, "complaint", "2026-06-01", 1},
		{"forwarding", StepForward, "", "2026-06-01", 5},
		{"extension", StepExtension, "", "2026-06-01", 30},
		{"before any law", StepAnswer, "", "2012-12-31", 0},
		{"a step without a term", "retention", "", "2026-06-01", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, list := range []Terms{terms, reversed} {
				term, ok := list.For(c.step, c.kind, MustParse(c.on))
				if term.Days != c.wants || ok != (c.wants != 0) {
					t.Errorf("For(%s, %q, %s) = %d days, %v; want %d", c.step, c.kind, c.on, term.Days, ok, c.wants)
				}
			}
		})
	}
}

func TestDeadlineByUnitAndRule(t *testing.T) {
	cal := kyrgyzstan(t)
	for _, c := range []struct {
		name       string
		term       Term
		from       string
		first, due string
		rolled     bool
	}{
		{"working days from the day itself", Term{Days: 14, Unit: WorkingDays, StartRule: SameDay}, "2026-04-20", "2026-04-20", "2026-05-15", false},
		{"working days from a day off itself", Term{Days: 1, Unit: WorkingDays, StartRule: SameDay}, "2026-01-05", "2026-01-12", "2026-01-12", false},
		{"calendar days", Term{Days: 5, Unit: CalendarDays, RollForward: true}, "2026-06-10", "2026-06-11", "2026-06-15", false},
		{"calendar days that end on Saturday", Term{Days: 5, Unit: CalendarDays, RollForward: true}, "2026-06-08", "2026-06-09", "2026-06-15", true},
		{"the same without rolling", Term{Days: 5, Unit: CalendarDays}, "2026-06-08", "2026-06-09", "2026-06-13", false},
		{"calendar days from the day itself", Term{Days: 5, Unit: CalendarDays, StartRule: SameDay}, "2026-06-08", "2026-06-08", "2026-06-12", false},
		{"calendar days that end in the May holidays", Term{Days: 30, Unit: CalendarDays, RollForward: true}, "2026-04-02", "2026-04-03", "2026-05-11", true},
		{"the old term of 30 days over a leap day", Term{Days: 30, Unit: CalendarDays, RollForward: true}, "2024-02-01", "2024-02-02", "2024-03-04", true},
		{"no days at all", Term{Unit: WorkingDays, RollForward: true}, "2026-06-13", "2026-06-15", "2026-06-15", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := Deadline(cal, c.term, MustParse(c.from))
			if r.FirstDay.String() != c.first || r.Due.String() != c.due || r.Rolled != c.rolled {
				t.Errorf("day 1 %v, due %v, rolled %v; want %s, %s, %v", r.FirstDay, r.Due, r.Rolled, c.first, c.due, c.rolled)
			}
			if due := c.term.Due(cal, MustParse(c.from)); due != r.Due {
				t.Errorf("Due = %v, Deadline says %v", due, r.Due)
			}
		})
	}
	if !Deadline(cal, DefaultTerms()[1], Date{}).IsZero() {
		t.Error("no date has a deadline")
	}
	if !Deadline(cal, DefaultTerms()[1], MustParse("9999-12-31")).IsZero() {
		t.Error("a deadline lies beyond the year 9999")
	}
}

func TestSkippedDaysAreMergedIntoRuns(t *testing.T) {
	cal := kyrgyzstan(t)
	for _, c := range []struct{ from, wants string }{
		{"2026-04-20", "25–26.04 01–10.05 16–17.05"},
		{"2026-01-05", "05–11.01 17–18.01 24–25.01"},
		{"2025-12-22", "27–28.12 01–11.01 17–18.01"},
		{"2026-03-09", "14–15.03 20–22.03 28–29.03"},
		{"2026-08-28", "29–31.08 05–06.09 12–13.09"},
	} {
		var runs []string
		for _, span := range Deadline(cal, Term{Days: 14, Unit: WorkingDays}, MustParse(c.from)).Skipped {
			runs = append(runs, span.short())
		}
		if got := strings.Join(runs, " "); got != c.wants {
			t.Errorf("from %s: %s, want %s", c.from, got, c.wants)
		}
	}
}

func TestExtensionAddsToTheOldDateOrRestarts(t *testing.T) {
	cal := kyrgyzstan(t)
	term, _ := DefaultTerms().For(StepExtension, "", MustParse("2026-05-18"))
	added := Extend(cal, term, MustParse("2026-05-18"))
	if added.Due.String() != "2026-06-17" || !added.Extension || added.Registered.String() != "2026-05-18" {
		t.Errorf("Extend: %+v", added)
	}
	restarted := Restart(cal, term, MustParse("2026-05-15"))
	if restarted.Due.String() != "2026-06-15" || restarted.Extension || !restarted.Rolled {
		t.Errorf("Restart: %+v", restarted)
	}
	if r := Extend(cal, term, Date{}); !r.IsZero() || r.Extension {
		t.Errorf("no date was extended: %+v", r)
	}
}

func TestDoubtsAreTold(t *testing.T) {
	cal := kyrgyzstan(t)
	working := Term{Days: 14, Unit: WorkingDays}
	rolling := Term{Days: 30, Unit: CalendarDays, RollForward: true}
	for _, c := range []struct {
		name, from  string
		term        Term
		years       []int
		preliminary int
	}{
		{"nothing in doubt", "2026-08-28", working, nil, 0},
		{"a moon holiday inside", "2026-05-20", working, nil, 1},
		{"a moon holiday the day after the due date", "2026-04-28", Term{Days: 14, Unit: WorkingDays}, nil, 1},
		{"a moon holiday two days after", "2026-04-28", Term{Days: 13, Unit: WorkingDays}, nil, 0},
		{"a year that is missing", "2027-12-20", working, []int{2028}, 0},
		{"two years that are missing", "2028-12-20", working, []int{2028, 2029}, 0},
		{"calendar days pass over a moon holiday", "2026-05-20", rolling, nil, 0},
		{"calendar days end on a moon holiday", "2026-04-27", rolling, nil, 1},
		{"calendar days that do not roll ask nothing", "2028-04-27", Term{Days: 30, Unit: CalendarDays}, nil, 0},
		{"calendar days that end in a missing year", "2027-12-20", rolling, []int{2028}, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := Deadline(cal, c.term, MustParse(c.from))
			if !slices.Equal(r.MissingYears, c.years) || len(r.Preliminary) != c.preliminary {
				t.Errorf("due %v: missing %v, preliminary %v; want %v, %d", r.Due, r.MissingYears, r.Preliminary, c.years, c.preliminary)
			}
		})
	}
}

func BenchmarkDue(b *testing.B) {
	cal, term, from := kyrgyzstan(b), DefaultTerms()[1], MustParse("2026-04-20")
	for b.Loop() {
		term.Due(cal, from)
	}
}

func BenchmarkDeadline(b *testing.B) {
	cal, term, from := kyrgyzstan(b), DefaultTerms()[1], MustParse("2026-04-20")
	for b.Loop() {
		Deadline(cal, term, from)
	}
}
