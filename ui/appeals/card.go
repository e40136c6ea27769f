package appeals

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/text"
	"kairyluu/ui/attached"
	"kairyluu/ui/casework"
	"kairyluu/ui/listpage"
	"kairyluu/ui/widgets"
)

// Longest texts that a card shows at once; the rest is one click away.
const (
	narrowText = 1200
	wideText   = 8000
)

// card shows one appeal: beside the journal, or wide over the whole page.
type card struct {
	*listpage.Card[dossier]
	page     *Page
	unfolded int64 // the appeal whose long text is shown whole

	title     *widgets.Text
	subtitle  *widgets.Text
	found     *marked
	foundLine *fyne.Container
	banner    *widgets.Banner
	facts     *widgets.Facts
	text      *marked
	more      *widgets.Link
	files     *attached.Files
	events    *widgets.Timeline
	history   *widgets.Timeline
	buttons   map[app.EventKind]*widgets.Button
	actions   *widgets.Button
}

func newCard(p *Page, wide bool) *card {
	c := &card{page: p, buttons: map[app.EventKind]*widgets.Button{}}
	c.Card = listpage.NewCard(p.Stage, wide, func(ctx context.Context, id int64) (dossier, error) {
		return loadDossier(ctx, p.Env.Office, id, wide)
	}, func(d dossier) int64 { return d.Appeal.ID })
	c.OnPaint = c.paint
	c.title = widgets.NewHeading("")
	c.subtitle = widgets.NewCaption("")
	c.found = newMarked()
	c.banner = widgets.NewBanner(widgets.Plain, "", "")
	c.facts = widgets.NewFacts()
	c.text = newMarked()
	c.more = widgets.NewLink(p.Env.T("appeals.card.whole_text"), c.unfold)
	c.files = attached.New(p.Env, p.Scope, c.Key("files"), func() casework.View { return p.View })
	c.events = widgets.NewTimeline()
	c.history = widgets.NewTimeline()
	c.Lay(p.Env.T("appeals.card.none"), c.content(), c.makeActions())
	return c
}

// content puts one under the other beside the journal, in two columns when wide.
func (c *card) content() fyne.CanvasObject {
	c.foundLine = c.found.flush()
	c.foundLine.Hide()
	head := []fyne.CanvasObject{c.title, c.subtitle, c.foundLine, c.banner, c.facts}
	words := []fyne.CanvasObject{c.text.flush(), c.more, c.files.Root}
	if !c.Wide {
		all := append(append(head, words...), c.events)
		return widgets.NewInset(widgets.NewStack(8, all...), 12, 14, 12, 14)
	}
	left := widgets.NewStack(8, append(head, words...)...)
	right := widgets.NewStack(8,
		widgets.NewHeading(c.page.Env.T("appeals.card.events")), c.events,
		widgets.NewInset(widgets.NewHeading(c.page.Env.T("appeals.card.history")), 12, 0, 0, 0), c.history)
	return widgets.NewInset(widgets.NewGrid(
		widgets.Cell{Width: 520, Grow: 3, Object: left},
		widgets.Cell{Width: 320, Grow: 2, Object: widgets.NewInset(right, 0, 0, 0, 16)},
	), 14, 18, 14, 18)
}

// makeActions are what one does with the appeal, each with its key.
func (c *card) makeActions() fyne.CanvasObject {
	answer := widgets.NewPrimary(c.page.Env.T("appeals.do.answered"), "F6", func() { c.do(app.EventAnswered) })
	c.buttons[app.EventAnswered] = answer
	row := []fyne.CanvasObject{answer}
	kinds := []struct {
		kind app.EventKind
		key  string
	}{{app.EventExtended, "F7"}, {app.EventResolution, "F8"}, {app.EventForwarded, "F9"}}
	if !c.Wide {
		kinds = kinds[:2]
	}
	for _, k := range kinds {
		b := widgets.NewButton(c.page.Env.T("appeals.do."+string(k.kind)), func() { c.do(k.kind) })
		b.SetKeyHint(k.key)
		c.buttons[k.kind] = b
		row = append(row, b)
	}
	c.actions = widgets.NewButton(c.page.Env.T("appeals.do.more"), c.showMenu)
	row = append(row, c.actions)
	return c.Actions(row...)
}

