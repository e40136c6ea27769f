package app_test

import (
	"testing"

	"kairyluu/app"
)

func TestASearchThatFoundNothingOffersTheNearestWords(t *testing.T) {
	d := newDesk(t)
	for _, name := range []app.Resident{person("Үсөнбаева", "Айгүл"), person("Жекшеев", "Руслан")} {
		d.register(func(a *app.Appeal) { a.Applicants = []app.Applicant{{Resident: name}} })
	}
	if _, err := d.Residents.Save(d.ctx, person("Бейшеналиев", "Азамат")); err != nil { // has no appeal
		t.Fatal(err)
	}
	for _, tc := range []struct{ name, typed, want string }{
		{"a Kyrgyz letter that is not the usual look-alike", "Усенбаева", "Үсөнбаева"},
		{"a name as it is heard", "Джекшеев", "Жекшеев"},
		{"two letters swapped", "Жекшеве", "Жекшеев"},
		{"beside a word that finds something", "дорогу Джекшеев", "дорогу Жекшеев"},
		{"two words at once", "Усенбаева Айгуль", "Үсөнбаева Айгүл"},
		{"a settlement, whatever stands around it", "«Адилт»", "Адилет"},
		{"words that find something", "Жекшеев", ""},
		{"words that each find something, together nothing", "Жекшеев Айгүл", ""},
		{"a word like nothing", "Кшиштоф", ""},
		{"somebody without an appeal", "Бейшеналиеф", ""},
		{"a word too short to be near to anything", "Жен", ""},
		{"no word", "  ", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got, err := d.Appeals.Nearest(d.ctx, tc.typed)
			if err != nil || got != tc.want {
				t.Errorf("%q offers %q, %v, want %q", tc.typed, got, err, tc.want)
			}
		})
	}
}
