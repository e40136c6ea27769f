package shell

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"kairyluu/app"
	"kairyluu/ui/task"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// Factory makes the page of a place.
type Factory func(env *Env, r Route) Page

// Pages says which places exist in this program.
type Pages map[Place]Factory

// Frame is the window's content: bars around the page on show.
type Frame struct {
	env   *Env
	pages Pages
	scope *task.Scope // of the bars; pages have their own

	current Page
	route   Route
	past    []Route

	body   *fyne.Container // what the window shows
	center *fyne.Container // holds the page
	rail   map[Place]*widgets.NavItem
	search *widgets.Entry
	finder *finder       // drops down under search
	left   *widgets.Text // status line: what was just done
	right  *widgets.Text // status line: age of the last copy, size of the office
	late   int
	drop   func()
}

// New builds the frame over env and fills in env's ways around the window.
func New(env *Env, pages Pages) *Frame {
	f := &Frame{env: env, pages: pages, scope: env.NewScope()}
	f.body = container.NewStack()
	env.Go, env.Back, env.Status, env.hint = f.Go, f.Back, f.say, f.hint
	env.Search = func(words string) { f.search.SetText(words) }
	f.build()
	f.bindKeys()
	f.drop = env.Office.Bus.Subscribe(f.changed)
	task.Every(f.scope, statusPeriod, f.count)
	return f
}

// Content is what the window shows.
func (f *Frame) Content() fyne.CanvasObject { return f.body }

// Close ends the page and the frame.
func (f *Frame) Close() {
	f.drop()
	f.closePage()
	f.scope.Close()
}

// Route is where the window is.
func (f *Frame) Route() Route { return f.route }

// Page is the page on show.
func (f *Frame) Page() Page { return f.current }

// Rebuild makes the bars and the page anew: after a change of language or of
// the office's name.
func (f *Frame) Rebuild() {
	words := f.search.Text
	f.closePage()
	f.build()
	f.search.Text = words
	f.show(f.route)
}

// Go leads to r and keeps the way back. The page on show may hold it up to ask
// about unsaved input.
func (f *Frame) Go(r Route) {
	if f.pages[r.Place] == nil {
		return
	}
	f.leave(func() {
		if f.current != nil {
			f.past = append(f.past, f.route)
		}
		f.open(r)
	})
}

// Back leads to where Go came from.
func (f *Frame) Back() {
	if len(f.past) == 0 {
		return
	}
	f.leave(func() {
		r := f.past[len(f.past)-1]
		f.past = f.past[:len(f.past)-1]
		f.open(r)
	})
}

func (f *Frame) leave(then func()) {
	if page, ok := f.current.(Leaver); ok {
		page.Leave(then)
		return
	}
	then()
}

func (f *Frame) open(r Route) {
	f.finder.close()
	f.fillSearch(r.Words)
	if page, ok := f.current.(Shower); ok && f.route.Place == r.Place && page.Show(r) {
		f.route = r
		if f.finder.focused() { // what was looked for is on the page
			f.focusPage()
		}
		return
	}
	f.closePage()
	f.show(r)
}

func (f *Frame) show(r Route) {
	f.route = r
	f.env.OnDrop = nil
	f.current = f.pages[r.Place](f.env, r)
	f.center.Objects = []fyne.CanvasObject{f.current.Content()}
	f.center.Refresh()
	f.mark()
	f.focusPage()
}

// fillSearch shows what the page on show is searched for.
func (f *Frame) fillSearch(words string) {
	heard := f.search.OnChanged
	f.search.OnChanged = nil
	if f.search.Text != words {
		f.search.SetText(words)
	}
	f.search.OnChanged = heard
}

func (f *Frame) closePage() {
	if f.current != nil {
		f.current.Close()
		f.current = nil
	}
}

// build makes bars in the language of the window.
func (f *Frame) build() {
	f.center = container.NewStack()
	rule := func() *canvas.Rectangle {
		r := canvas.NewRectangle(theme.Color(theme.ColorLine))
		r.SetMinSize(fyne.NewSize(1, 1))
		return r
	}
	side := container.NewBorder(nil, nil, nil, rule(), f.makeRail())
	f.body.Objects = []fyne.CanvasObject{
		canvas.NewRectangle(theme.Color(theme.ColorRail)),
		container.NewBorder(
			container.NewBorder(nil, rule(), nil, nil, f.makeTop()),
			container.NewBorder(rule(), nil, nil, nil, f.makeStatus()),
			side, nil, f.center),
		f.finder.layer,
	}
	f.body.Refresh()
	f.count()
}

// changed brings the bars up to date after a commit, whoever made it.
func (f *Frame) changed(c app.Changed) {
	task.Deliver(f.scope, func() {
		if c.Kind == app.EntitySetting {
			f.Rebuild()
			return
		}
		task.After(f.scope, "count", task.Debounce, f.count)
	})
}

// Count brings the figures of the bars up to date.
func (f *Frame) Count() { f.count() }

// Tell shows an error: what a person can act on as its sentence, anything else
// as an incident; incident logs it and returns its number. nil and a cancelled
// question are passed over.
func Tell(env *Env, err error, incident func(error) string) {
	if err == nil || errors.Is(err, context.Canceled) {
		return
	}
	if sentence, ok := env.Words.Error(err); ok {
		env.Dialogs.Error(sentence, "")
		return
	}
	env.Dialogs.Error(env.T("shell.incident", "id", incident(err)), err.Error())
}
