package ledger

import (
	"context"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/listpage"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

// makeBar puts over the book the ways to see it and what one narrows it by most.
// Other conditions are in the filter form.
func (p *Page) makeBar() {
	b, t := p.Bar, p.Env.T
	p.looks = widgets.NewChips(
		widgets.Chip{ID: "entries", Text: t("ledger.look.entries")}, widgets.Chip{ID: lookPayers, Text: t("ledger.look.payers")})
	p.looks.OnChanged = func(ids []string) {
		if len(ids) > 0 {
			p.pickLook(ids[0])
		}
	}
	b.OnPaint = p.paintLooks
	p.project = b.Picker("ledger.filter.project", func(f *app.LedgerFilter) *int64 { return &f.Project })
	p.programme = b.Picker("ledger.filter.programme", func(f *app.LedgerFilter) *int64 { return &f.Programme })
	p.source = b.Picker("ledger.filter.source", func(f *app.LedgerFilter) *int64 { return &f.Source })
	filter := widgets.NewButton(t("ledger.filter.more"), p.openFilter)
	filter.SetKeyHint("F11")
	p.more = widgets.NewButton(t("ledger.more"), p.openMore)
	p.more.SetKeyHint("F10")
	b.Lay(widgets.NewPrimary(t("ledger.new"), "Ctrl+N", p.Create),
		widgets.Cell{Width: 212, Object: p.looks},
		widgets.Cell{Width: 100, Grow: 1.4, Object: p.project},
		widgets.Cell{Width: 90, Grow: 1, Object: p.programme},
		widgets.Cell{Width: 90, Grow: 1, Object: p.source},
		widgets.Cell{Width: 104, Object: filter},
		widgets.Cell{Width: 88, Object: p.more})
}

func (p *Page) openMore() { widgets.ShowMenuUnder(p.more, p.moreItems()...) }

func (p *Page) chip(c listpage.Chip) widgets.Chip {
	if c == chipAll {
		return widgets.Chip{Text: p.Env.T("ledger.chip.all")}
	}
	return widgets.Chip{Text: p.view.Say("ledgerKind", string(c))}
}

func (p *Page) paintLooks() {
	look := "entries"
	if p.model.Look == lookPayers {
		look = lookPayers
	}
	p.looks.SetSelected(look)
}

func (p *Page) pickLook(id string) {
	look := lookEntries
	if id == lookPayers {
		look = lookPayers
	}
	p.showLook(look)
	p.Load()
}

// showLook puts the table or the payers on the page.
func (p *Page) showLook(look string) {
	p.model.Look = look
	var shown fyne.CanvasObject = p.Table
	if look == lookPayers {
		shown = p.payers.root
	}
	p.center.Objects = []fyne.CanvasObject{shown}
	p.center.Refresh()
}

// loadLook loads what stands in the table's place. Either way the totals are told.
func (p *Page) loadLook() bool {
	p.totals.load()
	if p.model.Look != lookPayers {
		return false
	}
	p.payers.load()
	return true
}

func (p *Page) moreItems() []*fyne.MenuItem {
	t := p.Env.T
	contributions := fyne.NewMenuItem(t("ledger.print.contributions"), p.printContributions)
	contributions.Disabled = p.model.project() == 0
	refunds := fyne.NewMenuItem(t("ledger.refund.open"), p.openRefunds)
	refunds.Disabled = p.model.project() == 0
	columns := fyne.NewMenuItem(t("list.columns"), nil)
	columns.ChildMenu = fyne.NewMenu("", p.ColumnItems()...)
	return []*fyne.MenuItem{
		fyne.NewMenuItem(t("ledger.export.title"), p.Export), fyne.NewMenuItem(t("ledger.balances.title"), p.exportBalances),
		fyne.NewMenuItemSeparator(), contributions, refunds, fyne.NewMenuItemSeparator(), columns,
	}
}

// totals is the line under the table: what is shown adds up to, by kind. What was
// reversed takes itself away again.
type totals struct {
	page *Page
	root *fyne.Container
	text *widgets.Text
}

func newTotals(p *Page) *totals {
	text := widgets.NewText("", widgets.TextStyle{Bold: true}) // exact sums: two lines before a cut one
	return &totals{page: p, text: text, root: widgets.NewInset(text, 6, 12, 7, 12)}
}

func (t *totals) load() {
	p := t.page
	f := p.model.filter()
	task.Run(p.Scope.Latest("totals"), func(ctx context.Context) ([]app.LedgerGroup, error) {
		return p.Env.Office.Ledger.Tally(ctx, f, app.PerLedgerKind)
	}, func(groups []app.LedgerGroup, err error) {
		if err != nil {
			p.Env.Fail(err)
			return
		}
		t.text.SetText(p.totalsSaid(groups))
		t.root.Refresh()
	})
}
