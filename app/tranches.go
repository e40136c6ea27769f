package app

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"kairyluu/app/civil"
	"kairyluu/app/money"
	"kairyluu/app/text"
)

// SaveTranche stores a tranche, new or changed; a new one without a number gets the
// next. More than the budget in force plans from its source, or than the programme
// gives, is an error "tranche.above_grant". A stale Version is a Conflict.
func (s *Projects) SaveTranche(ctx context.Context, t Tranche) (Tranche, error) {
	err := s.store.InTx(ctx, func(tx Tx) error { return s.saveTranche(ctx, tx, &t) })
	if err != nil {
		return t, fmt.Errorf("save tranche: %w", err)
	}
	s.publishProject(t.ProjectID, false)
	return t, nil
}

func (s *Projects) saveTranche(ctx context.Context, tx Tx, t *Tranche) error {
	*t = tidyTranche(*t)
	f, old, of, err := s.checkTranche(ctx, tx, *t)
	if err != nil {
		return err
	}
	if err := goesOn(of.Standing()); err != nil {
		return err
	}
	if err := f.Err(); err != nil {
		return err
	}
	t.ProjectID, t.Received, t.ReceivedOn = of.Project.ID, old.Received, old.ReceivedOn
	act, write := "update", tx.UpdateTranche
	if t.ID == 0 {
		act, write = "create", tx.AddTranche
		t.No = cmp.Or(t.No, nextTranche(of.Tranches))
	}
	if err := write(ctx, t); err != nil {
		return err
	}
	return s.trancheChanged(ctx, tx, *t, act, diffJSON(old, *t))
}

func nextTranche(tranches []Tranche) (no int) {
	for _, t := range tranches {
		no = max(no, t.No)
	}
	return no + 1
}

func (s *Projects) trancheChanged(ctx context.Context, tx Tx, t Tranche, act string, changes []Change) error {
	if err := s.record(ctx, tx, EntityTranche, t.ID, t.Label(), act, changes); err != nil {
		return err
	}
	_, err := refold(ctx, tx, t.ProjectID)
	return err
}

// Label names a tranche in history: its number and sum.
func (t Tranche) Label() string { return fmt.Sprintf("№ %d, %s", t.No, t.Amount.Format()) }

// CheckTranche says what is wrong with a tranche.
func (s *Projects) CheckTranche(ctx context.Context, t Tranche) (*Faults, error) {
	f, _, _, err := s.checkTranche(ctx, s.store, tidyTranche(t))
	if err != nil {
		return f, fmt.Errorf("check tranche: %w", err)
	}
	return f, nil
}

// checkTranche also returns the tranche as it is stored, and its project's books.
func (s *Projects) checkTranche(ctx context.Context, r Reader, t Tranche) (f *Faults, old Tranche, of Books, err error) {
	f = &Faults{}
	old = Tranche{ProjectID: t.ProjectID}
	if t.ID != 0 {
		if old, err = r.Tranche(ctx, t.ID); err != nil {
			return f, old, of, err
		}
	}
	if of, err = ReadBooks(ctx, r, old.ProjectID); err != nil {
		return f, old, of, err
	}
	sources, err := choicesOf(ctx, r, FundSources)
	if err != nil {
		return f, old, of, err
	}
	if t.SourceID == 0 {
		f.Add("source", "ledger.source_needed")
	}
	sources.check(f, "source", t.SourceID, t.SourceID == old.SourceID)
	if t.SourceID != old.SourceID && old.Received > 0 {
		f.Add("source", "tranche.source_received", "sum", old.Received)
	}
	checkTrancheSum(f, t, old, of)
	s.checkTrancheDates(f, t)
	return f, old, of, nil
}

func checkTrancheSum(f *Faults, t, old Tranche, of Books) {
	checkProblem(f, "amount", t.Amount.Check())
	if t.No < 0 {
		f.Add("no", "tranche.number")
	}
	if !t.Currency.Som() {
		if !slices.Contains(money.Currencies, t.Currency) {
			f.Add("currency", "money.currency_unknown", "currency", string(t.Currency))
		}
		checkProblem(f, "foreign", t.Foreign.Check())
	}
	if t.Amount.Check() != nil {
		return
	}
	if t.Amount < old.Received {
		f.Add("amount", "tranche.below_received", "sum", old.Received)
	}
	others := slices.DeleteFunc(slices.Clone(of.Tranches), func(o Tranche) bool { return o.ID == t.ID && t.ID != 0 })
	sum, most := promised(others, t.SourceID).Plus(t.Amount), of.most(t.SourceID)
	if sum > most {
		f.Add("amount", "tranche.above_grant", "sum", sum, "grant", most, "over", sum-most)
	}
	if of.Budget.No == 0 {
		f.Warn("amount", "tranche.no_budget")
	}
}

// most is what tranches of a source may come to: what the budget in force plans
// from it in cash, and of its own source no more than the programme gives.
func (b Books) most(sourceID int64) money.Sum {
	most := money.Max
	if b.Budget.No > 0 {
		most = 0
		for _, x := range b.Balances() {
			if x.SourceID == sourceID && x.Form == Cash {
				most = x.Planned
			}
		}
	}
	if b.Programme.Cap > 0 && b.Programme.SourceID == sourceID {
		most = min(most, b.Programme.Cap)
	}
	return most
}

func (s *Projects) checkTrancheDates(f *Faults, t Tranche) {
	checkFar(f, "planned", t.Planned, s.Today())
	if !t.Planned.IsZero() && t.Planned.Year() < firstYear {
		f.Add("planned", "check.date_far", "date", t.Planned)
	}
	if t.Met.After(s.Today()) {
		f.Add("met", "check.date_future", "today", s.Today())
	}
	if t.Requested.After(s.Today()) {
		f.Add("requested", "check.date_future", "today", s.Today())
	}
	if !t.Requested.IsZero() && t.Blocked() {
		f.Warn("requested", "ledger.condition", "condition", t.Condition)
	}
}

func tidyTranche(t Tranche) Tranche {
	t.Condition, t.Note = text.Normalize(t.Condition), text.Normalize(t.Note)
	if t.Condition == "" {
		t.Met = civil.Date{}
	}
	if t.Currency.Som() {
		t.Currency, t.Foreign = "", 0
	}
	return t
}

// DropTranche removes a tranche that no entry of the ledger speaks of, else Denied;
// one that was changed meanwhile is a Conflict.
func (s *Projects) DropTranche(ctx context.Context, t Tranche) error {
	var old Tranche
	err := s.store.InTx(ctx, func(tx Tx) (err error) {
		if old, err = tx.Tranche(ctx, t.ID); err != nil {
			return err
		}
		if old.Version != t.Version {
			return Fail(Conflict, "tranche.changed")
		}
		if err := s.worksGoOn(ctx, tx, old.ProjectID); err != nil {
			return err
		}
		n, err := tx.CountLedger(ctx, LedgerFilter{Tranche: old.ID}, 1)
		if err != nil {
			return err
		}
		if n > 0 {
			return Fail(Denied, "tranche.used")
		}
		if err := tx.DropTranche(ctx, old.ID); err != nil {
			return err
		}
		return s.trancheChanged(ctx, tx, old, "delete", diffJSON(old, Tranche{}))
	})
	if err != nil {
		return fmt.Errorf("drop tranche: %w", err)
	}
	s.publishProject(old.ProjectID, false)
	return nil
}
