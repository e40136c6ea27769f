package meetings

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	toolkit "fyne.io/fyne/v2/theme"

	"kairyluu/app"
	"kairyluu/ui/attached"
	"kairyluu/ui/casework"
	"kairyluu/ui/listpage"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// card shows one meeting: beside the table, or wide over the whole page.
type card struct {
	*listpage.Card[app.MeetingCase]
	page *Page

	title     *widgets.Text
	subtitle  *widgets.Text
	banner    *widgets.Banner
	facts     *widgets.Facts
	counts    *widgets.Facts
	agenda    *fyne.Container
	decisions *widgets.Timeline
	editions  *widgets.Timeline
	files     *attached.Files
	parts     map[fyne.CanvasObject]*widgets.Text // headings of parts that may be empty
	step      *widgets.Button
	edit      *widgets.Button
	menu      *widgets.Button
}

func newCard(p *Page, wide bool) *card {
	c := &card{page: p, parts: map[fyne.CanvasObject]*widgets.Text{}}
	c.Card = listpage.NewCard(p.Stage, wide, p.Env.Office.Meetings.Case, func(d app.MeetingCase) int64 { return d.Meeting.ID })
	c.OnPaint = c.paint
	c.title = widgets.NewHeading("")
	c.subtitle = widgets.NewCaption("")
	c.banner = widgets.NewBanner(widgets.Plain, "", "")
	c.facts, c.counts = widgets.NewFacts(), widgets.NewFacts()
	c.agenda = widgets.NewStack(6)
	c.decisions, c.editions = widgets.NewTimeline(), widgets.NewTimeline()
	c.files = attached.New(p.Env, p.Scope, c.Key("files"), func() casework.View { return p.View })
	c.Lay(p.Env.T("meetings.card.none"), c.content(), c.makeActions())
	return c
}

// content puts one under the other beside the table, in two columns when wide.
func (c *card) content() fyne.CanvasObject {
	head := []fyne.CanvasObject{c.title, c.subtitle, c.banner, c.facts}
	head = append(head, c.part("meetings.card.attendance", c.counts)...)
	agenda := c.part("meetings.card.agenda", c.agenda)
	rest := c.part("meetings.card.decisions", c.decisions)
	rest = append(rest, c.part("meetings.card.files", c.files.Root)...)
	rest = append(rest, c.part("meetings.card.editions", c.editions)...)
	if !c.Wide {
		return widgets.NewInset(widgets.NewStack(8, append(append(head, rest...), agenda...)...), 12, 14, 12, 14)
	}
	return widgets.NewInset(widgets.NewGrid(
		widgets.Cell{Width: 460, Grow: 3, Object: widgets.NewStack(8, append(head, agenda...)...)},
		widgets.Cell{Width: 400, Grow: 3, Object: widgets.NewInset(widgets.NewStack(8, rest...), 0, 0, 0, 20)},
	), 14, 18, 14, 18)
}

// part is something under a heading of its own, which shows only with it.
func (c *card) part(title string, content fyne.CanvasObject) []fyne.CanvasObject {
	heading := widgets.NewText(c.page.Env.T(title), widgets.TextStyle{Bold: true})
	c.parts[content] = heading
	return []fyne.CanvasObject{heading, content}
}

func (c *card) showPart(content fyne.CanvasObject, show bool) {
	for _, o := range []fyne.CanvasObject{c.parts[content], content} {
		if show {
			o.Show()
		} else {
			o.Hide()
		}
	}
}

// makeActions are what one does with the meeting, each with its key.
func (c *card) makeActions() fyne.CanvasObject {
	c.step = widgets.NewPrimary("", "F6", func() { c.Do(c.page.step) })
	c.edit = widgets.NewButton("", func() { c.page.edit(c.At()) })
	c.edit.SetKeyHint("F4")
	c.menu = widgets.NewButton(c.page.Env.T("meetings.do.more"), c.showMenu)
	if !c.Wide {
		return widgets.NewGrid(
			widgets.Cell{Width: 140, Grow: 1, Object: c.step}, widgets.Cell{Width: 96, Grow: 0.6, Object: c.edit},
			widgets.Cell{Width: 58, Grow: 0.3, Object: c.menu})
	}
	next := widgets.NewButton(c.page.Env.T("meetings.do.next"), func() { c.Do(c.page.next) })
	next.SetKeyHint("F7")
	appeal := widgets.NewButton(c.page.Env.T("meetings.do.appeal"), func() { c.Do(c.page.chooseDecision) })
	appeal.SetKeyHint("F8")
	minutes := widgets.NewButton(c.page.Env.T("meetings.do.print"), func() { c.Do(c.page.printMinutes) })
	minutes.SetKeyHint("F9")
	return c.Actions(c.step, c.edit, next, appeal, minutes, c.menu)
}

