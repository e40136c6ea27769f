// Package attached shows the files that belong to a card, and attaches more.
package attached

import (
	"context"
	"image"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/casework"
	"kairyluu/ui/dialogs"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

const thumbSide = 104

// Files are the attachments on a card.
type Files struct {
	Root *fyne.Container

	env   *shell.Env
	scope *task.Scope
	key   string // keeps the questions of two cards of a page apart
	view  func() casework.View
}

// New returns an empty list that lives as long as the scope of its page. view is
// asked for its words each time.
func New(env *shell.Env, scope *task.Scope, key string, view func() casework.View) *Files {
	f := &Files{Root: widgets.NewStack(4), env: env, scope: scope, key: key, view: view}
	f.Root.Hide()
	return f
}

// Set shows attachments; their contents are looked at in the background.
func (f *Files) Set(list []app.Attachment) {
	f.Root.Objects = nil
	if len(list) == 0 {
		f.Root.Hide()
		f.Root.Refresh()
		return
	}
	var thumbs []fyne.CanvasObject
	scope := f.scope.Latest(f.key)
	for _, a := range list {
		line := f.line(a)
		f.Root.Add(line.root)
		f.examine(scope, a, line)
		if casework.IsPicture(a) {
			thumbs = append(thumbs, f.thumb(scope, a))
		}
	}
	if len(thumbs) > 0 {
		f.Root.Add(widgets.NewWrap(8, thumbs...))
	}
	f.Root.Show()
	f.Root.Refresh()
}

type fileLine struct {
	root *fyne.Container
	note *widgets.Text
}

// line is the name, the size, who attached it and when.
func (f *Files) line(a app.Attachment) fileLine {
	v := f.view()
	name := widgets.NewLink(a.Name, func() { f.open(a) })
	remove := widgets.NewButton(v.Words.T("attached.remove"), func() { Remove(f.env, f.scope, a) })
	remove.SetKind(widgets.Quiet)
	note := widgets.NewCaption(v.Words.T("attached.note", "size", v.Size(a.Size), "when", v.Moment(a.At), "who", a.Actor))
	return fileLine{
		root: widgets.NewStack(0, widgets.NewSpread([]fyne.CanvasObject{name}, []fyne.CanvasObject{remove}), note),
		note: note,
	}
}

// examine tells in red when the content is missing or not what was attached.
func (f *Files) examine(scope *task.Scope, a app.Attachment, line fileLine) {
	task.Run(scope, func(ctx context.Context) (app.FileState, error) {
		return f.env.Office.Attachments.State(ctx, a), nil
	}, func(state app.FileState, err error) {
		if err != nil {
			f.env.Fail(err)
			return
		}
		if state != app.FileSound {
			line.note.SetStyle(widgets.TextStyle{Color: theme.ColorLate, Bold: true})
			line.note.SetText(f.env.T("attached." + string(state)))
			f.Root.Refresh()
		}
	})
}

func (f *Files) thumb(scope *task.Scope, a app.Attachment) fyne.CanvasObject {
	thumb := widgets.NewThumb(a.Name, fyne.NewSize(thumbSide, thumbSide))
	thumb.OnTapped = func() { f.open(a) }
	task.Run(scope, func(ctx context.Context) (image.Image, error) {
		path, err := f.env.Office.Attachments.Path(ctx, a)
		if err != nil {
			return nil, err
		}
		return casework.Picture(path, 2*thumbSide)
	}, func(picture image.Image, err error) {
		if err == nil { // what is wrong with the file stands on its line
			thumb.SetImage(picture)
		}
	})
	return thumb
}

func (f *Files) open(a app.Attachment) { Open(f.env, f.scope, a) }

// To is the card that files are attached to.
type To struct {
	Entity string
	ID     int64
}

// Choose attaches files picked in the system's dialog.
func Choose(env *shell.Env, scope *task.Scope, to To) {
	choose(env, scope, to, env.T("attached.choose"), nil)
}

// ChoosePhotos attaches pictures picked in the system's dialog.
func ChoosePhotos(env *shell.Env, scope *task.Scope, to To) {
	choose(env, scope, to, env.T("attached.choose_photos"), Pictures(env))
}

func choose(env *shell.Env, scope *task.Scope, to To, title string, kinds []dialogs.Filter) {
	env.Dialogs.OpenFiles(title, true, kinds, func(paths []string, err error) {
		if err != nil {
			env.Fail(err)
			return
		}
		Attach(env, scope, to, paths)
	})
}

// Attach adds files to a card, one after another; to no card it does nothing.
func Attach(env *shell.Env, scope *task.Scope, to To, paths []string) {
	if to.ID == 0 || len(paths) == 0 {
		return
	}
	task.Run(scope, func(ctx context.Context) (int, error) {
		for i, path := range paths {
			if err := attach(ctx, env.Office, to, path); err != nil {
				return i, err
			}
		}
		return len(paths), nil
	}, func(n int, err error) {
		if n > 0 {
			env.Status(env.T("attached.added", "n", n))
		}
		env.Fail(err)
	})
}

func attach(ctx context.Context, office *app.Office, to To, path string) error {
	content, err := os.Open(path)
	if err != nil {
		return unreadable(err, path)
	}
	defer content.Close()
	_, err = office.Attachments.Add(ctx, to.Entity, to.ID, filepath.Base(path), content)
	return err
}

// Remove takes a file off its card after a question: it may show what it must not.
func Remove(env *shell.Env, scope *task.Scope, a app.Attachment) {
	env.Dialogs.Confirm(dialogs.Question{
		Title: env.T("attached.remove_title"), Message: env.T("attached.remove_message", "name", a.Name),
		Act: env.T("attached.remove_do"), Danger: true,
	}, func() {
		task.Do(scope, func(ctx context.Context) error {
			return env.Office.Attachments.Remove(ctx, a)
		}, func(err error) {
			if err != nil {
				env.Fail(err)
				return
			}
			env.Status(env.T("attached.removed", "name", a.Name))
		})
	})
}
