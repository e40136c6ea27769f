// Package residents is the page of the people known to the office.
package residents

import (
	"context"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/casework"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/rows"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

// Page shows the residents: a table and the card of the current one, or its form.
type Page struct {
	env   *shell.Env
	scope *task.Scope
	stop  func()

	view    casework.View
	filter  app.ResidentFilter
	list    *rows.List[app.ResidentRow]
	opening int64 // a resident that the route asks for, until it is on show

	editing bool
	stored  app.Resident // what the form began from; ID 0 is a new one
	base    form
	dirty   bool

	table      *widgets.Table[app.ResidentRow]
	count      *widgets.Text
	searched   *widgets.Chips
	settlement *widgets.Picker
	social     *widgets.Picker
	card       *card
	editor     *editor
	split      *widgets.Split
}

var (
	_ shell.Page       = (*Page)(nil)
	_ shell.Searcher   = (*Page)(nil)
	_ shell.Creator    = (*Page)(nil)
	_ shell.Saver      = (*Page)(nil)
	_ shell.Submitter  = (*Page)(nil)
	_ shell.Exporter   = (*Page)(nil)
	_ shell.Leaver     = (*Page)(nil)
	_ shell.KeyHandler = (*Page)(nil)
	_ shell.Shower     = (*Page)(nil)
	_ shell.Focuser    = (*Page)(nil)
)

// sideWidth is the width of the card.
const sideWidth = 362

// New returns the page. Route.Words narrows the table, Route.ID opens a resident.
func New(env *shell.Env, r shell.Route) shell.Page {
	p := &Page{env: env, scope: env.NewScope(), view: casework.View{Words: env.Words}}
	p.list = p.newList()
	p.filter.Words, p.opening = r.Words, r.ID
	p.card = newCard(env, p.edit, p.register)
	p.editor = newEditor(env, p.changed, func() { p.saveThen(p.Focus) }, p.cancel)
	p.editor.onPIN = p.warn
	p.build()
	p.stop = env.Office.Bus.Subscribe(p.heard)
	p.loadView()
	return p
}

func (p *Page) build() {
	p.table = widgets.NewTable(residentKey, columns(p.view)...)
	p.table.SingleSelect = true
	p.table.EmptyText = p.env.T("residents.empty")
	p.table.OnCurrent = p.onCurrent
	p.table.OnOpen = func(app.ResidentRow) { p.edit() }
	p.count = widgets.NewCaption("")
	p.searched = widgets.NewChips()
	p.searched.OnChanged = func([]string) {
		p.env.Search("")
		p.Search("")
	}
	p.settlement = p.picker("residents.filter.settlement", func(o widgets.Option) { p.filter.SettlementID = o.ID() })
	p.social = p.picker("residents.filter.social", func(o widgets.Option) { p.filter.Social = app.SocialCategory(o.Key) })
	p.social.SetOptions(p.socialOptions())
	export := widgets.NewButton(p.env.T("residents.export"), p.Export)
	export.SetKeyHint("Ctrl+E")
	add := widgets.NewButton(p.env.T("residents.add"), p.Create)
	filters := widgets.NewGrid(
		widgets.Cell{Width: 170, Object: p.settlement}, widgets.Cell{Width: 190, Object: p.social},
	)
	bar := widgets.NewInset(widgets.NewSpread(
		[]fyne.CanvasObject{filters, p.searched, p.count}, []fyne.CanvasObject{export, add},
	), 10, 12, 8, 12)
	p.split = widgets.NewSplit(widgets.NewFrame(bar, p.table, nil), p.card.contents, sideWidth)
}

func (p *Page) picker(hint string, set func(widgets.Option)) *widgets.Picker {
	picker := widgets.NewPicker(casework.Fold)
	picker.SetPlaceHolder(p.env.T(hint))
	picker.NothingText = p.env.T("residents.nothing_fits")
	picker.OnPicked = func(o widgets.Option, _ bool) {
		set(o)
		p.Load()
	}
	return picker
}

func (p *Page) socialOptions() []widgets.Option {
	options := make([]widgets.Option, len(app.SocialCategories))
	for i, s := range app.SocialCategories {
		options[i] = widgets.Option{Key: string(s), Text: p.env.T("social." + string(s))}
	}
	return options
}

// Content implements shell.Page.
func (p *Page) Content() fyne.CanvasObject { return p.split }

// Close implements shell.Page.
func (p *Page) Close() {
	p.stop()
	p.scope.Close()
}

// Focus implements shell.Focuser.
func (p *Page) Focus() { p.env.Window.Canvas().Focus(p.table) }

// Search implements shell.Searcher: name, phone or personal number.
func (p *Page) Search(words string) {
	p.filter.Words = words
	p.Load()
}

// Show implements shell.Shower.
func (p *Page) Show(r shell.Route) bool {
	p.closeEditor()
	p.filter.Words, p.opening = r.Words, r.ID
	p.Load()
	return true
}

// Leave implements shell.Leaver.
func (p *Page) Leave(leave func()) { p.guard().Pass(leave) }

func (p *Page) guard() fieldset.Guard {
	return fieldset.Guard{
		Words: p.env.Words, Dialogs: p.env.Dialogs,
		Dirty: func() bool { return p.editing && p.dirty }, Save: p.saveThen,
		Stay: p.backToRow,
	}
}

// backToRow puts the cursor on the resident whose form stays open.
func (p *Page) backToRow() {
	if i, ok := p.list.IndexOf(p.stored.ID); ok {
		p.table.SelectIndex(i)
	}
}

// Key implements shell.KeyHandler: F2 opens the form, F4 the form of an appeal by
// this person, Esc gives up the form.
func (p *Page) Key(ev *fyne.KeyEvent) bool {
	switch {
	case ev.Name == fyne.KeyF2 && !p.editing:
		p.edit()
	case ev.Name == fyne.KeyF4 && !p.editing:
		p.register()
	case ev.Name == fyne.KeyEscape && p.editing:
		p.cancel()
	case ev.Name == fyne.KeyEscape && p.filter.Words != "":
		p.env.Search("")
		p.Search("")
	default:
		return false
	}
	return true
}

// register opens the form of an appeal with this person as the applicant.
func (p *Page) register() {
	r := p.card.d.Resident
	if r.ID == 0 {
		return
	}
	p.env.Go(shell.Route{Place: shell.Register, Like: &app.Appeal{
		Applicants:   []app.Applicant{{ResidentID: r.ID, Resident: r}},
		SettlementID: r.SettlementID, Address: r.Address, Language: r.Language,
	}})
}

// heard follows changes made anywhere: names of dictionaries, people, appeals.
func (p *Page) heard(c app.Changed) {
	task.Deliver(p.scope, func() {
		switch {
		case casework.Stale(c):
			p.loadView()
		case c.Kind == app.EntityResident || c.Kind == app.EntityAppeal:
			task.After(p.scope, "changed", task.Debounce, p.refresh)
		}
	})
}

func (p *Page) loadView() {
	task.Run(p.scope.Latest("view"), func(ctx context.Context) (casework.View, error) {
		return casework.Load(ctx, p.env.Office, p.env.Words)
	}, func(v casework.View, err error) {
		if err != nil {
			p.env.Fail(err)
			return
		}
		p.view = v
		p.settlement.SetOptions(v.Options(app.Settlements, p.filter.SettlementID))
		p.table.SetColumns(columns(v)...)
		p.Load()
	})
}
