package db

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/jmoiron/sqlx"

	"kairyluu/app"
)

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
	db, err := connectCopy(ctx, c.database(), modeReadOnly)
	if err != nil {
		return err
	}
	defer db.Close() // read only
	q := poolOf(db)
	if err := integral(ctx, db); err != nil {
		return err
	}
	got, err := measure(ctx, q)
	if err != nil {
		return err
	}
	for _, table := range []string{
		"appeal", "event", "resident", "meeting", "meeting_edition", "decision", "decision_event", "finding", "history",
	} {
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

// connectCopy opens a database that nobody writes to, to be read through. The cache
// is a compromise: with less, pages of indexes are read anew for many rows; with
// more, saves wait at the end while it is freed.
func connectCopy(ctx context.Context, file, mode string) (*sqlx.DB, error) {
	return connect(ctx, in(mode, source(file, Options{}, "busy_timeout(5000)", "cell_size_check(1)", "cache_size(-4000)")), 1)
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
	said, err := all[string](ctx, poolOf(db), "PRAGMA integrity_check(10)")
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
