package appeals

import (
	"context"
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/seed"
	"kairyluu/app/text"
	"kairyluu/assets"
	"kairyluu/db/dbtest"
	"kairyluu/ui/dialogs"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/uitest"
	"kairyluu/ui/words"
)

// rig is the journal in a window in memory, over a real store of a small office
// on Friday, 18 September 2026.
type rig struct {
	*uitest.Window
	t      testing.TB
	office *app.Office
	env    *shell.Env
	page   *Page
	frame  *shell.Frame
	runner *task.Inline
	failed []error
	saveTo string
	listed []shell.Listing
	now    time.Time
}

func newRig(t testing.TB, lang string, fill func(r *rig)) *rig {
	t.Helper()
	r := &rig{t: t, now: time.Date(2026, time.September, 18, 10, 0, 0, 0, time.Local)}
	store := dbtest.New(t)
	r.office = app.New(store, store.Files(), func() time.Time { return r.now })
	start, err := seed.Office(assets.Seed, app.CityBishkek)
	r.must(err)
	settings := app.DefaultSettings()
	settings.NameRU, settings.HeadRU = "МТУ № 109", "Осмонов К."
	r.must(r.office.Desk.SetUp(t.Context(), settings, start.Settlements, start))
	r.office.Desk.Sit("Айнура Ж.")
	fill(r)
	uitest.Open(t, func(w fyne.Window) fyne.CanvasObject { return r.build(w, lang) })
	r.page.Focus()
	return r
}

func (r *rig) build(w fyne.Window, lang string) fyne.CanvasObject {
	catalog, err := words.Load(assets.Lang)
	r.must(err)
	r.Window = w.(*uitest.Window)
	runner := task.NewInline()
	r.runner = runner
	r.env = &shell.Env{
		Office: r.office, Words: catalog.In(lang), Runner: runner, Window: w,
		Now: func() time.Time { return r.now }, Backups: noBackups{},
		Open: func(string) error { return nil },
		Fail: func(err error) {
			if err != nil {
				r.failed = append(r.failed, err)
			}
		},
		Export: func(_ context.Context, l shell.Listing, _ string) error {
			r.listed = append(r.listed, l)
			return nil
		},
	}
	r.env.Dialogs = dialogs.New(w, func() dialogs.Words {
		return dialogs.Words{OK: "OK", Cancel: "Отмена", Close: "Закрыть"}
	}, task.NewScope(r.t.Context(), runner), dialogs.Files{
		Save: func(string, string, []dialogs.Filter) (string, error) { return r.saveTo, nil },
	})
	r.frame = shell.New(r.env, shell.Pages{shell.Appeals: func(env *shell.Env, route shell.Route) shell.Page {
		page := New(env, route)
		r.page = page.(*Page)
		return page
	}})
	r.frame.Go(shell.Route{Place: shell.Appeals})
	return r.frame.Content()
}

func (r *rig) must(err error) {
	r.t.Helper()
	if err != nil {
		r.t.Fatal(err)
	}
}

// noErrors fails when the page told an error.
func (r *rig) noErrors() {
	r.t.Helper()
	for _, err := range r.failed {
		r.t.Errorf("the page told: %v", err)
	}
}

type noBackups struct{ app.Backups }

func (noBackups) Last(context.Context) (app.BackupInfo, error) { return app.BackupInfo{}, nil }

// entry is the first entry of a dictionary, or makes one.
func (r *rig) entry(d app.Dict, name string) app.Entry {
	r.t.Helper()
	entries, err := r.office.Dictionaries.Entries(r.t.Context(), d)
	r.must(err)
	for _, e := range entries {
		if e.NameRU == name {
			return e
		}
	}
	e, err := r.office.Dictionaries.Save(r.t.Context(), app.Entry{Dict: d, NameRU: name, NameKY: name, Active: true})
	r.must(err)
	return e
}

// appeal registers a complaint of a person about the street lights.
func (r *rig) appeal(surname, registered, summary string, change ...func(*app.Registration)) app.Appeal {
	r.t.Helper()
	day := civil.MustParse(registered)
	reg := app.Registration{Appeal: app.Appeal{
		Registered: day, Received: day, Kind: app.Complaint, Language: app.Russian,
		SettlementID: r.entry(app.Settlements, "Ак-Ордо-2").ID,
		TopicID:      r.entry(app.Topics, "Уличное освещение").ID,
		Summary:      summary, Text: summary + ". Дети идут из школы в темноте, просим принять меры.",
		Address: app.Address{Line: "ул. Жеңиш, 14"},
		Applicants: []app.Applicant{{Resident: app.Resident{
			Name: text.Name{Surname: surname, Given: "Руслан"}, Phones: []string{"+996555123456"},
		}}},
	}}
	for _, f := range change {
		f(&reg)
	}
	a, err := r.office.Appeals.Register(r.t.Context(), reg)
	r.must(err)
	return a
}

// fewAppeals are three: one late, one due soon, one with time.
func fewAppeals(r *rig) {
	r.entry(app.Executors, "Асанов Б.")
	r.appeal("Шаршенбаев", "2026-08-27", "Нет света на улице третью неделю")
	r.appeal("Жекшеев", "2026-09-01", "Вывоз мусора, контейнеры переполнены")
	r.appeal("Исакова", "2026-09-17", "Перебои с водой, слабый напор")
}

// manyAppeals are n that are not late.
func manyAppeals(n int) func(r *rig) {
	return func(r *rig) {
		r.entry(app.Executors, "Асанов Б.")
		for i := range n {
			r.appeal(fmt.Sprintf("Житель%04d", i), "2026-09-17", fmt.Sprintf("Обращение %d о фонарях", i))
		}
	}
}

func (r *rig) row(i int) app.AppealRow {
	r.t.Helper()
	row, ok := r.page.Feed.List().Row(i)
	if !ok {
		r.t.Fatalf("row %d is not there", i)
	}
	return row
}

func (r *rig) standing(id int64) app.Standing {
	r.t.Helper()
	c, err := r.office.Appeals.Case(r.t.Context(), id)
	r.must(err)
	return c.Appeal.Standing
}

// choose takes the value of a short list that begins with a letter.
func (r *rig) choose(label, letter string) {
	r.t.Helper()
	focusable, ok := r.Field(label).(fyne.Focusable)
	if !ok {
		r.t.Fatalf("%q cannot have the focus", label)
	}
	r.Focus(focusable)
	r.Type(letter)
}
