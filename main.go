// Kairyluu is the desk of a municipal territorial administration: residents'
// appeals, their terms, and the quarter's report. Without arguments it opens
// the window; with a command it works without one.
package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/storage"
	native "github.com/sqweek/dialog"

	"kairyluu/app"
	"kairyluu/app/demo"
	"kairyluu/app/docx"
	"kairyluu/app/donor"
	"kairyluu/app/dossier"
	"kairyluu/app/listing"
	"kairyluu/app/seed"
	"kairyluu/app/xlsx"
	"kairyluu/assets"
	"kairyluu/db"
	"kairyluu/ui"
	"kairyluu/ui/alert"
	"kairyluu/ui/console"
	"kairyluu/ui/dialogs"
	"kairyluu/ui/faultlog"
	"kairyluu/ui/graphics"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/words"
)

const (
	appID   = "kg.kairyluu.desk"
	version = "0.1.0"
)

func main() { os.Exit(run(os.Args[1:])) }

// program is what the window and the commands share.
type program struct {
	catalog *words.Catalog
	words   words.Words // of the system, until the office's own are known
	dir     string
	faults  *faultlog.Log
}

func run(args []string) int {
	catalog, err := words.Load(assets.Lang)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return console.Failed
	}
	p := &program{catalog: catalog, words: catalog.In(console.SystemLanguage(os.Getenv))}
	args, p.dir, err = console.DataDir(args)
	if err != nil {
		fmt.Fprintln(os.Stderr, p.words.T("console.data_needed"))
		return console.Misused
	}
	if where := console.Synced(p.dir); where != "" {
		alert.Tell(p.words.T("app.name"), p.words.T("data.synced", "dir", p.dir, "where", where))
		return console.Failed
	}
	p.faults = faultlog.New(p.dir)
	defer p.faults.Close()
	if len(args) > 0 {
		return p.console().Run(context.Background(), args)
	}
	return p.window()
}

func (p *program) console() *console.Console {
	return &console.Console{
		In: os.Stdin, Out: os.Stdout, Err: os.Stderr,
		Catalog: p.catalog, Now: time.Now, Dir: p.dir, Version: version,
		Open: p.open, Check: check, Seed: start, Save: xlsx.SaveListing, Template: assets.Template, Incident: p.faults.Incident,
	}
}

// open opens the data folder for a command.
func (p *program) open(ctx context.Context, dir string, access console.Access) (*console.Data, error) {
	options := db.Options{Version: version}
	open := db.Open
	if access == console.Read {
		open = db.OpenReadOnly
	}
	if access == console.Present {
		if _, err := os.Stat(filepath.Join(dir, db.FileName)); err != nil {
			return nil, app.Fail(app.NotFound, "data.none", "dir", dir)
		}
	}
	store, err := open(ctx, dir, options)
	if err != nil {
		return nil, err
	}
	return &console.Data{
		Office:  app.New(store, store.Files(), time.Now),
		Backups: store.Backups(),
		Close:   store.Close,
	}, nil
}

// check checks a data folder for a command.
func check(ctx context.Context, dir string) (console.Findings, error) {
	r, err := db.Check(ctx, dir, db.Options{Version: version})
	f := console.Findings{Rows: r.Rows}
	found := func(key string, args ...any) {
		f.Problems = append(f.Problems, app.Fail(app.Damaged, key, args...))
	}
	for _, what := range r.Integrity {
		found("damage.integrity", "what", what)
	}
	for _, what := range r.References {
		found("damage.reference", "what", what)
	}
	if r.HistoryAt != 0 {
		found("damage.history", "seq", strconv.FormatInt(r.HistoryAt, 10))
	}
	for _, copied := range r.Anchors {
		found("damage.anchor", "copy", copied)
	}
	for _, number := range r.Standings {
		found("damage.standing", "number", number)
	}
	for _, id := range r.Progresses {
		found("damage.progress", "id", strconv.FormatInt(id, 10))
	}
	for _, id := range r.Books {
		found("damage.books", "id", strconv.FormatInt(id, 10))
	}
	for _, fault := range r.Ledger {
		found("damage.ledger_"+string(fault.Kind), "id", strconv.FormatInt(fault.ID, 10))
	}
	if r.Unindexed > 0 {
		found("damage.unindexed", "n", r.Unindexed)
	}
	for _, file := range r.Files {
		found("damage.file_"+string(file.State), "name", file.Name, "sha", file.SHA256)
	}
	return f, err
}

// start is what a new office of a city starts from.
func start(city string) (app.Seed, error) { return seed.Office(assets.Seed, city) }

// window opens the window and returns when it was closed.
func (p *program) window() int {
	title := p.words.T("app.name")
	if runtime.GOOS == "linux" && os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
		alert.Tell(title, p.words.T("window.no_display"))
		return console.Failed
	}
	ctx := context.Background()
	store, err := db.Open(ctx, p.dir, db.Options{Version: version})
	if err != nil {
		alert.Tell(title, p.sentence(err))
		return console.Failed
	}
	defer p.closeStore(store)
	office := app.New(store, store.Files(), time.Now)
	if err := errors.Join(p.faults.CatchCrashes(), ui.ApplyScale(ctx, office.Desk)); err != nil {
		slog.Warn("prepare window", "err", err)
	}

	watch := graphics.StartWatch()
	a := fyneapp.NewWithID(appID)
	a.SetIcon(fyne.NewStaticResource("icon.png", assets.Icon))
	w := a.NewWindow(title)
	w.SetMaster()
	w.Resize(fyne.NewSize(1366, 740))
	if _, err := ui.Main(w, p.deps(a, store, office)); err != nil {
		alert.Tell(title, p.sentence(err))
		return console.Failed
	}
	if !watch.Shown(w.Show) {
		return p.refused(title, watch)
	}
	a.Run()
	return console.Done
}

