package grants

import (
	"context"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/attached"
	"kairyluu/ui/grantwork"
	"kairyluu/ui/linked"
	"kairyluu/ui/listpage"
	"kairyluu/ui/shell"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// card shows one project: beside the table, or wide over the whole page.
type card struct {
	*listpage.Card[app.ProjectCase]
	page *Page

	title, other    *widgets.Text
	banner          *widgets.Banner
	progress        *widgets.Progress
	checks, facts   *widgets.Facts
	money           *widgets.Gauges
	table           *fyne.Container // of money, on the wide card
	legend          fyne.CanvasObject
	tranches        *widgets.Gauges
	milestones      *widgets.Gauges
	papers          *widgets.Facts
	story           *fyne.Container
	photos          *fyne.Container
	parts           map[fyne.CanvasObject]fyne.CanvasObject // headings of parts that may be empty
	stage, event    *widgets.Button
	ledger, actions *widgets.Button
}

func newCard(p *Page, wide bool) *card {
	c := &card{page: p, parts: map[fyne.CanvasObject]fyne.CanvasObject{}}
	c.Card = listpage.NewCard(p.Stage, wide, func(ctx context.Context, id int64) (app.ProjectCase, error) {
		return p.Env.Office.Projects.Case(ctx, id)
	}, func(d app.ProjectCase) int64 { return d.Project.ID })
	c.OnPaint = c.paint
	c.title, c.other = widgets.NewHeading(""), widgets.NewCaption("")
	c.banner = widgets.NewBanner(widgets.Plain, "", "")
	c.progress = widgets.NewProgress()
	c.checks, c.facts, c.papers = widgets.NewFacts(), widgets.NewFacts(), widgets.NewFacts()
	c.money, c.tranches, c.milestones = widgets.NewGauges(), widgets.NewGauges(), widgets.NewGauges()
	c.money.OnTapped = func(i int) { c.Do(func(d app.ProjectCase) { p.openSource(d, i) }) }
	c.tranches.OnTapped = func(i int) { c.Do(func(d app.ProjectCase) { p.showTranche(d, d.Tranches[i]) }) }
	c.milestones.OnTapped = func(i int) { c.Do(func(d app.ProjectCase) { p.openMilestone(d, d.Milestones[i]) }) }
	c.legend, c.table = grantwork.Legend(p.Env.Words), widgets.NewStack(0)
	c.story, c.photos = widgets.NewStack(8), widgets.NewStack(8)
	c.Lay(p.Env.T("grants.card.none"), c.content(), c.makeActions())
	return c
}

// content puts one under the other beside the table, in two columns when wide.
func (c *card) content() fyne.CanvasObject {
	head := []fyne.CanvasObject{c.title, c.other, c.banner, c.progress}
	head = append(head, c.part("grants.card.checks", c.checks)...)
	money := c.part("grants.card.money", widgets.NewStack(8, c.legend, c.money, c.table))
	works := append(c.part("grants.card.tranches", c.tranches), c.part("grants.card.milestones", c.milestones)...)
	papers, story, photos := c.part("grants.card.papers", c.papers), c.part("grants.card.story", c.story), c.part("grants.card.photos", c.photos)
	if !c.Wide {
		all := append(append(head, money...), c.facts)
		for _, part := range [][]fyne.CanvasObject{works, papers, photos, story} {
			all = append(all, part...)
		}
		return widgets.NewInset(widgets.NewStack(8, all...), 12, 14, 12, 14)
	}
	left := append(append(append(head, money...), works...), photos...)
	right := append(append([]fyne.CanvasObject{c.facts}, papers...), story...)
	return widgets.NewInset(widgets.NewGrid(
		widgets.Cell{Width: 560, Grow: 3, Object: widgets.NewStack(8, left...)},
		widgets.Cell{Width: 400, Grow: 2, Object: widgets.NewInset(widgets.NewStack(8, right...), 0, 0, 0, 22)},
	), 14, 18, 14, 18)
}

// part is something under a heading of its own, which shows only with it.
func (c *card) part(title string, content fyne.CanvasObject) []fyne.CanvasObject {
	heading := widgets.NewInset(widgets.NewText(c.page.Env.T(title), widgets.TextStyle{Bold: true}), 6, 0, 0, 0)
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

// makeActions are what one does with the project, each with its key.
func (c *card) makeActions() fyne.CanvasObject {
	p := c.page
	c.stage = widgets.NewPrimary(p.Env.T("grants.do.stage"), "F6", func() { c.Do(p.openStage) })
	button := func(key, hint string, do func(app.ProjectCase)) *widgets.Button {
		b := widgets.NewButton(p.Env.T("grants.do."+key), func() { c.Do(do) })
		b.SetKeyHint(hint)
		return b
	}
	c.ledger = button("ledger", "F2", p.openLedger)
	c.event = button("progress", "F7", p.openProgress)
	c.actions = button("more", "F10", p.openMenu)
	if !c.Wide {
		return c.Actions(c.stage, c.ledger, c.event, c.actions)
	}
	edit := button("edit", "F4", func(d app.ProjectCase) { p.edit(d.Project.ID) })
	paper := button("paper", "F8", p.openPaper)
	visit := button("visit", "F9", func(d app.ProjectCase) { p.openEvent(app.ProjectVisited, d, nil) })
	return c.Actions(c.stage, c.ledger, edit, c.event, paper, visit, c.actions)
}

// paint puts the data into the widgets.
func (c *card) paint() {
	v, d := c.page.view(), c.Data
	s := d.Project.Standing
	title, other := titles(v, d.Project)
	c.title.SetText(title)
	c.other.SetText(other)
	c.other.Hidden = other == ""
	c.banner.Set(banner(v, d))
	c.progress.Set(s.Percent, theme.ColorAccent)
	c.checks.SetFacts(checkFacts(v, d.Checks, d.Share, c.Wide)...)
	c.showPart(c.checks, len(d.Checks) > 0)
	c.paintMoney()
	c.facts.SetFacts(facts(v, d, c.links(), c.Wide)...)
	c.tranches.SetGauges(trancheGauges(v, d.Tranches)...)
	c.showPart(c.tranches, len(d.Tranches) > 0)
	c.milestones.SetGauges(milestoneGauges(v, d.Milestones)...)
	c.showPart(c.milestones, len(d.Milestones) > 0)
	papers := paperFacts(v, d, func(kind int64) { c.page.openPaperOf(d, kind) }, func(p app.ProjectPaper) { c.page.showPaper(d, p) })
	c.papers.SetFacts(papers...)
	c.showPart(c.papers, len(papers) > 0)
	c.paintPhotos()
	c.paintStory()
	widgets.Able(c.stage, len(d.Next) > 0)
	widgets.Able(c.event, !s.Stage.Ended())
}

// paintMoney draws the bars by source, and on the wide card every figure.
func (c *card) paintMoney() {
	v, d := c.page.view(), c.Data
	c.money.SetGauges(v.Money(d.Balances)...)
	c.legend.Hide()
	c.table.Objects = nil
	if len(d.Balances) == 0 {
		c.table.Add(widgets.NewCaption(c.page.Env.T("grants.card.no_money")))
		c.table.Refresh()
		return
	}
	c.legend.Show()
	if c.Wide {
		t := newMoneyTable(v, d.Project.ID, d.Balances)
		c.table.Add(t.sheet(v, grantwork.Shares(d.Balances), func(row, column int) { c.page.openFigure(d, t, row, column) }))
	}
	c.table.Refresh()
}

// links are where the lines of the card lead.
func (c *card) links() links {
	p, d := c.page, c.Data
	return links{
		related:    p.follow,
		settlement: func(id int64) { p.Env.Go(shell.Route{Place: shell.Places, ID: id}) },
		programme:  p.editProgramme,
		address:    func(a string) { linked.Visit(p.Env, a) },
		budget:     func() { p.edit(d.Project.ID) },
		payers:     func() { p.openLedger(d) },
	}
}

// paintPhotos puts before, during and after side by side; beside the table one
// under the other.
func (c *card) paintPhotos() {
	scope := c.page.Scope.Latest(c.Key("phases"))
	var cells []widgets.Cell
	for _, phase := range app.PhotoEntities {
		photos := c.Data.Photos[phase]
		if len(photos) == 0 && !c.Wide {
			continue
		}
		var shown fyne.CanvasObject = widgets.NewLink(c.page.Env.T("grants.photos.add"), func() { c.page.choosePhotos(c.Data.Project.ID, phase) })
		if len(photos) > 0 {
			shown = attached.Photos(c.page.Env, scope, photos)
		}
		caption := widgets.NewCaption(c.page.Env.T("grants.photos." + phase))
		cells = append(cells, widgets.Cell{Width: 180, Grow: 1, Object: widgets.NewStack(4, caption, shown)})
	}
	c.photos.Objects = []fyne.CanvasObject{widgets.NewGrid(cells...)}
	c.showPart(c.photos, len(cells) > 0)
	c.photos.Refresh()
}

// paintStory lists the events, with the photos under the one they belong to.
func (c *card) paintStory() {
	var parts []fyne.CanvasObject
	var run []widgets.Event
	flush := func() {
		if len(run) > 0 {
			parts = append(parts, widgets.NewTimeline(run...))
			run = nil
		}
	}
	v, scope := c.page.view(), c.page.Scope.Latest(c.Key("photos"))
	for _, e := range app.ProjectStepsInOrder(c.Data.Events) {
		line := widgets.Event{Text: v.Event(e), Note: v.EventNote(e), Undone: e.TakenBack != nil}
		if e.TakenBack == nil {
			line.OnTapped = func() { c.page.showEvent(c.Data, e) }
		}
		run = append(run, line)
		if photos := c.Data.EventPhotos[e.ID]; len(photos) > 0 {
			flush()
			parts = append(parts, widgets.NewInset(attached.Photos(c.page.Env, scope, photos), 0, 0, 4, 16))
		}
	}
	flush()
	c.story.Objects = parts
	c.showPart(c.story, len(parts) > 0)
	c.story.Refresh()
}
