package db

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"kairyluu/app"
)

// Restore puts the copy from (the folder of a copy, or its database file) in the
// place of the database of dir. The copy is checked first; what lay in its place
// moves to replaced-…, so that a restore can be undone by restoring from there.
// Nothing may have dir open. The restore is noted in the history under actor.
// Whenever the power fails, either the old database or the new one lies there whole.
func Restore(ctx context.Context, dir, from, actor string, o Options) error {
	if err := restore(ctx, dir, from, o); err != nil {
		return wrap("restore data", err)
	}
	s, err := Open(ctx, dir, o)
	if err != nil {
		return err
	}
	err = s.InTx(ctx, func(tx app.Tx) error {
		return tx.AddRecord(ctx, &app.Record{
			At: s.now(), Actor: actor, Entity: app.EntityBackup, Label: filepath.Base(filepath.Dir(from)), Action: "restore",
		})
	})
	return errors.Join(err, s.Close())
}

func restore(ctx context.Context, dir, from string, o Options) (err error) {
	s, err := newStore(dir, o)
	if err != nil {
		return err
	}
	if info, err := os.Stat(from); err == nil && info.IsDir() {
		from = filepath.Join(from, FileName)
	}
	if err := s.acceptable(ctx, from); err != nil {
		return err
	}
	if err := os.MkdirAll(s.dir, 0o700); err != nil {
		return folderError(err, s.dir)
	}
	if s.lock, err = takeLock(s.dir, s.now()); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.lock.release()) }()
	fresh := s.path + ".restored"
	if err := os.Remove(fresh); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return folderError(err, s.dir)
	}
	if err := copyFile(ctx, from, fresh); err != nil {
		return folderError(err, s.dir)
	}
	if err := s.acceptable(ctx, fresh); err != nil {
		return err
	}
	if err := s.setAside(ctx); err != nil {
		return folderError(err, s.dir)
	}
	if err := os.Rename(fresh, s.path); err != nil {
		return folderError(err, s.dir)
	}
	if err := syncDir(s.dir); err != nil {
		return err
	}
	return s.bringFiles(ctx, filepath.Join(filepath.Dir(filepath.Dir(from)), filesDir))
}

// acceptable checks that a file is a whole database of ours, and what its manifest
// says when one lies beside it.
func (s *Store) acceptable(ctx context.Context, file string) error {
	if c, ok := readCopy(filepath.Dir(file)); ok && filepath.Base(file) == FileName {
		if sum, err := fileSum(ctx, file); err != nil || sum != c.SHA256 {
			return errors.Join(spoilt("SHA-256 %s, %s expected", sum, c.SHA256), err)
		}
	}
	seen, err := look(ctx, file, s.migrations())
	if err != nil {
		return err
	}
	if !seen.exists {
		return app.Fail(app.NotFound, "backup.none", "file", file)
	}
	mode := modeReadOnly
	if hasLog(file) {
		mode = modeRead
	}
	db, err := connectCopy(ctx, file, mode)
	if err != nil {
		return err
	}
	return errors.Join(integral(ctx, db), db.Close())
}

// setAside moves what lies in the place of the database into a folder of its own:
// its log first, for the log of one database ruins another, and the database
// itself by a second name, so that its place is never empty.
func (s *Store) setAside(ctx context.Context) error {
	if _, err := os.Stat(s.path); errors.Is(err, fs.ErrNotExist) && !hasLog(s.path) {
		return nil
	}
	s.settleLog(ctx)
	aside, err := os.MkdirTemp(s.dir, "replaced-"+s.now().UTC().Format("20060102-150405")+"-*")
	if err != nil {
		return err
	}
	for _, rest := range []string{"-wal", "-shm"} {
		err := os.Rename(s.path+rest, filepath.Join(aside, FileName+rest))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	old := filepath.Join(aside, FileName)
	if err := os.Link(s.path, old); err != nil && !errors.Is(err, fs.ErrNotExist) {
		if err := copyFile(ctx, s.path, old); err != nil {
			return err
		}
	}
	return syncDir(aside)
}

// settleLog brings a log into its database while it still can be. A database too
// damaged for that keeps its log beside it in the folder it is moved to.
func (s *Store) settleLog(ctx context.Context) {
	if !hasLog(s.path) {
		return
	}
	if seen, err := look(ctx, s.path, s.migrations()); err != nil || !seen.exists {
		return
	}
	pool, err := connect(ctx, s.dsn(), 1)
	if err != nil {
		return
	}
	defer pool.Close() // closing settles the log
	_, _ = pool.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)")
}

// bringFiles takes attachments that the data folder misses from a folder beside
// the copy.
func (s *Store) bringFiles(ctx context.Context, dir string) error {
	if _, err := os.Stat(dir); err != nil || dir == s.Files().dir {
		return nil
	}
	pool, err := connect(ctx, in(modeReadOnly, source(s.path, Options{})), 1)
	if err != nil {
		return err
	}
	files, err := all[storedFile](ctx, poolOf(pool), "SELECT DISTINCT sha256, size FROM attachment")
	if err = errors.Join(err, pool.Close()); err != nil {
		return err
	}
	return (&Files{dir}).copyTo(ctx, s.Files().dir, files)
}
