package app

import (
	"encoding/json"
	"maps"
	"slices"
)

// skipped are fields that say nothing to a person reading the history.
var skipped = map[string]bool{"ID": true, "UID": true, "Version": true, "Standing": true}

// nothing is how JSON writes that a field is empty.
var nothing = []string{`""`, "0", "null", "false", "{}", "[]"}

// diffJSON lists the fields in which two values of one type differ, by their
// JSON form, in order of their names. An empty old value gives a creation.
func diffJSON(old, new any) []Change {
	a, b := flat(old), flat(new)
	var changes []Change
	for _, field := range slices.Sorted(maps.Keys(union(a, b))) {
		if a[field] != b[field] {
			changes = append(changes, Change{Field: field, Old: a[field], New: b[field]})
		}
	}
	return changes
}

func union(a, b map[string]string) map[string]bool {
	all := map[string]bool{}
	for k := range a {
		all[k] = true
	}
	for k := range b {
		all[k] = true
	}
	return all
}

func flat(v any) map[string]string {
	if v == nil {
		return nil
	}
	raw, err := json.Marshal(v)
	if err != nil {
		return map[string]string{"": err.Error()}
	}
	var fields map[string]json.RawMessage
	if json.Unmarshal(raw, &fields) != nil {
		return map[string]string{"": string(raw)}
	}
	out := map[string]string{}
	for name, value := range fields {
		s := string(value)
		if skipped[name] || slices.Contains(nothing, s) {
			continue
		}
		var plain string
		if json.Unmarshal(value, &plain) == nil {
			s = plain
		}
		out[name] = s
	}
	return out
}
