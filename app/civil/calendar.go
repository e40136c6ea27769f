package civil

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"sort"
	"time"
)

// DayKind says what a row of the day table makes of its date.
type DayKind string

// The kinds of day.
const (
	DayOff     DayKind = "off"     // a holiday or an extra day off
	WorkingDay DayKind = "working" // a day of rest that is worked, as Saturdays were until 2025
	ShortDay   DayKind = "short"   // shortened; counts as a working day
)

// Valid reports that the kind is one of the three.
func (k DayKind) Valid() bool { return k == DayOff || k == WorkingDay || k == ShortDay }

// Day is a row of the day table: a date that differs from the weekly pattern or
// has a name. Preliminary marks a moon holiday whose date is only expected.
type Day struct {
	Date        Date    `json:"date"`
	Kind        DayKind `json:"kind"`
	NoteRU      string  `json:"ru,omitempty"`
	NoteKY      string  `json:"ky,omitempty"`
	NoteEN      string  `json:"en,omitempty"`
	Preliminary bool    `json:"preliminary,omitempty"`
}

// Note is the name of the day in a language (ru, ky, en); where that is empty, in
// any other.
func (d Day) Note(lang string) string {
	own := map[string]string{"ru": d.NoteRU, "ky": d.NoteKY, "en": d.NoteEN}[lang]
	for _, note := range []string{own, d.NoteRU, d.NoteKY, d.NoteEN} {
		if note != "" {
			return note
		}
	}
	return ""
}

// ParseDays reads a day table from JSON, a list of Day. An unknown key or kind, a
// missing or a repeated date is an error.
func ParseDays(data []byte) ([]Day, error) {
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	var days []Day
	if err := decoder.Decode(&days); err != nil {
		return nil, fmt.Errorf("read the day table: %w", err)
	}
	seen := make(map[Date]bool, len(days))
	for i, day := range days {
		switch {
		case day.Date.IsZero():
			return nil, fmt.Errorf("day table, row %d: no date: %w", i+1, ErrFormat)
		case !day.Kind.Valid():
			return nil, fmt.Errorf("day table, %s: unknown kind %q", day.Date, day.Kind)
		case seen[day.Date]:
			return nil, fmt.Errorf("day table, %s: date given twice", day.Date)
		}
		seen[day.Date] = true
	}
	return days, nil
}

// Calendar knows which days are worked. It never changes after NewCalendar, so
// any number of goroutines may ask it.
type Calendar struct {
	days    []Day        // by date, one row a date
	week    [7]bool      // worked, by time.Weekday
	upTo    [8]int       // worked days among the first i days from Monday; upTo[7] is the whole week
	lo      int          // serial of the first day of worked
	worked  []int32      // worked[i] is the number of worked days from 0001-01-01 to lo+i
	covered map[int]bool // years whose fixed holidays are all in the table
}

// Option changes how NewCalendar builds a calendar.
type Option func(*Calendar)

// WorkWeek sets the days of the week that are worked; without it, and without any
// day in it, Monday to Friday.
func WorkWeek(days ...time.Weekday) Option {
	return func(c *Calendar) {
		if len(days) == 0 {
			return
		}
		c.week = [7]bool{}
		for _, day := range days {
			c.week[day] = true
		}
	}
}

// NewCalendar builds a calendar from a day table in any order. Rows without a
// date or with an unknown kind are passed over; of two rows for one date the
// later counts.
func NewCalendar(days []Day, options ...Option) *Calendar {
	c := &Calendar{week: [7]bool{
		time.Monday: true, time.Tuesday: true, time.Wednesday: true, time.Thursday: true, time.Friday: true,
	}}
	for _, option := range options {
		option(c)
	}
	for i := range 7 {
		c.upTo[i+1] = c.upTo[i]
		if c.week[(i+1)%7] {
			c.upTo[i+1]++
		}
	}
	c.days = tidyDays(days)
	c.covered = coveredYears(c.days)
	c.count()
	return c
}

// tidyDays sorts the rows and leaves one a date.
func tidyDays(days []Day) []Day {
	last := make(map[Date]Day, len(days))
	for _, day := range days {
		if !day.Date.IsZero() && day.Kind.Valid() {
			last[day.Date] = day
		}
	}
	rows := make([]Day, 0, len(last))
	for _, day := range last {
		rows = append(rows, day)
	}
	slices.SortFunc(rows, func(a, b Day) int { return a.Date.Compare(b.Date) })
	return rows
}

