package ledger

import (
	"context"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/money"
	"kairyluu/ui/grantwork"
	"kairyluu/ui/task"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// payers is who gave to one project: promised, paid, in kind, what has still to
// come.
type payers struct {
	page  *Page
	root  fyne.CanvasObject
	table *widgets.Table[payerRow]
	said  *widgets.Text
}

// payerRow is a payer of one source; its place is its key.
type payerRow struct {
	app.PayerRow
	place int64
}

func newPayers(p *Page) *payers {
	l := &payers{page: p, said: widgets.NewText("", widgets.TextStyle{Bold: true, NoWrap: true})}
	l.table = widgets.NewTable(func(r payerRow) int64 { return r.place }, l.columns()...)
	l.table.SingleSelect = true
	l.table.OnOpen = func(r payerRow) { p.showPayer(r.Payer) }
	l.table.RowStyle = func(r payerRow) widgets.RowStyle {
		if r.Outstanding() > 0 {
			return widgets.RowStyle{Back: theme.ColorSoonBack}
		}
		return widgets.RowStyle{}
	}
	l.root = widgets.NewFrame(widgets.NewInset(l.said, 4, 12, 6, 12), l.table, nil)
	return l
}

func (l *payers) columns() []widgets.Column[payerRow] {
	sum := func(id string, of func(payerRow) money.Sum) widgets.Column[payerRow] {
		return widgets.Column[payerRow]{
			ID: id, Title: l.page.Env.T("ledger.payer." + id), Width: 92, MinWidth: 60, Align: fyne.TextAlignTrailing,
			Text: func(r payerRow) string { return grantwork.Sum(of(r)) },
		}
	}
	words := func(id string, width, grow float32, of func(payerRow) string) widgets.Column[payerRow] {
		return widgets.Column[payerRow]{ID: id, Title: l.page.Env.T("ledger.payer." + id), Width: width, MinWidth: 60, Grow: grow, Text: of}
	}
	return []widgets.Column[payerRow]{
		words("name", 140, 2, func(r payerRow) string { return r.Payer.Name }),
		words("address", 120, 1, func(r payerRow) string { return r.Payer.Address }),
		words("source", 110, 1, func(r payerRow) string { return l.page.view.Name(r.SourceID) }),
		sum("pledged", func(r payerRow) money.Sum { return r.Pledged }),
		sum("cash", func(r payerRow) money.Sum { return r.Cash }),
		sum("in_kind", func(r payerRow) money.Sum { return r.InKind }),
		sum("outstanding", func(r payerRow) money.Sum { return r.Outstanding() }),
		sum("returned", func(r payerRow) money.Sum { return r.Returned }),
	}
}

func (l *payers) load() {
	p := l.page
	id := p.model.project()
	if id == 0 {
		p.Scope.Latest("payers")
		l.show(nil, p.Env.T("ledger.payers.choose"))
		return
	}
	task.Run(p.Scope.Latest("payers"), func(ctx context.Context) (app.ProjectCase, error) {
		return p.Env.Office.Projects.Case(ctx, id)
	}, func(c app.ProjectCase, err error) {
		if err != nil {
			p.Env.Fail(err)
			return
		}
		l.show(c.Payers, p.Env.T("ledger.payers.empty"))
	})
}

func (l *payers) show(list []app.PayerRow, none string) {
	rows := make(widgets.Slice[payerRow], len(list))
	var sum app.PayerRow
	var left money.Sum
	for i, r := range list {
		rows[i] = payerRow{r, int64(i + 1)}
		sum.Pledged, sum.Cash, sum.InKind = sum.Pledged.Plus(r.Pledged), sum.Cash.Plus(r.Cash), sum.InKind.Plus(r.InKind)
		left = left.Plus(r.Outstanding())
	}
	p := l.page
	said := ""
	if len(list) > 0 {
		said = p.Env.T("ledger.payers.sum", "n", len(list), "pledged", p.view.Som(sum.Pledged), "cash", p.view.Som(sum.Cash),
			"kind", p.view.Som(sum.InKind), "left", p.view.Som(left))
	}
	l.said.SetText(said)
	l.table.EmptyText = none
	l.table.SetSource(rows)
}
