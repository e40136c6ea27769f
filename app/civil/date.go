// Package civil counts time as an office does: dates without a zone, quarters,
// the working days of Kyrgyzstan, the terms the law gives and the reason for
// each due date in words. It knows no clock: today is always handed in.
package civil

import (
	"database/sql/driver"
	"fmt"
	"time"
)

// Problem is a code for input that is not a date, a quarter or a day table; the
// window turns it into a sentence.
type Problem string

// What can be wrong with a date or a quarter that a person typed.
const (
	ErrFormat     Problem = "date.format"     // not written as a date
	ErrImpossible Problem = "date.impossible" // written well, but no such day: 31.02.2026
	ErrQuarter    Problem = "quarter.format"  // not written as 2026-Q3
)

// Error makes a Problem an error; the text is the code itself.
func (p Problem) Error() string { return string(p) }

// Date is a day of the Gregorian calendar between 0001-01-01 and 9999-12-31,
// without a time or a zone. The zero value means "no date": it is before every
// date, prints as "" and is stored as NULL. Dates compare with == and may be map
// keys.
type Date struct {
	n int32 // 1 is 0001-01-01, a Monday; 0 is no date
}

// maxSerial is 9999-12-31.
const maxSerial = 3652059

// New is the date of a year, month and day, or ErrImpossible for 30 February and
// the like.
func New(year int, month time.Month, day int) (Date, error) {
	if year < 1 || year > 9999 || month < time.January || month > time.December ||
		day < 1 || day > daysIn(year, month) {
		return Date{}, ErrImpossible
	}
	return Date{serial(year, month, day)}, nil
}

// Of is the day on which t falls in t's own zone; the zero time is no date.
func Of(t time.Time) Date {
	if t.IsZero() {
		return Date{}
	}
	d, err := New(t.Date())
	if err != nil {
		return Date{}
	}
	return d
}

// serial counts days as Howard Hinnant's days_from_civil does, from a year that
// begins in March so that the leap day comes last.
func serial(year int, month time.Month, day int) int32 {
	y, m := year, int(month)
	if m <= 2 {
		y--
		m += 12
	}
	era := y / 400
	yearOfEra := y - era*400
	dayOfYear := (153*(m-3)+2)/5 + day - 1
	return int32(era*146097 + yearOfEra*365 + yearOfEra/4 - yearOfEra/100 + dayOfYear - 305)
}

// within is the date with the serial n, or no date outside the years 1 to 9999.
func within(n int) Date {
	if n < 1 || n > maxSerial {
		return Date{}
	}
	return Date{int32(n)}
}

