package app_test

import (
	"fmt"
	"strings"
	"testing"

	"kairyluu/app"
)

// TestSimilar types a letter into an office that knows one, and reads the hints.
func TestSimilar(t *testing.T) {
	const pin = "20101198000123"
	known := func(a *app.Appeal) {
		a.Applicants[0].Resident.PIN, a.Applicants[0].Resident.Phones = pin, []string{"0555 123 456"}
	}
	stranger := func(a *app.Appeal) {
		a.Applicants[0].Resident = person("Акматова", "Нур")
		a.Text, a.Address.Line = "Совсем другая просьба о другом деле", "ул. Манас, 1"
	}
	all := func(changes ...func(*app.Appeal)) func(*app.Appeal) {
		return func(a *app.Appeal) {
			for _, f := range changes {
				f(a)
			}
		}
	}
	for name, tt := range map[string]struct {
		typed func(*desk, *app.Appeal)
		want  []string // likeness and reasons
	}{
		"nothing alike": {func(_ *desk, a *app.Appeal) { stranger(a) }, nil},
		"the same person and topic": {func(_ *desk, a *app.Appeal) {
			stranger(a)
			a.Applicants[0].Resident = person("ШАРШЕНБАЙ УУЛУ", "руслан")
		}, []string{"repeat same_person same_topic"}},
		"the same person, another topic": {func(d *desk, a *app.Appeal) {
			stranger(a)
			a.Applicants[0].Resident = person("Шаршенбай уулу", "Руслан")
			a.TopicID = d.light.ID
		}, nil},
		"the same person, no topic yet": {func(_ *desk, a *app.Appeal) {
			stranger(a)
			a.Applicants[0].Resident = person("Шаршенбай уулу", "Руслан")
			a.TopicID = 0
		}, []string{"repeat same_person"}},
		"a surname alone": {func(_ *desk, a *app.Appeal) {
			stranger(a)
			a.Applicants[0].Resident = person("Шаршенбай уулу", "")
		}, nil},
		"the same phone under another name": {func(_ *desk, a *app.Appeal) { stranger(a); a.Applicants[0].Resident.Phones = []string{"+996555123456"} }, []string{"repeat same_phone same_topic"}},
		"the same PIN under another name":   {func(_ *desk, a *app.Appeal) { stranger(a); a.Applicants[0].Resident.PIN = pin }, []string{"repeat same_pin same_topic"}},
		"the same text from somebody else": {func(_ *desk, a *app.Appeal) {
			stranger(a)
			a.Text = "ПРОШУ отсыпать дорогу — после дождя не пройти!"
		}, []string{"duplicate same_text"}},
		"the same text from the same person": {func(_ *desk, a *app.Appeal) { known(a); a.Address.Line = "" }, []string{"duplicate same_text same_pin same_topic"}},
		"a short text says little":           {func(_ *desk, a *app.Appeal) { stranger(a); a.Text = "Прошу" }, nil},
		"the same house, written otherwise":  {func(_ *desk, a *app.Appeal) { stranger(a); a.Address.Line = "Жеңиш көч., 14-үй" }, []string{"house same_house"}},
		"the neighbour's house":              {func(_ *desk, a *app.Appeal) { stranger(a); a.Address.Line = "ул. Жеңиш, 15" }, nil},
		"such a house in another settlement": {func(d *desk, a *app.Appeal) {
			stranger(a)
			a.Address.Line, a.SettlementID = "ул. Жеңиш, 14", d.dordoi.ID
		}, nil},
		"everything of the same is one hint": {func(_ *desk, a *app.Appeal) { known(a) }, []string{"duplicate same_text same_pin same_topic same_house"}},
		"an empty form":                      {func(_ *desk, a *app.Appeal) { *a = app.Appeal{} }, nil},
		"the appeal itself when it is edited": {func(d *desk, a *app.Appeal) {
			rows, _ := d.Appeals.Rows(d.ctx, app.AppealQuery{})
			known(a)
			a.ID = rows[0].ID
		}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			d.register(all(known))
			a := d.letter()
			tt.typed(d, &a)
			same(t, "hints", hints(d, a), tt.want)
		})
	}
}

