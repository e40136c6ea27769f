package db

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"

	"kairyluu/app"
)

// Files keeps the contents of attachments in a folder, each under its SHA-256.
// What is there is never written again.
type Files struct{ dir string }

// Files are the attachments of the office.
func (s *Store) Files() *Files { return &Files{filepath.Join(s.dir, filesDir)} }

// Keep implements app.Files.
func (f *Files) Keep(ctx context.Context, r io.Reader) (sum string, size int64, mime string, err error) {
	if err := f.ready(); err != nil {
		return "", 0, "", wrap("keep file", folderError(err, f.dir))
	}
	temp, err := os.CreateTemp(f.dir, ".new-*")
	if err != nil {
		return "", 0, "", wrap("keep file", folderError(err, f.dir))
	}
	defer os.Remove(temp.Name()) // gone already when all went well
	k := &taker{to: temp}
	err = k.take(ctx, r)
	if err = errors.Join(err, temp.Close()); err != nil {
		return "", 0, "", wrap("keep file", folderError(err, f.dir))
	}
	sum = hex.EncodeToString(k.hash.Sum(nil))
	if err := f.place(ctx, temp.Name(), sum); err != nil {
		return "", 0, "", wrap("keep file", folderError(err, f.dir))
	}
	return sum, k.size, http.DetectContentType(k.head), nil
}

// ready makes the folder, but not the data folder around it: where that was taken
// away, one of the same name would stand in its way back.
func (f *Files) ready() error {
	err := os.Mkdir(f.dir, 0o700)
	switch {
	case errors.Is(err, fs.ErrExist):
		return nil
	case errors.Is(err, fs.ErrNotExist):
		return app.FailWith(err, app.Gone, "data.gone", "dir", filepath.Dir(f.dir))
	}
	return err
}

// place gives a synced file its name, unless its content is there already.
func (f *Files) place(ctx context.Context, temp, sum string) error {
	path := f.Path(sum)
	if f.State(ctx, sum) == app.FileSound {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	if err := os.Rename(temp, path); err != nil {
		return err
	}
	for _, dir := range []string{filepath.Dir(path), f.dir, filepath.Dir(f.dir)} {
		if err := syncDir(dir); err != nil {
			return err
		}
	}
	return nil
}

// taker copies to a file and on the way learns the content's hash, size and beginning.
type taker struct {
	to   *os.File
	hash hash.Hash
	size int64
	head []byte
}

func (k *taker) take(ctx context.Context, r io.Reader) error {
	k.hash = sha256.New()
	var err error
	if k.size, err = io.Copy(io.MultiWriter(k.to, k.hash, k), reading{ctx, r}); err != nil {
		return err
	}
	return k.to.Sync()
}

// Write keeps the beginning, from which the type is told.
func (k *taker) Write(p []byte) (int, error) {
	if room := 512 - len(k.head); room > 0 {
		k.head = append(k.head, p[:min(room, len(p))]...)
	}
	return len(p), nil
}

// reading stops reading when its context is done.
type reading struct {
	ctx context.Context
	r   io.Reader
}

func (r reading) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.r.Read(p)
}

// Path implements app.Files.
func (f *Files) Path(sum string) string {
	if len(sum) < 2 {
		return filepath.Join(f.dir, sum)
	}
	return filepath.Join(f.dir, sum[:2], sum)
}

// State implements app.Files.
func (f *Files) State(ctx context.Context, sum string) app.FileState {
	got, err := fileSum(ctx, f.Path(sum))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return app.FileMissing
	case err != nil || got != sum:
		return app.FileAltered
	}
	return app.FileSound
}

// fileSum is the SHA-256 of a file. It must not be asked of a database in use:
// closing the file would drop SQLite's locks on it.
func fileSum(ctx context.Context, path string) (string, error) {
	file, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer file.Close() // read only
	h := sha256.New()
	if _, err := io.Copy(h, reading{ctx, file}); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// copyTo copies contents into another folder of the same kind; what is there
// already and sound is left.
func (f *Files) copyTo(ctx context.Context, dir string, files []storedFile) error {
	to := &Files{dir}
	for _, file := range files {
		if to.State(ctx, file.SHA256) == app.FileSound {
			continue
		}
		err := func() error {
			from, err := os.Open(f.Path(file.SHA256))
			if errors.Is(err, fs.ErrNotExist) {
				return nil // missed already; check tells
			}
			if err != nil {
				return err
			}
			defer from.Close() // read only
			_, _, _, err = to.Keep(ctx, from)
			return err
		}()
		if err != nil {
			return err
		}
	}
	return nil
}
