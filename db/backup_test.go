package db_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kairyluu/app"
	"kairyluu/db"
	"kairyluu/db/dbtest"
)

// clock is a clock that the tests set.
type clock struct{ at time.Time }

func (c *clock) now() time.Time { return c.at }

// copied is an office of five appeals with a clock, in which copies are made.
func copied(t *testing.T) (*db.Store, *clock) {
	t.Helper()
	c := &clock{time.Date(2026, 7, 1, 9, 0, 0, 0, time.UTC)}
	s, err := db.Open(t.Context(), t.TempDir(), db.Options{Now: c.now, Version: "1.2.3"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	dbtest.Fill(t, s, base)
	return s, c
}

func makeCopy(t *testing.T, s *db.Store, dir string) app.BackupInfo {
	t.Helper()
	info, err := s.Backups().Make(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	return info
}

func last(t *testing.T, s *db.Store) app.BackupInfo {
	t.Helper()
	info, err := s.Backups().Last(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return info
}

// flip changes one bit in the middle of a file.
func flip(t *testing.T, path string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	data[len(data)/2] ^= 1
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestCopies(t *testing.T) {
	s, c := copied(t)
	if got := last(t, s); got != (app.BackupInfo{}) {
		t.Errorf("before the first: %+v", got)
	}
	one := makeCopy(t, s, "")
	t.Run("a copy says what it holds", func(t *testing.T) {
		if one.Appeals != base || !one.At.Equal(c.at) || one.Size == 0 || last(t, s) != one {
			t.Errorf("%+v, last %+v", one, last(t, s))
		}
		var m struct {
			Program, History string
			Schema           int
			Rows             map[string]int
		}
		data, err := os.ReadFile(filepath.Join(filepath.Dir(one.Path), "manifest.json"))
		if err := errors.Join(err, json.Unmarshal(data, &m)); err != nil {
			t.Fatal(err)
		}
		if m.Program != "1.2.3" || m.Schema != db.Newest() || m.Rows["history"] != base || !strings.HasPrefix(m.History, "5 ") {
			t.Errorf("manifest %+v", m)
		}
	})
	t.Run("it is the data, alone and whole", func(t *testing.T) {
		report, err := db.Check(t.Context(), filepath.Dir(one.Path), db.Options{})
		if err != nil || !report.Sound() || report.Rows["appeal"] != base {
			t.Errorf("%+v, %v", report, err)
		}
	})
	t.Run("a flipped bit makes it bad for good, and the one before it counts", func(t *testing.T) {
		c.at = c.at.Add(time.Hour)
		two := makeCopy(t, s, "")
		flip(t, two.Path)
		if got := last(t, s); got != one {
			t.Errorf("last %+v", got)
		}
		flip(t, two.Path) // back again: what was wrong once is not trusted
		if got := last(t, s); got != one {
			t.Errorf("last %+v", got)
		}
	})
	t.Run("a copy without its manifest does not count", func(t *testing.T) {
		c.at = c.at.Add(time.Hour)
		three := makeCopy(t, s, "")
		if err := os.Remove(filepath.Join(filepath.Dir(three.Path), "manifest.json")); err != nil {
			t.Fatal(err)
		}
		if got := last(t, s); got != one {
			t.Errorf("last %+v", got)
		}
	})
	t.Run("nothing half made is left", func(t *testing.T) {
		left, err := filepath.Glob(filepath.Join(s.Dir(), "backups", ".new*"))
		if len(left) > 0 || err != nil {
			t.Errorf("left: %v, %v", left, err)
		}
	})
}

// A database whose damage SQLite itself notices gives no copy.
func TestCopyOfDamage(t *testing.T) {
	s, _ := copied(t)
	// A row that refers to nothing, as bit rot leaves it.
	if err := s.Exec(t.Context(), "PRAGMA foreign_keys = 0; UPDATE appeal_applicant SET resident_id = 999 WHERE pos = 0"); err != nil {
		t.Fatal(err)
	}
	_, err := s.Backups().Make(t.Context(), "")
	wantError(t, err, app.Damaged, "data.damaged")
	if got := last(t, s); got != (app.BackupInfo{}) {
		t.Errorf("it counts: %+v", got)
	}
}

func TestCopyWithAlteredHistory(t *testing.T) {
	s, _ := copied(t)
	if err := s.Exec(t.Context(), "UPDATE history SET actor = 'x' WHERE seq = 2"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Backups().Make(t.Context(), ""); err == nil || !strings.Contains(err.Error(), "record 2") {
		t.Errorf("error %v", err)
	}
}

func TestCopyElsewhereTakesAttachmentsAlong(t *testing.T) {
	s, c := copied(t)
	ctx := t.Context()
	sum, size, _, err := s.Files().Keep(ctx, strings.NewReader("скан"))
	if err != nil {
		t.Fatal(err)
	}
	dbtest.Do(t, s, func(tx app.Tx) error {
		return tx.AddAttachment(ctx, &app.Attachment{Entity: app.EntityAppeal, EntityID: 1, SHA256: sum, Size: size, Name: "скан.txt"})
	})
	usb := filepath.Join(t.TempDir(), "usb")
	info := makeCopy(t, s, usb)
	for range 20 {
		c.at = c.at.AddDate(0, 1, 0)
		makeCopy(t, s, usb)
	}
	if copies, _ := filepath.Glob(filepath.Join(usb, "copy-*")); len(copies) != 21 {
		t.Errorf("%d copies: those elsewhere are nobody's to remove", len(copies))
	}
	fresh := t.TempDir()
	if err := db.Restore(ctx, fresh, info.Path, "Айнура", db.Options{}); err != nil {
		t.Fatal(err)
	}
	report, err := db.Check(ctx, fresh, db.Options{})
	if err != nil || !report.Sound() || report.Rows["attachment"] != 1 {
		t.Errorf("%+v, %v", report, err)
	}
}

// 400 days of copies, some days none, some days many, with clocks that jump.
func TestThinning(t *testing.T) {
	dir := t.TempDir()
	at := time.Date(2025, 1, 6, 9, 0, 0, 0, time.UTC)
	serial := int64(0)
	add := func(at time.Time) {
		serial++
		db.FakeCopy(t, dir, serial, at)
		if err := db.Thin(t.Context(), dir); err != nil {
			t.Fatal(err)
		}
	}
	for day := range 400 {
		if at.AddDate(0, 0, day).Weekday() != time.Sunday {
			add(at.AddDate(0, 0, day))
			add(at.AddDate(0, 0, day).Add(8 * time.Hour))
		}
	}
	newest := at.AddDate(0, 0, 399).Add(8 * time.Hour)
	days, months := map[string]int{}, map[string]int{}
	for _, at := range db.CopiesIn(t, dir) {
		days[at.Format(time.DateOnly)]++
		months[at.Format("2006-01")]++
	}
	if n := days[newest.Format(time.DateOnly)]; n != 2 {
		t.Errorf("%d copies of today, both expected", n)
	}
	for back := range 14 {
		if day := newest.AddDate(0, 0, -back); day.Weekday() != time.Sunday && days[day.Format(time.DateOnly)] == 0 {
			t.Errorf("no copy of %s", day.Format(time.DateOnly))
		}
	}
	if len(months) != 12 {
		t.Errorf("months %v, 12 expected", months)
	}
	if n := len(db.CopiesIn(t, dir)); n > 14+2+8+12 {
		t.Errorf("%d copies", n)
	}

	t.Run("a battery that died takes none away", func(t *testing.T) {
		before := len(db.CopiesIn(t, dir))
		add(time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC))
		if n := len(db.CopiesIn(t, dir)); n < before-2 {
			t.Errorf("%d copies, %d before", n, before)
		}
		if got := db.CopiesIn(t, dir)[0]; got.Year() != 2000 {
			t.Errorf("the newest is of %v", got)
		}
	})
	t.Run("a year ahead neither", func(t *testing.T) {
		before := len(db.CopiesIn(t, dir))
		add(newest.AddDate(2, 0, 0))
		if n := len(db.CopiesIn(t, dir)); n < before-6 {
			t.Errorf("%d copies, %d before", n, before)
		}
	})
	t.Run("nothing is removed while the kept ones are bad", func(t *testing.T) {
		bad := t.TempDir()
		for i := range int64(10) {
			db.FakeCopy(t, bad, i, at.AddDate(-2, 0, 0).Add(time.Duration(i)*time.Minute))
		}
		for i := int64(7); i < 10; i++ {
			flip(t, db.FakeCopy(t, bad, i+10, newest.Add(time.Duration(i)*time.Minute)))
		}
		if err := db.Thin(t.Context(), bad); err != nil {
			t.Fatal(err)
		}
		if n := len(db.CopiesIn(t, bad)); n < 10 {
			t.Errorf("%d good copies left of 10", n)
		}
	})
}
