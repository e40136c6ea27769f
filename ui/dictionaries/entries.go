package dictionaries

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/casework"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

// entries is one dictionary: its table and the card of the current entry.
type entries struct {
	env   *shell.Env
	scope *task.Scope
	lang  app.Language
	list  entryList

	stored app.Entry // what the card shows; ID 0 is a new entry
	dirty  bool

	table    *widgets.Table[app.Entry]
	find     *widgets.Entry
	hide     *widgets.Check
	card     *entryCard
	title    *widgets.Text
	count    *widgets.Text
	note     *widgets.Text // why it cannot be deleted
	remove   *widgets.Button
	saving   *widgets.Button
	contents fyne.CanvasObject
}

func newEntries(env *shell.Env, scope *task.Scope, d app.Dict) *entries {
	s := &entries{env: env, scope: scope.Sub(), list: entryList{dict: d}}
	s.lang = casework.View{Words: env.Words}.Language()
	s.table = widgets.NewTable(func(e app.Entry) int64 { return e.ID }, entryColumns(env.Words, d)...)
	s.table.SingleSelect = true
	s.table.EmptyText = env.T("dictionaries.empty")
	s.table.OnCurrent = s.onCurrent
	s.table.OnOpen = func(app.Entry) { s.card.focus() }
	s.card = newEntryCard(env.Words, d, env.Now, s.changed)
	s.card.onGroup = s.suggestCode
	s.title = widgets.NewHeading("")
	s.count = widgets.NewCaption("")
	s.note = widgets.NewCaption("")
	s.contents = widgets.NewSplit(widgets.NewFrame(s.toolbar(), s.table, nil), s.side(), sideWidth)
	s.fill(app.Entry{Dict: d, Active: true})
	return s
}

func (s *entries) toolbar() fyne.CanvasObject {
	s.find = widgets.NewEntry()
	s.find.SetPlaceHolder(s.env.T("dictionaries.find"))
	s.find.OnChanged = func(words string) {
		s.list.words = words
		s.showRows()
	}
	s.find.OnEnter = s.Focus
	s.hide = widgets.NewCheck(s.env.T("dictionaries.only_active"), func(on bool) {
		s.list.hidden = on
		s.showRows()
	})
	search := widgets.NewGrid(widgets.Cell{Width: 220, Object: s.find})
	add := widgets.NewPrimary(s.env.T("dictionaries.add."+string(s.list.dict)), "Ctrl+N", s.Create)
	return toolbar([]fyne.CanvasObject{search, s.hide, s.count}, []fyne.CanvasObject{add})
}

func (s *entries) side() fyne.CanvasObject {
	s.saving = widgets.NewPrimary(s.env.T("dictionaries.save"), "Ctrl+S", func() { s.SaveThen(s.Focus) })
	s.remove = widgets.NewButton(s.env.T("dictionaries.delete."+string(s.list.dict)), s.askDelete)
	body := widgets.NewStack(12, s.card.grid, s.note)
	return panel(s.title, body, s.saving, s.remove)
}

// Content implements sections.Section.
func (s *entries) Content() fyne.CanvasObject { return s.contents }

// Focus implements sections.Section.
func (s *entries) Focus() { s.env.Window.Canvas().Focus(s.table) }

// Load implements sections.Section.
func (s *entries) Load() { s.reload(func() {}) }

// open shows an entry, or those that have the words.
func (s *entries) open(id int64, words string) {
	s.fill(app.Entry{ID: id, Dict: s.list.dict, Active: true})
	s.hide.SetChecked(false)
	s.find.SetText(words)
	s.reload(s.Focus)
}

// Changed implements sections.Watcher.
func (s *entries) Changed(c app.Changed) {
	if c.Kind == app.EntityEntry {
		s.Load()
	}
}

// Dirty implements sections.Form.
func (s *entries) Dirty() bool { return s.dirty }

// Create implements shell.Creator: a new entry beside the current one.
func (s *entries) Create() {
	s.guard().Pass(func() {
		e := app.Entry{Dict: s.list.dict, Active: true}
		if s.list.dict == app.Topics {
			e.Parent = s.stored.Parent
			if e.Parent == 0 {
				e.Parent = s.stored.ID
			}
			e.Code = s.list.nextCode(e.Parent)
		}
		s.fill(e)
		s.card.focus()
	})
}

// Key implements shell.KeyHandler: F2 goes to the card, Esc gives up what is
// typed and goes back to the table.
func (s *entries) Key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyF2:
		s.card.focus()
	case fyne.KeyEscape:
		if !s.dirty && s.stored.ID != 0 && s.env.Window.Canvas().Focused() == fyne.Focusable(s.table) {
			return false
		}
		s.giveUp()
	default:
		return false
	}
	return true
}

func (s *entries) giveUp() {
	e := s.stored
	if current, ok := s.table.Current(); ok && e.ID == 0 {
		e = current
	}
	s.fill(e)
	s.Focus()
}

