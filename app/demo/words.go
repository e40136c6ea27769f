package demo

import (
	"strings"
	"unicode/utf8"

	"kairyluu/app"
)

// summaryLimit is how long a summary of the journal gets, in letters.
const summaryLimit = 140

// words writes the text and the summary. What is told orally has no greeting and
// no remarks: the clerk writes it down.
func (m *maker) words(a *draft) {
	if a.Text != "" {
		return
	}
	s, v := a.scene, a.topic.voices[a.Language]
	written := !a.Channel.Personal() && a.Channel != app.ByPhone
	var b strings.Builder
	if written {
		b.WriteString(s.phrase("greet"))
	}
	switch {
	case a.Repetition != app.First:
		b.WriteString(s.phrase("again"))
	case a.Multiplicity == app.Collective && m.percent(75):
		b.WriteString(s.phrase("together"))
	}
	i := m.IntN(len(v.what))
	if a.what == "" {
		a.what = string(v.what[i].write(nil, s))
	}
	b.WriteString(a.what)
	if !v.asked[i] || m.percent(30) {
		b.WriteString(" " + s.say(v.ask))
	}
	if written {
		b.WriteString(s.phrase("more"))
	}
	a.Text = b.String()
	if m.percent(85) {
		a.Summary = summary(a.what)
	}
}

// summary is the first sentence, without its full stop.
func summary(what string) string {
	first, _, _ := strings.Cut(what, ". ")
	first = strings.TrimSuffix(first, ".")
	if utf8.RuneCountInString(first) <= summaryLimit {
		return first
	}
	if i := strings.LastIndexAny(first[:len(first)*2/3], ",:"); i > 0 {
		return first[:i]
	}
	return first
}
