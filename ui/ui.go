// Package ui joins the pages to one window.
package ui

import (
	"context"
	"os"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/ui/dialogs"
	"kairyluu/ui/firstrun"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/theme"
	"kairyluu/ui/words"
)

// Deps is what the window is given by main.
type Deps struct {
	Office  *app.Office
	Backups app.Backups
	Catalog *words.Catalog
	Seed    func(city string) app.Seed
	DataDir string
	Version string
	Now     func() time.Time
	Runner  task.Runner
	Files   dialogs.Files // the system's file dialogs

	Open     func(path string) error // a file with the system's program
	Incident func(err error) string  // logs an internal fault, returns its number
	Export   func(ctx context.Context, l shell.Listing, path string) error
	// Print writes a document and returns where; warning says what is wrong with
	// the office's own template, when the program's had to do.
	Print func(ctx context.Context, d shell.Document) (path string, warning, err error)
	// Dossier gathers everything of a project in an archive.
	Dossier func(ctx context.Context, projectID int64, lang, path string) (damaged int, err error)
	// Demo fills the empty office with a made-up one.
	Demo func(ctx context.Context, progress func(done, total int)) error
}

// Preferences that are read before the window exists, too.
const (
	PrefLanguage = "language"
	PrefLook     = "look"
	PrefActor    = "actor"
)

// Window is the running window: the frame, or the first run before it.
type Window struct {
	fyne.Window
	deps    Deps
	env     *shell.Env
	scope   *task.Scope
	frame   *shell.Frame
	first   shell.Page
	changed bool // something was committed since the last copy
	closing bool
}

// Main fills w and keeps it alive. It must be called on the window's thread
// before the window is shown.
func Main(w fyne.Window, d Deps) (*Window, error) {
	ctx := context.Background()
	win := &Window{Window: w, deps: d, scope: task.NewScope(ctx, d.Runner)}
	lang, err := win.remembered(ctx)
	if err != nil {
		return nil, err
	}
	win.env = win.makeEnv(lang)
	win.watch()
	settings, err := d.Office.Desk.Settings(ctx)
	if err != nil {
		return nil, err
	}
	w.SetTitle(win.env.T("app.name"))
	if settings.Ready {
		if err := d.Office.Desk.Furnish(ctx, d.Seed(settings.City)); err != nil {
			return nil, err
		}
		win.start()
	} else {
		win.welcome()
	}
	return win, nil
}

// remembered applies what the window remembers: language, look, who sits here.
func (w *Window) remembered(ctx context.Context) (lang string, err error) {
	desk := w.deps.Office.Desk
	lang = "ru"
	if _, err = desk.Preference(ctx, PrefLanguage, &lang); err != nil {
		return "", err
	}
	look := shell.Look{Theme: "light"}
	if _, err = desk.Preference(ctx, PrefLook, &look); err != nil {
		return "", err
	}
	wear(look)
	var actor string
	if _, err = desk.Preference(ctx, PrefActor, &actor); err != nil {
		return "", err
	}
	desk.Sit(actor)
	return lang, nil
}

// ApplyScale hands the remembered scale to the toolkit, which reads it from the
// environment before the first window exists.
func ApplyScale(ctx context.Context, desk *app.Desk) error {
	var look shell.Look
	if _, err := desk.Preference(ctx, PrefLook, &look); err != nil || look.Scale == 0 {
		return err
	}
	return os.Setenv("FYNE_SCALE", strconv.FormatFloat(float64(look.Scale), 'f', 2, 32))
}

func (w *Window) makeEnv(lang string) *shell.Env {
	env := &shell.Env{
		Office: w.deps.Office, Backups: w.deps.Backups, Runner: w.deps.Runner, Window: w.Window,
		Words: w.deps.Catalog.In(lang), Now: w.deps.Now, DataDir: w.deps.DataDir, Seed: w.deps.Seed,
		Version: w.deps.Version, Open: w.deps.Open, Export: w.deps.Export, Dossier: w.deps.Dossier,
		Go: func(shell.Route) {}, Search: func(string) {}, Back: func() {}, Status: func(string) {},
	}
	env.Dialogs = dialogs.New(w.Window, func() dialogs.Words { return dialogWords(env.Words) }, w.scope, w.deps.Files)
	env.Fail = w.fail
	env.Print = w.print
	env.Switch = w.switchTo
	env.Look = w.look
	speak(env.Words)
	return env
}

func (w *Window) fail(err error) { shell.Tell(w.env, err, w.deps.Incident) }

// print writes a document, away from the window's thread. What is wrong with a
// template is told beside; the document is there all the same.
func (w *Window) print(ctx context.Context, d shell.Document) (string, error) {
	path, warning, err := w.deps.Print(ctx, d)
	if warning != nil {
		task.Deliver(w.scope, func() { w.fail(warning) })
	}
	return path, err
}

// welcome shows the first run in place of the frame.
func (w *Window) welcome() {
	w.first = firstrun.New(w.env, w.deps.Demo, w.start)
	w.SetContent(w.first.Content())
	if page, ok := w.first.(shell.Focuser); ok {
		page.Focus()
	}
}

