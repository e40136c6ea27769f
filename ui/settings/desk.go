package settings

import (
	"cmp"
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/casework"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/sections"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
	"kairyluu/ui/words"
)

// scales are the sizes of the window to choose from.
var scales = []float32{0.8, 0.9, 1, 1.1, 1.25, 1.5}

// deskFacts is what the section shows, as read.
type deskFacts struct {
	actor string
	me    int64
	look  shell.Look
	view  casework.View
}

// desk is who sits here and how the window looks to them.
type desk struct {
	env   *shell.Env
	scope *task.Scope
	facts deskFacts
	dirty bool

	fields                *fieldset.Set
	actor                 *widgets.Entry
	me                    *widgets.Picker
	language, look, scale *widgets.Choice
	contents              fyne.CanvasObject
}

func newDesk(env *shell.Env, scope *task.Scope) sections.Section {
	s := &desk{env: env, scope: scope}
	s.fields = fieldset.New(env.Words, func() { s.dirty = true })
	s.actor = s.fields.Entry("actor", "settings.field.actor")
	s.me = s.fields.Picker("me", "settings.field.me")
	s.me.SetPlaceHolder(env.T("settings.hint.me"))
	s.language = s.instant("language", s.languages(), func(lang string) { env.Switch(lang) })
	s.look = s.instant("theme", s.themes(), func(string) { s.wear() })
	s.scale = s.instant("scale", scaleOptions(), func(string) { s.wear() })
	s.fields.Field("scale").SetHint(env.T("settings.hint.scale"))
	s.fields.Field("actor").SetHint(env.T("settings.hint.actor"))
	s.contents = s.layOut()
	return s
}

// instant adds a choice that works at once and needs no saving.
func (s *desk) instant(key string, options []widgets.Option, do func(string)) *widgets.Choice {
	c := widgets.NewChoice(options...)
	c.OnChanged = do
	s.fields.Add(key, "settings.field."+key, c)
	return c
}

func (s *desk) layOut() fyne.CanvasObject {
	f := s.fields
	save := widgets.NewPrimary(s.env.T("settings.save"), "Ctrl+S", func() { s.SaveThen(func() {}) })
	return sheet(
		widgets.NewHeading(s.env.T("settings.desk")), []fyne.CanvasObject{save},
		widgets.NewCard(s.env.T("settings.desk.who"), widgets.NewGrid(f.Cell("actor", 260, 1), f.Cell("me", 260, 1))),
		widgets.NewCard(s.env.T("settings.desk.look"), widgets.NewGrid(
			f.Cell("language", 180, 0), f.Cell("theme", 180, 0), f.Cell("scale", 260, 1),
		)),
	)
}

func (s *desk) languages() []widgets.Option {
	var options []widgets.Option
	for _, code := range words.Codes[:2] {
		options = append(options, widgets.Option{Key: code, Text: s.env.T("settings.lang." + code)})
	}
	return options
}

func (s *desk) themes() []widgets.Option {
	var options []widgets.Option
	for _, name := range []string{"light", "dark", "system"} {
		options = append(options, widgets.Option{Key: name, Text: s.env.T("settings.theme." + name)})
	}
	return options
}

func scaleOptions() []widgets.Option {
	var options []widgets.Option
	for _, scale := range scales {
		options = append(options, widgets.Option{Key: scaleKey(scale), Text: strconv.Itoa(int(scale*100+0.5)) + " %"})
	}
	return options
}

func scaleKey(scale float32) string { return strconv.FormatFloat(float64(scale), 'f', -1, 32) }

// Content implements sections.Section.
func (s *desk) Content() fyne.CanvasObject { return s.contents }

// Focus implements sections.Section.
func (s *desk) Focus() { s.fields.Field("actor").Focus() }

// Dirty implements sections.Form.
func (s *desk) Dirty() bool { return s.dirty }

// Load implements sections.Section.
func (s *desk) Load() {
	task.Run(s.scope.Latest("load"), func(ctx context.Context) (deskFacts, error) {
		return readDesk(ctx, s.env)
	}, func(facts deskFacts, err error) {
		if err != nil {
			s.env.Fail(err)
			return
		}
		s.facts = facts
		s.fill()
	})
}

func readDesk(ctx context.Context, env *shell.Env) (deskFacts, error) {
	facts := deskFacts{actor: env.Office.Desk.Actor(), look: shell.Look{Theme: "light"}}
	var err error
	if facts.view, err = casework.Load(ctx, env.Office, env.Words); err != nil {
		return facts, err
	}
	if _, err = env.Office.Desk.Preference(ctx, prefMe, &facts.me); err != nil {
		return facts, err
	}
	_, err = env.Office.Desk.Preference(ctx, prefLook, &facts.look)
	facts.look.Scale = cmp.Or(facts.look.Scale, 1)
	return facts, err
}

func (s *desk) fill() {
	s.dirty = false
	s.fields.Fill(func() {
		s.actor.SetText(s.facts.actor)
		s.me.SetOptions(s.facts.view.Options(app.Executors, s.facts.me))
		s.me.SetSelected(widgets.IDOption(s.facts.me, "").Key)
		s.language.SetSelected(s.env.Words.Lang())
		s.look.SetSelected(s.facts.look.Theme)
		s.scale.SetSelected(scaleKey(s.facts.look.Scale))
	})
}

// SaveThen implements sections.Form. The name goes into the bar of the window, so
// the window is made anew in its own language.
func (s *desk) SaveThen(then func()) {
	actor := strings.TrimSpace(s.actor.Text)
	var me int64
	if o, ok := s.me.Selected(); ok {
		me = o.ID()
	}
	task.Do(s.env.NewScope(), func(ctx context.Context) error {
		if err := s.env.Office.Desk.SetPreference(ctx, prefMe, me); err != nil {
			return err
		}
		return s.env.Office.Desk.SetPreference(ctx, prefActor, actor)
	}, func(err error) {
		if err != nil {
			s.env.Fail(err)
			return
		}
		s.env.Office.Desk.Sit(actor)
		s.dirty = false
		s.env.Switch(s.env.Words.Lang())
		s.env.Status(s.env.T("settings.saved"))
		then()
	})
}

// wear changes the look at once; the scale waits for the next start.
func (s *desk) wear() {
	scale, err := strconv.ParseFloat(s.scale.Selected(), 32)
	if err != nil {
		scale = 1 // nothing is chosen: as it comes
	}
	look := shell.Look{Theme: s.look.Selected(), Scale: float32(scale)}
	rescaled := look.Scale != s.facts.look.Scale
	s.facts.look = look
	s.env.Look(look)
	if rescaled {
		s.env.Status(s.env.T("settings.scale_later"))
	}
}
