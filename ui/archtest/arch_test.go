// Package archtest holds the module against the picture of docs/ARCHITECTURE.md:
// ui → app ← db, joined by main.go. It reads the source of every package, so it
// sees what one build would not: other systems, other tags, tests.
package archtest

import (
	"slices"
	"strings"
	"testing"
)

const own = "kairyluu"

// fewest is how many files the module has at least. A test that reads less has
// looked in the wrong place.
const fewest = 200

// edges are the imports that a package may have beside the standard library.
// The longest folder that a package lies in decides; a name ending in /… stands
// for everything below it too.
var edges = map[string][]string{
	".": {
		own + "/app/…", own + "/assets", own + "/db", own + "/ui/…",
		"fyne.io/fyne/v2", "fyne.io/fyne/v2/app", "fyne.io/fyne/v2/storage", "github.com/sqweek/dialog",
	},
	"assets":      {},
	"app":         {own + "/app/…", "golang.org/x/text/…"},
	"app/xlsx":    {own + "/app/…", "github.com/xuri/excelize/v2"},
	"app/docx":    {own + "/app/…", "github.com/ZeroHawkeye/wordZero/…"},
	"app/ics":     {own + "/app/civil", "github.com/arran4/golang-ical"},
	"app/text":    {own + "/app/civil", "golang.org/x/text/…"},
	"app/civil":   {},
	"app/picture": {"golang.org/x/image/draw"},
	"app/money":   {},
	"db": {
		own + "/app", own + "/app/civil", own + "/app/money", own + "/app/text", own + "/db/…",
		"github.com/jmoiron/sqlx/…", "modernc.org/sqlite/…", "golang.org/x/sys/…",
	},
	"ui": append(window(shared...), own+"/ui/appeals", own+"/ui/dictionaries", own+"/ui/firstrun", own+"/ui/grants", own+"/ui/ledger", own+"/ui/meetings", own+"/ui/minutes", own+"/ui/overview", own+"/ui/places", own+"/ui/plan", own+"/ui/project", own+"/ui/sheet",
		own+"/ui/register", own+"/ui/reports", own+"/ui/residents", own+"/ui/settings"),

	// The pages never know each other: they know routes, and what pages share.
	"ui/appeals":      window(shared...),
	"ui/dictionaries": window(shared...),
	"ui/firstrun":     window(shared...),
	"ui/grants":       window(shared...),
	"ui/meetings":     window(shared...),
	"ui/minutes":      window(shared...),
	"ui/overview":     window(shared...),
	"ui/places":       window(shared...),
	"ui/plan":         window(shared...),
	"ui/register":     window(shared...),
	"ui/reports":      window(shared...),
	"ui/residents":    window(shared...),
	"ui/settings":     window(shared...),
	"ui/sheet":        window(shared...),
	"ui/project":      window(shared...),
	"ui/ledger":       window(shared...),

	// What pages share, from the bottom up.
	"ui/theme":     toolkit(),
	"ui/task":      toolkit(),
	"ui/widgets":   toolkit("theme"),
	"ui/dialogs":   toolkit("task", "theme", "widgets"),
	"ui/words":     {own + "/app/…"},
	"ui/shell":     window("dialogs", "task", "theme", "widgets", "words"),
	"ui/casework":  window("shell", "task", "theme", "widgets", "words"),
	"ui/grantwork": window("casework", "shell", "task", "theme", "widgets", "words"),
	"ui/rows":      {},
	"ui/typed":     {own + "/app/…"},
	"ui/linked":    window("dialogs", "shell", "task", "theme", "widgets"),
	"ui/listpage":  window("casework", "dialogs", "rows", "shell", "task", "theme", "widgets"),
	"ui/attached":  window("casework", "dialogs", "shell", "task", "theme", "widgets"),
	"ui/fieldset":  window("casework", "dialogs", "shell", "task", "theme", "typed", "widgets", "words"),
	"ui/forms":     window("casework", "dialogs", "fieldset", "shell", "task", "theme", "widgets", "words"),
	"ui/parts":     window("casework", "fieldset", "shell", "typed", "widgets", "words"),
	"ui/sections":  window("casework", "dialogs", "fieldset", "shell", "task", "theme", "widgets", "words"),

	// What main.go alone uses: no Fyne, so that it works where no window does.
	"ui/alert":    {"golang.org/x/sys/windows"},
	"ui/console":  {own + "/app/…", own + "/ui/words"},
	"ui/faultlog": {own + "/ui/task"},
	"ui/graphics": {},
	"ui/archtest": {},
	"ui/uitest":   {"fyne.io/fyne/v2/…", own + "/ui/theme", own + "/ui/task", own + "/ui/words"},
}

