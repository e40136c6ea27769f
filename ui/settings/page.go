// Package settings is the page of what the office and the person at this desk
// decide for themselves, of copies of the data and of the history of changes.
package settings

import (
	"fyne.io/fyne/v2"

	"kairyluu/ui/sections"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

// Keys of the sections, as a Route names them in Dict.
const (
	deskKey    = "desk"
	officeKey  = "office"
	dataKey    = "data"
	historyKey = "history"
	keysKey    = "keys"
	aboutKey   = "about"
)

// Preferences that this page keeps; the shell and the lists read them.
const (
	prefActor  = "actor"         // string: who sits here
	prefMe     = "me"            // int64: which executor that is
	prefLook   = "look"          // shell.Look
	prefFolder = "backup.folder" // string: where copies went last
)

// Page shows the settings.
type Page struct{ *sections.Pane }

var (
	_ shell.Saver    = (*Page)(nil)
	_ shell.Leaver   = (*Page)(nil)
	_ shell.Shower   = (*Page)(nil)
	_ shell.Focuser  = (*Page)(nil)
	_ shell.Exporter = (*Page)(nil)
)

// New returns the page on the section that Route.Dict names: "desk", "office",
// "data", "history", "keys" or "about".
func New(env *shell.Env, r shell.Route) shell.Page {
	item := func(key string, build func(*shell.Env, *task.Scope) sections.Section) sections.Item {
		return sections.Item{
			Key: key, Title: "settings." + key,
			Make: func(scope *task.Scope) sections.Section { return build(env, scope.Sub()) },
		}
	}
	return &Page{sections.New(
		env, r,
		item(deskKey, newDesk), item(officeKey, newOffice), item(dataKey, newData),
		item(historyKey, newHistory), item(keysKey, newKeys), item(aboutKey, newAbout),
	)}
}

// Export implements shell.Exporter for the history.
func (p *Page) Export() {
	if s, ok := p.Current().(shell.Exporter); ok {
		s.Export()
	}
}

// sheet is a section that is a form or a text: a bar with its name, cards below.
func sheet(title fyne.CanvasObject, buttons []fyne.CanvasObject, cards ...fyne.CanvasObject) fyne.CanvasObject {
	bar := widgets.NewInset(widgets.NewSpread([]fyne.CanvasObject{title}, buttons), 10, 12, 8, 12)
	return widgets.NewFrame(bar, widgets.NewScroll(widgets.NewInset(widgets.NewStack(10, cards...), 0, 12, 12, 12)), nil)
}
