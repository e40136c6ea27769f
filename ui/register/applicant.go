package register

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/text"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

// applicant is who speaks, and where the problem is when it is elsewhere.
func (c *controls) applicant() fyne.CanvasObject {
	c.persons = widgets.NewStack(gap)
	for i := range c.people {
		c.persons.Add(c.personFields(i))
	}
	c.about = c.aboutFields()
	c.place = c.placeFields()
	return widgets.NewCard("", widgets.NewStack(gap, c.persons, c.toggleRow(), c.about, c.place))
}

// personFields is the row of the i-th applicant; the first has an address too.
func (c *controls) personFields(i int) fyne.CanvasObject {
	key := func(name string) string { return personKey(name, i) }
	c.suggest(i, key("surname"), "register.surname", func(f *Form) *string { return &f.People[i].Surname })
	c.suggest(i, key("name"), "register.name", func(f *Form) *string { return &f.People[i].Name })
	c.entry(key("patronymic"), "register.patronymic", func(f *Form) *string { return &f.People[i].Patronymic })
	c.suggest(i, key("phone"), "register.phone", func(f *Form) *string { return &f.People[i].Phone })
	c.entry(key("pin"), "register.pin", func(f *Form) *string { return &f.People[i].PIN }).
		SetPlaceHolder(c.p.env.T("register.optional"))
	row := widgets.NewGrid(
		c.set.Cell(key("surname"), 176, 1.2), c.set.Cell(key("name"), 130, 1), c.set.Cell(key("patronymic"), 130, 1),
		c.set.Cell(key("phone"), 140, 0.4), c.set.Cell(key("pin"), 150, 0))
	note := c.chosenNote(i)
	c.chosen = append(c.chosen, note)
	if i > 0 {
		return widgets.NewStack(2, row, widgets.NewRow(gap, note, c.removeLink(i)))
	}
	c.set.Field("surname").SetRequired(true)
	return widgets.NewStack(gap, widgets.NewStack(2, row, note), c.homeFields())
}

func (c *controls) homeFields() fyne.CanvasObject {
	c.picker("settlement", "register.settlement", c.entries(app.Settlements, c.p.session.Form.People[0].Settlement),
		func(f *Form) *int64 { return &f.People[0].Settlement })
	c.entry("address", "register.address", func(f *Form) *string { return &f.People[0].Line }).
		OnEnter = func() { c.focus("topic") } // past the switches: most papers need none
	return widgets.NewGrid(c.set.Cell("settlement", 176, 0.7), c.set.Cell("address", 300, 1))
}

// The switches under the applicant.
const (
	toggleAnother    = "another"
	toggleCollective = "collective"
	toggleAnonymous  = "anonymous"
	toggleAbout      = "about"
	toggleElsewhere  = "elsewhere"
)

// toggleRow is one stop of Tab for what most papers do not need.
func (c *controls) toggleRow() fyne.CanvasObject {
	t := c.p.env.T
	c.toggles = widgets.NewChips(
		widgets.Chip{ID: toggleAnother, Text: t("register.another")},
		widgets.Chip{ID: toggleCollective, Text: t("register.collective")},
		widgets.Chip{ID: toggleAnonymous, Text: t("register.anonymous")},
		widgets.Chip{ID: toggleAbout, Text: t("register.about")},
		widgets.Chip{ID: toggleElsewhere, Text: t("register.elsewhere")})
	c.toggles.Multi = true
	c.toggles.OnChanged = c.toggle
	c.entry("signatures", "register.signatures", func(f *Form) *string { return &f.Signatures })
	return widgets.NewGrid(
		widgets.Cell{Width: 540, Grow: 1, Object: c.toggles}, c.set.Cell("signatures", 120, 0))
}

// toggled are the switches that are on.
func (c *controls) toggled(f Form) []string {
	var on []string
	switch f.Multiplicity {
	case app.Collective:
		on = append(on, toggleCollective)
	case app.Anonymous:
		on = append(on, toggleAnonymous)
	}
	if c.open[sectionPerson] {
		on = append(on, toggleAbout)
	}
	if f.Elsewhere {
		on = append(on, toggleElsewhere)
	}
	return on
}

// toggle does what the switches say after a change.
func (c *controls) toggle(on []string) {
	is := map[string]bool{}
	for _, id := range on {
		is[id] = true
	}
	c.p.session.Take()
	f := c.p.session.Form
	if is[toggleAnother] {
		f.People = append(f.People, Person{})
		c.p.refill(f)
		c.p.ui.focus(personKey("surname", len(f.People)-1))
		return
	}
	was := f.Multiplicity
	f.Multiplicity = app.Individual
	switch {
	case is[toggleAnonymous] && (was != app.Anonymous || !is[toggleCollective]):
		f.Multiplicity = app.Anonymous
	case is[toggleCollective]:
		f.Multiplicity = app.Collective
	}
	if is[toggleElsewhere] && !f.Elsewhere && f.Settlement == 0 {
		f.Settlement = f.People[0].Settlement
	}
	f.Elsewhere = is[toggleElsewhere]
	c.open[sectionPerson] = is[toggleAbout]
	c.p.refill(f)
}

