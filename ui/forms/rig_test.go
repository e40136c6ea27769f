package forms_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/db"
	"kairyluu/ui/casework"
	"kairyluu/ui/forms"
	"kairyluu/ui/pagetest"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

// card is the smallest form there is: an executor of the office, as typed.
type card struct {
	ID, Version int64
	Name, Post  string
}

func (c card) Clone() card      { return c }
func (c card) Same(d card) bool { return c == d }
func (c card) entry() app.Entry {
	return app.Entry{ID: c.ID, Version: c.Version, Dict: app.Executors, NameRU: c.Name, Post: c.Post, Active: true}
}
func cardOf(e app.Entry) card    { return card{e.ID, e.Version, e.NameRU, e.Post} }
func key(id int64) string        { return fmt.Sprintf("card.%d", id) }
func route(id int64) shell.Route { return shell.Route{Place: shell.Register, ID: id} }

// page is a page of that form.
type page struct {
	env     *shell.Env
	scope   *task.Scope
	id      int64
	view    casework.View
	session *forms.Session[card]
	wait    *forms.Wait
	head    *forms.Head
	name    *widgets.Entry
	post    *widgets.Entry
}

func newPage(env *shell.Env, r shell.Route) shell.Page {
	p := &page{env: env, scope: env.NewScope(), id: r.ID, wait: forms.NewWait(env)}
	p.session = forms.NewSession[card](env, p.scope, key(r.ID))
	task.Run(p.scope, p.load, p.loaded)
	return p
}

type opened struct {
	view  casework.View
	form  card
	draft *forms.Draft[card]
}

func (p *page) load(ctx context.Context) (o opened, err error) {
	if o.view, err = casework.Load(ctx, p.env.Office, p.env.Words); err != nil {
		return o, err
	}
	if p.id != 0 {
		e, there := o.view.Names[p.id]
		if !there {
			return o, app.Fail(app.NotFound, "entry.gone")
		}
		o.form = cardOf(e)
	}
	o.draft = p.session.Draft(ctx)
	return o, nil
}

func (p *page) loaded(o opened, err error) {
	p.wait.Over(err, func() {
		p.view = o.view
		p.session.Begin(o.form, o.draft)
		p.build()
	}, p.Focus)
}

func (p *page) build() {
	p.session.Read = nil
	p.head = forms.NewHead(p.env, forms.Deeds{
		Title: "Сотрудник", Save: "Записать", OnSave: p.Save, Clear: func() { p.session.Clear(p.build) },
		Other: &forms.Deed{Text: "Записать и далее", Key: "Ctrl+S", Do: p.Save},
	})
	p.name, p.post = widgets.NewEntry(), widgets.NewEntry()
	p.name.SetText(p.session.Form.Name)
	p.post.SetText(p.session.Form.Post)
	p.session.Head = p.head
	p.session.Read = func() card {
		c := p.session.Form
		c.Name, c.Post = p.name.Text, p.post.Text
		return c
	}
	p.wait.Put(widgets.NewStack(8, p.head.Content, widgets.NewField("Имя", p.name), widgets.NewField("Должность", p.post)))
	p.head.GaveBack(p.session.Restored)
}

func (p *page) Content() fyne.CanvasObject { return p.wait.Root }
func (p *page) Leave(leave func())         { p.session.Leave(leave) }
func (p *page) Submit()                    { p.Save() }

func (p *page) Close() {
	p.session.Close()
	p.scope.Close()
}

func (p *page) Focus() {
	if p.name == nil {
		p.wait.Focus()
		return
	}
	p.env.Window.Canvas().Focus(p.name)
}

// Save stores the card and stays.
func (p *page) Save() {
	forms.Save(p.session, func(ctx context.Context, c card) (app.Entry, error) {
		e, err := p.env.Office.Dictionaries.Save(ctx, c.entry())
		if err != nil {
			return e, err
		}
		return e, p.session.Drop(ctx)
	}, func(c card, e app.Entry, err error) {
		switch {
		case app.ErrorCode(err) == app.Conflict:
			p.meet(c)
		case err != nil:
			p.head.Refused()
			p.env.Fail(err)
		default:
			p.session.Saved(cardOf(e))
			p.head.GaveBack(p.session.Restored)
			p.env.Status("записано")
		}
	})
}

func (p *page) meet(c card) {
	by, err := forms.By(context.Background(), p.env.Office, app.EntityEntry, c.ID)
	p.env.Fail(err)
	names, err := p.env.Office.Dictionaries.Names(context.Background())
	p.env.Fail(err)
	forms.Meet(p.env, p.view, forms.Rival{What: "Сотрудника изменили", By: by, Show: route(c.ID), Mine: func() {
		p.session.Form.Version = names[c.ID].Version
		p.Save()
	}})
}

// brittle is a store that refuses to write while refuses is set.
type brittle struct {
	*db.Store
	refuses error
}

func (b *brittle) InTx(ctx context.Context, f func(app.Tx) error) error {
	if b.refuses != nil {
		return b.refuses
	}
	return b.Store.InTx(ctx, f)
}

// rig is the page in a window in memory, over a real store that can be made to
// refuse.
type rig struct {
	*pagetest.Desk
	t     testing.TB
	store *brittle
}

func newRig(t testing.TB) *rig {
	t.Helper()
	r := &rig{Desk: pagetest.New(t), t: t}
	r.store = &brittle{Store: r.Store}
	r.Office = app.New(r.store, r.Store.Files(), func() time.Time { return pagetest.Noon })
	r.Office.Desk.Sit("Айнура Ж.")
	return r
}

// open shows the form of a new card, or of the one with an id, in a new window: what
// an older one still had in hand is lost, as when its process is killed.
func (r *rig) open(id int64) {
	r.t.Helper()
	r.Show("ru", newPage, route(id))
}

func (r *rig) page() *page { return r.Frame.Page().(*page) }

// kept is the draft that the store holds; nil for none.
func (r *rig) kept(id int64) *forms.Draft[card] {
	r.t.Helper()
	var d forms.Draft[card]
	found, err := r.Office.Desk.Draft(r.t.Context(), key(id), &d)
	r.Must(err)
	if !found {
		return nil
	}
	return &d
}

// executors are those that the store holds.
func (r *rig) executors() []app.Entry {
	r.t.Helper()
	all, err := r.Office.Dictionaries.Entries(r.t.Context(), app.Executors)
	r.Must(err)
	return all
}

// executor stores one, as another window does.
func (r *rig) executor(e app.Entry) app.Entry {
	r.t.Helper()
	e.Dict, e.Active = app.Executors, true
	e, err := r.Office.Dictionaries.Save(r.t.Context(), e)
	r.Must(err)
	return e
}
