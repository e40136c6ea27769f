package app_test

import (
	"cmp"
	"fmt"
	"slices"
	"testing"

	"kairyluu/app"
)

// searched is an office with a thing of every kind.
func searched(t *testing.T) *desk {
	d := newDesk(t)
	usen := person("Үсөнбаева", "Айгүл")
	usen.Phones, usen.PIN, usen.Address = []string{"+996555123456", "433891"}, "11203197512345", app.Address{Line: "ул. Ден Сяопина, 7"}
	a := d.register(func(a *app.Appeal) {
		a.Applicants = []app.Applicant{{Resident: usen}, {Resident: person("Жекшеев", "Руслан")}}
	})
	d.events(a.ID, app.Event{Kind: app.EventResolution, Date: a.Registered, Author: "Осмонов К.", Text: "Отсыпать щебнем", ExecutorID: d.asanov.ID})
	d.register(func(a *app.Appeal) {
		a.Text, a.Address = "Водопровод не работает", app.Address{Landmark: "за мечетью"}
	})
	d.register(func(a *app.Appeal) {
		a.Text, a.Summary = "Повторно о Ү-1/26: дорогу так и не отсыпали", "Дорога"
		a.Applicants, a.Address = []app.Applicant{{Resident: person("Саякова", "Назгүл")}}, app.Address{Line: "ул. Ленина, 5"}
	})
	m := d.hold(func(m *app.Meeting) {
		m.Guests = []app.Guest{{Organisation: "Водопровод-сервис"}}
		m.Agenda = append(m.Agenda, app.AgendaItem{UID: "pump", Title: "Талкуу: насос станциясы"})
	})
	d.decide(func(t *app.Decision) {
		t.MeetingID, t.ItemUID, t.Text = m.ID, "pump", "Починить водопровод"
	})
	d.find(func(f *app.Finding) { f.Title = "Старый водопровод" })
	d.find(func(f *app.Finding) {
		f.Kind, f.Level, f.Title, f.Measures = app.Practice, "", "Субботник", "Посажено 40 ив"
	})
	return d
}

// answer is what a search answers, a line a hit.
func (d *desk) answer(words string) []string {
	d.t.Helper()
	found, err := d.Desk.Find(d.ctx, app.FindQuery{Words: words, Limit: 5, Lang: app.Russian})
	d.must(err)
	lines := []string{}
	for _, f := range found {
		for _, h := range f.Hits {
			line := fmt.Sprintf("%s: %s", f.Kind, h.Title)
			if h.Exact {
				line += " !"
			}
			lines = append(lines, line+" | "+cmp.Or(string(h.Spot), "-")+" | "+h.Note)
		}
	}
	return lines
}

// What is exactly what was typed comes first, its kind before the others.
func TestAnExactNumberOrPhoneLeads(t *testing.T) {
	d := searched(t)
	const (
		letter = "Прошу отсыпать дорогу: после дождя не пройти."
		usen   = "residents: Үсөнбаева Айгүл ! | "
		hers   = "appeals: Ү-1/26 | phone | +996 555 123 456"
	)
	numbered := []string{"appeals: Ү-1/26 ! | - | " + letter, "appeals: С-3/26 | text | Повторно о Ү-1/26: дорогу так и не отсыпали"}
	for _, c := range []struct {
		why, words string
		want       []string
	}{
		{"a number, though a newer letter names it", "Ү-1/26", numbered},
		{"without a Kyrgyz keyboard, in other signs", "у 1 26", numbered},
		{"a phone in groups", "0555 12-34-56", []string{usen + "- | ул. Ден Сяопина, 7", hers}},
		{"a phone with its country", "+996 (555) 123 456", []string{usen + "- | ул. Ден Сяопина, 7", hers}},
		{"a phone bare", "555123456", []string{usen + "- | ул. Ден Сяопина, 7", hers}},
		{"a mixture from a business card", "+996 (0)555 123456", []string{usen + "- | ул. Ден Сяопина, 7"}},
		{"the second phone", "43-38-91", []string{usen + "phone | 43 38 91"}},
		{"a phone while it is dictated", "0555 12", []string{"residents: Үсөнбаева Айгүл | - | ул. Ден Сяопина, 7"}},
		{"a personal number, hidden", "11203197512345", []string{usen + "pin | 1•••••••••••45"}},
		{"a personal number in groups", "1 12031975 12345", []string{usen + "pin | 1•••••••••••45"}},
		{"the beginning of a personal number", "11203197", []string{"residents: Үсөнбаева Айгүл | pin | 1•••••••••••45"}},
	} {
		t.Run(c.why, func(t *testing.T) { same(t, c.words, d.answer(c.words), c.want) })
	}
}

