package demo

import (
	"fmt"
	"slices"
	"strings"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/text"
)

// nation is a part of the town with names of its own. Surnames stand in the
// man's form.
type nation struct {
	Weight   int      `json:"weight"`
	Kyrgyz   float64  `json:"kyrgyz"` // per cent that write in Kyrgyz
	Surnames []string `json:"surnames"`
	Men      []string `json:"men"`
	Women    []string `json:"women"`
	Fathers  []string `json:"fathers"`
	SonOf    bool     `json:"sonOf"` // some are called уулу and кызы
}

// crowd is the people of the office's settlements. A person is made from the seed
// and an index alone, so that nobody has to be remembered.
type crowd struct {
	book   *book
	seed   uint64
	places []*place
	weight []int // of places
	today  civil.Date
}

// perHousehold is how many people with an appeal share a house and mostly a
// surname.
const perHousehold = 2

func newCrowd(b *book, seed uint64, places []*place, today civil.Date) *crowd {
	c := &crowd{book: b, seed: seed, places: places, today: today}
	for _, p := range places {
		c.weight = append(c.weight, p.weight)
	}
	return c
}

// stream spreads neighbouring indexes over all streams of the dice.
func stream(kind, i int) uint64 {
	x := uint64(kind)<<48 + uint64(i)*0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	return x ^ x>>27
}

// home is what the people of one household share.
type home struct {
	place   *place
	nation  *nation
	surname string
	street  string
	house   string // empty: no official number
	plot    string
	mark    int // of the landmarks; negative: none
	elder   string
}

func (c *crowd) home(i int) home {
	d := newDice(c.seed, stream(1, i))
	weights := make([]int, len(c.book.nations))
	for i, n := range c.book.nations {
		weights[i] = n.Weight
	}
	h := home{place: c.places[d.weighted(c.weight...)], nation: &c.book.nations[d.weighted(weights...)], mark: -1}
	h.surname = one(d, h.nation.Surnames)
	h.street = h.place.streets[d.early(len(h.place.streets))]
	switch {
	case d.percent(9):
		h.plot = fmt.Sprint(d.between(12, 640))
	case d.percent(6):
		h.house = fmt.Sprintf("%d/%d", d.between(1, 120), d.between(1, 6))
	case d.percent(7):
		h.house = fmt.Sprint(d.between(1, 140), one(d, []string{"а", "б"}))
	default:
		h.house = fmt.Sprint(d.between(1, 150))
	}
	if h.plot != "" || d.percent(8) {
		h.mark = d.IntN(len(c.book.marks))
	}
	if d.percent(12) {
		h.elder = one(d, h.place.elders)
	}
	return h
}

// person is the i-th resident, not stored yet, and their place.
func (c *crowd) person(i int) (app.Resident, home) {
	h := c.home(i / perHousehold)
	d := newDice(c.seed, stream(2, i))
	if d.percent(25) {
		h.surname = one(d, h.nation.Surnames)
	}
	r := app.Resident{Sex: app.Female, Language: app.Russian, SettlementID: h.place.id, Consent: d.percent(88)}
	if d.percent(44) {
		r.Sex = app.Male
	}
	if d.percent(h.nation.Kyrgyz) {
		r.Language = app.Kyrgyz
	}
	r.Name = h.nation.name(d, h.surname, r.Sex == app.Male)
	c.birth(d, &r)
	r.Phones, r.Email = phones(d), email(d, r.Name)
	r.Address = c.address(d, h, r.Language)
	r.Social = categories(d, r, c.today.Year())
	return r, h
}

// name is a man's or a woman's name of the nation.
func (n *nation) name(d dice, surname string, male bool) text.Name {
	given, father := one(d, n.Women), one(d, n.Fathers)
	if male {
		given = one(d, n.Men)
	}
	if n.SonOf && d.percent(14) {
		particle := " кызы"
		if male {
			particle = " уулу"
		}
		return text.Name{Surname: father + particle, Given: given}
	}
	name := text.Name{Surname: surname, Given: given}
	if !male {
		name.Surname = feminine(surname)
	}
	if !n.SonOf || d.percent(62) {
		name.Patronymic = patronymic(father, male)
	}
	return name
}

func feminine(surname string) string {
	for _, ending := range []string{"ов", "ев", "ёв", "ин"} {
		if strings.HasSuffix(surname, ending) {
			return surname + "а"
		}
	}
	return surname
}

func patronymic(father string, male bool) string {
	stem, soft := strings.CutSuffix(father, "й")
	stem += map[bool]string{false: "ов", true: "ев"}[soft]
	if male {
		return stem + "ич"
	}
	return stem + "на"
}

