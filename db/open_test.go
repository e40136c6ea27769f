package db_test

import (
	"bufio"
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kairyluu/app"
	"kairyluu/db"
	"kairyluu/db/dbtest"
)

// childEnv makes the test binary a second process over the folder it names.
const childEnv = "KAIRYLUU_DB_CHILD"

func TestMain(m *testing.M) {
	if dir := os.Getenv(childEnv); dir != "" {
		os.Exit(child(dir))
	}
	os.Exit(m.Run())
}

// child opens the folder and works in it until it is killed, telling each number
// once it is saved; or tells why it may not.
func child(dir string) int {
	ctx := context.Background()
	s, err := db.Open(ctx, dir, db.Options{})
	if err != nil {
		fmt.Println("refused:", err)
		return 1
	}
	for {
		err := s.InTx(ctx, func(tx app.Tx) error {
			n, err := tx.NextNumber(ctx, 2026, "child")
			if err != nil {
				return err
			}
			return tx.AddRecord(ctx, &app.Record{Entity: "child", EntityID: int64(n)})
		})
		if err != nil {
			fmt.Println("failed:", err)
			return 1
		}
		fmt.Println("saved")
	}
}

func startChild(t *testing.T, dir string) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), childEnv+"="+dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd, bufio.NewScanner(out)
}

func open(t *testing.T, dir string) (*db.Store, error) {
	t.Helper()
	s, err := db.Open(t.Context(), dir, db.Options{})
	if err == nil {
		t.Cleanup(func() { _ = s.Close() })
	}
	return s, err
}

