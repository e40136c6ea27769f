package ledger

import (
	"context"

	"kairyluu/app"
	"kairyluu/ui/casework"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

const reverseWidth = 520

// askReverse cancels an entry by another that takes all of it back.
func (p *Page) askReverse(e entry) {
	if !e.Holds() {
		p.Env.Hint(p.Env.T("ledger.reverse.not"))
		return
	}
	set := fieldset.New(p.Env.Words, nil)
	date := set.Date("date", "ledger.reverse.date", p.Env.Now)
	date.SetDay(casework.Day(p.model.Today))
	reason := set.Memo("reason", "ledger.reverse.reason", 3)
	set.Field("reason").SetRequired(true)
	content := widgets.NewStack(8,
		widgets.NewText(p.Env.T("ledger.reverse.what", "sum", p.view.Som(e.Amount), "payer", payerSaid(e.Payer), "date", e.Date), widgets.TextStyle{}),
		widgets.NewGrid(set.Cell("date", dateWidth, 0)), set.Field("reason"))
	form := p.Env.Dialogs.Form(p.Env.T("ledger.reverse.title"), content, p.Env.T("ledger.do.reverse"), func(closeIt func()) {
		day, ok := fieldset.DateOf(date)
		if !ok {
			faults := &app.Faults{}
			faults.Add("date", "date.format")
			set.Show(faults)
			return
		}
		task.Do(p.Env.NewScope(), func(ctx context.Context) error {
			_, err := p.Env.Office.Ledger.Reverse(ctx, e.ID, day, reason.Text)
			return err
		}, func(err error) {
			switch {
			case err == nil:
				closeIt()
				p.Env.Status(p.Env.T("ledger.reverse.done", "sum", p.view.Som(e.Amount)))
				p.Resume()
			case !set.Refused(err):
				p.Env.Fail(err)
			}
		})
	})
	form.SetWidth(reverseWidth)
	set.Field("reason").Focus() // the day is given
}
