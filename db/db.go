// Package db keeps the office's data in one SQLite file, and attachments and
// verified copies in folders beside it. It is the store behind app.Store,
// app.Files and app.Backups.
//
// One connection writes, a few read. What InTx reports as done is on the disk:
// the journal is a write-ahead log with synchronous=FULL.
package db

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"github.com/jmoiron/sqlx"
	"modernc.org/sqlite"

	"kairyluu/app"
)

// Names inside a data folder.
const (
	FileName   = "office.db"
	filesDir   = "files"
	backupsDir = "backups"
)

var (
	_ app.Store   = (*Store)(nil)
	_ app.Tx      = (*tx)(nil)
	_ app.Files   = (*Files)(nil)
	_ app.Backups = (*Backups)(nil)
)

// Options are what a Store is opened with. The zero value is the normal one.
type Options struct {
	Now     func() time.Time // the clock; nil: the system's
	Version string           // of the program, for the manifests of copies

	// What the fault tests change; see dsn.
	vfs         string
	synchronous string
	checkpoint  int   // pages after which the writer checkpoints by itself
	schema      fs.FS // migrations; nil: those embedded
}

// Store is the data of one office. It is safe for concurrent use.
type Store struct {
	reader
	dir      string
	path     string
	options  Options
	readOnly bool

	pool   *sqlx.DB // readers
	writer *sqlx.DB // exactly one connection
	shelf  *shelf   // statements of the writer
	lock   *lock
	ours   os.FileInfo // the file that was opened, to notice when it is taken away
	keeper *keeper
	saves  atomic.Int64 // how many there were, for what makes way for them

	closing sync.Once
}

// readers is how many may read at once; each has a page cache of its own.
const readers = 3

// Open opens the data folder dir for reading and writing, making it when it does
// not exist. One process at a time: a second one gets Busy "data.in_use". Data
// that is not the office's, is damaged or was written by a newer program is left
// as it is, and said so.
func Open(ctx context.Context, dir string, o Options) (*Store, error) {
	s, err := open(ctx, dir, o)
	if err != nil {
		return nil, wrap("open data", err)
	}
	return s, nil
}

func open(ctx context.Context, dir string, o Options) (_ *Store, err error) {
	s, err := newStore(dir, o)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(s.dir, 0o700); err != nil {
		return nil, folderError(err, s.dir)
	}
	if s.lock, err = takeLock(s.dir, s.now()); err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, s.Close())
		}
	}()
	if err := s.prepare(ctx); err != nil {
		return nil, err
	}
	if err := s.connect(ctx); err != nil {
		return nil, err
	}
	s.keeper = keep(s)
	return s, nil
}

// OpenReadOnly opens the data folder for reading beside whoever writes to it,
// and on media that cannot be written. InTx is refused.
func OpenReadOnly(ctx context.Context, dir string, o Options) (*Store, error) {
	s, err := newStore(dir, o)
	if err != nil {
		return nil, wrap("open data", err)
	}
	s.readOnly = true
	seen, err := look(ctx, s.path, s.migrations())
	switch {
	case err != nil:
	case !seen.exists:
		err = app.Fail(app.NotFound, "data.none", "dir", s.dir)
	case seen.version < s.migrations().newest():
		err = app.Fail(app.ReadOnly, "data.must_upgrade", "dir", s.dir)
	default:
		s.pool, err = connectReadOnly(ctx, s.readDSN())
		s.reader = reader{q: poolOf(s.pool)}
	}
	if err != nil {
		return nil, wrap("open data", err)
	}
	return s, nil
}

func newStore(dir string, o Options) (*Store, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("find %q: %w", dir, err)
	}
	return &Store{dir: dir, path: filepath.Join(dir, FileName), options: o}, nil
}

// connect opens the two pools over a file that is known to be ours.
func (s *Store) connect(ctx context.Context) (err error) {
	if s.writer, err = connect(ctx, s.dsn(), 1); err != nil {
		return err
	}
	s.shelf = &shelf{db: s.writer}
	if s.pool, err = connect(ctx, s.readDSN(), readers); err != nil {
		return err
	}
	s.reader = reader{q: poolOf(s.pool)}
	if s.ours, err = os.Stat(s.path); err != nil {
		return folderError(err, s.dir)
	}
	return writable(ctx, s.writer)
}

// writable begins a transaction and drops it: a file without the right to write
// opens like any other.
func writable(ctx context.Context, writer *sqlx.DB) error {
	t, err := writer.BeginTxx(ctx, nil)
	if err != nil {
		return err
	}
	return t.Rollback()
}

// connectReadOnly reads beside a writer; where the index of the log cannot be
// made, there is no writer either, and the file is read as it is.
func connectReadOnly(ctx context.Context, dsn string) (*sqlx.DB, error) {
	pool, err := connect(ctx, in(modeRead, dsn), readers)
	if err == nil {
		var n int
		if err = pool.GetContext(ctx, &n, "SELECT count(*) FROM meta"); err == nil {
			return pool, nil
		}
		err = errors.Join(err, pool.Close())
	}
	if still, again := connect(ctx, in(modeReadOnly, dsn), readers); again == nil {
		return still, nil
	}
	return nil, err
}

// ownLocks makes SQLite's locks on Linux belong to the open file and not to the
// process. By the old kind, whatever part of the program closed the database
// file, say after attaching it to a card, would drop them all.
var ownLocks = sync.OnceFunc(func() {
	_, _ = sqlite.OFDLocking(true) // elsewhere there is but the old kind
})

func connect(ctx context.Context, dsn string, most int) (*sqlx.DB, error) {
	ownLocks()
	pool, err := sqlx.Open("sqlite", dsn)
	if err != nil {
		return nil, err
	}
	pool.Mapper = mapper
	pool.SetMaxOpenConns(most)
	pool.SetMaxIdleConns(most)
	if err := pool.PingContext(ctx); err != nil {
		return nil, errors.Join(err, pool.Close())
	}
	return pool, nil
}

// Close checkpoints, closes every connection and gives up the lock. It may be
// called again.
func (s *Store) Close() error {
	var err error
	s.closing.Do(func() { err = s.close() })
	return err
}

func (s *Store) close() error {
	var errs []error
	if s.keeper != nil {
		s.keeper.stop()
	}
	if s.pool != nil {
		errs = append(errs, s.pool.Close())
	}
	if s.writer != nil {
		// Both are upkeep: without them the next start has a little more to do.
		_, _ = s.writer.Exec("PRAGMA analysis_limit = 400; PRAGMA optimize")
		_, _ = s.writer.Exec("PRAGMA wal_checkpoint(TRUNCATE)")
		errs = append(errs, s.writer.Close())
	}
	if s.lock != nil {
		errs = append(errs, s.lock.release())
	}
	return errors.Join(errs...)
}

// Dir is the data folder.
func (s *Store) Dir() string { return s.dir }

// Optimize lets SQLite measure the tables anew, so that it chooses the right
// indexes; for after an import of many rows.
func (s *Store) Optimize(ctx context.Context) error {
	_, err := s.writer.ExecContext(ctx, "PRAGMA analysis_limit = 400; ANALYZE; PRAGMA wal_checkpoint(PASSIVE)")
	return wrap("optimize", err)
}

func (s *Store) now() time.Time {
	if s.options.Now != nil {
		return s.options.Now()
	}
	return time.Now()
}

func (s *Store) migrations() migrations {
	if s.options.schema != nil {
		return readMigrations(s.options.schema)
	}
	return readMigrations(embedded())
}
