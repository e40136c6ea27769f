package db

import (
	"context"
	"io/fs"
	"strings"

	"kairyluu/app"
)

// What the tests need of the inside: they live outside the package, because
// dbtest imports it.

// Faulty are Options for a store over a VFS of the fault tests.
func Faulty(vfs, synchronous string, checkpoint int) Options {
	return Options{vfs: vfs, synchronous: synchronous, checkpoint: checkpoint}
}

// WithSchema are Options with other migrations.
func WithSchema(files fs.FS) Options { return Options{schema: files} }

// Plan is how SQLite would read a page, or its place when an offset is asked for.
func (s *Store) Plan(ctx context.Context, q app.AppealQuery) (string, error) {
	query, args, err := listing(ctx, s.q, q)
	if err != nil {
		return "", err
	}
	return s.explain(ctx, "SELECT "+rowColumns+query, args)
}

// PlanOfPlace is how SQLite would walk to an offset of a list.
func (s *Store) PlanOfPlace(ctx context.Context, q app.AppealQuery) (string, error) {
	n, o := narrow(q.Filter), orders[q.Sort]
	return s.explain(ctx, "SELECT "+strings.Join(o.columns, ", ")+n.from()+n.String()+o.by(q.Desc)+" LIMIT 1 OFFSET 7", n.args)
}

// PlanOfCount is how SQLite would count a list.
func (s *Store) PlanOfCount(ctx context.Context, f app.AppealFilter) (string, error) {
	n := narrow(f)
	return s.explain(ctx, "SELECT count(*)"+n.from()+n.String(), n.args)
}

// PlanOfSearch is how SQLite would read the first page of a search.
func (s *Store) PlanOfSearch(ctx context.Context, f app.AppealFilter) (string, error) {
	n := narrow(f)
	if err := n.search(ctx, s.q, queryWords(f.Words)); err != nil {
		return "", err
	}
	return s.explain(ctx, "SELECT "+rowColumns+n.from()+n.String()+" ORDER BY appeal_words.rowid DESC LIMIT 50", n.args)
}

// PlanOfTally is how SQLite would count figures.
func (s *Store) PlanOfTally(ctx context.Context, f app.AppealFilter, dims ...app.Dim) (string, error) {
	query, args, err := tallying(ctx, s.q, f, dims)
	if err != nil {
		return "", err
	}
	return s.explain(ctx, query, args)
}

func (s *Store) explain(ctx context.Context, query string, args []any) (string, error) {
	steps, err := all[struct {
		ID, Parent, Notused int
		Detail              string
	}](ctx, s.q, "EXPLAIN QUERY PLAN "+query, args...)
	var plan strings.Builder
	for _, step := range steps {
		plan.WriteString(step.Detail + "\n")
	}
	return plan.String(), err
}

// Exec runs a statement behind the program's back.
func (s *Store) Exec(ctx context.Context, query string, args ...any) error {
	_, err := s.writer.ExecContext(ctx, query, args...)
	return err
}
