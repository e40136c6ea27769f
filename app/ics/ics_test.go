package ics_test

import (
	"bytes"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	ical "github.com/arran4/golang-ical"

	"kairyluu/app/civil"
	"kairyluu/app/ics"
)

var now = time.Date(2026, 9, 18, 4, 0, 0, 0, time.UTC)

var entries = []ics.Entry{
	{
		UID: "meeting-1", Sequence: 3, Day: civil.MustParse("2026-09-25"), Start: "14:00", End: "16:30",
		Title: `Тегерек стол: «жарык, суу; жол» \ 1-бөлүк`, Place: "Бишкек, ул. Жеңиш, 14",
		Text: "1. Уличное освещение; сроки\n2. Вода, " + strings.Repeat("өтө узун сап ", 20),
	},
	{UID: "meeting-2", Day: civil.MustParse("2026-09-26"), Start: "00:30", Title: "Сход"},
	{UID: "decision-1", Day: civil.MustParse("2026-12-31"), Title: "Срок: поставить фонари"},
	{UID: "", Day: civil.MustParse("2026-12-31"), Title: "без имени"},
	{UID: "decision-2", Title: "без даты"},
}

func written(t *testing.T, list []ics.Entry) string {
	t.Helper()
	var out bytes.Buffer
	if err := ics.Write(&out, "МТУ № 109: встречи, сроки", now, list); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func read(t *testing.T, file string) []*ical.VEvent {
	t.Helper()
	calendar, err := ical.ParseCalendar(strings.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return calendar.Events()
}

func value(e *ical.VEvent, p ical.ComponentProperty) string {
	if found := e.GetProperty(p); found != nil {
		return found.Value
	}
	return ""
}

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	events := read(t, written(t, entries))
	if len(events) != 3 {
		t.Fatalf("%d events, want the 3 that have a day and a name", len(events))
	}
	for i, e := range events {
		want := entries[i]
		if e.Id() != want.UID+"@kairyluu" {
			t.Errorf("the name of entry %d is %q", i, e.Id())
		}
		for property, want := range map[ical.ComponentProperty]string{
			ical.ComponentPropertySummary: want.Title, ical.ComponentPropertyLocation: want.Place,
			ical.ComponentPropertyDescription: want.Text,
		} {
			if got := value(e, property); got != want {
				t.Errorf("%s of entry %d: %q, want %q", property, i, got, want)
			}
		}
	}
	if got := value(events[0], ical.ComponentPropertySequence); got != "3" {
		t.Errorf("the sequence is %q", got)
	}
}

func TestHoursAreThoseOfTheOffice(t *testing.T) {
	events := read(t, written(t, entries))
	for i, want := range []struct{ start, end string }{
		{"2026-09-25T08:00:00Z", "2026-09-25T10:30:00Z"},
		{"2026-09-25T18:30:00Z", "2026-09-25T19:30:00Z"}, // no end: an hour
	} {
		start, err := events[i].GetStartAt()
		if err != nil {
			t.Fatal(err)
		}
		end, err := events[i].GetEndAt()
		if err != nil {
			t.Fatal(err)
		}
		if got := start.UTC().Format(time.RFC3339); got != want.start {
			t.Errorf("entry %d starts at %s, want %s", i, got, want.start)
		}
		if got := end.UTC().Format(time.RFC3339); got != want.end {
			t.Errorf("entry %d ends at %s, want %s", i, got, want.end)
		}
	}
}

func TestADueDateTakesItsWholeDay(t *testing.T) {
	file := written(t, entries)
	for _, line := range []string{"DTSTART;VALUE=DATE:20261231\r\n", "DTEND;VALUE=DATE:20270101\r\n"} {
		if !strings.Contains(file, line) {
			t.Errorf("no %q in the file", line)
		}
	}
}

func TestLinesAreAsTheStandardWants(t *testing.T) {
	file := written(t, entries)
	if strings.Count(file, "\n") != strings.Count(file, "\r\n") {
		t.Error("a line ends without CR")
	}
	for line := range strings.SplitSeq(file, "\r\n") {
		if len(line) > 75 {
			t.Errorf("a line of %d octets: %q", len(line), line)
		}
		if !utf8.ValidString(line) {
			t.Errorf("a letter is torn: %q", line)
		}
	}
}

func TestAnHourThatIsNoneIsTold(t *testing.T) {
	err := ics.Write(&bytes.Buffer{}, "", now, []ics.Entry{{UID: "m", Day: civil.MustParse("2026-09-25"), Start: "25:00"}})
	if err == nil || !strings.Contains(err.Error(), "m") {
		t.Errorf("the error is %v", err)
	}
}

func TestWritingAgainGivesTheSame(t *testing.T) {
	first := written(t, entries)
	if again := written(t, entries); again != first {
		t.Error("two files of the same calendar differ")
	}
}
