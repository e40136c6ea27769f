package minutes

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/ui/casework"
	"kairyluu/ui/forms"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

// Page is the form on show.
type Page struct {
	env   *shell.Env
	scope *task.Scope
	route shell.Route

	view    casework.View
	session *forms.Session[Form]
	refused bool              // the last save was refused: what is missing is told while typing
	doubts  []app.FieldError  // of the form as it was looked at last
	offered []app.DecisionRow // unfinished decisions of the series

	wait *forms.Wait
	ui   *controls // nil until the form is loaded
}

var (
	_ shell.Page       = (*Page)(nil)
	_ shell.Saver      = (*Page)(nil)
	_ shell.Submitter  = (*Page)(nil)
	_ shell.Leaver     = (*Page)(nil)
	_ shell.KeyHandler = (*Page)(nil)
	_ shell.Focuser    = (*Page)(nil)
	_ shell.Creator    = (*Page)(nil)
)

// New opens the form: empty, with the header of r.LikeMeeting, or with the
// meeting r.ID; signed minutes open as a correction. A draft left behind is given
// back.
func New(env *shell.Env, r shell.Route) shell.Page {
	p := &Page{env: env, scope: env.NewScope(), route: r, wait: forms.NewWait(env)}
	p.session = forms.NewSession[Form](env, p.scope, draftKey(r.ID))
	task.Run(p.scope, p.load, p.loaded)
	return p
}

func draftKey(id int64) string {
	if id == 0 {
		return "minutes"
	}
	return fmt.Sprintf("minutes.%d", id)
}

// Content implements shell.Page.
func (p *Page) Content() fyne.CanvasObject { return p.wait.Root }

// Close implements shell.Page.
func (p *Page) Close() {
	p.session.Close()
	p.scope.Close()
}

// Leave implements shell.Leaver: nothing is asked, the draft stays.
func (p *Page) Leave(leave func()) { p.session.Leave(leave) }

// Focus implements shell.Focuser.
func (p *Page) Focus() {
	if p.ui == nil {
		p.wait.Focus()
		return
	}
	p.ui.focus(p.ui.first())
}

// Create implements shell.Creator: the form is there already.
func (p *Page) Create() {
	if p.session.Form.ID != 0 {
		p.env.Go(shell.Route{Place: shell.Minute})
		return
	}
	p.Focus()
}

// Key implements shell.KeyHandler.
func (p *Page) Key(ev *fyne.KeyEvent) bool {
	if p.ui == nil {
		return false
	}
	switch ev.Name {
	case fyne.KeyF2:
		p.carry(p.offers())
	case fyne.KeyF5:
		p.ui.agenda.moveLast(-1)
	case fyne.KeyF6:
		p.ui.agenda.moveLast(1)
	case fyne.KeyF7:
		p.ui.agenda.add()
	case fyne.KeyF8:
		p.ui.agenda.addDecision()
	case fyne.KeyF9:
		p.ui.guests.add()
	case fyne.KeyF10:
		p.ui.chosen.add()
	default:
		return false
	}
	return true
}

// opened is what the form starts from.
type opened struct {
	view  casework.View
	form  Form
	draft *forms.Draft[Form]
}

func (p *Page) load(ctx context.Context) (opened, error) {
	var o opened
	var err error
	if o.view, err = casework.Load(ctx, p.env.Office, p.env.Words); err != nil {
		return o, err
	}
	if o.form, err = p.start(ctx); err != nil {
		return o, err
	}
	if d := p.session.Draft(ctx); d != nil && d.Form.State != "" {
		o.draft = d
	}
	return o, nil
}

// start is the form without a draft.
func (p *Page) start(ctx context.Context) (Form, error) {
	switch {
	case p.route.ID != 0:
		return stored(ctx, p.env.Office, p.route.ID)
	case p.route.LikeMeeting != nil:
		return Like(*p.route.LikeMeeting), nil
	}
	f := Blank()
	if p.env.Words.Lang() == string(app.Kyrgyz) {
		f.Language = app.Kyrgyz
	}
	f.Date = p.route.Date.Format()
	f.Dated(p.today())
	return f, nil
}

