package app_test

import (
	"testing"

	"kairyluu/app"
	"kairyluu/app/text"
)

func TestResidentsAreSavedAndRecorded(t *testing.T) {
	d := newDesk(t)
	var told []app.Changed
	d.Bus.Subscribe(func(c app.Changed) { told = append(told, c) })
	r := person("асанов", "бакыт")
	r.PIN, r.Phones = "2 0101 1980 00123", []string{"0312 62-41-40"}
	r, err := d.Residents.Save(d.ctx, r)
	d.must(err)
	equal(t, "name", r.Name.Full(), "Асанов Бакыт")
	equal(t, "phone", r.Phones[0], "+996312624140")
	equal(t, "sex by the PIN", r.Sex, app.Male)
	equal(t, "birth by the PIN", r.Born, date("1980-01-01"))
	equal(t, "year by the PIN", r.BirthYear, 1980)

	stale := r
	r.Note = "эскертүү"
	r, err = d.Residents.Save(d.ctx, r)
	d.must(err)
	stale.Note = "башка"
	_, err = d.Residents.Save(d.ctx, stale)
	refused(t, err, app.Conflict, "resident.changed")
	read, err := d.Residents.Resident(d.ctx, r.ID)
	d.must(err)
	equal(t, "note", read.Note, "эскертүү")
	equal(t, "version", read.Version, r.Version)
	_, err = d.Residents.Resident(d.ctx, 999)
	refused(t, err, app.NotFound, "resident.gone")

	records := d.history(app.HistoryFilter{Entity: app.EntityResident, EntityID: r.ID})
	equal(t, "records", len(records), 2)
	equal(t, "last", records[0].Action, "update")
	equal(t, "first", records[1].Action, "create")
	equal(t, "times told", len(told), 2)
}

func TestWhatThePINTellsDoesNotOverwrite(t *testing.T) {
	d := newDesk(t)
	r := person("Асанова", "Гүлнара")
	r.PIN, r.Sex, r.BirthYear = "20101198000123", app.Female, 1975
	f := d.Residents.Check(r)
	same(t, "warnings", keys(f.Warnings), []string{"pin pin.other_sex", "pin pin.other_year"})
	r, err := d.Residents.Save(d.ctx, r)
	d.must(err) // a warning does not stop
	equal(t, "sex", r.Sex, app.Female)
	equal(t, "year", r.BirthYear, 1975)
}

func TestAWrongFormIsNotSaved(t *testing.T) {
	d := newDesk(t)
	r := person("Асанов", "Бакыт")
	r.Phones, r.Email = []string{"12"}, "a b@example.kg"
	_, err := d.Residents.Save(d.ctx, r)
	refused(t, err, app.Invalid, "phone.short")
	refused(t, err, app.Invalid, "check.email")
	n, err := d.Residents.Count(d.ctx, app.ResidentFilter{}, 0)
	d.must(err)
	equal(t, "residents", n, 0)
}

func TestAnUnchangedResidentIsNotWritten(t *testing.T) {
	d := newDesk(t)
	a := d.register()
	known := a.Applicants[0]
	b := d.register(func(b *app.Appeal) { b.Applicants = []app.Applicant{known} })
	equal(t, "the same person", b.Applicants[0].ResidentID, known.ResidentID)
	read, err := d.Residents.Resident(d.ctx, known.ResidentID)
	d.must(err)
	equal(t, "version", read.Version, known.Resident.Version)
	equal(t, "records", len(d.history(app.HistoryFilter{Entity: app.EntityResident, EntityID: known.ResidentID})), 1)

	known.Resident.Phones = []string{"0555123456"}
	d.register(func(b *app.Appeal) { b.Applicants = []app.Applicant{known} })
	known.Resident.Phones = []string{"0700123456"} // over the version before
	_, err = d.Appeals.Register(d.ctx, app.Registration{Appeal: d.letter(func(b *app.Appeal) { b.Applicants = []app.Applicant{known} })})
	refused(t, err, app.Conflict, "resident.changed")
}

func TestKnownOffersPeopleWithTheirLastAppeals(t *testing.T) {
	d := newDesk(t)
	var last app.Appeal
	first := d.register()
	for range 4 {
		last = d.register(func(a *app.Appeal) { a.Applicants = first.Applicants })
	}
	d.register(func(a *app.Appeal) { a.Applicants[0].Resident = person("Өмүрбеков", "Үсөн") })
	for _, typed := range []string{"ша", "шарш рус", "ШАРШЕНБАЙ"} {
		known, err := d.Residents.Known(d.ctx, typed, 5)
		d.must(err)
		if len(known) != 1 || len(known[0].Appeals) != 3 {
			t.Fatalf("%q offers %+v", typed, known)
		}
		equal(t, "the last", known[0].Appeals[0].ID, last.ID)
	}
	for _, typed := range []string{"", "ш", " ш ", "ж"} {
		known, err := d.Residents.Known(d.ctx, typed, 5)
		d.must(err)
		equal(t, "offered for "+typed, len(known), 0)
	}
}

func TestSameFindsThePersonAlreadyKnown(t *testing.T) {
	d := newDesk(t)
	asanov := person("Асанов", "Бакыт")
	asanov.PIN, asanov.Phones = "20101198000123", []string{"0555 123 456"}
	asanov, err := d.Residents.Save(d.ctx, asanov)
	d.must(err)
	wife := person("Асанова", "Гүлнара")
	wife.Phones = asanov.Phones // one phone in a house
	wife, err = d.Residents.Save(d.ctx, wife)
	d.must(err)

	filled := func(name, phone, pin string) app.Resident {
		r := app.Resident{Name: text.ParseName(name), PIN: pin}
		if phone != "" {
			r.Phones = []string{phone}
		}
		return r
	}
	for name, tt := range map[string]struct {
		typed app.Resident
		want  int64
	}{
		"the same phone and name":        {filled("АСАНОВ бакыт", "+996 555 123456", ""), asanov.ID},
		"that of the other in the house": {filled("Асанова Гулнара", "0555123456", ""), wife.ID},
		"the same phone, another name":   {filled("Акматов Нур", "0555123456", ""), 0},
		"the same name, another phone":   {filled("Асанов Бакыт", "0700123456", ""), 0},
		"the same PIN, another name":     {filled("Асанов Б.", "", "2-01011980-00123"), asanov.ID},
		"a PIN of nobody":                {filled("Асанов Бакыт", "", "20101198000124"), 0},
		"the beginning of a PIN":         {filled("Асанов Бакыт", "", "2010119800"), 0},
		"nothing":                        {app.Resident{}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			same, err := d.Residents.Same(d.ctx, tt.typed)
			d.must(err)
			equal(t, "id", same.ID, tt.want)
		})
	}
}

func TestResidentsPage(t *testing.T) {
	d := newDesk(t)
	a := d.register()
	d.register(func(b *app.Appeal) { b.Applicants = a.Applicants })
	d.events(a.ID, app.Event{Kind: app.EventClosed})
	d.register(func(b *app.Appeal) { b.Applicants[0].Resident = person("Асанов", "Бакыт") })
	rows, err := d.Residents.Rows(d.ctx, app.ResidentFilter{}, 0, 10)
	d.must(err)
	equal(t, "rows", len(rows), 2)
	equal(t, "first by name", rows[0].Name, "Асанов Бакыт")
	equal(t, "appeals", rows[1].Appeals, 2)
	equal(t, "of them open", rows[1].OpenAppeals, 1)
	n, err := d.Residents.Count(d.ctx, app.ResidentFilter{Words: "асан"}, 0)
	d.must(err)
	equal(t, "found", n, 1)
}
