package dictionaries

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/ui/casework"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

// programmeWidth is the width of the form, which has more fields than an entry.
const programmeWidth = 560

// programmes are the small-grant programmes with their rules.
type programmes struct {
	env    *shell.Env
	scope  *task.Scope
	view   casework.View
	list   []app.Programme
	stored app.Programme // what the form shows; ID 0 is a new one
	wanted int64         // to be opened once the list has come
	dirty  bool

	table    *widgets.Table[app.Programme]
	form     *programmeForm
	title    *widgets.Text
	saving   *widgets.Button
	side     *fyne.Container
	contents fyne.CanvasObject
}

func newProgrammes(env *shell.Env, scope *task.Scope) *programmes {
	s := &programmes{env: env, scope: scope.Sub(), view: casework.View{Words: env.Words}}
	s.table = widgets.NewTable(func(p app.Programme) int64 { return p.ID }, s.columns()...)
	s.table.SingleSelect = true
	s.table.EmptyText = env.T("dictionaries.empty")
	s.table.OnCurrent = s.onCurrent
	s.table.OnOpen = func(app.Programme) { s.form.focus() }
	s.title = widgets.NewHeading("")
	s.saving = widgets.NewPrimary(env.T("dictionaries.save"), "Ctrl+S", func() { s.SaveThen(s.Focus) })
	s.side = widgets.NewStack(0)
	add := widgets.NewPrimary(env.T("dictionaries.programme.add"), "Ctrl+N", s.Create)
	main := widgets.NewFrame(toolbar(nil, []fyne.CanvasObject{add}), s.table, nil)
	s.contents = widgets.NewSplit(main, panel(s.title, s.side, s.saving), programmeWidth)
	s.makeForm()
	s.fill(newProgramme())
	return s
}

func newProgramme() app.Programme { return app.Programme{Active: true, ShareOf: app.OfTotal} }

func (s *programmes) columns() []widgets.Column[app.Programme] {
	column := func(id string, width float32, value func(app.Programme) string) widgets.Column[app.Programme] {
		return widgets.Column[app.Programme]{
			ID: id, Title: s.env.T("dictionaries.programme.col." + id), Width: width, MinWidth: 40, Text: value,
			Style: func(p app.Programme) widgets.CellStyle { return entryStyle(app.Entry{Active: p.Active}) },
		}
	}
	name := column("name", 150, func(p app.Programme) string { return p.Name(s.view.Language()) })
	name.Grow = 1
	state := column("state", 112, func(p app.Programme) string { return stateText(s.env.Words, p.Active) })
	state.Style = func(p app.Programme) widgets.CellStyle { return stateStyle(app.Entry{Active: p.Active}) }
	return []widgets.Column[app.Programme]{
		name, column("until", 128, func(p app.Programme) string { return validity(s.env.Words, civil.Date{}, p.Until) }), state,
	}
}

// makeForm makes the fields anew: the names that they offer have changed.
func (s *programmes) makeForm() {
	s.form = newProgrammeForm(s.env, s.view, s.changed, func() { s.side.Refresh() })
	s.side.Objects = []fyne.CanvasObject{s.form.root}
	s.side.Refresh()
}

// Content implements sections.Section.
func (s *programmes) Content() fyne.CanvasObject { return s.contents }

// Focus implements sections.Section.
func (s *programmes) Focus() { s.env.Window.Canvas().Focus(s.table) }

// Load implements sections.Section.
func (s *programmes) Load() { s.reload(func() {}) }

// open shows one of the programmes.
func (s *programmes) open(id int64) {
	s.wanted = id
	s.reload(func() {})
}

// Changed implements sections.Watcher.
func (s *programmes) Changed(c app.Changed) {
	if c.Kind == app.EntityProgramme || c.Kind == app.EntityEntry {
		s.Load()
	}
}

// Dirty implements sections.Form.
func (s *programmes) Dirty() bool { return s.dirty }

// Create implements shell.Creator.
func (s *programmes) Create() {
	s.guard().Pass(func() {
		s.fill(newProgramme())
		s.form.focus()
	})
}

