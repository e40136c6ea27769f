package residents

import (
	"slices"
	"testing"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/text"
)

func resident() app.Resident {
	return app.Resident{
		ID: 5, UID: "u", Version: 2, Name: text.ParseName("Шаршенбай уулу Руслан"), Sex: app.Male,
		Born: civil.MustParse("1975-03-12"), BirthYear: 1975, PIN: "21203197512345",
		Phones: []string{"+996555123456", "119"}, Email: "r@example.kg", SettlementID: 3,
		Address: app.Address{Line: "ул. Жеңиш, 14", Plot: "172", Landmark: "школа", Quarter: "Осмонова"},
		Social:  []app.SocialCategory{"pensioner"}, Language: app.Kyrgyz, Consent: true, Note: "глухой",
	}
}

func TestFormReadsBackWhatItShows(t *testing.T) {
	stored := resident()
	f := formOf(stored)
	if f.Born != "12.03.1975" || f.Phones != "+996 555 123 456, 119" {
		t.Errorf("born %q, phones %q", f.Born, f.Phones)
	}
	got, faults := f.resident(stored)
	if faults.Err() != nil {
		t.Fatal(faults.Err())
	}
	got.Phones = stored.Phones // written apart; the use case reads them
	if !slices.Equal(got.Social, stored.Social) {
		t.Errorf("social %v", got.Social)
	}
	got.Social, stored.Social = nil, nil
	got.Phones, stored.Phones = nil, nil
	if !equal(got, stored) {
		t.Errorf("read back\n%+v, want\n%+v", got, stored)
	}
}

// equal compares residents without their lists.
func equal(a, b app.Resident) bool {
	return a.ID == b.ID && a.UID == b.UID && a.Version == b.Version && a.Name == b.Name && a.Sex == b.Sex &&
		a.Born == b.Born && a.BirthYear == b.BirthYear && a.PIN == b.PIN && a.Email == b.Email &&
		a.SettlementID == b.SettlementID && a.Address == b.Address && a.Language == b.Language &&
		a.Consent == b.Consent && a.Note == b.Note
}

func TestBirthIsADateOrAYear(t *testing.T) {
	for typed, want := range map[string]struct {
		date string
		year int
		ok   bool
	}{
		"":           {"", 0, true},
		"1975":       {"", 1975, true},
		" 12.03.75 ": {"1975-03-12", 1975, true},
		"31.02.1975": {"", 0, false},
		"давно":      {"", 0, false},
	} {
		d, year, err := parseBorn(typed)
		if d.String() != want.date || year != want.year || (err == nil) != want.ok {
			t.Errorf("%q is %q, %d, %v", typed, d, year, err)
		}
	}
}

func TestChangesGoOntoTheNewerCard(t *testing.T) {
	base := formOf(resident())
	mine, theirs := base, base
	mine.Phones, mine.Social = "0700 112233", []app.SocialCategory{"pensioner", "veteran"}
	theirs.Line, theirs.Note = "ул. Чокморова, 185", ""
	got := merged(base, mine, theirs)
	if got.Phones != "0700 112233" || got.Line != "ул. Чокморова, 185" || got.Note != "" || len(got.Social) != 2 {
		t.Errorf("together: %+v", got)
	}
	if got.Surname != base.Surname || got.Settlement != base.Settlement || got.Consent != base.Consent {
		t.Errorf("what nobody changed is lost: %+v", got)
	}
	if keys := differing(base, theirs); !slices.Equal(keys, []string{"line", "note"}) {
		t.Errorf("they changed %v", keys)
	}
}

func TestNeighboursAreTheOthersOfTheHouse(t *testing.T) {
	rows := []app.AppealRow{
		{Applicant: "Асанов Бакыт"},
		{Applicant: "Асанова Гүлнара"},
		{Applicant: ""},
		{Applicant: "асанов бакыт"},
		{Applicant: "Асанова Гүлнара"},
	}
	if got := neighbours(rows, "Асанов Бакыт"); !slices.Equal(got, []string{"Асанова Гүлнара"}) {
		t.Errorf("neighbours are %q", got)
	}
}
