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
	bind(fyne.KeyP, func() {
		if p, ok := f.current.(Printer); ok {
			p.Print()
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

// searchKey lets the search box be left with the keys that leave it: what dropped
// down has them first, then Esc clears the box.
func (f *Frame) searchKey(ev *fyne.KeyEvent) bool {
	if f.finder.key(ev) {
		return true
	}
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

// searching drops down what the office has of what is typed, and narrows the list
// of the page to it.
func (f *Frame) searching(words string) {
	f.finder.typed(words)
	task.After(f.scope, "search", task.Debounce, func() {
		if f.search.Text == words { // else another page has come since
			f.searchPage(words)
		}
	})
}

// searchPage searches the list of the page; false when it has none.
func (f *Frame) searchPage(words string) bool {
	p, ok := f.current.(Searcher)
	if ok {
		f.route.Words = words
		p.Search(words)
	}
	return ok
}

// searched is the page whose list Enter in the box searches.
func (f *Frame) searched() Place {
	if _, ok := f.current.(Searcher); ok {
		return f.route.Place
	}
	return Appeals
}

// searchHere is Enter: the list of the page at once, or that of appeals when the
// page has nothing to search.
func (f *Frame) searchHere(words string) {
	if words == "" || f.searchPage(words) {
		f.focusPage()
		return
	}
	f.Go(Route{Place: Appeals, Words: words, Filter: &app.AppealFilter{}})
}

// registerKey is the key to the form of an appeal, "" where the page makes
// something else with it.
func (f *Frame) registerKey() string {
	if _, ok := f.current.(Creator); ok && f.route.Place != Appeals {
		return ""
	}
	return "Ctrl+N"
}
