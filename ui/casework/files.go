package casework

import (
	"context"
	"fmt"
	"image"
	"io"
	"os"
	"path/filepath"
	"strings"

	"kairyluu/app"
	"kairyluu/app/picture"
	"kairyluu/app/text"
)

// IsPicture tells whether Picture can make the attachment small.
func IsPicture(a app.Attachment) bool { return picture.Readable(a.Type) }

// Picture reads a picture, upright and small enough to fit a square of side
// points.
func Picture(path string, side int) (image.Image, error) { return picture.Read(path, side) }

// Size says how large a file is: «120 КБ».
func (v View) Size(bytes int64) string {
	const kilo = 1024
	switch {
	case bytes < kilo:
		return v.Words.T("casework.size.b", "n", int(bytes))
	case bytes < kilo*kilo:
		return v.Words.T("casework.size.kb", "n", int((bytes+kilo/2)/kilo))
	}
	return v.Words.T("casework.size.mb", "size", text.FormatDecimal(v.Words.Lang(), float64(bytes)/kilo/kilo, 1))
}

// Borrow copies an attachment to a folder of its own among the system's
// temporary files, under the name it came with: programs go by the ending of a
// name, and the content itself must never be changed. A missing or altered
// attachment is a Damaged error.
func Borrow(ctx context.Context, office *app.Office, a app.Attachment) (path string, err error) {
	from, err := office.Attachments.Path(ctx, a)
	if err != nil {
		return "", err
	}
	dir, err := os.MkdirTemp("", "kairyluu-")
	if err != nil {
		return "", fmt.Errorf("copy attachment: %w", err)
	}
	path = filepath.Join(dir, fileName(a.Name))
	if err := copyFile(path, from); err != nil {
		return "", fmt.Errorf("copy attachment: %w", err)
	}
	return path, nil
}

// fileName is a name that every system takes.
func fileName(name string) string {
	name = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`<>:"/\|?*`, r) {
			return '_'
		}
		return r
	}, name)
	if name = strings.Trim(name, " ."); name == "" {
		return "file"
	}
	return name
}

func copyFile(to, from string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	if _, err := io.Copy(out, in); err != nil {
		out.Close()
		return err
	}
	return out.Close()
}
