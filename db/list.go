package db

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"kairyluu/app"
	"kairyluu/app/text"
)

// rowColumns are what a line of the journal shows; all but the number of the
// earlier appeal lie in the appeal's own row.
const rowColumns = `a.id, a.number, a.registered, a.received, a.kind, a.channel, a.multiplicity, a.signatures,
	a.repetition, coalesce(a.earlier_id, 0) AS earlier,
	coalesce((SELECT e.number FROM appeal e WHERE e.id = a.earlier_id), '') AS earlier_no,
	a.language, a.applicant, a.phone, a.address_line AS "place.line", a.address_plot AS "place.plot",
	a.address_landmark AS "place.landmark", a.settlement_key AS settlement_id,
	coalesce(a.topic_id, 0) AS topic_id, a.brief AS summary, a.state, a.first_due, a.due,
	a.executor_key AS executor_id, a.outcome, a.answered, a.answer_no, a.closed, a.extensions, a.site_visit`

type rowRecord struct {
	app.AppealRow
	Place app.Address
}

func appealRows(ctx context.Context, q queryer, rest string, args ...any) ([]app.AppealRow, error) {
	records, err := all[rowRecord](ctx, q, "SELECT "+rowColumns+rest, args...)
	if err != nil {
		return nil, err
	}
	rows := make([]app.AppealRow, len(records))
	for i, r := range records {
		rows[i] = r.AppealRow
		rows[i].Address = place(r.Place)
	}
	return rows, nil
}

// order is a sort of a list: columns that an index holds, ending in the id, and
// the same values of a row.
type order[R any] struct {
	columns []string
	key     func(R) []any
}

var orders = map[app.AppealSort]order[app.AppealRow]{
	app.ByRegistered: {
		[]string{"a.registered", "a.id"},
		func(r app.AppealRow) []any { return []any{iso(r.Registered), r.ID} },
	},
	app.ByNumber: {
		[]string{"a.year", "a.running", "a.id"},
		func(r app.AppealRow) []any {
			year := r.Registered.Year()
			return []any{year, app.RunningNumber(r.Number, year), r.ID}
		},
	},
	app.ByApplicant: {
		[]string{"a.applicant_key", "a.id"},
		func(r app.AppealRow) []any { return []any{text.SortKey(r.Applicant), r.ID} },
	},
	app.ByDue: {
		[]string{"a.due", "a.id"},
		func(r app.AppealRow) []any { return []any{iso(r.Due), r.ID} },
	},
	app.ByClosed: {
		[]string{"a.closed", "a.id"},
		func(r app.AppealRow) []any { return []any{iso(r.Closed), r.ID} },
	},
	app.BySettlement: {
		[]string{"a.settlement_key", "a.registered", "a.id"},
		func(r app.AppealRow) []any { return []any{r.SettlementID, iso(r.Registered), r.ID} },
	},
	app.ByExecutor: {
		[]string{"a.executor_key", "a.registered", "a.id"},
		func(r app.AppealRow) []any { return []any{r.ExecutorID, iso(r.Registered), r.ID} },
	},
}

// by is the ORDER BY clause.
func (o order[R]) by(desc bool) string {
	if !desc {
		return " ORDER BY " + strings.Join(o.columns, ", ")
	}
	return " ORDER BY " + strings.Join(o.columns, " DESC, ") + " DESC"
}

// after asks for what comes behind a key.
func (o order[R]) after(w *where, desc bool, key []any) {
	sign := " > "
	if desc {
		sign = " < "
	}
	w.add("("+strings.Join(o.columns, ", ")+")"+sign+"("+marks(len(key))+")", key...)
}

const pageSize = 100

// AppealRows implements app.Reader. A search comes newest first, whatever Sort
// says, after an appeal that has exactly that number.
func (r reader) AppealRows(ctx context.Context, q app.AppealQuery) ([]app.AppealRow, error) {
	var rows []app.AppealRow
	q.Limit = cmp.Or(q.Limit, pageSize)
	err := r.searchable(ctx, q.Filter, func(conn queryer) (err error) {
		if searching(q.Filter) {
			rows, err = found(ctx, conn, q)
			return err
		}
		rows, err = listed(ctx, conn, q)
		return err
	})
	return rows, wrap("list appeals", err)
}

func searching(f app.AppealFilter) bool { return searched(f.Words) }

func searched(words string) bool { return strings.TrimSpace(words) != "" }

// searchable runs f over one state of the data, indexed when it is searched.
func (r reader) searchable(ctx context.Context, filter app.AppealFilter, f func(queryer) error) error {
	if r.index != nil && searching(filter) {
		if err := r.index(ctx); err != nil {
			return err
		}
	}
	return r.q.snapshot(ctx, f)
}

// listed is a page of the journal.
func listed(ctx context.Context, conn queryer, q app.AppealQuery) ([]app.AppealRow, error) {
	query, args, err := listing(ctx, conn, q)
	if err != nil || query == "" {
		return nil, err
	}
	return appealRows(ctx, conn, query, args...)
}

// listing builds the query of a page; "" when the page lies behind the end.
func listing(ctx context.Context, conn queryer, q app.AppealQuery) (string, []any, error) {
	o, ok := orders[cmp.Or(q.Sort, app.ByRegistered)]
	if !ok {
		return "", nil, fmt.Errorf("no sort %q", q.Sort)
	}
	s := narrow(q.Filter)
	return paging(ctx, conn, s.from(), &s.where, o, page[app.AppealRow]{q.Desc, q.After, q.Offset, q.Limit})
}

