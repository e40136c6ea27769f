package register

import (
	"context"
	"strconv"
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
	loads  map[int64]int // open appeals by executor
	keeper *drafts.Keeper

	form     Form // as last read from the fields
	clean    Form // as opened or saved: what differs from it is unsaved
	kept     Form // as the draft in the store, or clean when there is none
	state    int  // counts what was handed to the keeper
	restored time.Time
	saving   bool
	refused  bool             // the last save was refused: errors are brought up to date while typing
	doubts   []app.FieldError // warnings as last found
	hints    []app.Similar
	person   personCard

	root  *fyne.Container
	ahead *widgets.TypeAhead // has the focus until the form is loaded
	ui    *controls          // nil until the form is loaded
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

// New opens the form: empty, with the header of r.Like, or with the appeal r.ID
// to be corrected. A draft left behind is given back.
func New(env *shell.Env, r shell.Route) shell.Page {
	p := &Page{
		env: env, scope: env.NewScope(), route: r, ahead: widgets.NewTypeAhead(),
		keeper: &drafts.Keeper{Desk: env.Office.Desk, Key: draftKey(r.ID)},
	}
	p.root = container.NewStack(p.ahead)
	task.Run(p.scope, p.load, p.loaded)
	return p
}

// Content implements shell.Page.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Close implements shell.Page. The page may be closed without being left, as
// when the language changes: the last second of typing is written before the
// next page looks for it.
func (p *Page) Close() {
	if p.ui != nil && p.unkept() {
		p.state++
		ctx := context.WithoutCancel(p.scope.Context())
		p.env.Fail(p.keeper.Put(ctx, p.state, draft{p.form, p.env.Now()}, p.form.Same(p.clean)))
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
		canvas := p.env.Window.Canvas()
		canvas.Unfocus() // what had the focus may be gone with the page before
		p.ahead.Take(canvas)
		return
	}
	p.ui.set.Field(order[0].key).Focus()
}

// Create implements shell.Creator: the form is there already.
func (p *Page) Create() {
	if p.form.ID != 0 {
		p.env.Go(shell.Route{Place: shell.Register})
		return
	}
	p.Focus()
}

// Key implements shell.KeyHandler: F2 links the first repeat or duplicate.
func (p *Page) Key(ev *fyne.KeyEvent) bool {
	if ev.Name != fyne.KeyF2 || p.ui == nil {
		return false
	}
	p.linkFirst()
	return true
}

// opened is what the form starts from.
type opened struct {
	view  casework.View
	loads map[int64]int
	form  Form
	draft *draft
}

func (p *Page) load(ctx context.Context) (opened, error) {
	var o opened
	var err error
	if o.view, err = casework.Load(ctx, p.env.Office, p.env.Words); err != nil {
		return o, err
	}
	if o.loads, err = openCases(ctx, p.env.Office); err != nil {
		return o, err
	}
	if o.form, err = p.start(ctx); err != nil {
		return o, err
	}
	var d draft
	found, err := p.env.Office.Desk.Draft(ctx, p.keeper.Key, &d)
	if err == nil && found && len(d.Form.People) > 0 {
		o.draft = &d
	}
	return o, err
}

// openCases counts the open appeals of each executor.
func openCases(ctx context.Context, office *app.Office) (map[int64]int, error) {
	groups, err := office.Appeals.Tally(ctx, app.AppealFilter{Open: true}, app.DimExecutor)
	if err != nil {
		return nil, err
	}
	loads := map[int64]int{}
	for _, g := range groups {
		if id, err := strconv.ParseInt(g.Keys[0], 10, 64); err == nil {
			loads[id] = g.N
		}
	}
	return loads, nil
}

// start is the form without a draft.
func (p *Page) start(ctx context.Context) (Form, error) {
	switch {
	case p.route.ID != 0:
		c, err := p.env.Office.Appeals.Case(ctx, p.route.ID)
		if err != nil {
			return Form{}, err
		}
		return formOf(c), nil
	case p.route.Like != nil:
		return Like(*p.route.Like, p.today()), nil
	}
	f := Blank(p.today())
	if p.env.Words.Lang() == string(app.Kyrgyz) {
		f.Language = app.Kyrgyz
	}
	return f, nil
}

func formOf(c app.Case) Form {
	number := ""
	if c.Earlier != nil {
		number = c.Earlier.Number
	}
	return FromAppeal(c.Appeal, number, c.Attachments)
}

func (p *Page) loaded(o opened, err error) {
	canvas := p.env.Window.Canvas()
	waited := canvas.Focused() == p.ahead
	if err != nil {
		p.ahead.Drop(canvas)
		p.env.Fail(err)
		return
	}
	p.view, p.loads = o.view, o.loads
	p.form, p.clean, p.kept = o.form, o.form.Clone(), o.form.Clone()
	if o.draft != nil && !o.draft.Form.Same(o.form) {
		p.form, p.kept, p.restored = o.draft.Form, o.draft.Form.Clone(), o.draft.At
	}
	p.build()
	p.env.OnDrop = p.attach
	task.Every(p.scope, drafts.Period, func() {
		if p.unkept() && !p.saving {
			p.keepDraft(nil)
		}
	})
	if waited {
		p.ahead.Give(canvas, p.Focus)
	}
}

// build makes the controls anew for the form as it stands: at first, and when
// the number of applicants changes.
func (p *Page) build() {
	p.ui = newControls(p)
	p.ui.show(p.form)
	split := widgets.NewSplit(p.ui.main, p.ui.side.content, sideWidth)
	p.root.Objects = []fyne.CanvasObject{split}
	p.root.Refresh()
	p.noteDraft()
	p.look()
}

// changed follows a change by the user.
func (p *Page) changed() {
	p.read()
	p.ui.adjust(p.form)
	task.After(p.scope, "look", task.Debounce, p.look)
}

func (p *Page) read() {
	if p.ui != nil {
		p.form = p.ui.read(p.form)
	}
}

// refill shows a form that the program changed.
func (p *Page) refill(f Form) {
	rebuild := len(f.People) != p.ui.people
	p.form = f
	if rebuild {
		p.build()
		return
	}
	p.ui.show(f)
	p.look()
}

// unkept tells whether something is typed that the store does not hold.
func (p *Page) unkept() bool {
	p.read()
	return !p.form.Same(p.kept)
}

func (p *Page) today() civil.Date { return p.env.Office.Desk.Today() }

// keepDraft stores what is typed; what was emptied again needs no draft. then
// may be nil.
func (p *Page) keepDraft(then func(error)) {
	p.state++
	n, form, at := p.state, p.form.Clone(), p.env.Now()
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

// noteDraft tells at the title that a draft was given back.
func (p *Page) noteDraft() { p.ui.head.gaveBack(p) }

// clear forgets the draft and what is typed, once that is confirmed.
func (p *Page) clear() {
	p.restored = time.Time{}
	p.state++
	n := p.state
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
