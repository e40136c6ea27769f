package text

import (
	"encoding/hex"
	"hash/fnv"
)

// TextHash is a stable key of the folded text: two texts that differ only in case,
// blanks, punctuation or look-alike letters have the same. It is "" for a text
// without a letter or digit.
func TextHash(s string) string {
	folded := Fold(s)
	if folded == "" {
		return ""
	}
	h := fnv.New128a()
	h.Write([]byte(folded)) // a hash never refuses
	return hex.EncodeToString(h.Sum(nil))
}

// Distance is the number of letters to insert, delete, replace or swap with the
// neighbour to make one folded text of the other; most+1 as soon as it is more
// than most.
func Distance(a, b string, most int) int {
	x, y := []rune(Fold(a)), []rune(Fold(b))
	if abs(len(x)-len(y)) > most {
		return most + 1
	}
	before, above, row := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range row {
		above[j] = j
	}
	for i := 1; i <= len(x); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(y); j++ {
			row[j] = min(above[j]+1, row[j-1]+1, above[j-1]+differ(x[i-1], y[j-1]))
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least > most {
			return most + 1
		}
		before, above, row = above, row, before
	}
	return min(above[len(y)], most+1)
}

func differ(a, b rune) int {
	if a == b {
		return 0
	}
	return 1
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
