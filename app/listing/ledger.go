package listing

import (
	"cmp"
	"context"

	"kairyluu/app"
)

var ledgerColumns = []Column{
	{"id", Number},
	{"project", Number},
	{"title", Long},
	{"date", Day},
	{"entry", Text},
	{"source", Text},
	{"form", Text},
	{"type", Text},
	{"payer_kind", Text},
	{"payer", Text},
	{"address", Text},
	{"amount", Money},
	{"currency", Text},
	{"foreign", Money},
	{"rate", Exact},
	{"quantity", Exact},
	{"unit", Text},
	{"price", Money},
	{"number", Text},
	{"tranche", Number},
	{"payment", Text},
	{"reverses", Number},
	{"reversed_by", Number},
	{"note", Long},
	{"actor", Text},
}

// ledger lists the entries by date, then in order of entry.
func ledger(ctx context.Context, src Source, r Request) (Table, error) {
	names, err := grantNames(ctx, src)
	if err != nil {
		return Table{}, err
	}
	f := r.Ledger
	f.Words = cmp.Or(r.Words, f.Words)
	return Table{
		Columns: ledgerColumns,
		Count:   func() (int, error) { return src.CountLedger(ctx, f, 0) },
		Rows: paged(func(last *app.LedgerRow, _ int) ([]app.LedgerRow, error) {
			return src.LedgerRows(ctx, app.LedgerQuery{Filter: f, Ascending: true, After: last, Limit: pageSize})
		}, func(e app.LedgerRow) Row { return ledgerRow(e, names) }),
	}, nil
}

func ledgerRow(e app.LedgerRow, names grantTitles) Row {
	row := Row{
		int(e.ID), int(e.ProjectID), cmp.Or(e.ProjectTitleRU, e.ProjectTitleKY), e.Date, string(e.Kind), names.entry(e.SourceID),
		string(e.Form), string(e.Type), string(e.Payer.Kind), e.Payer.Name, e.Payer.Address, e.Amount, string(cmp.Or(e.Currency, "KGS")),
		nil, nil, nil, e.Unit, nil, e.Number, reference(e.TrancheID), e.Payment, reference(e.Reverses), reference(e.ReversedBy), e.Note, e.Actor,
	}
	if !e.Currency.Som() {
		row[13], row[14] = e.Foreign, e.Rate.Plain()
	}
	if e.Quantity != 0 {
		row[15], row[17] = e.Quantity.Plain(), e.Price
	}
	return row
}
