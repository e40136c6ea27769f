package register

import (
	"context"
	"fmt"
	"strconv"

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
	loads   map[int64]int // open appeals by executor
	session *forms.Session[Form]
	refused bool             // the last save was refused: errors are brought up to date while typing
	doubts  []app.FieldError // warnings as last found
	hints   []app.Similar
	person  personCard

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

// New opens the form: empty, with the header of r.Like, or with the appeal r.ID
// to be corrected. A draft left behind is given back.
func New(env *shell.Env, r shell.Route) shell.Page {
	p := &Page{env: env, scope: env.NewScope(), route: r, wait: forms.NewWait(env)}
	p.session = forms.NewSession[Form](env, p.scope, draftKey(r.ID))
	task.Run(p.scope, p.load, p.loaded)
	return p
}

func draftKey(id int64) string {
	if id == 0 {
		return "register"
	}
	return fmt.Sprintf("register.%d", id)
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
	p.ui.set.Field(order[0].key).Focus()
}

// Create implements shell.Creator: the form is there already.
func (p *Page) Create() {
	if p.session.Form.ID != 0 {
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
	draft *forms.Draft[Form]
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
	if d := p.session.Draft(ctx); d != nil && len(d.Form.People) > 0 {
		o.draft = d
	}
	return o, nil
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
	p.wait.Over(err, func() {
		p.view, p.loads = o.view, o.loads
		p.session.Begin(o.form, o.draft)
		p.build()
		p.env.OnDrop = p.attach
	}, p.Focus)
}

// build makes the controls anew for the form as it stands: at first, and when
// the number of applicants changes.
func (p *Page) build() {
	p.session.Read = nil
	p.ui = newControls(p)
	p.ui.show(p.session.Form)
	p.session.Head = p.ui.head
	p.session.Read = func() Form { return p.ui.read(p.session.Form) }
	p.wait.Put(widgets.NewSplit(p.ui.main, p.ui.side.content, sideWidth))
	p.ui.head.GaveBack(p.session.Restored)
	p.look()
}

func (p *Page) newHead() *forms.Head {
	t := p.env.T
	d := forms.Deeds{
		Title: t("register.title_new"), Save: t("register.save_next"), OnSave: p.Submit, Clear: p.clear,
		Other: &forms.Deed{Text: t("register.save"), Key: "Ctrl+S", Do: p.Save},
	}
	if p.session.Form.ID != 0 {
		d.Title = t("register.title_edit", "number", p.session.Clean.Number)
		d.Save, d.Key, d.OnSave, d.Other = t("register.save"), "Ctrl+S", p.Save, nil
	}
	return forms.NewHead(p.env, d)
}

// changed follows a change by the user.
func (p *Page) changed() {
	p.session.Take()
	p.ui.adjust(p.session.Form)
	task.After(p.scope, "look", task.Debounce, p.look)
}

// refill shows a form that the program changed.
func (p *Page) refill(f Form) {
	rebuild := len(f.People) != p.ui.people
	p.session.Form = f
	if rebuild {
		p.build()
		return
	}
	p.ui.show(f)
	p.look()
}

func (p *Page) today() civil.Date { return p.env.Office.Desk.Today() }

// clear forgets the draft and what is typed.
func (p *Page) clear() {
	p.session.Clear(func() {
		p.refused = false
		p.build()
		p.Focus()
	})
}
