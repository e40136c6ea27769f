package app

import "unicode/utf8"

// LineLimit is the longest line of a form, in letters: a title or a name that is
// longer was pasted by mistake, and no table or document could hold it.
const LineLimit = 300

// longText is what stands in a field.
type longText struct{ field, text string }

// checkLong tells of texts that are longer than limit.
func checkLong(f *Faults, limit int, texts []longText) {
	for _, t := range texts {
		if n := utf8.RuneCountInString(t.text); n > limit {
			f.Add(t.field, "check.too_long", "n", n, "limit", limit)
		}
	}
}