// start shows the frame and goes to the page the work begins with.
func (w *Window) start() {
	if w.first != nil {
		w.first.Close()
		w.first = nil
	}
	w.frame = shell.New(w.env, pages)
	w.SetContent(w.frame.Content())
	w.frame.Go(shell.Route{Place: shell.Overview})
	w.checkClock()
	w.copyOfTheDay()
}

func (w *Window) switchTo(lang string) {
	w.env.Words = w.deps.Catalog.In(lang)
	speak(w.env.Words)
	w.SetTitle(w.env.T("app.name"))
	w.keep(PrefLanguage, lang)
	if w.frame != nil {
		w.frame.Rebuild()
		return
	}
	w.first.Close()
	w.welcome()
}

func (w *Window) look(l shell.Look) {
	wear(l)
	w.keep(PrefLook, l)
	if w.frame != nil {
		w.frame.Rebuild()
	}
}

func (w *Window) keep(key string, value any) {
	task.Do(w.scope, func(ctx context.Context) error {
		return w.deps.Office.Desk.SetPreference(ctx, key, value)
	}, w.env.Fail)
}

func wear(l shell.Look) {
	variant := theme.System
	switch l.Theme {
	case "light":
		variant = theme.Light
	case "dark":
		variant = theme.Dark
	}
	fyne.CurrentApp().Settings().SetTheme(theme.New(variant))
}

// watch handles what comes from outside the page: files dropped, the window
// being closed (Ctrl+Q does it by keys), commits that make a copy worth while.
func (w *Window) watch() {
	w.SetOnDropped(func(_ fyne.Position, uris []fyne.URI) {
		if w.env.OnDrop == nil || w.env.Dialogs.Busy() {
			return
		}
		var paths []string
		for _, u := range uris {
			paths = append(paths, u.Path())
		}
		w.env.OnDrop(paths)
	})
	w.deps.Office.Bus.Subscribe(func(app.Changed) {
		task.Deliver(w.scope, func() { w.changed = true })
	})
	w.SetCloseIntercept(w.close)
	quit := &desktop.CustomShortcut{KeyName: fyne.KeyQ, Modifier: fyne.KeyModifierControl}
	w.Canvas().AddShortcut(quit, func(fyne.Shortcut) {
		if !w.env.Dialogs.Busy() {
			w.close()
		}
	})
}

// checkClock warns when the clock stands before the newest record: terms are
// counted by it.
func (w *Window) checkClock() {
	task.Run(w.scope, func(ctx context.Context) ([]app.Record, error) {
		return w.deps.Office.Desk.History(ctx, app.HistoryFilter{Limit: 1})
	}, func(last []app.Record, err error) {
		const slack = 5 * time.Minute
		if err != nil || len(last) == 0 || !last[0].At.After(w.deps.Now().Add(slack)) {
			return
		}
		w.env.Dialogs.Error(w.env.T("shell.clock_back",
			"now", civil.Of(w.deps.Now()), "last", civil.Of(last[0].At.In(w.deps.Now().Location()))), "")
	})
}

// copyOfTheDay makes the day's first verified copy in the background.
func (w *Window) copyOfTheDay() {
	task.Run(w.scope, func(ctx context.Context) (bool, error) {
		last, err := w.deps.Backups.Last(ctx)
		today := civil.Of(w.deps.Now())
		if err != nil || civil.Of(last.At.In(w.deps.Now().Location())) == today {
			return false, err
		}
		_, err = w.deps.Backups.Make(ctx, "")
		return err == nil, err
	}, func(made bool, err error) {
		if err != nil {
			w.copyFailed(err, nil)
			return
		}
		if made {
			w.env.Status(w.env.T("shell.copy_done"))
			w.frame.Count()
		}
	})
}

// close makes a copy after changes, then closes. A form on show keeps its
// draft by itself.
func (w *Window) close() {
	if w.closing || w.frame == nil || !w.changed {
		w.end()
		return
	}
	w.closing = true
	progress := w.env.Dialogs.Progress(w.env.T("shell.copying"), nil)
	task.Run(w.scope, func(ctx context.Context) (app.BackupInfo, error) {
		return w.deps.Backups.Make(ctx, "")
	}, func(_ app.BackupInfo, err error) {
		progress.Close()
		w.closing = false
		if err != nil {
			w.copyFailed(err, w.end)
			return
		}
		w.end()
	})
}

func (w *Window) copyFailed(err error, closeAnyway func()) {
	why, ok := w.env.Words.Error(err)
	if !ok {
		why = w.env.T("shell.incident", "id", w.deps.Incident(err))
	}
	message := w.env.T("shell.copy_failed", "why", why)
	if closeAnyway == nil {
		w.env.Dialogs.Error(message, "")
		return
	}
	w.env.Dialogs.Confirm(dialogs.Question{
		Message: message, Act: w.env.T("shell.close_anyway"), Cancel: w.env.T("shell.stay"), Danger: true,
	}, closeAnyway)
}

func (w *Window) end() {
	if w.frame != nil {
		w.frame.Close()
	}
	w.scope.Close()
	w.Close()
}

// Env is what the pages of the window are given; tests work the window with it.
func (w *Window) Env() *shell.Env { return w.env }
