package plan

import (
	"context"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/dialogs"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

// Export implements shell.Exporter: the plan as it is shown, all of its rows.
func (p *Page) Export() {
	filters := []dialogs.Filter{
		{Name: p.env.T("plan.export.xlsx"), Extensions: []string{"xlsx"}},
		{Name: p.env.T("plan.export.csv"), Extensions: []string{"csv"}},
	}
	f := p.model.filter()
	name := p.env.T("plan.export.name", "date", p.model.today.String())
	p.env.Dialogs.SaveFile(p.env.T("plan.export.title"), name, filters, func(path string, err error) {
		if err != nil || path == "" {
			p.env.Fail(err)
			return
		}
		p.export(f, path)
	})
}

func (p *Page) export(f app.DecisionFilter, path string) {
	task.Do(p.scope, func(ctx context.Context) error {
		return p.env.Export(ctx, shell.Listing{Table: "actions", Plan: f, Words: f.Words}, path)
	}, func(err error) {
		if err != nil {
			p.env.Fail(err)
			return
		}
		p.env.Status(p.env.T("plan.export.done", "path", path))
	})
}

// showPrint offers the plan as it is shown, in either language, the workbook, and
// which columns the table has.
func (p *Page) showPrint() {
	items := []*fyne.MenuItem{
		fyne.NewMenuItem(p.env.T("plan.print.ru"), func() { p.print(string(app.Russian)) }),
		fyne.NewMenuItem(p.env.T("plan.print.ky"), func() { p.print(string(app.Kyrgyz)) }),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(p.env.T("plan.print.export"), p.Export),
	}
	if p.model.look == lookTable {
		columns := fyne.NewMenuItem(p.env.T("plan.columns"), nil)
		columns.ChildMenu = fyne.NewMenu("", p.columnItems()...)
		items = append(items, fyne.NewMenuItemSeparator(), columns)
	}
	widgets.ShowMenuUnder(p.bar.printing, items...)
}

// print writes the plan as a document and opens it.
func (p *Page) print(lang string) {
	doc := shell.Document{Kind: shell.PlanSheet, Lang: lang, Plan: p.model.filter()}
	p.env.Status(p.env.T("plan.print.busy"))
	task.Run(p.scope.Latest("print"), func(ctx context.Context) (string, error) {
		return p.env.Print(ctx, doc)
	}, func(path string, err error) {
		if err == nil {
			err = p.env.Open(path)
		}
		if err != nil {
			p.env.Fail(err)
			return
		}
		p.env.Status(p.env.T("plan.print.done", "path", path))
	})
}