// snapshot is every file of a folder with its content.
func snapshot(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := make(map[string]string)
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(path, ".lock") {
			return err
		}
		data, err := os.ReadFile(path)
		files[path] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestSecondProcessIsRefused(t *testing.T) {
	dir := t.TempDir()
	if _, err := open(t, dir); err != nil {
		t.Fatal(err)
	}
	t.Run("another process", func(t *testing.T) {
		cmd, out := startChild(t, dir)
		out.Scan()
		if !strings.Contains(out.Text(), "refused:") || !strings.Contains(out.Text(), "data.in_use") {
			t.Errorf("it said %q", out.Text())
		}
		if err := cmd.Wait(); err == nil {
			t.Error("it ended well")
		}
	})
	t.Run("another window of this one", func(t *testing.T) {
		_, err := open(t, dir)
		e, ok := errors.AsType[*app.Error](err)
		if !ok || e.Code != app.Busy || e.Key != "data.in_use" {
			t.Fatalf("error %v", err)
		}
		if e.Args["pid"] != os.Getpid() || e.Args["host"] == "" || e.Args["since"] == "" {
			t.Errorf("the message would say %v", e.Args)
		}
	})
	t.Run("but reading is allowed", func(t *testing.T) {
		s, err := db.OpenReadOnly(t.Context(), dir, db.Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		if _, err := s.CountAppeals(t.Context(), app.AppealFilter{}, 0); err != nil {
			t.Error(err)
		}
		err = s.InTx(t.Context(), func(app.Tx) error { return nil })
		wantError(t, err, app.ReadOnly, "data.opened_to_read")
	})
}

func wantError(t *testing.T, err error, code app.Code, key string) {
	t.Helper()
	if app.ErrorCode(err) != code || !strings.Contains(err.Error(), key) {
		t.Errorf("error %v, want %s %s", err, code, key)
	}
}

// A killed process leaves a lock file and a log; the next start takes both over
// and misses nothing.
func TestKilledProcess(t *testing.T) {
	dir := t.TempDir()
	saved := 0
	for range 5 {
		cmd, out := startChild(t, dir)
		for range 10 {
			if !out.Scan() || out.Text() != "saved" {
				t.Fatalf("the child said %q", out.Text())
			}
			saved++
		}
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		for out.Scan() {
			saved++
		}
		_ = cmd.Wait() // killed
		s, err := open(t, dir)
		if err != nil {
			t.Fatal(err)
		}
		h, err := s.History(t.Context(), app.HistoryFilter{Limit: 1})
		if err != nil || h[0].EntityID < int64(saved) {
			t.Fatalf("%d saved, the last one there is %+v, %v", saved, h, err)
		}
		saved = int(h[0].EntityID) // one more may have been saved than told
		if err := errors.Join(s.VerifyHistory(t.Context()), s.Close()); err != nil {
			t.Fatal(err)
		}
	}
}

// other makes an SQLite database that is not the office's.
func other(t *testing.T, path, statements string) {
	t.Helper()
	pool, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := pool.Exec(statements); err != nil {
		t.Fatal(err)
	}
	if err := pool.Close(); err != nil {
		t.Fatal(err)
	}
}

// What is not ours to open is left exactly as it is.
func TestRefusedFiles(t *testing.T) {
	source, _ := template(t)
	whole, err := os.ReadFile(filepath.Join(source, db.FileName))
	if err != nil {
		t.Fatal(err)
	}
	write := func(data []byte) func(*testing.T, string) {
		return func(t *testing.T, path string) {
			if err := os.WriteFile(path, data, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	for name, c := range map[string]struct {
		put  func(*testing.T, string)
		code app.Code
	}{
		"an empty file":   {write(nil), app.Damaged},
		"garbage":         {write(bytes.Repeat([]byte("garbage\n"), 2000)), app.Damaged},
		"a cut-off file":  {write(whole[:len(whole)/2]), app.Damaged},
		"cut to one page": {write(whole[:4096]), app.Damaged},
		"a header only":   {write(whole[:100]), app.Damaged},
		"a page of zeros": {write(append(make([]byte, 4096), whole[4096:]...)), app.Damaged},
		"another program's database": {func(t *testing.T, path string) {
			other(t, path, "CREATE TABLE notes (id INTEGER PRIMARY KEY); PRAGMA application_id = 7")
		}, app.Foreign},
		"another program's database with a log": {func(t *testing.T, path string) {
			other(t, path, "PRAGMA journal_mode = WAL; CREATE TABLE notes (id INTEGER PRIMARY KEY)")
		}, app.Foreign},
		"a newer program's data": {func(t *testing.T, path string) {
			write(whole)(t, path)
			other(t, path, "PRAGMA user_version = 999")
		}, app.Newer},
		"data of a schema we never made": {func(t *testing.T, path string) {
			write(whole)(t, path)
			other(t, path, "UPDATE meta SET value = 'x' WHERE key = 'schema'")
		}, app.Foreign},
		"a folder": {func(t *testing.T, path string) {
			if err := os.Mkdir(path, 0o700); err != nil {
				t.Fatal(err)
			}
		}, app.Foreign},
		"a log without its database": {func(t *testing.T, path string) { write(whole)(t, path+"-wal") }, app.Damaged},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			c.put(t, filepath.Join(dir, db.FileName))
			before := snapshot(t, dir)
			if _, err := open(t, dir); app.ErrorCode(err) != c.code {
				t.Errorf("error %v, want %s", err, c.code)
			}
			if _, err := db.OpenReadOnly(t.Context(), dir, db.Options{}); app.ErrorCode(err) != c.code {
				t.Errorf("to read: error %v, want %s", err, c.code)
			}
			if after := snapshot(t, dir); !maps.Equal(before, after) {
				t.Errorf("files changed: %v, were %v", slices.Sorted(maps.Keys(after)), slices.Sorted(maps.Keys(before)))
			}
		})
	}
}

func TestFolders(t *testing.T) {
	t.Run("a new one is made, whatever letters are in its name", func(t *testing.T) {
		dir := filepath.Join(t.TempDir(), "Кайрылуу ө?ү#%20", "2026")
		s, err := open(t, dir)
		if err != nil {
			t.Fatal(err)
		}
		dbtest.Fill(t, s, 3)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if s, err = open(t, dir); err != nil {
			t.Fatal(err)
		}
		n, err := s.CountAppeals(t.Context(), app.AppealFilter{}, 0)
		if n != 3 || err != nil {
			t.Errorf("%d appeals, %v", n, err)
		}
	})
	t.Run("a file is none", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "file")
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := open(t, path)
		wantError(t, err, app.Foreign, "data.not_a_folder")
	})
	t.Run("reading does not make one", func(t *testing.T) {
		dir := filepath.Join(t.TempDir(), "none")
		_, err := db.OpenReadOnly(t.Context(), dir, db.Options{})
		wantError(t, err, app.NotFound, "data.none")
		if _, err := os.Stat(dir); err == nil {
			t.Error("the folder was made")
		}
	})
	t.Run("one taken away while working is Gone", testGone)
	t.Run("one that cannot be written is ReadOnly", testReadOnlyFolder)
}

func testGone(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	s, err := open(t, dir)
	if err != nil {
		t.Fatal(err)
	}
	record := func(tx app.Tx) error { return tx.AddRecord(t.Context(), &app.Record{Entity: "x"}) }
	dbtest.Do(t, s, record)
	if err := os.Rename(dir, dir+".away"); err != nil {
		t.Fatal(err)
	}
	wantError(t, s.InTx(t.Context(), record), app.Gone, "data.gone")
	wantError(t, s.Checkpoint(t.Context()), app.Gone, "data.gone")
	_, err = s.Backups().Make(t.Context(), "")
	wantError(t, err, app.Gone, "data.gone")
	_, err = s.Backups().Make(t.Context(), filepath.Join(filepath.Dir(dir), "elsewhere"))
	wantError(t, err, app.Gone, "data.gone")
	_, _, _, err = s.Files().Keep(t.Context(), strings.NewReader("скан"))
	wantError(t, err, app.Gone, "data.gone")
	if _, err := os.Stat(dir); err == nil {
		t.Error("the folder was made anew")
	}
	if err := os.Rename(dir+".away", dir); err != nil {
		t.Fatal(err)
	}
	dbtest.Do(t, s, record)
	h, err := s.History(t.Context(), app.HistoryFilter{})
	if len(h) != 2 || err != nil {
		t.Errorf("%d records, %v", len(h), err)
	}
}

func testReadOnlyFolder(t *testing.T) {
	source, _ := template(t)
	dir := readOnly(t, source)
	before := snapshot(t, dir)
	_, err := open(t, dir)
	wantError(t, err, app.ReadOnly, "data.read_only")
	s, err := db.OpenReadOnly(t.Context(), dir, db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	n, err := s.CountAppeals(t.Context(), app.AppealFilter{}, 0)
	if err := errors.Join(err, s.Close()); n != base || err != nil {
		t.Errorf("%d appeals, %v", n, err)
	}
	if _, err := db.Check(t.Context(), dir, db.Options{}); err != nil {
		t.Errorf("check: %v", err)
	}
	if !maps.Equal(before, snapshot(t, dir)) {
		t.Error("files changed")
	}
}

// A file half made by a power cut is never taken for the office's.
func TestInterruptedCreation(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{".new", ".new-journal"} {
		if err := os.WriteFile(filepath.Join(dir, db.FileName+name), []byte("half"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s, err := open(t, dir)
	if err != nil {
		t.Fatal(err)
	}
	dbtest.Fill(t, s, 2)
	left, err := filepath.Glob(filepath.Join(dir, "*.new*"))
	if len(left) > 0 || err != nil {
		t.Errorf("left behind: %v, %v", left, err)
	}
}
