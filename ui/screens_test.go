package ui_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/demo"
	"kairyluu/app/seed"
	"kairyluu/assets"
	"kairyluu/db"
	"kairyluu/ui"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/uitest"
	"kairyluu/ui/words"
)

// noon is when the pictures are taken: a Friday in the third quarter.
var noon = time.Date(2026, 9, 11, 10, 42, 0, 0, time.Local)

// office is a made-up office in a folder of its own.
type office struct {
	*app.Office
	store *db.Store
	dir   string
}

func newOffice(t testing.TB, appeals int) office {
	t.Helper()
	o := openOffice(t, t.TempDir())
	start, err := seed.Office(assets.Seed, app.CityBishkek)
	if err != nil {
		t.Fatal(err)
	}
	if err := demo.SetUp(context.Background(), o.Office, start); err != nil {
		t.Fatal(err)
	}
	if err := demo.Fill(context.Background(), o.Office, demo.Options{Appeals: appeals, Seed: 1, Until: civil.Of(noon)}); err != nil {
		t.Fatal(err)
	}
	return o
}

func openOffice(t testing.TB, dir string) office {
	t.Helper()
	clock := func() time.Time { return noon }
	store, err := db.Open(context.Background(), dir, db.Options{Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	return office{app.New(store, store.Files(), clock), store, dir}
}

// open shows the whole program in a window in memory.
func (o office) open(t testing.TB) (*uitest.Window, *ui.Window) {
	t.Helper()
	catalog, err := words.Load(assets.Lang)
	if err != nil {
		t.Fatal(err)
	}
	var program *ui.Window
	w := uitest.Open(t, func(w fyne.Window) fyne.CanvasObject {
		program, err = ui.Main(w, ui.Deps{
			Office: o.Office, Backups: o.store.Backups(), Catalog: catalog, DataDir: o.dir, Version: "0.1.0",
			Now: func() time.Time { return noon }, Runner: task.NewInline(),
			Seed: func(city string) app.Seed {
				s, err := seed.Office(assets.Seed, city)
				if err != nil {
					t.Error(err)
				}
				return s
			},
			Incident: func(err error) string {
				t.Error(err)
				return "000000"
			},
			Open:   func(string) error { return nil },
			Export: func(context.Context, shell.Listing, string) error { return nil },
			Demo: func(ctx context.Context, progress func(done, total int)) error {
				start, err := seed.Office(assets.Seed, app.CityBishkek)
				if err != nil {
					return err
				}
				return demo.Make(ctx, o.Office, start, demo.Options{Appeals: 200, Until: civil.Of(noon), Progress: progress})
			},
		})
		if err != nil {
			t.Fatal(err)
		}
		return w.Content()
	})
	return w, program
}

// TestScreens writes a picture of every page, in both languages, light and
// dark, into the folder that KAIRYLUU_SCREENS names.
func TestScreens(t *testing.T) {
	dir := os.Getenv("KAIRYLUU_SCREENS")
	if dir == "" {
		t.Skip("KAIRYLUU_SCREENS names no folder; make screens does")
	}
	o := newOffice(t, 2500)
	places := []shell.Route{
		{Place: shell.Overview},
		{Place: shell.Appeals},
		{Place: shell.Register},
		{Place: shell.Meetings},
		{Place: shell.Plan},
		{Place: shell.Grants},
		{Place: shell.Residents},
		{Place: shell.Places},
		{Place: shell.Reports},
		{Place: shell.Dictionaries},
		{Place: shell.Settings},
	}
	for _, lang := range []string{"ru", "ky"} {
		for _, look := range []string{"light", "dark"} {
			w, program := o.open(t)
			program.Env().Look(shell.Look{Theme: look})
			program.Env().Switch(lang)
			for _, r := range places {
				program.Env().Go(r)
				w.Settle()
				w.Screenshot(filepath.Join(dir, fmt.Sprintf("%s-%s-%s.png", r.Place, lang, look)))
			}
		}
		w, program := openOffice(t, t.TempDir()).open(t)
		program.Env().Switch(lang)
		w.Screenshot(filepath.Join(dir, "firstrun-"+lang+"-light.png"))
	}
}