// fixedHolidays are off by the old and the new Labour Code alike: a year that
// lacks one of them has not been entered.
var fixedHolidays = []struct {
	month time.Month
	day   int
}{
	{time.January, 1},
	{time.January, 7},
	{time.March, 8},
	{time.March, 21},
	{time.May, 1},
	{time.May, 5},
	{time.May, 9},
	{time.August, 31},
}

func coveredYears(days []Day) map[int]bool {
	found := make(map[int]int)
	for _, row := range days {
		y, m, d := row.Date.YMD()
		for _, fixed := range fixedHolidays {
			if fixed.month == m && fixed.day == d {
				found[y]++
			}
		}
	}
	covered := make(map[int]bool)
	for year, n := range found {
		covered[year] = n == len(fixedHolidays)
	}
	return covered
}

// count fills the running sums over the span of the table; before and after it
// the weekly pattern alone is counted, by arithmetic.
func (c *Calendar) count() {
	if len(c.days) == 0 {
		return
	}
	c.lo = int(c.days[0].Date.n)
	hi := int(c.days[len(c.days)-1].Date.n)
	c.worked = make([]int32, 0, hi-c.lo+1)
	total, row := c.weekly(c.lo-1), 0
	for n := c.lo; n <= hi; n++ {
		works := c.week[n%7]
		if int(c.days[row].Date.n) == n {
			works = c.days[row].Kind != DayOff
			row++
		}
		if works {
			total++
		}
		c.worked = append(c.worked, int32(total))
	}
}

// weekly is the number of days of the weekly pattern from 0001-01-01 to n.
func (c *Calendar) weekly(n int) int { return n/7*c.upTo[7] + c.upTo[n%7] }

// workedTo is the number of worked days from 0001-01-01 to n.
func (c *Calendar) workedTo(n int) int {
	switch i := n - c.lo; {
	case len(c.worked) == 0 || i < 0:
		return c.weekly(n)
	case i < len(c.worked):
		return int(c.worked[i])
	default:
		hi := c.lo + len(c.worked) - 1
		return int(c.worked[len(c.worked)-1]) + c.weekly(n) - c.weekly(hi)
	}
}

// Day is the row of the table for a date.
func (c *Calendar) Day(d Date) (Day, bool) {
	i, found := slices.BinarySearchFunc(c.days, d, func(row Day, d Date) int { return row.Date.Compare(d) })
	if !found {
		return Day{}, false
	}
	return c.days[i], true
}

// Days are the rows of the table from one date to another, both included.
func (c *Calendar) Days(from, to Date) []Day {
	lo := sort.Search(len(c.days), func(i int) bool { return !c.days[i].Date.Before(from) })
	hi := sort.Search(len(c.days), func(i int) bool { return c.days[i].Date.After(to) })
	if lo >= hi {
		return nil
	}
	return slices.Clone(c.days[lo:hi])
}

// Covers reports that the table holds the fixed holidays of a year. Where it does
// not, days are counted by the week alone and whoever reads them must be told.
func (c *Calendar) Covers(year int) bool { return c.covered[year] }

// IsWorking reports that the date is worked; no date is not.
func (c *Calendar) IsWorking(d Date) bool {
	return !d.IsZero() && c.workedTo(int(d.n)) > c.workedTo(int(d.n)-1)
}

// NextWorking is the date itself if it is worked, else the first worked day after.
func (c *Calendar) NextWorking(d Date) Date {
	for !d.IsZero() && !c.IsWorking(d) {
		d = d.AddDays(1)
	}
	return d
}

// AddWorkingDays is the n-th worked day after d; for a negative n, before it; d
// itself for 0. It is no date beyond the years 1 to 9999.
func (c *Calendar) AddWorkingDays(d Date, n int) Date {
	if d.IsZero() || n == 0 {
		return d
	}
	// The day wanted is the first by whose end target days have been worked.
	from := int(d.n)
	target, lo, hi := c.workedTo(from)+n, from+1, min(maxSerial, from+2*n+16)
	if n < 0 {
		target, lo, hi = c.workedTo(from-1)+n+1, 1, from
	}
	if target < 1 || target > c.workedTo(maxSerial) {
		return Date{}
	}
	for c.workedTo(hi) < target {
		hi = min(maxSerial, hi+hi-from)
	}
	return within(lo + sort.Search(hi-lo, func(i int) bool { return c.workedTo(lo+i) >= target }))
}

// WorkingDaysBetween is the number of worked days after a up to and including b;
// when b is before a, the same number from b to a with a minus. So it is the days
// left from today to a due date, or how late it is. It is 0 when either is no date.
func (c *Calendar) WorkingDaysBetween(a, b Date) int {
	if a.IsZero() || b.IsZero() {
		return 0
	}
	return c.workedTo(int(b.n)) - c.workedTo(int(a.n))
}
