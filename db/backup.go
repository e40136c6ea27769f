package db

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"kairyluu/app"
)

// Backups makes verified copies of the data of a Store and lists them.
type Backups struct{ store *Store }

// Backups are the verified copies of the office.
func (s *Store) Backups() *Backups { return &Backups{s} }

// Make implements app.Backups. A copy elsewhere takes the attachments along; the
// data folder's own copies are thinned out, those elsewhere never.
func (b *Backups) Make(ctx context.Context, dir string) (app.BackupInfo, error) {
	s := b.store
	if err := s.present(); err != nil {
		return app.BackupInfo{}, wrap("copy data", err)
	}
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
	live, err := connect(ctx, in(modeRead, source(s.path, s.options, append(s.base(), smallCache)...)), 1)
	if err != nil {
		return err
	}
	defer live.Close() // read only
	before, err := measure(ctx, poolOf(live))
	if err != nil {
		return err
	}
	if err := s.copyPages(ctx, live, c.database()); err != nil {
		return err
	}
	after, err := measure(ctx, poolOf(live))
	if err != nil {
		return err
	}
	if err := verify(ctx, c, poolOf(live), before, after); err != nil {
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
