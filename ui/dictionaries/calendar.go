package dictionaries

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/ui/casework"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// calendar is the working calendar: the months of a year, the card of the chosen
// days and the list of days that have a name.
type calendar struct {
	env   *shell.Env
	scope *task.Scope
	lang  string
	year  *year
	dirty bool

	grid     *yearGrid
	title    *widgets.Text
	worked   *widgets.Text
	warning  *widgets.Banner
	named    *widgets.Table[civil.Day]
	card     *widgets.Text
	fields   *fieldset.Set
	from, to *widgets.DateField
	kind     *widgets.Choice
	noteRU   *widgets.Entry
	noteKY   *widgets.Entry
	expected *widgets.Check
	remove   *widgets.Button
	contents fyne.CanvasObject
}

func newCalendar(env *shell.Env, scope *task.Scope) *calendar {
	s := &calendar{env: env, scope: scope.Sub(), lang: env.Words.Lang()}
	s.year = newYear(env.Office.Desk.Today())
	s.grid = newYearGrid(s.year, casework.View{Words: env.Words}.DateWords())
	s.grid.OnChosen = s.chosen
	s.grid.OnOpen = func() { s.fields.Field("kind").Focus() }
	s.title = widgets.NewHeading("")
	s.worked = widgets.NewCaption("")
	s.warning = widgets.NewBanner(widgets.Soon, "", "")
	s.warning.Hide()
	main := widgets.NewFrame(s.toolbar(), widgets.NewInset(s.grid, 0, 12, 0, 12), s.foot())
	s.contents = widgets.NewSplit(main, s.side(), sideWidth)
	s.showYear()
	s.fill()
	return s
}

func (s *calendar) toolbar() fyne.CanvasObject {
	earlier := widgets.NewButton("‹", func() { s.turn(-1) })
	later := widgets.NewButton("›", func() { s.turn(1) })
	today := widgets.NewButton(s.env.T("dictionaries.calendar.today"), func() {
		s.guard(func() {
			s.year.move(s.env.Office.Desk.Today(), false)
			s.show()
		})
	})
	bar := toolbar([]fyne.CanvasObject{earlier, s.title, later, s.worked}, []fyne.CanvasObject{today})
	return widgets.NewStack(0, bar, widgets.NewInset(s.warning, 0, 12, 8, 12))
}

// foot says what the signs of the grid mean.
func (s *calendar) foot() fyne.CanvasObject {
	caption := func(key string, color fyne.ThemeColorName) fyne.CanvasObject {
		t := widgets.NewCaption(s.env.T(key))
		t.SetStyle(widgets.TextStyle{Color: color, Size: fynetheme.SizeNameCaptionText, NoWrap: true})
		return t
	}
	return widgets.NewInset(widgets.NewWrap(
		16,
		caption("dictionaries.legend.off", theme.ColorLate),
		caption("dictionaries.legend.working", theme.ColorFine),
		caption("dictionaries.legend.short", theme.ColorSoon),
		caption("dictionaries.legend.preliminary", theme.ColorMuted),
	), 6, 12, 8, 12)
}

func (s *calendar) side() fyne.CanvasObject {
	s.card = widgets.NewHeading("")
	s.form()
	save := widgets.NewPrimary(s.env.T("dictionaries.calendar.apply"), "Ctrl+S", func() { s.SaveThen(s.Focus) })
	s.remove = widgets.NewButton(s.env.T("dictionaries.calendar.remove"), s.drop)
	s.named = widgets.NewTable(func(d civil.Day) int64 { return int64(d.Date.Sub(civil.MustParse("0001-01-01"))) }, s.namedColumns()...)
	s.named.SingleSelect = true
	s.named.EmptyText = s.env.T("dictionaries.calendar.none")
	s.named.OnOpen = func(d civil.Day) {
		s.guard(func() {
			s.year.move(d.Date, false)
			s.show()
		})
	}
	f := s.fields
	top := widgets.NewInset(widgets.NewStack(
		10, s.card,
		widgets.NewGrid(
			f.Cell("from", 140, 1), f.Cell("to", 140, 1), f.Cell("kind", 290, 1),
			f.Cell("note_ru", 290, 1), f.Cell("note_ky", 290, 1),
		),
		s.expected,
		widgets.NewWrap(8, save, s.remove),
	), 12, 14, 12, 14)
	return container.NewBorder(top, nil, nil, nil, s.named)
}

func (s *calendar) form() {
	s.fields = fieldset.New(s.env.Words, func() { s.dirty = true })
	s.from = s.fields.Date("from", "dictionaries.field.day_from", s.env.Now)
	s.to = s.fields.Date("to", "dictionaries.field.day_to", s.env.Now)
	var kinds []widgets.Option
	for _, k := range []civil.DayKind{civil.DayOff, civil.WorkingDay, civil.ShortDay} {
		kinds = append(kinds, widgets.Option{Key: string(k), Text: s.env.T("dayKind." + string(k))})
	}
	s.kind = s.fields.Choice("kind", "dictionaries.field.day_kind", kinds...)
	s.noteRU = s.fields.Entry("note_ru", "dictionaries.field.note_ru")
	s.noteKY = s.fields.Entry("note_ky", "dictionaries.field.note_ky")
	s.expected = s.fields.Check("dictionaries.field.preliminary")
}

