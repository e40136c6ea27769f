package casework

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/text"
	"kairyluu/ui/widgets"
)

// Fold is how pickers compare what is typed with what they offer.
func Fold(s string) string { return text.Fold(s) }

// Options offers the active entries of a dictionary, and the one in use even if
// it is not active. Topics go by code under their groups, the rest by name.
func (v View) Options(d app.Dict, inUse ...int64) []widgets.Option {
	var entries []app.Entry
	for _, e := range v.Names {
		if e.Dict == d && (e.Active || slices.Contains(inUse, e.ID)) {
			entries = append(entries, e)
		}
	}
	slices.SortFunc(entries, func(a, b app.Entry) int {
		return cmp.Or(
			cmp.Compare(a.Code, b.Code),
			cmp.Compare(text.SortKey(a.Name(v.Language())), text.SortKey(b.Name(v.Language()))),
			cmp.Compare(a.ID, b.ID),
		)
	})
	options := make([]widgets.Option, len(entries))
	for i, e := range entries {
		options[i] = v.option(e)
	}
	return options
}

// TopicOptions offers topics alone, without their groups: what an appeal may have.
func (v View) TopicOptions(inUse ...int64) []widgets.Option {
	return slices.DeleteFunc(v.Options(app.Topics, inUse...), func(o widgets.Option) bool {
		return v.Names[o.ID()].Parent == 0
	})
}

func (v View) option(e app.Entry) widgets.Option {
	o := widgets.IDOption(e.ID, e.Name(v.Language()))
	o.Keywords = strings.Join(append([]string{e.NameRU, e.NameKY}, e.Aliases...), " ")
	switch e.Dict {
	case app.Topics:
		o.Text = v.Topic(e.ID)
		if parent, ok := v.Names[e.Parent]; ok {
			o.Detail = parent.Name(v.Language())
		}
	case app.Executors:
		o.Detail = e.Post
	}
	return o
}

// Values offers the values of one of the domain's lists, named by Say.
func Values[T ~string](v View, list string, values ...T) []widgets.Option {
	options := make([]widgets.Option, len(values))
	for i, value := range values {
		options[i] = widgets.Option{Key: string(value), Text: v.Say(list, string(value))}
	}
	return options
}

// Day turns a date into a day of the widgets, Date the other way.
func Day(d civil.Date) widgets.Day {
	if d.IsZero() {
		return widgets.Day{}
	}
	y, m, day := d.YMD()
	return widgets.Day{Y: y, M: int(m), D: day}
}

// Date turns a day of the widgets into a date; no date for a day that cannot be.
func Date(d widgets.Day) civil.Date {
	if d == (widgets.Day{}) {
		return civil.Date{}
	}
	date, err := civil.New(d.Y, time.Month(d.M), d.D)
	if err != nil {
		return civil.Date{} // the field marks such a day itself
	}
	return date
}

// DateWords are the words of a date field.
func (v View) DateWords() widgets.DateWords {
	w := widgets.DateWords{Today: v.Words.T("casework.today")}
	for i := range w.Months {
		w.Months[i] = Capital(v.Words.T("month." + strconv.Itoa(i+1)))
	}
	for i := range w.Weekdays {
		w.Weekdays[i] = v.Words.T("weekday.short." + strconv.Itoa(i+1))
	}
	return w
}

// Capital begins a sentence: «жалоба» becomes «Жалоба».
func Capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}
