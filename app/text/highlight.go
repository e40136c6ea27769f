package text

import (
	"strings"
	"unicode/utf8"
)

// Span is a range of bytes of a text, From included, To not.
type Span struct {
	From, To int
}

// Highlight finds where words of s begin with one of the folded words of a query:
// the ranges of s to mark, in order. Text itself is not changed by the folding, so
// «ө» is marked for a query with «о».
func Highlight(s string, words []string) []Span {
	var spans []Span
	for from, to := nextWord(s, 0); from < to; from, to = nextWord(s, to) {
		folded := Fold(s[from:to])
		longest := 0
		for _, word := range words {
			if strings.HasPrefix(folded, word) {
				longest = max(longest, utf8.RuneCountInString(word))
			}
		}
		if longest > 0 {
			spans = append(spans, Span{From: from, To: from + lettersEnd(s[from:to], longest)})
		}
	}
	return spans
}

// nextWord is the next run of letters and digits of s from a byte on; empty at the
// end.
func nextWord(s string, at int) (from, to int) {
	from = -1
	for i, r := range s[at:] {
		switch c := fold(r); {
		case c.r != 0:
			if from < 0 {
				from = at + i
			}
		case !c.gone && from >= 0:
			return from, at + i
		}
	}
	if from < 0 {
		return len(s), len(s)
	}
	return from, len(s)
}

// lettersEnd is where the first n letters of a word end, with the marks on the
// last.
func lettersEnd(word string, n int) int {
	for i, r := range word {
		if fold(r).gone {
			continue
		}
		if n == 0 {
			return i
		}
		n--
	}
	return len(word)
}

// ellipsis stands where a snippet was cut.
const ellipsis = "…"

// Snippet is a piece of s of about width letters around the first word found, in
// one line, cut between words, with the ranges to mark in it. Where nothing is
// found it is the beginning of s.
func Snippet(s string, words []string, width int) (string, []Span) {
	s = strings.Join(strings.Fields(s), " ")
	from := 0
	if spans := Highlight(s, words); len(spans) > 0 {
		from = backBy(s, spans[0].From, width/3)
	}
	to := forwardBy(s, from, width)
	if to == len(s) {
		from = min(from, backBy(s, to, width))
	}
	piece := strings.TrimSpace(s[from:to])
	if from > 0 {
		piece = ellipsis + piece
	}
	if to < len(s) {
		piece += ellipsis
	}
	return piece, Highlight(piece, words)
}

// backBy is the beginning of a word at most n letters before a byte.
func backBy(s string, at, n int) int {
	from := at
	for ; n > 0 && from > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:from])
		from -= size
	}
	if from == 0 {
		return 0
	}
	if i := strings.IndexByte(s[from:at], ' '); i >= 0 {
		return from + i + 1
	}
	return at
}

// forwardBy is the end of a word at most n letters after a byte; a word longer than
// that is cut.
func forwardBy(s string, at, n int) int {
	to := at
	for ; n > 0 && to < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[to:])
		to += size
	}
	if to == len(s) || s[to] == ' ' {
		return to
	}
	if i := strings.LastIndexByte(s[at:to], ' '); i > 0 {
		return at + i
	}
	return to
}
