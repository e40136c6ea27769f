package text

import (
	"strings"
	"unicode"
)

// alphabet is the Kyrgyz one, which holds the Russian one in order.
const alphabet = "абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя"

var rank = func() map[rune]rune {
	ranks := make(map[rune]rune)
	for _, r := range alphabet {
		// From U+0430 on: above ASCII and all of one length, so that bytes compare
		// as letters do.
		ranks[r] = 'а' + rune(len(ranks))
	}
	return ranks
}()

// SortKey is a string that compares byte by byte as s does in the Kyrgyz alphabet
// (… н ң о ө п … у ү …): blanks first, then digits, Latin, Cyrillic, the rest; case
// and punctuation do not count. It is for ORDER BY and indexes, not for reading.
func SortKey(s string) string {
	var out strings.Builder
	out.Grow(len(s))
	blank := false
	for _, r := range NormalizeLine(s) {
		r = unicode.ToLower(r)
		if isDropped(r) {
			continue
		}
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			blank = out.Len() > 0
			continue
		}
		if blank {
			out.WriteByte(' ')
			blank = false
		}
		if place, ok := rank[r]; ok {
			r = place
		} else if unicode.Is(unicode.Cyrillic, r) {
			r += 0xf000 // letters of other alphabets come after я, in the private area
		}
		out.WriteRune(r)
	}
	return out.String()
}
