package settings

import (
	"runtime/debug"

	"fyne.io/fyne/v2"

	"kairyluu/ui/sections"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

// leaf is a section that only tells.
type leaf struct{ content fyne.CanvasObject }

func (l leaf) Content() fyne.CanvasObject { return l.content }
func (l leaf) Load()                      {}
func (l leaf) Focus()                     {}

// shortcut is one line of the help: keys, and the key of its sentence.
type shortcut struct{ keys, does string }

// shortcuts are the keys by where they work.
var shortcuts = []struct {
	title string
	keys  []shortcut
}{
	{"settings.keys.window", []shortcut{
		{"Ctrl+1 … Ctrl+9", "settings.keys.pages"},
		{"Ctrl+K, F3", "settings.keys.search"},
		{"Ctrl+N", "settings.keys.new"},
		{"Ctrl+S", "settings.keys.save"},
		{"Ctrl+Enter", "settings.keys.submit"},
		{"Ctrl+E", "settings.keys.export"},
		{"Ctrl+B, Esc", "settings.keys.back"},
		{"F6", "settings.keys.section"},
		{"Ctrl+Q", "settings.keys.quit"},
	}},
	{"settings.keys.tables", []shortcut{
		{"↑ ↓  PgUp PgDn  Home End", "settings.keys.move"},
		{"Enter", "settings.keys.open"},
		{"Space  Shift+↑↓  Ctrl+A", "settings.keys.select"},
		{"Ctrl+C", "settings.keys.copy"},
	}},
	{"settings.keys.fields", []shortcut{
		{"Tab  Enter", "settings.keys.next"},
		{"↓, F4", "settings.keys.list"},
		{"PgUp PgDn", "settings.keys.months"},
		{"+3  −2", "settings.keys.days"},
	}},
	{"settings.keys.case", []shortcut{
		{"F2", "settings.keys.link"},
		{"F6", "settings.keys.answer"},
		{"F7", "settings.keys.extend"},
		{"F8", "settings.keys.resolve"},
	}},
	{"rail.grants", []shortcut{
		{"F2, F3", "grants.do.book"},
		{"Ins", "grants.do.grid"},
		{"F4", "grants.do.edit"},
		{"F6", "grants.do.stage"},
		{"F7", "grants.do.progress"},
		{"F8", "grants.do.paper"},
		{"F9", "grants.do.visit"},
		{"F10", "grants.do.more"},
		{"Ctrl+P", "grants.donors.do"},
	}},
}

func newKeys(env *shell.Env, _ *task.Scope) sections.Section {
	var cards []fyne.CanvasObject
	for _, group := range shortcuts {
		var facts []widgets.Fact
		for _, s := range group.keys {
			facts = append(facts, widgets.Fact{Label: s.keys, Text: env.T(s.does)})
		}
		cards = append(cards, widgets.NewCard(env.T(group.title), widgets.NewFacts(facts...)))
	}
	return leaf{sheet(widgets.NewHeading(env.T("settings.keys")), nil, cards...)}
}

func newAbout(env *shell.Env, _ *task.Scope) sections.Section {
	facts := []widgets.Fact{
		{Label: env.T("settings.about.program"), Text: env.T("settings.about.what")},
		{Label: env.T("settings.about.version"), Text: env.Version + revision()},
	}
	facts = append(facts, widgets.Fact{Label: env.T("settings.data.folder"), Text: env.DataDir})
	return leaf{sheet(
		widgets.NewHeading(env.T("settings.about")), nil,
		widgets.NewCard("", widgets.NewFacts(facts...)),
		widgets.NewCard(env.T("settings.about.rules"), widgets.NewText(env.T("settings.about.promise"), widgets.TextStyle{})),
	)}
}

// revision is the state of the source that the program was built from, where it
// is known.
func revision() string {
	const shown = 10
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" && len(s.Value) >= shown {
				return " · " + s.Value[:shown]
			}
		}
	}
	return ""
}
