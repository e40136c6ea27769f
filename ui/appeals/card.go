package appeals

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kairyluu/app"
	"kairyluu/app/text"
	"kairyluu/ui/attached"
	"kairyluu/ui/casework"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// Longest texts that a card shows at once; the rest is one click away.
const (
	narrowText = 1200
	wideText   = 8000
)

// card shows one appeal: beside the journal, or wide over the whole page.
type card struct {
	page *Page
	env  *shell.Env
	wide bool

	id     int64
	data   dossier
	known  bool // data is that of id
	unfold bool // the whole of a long text is shown

	root      *fyne.Container
	empty     *widgets.Text
	body      *fyne.Container
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
	scroll    *widgets.Scroll
	buttons   map[app.EventKind]*widgets.Button
	actions   *widgets.Button
}

func newCard(p *Page, wide bool) *card {
	c := &card{page: p, env: p.env, wide: wide, buttons: map[app.EventKind]*widgets.Button{}}
	c.title = widgets.NewHeading("")
	c.subtitle = widgets.NewCaption("")
	c.found = newMarked()
	c.banner = widgets.NewBanner(widgets.Plain, "", "")
	c.facts = widgets.NewFacts()
	c.text = newMarked()
	c.more = widgets.NewLink(c.env.T("appeals.card.whole_text"), c.unfoldText)
	c.files = attached.New(c.env, p.scope, c.key("files"), func() casework.View { return p.view })
	c.events = widgets.NewTimeline()
	c.history = widgets.NewTimeline()
	c.empty = widgets.NewText(c.env.T("appeals.card.none"), widgets.TextStyle{Color: theme.ColorMuted, Align: fyne.TextAlignCenter})
	c.scroll = widgets.NewScroll(c.content())
	c.body = widgets.NewFrame(nil, c.scroll, widgets.NewInset(c.makeActions(), 8, 12, 8, 12))
	c.root = container.NewStack(widgets.NewPad(c.empty, 24), c.body)
	c.body.Hide()
	return c
}

// content puts one under the other beside the journal, in two columns when wide.
func (c *card) content() fyne.CanvasObject {
	c.foundLine = c.found.flush()
	c.foundLine.Hide()
	head := []fyne.CanvasObject{c.title, c.subtitle, c.foundLine, c.banner, c.facts}
	words := []fyne.CanvasObject{c.text.flush(), c.more, c.files.Root}
	if !c.wide {
		all := append(append(head, words...), c.events)
		return widgets.NewInset(widgets.NewStack(8, all...), 12, 14, 12, 14)
	}
	left := widgets.NewStack(8, append(head, words...)...)
	right := widgets.NewStack(8,
		widgets.NewHeading(c.env.T("appeals.card.events")), c.events,
		widgets.NewInset(widgets.NewHeading(c.env.T("appeals.card.history")), 12, 0, 0, 0), c.history)
	return widgets.NewInset(widgets.NewGrid(
		widgets.Cell{Width: 520, Grow: 3, Object: left},
		widgets.Cell{Width: 320, Grow: 2, Object: widgets.NewInset(right, 0, 0, 0, 16)},
	), 14, 18, 14, 18)
}

// makeActions are what one does with the appeal, each with its key.
func (c *card) makeActions() fyne.CanvasObject {
	answer := widgets.NewPrimary(c.env.T("appeals.do.answered"), "F6", func() { c.do(app.EventAnswered) })
	c.buttons[app.EventAnswered] = answer
	row := []fyne.CanvasObject{answer}
	kinds := []struct {
		kind app.EventKind
		key  string
	}{{app.EventExtended, "F7"}, {app.EventResolution, "F8"}, {app.EventForwarded, "F9"}}
	if !c.wide {
		kinds = kinds[:2]
	}
	for _, k := range kinds {
		b := widgets.NewButton(c.env.T("appeals.do."+string(k.kind)), func() { c.do(k.kind) })
		b.SetKeyHint(k.key)
		c.buttons[k.kind] = b
		row = append(row, b)
	}
	c.actions = widgets.NewButton(c.env.T("appeals.do.more"), c.showMenu)
	row = append(row, c.actions)
	if !c.wide {
		var cells []widgets.Cell
		for _, b := range row {
			cells = append(cells, widgets.Cell{Width: 140, Grow: 1, Object: b})
		}
		return widgets.NewGrid(cells...)
	}
	list := widgets.NewButton(c.env.T("appeals.do.back"), c.page.narrow)
	list.SetKeyHint("Esc")
	return widgets.NewSpread(row, []fyne.CanvasObject{list})
}

