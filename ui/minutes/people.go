package minutes

import (
	"slices"
	"strconv"
	"strings"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/text"
)

// The list of names is typed or pasted: a line each person, cells divided by
// tabs as Excel copies them, or by semicolons, in any order of columns.

// heads are words of the line of titles that is copied along.
var heads = []string{"фио", "ф.и.о", "фамилия", "аты-жону", "аты жону"}

var sexes = map[string]app.Sex{
	"ж": app.Female, "жен": app.Female, "женский": app.Female, "а": app.Female, "аял": app.Female, "f": app.Female,
	"м": app.Male, "муж": app.Male, "мужской": app.Male, "э": app.Male, "эркек": app.Male, "m": app.Male,
}

// people reads the list; a line without a name is told with its number.
func (r *Filled) people(typed string, today civil.Date) []app.Participant {
	var list []app.Participant
	n := 0
	for line := range strings.Lines(typed) {
		n++
		cells := cells(line)
		if len(cells) == 0 || isHead(cells) {
			continue
		}
		p := person(cells, today)
		if p.Name == "" {
			r.Faults.Add("participants", "minutes.people.nameless", "line", n)
			continue
		}
		list = append(list, p)
	}
	return list
}

func cells(line string) []string {
	parts := strings.FieldsFunc(line, func(r rune) bool { return r == '\t' || r == ';' || r == '\n' || r == '\r' })
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return slices.DeleteFunc(parts, func(s string) bool { return s == "" })
}

func isHead(cells []string) bool {
	return slices.ContainsFunc(cells, func(c string) bool {
		return slices.ContainsFunc(heads, func(h string) bool { return strings.HasPrefix(text.Fold(c), text.Fold(h)) })
	})
}

// person sorts the cells of a line by what they look like. A number of the list
// (№) comes first and says nothing.
func person(cells []string, today civil.Date) app.Participant {
	var p app.Participant
	for i, c := range cells {
		sex, isSex := sexes[strings.Trim(strings.ToLower(c), ".")]
		n, err := strconv.Atoi(strings.TrimSuffix(c, "."))
		number := err == nil
		switch {
		case isSex && p.Sex == "":
			p.Sex = sex
		case number && i == 0 && n < 10_000:
		case number && n > 1900 && n <= today.Year() && p.BirthYear == 0:
			p.BirthYear = n
		case p.Phone == "" && isPhone(c):
			p.Phone = c
		case p.Name == "" && !number:
			p.Name = c
		case p.Address == "":
			p.Address = c
		default:
			p.Address += ", " + c
		}
	}
	return p
}

// isPhone tells a phone from a house number: it has the digits of one.
func isPhone(s string) bool {
	_, err := text.ParsePhone(s)
	return err == nil && len(text.Digits(s)) >= 6
}

// peopleText writes a list the way people reads it back.
func peopleText(people []app.Participant) string {
	letters := map[app.Sex]string{app.Female: "ж", app.Male: "м"}
	lines := make([]string, len(people))
	for i, p := range people {
		row := []string{p.Name, letters[p.Sex], countText(p.BirthYear), p.Address, p.Phone}
		lines[i] = strings.Join(slices.DeleteFunc(row, func(s string) bool { return s == "" }), "\t")
	}
	return strings.Join(lines, "\n")
}

// Counted are the people of the list by sex.
func Counted(people []app.Participant) (total, women, men int) {
	for _, p := range people {
		switch p.Sex {
		case app.Female:
			women++
		case app.Male:
			men++
		}
	}
	return len(people), women, men
}
