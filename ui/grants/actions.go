package grants

import (
	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/dialogs"
	"kairyluu/ui/linked"
	"kairyluu/ui/shell"
	"kairyluu/ui/widgets"
)

// at is the project that keys work on: the wide card's, that of the board, or
// that of the row with the cursor. 0 is none.
func (p *Page) at() int64 {
	switch {
	case p.IsWide():
		return p.At()
	case p.model.Look == lookBoard:
		id, _ := p.board.Widget.Current()
		return id
	case p.model.Look == lookProgrammes:
		return 0
	}
	return p.At()
}

// with calls do with the project that keys work on, read whole.
func (p *Page) with(do func(app.ProjectCase)) { p.withCase(p.at(), do) }

func (p *Page) withCase(id int64, do func(app.ProjectCase)) {
	card := p.side
	if p.IsWide() {
		card = p.broad
	}
	card.With(id, do)
}

func (p *Page) edit(id int64) {
	if id != 0 {
		p.Env.Go(shell.Route{Place: shell.Project, ID: id})
	}
}

// editProgramme leads to the rules of a programme, which stand with the other
// lists of the office.
func (p *Page) editProgramme(id int64) {
	p.Env.Go(shell.Route{Place: shell.Dictionaries, Dict: app.Dict(app.EntityProgramme), ID: id})
}

// openLedger shows the entries of a project.
func (p *Page) openLedger(c app.ProjectCase) {
	p.goLedger(c, app.LedgerFilter{Project: c.Project.ID})
}

func (p *Page) goLedger(c app.ProjectCase, f app.LedgerFilter, of ...string) {
	title := says(" · ", append([]string{c.Project.Title(p.view().Language())}, of...)...)
	p.Env.Go(shell.Route{Place: shell.Ledger, Ledger: &f, Title: title})
}

// openSource shows the entries behind a bar of money.
func (p *Page) openSource(c app.ProjectCase, i int) {
	b := c.Balances[i]
	p.goLedger(c, app.LedgerFilter{Project: c.Project.ID, Source: b.SourceID, Form: b.Form}, p.view().Source(b.SourceID, b.Form))
}

// openFigure shows what a figure of the table of money adds up.
func (p *Page) openFigure(c app.ProjectCase, t moneyTable, row, column int) {
	cell := t.rows[row][column]
	if cell.budget {
		p.edit(c.Project.ID)
		return
	}
	p.goLedger(c, *cell.ledger, t.labels[row])
}

// follow leads to a card that this one is linked to.
func (p *Page) follow(r app.Related) {
	if r.Entity == app.EntityProject {
		p.Open(r.ID)
		return
	}
	if route, ok := linked.Route(r); ok {
		p.Env.Go(route)
	}
}

// caseMenu is everything that can be done with one project beside the buttons.
func (p *Page) caseMenu(id int64) []*fyne.MenuItem {
	item := func(key string, do func(app.ProjectCase)) *fyne.MenuItem {
		return fyne.NewMenuItem(p.Env.T("grants.menu."+key), func() { p.withCase(id, do) })
	}
	event := func(kind app.ProjectEventKind) *fyne.MenuItem {
		return item(string(kind), func(c app.ProjectCase) { p.openEvent(kind, c, nil) })
	}
	items := []*fyne.MenuItem{
		item("stage", p.openStage), item("progress", p.openProgress), event(app.ProjectVisited), event(app.ProjectNoted),
		fyne.NewMenuItemSeparator(),
		item("paper", p.openPaper), item("milestone", p.newMilestone), item("tranche", p.newTranche),
		p.photoMenu(id), item("take_back", p.takeLastBack),
		fyne.NewMenuItemSeparator(),
		item("ledger", p.openLedger), item("links", p.openLinks),
		p.printMenu(func(do func(app.ProjectCase)) { p.withCase(id, do) }),
		fyne.NewMenuItem(p.Env.T("grants.menu.edit"), func() { p.edit(id) }),
	}
	return items
}

// openMenu shows it under the button of the card on show; the board has no card
// beside it.
func (p *Page) openMenu(c app.ProjectCase) {
	var under fyne.CanvasObject = p.side.actions
	switch {
	case p.IsWide():
		under = p.broad.actions
	case p.model.Look == lookBoard:
		under = p.tools.looks
	}
	widgets.ShowMenuUnder(under, p.caseMenu(c.Project.ID)...)
}

// photoMenu adds photos of one phase.
func (p *Page) photoMenu(id int64) *fyne.MenuItem {
	menu := fyne.NewMenuItem(p.Env.T("grants.menu.photos"), nil)
	var phases []*fyne.MenuItem
	for _, phase := range app.PhotoEntities {
		phases = append(phases, fyne.NewMenuItem(p.Env.T("grants.photos."+phase), func() { p.choosePhotos(id, phase) }))
	}
	menu.ChildMenu = fyne.NewMenu("", phases...)
	return menu
}

func (p *Page) showRowMenu(r app.ProjectRow, at fyne.Position) {
	widgets.ShowMenuAt(p.Table, at, p.caseMenu(r.ID)...)
}

func (p *Page) openLinks(c app.ProjectCase) {
	of := app.Related{Entity: app.EntityProject, ID: c.Project.ID, Label: c.Project.TitleRU}
	linked.Open(p.Env, p.Scope, of, c.Related)
}

// showEvent tells an event whole, and offers to take it back.
func (p *Page) showEvent(c app.ProjectCase, e app.ProjectEvent) {
	v := p.view()
	answers := []dialogs.Answer{{Text: p.Env.T("grants.event.photo"), Primary: true, Do: func() { p.photosOf(e.ID) }}}
	if revocable(c, e) {
		answers = append(answers, dialogs.Answer{Text: p.Env.T("grants.take_back.ask"), Danger: true, Do: func() { p.askTakeBack(c, e) }})
	}
	p.Env.Dialogs.Choose(c.Project.Title(v.Language()), v.Event(e)+"\n"+v.EventNote(e), answers...)
}

// revocable tells whether an event can be taken back: that the project began stays.
func revocable(c app.ProjectCase, e app.ProjectEvent) bool {
	return e.TakenBack == nil && len(c.Events) > 0 && e.ID != c.Events[0].ID
}

// lastEvent is the newest event that can be taken back; nil when there is none.
func lastEvent(c app.ProjectCase) *app.ProjectEvent {
	var last *app.ProjectEvent
	for _, e := range c.Events {
		if revocable(c, e) && (last == nil || e.ID > last.ID) {
			last = &e
		}
	}
	return last
}

func (p *Page) takeLastBack(c app.ProjectCase) {
	e := lastEvent(c)
	if e == nil {
		p.Env.Hint(p.Env.T("grants.take_back.nothing", "title", c.Project.Title(p.view().Language())))
		return
	}
	p.askTakeBack(c, *e)
}
