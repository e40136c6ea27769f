package places

import (
	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/attached"
	"kairyluu/ui/casework"
	"kairyluu/ui/linked"
	"kairyluu/ui/listpage"
	"kairyluu/ui/shell"
	"kairyluu/ui/widgets"
)

// card shows one risk or practice.
type card struct {
	*listpage.Card[app.FindingCase]
	register *register

	title *widgets.Text
	facts *widgets.Facts
	ties  *widgets.Facts
	files *attached.Files
}

func newCard(r *register, wide bool) *card {
	env := r.Env
	c := &card{register: r, title: widgets.NewHeading(""), facts: widgets.NewFacts(), ties: widgets.NewFacts()}
	c.Card = listpage.NewCard(r.Stage, wide, env.Office.Findings.Case, func(f app.FindingCase) int64 { return f.Finding.ID })
	c.OnPaint = c.paint
	c.files = attached.New(env, r.Scope, c.Key("files"), func() casework.View { return r.View })
	edit := widgets.NewButton(env.T("places.edit"), func() { c.Do(r.edit) })
	edit.SetKeyHint("F2")
	link := widgets.NewButton(env.T("places.link"), func() { c.Do(r.link) })
	link.SetKeyHint("F7")
	attach := widgets.NewButton(env.T("places.attach"), func() { attached.Choose(env, r.Scope, files(c.At())) })
	c.Lay(env.T("places.card_none"), c.content(), c.Actions(edit, link, attach))
	return c
}

// content puts one under the other beside the table, in two columns when wide.
func (c *card) content() fyne.CanvasObject {
	if !c.Wide {
		return widgets.NewInset(widgets.NewStack(12, c.title, c.facts, c.ties, c.files.Root), 12, 14, 12, 14)
	}
	return widgets.NewInset(widgets.NewGrid(
		widgets.Cell{Width: 420, Grow: 3, Object: widgets.NewStack(12, c.title, c.facts)},
		widgets.Cell{Width: 340, Grow: 2, Object: widgets.NewInset(widgets.NewStack(12, c.ties, c.files.Root), 4, 0, 0, 20)},
	), 14, 18, 14, 18)
}

func (c *card) paint() {
	c.title.SetText(c.Data.Finding.Title)
	c.facts.SetFacts(c.about()...)
	c.ties.SetFacts(c.related()...)
	c.ties.Hidden = len(c.Data.Finding.Related) == 0
	c.files.Set(c.Data.Attachments)
}

func (c *card) about() []widgets.Fact {
	f, v := c.Data.Finding, c.register.View
	facts := []widgets.Fact{{
		Label: c.register.Env.T("places.col.settlement"), Text: v.Name(f.SettlementID),
		OnTapped: func() { c.register.Env.Go(shell.Route{Place: shell.Places, ID: f.SettlementID}) },
	}}
	if f.Level != "" {
		facts = append(facts, widgets.Fact{
			Label: c.register.Env.T("places.col.level"), Text: levelSigns[f.Level] + " " + v.Say("level", string(f.Level)), Color: levelColor(f),
		})
	}
	facts = append(
		facts,
		widgets.Fact{Label: c.register.Env.T("places.period"), Text: period(c.register.Env, f)},
		widgets.Fact{Label: c.register.Env.T("places.field.text_" + string(f.Kind)), Text: f.Text},
		widgets.Fact{Label: c.register.Env.T("places.field.measures_" + string(f.Kind)), Text: f.Measures},
	)
	for _, link := range f.Links {
		facts = append(facts, widgets.Fact{
			Label: c.register.Env.T("places.card_link"), Text: link,
			OnTapped: func() { linked.Visit(c.register.Env, link) },
		})
	}
	return append(facts, widgets.Fact{Label: c.register.Env.T("places.field.note"), Text: f.Note})
}

// related are the links; each leads to its card.
func (c *card) related() []widgets.Fact {
	var facts []widgets.Fact
	for _, r := range c.Data.Finding.Related {
		f := widgets.Fact{Label: c.register.Env.T("entity." + r.Entity), Text: linked.Shortened(r.Label)}
		if route, ok := linked.Route(r); ok {
			f.OnTapped = func() { c.register.Env.Go(route) }
		}
		facts = append(facts, f)
	}
	return facts
}
