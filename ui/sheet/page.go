package sheet

import (
	"context"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/forms"
	"kairyluu/ui/grantwork"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

// Page is the grid on show.
type Page struct {
	env     *shell.Env
	scope   *task.Scope
	view    grantwork.View
	session *forms.Session[Form]

	all    []app.SheetRow // of the projects asked for
	shown  []app.SheetRow
	ids    map[string]int64 // keys of the table, for as long as the page lives
	said   map[string]note  // what is wrong with a row
	filter app.ProjectFilter
	kind   kind
	words  string
	ready  bool
	busy   bool // rows are being taken

	wait   *forms.Wait
	bar    *bar
	table  *widgets.Table[app.SheetRow]
	inline *inline
	leave  func() // unsubscribes from the bus
}

// note is what is said of a row.
type note struct {
	text  string
	wrong bool
}

var (
	_ shell.Page       = (*Page)(nil)
	_ shell.Submitter  = (*Page)(nil)
	_ shell.Saver      = (*Page)(nil)
	_ shell.Exporter   = (*Page)(nil)
	_ shell.Searcher   = (*Page)(nil)
	_ shell.Leaver     = (*Page)(nil)
	_ shell.KeyHandler = (*Page)(nil)
	_ shell.Focuser    = (*Page)(nil)
)

// New opens the grid of the running projects of r.Projects. What was left typed is
// given back.
func New(env *shell.Env, r shell.Route) shell.Page {
	p := &Page{
		env: env, scope: env.NewScope(), kind: kindAll, ids: map[string]int64{}, said: map[string]note{},
		wait: forms.NewWait(env), leave: func() {},
	}
	if r.Projects != nil {
		p.filter = *r.Projects
	}
	p.session = forms.NewSession[Form](env, p.scope, "sheet")
	task.Run(p.scope, p.load, p.loaded)
	return p
}

// Content implements shell.Page.
func (p *Page) Content() fyne.CanvasObject { return p.wait.Root }

// Close implements shell.Page.
func (p *Page) Close() {
	p.leave()
	p.session.Close()
	p.scope.Close()
}

// Leave implements shell.Leaver: nothing is asked, what is typed stays.
func (p *Page) Leave(leave func()) { p.session.Leave(leave) }

// Focus implements shell.Focuser.
func (p *Page) Focus() {
	if !p.ready {
		p.wait.Focus()
		return
	}
	p.env.Window.Canvas().Focus(p.table)
}

// Search implements shell.Searcher.
func (p *Page) Search(words string) {
	if p.words = words; p.ready {
		p.narrow()
	}
}

// Submit implements shell.Submitter: what would change is shown first.
func (p *Page) Submit() { p.preview(nil) }

// Save implements shell.Saver.
func (p *Page) Save() { p.preview(nil) }

// Key implements shell.KeyHandler.
func (p *Page) Key(ev *fyne.KeyEvent) bool {
	switch {
	case !p.ready:
		return false
	case ev.Name == fyne.KeyF2:
		p.inline.begin(0)
	case ev.Name == fyne.KeyEscape && p.inline.isOpen():
		p.inline.leave()
	default:
		return false
	}
	return true
}

type opened struct {
	view  grantwork.View
	rows  []app.SheetRow
	draft *forms.Draft[Form]
}

func (p *Page) load(ctx context.Context) (o opened, err error) {
	if o.view, err = grantwork.Load(ctx, p.env.Office, p.env.Words); err != nil {
		return o, err
	}
	if o.rows, err = p.env.Office.Projects.Sheet(ctx, p.filter); err != nil {
		return o, err
	}
	o.draft = p.session.Draft(ctx)
	return o, nil
}

func (p *Page) loaded(o opened, err error) {
	p.wait.Over(err, func() {
		p.view, p.all, p.ready = o.view, o.rows, true
		p.session.Begin(Form{}, o.draft)
		p.build()
		p.leave = p.env.Office.Bus.Subscribe(p.changed)
	}, p.Focus)
}

func (p *Page) build() {
	p.makeTable()
	p.inline = newInline(p)
	p.bar = newBar(p)
	p.session.Head, p.session.Read = p.bar.head, p.read
	p.wait.Put(widgets.NewFrame(p.bar.root, p.inline.strip.Root, nil))
	p.bar.head.GaveBack(p.session.Restored)
	p.narrow()
}

// read is what is typed, that in the strip too.
func (p *Page) read() Form {
	f := p.session.Form.Clone()
	if p.inline.isOpen() {
		p.inline.put(&f)
	}
	return f
}

// changed is called by whoever committed something.
func (p *Page) changed(c app.Changed) {
	switch c.Kind {
	case app.EntityProject, app.EntityProgramme, app.EntityLedger:
		task.Deliver(p.scope, func() { task.After(p.scope, "reload", task.Debounce, p.reload) })
	}
}

// reload brings the rows anew; what is typed stays with its rows.
func (p *Page) reload() {
	f := p.filter
	task.Run(p.scope.Latest("rows"), func(ctx context.Context) ([]app.SheetRow, error) {
		return p.env.Office.Projects.Sheet(ctx, f)
	}, func(rows []app.SheetRow, err error) {
		if err != nil {
			p.env.Fail(err)
			return
		}
		p.all = rows
		p.narrow()
	})
}

// narrow shows the rows of the chip and the search. The row that is edited stays.
func (p *Page) narrow() {
	p.shown = nil
	for _, r := range p.all {
		if p.kind.of(r.Key, p.session.Form) && finds(r, p.words) {
			p.shown = append(p.shown, r)
		}
	}
	p.table.EmptyText = p.emptyText()
	p.table.SetSource(source{p.shown, p})
	p.bar.paint()
	p.inline.renew()
}

func (p *Page) emptyText() string {
	switch {
	case p.words != "":
		return p.env.T("sheet.empty.words", "words", p.words)
	case p.kind == kindTyped:
		return p.env.T("sheet.empty.typed")
	}
	return p.env.T("sheet.empty.all")
}

// source is the rows on show; the table finds them by key.
type source struct {
	widgets.Slice[app.SheetRow]
	page *Page
}

// IndexOf implements widgets.Finder.
func (s source) IndexOf(key int64) (int, bool) {
	for i, r := range s.Slice {
		if s.page.id(r) == key {
			return i, true
		}
	}
	return 0, false
}

// id is the key of a row for the table.
func (p *Page) id(r app.SheetRow) int64 {
	id, there := p.ids[r.Key]
	if !there {
		id = int64(len(p.ids) + 1)
		p.ids[r.Key] = id
	}
	return id
}

// clear forgets all that is typed.
func (p *Page) clear() {
	p.inline.close()
	p.session.Clear(func() {
		p.said = map[string]note{}
		p.bar.head.GaveBack(p.session.Restored)
		p.narrow()
		p.Focus()
	})
}