// The appeals of people come before those in which others name them.
func TestTheAppealsOfAPersonLead(t *testing.T) {
	d := newDesk(t)
	by := func(surname, letter string) {
		d.register(func(a *app.Appeal) {
			a.Text, a.Summary, a.Applicants = letter, "", []app.Applicant{{Resident: person(surname, "Руслан")}}
		})
	}
	by("Бакиров", "Нет света")
	by("Асанов", "Сосед Бакиров сливает воду")
	same(t, "found", d.answer("бакир")[:2], []string{"appeals: Б-1/26 | - | Нет света", "appeals: А-2/26 | summary | Сосед Бакиров сливает воду"})
}

func TestDictionariesAreFoundByAnyOfTheirNames(t *testing.T) {
	d := newDesk(t)
	e := d.akOrdo
	e.NameRU, e.NameKY, e.Aliases = "Ак-Ордо", "Ак-Ордо конушу", []string{"Белый Двор"}
	_, err := d.Dictionaries.Save(d.ctx, e)
	d.must(err)
	same(t, "an alias", d.answer("белый"), []string{"settlements: Ак-Ордо | name | Белый Двор"})
	same(t, "the other language", d.answer("ак-ордо конушу"), []string{"settlements: Ак-Ордо | name | Ак-Ордо конушу"})
	same(t, "an executor", d.answer("исаков"), []string{"executors: Исаков Т. М. | - | "})
	d.register()
	equal(t, "an appeal by its settlement", d.answer("двор")[0], "appeals: Ш-1/26 | settlement | Белый Двор")
	found, err := d.Desk.Find(d.ctx, app.FindQuery{Words: "конушу", Kinds: []app.FoundKind{app.FoundSettlements}, Limit: 1, Lang: app.Kyrgyz})
	d.must(err)
	equal(t, "in Kyrgyz", found[0].Hits[0].Title, "Ак-Ордо конушу")
	gone := d.isakov
	gone.Active, gone.NameRU, gone.NameKY = false, "Асанов Т. М.", "Асанов Т. М."
	if gone, err = d.Dictionaries.Save(d.ctx, gone); err != nil {
		t.Fatal(err)
	}
	same(t, "whoever left comes last", d.answer("асанов"), []string{"executors: Асанов Б. К. | - | ", "executors: Асанов Т. М. | - | "})
}

func TestASearchCountsWhatItDoesNotShow(t *testing.T) {
	d := newDesk(t)
	for range 7 {
		d.register(func(a *app.Appeal) { a.Applicants = []app.Applicant{{Resident: person("Прошин", "Олег")}} })
		d.hold(func(m *app.Meeting) { m.Place = "Прошлая школа" })
		d.decide(func(t *app.Decision) { t.Text = "Прошить протоколы" })
		d.find(func(f *app.Finding) { f.Title = "Прошлогодний сухостой" })
	}
	for _, c := range []struct{ limit, count, want int }{{3, 100, 7}, {3, 5, 5}, {3, 0, 3}, {9, 0, 7}} {
		found, err := d.Desk.Find(d.ctx, app.FindQuery{Words: "прош", Limit: c.limit, Count: c.count})
		d.must(err)
		equal(t, "kinds", len(found), 5)
		for _, f := range found {
			if f.Total != c.want || len(f.Hits) != min(c.limit, 7) {
				t.Errorf("%+v: %d of %d %s", c, len(f.Hits), f.Total, f.Kind)
			}
		}
	}
	found, err := d.Desk.Find(d.ctx, app.FindQuery{Words: "П-1/26", Limit: 1, Count: 100})
	d.must(err)
	equal(t, "an exact number is counted once", found[0].Total, 7)
}

