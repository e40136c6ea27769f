package minutes

import (
	"context"
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/ui/casework"
	"kairyluu/ui/drafts"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

// Page is the form on show.
type Page struct {
	env   *shell.Env
	scope *task.Scope
	route shell.Route

	view   casework.View
	keeper *drafts.Keeper

	form     Form // as last read from the fields
	clean    Form // as opened or saved: what differs from it is unsaved
	kept     Form // as the draft in the store, or clean when there is none
	turn     int  // counts what was handed to the keeper
	restored time.Time
	saving   bool
	refused  bool              // the last save was refused: what is missing is told while typing
	doubts   []app.FieldError  // of the form as it was looked at last
	offered  []app.DecisionRow // unfinished decisions of the series

	root      *fyne.Container
	ui        *controls // nil until the form is loaded
	wantFocus bool
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
	p := &Page{
		env: env, scope: env.NewScope(), route: r, root: container.NewStack(),
		keeper: &drafts.Keeper{Desk: env.Office.Desk, Key: draftKey(r.ID)},
	}
	task.Run(p.scope, p.load, p.loaded)
	return p
}

// draft is a half-typed form as the store keeps it.
type draft struct {
	Form Form      `json:"form"`
	At   time.Time `json:"at"`
}

func draftKey(id int64) string {
	if id == 0 {
		return "minutes"
	}
	return fmt.Sprintf("minutes.%d", id)
}

// Content implements shell.Page.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Close implements shell.Page. The page may be closed without being left, as
// when the language changes: the last second of typing is written before the
// next page looks for it.
func (p *Page) Close() {
	if p.ui != nil && p.unkept() {
		p.turn++
		ctx := context.WithoutCancel(p.scope.Context())
		p.env.Fail(p.keeper.Put(ctx, p.turn, draft{p.form, p.env.Now()}, p.form.Same(p.clean)))
	}
	p.scope.Close()
}

// Leave implements shell.Leaver: nothing is asked, the draft stays.
func (p *Page) Leave(leave func()) {
	if p.ui == nil || !p.unkept() {
		leave()
		return
	}
	p.keepDraft(func(err error) {
		if err == nil {
			leave()
			return
		}
		p.env.Fail(err)
	})
}

// Focus implements shell.Focuser.
func (p *Page) Focus() {
	if p.ui == nil {
		p.wantFocus = true
		return
	}
	p.ui.focus(p.ui.first())
}

// Create implements shell.Creator: the form is there already.
func (p *Page) Create() {
	if p.form.ID != 0 {
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
	draft *draft
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
	var d draft
	found, err := p.env.Office.Desk.Draft(ctx, p.keeper.Key, &d)
	if err == nil && found && d.Form.State != "" {
		o.draft = &d
	}
	return o, err
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
	if err != nil {
		p.env.Fail(err)
		return
	}
	p.view = o.view
	p.form, p.clean, p.kept = o.form, o.form.Clone(), o.form.Clone()
	if o.draft != nil && !o.draft.Form.Same(o.form) {
		p.form, p.kept, p.restored = o.draft.Form, o.draft.Form.Clone(), o.draft.At
	}
	p.build()
	task.Every(p.scope, drafts.Period, func() {
		if p.unkept() && !p.saving {
			p.keepDraft(nil)
		}
	})
	if p.wantFocus {
		p.Focus()
	}
}

// build makes the controls for the form as it stands.
func (p *Page) build() {
	p.ui = newControls(p)
	p.ui.show(p.form)
	p.root.Objects = []fyne.CanvasObject{widgets.NewSplit(p.ui.main, p.ui.side.content, sideWidth)}
	p.root.Refresh()
	p.ui.head.gaveBack(p)
	p.offer()
	p.look()
}

// changed follows a change by the user.
func (p *Page) changed() {
	before := p.form
	p.read()
	if p.form.Date != before.Date {
		p.form.Dated(p.today())
		p.ui.showState(p.form.State)
	}
	if p.form.Series != before.Series {
		p.offer()
	}
	p.ui.adjust(p.form)
	task.After(p.scope, "look", task.Debounce, p.look)
}

func (p *Page) read() {
	if p.ui != nil {
		p.form = p.ui.read(p.form)
	}
}

// look tells what is wrong with the form as it stands: while nothing was refused
// only what was typed wrong, not what is still missing.
func (p *Page) look() {
	r := p.form.Read(p.today())
	p.ui.side.show(p, r.Meeting)
	task.Run(p.scope.Latest("look"), func(ctx context.Context) (*app.Faults, error) {
		return p.env.Office.Meetings.CheckWith(ctx, r.Meeting, r.Decisions...)
	}, func(faults *app.Faults, err error) {
		if err != nil {
			p.ui.head.trouble(p, err)
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

// unkept tells whether something is typed that the store does not hold.
func (p *Page) unkept() bool {
	p.read()
	return !p.form.Same(p.kept)
}

func (p *Page) today() civil.Date { return p.env.Office.Desk.Today() }

// correcting tells whether signed minutes are being replaced by a new edition.
func (p *Page) correcting() bool { return p.form.State == app.Signed }

// keepDraft stores what is typed; what was emptied again needs no draft. then
// may be nil.
func (p *Page) keepDraft(then func(error)) {
	p.turn++
	n, form, at := p.turn, p.form.Clone(), p.env.Now()
	needless := form.Same(p.clean)
	task.Do(p.scope, func(ctx context.Context) error {
		return p.keeper.Put(ctx, n, draft{form, at}, needless)
	}, func(err error) {
		if err == nil {
			p.kept = form
		}
		p.ui.head.kept(p, needless, at, err)
		if then != nil {
			then(err)
		}
	})
}

// clear forgets the draft and what is typed.
func (p *Page) clear() {
	p.restored = time.Time{}
	p.turn++
	n := p.turn
	task.Do(p.scope, func(ctx context.Context) error {
		return p.keeper.Put(ctx, n, draft{}, true)
	}, func(err error) {
		if err != nil {
			p.env.Fail(err)
			return
		}
		p.form, p.kept = p.clean.Clone(), p.clean.Clone()
		p.refused = false
		p.build()
		p.Focus()
	})
}