// noOpenGL is the exit code where the system can draw no window.
const noOpenGL = 3

// refused says why there is no window.
func (p *program) refused(title string, watch *graphics.Watch) int {
	if watch.Screenless() {
		alert.Tell(title, p.words.T("window.no_display"))
		return console.Failed
	}
	alert.Tell(title, p.words.T("window.no_opengl"))
	return noOpenGL
}

func (p *program) closeStore(store *db.Store) {
	if err := store.Close(); err != nil {
		slog.Error("close data", "err", err)
	}
}

func (p *program) sentence(err error) string {
	if s, ok := p.words.Error(err); ok {
		return s
	}
	return p.words.T("shell.incident", "id", p.faults.Incident(err))
}

func (p *program) deps(a fyne.App, store *db.Store, office *app.Office) ui.Deps {
	return ui.Deps{
		Office: office, Backups: store.Backups(), Catalog: p.catalog, DataDir: p.dir, Version: version,
		Now: time.Now, Runner: task.Window(),
		Files:    dialogs.Files{Open: openFiles, Save: saveFile},
		Incident: p.faults.Incident,
		Seed: func(city string) app.Seed {
			s, err := start(city)
			if err != nil {
				p.faults.Incident(err) // the program's own data: a test reads every one
			}
			return s
		},
		Open: func(path string) error { return openFile(a, path) },
		Export: func(ctx context.Context, l shell.Listing, path string) error {
			table, err := listing.Of(ctx, office, l)
			if err != nil {
				return err
			}
			_, err = xlsx.SaveListing(ctx, table, path)
			return err
		},
		Print: p.print(office),
		Dossier: func(ctx context.Context, projectID int64, lang, path string) (int, error) {
			return dossier.Write(ctx, office, projectID, dossier.Options{
				Words: p.catalog.In(lang), Templates: p.templates(), Save: xlsx.SaveListing,
			}, path)
		},
		Demo: func(ctx context.Context, progress func(done, total int)) error {
			seed, err := start(app.CityBishkek)
			if err != nil {
				return err
			}
			return demo.Make(ctx, office, seed, demo.Options{Progress: progress})
		},
	}
}

// templates are the office's own documents, or the program's.
func (p *program) templates() docx.Templates {
	return docx.Templates{Default: assets.Template, Own: filepath.Join(p.dir, "templates")}
}

// print writes documents of the window into the system's folder for such, each
// under a name of its own: the one before may still be open in Word.
func (p *program) print(office *app.Office) func(context.Context, shell.Document) (string, error, error) {
	return func(ctx context.Context, d shell.Document) (path string, warning, err error) {
		dir, err := os.MkdirTemp("", "kairyluu-")
		if err != nil {
			return "", nil, fmt.Errorf("print %s: %w", d.Kind, err)
		}
		w := p.catalog.In(d.Lang)
		path = filepath.Join(dir, w.T("docx.file."+d.Kind)+".docx")
		source := docx.Of(office.Desk)
		r := docx.Request{Kind: docx.Kind(d.Kind), ID: d.ID, Plan: d.Plan, From: d.From, To: d.To}
		if d.Workbook {
			path = strings.TrimSuffix(path, ".docx") + ".xlsx"
			told, err := donor.Build(ctx, source, r.Donor())
			if err != nil {
				return "", nil, err
			}
			return path, nil, xlsx.SaveDonors(ctx, path, told, w, source.FilePath)
		}
		warning, err = docx.Print(ctx, source, r, w, p.templates(), path)
		return path, warning, err
	}
}

// openFile opens a file, a folder or a link that a card holds with the system's
// program. Of links only those to the web: another kind could run something.
func openFile(a fyne.App, path string) error {
	if link, err := url.Parse(path); err == nil && (link.Scheme == "https" || link.Scheme == "http") {
		return a.OpenURL(link)
	}
	u, err := url.Parse(storage.NewFileURI(path).String())
	if err != nil {
		return fmt.Errorf("open %q: %w", path, err)
	}
	if err := a.OpenURL(u); err != nil { // the file is there: a person can look for it
		return fmt.Errorf("%w (%w)", app.Fail(app.Denied, "file.no_program", "path", path), err)
	}
	return nil
}

// The system's own file dialogs. They block, so ui/task calls them away from
// the window's thread; Windows wants one thread for a whole dialog.

func openFiles(title string, _ bool, filters []dialogs.Filter) ([]string, error) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	d := native.File().Title(title)
	for _, f := range filters {
		d = d.Filter(f.Name, f.Extensions...)
	}
	path, err := d.Load()
	if errors.Is(err, native.ErrCancelled) {
		return nil, nil
	}
	return []string{path}, err
}

func saveFile(title, name string, filters []dialogs.Filter) (string, error) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	d := native.File().Title(title).SetStartFile(name)
	for _, f := range filters {
		d = d.Filter(f.Name, f.Extensions...)
	}
	path, err := d.Save()
	if errors.Is(err, native.ErrCancelled) {
		return "", nil
	}
	return path, err
}
