package db_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"kairyluu/app"
	"kairyluu/db"
	"kairyluu/db/dbtest"
)

// size is how much a file of the data folder holds; -1 when it is not there.
func size(t *testing.T, dir, name string) int64 {
	t.Helper()
	info, err := os.Stat(filepath.Join(dir, name))
	switch {
	case errors.Is(err, os.ErrNotExist):
		return -1
	case err != nil:
		t.Fatal(err)
	}
	return info.Size()
}

func TestCheckpoint(t *testing.T) {
	dir := t.TempDir()
	s, err := db.Open(t.Context(), dir, db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	const log = db.FileName + "-wal"
	before := size(t, dir, db.FileName)
	dbtest.Fill(t, s, 100)
	if size(t, dir, db.FileName) != before || size(t, dir, log) <= 0 {
		t.Errorf("a save wrote to the database: %d bytes, log %d", size(t, dir, db.FileName), size(t, dir, log))
	}
	if err := s.Checkpoint(t.Context()); err != nil {
		t.Fatal(err)
	}
	if size(t, dir, db.FileName) <= before {
		t.Error("the log was not brought into the database")
	}
	t.Run("closing leaves one file, twice as well", func(t *testing.T) {
		dbtest.Do(t, s, func(tx app.Tx) error { return tx.AddRecord(t.Context(), &app.Record{Entity: "x"}) })
		if err := errors.Join(s.Close(), s.Close()); err != nil {
			t.Fatal(err)
		}
		if n := size(t, dir, log); n != -1 {
			t.Errorf("a log of %d bytes is left", n)
		}
		if n := size(t, dir, db.FileName+"-shm"); n != -1 {
			t.Errorf("an index of %d bytes is left", n)
		}
	})
}
