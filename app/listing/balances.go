package listing

import (
	"cmp"
	"context"

	"kairyluu/app"
)

var balanceColumns = []Column{
	{"project", Number},
	{"title", Long},
	{"source", Text},
	{"form", Text},
	{"planned", Money},
	{"pledged", Money},
	{"received", Money},
	{"spent", Money},
	{"returned", Money},
	{"left", Money},
}

// balances lists the money of projects by source and form, in the order of
// projects, a line each.
func balances(ctx context.Context, src Source, r Request) (Table, error) {
	names, err := grantNames(ctx, src)
	if err != nil {
		return Table{}, err
	}
	f := r.Projects
	f.Words, f.Today = cmp.Or(r.Words, f.Words), src.Today()
	rows := spread(projectPages(ctx, src, f), func(p app.ProjectRow) ([]Row, error) { return balanceRows(ctx, src, p, names) })
	return Table{
		Columns: balanceColumns,
		Rows:    rows,
		Count: func() (n int, err error) {
			for _, err := range rows {
				if err != nil {
					return n, err
				}
				n++
			}
			return n, nil
		},
	}, nil
}

func balanceRows(ctx context.Context, src Source, p app.ProjectRow, names grantTitles) ([]Row, error) {
	budget, err := src.BudgetInForce(ctx, p.ID)
	if err != nil {
		return nil, err
	}
	totals, err := src.LedgerTotals(ctx, p.ID)
	if err != nil {
		return nil, err
	}
	var rows []Row
	for _, b := range app.Balances(budget, totals) {
		rows = append(rows, Row{
			int(p.ID), p.Title(app.Russian), names.entry(b.SourceID), string(b.Form),
			b.Planned, b.Pledged, b.Received, b.Spent, b.Returned, b.Left(),
		})
	}
	return rows, nil
}
