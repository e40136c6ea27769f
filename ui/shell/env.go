// Package shell is the frame of the window: the rail of pages, the search box,
// the status line, shortcuts, and the way from page to page and back.
package shell

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/listing"
	"kairyluu/ui/dialogs"
	"kairyluu/ui/task"
	"kairyluu/ui/words"
)

// Place names a page of the rail.
type Place string

// Pages, in the order of the rail and of Ctrl+1 … Ctrl+9.
const (
	Overview     Place = "overview"
	Appeals      Place = "appeals"
	Meetings     Place = "meetings"
	Plan         Place = "plan"
	Grants       Place = "grants"
	Residents    Place = "residents"
	Reports      Place = "reports"
	Dictionaries Place = "dictionaries"
	Settings     Place = "settings"
	Places       Place = "places"   // settlements: everything about each, risks and practices
	Register     Place = "register" // the form of an appeal; not in the rail
	Minute       Place = "minute"   // the form of a meeting and its minutes; not in the rail
	Project      Place = "project"  // the form of a grant project and its budget; not in the rail
	Ledger       Place = "ledger"   // the money of grant projects, entry by entry; not in the rail
	Sheet        Place = "sheet"    // progress and payments of many projects in a grid; not in the rail
)

// Route says where to go. What a page does not know of it, it ignores.
type Route struct {
	Place  Place
	Filter *app.AppealFilter // open the list that a figure speaks of
	Title  string            // what that figure is called, shown over the list

	Meetings *app.MeetingFilter  // open this list of meetings
	Plan     *app.DecisionFilter // open this part of the action plan
	Outcomes bool                // Plan: what came of those decisions
	Projects *app.ProjectFilter  // Grants, Sheet: open this list of projects
	Look     string              // Grants: see the projects this way: board, programmes
	Ledger   *app.LedgerFilter   // Ledger: open this list of entries

	ID    int64       // open or edit this one
	Words string      // search for this
	Dict  app.Dict    // open this dictionary
	Like  *app.Appeal // Register: a new form with this header

	LikeMeeting *app.Meeting // Minute: a new form with this header
	Date        civil.Date   // Minute: of the new meeting
	Posting     *app.Posting // Ledger: the form of a posting, filled with this
	Decision    int64        // Project: a new project from this decision of a meeting
}

// Page is what a place shows. Close ends its scope.
type Page interface {
	Content() fyne.CanvasObject
	Close()
}

// What a page may also be able to do; the shell finds out by assertion.
type (
	// Searcher narrows its list to what is typed into the search box (Ctrl+K). From
	// other pages Enter sends it to the list of appeals.
	Searcher interface{ Search(words string) }
	// Creator makes what suits the page (Ctrl+N). Others open the form of an appeal.
	Creator interface{ Create() }
	// Saver saves what is typed (Ctrl+S).
	Saver interface{ Save() }
	// Submitter does what Ctrl+Enter means on the page.
	Submitter interface{ Submit() }
	// Printer prints what is shown (Ctrl+P).
	Printer interface{ Print() }
	// Exporter exports what is shown (Ctrl+E).
	Exporter interface{ Export() }
	// Leaver is asked before the page is left; it calls leave when that is fine,
	// at once or after asking about unsaved input.
	Leaver interface{ Leave(leave func()) }
	// KeyHandler gets F-keys and Esc that no focused widget took; true: done.
	KeyHandler interface{ Key(ev *fyne.KeyEvent) bool }
	// Shower takes a new route without being made anew.
	Shower interface{ Show(r Route) bool }
	// Focuser puts the focus where work on the page begins.
	Focuser interface{ Focus() }
)

// Env is what every page is given. It holds no state of a page.
type Env struct {
	Office  *app.Office
	Backups app.Backups
	Words   words.Words // in the language of the window; pages are made anew when it changes
	Runner  task.Runner
	Window  fyne.Window
	Dialogs *dialogs.Dialogs
	Now     func() time.Time
	DataDir string
	Version string
	Seed    func(city string) app.Seed // what a new office of a city starts from

	Go     func(r Route)                                           // to another place; the way back is kept
	Search func(words string)                                      // as if words were typed into the search box
	Back   func()                                                  // to where Go came from
	Status func(sentence string)                                   // a quiet confirmation in the status line
	Fail   func(err error)                                         // tells an error: a sentence, or an incident number; nil is ignored
	Open   func(path string) error                                 // opens a file with the system's program
	Switch func(lang string)                                       // changes the language of the window at once
	Look   func(l Look)                                            // changes theme and scale
	Export func(ctx context.Context, l Listing, path string) error // writes a table of the window to .csv or .xlsx

	// Print writes a document and returns where; the page opens it.
	Print func(ctx context.Context, d Document) (path string, err error)

	// Dossier gathers everything of a project in an archive and tells how many files
	// could not be trusted: they are named on its page of contents.
	Dossier func(ctx context.Context, projectID int64, lang, path string) (damaged int, err error)

	hint func(sentence string) // set by the frame

	// OnDrop is set by the page on show that takes files dragged onto the window.
	OnDrop func(paths []string)
}

// Look is how the window looks; it is kept as a preference.
type Look struct {
	Theme string  `json:"theme"` // system, light, dark
	Scale float32 `json:"scale"` // 0.8 … 1.5; works from the next start
}

// Kinds of Document.
const (
	Minutes      = "minutes"      // of a meeting
	Registration = "registration" // the list that people sign at the door
	PlanSheet    = "plan"         // the action plan
	OutcomeSheet = "outcomes"     // what came of decisions

	ProjectReport   = "project"       // a donor's report of a grant project
	ProgrammeReport = "programme"     // the same of all projects of a programme
	Receipt         = "receipt"       // of an entry of the ledger: what a household paid
	Contributions   = "contributions" // what residents gave to a project
)

// Document names a document to print, as `print` does on the command line.
type Document struct {
	Kind string
	ID   int64 // the meeting, the entry of the ledger, the project, the programme; 0 for the plan, and for outcomes of several
	Lang string
	Plan app.DecisionFilter // what of the plan, of outcomes

	From, To civil.Date // of a donor's report: its period; zero: everything until today
	Workbook bool       // of a donor's report: for Excel
}

// Listing names a table to export and what of it, as `list` does on the command
// line.
type Listing = listing.Request

// Hint says a sentence in the status line that confirms nothing: what goes on, what is
// missing, why a key does nothing here. An empty one takes the last away.
func (e *Env) Hint(sentence string) {
	if e.hint == nil { // no frame yet
		e.Status(sentence)
		return
	}
	e.hint(sentence)
}

// PrintOut writes a document in the life of a scope and opens it. busy and done are
// sentences of the catalogue, said meanwhile and, with the document's {path}, at the end.
// ended, which may be nil, hears whether there is a document, before it is opened.
func (e *Env) PrintOut(scope *task.Scope, d Document, busy, done string, ended func(written bool)) {
	e.Hint(e.T(busy))
	task.Run(scope, func(ctx context.Context) (string, error) { return e.Print(ctx, d) }, func(path string, err error) {
		if ended != nil {
			ended(err == nil)
		}
		if err == nil {
			err = e.Open(path)
		}
		if err != nil {
			e.Hint("")
			e.Fail(err)
			return
		}
		e.Status(e.T(done, "path", path))
	})
}

// NewScope is the life of a page under this window.
func (e *Env) NewScope() *task.Scope { return task.NewScope(context.Background(), e.Runner) }

// T says the sentence of key in the language of the window.
func (e *Env) T(key string, args ...any) string { return e.Words.T(key, args...) }
