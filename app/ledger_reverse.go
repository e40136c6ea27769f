package app

import (
	"cmp"
	"context"
	"fmt"

	"kairyluu/app/civil"
	"kairyluu/app/text"
)

// Reverse cancels an entry of the ledger by another that takes all of it back, on a
// day (zero: today) and for a reason. It is refused for a reversal, for what is
// reversed already, and in a project that has ended. Money that was spent or given
// back meanwhile can't have never come: that is Denied, and the payments from it
// have to be reversed first, or the entry corrected instead.
func (s *Ledger) Reverse(ctx context.Context, entryID int64, date civil.Date, reason string) (LedgerEntry, error) {
	var r LedgerEntry
	err := s.store.InTx(ctx, func(tx Tx) (err error) {
		old, err := s.reversible(ctx, tx, entryID)
		if err != nil {
			return err
		}
		if r, err = s.reverse(ctx, tx, old, cmp.Or(date, s.Today()), reason); err != nil {
			return err
		}
		if err := s.covered(ctx, tx, old, true); err != nil {
			return err
		}
		_, err = refold(ctx, tx, old.ProjectID)
		return err
	})
	if err != nil {
		return LedgerEntry{}, fmt.Errorf("reverse entry of ledger: %w", err)
	}
	s.publishProject(r.ProjectID, true)
	return r, nil
}

// Correct puts the right entry in place of a wrong one, in one transaction: the
// reversal is dated as the entry was, so that no period counts what was not. The
// right one may belong to another project. A receipt keeps its number. Nobody can
// come to have got back more than they gave; more spent than came is a doubt, as it
// is with Post.
func (s *Ledger) Correct(ctx context.Context, entryID int64, p Posting, reason string) ([]LedgerEntry, error) {
	var old LedgerEntry
	var entries []LedgerEntry
	err := s.store.InTx(ctx, func(tx Tx) (err error) {
		if old, err = s.reversible(ctx, tx, entryID); err != nil {
			return err
		}
		p.ProjectID, p.Corrects = cmp.Or(p.ProjectID, old.ProjectID), old.ID
		if p.Kind == old.Kind && p.Payer.Kind == old.Payer.Kind {
			p.Number = cmp.Or(p.Number, old.Number)
		}
		if err := s.onShow(ctx, tx, &p); err != nil {
			return err
		}
		if _, err := s.reverse(ctx, tx, old, old.Date, reason); err != nil {
			return err
		}
		if entries, _, err = s.post(ctx, tx, p); err != nil {
			return err
		}
		return s.corrected(ctx, tx, old, p.ProjectID)
	})
	if err != nil {
		return nil, fmt.Errorf("correct entry of ledger: %w", err)
	}
	s.publishProject(old.ProjectID, true)
	if p.ProjectID != old.ProjectID {
		s.publishProject(p.ProjectID, true)
	}
	return entries, nil
}

// corrected folds the books of the project, or the two, that a correction touched.
func (s *Ledger) corrected(ctx context.Context, tx Tx, old LedgerEntry, projectID int64) error {
	if err := s.covered(ctx, tx, old, false); err != nil {
		return err
	}
	for _, id := range distinct([]int64{old.ProjectID, projectID}) {
		if _, err := refold(ctx, tx, id); err != nil {
			return err
		}
	}
	return nil
}

// onShow compares the tranche with the version on show before the reversal raises it.
func (s *Ledger) onShow(ctx context.Context, r Reader, p *Posting) error {
	if p.TrancheID == 0 || p.TrancheVersion == 0 {
		return nil
	}
	t, err := r.Tranche(ctx, p.TrancheID)
	if err == nil && t.Version != p.TrancheVersion {
		return Fail(Conflict, "tranche.changed")
	}
	p.TrancheVersion = 0
	return err
}

// reversible is the entry, if it can be reversed.
func (s *Ledger) reversible(ctx context.Context, tx Tx, entryID int64) (LedgerEntry, error) {
	e, err := tx.LedgerEntry(ctx, entryID)
	if err != nil {
		return e, err
	}
	switch {
	case e.Reverses != 0:
		return e, Fail(Denied, "ledger.reversal_stays")
	case e.ReversedBy != 0:
		return e, Fail(Conflict, "ledger.reversed_already")
	}
	p, err := tx.Project(ctx, e.ProjectID)
	if err != nil {
		return e, err
	}
	return e, goesOn(p.Standing)
}

func (s *Ledger) reverse(ctx context.Context, tx Tx, old LedgerEntry, date civil.Date, reason string) (LedgerEntry, error) {
	f := &Faults{}
	if reason = text.Normalize(reason); reason == "" {
		f.Add("reason", "event.reason_needed")
	}
	switch {
	case date.After(s.Today()):
		f.Add("date", "check.date_future", "today", s.Today())
	case date.Before(old.Date):
		f.Add("date", "ledger.reversed_before", "date", old.Date)
	}
	if err := f.Err(); err != nil {
		return LedgerEntry{}, err
	}
	r := old.Reversal(date, reason)
	if err := s.append(ctx, tx, &r, "reverse"); err != nil || old.TrancheID == 0 {
		return r, err
	}
	t, err := tx.Tranche(ctx, old.TrancheID)
	if err != nil {
		return r, err
	}
	return r, s.touch(ctx, tx, t)
}

// covered refuses books in which somebody got back more than they gave and, when
// nothing came in place of old, in which more of its source went out than came.
func (s *Ledger) covered(ctx context.Context, tx Tx, old LedgerEntry, bare bool) error {
	if old.Kind != Received {
		return nil
	}
	payers, err := tx.Payers(ctx, old.ProjectID, old.SourceID)
	if err != nil {
		return err
	}
	for _, row := range payers {
		if row.Payer.Key() == old.Payer.Key() && (row.Net() < 0 || row.InKind < 0) {
			return Fail(Denied, "ledger.reverse_returned", "sum", max(-row.Net(), -row.InKind))
		}
	}
	if !bare {
		return nil
	}
	totals, err := tx.LedgerTotals(ctx, old.ProjectID)
	if err != nil {
		return err
	}
	of := Books{Totals: totals}.balance(old.SourceID, old.Form)
	if left := of.Left(); left < 0 {
		return Fail(Denied, "ledger.reverse_spent", "sum", -left)
	}
	return nil
}
