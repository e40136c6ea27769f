package settings

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/casework"
	"kairyluu/ui/dialogs"
	"kairyluu/ui/sections"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

// history is who changed what, and when.
type history struct {
	env   *shell.Env
	scope *task.Scope
	say   teller
	trail *trail

	find     *widgets.Entry
	table    *widgets.Table[app.Record]
	title    *widgets.Text
	facts    *widgets.Facts
	open     *widgets.Link
	contents fyne.CanvasObject
}

func newHistory(env *shell.Env, scope *task.Scope) sections.Section {
	s := &history{env: env, scope: scope, say: teller{casework.View{Words: env.Words}}, trail: &trail{}}
	s.table = widgets.NewTable(func(r app.Record) int64 { return r.Seq }, s.columns()...)
	s.table.EmptyText = env.T("settings.history.empty")
	s.table.OnCurrent = s.show
	s.title = widgets.NewHeading("")
	s.facts = widgets.NewFacts()
	s.open = widgets.NewLink(env.T("settings.history.open"), s.openThing)
	s.open.Hide()
	s.find = widgets.NewEntry()
	s.find.SetPlaceHolder(env.T("settings.history.find"))
	s.find.OnChanged = func(string) { task.After(s.scope, "find", task.Debounce, s.Load) }
	s.find.OnEnter = func() { env.Window.Canvas().Focus(s.table) }
	export := widgets.NewButton(env.T("settings.history.export"), s.Export)
	export.SetKeyHint("Ctrl+E")
	search := widgets.NewGrid(widgets.Cell{Width: 300, Object: s.find})
	bar := widgets.NewInset(widgets.NewSpread([]fyne.CanvasObject{search}, []fyne.CanvasObject{export}), 10, 12, 8, 12)
	side := widgets.NewScroll(widgets.NewInset(widgets.NewStack(10, s.title, s.facts, s.open), 12, 14, 12, 14))
	s.contents = widgets.NewSplit(widgets.NewFrame(bar, s.table, nil), side, 320)
	return s
}

func (s *history) columns() []widgets.Column[app.Record] {
	column := func(id string, width float32, value func(app.Record) string) widgets.Column[app.Record] {
		return widgets.Column[app.Record]{
			ID: id, Title: s.env.T("settings.history." + id), Width: width, MinWidth: 50, Text: value,
		}
	}
	return []widgets.Column[app.Record]{
		column("at", 122, func(r app.Record) string { return moment(r.At, s.env.Now().Location()) }),
		column("actor", 90, func(r app.Record) string { return r.Actor }),
		column("thing", 90, func(r app.Record) string { return s.say.thing(r) }),
		column("label", 108, func(r app.Record) string { return r.Label }),
		column("action", 116, func(r app.Record) string { return s.say.action(r) }),
		column("changes", 146, func(r app.Record) string { return s.say.summary(r) }),
	}
}

// Content implements sections.Section.
func (s *history) Content() fyne.CanvasObject { return s.contents }

// Focus implements sections.Section.
func (s *history) Focus() { s.env.Window.Canvas().Focus(s.table) }

// Load implements sections.Section: the newest records that fit what is typed.
func (s *history) Load() {
	t := &trail{words: strings.TrimSpace(s.find.Text)}
	t.want = func() { s.more(t) }
	task.Run(s.scope.Latest("view"), func(ctx context.Context) (casework.View, error) {
		return casework.Load(ctx, s.env.Office, s.env.Words)
	}, func(v casework.View, err error) {
		if err != nil {
			s.env.Fail(err)
			return
		}
		s.say = teller{v}
		s.read(t, func() {
			s.trail = t
			s.table.SetSource(t)
			if t.Len() > 0 {
				s.table.SelectIndex(0)
			}
		})
	})
}

// more appends the next page when the table nears the end.
func (s *history) more(t *trail) {
	if t == s.trail {
		s.read(t, s.table.Reload)
	}
}

func (s *history) read(t *trail, then func()) {
	task.Run(s.scope.Latest("page"), func(ctx context.Context) ([]app.Record, error) {
		return s.env.Office.Desk.History(ctx, t.next())
	}, func(page []app.Record, err error) {
		if err != nil {
			s.env.Fail(err)
			return
		}
		t.add(page)
		then()
	})
}

// Changed implements sections.Watcher: new records come on top while the newest
// are in sight; who reads further down is not disturbed.
func (s *history) Changed(app.Changed) {
	if first, _ := s.table.VisibleRange(); first == 0 {
		task.After(s.scope, "find", task.Debounce, s.Load)
	}
}

// show says a record whole.
func (s *history) show(r app.Record, ok bool) {
	s.open.Hidden = !ok || r.Entity != app.EntityAppeal && r.Entity != app.EntityResident
	if !ok {
		s.title.SetText("")
		s.facts.SetFacts()
		return
	}
	s.title.SetText(s.say.action(r) + ": " + r.Label)
	facts := []widgets.Fact{
		{Label: s.env.T("settings.history.at"), Text: moment(r.At, s.env.Now().Location())},
		{Label: s.env.T("settings.history.actor"), Text: r.Actor},
		{Label: s.env.T("settings.history.thing"), Text: s.say.thing(r)},
	}
	for _, c := range r.Changes {
		fact := widgets.Fact{Label: s.say.field(c.Field), Text: s.say.value(c.Field, c.New)}
		if c.Old != "" {
			fact.Note = s.env.T("settings.history.was", "value", s.say.value(c.Field, c.Old))
		}
		facts = append(facts, fact)
	}
	s.facts.SetFacts(facts...)
}

// openThing goes to what the record speaks of.
func (s *history) openThing() {
	r, ok := s.table.Current()
	if !ok {
		return
	}
	place := shell.Appeals
	if r.Entity == app.EntityResident {
		place = shell.Residents
	}
	s.env.Go(shell.Route{Place: place, ID: r.EntityID})
}

// Export implements shell.Exporter.
func (s *history) Export() {
	words := s.trail.words
	s.env.Dialogs.SaveFile(
		s.env.T("settings.history.export"), s.env.T("settings.history.file"), exportFilters(s.env),
		func(path string, err error) {
			if err != nil || path == "" {
				s.env.Fail(err)
				return
			}
			task.Do(s.env.NewScope(), func(ctx context.Context) error {
				return s.env.Export(ctx, shell.Listing{Table: "history", Words: words}, path)
			}, func(err error) {
				if err != nil {
					s.env.Fail(err)
					return
				}
				s.env.Status(s.env.T("settings.history.exported", "path", path))
			})
		},
	)
}

func exportFilters(env *shell.Env) []dialogs.Filter {
	return []dialogs.Filter{
		{Name: env.T("settings.file.xlsx"), Extensions: []string{"xlsx"}},
		{Name: env.T("settings.file.csv"), Extensions: []string{"csv"}},
	}
}
