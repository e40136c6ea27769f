package dbtest

import (
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/text"
)

// same fails the test unless got is want, down to the last field.
func same[T any](t testing.TB, what string, got, want T) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s\n got %+v\nwant %+v", what, got, want)
	}
}

// must returns what a reader returned without an error.
func must[T any](got T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
}

// refused fails the test unless err is of that class with that key.
func refused(t testing.TB, err error, code app.Code, key string) {
	t.Helper()
	if app.ErrorCode(err) != code || !strings.Contains(err.Error(), key) {
		t.Errorf("error %v, want %s %s", err, code, key)
	}
}

func date(s string) civil.Date { return civil.MustParse(s) }

// fullCard is an appeal with a value in every field.
func fullCard(o *Office) app.Appeal {
	return app.Appeal{
		Number: "Ш-777/26", Registered: date("2026-05-04"), Received: date("2026-05-03"), Written: date("2026-05-01"),
		Channel: app.ByEmail, Kind: app.Complaint, Multiplicity: app.Collective, Signatures: 12,
		Repetition: app.Repeated, Earlier: o.Appeals[0].ID, Language: app.Kyrgyz,
		Covering:   app.Covering{Body: "Мэрия", Number: "М-5", Date: date("2026-05-02")},
		Applicants: []app.Applicant{applicant(o, 1), applicant(o, 0)}, SettlementID: o.Settlements[1].ID,
		Address: app.Address{Line: "ул. Жеңиш, 14", Plot: "5-контур", Landmark: "возле школы", Quarter: "Асанова"},
		TopicID: o.Topics[1].ID, ExtraTopics: []int64{o.Topics[2].ID, o.Groups[0].ID},
		Summary: "Кыскача", Text: "Толук текст\nэкинчи сап", Sheets: 3, ReceiverID: o.Executors[0].ID, OnControl: true,
		Controller: "Исаков", DueByHand: date("2026-06-01"), DueReason: "210",
		Filing: app.Filing{Case: "02-08", Volume: "1", Sheets: "5–7"}, Cost: 125_00, Note: "Эскертүү",
		Standing: app.Stand(date("2026-06-01"), nil),
	}
}

func applicant(o *Office, i int) app.Applicant {
	return app.Applicant{ResidentID: o.Residents[i].ID, Resident: o.Residents[i]}
}

