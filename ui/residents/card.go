package residents

import (
	"cmp"
	"strings"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/text"
	"kairyluu/ui/casework"
	"kairyluu/ui/shell"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// card shows one resident: facts, their appeals, who else writes from there.
type card struct {
	env  *shell.Env
	view casework.View
	d    dossier
	bare bool // the personal number is shown whole

	title    *widgets.Text
	facts    *widgets.Facts
	heading  *widgets.Text
	appeals  *widgets.Timeline
	all      *widgets.Link
	house    *widgets.Facts
	body     *fyne.Container
	empty    *widgets.Text
	contents fyne.CanvasObject
}

func newCard(env *shell.Env, edit, register func()) *card {
	c := &card{env: env, view: casework.View{Words: env.Words}}
	c.title = widgets.NewHeading("")
	c.facts, c.house = widgets.NewFacts(), widgets.NewFacts()
	c.heading = widgets.NewText("", widgets.TextStyle{Bold: true})
	c.appeals = widgets.NewTimeline()
	c.all = widgets.NewLink(env.T("residents.card.all"), c.openAll)
	c.empty = widgets.NewCaption(env.T("residents.card.none"))
	change := widgets.NewButton(env.T("residents.edit"), edit)
	change.SetKeyHint("F2")
	create := widgets.NewButton(env.T("residents.register"), register)
	create.SetKeyHint("F4")
	c.body = widgets.NewStack(12, c.title, c.facts, c.house, c.heading, c.appeals, c.all)
	c.contents = widgets.NewFrame(
		nil,
		widgets.NewScroll(widgets.NewInset(widgets.NewStack(0, c.empty, c.body), 12, 14, 12, 14)),
		widgets.NewInset(widgets.NewWrap(8, change, create), 8, 14, 12, 14),
	)
	c.clear()
	return c
}

func (c *card) clear() {
	c.d = dossier{}
	c.body.Hide()
	c.empty.Show()
	c.contents.Refresh()
}

// show puts a resident on the card with the personal number masked again.
func (c *card) show(v casework.View, d dossier) {
	c.view, c.d, c.bare = v, d, false
	c.body.Show()
	c.empty.Hide()
	c.title.SetText(d.Name.Full())
	c.showFacts()
	c.showAppeals()
	c.showHouse()
	c.contents.Refresh()
}

func (c *card) showFacts() {
	r := c.d.Resident
	var facts []widgets.Fact
	add := func(key, value string) {
		if value != "" {
			facts = append(facts, widgets.Fact{Label: c.env.T(key), Text: value})
		}
	}
	add("residents.field.phone", phones(r.Phones))
	add("residents.field.settlement", settlement(c.view, r.SettlementID))
	add("residents.field.address", addressText(c.env, r.Address))
	add("residents.card.born", born(r))
	if r.Sex != "" {
		add("residents.field.sex", c.view.Say("sex", string(r.Sex)))
	}
	if r.PIN != "" {
		facts = append(facts, c.pinFact())
	}
	add("residents.card.social", c.social())
	if r.Language != "" {
		add("residents.field.language", c.view.Say("language", string(r.Language)))
	}
	add("residents.field.email", r.Email)
	if r.Consent {
		add("residents.field.consent", c.env.T("residents.consent.given"))
	}
	add("residents.field.note", r.Note)
	c.facts.SetFacts(facts...)
}

// pinFact shows the personal number masked until it is asked for.
func (c *card) pinFact() widgets.Fact {
	fact := widgets.Fact{Label: c.env.T("residents.field.pin"), Text: c.d.PIN}
	if !c.bare {
		fact.Text = text.MaskPIN(c.d.PIN)
		fact.Note = c.env.T("residents.pin.show")
		fact.OnTapped = func() {
			c.bare = true
			c.showFacts()
		}
	}
	return fact
}

func (c *card) social() string {
	names := make([]string, len(c.d.Social))
	for i, s := range c.d.Social {
		names[i] = c.view.Say("social", string(s))
	}
	return strings.Join(names, ", ")
}

// addressText is an address in one line.
func addressText(env *shell.Env, a app.Address) string {
	parts := []string{a.Line}
	for _, extra := range []struct{ key, value string }{
		{"plot", a.Plot}, {"landmark", a.Landmark}, {"quarter", a.Quarter},
	} {
		if extra.value != "" {
			parts = append(parts, strings.ToLower(env.T("residents.field."+extra.key))+": "+extra.value)
		}
	}
	if parts[0] == "" {
		parts = parts[1:]
	}
	return strings.Join(parts, "; ")
}

func (c *card) showAppeals() {
	c.heading.SetText(c.env.T("residents.card.appeals", "n", len(c.d.appeals)))
	if open := c.d.open(); open > 0 {
		c.heading.SetText(c.heading.Text() + ", " + c.env.T("residents.card.open", "n", open))
	}
	events := make([]widgets.Event, len(c.d.appeals))
	for i, r := range c.d.appeals {
		events[i] = c.event(r)
	}
	c.appeals.SetEvents(events...)
	c.appeals.Hidden = len(events) == 0
	c.all.Hidden = len(events) == 0
}

// event is an appeal as a line of the card: number, day and what is left of the
// term, then its state and what it is about.
func (c *card) event(r app.AppealRow) widgets.Event {
	e := widgets.Event{
		Text: r.Number + " · " + r.Registered.Format(),
		Note: c.view.Say("state", string(r.State)) + " · " + cmp.Or(r.Summary, c.view.Topic(r.TopicID)),
		OnTapped: func() {
			c.env.Go(shell.Route{Place: shell.Appeals, ID: r.ID})
		},
	}
	if r.State.Open() {
		term := c.view.Term(r.Standing)
		e.Color = term.Mark.Color()
		e.Text += " · " + c.view.SignedLeft(r.Standing)
	} else {
		e.Color = theme.ColorMuted
	}
	return e
}

func (c *card) showHouse() {
	c.house.Hidden = len(c.d.house) == 0
	if c.house.Hidden {
		c.house.SetFacts()
		return
	}
	c.house.SetFacts(widgets.Fact{
		Label: c.env.T("residents.card.house"), Text: strings.Join(c.d.house, ", "),
		OnTapped: c.openHouse,
	})
}

func (c *card) openAll() {
	filter := c.d.ownFilter()
	c.env.Go(shell.Route{Place: shell.Appeals, Filter: &filter, Title: c.d.Name.Full()})
}

func (c *card) openHouse() {
	if filter, ok := c.d.houseFilter(); ok {
		c.env.Go(shell.Route{
			Place: shell.Appeals, Filter: &filter,
			Title: c.env.T("residents.card.from", "address", c.d.Address.Line),
		})
	}
}
