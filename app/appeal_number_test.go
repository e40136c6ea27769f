package app_test

import (
	"testing"
	"time"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/text"
	"kairyluu/db/dbtest"
)

func TestNumbersAreForetoldAndFound(t *testing.T) {
	store := dbtest.New(t)
	office := app.New(store, store.Files(), func() time.Time { return time.Date(2026, 9, 11, 9, 0, 0, 0, time.UTC) })
	ctx := t.Context()
	settings := app.DefaultSettings()
	settings.NameRU = "МТУ № 109"
	if err := office.Desk.SetUp(ctx, settings, nil, app.Seed{Terms: civil.DefaultTerms()}); err != nil {
		t.Fatal(err)
	}
	topic, err := office.Dictionaries.Save(ctx, app.Entry{Dict: app.Topics, Code: "04", NameRU: "Свет", Active: true})
	if err != nil {
		t.Fatal(err)
	}
	day := civil.MustParse("2026-09-11")
	a := app.Appeal{
		Received: day, Registered: day, TopicID: topic.ID, Text: "Нет света",
		Applicants: []app.Applicant{{Resident: app.Resident{Name: text.Name{Surname: "шаршенбай уулу"}}}},
	}
	for range 2 { // asking draws nothing
		number, err := office.Appeals.PreviewNumber(ctx, a)
		if err != nil || number != "Ш-1/26" {
			t.Fatalf("foretold %q, %v", number, err)
		}
	}
	stored, err := office.Appeals.Register(ctx, app.Registration{Appeal: a})
	if err != nil || stored.Number != "Ш-1/26" {
		t.Fatalf("registered as %q, %v", stored.Number, err)
	}
	if number, err := office.Appeals.PreviewNumber(ctx, a); err != nil || number != "Ш-2/26" {
		t.Errorf("the next is foretold as %q, %v", number, err)
	}
	for _, typed := range []string{"Ш-1/26", "ш 1/26"} {
		rows, err := office.Appeals.ByNumber(ctx, typed)
		if err != nil || len(rows) != 1 || rows[0].ID != stored.ID {
			t.Errorf("%q finds %+v, %v", typed, rows, err)
		}
	}
	if rows, err := office.Appeals.ByNumber(ctx, "Ш-11/26"); err != nil || len(rows) != 0 {
		t.Errorf("a number of nobody finds %+v, %v", rows, err)
	}
}
