package civil

import (
	"strconv"
	"strings"
	"time"
)

// twoDigitPivot parts the centuries of a two-digit year: 00–49 are 2000s (due
// dates), 50–99 are 1900s (dates of birth).
const twoDigitPivot = 50

// Parse reads the stored form, YYYY-MM-DD, and nothing else.
func Parse(s string) (Date, error) {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return Date{}, ErrFormat
	}
	return fromDigits(s[:4], s[5:7], s[8:])
}

// MustParse is Parse for dates written in the program itself; it panics on a
// mistake.
func MustParse(s string) Date {
	d, err := Parse(s)
	if err != nil {
		panic("civil: " + s + ": " + err.Error())
	}
	return d
}

// ParseHuman reads a date as people type it: 31.12.2026, 31.12.26, 31/12/2026,
// 31-12-26, 31 12 2026, 311226, 31122026, a trailing «г.» or «ж.», and the ISO form.
// Empty text is no date. The errors are ErrFormat and ErrImpossible.
func ParseHuman(s string) (Date, error) { return ParseHumanIn(s, 0) }

// ParseHumanIn is ParseHuman that also takes a day without a year, 31.12 or 3112,
// as a day of the given year (0: a year must be typed).
func ParseHumanIn(s string, year int) (Date, error) {
	s = trimHuman(s)
	if s == "" {
		return Date{}, nil
	}
	parts := strings.FieldsFunc(s, isDateSeparator)
	if len(parts) == 1 {
		parts = splitSolid(parts[0])
	}
	switch {
	case len(parts) == 2 && year != 0 && len(parts[0]) <= 2:
		parts = append(parts, strconv.Itoa(year))
	case len(parts) != 3:
		return Date{}, ErrFormat
	}
	if len(parts[0]) == 4 {
		return fromDigits(parts[0], parts[1], parts[2])
	}
	return fromDigits(century(parts[2]), parts[1], parts[0])
}

// trimHuman drops the blanks around a date, the mark of a year after it and one
// closing full stop.
func trimHuman(s string) string {
	s = strings.TrimSpace(s)
	s = strings.TrimSuffix(s, ".")
	for _, mark := range []string{"г", "ж"} {
		s = strings.TrimSuffix(s, mark)
	}
	return strings.TrimSpace(s)
}

func isDateSeparator(r rune) bool {
	switch r {
	case '.', '/', '-', ',', ' ', '\u00a0', '–':
		return true
	}
	return false
}

// splitSolid cuts ddmm, ddmmyy and ddmmyyyy.
func splitSolid(s string) []string {
	switch len(s) {
	case 4:
		return []string{s[:2], s[2:]}
	case 6, 8:
		return []string{s[:2], s[2:4], s[4:]}
	}
	return nil
}

// century makes four digits of a two-digit year.
func century(year string) string {
	if len(year) != 2 {
		return year
	}
	if n, err := strconv.Atoi(year); err == nil && n >= twoDigitPivot {
		return "19" + year
	}
	return "20" + year
}

// fromDigits builds a date from digits alone: no signs, no more than the field
// may hold.
func fromDigits(year, month, day string) (Date, error) {
	y, okY := number(year, 4, 4)
	m, okM := number(month, 1, 2)
	d, okD := number(day, 1, 2)
	if !okY || !okM || !okD {
		return Date{}, ErrFormat
	}
	return New(y, time.Month(m), d)
}

func number(s string, least, most int) (int, bool) {
	if len(s) < least || len(s) > most {
		return 0, false
	}
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}
