package app

import (
	"context"
	"fmt"

	"kairyluu/app/civil"
)

// Refunds says what of the cash that a project holds belongs to whom, by source and
// payer: what has to be given back when it fails.
func (s *Ledger) Refunds(ctx context.Context, projectID int64) ([]RefundRow, error) {
	b, err := ReadBooks(ctx, s.store, projectID)
	if err != nil {
		return nil, fmt.Errorf("reckon refunds: %w", err)
	}
	return b.Refunds(), nil
}

// Refunds divides the cash of every source that holds some among those who gave it.
// Who has nothing of theirs in the project is left out.
func (b Books) Refunds() []RefundRow {
	var rows []RefundRow
	for _, x := range b.Balances() {
		if x.Form != Cash || x.Left() <= 0 {
			continue
		}
		var payers []PayerRow
		for _, p := range b.Payers {
			if p.SourceID == x.SourceID && p.Net() > 0 {
				payers = append(payers, p)
			}
		}
		rows = append(rows, Refund(x.Left(), payers)...)
	}
	return rows
}

// Refund gives back what is due by rows, on a day, in one transaction. A row whose
// payer has less to get by now is an error of that row: "rows.2.sum". Rows of which
// nothing is due are passed over.
func (s *Ledger) Refund(ctx context.Context, projectID int64, rows []RefundRow, date civil.Date) ([]LedgerEntry, error) {
	var all []LedgerEntry
	err := s.store.InTx(ctx, func(tx Tx) error {
		for i, row := range rows {
			if row.Due == 0 {
				continue
			}
			entries, _, err := s.post(ctx, tx, Posting{
				ProjectID: projectID, Kind: Returned, Date: date, Form: Cash, Payer: row.Payer,
				Amount: row.Due, Parts: []PostingPart{{SourceID: row.SourceID}},
			})
			if err != nil {
				return ofRow(err, i)
			}
			all = append(all, entries...)
		}
		if len(all) == 0 {
			return Fail(Denied, "ledger.nothing_due")
		}
		_, err := refold(ctx, tx, projectID)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("give money back: %w", err)
	}
	s.publishProject(projectID, true)
	return all, nil
}
