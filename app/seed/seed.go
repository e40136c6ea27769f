// Package seed reads the dictionaries that a new office starts from. The
// entries it returns are active and have no ID, UID or Version yet.
package seed

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"kairyluu/app"
)

// row is one line of any of the files; a file uses the keys that it needs.
type row struct {
	City       string   `json:"city"`
	Code       string   `json:"code"`
	RU         string   `json:"ru"`
	KY         string   `json:"ky"`
	EN         string   `json:"en"` // of what donors read
	Aliases    []string `json:"aliases"`
	Population int      `json:"population"`
	Usual      bool     `json:"usual"`
}

func (r row) entry(d app.Dict) app.Entry {
	return app.Entry{
		Dict: d, Code: r.Code, NameRU: r.RU, NameKY: r.KY, NameEN: r.EN,
		Aliases: r.Aliases, Population: r.Population, Active: true,
	}
}

// Topics returns the classifier in order of the codes, so that each group comes
// before its topics. Parent is not set: Group tells the code of the group.
func Topics(data []byte) ([]app.Entry, error) {
	rows, err := read(data)
	if err != nil {
		return nil, err
	}
	groups := map[string]bool{"": true}
	entries := make([]app.Entry, 0, len(rows))
	for _, r := range rows {
		if r.Code == "" || !groups[Group(r.Code)] {
			return nil, fmt.Errorf("%q %s: no group before it", r.Code, r.RU)
		}
		if groups[r.Code] {
			return nil, fmt.Errorf("code %s stands twice", r.Code)
		}
		groups[r.Code] = true
		entries = append(entries, r.entry(app.Topics))
	}
	return entries, nil
}

// Group returns the code of the group that a topic's code belongs to: "04" of
// "04.01". It is empty for a group itself.
func Group(code string) string {
	group, _, nested := strings.Cut(code, ".")
	if !nested {
		return ""
	}
	return group
}

// Settlements returns the settlements of a city: the usual ones, which the
// first run offers ticked, and the others, which can be added.
func Settlements(data []byte, city string) (usual, others []app.Entry, err error) {
	rows, err := read(data)
	if err != nil {
		return nil, nil, err
	}
	for _, r := range rows {
		switch {
		case r.City != city:
		case r.Usual:
			usual = append(usual, r.entry(app.Settlements))
		default:
			others = append(others, r.entry(app.Settlements))
		}
	}
	return usual, others, nil
}

// Bodies returns the bodies that an office of the city forwards appeals to:
// those of the city, then those of the whole country.
func Bodies(data []byte, city string) ([]app.Entry, error) {
	rows, err := read(data)
	if err != nil {
		return nil, err
	}
	var entries []app.Entry
	for _, r := range rows {
		if r.City == city || r.City == "" {
			entries = append(entries, r.entry(app.Bodies))
		}
	}
	return entries, nil
}

// Named returns a dictionary that needs no more than names, in order of its codes.
func Named(data []byte, d app.Dict) ([]app.Entry, error) {
	rows, err := read(data)
	if err != nil {
		return nil, err
	}
	entries := make([]app.Entry, len(rows))
	for i, r := range rows {
		entries[i] = r.entry(d)
	}
	return entries, nil
}

// read refuses unknown keys and lines without a name in both languages: a slip
// in a file must not reach an office.
func read(data []byte) ([]row, error) {
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	var rows []row
	if err := decoder.Decode(&rows); err != nil {
		return nil, err
	}
	for i, r := range rows {
		if r.RU == "" || r.KY == "" {
			return nil, fmt.Errorf("line %d: a name is missing", i+1)
		}
	}
	return rows, nil
}