// birth gives the resident what the office knows of their age: with the personal
// number the whole date, otherwise the year or nothing.
func (c *crowd) birth(d dice, r *app.Resident) {
	age := 19 + d.IntN(14) + d.IntN(22) + d.IntN(28)
	born, err := civil.New(c.today.Year()-age, 1, 1)
	if err != nil {
		return
	}
	born = born.AddDays(d.IntN(365))
	switch {
	case d.percent(80):
		sex := 1
		if r.Sex == app.Male {
			sex = 2
		}
		r.Born, r.BirthYear = born, born.Year()
		r.PIN = fmt.Sprintf("%d%02d%02d%04d%05d", sex, born.Day(), int(born.Month()), born.Year(), d.IntN(100000))
	case d.percent(60):
		r.BirthYear = born.Year()
	}
}

// mobile are prefixes in use; more numbers of a prefix mean more people with it.
var mobile = []int{
	500, 501, 502, 505, 507, 550, 551, 552, 555, 556, 557, 559, 700, 701, 702, 703, 704, 705, 706,
	707, 708, 709, 755, 770, 771, 772, 773, 774, 775, 776, 777, 779, 220, 221, 222, 223, 990, 995, 997, 999,
}

func phones(d dice) []string {
	if d.percent(6) {
		return nil
	}
	own := []string{fmt.Sprintf("+996%d%06d", one(d, mobile), d.between(100000, 999999))}
	switch {
	case d.percent(8):
		own = append(own, fmt.Sprintf("+996312%06d", d.between(310000, 699999)))
	case d.percent(8):
		own = append(own, fmt.Sprintf("+996%d%06d", one(d, mobile), d.between(100000, 999999)))
	}
	return own
}

// latin writes a name in an address of e-mail.
var latin = strings.NewReplacer("а", "a", "б", "b", "в", "v", "г", "g", "д", "d", "е", "e", "ё", "e", "ж", "j",
	"з", "z", "и", "i", "й", "i", "к", "k", "л", "l", "м", "m", "н", "n", "ң", "n", "о", "o", "ө", "o", "п", "p",
	"р", "r", "с", "s", "т", "t", "у", "u", "ү", "u", "ф", "f", "х", "h", "ц", "c", "ч", "ch", "ш", "sh", "ы", "y",
	"э", "e", "ю", "iu", "я", "ia", "ь", "", " ", "")

func email(d dice, n text.Name) string {
	if !d.percent(11) {
		return ""
	}
	return fmt.Sprintf("%s%d@example.com", latin.Replace(strings.ToLower(n.Surname)), d.between(1, 99))
}

// address writes the household's address as the person does.
func (c *crowd) address(d dice, h home, lang app.Language) app.Address {
	a := app.Address{Plot: h.plot, Quarter: h.elder}
	house := h.house
	if house == "" {
		house = "б/н"
	}
	switch {
	case lang == app.Kyrgyz && d.percent(55):
		a.Line = h.street + " көч., " + house
	case d.percent(12):
		a.Line = "ул. " + h.street + ", д. " + house
	default:
		a.Line = "ул. " + h.street + ", " + house
	}
	if h.mark >= 0 {
		s := &scene{dice: d, book: c.book, lang: lang, place: h.place}
		a.Landmark = string(c.book.marks[h.mark].in[lang].write(nil, s))
	}
	return a
}

// categories gives those that fit age and sex.
func categories(d dice, r app.Resident, year int) []app.SocialCategory {
	age := 40
	if r.BirthYear != 0 {
		age = year - r.BirthYear
	}
	var own []app.SocialCategory
	add := func(c app.SocialCategory, percent float64, fits bool) {
		if fits && d.percent(percent) {
			own = append(own, c)
		}
	}
	woman := r.Sex == app.Female
	add("pensioner", 88, age >= 63 || woman && age >= 58)
	add("disabled", 6, true)
	add("large_family", 17, age >= 27 && age <= 55)
	add("single_mother", 9, woman && age >= 22 && age <= 48)
	add("guardian", 1.5, age >= 30)
	add("low_income", 11, true)
	add("veteran", 5, age >= 60)
	add("widow", 10, age >= 58)
	add("migrant", 4, age < 60)
	add("fire_victim", 0.5, true)
	add("unemployed", 9, age >= 20 && age <= 57)
	add("student", 25, age <= 23)
	return slices.Clip(own[:min(len(own), 2)])
}
