package plan

import (
	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/shell"
	"kairyluu/ui/widgets"
)

// Export implements shell.Exporter: the plan as it is shown, all of its rows.
func (p *Page) Export() {
	f := p.model.filter()
	p.SaveAs("plan.export", shell.Listing{Table: "actions", Plan: f, Words: f.Words})
}

// showPrint offers the plan as it is shown, or what came of it, in either language,
// the workbook, and which columns the table has.
func (p *Page) showPrint() {
	ru, ky := p.Env.T("plan.print.ru"), p.Env.T("plan.print.ky")
	if p.model.look == lookOutcomes {
		ru, ky = p.Env.T("plan.print.outcomes.ru"), p.Env.T("plan.print.outcomes.ky")
	}
	items := []*fyne.MenuItem{
		fyne.NewMenuItem(ru, func() { p.print(string(app.Russian)) }),
		fyne.NewMenuItem(ky, func() { p.print(string(app.Kyrgyz)) }),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(p.Env.T("plan.print.export"), p.Export),
	}
	if p.model.look == lookTable {
		columns := fyne.NewMenuItem(p.Env.T("plan.columns"), nil)
		columns.ChildMenu = fyne.NewMenu("", p.ColumnItems()...)
		items = append(items, fyne.NewMenuItemSeparator(), columns)
	}
	widgets.ShowMenuUnder(p.printing, items...)
}

// print writes the plan, or what came of it, as a document and opens it.
func (p *Page) print(lang string) {
	doc := shell.Document{Kind: shell.PlanSheet, Lang: lang, Plan: p.model.filter()}
	busy, done := "plan.print.busy", "plan.print.done"
	if p.model.look == lookOutcomes {
		doc.Kind, busy, done = shell.OutcomeSheet, "plan.print.outcomes.busy", "plan.print.outcomes.done"
	}
	p.Env.PrintOut(p.Scope.Latest("print"), doc, busy, done, nil)
}
