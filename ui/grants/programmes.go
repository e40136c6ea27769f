package grants

import (
	"context"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/ui/casework"
	"kairyluu/ui/dialogs"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/grantwork"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// overview is all programmes on one page: the money of each, whose own share
// falls short, which tranches and reports are due. Every figure opens its list.
type overview struct {
	page *Page
	root fyne.CanvasObject
	body *fyne.Container
	data app.GrantsOverview

	sheet *widgets.Sheet
	empty *widgets.Button

	donors *widgets.Button // makes a donor's report
}

func newOverview(p *Page) *overview {
	o := &overview{page: p, body: widgets.NewStack(12)}
	o.empty = widgets.NewPrimary(p.Env.T("grants.programmes.new"), "", func() { p.editProgramme(0) })
	o.donors = widgets.NewButton(p.Env.T("grants.donors.open"), p.Print)
	o.donors.SetKeyHint("Ctrl+P")
	o.root = widgets.NewScroll(widgets.NewInset(o.body, 2, 14, 14, 12))
	return o
}

// first is where work on this look begins.
func (o *overview) first() fyne.Focusable {
	if o.sheet == nil {
		return o.empty
	}
	return o.sheet
}

func (o *overview) load() {
	p := o.page
	task.Run(p.Scope.Latest("overview"), p.Env.Office.Programmes.Overview, func(d app.GrantsOverview, err error) {
		if err != nil {
			p.Env.Fail(err)
			return
		}
		focused := o.sheet != nil && p.Env.Window.Canvas().Focused() == fyne.Focusable(o.sheet)
		o.show(d)
		if focused {
			p.Focus()
		}
	})
}

func (o *overview) show(d app.GrantsOverview) {
	o.data, o.sheet = d, nil
	env := o.page.Env
	if len(d.Rows) == 0 {
		o.body.Objects = []fyne.CanvasObject{widgets.NewCard("", widgets.NewStack(10,
			widgets.NewText(env.T("grants.programmes.none"), widgets.TextStyle{}), widgets.NewWrap(0, o.empty)))}
		o.body.Refresh()
		return
	}
	t := newProgrammeTable(o.page.view(), d)
	o.sheet = t.sheet(o.page.view(), func(row, column int) { o.page.Env.Go(t.rows[row].cells[column].route) })
	o.body.Objects = []fyne.CanvasObject{
		widgets.NewCard(env.T("grants.programmes.title"), widgets.NewStack(10, o.sheet, widgets.NewWrap(0, o.donors))),
		widgets.NewGrid(o.cell("money", o.money()), o.cell("own", o.own())),
		widgets.NewGrid(o.cell("short", o.short()), o.cell("tranches", o.tranches()), o.cell("reports", o.reports())),
	}
	o.body.Refresh()
}

func (o *overview) cell(title string, content fyne.CanvasObject) widgets.Cell {
	return widgets.Cell{Width: 320, Grow: 1, Object: widgets.NewCard(o.page.Env.T("grants.programmes."+title), content)}
}

// money is the office's money by source; a bar opens its entries.
func (o *overview) money() fyne.CanvasObject {
	v, balances := o.page.view(), o.data.Balances
	if len(balances) == 0 {
		return o.nothing()
	}
	g := widgets.NewGauges(v.Money(balances)...)
	g.OnTapped = func(i int) {
		b := balances[i]
		o.page.Env.Go(shell.Route{
			Place: shell.Ledger, Ledger: &app.LedgerFilter{Source: b.SourceID, Form: b.Form}, Title: v.Source(b.SourceID, b.Form),
		})
	}
	return widgets.NewStack(8, grantwork.Legend(o.page.Env.Words), g)
}

// own is the own share of each programme against its rule; a bar opens the projects.
func (o *overview) own() fyne.CanvasObject {
	v, list := o.page.view(), o.data.Rows
	gauges := ownGauges(v, o.data)
	g := widgets.NewGauges(gauges...)
	g.OnTapped = func(i int) {
		f, title := app.ProjectFilter{Running: true}, o.page.Env.T("grants.programmes.own")
		if i > 0 {
			row := ruled(list)[i-1]
			f.Programme, title = row.Programme.ID, row.Programme.Name(v.Language())
		}
		o.page.Env.Go(shell.Route{Place: shell.Grants, Projects: &f, Title: title})
	}
	return g
}

func (o *overview) nothing() fyne.CanvasObject {
	return widgets.NewText(o.page.Env.T("grants.programmes.nothing"), widgets.TextStyle{Color: theme.ColorMuted})
}

// lines are a list as a story whose parts can be opened.
func lines[T any](o *overview, list []T, event func(T) widgets.Event) fyne.CanvasObject {
	if len(list) == 0 {
		return o.nothing()
	}
	events := make([]widgets.Event, len(list))
	for i, one := range list {
		events[i] = event(one)
	}
	return widgets.NewTimeline(events...)
}

func (o *overview) short() fyne.CanvasObject {
	return lines(o, o.data.Short, func(r app.ProjectRow) widgets.Event {
		e := o.page.view().Short(r)
		e.OnTapped = func() { o.page.Open(r.ID) }
		return e
	})
}

func (o *overview) tranches() fyne.CanvasObject {
	return lines(o, o.data.Tranches, func(d app.TrancheDue) widgets.Event {
		e := o.page.view().Tranche(d)
		e.OnTapped = func() { o.page.Open(d.Project.ID) }
		return e
	})
}

func (o *overview) reports() fyne.CanvasObject {
	return lines(o, o.data.Reports, func(d app.ReportDue) widgets.Event {
		e := o.page.view().Report(d)
		e.OnTapped = func() { o.page.askReport(d) }
		return e
	})
}

// askReport asks what to do about a report that is due: make it, or mark it as sent.
func (p *Page) askReport(d app.ReportDue) {
	about := says("\n", d.Programme.Name(p.view().Language()), p.Env.T("grants.report.due", "date", d.Report.Due))
	p.Env.Dialogs.Choose(d.Report.Title, about,
		dialogs.Answer{Text: p.Env.T("grants.report.print"), Primary: true, Do: func() { p.openProgrammeReport(d.Programme, d.Report) }},
		dialogs.Answer{Text: p.Env.T("grants.report.sent"), Do: func() { p.askReportSent(d) }})
}

// askReportSent asks when a report was sent to the donor, and marks it.
func (p *Page) askReportSent(d app.ReportDue) {
	set := fieldset.New(p.Env.Words, nil)
	date := set.Date("sent", "grants.field.sent", p.Env.Now)
	date.SetDay(casework.Day(p.view().Today))
	set.Field("sent").SetRequired(true)
	r := d.Report
	about := says("\n", d.Programme.Name(p.view().Language()), r.Title, p.Env.T("grants.report.due", "date", r.Due))
	content := widgets.NewStack(8, widgets.NewText(about, widgets.TextStyle{}), set.Field("sent"))
	form := p.Env.Dialogs.Form(p.Env.T("grants.report.title"), content, p.Env.T("grants.report.do"), func(closeForm func()) {
		faults := &app.Faults{}
		on := fieldset.ReadDate(faults, "sent", date)
		if on == (civil.Date{}) && len(faults.Errors) == 0 {
			faults.Add("sent", "check.date_needed")
		}
		if set.Show(faults) {
			return
		}
		task.Run(p.Env.NewScope(), func(ctx context.Context) (app.Programme, error) {
			return p.Env.Office.Programmes.ReportSent(ctx, d.Programme.ID, d.Programme.Version, r.UID, on)
		}, func(_ app.Programme, err error) {
			switch {
			case err == nil:
				closeForm()
				p.Env.Status(p.Env.T("grants.report.done", "report", r.Title))
				p.Focus()
			case !set.Refused(err):
				p.Env.Fail(err)
			}
		})
	})
	form.SetWidth(460)
}
