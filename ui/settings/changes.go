package settings

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/text"
	"kairyluu/ui/casework"
)

// lists names the lists of the domain that the values of a field come from.
var lists = map[string][]string{
	"Kind":         {"kind", "event", "decisionEvent", "ledgerKind", "projectEvent"},
	"Stage":        {"stage"},
	"Form":         {"form"},
	"Type":         {"inKind"},
	"ShareOf":      {"settings.share_of"},
	"State":        {"meetingState", "decisionState"},
	"Source":       {"source"},
	"Level":        {"level"},
	"Channel":      {"channel"},
	"Multiplicity": {"multiplicity"},
	"Repetition":   {"repetition"},
	"Language":     {"language"},
	"Outcome":      {"outcome"},
	"Delivery":     {"delivery"},
	"Sex":          {"sex"},
	"Dict":         {"dict"},
	"kind":         {"dayKind"},
	"city":         {"city"},
}

// references are the fields that hold the id of a dictionary's entry.
var references = map[string]bool{
	"SettlementID": true, "TopicID": true, "ReceiverID": true, "ExecutorID": true, "BodyID": true, "Parent": true,
	"FormID": true, "SeriesID": true, "ResponsibleID": true,
	"SourceID": true, "ObjectID": true, "KindID": true,
}

// skip are parts of nested values that say nothing to a person.
var skip = map[string]bool{"ID": true, "UID": true, "Version": true, "ResidentID": true, "Standing": true}

// teller says the records of the history in the language of the window.
type teller struct{ casework.View }

// action is what was done: «создано», «изменено», the name of an event.
func (t teller) action(r app.Record) string {
	if kind, step := strings.CutPrefix(r.Action, "event."); step && r.Entity == app.EntityDecision {
		return t.known("decisionEvent."+kind, kind)
	}
	if t.Words.Has(r.Action) {
		return t.Words.T(r.Action) // an event: event.answered
	}
	if r.Entity == app.EntityProject && t.Words.Has("projectEvent."+r.Action) {
		return t.Words.T("projectEvent." + r.Action)
	}
	return t.known("settings.action."+r.Action, r.Action)
}

// thing is what kind of thing it was done to.
func (t teller) thing(r app.Record) string { return t.known("settings.entity."+r.Entity, r.Entity) }

// field names a field of a record.
func (t teller) field(name string) string {
	if t.Words.Has(name) {
		return t.Words.T(name)
	}
	if kind, step := strings.CutPrefix(name, "event."); step {
		return t.known("decisionEvent."+kind, name)
	}
	return t.known("settings.value."+name, t.known("entity."+name, name))
}

func (t teller) known(key, otherwise string) string {
	if t.Words.Has(key) {
		return t.Words.T(key)
	}
	return otherwise
}

// value says what stood in a field. Personal numbers are masked here as in every
// list.
func (t teller) value(field, raw string) string {
	switch {
	case raw == "":
		return casework.Dash
	case field == "PIN":
		return text.MaskPIN(raw)
	case references[field]:
		return t.reference(field, raw)
	case field == "Phones":
		return t.phones(raw)
	case field == "Applicants":
		return t.applicants(raw)
	case field == "Terms":
		return t.terms(raw)
	case raw == "true" || raw == "false":
		return t.Words.T("settings.value." + raw)
	}
	if said, ok := t.gathered(field, raw); ok {
		return said
	}
	for _, list := range lists[field] {
		if t.Words.Has(list + "." + raw) {
			return t.Words.T(list + "." + raw)
		}
	}
	return t.plain(raw)
}

func (t teller) reference(field, raw string) string {
	var id int64
	if _, err := fmt.Sscan(raw, &id); err != nil {
		return raw
	}
	if field == "TopicID" {
		return t.Topic(id)
	}
	return t.Name(id)
}

func (t teller) phones(raw string) string {
	var phones []string
	if json.Unmarshal([]byte(raw), &phones) != nil {
		return raw
	}
	for i, p := range phones {
		phones[i] = t.Phone(p)
	}
	return strings.Join(phones, ", ")
}

func (t teller) applicants(raw string) string {
	var people []app.Applicant
	if json.Unmarshal([]byte(raw), &people) != nil {
		return raw
	}
	names := make([]string, len(people))
	for i, p := range people {
		names[i] = p.Resident.Name.Full()
	}
	return strings.Join(names, ", ")
}

func (t teller) terms(raw string) string {
	var terms civil.Terms
	if json.Unmarshal([]byte(raw), &terms) != nil {
		return raw
	}
	lines := make([]string, len(terms))
	for i, term := range terms {
		lines[i] = fmt.Sprintf(
			"%s: %d, %s (%s)", t.Words.T("dictionaries.step."+term.Step), term.Days,
			t.Words.T("termUnit."+string(term.Unit)), term.From.Format(),
		)
	}
	return strings.Join(lines, "; ")
}

// plain says a date as a date and takes nested values apart.
func (t teller) plain(raw string) string {
	if d, err := civil.Parse(raw); err == nil {
		return d.Format()
	}
	if raw[0] != '{' && raw[0] != '[' {
		return raw
	}
	decoder := json.NewDecoder(bytes.NewReader([]byte(raw)))
	decoder.UseNumber()
	var nested any
	if decoder.Decode(&nested) != nil {
		return raw
	}
	return strings.Join(t.leaves(nested), ", ")
}

// leaves are the values inside a nested value that a person would read.
func (t teller) leaves(v any) []string {
	var out []string
	switch v := v.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			if !skip[key] {
				out = append(out, t.leaves(v[key])...)
			}
		}
	case []any:
		for _, item := range v {
			out = append(out, t.leaves(item)...)
		}
	case string:
		if v != "" {
			out = append(out, t.leaf(v))
		}
	case json.Number:
		if v != "0" {
			out = append(out, v.String())
		}
	}
	return out
}

func (t teller) leaf(v string) string {
	for _, list := range []string{"social", "scope", "sex"} {
		if t.Words.Has(list + "." + v) {
			return t.Words.T(list + "." + v)
		}
	}
	if d, err := civil.Parse(v); err == nil {
		return d.Format()
	}
	return v
}

// summary is a record in one line: what was changed, or with what it began.
func (t teller) summary(r app.Record) string {
	const shown = 3
	var parts []string
	for _, c := range r.Changes[:min(shown, len(r.Changes))] {
		switch {
		case c.Old == "":
			parts = append(parts, t.field(c.Field)+": "+t.value(c.Field, c.New))
		default:
			parts = append(parts, t.field(c.Field)+": "+t.value(c.Field, c.Old)+" → "+t.value(c.Field, c.New))
		}
	}
	if len(r.Changes) > shown {
		parts = append(parts, "…")
	}
	return strings.Join(parts, "; ")
}
