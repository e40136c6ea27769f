// Package money counts money as a ledger must: in whole tyiyn, never in floating
// point, with every rounding written down. It knows no clock and no words.
//
// Rounding, in one place for the whole program:
//   - a sum that a person types has at most two digits after the point; more is
//     refused (ErrFraction), never rounded away;
//   - quantity × price and foreign sum × rate are rounded half away from zero to
//     the tyiyn, once, at the end;
//   - a sum divided into parts is divided without remainder (Split): the parts
//     always add up to the whole, the odd tyiyn go to the largest remainders;
//   - a required share of a sum is rounded up (Fraction.Of): a tyiyn short is short;
//   - per cents shown side by side are divided the same way (Shares): they always
//     add up to 100 %.
package money

import (
	"math"
	"math/bits"
)

// Problem is a code for input that is no sum, rate or quantity; the window turns
// it into a sentence.
type Problem string

// What can be wrong with what a person typed.
const (
	ErrFormat   Problem = "money.format"   // not written as a number
	ErrFraction Problem = "money.fraction" // smaller than the smallest unit: 0,005
	ErrRange    Problem = "money.range"    // larger than Max
	ErrNegative Problem = "money.negative" // below zero where only more than zero has a sense
	ErrZero     Problem = "money.zero"     // zero where something is needed
)

// Error makes a Problem an error; the text is the code itself.
func (p Problem) Error() string { return string(p) }

// Sum is money in the smallest unit of its currency: tyiyn of som, Rappen of
// francs. The zero value is nothing. Only reversals are negative.
type Sum int64

// Max is the largest sum that is believed, a thousand milliard som: what is more
// is a slip of the keyboard. A ledger of nine thousand such sums still adds up.
const Max Sum = 1_000_000_000_000_00

// Sign is -1, 0 or 1.
func (s Sum) Sign() int {
	switch {
	case s < 0:
		return -1
	case s > 0:
		return 1
	}
	return 0
}

// Check says why s can't be the sum of an entry: it has to be above zero and at
// most Max.
func (s Sum) Check() error {
	switch {
	case s < 0:
		return ErrNegative
	case s == 0:
		return ErrZero
	case s > Max:
		return ErrRange
	}
	return nil
}

// Currency is an ISO 4217 code. The zero value is the som.
type Currency string

// Currencies that grants are paid in. All have hundredths.
const (
	KGS Currency = "KGS"
	USD Currency = "USD"
	EUR Currency = "EUR"
	CHF Currency = "CHF"
	RUB Currency = "RUB"
	JPY Currency = "JPY" // the yen has none in cash; banks keep hundredths all the same
)

// Currencies lists every Currency, the som first.
var Currencies = []Currency{KGS, CHF, USD, EUR, RUB, JPY}

// Som tells whether no rate is needed.
func (c Currency) Som() bool { return c == "" || c == KGS }

// Rate is som for one unit of a currency, in ten-thousandths: 98,4521 is 984521,
// as the National Bank publishes it. The zero value is no rate.
type Rate int64

// rateUnit is one som per unit.
const rateUnit = 10_000

// MaxRate is the largest rate that is believed: a million som for one unit.
const MaxRate Rate = 1_000_000 * rateUnit

// Check says why r can't be a rate.
func (r Rate) Check() error {
	switch {
	case r < 0:
		return ErrNegative
	case r == 0:
		return ErrZero
	case r > MaxRate:
		return ErrRange
	}
	return nil
}

// Som converts a sum of the currency into som at the rate. More than Max is
// ErrRange.
func (r Rate) Som(s Sum) (Sum, error) { return product(int64(s), int64(r), rateUnit) }

// Quantity counts hours, cubic metres, trips: in thousandths. The zero value is
// none.
type Quantity int64

// quantityUnit is one whole.
const quantityUnit = 1_000

// MaxQuantity is the largest quantity that is believed, a milliard.
const MaxQuantity Quantity = 1_000_000_000 * quantityUnit

// Check says why q can't be a quantity.
func (q Quantity) Check() error {
	switch {
	case q < 0:
		return ErrNegative
	case q == 0:
		return ErrZero
	case q > MaxQuantity:
		return ErrRange
	}
	return nil
}

// Times is the value of q units at a price each. More than Max is ErrRange.
func (q Quantity) Times(price Sum) (Sum, error) {
	return product(int64(q), int64(price), quantityUnit)
}

// product is a × b / unit, rounded half away from zero.
func product(a, b int64, unit uint64) (Sum, error) {
	negative := (a < 0) != (b < 0)
	hi, lo := bits.Mul64(magnitude(a), magnitude(b))
	lo, carry := bits.Add64(lo, unit/2, 0)
	if hi += carry; hi >= unit {
		return 0, ErrRange
	}
	n, _ := bits.Div64(hi, lo, unit)
	if n > uint64(Max) {
		return 0, ErrRange
	}
	if negative {
		return -Sum(n), nil
	}
	return Sum(n), nil
}

// magnitude is |n|, of the smallest number too.
func magnitude(n int64) uint64 {
	if n < 0 {
		return uint64(-(n + 1)) + 1
	}
	return uint64(n)
}

// Plus adds without running over: at the edge of int64 it stays there.
func (s Sum) Plus(t Sum) Sum {
	switch sum := s + t; {
	case t > 0 && sum < s:
		return math.MaxInt64
	case t < 0 && sum > s:
		return math.MinInt64
	default:
		return sum
	}
}
