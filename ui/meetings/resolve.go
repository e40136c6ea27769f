package meetings

import (
	"context"
	"strconv"

	"kairyluu/app"
	"kairyluu/ui/casework"
	"kairyluu/ui/dialogs"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

const (
	appealWidth = 640
	half        = 290
	whole       = 590
)

// showDecision tells a decision whole, and offers where it leads.
func (p *Page) showDecision(d app.DecisionRow) {
	t := p.Env.T
	var answers []dialogs.Answer
	switch {
	case d.AppealID != 0:
		answers = append(answers, dialogs.Answer{Text: t("meetings.decision.open_appeal"), Primary: true, Do: func() {
			p.follow(app.Related{Entity: app.EntityAppeal, ID: d.AppealID})
		}})
	case !d.State.Finished():
		answers = append(answers, dialogs.Answer{Text: t("meetings.decision.to_appeal"), Primary: true, Do: func() { p.proposeAppeal(d.ID) }})
	}
	answers = append(answers, dialogs.Answer{Text: t("meetings.decision.open_plan"), Primary: len(answers) == 0, Do: func() {
		p.follow(app.Related{Entity: app.EntityDecision, ID: d.ID})
	}})
	if d.ProjectID == 0 {
		answers = append(answers, dialogs.Answer{Text: t("meetings.decision.to_project"), Do: func() {
			p.Env.Go(shell.Route{Place: shell.Project, Decision: d.ID})
		}})
	} else {
		answers = append(answers, dialogs.Answer{Text: t("meetings.decision.open_project"), Do: func() {
			p.follow(app.Related{Entity: app.EntityProject, ID: d.ProjectID})
		}})
	}
	answers = append(answers, dialogs.Answer{Text: t("meetings.decision.close")})
	p.Env.Dialogs.Choose(t("meetings.decision.title"), d.Text+"\n\n"+decisionNote(p.View, d), answers...)
}

// chooseDecision picks which decision becomes an appeal: the only one at once.
func (p *Page) chooseDecision(c app.MeetingCase) {
	var able []app.DecisionRow
	for _, d := range c.Decisions {
		if d.AppealID == 0 && !d.State.Finished() {
			able = append(able, d)
		}
	}
	switch len(able) {
	case 0:
		p.Env.Hint(p.Env.T("meetings.appeal.none"))
	case 1:
		p.proposeAppeal(able[0].ID)
	default:
		p.pickDecision(able)
	}
}

func (p *Page) pickDecision(able []app.DecisionRow) {
	set := fieldset.New(p.Env.Words, nil)
	options := make([]widgets.Option, len(able))
	for i, d := range able {
		options[i] = widgets.IDOption(d.ID, strconv.Itoa(i+1)+". "+d.Text)
	}
	which := set.Choice("decision", "meetings.appeal.which", options...)
	form := p.Env.Dialogs.Form(p.Env.T("meetings.appeal.title"), set.Field("decision"), p.Env.T("meetings.appeal.next"), func(closeForm func()) {
		id := widgets.Option{Key: which.Selected()}.ID()
		closeForm()
		p.proposeAppeal(id)
	})
	form.SetWidth(appealWidth)
}

// proposeAppeal opens the appeal that a decision would become.
func (p *Page) proposeAppeal(decisionID int64) {
	task.Run(p.Scope.Latest("propose"), func(ctx context.Context) (app.AppealDraft, error) {
		return p.Env.Office.Decisions.Propose(ctx, decisionID)
	}, func(d app.AppealDraft, err error) {
		if err != nil {
			p.Env.Fail(err)
			return
		}
		newAppealForm(p, decisionID, d)
	})
}

// appealForm is the dialog that turns a resolution into a collective appeal.
type appealForm struct {
	page     *Page
	decision int64
	draft    app.AppealDraft
	set      *fieldset.Set
	form     *dialogs.Form

	kind       *widgets.Choice
	language   *widgets.Choice
	settlement *widgets.Picker
	topic      *widgets.Picker
	executor   *widgets.Picker
	signatures *widgets.Entry
	summary    *widgets.Entry
	text       *widgets.Memo
}

func newAppealForm(p *Page, decision int64, d app.AppealDraft) {
	f := &appealForm{page: p, decision: decision, draft: d, set: fieldset.New(p.Env.Words, nil)}
	v := p.View
	f.kind = f.set.Choice("kind", "meetings.appeal.kind", casework.Values(v, "kind", app.Kinds...)...)
	f.language = f.set.Choice("language", "meetings.appeal.language", casework.Values(v, "language", app.Languages...)...)
	f.topic = f.set.Picker("topic", "meetings.appeal.topic", v.TopicOptions(d.TopicID)...)
	f.settlement = f.set.Picker("settlement", "meetings.appeal.settlement", v.Options(app.Settlements, d.SettlementID)...)
	f.executor = f.set.Picker("executor", "meetings.appeal.executor", v.Options(app.Executors, d.ExecutorID)...)
	f.signatures = f.set.Entry("signatures", "meetings.appeal.signatures")
	f.summary = f.set.Entry("summary", "meetings.appeal.summary")
	f.text = f.set.Memo("text", "meetings.appeal.text", 5)
	for _, key := range []string{"topic", "settlement", "text", "signatures"} {
		f.set.Field(key).SetRequired(true)
	}
	f.fill()
	content := widgets.NewStack(8, widgets.NewText(p.Env.T("meetings.appeal.why"), widgets.TextStyle{Color: theme.ColorMuted}), widgets.NewGrid(
		f.set.Cell("topic", whole, 1),
		f.set.Cell("settlement", half, 1), f.set.Cell("executor", half, 1),
		f.set.Cell("kind", 190, 1), f.set.Cell("language", 190, 1), f.set.Cell("signatures", 150, 0),
		f.set.Cell("summary", whole, 1), f.set.Cell("text", whole, 1)))
	f.form = p.Env.Dialogs.Form(p.Env.T("meetings.appeal.title"), content, p.Env.T("meetings.appeal.do"), f.save)
	f.form.SetWidth(appealWidth)
}

func (f *appealForm) fill() {
	d := f.draft
	f.kind.SetSelected(string(d.Kind))
	f.language.SetSelected(string(d.Language))
	for picker, id := range map[*widgets.Picker]int64{f.topic: d.TopicID, f.settlement: d.SettlementID, f.executor: d.ExecutorID} {
		picker.SetSelected(widgets.IDOption(id, "").Key)
	}
	f.signatures.SetText(countText(d.Signatures))
	f.summary.SetText(d.Summary)
	f.text.SetText(d.Text)
}

// save registers the appeal and opens it; the dialog closes only then.
func (f *appealForm) save(closeForm func()) {
	d := f.draft
	faults := &app.Faults{}
	n, err := strconv.Atoi(f.signatures.Text)
	if err != nil || n <= 0 {
		faults.Add("signatures", "check.signatures")
	}
	d.Kind, d.Language = app.Kind(f.kind.Selected()), app.Language(f.language.Selected())
	d.TopicID, d.SettlementID, d.ExecutorID = f.topic.ID(), f.settlement.ID(), f.executor.ID()
	d.Signatures, d.Summary, d.Text = n, f.summary.Text, f.text.Text
	if d.Text == "" {
		faults.Add("text", "decision.text_needed")
	}
	if f.set.Show(faults) {
		return
	}
	f.form.SetBusy(true)
	task.Run(f.page.Scope, func(ctx context.Context) (app.Appeal, error) {
		return f.page.Env.Office.Decisions.ToAppeal(ctx, f.decision, d)
	}, func(a app.Appeal, err error) {
		f.form.SetBusy(false)
		if err != nil {
			if !f.set.Refused(err) {
				f.page.Env.Fail(err)
			}
			return
		}
		closeForm()
		f.page.Env.Status(f.page.Env.T("meetings.appeal.done", "number", a.Number))
		f.page.Env.Go(shell.Route{Place: shell.Appeals, ID: a.ID})
	})
}
