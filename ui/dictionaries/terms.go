package dictionaries

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/ui/dialogs"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// terms are the terms of law as dated rows.
type terms struct {
	env   *shell.Env
	scope *task.Scope
	rows  []termRow
	place int64 // of the term on the card; 0 is a new one
	dirty bool

	table      *widgets.Table[termRow]
	title      *widgets.Text
	fields     *fieldset.Set
	step, kind *widgets.Choice
	days       *widgets.Entry
	unit       *widgets.Choice
	from       *widgets.DateField
	start      *widgets.Choice
	roll       *widgets.Check
	law        *widgets.Entry
	remove     *widgets.Button
	contents   fyne.CanvasObject
}

func newTerms(env *shell.Env, scope *task.Scope) *terms {
	s := &terms{env: env, scope: scope.Sub()}
	s.table = widgets.NewTable(func(r termRow) int64 { return r.place }, s.columns()...)
	s.table.SingleSelect = true
	s.table.EmptyText = env.T("dictionaries.empty")
	s.table.OnCurrent = s.onCurrent
	s.table.OnOpen = func(termRow) { s.fields.Field("days").Focus() }
	s.title = widgets.NewHeading("")
	add := widgets.NewPrimary(env.T("dictionaries.terms.add"), "Ctrl+N", s.Create)
	hint := widgets.NewCaption(env.T("dictionaries.terms.hint"))
	main := widgets.NewFrame(toolbar([]fyne.CanvasObject{hint}, []fyne.CanvasObject{add}), s.table, nil)
	s.contents = widgets.NewSplit(main, s.side(), sideWidth)
	s.fill(0, newTerm())
	return s
}

// newTerm is what a new row most often is: another number of days for an answer.
func newTerm() civil.Term {
	return civil.Term{Step: civil.StepAnswer, Unit: civil.WorkingDays, StartRule: civil.NextDay, RollForward: true}
}

func (s *terms) columns() []widgets.Column[termRow] {
	column := func(id string, width float32, value func(civil.Term) string) widgets.Column[termRow] {
		return widgets.Column[termRow]{
			ID: id, Title: s.env.T("dictionaries.col." + id), Width: width, MinWidth: 40,
			Text: func(r termRow) string { return value(r.term) }, Style: termStyle,
		}
	}
	days := column("days", 44, func(t civil.Term) string { return figure(t.Days) })
	days.Align = fyne.TextAlignTrailing
	now := column("state", 106, nil)
	now.Text = func(r termRow) string {
		if r.now {
			return "● " + s.env.T("dictionaries.terms.now")
		}
		return ""
	}
	now.Style = func(termRow) widgets.CellStyle { return widgets.CellStyle{Color: theme.ColorFine} }
	return []widgets.Column[termRow]{
		column("step", 90, func(t civil.Term) string { return s.env.T("dictionaries.step." + t.Step) }),
		column("kind", 70, func(t civil.Term) string { return s.kindName(t.Kind) }),
		days,
		column("unit", 144, func(t civil.Term) string { return s.env.T("termUnit." + string(t.Unit)) }),
		column("valid_from", 84, func(t civil.Term) string { return t.From.Format() }),
		now,
		column("law", 120, func(t civil.Term) string { return t.Law }),
	}
}

// termStyle mutes the terms that are not in force today.
func termStyle(r termRow) widgets.CellStyle {
	if r.now {
		return widgets.CellStyle{}
	}
	return widgets.CellStyle{Color: theme.ColorMuted}
}

func (s *terms) kindName(kind string) string {
	if kind == "" {
		return s.env.T("dictionaries.terms.any_kind")
	}
	return s.env.T("kind." + kind)
}

func (s *terms) side() fyne.CanvasObject {
	s.form()
	f := s.fields
	body := widgets.NewStack(
		10,
		widgets.NewGrid(
			f.Cell("step", 290, 1), f.Cell("kind", 290, 1),
			f.Cell("days", 80, 0), f.Cell("unit", 150, 1),
			f.Cell("from", 290, 1), f.Cell("start", 290, 1), f.Cell("law", 290, 1),
		),
		s.roll,
	)
	save := widgets.NewPrimary(s.env.T("dictionaries.save"), "Ctrl+S", func() { s.SaveThen(s.Focus) })
	s.remove = widgets.NewButton(s.env.T("dictionaries.terms.remove"), s.drop)
	return panel(s.title, body, save, s.remove)
}

func (s *terms) form() {
	s.fields = fieldset.New(s.env.Words, func() { s.dirty = true })
	option := func(key, text string) widgets.Option {
		return widgets.Option{Key: key, Text: s.env.T(text)}
	}
	var stepOptions []widgets.Option
	for _, step := range steps {
		stepOptions = append(stepOptions, option(step, "dictionaries.step."+step))
	}
	kinds := []widgets.Option{option("", "dictionaries.terms.any_kind")}
	for _, k := range app.Kinds {
		kinds = append(kinds, option(string(k), "kind."+string(k)))
	}
	f := s.fields
	s.step = f.Choice("step", "dictionaries.field.step", stepOptions...)
	s.kind = f.Choice("kind", "dictionaries.field.kind", kinds...)
	s.days = f.Entry("days", "dictionaries.field.days")
	s.unit = f.Choice(
		"unit", "dictionaries.field.unit",
		option(string(civil.WorkingDays), "termUnit.working"), option(string(civil.CalendarDays), "termUnit.calendar"),
	)
	s.from = f.Date("from", "dictionaries.field.valid_from", s.env.Now)
	s.start = f.Choice(
		"start", "dictionaries.field.start",
		option(string(civil.NextDay), "dictionaries.start.next_day"),
		option(string(civil.SameDay), "dictionaries.start.same_day"),
	)
	s.roll = f.Check("dictionaries.field.roll")
	s.law = f.Entry("law", "dictionaries.field.law")
}

