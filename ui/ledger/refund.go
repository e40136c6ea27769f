package ledger

import (
	"context"

	"kairyluu/app"
	"kairyluu/app/money"
	"kairyluu/ui/casework"
	"kairyluu/ui/dialogs"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/grantwork"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

const (
	refundWidth = 760
	dateWidth   = 130
)

// openRefunds reckons what of a failed project's money belongs to whom.
func (p *Page) openRefunds() {
	id := p.model.project()
	if id == 0 {
		return
	}
	task.Run(p.Scope.Latest("refunds"), func(ctx context.Context) ([]app.RefundRow, error) {
		return p.Env.Office.Ledger.Refunds(ctx, id)
	}, func(rows []app.RefundRow, err error) {
		switch {
		case err != nil:
			p.Env.Fail(err)
		case len(rows) == 0:
			p.Env.Dialogs.Message(p.Env.T("ledger.refund.title"), p.Env.T("ledger.refund.none"))
		default:
			p.showRefunds(id, rows)
		}
	})
}

// showRefunds tells by household what was paid and what is given back, and gives
// it back in one act.
func (p *Page) showRefunds(project int64, rows []app.RefundRow) {
	set := fieldset.New(p.Env.Words, nil)
	date := set.Date("date", "ledger.refund.date", p.Env.Now)
	date.SetDay(casework.Day(p.model.Today))
	var form *dialogs.Form
	content := widgets.NewStack(10, widgets.NewText(p.Env.T("ledger.refund.how"), widgets.TextStyle{}),
		widgets.NewGrid(set.Cell("date", dateWidth, 0)), p.refundSheet(rows))
	form = p.Env.Dialogs.Form(p.Env.T("ledger.refund.title"), content, p.Env.T("ledger.refund.do", "n", len(rows)), func(closeIt func()) {
		day, ok := fieldset.DateOf(date)
		if !ok {
			faults := &app.Faults{}
			faults.Add("date", "date.format")
			set.Show(faults)
			return
		}
		form.SetBusy(true)
		task.Run(p.Env.NewScope(), func(ctx context.Context) ([]app.LedgerEntry, error) {
			return p.Env.Office.Ledger.Refund(ctx, project, rows, day)
		}, func(entries []app.LedgerEntry, err error) {
			form.SetBusy(false)
			if err != nil {
				if !set.Refused(err) {
					p.Env.Fail(err)
				}
				return
			}
			closeIt()
			p.Env.Status(p.Env.T("ledger.refund.done", "n", len(entries), "sum", p.view.Som(refunded(entries))))
		})
	})
	form.SetWidth(refundWidth)
}

func (p *Page) refundSheet(rows []app.RefundRow) *widgets.Sheet {
	list := make([]widgets.SheetRow, 0, len(rows)+1)
	var paid, due money.Sum
	for _, r := range rows {
		paid, due = paid.Plus(r.Net()), due.Plus(r.Due)
		list = append(list, widgets.SheetRow{Label: payerSaid(r.Payer), Cells: []widgets.SheetCell{
			{Text: p.view.Name(r.SourceID), Words: true}, {Text: r.Net().Format()}, {Text: r.Due.Format()},
		}})
	}
	list = append(list, widgets.SheetRow{Label: p.Env.T("ledger.refund.total"), Bold: true, Cells: []widgets.SheetCell{
		{Words: true}, {Text: grantwork.Sum(paid)}, {Text: grantwork.Sum(due)},
	}})
	return widgets.NewSheet(p.Env.T("ledger.payer.name"),
		[]string{p.Env.T("ledger.payer.source"), p.Env.T("ledger.refund.paid"), p.Env.T("ledger.refund.due")}, list)
}

func refunded(entries []app.LedgerEntry) (sum money.Sum) {
	for _, e := range entries {
		sum = sum.Plus(e.Amount)
	}
	return sum
}