// shared are the packages that several pages build upon.
var shared = []string{"attached", "casework", "dialogs", "fieldset", "forms", "grantwork", "linked", "listpage", "parts", "rows", "sections", "shell", "task", "theme", "typed", "widgets", "words"}

// toolkit is what windows are made of, knowing nothing of the office.
func toolkit(ui ...string) []string {
	allowed := []string{"fyne.io/fyne/v2/…"}
	for _, name := range ui {
		allowed = append(allowed, own+"/ui/"+name)
	}
	return allowed
}

// window is a toolkit that knows the office.
func window(ui ...string) []string {
	return append(toolkit(ui...), own+"/app/…", own+"/assets")
}

// nowhere are imports that no edge ending in /… lets in, and who alone has them.
var nowhere = map[string][]string{
	"fyne.io/fyne/v2/app":          {"."},               // needs GL and X
	"fyne.io/fyne/v2/test":         {"ui/uitest"},       // replaces the driver
	"fyne.io/fyne/v2/data/binding": {},                  // state lives in models
	"database/sql":                 {"db"},              // SQL is the store's
	"database/sql/driver":          {"db", "app/civil"}, // a Date is stored as text
	"testing":                      {},
	"unsafe":                       {"db"},
}

// testEdges are what tests may import beside what their package may: the real
// store, real data, made-up offices, a window in memory.
var testEdges = []string{
	own + "/db/dbtest", own + "/db", own + "/assets", own + "/app/…",
	own + "/ui/uitest", own + "/ui/pagetest", own + "/ui/task", own + "/ui/theme", own + "/ui/words", own + "/ui/shell", own + "/ui/dialogs", own + "/ui/widgets",
	"fyne.io/fyne/v2/…", "modernc.org/libc/…", "github.com/xuri/excelize/v2", "github.com/arran4/golang-ical", "golang.org/x/text/…",
}

// exception is a file that may do what its kind may not, and why.
type exception map[string]string

// goroutines start in ui/task, which stops them with their page, and here.
var goroutines = exception{
	"db/keeper.go": "checkpoints while nobody saves; Close waits for it",
}

// backgrounds are the files that begin a context; everything else is handed one.
var backgrounds = exception{
	"main.go":            "the program's own",
	"ui/ui.go":           "the window's own",
	"ui/shell/env.go":    "the scope of a page",
	"ui/shell/bars.go":   "the office's name, kept in memory, as the frame is built",
	"ui/reports/page.go": "the kept choice, one row, as the page is built",
	"db/keeper.go":       "nobody waits for an idle checkpoint",
}

func TestEveryImportIsInThePicture(t *testing.T) {
	all := readModule(t)
	if len(all) < fewest {
		t.Fatalf("read %d files, want at least %d", len(all), fewest)
	}
	for _, s := range all {
		for _, fault := range faults(s) {
			t.Error(fault)
		}
	}
	for folder := range edges {
		if !slices.ContainsFunc(all, func(s source) bool { return s.pkg() == folder }) {
			t.Errorf("%s is in the picture, but not in the module", folder)
		}
	}
}

func TestExceptionsAreNeeded(t *testing.T) {
	all := readModule(t)
	for name, list := range map[string]struct {
		exception
		places func(source) []string
	}{
		"goroutines":  {goroutines, source.starts},
		"backgrounds": {backgrounds, begins},
	} {
		for file := range list.exception {
			if !slices.ContainsFunc(all, func(s source) bool { return s.path == file && len(list.places(s)) > 0 }) {
				t.Errorf("%s no longer needs its exception in %s", file, name)
			}
		}
	}
}

// faults says what in a file is not in the picture.
func faults(s source) (faults []string) {
	for _, imported := range s.imports() {
		if !allowed(s, imported) {
			faults = append(faults, s.path+" imports "+imported)
		}
	}
	for _, place := range s.starts() {
		if !s.test() && s.pkg() != "ui/task" && goroutines[s.path] == "" {
			faults = append(faults, place+" starts a goroutine outside ui/task")
		}
	}
	for _, place := range s.uses("fyne.io/fyne/v2", "Do", "DoAndWait") {
		if s.pkg() != "ui/task" {
			faults = append(faults, place+" calls fyne.Do outside ui/task")
		}
	}
	for _, place := range begins(s) {
		if !s.test() && backgrounds[s.path] == "" {
			faults = append(faults, place+" begins a context of its own")
		}
	}
	return faults
}

func begins(s source) []string { return s.uses("context", "Background", "TODO") }

func allowed(s source, imported string) bool {
	folder := folderOf(s.pkg())
	if only, listed := nowhere[imported]; listed && !s.test() {
		return slices.Contains(only, folder)
	}
	if standard(imported) {
		return true
	}
	list := edges[folder]
	if s.test() {
		list = append(slices.Clip(list), testEdges...)
	}
	// A package's outer tests import the package itself.
	if s.test() && imported == own+"/"+s.pkg() {
		return true
	}
	return slices.ContainsFunc(list, func(edge string) bool { return matches(edge, imported) })
}

