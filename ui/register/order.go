package register

import (
	"slices"
	"strconv"
	"strings"

	"kairyluu/app"
)

// section is a part of the form that can be folded away.
type section string

// Sections.
const (
	sectionMain    section = ""        // always on show
	sectionPerson  section = "person"  // sex, year of birth, categories, e-mail
	sectionPlace   section = "place"   // the problem is elsewhere
	sectionMore    section = "more"    // the rest of the card
	sectionGroup   section = "group"   // number of signatures
	sectionVisited section = "visited" // who received in person
)

type fieldPlace struct {
	key  string
	part section
}

// order is every field key of the form from first to last, as Tab goes, with
// the section it stands in. The keys are those of app.FieldError.
var order = []fieldPlace{
	{"received", sectionMain},
	{"registered", sectionMain},
	{"channel", sectionMain},
	{"receiver", sectionVisited},
	{"kind", sectionMain},
	{"language", sectionMain},
	{"sheets", sectionMain},
	{"number", sectionMain},
	{"surname", sectionMain},
	{"name", sectionMain},
	{"patronymic", sectionMain},
	{"phone", sectionMain},
	{"pin", sectionMain},
	{"settlement", sectionMain},
	{"address", sectionMain},
	{"signatures", sectionGroup},
	{"sex", sectionPerson},
	{"born", sectionPerson},
	{"email", sectionPerson},
	{"place_settlement", sectionPlace},
	{"place_address", sectionPlace},
	{"topic", sectionMain},
	{"executor", sectionMain},
	{"summary", sectionMain},
	{"text", sectionMain},
	{"repetition", sectionMore},
	{"earlier", sectionMore},
	{"written", sectionMore},
	{"cover_body", sectionMore},
	{"cover_number", sectionMore},
	{"cover_date", sectionMore},
	{"topic2", sectionMore},
	{"topic3", sectionMore},
	{"due", sectionMore},
	{"due_reason", sectionMore},
	{"controller", sectionMore},
	{"plot", sectionMore},
	{"landmark", sectionMore},
	{"quarter", sectionMore},
	{"file_case", sectionMore},
	{"file_volume", sectionMore},
	{"file_sheets", sectionMore},
	{"cost", sectionMore},
	{"note", sectionMore},
}

// rank places a field in the order of the form: further people follow the
// address of the first.
func rank(key string) int {
	const room = 1000 // between two fields: all fields of a few dozen people
	name, person, _ := strings.Cut(key, ".")
	at := slices.IndexFunc(order, func(f fieldPlace) bool { return f.key == name })
	if at < 0 {
		return len(order) * room
	}
	if n, err := strconv.Atoi(person); err == nil {
		return rank("address") + n*len(order) + at
	}
	return at * room
}

// sectionOf is where the field of a key stands.
func sectionOf(key string) section {
	name, _, _ := strings.Cut(key, ".")
	for _, f := range order {
		if f.key == name {
			return f.part
		}
	}
	return sectionMain
}

// inOrder sorts faults as their fields stand in the form.
func inOrder(faults []app.FieldError) []app.FieldError {
	sorted := slices.Clone(faults)
	slices.SortStableFunc(sorted, func(a, b app.FieldError) int { return rank(a.Field) - rank(b.Field) })
	return sorted
}
