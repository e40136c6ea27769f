package ledger

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/grantwork"
	"kairyluu/ui/listpage"
	"kairyluu/ui/shell"
	"kairyluu/ui/widgets"
)

// entry is one entry with the one that cancels it, or that it cancels.
type entry struct {
	app.LedgerRow
	other *app.LedgerRow
	no    int // of its tranche; 0: none
}

// read reads an entry with what stands beside it.
func (p *Page) read(ctx context.Context, id int64) (entry, error) {
	row, err := p.row(ctx, id)
	if err != nil {
		return entry{}, err
	}
	e := entry{LedgerRow: row}
	if other := max(row.Reverses, row.ReversedBy); other != 0 {
		found, err := p.row(ctx, other)
		if err != nil {
			return e, err
		}
		e.other = &found
	}
	if row.TrancheID != 0 {
		c, err := p.Env.Office.Projects.Case(ctx, row.ProjectID)
		if err != nil {
			return e, err
		}
		for _, t := range c.Tranches {
			if t.ID == row.TrancheID {
				e.no = t.No
			}
		}
	}
	return e, nil
}

func (p *Page) row(ctx context.Context, id int64) (app.LedgerRow, error) {
	found, err := p.Env.Office.Ledger.Rows(ctx, app.LedgerQuery{Filter: app.LedgerFilter{ID: id}, Limit: 1})
	if err != nil {
		return app.LedgerRow{}, err
	}
	if len(found) == 0 {
		return app.LedgerRow{}, app.Fail(app.NotFound, "ledger.gone")
	}
	return found[0], nil
}

// card shows one entry beside the book, or over the whole page.
type card struct {
	*listpage.Card[entry]
	page *Page

	title  *widgets.Text
	sum    *widgets.Text
	banner *widgets.Banner
	facts  *widgets.Facts

	correct, reverse, receipt *widgets.Button
}

func newCard(p *Page, wide bool) *card {
	c := &card{page: p}
	c.Card = listpage.NewCard(p.Stage, wide, p.read, func(e entry) int64 { return e.ID })
	c.OnPaint = c.paint
	c.title, c.sum = widgets.NewHeading(""), widgets.NewHeading("")
	c.banner = widgets.NewBanner(widgets.Plain, "", "")
	c.facts = widgets.NewFacts()
	button := func(key, hint string, do func(entry)) *widgets.Button {
		b := widgets.NewButton(p.Env.T("ledger.do."+key), func() { c.Do(do) })
		b.SetKeyHint(hint)
		return b
	}
	c.correct = button("correct", "F6", p.openCorrection)
	c.reverse = button("reverse", "F7", p.askReverse)
	c.receipt = button("receipt", "F8", p.printReceipt)
	content := widgets.NewInset(widgets.NewStack(8, c.title, c.sum, c.banner, c.facts), 12, 14, 12, 14)
	c.Lay(p.Env.T("ledger.card.none"), content, c.Actions(c.correct, c.reverse, c.receipt))
	return c
}

// card is the one on show.
func (p *Page) card() *card {
	if p.IsWide() {
		return p.broad
	}
	return p.side
}

func (c *card) paint() {
	p, e := c.page, c.Data
	c.title.SetText(p.view.Say("ledgerKind", string(e.Kind)) + " · " + p.view.Day(e.Date))
	c.sum.SetText(p.view.Som(e.Amount))
	c.banner.Hidden = e.Holds()
	switch {
	case e.Reverses != 0:
		c.banner.Set(widgets.Soon, "↺ "+p.Env.T("ledger.card.reversal"), e.Note)
	case e.ReversedBy != 0 && e.other != nil:
		c.banner.Set(widgets.Late, "× "+p.Env.T("ledger.card.reversed", "date", e.other.Date), e.other.Note)
	}
	c.facts.SetFacts(c.said()...)
	widgets.Able(c.correct, e.Holds())
	widgets.Able(c.reverse, e.Holds())
	widgets.Able(c.receipt, e.isReceipt())
}

// isReceipt tells whether a household has paid: that is what a receipt is for.
func (e entry) isReceipt() bool {
	return e.Holds() && e.Kind == app.Received && e.Payer.Kind == app.Household
}

func (c *card) said() []widgets.Fact {
	p, e := c.page, c.Data
	var facts []widgets.Fact
	add := func(key, text string, open func()) {
		if text != "" {
			facts = append(facts, widgets.Fact{Label: p.Env.T("ledger.fact." + key), Text: text, OnTapped: open})
		}
	}
	add("project", app.Project{TitleRU: e.ProjectTitleRU, TitleKY: e.ProjectTitleKY}.Title(p.view.Language()), func() {
		p.Env.Go(shell.Route{Place: shell.Grants, ID: e.ProjectID})
	})
	add("source", p.view.Name(e.SourceID), nil)
	add("form", p.view.Form(e.LedgerEntry), nil)
	if e.Payer.Name != "" {
		add("payer", payerSaid(e.Payer), func() { p.showPayer(e.Payer) })
	}
	add("foreign", grantwork.Foreign(e.LedgerEntry), nil)
	if e.Rate != 0 {
		add("rate", e.Rate.Format(), nil)
	}
	add("quantity", grantwork.Quantity(e.LedgerEntry), nil)
	add("number", e.Number, nil)
	if e.no != 0 {
		add("tranche", fmt.Sprint("№ ", e.no), nil)
	}
	if e.Reverses == 0 {
		add("note", e.Note, nil)
	}
	by := p.view.Moment(e.At)
	if e.Actor != "" {
		by = p.Env.T("ledger.by", "who", e.Actor, "when", by)
	}
	add("by", by, nil)
	return facts
}

// showPayer narrows the book to one payer.
func (p *Page) showPayer(x app.Payer) {
	more := p.model.More
	more.Payer = x.Key()
	p.model.payer = x.Name
	p.showLook(lookEntries)
	p.Back()
	p.Narrow(more)
}

// showRowMenu is what one does with an entry.
func (p *Page) showRowMenu(r app.LedgerRow, at fyne.Position) {
	t := p.Env.T
	item := func(key string, on bool, do func(entry)) *fyne.MenuItem {
		i := fyne.NewMenuItem(t("ledger.do."+key), func() { p.withEntry(r.ID, do) })
		i.Disabled = !on
		return i
	}
	payer := fyne.NewMenuItem(t("ledger.do.payer"), func() { p.showPayer(r.Payer) })
	payer.Disabled = r.Payer.Key() == ""
	widgets.ShowMenuAt(p.Table, at, item("correct", r.Holds(), p.openCorrection), item("reverse", r.Holds(), p.askReverse),
		item("receipt", entry{LedgerRow: r}.isReceipt(), p.printReceipt), payer)
}