func TestCardsToTieAreNeitherPeopleNorWords(t *testing.T) {
	d := searched(t)
	hits, err := d.Desk.FindCards(d.ctx, "усонбаева", 5)
	d.must(err)
	equal(t, "hits", len(hits), 1)
	equal(t, "an appeal", hits[0].Entity, app.EntityAppeal)
	hits, err = d.Desk.FindCards(d.ctx, "водопров", 5)
	d.must(err)
	var kinds []string
	for _, h := range hits {
		kinds = append(kinds, h.Entity)
	}
	same(t, "cards", kinds, []string{app.EntityAppeal, app.EntityMeeting, app.EntityDecision, app.EntityFinding})
}

func TestAProjectCanBeTied(t *testing.T) {
	g := newGrants(t)
	p := g.begin()
	hits, err := g.Desk.FindCards(g.ctx, "площад", 5)
	g.must(err)
	if len(hits) != 1 || hits[0].Entity != app.EntityProject || hits[0].ID != p.ID {
		t.Errorf("hits %+v", hits)
	}
}

func TestNothingFoundAnywhereOffersTheNearestWords(t *testing.T) {
	d := searched(t)
	if _, err := d.Residents.Save(d.ctx, person("Бейшеналиев", "Азамат")); err != nil { // has no appeal
		t.Fatal(err)
	}
	for typed, want := range map[string]string{
		"Усенбаева": "Үсөнбаева", "Бейшеналиеф": "Бейшеналиев", "Водопровод": "", "Кшиштоф": "",
	} {
		got, err := d.Desk.Nearest(d.ctx, typed)
		if err != nil || got != want {
			t.Errorf("%q offers %q, %v, want %q", typed, got, err, want)
		}
	}
}

func TestOneSearchOverEverything(t *testing.T) {
	d := searched(t)
	for _, c := range []struct {
		why, words string
		want       []string
	}{
		{"every kind, each with where the words are", "водопров", []string{
			"appeals: Ш-2/26 | summary | Водопровод не работает",
			"meetings: Таза суу; Талкуу: насос станциясы | guest | Водопровод-сервис",
			"decisions: Починить водопровод | - | ",
			"risks: Старый водопровод | - | За школой, 40 м",
		}},
		{"an item of the agenda", "насос", []string{"meetings: Таза суу; Талкуу: насос станциясы | - | "}},
		{"what was said there", "тутугун", []string{"meetings: Таза суу; Талкуу: насос станциясы | agenda | Таза суу"}},
		{"what was decided there", "починить", []string{
			"meetings: Таза суу; Талкуу: насос станциясы | decision | Починить водопровод",
			"decisions: Починить водопровод | - | ",
		}},
		{"a practice by what came of it", "посажено", []string{"practices: Субботник | measures | Посажено 40 ив"}},
		{"a resolution", "щебнем", []string{"appeals: Ү-1/26 | resolution | Отсыпать щебнем"}},
		{"a landmark", "мечет", []string{"appeals: Ш-2/26 | address | за мечетью"}},
		{"words of two places", "усонбаева щебн", []string{"appeals: Ү-1/26 | resolution | Отсыпать щебнем"}},
		{"another applicant", "жекшеев", []string{
			"appeals: Ү-1/26 | applicant | Жекшеев Руслан",
			"residents: Жекшеев Руслан | - | ",
		}},
		{"words that are nowhere together", "усонбаева мечеть", nil},
		{"signs", "«—»", nil},
		{"one letter", "в", nil},
		{"a name without a Kyrgyz keyboard", "усонбаева", []string{
			"appeals: Ү-1/26 | - | Прошу отсыпать дорогу: после дождя не пройти.",
			"residents: Үсөнбаева Айгүл | - | ул. Ден Сяопина, 7",
		}},
	} {
		t.Run(c.why, func(t *testing.T) { same(t, c.words, d.answer(c.words), slices.Clone(c.want)) })
	}
}