// page is which part of a list is asked for.
type page[R any] struct {
	desc   bool
	after  *R
	offset int
	limit  int
}

// paging completes the query of a page: behind a row, or at an offset; "" when
// the page lies behind the end.
func paging[R any](ctx context.Context, conn queryer, from string, w *where, o order[R], p page[R]) (string, []any, error) {
	switch {
	case p.after != nil:
		o.after(w, p.desc, o.key(*p.after))
	case p.offset > 0:
		key, err := o.keyAt(ctx, conn, from, w, p.desc, p.offset-1)
		if errors.Is(err, sql.ErrNoRows) {
			return "", nil, nil
		}
		if err != nil {
			return "", nil, err
		}
		o.after(w, p.desc, key)
	}
	return from + w.String() + o.by(p.desc) + " LIMIT ?", append(w.args, p.limit), nil
}

// keyAt walks the index to a place in a list and returns the key there, so that
// the rows passed over are not read.
func (o order[R]) keyAt(ctx context.Context, conn queryer, from string, w *where, desc bool, at int) ([]any, error) {
	return conn.QueryRowxContext(ctx, "SELECT "+strings.Join(o.columns, ", ")+from+w.String()+o.by(desc)+
		" LIMIT 1 OFFSET ?", append(w.args[:len(w.args):len(w.args)], at)...).SliceScan()
}

// found is a page of a search: first the appeals with exactly that number, then
// the rest by id, newest first.
func found(ctx context.Context, conn queryer, q app.AppealQuery) ([]app.AppealRow, error) {
	number := app.NumberKey(q.Filter.Words)
	var exact []app.AppealRow
	if q.After == nil || app.NumberKey(q.After.Number) == number {
		var err error
		if exact, err = numberedExactly(ctx, conn, &q, number); err != nil || len(exact) == q.Limit {
			return exact, err
		}
	}
	s := narrow(q.Filter)
	if err := s.search(ctx, conn, queryWords(q.Filter.Words)); err != nil {
		return nil, err
	}
	s.add("a.number_key <> ?", number)
	if q.After != nil {
		s.add("appeal_words.rowid < ?", q.After.ID)
	}
	rest, err := appealRows(ctx, conn, s.from()+s.String()+" ORDER BY appeal_words.rowid DESC LIMIT ? OFFSET ?",
		append(s.args, q.Limit-len(exact), q.Offset)...)
	return append(exact, rest...), err
}

// numberedExactly returns the part of a page that has exactly that number, and
// leaves in q where the rest of the search begins.
func numberedExactly(ctx context.Context, conn queryer, q *app.AppealQuery, number string) ([]app.AppealRow, error) {
	s := narrow(q.Filter)
	s.add("a.number_key = ? AND a.number_key <> ''", number)
	rows, err := appealRows(ctx, conn, s.from()+s.String()+" ORDER BY a.id DESC LIMIT ?", append(s.args, pageSize)...)
	if err != nil {
		return nil, err
	}
	passed := min(q.Offset, len(rows))
	if after := q.After; after != nil {
		passed = 0
		for passed < len(rows) && rows[passed].ID >= after.ID {
			passed++
		}
		q.After = nil
	}
	q.Offset = max(0, q.Offset-len(rows))
	rows = rows[passed:]
	return rows[:min(len(rows), q.Limit)], nil
}

// CountAppeals implements app.Reader.
func (r reader) CountAppeals(ctx context.Context, f app.AppealFilter, limit int) (int, error) {
	n := 0
	err := r.searchable(ctx, f, func(conn queryer) error {
		s := figuresOf(f)
		if searching(f) {
			if err := s.search(ctx, conn, queryWords(f.Words)); err != nil {
				return err
			}
		}
		var err error
		n, err = countUpTo(ctx, conn, s.counted()+s.String(), s.args, limit)
		return err
	})
	return n, wrap("count appeals", err)
}

// countUpTo counts rows, no further than limit when there is one.
func countUpTo(ctx context.Context, q queryer, from string, args []any, limit int) (int, error) {
	if limit <= 0 {
		return one[int](ctx, q, "SELECT count(*) "+from, args...)
	}
	return one[int](ctx, q, "SELECT count(*) FROM (SELECT 1 "+from+" LIMIT ?)", append(args, limit)...)
}

// AppealByNumber implements app.Reader.
func (r reader) AppealByNumber(ctx context.Context, number string) ([]app.AppealRow, error) {
	key := app.NumberKey(number)
	if key == "" {
		return nil, nil
	}
	rows, err := appealRows(ctx, r.q, " FROM appeal a WHERE a.number_key = ? ORDER BY a.id DESC LIMIT ?", key, pageSize)
	return rows, wrap("find appeal by number", err)
}

// AppealsByText implements app.Reader.
func (r reader) AppealsByText(ctx context.Context, letter string, limit int) ([]app.AppealRow, error) {
	hash := text.TextHash(letter)
	if hash == "" {
		return nil, nil
	}
	rows, err := appealRows(ctx, r.q, " FROM appeal a WHERE a.text_hash <> '' AND a.text_hash = ? ORDER BY a.id DESC LIMIT ?",
		hash, cmp.Or(limit, pageSize))
	return rows, wrap("find appeals by text", err)
}