// paint puts the data into the widgets.
func (c *card) paint() {
	v, d := c.page.View, c.Data
	c.title.SetText(v.Name(d.Meeting.FormID) + " · " + d.Meeting.Date.Format())
	c.subtitle.SetText(subtitle(v, d.Meeting))
	c.banner.Set(quorumSays(v, d.Meeting))
	if _, title, _ := quorumSays(v, d.Meeting); title == "" {
		c.banner.Hide()
	} else {
		c.banner.Show()
	}
	c.facts.SetFacts(facts(v, d, c.page.follow, c.Wide)...)
	counts := attendance(v, d.Meeting)
	c.counts.SetFacts(counts...)
	c.showPart(c.counts, len(counts) > 0)
	c.paintAgenda()
	c.paintDecisions()
	c.paintEditions()
	c.files.Set(d.Attachments)
	c.showPart(c.files.Root, len(d.Attachments) > 0)
	c.paintActions()
}

func (c *card) paintActions() {
	state := c.Data.Meeting.State
	c.step.SetText(c.page.Env.T("meetings.step." + string(state)))
	edit := "meetings.do.edit"
	if state == app.Signed {
		edit = "meetings.do.correct"
		c.step.Disable()
	} else {
		c.step.Enable()
	}
	c.edit.SetText(c.page.Env.T(edit))
}

// paintAgenda tells each item with what was said; beside the table only titles
// and votes.
func (c *card) paintAgenda() {
	c.agenda.Objects = nil
	small := widgets.TextStyle{Color: theme.ColorMuted, Size: toolkit.SizeNameCaptionText}
	for i, item := range c.Data.Meeting.Agenda {
		title := strconv.Itoa(i+1) + ". " + item.Title
		if item.Carried != 0 {
			title += " ↺"
		}
		c.agenda.Add(widgets.NewText(title, widgets.TextStyle{Bold: c.Wide}))
		if c.Wide {
			for _, said := range []struct{ key, text string }{
				{"heard", item.Heard}, {"spoke", item.Spoke}, {"questions", item.Questions}, {"decided", item.Decided},
			} {
				if said.text != "" {
					c.agenda.Add(widgets.NewText(c.page.Env.T("meetings.item."+said.key, "text", said.text), widgets.TextStyle{}))
				}
			}
		}
		if item.Voted() > 0 {
			c.agenda.Add(widgets.NewText(c.page.Env.T("meetings.item.votes", "for", item.For, "against", item.Against, "abstained", item.Abstained), small))
		}
	}
	c.showPart(c.agenda, len(c.Data.Meeting.Agenda) > 0)
	c.agenda.Refresh()
}

func (c *card) paintDecisions() {
	v := c.page.View
	events := make([]widgets.Event, len(c.Data.Decisions))
	for i, d := range c.Data.Decisions {
		events[i] = widgets.Event{
			Text: strconv.Itoa(i+1) + ". " + d.Text, Note: decisionNote(v, d), Color: decisionColor(v, d),
			OnTapped: func() { c.page.showDecision(d) },
		}
	}
	c.decisions.SetEvents(events...)
	c.showPart(c.decisions, len(events) > 0)
}

func (c *card) paintEditions() {
	v, editions := c.page.View, c.Data.Editions
	events := make([]widgets.Event, len(editions))
	for i, e := range editions {
		events[i] = widgets.Event{
			Text: v.Words.T("meetings.edition", "n", e.Edition, "date", e.Signed),
			Note: strings.TrimPrefix(e.Reason+" · "+e.Actor, " · "),
		}
		if i > 0 {
			events[i].OnTapped = func() { c.page.showDifferences(editions[i-1], e) }
		}
	}
	c.editions.SetEvents(events...)
	c.showPart(c.editions, len(events) > 0)
}

func (c *card) showMenu() {
	c.Do(func(d app.MeetingCase) {
		widgets.ShowMenuUnder(c.menu, c.page.menu(d.Meeting.ID, d.Meeting.State)...)
	})
}
