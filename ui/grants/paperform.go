package grants

import (
	"context"

	"kairyluu/app"
	"kairyluu/ui/attached"
	"kairyluu/ui/casework"
	"kairyluu/ui/dialogs"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/grantwork"
	"kairyluu/ui/linked"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

// paperForm is the dialog that adds a document with its scans.
type paperForm struct {
	page *Page
	of   app.ProjectCase

	set    *fieldset.Set
	kind   *widgets.Picker
	date   *widgets.DateField
	number *widgets.Entry
	note   *widgets.Entry
	scans  *attached.Upload
	dialog *dialogs.Form
}

// openPaper adds a document: the one that the next stage lacks first is proposed.
func (p *Page) openPaper(c app.ProjectCase) {
	var kind int64
	if len(c.Next) > 0 && len(c.Next[0].Lacking) > 0 {
		kind = c.Next[0].Lacking[0].PaperID
	}
	p.openPaperOf(c, kind)
}

// openPaperOf adds a document of a kind.
func (p *Page) openPaperOf(c app.ProjectCase, kind int64) {
	v := p.view()
	f := &paperForm{page: p, of: c, set: fieldset.New(p.Env.Words, nil)}
	f.kind = f.set.Picker("kind", "grants.field.paper_kind", v.Options(app.PaperKinds, kind)...)
	f.set.Field("kind").SetRequired(true)
	f.date = f.set.Date("date", "grants.field.paper_date", p.Env.Now)
	f.number = f.set.Entry("number", "grants.field.number")
	f.note = f.set.Entry("note", "grants.field.note")
	f.scans = attached.NewUpload(p.Env, p.Env.T("grants.paper.scans"), p.Env.T("grants.paper.choose"), nil)
	f.kind.SetID(kind)
	f.date.SetDay(casework.Day(v.Today))
	cells := append([]widgets.Cell{
		f.set.Cell("kind", wholeWidth, 1), f.set.Cell("date", dateWidth, 0), f.set.Cell("number", wholeWidth-dateWidth-12, 1),
		f.set.Cell("note", wholeWidth, 1),
	}, f.scans.Cells(wholeWidth)...)
	f.dialog = p.Env.Dialogs.Form(p.Env.T("grants.paper.title", "title", linkedTitle(v, c)), widgets.NewGrid(cells...), p.Env.T("grants.paper.do"), f.save)
	f.dialog.SetWidth(dialogWidth)
}

// linkedTitle is a project's title, short enough for the head of a dialog.
func linkedTitle(v grantwork.View, c app.ProjectCase) string {
	return linked.Shortened(c.Project.Title(v.Language()))
}

// save stores the document and then its scans, which need its id.
func (f *paperForm) save(closeForm func()) {
	faults := &app.Faults{}
	paper := app.ProjectPaper{
		ProjectID: f.of.Project.ID, KindID: f.kind.ID(), Date: fieldset.ReadDate(faults, "date", f.date), Number: f.number.Text, Note: f.note.Text,
	}
	if f.set.Show(faults) {
		return
	}
	f.dialog.SetBusy(true)
	p, scans := f.page, f.scans
	task.Run(p.Env.NewScope(), func(ctx context.Context) (stored app.ProjectPaper, err error) {
		if err := scans.Readable(); err != nil {
			return stored, err
		}
		if stored, err = p.Env.Office.Projects.AddPaper(ctx, paper); err != nil {
			return app.ProjectPaper{}, err
		}
		return stored, scans.Add(ctx, attached.To{Entity: app.EntityProjectPaper, ID: stored.ID})
	}, func(stored app.ProjectPaper, err error) {
		f.dialog.SetBusy(false)
		if stored.ID == 0 {
			if !f.set.Refused(err) {
				p.Env.Fail(err)
			}
			return
		}
		closeForm()
		p.Env.Status(p.Env.T("grants.paper.done", "paper", paperName(p.view(), stored)))
		p.Env.Fail(err) // a scan that could not be read: the document stands without it
		p.Resume()
	})
}

// showPaper opens the scans of a document, adds more, or takes it back.
func (p *Page) showPaper(c app.ProjectCase, paper app.ProjectPaper) {
	v := p.view()
	var answers []dialogs.Answer
	for i, a := range c.Scans[paper.ID] {
		answers = append(answers, dialogs.Answer{Text: a.Name, Primary: i == 0, Do: func() { attached.Open(p.Env, p.Scope, a) }})
	}
	answers = append(answers,
		dialogs.Answer{Text: p.Env.T("grants.paper.add_scan"), Primary: len(answers) == 0, Do: func() {
			attached.Choose(p.Env, p.Scope, attached.To{Entity: app.EntityProjectPaper, ID: paper.ID})
		}},
		dialogs.Answer{Text: p.Env.T("grants.paper.take_back"), Danger: true, Do: func() { p.takePaperBack(c, paper) }})
	p.Env.Dialogs.Choose(paperName(v, paper), says("\n", paper.Note, says(" · ", v.Moment(paper.At), paper.Actor)), answers...)
}

func (p *Page) takePaperBack(c app.ProjectCase, paper app.ProjectPaper) {
	name := paperName(p.view(), paper)
	p.askReason(p.Env.T("grants.paper.take_back"), name, p.Env.T("grants.paper.take_back_do"), func(ctx context.Context, reason string) error {
		return p.Env.Office.Projects.TakeBackPaper(ctx, c.Project.ID, paper.ID, reason)
	}, p.Env.T("grants.paper.taken_back", "paper", name))
}
