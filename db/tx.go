package db

import (
	"context"
	"database/sql"
	"fmt"

	"kairyluu/app"
)

// tx is one write transaction.
type tx struct {
	reader
	*statements
	store  *Store
	owed   map[int64]*words // search rows to write before the commit, by appeal
	groups map[int64]int64  // of topics, as looked up
	head   *chainHead       // of the history; nil until a record is added
}

// InTx runs f in one write transaction. When it returns nil, what f wrote is on
// the disk; otherwise nothing of it is. f must not call InTx: there is one
// writer.
func (s *Store) InTx(ctx context.Context, f func(app.Tx) error) error {
	if s.readOnly {
		return app.Fail(app.ReadOnly, "data.opened_to_read")
	}
	err := s.inTx(ctx, f)
	if err != nil {
		return s.gone(wrap("write data", err))
	}
	s.saves.Add(1)
	s.keeper.committed()
	return nil
}

func (s *Store) inTx(ctx context.Context, f func(app.Tx) error) error {
	s.shelf.prepare(ctx)
	t, err := s.writer.BeginTxx(ctx, nil)
	if err != nil {
		return err
	}
	defer t.Rollback() // after a commit it does nothing; after an error there is nothing better to say
	w := newTx(s, &statements{tx: t, shelf: s.shelf})
	if err := f(w); err != nil {
		return err
	}
	if err := w.settle(ctx); err != nil {
		return err
	}
	if err := s.present(); err != nil {
		return err
	}
	return t.Commit()
}

func newTx(s *Store, q *statements) *tx {
	w := &tx{statements: q, store: s, owed: make(map[int64]*words), groups: make(map[int64]int64)}
	w.reader = reader{q: q, index: w.writeIndex}
	return w
}

// settle writes what was put off to the end of the transaction.
func (t *tx) settle(ctx context.Context) error {
	if err := t.writeIndex(ctx); err != nil {
		return err
	}
	return t.writeHead(ctx)
}

// insert runs an INSERT and returns the new id.
func (t *tx) insert(ctx context.Context, query string, args ...any) (int64, error) {
	result, err := t.exec(ctx, query, args...)
	if err != nil {
		return 0, err
	}
	return result.LastInsertId()
}

// update runs an UPDATE of one row and tells whether there was one.
func (t *tx) update(ctx context.Context, query string, args ...any) (bool, error) {
	result, err := t.exec(ctx, query, args...)
	if err != nil {
		return false, err
	}
	n, err := result.RowsAffected()
	return n > 0, err
}

// stale says why an UPDATE of a row in a version hit nothing: someone else saved
// it first, or it is gone.
func (t *tx) stale(ctx context.Context, table string, id int64) error {
	_, err := one[int64](ctx, t.q, fmt.Sprintf("SELECT version FROM %s WHERE id = ?", table), id)
	switch err {
	case nil:
		return changed(table)
	case sql.ErrNoRows:
		return notFound(table, id)
	}
	return err
}
