package db

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/jmoiron/sqlx"

	"kairyluu/app"
)

// Names inside a folder of copies.
const (
	copyPrefix   = "copy-"
	manifestName = "manifest.json"
	damagedMark  = "damaged" // lies in a copy that is not what it was
)

// manifest describes a copy. It is written when the copy was opened, checked and
// compared with the data, and never before.
type manifest struct {
	Serial  int64          `json:"serial"` // copies are ordered by it: clocks jump
	At      time.Time      `json:"at"`
	Program string         `json:"program,omitempty"`
	Schema  int            `json:"schema"`
	SHA256  string         `json:"sha256"` // of the database file
	Size    int64          `json:"size"`
	Rows    map[string]int `json:"rows"`    // by table
	History string         `json:"history"` // number and hash of the last record
	Files   []storedFile   `json:"files"`   // attachments that the copy speaks of
}

type storedFile struct {
	SHA256 string `json:"sha256"`
	Size   int64  `json:"size"`
}

// savedCopy is a copy found on disk.
type savedCopy struct {
	manifest
	dir string
}

func (c savedCopy) database() string { return filepath.Join(c.dir, FileName) }

func (c savedCopy) info() app.BackupInfo {
	return app.BackupInfo{Path: c.database(), At: c.At, Size: c.Size, Appeals: c.Rows["appeal"]}
}

// Backups makes verified copies of the data of a Store and lists them.
type Backups struct{ store *Store }

// Backups are the verified copies of the office.
func (s *Store) Backups() *Backups { return &Backups{s} }

// Make implements app.Backups. A copy elsewhere takes the attachments along; the
// data folder's own copies are thinned out, those elsewhere never.
func (b *Backups) Make(ctx context.Context, dir string) (app.BackupInfo, error) {
	s := b.store
	own := dir == ""
	if own {
		dir = filepath.Join(s.dir, backupsDir)
	}
	c, err := s.copyTo(ctx, dir)
	if err == nil && !own {
		err = s.Files().copyTo(ctx, filepath.Join(dir, filesDir), c.Files)
	}
	if err == nil && own {
		err = thin(ctx, dir)
	}
	if err != nil {
		return app.BackupInfo{}, wrap("copy data", folderError(err, dir))
	}
	return c.info(), nil
}

// Last implements app.Backups: the newest of the own copies that still is what it
// was. Those that are not are marked and never counted again.
func (b *Backups) Last(ctx context.Context) (app.BackupInfo, error) {
	copies, err := copiesIn(filepath.Join(b.store.dir, backupsDir))
	if err != nil {
		return app.BackupInfo{}, wrap("list copies", err)
	}
	for _, c := range copies {
		sound, err := c.sound(ctx)
		if err != nil {
			return app.BackupInfo{}, wrap("check copy", err)
		}
		if sound {
			return c.info(), nil
		}
	}
	return app.BackupInfo{}, nil
}

// List returns the own copies, newest first, without reading them through.
func (b *Backups) List() ([]app.BackupInfo, error) {
	copies, err := copiesIn(filepath.Join(b.store.dir, backupsDir))
	if err != nil {
		return nil, wrap("list copies", err)
	}
	infos := make([]app.BackupInfo, len(copies))
	for i, c := range copies {
		infos[i] = c.info()
	}
	return infos, nil
}

// copyBefore makes a copy before the schema of the file is changed.
func (s *Store) copyBefore(ctx context.Context) error {
	_, err := s.copyTo(ctx, filepath.Join(s.dir, backupsDir))
	return err
}

// copyTo makes one verified copy in a folder of copies.
func (s *Store) copyTo(ctx context.Context, dir string) (c savedCopy, err error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return c, err
	}
	before, err := copiesIn(dir)
	if err != nil {
		return c, err
	}
	c.At, c.Program, c.Serial = s.now().UTC().Truncate(time.Second), s.options.Version, 1
	if len(before) > 0 {
		c.Serial = before[0].Serial + 1
	}
	temp, err := os.MkdirTemp(dir, ".new-*")
	if err != nil {
		return c, err
	}
	defer os.RemoveAll(temp) // gone already when all went well
	c.dir = temp
	if err := s.fill(ctx, &c); err != nil {
		return c, err
	}
	c.dir = filepath.Join(dir, fmt.Sprintf("%s%06d-%s", copyPrefix, c.Serial, c.At.Format("20060102-150405")))
	if err := os.Rename(temp, c.dir); err != nil {
		return c, err
	}
	return c, syncDir(dir)
}