func testCards(t *testing.T, open func(testing.TB) app.Store) {
	s := open(t)
	o := Fill(t, s, 20)
	a := fullCard(o)
	Do(t, s, func(tx app.Tx) error { return tx.AddAppeal(t.Context(), &a) })

	t.Run("an appeal is read as it was written", func(t *testing.T) {
		same(t, "appeal", must(s.Appeal(t.Context(), a.ID))(t), a)
		for _, old := range o.Appeals {
			same(t, "appeal", must(s.Appeal(t.Context(), old.ID))(t), old)
		}
	})
	t.Run("its line in the journal says the same", func(t *testing.T) {
		got := must(s.AppealRows(t.Context(), app.AppealQuery{Filter: app.AppealFilter{ID: a.ID}}))(t)
		same(t, "rows", got, []app.AppealRow{o.row(a)})
	})
	t.Run("a save is read back, and an older version is refused", func(t *testing.T) {
		stale := a
		a.Number, a.Registered, a.Applicants, a.ExtraTopics = "Ш-778/25", date("2025-12-31"), a.Applicants[1:], nil
		a.TopicID, a.Summary, a.Signatures = 0, "", 0
		Do(t, s, func(tx app.Tx) error { return tx.UpdateAppeal(t.Context(), &a) })
		same(t, "appeal", must(s.Appeal(t.Context(), a.ID))(t), a)
		err := s.InTx(t.Context(), func(tx app.Tx) error { return tx.UpdateAppeal(t.Context(), &stale) })
		refused(t, err, app.Conflict, "appeal.changed")
	})
	t.Run("a standing changes the version", func(t *testing.T) {
		stale := a
		a.Standing.State, a.Standing.ExecutorID = app.InWork, o.Executors[1].ID
		a.Version++
		Do(t, s, func(tx app.Tx) error { return tx.SetStanding(t.Context(), a.ID, a.Standing) })
		same(t, "appeal", must(s.Appeal(t.Context(), a.ID))(t), a)
		err := s.InTx(t.Context(), func(tx app.Tx) error { return tx.UpdateAppeal(t.Context(), &stale) })
		refused(t, err, app.Conflict, "appeal.changed")
	})
	t.Run("what is not there is not found", func(t *testing.T) {
		_, err := s.Appeal(t.Context(), 999)
		refused(t, err, app.NotFound, "appeal.gone")
		err = s.InTx(t.Context(), func(tx app.Tx) error { return tx.SetStanding(t.Context(), 999, app.Standing{}) })
		refused(t, err, app.NotFound, "appeal.gone")
		gone := a
		gone.ID = 999
		err = s.InTx(t.Context(), func(tx app.Tx) error { return tx.UpdateAppeal(t.Context(), &gone) })
		refused(t, err, app.NotFound, "appeal.gone")
	})
	t.Run("a number is taken once a year, whatever its case", func(t *testing.T) { testNumbers(t, s, a) })
	t.Run("the same text is found", func(t *testing.T) {
		again := a
		again.ID, again.UID, again.Number, again.Text = 0, "", "Ш-779/26", "ТОЛУК, текст — экинчи сап!"
		Do(t, s, func(tx app.Tx) error { return tx.AddAppeal(t.Context(), &again) })
		rows := must(s.AppealsByText(t.Context(), a.Text, 5))(t)
		same(t, "ids", ids(rows), []int64{again.ID, a.ID})
		same(t, "ids", ids(must(s.AppealsByText(t.Context(), "…", 5))(t)), []int64{})
	})
	t.Run("the short line is one line of 200 letters", func(t *testing.T) {
		long := a
		long.ID, long.UID, long.Number, long.Text = 0, "", "Ш-780/26", strings.Repeat("ө\n ү", 300)
		Do(t, s, func(tx app.Tx) error { return tx.AddAppeal(t.Context(), &long) })
		rows := must(s.AppealRows(t.Context(), app.AppealQuery{Filter: app.AppealFilter{ID: long.ID}}))(t)
		if n := len([]rune(rows[0].Summary)); n != 200 || strings.Contains(rows[0].Summary, "\n") {
			t.Errorf("summary of %d letters: %q", n, rows[0].Summary)
		}
	})
}

func testNumbers(t *testing.T, s app.Store, a app.Appeal) {
	for _, c := range []struct {
		number string
		year   int
		taken  bool
	}{
		{"ш-778/25", 2025, true}, {"Ш-778/25", 2026, false}, {"Ш-778/26", 2025, false},
	} {
		Do(t, s, func(tx app.Tx) error {
			taken, err := tx.NumberTaken(t.Context(), c.year, c.number)
			if taken != c.taken {
				t.Errorf("%s in %d taken: %v", c.number, c.year, taken)
			}
			return err
		})
	}
	twin := a
	twin.ID, twin.UID, twin.Number = 0, "", strings.ToLower(a.Number)
	err := s.InTx(t.Context(), func(tx app.Tx) error { return tx.AddAppeal(t.Context(), &twin) })
	refused(t, err, app.Conflict, "number.taken")
	rows := must(s.AppealByNumber(t.Context(), " ш 778 25"))(t)
	same(t, "found by number", ids(rows), []int64{a.ID})
	var drawn []int
	Do(t, s, func(tx app.Tx) error {
		for _, scope := range []string{"year", "year", "letter:Ш", "year"} {
			n, err := tx.NextNumber(t.Context(), 2026, scope)
			if err != nil {
				return err
			}
			drawn = append(drawn, n)
		}
		return nil
	})
	same(t, "numbers drawn", drawn, []int{1, 2, 1, 3})
}

func ids(rows []app.AppealRow) []int64 {
	out := make([]int64, len(rows))
	for i, r := range rows {
		out[i] = r.ID
	}
	return out
}

