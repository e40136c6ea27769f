package shell

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"kairyluu/app"
	"kairyluu/ui/task"
)

// bindKeys gives the window its shortcuts. Only Ctrl with Latin letters, digits
// and Enter work on a Cyrillic layout, so there are no others; our input
// fields hand on what they have no use for, and dialogs keep all of it.
func (f *Frame) bindKeys() {
	canvas := f.env.Window.Canvas()
	bind := func(key fyne.KeyName, do func()) {
		s := &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierControl}
		canvas.AddShortcut(s, func(fyne.Shortcut) {
			if len(canvas.Overlays().List()) == 0 {
				do()
			}
		})
	}
	for _, r := range rail {
		bind(fyne.KeyName(r.digit), func() { f.Go(Route{Place: r.place}) })
	}
	bind(fyne.KeyK, f.focusSearch)
	bind(fyne.KeyF, f.focusSearch)
	bind(fyne.KeyN, f.create)
	bind(fyne.KeyB, f.Back)
	bind(fyne.KeyS, func() {
		if p, ok := f.current.(Saver); ok {
			p.Save()
		}
	})
	bind(fyne.KeyE, func() {
		if p, ok := f.current.(Exporter); ok {
			p.Export()
		}
	})
	submit := func() {
		if p, ok := f.current.(Submitter); ok {
			p.Submit()
		}
	}
	bind(fyne.KeyReturn, submit)
	bind(fyne.KeyEnter, submit)
	canvas.SetOnTypedKey(f.typed)
}

// typed gets the keys that no widget took: the page first, then Esc as Back.
func (f *Frame) typed(ev *fyne.KeyEvent) {
	if len(f.env.Window.Canvas().Overlays().List()) > 0 {
		return
	}
	if p, ok := f.current.(KeyHandler); ok && p.Key(ev) {
		return
	}
	switch ev.Name {
	case fyne.KeyEscape:
		f.Back()
	case fyne.KeyF3:
		f.focusSearch()
	}
}

func (f *Frame) create() {
	if p, ok := f.current.(Creator); ok {
		p.Create()
		return
	}
	f.Go(Route{Place: Register})
}

func (f *Frame) focusSearch() { f.env.Window.Canvas().Focus(f.search) }

func (f *Frame) focusPage() {
	if p, ok := f.current.(Focuser); ok {
		p.Focus()
	}
}

// searchKey lets the search box be left with the keys that leave it: Esc
// clears it first, Down goes to what was found.
func (f *Frame) searchKey(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyEscape:
		if f.search.Text != "" {
			f.search.SetText("")
		}
		f.focusPage()
	case fyne.KeyDown:
		f.focusPage()
	default:
		return false
	}
	return true
}

// searching sends what is typed to the page, or to the list of appeals when
// the page has nothing to search.
func (f *Frame) searching(words string) {
	task.After(f.scope, "search", task.Debounce, func() {
		if p, ok := f.current.(Searcher); ok {
			f.route.Words = words
			p.Search(words)
			return
		}
		if words != "" {
			f.Go(Route{Place: Appeals, Words: words, Filter: &app.AppealFilter{}})
		}
	})
}
