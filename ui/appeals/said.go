package appeals

import (
	"encoding/json"
	"strconv"
	"strings"
	"unicode/utf8"

	"kairyluu/app/civil"
	"kairyluu/app/text"
	"kairyluu/ui/casework"
)

// longestSaid is how much of a long value the history repeats.
const longestSaid = 80

// lists are the fields whose value is one of a list of the domain.
var lists = map[string]string{
	"Kind": "kind", "Channel": "channel", "Multiplicity": "multiplicity",
	"Repetition": "repetition", "Language": "language",
}

// said is a value of the history as a person reads it: names for ids, words for
// values of lists, dates with points.
func said(v casework.View, field, value string) string {
	if value == "" {
		return ""
	}
	if list := lists[field]; list != "" {
		return v.Say(list, value)
	}
	switch field {
	case "SettlementID", "ReceiverID":
		return v.Name(number(value))
	case "TopicID":
		return v.Topic(number(value))
	case "ExtraTopics":
		return saidTopics(v, value)
	case "Cost":
		return v.Words.T("appeals.som", "sum", som(v.Words.Lang(), number(value)))
	case "Applicants":
		return saidPeople(value)
	case "Address", "Covering", "Filing":
		return saidParts(value)
	}
	if d, err := civil.Parse(value); err == nil {
		return d.Format()
	}
	if value == "true" {
		return v.Words.T("appeals.history.yes")
	}
	return shortened(value)
}

func number(s string) int64 {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return 0 // a value that is no id has no name: a dash
	}
	return n
}

func saidTopics(v casework.View, value string) string {
	var ids []int64
	if json.Unmarshal([]byte(value), &ids) != nil {
		return shortened(value)
	}
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = v.Topic(id)
	}
	return strings.Join(names, ", ")
}

func saidPeople(value string) string {
	var people []struct{ Resident struct{ Name text.Name } }
	if json.Unmarshal([]byte(value), &people) != nil {
		return shortened(value)
	}
	names := make([]string, len(people))
	for i, p := range people {
		names[i] = p.Resident.Name.Full()
	}
	return strings.Join(names, ", ")
}

// saidParts joins what is filled in of a value with several parts.
func saidParts(value string) string {
	dec := json.NewDecoder(strings.NewReader(value))
	var parts []string
	key := true
	for {
		token, err := dec.Token()
		if err != nil {
			return strings.Join(parts, ", ")
		}
		if s, ok := token.(string); ok {
			if !key && s != "" {
				parts = append(parts, s)
			}
			key = !key
		}
	}
}

func shortened(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) <= longestSaid {
		return "«" + s + "»"
	}
	return "«" + string([]rune(s)[:longestSaid]) + "…»"
}