// paint puts the data into the widgets.
func (c *card) paint() {
	v, d := c.page.View, c.Data
	c.title.SetText(d.title(v))
	c.subtitle.SetText(d.subtitle(v))
	kind, title, reason := v.Banner(d.Case)
	c.banner.Set(kind, title, reason)
	c.facts.SetFacts(d.facts(v, links{list: c.page.openList, open: c.page.Open, tied: c.page.follow}, c.Wide)...)
	c.paintFound()
	c.paintText()
	c.files.Set(d.Attachments)
	c.paintEvents()
	c.paintHistory()
	for kind, b := range c.buttons {
		if allowed(kind, d.Appeal.Standing.State) {
			b.Enable()
		} else {
			b.Disable()
		}
	}
}

// paintFound tells why a search brought this appeal.
func (c *card) paintFound() {
	found := c.Data.matches(c.page.View, c.page.model.Words)
	if len(found) == 0 {
		c.foundLine.Hide()
		return
	}
	first := found[0]
	head := c.page.Env.T("appeals.found", "where", first.where) + " "
	spans := make([]text.Span, len(first.spans))
	for i, s := range first.spans {
		spans[i] = text.Span{From: s.From + len(head), To: s.To + len(head)}
	}
	c.found.set(head+first.text, spans)
	c.foundLine.Show()
}

func (c *card) paintText() {
	s := whole(c.Data.Appeal)
	limit := narrowText
	if c.Wide {
		limit = wideText
	}
	cut := c.unfolded != c.Data.Appeal.ID && len([]rune(s)) > limit
	if cut {
		s = strings.TrimSpace(string([]rune(s)[:limit])) + "…"
	}
	c.text.set(s, text.Highlight(s, text.Words(c.page.model.Words)))
	if cut {
		c.more.Show()
	} else {
		c.more.Hide()
	}
}

// whole is the text under its summary, where that is more than its beginning.
func whole(a app.Appeal) string {
	if strings.HasPrefix(a.Text, a.Summary) {
		return a.Text
	}
	return strings.TrimSpace(a.Summary + "\n" + a.Text)
}

// unfold shows the whole of a long text, where there is room for it.
func (c *card) unfold() {
	if !c.Wide {
		c.page.Open(c.At())
		return
	}
	c.unfolded = c.At()
	c.Repaint()
}

func (c *card) paintEvents() {
	v := c.page.View
	events := make([]widgets.Event, len(c.Data.Events))
	for i, e := range c.Data.Events {
		events[i] = widgets.Event{Text: v.EventText(e), Note: v.EventNote(e), Undone: e.TakenBack != nil}
		if e.TakenBack == nil && e.Kind != app.EventRegistered {
			events[i].OnTapped = func() { c.page.showEvent(c.Data.Appeal, e) }
		}
	}
	c.events.SetEvents(events...)
}

func (c *card) paintHistory() {
	lines := make([]widgets.Event, len(c.Data.history))
	for i, r := range c.Data.history {
		lines[i].Text, lines[i].Note = changes(c.page.View, r)
	}
	c.history.SetEvents(lines...)
}

// do opens the dialog of an event for the appeal that the card shows.
func (c *card) do(kind app.EventKind) {
	c.Do(func(d dossier) { c.page.enterFor(kind, d.Appeal) })
}

func (c *card) showMenu() {
	c.Do(func(d dossier) {
		widgets.ShowMenuUnder(c.actions, c.page.caseMenu(d.Appeal.ID, d.Appeal.Standing.State)...)
	})
}
