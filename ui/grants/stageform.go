package grants

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/casework"
	"kairyluu/ui/dialogs"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/grantwork"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

const memoRows = 3

// stageForm is the dialog that leads a project to another stage. What that stage
// needs and lacks is told before it is entered.
type stageForm struct {
	page *Page
	of   app.ProjectCase

	set    *fieldset.Set
	stage  *widgets.Choice
	date   *widgets.DateField
	who    *widgets.Entry
	paper  *widgets.Picker
	text   *widgets.Memo
	state  *widgets.Banner
	checks *widgets.Facts
	body   *fyne.Container
	dialog *dialogs.Form
}

// openStage proposes the stage that follows.
func (p *Page) openStage(c app.ProjectCase) {
	if len(c.Next) == 0 {
		p.Env.Hint(p.Env.T("grants.stage.none", "title", c.Project.Title(p.view().Language())))
		return
	}
	p.openStageTo(c, c.Next[0].Stage)
}

// openStageTo proposes a stage that the project may enter.
func (p *Page) openStageTo(c app.ProjectCase, to app.Stage) {
	v := p.view()
	f := &stageForm{page: p, of: c, set: fieldset.New(p.Env.Words, nil)}
	options := make([]widgets.Option, len(c.Next))
	for i, n := range c.Next {
		options[i] = widgets.Option{Key: string(n.Stage), Text: v.Say("stage", string(n.Stage))}
	}
	f.stage = f.set.Choice("stage", "grants.field.stage", options...)
	f.date = f.set.Date("date", "grants.field.date", p.Env.Now)
	f.who = f.set.Entry("who", "grants.field.decided")
	f.paper = f.set.Picker("paper", "grants.field.paper", paperOptions(v, c)...)
	f.text = f.set.Memo("text", "grants.field.reason", memoRows)
	f.state, f.checks = widgets.NewBanner(widgets.Info, "", ""), widgets.NewFacts()
	f.body = widgets.NewStack(10, f.state, f.checks, widgets.NewGrid(
		f.set.Cell("stage", wholeWidth-dateWidth-12, 1), f.set.Cell("date", dateWidth, 0),
		f.set.Cell("who", halfWidth, 1), f.set.Cell("paper", halfWidth, 1), f.set.Cell("text", wholeWidth, 1)))
	f.stage.SetSelected(string(to))
	f.stage.OnChanged = func(string) { f.paint() }
	f.date.SetDay(casework.Day(v.Today))
	f.dialog = p.Env.Dialogs.Form(p.Env.T("grants.stage.title", "title", linkedTitle(v, c)), f.body, p.Env.T("grants.stage.do"), f.save)
	f.dialog.SetWidth(dialogWidth)
	f.paint()
}

// paperOptions are the documents that a step may rest upon.
func paperOptions(v grantwork.View, c app.ProjectCase) []widgets.Option {
	var options []widgets.Option
	for _, p := range c.Papers {
		if p.TakenBack == nil {
			options = append(options, widgets.IDOption(p.ID, paperName(v, p)))
		}
	}
	return options
}

// next is the stage that is chosen, with what it lacks.
func (f *stageForm) next() app.NextStage {
	i := slices.IndexFunc(f.of.Next, func(n app.NextStage) bool { return string(n.Stage) == f.stage.Selected() })
	return f.of.Next[max(0, i)]
}

// paint tells what the chosen stage needs, and asks for a reason where something
// is missing or the project leaves its way.
func (f *stageForm) paint() {
	v, n := f.page.view(), f.next()
	needed := len(f.of.Programme.Needed(n.Stage))
	lacking := len(n.Lacking)
	switch {
	case lacking > 0:
		f.state.Set(widgets.Soon, v.Words.T("grants.stage.lacking", "n", lacking, "of", needed), lackingNames(v, n.Lacking))
	case needed > 0:
		f.state.Set(widgets.Info, v.Words.T("grants.stage.all_there", "n", needed), "")
	default:
		f.state.Set(widgets.Info, v.Words.T("grants.stage.needs_nothing"), "")
	}
	facts := checkFacts(v, n.Money, f.of.Share, true)
	f.checks.SetFacts(facts...)
	f.checks.Hidden = len(facts) == 0
	f.set.Field("text").SetRequired(needsReason(f.of.Project.Standing.Stage, n))
	f.body.Refresh()
	f.dialog.SetWidth(dialogWidth) // as high as what is told now
}

// needsReason tells whether a stage is entered only with a reason: something is
// missing, or the project leaves its way or goes back on it.
func needsReason(from app.Stage, n app.NextStage) bool {
	aside := !n.Stage.Main() && n.Stage != app.StageReserve
	back := from == app.StageAccepted && n.Stage == app.StageWorks
	return len(n.Lacking) > 0 || len(n.Money) > 0 || aside || back
}

func (f *stageForm) event() (app.ProjectEvent, *app.Faults) {
	faults := &app.Faults{}
	return app.ProjectEvent{
		Kind: app.ProjectEntered, Stage: f.next().Stage, Date: fieldset.ReadDate(faults, "date", f.date),
		Who: f.who.Text, PaperID: f.paper.ID(), Text: f.text.Text,
	}, faults
}

// save enters the stage; the dialog closes only when it is on the disk.
func (f *stageForm) save(closeForm func()) {
	e, faults := f.event()
	if f.set.Show(faults) {
		return
	}
	p, id := f.page, f.of.Project.ID
	f.dialog.SetBusy(true)
	task.Run(p.Env.NewScope(), func(ctx context.Context) (app.ProjectStanding, error) {
		return p.Env.Office.Projects.Enter(ctx, id, e)
	}, func(s app.ProjectStanding, err error) {
		f.dialog.SetBusy(false)
		switch {
		case err == nil:
			closeForm()
			p.Env.Status(p.Env.T("grants.stage.done", "stage", p.view().Say("stage", string(s.Stage)), "title", f.of.Project.Title(p.view().Language())))
			p.Resume()
		case !f.set.Refused(err):
			p.Env.Fail(err)
		}
	})
}