// Key implements shell.KeyHandler: F2 goes to the form, Esc gives up what is typed.
func (s *programmes) Key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyF2:
		s.form.focus()
	case fyne.KeyEscape:
		if !s.dirty && s.env.Window.Canvas().Focused() == fyne.Focusable(s.table) {
			return false
		}
		s.fill(s.stored)
		s.Focus()
	default:
		return false
	}
	return true
}

// loadedProgrammes is what the section shows.
type loadedProgrammes struct {
	view casework.View
	list []app.Programme
}

// reload reads the programmes and the names that their fields offer; what is half
// typed stays.
func (s *programmes) reload(then func()) {
	task.Run(s.scope.Latest("load"), func(ctx context.Context) (l loadedProgrammes, err error) {
		if l.view, err = casework.Load(ctx, s.env.Office, s.env.Words); err != nil {
			return l, err
		}
		l.list, err = s.env.Office.Programmes.List(ctx, app.ProgrammeFilter{})
		return l, err
	}, func(l loadedProgrammes, err error) {
		if err != nil {
			s.env.Fail(err)
			return
		}
		s.take(l)
		then()
	})
}

func (s *programmes) take(l loadedProgrammes) {
	s.view, s.list = l.view, l.list
	if !s.dirty {
		s.makeForm()
		s.fill(s.shown())
	}
	s.wanted = 0
	s.table.SetSource(widgets.Slice[app.Programme](s.list))
	if at := s.index(s.stored.ID); at >= 0 {
		s.table.SelectIndex(at)
	}
}

// shown is the programme to be on the form: the one asked for, that which was
// there, else the first.
func (s *programmes) shown() app.Programme {
	for _, id := range []int64{s.wanted, s.stored.ID} {
		if at := s.index(id); at >= 0 {
			return s.list[at]
		}
	}
	if len(s.list) > 0 {
		return s.list[0]
	}
	return newProgramme()
}

func (s *programmes) index(id int64) int {
	return slices.IndexFunc(s.list, func(p app.Programme) bool { return id != 0 && p.ID == id })
}

func (s *programmes) onCurrent(p app.Programme, ok bool) {
	if ok && p.ID != s.stored.ID {
		s.guard().Pass(func() { s.fill(p) })
	}
}

func (s *programmes) guard() fieldset.Guard {
	return fieldset.Guard{
		Words: s.env.Words, Dialogs: s.env.Dialogs, Dirty: s.Dirty, Save: s.SaveThen,
		Stay: func() {
			if at := s.index(s.stored.ID); at >= 0 {
				s.table.SelectIndex(at)
			}
		},
	}
}

func (s *programmes) fill(p app.Programme) {
	s.stored = p
	s.form.fill(p)
	s.dirty = false
	s.title.SetText(s.env.T("dictionaries.programme.new"))
	if p.ID != 0 {
		s.title.SetText(p.Name(s.view.Language()))
	}
}

func (s *programmes) changed() { s.dirty = true }

// SaveThen implements sections.Form.
func (s *programmes) SaveThen(then func()) {
	p, faults := s.form.read(s.stored)
	if s.form.show(faults) {
		return
	}
	s.saving.Disable()
	task.Run(s.env.NewScope(), func(ctx context.Context) (app.Programme, error) {
		return s.env.Office.Programmes.Save(ctx, p)
	}, func(saved app.Programme, err error) {
		s.saving.Enable()
		switch {
		case err == nil:
			s.dirty, s.wanted = false, saved.ID
			s.reload(then)
			s.env.Status(s.env.T("dictionaries.saved", "name", saved.Name(s.view.Language())))
		case s.form.refused(err):
		case app.ErrorCode(err) == app.Conflict:
			s.env.Fail(err)
			s.rebase()
		default:
			s.env.Fail(err)
		}
	})
}

// rebase puts what is typed onto the programme as another window has left it:
// saving again overwrites that, Esc takes it.
func (s *programmes) rebase() {
	s.reload(func() {
		if at := s.index(s.stored.ID); at >= 0 {
			s.stored = s.list[at]
		}
		s.env.Hint(s.env.T("dictionaries.conflict"))
	})
}
