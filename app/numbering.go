package app

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"kairyluu/app/text"
)

// Scope is what a running number counts within; every scope restarts each year.
type Scope string

// Scopes.
const (
	PerYear   Scope = "year"
	PerLetter Scope = "letter" // each first letter counts on its own
	PerSeries Scope = "series" // each channel series counts on its own
)

// Numbering is how the office numbers its journal (domain.md §8.1). Pattern
// knows {letter} {n} {n:4} {yy} {yyyy} {mtu} {series}.
type Numbering struct {
	Pattern    string `json:"pattern"`
	Scope      Scope  `json:"scope"`
	Collective string `json:"collective"` // what {letter} is for collective appeals
	Anonymous  string `json:"anonymous"`
}

// DefaultNumbering is the district convention: first letter of the surname,
// running number of the year, year.
func DefaultNumbering() Numbering {
	return Numbering{Pattern: "{letter}-{n}/{yy}", Scope: PerYear, Collective: "Кол", Anonymous: "Ан"}
}

var (
	token   = regexp.MustCompile(`\{[^{}]*\}`)
	counter = regexp.MustCompile(`^\{n(?::([1-9]))?\}$`)
)

// Check says what is wrong with the pattern, as a fault of field "pattern".
func (n Numbering) Check(f *Faults) {
	counters := 0
	for _, t := range token.FindAllString(n.Pattern, -1) {
		switch t {
		case "{letter}", "{yy}", "{yyyy}", "{mtu}", "{series}":
		default:
			if !counter.MatchString(t) {
				f.Add("pattern", "numbering.unknown_token", "token", t)
				continue
			}
			counters++
		}
	}
	rest := token.ReplaceAllString(n.Pattern, "")
	switch {
	case strings.ContainsAny(rest, "{}"):
		f.Add("pattern", "numbering.brackets")
	case counters == 0:
		f.Add("pattern", "numbering.no_counter")
	case counters > 1:
		f.Add("pattern", "numbering.two_counters")
	case n.Scope == PerLetter && !strings.Contains(n.Pattern, "{letter}"):
		f.Add("pattern", "numbering.scope_letter")
	case n.Scope == PerSeries && !strings.Contains(n.Pattern, "{series}"):
		f.Add("pattern", "numbering.scope_series")
	}
}

// Letter is what {letter} stands for: the first letter of the first
// applicant's surname, or the word for collective and anonymous appeals.
func (n Numbering) Letter(a Appeal) string {
	switch {
	case a.Multiplicity == Collective:
		return n.Collective
	case a.Multiplicity == Anonymous || len(a.Applicants) == 0:
		return n.Anonymous
	}
	return cmp.Or(a.Applicants[0].Resident.Name.Letter(), n.Anonymous)
}

// Series is what {series} stands for: a letter of the channel.
func (n Numbering) Series(c Channel) string {
	switch c {
	case OralReception, FieldReception:
		return "ЛП"
	case ByPhone:
		return "Т"
	case ByEmail, ByPortal, SocialNetwork:
		return "Э"
	}
	return "П"
}

// CounterScope names the counter that a draws its running number from.
func (n Numbering) CounterScope(a Appeal) string {
	switch n.Scope {
	case PerLetter:
		return "letter:" + n.Letter(a)
	case PerSeries:
		return "series:" + n.Series(a.Channel)
	}
	return "year"
}

// Format writes the number of a with the running number i.
func (n Numbering) Format(a Appeal, mtu string, i int) string {
	year := strconv.Itoa(a.Registered.Year())
	return token.ReplaceAllStringFunc(n.Pattern, func(t string) string {
		switch t {
		case "{letter}":
			return n.Letter(a)
		case "{series}":
			return n.Series(a.Channel)
		case "{mtu}":
			return mtu
		case "{yyyy}":
			return year
		case "{yy}":
			return year[len(year)-2:]
		}
		if m := counter.FindStringSubmatch(t); m != nil && m[1] != "" {
			return fmt.Sprintf("%0*d", int(m[1][0]-'0'), i)
		}
		return strconv.Itoa(i)
	})
}

var digits = regexp.MustCompile(`\d+`)

// RunningNumber finds the running number inside a number, for sorting: the last
// run of digits, but for a year behind it («Ш-208/26», «109-208/2026», «01-17/639»);
// 0 when there is none.
func RunningNumber(number string, year int) int {
	runs := digits.FindAllString(number, -1)
	yyyy := strconv.Itoa(year)
	if last := len(runs) - 1; last > 0 && (runs[last] == yyyy || runs[last] == yyyy[max(0, len(yyyy)-2):]) {
		runs = runs[:last]
	}
	if len(runs) == 0 {
		return 0
	}
	n, err := strconv.Atoi(runs[len(runs)-1])
	if err != nil {
		return 0 // longer than any counter: a code of another kind
	}
	return n
}

// NumberKey is the form by which numbers are compared: folded letters and
// digits, so that "ш-208/26", "Ш 208/26" and a Latin look-alike are the same.
func NumberKey(number string) string {
	return strings.Join(strings.Fields(text.Fold(text.Cyrillic(number))), " ")
}
