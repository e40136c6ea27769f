package grants

import (
	"cmp"

	"kairyluu/app"
	"kairyluu/ui/casework"
	"kairyluu/ui/dialogs"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/shell"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// reportForm is the dialog that writes a donor's report: of one project, or of every
// project of a programme.
type reportForm struct {
	page *Page
	of   app.ProjectCase // zero: of a programme

	set       *fieldset.Set
	programme *widgets.Picker // nil: of a project
	from, to  *widgets.DateField
	lang      *widgets.Choice
	file      *widgets.Choice
	dialog    *dialogs.Form
}

// Kinds of file that a report is written as.
const (
	fileDocument = "docx"
	fileWorkbook = "xlsx"
)

// Print implements shell.Printer: the report of what is on show.
func (p *Page) Print() {
	if p.model.Look == lookProgrammes && !p.IsWide() {
		p.openProgrammeReport(app.Programme{}, app.ProgrammeReport{})
		return
	}
	p.with(p.openReport)
}

// openReport asks what to write of a project.
func (p *Page) openReport(c app.ProjectCase) {
	f := newReportForm(p)
	f.of = c
	f.open(p.Env.T("grants.donors.of_project", "title", linkedTitle(p.view(), c)))
}

// openProgrammeReport asks what to write of a programme: for the period of a report that
// is due, if one is.
func (p *Page) openProgrammeReport(of app.Programme, due app.ProgrammeReport) {
	f := newReportForm(p)
	f.programme = f.set.Picker("programme", "grants.field.programme", p.view().ProgrammeOptions(of.ID)...)
	f.set.Field("programme").SetRequired(true)
	f.programme.SetID(cmp.Or(of.ID, p.model.More.Programme))
	if !due.From.IsZero() {
		f.from.SetDay(casework.Day(due.From))
	}
	if !due.To.IsZero() && !due.To.After(p.view().Today) {
		f.to.SetDay(casework.Day(due.To))
	}
	f.open(p.Env.T("grants.donors.of_programme"))
}

func newReportForm(p *Page) *reportForm {
	f := &reportForm{page: p, set: fieldset.New(p.Env.Words, nil)}
	f.from = f.set.Date("from", "grants.field.period_from", p.Env.Now)
	f.to = f.set.Date("to", "grants.field.period_to", p.Env.Now)
	f.to.SetDay(casework.Day(p.view().Today))
	languages := make([]widgets.Option, len(donorLanguages))
	for i, lang := range donorLanguages {
		languages[i] = widgets.Option{Key: lang, Text: p.Env.T("grants.donors.lang." + lang)}
	}
	f.lang = f.set.Choice("lang", "grants.field.report_lang", languages...)
	f.lang.SetSelected(string(p.view().Language()))
	f.file = f.set.Choice("file", "grants.field.report_file",
		widgets.Option{Key: fileDocument, Text: p.Env.T("grants.donors.file.docx")}, widgets.Option{Key: fileWorkbook, Text: p.Env.T("grants.donors.file.xlsx")})
	f.file.SetSelected(fileDocument)
	return f
}

func (f *reportForm) open(title string) {
	p := f.page
	var cells []widgets.Cell
	if f.programme != nil {
		cells = append(cells, f.set.Cell("programme", wholeWidth, 1))
	}
	cells = append(cells, f.set.Cell("from", halfWidth, 1), f.set.Cell("to", halfWidth, 1), f.set.Cell("lang", halfWidth, 1), f.set.Cell("file", halfWidth, 1))
	note := widgets.NewText(p.Env.T("grants.donors.note"), widgets.TextStyle{Color: theme.ColorMuted})
	f.dialog = p.Env.Dialogs.Form(title, widgets.NewStack(10, widgets.NewGrid(cells...), note), p.Env.T("grants.donors.do"), f.write)
	f.dialog.SetWidth(dialogWidth)
}

// document is what is asked for; faults stand beside their fields.
func (f *reportForm) document() (shell.Document, *app.Faults) {
	faults := &app.Faults{}
	d := shell.Document{
		Kind: shell.ProjectReport, ID: f.of.Project.ID, Lang: f.lang.Selected(), Workbook: f.file.Selected() == fileWorkbook,
		From: fieldset.ReadDate(faults, "from", f.from), To: fieldset.ReadDate(faults, "to", f.to),
	}
	if f.programme != nil {
		d.Kind, d.ID = shell.ProgrammeReport, f.programme.ID()
		if d.ID == 0 {
			faults.Add("programme", "grants.fault.programme")
		}
	}
	today := f.page.view().Today
	switch {
	case d.To.After(today):
		faults.Add("to", "grants.fault.report_future", "today", today)
	case d.From.After(cmp.Or(d.To, today)):
		faults.Add("from", "grants.fault.report_period", "to", cmp.Or(d.To, today))
	}
	return d, faults
}

// write makes the report and opens it; the dialog closes only when it is there.
func (f *reportForm) write(closeForm func()) {
	d, faults := f.document()
	if f.set.Show(faults) {
		return
	}
	p := f.page
	f.dialog.SetBusy(true)
	p.Env.PrintOut(p.Env.NewScope(), d, "grants.print.busy", "grants.print.done", func(written bool) {
		f.dialog.SetBusy(false)
		if written {
			closeForm()
			p.Focus()
		}
	})
}
