package dialogs

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

// browseRequest is what the list of files is opened for.
type browseRequest struct {
	title   string
	save    bool
	multi   bool
	name    string
	filters []Filter
}

// browser is a plain list of folders and files, for systems without a file
// dialog of their own. Folders are read away from the window's thread: a dead
// network drive must not freeze it.
type browser struct {
	request browseRequest
	words   Words
	scope   *task.Scope
	folder  string
	path    *widgets.Text
	name    *widgets.Entry
	table   *widgets.Table[entry]
	form    *Form
	confirm func(path string, yes func())
	done    func([]string, error)
}

// entry is a file or a folder; number tells rows of one listing apart.
type entry struct {
	number int64
	name   string
	folder bool
}

func (d *Dialogs) browse(request browseRequest, done func([]string, error)) {
	b := &browser{request: request, words: d.words(), scope: d.scope.Sub(), done: done}
	b.path = widgets.NewCaption("")
	b.name = widgets.NewEntry()
	b.name.SetText(request.name)
	b.table = widgets.NewTable(func(e entry) int64 { return e.number }, widgets.Column[entry]{
		ID: "name", Title: b.words.FileName, Width: 300, Grow: 1, Text: entry.label,
	})
	b.table.SingleSelect = !request.multi || request.save
	b.table.OnOpen = b.open
	b.table.OnCurrent = b.mark
	up := widgets.NewButton(b.words.Up, func() { b.show(filepath.Dir(b.folder)) })
	content := widgets.NewStack(8,
		widgets.NewSpread([]fyne.CanvasObject{b.path}, []fyne.CanvasObject{up}),
		widgets.NewHeight(b.table, 320), b.name)
	okText := b.words.Open
	if request.save {
		okText = b.words.Save
	}
	b.confirm = func(path string, yes func()) {
		d.Confirm(Question{Title: request.title, Message: b.words.Overwrite + "\n" + path, Act: okText, Danger: true}, yes)
	}
	b.form = d.Form(request.title, content, okText, func(func()) { b.accept() })
	b.form.SetWidth(620)
	d.window.Canvas().Focus(b.table)
	b.show(startFolder())
}

func (e entry) label() string {
	if e.folder {
		return e.name + string(filepath.Separator)
	}
	return e.name
}

func startFolder() string {
	if home, err := os.UserHomeDir(); err == nil {
		return home
	}
	return string(filepath.Separator)
}

// show lists a folder; one that cannot be read is told above the list.
func (b *browser) show(folder string) {
	task.Run(b.scope.Latest("folder"), func(context.Context) ([]entry, error) {
		return list(folder, b.request.filters)
	}, func(entries []entry, err error) {
		if err != nil {
			b.form.SetError(b.words.Unreadable + " " + folder)
			return
		}
		b.form.SetError("")
		b.folder = folder
		b.path.SetText(folder)
		b.table.ClearSelection()
		b.table.SetSource(widgets.Slice[entry](entries))
	})
}

// list reads a folder: folders first, hidden files left out.
func list(folder string, filters []Filter) ([]entry, error) {
	read, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	var folders, files []entry
	for i, e := range read {
		switch row := (entry{int64(i + 1), e.Name(), e.IsDir()}); {
		case strings.HasPrefix(row.name, "."):
		case row.folder:
			folders = append(folders, row)
		case matches(row.name, filters):
			files = append(files, row)
		}
	}
	return append(folders, files...), nil
}

func (b *browser) mark(e entry, ok bool) {
	if ok && !e.folder {
		b.name.SetText(e.name)
	}
}

func (b *browser) open(e entry) {
	if e.folder {
		b.show(filepath.Join(b.folder, e.name))
		return
	}
	b.name.SetText(e.name)
	b.accept()
}

// accept answers with the selected files, or with the name that was typed.
func (b *browser) accept() {
	paths := b.chosen()
	if len(paths) == 0 {
		return
	}
	if info, err := os.Stat(paths[0]); err == nil && info.IsDir() {
		b.show(paths[0])
		return
	} else if err == nil && b.request.save {
		b.confirm(paths[0], func() { b.finish(paths) })
		return
	}
	b.finish(paths)
}

func (b *browser) chosen() []string {
	name := strings.TrimSpace(b.name.Text)
	if name == "" {
		return nil
	}
	if filepath.IsAbs(name) {
		return []string{name}
	}
	if b.request.save {
		return []string{withExtension(filepath.Join(b.folder, name), b.request.filters)}
	}
	paths := b.selectedFiles()
	if typed := filepath.Join(b.folder, name); !slices.Contains(paths, typed) {
		return []string{typed}
	}
	return paths
}

func (b *browser) selectedFiles() []string {
	var paths []string
	for _, e := range b.table.SelectedRows() {
		if !e.folder {
			paths = append(paths, filepath.Join(b.folder, e.name))
		}
	}
	return paths
}

func (b *browser) finish(paths []string) {
	b.form.Close()
	b.scope.Close()
	b.done(paths, nil)
}