// fill writes database and manifest of a copy, each synced.
func (s *Store) fill(ctx context.Context, c *savedCopy) error {
	live, err := connect(ctx, in(modeRead, source(s.path, s.options, s.base()...)), 1)
	if err != nil {
		return err
	}
	defer live.Close() // read only
	before, err := measure(ctx, pool{live})
	if err != nil {
		return err
	}
	if _, err := live.ExecContext(ctx, "VACUUM INTO ?", c.database()); err != nil {
		return err
	}
	if err := syncFile(c.database()); err != nil {
		return err
	}
	after, err := measure(ctx, pool{live})
	if err != nil {
		return err
	}
	if err := verify(ctx, c, pool{live}, before, after); err != nil {
		return fmt.Errorf("verify the copy: %w", err)
	}
	info, err := os.Stat(c.database())
	if err != nil {
		return err
	}
	c.Size = info.Size()
	if c.SHA256, err = fileSum(ctx, c.database()); err != nil {
		return err
	}
	return c.writeManifest()
}

func (c savedCopy) writeManifest() error {
	data, err := json.MarshalIndent(c.manifest, "", "\t")
	if err != nil {
		return err
	}
	path := filepath.Join(c.dir, manifestName)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		return err
	}
	if err := syncFile(path); err != nil {
		return err
	}
	return syncDir(c.dir)
}

// measures are what a copy is compared by.
type measures struct {
	rows map[string]int
	head chainHead
}

// measure counts every table and finds the head of the history.
func measure(ctx context.Context, q queryer) (m measures, err error) {
	err = q.snapshot(ctx, func(q queryer) error {
		if m.rows, err = countTables(ctx, q); err != nil {
			return err
		}
		m.head, err = readHead(ctx, q)
		return err
	})
	return m, err
}

func countTables(ctx context.Context, q queryer) (map[string]int, error) {
	tables, err := all[string](ctx, q, `SELECT name FROM pragma_table_list
		WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY name`)
	if err != nil {
		return nil, err
	}
	rows := make(map[string]int, len(tables))
	for _, table := range tables {
		if rows[table], err = one[int](ctx, q, `SELECT count(*) FROM "`+table+`"`); err != nil {
			return nil, err
		}
	}
	return rows, nil
}

// verify opens a copy as it would be opened to restore it, checks it whole, and
// compares it with the data: nothing that only grows may be fewer than before the
// copy was begun or more than after, and its history must be the data's own.
func verify(ctx context.Context, c *savedCopy, live queryer, before, after measures) error {
	db, err := connect(ctx, in(modeReadOnly, source(c.database(), Options{}, "cell_size_check(1)")), 1)
	if err != nil {
		return err
	}
	defer db.Close() // read only
	q := pool{db}
	if err := integral(ctx, db); err != nil {
		return err
	}
	got, err := measure(ctx, q)
	if err != nil {
		return err
	}
	for _, table := range []string{"appeal", "event", "resident", "history"} {
		if n := got.rows[table]; n < before.rows[table] || n > after.rows[table] {
			return spoilt("%d rows of %s, between %d and %d expected", n, table, before.rows[table], after.rows[table])
		}
	}
	nothingSaved := before.head == after.head && maps.Equal(before.rows, after.rows)
	if nothingSaved && !maps.Equal(got.rows, after.rows) {
		return spoilt("rows %v, %v expected", got.rows, after.rows)
	}
	if err := sameHistory(ctx, live, got.head); err != nil {
		return err
	}
	if err := verifyHistory(ctx, q); err != nil {
		return err
	}
	return c.describe(ctx, q, got)
}

