package text

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Normalize is the form in which a text of several lines is stored: composed
// letters (NFC), look-alike letters repaired, no control or invisible characters,
// single spaces, no blanks at the ends of lines, no more than one empty line
// together. It changes nothing the second time.
func Normalize(s string) string {
	lines := strings.Split(clean(s), "\n")
	kept := lines[:0]
	for _, line := range lines {
		line = strings.Join(strings.Fields(line), " ")
		if line == "" && (len(kept) == 0 || kept[len(kept)-1] == "") {
			continue
		}
		kept = append(kept, line)
	}
	return strings.TrimSuffix(strings.Join(kept, "\n"), "\n")
}

// NormalizeLine is Normalize for a field of one line: line breaks become spaces.
func NormalizeLine(s string) string {
	return strings.Join(strings.Fields(clean(s)), " ")
}

// clean repairs letters and leaves only characters that can be seen, spaces and
// line feeds.
func clean(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.Map(visible, s)
	// Composed again after the repair: Latin y with a breve has no letter of its
	// own, Cyrillic у with a breve has.
	return norm.NFC.String(repair(norm.NFC.String(s)))
}

// visible maps line breaks to \n, blanks to a space and removes what cannot be
// seen. The joiners stay: emoji and some scripts are made with them.
func visible(r rune) rune {
	switch {
	case r == '\n' || r == '\r' || r == '\u0085' || r == '\u2028' || r == '\u2029':
		return '\n'
	case unicode.IsSpace(r):
		return ' '
	case r == '\u200c' || r == '\u200d':
		return r
	case unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r):
		return -1
	}
	return r
}