// show loads an appeal; what was shown before stays until it has come.
func (c *card) show(id int64) {
	if id == 0 {
		c.clear()
		return
	}
	if id != c.id {
		c.unfold = false
	}
	c.id = id
	task.Run(c.page.scope.Latest(c.key("card")), func(ctx context.Context) (dossier, error) {
		return loadDossier(ctx, c.env.Office, id, c.wide)
	}, func(d dossier, err error) {
		switch {
		case app.ErrorCode(err) == app.NotFound:
			c.clear()
		case err != nil:
			c.env.Fail(err)
		default:
			c.set(d)
		}
	})
}

// key keeps the questions of the two cards apart.
func (c *card) key(s string) string {
	if c.wide {
		return s + ".wide"
	}
	return s
}

func (c *card) reload() {
	if c.id != 0 {
		c.show(c.id)
	}
}

func (c *card) clear() {
	c.page.scope.Latest(c.key("card"))
	c.id, c.known, c.data = 0, false, dossier{}
	c.body.Hide()
	c.empty.Show()
	c.root.Refresh()
}

func (c *card) set(d dossier) {
	fresh := !c.known || c.data.Appeal.ID != d.Appeal.ID
	c.data, c.known = d, true
	c.paint()
	c.empty.Hide()
	c.body.Show()
	c.root.Refresh()
	if fresh {
		c.scroll.ScrollToTop()
	}
}

// paint puts the data into the widgets.
func (c *card) paint() {
	v, d := c.page.view, c.data
	c.title.SetText(d.title(v))
	c.subtitle.SetText(d.subtitle(v))
	kind, title, reason := v.Banner(d.Case)
	c.banner.Set(kind, title, reason)
	c.facts.SetFacts(d.facts(v, links{list: c.page.openList, open: c.page.openCard}, c.wide)...)
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
	found := c.data.matches(c.page.view, c.page.model.words)
	if len(found) == 0 {
		c.foundLine.Hide()
		return
	}
	first := found[0]
	head := c.env.T("appeals.found", "where", first.where) + " "
	spans := make([]text.Span, len(first.spans))
	for i, s := range first.spans {
		spans[i] = text.Span{From: s.From + len(head), To: s.To + len(head)}
	}
	c.found.set(head+first.text, spans)
	c.foundLine.Show()
}

func (c *card) paintText() {
	s := whole(c.data.Appeal)
	limit := narrowText
	if c.wide {
		limit = wideText
	}
	cut := !c.unfold && len([]rune(s)) > limit
	if cut {
		s = strings.TrimSpace(string([]rune(s)[:limit])) + "…"
	}
	c.text.set(s, text.Highlight(s, text.Words(c.page.model.words)))
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

// unfoldText shows the whole of a long text, where there is room for it.
func (c *card) unfoldText() {
	if !c.wide {
		c.page.openCard(c.id)
		return
	}
	c.unfold = true
	c.paintText()
	c.root.Refresh()
}

func (c *card) paintEvents() {
	v := c.page.view
	events := make([]widgets.Event, len(c.data.Events))
	for i, e := range c.data.Events {
		events[i] = widgets.Event{Text: v.EventText(e), Note: v.EventNote(e), Undone: e.TakenBack != nil}
		if e.TakenBack == nil && e.Kind != app.EventRegistered {
			events[i].OnTapped = func() { c.page.showEvent(c.data.Appeal, e) }
		}
	}
	c.events.SetEvents(events...)
}

func (c *card) paintHistory() {
	lines := make([]widgets.Event, len(c.data.history))
	for i, r := range c.data.history {
		lines[i].Text, lines[i].Note = changes(c.page.view, r)
	}
	c.history.SetEvents(lines...)
}

// do opens the dialog of an event for the appeal that the card shows.
func (c *card) do(kind app.EventKind) {
	if c.known {
		c.page.enterFor(kind, c.data.Appeal)
	}
}

func (c *card) showMenu() {
	if c.known {
		a := c.data.Appeal
		widgets.ShowMenuUnder(c.actions, c.page.caseMenu(a.ID, a.Standing.State)...)
	}
}
