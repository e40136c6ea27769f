package minutes

import (
	"fmt"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/casework"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/forms"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

const (
	sideWidth = 286
	gap       = 6
	// besideLabel puts what has no label on one line with fields that have one.
	besideLabel = 15
)

// controls are the fields on show.
type controls struct {
	p     *Page
	set   *fieldset.Set
	bound []binding

	main   fyne.CanvasObject
	scroll *widgets.Scroll
	head   *forms.Head
	side   *side
	state  *widgets.Choice // of a new meeting
	groups map[int64]*widgets.Entry
	people *widgets.Field
	counts *fieldset.Spot // of those present
	guests *guests
	agenda *agenda
	chosen *elected
	after  []fyne.CanvasObject // what is filled in once the meeting took place
	rest   *fyne.Container
	more   *widgets.Button
}

// binding ties a control to its place in the form.
type binding struct {
	show func(f *Form)
	read func(f *Form)
}

func newControls(p *Page) *controls {
	c := &controls{p: p, groups: map[int64]*widgets.Entry{}}
	c.set = fieldset.New(p.env.Words, p.changed)
	c.head, c.side = p.newHead(), newSide(p)
	c.guests, c.agenda, c.chosen = newGuests(c), newAgenda(c), newElected(c)
	form := widgets.NewStack(gap, c.correction(), c.intake(), c.attendance(), c.agenda.root, c.chosen.card(),
		c.guests.card(), c.substance())
	c.scroll = widgets.NewScroll(widgets.NewInset(form, 0, 12, 10, 12))
	c.main = widgets.NewFrame(widgets.NewInset(c.head.Content, 10, 12, 8, 12), c.scroll, nil)
	return c
}

// show fills the fields with a form.
func (c *controls) show(f Form) {
	c.set.Fill(func() {
		for _, b := range c.bound {
			b.show(&f)
		}
		c.guests.show(f.Guests)
		c.agenda.show(f.Items)
		c.chosen.show(f.Elected)
	})
	c.adjust(f)
	c.main.Refresh()
}

// read is f with what stands in the fields.
func (c *controls) read(f Form) Form {
	f = f.Clone()
	for _, b := range c.bound {
		b.read(&f)
	}
	f.Guests, f.Items, f.Elected = c.guests.read(), c.agenda.read(), c.chosen.read()
	return f
}

func (c *controls) bind(show, read func(*Form)) {
	c.bound = append(c.bound, binding{show, read})
}

func (c *controls) entry(key string, at func(*Form) *string) *widgets.Entry {
	e := c.set.Entry(key, "minutes.field."+key)
	c.bind(func(f *Form) { e.SetText(*at(f)) }, func(f *Form) { *at(f) = e.Text })
	return e
}

func (c *controls) memo(key string, rows int, at func(*Form) *string) *widgets.Memo {
	m := c.set.Memo(key, "minutes.field."+key, rows)
	c.bind(func(f *Form) { m.SetText(*at(f)) }, func(f *Form) { *at(f) = m.Text })
	return m
}

func (c *controls) picker(key string, options []widgets.Option, at func(*Form) *int64) *widgets.Picker {
	p := c.set.Picker(key, "minutes.field."+key, options...)
	c.bind(func(f *Form) { p.SetSelected(fmt.Sprint(*at(f))) }, func(f *Form) {
		chosen, _ := p.Selected()
		*at(f) = chosen.ID()
	})
	return p
}

// correction asks why signed minutes are replaced; it stands first then.
func (c *controls) correction() fyne.CanvasObject {
	c.entry("reason", func(f *Form) *string { return &f.Reason })
	c.set.Field("reason").SetRequired(true)
	card := widgets.NewCard("", widgets.NewStack(gap,
		widgets.NewText(c.p.env.T("minutes.correct_why"), widgets.TextStyle{}), c.set.Field("reason")))
	card.SetKind(widgets.Soon)
	if !c.p.correcting() {
		card.Hide()
	}
	return card
}

// intake is what the announcement says.
func (c *controls) intake() fyne.CanvasObject {
	return widgets.NewCard("", widgets.NewStack(gap, c.kindFields(), c.timeFields(), c.peopleFields()))
}

func (c *controls) kindFields() fyne.CanvasObject {
	v, f := c.p.view, c.p.session.Form
	c.picker("form", v.Options(app.MeetingForms, f.Kind), func(f *Form) *int64 { return &f.Kind })
	c.set.Field("form").SetRequired(true)
	c.picker("series", v.Options(app.MeetingSeries, f.Series), func(f *Form) *int64 { return &f.Series })
	c.state = c.set.Choice("state", "minutes.field.state", casework.Values(v, "meetingState", app.Planned, app.Held, app.Drafted)...)
	c.bind(func(f *Form) { c.state.SetSelected(string(f.State)) }, func(f *Form) {
		if f.ID == 0 {
			f.State = app.MeetingState(c.state.Selected())
		}
	})
	language := c.set.Choice("language", "minutes.field.language", casework.Values(v, "language", app.Languages...)...)
	c.bind(func(f *Form) { language.SetSelected(string(f.Language)) }, func(f *Form) { f.Language = app.Language(language.Selected()) })
	c.entry("number", func(f *Form) *string { return &f.Number })
	if f.ID != 0 {
		c.set.Field("state").Hide()
	}
	if c.p.correcting() {
		c.set.Field("number").Hide() // a new edition keeps its number
	}
	return widgets.NewGrid(c.set.Cell("form", 190, 1), c.set.Cell("series", 200, 1.2), c.set.Cell("state", 168, 0),
		c.set.Cell("number", 84, 0), c.set.Cell("language", 130, 0))
}

func (c *controls) timeFields() fyne.CanvasObject {
	date := c.set.Date("date", "minutes.field.date", c.p.env.Now)
	date.SetMark(func(d widgets.Day) fyne.ThemeColorName { return dayColor(c.p.view, d) })
	c.bind(func(f *Form) { date.SetText(f.Date) }, func(f *Form) { f.Date = fieldset.DateText(date) })
	c.set.Field("date").SetRequired(true)
	c.entry("start", func(f *Form) *string { return &f.Start }).SetPlaceHolder("14:00")
	c.entry("end", func(f *Form) *string { return &f.End }).SetPlaceHolder("16:00")
	c.entry("place", func(f *Form) *string { return &f.Place })
	settlements := c.set.Several("settlements", "minutes.field.settlements", c.p.view, app.Settlements, c.grown)
	c.bind(func(f *Form) { settlements.Show(f.Settlements) }, func(f *Form) { f.Settlements = settlements.Chosen() })
	return widgets.NewGrid(c.set.Cell("date", 118, 0), c.set.Cell("start", 78, 0), c.set.Cell("end", 78, 0),
		c.set.Cell("place", 220, 1.2), widgets.Cell{Width: 230, Grow: 1, Object: settlements.Root})
}

func (c *controls) peopleFields() fyne.CanvasObject {
	c.entry("convened", func(f *Form) *string { return &f.Convened })
	c.entry("announced", func(f *Form) *string { return &f.Announced })
	c.entry("chair", func(f *Form) *string { return &f.Chair })
	c.entry("secretary", func(f *Form) *string { return &f.Secretary })
	return widgets.NewGrid(c.set.Cell("chair", 180, 1), c.set.Cell("secretary", 180, 1),
		c.set.Cell("convened", 180, 1), c.set.Cell("announced", 180, 1.2))
}

// substance is the rest of the card, folded away.
func (c *controls) substance() fyne.CanvasObject {
	c.more = widgets.NewButton(c.p.env.T("minutes.more"), c.fold)
	c.more.SetKind(widgets.Quiet)
	c.memo("links", 2, func(f *Form) *string { return &f.Links })
	c.memo("note", 2, func(f *Form) *string { return &f.Note })
	c.people = c.peopleField()
	c.rest = widgets.NewStack(gap, c.people, widgets.NewGrid(c.set.Cell("links", 300, 1), c.set.Cell("note", 300, 1)))
	c.rest.Hide()
	return widgets.NewCard("", widgets.NewStack(gap, widgets.NewRow(0, c.more), c.rest))
}

func (c *controls) fold() {
	c.unfold(!c.rest.Visible())
	if c.rest.Visible() {
		c.set.Field("participants").Focus()
	}
}

func (c *controls) unfold(open bool) {
	if open == c.rest.Visible() {
		return
	}
	if open {
		c.rest.Show()
		c.more.SetText(c.p.env.T("minutes.less"))
	} else {
		c.rest.Hide()
		c.more.SetText(c.p.env.T("minutes.more"))
	}
	c.main.Refresh()
}

// adjust shows the fields that the form has a use for now: who came and what was
// decided is known once the meeting took place.
func (c *controls) adjust(f Form) {
	moved := false
	for _, o := range append(c.agenda.after(), c.after...) {
		moved = visible(o, f.State != app.Planned) || moved
	}
	if moved {
		c.main.Refresh()
	}
}

func (c *controls) showState(s app.MeetingState) {
	c.set.Fill(func() { c.state.SetSelected(string(s)) })
}

// visible shows or hides o and tells whether that changed anything.
func visible(o fyne.CanvasObject, show bool) bool {
	if o.Visible() == show {
		return false
	}
	if show {
		o.Show()
	} else {
		o.Hide()
	}
	return true
}

// first is the field that work on the form begins with.
func (c *controls) first() string {
	if c.p.correcting() {
		return "reason"
	}
	return "form"
}

// grown lays the form out again.
func (c *controls) grown() {
	if c.main != nil {
		c.main.Refresh()
	}
}

// dayColor marks the days that are not worked.
func dayColor(v casework.View, d widgets.Day) fyne.ThemeColorName {
	if v.Calendar != nil && !v.Calendar.IsWorking(casework.Date(d)) {
		return theme.ColorLate
	}
	return ""
}

// entryKey is an option's key of a dictionary's entry.
func entryKey(id int64) string { return fmt.Sprint(id) }
