// Package residents is the page of the people known to the office.
package residents

import (
	"context"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/casework"
	"kairyluu/ui/forms"
	"kairyluu/ui/listpage"
	"kairyluu/ui/rows"
	"kairyluu/ui/shell"
	"kairyluu/ui/widgets"
)

// Page shows the residents: a table with the card of the current one beside it, or
// its form, or one card over the whole page.
type Page struct {
	*residents
	model  *model
	side   *beside
	broad  *card
	editor *editor
	aside  *forms.Aside[typed]
	wide   bool // the form was opened from a wide card, and leads back there

	settlement, social *widgets.Picker
}

type residents = listpage.Page[app.ResidentRow, app.ResidentFilter]

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

// formWidth is what the form of a resident needs beside the table.
const formWidth = 362

// New returns the page. Route.Words narrows the table, Route.ID opens a resident.
func New(env *shell.Env, r shell.Route) shell.Page {
	p := &Page{model: newModel(env.Office.Desk.Today())}
	p.residents = listpage.New(env, p.model.Model, listpage.Spec[app.ResidentRow, app.ResidentFilter]{
		Name: "residents", Shown: "residents.shown", Empty: "residents.empty",
		Watch: []string{app.EntityResident, app.EntityAppeal},
		Key:   func(r app.ResidentRow) int64 { return r.ID }, Columns: columns,
		Chips: []listpage.Chip{chipAll}, Chip: func(listpage.Chip) widgets.Chip { return widgets.Chip{Text: env.T("residents.chip.all")} },
		Ask: p.ask, Counts: p.model.counts, Count: p.count,
		Describe: func() []string { return p.model.describe(p.View) },
		OnView:   func() { p.settlement.SetOptions(p.View.Options(app.Settlements, p.model.More.SettlementID)) },
	})
	p.Table.SingleSelect = true
	p.Table.OnOpen = func(r app.ResidentRow) { p.aside.Pass(func() { p.Open(r.ID) }) }
	p.makeBar()
	p.editor = newEditor(env, p)
	p.aside = forms.NewAside(env, p.Scope, p.asideSpec())
	p.side, p.broad = &beside{newCard(p, false), p}, newCard(p, true)
	p.Lay(p.Table, p.side, p.broad)
	p.Split.SetWidth(formWidth)
	p.Begin(r)
	return p
}

// makeBar puts over the table what one narrows it by and what one does with it.
func (p *Page) makeBar() {
	p.settlement = p.Bar.Picker("residents.filter.settlement", func(f *app.ResidentFilter) *int64 { return &f.SettlementID })
	p.social = widgets.NewPicker(casework.Fold)
	p.social.SetPlaceHolder(p.Env.T("residents.filter.social"))
	p.social.NothingText = p.Env.T("fieldset.nothing_fits")
	p.social.SetOptions(socialOptions(p.Env))
	p.social.OnPicked = func(o widgets.Option, _ bool) {
		more := p.model.More
		more.Social = app.SocialCategory(o.Key)
		p.Narrow(more)
	}
	p.Bar.OnPaint = func() { p.social.SetSelected(string(p.model.More.Social)) }
	export := widgets.NewButton(p.Env.T("residents.export"), p.Export)
	export.SetKeyHint("Ctrl+E")
	add := widgets.NewButton(p.Env.T("residents.add"), p.Create)
	p.Bar.Lay(widgets.NewRow(6, export, add),
		widgets.Cell{Width: 170, Grow: 1, Object: p.settlement},
		widgets.Cell{Width: 190, Grow: 1, Object: p.social},
		widgets.Cell{Width: 90, Object: p.ColumnsButton()},
	)
}

func socialOptions(env *shell.Env) []widgets.Option {
	options := make([]widgets.Option, len(app.SocialCategories))
	for i, s := range app.SocialCategories {
		options[i] = widgets.Option{Key: string(s), Text: env.T("social." + string(s))}
	}
	return options
}

// ask is the list as it is narrowed now. The store of residents counts its way to
// a page.
func (p *Page) ask() listpage.Question[app.ResidentRow] {
	f := p.model.filter()
	return listpage.Question[app.ResidentRow]{
		Rows: func(ctx context.Context, part rows.Part[app.ResidentRow]) ([]app.ResidentRow, error) {
			return p.Env.Office.Residents.Rows(ctx, f, part.From, part.Limit)
		},
		Count: func(ctx context.Context) (int, error) { return p.count(ctx, f) },
	}
}

func (p *Page) count(ctx context.Context, f app.ResidentFilter) (int, error) {
	return p.Env.Office.Residents.Count(ctx, f, 0)
}

// card is the one on show.
func (p *Page) card() *card {
	if p.IsWide() {
		return p.broad
	}
	return p.side.card
}

// with calls then with the resident that keys work on.
func (p *Page) with(then func(dossier)) { p.card().With(p.At(), then) }

// Focus implements shell.Focuser; a form that is open keeps its own.
func (p *Page) Focus() {
	if !p.aside.IsOpen() {
		p.residents.Focus()
	}
}

// Show implements shell.Shower.
func (p *Page) Show(r shell.Route) bool {
	p.aside.GiveUp(func() { p.residents.Show(r) })
	return true
}

// Leave implements shell.Leaver.
func (p *Page) Leave(leave func()) { p.aside.Pass(leave) }

// Close implements shell.Page.
func (p *Page) Close() {
	p.aside.Close()
	p.residents.Close()
}

// Key implements shell.KeyHandler: F2 opens the form, F4 the form of an appeal by
// this person, Esc gives up the form.
func (p *Page) Key(ev *fyne.KeyEvent) bool {
	switch editing := p.aside.IsOpen(); {
	case ev.Name == fyne.KeyEscape && editing:
		p.cancel()
	case ev.Name == fyne.KeyEscape:
		return p.Escape()
	case ev.Name == fyne.KeyF2 && !editing:
		p.with(p.edit)
	case ev.Name == fyne.KeyF4 && !editing:
		p.with(p.register)
	default:
		return false
	}
	return true
}

// register opens the form of an appeal with this person as the applicant.
func (p *Page) register(d dossier) {
	r := d.Resident
	p.Env.Go(shell.Route{Place: shell.Register, Like: &app.Appeal{
		Applicants:   []app.Applicant{{ResidentID: r.ID, Resident: r}},
		SettlementID: r.SettlementID, Address: r.Address, Language: r.Language,
	}})
}

// Export implements shell.Exporter: the table as it is narrowed.
func (p *Page) Export() {
	p.SaveAs("residents.export", shell.Listing{Table: "residents", Residents: p.model.filter()})
}
