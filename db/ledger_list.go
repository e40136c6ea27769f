package db

import (
	"cmp"
	"context"

	"kairyluu/app"
)

// ledgerRowColumns are what a line of the ledger shows.
const ledgerRowColumns = entryOfLedger + `, l.programme_key AS programme_id,
	(SELECT p.title_ru FROM project p WHERE p.id = l.project_id) AS project_title_ru,
	(SELECT p.title_ky FROM project p WHERE p.id = l.project_id) AS project_title_ky`

// ledgerScope is which entries of the ledger a query speaks of.
type ledgerScope struct {
	where
	searching bool
}

// narrowLedger turns a filter into a scope; the words are looked up in q.
func narrowLedger(ctx context.Context, q queryer, f app.LedgerFilter) (*ledgerScope, error) {
	s := &ledgerScope{searching: searched(f.Words)}
	equal(&s.where, "l.id", f.ID)
	equal(&s.where, "l.project_id", f.Project)
	s.key("l.programme_key", f.Programme)
	equal(&s.where, "l.source_id", f.Source)
	equal(&s.where, "l.form", f.Form)
	equal(&s.where, "l.kind", f.Kind)
	if f.Payer != "" {
		s.add("l.payer_key = ? AND l.payer_key <> ''", f.Payer)
	}
	equal(&s.where, "l.resident_id", f.Resident)
	equal(&s.where, "l.tranche_id", f.Tranche)
	if !f.From.IsZero() {
		s.add("l.date >= ?", iso(f.From))
	}
	if !f.To.IsZero() {
		s.add("l.date <= ?", iso(f.To))
	}
	if f.Holding {
		s.add("l.reverses IS NULL AND l.reversed_by IS NULL")
	}
	if !s.searching {
		return s, nil
	}
	return s, s.search(ctx, q, "ledger_words", queryWords(f.Words))
}

func (s *ledgerScope) from() string {
	if s.searching {
		return " FROM ledger_words CROSS JOIN ledger l ON l.id = ledger_words.rowid"
	}
	return " FROM ledger l"
}

// counted is from for a count.
func (s *ledgerScope) counted() string { return s.where.counted(s.searching, "ledger_words", s.from()) }

// order is by date; what is searched for comes in order of entry.
func (s *ledgerScope) order() order[app.LedgerRow] {
	if s.searching {
		return order[app.LedgerRow]{[]string{"ledger_words.rowid"}, func(r app.LedgerRow) []any { return []any{r.ID} }}
	}
	return order[app.LedgerRow]{[]string{"l.date", "l.id"}, func(r app.LedgerRow) []any { return []any{iso(r.Date), r.ID} }}
}

// LedgerRows implements app.GrantReader. A search comes in order of entry.
func (r reader) LedgerRows(ctx context.Context, q app.LedgerQuery) ([]app.LedgerRow, error) {
	var rows []app.LedgerRow
	q.Limit = cmp.Or(q.Limit, pageSize)
	err := r.q.snapshot(ctx, func(conn queryer) error {
		query, args, err := listingLedger(ctx, conn, q)
		if err != nil || query == "" {
			return err
		}
		rows, err = allOf(ctx, conn, ledgerRecord.row, "SELECT "+ledgerRowColumns+query, args...)
		return err
	})
	return rows, wrap("list ledger", err)
}

// listingLedger builds the query of a page; "" when the page lies behind the end.
func listingLedger(ctx context.Context, conn queryer, q app.LedgerQuery) (string, []any, error) {
	s, err := narrowLedger(ctx, conn, q.Filter)
	if err != nil {
		return "", nil, err
	}
	p := page[app.LedgerRow]{!q.Ascending, q.After, q.Offset, q.Limit}
	return paging(ctx, conn, s.from(), &s.where, s.order(), p)
}

// CountLedger implements app.GrantReader.
func (r reader) CountLedger(ctx context.Context, f app.LedgerFilter, limit int) (int, error) {
	n := 0
	err := r.q.snapshot(ctx, func(conn queryer) error {
		if totalled(f) || partyOf(f) != "" {
			groups, err := tallyLedger(ctx, conn, f, nil)
			if err != nil {
				return err
			}
			if n = groups[0].N; limit > 0 {
				n = min(n, limit)
			}
			return nil
		}
		s, err := narrowLedger(ctx, conn, f)
		if err != nil {
			return err
		}
		n, err = countUpTo(ctx, conn, s.counted()+s.String(), s.args, limit)
		return err
	})
	return n, wrap("count ledger", err)
}
