package ledger

import (
	"kairyluu/app"
	"kairyluu/ui/casework"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/widgets"
)

const (
	filterWidth = 560
	halfWidth   = 250
	wholeWidth  = 510
)

// openFilter is the dialog with every condition that the toolbar has no room for.
func (p *Page) openFilter() {
	if !p.Ready() || p.IsWide() {
		return
	}
	env, more := p.Env, p.model.More
	set := fieldset.New(env.Words, nil)
	from, to := set.Date("from", "ledger.filter.from", env.Now), set.Date("to", "ledger.filter.to", env.Now)
	from.SetDay(casework.Day(more.From))
	to.SetDay(casework.Day(more.To))
	anything := widgets.Option{Text: env.T("ledger.filter.any")}
	form := set.Choice("form", "ledger.filter.form", append([]widgets.Option{anything}, casework.Values(p.view.View, "form", app.Forms...)...)...)
	form.SetSelected(string(more.Form))
	holding := set.Check("ledger.filter.holding")
	holding.SetChecked(more.Holding)
	content := widgets.NewGrid(set.Cell("from", halfWidth, 1), set.Cell("to", halfWidth, 1), set.Cell("form", halfWidth, 1),
		widgets.Cell{Width: wholeWidth, Grow: 1, Object: holding})
	dialog := env.Dialogs.Form(env.T("ledger.filter.title"), content, env.T("ledger.filter.do"), func(closeIt func()) {
		faults := &app.Faults{}
		var ok bool
		if more.From, ok = fieldset.DateOf(from); !ok {
			faults.Add("from", "date.format")
		}
		if more.To, ok = fieldset.DateOf(to); !ok {
			faults.Add("to", "date.format")
		}
		if set.Show(faults) {
			return
		}
		more.Form, more.Holding = app.Form(form.Selected()), holding.Checked
		closeIt()
		p.Narrow(more)
		p.Focus()
	})
	dialog.SetWidth(filterWidth)
}
