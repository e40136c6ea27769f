package places

import (
	"strings"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/casework"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/forms"
	"kairyluu/ui/shell"
	"kairyluu/ui/widgets"
)

// editor is the form of a risk or a practice.
type editor struct {
	env    *shell.Env
	kind   app.FindingKind
	fields *fieldset.Set

	title        *widgets.Entry
	settlement   *widgets.Picker
	level        *widgets.Choice
	since, until *widgets.DateField
	text         *widgets.Memo
	measures     *widgets.Memo
	links        *widgets.Memo
	note         *widgets.Memo

	heading  *widgets.Text
	safe     *forms.Note // whether what is typed is kept
	saving   *widgets.Button
	contents fyne.CanvasObject
}

// acts are what the buttons of the form do.
type acts struct{ save, cancel, clear func() }

func newEditor(env *shell.Env, kind app.FindingKind, do acts) *editor {
	e := &editor{env: env, kind: kind, fields: fieldset.New(env.Words, nil), heading: widgets.NewHeading("")}
	e.safe = forms.NewNote(env, do.clear)
	f := e.fields
	e.title = f.Entry("title", "places.field.title")
	e.settlement = f.Picker("settlement", "places.col.settlement")
	e.level = f.Choice("level", "places.col.level", e.levels()...)
	e.since = f.Date("since", "places.col.since", env.Now)
	e.until = f.Date("until", "places.col.until_"+string(kind), env.Now)
	e.text = f.Memo("text", "places.field.text_"+string(kind), 4)
	e.measures = f.Memo("measures", "places.field.measures_"+string(kind), 4)
	e.links = f.Memo("links", "places.field.links", 2)
	f.Field("links").SetHint(env.T("places.hint.links"))
	e.note = f.Memo("note", "places.field.note", 2)
	for _, key := range []string{"title", "settlement"} {
		f.Field(key).SetRequired(true)
	}
	e.saving = widgets.NewPrimary(env.T("places.save"), "Ctrl+S", do.save)
	stop := widgets.NewButton(env.T("places.cancel"), do.cancel)
	stop.SetKeyHint("Esc")
	e.contents = widgets.NewFrame(
		widgets.NewInset(widgets.NewStack(2, e.heading, e.safe.Line), 12, 14, 8, 14),
		widgets.NewScroll(widgets.NewInset(e.layOut(), 0, 14, 12, 14)),
		widgets.NewInset(widgets.NewWrap(8, e.saving, stop), 8, 14, 12, 14),
	)
	return e
}

func (e *editor) levels() []widgets.Option {
	var options []widgets.Option
	for _, l := range app.Levels {
		options = append(options, widgets.Option{Key: string(l), Text: levelSigns[l] + " " + e.env.T("level."+string(l))})
	}
	return options
}

func (e *editor) layOut() fyne.CanvasObject {
	f := e.fields
	cells := []widgets.Cell{f.Cell("title", 340, 1), f.Cell("settlement", 160, 1)}
	if e.kind == app.Risk {
		cells = append(cells, f.Cell("level", 150, 1))
	}
	return widgets.NewGrid(append(
		cells,
		f.Cell("since", 150, 1), f.Cell("until", 150, 1), f.Cell("text", 340, 1), f.Cell("measures", 340, 1),
		f.Cell("links", 340, 1), f.Cell("note", 340, 1),
	)...)
}

// show fills the form; the settlement in use is offered even when it is not active.
func (e *editor) show(v casework.View, t typed) {
	heading := e.env.T("places.new_" + string(e.kind))
	if t.Stored.ID != 0 {
		heading = t.Stored.Title
	}
	e.heading.SetText(heading)
	e.fields.Clear()
	e.fields.Fill(func() {
		e.title.SetText(t.Title)
		e.settlement.SetOptions(v.Options(app.Settlements, t.Settlement))
		e.settlement.SetSelected(optionKey(t.Settlement))
		e.level.SetSelected(string(t.Level))
		e.since.SetText(t.Since)
		e.until.SetText(t.Until)
		e.text.SetText(t.Text)
		e.measures.SetText(t.Measures)
		e.links.SetText(t.Links)
		e.note.SetText(t.Note)
	})
}

// typed is what stands in the fields, of what is stored.
func (e *editor) typed(stored app.Finding) typed {
	settlement, _ := e.settlement.Selected()
	return typed{
		Stored: stored, Title: e.title.Text, Settlement: settlement.ID(), Level: app.Level(e.level.Selected()),
		Since: fieldset.DateText(e.since), Until: fieldset.DateText(e.until), Text: e.text.Text, Measures: e.measures.Text,
		Links: e.links.Text, Note: e.note.Text,
	}
}

func optionKey(id int64) string { return widgets.IDOption(id, "").Key }

// read is what is typed over what is stored; dates that are none are faults.
func (e *editor) read(stored app.Finding) (app.Finding, *app.Faults) {
	f, faults := stored, &app.Faults{}
	f.Kind, f.Title, f.Level = e.kind, e.title.Text, app.Level(e.level.Selected())
	f.SettlementID = 0
	if o, ok := e.settlement.Selected(); ok {
		f.SettlementID = o.ID()
	}
	f.Since, f.Until = fieldset.ReadDate(faults, "since", e.since), fieldset.ReadDate(faults, "until", e.until)
	f.Text, f.Measures, f.Note = e.text.Text, e.measures.Text, e.note.Text
	f.Links = strings.Split(e.links.Text, "\n")
	return f, faults
}
