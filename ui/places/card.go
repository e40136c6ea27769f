package places

import (
	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/attached"
	"kairyluu/ui/casework"
	"kairyluu/ui/linked"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

// cardActs are what the buttons of a card do.
type cardActs struct{ edit, link, attach func() }

// card shows one risk or practice.
type card struct {
	env   *shell.Env
	view  func() casework.View
	shown app.FindingCase

	title    *widgets.Text
	facts    *widgets.Facts
	ties     *widgets.Facts
	files    *attached.Files
	body     *fyne.Container
	empty    *widgets.Text
	buttons  *fyne.Container
	contents fyne.CanvasObject
}

func newCard(env *shell.Env, scope *task.Scope, acts cardActs, view func() casework.View) *card {
	c := &card{env: env, view: view, title: widgets.NewHeading(""), facts: widgets.NewFacts(), ties: widgets.NewFacts()}
	c.files = attached.New(env, scope, "files of a finding", view)
	c.empty = widgets.NewCaption(env.T("places.card_none"))
	edit := widgets.NewButton(env.T("places.edit"), acts.edit)
	edit.SetKeyHint("F2")
	link := widgets.NewButton(env.T("places.link"), acts.link)
	link.SetKeyHint("F7")
	attach := widgets.NewButton(env.T("places.attach"), acts.attach)
	c.body = widgets.NewStack(12, c.title, c.facts, c.ties, c.files.Root)
	c.buttons = widgets.NewWrap(8, edit, link, attach)
	c.contents = widgets.NewFrame(
		nil,
		widgets.NewScroll(widgets.NewInset(widgets.NewStack(0, c.empty, c.body), 12, 14, 12, 14)),
		widgets.NewInset(c.buttons, 8, 14, 12, 14),
	)
	c.clear()
	return c
}

func (c *card) clear() {
	c.shown = app.FindingCase{}
	c.body.Hide()
	c.buttons.Hide()
	c.empty.Show()
	c.contents.Refresh()
}

func (c *card) show(f app.FindingCase) {
	c.shown = f
	c.body.Show()
	c.buttons.Show()
	c.empty.Hide()
	c.title.SetText(f.Finding.Title)
	c.facts.SetFacts(c.about()...)
	c.ties.SetFacts(c.related()...)
	c.ties.Hidden = len(f.Finding.Related) == 0
	c.files.Set(f.Attachments)
	c.contents.Refresh()
}

func (c *card) about() []widgets.Fact {
	f, v := c.shown.Finding, c.view()
	facts := []widgets.Fact{{
		Label: c.env.T("places.col.settlement"), Text: v.Name(f.SettlementID),
		OnTapped: func() { c.env.Go(shell.Route{Place: shell.Places, ID: f.SettlementID}) },
	}}
	if f.Level != "" {
		facts = append(facts, widgets.Fact{
			Label: c.env.T("places.col.level"), Text: levelSigns[f.Level] + " " + v.Say("level", string(f.Level)), Color: levelColor(f),
		})
	}
	facts = append(
		facts,
		widgets.Fact{Label: c.env.T("places.period"), Text: period(c.env, f)},
		widgets.Fact{Label: c.env.T("places.field.text_" + string(f.Kind)), Text: f.Text},
		widgets.Fact{Label: c.env.T("places.field.measures_" + string(f.Kind)), Text: f.Measures},
	)
	for _, link := range f.Links {
		facts = append(facts, widgets.Fact{
			Label: c.env.T("places.card_link"), Text: link,
			OnTapped: func() { c.env.Fail(c.env.Open(link)) },
		})
	}
	return append(facts, widgets.Fact{Label: c.env.T("places.field.note"), Text: f.Note})
}

// related are the links; each leads to its card.
func (c *card) related() []widgets.Fact {
	var facts []widgets.Fact
	for _, r := range c.shown.Finding.Related {
		f := widgets.Fact{Label: c.env.T("entity." + r.Entity), Text: linked.Shortened(r.Label)}
		if route, ok := linked.Route(r); ok {
			f.OnTapped = func() { c.env.Go(route) }
		}
		facts = append(facts, f)
	}
	return facts
}
