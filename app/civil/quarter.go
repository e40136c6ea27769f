package civil

import (
	"fmt"
	"strings"
	"time"
)

// Quarter is a quarter of a year, N from 1 to 4. The zero value is no quarter.
type Quarter struct {
	Year, N int
}

// ParseQuarter reads 2026-Q3; small letters and the missing hyphen of 2026q3 are
// forgiven. The error is ErrQuarter.
func ParseQuarter(s string) (Quarter, error) {
	year, n, ok := strings.Cut(strings.ToUpper(strings.TrimSpace(s)), "Q")
	y, okYear := number(strings.TrimSuffix(year, "-"), 4, 4)
	q, okN := number(n, 1, 1)
	if !ok || !okYear || !okN || y == 0 || q < 1 || q > 4 {
		return Quarter{}, ErrQuarter
	}
	return Quarter{Year: y, N: q}, nil
}

// IsZero reports that there is no quarter.
func (q Quarter) IsZero() bool { return q == Quarter{} }

// First is the first day of the quarter; no date for a quarter that cannot be.
func (q Quarter) First() Date {
	if q.N < 1 || q.N > 4 {
		return Date{}
	}
	d, err := New(q.Year, time.Month(q.N*3-2), 1)
	if err != nil {
		return Date{}
	}
	return d
}

// Last is the last day of the quarter.
func (q Quarter) Last() Date {
	first := q.First()
	if first.IsZero() {
		return first
	}
	_, m, _ := first.YMD()
	return Date{serial(q.Year, m+2, daysIn(q.Year, m+2))}
}

// Prev is the quarter before.
func (q Quarter) Prev() Quarter {
	if q.N == 1 {
		return Quarter{Year: q.Year - 1, N: 4}
	}
	return Quarter{Year: q.Year, N: q.N - 1}
}

// Next is the quarter after.
func (q Quarter) Next() Quarter {
	if q.N == 4 {
		return Quarter{Year: q.Year + 1, N: 1}
	}
	return Quarter{Year: q.Year, N: q.N + 1}
}

// YearAgo is the same quarter of the year before.
func (q Quarter) YearAgo() Quarter { return Quarter{Year: q.Year - 1, N: q.N} }

// Contains reports that d is a day of the quarter.
func (q Quarter) Contains(d Date) bool {
	return !d.IsZero() && d.Quarter() == q
}

// String is the stable key, 2026-Q3; "" for no quarter.
func (q Quarter) String() string {
	if q.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-Q%d", q.Year, q.N)
}

// Roman is the number of the quarter as reports write it: I, II, III, IV.
func (q Quarter) Roman() string {
	if q.N < 1 || q.N > 4 {
		return ""
	}
	return [...]string{"I", "II", "III", "IV"}[q.N-1]
}