// daysIn is the length of a month.
func daysIn(year int, month time.Month) int {
	switch month {
	case time.April, time.June, time.September, time.November:
		return 30
	case time.February:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// YMD takes the date apart; no date gives zeros.
func (d Date) YMD() (year int, month time.Month, day int) {
	if d.n == 0 {
		return 0, 0, 0
	}
	z := int(d.n) + 305
	era := z / 146097
	dayOfEra := z - era*146097
	yearOfEra := (dayOfEra - dayOfEra/1460 + dayOfEra/36524 - dayOfEra/146096) / 365
	dayOfYear := dayOfEra - (365*yearOfEra + yearOfEra/4 - yearOfEra/100)
	m := (5*dayOfYear + 2) / 153
	day = dayOfYear - (153*m+2)/5 + 1
	year = yearOfEra + era*400
	if m < 10 {
		return year, time.Month(m + 3), day
	}
	return year + 1, time.Month(m - 9), day
}

// IsZero reports that there is no date.
func (d Date) IsZero() bool { return d.n == 0 }

// Year is the year, 0 for no date.
func (d Date) Year() int { y, _, _ := d.YMD(); return y }

// Month is the month, 0 for no date.
func (d Date) Month() time.Month { _, m, _ := d.YMD(); return m }

// FirstOfMonth is the first day of the month of d.
func (d Date) FirstOfMonth() Date {
	_, _, day := d.YMD()
	return d.AddDays(1 - day)
}

// Day is the day of the month, 0 for no date.
func (d Date) Day() int { _, _, day := d.YMD(); return day }

// Weekday is the day of the week; it is Sunday for no date.
func (d Date) Weekday() time.Weekday { return time.Weekday(d.n % 7) }

// Quarter is the quarter the date falls in, the zero Quarter for no date.
func (d Date) Quarter() Quarter {
	if d.n == 0 {
		return Quarter{}
	}
	y, m, _ := d.YMD()
	return Quarter{Year: y, N: (int(m)-1)/3 + 1}
}

// Time is midnight of the date in loc, the zero time for no date.
func (d Date) Time(loc *time.Location) time.Time {
	if d.n == 0 {
		return time.Time{}
	}
	y, m, day := d.YMD()
	return time.Date(y, m, day, 0, 0, 0, 0, loc)
}

// AddDays moves the date by n days. No date stays no date, and so does what
// leaves the years 1 to 9999.
func (d Date) AddDays(n int) Date {
	if d.n == 0 {
		return Date{}
	}
	return within(int(d.n) + n)
}

// AddMonths moves the date by n months; a day that the month lacks becomes its
// last: 31.01 and one month is 28.02.
func (d Date) AddMonths(n int) Date {
	if d.n == 0 {
		return Date{}
	}
	y, m, day := d.YMD()
	months := y*12 + int(m) - 1 + n
	y, m = months/12, time.Month(months%12+1)
	if months < 12 || y > 9999 {
		return Date{}
	}
	return Date{serial(y, m, min(day, daysIn(y, m)))}
}

// Sub is the number of days from e to d, 0 when either is no date.
func (d Date) Sub(e Date) int {
	if d.n == 0 || e.n == 0 {
		return 0
	}
	return int(d.n) - int(e.n)
}

// Before reports that d is earlier than e; no date is before every date.
func (d Date) Before(e Date) bool { return d.n < e.n }

// After reports that d is later than e.
func (d Date) After(e Date) bool { return d.n > e.n }

// Compare is -1, 0 or +1, for slices.SortFunc.
func (d Date) Compare(e Date) int {
	switch {
	case d.n < e.n:
		return -1
	case d.n > e.n:
		return 1
	}
	return 0
}

// String is the date as ISO 8601, 2026-12-31, and "" for no date.
func (d Date) String() string {
	var buf [10]byte
	return string(d.appendISO(buf[:0]))
}

func (d Date) appendISO(b []byte) []byte {
	if d.n == 0 {
		return b
	}
	y, m, day := d.YMD()
	b = append(b, digit(y/1000), digit(y/100), digit(y/10), digit(y), '-')
	b = append(b, digit(int(m)/10), digit(int(m)), '-')
	return append(b, digit(day/10), digit(day))
}

// Format is the date as people here write it, 31.12.2026, and "" for no date.
func (d Date) Format() string {
	if d.n == 0 {
		return ""
	}
	y, m, day := d.YMD()
	return string([]byte{
		digit(day / 10), digit(day), '.', digit(int(m) / 10), digit(int(m)), '.',
		digit(y / 1000), digit(y / 100), digit(y / 10), digit(y),
	})
}

func digit(n int) byte { return byte('0' + n%10) }

// MarshalText writes the date as String does.
func (d Date) MarshalText() ([]byte, error) {
	return d.appendISO(make([]byte, 0, 10)), nil
}

// UnmarshalText reads what MarshalText wrote; empty text is no date.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	parsed, err := Parse(string(text))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}

// Value stores the date as TEXT YYYY-MM-DD and no date as NULL.
func (d Date) Value() (driver.Value, error) {
	if d.n == 0 {
		return nil, nil
	}
	return d.String(), nil
}

// Scan reads what Value stored; a time is taken by its day.
func (d *Date) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*d = Date{}
		return nil
	case string:
		return d.UnmarshalText([]byte(v))
	case []byte:
		return d.UnmarshalText(v)
	case time.Time:
		*d = Of(v)
		return nil
	}
	return fmt.Errorf("scan a date from %T: %w", src, ErrFormat)
}
