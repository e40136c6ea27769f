// Package pagetest opens one page of the window in memory, over a real office in
// a folder of its own, so that a test presses keys and then looks at the store.
package pagetest

import (
	"context"
	"os"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/seed"
	"kairyluu/app/text"
	"kairyluu/assets"
	"kairyluu/db"
	"kairyluu/ui/dialogs"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/theme"
	"kairyluu/ui/uitest"
	"kairyluu/ui/words"
)

// Noon is when every test takes place: Friday, 18 September 2026.
var Noon = time.Date(2026, time.September, 18, 10, 0, 0, 0, time.Local)

// Desk is the window in memory with what stands behind it.
type Desk struct {
	*uitest.Window
	t testing.TB

	Office *app.Office
	Store  *db.Store
	Env    *shell.Env
	Frame  *shell.Frame
	Runner *task.Inline

	SaveTo  string          // what the system's file dialog answers
	OpenOf  []string        // the files that it answers when asked for some to read
	Gone    []shell.Route   // where the page led
	Listed  []shell.Listing // what it exported
	Opened  []string        // what it opened with the system's program
	Printed []shell.Document
	Looks   []shell.Look
	Copied  []string // folders it copied to
	Refused error    // what the next copy answers
}

// New opens a store with an empty office that is set up in Bishkek, and says who
// sits there. Show puts a page on the window.
func New(t testing.TB) *Desk {
	t.Helper()
	d := Empty(t)
	start := d.Seed(app.CityBishkek)
	settings := app.DefaultSettings()
	settings.NameRU, settings.NameKY, settings.HeadRU = "МТУ № 109", "№ 109 МАБ", "Осмонов К."
	d.Must(d.Office.Desk.SetUp(t.Context(), settings, start.Settlements, start))
	return d
}

// Empty is New without an office: as at the first run.
func Empty(t testing.TB) *Desk {
	t.Helper()
	d := &Desk{t: t, Runner: task.NewInline()}
	store, err := db.Open(t.Context(), t.TempDir(), db.Options{Now: clock})
	d.Must(err)
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Errorf("close store: %v", err)
		}
	})
	d.Store = store
	d.Office = app.New(store, store.Files(), clock)
	d.Office.Desk.Sit("Айнура Ж.")
	return d
}

func clock() time.Time { return Noon }

// Pictures runs look for each language and palette where KAIRYLUU_SHOTS names a
// folder to write to; elsewhere the test is passed over.
func Pictures(t *testing.T, look func(lang, palette string, in fyne.Theme)) {
	if os.Getenv("KAIRYLUU_SHOTS") == "" {
		t.Skip("KAIRYLUU_SHOTS names no folder for pictures")
	}
	for _, lang := range []string{"ru", "ky"} {
		look(lang, "light", theme.New(theme.Light))
		look(lang, "dark", theme.New(theme.Dark))
	}
}

// Show opens the window in a language with the pages of one frame, on a route.
func (d *Desk) Show(lang string, page shell.Factory, r shell.Route) {
	d.t.Helper()
	uitest.Open(d.t, func(w fyne.Window) fyne.CanvasObject {
		d.prepare(w, lang)
		d.Frame = shell.New(d.Env, shell.Pages{r.Place: page})
		goTo := d.Env.Go
		d.Env.Go = func(r shell.Route) {
			d.Gone = append(d.Gone, r)
			goTo(r)
		}
		d.Frame.Go(r)
		return d.Frame.Content()
	})
	d.t.Cleanup(d.Frame.Close)
	if page, ok := d.Frame.Page().(shell.Focuser); ok {
		page.Focus() // the frame did so before the window had its content
	}
	d.Settle()
}

// Wear changes the palette as the settings do: the window is made anew in it.
func (d *Desk) Wear(palette fyne.Theme) {
	d.SetTheme(palette)
	if d.Frame != nil {
		d.Frame.Rebuild()
	}
}

// ShowBare opens the window on content that stands without a frame.
func (d *Desk) ShowBare(lang string, build func(env *shell.Env) fyne.CanvasObject) {
	d.t.Helper()
	uitest.Open(d.t, func(w fyne.Window) fyne.CanvasObject {
		d.prepare(w, lang)
		return build(d.Env)
	})
	d.Settle()
}

