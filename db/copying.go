package db

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/jmoiron/sqlx"
	"modernc.org/sqlite"
)

// step is how many pages are copied at once: 1 MiB, which a hard disk takes in a
// few hundredths of a second.
const step = 256

// smallCache is what a connection gets that reads each page once or writes it once.
// SQLite frees a cache under a lock that every connection of the program needs.
const smallCache = "cache_size(-2000)"

// copyPages copies the database as it is at this moment. A step is on the disk
// before the next one begins, so that a save has never more than one step to wait
// for; while somebody saves, the disk is left to him for as long as a step took.
func (s *Store) copyPages(ctx context.Context, live *sqlx.DB, to string) error {
	conn, err := live.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close() // read only
	moment, err := conn.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return err
	}
	defer moment.Rollback() // nothing was written
	var rows int
	// The first read fixes the moment: what is saved from now on is not in the copy.
	if err := moment.QueryRowContext(ctx, "SELECT count(*) FROM meta").Scan(&rows); err != nil {
		return err
	}
	err = conn.Raw(func(driver any) error {
		from := driver.(interface {
			NewBackup(uri string) (*sqlite.Backup, error)
		})
		// Nothing but the whole copy counts, so SQLite need not be able to undo.
		b, err := from.NewBackup(in(modeCreate, source(to, s.options, smallCache, "journal_mode(MEMORY)", "synchronous(OFF)")))
		if err != nil {
			return err
		}
		return errors.Join(s.takeSteps(ctx, b, to), b.Finish())
	})
	if err != nil {
		return err
	}
	return s.standAlone(ctx, to)
}

func (s *Store) takeSteps(ctx context.Context, b *sqlite.Backup, to string) error {
	for more := true; more; {
		start, saves := time.Now(), s.saves.Load()
		var err error
		if more, err = b.Step(step); err != nil {
			return err
		}
		if err := syncFile(to); err != nil {
			return err
		}
		pause := time.Duration(0)
		if s.saves.Load() != saves {
			pause = time.Since(start)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(pause):
		}
	}
	return nil
}

// standAlone makes a copy one that needs no log beside it, so that it opens on a
// medium that cannot be written, and brings it to the disk.
func (s *Store) standAlone(ctx context.Context, file string) error {
	pool, err := connect(ctx, source(file, s.options, "journal_mode(DELETE)"), 1)
	if err != nil {
		return err
	}
	if err := pool.Close(); err != nil {
		return err
	}
	return syncFile(file)
}
