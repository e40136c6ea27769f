package attached

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"kairyluu/app"
	"kairyluu/ui/dialogs"
	"kairyluu/ui/shell"
	"kairyluu/ui/widgets"
)

// Upload gathers, in a dialog, files for a card that is still to be stored.
type Upload struct {
	Paths []string

	env     *shell.Env
	title   string
	filters []dialogs.Filter
	button  *widgets.Button
	names   *widgets.Text
}

// NewUpload returns one with files that were dropped on the window. label is on
// its button, title on the system's dialog.
func NewUpload(env *shell.Env, label, title string, filters []dialogs.Filter, paths ...string) *Upload {
	u := &Upload{Paths: paths, env: env, title: title, filters: filters, names: widgets.NewCaption("")}
	u.button = widgets.NewButton(label, u.choose)
	u.tell()
	return u
}

// Cells are the button with the names of what was chosen beside it, together as
// wide as width.
func (u *Upload) Cells(width float32) []widgets.Cell {
	const button = 170
	return []widgets.Cell{{Width: button, Object: u.button}, {Width: width - button - 12, Grow: 1, Object: u.names}}
}

func (u *Upload) choose() {
	u.env.Dialogs.OpenFiles(u.title, true, u.filters, func(paths []string, err error) {
		if err != nil {
			u.env.Fail(err)
			return
		}
		u.Paths = append(u.Paths, paths...)
		u.tell()
	})
}

func (u *Upload) tell() {
	names := make([]string, len(u.Paths))
	for i, path := range u.Paths {
		names[i] = filepath.Base(path)
	}
	u.names.SetText(strings.Join(names, ", "))
}

// Readable refuses files that are not there, before anything is stored.
func (u *Upload) Readable() error {
	for _, path := range u.Paths {
		if _, err := os.Stat(path); err != nil {
			return unreadable(err, path)
		}
	}
	return nil
}

// Add attaches the files to a card that is stored now.
func (u *Upload) Add(ctx context.Context, to To) error {
	for _, path := range u.Paths {
		if err := attach(ctx, u.env.Office, to, path); err != nil {
			return err
		}
	}
	return nil
}

func unreadable(err error, path string) error {
	return app.FailWith(err, app.NotFound, "attached.unreadable", "name", filepath.Base(path))
}