func testEvents(t *testing.T, open func(testing.TB) app.Store) {
	s := open(t)
	o := Fill(t, s, 5)
	id := o.Appeals[0].ID
	at := time.Date(2026, 7, 1, 10, 20, 30, 456e6, time.UTC)
	e := app.Event{
		AppealID: id, Kind: app.EventAnswered, Date: date("2026-07-01"), At: at, Actor: "Айнура", Text: "Жооп", Author: "Исаков",
		ExecutorID: o.Executors[0].ID, Due: date("2026-07-20"), BodyID: o.Bodies[0].ID, Whole: true, Number: "О-9", Notice: date("2026-07-02"),
		Outcome: app.Partly, Delivery: app.DeliverByPost, Language: app.Kyrgyz,
		CoExecutors: []app.Assignment{{ExecutorID: o.Executors[1].ID}, {ExecutorID: o.Executors[2].ID, Due: date("2026-07-09")}},
	}
	Do(t, s, func(tx app.Tx) error { return tx.AddEvent(t.Context(), &e) })
	t.Run("events are read as they were written, in order of entry", func(t *testing.T) {
		same(t, "events", must(s.Events(t.Context(), id))(t), append(o.Events[id], e))
	})
	t.Run("an event is taken back once and stays", func(t *testing.T) {
		back := app.TakenBack{At: at.Add(time.Hour), Actor: "Бакыт", Reason: "Ката"}
		take := func(tx app.Tx) error { return tx.TakeBack(t.Context(), e.ID, back) }
		Do(t, s, take)
		e.TakenBack = &back
		same(t, "events", must(s.Events(t.Context(), id))(t), append(o.Events[id], e))
		refused(t, s.InTx(t.Context(), take), app.Conflict, "event.taken_back_already")
	})
}

func testResidents(t *testing.T, open func(testing.TB) app.Store) {
	s := open(t)
	o := Fill(t, s, 30)
	r := app.Resident{
		Name: text.Name{Surname: "Токтогулова", Given: "Гүлнара", Patronymic: "Өмүрбек кызы"}, Sex: app.Female, Born: date("1970-02-03"),
		BirthYear: 1970, PIN: "10302197000123", Phones: []string{"+996700112233", "438891"}, Email: "g@example.kg",
		SettlementID: o.Settlements[0].ID, Address: app.Address{Line: "Достук, 3", Plot: "7", Landmark: "базар", Quarter: "Асан"},
		Social: []app.SocialCategory{"pensioner", "veteran"}, Language: app.Kyrgyz, Consent: true, Note: "эскертүү",
	}
	Do(t, s, func(tx app.Tx) error { return tx.AddResident(t.Context(), &r) })
	find := func(words string) []string {
		var names []string
		for _, p := range must(s.FindResidents(t.Context(), words, 10))(t) {
			names = append(names, p.Name.Full())
		}
		return names
	}
	full := []string{r.Name.Full()}

	t.Run("a resident is read as written", func(t *testing.T) {
		same(t, "resident", must(s.Resident(t.Context(), r.ID))(t), r)
		for _, p := range o.Residents {
			same(t, "resident", must(s.Resident(t.Context(), p.ID))(t), p)
		}
		_, err := s.Resident(t.Context(), 999)
		refused(t, err, app.NotFound, "resident.gone")
	})
	t.Run("is found by what their words begin with", func(t *testing.T) {
		for _, words := range []string{
			"Токтогулова", "токто", "то", "гулнара токтогул", "ГҮЛН омурбек", "0700112", "700112233", "+996 700 11 22 33",
			"0700 11", "700 112 2", "(0700) 11-22", "103021970", "тoктoгулoва",
		} {
			same(t, words, find(words), full)
		}
		same(t, "middle of a word", find("огулова"), nil)
		same(t, "signs", find("*"), nil)
		same(t, "injection", find(`" OR "а`), nil)
	})
	t.Run("by nearly the name when nobody has it", func(t *testing.T) {
		for _, words := range []string{"Тахтогулова", "токтгулова гулнара", "Токтогулвоа"} {
			same(t, words, find(words), full)
		}
	})
	t.Run("by the whole phone", func(t *testing.T) {
		same(t, "by phone", must(s.ResidentsByPhone(t.Context(), "+996700112233"))(t), []app.Resident{r})
		same(t, "by a part", len(must(s.ResidentsByPhone(t.Context(), "+99670011223"))(t)), 0)
	})
	t.Run("a new name reaches their appeals and the search", func(t *testing.T) { testRename(t, s, o) })
	t.Run("an older version is refused", func(t *testing.T) {
		stale := r
		r.Phones, r.Social = nil, nil
		Do(t, s, func(tx app.Tx) error { return tx.UpdateResident(t.Context(), &r) })
		same(t, "resident", must(s.Resident(t.Context(), r.ID))(t), r)
		same(t, "found by the old phone", find("0700112"), nil)
		err := s.InTx(t.Context(), func(tx app.Tx) error { return tx.UpdateResident(t.Context(), &stale) })
		refused(t, err, app.Conflict, "resident.changed")
	})
	t.Run("pages of residents add up to all of them", func(t *testing.T) { testResidentPages(t, s, o) })
}

