//go:build bench

package db

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"github.com/jmoiron/sqlx"

	"kairyluu/app"
)

// Asked is one question that the store has put to SQLite.
type Asked struct {
	Query string
	Args  []any
}

// Listen tells every question that is asked until stop is called, so that the
// same may be put to another SQLite. One goroutine may ask meanwhile.
func (s *Store) Listen(tell func(Asked)) (stop func()) {
	was := s.reader.q
	s.reader.q = listener{was, tell}
	return func() { s.reader.q = was }
}

type listener struct {
	queryer
	tell func(Asked)
}

func (l listener) snapshot(ctx context.Context, f func(queryer) error) error {
	return l.queryer.snapshot(ctx, func(q queryer) error { return f(listener{q, l.tell}) })
}

func (l listener) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	l.tell(Asked{query, slices.Clone(args)})
	return l.queryer.QueryContext(ctx, query, args...)
}

func (l listener) QueryxContext(ctx context.Context, query string, args ...any) (*sqlx.Rows, error) {
	l.tell(Asked{query, slices.Clone(args)})
	return l.queryer.QueryxContext(ctx, query, args...)
}

func (l listener) QueryRowxContext(ctx context.Context, query string, args ...any) *sqlx.Row {
	l.tell(Asked{query, slices.Clone(args)})
	return l.queryer.QueryRowxContext(ctx, query, args...)
}

// Words calls f with what each appeal is found by, in order of id.
func (s *Store) Words(ctx context.Context, f func(id int64, words string) error) error {
	const step = 5000
	done := errors.New("nothing to write")
	for from := int64(0); ; {
		n := 0
		err := s.InTx(ctx, func(at app.Tx) error {
			t := at.(*tx)
			ids, err := all[int64](ctx, t.q, "SELECT id FROM appeal WHERE id > ? ORDER BY id LIMIT ?", from, step)
			if err != nil {
				return err
			}
			for _, id := range ids {
				w, err := t.readWords(ctx, id)
				if err == nil {
					err = f(id, w.String())
				}
				if err != nil {
					return err
				}
				from = id
			}
			n = len(ids)
			return done
		})
		if !errors.Is(err, done) || n < step {
			if errors.Is(err, done) {
				err = nil
			}
			return err
		}
	}
}
