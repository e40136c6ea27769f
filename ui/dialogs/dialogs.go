// Package dialogs asks and tells inside the window: Esc always leaves, Enter
// always does what the marked button says, and the focus returns to where it
// was. It decides nothing.
package dialogs

import (
	"fyne.io/fyne/v2"

	"kairyluu/ui/task"
)

// Words are the sentences that dialogs need of their own.
type Words struct {
	OK, Cancel, Close, Details, Copy, Error string
	// Of the file list that stands in where the system has no file dialog.
	Open, Save, FileName, Up, Overwrite string
}

// Filter is one kind of file to offer: a name and extensions without the dot.
type Filter struct {
	Name       string
	Extensions []string
}

// Files are the system's own file dialogs. They block, so they are called away
// from the window's thread. An empty answer without an error means the user
// gave up; an error means that the system has no such dialog.
type Files struct {
	Open func(title string, multi bool, filters []Filter) ([]string, error)
	Save func(title, defaultName string, filters []Filter) (string, error)
}

// Dialogs shows dialogs on one window.
type Dialogs struct {
	window fyne.Window
	words  func() Words
	scope  *task.Scope
	files  Files
}

// New returns the dialogs of a window. words is asked anew for each dialog, so
// that a change of language needs no restart; scope is the window's own.
func New(window fyne.Window, words func() Words, scope *task.Scope, files Files) *Dialogs {
	return &Dialogs{window: window, words: words, scope: scope, files: files}
}

// Question asks before something is done.
type Question struct {
	Title, Message string
	Act            string // verb and object, "Удалить тему"; "" is OK
	Cancel         string // "" is Cancel
	Danger         bool   // red, and not what Enter does at first
}

// Answer is one button of Choose.
type Answer struct {
	Text    string
	Primary bool
	Danger  bool
	Do      func()
}

func (d *Dialogs) Confirm(q Question, yes func())                  {}
func (d *Dialogs) Choose(title, message string, answers ...Answer) {}
func (d *Dialogs) Message(title, text string)                      {}
func (d *Dialogs) Error(sentence, details string)                  {}
func (d *Dialogs) Progress(title string, cancel func()) *Progress  { return &Progress{} }
func (d *Dialogs) Form(title string, content fyne.CanvasObject, okText string, onOK func(close func())) *Form {
	return &Form{}
}
func (d *Dialogs) Show(title string, content fyne.CanvasObject, size fyne.Size) (close func()) {
	return func() {}
}
func (d *Dialogs) OpenFiles(title string, multi bool, filters []Filter, done func(paths []string, err error)) {
}
func (d *Dialogs) SaveFile(title, defaultName string, filters []Filter, done func(path string, err error)) {
}
func (d *Dialogs) Busy() bool { return false }

// Progress is a dialog over long work.
type Progress struct{}

func (p *Progress) Set(fraction float64, text string) {}
func (p *Progress) Close()                            {}

// Form is a dialog around fields of the caller.
type Form struct{}

func (f *Form) Close()          {}
func (f *Form) SetBusy(bool)    {}
func (f *Form) SetError(string) {}
