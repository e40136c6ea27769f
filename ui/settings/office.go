package settings

import (
	"context"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/sections"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

// office is what the office says of itself.
type office struct {
	env    *shell.Env
	scope  *task.Scope
	stored app.Settings
	dirty  bool

	fields         *fieldset.Set
	nameRU, nameKY *widgets.Entry
	city           *widgets.Choice
	district, mtu  *widgets.Entry
	head, reporter *widgets.Entry
	urgent         *widgets.Entry
	contents       fyne.CanvasObject
}

func newOffice(env *shell.Env, scope *task.Scope) sections.Section {
	s := &office{env: env, scope: scope}
	s.fields = fieldset.New(env.Words, func() { s.dirty = true })
	f := s.fields
	s.nameRU = f.Entry("name", "settings.field.name_ru")
	s.nameKY = f.Entry("name_ky", "settings.field.name_ky")
	s.city = f.Choice(
		"city", "settings.field.city",
		widgets.Option{Key: app.CityBishkek, Text: env.T("city." + app.CityBishkek)},
		widgets.Option{Key: app.CityOsh, Text: env.T("city." + app.CityOsh)},
	)
	s.district = f.Entry("district", "settings.field.district")
	s.mtu = f.Entry("mtu", "settings.field.mtu")
	s.head = f.Entry("head", "settings.field.head")
	s.reporter = f.Entry("reporter", "settings.field.reporter")
	s.urgent = f.Entry("urgent", "settings.field.urgent")
	f.Field("urgent").SetHint(env.T("settings.hint.urgent"))
	s.contents = s.layOut()
	return s
}

func (s *office) layOut() fyne.CanvasObject {
	f := s.fields
	save := widgets.NewPrimary(s.env.T("settings.save"), "Ctrl+S", func() { s.SaveThen(func() {}) })
	return sheet(
		widgets.NewHeading(s.env.T("settings.office")), []fyne.CanvasObject{save},
		widgets.NewCard(s.env.T("settings.office.names"), widgets.NewGrid(
			f.Cell("name", 300, 1), f.Cell("name_ky", 300, 1),
			f.Cell("city", 140, 0), f.Cell("district", 240, 1), f.Cell("mtu", 140, 0),
		)),
		widgets.NewCard(s.env.T("settings.office.people"), widgets.NewGrid(
			f.Cell("head", 300, 1), f.Cell("reporter", 300, 1),
		)),
		widgets.NewCard(s.env.T("settings.office.control"), widgets.NewGrid(f.Cell("urgent", 300, 0))),
	)
}

// Content implements sections.Section.
func (s *office) Content() fyne.CanvasObject { return s.contents }

// Focus implements sections.Section.
func (s *office) Focus() { s.fields.Field("name").Focus() }

// Dirty implements sections.Form.
func (s *office) Dirty() bool { return s.dirty }

// Load implements sections.Section.
func (s *office) Load() {
	task.Run(s.scope.Latest("load"), func(ctx context.Context) (app.Settings, error) {
		return s.env.Office.Desk.Settings(ctx)
	}, func(stored app.Settings, err error) {
		if err != nil {
			s.env.Fail(err)
			return
		}
		s.stored = stored
		s.fill(officeFormOf(stored))
	})
}

// SaveThen implements sections.Form. The settings are read anew, so that what
// another part saved meanwhile is kept.
func (s *office) SaveThen(then func()) {
	form := s.read()
	if _, faults := form.settings(s.stored); s.fields.Show(faults) {
		return
	}
	task.Do(s.env.NewScope(), func(ctx context.Context) error {
		stored, err := s.env.Office.Desk.Settings(ctx)
		if err != nil {
			return err
		}
		settings, _ := form.settings(stored) // its faults were shown above
		return s.env.Office.Desk.SaveSettings(ctx, settings)
	}, func(err error) {
		switch {
		case err == nil:
			s.dirty = false
			s.env.Status(s.env.T("settings.saved"))
			then()
		case !s.fields.Refused(err):
			s.env.Fail(err)
		}
	})
}

func (s *office) fill(f officeForm) {
	s.dirty = false
	s.fields.Clear()
	s.fields.Fill(func() {
		s.nameRU.SetText(f.NameRU)
		s.nameKY.SetText(f.NameKY)
		s.city.SetSelected(f.City)
		s.district.SetText(f.District)
		s.mtu.SetText(f.MTU)
		s.head.SetText(f.Head)
		s.reporter.SetText(f.Reporter)
		s.urgent.SetText(f.Urgent)
	})
}

func (s *office) read() officeForm {
	return officeForm{
		NameRU: s.nameRU.Text, NameKY: s.nameKY.Text, City: s.city.Selected(),
		District: s.district.Text, MTU: s.mtu.Text, Head: s.head.Text, Reporter: s.reporter.Text,
		Urgent: s.urgent.Text,
	}
}
