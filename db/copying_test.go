package db_test

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"kairyluu/app"
	"kairyluu/db"
	"kairyluu/db/dbtest"
)

// bulky is an office whose copy takes many steps.
func bulky(t *testing.T) *db.Store {
	t.Helper()
	s, _ := copied(t)
	dbtest.Do(t, s, func(tx app.Tx) error {
		text := json.RawMessage(strconv.Quote(strings.Repeat("жол ", 1<<20)))
		return tx.PutSetting(t.Context(), "bulk", text)
	})
	return s
}

// Saves go on while a copy is made; it is of one moment, and none is lost.
func TestCopyBesideSaves(t *testing.T) {
	s := bulky(t)
	save := func(n int) {
		dbtest.Do(t, s, func(tx app.Tx) error {
			value := json.RawMessage(strconv.Itoa(n))
			return errors.Join(tx.PutSetting(t.Context(), "one", value), tx.PutSetting(t.Context(), "other", value))
		})
	}
	save(0)
	done := make(chan error, 1)
	var made app.BackupInfo
	go func() {
		var err error
		made, err = s.Backups().Make(t.Context(), "")
		done <- err
	}()
	saves, err := 0, error(nil)
	for making := true; making; {
		select {
		case err = <-done:
			making = false
		default:
			saves++
			save(saves)
		}
	}
	if err != nil || saves < 2 {
		t.Fatalf("%d saves beside the copy, %v", saves, err)
	}
	held := func(s app.Reader) (string, string) {
		one, err := s.Setting(t.Context(), "one")
		other, again := s.Setting(t.Context(), "other")
		if err := errors.Join(err, again); err != nil {
			t.Fatal(err)
		}
		return string(one), string(other)
	}
	if one, _ := held(s); one != strconv.Itoa(saves) {
		t.Errorf("the data holds %s after %d saves", one, saves)
	}
	of, err := db.OpenReadOnly(t.Context(), filepath.Dir(made.Path), db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer of.Close()
	if one, other := held(of); one != other {
		t.Errorf("the copy is of two moments: %s and %s", one, other)
	}
}

// A copy opens on a medium that cannot be written: no log belongs to it.
func TestCopyStandsAlone(t *testing.T) {
	s, _ := copied(t)
	made := makeCopy(t, s, "")
	file, err := os.ReadFile(made.Path)
	if err != nil {
		t.Fatal(err)
	}
	const write, read, withoutLog = 18, 19, 1
	if file[write] != withoutLog || file[read] != withoutLog {
		t.Errorf("versions of the format: %d, %d", file[write], file[read])
	}
	beside, err := os.ReadDir(filepath.Dir(made.Path))
	if err != nil || len(beside) != 2 {
		t.Errorf("beside the copy: %v, %v", beside, err)
	}
}

// A copy that is called off leaves nothing, and the next one is made.
func TestCopyCalledOff(t *testing.T) {
	s := bulky(t)
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() {
		_, err := s.Backups().Make(ctx, "")
		done <- err
	}()
	dir := filepath.Join(s.Dir(), "backups")
	for begun := false; !begun; {
		half, err := filepath.Glob(filepath.Join(dir, ".new*", db.FileName))
		if begun = len(half) > 0; err != nil || len(done) > 0 {
			t.Fatalf("it did not begin: %v", err)
		}
	}
	cancel()
	if err := <-done; err == nil {
		t.Error("it was made all the same")
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("left: %v, %v", left, err)
	}
	makeCopy(t, s, "")
}