// stored is the form of a meeting with its decisions.
func stored(ctx context.Context, office *app.Office, id int64) (Form, error) {
	c, err := office.Meetings.Case(ctx, id)
	if err != nil {
		return Form{}, err
	}
	decisions := make([]app.Decision, len(c.Decisions))
	for i, row := range c.Decisions {
		d, err := office.Decisions.Case(ctx, row.ID)
		if err != nil {
			return Form{}, err
		}
		decisions[i] = d.Decision
	}
	return FromMeeting(c.Meeting, decisions), nil
}

func (p *Page) loaded(o opened, err error) {
	p.wait.Over(err, func() {
		p.view = o.view
		p.session.Begin(o.form, o.draft)
		p.build()
	}, p.Focus)
}

// build makes the controls for the form as it stands.
func (p *Page) build() {
	p.session.Read = nil
	p.ui = newControls(p)
	p.ui.show(p.session.Form)
	p.session.Head = p.ui.head
	p.session.Read = func() Form { return p.ui.read(p.session.Form) }
	p.wait.Put(widgets.NewSplit(p.ui.main, p.ui.side.content, sideWidth))
	p.ui.head.GaveBack(p.session.Restored)
	p.offer()
	p.look()
}

func (p *Page) newHead() *forms.Head {
	t := p.env.T
	d := forms.Deeds{Title: t("minutes.title_new"), Save: t("minutes.save"), OnSave: p.Submit, Clear: p.clear}
	switch {
	case p.correcting():
		d.Title, d.Save = t("minutes.title_correct", "number", p.session.Clean.Number), t("minutes.save_edition")
	case p.session.Form.ID != 0:
		d.Title = t("minutes.title_edit", "date", p.session.Clean.Date)
	}
	return forms.NewHead(p.env, d)
}

// changed follows a change by the user.
func (p *Page) changed() {
	before := p.session.Form
	p.session.Take()
	if p.session.Form.Date != before.Date {
		p.session.Form.Dated(p.today())
		p.ui.showState(p.session.Form.State)
	}
	if p.session.Form.Series != before.Series {
		p.offer()
	}
	p.ui.adjust(p.session.Form)
	task.After(p.scope, "look", task.Debounce, p.look)
}

// look tells what is wrong with the form as it stands: while nothing was refused
// only what was typed wrong, not what is still missing.
func (p *Page) look() {
	r := p.session.Form.Read(p.today())
	p.ui.side.show(p, r.Meeting)
	task.Run(p.scope.Latest("look"), func(ctx context.Context) (*app.Faults, error) {
		return p.env.Office.Meetings.CheckWith(ctx, r.Meeting, r.Decisions...)
	}, func(faults *app.Faults, err error) {
		if err != nil {
			p.ui.head.Trouble(err)
			return
		}
		p.doubts = r.Placed(faults.Warnings)
		found := app.Faults{Errors: append(r.Faults.Errors, r.Placed(faults.Errors)...), Warnings: p.doubts}
		if !p.refused {
			found.Errors = typedWrong(found.Errors)
		}
		p.ui.mark(found)
	})
}

// typedWrong keeps the faults that do not go away by typing on.
func typedWrong(faults []app.FieldError) []app.FieldError {
	var wrong []app.FieldError
	for _, f := range faults {
		switch f.Key {
		case "meeting.votes_above_present", "meeting.women_men", "meeting.group_above_total", "meeting.end_before_start",
			"meeting.negative", "meeting.not_yet", "minutes.count", "minutes.people.nameless", "meeting.elected_group",
			"decision.due_before_made", "decision.responsible_inactive":
			wrong = append(wrong, f)
		}
	}
	return wrong
}

func (p *Page) today() civil.Date { return p.env.Office.Desk.Today() }

// correcting tells whether signed minutes are being replaced by a new edition.
func (p *Page) correcting() bool { return p.session.Form.State == app.Signed }

// clear forgets the draft and what is typed.
func (p *Page) clear() {
	p.session.Clear(func() {
		p.refused = false
		p.build()
		p.Focus()
	})
}