func hints(d *desk, a app.Appeal) []string {
	d.t.Helper()
	found, err := d.Appeals.Similar(d.ctx, a)
	d.must(err)
	var out []string
	for _, s := range found {
		if s.Likeness == app.LikeNearby {
			out = append(out, fmt.Sprint(s.Likeness, " ", s.Count))
			continue
		}
		out = append(out, strings.Join(append([]string{string(s.Likeness)}, s.Reasons...), " "))
	}
	return out
}

func TestSimilarKnowsAPersonByTheirCard(t *testing.T) {
	d := newDesk(t)
	first := d.register(func(a *app.Appeal) { a.Applicants[0].Resident.Phones = []string{"0555123456"} })
	a := d.letter(func(a *app.Appeal) { a.Text, a.Address.Line = "", ""; a.Applicants = first.Applicants })
	same(t, "hints", hints(d, a), []string{"repeat same_person same_topic"})
}

func TestSimilarForgetsWhatIsLongAgo(t *testing.T) {
	d := newDesk(t)
	d.register(func(a *app.Appeal) { a.Received, a.Registered = date("2023-10-13"), date("2023-10-13") })
	a := d.letter(func(a *app.Appeal) { a.Text, a.Address.Line = "", "" })
	same(t, "after three years and a day", hints(d, a), nil)
	d.setDay("2026-10-12")
	a.Received, a.Registered = date("2026-10-12"), date("2026-10-12")
	same(t, "after three years", hints(d, a), []string{"repeat same_person same_topic"})
}

func TestSimilarCountsTheNeighbourhood(t *testing.T) {
	d := newDesk(t)
	for i, day := range []string{"2026-10-12", "2026-07-15", "2026-07-14"} {
		d.register(func(a *app.Appeal) {
			a.Received, a.Registered = date(day), date(day)
			a.Applicants[0].Resident = person(fmt.Sprint("Асанов", i), "Бакыт")
			a.Address.Line, a.Text = "", fmt.Sprint("Дорога ", i)
		})
	}
	a := d.letter(func(a *app.Appeal) { a.Applicants, a.Address.Line, a.Text = nil, "", "" })
	found, err := d.Appeals.Similar(d.ctx, a)
	d.must(err)
	equal(t, "hints", len(found), 1)
	equal(t, "in ninety days", found[0].Count, 2)
	n, err := d.Appeals.Count(d.ctx, found[0].Filter, 0)
	d.must(err)
	equal(t, "the list behind the hint", n, 2)
	a.TopicID = d.light.ID
	same(t, "of another topic", hints(d, a), nil)
}

func TestSimilarShowsTheWeightiestFirstAndNotTooMany(t *testing.T) {
	d := newDesk(t)
	text := d.letter().Text
	for i := range 5 {
		d.register(func(a *app.Appeal) { // the house
			a.Applicants[0].Resident, a.Text = person(fmt.Sprint("Асанов", i), "Бакыт"), fmt.Sprint("Просьба о чём-то ином ", i)
		})
		d.register(func(a *app.Appeal) { // the text
			a.Applicants[0].Resident = person(fmt.Sprint("Акматов", i), "Нур")
			a.Address.Line, a.Text = fmt.Sprintf("ул. Манас, %d", i), text
		})
		d.register(func(a *app.Appeal) { // the person
			a.Address.Line, a.Text = fmt.Sprintf("ул. Чүй, %d", i), fmt.Sprint("Просьба о чём-то другом ", i)
		})
	}
	found, err := d.Appeals.Similar(d.ctx, d.letter())
	d.must(err)
	var order []string
	for _, s := range found {
		order = append(order, string(s.Likeness))
	}
	same(t, "hints", order, []string{"duplicate", "duplicate", "duplicate", "repeat", "repeat", "repeat", "nearby"})
	if found[0].Row.ID < found[1].Row.ID {
		t.Error("the older duplicate comes first")
	}
}
