package appeals

import (
	"context"
	"image"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/casework"
	"kairyluu/ui/dialogs"
	"kairyluu/ui/task"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

const thumbSide = 104

// files are the attachments on a card.
type files struct {
	card *card
	root *fyne.Container
	list []app.Attachment
}

func newFiles(c *card) *files {
	f := &files{card: c, root: widgets.NewStack(4)}
	f.root.Hide()
	return f
}

// set shows the attachments; their contents are looked at in the background.
func (f *files) set(list []app.Attachment) {
	f.list = list
	f.root.Objects = nil
	if len(list) == 0 {
		f.root.Hide()
		f.root.Refresh()
		return
	}
	var thumbs []fyne.CanvasObject
	scope := f.card.page.scope.Latest(f.card.key("files"))
	for _, a := range list {
		line := f.line(a)
		f.root.Add(line.root)
		f.examine(scope, a, line)
		if casework.IsPicture(a) {
			thumbs = append(thumbs, f.thumb(scope, a))
		}
	}
	if len(thumbs) > 0 {
		f.root.Add(widgets.NewWrap(8, thumbs...))
	}
	f.root.Show()
	f.root.Refresh()
}

type fileLine struct {
	root *fyne.Container
	note *widgets.Text
}

// line is the name, the size, who attached it and when.
func (f *files) line(a app.Attachment) fileLine {
	v := f.card.page.view
	name := widgets.NewLink(a.Name, func() { f.open(a) })
	remove := widgets.NewButton(v.Words.T("appeals.file.remove"), func() { f.remove(a) })
	remove.SetKind(widgets.Quiet)
	note := widgets.NewCaption(v.Words.T("appeals.file.note", "size", v.Size(a.Size), "when", v.Moment(a.At), "who", a.Actor))
	return fileLine{
		root: widgets.NewStack(0, widgets.NewSpread([]fyne.CanvasObject{name}, []fyne.CanvasObject{remove}), note),
		note: note,
	}
}

// examine tells in red when the content is missing or not what was attached.
func (f *files) examine(scope *task.Scope, a app.Attachment, line fileLine) {
	task.Run(scope, func(ctx context.Context) (app.FileState, error) {
		return f.card.env.Office.Attachments.State(ctx, a), nil
	}, func(state app.FileState, err error) {
		if err != nil {
			f.card.env.Fail(err)
			return
		}
		if state != app.FileSound {
			line.note.SetStyle(widgets.TextStyle{Color: theme.ColorLate, Bold: true})
			line.note.SetText(f.card.env.T("appeals.file." + string(state)))
			f.root.Refresh()
		}
	})
}

func (f *files) thumb(scope *task.Scope, a app.Attachment) fyne.CanvasObject {
	thumb := widgets.NewThumb(a.Name, fyne.NewSize(thumbSide, thumbSide))
	thumb.OnTapped = func() { f.open(a) }
	task.Run(scope, func(ctx context.Context) (image.Image, error) {
		path, err := f.card.env.Office.Attachments.Path(ctx, a)
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

func (f *files) open(a app.Attachment) {
	task.Run(f.card.page.scope, func(ctx context.Context) (string, error) {
		return casework.Borrow(ctx, f.card.env.Office, a)
	}, func(path string, err error) {
		if err == nil {
			err = f.card.env.Open(path)
		}
		f.card.env.Fail(err)
	})
}

// chooseFiles attaches files picked in the system's dialog.
func (p *Page) chooseFiles(id int64) {
	p.env.Dialogs.OpenFiles(p.env.T("appeals.file.choose"), true, nil, func(paths []string, err error) {
		if err != nil {
			p.env.Fail(err)
			return
		}
		p.attach(id, paths)
	})
}

// attach adds files to an appeal, one after another.
func (p *Page) attach(id int64, paths []string) {
	if id == 0 || len(paths) == 0 {
		return
	}
	task.Run(p.scope, func(ctx context.Context) (int, error) {
		for i, path := range paths {
			if err := attach(ctx, p.env.Office, id, path); err != nil {
				return i, err
			}
		}
		return len(paths), nil
	}, func(n int, err error) {
		if n > 0 {
			p.env.Status(p.env.T("appeals.file.added", "n", n))
		}
		p.env.Fail(err)
	})
}

func attach(ctx context.Context, office *app.Office, id int64, path string) error {
	content, err := os.Open(path)
	if err != nil {
		return app.FailWith(err, app.NotFound, "appeals.file.unreadable", "name", filepath.Base(path))
	}
	defer content.Close()
	_, err = office.Attachments.Add(ctx, app.EntityAppeal, id, filepath.Base(path), content)
	return err
}

func (f *files) remove(a app.Attachment) {
	env := f.card.env
	env.Dialogs.Confirm(dialogs.Question{
		Title: env.T("appeals.file.remove_title"), Message: env.T("appeals.file.remove_message", "name", a.Name),
		Act: env.T("appeals.file.remove_do"), Danger: true,
	}, func() {
		task.Do(f.card.page.scope, func(ctx context.Context) error {
			return env.Office.Attachments.Remove(ctx, a)
		}, func(err error) {
			if err != nil {
				env.Fail(err)
				return
			}
			env.Status(env.T("appeals.file.removed", "name", a.Name))
		})
	})
}
