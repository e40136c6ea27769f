// Package dialogs asks and tells inside the window: Esc always leaves, Enter
// always does what the marked button says, and the focus returns to where it
// was. It decides nothing.
package dialogs

import (
	"fyne.io/fyne/v2"

	"kairyluu/ui/task"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// Words are the sentences that dialogs need of their own.
type Words struct {
	OK, Cancel, Close, Details, Copy, Error string
	// Of the list of files that stands in where the system has no file dialog.
	Open, Save, FileName, Up, Overwrite, Unreadable string
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

// Busy tells whether anything lies over the page, a dialog or a drop-down: the
// page's own shortcuts must then do nothing.
func (d *Dialogs) Busy() bool { return len(d.window.Canvas().Overlays().List()) > 0 }

// Question asks before something is done.
type Question struct {
	Title, Message string
	Act            string // verb and object, "Удалить тему"; "" is OK
	Cancel         string // "" is Cancel
	Danger         bool   // the button is red, and Enter does not press it at first
}

// Confirm asks; yes is called when the user agrees.
func (d *Dialogs) Confirm(q Question, yes func()) {
	words := d.words()
	act, cancel := q.Act, q.Cancel
	if act == "" {
		act = words.OK
	}
	if cancel == "" {
		cancel = words.Cancel
	}
	m := d.modal(q.Title, widgets.NewText(q.Message, widgets.TextStyle{}), narrow)
	no := widgets.NewButton(cancel, m.close)
	do := widgets.NewButton(act, m.then(yes))
	do.Kind = widgets.Primary
	m.safe = do
	if q.Danger {
		do.Kind, m.safe = widgets.Danger, no
	}
	m.buttons(no, do)
	m.onEscape, m.onEnter = m.close, do.OnTapped
	m.show()
}

// Answer is one button of Choose.
type Answer struct {
	Text    string
	Primary bool // Enter presses it
	Danger  bool
	Stay    bool   // changes nothing: it stands in the place of Cancel, and Esc gives it
	Do      func() // nil only closes
}

// Choose asks with several answers, such as save, discard, stay. Esc closes
// without any; there is a button for that too.
func (d *Dialogs) Choose(title, message string, answers ...Answer) {
	m := d.modal(title, widgets.NewText(message, widgets.TextStyle{}), narrow)
	cancel := widgets.NewButton(d.words().Cancel, m.close)
	row := []*widgets.Button{cancel}
	m.safe, m.onEscape = cancel, m.close
	for _, answer := range answers {
		if answer.Stay {
			m.onEscape = m.then(answer.Do)
			cancel.SetText(answer.Text)
			cancel.OnTapped = m.onEscape
			if answer.Primary {
				cancel.Kind, m.onEnter = widgets.Primary, m.onEscape
			}
			continue
		}
		b := widgets.NewButton(answer.Text, m.then(answer.Do))
		switch {
		case answer.Primary:
			b.Kind, m.safe, m.onEnter = widgets.Primary, b, b.OnTapped
		case answer.Danger:
			b.Kind = widgets.Danger
		}
		row = append(row, b)
	}
	m.buttons(row...)
	m.show()
}

// Message tells something that must be read before going on.
func (d *Dialogs) Message(title, text string) {
	m := d.modal(title, widgets.NewText(text, widgets.TextStyle{}), narrow)
	d.closing(m)
	m.show()
}

// closing gives a dialog its single button.
func (d *Dialogs) closing(m *modal, others ...*widgets.Button) {
	ok := widgets.NewButton(d.words().Close, m.close)
	ok.Kind = widgets.Primary
	m.safe, m.onEscape, m.onEnter = ok, m.close, m.close
	m.buttons(append(others, ok)...)
}

// Error tells in one plain sentence what went wrong. What the maintainer needs
// is folded under it and can be copied.
func (d *Dialogs) Error(sentence, details string) {
	words := d.words()
	text := widgets.NewText(sentence, widgets.TextStyle{})
	m := d.modal(words.Error, text, narrow)
	m.title.SetStyle(widgets.TextStyle{Bold: true, Size: headingSize, Color: theme.ColorLate})
	if details == "" {
		d.closing(m)
		m.show()
		return
	}
	memo := widgets.NewMemo(7)
	memo.SetText(details)
	memo.Disable() // can be selected and copied, not typed into
	memo.Hide()
	fold := widgets.NewLink(words.Details, nil)
	fold.OnTapped = func() {
		memo.Hidden = !memo.Hidden
		m.Refresh()
	}
	m.content = widgets.NewStack(8, text, widgets.NewRow(0, fold), memo)
	d.closing(m, widgets.NewButton(words.Copy, func() {
		fyne.CurrentApp().Clipboard().SetContent(sentence + "\n\n" + details)
	}))
	m.show()
}

// Show lays content over the window with a Close button, such as an attachment
// or a list of shortcuts. A zero size lets the content decide.
func (d *Dialogs) Show(title string, content fyne.CanvasObject, size fyne.Size) (closeIt func()) {
	m := d.modal(title, content, size)
	d.closing(m)
	m.onEnter = nil
	m.show()
	return m.close
}
