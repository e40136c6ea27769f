package dossier

import (
	"archive/zip"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/safefile"
)

// to opens the place of a dossier for fill: a zip whose files are of that day, or a
// folder.
func to(place string, day civil.Date, fill func(put) error) error {
	if !strings.EqualFold(filepath.Ext(place), ".zip") {
		return inFolder(place, fill)
	}
	return safefile.Write(place, func(out io.Writer) error {
		z := zip.NewWriter(out)
		err := fill(func(name string, from io.Reader) error {
			w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: method(name), Modified: day.Time(time.UTC)})
			if err == nil {
				_, err = io.Copy(w, from)
			}
			return err
		})
		return errors.Join(err, z.Close())
	})
}

// method does not press photos and office documents a second time.
func method(name string) uint16 {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".jpg", ".jpeg", ".png", ".zip", ".docx", ".xlsx", ".mp4":
		return zip.Store
	}
	return zip.Deflate
}

// inFolder writes into a folder that is new or empty, so that nothing of another
// dossier is mixed with it.
func inFolder(dir string, fill func(put) error) error {
	there, err := os.ReadDir(dir)
	switch {
	case err == nil && len(there) > 0:
		return app.Fail(app.Denied, "dossier.not_empty", "dir", dir)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return err
	}
	return fill(func(name string, from io.Reader) error {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		return safefile.Write(file, func(out io.Writer) error {
			_, err := io.Copy(out, from)
			return err
		})
	})
}
