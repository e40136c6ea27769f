package db_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"kairyluu/app"
	"kairyluu/db"
	"kairyluu/db/dbtest"
)

// migrated are the migrations of this program, and one of the next.
func migrated(t *testing.T, next string) fs.FS {
	t.Helper()
	names, err := filepath.Glob("schema/*.sql")
	if err != nil || len(names) == 0 {
		t.Fatalf("no migrations: %v", err)
	}
	files := fstest.MapFS{"9999_next.sql": {Data: []byte(next)}}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files[filepath.Base(name)] = &fstest.MapFile{Data: data}
	}
	return files
}

// released are the migrations of a program that was handed out.
func released(t *testing.T, names ...string) fs.FS {
	t.Helper()
	files := fstest.MapFS{}
	for _, name := range names {
		data, err := os.ReadFile(filepath.Join("schema", name))
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: data}
	}
	return files
}

func TestUpgrade(t *testing.T) {
	source, office := template(t)
	copied := func(t *testing.T) string {
		dir := filepath.Join(t.TempDir(), "data")
		if err := os.CopyFS(dir, os.DirFS(source)); err != nil {
			t.Fatal(err)
		}
		return dir
	}
	t.Run("keeps what is there, after a verified copy", func(t *testing.T) {
		dir := copied(t)
		next := db.WithSchema(migrated(t, "CREATE TABLE extra (id INTEGER PRIMARY KEY) STRICT; INSERT INTO extra VALUES (7);"))
		s, err := db.Open(t.Context(), dir, next)
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		a, err := s.Appeal(t.Context(), office.Appeals[0].ID)
		if err != nil || a.Number != office.Appeals[0].Number {
			t.Errorf("appeal %q, %v", a.Number, err)
		}
		last, err := s.Backups().Last(t.Context())
		if err != nil || last.Appeals != base {
			t.Errorf("copy %+v, %v", last, err)
		}
		if _, err := open(t, filepath.Dir(last.Path)); err != nil {
			t.Errorf("the copy does not open with the old program: %v", err)
		}
	})
	t.Run("that fails changes nothing", func(t *testing.T) {
		for name, bad := range map[string]string{
			"a fault of SQL":           "CREATE TABLE extra (id INTEGER PRIMARY KEY) STRICT; INSERT INTO nowhere VALUES (7);",
			"a reference that dangles": "UPDATE appeal SET topic_id = 999;",
		} {
			t.Run(name, func(t *testing.T) {
				dir := copied(t)
				if _, err := db.Open(t.Context(), dir, db.WithSchema(migrated(t, bad))); err == nil {
					t.Fatal("no error")
				}
				s, err := open(t, dir)
				if err != nil {
					t.Fatal(err)
				}
				if n, err := s.CountAppeals(t.Context(), app.AppealFilter{}, 0); n != base || err != nil {
					t.Errorf("%d appeals, %v", n, err)
				}
			})
		}
	})
	t.Run("makes the data too new for the old program", func(t *testing.T) {
		dir := copied(t)
		s, err := db.Open(t.Context(), dir, db.WithSchema(migrated(t, "CREATE TABLE extra (id INTEGER PRIMARY KEY) STRICT;")))
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		_, err = open(t, dir)
		wantError(t, err, app.Newer, "data.newer")
	})
	t.Run("is not made by reading", func(t *testing.T) {
		_, err := db.OpenReadOnly(t.Context(), copied(t), db.WithSchema(migrated(t, "CREATE TABLE extra (id INTEGER) STRICT;")))
		wantError(t, err, app.ReadOnly, "data.must_upgrade")
	})
}

// filledUnder is a filled office of an older schema, open: what this program writes, as
// far as that schema has it. Words are found once it is upgraded and reindexed.
func filledUnder(t *testing.T, dir string, appeals int, schema ...string) (*db.Store, *dbtest.Office) {
	t.Helper()
	filled := dbtest.New(t)
	office := dbtest.Fill(t, filled, appeals)
	old, err := db.Open(t.Context(), dir, db.WithSchema(released(t, schema...)))
	if err != nil {
		t.Fatal(err)
	}
	if err := old.TakeOver(t.Context(), filepath.Join(filled.Dir(), db.FileName)); err != nil {
		t.Fatal(err)
	}
	return old, office
}
