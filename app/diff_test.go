package app

import (
	"slices"
	"testing"

	"kairyluu/app/civil"
)

func TestDiff(t *testing.T) {
	type card struct {
		ID, Version int64
		Name        string
		Sheets      int
		OnControl   bool
		Due         civil.Date
		Tags        []string
		Place       Address
		Standing    Standing
	}
	full := card{
		ID: 1, Version: 2, Name: "Асанов \"Б\"", Sheets: 3, OnControl: true, Due: civil.MustParse("2026-10-13"),
		Tags: []string{"a"}, Place: Address{Line: "Жеңиш"},
	}
	for name, tt := range map[string]struct {
		old, new any
		want     []Change
	}{
		"nothing changed": {full, full, nil},
		"a creation has what is filled in": {nil, full, []Change{
			{"Due", "", "2026-10-13"},
			{"Name", "", `Асанов "Б"`},
			{"OnControl", "", "true"},
			{"Place", "", `{"line":"Жеңиш"}`},
			{"Sheets", "", "3"},
			{"Tags", "", `["a"]`},
		}},
		"a pointer is what it points to":    {card{Name: "x"}, &card{Name: "y"}, []Change{{"Name", "x", "y"}}},
		"a field emptied":                   {card{Name: "x", Sheets: 1}, card{}, []Change{{"Name", "x", ""}, {"Sheets", "1", ""}}},
		"a text of a zero is a text":        {card{Name: "0"}, card{Name: "null"}, []Change{{"Name", "0", "null"}}},
		"identity and standing are no news": {card{ID: 1, Version: 1}, card{ID: 2, Version: 9, Standing: Standing{State: Closed}}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			if got := diffJSON(tt.old, tt.new); !slices.Equal(got, tt.want) {
				t.Errorf("\n got %v\nwant %v", got, tt.want)
			}
		})
	}
}
