package demo

import (
	"strconv"

	"kairyluu/app"
	"kairyluu/app/civil"
)

// place is a settlement as the made-up people know it.
type place struct {
	id      int64
	names   map[app.Language]string
	weight  int
	streets []string
	schools []int
	elders  []string // квартальные
}

// The size of a settlement that tells no population.
const unknownPopulation = 3000

func newPlace(b *book, e app.Entry, i int) *place {
	p := &place{
		id:      e.ID,
		names:   map[app.Language]string{app.Russian: e.Name(app.Russian), app.Kyrgyz: e.Name(app.Kyrgyz)},
		weight:  e.Population,
		schools: []int{61 + i*7%38, 62 + i*11%37},
	}
	if p.weight == 0 {
		p.weight = unknownPopulation
	}
	for k := range 18 {
		p.streets = append(p.streets, b.streets[(i*13+k*3)%len(b.streets)])
	}
	for k := range 3 {
		p.elders = append(p.elders, b.nations[0].Surnames[(i*17+k*5)%len(b.nations[0].Surnames)])
	}
	return p
}

// slots are the names that a template may use.
var slots = map[string]bool{
	"st": true, "st2": true, "house": true, "plot": true, "set": true, "school": true, "near": true,
	"date": true, "lastyear": true, "nextyear": true, "route": true, "queue": true, "contour": true,
	"earlier": true, "edate": true,
}

// scene is where and when an appeal plays, and who speaks: what the slots of its
// templates are filled from.
type scene struct {
	dice
	book    *book
	lang    app.Language
	speaker speaker
	place   *place
	street  string
	house   string
	day     civil.Date
	earlier ref // what a repeated appeal refers to
}

// ref names an earlier appeal.
type ref struct {
	number string
	date   civil.Date
}

func (s *scene) fill(b []byte, slot string) []byte {
	switch slot {
	case "st":
		return append(b, s.street...)
	case "st2":
		return append(b, s.otherStreet()...)
	case "house":
		return append(b, s.house...)
	case "set":
		return append(b, s.place.names[s.lang]...)
	case "near":
		return s.book.near[s.early(len(s.book.near))].in[s.lang].write(b, s)
	case "date":
		return append(b, s.day.AddDays(-s.between(4, 70)).Format()...)
	case "earlier":
		return append(b, s.earlier.number...)
	case "edate":
		return append(b, s.earlier.date.Format()...)
	case "plot":
		b = append(b, "№ "...)
	}
	return strconv.AppendInt(b, int64(s.figure(slot)), 10)
}

// figure is the number that a slot stands for.
func (s *scene) figure(slot string) int {
	switch slot {
	case "school":
		return one(s.dice, s.place.schools)
	case "plot":
		return s.between(12, 640)
	case "lastyear":
		return s.day.Year() - s.between(1, 3)
	case "nextyear":
		return s.day.Year() + 1
	case "route":
		return s.between(101, 199)
	case "queue":
		return s.between(340, 8700)
	default: // contour
		return s.between(103, 498)
	}
}

// otherStreet is a street of the same place that is not the scene's.
func (s *scene) otherStreet() string {
	streets := s.place.streets
	for {
		if street := one(s.dice, streets); street != s.street {
			return street
		}
	}
}

// say tells one of the templates.
func (s *scene) say(templates []template) string {
	if len(templates) == 0 {
		return ""
	}
	return string(one(s.dice, templates).write(nil, s))
}

// phrase tells one of the office's phrases.
func (s *scene) phrase(name string) string { return s.say(s.book.phrases[s.lang][name]) }