// SaveThen implements sections.Form.
func (s *entries) SaveThen(then func()) {
	form, faults := s.card.read(formOf(s.stored))
	e, more := form.entry(s.stored, s.list.groups())
	faults.Errors = append(faults.Errors, more.Errors...)
	if s.list.hasTopics(e.ID) && e.Code != s.stored.Code {
		faults.Add("code", "dictionaries.fault.group_code", "code", s.stored.Code)
	}
	if s.card.fields.Show(faults) {
		return
	}
	s.saving.Disable()
	task.Run(s.env.NewScope(), func(ctx context.Context) (app.Entry, error) {
		return s.env.Office.Dictionaries.Save(ctx, e)
	}, func(saved app.Entry, err error) {
		s.saving.Enable()
		s.saved(saved, err, then)
	})
}

func (s *entries) saved(e app.Entry, err error, then func()) {
	switch {
	case err == nil:
		s.fill(e)
		s.reload(then)
		s.env.Status(s.env.T("dictionaries.saved", "name", e.Name(s.lang)))
	case s.card.fields.Refused(err):
	case app.ErrorCode(err) == app.Conflict:
		s.env.Fail(err)
		s.rebase()
	default:
		s.env.Fail(err)
	}
}

// rebase puts what is typed onto the entry as another program has left it: saving
// again overwrites that, Esc takes it.
func (s *entries) rebase() {
	task.Run(s.scope.Latest("load"), func(ctx context.Context) ([]app.Entry, error) {
		return s.env.Office.Dictionaries.Entries(ctx, s.list.dict)
	}, func(all []app.Entry, err error) {
		if err != nil {
			s.env.Fail(err)
			return
		}
		s.list.all = all
		if e, ok := s.list.byID(s.stored.ID); ok {
			s.stored = e
		}
		s.showRows()
		s.env.Hint(s.env.T("dictionaries.conflict"))
	})
}

// reload reads the dictionary and keeps the entry on show.
func (s *entries) reload(then func()) {
	task.Run(s.scope.Latest("load"), func(ctx context.Context) ([]app.Entry, error) {
		return s.env.Office.Dictionaries.Entries(ctx, s.list.dict)
	}, func(all []app.Entry, err error) {
		if err != nil {
			s.env.Fail(err)
			return
		}
		s.list.all = all
		s.showRows()
		if e, ok := s.list.byID(s.stored.ID); ok && !s.dirty {
			s.fill(e)
		}
		then()
	})
}

// showRows puts the narrowed list into the table with the cursor on the entry of
// the card.
func (s *entries) showRows() {
	rows := s.list.rows()
	s.count.SetText(s.env.T("dictionaries.count", "n", len(rows)))
	s.table.SetSource(widgets.Slice[app.Entry](rows))
	at := slices.IndexFunc(rows, func(e app.Entry) bool { return e.ID == s.stored.ID })
	if at < 0 && s.stored.ID == 0 && !s.dirty && len(rows) > 0 {
		at = 0
	}
	if at >= 0 {
		s.table.SelectIndex(at)
	}
}

func (s *entries) onCurrent(e app.Entry, ok bool) {
	if !ok || e.ID == s.stored.ID {
		return
	}
	s.guard().Pass(func() { s.fill(e) })
}

func (s *entries) guard() fieldset.Guard {
	return fieldset.Guard{
		Words: s.env.Words, Dialogs: s.env.Dialogs, Dirty: s.Dirty, Save: s.SaveThen, Stay: s.showRows,
	}
}

// fill shows an entry on the card and asks whether anything refers to it.
func (s *entries) fill(e app.Entry) {
	s.stored, s.dirty = e, false
	s.card.setGroups(s.list.groups(), s.lang, e.ID)
	s.card.fill(formOf(e))
	s.title.SetText(s.heading())
	s.setUsed(true, "")
	if e.ID == 0 {
		return
	}
	task.Run(s.scope.Latest("used"), func(ctx context.Context) (bool, error) {
		return s.env.Office.Dictionaries.Used(ctx, e.ID)
	}, func(used bool, err error) {
		switch {
		case err != nil:
			s.env.Fail(err)
		case s.list.hasTopics(e.ID):
			s.setUsed(true, "dictionaries.used.group")
		case used:
			s.setUsed(true, "dictionaries.used")
		default:
			s.setUsed(false, "")
		}
	})
}

func (s *entries) heading() string {
	if s.stored.ID == 0 {
		return s.env.T("dictionaries.new." + string(s.list.dict))
	}
	return s.stored.Name(s.lang)
}

func (s *entries) changed() { s.dirty = true }

// suggestCode offers the next free code of a group to a new topic.
func (s *entries) suggestCode(group int64) {
	if s.stored.ID == 0 {
		s.card.fields.Fill(func() { s.card.code.SetText(s.list.nextCode(group)) })
	}
}