func (d *Desk) prepare(w fyne.Window, lang string) {
	catalog, err := words.Load(assets.Lang)
	d.Must(err)
	d.Window = w.(*uitest.Window)
	d.Env = &shell.Env{
		Office: d.Office, Backups: copies{d}, Words: catalog.In(lang), Runner: d.Runner, Window: w,
		Now: clock, DataDir: "/srv/kairyluu", Version: "0.1.0", Seed: d.Seed,
		Go: func(shell.Route) {}, Back: func() {}, Status: func(string) {},
		Look: func(l shell.Look) { d.Looks = append(d.Looks, l) },
		Open: func(path string) error { d.Opened = append(d.Opened, path); return nil },
		Print: func(_ context.Context, doc shell.Document) (string, error) {
			d.Printed = append(d.Printed, doc)
			return "/tmp/" + doc.Kind + ".docx", nil
		},
		Export: func(_ context.Context, l shell.Listing, _ string) error { d.Listed = append(d.Listed, l); return nil },
	}
	d.Env.Switch = func(lang string) {
		d.Env.Words = catalog.In(lang)
		if d.Frame != nil {
			d.Frame.Rebuild()
		}
	}
	d.Env.Dialogs = dialogs.New(w, func() dialogs.Words {
		return dialogs.Words{OK: "Хорошо", Cancel: "Отмена", Close: "Закрыть", Error: "Ошибка"}
	}, task.NewScope(d.t.Context(), d.Runner), dialogs.Files{
		Save: func(string, string, []dialogs.Filter) (string, error) { return d.SaveTo, nil },
		Open: func(string, bool, []dialogs.Filter) ([]string, error) { return d.OpenOf, nil },
	})
	d.Env.Fail = func(err error) {
		shell.Tell(d.Env, err, func(err error) string {
			d.t.Errorf("an internal fault reached the page: %v", err)
			return "000000"
		})
	}
}

// Seed is what a new office of a city starts from.
func (d *Desk) Seed(city string) app.Seed {
	s, err := seed.Office(assets.Seed, city)
	d.Must(err)
	return s
}

// Must ends the test on an error of its own preparation.
func (d *Desk) Must(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}

// Entry is the entry of a dictionary with a Russian name.
func (d *Desk) Entry(dict app.Dict, name string) app.Entry {
	d.t.Helper()
	entries, err := d.Office.Dictionaries.Entries(d.t.Context(), dict)
	d.Must(err)
	for _, e := range entries {
		if e.NameRU == name {
			return e
		}
	}
	d.t.Fatalf("dictionary %s has no %q", dict, name)
	return app.Entry{}
}

// Resident stores a person who lives in Ак-Ордо-2.
func (d *Desk) Resident(name, phone string) app.Resident {
	d.t.Helper()
	r, err := d.Office.Residents.Save(d.t.Context(), app.Resident{
		Name: text.ParseName(name), Phones: []string{phone}, PIN: "21203197512345",
		SettlementID: d.Entry(app.Settlements, "Ак-Ордо-2").ID, Address: app.Address{Line: "ул. Жеңиш, 14"},
		Language: app.Kyrgyz, Social: []app.SocialCategory{"pensioner"},
	})
	d.Must(err)
	return r
}

// Appeal registers a complaint of a person about the street lights.
func (d *Desk) Appeal(r app.Resident, registered string) app.Appeal {
	d.t.Helper()
	day := civil.MustParse(registered)
	a, err := d.Office.Appeals.Register(d.t.Context(), app.Registration{Appeal: app.Appeal{
		Registered: day, Received: day, Kind: app.Complaint, Language: app.Russian,
		SettlementID: r.SettlementID, Address: r.Address, TopicID: d.Entry(app.Topics, "Уличное освещение").ID,
		Summary: "Нет света на улице", Text: "Третью неделю не горят фонари на нашей улице, просим принять меры.",
		Applicants: []app.Applicant{{ResidentID: r.ID, Resident: r}},
	}})
	d.Must(err)
	return a
}

// copies is a keeper of copies that only remembers.
type copies struct{ d *Desk }

func (c copies) Make(_ context.Context, dir string) (app.BackupInfo, error) {
	if c.d.Refused != nil {
		return app.BackupInfo{}, c.d.Refused
	}
	c.d.Copied = append(c.d.Copied, dir)
	return c.info(dir), nil
}

func (c copies) Last(context.Context) (app.BackupInfo, error) {
	if len(c.d.Copied) == 0 {
		return app.BackupInfo{}, nil
	}
	return c.info(c.d.Copied[len(c.d.Copied)-1]), nil
}

func (c copies) List() ([]app.BackupInfo, error) {
	last, err := c.Last(context.Background())
	if last.At.IsZero() {
		return nil, err
	}
	return []app.BackupInfo{last}, err
}

func (c copies) info(dir string) app.BackupInfo {
	return app.BackupInfo{Path: dir + "/office-20260918-1000.db", At: Noon, Size: 4_200_000, Appeals: 1248}
}
