package db_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"kairyluu/app"
	"kairyluu/db"
	"kairyluu/db/dbtest"
)

func check(t *testing.T, s *db.Store) db.Report {
	t.Helper()
	r, err := db.Check(t.Context(), s.Dir(), db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// Each fault that Check looks for, made behind the program's back.
func TestCheck(t *testing.T) {
	for name, c := range map[string]struct {
		damage string
		found  func(db.Report) bool
	}{
		"nothing": {"SELECT 1", db.Report.Sound},
		"a reference that dangles": {
			"PRAGMA foreign_keys = 0; UPDATE appeal_applicant SET resident_id = 999 WHERE pos = 0",
			func(r db.Report) bool { return len(r.References) > 0 },
		},
		"a standing that is not what happened": {
			"UPDATE appeal SET extensions = extensions + 1 WHERE id = 3",
			func(r db.Report) bool { return len(r.Standings) == 1 },
		},
		"an event taken out": {
			"PRAGMA foreign_keys = 0; DELETE FROM event WHERE kind = 'resolution'",
			func(r db.Report) bool { return len(r.Standings) > 0 },
		},
		"an appeal that no search finds": {
			"DELETE FROM appeal_words WHERE rowid = 2",
			func(r db.Report) bool { return r.Unindexed == 1 },
		},
		"a missing file": {
			"INSERT INTO attachment (entity, entity_id, sha256, name, size, type, at, actor) VALUES ('appeal', 1, '" +
				strings.Repeat("ab", 32) + "', 'скан', 1, '', '', '')",
			func(r db.Report) bool { return len(r.Files) == 1 && r.Files[0].State == app.FileMissing },
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := dbtest.New(t)
			dbtest.Fill(t, s, 12)
			if err := s.Exec(t.Context(), c.damage); err != nil {
				t.Fatal(err)
			}
			if r := check(t, s); !c.found(r) {
				t.Errorf("report %+v", r)
			}
		})
	}
}

// A page of zeros anywhere in the file is noticed, as a report or as Damaged.
func TestCheckFindsZeroedPages(t *testing.T) {
	source, _ := template(t)
	whole, err := os.ReadFile(filepath.Join(source, db.FileName))
	if err != nil {
		t.Fatal(err)
	}
	const page = 4096
	for at := page; at < len(whole); at += 7 * page {
		if bytes.Equal(whole[at:at+page], make([]byte, page)) {
			continue
		}
		dir := t.TempDir()
		damaged := slices.Concat(whole[:at], make([]byte, page), whole[at+page:])
		if err := os.WriteFile(filepath.Join(dir, db.FileName), damaged, 0o600); err != nil {
			t.Fatal(err)
		}
		r, err := db.Check(t.Context(), dir, db.Options{})
		if err == nil && r.Sound() || err != nil && app.ErrorCode(err) != app.Damaged {
			t.Errorf("page %d: %+v, %v", at/page, r, err)
		}
	}
}

// Any column of any record changed, any record removed, added or moved: the chain
// tells where.
func TestAlteredHistoryIsFound(t *testing.T) {
	damages := map[string]string{
		"removed":                   "DELETE FROM history WHERE seq = 4",
		"the last ones removed":     "DELETE FROM history WHERE seq >= 4",
		"all removed":               "DELETE FROM history",
		"two exchanged":             "UPDATE history SET seq = -4 WHERE seq = 4; UPDATE history SET seq = 4 WHERE seq = 5; UPDATE history SET seq = 5 WHERE seq = -4",
		"one put in":                "INSERT INTO history SELECT max(seq) + 1, at, actor, entity, entity_id, label, action, changes, words, hash FROM history",
		"moved between two columns": "UPDATE history SET actor = actor || substr(entity, 1, 1), entity = substr(entity, 2) WHERE seq = 4",
		"a number moved":            "UPDATE history SET entity_id = entity_id + 1 WHERE seq = 4",
	}
	for _, column := range []string{"at", "actor", "entity", "label", "action", "changes", "hash"} {
		damages["another "+column] = "UPDATE history SET " + column + " = " + column + " || 'x' WHERE seq = 4"
	}
	for name, damage := range damages {
		t.Run(name, func(t *testing.T) {
			s := dbtest.New(t)
			dbtest.Fill(t, s, 8)
			if err := s.VerifyHistory(t.Context()); err != nil {
				t.Fatal(err)
			}
			if err := s.Exec(t.Context(), damage); err != nil {
				t.Fatal(err)
			}
			err := s.VerifyHistory(t.Context())
			broken, ok := errors.AsType[*db.BrokenHistory](err)
			if !ok {
				t.Fatalf("error %v", err)
			}
			if check(t, s).HistoryAt != broken.Seq {
				t.Errorf("check finds it elsewhere than %d", broken.Seq)
			}
		})
	}
}

// Whoever writes the whole chain anew is betrayed by the copies.
func TestRewrittenHistoryIsFoundByItsCopies(t *testing.T) {
	s := dbtest.New(t)
	dbtest.Fill(t, s, 4)
	makeCopy(t, s, "")
	if err := s.Exec(t.Context(), "DELETE FROM history; DELETE FROM meta WHERE key = 'history'"); err != nil {
		t.Fatal(err)
	}
	dbtest.Do(t, s, func(tx app.Tx) error {
		for i := range 4 {
			if err := tx.AddRecord(t.Context(), &app.Record{Entity: "x", EntityID: int64(i)}); err != nil {
				return err
			}
		}
		return nil
	})
	if r := check(t, s); r.HistoryAt != 0 || len(r.Anchors) != 1 {
		t.Errorf("report %+v", r)
	}
}

func TestReindex(t *testing.T) {
	s := dbtest.New(t)
	o := dbtest.Fill(t, s, 20)
	if err := s.Exec(t.Context(), "INSERT INTO appeal_words (appeal_words) VALUES ('delete-all')"); err != nil {
		t.Fatal(err)
	}
	find := func() int {
		n, err := s.CountAppeals(t.Context(), app.AppealFilter{Words: o.Appeals[3].Number}, 0)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	if find() != 0 {
		t.Fatal("the index was not emptied")
	}
	if err := s.Reindex(t.Context()); err != nil {
		t.Fatal(err)
	}
	if r := check(t, s); find() != 1 || !r.Sound() {
		t.Errorf("found %d; %+v", find(), r)
	}
}

// A search that nobody waits for any more ends, and the store works on.
func TestCancelledQuery(t *testing.T) {
	s := dbtest.New(t)
	dbtest.Fill(t, s, 10)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.AppealRows(ctx, app.AppealQuery{}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	err := s.InTx(ctx, func(app.Tx) error { return nil })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	ctx, cancel = context.WithCancel(t.Context())
	err = s.InTx(ctx, func(tx app.Tx) error {
		defer cancel()
		return tx.AddRecord(ctx, &app.Record{Entity: "x"})
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled before its commit: %v", err)
	}
	dbtest.Do(t, s, func(tx app.Tx) error { return tx.AddRecord(t.Context(), &app.Record{Entity: "y"}) })
	h, err := s.History(t.Context(), app.HistoryFilter{Limit: 1})
	if err != nil || h[0].Entity != "y" || h[0].Seq != 11 {
		t.Errorf("newest record %+v, %v", h, err)
	}
}

// A panic in a use case ends its transaction, not the store.
func TestPanic(t *testing.T) {
	s := dbtest.New(t)
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic was swallowed")
			}
		}()
		_ = s.InTx(t.Context(), func(tx app.Tx) error {
			panic(tx.AddRecord(t.Context(), &app.Record{Entity: "x"}))
		})
	}()
	dbtest.Do(t, s, func(tx app.Tx) error { return nil })
	if h, err := s.History(t.Context(), app.HistoryFilter{}); len(h) != 0 || err != nil {
		t.Errorf("history %v, %v", h, err)
	}
}

var uuid7 = regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)

func TestUIDs(t *testing.T) {
	s := dbtest.New(t)
	seen := map[string]bool{}
	for _, a := range dbtest.Fill(t, s, 50).Appeals {
		if !uuid7.MatchString(a.UID) || seen[a.UID] {
			t.Errorf("uid %q is no UUID of version 7, or there twice", a.UID)
		}
		seen[a.UID] = true
	}
}
