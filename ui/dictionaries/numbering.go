package dictionaries

import (
	"context"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

// numbering is how the office numbers its journal, with live examples.
type numbering struct {
	env      *shell.Env
	scope    *task.Scope
	settings app.Settings
	dirty    bool

	fields                *fieldset.Set
	pattern               *widgets.Entry
	counter               *widgets.Choice
	collective, anonymous *widgets.Entry
	examples              *widgets.Facts
	contents              fyne.CanvasObject
}

func newNumbering(env *shell.Env, scope *task.Scope) *numbering {
	s := &numbering{env: env, scope: scope.Sub(), settings: app.DefaultSettings()}
	s.fields = fieldset.New(env.Words, s.changed)
	s.pattern = s.fields.Entry("pattern", "dictionaries.field.pattern")
	var scopes []widgets.Option
	for _, c := range []app.Scope{app.PerYear, app.PerLetter, app.PerSeries} {
		scopes = append(scopes, widgets.Option{Key: string(c), Text: env.T("scope." + string(c))})
	}
	s.counter = s.fields.Choice("scope", "dictionaries.field.scope", scopes...)
	s.collective = s.fields.Entry("collective", "dictionaries.field.collective")
	s.anonymous = s.fields.Entry("anonymous", "dictionaries.field.anonymous")
	s.examples = widgets.NewFacts()
	s.contents = s.layOut()
	s.fill()
	return s
}

func (s *numbering) layOut() fyne.CanvasObject {
	f := s.fields
	form := widgets.NewCard(s.env.T("dictionaries.numbering.rule"), widgets.NewStack(
		12,
		widgets.NewGrid(
			f.Cell("pattern", 280, 1), f.Cell("scope", 240, 1),
			f.Cell("collective", 175, 0), f.Cell("anonymous", 175, 0),
		),
		s.tokenList(),
	))
	examples := widgets.NewCard(s.env.T("dictionaries.numbering.examples"), s.examples)
	save := widgets.NewPrimary(s.env.T("dictionaries.save"), "Ctrl+S", func() { s.SaveThen(s.Focus) })
	title := widgets.NewHeading(s.env.T("dictionaries.numbering"))
	note := widgets.NewCaption(s.env.T("dictionaries.numbering.note"))
	return widgets.NewFrame(
		toolbar([]fyne.CanvasObject{title}, []fyne.CanvasObject{save}),
		widgets.NewScroll(widgets.NewInset(widgets.NewStack(10, form, examples, note), 0, 12, 12, 12)), nil,
	)
}

// tokenList explains what a pattern may hold; a tap puts it at the cursor's end.
func (s *numbering) tokenList() fyne.CanvasObject {
	facts := make([]widgets.Fact, len(tokens))
	for i, token := range tokens {
		facts[i] = widgets.Fact{
			Label: token, Text: s.env.T("dictionaries.token." + tokenName(token)),
			OnTapped: func() { s.pattern.SetText(s.pattern.Text + token) },
		}
	}
	return widgets.NewFacts(facts...)
}

// tokenName is the token without its brackets, as keys of the catalogue have it.
func tokenName(token string) string {
	if token == "{n:4}" {
		return "n4"
	}
	return token[1 : len(token)-1]
}

// Content implements sections.Section.
func (s *numbering) Content() fyne.CanvasObject { return s.contents }

// Focus implements sections.Section.
func (s *numbering) Focus() { s.fields.Field("pattern").Focus() }

// Dirty implements sections.Form.
func (s *numbering) Dirty() bool { return s.dirty }

// Changed implements sections.Watcher.
func (s *numbering) Changed(c app.Changed) {
	if c.Kind == app.EntitySetting && !s.dirty {
		s.Load()
	}
}

// Key implements shell.KeyHandler: Esc gives up what is typed.
func (s *numbering) Key(ev *fyne.KeyEvent) bool {
	if ev.Name == fyne.KeyEscape && s.dirty {
		s.fill()
		return true
	}
	return false
}

// Load implements sections.Section.
func (s *numbering) Load() {
	task.Run(s.scope.Latest("load"), func(ctx context.Context) (app.Settings, error) {
		return s.env.Office.Desk.Settings(ctx)
	}, func(settings app.Settings, err error) {
		if err != nil {
			s.env.Fail(err)
			return
		}
		s.settings = settings
		s.fill()
	})
}

// SaveThen implements sections.Form. The settings are read anew, so that only the
// numbering is changed of what another part may have saved meanwhile.
func (s *numbering) SaveThen(then func()) {
	n := s.read()
	if s.fields.Show(faultsOf(n)) {
		return
	}
	task.Run(s.env.NewScope(), func(ctx context.Context) (app.Settings, error) {
		settings, err := s.env.Office.Desk.Settings(ctx)
		if err != nil {
			return settings, err
		}
		settings.Numbering = n
		return settings, s.env.Office.Desk.SaveSettings(ctx, settings)
	}, func(saved app.Settings, err error) {
		switch {
		case err == nil:
			s.settings = saved
			s.fill()
			s.env.Status(s.env.T("dictionaries.numbering.saved"))
			then()
		case !s.fields.Refused(err):
			s.env.Fail(err)
		}
	})
}

func (s *numbering) changed() {
	s.dirty = true
	s.fields.Clear()
	s.showExamples()
}

// showExamples writes the numbers that the pattern gives now; where it is wrong
// its fault stands beside the field at once, and there are no numbers.
func (s *numbering) showExamples() {
	n := s.read()
	faults := faultsOf(n)
	if len(faults.Errors) > 0 {
		s.fields.Mark(faults)
		s.examples.SetFacts(widgets.Fact{Label: s.env.T("dictionaries.numbering.no_example")})
		return
	}
	var facts []widgets.Fact
	for _, sample := range samples(n, s.settings.MTU, s.env.Office.Desk.Today()) {
		facts = append(facts, widgets.Fact{Label: s.env.T("dictionaries.sample." + sample.key), Text: sample.number})
	}
	s.examples.SetFacts(facts...)
}

func (s *numbering) fill() {
	n := s.settings.Numbering
	s.dirty = false
	s.fields.Clear()
	s.fields.Fill(func() {
		s.pattern.SetText(n.Pattern)
		s.counter.SetSelected(string(n.Scope))
		s.collective.SetText(n.Collective)
		s.anonymous.SetText(n.Anonymous)
	})
	s.showExamples()
}

func (s *numbering) read() app.Numbering {
	return app.Numbering{
		Pattern: s.pattern.Text, Scope: app.Scope(s.counter.Selected()),
		Collective: s.collective.Text, Anonymous: s.anonymous.Text,
	}
}
