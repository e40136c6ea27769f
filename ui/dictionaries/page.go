// Package dictionaries is the page on which the office keeps its words and its
// rules: settlements, topics, executors, bodies, the calendar, terms, numbering.
package dictionaries

import (
	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/sections"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

// Keys of the sections that are not an app.Dict.
const (
	calendarKey  = "calendar"
	termsKey     = "term"
	numberingKey = "numbering"
	programmeKey = app.EntityProgramme
)

// Page shows the dictionaries.
type Page struct{ *sections.Pane }

var (
	_ shell.Creator    = (*Page)(nil)
	_ shell.Saver      = (*Page)(nil)
	_ shell.Submitter  = (*Page)(nil)
	_ shell.Leaver     = (*Page)(nil)
	_ shell.KeyHandler = (*Page)(nil)
	_ shell.Shower     = (*Page)(nil)
	_ shell.Focuser    = (*Page)(nil)
)

// New returns the page on the dictionary that the route names. Route.Dict may be
// one of app.Dicts, "programme", "calendar", "term" or "numbering"; of a dictionary
// Route.ID opens an entry and Route.Words narrow the list, of the programmes
// Route.ID opens one.
func New(env *shell.Env, r shell.Route) shell.Page {
	p := &Page{sections.New(env, r, items(env)...)}
	p.open(r)
	return p
}

// Show implements shell.Shower.
func (p *Page) Show(r shell.Route) bool {
	p.Pane.Show(r)
	p.open(r)
	return true
}

func (p *Page) open(r shell.Route) {
	switch s := p.Current().(type) {
	case *entries:
		if r.ID != 0 || r.Words != "" {
			s.open(r.ID, r.Words)
		}
	case *programmes:
		if r.ID != 0 {
			s.open(r.ID)
		}
	}
}

func items(env *shell.Env) []sections.Item {
	var list []sections.Item
	for _, d := range app.Dicts {
		list = append(list, sections.Item{
			Key: string(d), Title: "dict." + string(d),
			Make: func(scope *task.Scope) sections.Section { return newEntries(env, scope, d) },
		})
	}
	return append(
		list,
		sections.Item{
			Key: programmeKey, Title: "dictionaries.programmes",
			Make: func(scope *task.Scope) sections.Section { return newProgrammes(env, scope) },
		},
		sections.Item{
			Key: calendarKey, Title: "dictionaries.calendar",
			Make: func(scope *task.Scope) sections.Section { return newCalendar(env, scope) },
		},
		sections.Item{
			Key: termsKey, Title: "dictionaries.terms",
			Make: func(scope *task.Scope) sections.Section { return newTerms(env, scope) },
		},
		sections.Item{
			Key: numberingKey, Title: "dictionaries.numbering",
			Make: func(scope *task.Scope) sections.Section { return newNumbering(env, scope) },
		},
	)
}

// Create implements shell.Creator.
func (p *Page) Create() {
	if s, ok := p.Current().(shell.Creator); ok {
		s.Create()
	}
}

// sideWidth is the width of the card at the right of each table.
const sideWidth = 330

// panel is the card at the right: a title, fields that scroll, buttons below.
func panel(title, body fyne.CanvasObject, buttons ...fyne.CanvasObject) fyne.CanvasObject {
	return widgets.NewFrame(
		widgets.NewInset(title, 12, 14, 8, 14),
		widgets.NewScroll(widgets.NewInset(body, 0, 14, 12, 14)),
		widgets.NewInset(widgets.NewWrap(8, buttons...), 8, 14, 12, 14),
	)
}

// toolbar is the bar above a table.
func toolbar(left, right []fyne.CanvasObject) fyne.CanvasObject {
	return widgets.NewInset(widgets.NewSpread(left, right), 10, 12, 8, 12)
}
