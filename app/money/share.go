package money

import (
	"cmp"
	"math/bits"
	"slices"
)

// Fraction is a share in hundredths of a per cent: 25 % is 2500. The zero value
// is nothing.
type Fraction int

// Whole is 100 %.
const Whole Fraction = 100_00

// Of is the part of s that f asks for, rounded up to the tyiyn: what is less is
// short of the rule. Nothing below zero is asked for.
func (f Fraction) Of(s Sum) Sum {
	if s <= 0 || f <= 0 {
		return 0
	}
	hi, lo := bits.Mul64(uint64(s), uint64(f))
	n, rest := bits.Div64(hi, lo, uint64(Whole))
	if rest > 0 {
		n++
	}
	return Sum(n)
}

// Part is the share of part in whole, rounded half up; 0 of nothing. A part
// larger than the whole is more than 100 %.
func Part(part, whole Sum) Fraction {
	if part <= 0 || whole <= 0 {
		return 0
	}
	hi, lo := bits.Mul64(uint64(part), uint64(Whole))
	lo, carry := bits.Add64(lo, uint64(whole)/2, 0)
	if hi += carry; hi >= uint64(whole) {
		return 0 // only of sums that Check refuses
	}
	n, _ := bits.Div64(hi, lo, uint64(whole))
	return Fraction(n)
}

// Split divides s in proportion to weights, without remainder: the parts add up
// to s exactly. The odd tyiyn go to the largest remainders, the first of equal
// ones. Weights below zero count as none; when none is above zero, everything
// goes to the first part. There is no part without a weight.
func Split(s Sum, weights ...Sum) []Sum {
	parts := make([]Sum, len(weights))
	if len(weights) == 0 {
		return parts
	}
	if s < 0 {
		for i, p := range Split(-s, weights...) {
			parts[i] = -p
		}
		return parts
	}
	total := uint64(0)
	for _, w := range weights {
		total += uint64(max(0, w))
	}
	if total == 0 {
		parts[0] = s
		return parts
	}
	rests := make([]uint64, len(weights))
	left := s
	for i, w := range weights {
		hi, lo := bits.Mul64(uint64(s), uint64(max(0, w)))
		n, rest := bits.Div64(hi, lo, total)
		parts[i], rests[i] = Sum(n), rest
		left -= Sum(n)
	}
	for _, i := range largestFirst(rests)[:left] {
		parts[i]++
	}
	return parts
}

// largestFirst are the places of rests, the largest first, the first of equal
// ones before.
func largestFirst(rests []uint64) []int {
	order := make([]int, len(rests))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(rests[b], rests[a]) })
	return order
}

// Shares are the shares of parts in their sum, in steps of step (10 for tenths of
// a per cent): they add up to 100 % exactly. All are nothing when nothing is
// above zero.
func Shares(step Fraction, parts ...Sum) []Fraction {
	shares := make([]Fraction, len(parts))
	if !slices.ContainsFunc(parts, func(p Sum) bool { return p > 0 }) {
		return shares
	}
	for i, n := range Split(Sum(Whole/step), parts...) {
		shares[i] = Fraction(n) * step
	}
	return shares
}
