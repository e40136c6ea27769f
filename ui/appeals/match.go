package appeals

import (
	"strings"

	"kairyluu/app"
	"kairyluu/app/text"
	"kairyluu/ui/casework"
)

// snippetWidth is how many letters around a find are shown.
const snippetWidth = 90

// match is one reason why a search found an appeal.
type match struct {
	where string // in words: «тексте», «резолюции»
	text  string
	spans []text.Span
}

// matches tells where the words of a search stand in a card, the best reason
// first. Words that no place holds were found by their similar form in the store.
func (d dossier) matches(v casework.View, query string) []match {
	words := text.Words(query)
	if len(words) == 0 {
		return nil
	}
	var found []match
	look := func(place, s string) {
		if len(text.Highlight(s, words)) == 0 {
			return
		}
		piece, spans := text.Snippet(s, words, snippetWidth)
		found = append(found, match{v.Words.T("appeals.found." + place), piece, spans})
	}
	look("number", d.Appeal.Number)
	for _, p := range d.Appeal.Applicants {
		look("applicant", p.Resident.Name.Full())
		found = append(found, phoneMatches(v, p.Resident.Phones, query)...)
	}
	look("address", strings.Join(nonEmpty(v.Name(d.Appeal.SettlementID), d.Appeal.Address.Line), ", "))
	look("text", d.Appeal.Text)
	if !strings.HasPrefix(d.Appeal.Text, d.Appeal.Summary) {
		look("summary", d.Appeal.Summary)
	}
	for _, e := range d.Events {
		if e.Kind == app.EventResolution {
			look("resolution", e.Text)
			continue
		}
		look("event", strings.Join(nonEmpty(e.Number, e.Text), " "))
	}
	return found
}

// phoneMatches compares digits: a phone is typed in many ways.
func phoneMatches(v casework.View, phones []string, query string) []match {
	digits := strings.TrimLeft(text.Digits(query), "0")
	if len(digits) < 3 {
		return nil
	}
	var found []match
	for _, phone := range phones {
		if strings.Contains(phone, digits) {
			shown := v.Phone(phone)
			found = append(found, match{v.Words.T("appeals.found.phone"), shown, []text.Span{{From: 0, To: len(shown)}}})
		}
	}
	return found
}