func testRename(t *testing.T, s app.Store, o *Office) {
	i := 0
	for len(o.Appeals[i].Applicants) != 2 {
		i++
	}
	for at, isFirst := range []bool{true, false} {
		r := must(s.Resident(t.Context(), o.Appeals[i].Applicants[at].ResidentID))(t)
		r.Name.Surname = []string{"Жаңыбаев", "Экинчиев"}[at]
		r.Phones = []string{"+996777000" + []string{"111", "222"}[at]}
		r.Born, r.BirthYear, r.Social = civil.Date{}, 1931+at, []app.SocialCategory{app.SocialCategories[at]}
		Do(t, s, func(tx app.Tx) error { return tx.UpdateResident(t.Context(), &r) })
		f := app.AppealFilter{ID: o.Appeals[i].ID, Words: r.Name.Surname + " 0777000"}
		rows := must(s.AppealRows(t.Context(), app.AppealQuery{Filter: f}))(t)
		if len(rows) != 1 {
			t.Fatalf("not found by the new name %q", r.Name.Surname)
		}
		if named := rows[0].Applicant == r.Name.Full() && rows[0].Phone == r.Phones[0]; named != isFirst {
			t.Errorf("line shows %q %q", rows[0].Applicant, rows[0].Phone)
		}
		figures := must(s.Tally(t.Context(), app.AppealFilter{ID: f.ID}, app.DimBirthYear, app.DimSocial))(t)
		if keys := figures[0].Keys; (keys[0] == strconv.Itoa(r.BirthYear) && keys[1] == string(r.Social[0])) != isFirst {
			t.Errorf("figures show %q", keys)
		}
	}
}

func testResidentPages(t *testing.T, s app.Store, o *Office) {
	for _, f := range []app.ResidentFilter{{}, {Words: "асан"}, {SettlementID: o.Settlements[1].ID}, {Social: "veteran"}, {Words: "*"}} {
		whole := must(s.ResidentRows(t.Context(), f, 0, 1000))(t)
		var paged []app.ResidentRow
		for {
			page := must(s.ResidentRows(t.Context(), f, len(paged), 3))(t)
			if len(page) == 0 {
				break
			}
			paged = append(paged, page...)
		}
		same(t, "pages", len(paged), len(whole))
		for i := range whole {
			same(t, "row", paged[i], whole[i])
		}
		same(t, "count", must(s.CountResidents(t.Context(), f, 0))(t), len(whole))
		same(t, "capped count", must(s.CountResidents(t.Context(), f, 2))(t), min(2, len(whole)))
	}
	for _, row := range must(s.ResidentRows(t.Context(), app.ResidentFilter{}, 0, 1000))(t) {
		appeals := must(s.CountAppeals(t.Context(), app.AppealFilter{Resident: row.ID}, 0))(t)
		open := must(s.CountAppeals(t.Context(), app.AppealFilter{Resident: row.ID, Open: true}, 0))(t)
		same(t, "appeals of "+row.Name, []int{row.Appeals, row.OpenAppeals}, []int{appeals, open})
	}
}
