package widgets

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Day is a day of the calendar, without zone. The zero value is no day.
type Day struct{ Y, M, D int }

// DayOf is the day of a moment, in the moment's own zone.
func DayOf(t time.Time) Day {
	y, m, d := t.Date()
	return Day{y, int(m), d}
}

// IsZero tells whether there is no day.
func (d Day) IsZero() bool { return d == Day{} }

// String is the day as clerks write it, 31.12.2026, or nothing.
func (d Day) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%02d.%02d.%04d", d.D, d.M, d.Y)
}

// Add moves by days.
func (d Day) Add(days int) Day { return DayOf(d.time().AddDate(0, 0, days)) }

// AddMonths moves by months and stays in the month it arrives in: a month after
// 31 January is the last day of February.
func (d Day) AddMonths(months int) Day {
	first := DayOf(time.Date(d.Y, time.Month(d.M+months), 1, 0, 0, 0, 0, time.UTC))
	first.D = min(d.D, first.daysInMonth())
	return first
}

func (d Day) time() time.Time {
	return time.Date(d.Y, time.Month(d.M), d.D, 0, 0, 0, 0, time.UTC)
}

func (d Day) daysInMonth() int {
	return time.Date(d.Y, time.Month(d.M)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// weekday counts from Monday, which is 0.
func (d Day) weekday() int { return (int(d.time().Weekday()) + 6) % 7 }

func (d Day) valid() bool {
	return d.Y >= 1900 && d.Y <= 2199 && d.M >= 1 && d.M <= 12 && d.D >= 1 && d.D <= d.daysInMonth()
}

// todaySigns are what a hand types for today: с (сегодня), б (бүгүн), their
// Latin neighbours on the same keys, and a lone full stop.
var todaySigns = map[string]bool{"с": true, "б": true, "c": true, "b": true, ".": true, "=": true}

// ParseDay reads what a clerk types: 31.12.2026, 31.12.26, 311226, 31122026,
// 31/12/2026, 2026-12-31, 31.12 (this year), +3 or -2 (days from today), с or б
// (today). ok is false for anything else; no text is the zero Day and ok.
func ParseDay(text string, today Day) (day Day, ok bool) {
	text = strings.ToLower(strings.TrimSpace(text))
	switch {
	case text == "":
		return Day{}, true
	case todaySigns[text]:
		return today, true
	case strings.HasPrefix(text, "+"), strings.HasPrefix(text, "-"), strings.HasPrefix(text, "−"):
		return parseOffset(text, today)
	}
	numbers, ok := dateNumbers(text)
	if !ok {
		return Day{}, false
	}
	day = assemble(numbers, today)
	return day, day.valid()
}

func parseOffset(text string, today Day) (Day, bool) {
	days, err := strconv.Atoi(strings.Replace(text, "−", "-", 1))
	if err != nil || days > 9999 || days < -9999 {
		return Day{}, false
	}
	return today.Add(days), true
}

// dateNumbers splits a date at its separators, or by position if it has none.
func dateNumbers(text string) ([]string, bool) {
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("./-, ", r) })
	if len(parts) == 1 {
		switch whole := parts[0]; len(whole) {
		case 4:
			parts = []string{whole[:2], whole[2:]}
		case 6, 8:
			parts = []string{whole[:2], whole[2:4], whole[4:]}
		}
	}
	if len(parts) < 2 || len(parts) > 3 {
		return nil, false
	}
	for _, part := range parts {
		if strings.Trim(part, "0123456789") != "" || len(part) > 4 {
			return nil, false
		}
	}
	return parts, true
}

func assemble(parts []string, today Day) Day {
	if len(parts) == 3 && len(parts[0]) == 4 { // 2026-12-31
		parts[0], parts[2] = parts[2], parts[0]
	}
	if len(parts[0]) > 2 || len(parts[1]) > 2 {
		return Day{}
	}
	year := today.Y
	if len(parts) == 3 {
		switch year = number(parts[2]); len(parts[2]) {
		case 2:
			year += 2000
		case 1, 3:
			return Day{}
		}
	}
	return Day{year, number(parts[1]), number(parts[0])}
}

func number(digits string) int {
	n, err := strconv.Atoi(digits)
	if err != nil {
		return 0 // not reached: digits were checked
	}
	return n
}
