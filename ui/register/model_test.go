package register

import (
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"testing/quick"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/text"
	"kairyluu/ui/forms"
)

var today = civil.MustParse("2026-09-11")

// filled is a form in which every field holds something of its own.
func filled() Form {
	f := Blank(today)
	f.Number, f.Sheets, f.Written = "Ш-7/26", "3", "09.09.2026"
	f.Channel, f.Receiver, f.Kind, f.Language = app.OralReception, 41, app.Complaint, app.Kyrgyz
	f.Multiplicity, f.Signatures = app.Collective, "46"
	f.People = []Person{{
		Known:   app.Resident{ID: 9, UID: "u", Version: 4, Note: "помнит Акаева", Address: app.Address{Plot: "12"}},
		Surname: "Шаршенбай уулу", Name: "Руслан", Patronymic: "—", Phone: "0555 12 34 56, 0312 43 38 91",
		PIN: "20101198012345", Settlement: 11, Line: "ул. Жеңиш, 14", Email: "r@mail.kg", Sex: app.Male,
		Born: "01.01.1980", Social: []app.SocialCategory{"large_family"}, Consent: true,
	}, {Surname: "Асанова", Name: "Айгүл"}}
	f.Elsewhere, f.Settlement, f.Line, f.Plot, f.Landmark, f.Quarter = true, 12, "за школой", "498", "у моста", "Исаев"
	f.Topic, f.ExtraTopics, f.MoreTopics, f.Executor = 21, [2]int64{22, 23}, []int64{24}, 31
	f.Attachments = []app.Attachment{{ID: 5, Entity: app.EntityAppeal, Name: "фото.jpg", Size: 10}}
	f.Summary, f.Text = "Нет света", "Четыре фонаря\nне горят"
	f.CoverBody, f.CoverNumber, f.CoverDate = "Мэрия", "01-17/639", "10.09.2026"
	f.Repetition, f.Earlier, f.EarlierNo = app.Repeated, 77, "Ш-1/26"
	f.OnControl, f.Controller, f.Due, f.DueReason = false, "Исаев", "30.09.2026", "закон 210"
	f.FileCase, f.FileVolume, f.FileSheets, f.Cost, f.Note = "04-12", "1", "15–17", "15000,50", "см. сход"
	return f
}

func TestTheFormBecomesAnAppealAndBack(t *testing.T) {
	f := filled()
	f.ID, f.UID, f.Version = 100, "uid", 3
	a, faults := f.Appeal(today)
	if err := faults.Err(); err != nil {
		t.Fatal(err)
	}
	asStored(t, &a)
	a.Standing.ExecutorID = f.Executor
	again := FromAppeal(a, f.EarlierNo, f.Attachments)
	b, _ := again.Appeal(today)
	asStored(t, &b)
	a.Standing = app.Standing{}
	if !reflect.DeepEqual(a.Applicants, b.Applicants) {
		t.Errorf("people came back as\n%+v, were\n%+v", b.Applicants, a.Applicants)
	}
	a.Applicants, b.Applicants = nil, nil
	if !reflect.DeepEqual(a, b) {
		t.Errorf("the appeal came back as\n%+v, was\n%+v", b, a)
	}
	if a.Cost != 1500050 || a.Signatures != 46 || a.Sheets != 3 {
		t.Errorf("cost %d, signatures %d, sheets %d", a.Cost, a.Signatures, a.Sheets)
	}
}

// asStored makes phones what the use case stores of them.
func asStored(t *testing.T, a *app.Appeal) {
	for _, applicant := range a.Applicants {
		for i, phone := range applicant.Resident.Phones {
			stored, err := text.ParsePhone(phone)
			if err != nil {
				t.Fatal(err)
			}
			applicant.Resident.Phones[i] = stored
		}
	}
}

func TestADraftGivesBackWhatWasTyped(t *testing.T) {
	roundTrip := func(f Form) Form {
		raw, err := json.Marshal(forms.Draft[Form]{Form: f})
		if err != nil {
			t.Fatal(err)
		}
		var d forms.Draft[Form]
		if err := json.Unmarshal(raw, &d); err != nil {
			t.Fatal(err)
		}
		return d.Form
	}
	t.Run("of a form with everything filled", func(t *testing.T) {
		if f := filled(); !roundTrip(f).Same(f) {
			t.Errorf("got %+v, want %+v", roundTrip(f), f)
		}
	})
	t.Run("of whatever nonsense is typed", func(t *testing.T) {
		property := func(seed uint64) bool {
			f := nonsense(rand.New(rand.NewPCG(seed, 1)))
			return roundTrip(f).Same(f)
		}
		if err := quick.Check(property, &quick.Config{MaxCount: 300}); err != nil {
			t.Error(err)
		}
	})
}

