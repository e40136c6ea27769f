package dictionaries

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/text"
)

// entryList is one dictionary as its table shows it.
type entryList struct {
	dict   app.Dict
	all    []app.Entry
	words  string // what the entries are narrowed by
	hidden bool   // entries no longer in use are left out
}

// rows are the entries to show. A group stays in sight while one of its topics
// does, so that a topic never stands without its group.
func (l *entryList) rows() []app.Entry {
	keep := map[int64]bool{}
	for _, e := range l.all {
		if l.fits(e) {
			keep[e.ID], keep[e.Parent] = true, true
		}
	}
	rows := make([]app.Entry, 0, len(l.all))
	for _, e := range l.all {
		if keep[e.ID] {
			rows = append(rows, e)
		}
	}
	return rows
}

func (l *entryList) fits(e app.Entry) bool {
	if l.hidden && !e.Active {
		return false
	}
	said := text.Fold(strings.Join(append([]string{e.Code, e.NameRU, e.NameKY, e.Post, e.Phone}, e.Aliases...), " "))
	for _, word := range strings.Fields(text.Fold(l.words)) {
		if !strings.Contains(said, word) {
			return false
		}
	}
	return true
}

// byID returns the entry of an id.
func (l *entryList) byID(id int64) (app.Entry, bool) {
	i := slices.IndexFunc(l.all, func(e app.Entry) bool { return e.ID == id })
	if i < 0 {
		return app.Entry{}, false
	}
	return l.all[i], true
}

// groups are what an entry may stand under: the first level of the topics, any
// other series.
func (l *entryList) groups() []app.Entry {
	if l.dict == app.MeetingSeries {
		return l.all
	}
	return slices.DeleteFunc(slices.Clone(l.all), func(e app.Entry) bool { return e.Parent != 0 })
}

// hasTopics tells whether an entry is a group with topics in it.
func (l *entryList) hasTopics(id int64) bool {
	return l.dict == app.Topics && id != 0 && slices.ContainsFunc(l.all, func(e app.Entry) bool { return e.Parent == id })
}

// nextCode is the first free code of a group («04.07»), or of the groups
// themselves for 0; empty when all ninety-nine are taken.
func (l *entryList) nextCode(group int64) string {
	prefix := ""
	if g, ok := l.byID(group); ok {
		prefix = g.Code + "."
	}
	taken := map[string]bool{}
	for _, e := range l.all {
		taken[e.Code] = true
	}
	for n := 1; n < 100; n++ {
		if code := fmt.Sprintf("%s%02d", prefix, n); !taken[code] {
			return code
		}
	}
	return ""
}

// entryForm is an entry as it is typed.
type entryForm struct {
	Code, NameRU, NameKY string
	NameEN               string
	Group                int64
	Aliases              string // parted by commas
	Population           string
	From, Until          civil.Date
	Post, Phone          string
	Active               bool
}

func formOf(e app.Entry) entryForm {
	f := entryForm{
		Code: e.Code, NameRU: e.NameRU, NameKY: e.NameKY, NameEN: e.NameEN, Group: e.Parent,
		Aliases: strings.Join(e.Aliases, ", "), From: e.From, Until: e.Until,
		Post: e.Post, Phone: e.Phone, Active: e.Active,
	}
	if e.Population != 0 {
		f.Population = text.FormatInt(e.Population)
	}
	return f
}

// entry puts what was typed onto the stored entry and says what the store could
// not know: figures that are none, a topic whose code belongs to another group.
func (f entryForm) entry(stored app.Entry, groups []app.Entry) (app.Entry, *app.Faults) {
	e, faults := stored, &app.Faults{}
	e.Code, e.NameRU, e.NameKY, e.NameEN = strings.TrimSpace(f.Code), f.NameRU, f.NameKY, f.NameEN
	e.Parent, e.From, e.Until = f.Group, f.From, f.Until
	e.Post, e.Phone, e.Active = f.Post, f.Phone, f.Active
	e.Aliases = splitList(f.Aliases)
	var ok bool
	if e.Population, ok = parseFigure(f.Population); !ok {
		faults.Add("population", "dictionaries.fault.population")
	}
	if e.Dict == app.Topics {
		checkGroup(faults, e, groups)
	}
	return e, faults
}

func checkGroup(faults *app.Faults, e app.Entry, groups []app.Entry) {
	group, _, nested := strings.Cut(e.Code, ".")
	i := slices.IndexFunc(groups, func(g app.Entry) bool { return g.ID == e.Parent })
	switch {
	case e.Parent == 0 && nested:
		faults.Add("group", "dictionaries.fault.group_needed", "code", e.Code)
	case i >= 0 && (!nested || groups[i].Code != group):
		faults.Add("code", "dictionaries.fault.code_group", "group", groups[i].Code)
	}
}

func splitList(s string) []string {
	var items []string
	for item := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ',' || r == ';' || r == '\n' }) {
		if item = strings.TrimSpace(item); item != "" {
			items = append(items, item)
		}
	}
	return items
}

// parseFigure reads a whole number with or without blanks between its groups;
// empty text is 0.
func parseFigure(s string) (int, bool) {
	s = strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "").Replace(s)
	if s == "" {
		return 0, true
	}
	n, err := strconv.Atoi(s)
	return n, err == nil && n >= 0
}
