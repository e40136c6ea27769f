package project

import (
	"strconv"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/forms"
	"kairyluu/ui/widgets"
)

const (
	sideWidth = 344
	gap       = 6
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
	item   *widgets.Choice
	counts *fieldset.Spot // of beneficiaries
	people *people
	budget *budget
}

// binding ties a control to its place in the form.
type binding struct {
	show func(f *Form)
	read func(f *Form)
}

func newControls(p *Page) *controls {
	c := &controls{p: p}
	c.set = fieldset.New(p.env.Words, p.changed)
	c.head = p.newHead()
	c.people, c.budget = newPeople(c), newBudget(c)
	c.side = newSide(p)
	form := widgets.NewStack(gap, c.what(), c.why(), c.whom(), c.works(), c.budget.card())
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
		c.people.show(f.People)
		c.budget.show(f.Budget)
	})
	c.grown()
}

// read is f with what stands in the fields.
func (c *controls) read(f Form) Form {
	f = f.Clone()
	for _, b := range c.bound {
		b.read(&f)
	}
	f.People = c.people.read()
	f.Budget.Lines = c.budget.read()
	return f
}

// grown lays the form out again.
func (c *controls) grown() {
	if c.main != nil {
		c.main.Refresh()
	}
}

func (c *controls) focus(o fyne.Focusable) { c.p.env.Window.Canvas().Focus(o) }

func (c *controls) bind(show, read func(*Form)) { c.bound = append(c.bound, binding{show, read}) }

func (c *controls) entry(key string, at func(*Form) *string) *widgets.Entry {
	e := c.set.Entry(key, "project.field."+key)
	c.bind(func(f *Form) { e.SetText(*at(f)) }, func(f *Form) { *at(f) = e.Text })
	return e
}

func (c *controls) memo(key string, rows int, at func(*Form) *string) *widgets.Memo {
	m := c.set.Memo(key, "project.field."+key, rows)
	c.bind(func(f *Form) { m.SetText(*at(f)) }, func(f *Form) { *at(f) = m.Text })
	return m
}

func (c *controls) date(key string, at func(*Form) *string) {
	d := c.set.Date(key, "project.field."+key, c.p.env.Now)
	c.bind(func(f *Form) { d.SetText(*at(f)) }, func(f *Form) { *at(f) = fieldset.DateText(d) })
}

func (c *controls) picker(key string, options []widgets.Option, at func(*Form) *int64) *widgets.Picker {
	p := c.set.Picker(key, "project.field."+key, options...)
	c.bind(func(f *Form) { p.SetSelected(strconv.FormatInt(*at(f), 10)) }, func(f *Form) {
		chosen, _ := p.Selected()
		*at(f) = chosen.ID()
	})
	return p
}

func (c *controls) section(key string, rows ...fyne.CanvasObject) fyne.CanvasObject {
	return widgets.NewCard(c.p.env.T("project.section."+key), widgets.NewStack(gap, rows...))
}

// what and where.
func (c *controls) what() fyne.CanvasObject {
	v, f := c.p.view, c.p.session.Form
	c.entry("title_ru", func(f *Form) *string { return &f.TitleRU })
	c.entry("title_ky", func(f *Form) *string { return &f.TitleKY })
	c.set.Field("title_ru").SetRequired(true)
	c.picker("programme", v.ProgrammeOptions(f.Programme), func(f *Form) *int64 { return &f.Programme })
	c.set.Field("programme").SetRequired(true)
	c.entry("number", func(f *Form) *string { return &f.Number })
	c.picker("object", v.Options(app.ObjectTypes, f.Object), func(f *Form) *int64 { return &f.Object })
	settlements := c.set.Several("settlements", "project.field.settlements", v.View, app.Settlements, c.grown)
	c.set.Field("settlements").SetRequired(true)
	c.bind(func(f *Form) { settlements.Show(f.Settlements) }, func(f *Form) { f.Settlements = settlements.Chosen() })
	c.entry("community", func(f *Form) *string { return &f.Community })
	c.entry("place", func(f *Form) *string { return &f.Place })
	return c.section("what",
		widgets.NewGrid(c.set.Cell("title_ru", 300, 1), c.set.Cell("title_ky", 300, 1)),
		widgets.NewGrid(c.set.Cell("programme", 230, 1.2), c.set.Cell("object", 180, 1), c.set.Cell("number", 130, 0)),
		widgets.NewGrid(widgets.Cell{Width: 200, Grow: 1, Object: settlements.Root}, c.set.Cell("place", 200, 1.2), c.set.Cell("community", 200, 1)))
}

