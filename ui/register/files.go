package register

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

// files is the field of what is attached: a button and the files by name.
type files struct {
	p     *Page
	field *widgets.Field
	row   *fyne.Container
	add   *widgets.Button
	shown []app.Attachment
}

func newFiles(p *Page) *files {
	f := &files{p: p}
	f.add = widgets.NewButton(p.env.T("register.attach"), p.chooseFiles)
	f.row = widgets.NewWrap(6, f.add)
	f.field = widgets.NewField(p.env.T("register.files"), f.row)
	return f
}

// show lists the attachments; each name opens its file, the sign after it takes
// the file off. It tells whether the list changed.
func (f *files) show(list []app.Attachment) bool {
	if slices.Equal(f.shown, list) {
		return false
	}
	f.shown = slices.Clone(list)
	f.row.Objects = []fyne.CanvasObject{f.add}
	for _, a := range list {
		f.row.Add(widgets.NewRow(4,
			widgets.NewLink(a.Name, func() { f.p.openFile(a) }),
			widgets.NewLink("✕", func() { f.p.detachFile(a) })))
	}
	f.field.Refresh()
	return true
}

func (p *Page) chooseFiles() {
	p.env.Dialogs.OpenFiles(p.env.T("register.attach"), true, nil, func(paths []string, err error) {
		if err != nil {
			p.env.Fail(err)
			return
		}
		p.attach(paths)
	})
}

// attach keeps files at once, so that they can be taken from a stick that is
// drawn out a minute later. What could not be kept is told; the rest is kept.
func (p *Page) attach(paths []string) {
	if p.ui == nil || len(paths) == 0 {
		return
	}
	id := p.session.Form.ID
	task.Run(p.scope, func(ctx context.Context) ([]app.Attachment, error) {
		return p.keepFiles(ctx, id, paths)
	}, func(kept []app.Attachment, err error) {
		p.session.Take()
		f := p.session.Form.Clone()
		f.Attachments = append(f.Attachments, kept...)
		p.refill(f)
		if len(kept) > 0 {
			p.env.Status(p.env.T("register.attached", "n", len(kept)))
		}
		p.env.Fail(err)
	})
}

func (p *Page) keepFiles(ctx context.Context, id int64, paths []string) ([]app.Attachment, error) {
	var kept []app.Attachment
	var failed error
	for _, path := range paths {
		a, err := p.keepFile(ctx, id, path)
		if err != nil {
			failed = errors.Join(failed, err)
			continue
		}
		kept = append(kept, a)
	}
	return kept, failed
}

func (p *Page) keepFile(ctx context.Context, id int64, path string) (app.Attachment, error) {
	name := filepath.Base(path)
	file, err := os.Open(path)
	if err != nil {
		return app.Attachment{}, app.FailWith(err, app.NotFound, "register.file_unreadable", "name", name)
	}
	defer func() { _ = file.Close() }() // only read
	if info, err := file.Stat(); err == nil && info.IsDir() {
		return app.Attachment{}, app.Fail(app.Invalid, "register.file_is_folder", "name", name)
	}
	return p.env.Office.Attachments.Add(ctx, app.EntityAppeal, id, name, file)
}

func (p *Page) detachFile(a app.Attachment) {
	task.Do(p.scope, func(ctx context.Context) error {
		return p.env.Office.Attachments.Remove(ctx, a)
	}, func(err error) {
		if err != nil {
			p.env.Fail(err)
			return
		}
		p.session.Take()
		f := p.session.Form.Clone()
		f.Attachments = slices.DeleteFunc(f.Attachments, func(x app.Attachment) bool { return x.ID == a.ID })
		p.refill(f)
	})
}

func (p *Page) openFile(a app.Attachment) {
	task.Do(p.scope, func(ctx context.Context) error {
		path, err := p.env.Office.Attachments.Path(ctx, a)
		if err != nil {
			return err
		}
		return p.env.Open(path)
	}, p.env.Fail)
}