// folderOf is the folder of the picture that decides for a package.
func folderOf(pkg string) string {
	best := ""
	for folder := range edges {
		if (pkg == folder || strings.HasPrefix(pkg, folder+"/")) && len(folder) > len(best) {
			best = folder
		}
	}
	return best
}

func matches(edge, imported string) bool {
	if all, ok := strings.CutSuffix(edge, "/…"); ok {
		return imported == all || strings.HasPrefix(imported, all+"/")
	}
	return imported == edge
}

func standard(imported string) bool {
	first, _, _ := strings.Cut(imported, "/")
	return !strings.Contains(first, ".") && first != own
}

func TestTheRulesCatch(t *testing.T) {
	for name, tt := range map[string]struct {
		path, text string
		want       int
	}{
		"a store that asks the use cases":        {"db/x.go", `package db; import _ "kairyluu/app"`, 0},
		"use cases that reach for the store":     {"app/x.go", `package app; import _ "kairyluu/db"`, 1},
		"use cases that draw":                    {"app/x.go", `package app; import _ "fyne.io/fyne/v2"`, 1},
		"use cases that write SQL":               {"app/x.go", `package app; import _ "database/sql"`, 1},
		"use cases that read the program's data": {"app/seed/x.go", `package seed; import _ "kairyluu/assets"`, 1},
		"workbooks in their package":             {"app/xlsx/x.go", `package xlsx; import _ "github.com/xuri/excelize/v2"`, 0},
		"workbooks elsewhere":                    {"app/report/x.go", `package report; import _ "github.com/xuri/excelize/v2"`, 1},
		"a date as a stored value":               {"app/civil/x.go", `package civil; import _ "database/sql/driver"`, 0},
		"a window over the store":                {"ui/appeals/x.go", `package appeals; import _ "kairyluu/db"`, 1},
		"a test of a window over the store":      {"ui/appeals/x_test.go", `package appeals; import _ "kairyluu/db/dbtest"`, 0},
		"a use case's test over the store":       {"app/x_test.go", `package app_test; import _ "kairyluu/db/dbtest"`, 0},
		"a page that knows another":              {"ui/appeals/x.go", `package appeals; import _ "kairyluu/ui/register"`, 1},
		"a page that knows the shell":            {"ui/appeals/x.go", `package appeals; import _ "kairyluu/ui/shell"`, 0},
		"a widget that knows the office":         {"ui/widgets/x.go", `package widgets; import _ "kairyluu/app"`, 1},
		"a widget that says sentences":           {"ui/widgets/x.go", `package widgets; import _ "kairyluu/ui/words"`, 1},
		"a page that makes the program":          {"ui/shell/x.go", `package shell; import _ "fyne.io/fyne/v2/app"`, 1},
		"a page on the test driver":              {"ui/shell/x.go", `package shell; import _ "fyne.io/fyne/v2/test"`, 1},
		"a command that needs a window":          {"ui/console/x.go", `package console; import _ "fyne.io/fyne/v2"`, 1},
		"a new dependency":                       {"app/x.go", `package app; import _ "github.com/google/uuid"`, 1},
		"a native dialog in a page":              {"ui/reports/x.go", `package reports; import _ "github.com/sqweek/dialog"`, 1},
		"testing in the program":                 {"app/x.go", `package app; import _ "testing"`, 1},
		"a goroutine of a page":                  {"ui/appeals/x.go", `package appeals; func f() { go f() }`, 1},
		"a goroutine of a test":                  {"app/x_test.go", `package app; func f() { go f() }`, 0},
		"fyne.Do in a page":                      {"ui/appeals/x.go", `package appeals; import "fyne.io/fyne/v2"; func f() { fyne.Do(f) }`, 1},
		"fyne.Do in a test":                      {"ui/appeals/x_test.go", `package appeals; import "fyne.io/fyne/v2"; func f() { fyne.Do(f) }`, 1},
		"another name for fyne":                  {"ui/appeals/x.go", `package appeals; import f "fyne.io/fyne/v2"; func g() { f.Do(g) }`, 1},
		"a context of its own":                   {"app/x.go", `package app; import "context"; var c = context.Background()`, 1},
		"a context to be done":                   {"app/x.go", `package app; import "context"; var c = context.TODO()`, 1},
	} {
		t.Run(name, func(t *testing.T) {
			s, err := parse(tt.path, tt.text)
			if err != nil {
				t.Fatal(err)
			}
			if got := faults(s); len(got) != tt.want {
				t.Errorf("found %q, want %d faults", got, tt.want)
			}
		})
	}
}
