package db_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"kairyluu/app"
	"kairyluu/db"
	"kairyluu/db/dbtest"
)

func TestRestore(t *testing.T) {
	source, _ := template(t)
	s, err := open(t, source)
	if err != nil {
		t.Fatal(err)
	}
	info := makeCopy(t, s, "")
	dbtest.Do(t, s, func(tx app.Tx) error { return tx.AddRecord(t.Context(), &app.Record{Entity: "later"}) })
	ctx := t.Context()
	t.Run("is refused while the data are open", func(t *testing.T) {
		wantError(t, db.Restore(ctx, source, info.Path, "Айнура", db.Options{}), app.Busy, "data.in_use")
	})
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	t.Run("puts the copy in place, says so in the history, and can be undone", func(t *testing.T) {
		if err := db.Restore(ctx, source, filepath.Dir(info.Path), "Айнура", db.Options{}); err != nil {
			t.Fatal(err)
		}
		if got := newestRecord(t, source); got.Action != "restore" || got.Actor != "Айнура" || got.Seq != base+1 {
			t.Errorf("newest record %+v", got)
		}
		replaced, err := filepath.Glob(filepath.Join(source, "replaced-*", db.FileName))
		if len(replaced) != 1 || err != nil {
			t.Fatalf("replaced: %v, %v", replaced, err)
		}
		if err := db.Restore(ctx, source, replaced[0], "Айнура", db.Options{}); err != nil {
			t.Fatal(err)
		}
		if got := newestRecord(t, source); got.Action != "restore" || got.Seq != base+2 {
			t.Errorf("newest record %+v", got)
		}
	})
	t.Run("takes the place of damaged data with its log", func(t *testing.T) {
		dir := t.TempDir()
		garbage := bytes.Repeat([]byte("garbage\n"), 2000)
		for _, name := range []string{db.FileName, db.FileName + "-wal"} {
			if err := os.WriteFile(filepath.Join(dir, name), garbage, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if err := db.Restore(ctx, dir, info.Path, "Айнура", db.Options{}); err != nil {
			t.Fatal(err)
		}
		newestRecord(t, dir)
		for _, name := range []string{db.FileName, db.FileName + "-wal"} {
			kept, err := filepath.Glob(filepath.Join(dir, "replaced-*", name))
			if len(kept) != 1 || err != nil {
				t.Fatalf("%s was not kept: %v, %v", name, kept, err)
			}
			if data, _ := os.ReadFile(kept[0]); !bytes.Equal(data, garbage) {
				t.Errorf("%s was changed", name)
			}
		}
	})
	t.Run("of a bad copy is refused and changes nothing", func(t *testing.T) {
		flip(t, info.Path)
		err := db.Restore(ctx, source, info.Path, "Айнура", db.Options{})
		wantError(t, err, app.Damaged, "backup.damaged")
		if got := newestRecord(t, source); got.Seq != base+2 {
			t.Errorf("newest record %+v", got)
		}
		wantError(t, db.Restore(ctx, source, filepath.Join(source, "none.db"), "", db.Options{}), app.NotFound, "backup.none")
	})
}

func newestRecord(t *testing.T, dir string) app.Record {
	t.Helper()
	s, err := open(t, dir)
	if err != nil {
		t.Fatal(err)
	}
	h, err := s.History(t.Context(), app.HistoryFilter{Limit: 1})
	if err := errors.Join(err, s.VerifyHistory(t.Context()), s.Close()); err != nil {
		t.Fatal(err)
	}
	return h[0]
}
