package residents

import (
	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/casework"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/forms"
	"kairyluu/ui/shell"
	"kairyluu/ui/widgets"
)

// editor is the form of a resident. It knows what is typed, not what becomes of it.
type editor struct {
	env    *shell.Env
	fields *fieldset.Set
	onPIN  func() // the personal number was left: it may be worth a warning

	surname, given, patronymic *widgets.Entry
	sex                        *widgets.Choice
	born, pin, phone, email    *widgets.Entry
	settlement                 *widgets.Picker
	line, plot                 *widgets.Entry
	landmark, quarter          *widgets.Entry
	social                     *widgets.Chips
	language                   *widgets.Choice
	consent                    *widgets.Check
	note                       *widgets.Memo

	title    *widgets.Text
	safe     *forms.Note // whether what is typed is kept
	saving   *widgets.Button
	contents fyne.CanvasObject
}

func newEditor(env *shell.Env, p *Page) *editor {
	e := &editor{env: env, fields: fieldset.New(env.Words, nil), onPIN: p.warn}
	e.title = widgets.NewHeading("")
	e.safe = forms.NewNote(env, func() { p.aside.Anew() })
	e.person()
	e.place()
	e.more()
	e.saving = widgets.NewPrimary(env.T("residents.save"), "Ctrl+S", p.Save)
	stop := widgets.NewButton(env.T("residents.cancel"), p.cancel)
	stop.SetKeyHint("Esc")
	e.contents = widgets.NewFrame(
		widgets.NewInset(widgets.NewStack(2, e.title, e.safe.Line), 12, 14, 8, 14),
		widgets.NewScroll(widgets.NewInset(e.layOut(), 0, 14, 12, 14)),
		widgets.NewInset(widgets.NewWrap(8, e.saving, stop), 8, 14, 12, 14),
	)
	return e
}

func (e *editor) person() {
	f := e.fields
	e.surname = f.Entry("surname", "residents.field.surname")
	e.given = f.Entry("given", "residents.field.given")
	e.patronymic = f.Entry("patronymic", "residents.field.patronymic")
	e.phone = f.Entry("phone", "residents.field.phone")
	f.Field("phone").SetHint(e.env.T("residents.hint.phone"))
	e.born = f.Entry("born", "residents.field.born")
	e.born.SetPlaceHolder(e.env.T("residents.hint.born"))
	e.sex = f.Choice(
		"sex", "residents.field.sex",
		widgets.Option{Key: "", Text: casework.Dash},
		widgets.Option{Key: string(app.Female), Text: e.env.T("sex." + string(app.Female))},
		widgets.Option{Key: string(app.Male), Text: e.env.T("sex." + string(app.Male))},
	)
	e.pin = f.Entry("pin", "residents.field.pin")
	e.pin.OnBlur = func() { e.onPIN() }
}

func (e *editor) place() {
	f := e.fields
	e.settlement = f.Picker("settlement", "residents.field.settlement")
	e.line = f.Entry("line", "residents.field.line")
	e.plot = f.Entry("plot", "residents.field.plot")
	e.landmark = f.Entry("landmark", "residents.field.landmark")
	e.quarter = f.Entry("quarter", "residents.field.quarter")
}

func (e *editor) more() {
	f := e.fields
	e.email = f.Entry("email", "residents.field.email")
	languages := []widgets.Option{{Key: "", Text: casework.Dash}}
	for _, l := range app.Languages {
		languages = append(languages, widgets.Option{Key: string(l), Text: e.env.T("language." + string(l))})
	}
	e.language = f.Choice("language", "residents.field.language", languages...)
	var chips []widgets.Chip
	for _, s := range app.SocialCategories {
		chips = append(chips, widgets.Chip{ID: string(s), Text: e.env.T("social." + string(s))})
	}
	e.social = widgets.NewChips(chips...)
	e.social.Multi = true
	e.social.OnChanged = func([]string) { f.Changed() }
	f.Add("social", "residents.field.social", e.social)
	e.consent = f.Check("residents.field.consent")
	e.note = f.Memo("note", "residents.field.note", 3)
}

func (e *editor) layOut() fyne.CanvasObject {
	f := e.fields
	return widgets.NewStack(
		12,
		widgets.NewGrid(
			f.Cell("surname", 330, 1), f.Cell("given", 150, 1), f.Cell("patronymic", 150, 1),
			f.Cell("phone", 330, 1),
			f.Cell("born", 150, 1), f.Cell("sex", 150, 1), f.Cell("pin", 330, 1),
		),
		widgets.NewGrid(
			f.Cell("settlement", 330, 1), f.Cell("line", 330, 1),
			f.Cell("plot", 150, 1), f.Cell("quarter", 150, 1), f.Cell("landmark", 330, 1),
		),
		widgets.NewGrid(
			f.Cell("social", 330, 1), f.Cell("language", 150, 1), f.Cell("email", 150, 1), f.Cell("note", 330, 1),
		),
		e.consent,
	)
}

// show fills the form. view offers the settlements, the one in use even when it is
// no longer active.
func (e *editor) show(view casework.View, t typed) {
	title := e.env.T("residents.new")
	if t.Stored.ID != 0 {
		title = t.Stored.Name.Full()
	}
	e.title.SetText(title)
	e.fields.Clear()
	e.fields.Fill(func() { e.put(view, t.Fields) })
}

func (e *editor) put(view casework.View, f form) {
	for _, l := range e.lines(&f) {
		l.entry.SetText(*l.value)
	}
	e.sex.SetSelected(string(f.Sex))
	e.settlement.SetOptions(view.Options(app.Settlements, f.Settlement))
	e.settlement.SetSelected(widgets.IDOption(f.Settlement, "").Key)
	ids := make([]string, len(f.Social))
	for i, s := range f.Social {
		ids[i] = string(s)
	}
	e.social.SetSelected(ids...)
	e.language.SetSelected(string(f.Language))
	e.consent.SetChecked(f.Consent)
	e.note.SetText(f.Note)
}

// typed is what stands in the fields, over what is stored.
func (e *editor) typed(of typed) typed { return typed{of.Stored, e.read()} }

func (e *editor) read() form {
	f := form{
		Sex: app.Sex(e.sex.Selected()), Language: app.Language(e.language.Selected()),
		Consent: e.consent.Checked, Note: e.note.Text,
	}
	for _, l := range e.lines(&f) {
		*l.value = l.entry.Text
	}
	if o, ok := e.settlement.Selected(); ok {
		f.Settlement = o.ID()
	}
	for _, id := range e.social.Selected() {
		f.Social = append(f.Social, app.SocialCategory(id))
	}
	return f
}

// lineOf ties a line of text to its value.
type lineOf struct {
	entry *widgets.Entry
	value *string
}

func (e *editor) lines(f *form) []lineOf {
	return []lineOf{
		{e.surname, &f.Surname},
		{e.given, &f.Given},
		{e.patronymic, &f.Patronymic},
		{e.born, &f.Born},
		{e.pin, &f.PIN},
		{e.phone, &f.Phones},
		{e.email, &f.Email},
		{e.line, &f.Line},
		{e.plot, &f.Plot},
		{e.landmark, &f.Landmark},
		{e.quarter, &f.Quarter},
	}
}