// nonsense types random letters into every text of a form.
func nonsense(r *rand.Rand) Form {
	f := filled()
	scribble(reflect.ValueOf(&f).Elem(), r)
	return f
}

func scribble(v reflect.Value, r *rand.Rand) {
	switch v.Kind() {
	case reflect.String:
		letters := []rune("аөүңЁ 31.12\"\\<>\n\u0007zY-+=@🙂")
		var s strings.Builder
		for range r.IntN(12) {
			s.WriteRune(letters[r.IntN(len(letters))])
		}
		v.SetString(s.String())
	case reflect.Slice:
		for i := range v.Len() {
			scribble(v.Index(i), r)
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[app.Resident]() || v.Type() == reflect.TypeFor[app.Attachment]() {
			return // not typed
		}
		for i := range v.NumField() {
			scribble(v.Field(i), r)
		}
	}
}

func TestTheNextPaperHasTheSameHeader(t *testing.T) {
	f := filled()
	f.Received, f.Registered = "10.09.2026", "11.09.2026"
	next := f.Next(today)
	want := Blank(today)
	want.Received, want.Registered = "10.09.2026", "11.09.2026"
	want.Channel, want.Receiver, want.Kind, want.Language = f.Channel, f.Receiver, f.Kind, f.Language
	if !next.Same(want) {
		t.Errorf("got %+v", next)
	}
}

func TestThePlaceOfTheProblem(t *testing.T) {
	home := Blank(today)
	home.People[0].Settlement, home.People[0].Line = 11, "ул. Жеңиш, 14"
	home.Line, home.Settlement = "не показано", 12
	elsewhere := home.Clone()
	elsewhere.Elsewhere = true
	anonymous := home.Clone()
	anonymous.Multiplicity = app.Anonymous
	for name, test := range map[string]struct {
		form       Form
		settlement int64
		line       string
	}{
		"is where the applicant lives":         {home, 11, "ул. Жеңиш, 14"},
		"is elsewhere when the form says so":   {elsewhere, 12, "не показано"},
		"has its own fields when no one signs": {anonymous, 12, "не показано"},
	} {
		t.Run(name, func(t *testing.T) {
			a, _ := test.form.Appeal(today)
			if a.SettlementID != test.settlement || a.Address.Line != test.line {
				t.Errorf("got %d %q", a.SettlementID, a.Address.Line)
			}
		})
	}
}

func TestAnAnonymousAppealHasNoApplicantsButKeepsWhatWasTyped(t *testing.T) {
	f := filled()
	f.Multiplicity = app.Anonymous
	a, _ := f.Appeal(today)
	if len(a.Applicants) != 0 || a.Signatures != 0 {
		t.Errorf("got %d applicants, %d signatures", len(a.Applicants), a.Signatures)
	}
	if f.People[0].Surname != "Шаршенбай уулу" {
		t.Error("the name was lost")
	}
}

func TestAKnownPersonIsCorrectedAndAnotherIsNew(t *testing.T) {
	known := app.Resident{
		ID: 9, UID: "u", Version: 4, Note: "помнит", Name: text.Name{Surname: "Исаев", Given: "Канат"},
		Phones: []string{"+996555123456"}, BirthYear: 1971, Address: app.Address{Line: "ул. Ош, 1", Quarter: "кв. 3"},
	}
	f := Blank(today)
	f.Choose(0, known)
	f.People[0].Phone = "0700 11 22 33"
	a, faults := f.Appeal(today)
	if err := faults.Err(); err != nil {
		t.Fatal(err)
	}
	got := a.Applicants[0]
	if got.ResidentID != 9 || got.Resident.Version != 4 || got.Resident.Note != "помнит" || got.Resident.BirthYear != 1971 ||
		got.Resident.Address.Quarter != "кв. 3" || got.Resident.Phones[0] != "0700 11 22 33" {
		t.Errorf("the known resident became %+v", got)
	}
	f.Detach(0)
	a, _ = f.Appeal(today)
	got = a.Applicants[0]
	if got.ResidentID != 0 || got.Resident.ID != 0 || got.Resident.Note != "" || got.Resident.Name.Surname != "Исаев" {
		t.Errorf("another person became %+v", got)
	}
}

func TestWhatCannotBeReadIsToldByField(t *testing.T) {
	for name, test := range map[string]struct {
		spoil      func(*Form)
		field, key string
	}{
		"a word for a date":            {func(f *Form) { f.Received = "вчера" }, "received", "date.format"},
		"a day that is not there":      {func(f *Form) { f.Registered = "31.02.2026" }, "registered", "date.impossible"},
		"a month that is not there":    {func(f *Form) { f.Written = "10.13.2026" }, "written", "date.impossible"},
		"a wrong date of the letter":   {func(f *Form) { f.CoverDate = "??" }, "cover_date", "date.format"},
		"a wrong term":                 {func(f *Form) { f.Due = "32.01.2026" }, "due", "date.impossible"},
		"sheets in words":              {func(f *Form) { f.Sheets = "три" }, "sheets", "check.sheets"},
		"signatures in words":          {func(f *Form) { f.Multiplicity = app.Collective; f.Signatures = "много" }, "signatures", "check.signatures"},
		"a cost in words":              {func(f *Form) { f.Cost = "сто сом" }, "cost", "register.cost_wrong"},
		"a cost below zero":            {func(f *Form) { f.Cost = "-5" }, "cost", "register.cost_wrong"},
		"a cost of three decimals":     {func(f *Form) { f.Cost = "5,125" }, "cost", "register.cost_wrong"},
		"a cost beyond all money":      {func(f *Form) { f.Cost = "99999999999999999999" }, "cost", "register.cost_wrong"},
		"a year of birth in words":     {func(f *Form) { f.People[0].Born = "молодой" }, "born", "check.born"},
		"a day of birth of the second": {func(f *Form) { f.People[1].Born = "31.02.1980" }, "born.1", "check.born"},
	} {
		t.Run(name, func(t *testing.T) {
			f := filled()
			test.spoil(&f)
			_, faults := f.Appeal(today)
			if len(faults.Errors) != 1 || faults.Errors[0].Field != test.field || faults.Errors[0].Key != test.key {
				t.Errorf("got %+v, want %s %s", faults.Errors, test.field, test.key)
			}
		})
	}
}

func TestMoneyIsReadBackAsItIsWritten(t *testing.T) {
	property := func(tyiyn uint32) bool {
		r := &reader{today: today}
		return r.money("cost", moneyText(int64(tyiyn))) == int64(tyiyn) && len(r.faults.Errors) == 0
	}
	if err := quick.Check(property, nil); err != nil {
		t.Error(err)
	}
}

func TestLinkingAnEarlierAppeal(t *testing.T) {
	row := func(id int64, r app.Repetition) app.AppealRow {
		return app.AppealRow{ID: id, Number: "Ш-1/26", Repetition: r}
	}
	for name, test := range map[string]struct {
		hint app.Similar
		want app.Repetition
	}{
		"a first one makes a repeat":      {app.Similar{Likeness: app.LikeRepeat, Row: row(1, app.First)}, app.Repeated},
		"a repeat makes the third":        {app.Similar{Likeness: app.LikeRepeat, Row: row(2, app.Repeated)}, app.Multiple},
		"the same text makes a duplicate": {app.Similar{Likeness: app.LikeDuplicate, Row: row(3, app.First)}, app.Duplicate},
	} {
		t.Run(name, func(t *testing.T) {
			f := Blank(today)
			f.Link(test.hint)
			if f.Repetition != test.want || f.Earlier != test.hint.Row.ID || f.EarlierNo != "Ш-1/26" {
				t.Errorf("got %s %d %q", f.Repetition, f.Earlier, f.EarlierNo)
			}
			f.Unlink()
			if !f.Same(Blank(today)) {
				t.Errorf("unlinked it is %+v", f)
			}
		})
	}
	t.Run("passes over houses, neighbours and what is linked already", func(t *testing.T) {
		f := Blank(today)
		hints := []app.Similar{
			{Likeness: app.LikeHouse, Row: row(1, app.First)},
			{Likeness: app.LikeRepeat, Row: row(2, app.First)},
			{Likeness: app.LikeRepeat, Row: row(3, app.First)},
			{Likeness: app.LikeNearby, Count: 4},
		}
		for _, want := range []int64{2, 3} {
			h, ok := f.Linkable(hints)
			if !ok || h.Row.ID != want {
				t.Fatalf("got %d %v, want %d", h.Row.ID, ok, want)
			}
			f.Link(h)
		}
		if _, ok := f.Linkable(hints[:1]); ok {
			t.Error("a house was offered")
		}
	})
}

func TestFaultsGoInTheOrderOfTheForm(t *testing.T) {
	var f app.Faults
	for _, key := range []string{"text", "note", "surname.1", "received", "elsewhere unknown", "surname", "topic"} {
		f.Add(key, "check.name_needed")
	}
	var got []string
	for _, fault := range inOrder(f.Errors) {
		got = append(got, fault.Field)
	}
	want := []string{"received", "surname", "surname.1", "topic", "text", "note", "elsewhere unknown"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
