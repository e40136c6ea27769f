package grants

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"kairyluu/app"
	"kairyluu/ui/casework"
	"kairyluu/ui/listpage"
	"kairyluu/ui/shell"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// tools are what stands under the chips: ways to see the projects, pickers, the
// filter form.
type tools struct {
	page  *Page
	looks *widgets.Chips

	programme, settlement, object *widgets.Picker
	stage                         *widgets.Picker
	filling                       bool // the program sets the stage
}

func newTools(p *Page) *tools {
	t := &tools{page: p, looks: widgets.NewChips()}
	t.makeLooks()
	t.programme = p.Bar.Picker("grants.filter.programme", func(f *app.ProjectFilter) *int64 { return &f.Programme })
	t.settlement = p.Bar.Picker("grants.filter.settlement", func(f *app.ProjectFilter) *int64 { return &f.Settlement })
	t.object = p.Bar.Picker("grants.filter.object", func(f *app.ProjectFilter) *int64 { return &f.Object })
	t.makeStage()
	filter := widgets.NewButton(p.Env.T("grants.filter.more"), p.openFilter)
	filter.SetKeyHint("F11")
	p.Bar.Lay(t.ways(),
		widgets.Cell{Width: t.looks.NaturalWidth(), Object: t.looks},
		widgets.Cell{Width: 96, Grow: 1, Object: t.programme},
		widgets.Cell{Width: 96, Grow: 1, Object: t.settlement},
		widgets.Cell{Width: 84, Grow: 1, Object: t.object},
		widgets.Cell{Width: 84, Grow: 1, Object: t.stage},
		widgets.Cell{Width: 98, Object: filter},
	)
	p.Bar.OnPaint = t.paint
	return t
}

// ways lead to the money of every project and to the grid of those on show.
func (t *tools) ways() fyne.CanvasObject {
	p := t.page
	book := widgets.NewButton(p.Env.T("grants.do.book"), p.openBook)
	book.SetKeyHint("F3")
	grid := widgets.NewButton(p.Env.T("grants.do.grid"), p.openGrid)
	grid.SetKeyHint("Ins")
	return widgets.NewRow(6, book, grid)
}

// openBook shows the money of every project.
func (p *Page) openBook() { p.Env.Go(shell.Route{Place: shell.Ledger}) }

// openGrid enters progress and payments of the projects on show, or of the one that
// is.
func (p *Page) openGrid() {
	f := p.model.filter()
	if p.IsWide() {
		f = app.ProjectFilter{ID: p.At()}
	}
	p.Env.Go(shell.Route{Place: shell.Sheet, Projects: &f})
}

func (t *tools) makeLooks() {
	list := make([]widgets.Chip, len(looks))
	for i, l := range looks {
		list[i] = widgets.Chip{ID: l, Text: t.page.Env.T("grants.look." + lookName(l))}
	}
	t.looks.SetChips(list...)
	t.looks.OnChanged = func(ids []string) {
		if len(ids) > 0 {
			t.page.showLook(ids[0])
		}
	}
}

// lookName is how the catalogue calls a way to see the projects.
func lookName(l string) string {
	if l == lookTable {
		return "table"
	}
	return l
}

// makeStage makes the picker of a stage, which is no entry of a dictionary.
func (t *tools) makeStage() {
	t.stage = widgets.NewPicker(casework.Fold)
	t.stage.SetPlaceHolder(t.page.Env.T("grants.filter.stage"))
	t.stage.NothingText = t.page.Env.T("fieldset.nothing_fits")
	t.stage.OnPicked = func(o widgets.Option, ok bool) {
		if t.filling {
			return
		}
		more := t.page.model.More
		more.Stages = nil
		if ok {
			more.Stages = []app.Stage{app.Stage(o.Key)}
		}
		t.page.Narrow(more)
	}
}

