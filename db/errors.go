package db

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"syscall"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"kairyluu/app"
)

// wrap says what was attempted, and classes what a person can act on. It is the
// only place that knows SQLite's codes.
func wrap(what string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", what, classed(err))
}

func classed(err error) error {
	if _, ok := errors.AsType[*app.Error](err); ok {
		return err
	}
	if e, ok := errors.AsType[*sqlite.Error](err); ok {
		return byCode(e)
	}
	if errors.Is(err, syscall.ENOSPC) {
		return app.FailWith(err, app.Full, "data.full")
	}
	return err
}

func byCode(e *sqlite.Error) error {
	switch e.Code() {
	case sqlite3.SQLITE_CONSTRAINT_UNIQUE:
		return unique(e)
	case sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
		return app.FailWith(e, app.Conflict, "data.reference_gone")
	case sqlite3.SQLITE_IOERR_NOMEM:
		return e
	}
	switch e.Code() & 0xff {
	case sqlite3.SQLITE_FULL:
		return app.FailWith(e, app.Full, "data.full")
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return app.FailWith(e, app.Busy, "data.busy")
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM:
		return app.FailWith(e, app.ReadOnly, "data.read_only")
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT:
		return app.FailWith(e, app.Damaged, "data.damaged")
	case sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN:
		return app.FailWith(e, app.Damaged, "data.io")
	}
	return e
}

// unique tells the numbers that a person can choose anew from keys that only a fault
// of the program can double. SQLite names the columns in its message only; its
// wording is fixed by a test.
func unique(e *sqlite.Error) error {
	for column, key := range map[string]string{
		"appeal.number_lower":  "number.taken",
		"meeting.number_lower": "meeting.number_taken",
		"tranche.no":           "tranche.number_taken",
	} {
		if strings.Contains(e.Error(), column) {
			return app.FailWith(e, app.Conflict, key)
		}
	}
	return e
}

// folderError classes what the system said about the data folder or a file in it.
func folderError(err error, dir string) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return app.FailWith(err, app.ReadOnly, "data.read_only", "dir", dir)
	case errors.Is(err, syscall.ENOSPC):
		return app.FailWith(err, app.Full, "data.full", "dir", dir)
	case errors.Is(err, syscall.ENOTDIR):
		return app.FailWith(err, app.Foreign, "data.not_a_folder", "dir", dir)
	}
	return err
}

// present checks that the opened file still lies where it was: the system lets a
// program write to a file whose folder was taken away, and all of it is lost.
func (s *Store) present() error {
	now, err := os.Stat(s.path)
	if err == nil && os.SameFile(now, s.ours) {
		return nil
	}
	return app.FailWith(err, app.Gone, "data.gone", "dir", s.dir)
}

// gone makes an error Gone when its cause is that the data were taken away.
func (s *Store) gone(err error) error {
	switch app.ErrorCode(err) {
	case app.Damaged, app.ReadOnly:
		if lost := s.present(); lost != nil {
			return fmt.Errorf("%w (%w)", lost, err)
		}
	}
	return err
}

func notFound(entity string, id int64) error {
	return app.Fail(app.NotFound, entity+".gone", "id", id)
}

func changed(entity string) error {
	return app.Fail(app.Conflict, entity+".changed")
}
