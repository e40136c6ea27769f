package db

import (
	"context"
	"database/sql"
	"sync"

	"github.com/jmoiron/sqlx"
)

// queryer runs queries: on any reader connection, or inside one transaction.
type queryer interface {
	sqlx.QueryerContext
	// snapshot calls f with a queryer that sees one state of the data throughout.
	snapshot(ctx context.Context, f func(queryer) error) error
}

// reader is app.Reader over a queryer. Its methods are in the files of their
// entities.
type reader struct {
	q queryer
	// index writes the search rows that a transaction still owes; nil outside one.
	index func(context.Context) error
}

// pool is the reader connections as a queryer.
type pool struct {
	*sqlx.DB
	shelf *shelf
}

func poolOf(db *sqlx.DB) pool { return pool{db, &shelf{db: db}} }

func (p pool) snapshot(ctx context.Context, f func(queryer) error) error {
	p.shelf.prepare(ctx)
	t, err := p.BeginTxx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return err
	}
	defer t.Rollback() // nothing was written
	return f(&statements{tx: t, shelf: p.shelf})
}

// shelf holds statements that outlive the transactions they were first met in, so
// that SQLite need not read and plan them again.
type shelf struct {
	db *sqlx.DB

	mu    sync.Mutex
	stmts map[string]*sqlx.Stmt
	met   []string // in transactions, not yet prepared: within one there is no connection left for that
}

// most is how many statements are kept: filters add up to more than are worth it.
const most = 200

// find returns the statement of a query, nil when it is not kept yet.
func (s *shelf) find(query string) *sqlx.Stmt {
	s.mu.Lock()
	defer s.mu.Unlock()
	stmt, known := s.stmts[query]
	if !known && len(s.stmts) < most {
		if s.stmts == nil {
			s.stmts = make(map[string]*sqlx.Stmt)
		}
		s.stmts[query] = nil
		s.met = append(s.met, query)
	}
	return stmt
}

// prepare makes the statements that transactions have met.
func (s *shelf) prepare(ctx context.Context) {
	s.mu.Lock()
	met := s.met
	s.met = nil
	s.mu.Unlock()
	for _, query := range met {
		stmt, err := s.db.PreparexContext(ctx, query)
		s.mu.Lock()
		if s.stmts[query] = stmt; err != nil {
			delete(s.stmts, query) // who asks it again is told why
		}
		s.mu.Unlock()
	}
}

// statements is a transaction as a queryer that prepares each statement once.
type statements struct {
	tx    *sqlx.Tx
	shelf *shelf // nil: none
	made  map[string]*sqlx.Stmt
}

func (s *statements) snapshot(_ context.Context, f func(queryer) error) error { return f(s) }

func (s *statements) prepared(ctx context.Context, query string) (*sqlx.Stmt, error) {
	if stmt := s.made[query]; stmt != nil {
		return stmt, nil
	}
	stmt, err := s.prepare(ctx, query)
	if err != nil {
		return nil, err
	}
	if s.made == nil {
		s.made = make(map[string]*sqlx.Stmt)
	}
	s.made[query] = stmt
	return stmt, nil
}

func (s *statements) prepare(ctx context.Context, query string) (*sqlx.Stmt, error) {
	if s.shelf != nil {
		if stmt := s.shelf.find(query); stmt != nil {
			return s.tx.StmtxContext(ctx, stmt), nil
		}
	}
	return s.tx.PreparexContext(ctx, query)
}

func (s *statements) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	stmt, err := s.prepared(ctx, query)
	if err != nil {
		return nil, err
	}
	return stmt.QueryContext(ctx, args...)
}

func (s *statements) QueryxContext(ctx context.Context, query string, args ...any) (*sqlx.Rows, error) {
	stmt, err := s.prepared(ctx, query)
	if err != nil {
		return nil, err
	}
	return stmt.QueryxContext(ctx, args...)
}

func (s *statements) QueryRowxContext(ctx context.Context, query string, args ...any) *sqlx.Row {
	stmt, err := s.prepared(ctx, query)
	if err != nil {
		// Only sqlx can make a Row that holds an error; this one fails the same way.
		return s.tx.QueryRowxContext(ctx, query, args...)
	}
	return stmt.QueryRowxContext(ctx, args...)
}

func (s *statements) exec(ctx context.Context, query string, args ...any) (sql.Result, error) {
	stmt, err := s.prepared(ctx, query)
	if err != nil {
		return nil, err
	}
	return stmt.ExecContext(ctx, args...)
}

// one reads a single row; sql.ErrNoRows when there is none.
func one[T any](ctx context.Context, q queryer, query string, args ...any) (T, error) {
	var row T
	err := sqlx.GetContext(ctx, q, &row, query, args...)
	return row, err
}

// all reads every row.
func all[T any](ctx context.Context, q queryer, query string, args ...any) ([]T, error) {
	var rows []T
	err := sqlx.SelectContext(ctx, q, &rows, query, args...)
	return rows, err
}

// allOf reads every row as what to makes of it.
func allOf[R, T any](ctx context.Context, q queryer, to func(R) (T, error), query string, args ...any) ([]T, error) {
	records, err := all[R](ctx, q, query, args...)
	if err != nil {
		return nil, err
	}
	rows := make([]T, len(records))
	for i, r := range records {
		if rows[i], err = to(r); err != nil {
			return nil, err
		}
	}
	return rows, nil
}