func (s *calendar) namedColumns() []widgets.Column[civil.Day] {
	return []widgets.Column[civil.Day]{
		{ID: "date", Title: s.env.T("dictionaries.col.date"), Width: 88, Text: s.namedDate},
		{
			ID: "kind", Title: s.env.T("dictionaries.col.day_kind"), Width: 96,
			Text: func(d civil.Day) string { return s.env.T("dictionaries.dayKind." + string(d.Kind)) },
		},
		{
			ID: "note", Title: s.env.T("dictionaries.col.note"), Width: 120,
			Text: func(d civil.Day) string { return d.Note(s.lang) },
		},
	}
}

func (s *calendar) namedDate(d civil.Day) string {
	if d.Preliminary {
		return d.Date.Format() + "?"
	}
	return d.Date.Format()
}

// Content implements sections.Section.
func (s *calendar) Content() fyne.CanvasObject { return s.contents }

// Focus implements sections.Section.
func (s *calendar) Focus() { s.env.Window.Canvas().Focus(s.grid) }

// Dirty implements sections.Form.
func (s *calendar) Dirty() bool { return s.dirty }

// Create implements shell.Creator: the chosen days are what is described.
func (s *calendar) Create() { s.fields.Field("from").Focus() }

// Changed implements sections.Watcher.
func (s *calendar) Changed(c app.Changed) {
	if c.Kind == app.EntityCalendar {
		s.Load()
	}
}

// Key implements shell.KeyHandler.
func (s *calendar) Key(ev *fyne.KeyEvent) bool {
	if ev.Name == fyne.KeyEscape && (s.dirty || s.env.Window.Canvas().Focused() != fyne.Focusable(s.grid)) {
		s.fill()
		s.Focus()
		return true
	}
	return false
}

// Load implements sections.Section.
func (s *calendar) Load() {
	task.Run(s.scope.Latest("load"), func(ctx context.Context) ([]civil.Day, error) {
		return s.env.Office.Calendar.Days(ctx)
	}, func(days []civil.Day, err error) {
		if err != nil {
			s.env.Fail(err)
			return
		}
		s.year.setDays(days)
		s.showYear()
		if !s.dirty {
			s.fill()
		}
	})
}

// SaveThen implements sections.Form.
func (s *calendar) SaveThen(then func()) { s.apply(s.year.put, then) }

func (s *calendar) drop() { s.apply(s.year.drop, s.Focus) }

// apply makes a change of the form's days, after showing what it moves.
func (s *calendar) apply(change func(dayForm) (app.CalendarChange, *app.Faults), then func()) {
	form, faults := s.read()
	if s.fields.Show(faults) {
		return
	}
	c, faults := change(form)
	if s.fields.Show(faults) {
		return
	}
	applyChange(s.env, s.scope, c, s.fields.Refused, func() {
		s.dirty = false
		s.Load()
		then()
	})
}

// chosen follows the cursor of the grid.
func (s *calendar) chosen() {
	s.guard(s.show)
}

func (s *calendar) guard(leave func()) {
	fieldset.Guard{
		Words: s.env.Words, Dialogs: s.env.Dialogs, Dirty: s.Dirty, Save: s.SaveThen,
	}.Pass(leave)
}

func (s *calendar) turn(years int) {
	s.guard(func() {
		s.year.show(s.year.n + years)
		s.show()
	})
}

func (s *calendar) show() {
	s.showYear()
	s.fill()
}

func (s *calendar) showYear() {
	s.title.SetText(strconv.Itoa(s.year.n))
	s.worked.SetText(s.env.T("dictionaries.calendar.worked", "n", s.year.workingDays()))
	s.named.SetSource(widgets.Slice[civil.Day](s.year.named()))
	s.grid.Refresh()
	lacking := s.year.lacking(s.env.Office.Desk.Today())
	s.warning.Hidden = len(lacking) == 0
	s.warning.Set(
		widgets.Soon,
		s.env.T("dictionaries.calendar.lacking", "years", strings.Trim(fmt.Sprint(lacking), "[]")),
		s.env.T("dictionaries.calendar.lacking_why"),
	)
}

// fill shows what the table says of the chosen days.
func (s *calendar) fill() {
	f := s.year.form()
	s.dirty = false
	s.fields.Clear()
	s.fields.Fill(func() {
		s.from.SetDay(day(f.From))
		s.to.SetDay(day(f.To))
		s.kind.SetSelected(string(f.Kind))
		s.noteRU.SetText(f.NoteRU)
		s.noteKY.SetText(f.NoteKY)
		s.expected.SetChecked(f.Preliminary)
	})
	s.card.SetText(s.cardTitle(f))
	s.remove.Enable()
	if len(s.year.cal.Days(f.From, f.To)) == 0 {
		s.remove.Disable()
	}
}

// cardTitle is «27 мая, среда» or the run of days.
func (s *calendar) cardTitle(f dayForm) string {
	if f.From != f.To {
		return f.From.Format() + " – " + f.To.Format()
	}
	weekday := (int(f.From.Weekday())+6)%7 + 1
	return f.From.Format() + ", " + s.env.T("weekday."+strconv.Itoa(weekday))
}

func (s *calendar) read() (dayForm, *app.Faults) {
	faults := &app.Faults{}
	return dayForm{
		From:   readDate(faults, "from", s.from),
		To:     readDate(faults, "to", s.to),
		Kind:   civil.DayKind(s.kind.Selected()),
		NoteRU: s.noteRU.Text, NoteKY: s.noteKY.Text,
		Preliminary: s.expected.Checked,
	}, faults
}
