package dictionaries

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/casework"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/shell"
	"kairyluu/ui/widgets"
)

// programmeRows are the documents that a programme asks for before its stages, and
// the reports that it is owed.
type programmeRows struct {
	env     *shell.Env
	view    casework.View
	changed func()
	grown   func()

	set     *fieldset.Set // made anew with the rows; their controls stay
	needs   []needRow
	reports []reportRow
	root    *fyne.Container
}

type needRow struct {
	stage *widgets.Choice
	paper *widgets.Picker
}

type reportRow struct {
	uid                 string
	title               *widgets.Entry
	from, to, due, sent *widgets.DateField
}

func newProgrammeRows(env *shell.Env, v casework.View, changed, grown func()) *programmeRows {
	r := &programmeRows{env: env, view: v, changed: changed, grown: grown, root: widgets.NewStack(8)}
	r.lay()
	return r
}

func (r *programmeRows) newNeed(n app.StageNeed) needRow {
	row := needRow{stage: widgets.NewChoice(casework.Values(r.view, "stage", app.Chain...)...), paper: widgets.NewPicker(casework.Fold)}
	row.paper.SetOptions(r.view.Options(app.PaperKinds, n.PaperID))
	row.paper.NothingText = r.env.T("fieldset.nothing_fits")
	row.stage.SetSelected(string(n.Stage))
	row.paper.SetID(n.PaperID)
	row.stage.OnChanged = func(string) { r.changed() }
	row.paper.OnPicked = func(widgets.Option, bool) { r.changed() }
	return row
}

func (r *programmeRows) newReport(p app.ProgrammeReport) reportRow {
	row := reportRow{uid: p.UID, title: widgets.NewEntry()}
	row.title.SetText(p.Title)
	row.title.OnChanged = func(string) { r.changed() }
	for _, d := range []struct {
		field **widgets.DateField
		day   widgets.Day
	}{{&row.from, day(p.From)}, {&row.to, day(p.To)}, {&row.due, day(p.Due)}, {&row.sent, day(p.Sent)}} {
		*d.field = widgets.NewDateField(r.view.DateWords(), r.env.Now)
		(*d.field).SetDay(d.day)
		(*d.field).OnChanged = func(widgets.Day, bool) { r.changed() }
	}
	return row
}

func (r *programmeRows) fill(p app.Programme) {
	r.needs, r.reports = nil, nil
	for _, n := range p.Needs {
		r.needs = append(r.needs, r.newNeed(n))
	}
	for _, report := range p.Reports {
		r.reports = append(r.reports, r.newReport(report))
	}
	r.lay()
}

// lay places the rows; what stands in them stays as it was typed.
func (r *programmeRows) lay() {
	r.set = fieldset.New(r.env.Words, r.changed)
	parts := []fyne.CanvasObject{r.heading("needs", r.addNeed)}
	for i, n := range r.needs {
		parts = append(parts, r.needCells(i, n))
	}
	parts = append(parts, r.heading("reports", r.addReport))
	for i, report := range r.reports {
		parts = append(parts, r.reportCells(i, report))
	}
	r.root.Objects = parts
	r.root.Refresh()
	r.grown()
}

func (r *programmeRows) heading(of string, add func()) fyne.CanvasObject {
	title := widgets.NewText(r.env.T("dictionaries.programme."+of), widgets.TextStyle{Bold: true})
	more := widgets.NewButton(r.env.T("dictionaries.programme.add_"+of), add)
	return widgets.NewInset(widgets.NewSpread([]fyne.CanvasObject{title}, []fyne.CanvasObject{more}), 6, 0, 0, 0)
}

func needKey(i int) string { return "needs." + strconv.Itoa(i) }

func reportKey(i int, field string) string { return "reports." + strconv.Itoa(i) + "." + field }

func (r *programmeRows) needCells(i int, n needRow) fyne.CanvasObject {
	const label = "dictionaries.programme.field."
	stage := r.set.Add(needKey(i)+".stage", label+"need_stage", n.stage)
	paper := r.set.Add(needKey(i), label+"need_paper", n.paper)
	return widgets.NewGrid(
		widgets.Cell{Width: 170, Grow: 1, Object: stage}, widgets.Cell{Width: 220, Grow: 2, Object: paper},
		widgets.Cell{Width: 84, Object: r.drop(func() { r.needs = slices.Delete(r.needs, i, i+1) })})
}

func (r *programmeRows) reportCells(i int, report reportRow) fyne.CanvasObject {
	const label = "dictionaries.programme.field."
	cells := []widgets.Cell{
		{Width: 390, Grow: 1, Object: r.set.Add(reportKey(i, "title"), label+"report_title", report.title)},
		{Width: 84, Object: r.drop(func() { r.reports = slices.Delete(r.reports, i, i+1) })},
	}
	for _, d := range []struct {
		key   string
		field *widgets.DateField
	}{{"from", report.from}, {"to", report.to}, {"due", report.due}, {"sent", report.sent}} {
		cells = append(cells, widgets.Cell{Width: 112, Grow: 1, Object: r.set.Add(reportKey(i, d.key), label+"report_"+d.key, d.field)})
	}
	return widgets.NewGrid(cells...)
}

// drop is the button that takes a row off.
func (r *programmeRows) drop(do func()) fyne.CanvasObject {
	b := widgets.NewButton(r.env.T("dictionaries.programme.drop"), func() {
		do()
		r.lay()
		r.changed()
	})
	b.SetKind(widgets.Quiet)
	return widgets.NewInset(b, 16, 0, 0, 0)
}

func (r *programmeRows) addNeed() {
	r.needs = append(r.needs, r.newNeed(app.StageNeed{Stage: app.StageSubmitted}))
	r.lay()
	r.changed()
	r.set.Field(needKey(len(r.needs) - 1)).Focus()
}

func (r *programmeRows) addReport() {
	r.reports = append(r.reports, r.newReport(app.ProgrammeReport{}))
	r.lay()
	r.changed()
	r.set.Field(reportKey(len(r.reports)-1, "title")).Focus()
}

// read is what stands in the rows.
func (r *programmeRows) read(faults *app.Faults) (needs []app.StageNeed, reports []app.ProgrammeReport) {
	for _, n := range r.needs {
		needs = append(needs, app.StageNeed{Stage: app.Stage(n.stage.Selected()), PaperID: n.paper.ID()})
	}
	for i, p := range r.reports {
		reports = append(reports, app.ProgrammeReport{
			UID: p.uid, Title: p.title.Text,
			From: readDate(faults, reportKey(i, "from"), p.from), To: readDate(faults, reportKey(i, "to"), p.to),
			Due: readDate(faults, reportKey(i, "due"), p.due), Sent: readDate(faults, reportKey(i, "sent"), p.sent),
		})
	}
	return needs, reports
}
