package civil

import (
	"fmt"
	"slices"
	"strings"
)

// phrases are the pieces of a reason in one language. The window and the command
// line share them, and every piece takes dates and numbers only, so they stand
// here and not in the catalogue.
type phrases struct {
	days       func(n int, unit Unit) string
	due        string // due date, days, what it starts from, first day
	extended   string // new due date, days, old due date, first day
	registered string
	received   string
	decided    string
	dayOff     string // after a start that is a day off
	skipped    string
	rolled     string // the run of days off, the due date
	expected   string
	missing    string
}

var languages = map[string]phrases{
	"ru": {
		days:       daysRU,
		due:        "Срок %s: %s, %s, день 1 — %s",
		extended:   "Срок продлён до %s: %s после %s, день 1 — %s",
		registered: "зарегистрировано %s",
		received:   "поступило %s",
		decided:    "решение о продлении %s",
		dayOff:     " (нерабочий день)",
		skipped:    "; нерабочие дни: %s",
		rolled:     "; последний день — нерабочий: %s, срок перенесён на %s",
		expected:   " Дата предварительная, срок может сдвинуться: %s.",
		missing:    " В календаре нет праздников (%s): учтены только выходные, проверьте срок.",
	},
	"ky": {
		days:       daysKY,
		due:        "Мөөнөт %s: %s, %s, 1-күн — %s",
		extended:   "Мөөнөт %s күнүнө чейин узартылды: %[3]s күнүнөн кийин %[2]s, 1-күн — %[4]s",
		registered: "катталган күнү %s",
		received:   "келип түшкөн күнү %s",
		decided:    "узартуу чечими чыккан күн %s",
		dayOff:     " (жумуш эмес күн)",
		skipped:    "; жумуш эмес күндөр: %s",
		rolled:     "; акыркы күн — жумуш эмес күн: %s, мөөнөт %s күнүнө жылдырылды",
		expected:   " Болжолдуу дата, мөөнөт жылышы мүмкүн: %s.",
		missing:    " Календарда майрам күндөрү жок (%s): дем алыш күндөр гана эсепке алынды, мөөнөттү текшериңиз.",
	},
	"en": {
		days:       daysEN,
		due:        "Due %s: %s, %s, day 1 is %s",
		extended:   "Extended to %s: %s after %s, day 1 is %s",
		registered: "registered %s",
		received:   "received %s",
		decided:    "extension decided %s",
		dayOff:     " (a day off)",
		skipped:    "; days off: %s",
		rolled:     "; the last day is a day off: %s, moved to %s",
		expected:   " Preliminary date, the term may move: %s.",
		missing:    " The calendar has no holidays (%s): only weekends are counted, check the date.",
	},
}

// daysRU counts days in Russian. The rule stands here too and not only in package
// text, which is built upon this one.
func daysRU(n int, unit Unit) string {
	one, few, many := "рабочий день", "рабочих дня", "рабочих дней"
	if unit == CalendarDays {
		one, few, many = "календарный день", "календарных дня", "календарных дней"
	}
	switch tens, ones := n%100, n%10; {
	case ones == 1 && tens != 11:
		return fmt.Sprint(n, " ", one)
	case ones >= 2 && ones <= 4 && (tens < 12 || tens > 14):
		return fmt.Sprint(n, " ", few)
	}
	return fmt.Sprint(n, " ", many)
}

// daysKY counts days in Kyrgyz, where a noun after a number has no plural.
func daysKY(n int, unit Unit) string {
	if unit == CalendarDays {
		return fmt.Sprint(n, " календардык күн")
	}
	return fmt.Sprint(n, " жумуш күнү")
}

func daysEN(n int, unit Unit) string {
	noun := string(unit) + " days"
	if n == 1 {
		noun = string(unit) + " day"
	}
	return fmt.Sprint(n, " ", noun)
}

// Reason says in one line of a language (ru, ky, en; any other is ru) why the due
// date is what it is, and warns of preliminary days and of years the calendar
// lacks. It is "" for a zero Reckoning.
func Reason(r Reckoning, lang string) string {
	if r.IsZero() {
		return ""
	}
	p, known := languages[lang]
	if !known {
		lang, p = "ru", languages["ru"]
	}
	var out strings.Builder
	out.WriteString(p.head(r))
	if spans := spanList(r.Skipped, lang); spans != "" {
		if r.Rolled {
			fmt.Fprintf(&out, p.rolled, spans, short(r.Due))
		} else {
			fmt.Fprintf(&out, p.skipped, spans)
		}
	}
	out.WriteByte('.')
	if len(r.Preliminary) > 0 {
		fmt.Fprintf(&out, p.expected, dayList(r.Preliminary, lang))
	}
	if len(r.MissingYears) > 0 {
		fmt.Fprintf(&out, p.missing, strings.Trim(strings.Join(strings.Fields(fmt.Sprint(r.MissingYears)), ", "), "[]"))
	}
	return out.String()
}

// head tells the date, the term and where it starts.
func (p phrases) head(r Reckoning) string {
	start := sameYear(r.Registered, r.Due)
	days := p.days(r.Term.Days, r.Term.Unit)
	first := sameYear(r.FirstDay, r.Due)
	if r.Extension {
		return fmt.Sprintf(p.extended, r.Due.Format(), days, start, first)
	}
	from := p.registered
	switch r.Term.Step {
	case StepRegistration:
		from = p.received
	case StepExtension:
		from = p.decided
	}
	from = fmt.Sprintf(from, start)
	if len(r.Skipped) > 0 && !r.Skipped[0].From.After(r.Registered) {
		from += p.dayOff
	}
	return fmt.Sprintf(p.due, r.Due.Format(), days, from, first)
}

// short is a date without its year, 21.04.
func short(d Date) string { return d.Format()[:5] }

// sameYear leaves the year out where the due date has told it.
func sameYear(d, due Date) string {
	if d.Year() == due.Year() {
		return short(d)
	}
	return d.Format()
}

// spanList is «25–26.04, 01–10.05 (майские праздники)».
func spanList(spans []Span, lang string) string {
	parts := make([]string, 0, len(spans))
	for _, span := range spans {
		part := span.short()
		if names := span.names(lang); names != "" {
			part += " (" + names + ")"
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, ", ")
}

// short is 20.03, 01–10.05 or 28.02–01.03.
func (s Span) short() string {
	switch {
	case s.From == s.To:
		return short(s.From)
	case s.From.Year() == s.To.Year() && s.From.Month() == s.To.Month():
		return fmt.Sprintf("%02d–%s", s.From.Day(), short(s.To))
	}
	return short(s.From) + "–" + short(s.To)
}

// mostNames is how many holidays a run of days may name. A longer run is known by
// the name that most of its days bear: the May holidays, the New Year ones.
const mostNames = 3

func (s Span) names(lang string) string {
	var names []string
	times := make(map[string]int)
	for _, day := range s.Holidays {
		note := day.Note(lang)
		if note == "" || day.Kind != DayOff {
			continue
		}
		if times[note] == 0 {
			names = append(names, note)
		}
		times[note]++
	}
	if len(names) > mostNames {
		return slices.MaxFunc(names, func(a, b string) int { return times[a] - times[b] })
	}
	return strings.Join(names, ", ")
}

// dayList is «27.05 (Курман айт)».
func dayList(days []Day, lang string) string {
	parts := make([]string, 0, len(days))
	for _, day := range days {
		part := short(day.Date)
		if note := day.Note(lang); note != "" {
			part += " (" + note + ")"
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, ", ")
}