// Content implements sections.Section.
func (s *terms) Content() fyne.CanvasObject { return s.contents }

// Focus implements sections.Section.
func (s *terms) Focus() { s.env.Window.Canvas().Focus(s.table) }

// Dirty implements sections.Form.
func (s *terms) Dirty() bool { return s.dirty }

// Changed implements sections.Watcher.
func (s *terms) Changed(c app.Changed) {
	if c.Kind == app.EntityCalendar || c.Kind == app.EntityTerm {
		s.Load()
	}
}

// Create implements shell.Creator.
func (s *terms) Create() {
	s.guard().Pass(func() {
		s.fill(0, newTerm())
		s.fields.Field("days").Focus()
	})
}

// Key implements shell.KeyHandler.
func (s *terms) Key(ev *fyne.KeyEvent) bool {
	if ev.Name == fyne.KeyEscape && (s.dirty || s.env.Window.Canvas().Focused() != fyne.Focusable(s.table)) {
		s.dirty = false
		s.showRows()
		s.Focus()
		return true
	}
	return false
}

// Load implements sections.Section.
func (s *terms) Load() {
	task.Run(s.scope.Latest("load"), func(ctx context.Context) (civil.Terms, error) {
		return s.env.Office.Calendar.Terms(ctx)
	}, func(all civil.Terms, err error) {
		if err != nil {
			s.env.Fail(err)
			return
		}
		s.rows = termRows(all, s.env.Office.Desk.Today())
		if !s.dirty {
			s.showRows()
		}
	})
}

// showRows puts the terms into the table with the cursor where it was.
func (s *terms) showRows() {
	s.table.SetSource(widgets.Slice[termRow](s.rows))
	if len(s.rows) == 0 {
		return
	}
	at := min(max(0, int(s.place)-1), len(s.rows)-1)
	s.table.SelectIndex(at)
	s.fill(s.rows[at].place, s.rows[at].term)
}

func (s *terms) onCurrent(r termRow, ok bool) {
	if ok && r.place != s.place {
		s.guard().Pass(func() { s.fill(r.place, r.term) })
	}
}

func (s *terms) guard() fieldset.Guard {
	return fieldset.Guard{
		Words: s.env.Words, Dialogs: s.env.Dialogs, Dirty: s.Dirty, Save: s.SaveThen,
		Stay: func() { s.table.SelectIndex(int(s.place) - 1) },
	}
}

// SaveThen implements sections.Form.
func (s *terms) SaveThen(then func()) {
	form, faults := s.read()
	t, more := form.term(s.rows, s.place)
	faults.Errors = append(faults.Errors, more.Errors...)
	if s.fields.Show(faults) {
		return
	}
	s.apply(replaced(s.rows, s.place, t), t, then)
}

// drop asks first: a term that moves nothing today would go without a word.
func (s *terms) drop() {
	t := s.rows[s.place-1].term
	s.env.Dialogs.Confirm(dialogs.Question{
		Title: s.env.T("dictionaries.terms.remove"),
		Message: s.env.T(
			"dictionaries.terms.sure", "step", s.env.T("dictionaries.step."+t.Step), "n", t.Days,
			"unit", s.env.T("termUnit."+string(t.Unit)), "date", t.From,
		),
		Act:    s.env.T("dictionaries.terms.remove"),
		Danger: true,
	}, func() { s.apply(without(s.rows, s.place), civil.Term{}, s.Focus) })
}

// apply writes the whole table and goes to the term that was saved.
func (s *terms) apply(all civil.Terms, saved civil.Term, then func()) {
	applyChange(s.env, s.scope, app.CalendarChange{Terms: all}, s.fields.Refused, func() {
		s.dirty = false
		s.rows = termRows(all, s.env.Office.Desk.Today())
		if i := slices.IndexFunc(s.rows, func(r termRow) bool { return r.term == saved }); i >= 0 {
			s.place = s.rows[i].place
		}
		s.showRows()
		then()
	})
}

func (s *terms) fill(place int64, t civil.Term) {
	f := termFormOf(t)
	s.place, s.dirty = place, false
	s.fields.Clear()
	s.fields.Fill(func() {
		s.step.SetSelected(f.Step)
		s.kind.SetSelected(f.Kind)
		s.days.SetText(f.Days)
		s.unit.SetSelected(string(f.Unit))
		s.from.SetDay(day(f.From))
		s.start.SetSelected(string(f.Start))
		s.roll.SetChecked(f.Roll)
		s.law.SetText(f.Law)
	})
	s.remove.Enable()
	title := "dictionaries.terms.one"
	if place == 0 {
		s.remove.Disable()
		title = "dictionaries.terms.new"
	}
	s.title.SetText(s.env.T(title))
}

func (s *terms) read() (termForm, *app.Faults) {
	faults := &app.Faults{}
	return termForm{
		Step: s.step.Selected(), Kind: s.kind.Selected(), Days: s.days.Text,
		Unit: civil.Unit(s.unit.Selected()), From: readDate(faults, "from", s.from),
		Start: civil.StartRule(s.start.Selected()), Roll: s.roll.Checked, Law: s.law.Text,
	}, faults
}
