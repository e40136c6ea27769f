package listpage

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

const (
	cardWidth = 350 // beside the list, until the user drags the border
	leastList = 560
	leastCard = 300
)

// Viewer shows one of a list; Card is one.
type Viewer interface {
	Content() fyne.CanvasObject
	Show(id int64) // 0 is none
	Reload()
	Clear()
	At() int64 // what it shows or is about to show; 0 for none
}

// Stage is the list with a card beside it, or one card over the whole page.
type Stage struct {
	Env   *shell.Env
	Scope *task.Scope
	Split *widgets.Split     // the list and the card beside it
	Ahead *widgets.TypeAhead // has the focus until a dialog's questions are answered

	root        *fyne.Container
	side, broad Viewer
	guest       bool // the wide card was opened from another page: Esc leads back there
	turn        func()
	focus       func()
}

func newStage(env *shell.Env) *Stage {
	return &Stage{Env: env, Scope: env.NewScope(), Ahead: widgets.NewTypeAhead()}
}

func (s *Stage) lay(list fyne.CanvasObject, side, broad Viewer) {
	s.side, s.broad = side, broad
	s.Split = widgets.NewSplit(list, side.Content(), cardWidth)
	s.Split.MinMain, s.Split.MinSide = leastList, leastCard
	s.root = container.NewStack(s.Split, s.Ahead)
}

// Content implements shell.Page.
func (s *Stage) Content() fyne.CanvasObject { return s.root }

// IsWide tells whether one card is over the whole page.
func (s *Stage) IsWide() bool { return s.root.Objects[0] != s.Split }

// Shown is the card on show.
func (s *Stage) Shown() Viewer {
	if s.IsWide() {
		return s.broad
	}
	return s.side
}

// Open shows one card over the whole page.
func (s *Stage) Open(id int64) {
	if !s.IsWide() {
		s.guest = false
	}
	call(s.turn)
	s.widen(id)
}

// visit shows the card that another page leads to, or the list when id is 0.
func (s *Stage) visit(id int64) {
	s.guest = id != 0
	if id != 0 {
		s.widen(id)
	} else {
		s.Back()
	}
}

func (s *Stage) widen(id int64) {
	s.show(s.broad.Content())
	s.Env.Window.Canvas().Unfocus()
	s.broad.Show(id)
}

// Back leads from a wide card to the list, with its focus.
func (s *Stage) Back() {
	if !s.IsWide() {
		return
	}
	s.broad.Clear()
	s.show(s.Split)
	s.focus()
}

// leaveWide is Esc on a wide card; false: the shell leads back to where it was
// opened from.
func (s *Stage) leaveWide() bool {
	if s.guest {
		return false
	}
	s.Back()
	return true
}

func (s *Stage) show(o fyne.CanvasObject) {
	s.root.Objects = []fyne.CanvasObject{o, s.Ahead}
	s.root.Refresh()
}
