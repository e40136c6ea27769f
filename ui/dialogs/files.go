package dialogs

import (
	"context"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

// Filter is one kind of file to offer: a name and extensions without the dot.
type Filter struct {
	Name       string
	Extensions []string
}

// Files are the system's own file dialogs. They block, so they are called away
// from the window's thread. An empty answer without an error means that the user
// gave up; an error means that the system has no such dialog.
type Files struct {
	Open func(title string, multi bool, filters []Filter) ([]string, error)
	Save func(title, defaultName string, filters []Filter) (string, error)
}

// OpenFiles asks for files to read. done is not called when the user gives up.
func (d *Dialogs) OpenFiles(title string, multi bool, filters []Filter, done func(paths []string, err error)) {
	ask := func() ([]string, error) { return d.files.Open(title, multi, filters) }
	if d.files.Open == nil {
		ask = noDialog
	}
	d.native(ask, func(paths []string, err error) {
		switch {
		case err != nil:
			d.browse(browseRequest{title: title, multi: multi, filters: filters}, done)
		case len(paths) > 0:
			done(paths, nil)
		}
	})
}

// SaveFile asks where to write a file and adds the first filter's extension to a
// name without one. done is not called when the user gives up.
func (d *Dialogs) SaveFile(title, defaultName string, filters []Filter, done func(path string, err error)) {
	one := func(paths []string, err error) {
		if err != nil {
			done("", err)
			return
		}
		done(withExtension(paths[0], filters), nil)
	}
	ask := func() ([]string, error) {
		path, err := d.files.Save(title, defaultName, filters)
		if path == "" {
			return nil, err
		}
		return []string{path}, err
	}
	if d.files.Save == nil {
		ask = noDialog
	}
	d.native(ask, func(paths []string, err error) {
		switch {
		case err != nil:
			d.browse(browseRequest{title: title, save: true, name: defaultName, filters: filters}, one)
		case len(paths) > 0:
			one(paths, nil)
		}
	})
}

// native runs a dialog of the system. It is not modal to our window by itself,
// so a shade over the window keeps clicks and keys away meanwhile.
func (d *Dialogs) native(ask func() ([]string, error), then func([]string, error)) {
	m := d.modal("", widgets.NewText("", widgets.TextStyle{}), fyne.NewSize(0, 0))
	m.veil = true
	m.show()
	task.Run(d.scope, func(context.Context) ([]string, error) {
		runtime.LockOSThread() // Windows' dialog belongs to the thread that opened it
		defer runtime.UnlockOSThread()
		return ask()
	}, func(paths []string, err error) {
		m.close()
		then(paths, err)
	})
}

type errNoDialog struct{}

func (errNoDialog) Error() string { return "the system has no file dialog" }

func noDialog() ([]string, error) { return nil, errNoDialog{} }

func withExtension(path string, filters []Filter) string {
	if filepath.Ext(path) != "" || len(filters) == 0 || len(filters[0].Extensions) == 0 {
		return path
	}
	return path + "." + filters[0].Extensions[0]
}

// matches tells whether a file is of one of the kinds.
func matches(name string, filters []Filter) bool {
	if len(filters) == 0 {
		return true
	}
	extension := strings.ToLower(strings.TrimPrefix(filepath.Ext(name), "."))
	for _, filter := range filters {
		if len(filter.Extensions) == 0 || slices.Contains(filter.Extensions, "*") || slices.Contains(filter.Extensions, extension) {
			return true
		}
	}
	return false
}