// why the project is needed, and how residents chose it.
func (c *controls) why() fyne.CanvasObject {
	c.memo("problem", 3, func(f *Form) *string { return &f.Problem })
	c.memo("aim", 3, func(f *Form) *string { return &f.Aim })
	meeting := c.picker("meeting", c.p.meetingOptions(), func(f *Form) *int64 { return &f.Meeting })
	meeting.SetPlaceHolder(c.p.env.T("project.meeting_hint"))
	c.item = c.set.Choice("item", "project.field.item")
	c.bind(func(f *Form) { c.item.SetSelected(f.Item) }, func(f *Form) { f.Item = c.item.Selected() })
	c.memo("chosen", 2, func(f *Form) *string { return &f.Chosen })
	return c.section("why",
		widgets.NewGrid(c.set.Cell("problem", 300, 1), c.set.Cell("aim", 300, 1)),
		widgets.NewGrid(c.set.Cell("meeting", 240, 1), c.set.Cell("item", 300, 1.7)),
		c.set.Field("chosen"))
}

// showItems offers the agenda of the chosen meeting.
func (c *controls) showItems(options []widgets.Option, chosen string) {
	c.set.Fill(func() {
		c.item.SetOptions(options...)
		c.item.SetSelected(chosen)
	})
	if len(options) < 2 {
		c.item.Disable()
	} else {
		c.item.Enable()
	}
}

// whom the project is for, and who is in charge of it.
func (c *controls) whom() fyne.CanvasObject {
	entries := map[string]fieldset.Marked{}
	count := func(key string, at func(*Form) *string) widgets.Cell {
		entries[key] = c.entry("beneficiaries."+key, at)
		return c.set.Cell("beneficiaries."+key, 92, 0.4)
	}
	cells := []widgets.Cell{
		count("total", func(f *Form) *string { return &f.Total }), count("women", func(f *Form) *string { return &f.Women }),
		count("men", func(f *Form) *string { return &f.Men }), count("youth", func(f *Form) *string { return &f.Youth }),
		count("elderly", func(f *Form) *string { return &f.Elderly }), count("disabled", func(f *Form) *string { return &f.Disabled }),
	}
	c.counts = fieldset.NewSpot(0, entries, entries["total"])
	return c.section("whom", widgets.NewGrid(cells...), c.counts.Root, c.people.root)
}

// works are who builds, when, and who keeps it afterwards.
func (c *controls) works() fyne.CanvasObject {
	c.entry("contractor", func(f *Form) *string { return &f.Contractor })
	c.entry("contract", func(f *Form) *string { return &f.Contract })
	c.date("start", func(f *Form) *string { return &f.Start })
	c.date("finish", func(f *Form) *string { return &f.Finish })
	c.entry("balance_holder", func(f *Form) *string { return &f.BalanceHolder })
	c.memo("upkeep", 2, func(f *Form) *string { return &f.Upkeep })
	c.memo("links", 2, func(f *Form) *string { return &f.Links })
	c.memo("note", 2, func(f *Form) *string { return &f.Note })
	return c.section("works",
		widgets.NewGrid(c.set.Cell("contractor", 200, 1.2), c.set.Cell("contract", 170, 1), c.set.Cell("start", 118, 0), c.set.Cell("finish", 118, 0)),
		widgets.NewGrid(c.set.Cell("balance_holder", 200, 1), c.set.Cell("upkeep", 300, 1.4)),
		widgets.NewGrid(c.set.Cell("links", 260, 1), c.set.Cell("note", 260, 1)))
}

// bare is an entry without a label above, as in lines of a list.
func (c *controls) bare(placeholder string) *widgets.Entry {
	e := widgets.NewEntry()
	e.SetPlaceHolder(placeholder)
	e.OnChanged = func(string) { c.set.Changed() }
	return e
}
