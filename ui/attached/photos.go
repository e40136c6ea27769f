package attached

import (
	"context"
	"image"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/casework"
	"kairyluu/ui/dialogs"
	"kairyluu/ui/shell"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

// Pictures are the files that the window can show small.
func Pictures(env *shell.Env) []dialogs.Filter {
	return []dialogs.Filter{{Name: env.T("attached.pictures"), Extensions: []string{"jpg", "jpeg", "png", "gif"}}}
}

// Photos shows attachments small, one beside the other, as long as scope lives; a
// click opens one.
func Photos(env *shell.Env, scope *task.Scope, list []app.Attachment) fyne.CanvasObject {
	thumbs := make([]fyne.CanvasObject, len(list))
	for i, a := range list {
		thumbs[i] = photo(env, scope, a)
	}
	return widgets.NewWrap(8, thumbs...)
}

// photo says under its place what cannot be shown there.
func photo(env *shell.Env, scope *task.Scope, a app.Attachment) fyne.CanvasObject {
	thumb := widgets.NewThumb(a.Name, fyne.NewSize(thumbSide, thumbSide))
	thumb.OnTapped = func() { Open(env, scope, a) }
	if !casework.IsPicture(a) {
		return thumb
	}
	task.Run(scope, func(ctx context.Context) (image.Image, error) {
		path, err := env.Office.Attachments.Path(ctx, a)
		if err != nil {
			return nil, err
		}
		return casework.Picture(path, 2*thumbSide)
	}, func(picture image.Image, err error) {
		if err != nil {
			thumb.SetCaption(env.T("attached.no_picture", "name", a.Name))
			return
		}
		thumb.SetImage(picture)
	})
	return thumb
}

// Open opens a copy of an attachment with the system's program.
func Open(env *shell.Env, scope *task.Scope, a app.Attachment) {
	task.Run(scope, func(ctx context.Context) (string, error) {
		return casework.Borrow(ctx, env.Office, a)
	}, func(path string, err error) {
		if err == nil {
			err = env.Open(path)
		}
		env.Fail(err)
	})
}
