// Package safefile writes files that a person asked for (workbooks, tables) so
// that a failure never costs the file that was there before.
package safefile

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"syscall"

	"kairyluu/app"
)

// Write makes the file at path out of what fill writes. It is written beside,
// synced and then renamed: path holds either the old file or the whole new one.
// Errors that a person can act on are *app.Error "listing.…".
func Write(path string, fill func(io.Writer) error) error {
	f, err := create(path)
	if err != nil {
		return classed(path, err)
	}
	defer os.Remove(f.Name()) // it is gone already when all went well
	w := bufio.NewWriterSize(f, 1<<16)
	err = fill(w)
	if err == nil {
		err = w.Flush()
	}
	if err == nil {
		err = f.Sync()
	}
	if err := errors.Join(err, f.Close()); err != nil {
		return classed(path, err)
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return renameFault(path, err)
	}
	return syncFolder(filepath.Dir(path))
}

// create opens a new file beside path, with the permissions of an ordinary one.
func create(path string) (*os.File, error) {
	const attempts = 100
	dir, name := filepath.Split(path)
	for range attempts {
		beside := filepath.Join(dir, fmt.Sprintf(".%s.%08x", name, rand.Uint32()))
		f, err := os.OpenFile(beside, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if !errors.Is(err, fs.ErrExist) {
			return f, err
		}
	}
	return nil, fs.ErrExist
}

// Codes of Windows that package errors does not class.
const (
	winSharingViolation = syscall.Errno(32)
	winDiskFull         = syscall.Errno(112)
)

func classed(path string, err error) error {
	name := filepath.Base(path)
	windows := runtime.GOOS == "windows"
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), windows && errors.Is(err, winDiskFull):
		return app.FailWith(err, app.Full, "listing.full", "name", name)
	case windows && errors.Is(err, winSharingViolation):
		return app.FailWith(err, app.Busy, "listing.in_use", "name", name)
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return app.FailWith(err, app.ReadOnly, "listing.denied", "name", name)
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		return app.FailWith(err, app.NotFound, "listing.no_folder", "name", name)
	}
	return err
}

// renameFault classes a rename that was refused: on Windows that is how a file
// open in Excel shows itself.
func renameFault(path string, err error) error {
	if runtime.GOOS == "windows" && errors.Is(err, fs.ErrPermission) {
		return app.FailWith(err, app.Busy, "listing.in_use", "name", filepath.Base(path))
	}
	return classed(path, err)
}

// syncFolder makes the new name survive a power cut. Windows has no such call
// for folders, and some network folders refuse it: the file itself is synced.
func syncFolder(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return nil //nolint:nilerr // a folder that may be written but not read
	}
	defer d.Close()
	_ = d.Sync()
	return nil
}
