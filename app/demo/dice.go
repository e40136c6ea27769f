package demo

import "math/rand/v2"

// dice is the luck of the made-up office. Equal seeds throw equal dice.
type dice struct{ *rand.Rand }

func newDice(seed, stream uint64) dice { return dice{rand.New(rand.NewPCG(seed, stream))} }

// percent is true n times in a hundred.
func (d dice) percent(n float64) bool { return d.Float64()*100 < n }

// between is a whole number from lo to hi, both included.
func (d dice) between(lo, hi int) int { return lo + d.IntN(hi-lo+1) }

// one picks any of the values.
func one[T any](d dice, values []T) T { return values[d.IntN(len(values))] }

// weighted picks an index with chances in proportion to the weights; at least one
// of them must be above 0.
func (d dice) weighted(weights ...int) int {
	sum := 0
	for _, w := range weights {
		sum += w
	}
	n := d.IntN(sum)
	for i, w := range weights {
		if n -= w; n < 0 {
			return i
		}
	}
	return len(weights) - 1
}

// early picks an index below n, the first ones more often: as few streets,
// landmarks and people make most of the appeals.
func (d dice) early(n int) int {
	x := d.Float64()
	return int(x * x * float64(n))
}