// aboutFields are what the summary counts applicants by, and their mail.
func (c *controls) aboutFields() *fyne.Container {
	first := func(f *Form) *Person { return &f.People[0] }
	sexes := append([]widgets.Option{{Key: "", Text: "—"}}, values(c, "sex", []app.Sex{app.Female, app.Male})...)
	choice(c, "sex", "register.sex", sexes, func(f *Form) *app.Sex { return &first(f).Sex })
	c.entry("born", "register.born", func(f *Form) *string { return &first(f).Born })
	c.entry("email", "register.email", func(f *Form) *string { return &first(f).Email })
	consent := c.set.Check("register.consent")
	c.bind(func(f *Form) { consent.SetChecked(first(f).Consent) }, func(f *Form) { first(f).Consent = consent.Checked })
	social := c.socialChips()
	return widgets.NewStack(gap,
		widgets.NewGrid(c.set.Cell("sex", 110, 0), c.set.Cell("born", 110, 0), c.set.Cell("email", 220, 1),
			widgets.Cell{Width: 240, Object: widgets.NewInset(consent, besideLabel, 0, 0, 0)}), social)
}

func (c *controls) socialChips() *widgets.Chips {
	chips := make([]widgets.Chip, len(app.SocialCategories))
	for i, category := range app.SocialCategories {
		chips[i] = widgets.Chip{ID: string(category), Text: c.p.view.Say("social", string(category))}
	}
	social := widgets.NewChips(chips...)
	social.Multi = true
	social.OnChanged = func([]string) { c.set.Changed() }
	c.bind(func(f *Form) {
		var ids []string
		for _, category := range f.People[0].Social {
			ids = append(ids, string(category))
		}
		social.SetSelected(ids...)
	}, func(f *Form) {
		f.People[0].Social = nil
		for _, id := range social.Selected() {
			f.People[0].Social = append(f.People[0].Social, app.SocialCategory(id))
		}
	})
	return social
}

// placeFields tell where the problem is when the applicant lives elsewhere or is
// unknown.
func (c *controls) placeFields() *fyne.Container {
	c.picker("place_settlement", "register.place_settlement", c.entries(app.Settlements, c.p.session.Form.Settlement),
		func(f *Form) *int64 { return &f.Settlement })
	c.entry("place_address", "register.place_address", func(f *Form) *string { return &f.Line })
	return widgets.NewGrid(c.set.Cell("place_settlement", 176, 0.7), c.set.Cell("place_address", 300, 1))
}

// suggest adds a field that offers known people while it is typed in.
func (c *controls) suggest(i int, key, label string, at func(*Form) *string) {
	s := widgets.NewSuggest()
	s.OnChanged = func(string) { c.set.Changed() }
	s.OnQuery = func(typed string, show func([]widgets.Option)) { c.p.offer(i, key, typed, show) }
	s.OnPicked = func(o widgets.Option) { c.p.choose(i, o.ID()) }
	c.set.Add(key, label, s)
	c.bind(func(f *Form) { s.SetValue(*at(f)) }, func(f *Form) { *at(f) = s.Text })
}

const offered = 8

// offer looks for known people. Beside the field in hand the other part of the
// name narrows the search.
func (p *Page) offer(i int, key, typed string, show func([]widgets.Option)) {
	person := p.session.Form.People[i]
	if person.Known.ID != 0 {
		show(nil) // the person is chosen: what is typed now corrects them
		return
	}
	switch key {
	case personKey("surname", i):
		typed += " " + person.Name
	case personKey("name", i):
		typed = person.Surname + " " + typed
	}
	task.After(p.scope, "known", task.Debounce, func() {
		task.Run(p.scope.Latest("known"), func(ctx context.Context) ([]app.KnownResident, error) {
			return p.env.Office.Residents.Known(ctx, typed, offered)
		}, func(known []app.KnownResident, err error) {
			if err != nil {
				p.ui.head.Trouble(err)
				return
			}
			show(p.knownOptions(known))
		})
	})
}

func (p *Page) knownOptions(known []app.KnownResident) []widgets.Option {
	options := make([]widgets.Option, len(known))
	for i, k := range known {
		o := widgets.IDOption(k.Resident.ID, k.Resident.Name.Full())
		var detail []string
		switch {
		case len(k.Resident.Phones) > 0:
			detail = append(detail, text.FormatPhone(k.Resident.Phones[0]))
		case k.Resident.SettlementID != 0:
			detail = append(detail, p.view.Name(k.Resident.SettlementID))
		}
		for _, row := range k.Appeals[:min(1, len(k.Appeals))] {
			detail = append(detail, row.Number)
		}
		o.Detail = strings.Join(detail, " · ")
		options[i] = o
	}
	return options
}

// choose fills the i-th applicant from a resident.
func (p *Page) choose(i int, id int64) {
	task.Run(p.scope.Latest("choose"), func(ctx context.Context) (app.Resident, error) {
		return p.env.Office.Residents.Resident(ctx, id)
	}, func(r app.Resident, err error) {
		if err != nil {
			p.env.Fail(err)
			return
		}
		p.session.Take()
		f := p.session.Form.Clone()
		f.Choose(i, r)
		p.refill(f)
		p.ui.focus(personKey("phone", i))
	})
}

// chosenNote says that what is typed changes a known resident.
func (c *controls) chosenNote(i int) *fyne.Container {
	t := c.p.env.T
	return widgets.NewRow(gap, widgets.NewCaption(t("register.known")), widgets.NewLink(t("register.other_person"), func() {
		c.p.session.Take()
		f := c.p.session.Form.Clone()
		f.Detach(i)
		c.p.refill(f)
		c.p.ui.focus(personKey("surname", i))
	}))
}

func (c *controls) removeLink(i int) fyne.CanvasObject {
	return widgets.NewLink(c.p.env.T("register.remove_person"), func() {
		c.p.session.Take()
		f := c.p.session.Form.Clone()
		f.People = append(f.People[:i], f.People[i+1:]...)
		c.p.refill(f)
		c.p.ui.focus("topic")
	})
}
