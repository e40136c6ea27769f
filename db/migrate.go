package db

import (
	"cmp"
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/jmoiron/sqlx"

	"kairyluu/app"
)

// applicationID marks a file as ours: "Kair" in the header.
const applicationID = 0x4b616972

//go:embed schema/*.sql
var schema embed.FS

func embedded() fs.FS {
	sub, err := fs.Sub(schema, "schema")
	if err != nil {
		panic(err) // the path is a constant
	}
	return sub
}

// migration is one numbered file of the schema. A released one is never edited.
type migration struct {
	version int
	sql     string
}

type migrations []migration

// readMigrations reads 0001_name.sql, 0002_name.sql … in order.
func readMigrations(files fs.FS) migrations {
	names, err := fs.Glob(files, "*.sql")
	if err != nil {
		panic(err) // the pattern is a constant
	}
	var ms migrations
	for _, name := range names {
		number, _, _ := strings.Cut(path.Base(name), "_")
		version, err := strconv.Atoi(number)
		if err != nil {
			panic("migration " + name + " has no number")
		}
		data, err := fs.ReadFile(files, name)
		if err != nil {
			panic(err) // embedded
		}
		ms = append(ms, migration{version, string(data)})
	}
	slices.SortFunc(ms, func(a, b migration) int { return cmp.Compare(a.version, b.version) })
	return ms
}

func (ms migrations) newest() int { return ms[len(ms)-1].version }

// digest names the schema that the migrations up to version make.
func (ms migrations) digest(version int) string {
	h := sha256.New()
	for _, m := range ms {
		if m.version <= version {
			fmt.Fprintf(h, "%d\n%s\n", m.version, m.sql)
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// sight is what a look at the file of a database finds.
type sight struct {
	exists  bool
	version int
}

// look examines a file without changing anything, and refuses what is not ours,
// is damaged, or comes from a newer program.
func look(ctx context.Context, file string, ms migrations) (sight, error) {
	if there, err := lies(file); err != nil || !there {
		return sight{}, err
	}
	mode := modeReadOnly
	if hasLog(file) {
		mode = modeRead
	}
	pool, err := connect(ctx, in(mode, source(file, Options{}, "busy_timeout(5000)")), 1)
	if err != nil {
		return sight{}, err
	}
	defer pool.Close() // read only
	return recognise(ctx, pool, ms)
}

// lies tells whether there is a file that could be a database.
func lies(file string) (bool, error) {
	info, err := os.Stat(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if hasLog(file) {
			// A new database would take the old log for its own.
			return false, app.Fail(app.Damaged, "data.only_log", "file", file)
		}
		return false, nil
	case err != nil:
		return false, folderError(err, filepath.Dir(file))
	case !info.Mode().IsRegular():
		return false, app.Fail(app.Foreign, "data.foreign", "file", file)
	case info.Size() == 0:
		// SQLite would take it for a new database.
		return false, app.Fail(app.Damaged, "data.empty", "file", file)
	}
	return true, nil
}

func recognise(ctx context.Context, pool *sqlx.DB, ms migrations) (sight, error) {
	q := queryer(poolOf(pool))
	id, err := one[int](ctx, q, "PRAGMA application_id")
	if err != nil {
		return sight{}, err
	}
	if id != applicationID {
		return sight{}, app.Fail(app.Foreign, "data.foreign")
	}
	version, err := one[int](ctx, q, "PRAGMA user_version")
	if err != nil {
		return sight{}, err
	}
	if version > ms.newest() {
		return sight{}, app.Fail(app.Newer, "data.newer", "version", version)
	}
	made, err := one[string](ctx, q, "SELECT value FROM meta WHERE key = 'schema'")
	if err != nil {
		return sight{}, app.FailWith(err, app.Damaged, "data.damaged")
	}
	if made != ms.digest(version) {
		return sight{}, app.Fail(app.Foreign, "data.other_schema", "version", version)
	}
	return sight{true, version}, nil
}

// prepare brings the file to the newest schema: makes it, or migrates it after a
// verified copy of it was made.
func (s *Store) prepare(ctx context.Context) error {
	ms := s.migrations()
	seen, err := look(ctx, s.path, ms)
	switch {
	case err != nil:
		return err
	case !seen.exists:
		return s.create(ctx, ms)
	case seen.version == ms.newest():
		return nil
	}
	if err := s.copyBefore(ctx); err != nil {
		return fmt.Errorf("copy data before the upgrade: %w", err)
	}
	return migrate(ctx, source(s.path, s.options, "busy_timeout(5000)", "synchronous(FULL)", "foreign_keys(0)"), ms, s.now())
}

// create makes a database under another name and gives it its own when it is
// whole, so that a file half made is never met.
func (s *Store) create(ctx context.Context, ms migrations) error {
	fresh := s.path + ".new"
	for _, rest := range []string{"", "-journal", "-wal", "-shm"} {
		if err := os.Remove(fresh + rest); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return folderError(err, s.dir)
		}
	}
	dsn := in(modeCreate, source(fresh, Options{}, "busy_timeout(5000)", "synchronous(FULL)", "foreign_keys(0)"))
	if err := migrate(ctx, dsn, ms, s.now()); err != nil {
		return err
	}
	if err := os.Rename(fresh, s.path); err != nil {
		return folderError(err, s.dir)
	}
	return syncDir(s.dir)
}

// migrate applies what is missing in one transaction on one connection.
func migrate(ctx context.Context, dsn string, ms migrations, now time.Time) error {
	pool, err := connect(ctx, dsn, 1)
	if err != nil {
		return err
	}
	err = func() error {
		t, err := pool.BeginTxx(ctx, nil)
		if err != nil {
			return err
		}
		defer t.Rollback() // after a commit it does nothing
		if err := apply(ctx, t, ms, now); err != nil {
			return err
		}
		return t.Commit()
	}()
	return errors.Join(err, pool.Close())
}

func apply(ctx context.Context, t *sqlx.Tx, ms migrations, now time.Time) error {
	var version int
	if err := t.GetContext(ctx, &version, "PRAGMA user_version"); err != nil {
		return err
	}
	for _, m := range ms {
		if m.version <= version {
			continue
		}
		if _, err := t.ExecContext(ctx, m.sql); err != nil {
			return fmt.Errorf("migration %d: %w", m.version, err)
		}
	}
	if err := sign(ctx, t, ms, now); err != nil {
		return err
	}
	return referencesHold(ctx, t)
}

// sign writes what the file is into its header and its meta table.
func sign(ctx context.Context, t *sqlx.Tx, ms migrations, now time.Time) error {
	pragmas := fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, ms.newest())
	if _, err := t.ExecContext(ctx, pragmas); err != nil {
		return err
	}
	const put = "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO "
	if _, err := t.ExecContext(ctx, put+"NOTHING", "office", newUID(now)); err != nil {
		return err
	}
	_, err := t.ExecContext(ctx, put+"UPDATE SET value = excluded.value", "schema", ms.digest(ms.newest()))
	return err
}

// referencesHold reads foreign_key_check row by row: it reports what is broken as
// rows, not as an error.
func referencesHold(ctx context.Context, t *sqlx.Tx) error {
	rows, err := t.QueryContext(ctx, "PRAGMA foreign_key_check")
	if err != nil {
		return err
	}
	defer rows.Close()
	if rows.Next() {
		var table, parent string
		var row, key any
		if err := rows.Scan(&table, &row, &parent, &key); err != nil {
			return err
		}
		return app.FailWith(fmt.Errorf("%s row %v refers to no %s", table, row, parent), app.Damaged, "data.damaged")
	}
	return rows.Err()
}