// setOptions fills the pickers from the dictionaries.
func (t *tools) setOptions() {
	v, more := t.page.view(), t.page.model.More
	t.programme.SetOptions(v.ProgrammeOptions(more.Programme))
	t.settlement.SetOptions(v.Options(app.Settlements, more.Settlement))
	t.object.SetOptions(v.Options(app.ObjectTypes, more.Object))
	t.stage.SetOptions(casework.Values(v.View, "stage", app.Stages...))
}

// paint shows the way to see the projects and the stage of the filter.
func (t *tools) paint() {
	t.looks.SetSelected(t.page.model.Look)
	t.filling = true
	if stages := t.page.model.More.Stages; len(stages) == 1 {
		t.stage.SetSelected(string(stages[0]))
	} else {
		t.stage.Clear()
	}
	t.filling = false
}

// chip is a chip of the toolbar.
func (p *Page) chip(c listpage.Chip) widgets.Chip {
	chip := widgets.Chip{Text: p.Env.T("grants.chip." + string(c))}
	switch c {
	case chipShort, chipLate:
		chip.Sign, chip.Color = casework.Late.Sign(), theme.ColorLate
	}
	return chip
}

// instead loads the look that stands in the table's place.
func (p *Page) instead() bool {
	shown := fyne.CanvasObject(p.Table)
	switch p.model.Look {
	case lookBoard:
		shown = p.board.Root
		p.board.Load()
	case lookProgrammes:
		shown = p.overview.root
		p.overview.load()
	}
	if p.center.Objects[0] != shown {
		p.center.Objects = []fyne.CanvasObject{shown}
		p.center.Refresh()
	}
	p.totals.root.Hidden = p.model.Look == lookProgrammes
	p.Split.SetSideVisible(p.model.Look == lookTable)
	if p.model.Look == lookBoard {
		p.totals.load(p.model.filter())
	}
	return p.model.Look != lookTable
}

// showLook changes the way to see the projects.
func (p *Page) showLook(l string) {
	p.model.look(l)
	p.Remember()
	p.Load()
	p.Focus()
}

// nextLook is the key that goes round the ways.
func (p *Page) nextLook() {
	if p.IsWide() {
		return
	}
	at := slices.Index(looks, p.model.Look)
	p.showLook(looks[(at+1)%len(looks)])
}

// focused is where work on the list begins.
func (p *Page) focused() fyne.Focusable {
	switch p.model.Look {
	case lookBoard:
		return p.board.Widget
	case lookProgrammes:
		return p.overview.first()
	}
	return p.Table
}

// Key implements shell.KeyHandler.
func (p *Page) Key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyEscape:
		return p.escape()
	case fyne.KeyF2:
		p.with(p.openLedger)
	case fyne.KeyF3:
		p.openBook()
	case fyne.KeyInsert:
		p.openGrid()
	case fyne.KeyF4:
		p.edit(p.at())
	case fyne.KeyF5:
		p.Renew()
	case fyne.KeyF6:
		p.with(p.openStage)
	case fyne.KeyF7:
		p.with(p.openProgress)
	case fyne.KeyF8:
		p.with(p.openPaper)
	case fyne.KeyF9:
		p.with(func(c app.ProjectCase) { p.openEvent(app.ProjectVisited, c, nil) })
	case fyne.KeyF10, desktop.KeyMenu:
		p.with(p.openMenu)
	case fyne.KeyF11:
		p.openFilter()
	case fyne.KeyF12:
		p.nextLook()
	default:
		return false
	}
	return true
}

// escape leads one step back; from the board and the programmes to the table.
func (p *Page) escape() bool {
	switch {
	case !p.IsWide() && p.model.Given != nil && p.model.came == lookProgrammes:
		p.model.back()
		p.Load()
		p.Focus()
	case p.Escape():
	case p.IsWide() || p.model.Look == lookTable:
		return false
	default:
		p.showLook(lookTable)
	}
	return true
}

// says joins what is not empty.
func says(between string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), between)
}
