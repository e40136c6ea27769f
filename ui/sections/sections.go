// Package sections is a page of several parts, one on show at a time, chosen
// from a list at the left.
package sections

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"kairyluu/app"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// Section is one part of a page. Load reads what it shows, each time it comes on
// show.
type Section interface {
	Content() fyne.CanvasObject
	Load()
	Focus()
}

// What a section may also be able to do; the pane finds out by assertion, as the
// shell does of pages.
type (
	// Form holds input that may be unsaved.
	Form interface {
		Dirty() bool
		SaveThen(then func()) // then is called only when it was saved
	}
	// Leaver asks by itself what becomes of its input before it is left.
	Leaver interface{ Leave(leave func()) }
	// Watcher hears of every committed change while it is on show.
	Watcher interface{ Changed(c app.Changed) }
)

// Item is an entry of the list. Make builds the section when it is first chosen.
type Item struct {
	Key, Title string // Title is a key of the catalogue
	Make       func(scope *task.Scope) Section
}

// listWidth is the width of the list at the left.
const listWidth = 192

// Pane shows the list and the chosen section, and hands on to it what the shell
// asks of the page.
type Pane struct {
	env     *shell.Env
	at      shell.Place
	scope   *task.Scope
	items   []Item
	links   []*widgets.NavItem
	made    map[string]Section
	current string
	place   *fyne.Container
	whole   *fyne.Container
	stop    func()
}

// New returns the page of a place with the section that the route names in Dict,
// the first one when it names none.
func New(env *shell.Env, r shell.Route, items ...Item) *Pane {
	p := &Pane{env: env, at: r.Place, scope: env.NewScope(), items: items, made: map[string]Section{}}
	p.place = &fyne.Container{Layout: fill{}}
	list := make([]fyne.CanvasObject, len(items))
	for i, item := range items {
		link := widgets.NewNavItem(env.T(item.Title), "", func() { p.Choose(item.Key) })
		p.links = append(p.links, link)
		list[i] = link
	}
	side := widgets.NewScroll(widgets.NewInset(widgets.NewStack(2, list...), 10, 6, 10, 6))
	rule := canvas.NewRectangle(theme.Color(theme.ColorLine))
	p.whole = &fyne.Container{Layout: beside{listWidth}, Objects: []fyne.CanvasObject{side, p.place, rule}}
	p.stop = env.Office.Bus.Subscribe(func(c app.Changed) {
		task.Deliver(p.scope, func() { p.changed(c) })
	})
	p.show(items[max(0, p.index(string(r.Dict)))].Key)
	return p
}

// Content implements shell.Page.
func (p *Pane) Content() fyne.CanvasObject { return p.whole }

// Close implements shell.Page.
func (p *Pane) Close() {
	p.stop()
	p.scope.Close()
}

// Current is the section on show.
func (p *Pane) Current() Section { return p.made[p.current] }

// Choose goes to another section by the window's own way, so that Back returns,
// unsaved input is asked about, and a page made anew opens where it was.
func (p *Pane) Choose(key string) {
	if key != p.current {
		p.env.Go(shell.Route{Place: p.at, Dict: app.Dict(key)})
	}
}

// Show implements shell.Shower.
func (p *Pane) Show(r shell.Route) bool {
	i := max(0, p.index(string(r.Dict)))
	if p.items[i].Key != p.current {
		p.show(p.items[i].Key)
	}
	p.Focus()
	return true
}

// Leave implements shell.Leaver.
func (p *Pane) Leave(leave func()) {
	if leaver, ok := p.Current().(Leaver); ok {
		leaver.Leave(leave)
		return
	}
	form, ok := p.Current().(Form)
	if !ok {
		leave()
		return
	}
	fieldset.Guard{Words: p.env.Words, Dialogs: p.env.Dialogs, Dirty: form.Dirty, Save: form.SaveThen}.Pass(leave)
}

// Focus implements shell.Focuser.
func (p *Pane) Focus() { p.Current().Focus() }

// Save implements shell.Saver.
func (p *Pane) Save() {
	switch s := p.Current().(type) {
	case shell.Saver:
		s.Save() // it knows where to go on
	case Form:
		s.SaveThen(func() {})
	}
}

// Submit implements shell.Submitter: Ctrl+Enter saves.
func (p *Pane) Submit() { p.Save() }

// Key implements shell.KeyHandler: F6 goes to the next section, the rest is the
// section's.
func (p *Pane) Key(ev *fyne.KeyEvent) bool {
	if ev.Name == fyne.KeyF6 {
		p.Choose(p.items[(p.index(p.current)+1)%len(p.items)].Key)
		return true
	}
	s, ok := p.Current().(shell.KeyHandler)
	return ok && s.Key(ev)
}

func (p *Pane) index(key string) int {
	return slices.IndexFunc(p.items, func(i Item) bool { return i.Key == key })
}

func (p *Pane) show(key string) {
	i := p.index(key)
	if p.made[key] == nil {
		p.made[key] = p.items[i].Make(p.scope)
	}
	p.current = key
	for j, link := range p.links {
		link.SetSelected(i == j)
	}
	p.place.Objects = []fyne.CanvasObject{p.made[key].Content()}
	p.place.Refresh()
	p.made[key].Load()
}

func (p *Pane) changed(c app.Changed) {
	if w, ok := p.Current().(Watcher); ok {
		w.Changed(c)
	}
}
