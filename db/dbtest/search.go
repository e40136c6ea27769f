package dbtest

import (
	"strconv"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"

	"kairyluu/app"
	"kairyluu/app/text"
)

// searched are the appeals that testSearch looks for, by what is in them.
func searched(o *Office) []app.Appeal {
	card := func(number, summary, letter string) app.Appeal {
		a := fullCard(o)
		a.Number, a.Summary, a.Text, a.Address, a.Covering, a.SettlementID = number, summary, letter, app.Address{}, app.Covering{}, 0
		a.Applicants = nil
		return a
	}
	water := card("Ш-208/26", "Нет воды", "Суу түтүгү жарылган, үй-бүлөбүз суусуз. Ёлка упала.")
	light := card("А-209/26", "", "Көчөдө жарык 100% жок; күйгүзүңүздөр. КУРУЛУШ")
	light.Address.Line, light.SettlementID = "ул. О'Нила, 5", o.Settlements[3].ID
	person := card("Ө-210/26", "Справка", "Прошу выдать справку")
	person.Applicants = []app.Applicant{applicant(o, 0)}
	again := card("Ш-208/25", "Старое", "Повтор прошлого года")
	again.Registered = date("2025-03-03")
	return []app.Appeal{again, water, light, person}
}

func testSearch(t *testing.T, open func(testing.TB) app.Store) {
	s := open(t)
	o := Fill(t, s, 3)
	r := o.Residents[0]
	r.Name, r.Phones = text.Name{Surname: "Шаршенбай уулу", Given: "Руслан"}, []string{"+996555987654"}
	Do(t, s, func(tx app.Tx) error { return tx.UpdateResident(t.Context(), &r) })
	o.Residents[0] = r
	numbers := map[int64]string{}
	var water app.Appeal
	Do(t, s, func(tx app.Tx) error {
		for _, a := range searched(o) {
			if err := tx.AddAppeal(t.Context(), &a); err != nil {
				return err
			}
			numbers[a.ID] = a.Number
			if a.Summary == "Нет воды" {
				water = a
			}
		}
		return nil
	})
	find := func(words string) []string {
		var found []string
		for _, row := range must(s.AppealRows(t.Context(), app.AppealQuery{Filter: app.AppealFilter{Words: words}}))(t) {
			if n := numbers[row.ID]; n != "" {
				found = append(found, n)
			}
		}
		return found
	}
	for _, c := range []struct {
		why, words string
		want       []string
	}{
		{"the beginning of a word", "түтү", []string{"Ш-208/26"}},
		{"any case", "ТҮТҮГ", []string{"Ш-208/26"}},
		{"without a Kyrgyz keyboard", "тутугу жарылган", []string{"Ш-208/26"}},
		{"ң as н", "куйгузунуздор", []string{"А-209/26"}},
		{"ё as е", "елка", []string{"Ш-208/26"}},
		{"е as ё", "ёЛКА упала", []string{"Ш-208/26"}},
		{"Latin look-alikes", "cпpaвк", []string{"Ө-210/26"}},
		{"a hyphen", "үй-бүлө", []string{"Ш-208/26"}},
		{"words in any order", "жарылган суу", []string{"Ш-208/26"}},
		{"all words have to be there", "түтүгү справка", nil},
		{"not the middle of a word", "үтүгү", nil},
		{"per cent", "100%", []string{"А-209/26"}},
		{"letters taken apart", norm.NFD.String("Ёлка"), []string{"Ш-208/26"}},
		{"an apostrophe", "О'Нил", []string{"А-209/26"}},
		{"quotation marks", `"справку"`, []string{"Ө-210/26"}},
		{"a star", "*", nil},
		{"a bracket", "(", nil},
		{"a column of SQL", "t:справка OR 1=1", nil},
		{"an operator", "справку NOT выдать", nil},
		{"operators alone", "AND OR NEAR", nil},
		{"an injection", `справка" OR "а`, nil},
		{"an end of a statement", "'; DROP TABLE appeal; --", nil},
		{"the word that stands for a settlement", "\ue000" + strconv.FormatInt(o.Settlements[3].ID, 10), nil},
		{"a phone", "0555987654", []string{"Ө-210/26"}},
		{"a phone with its country", "996555987", []string{"Ө-210/26"}},
		{"a phone bare", "555987654", []string{"Ө-210/26"}},
		{"a phone in groups", "+996 (555) 98-76-54", []string{"Ө-210/26"}},
		{"a name", "шаршенбай руслан", []string{"Ө-210/26"}},
		{"a settlement", "дордой", []string{"А-209/26"}},
		{"a settlement and a word", "дордой жарык", []string{"А-209/26"}},
		{"a settlement and a word elsewhere", "дордой справка", nil},
		{"an address", "нила 5", []string{"А-209/26"}},
		{"an exact number, newest first", "ш-208/26", []string{"Ш-208/26"}},
		{"a number in other signs", "Ш 208 26", []string{"Ш-208/26"}},
		{"a part of a number", "208", []string{"Ш-208/26", "Ш-208/25"}},
	} {
		t.Run(c.why, func(t *testing.T) { same(t, c.words, find(c.words), c.want) })
	}
	t.Run("an exact number leads, whatever is newer", func(t *testing.T) {
		newer := fullCard(o)
		newer.Number, newer.Text = "Я-900/26", "Ответ на Ш-208/25 не получен"
		Do(t, s, func(tx app.Tx) error { return tx.AddAppeal(t.Context(), &newer) })
		numbers[newer.ID] = newer.Number
		same(t, "found", find("ш-208/25"), []string{"Ш-208/25", "Я-900/26"})
		q := app.AppealQuery{Filter: app.AppealFilter{Words: "Ш-208/25"}, Limit: 1}
		var paged []string
		for range 3 {
			for _, row := range must(s.AppealRows(t.Context(), q))(t) {
				paged, q.After = append(paged, row.Number), &row
			}
		}
		same(t, "by pages", paged, []string{"Ш-208/25", "Я-900/26"})
		q.After, q.Offset = nil, 1
		same(t, "from the second", must(s.AppealRows(t.Context(), q))(t)[0].Number, "Я-900/26")
	})
	t.Run("a resolution is found until it is taken back", func(t *testing.T) {
		e := app.Event{AppealID: water.ID, Kind: app.EventResolution, Date: water.Registered, Text: "Насосту оңдогула"}
		Do(t, s, func(tx app.Tx) error { return tx.AddEvent(t.Context(), &e) })
		same(t, "found", find("насос"), []string{"Ш-208/26"})
		Do(t, s, func(tx app.Tx) error {
			return tx.TakeBack(t.Context(), e.ID, app.TakenBack{At: time.Date(2026, 7, 1, 1, 1, 1, 0, time.UTC)})
		})
		same(t, "found", find("насос"), nil)
		same(t, "still found by the text", find("түтү"), []string{"Ш-208/26"})
	})
	t.Run("a changed text is found by its new words only", func(t *testing.T) {
		water.Text = "Совсем другое"
		Do(t, s, func(tx app.Tx) error { return tx.UpdateAppeal(t.Context(), &water) })
		same(t, "old", find("түтү"), nil)
		same(t, "new", find("совсем"), []string{"Ш-208/26"})
	})
}
