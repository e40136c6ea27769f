package residents

import (
	"cmp"
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/text"
	"kairyluu/ui/listpage"
	"kairyluu/ui/shell"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// card shows one resident: facts, their appeals, who else writes from there.
type card struct {
	*listpage.Card[dossier]
	page *Page
	bare int64 // whose personal number is shown whole

	title   *widgets.Text
	facts   *widgets.Facts
	heading *widgets.Text
	appeals *widgets.Timeline
	all     *widgets.Link
	house   *widgets.Facts
}

func newCard(p *Page, wide bool) *card {
	c := &card{page: p}
	read := func(ctx context.Context, id int64) (dossier, error) { return readDossier(ctx, p.Env.Office, id) }
	c.Card = listpage.NewCard(p.Stage, wide, read, func(d dossier) int64 { return d.ID })
	c.OnPaint = c.paint
	c.title = widgets.NewHeading("")
	c.facts, c.house = widgets.NewFacts(), widgets.NewFacts()
	c.heading = widgets.NewText("", widgets.TextStyle{Bold: true})
	c.appeals = widgets.NewTimeline()
	c.all = widgets.NewLink(p.Env.T("residents.card.all"), c.openAll)
	change := widgets.NewButton(p.Env.T("residents.edit"), func() { c.Do(p.edit) })
	change.SetKeyHint("F2")
	create := widgets.NewButton(p.Env.T("residents.register"), func() { c.Do(p.register) })
	create.SetKeyHint("F4")
	c.Lay(p.Env.T("residents.card.none"), c.content(), c.Actions(change, create))
	return c
}

// content puts one under the other beside the table, in two columns when wide.
func (c *card) content() fyne.CanvasObject {
	who := []fyne.CanvasObject{c.title, c.facts, c.house}
	wrote := []fyne.CanvasObject{c.heading, c.appeals, c.all}
	if !c.Wide {
		return widgets.NewInset(widgets.NewStack(12, append(who, wrote...)...), 12, 14, 12, 14)
	}
	return widgets.NewInset(widgets.NewGrid(
		widgets.Cell{Width: 460, Grow: 1, Object: widgets.NewStack(12, who...)},
		widgets.Cell{Width: 460, Grow: 1, Object: widgets.NewInset(widgets.NewStack(12, wrote...), 4, 0, 0, 20)},
	), 14, 18, 14, 18)
}

// paint puts the data into the widgets, with the personal number of another person
// masked again.
func (c *card) paint() {
	if c.bare != c.Data.ID {
		c.bare = 0
	}
	c.title.SetText(c.Data.Name.Full())
	c.showFacts()
	c.showAppeals()
	c.showHouse()
}

func (c *card) showFacts() {
	r := c.Data.Resident
	var facts []widgets.Fact
	add := func(key, value string) {
		if value != "" {
			facts = append(facts, widgets.Fact{Label: c.page.Env.T(key), Text: value})
		}
	}
	add("residents.field.phone", phones(r.Phones))
	add("residents.field.settlement", settlement(c.page.View, r.SettlementID))
	add("residents.field.address", addressText(c.page.Env, r.Address))
	add("residents.card.born", born(r))
	if r.Sex != "" {
		add("residents.field.sex", c.page.View.Say("sex", string(r.Sex)))
	}
	if r.PIN != "" {
		facts = append(facts, c.pinFact())
	}
	add("residents.card.social", c.social())
	if r.Language != "" {
		add("residents.field.language", c.page.View.Say("language", string(r.Language)))
	}
	add("residents.field.email", r.Email)
	if r.Consent {
		add("residents.field.consent", c.page.Env.T("residents.consent.given"))
	}
	add("residents.field.note", r.Note)
	c.facts.SetFacts(facts...)
}

// pinFact shows the personal number masked until it is asked for.
func (c *card) pinFact() widgets.Fact {
	fact := widgets.Fact{Label: c.page.Env.T("residents.field.pin"), Text: c.Data.PIN}
	if c.bare != c.Data.ID {
		fact.Text = text.MaskPIN(c.Data.PIN)
		fact.Note = c.page.Env.T("residents.pin.show")
		fact.OnTapped = func() {
			c.bare = c.Data.ID
			c.showFacts()
		}
	}
	return fact
}

func (c *card) social() string {
	names := make([]string, len(c.Data.Social))
	for i, s := range c.Data.Social {
		names[i] = c.page.View.Say("social", string(s))
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
	c.heading.SetText(c.page.Env.T("residents.card.appeals", "n", len(c.Data.appeals)))
	if open := c.Data.open(); open > 0 {
		c.heading.SetText(c.heading.Text() + ", " + c.page.Env.T("residents.card.open", "n", open))
	}
	events := make([]widgets.Event, len(c.Data.appeals))
	for i, r := range c.Data.appeals {
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
		Note: c.page.View.Say("state", string(r.State)) + " · " + cmp.Or(r.Summary, c.page.View.Topic(r.TopicID)),
		OnTapped: func() {
			c.page.Env.Go(shell.Route{Place: shell.Appeals, ID: r.ID})
		},
	}
	if r.State.Open() {
		term := c.page.View.Term(r.Standing)
		e.Color = term.Mark.Color()
		e.Text += " · " + c.page.View.SignedLeft(r.Standing)
	} else {
		e.Color = theme.ColorMuted
	}
	return e
}

func (c *card) showHouse() {
	c.house.Hidden = len(c.Data.house) == 0
	if c.house.Hidden {
		c.house.SetFacts()
		return
	}
	c.house.SetFacts(widgets.Fact{
		Label: c.page.Env.T("residents.card.house"), Text: strings.Join(c.Data.house, ", "),
		OnTapped: c.openHouse,
	})
}

func (c *card) openAll() {
	filter := c.Data.ownFilter()
	c.page.Env.Go(shell.Route{Place: shell.Appeals, Filter: &filter, Title: c.Data.Name.Full()})
}

func (c *card) openHouse() {
	if filter, ok := c.Data.houseFilter(); ok {
		c.page.Env.Go(shell.Route{
			Place: shell.Appeals, Filter: &filter,
			Title: c.page.Env.T("residents.card.from", "address", c.Data.Address.Line),
		})
	}
}
