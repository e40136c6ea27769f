// Package listing gives any table of the window as rows under stable English
// keys, a page at a time, for programs that read the office's data.
//
// Values of a fixed set (kind, channel, state …) are written as their codes,
// topics by code («04.01»), settlements, executors and people by name, dates as
// 2026-12-31, moments as RFC 3339 in UTC, money in som with a point and two digits.
package listing

import (
	"context"
	"iter"

	"kairyluu/app"
	"kairyluu/app/civil"
)

// Request says which table is wanted, and what of it.
type Request struct {
	Table string // "appeals", "residents", "meetings", "actions", "projects", "balances", "ledger" or "history"
	Words string // full-text; empty: those of the filter

	// What narrows a table; that of another is not looked at.
	Filter    app.AppealFilter
	Residents app.ResidentFilter
	Meetings  app.MeetingFilter
	Plan      app.DecisionFilter // of actions
	Projects  app.ProjectFilter  // of balances, too
	Ledger    app.LedgerFilter
}

// Kind is what a column holds, and so how wide and in what format it is.
type Kind int

// Kinds of column.
const (
	Text   Kind = iota // string
	Long               // string of a sentence or more
	Number             // int
	Day                // civil.Date
	Money              // money.Sum
	Exact              // string: a number with digits that a sheet would round, such as a rate
)

// Column is one column of a table.
type Column struct {
	Key  string // stable, English
	Kind Kind
}

// Row is one value per column: string, int, civil.Date or money.Sum as its Kind says, or nil.
type Row []any

// Table is a table on its way to a file.
type Table struct {
	Name    string
	Columns []Column
	// Rows reads the table anew each time it is ranged over. After an error,
	// which comes with a nil row, it ends.
	Rows iter.Seq2[Row, error]
	// Count tells how many rows there are now.
	Count func() (int, error)
}

// Saver writes a table to a file and tells how many rows it wrote.
type Saver func(ctx context.Context, t Table, path string) (rows int, err error)

// Source is what listings ask of the office.
type Source interface {
	Today() civil.Date
	Rules(ctx context.Context) (*civil.Calendar, civil.Terms, error)
	Entries(ctx context.Context, d app.Dict) ([]app.Entry, error)
	AppealRows(ctx context.Context, q app.AppealQuery) ([]app.AppealRow, error)
	CountAppeals(ctx context.Context, f app.AppealFilter, limit int) (int, error)
	ResidentRows(ctx context.Context, f app.ResidentFilter, offset, limit int) ([]app.ResidentRow, error)
	CountResidents(ctx context.Context, f app.ResidentFilter, limit int) (int, error)
	MeetingRows(ctx context.Context, q app.MeetingQuery) ([]app.MeetingRow, error)
	CountMeetings(ctx context.Context, f app.MeetingFilter, limit int) (int, error)
	DecisionRows(ctx context.Context, q app.DecisionQuery) ([]app.DecisionRow, error)
	CountDecisions(ctx context.Context, f app.DecisionFilter, limit int) (int, error)
	History(ctx context.Context, f app.HistoryFilter) ([]app.Record, error)
	Programmes(ctx context.Context, f app.ProgrammeFilter) ([]app.Programme, error)
	ProjectRows(ctx context.Context, q app.ProjectQuery) ([]app.ProjectRow, error)
	CountProjects(ctx context.Context, f app.ProjectFilter, limit int) (int, error)
	BudgetInForce(ctx context.Context, projectID int64) (app.Budget, error)
	LedgerTotals(ctx context.Context, projectID int64) ([]app.LedgerTotal, error)
	LedgerRows(ctx context.Context, q app.LedgerQuery) ([]app.LedgerRow, error)
	CountLedger(ctx context.Context, f app.LedgerFilter, limit int) (int, error)
}

var tables = map[string]func(context.Context, Source, Request) (Table, error){
	"appeals": appeals, "residents": residents, "meetings": meetings, "actions": actions, "history": history,
	"projects": projects, "balances": balances, "ledger": ledger,
}

// Known tells whether there is a table of that name.
func Known(table string) bool { return tables[table] != nil }

// Of returns a table of the office; an unknown one is NotFound.
func Of(ctx context.Context, office *app.Office, r Request) (Table, error) {
	return From(ctx, source{office.Desk, reader{office.Desk.Store()}}, r)
}

// From is Of for any source.
func From(ctx context.Context, src Source, r Request) (Table, error) {
	make := tables[r.Table]
	if make == nil {
		return Table{}, app.Fail(app.NotFound, "listing.unknown", "table", r.Table)
	}
	t, err := make(ctx, src, r)
	t.Name = r.Table
	return t, err
}

// source is the desk's own day and rules over the store's rows. The store lies
// one level deeper, so that the desk's methods win.
type source struct {
	*app.Desk
	reader
}

type reader struct{ app.Reader }

// pageSize is how many rows are in memory at once.
const pageSize = 1000

// paged makes a sequence of rows out of a function that returns the page after
// a row (nil: the first) and one that writes a row out.
func paged[T any](page func(last *T, passed int) ([]T, error), row func(T) Row) iter.Seq2[Row, error] {
	return spread(page, func(item T) ([]Row, error) { return []Row{row(item)}, nil })
}

// spread is paged for what is written out as several rows, or none.
func spread[T any](page func(last *T, passed int) ([]T, error), rows func(T) ([]Row, error)) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		var last *T
		for passed := 0; ; {
			items, err := page(last, passed)
			if err != nil {
				yield(nil, err)
				return
			}
			for _, item := range items {
				written, err := rows(item)
				if err != nil {
					yield(nil, err)
					return
				}
				for _, row := range written {
					if !yield(row, nil) {
						return
					}
				}
			}
			if len(items) < pageSize {
				return
			}
			passed += len(items)
			last = &items[len(items)-1]
		}
	}
}
