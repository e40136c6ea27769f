package money

import (
	"strconv"
	"strings"
)

// narrow is the blank between groups of digits; it forbids a line break.
const narrow = "\u00a0"

// Format writes s as a document does: 1 234 567,50; whole som without a point.
func (s Sum) Format() string {
	whole, rest := digits(int64(s), 100, 2)
	if rest == "00" {
		return sign(int64(s)) + group(whole)
	}
	return sign(int64(s)) + group(whole) + "," + rest
}

// Whole is Format without tyiyn, rounded half away from zero: for lists and
// headings, never where sums are added up by hand.
func (s Sum) Whole() string {
	half := Sum(50)
	if s < 0 {
		half = -half
	}
	return (s.Plus(half) / 100 * 100).Format()
}

// Full is Format with both digits always, as a ledger has it: 1 234 567,00.
func (s Sum) Full() string {
	whole, rest := digits(int64(s), 100, 2)
	return sign(int64(s)) + group(whole) + "," + rest
}

// Plain writes s for machines, with a point and two digits: 1234567.50.
func (s Sum) Plain() string {
	whole, rest := digits(int64(s), 100, 2)
	return minus(int64(s)) + whole + "." + rest
}

// Som is s in som, for a cell of a sheet; exact up to Max.
func (s Sum) Som() float64 { return float64(s) / 100 }

// Format writes a rate with four digits: 98,4521.
func (r Rate) Format() string {
	whole, rest := digits(int64(r), rateUnit, 4)
	return sign(int64(r)) + group(whole) + "," + rest
}

// Plain writes a rate for machines: 98.4521.
func (r Rate) Plain() string {
	whole, rest := digits(int64(r), rateUnit, 4)
	return minus(int64(r)) + whole + "." + rest
}

// Format writes a quantity with as many digits as it has: 2,5.
func (q Quantity) Format() string {
	whole, rest := digits(int64(q), quantityUnit, 3)
	if rest = strings.TrimRight(rest, "0"); rest != "" {
		return sign(int64(q)) + group(whole) + "," + rest
	}
	return sign(int64(q)) + group(whole)
}

// Plain writes a quantity for machines: 2.5.
func (q Quantity) Plain() string {
	whole, rest := digits(int64(q), quantityUnit, 3)
	if rest = strings.TrimRight(rest, "0"); rest != "" {
		return minus(int64(q)) + whole + "." + rest
	}
	return minus(int64(q)) + whole
}

// Format writes a share in per cent, with as many digits as it has up to two: 68,4.
func (f Fraction) Format() string {
	whole, rest := digits(int64(f), 100, 2)
	if rest = strings.TrimRight(rest, "0"); rest != "" {
		return sign(int64(f)) + whole + "," + rest
	}
	return sign(int64(f)) + whole
}

// Tenths rounds a share to a tenth of a per cent, as it is shown beside others.
func (f Fraction) Tenths() Fraction { return (f + 5) / 10 * 10 }

func digits(n int64, unit uint64, places int) (whole, rest string) {
	m := magnitude(n)
	rest = strconv.FormatUint(m%unit, 10)
	return strconv.FormatUint(m/unit, 10), strings.Repeat("0", places-len(rest)) + rest
}

func sign(n int64) string {
	if n < 0 {
		return "\u2212"
	}
	return ""
}

// minus is sign for machines.
func minus(n int64) string {
	if n < 0 {
		return "-"
	}
	return ""
}

func group(whole string) string {
	for at := len(whole) - 3; at > 0; at -= 3 {
		whole = whole[:at] + narrow + whole[at:]
	}
	return whole
}

// Parse reads a sum as people type it: 1234,5, 1 234.50, 1 234 567. Empty is
// zero. What is smaller than a hundredth is ErrFraction, more than Max ErrRange.
func Parse(s string) (Sum, error) {
	n, err := parse(s, 2, int64(Max))
	return Sum(n), err
}

// ParseRate reads a rate with at most four digits after the point.
func ParseRate(s string) (Rate, error) {
	n, err := parse(s, 4, int64(MaxRate))
	return Rate(n), err
}

// ParseQuantity reads a quantity with at most three digits after the point.
func ParseQuantity(s string) (Quantity, error) {
	n, err := parse(s, 3, int64(MaxQuantity))
	return Quantity(n), err
}

// ParseFraction reads a share in per cent, with at most two digits after the point.
func ParseFraction(s string) (Fraction, error) {
	n, err := parse(strings.TrimSuffix(strings.TrimSpace(s), "%"), 2, 10*int64(Whole))
	return Fraction(n), err
}

// blanks are what people and sheets put between groups of digits.
var blanks = strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", "\u2009", "", "'", "", "\t", "")

// parse reads a number into units of 10^-places.
func parse(s string, places int, limit int64) (int64, error) {
	s = blanks.Replace(strings.TrimSpace(s))
	if s == "" {
		return 0, nil
	}
	unsigned, negative := s, false
	for _, mark := range []string{"-", "−", "–"} {
		if rest, ok := strings.CutPrefix(s, mark); ok {
			unsigned, negative = rest, true
		}
	}
	whole, rest, pointed := strings.Cut(strings.ReplaceAll(unsigned, ",", "."), ".")
	if whole == "" && rest == "" || pointed && rest == "" || !allDigits(whole) || !allDigits(rest) {
		return 0, ErrFormat
	}
	rest = strings.TrimRight(rest, "0")
	if len(rest) > places {
		return 0, ErrFraction
	}
	whole = strings.TrimLeft(whole, "0") + rest + strings.Repeat("0", places-len(rest))
	n, err := strconv.ParseInt(whole, 10, 64)
	if err != nil || n > limit {
		return 0, ErrRange // only digits: it can be nothing else
	}
	if negative {
		return -n, nil
	}
	return n, nil
}

func allDigits(s string) bool {
	for _, r := range s {
		if r < '0' || r > '9' {
			return false
		}
	}
	return true
}