func sameHistory(ctx context.Context, live queryer, head chainHead) error {
	hash, err := one[string](ctx, live, "SELECT coalesce((SELECT hash FROM history WHERE seq = ?), '')", head.Seq)
	if err == nil && hash != head.Hash {
		return spoilt("history ends in %s at %d, %s expected", head.Hash, head.Seq, hash)
	}
	return err
}

func (c *savedCopy) describe(ctx context.Context, q queryer, m measures) (err error) {
	c.Rows, c.History = m.rows, m.head.String()
	if c.Schema, err = one[int](ctx, q, "PRAGMA user_version"); err != nil {
		return err
	}
	c.Files, err = all[storedFile](ctx, q, "SELECT DISTINCT sha256, size FROM attachment ORDER BY sha256")
	return err
}

// integral runs SQLite's own checks over a file, that of the search indexes included.
func integral(ctx context.Context, db *sqlx.DB) error {
	said, err := all[string](ctx, pool{db}, "PRAGMA integrity_check(10)")
	if err != nil {
		return err
	}
	if !slices.Equal(said, []string{"ok"}) {
		return spoilt("%s", strings.Join(said, "; "))
	}
	t, err := db.BeginTxx(ctx, nil)
	if err != nil {
		return err
	}
	defer t.Rollback() // nothing was written
	return referencesHold(ctx, t)
}

func spoilt(format string, args ...any) error {
	return app.FailWith(fmt.Errorf(format, args...), app.Damaged, "backup.damaged")
}

// copiesIn finds the copies in a folder that are not marked as damaged, newest
// first.
func copiesIn(dir string) ([]savedCopy, error) {
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	var copies []savedCopy
	for _, e := range entries {
		if !e.IsDir() || !strings.HasPrefix(e.Name(), copyPrefix) {
			continue
		}
		if c, ok := readCopy(filepath.Join(dir, e.Name())); ok {
			copies = append(copies, c)
		}
	}
	slices.SortFunc(copies, func(a, b savedCopy) int {
		return cmp.Or(cmp.Compare(b.Serial, a.Serial), b.At.Compare(a.At))
	})
	return copies, nil
}

// readCopy reads the manifest of a copy; ok is false when there is none that
// could be trusted.
func readCopy(dir string) (c savedCopy, ok bool) {
	if _, err := os.Stat(filepath.Join(dir, damagedMark)); err == nil {
		return c, false
	}
	data, err := os.ReadFile(filepath.Join(dir, manifestName))
	if err != nil {
		return c, false
	}
	c.dir = dir
	return c, json.Unmarshal(data, &c.manifest) == nil && c.SHA256 != ""
}

// sound reads a copy through, and marks it when it is not what it was.
func (c savedCopy) sound(ctx context.Context) (bool, error) {
	sum, err := fileSum(ctx, c.database())
	if err == nil && sum == c.SHA256 {
		return true, nil
	}
	if ctx.Err() != nil {
		return false, ctx.Err()
	}
	return false, os.WriteFile(filepath.Join(c.dir, damagedMark), []byte("SHA-256 "+sum+"\n"), 0o600)
}

// copyTo copies contents into another folder of the same kind; what is there
// already and sound is left.
func (f *Files) copyTo(ctx context.Context, dir string, files []storedFile) error {
	to := &Files{dir}
	for _, file := range files {
		if to.State(ctx, file.SHA256) == app.FileSound {
			continue
		}
		err := func() error {
			from, err := os.Open(f.Path(file.SHA256))
			if errors.Is(err, fs.ErrNotExist) {
				return nil // missed already; check tells
			}
			if err != nil {
				return err
			}
			defer from.Close() // read only
			_, _, _, err = to.Keep(ctx, from)
			return err
		}()
		if err != nil {
			return err
		}
	}
	return nil
}

// syncFile makes what was written to a file durable.
func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// copyFile copies a file durably; to must not exist.
func copyFile(ctx context.Context, from, to string) error {
	r, err := os.Open(from)
	if err != nil {
		return err
	}
	defer r.Close() // read only
	w, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(w, reading{ctx, r})
	if err == nil {
		err = w.Sync()
	}
	return errors.Join(err, w.Close())
}
