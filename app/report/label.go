package report

import (
	"fmt"

	"kairyluu/app"
	"kairyluu/app/civil"
)

// Words says sentences in one language. It comes in only when a report is
// shown, so that the language switches without reckoning anew.
type Words interface {
	Lang() string // "ru", "ky" or "en"
	T(key string, args ...any) string
}

// Label is a heading or a name in no language yet: a key of the catalogue, or
// the names of a dictionary entry, or plain text.
type Label struct {
	Key    string
	Args   []any // of Key; a Label among them is said first
	RU, KY string
	EN     string // for a donor; empty: what RU says
	Text   string
}

// Say is the label of a key of the catalogue.
func Say(key string, args ...any) Label { return Label{Key: key, Args: args} }

// Plain is a label that is the same in every language: a number, a name.
func Plain(text string) Label { return Label{Text: text} }

// NameOf is the label of a dictionary entry.
func NameOf(e app.Entry) Label {
	return Label{RU: e.Name(app.Russian), KY: e.Name(app.Kyrgyz), EN: e.NameEN}
}

// QuarterLabel is «III квартал 2026 года».
func QuarterLabel(q civil.Quarter) Label {
	return Say("report.quarter", "q", q.Roman(), "year", fmt.Sprint(q.Year))
}

// IsZero tells whether there is nothing to say.
func (l Label) IsZero() bool { return l.Key == "" && l.RU == "" && l.KY == "" && l.Text == "" }

// In says the label.
func (l Label) In(w Words) string {
	switch {
	case l.Key != "":
		args := make([]any, len(l.Args))
		for i, a := range l.Args {
			args[i] = a
			if inner, ok := a.(Label); ok {
				args[i] = inner.In(w)
			}
		}
		return w.T(l.Key, args...)
	case l.Text != "":
		return l.Text
	}
	if w.Lang() == string(app.English) && l.EN != "" {
		return l.EN
	}
	if w.Lang() == string(app.Kyrgyz) && l.KY != "" || l.RU == "" {
		return l.KY
	}
	return l.RU
}
