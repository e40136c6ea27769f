package app

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"

	"kairyluu/app/money"
	"kairyluu/app/text"
)

// Ledger is what one does with the ledger of the projects. Entries are never
// changed: a mistake is cancelled by an entry that reverses it.
type Ledger struct{ *Desk }

// receiptScope is the counter that receipts draw their numbers from, each year anew.
const receiptScope = "receipt"

// Post enters a payment, pledge or contribution: an entry a part. A household's
// cash without a number gets the next receipt; no two receipts of a year have one
// number. To a project that has ended it is Denied; a tranche that is whole already,
// or was changed since it was on show, is a Conflict "tranche.paid" or
// "tranche.changed".
func (s *Ledger) Post(ctx context.Context, p Posting) ([]LedgerEntry, error) {
	var entries []LedgerEntry
	err := s.store.InTx(ctx, func(tx Tx) (err error) {
		entries, _, err = s.post(ctx, tx, p)
		if err != nil {
			return err
		}
		_, err = refold(ctx, tx, p.ProjectID)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("post to ledger: %w", err)
	}
	s.publishProject(p.ProjectID, true)
	return entries, nil
}

// Check says what is wrong with a posting: errors stop it, doubts do not. What Post
// would refuse whatever is typed is returned as its error.
func (s *Ledger) Check(ctx context.Context, p Posting) (*Faults, error) {
	p, g, err := s.ground(ctx, s.store, p)
	if err != nil {
		return &Faults{}, fmt.Errorf("check posting: %w", err)
	}
	f, _ := g.check(p)
	return f, nil
}

// post checks a posting where it stands, inside the transaction, and adds its
// entries; the caller folds the books. It also returns the doubts.
func (s *Ledger) post(ctx context.Context, tx Tx, p Posting) ([]LedgerEntry, []FieldError, error) {
	p, g, err := s.ground(ctx, tx, p)
	if err != nil {
		return nil, nil, err
	}
	f, sums := g.check(p)
	if err := f.Err(); err != nil {
		return nil, nil, err
	}
	if err := s.number(ctx, tx, &p); err != nil {
		return nil, nil, err
	}
	entries := p.entries(sums)
	for i := range entries {
		if err := s.append(ctx, tx, &entries[i], "create"); err != nil {
			return nil, nil, err
		}
	}
	return entries, f.Warnings, s.touch(ctx, tx, g.tranche)
}

// ground tidies p and reads what it is checked against. It refuses what no other
// input would make right: an ended project, a tranche that is no longer what was on
// show.
func (s *Ledger) ground(ctx context.Context, r Reader, p Posting) (Posting, ground, error) {
	p = p.tidy()
	g := ground{today: s.Today()}
	var err error
	if g.Books, err = ReadBooks(ctx, r, p.ProjectID); err != nil {
		return p, g, err
	}
	if err := goesOn(g.Standing()); err != nil {
		return p, g, err
	}
	wrong, err := corrected(ctx, r, p)
	if err != nil {
		return p, g, err
	}
	g.without(wrong)
	if g.sources, err = choicesOf(ctx, r, FundSources); err != nil {
		return p, g, err
	}
	if p.Payer, err = named(ctx, r, p.Payer); err != nil {
		return p, g, err
	}
	if g.twins, err = s.twins(ctx, r, p); err != nil {
		return p, g, err
	}
	if g.receipt, err = s.receipt(ctx, r, p); err != nil {
		return p, g, err
	}
	g.tranche, err = s.tranche(ctx, r, p, wrong)
	return p, g, err
}

// corrected is the entry that a posting takes the place of; zero when it corrects none,
// or when that is reversed already and stands in no sum any more.
func corrected(ctx context.Context, r Reader, p Posting) (LedgerEntry, error) {
	if p.Corrects == 0 {
		return LedgerEntry{}, nil
	}
	e, err := r.LedgerEntry(ctx, p.Corrects)
	if err != nil || !e.Holds() {
		return LedgerEntry{}, err
	}
	return e, nil
}

// named puts the name and the address of a known resident where none were typed.
func named(ctx context.Context, r Reader, p Payer) (Payer, error) {
	if p.ResidentID == 0 {
		return p, nil
	}
	known, err := r.Resident(ctx, p.ResidentID)
	p.Kind = cmp.Or(p.Kind, Household)
	p.Name, p.Address = cmp.Or(p.Name, known.Name.Full()), cmp.Or(p.Address, known.Address.Line)
	return p, err
}

// tranche is that of p as it stands but for the entry that p corrects, if it can still be
// paid.
func (s *Ledger) tranche(ctx context.Context, r Reader, p Posting, wrong LedgerEntry) (Tranche, error) {
	if p.TrancheID == 0 {
		return Tranche{}, nil
	}
	t, err := r.Tranche(ctx, p.TrancheID)
	if wrong.TrancheID == t.ID {
		t.Received -= wrong.Amount
	}
	switch {
	case err != nil:
		return t, err
	case t.Left() == 0:
		return t, Fail(Conflict, "tranche.paid", "no", t.No)
	case p.TrancheVersion != 0 && p.TrancheVersion != t.Version:
		return t, Fail(Conflict, "tranche.changed")
	}
	return t, nil
}

// twins are the sums that the payer has entered with that kind on that day, a
// payment split between sources as one.
func (s *Ledger) twins(ctx context.Context, r Reader, p Posting) ([]money.Sum, error) {
	key := p.Payer.Key()
	if key == "" || p.Date.IsZero() || !slices.Contains(LedgerKinds, p.Kind) {
		return nil, nil
	}
	const most = 100 // of one payer on one day: more would only be told the same
	rows, err := r.LedgerRows(ctx, LedgerQuery{Limit: most, Filter: LedgerFilter{
		Project: p.ProjectID, Payer: key, Kind: p.Kind, From: p.Date, To: p.Date, Holding: true,
	}})
	if err != nil {
		return nil, err
	}
	var sums []money.Sum
	whole := map[string]money.Sum{}
	for _, row := range rows {
		if row.ID == p.Corrects { // it is its own twin
			continue
		}
		if row.Payment == "" {
			sums = append(sums, row.Amount)
		} else {
			whole[row.Payment] += row.Amount
		}
	}
	for _, sum := range whole {
		sums = append(sums, sum)
	}
	return sums, nil
}

// receipt is what was paid already under the number of p in its year; zero when
// nobody has it.
func (s *Ledger) receipt(ctx context.Context, r Reader, p Posting) (LedgerEntry, error) {
	if !p.IsReceipt() || p.Number == "" || p.Date.IsZero() {
		return LedgerEntry{}, nil
	}
	held, err := r.Receipts(ctx, p.Date.Year(), p.Number)
	if err != nil || len(held) == 0 {
		return LedgerEntry{}, err
	}
	var old LedgerEntry // whose number the right entry keeps, as the other parts of its payment do
	if p.Corrects != 0 {
		if old, err = r.LedgerEntry(ctx, p.Corrects); err != nil {
			return LedgerEntry{}, err
		}
	}
	for _, e := range held {
		if e.ID != old.ID && (old.Payment == "" || e.Payment != old.Payment) {
			return e, nil
		}
	}
	return LedgerEntry{}, nil
}

// number gives a household's cash its receipt: the next number that nobody typed by
// hand before.
func (s *Ledger) number(ctx context.Context, tx Tx, p *Posting) error {
	if !p.IsReceipt() || p.Number != "" {
		return nil
	}
	for {
		n, err := tx.NextNumber(ctx, p.Date.Year(), receiptScope)
		if err != nil {
			return err
		}
		held, err := tx.Receipts(ctx, p.Date.Year(), strconv.Itoa(n))
		if err != nil || len(held) == 0 {
			p.Number = strconv.Itoa(n)
			return err
		}
	}
}

// append adds one entry with its record.
func (s *Ledger) append(ctx context.Context, tx Tx, e *LedgerEntry, act string) error {
	e.At, e.Actor = s.now().UTC(), s.Actor()
	if err := tx.AddLedgerEntry(ctx, e); err != nil {
		return err
	}
	return s.record(ctx, tx, EntityLedger, e.ID, e.Label(), act, diffJSON(nil, *e))
}

// Label names an entry in history: sum, payer, number of its document.
func (e LedgerEntry) Label() string {
	label := e.Amount.Format()
	if e.Payer.Name != "" {
		label += ", " + e.Payer.Name
	}
	if e.Number != "" {
		label += ", № " + e.Number
	}
	return text.NormalizeLine(label)
}

// touch raises the version of a tranche that an entry speaks of, so that who had it
// on show before learns of it.
func (s *Ledger) touch(ctx context.Context, tx Tx, t Tranche) error {
	if t.ID == 0 {
		return nil
	}
	return tx.UpdateTranche(ctx, &t)
}

// Rows returns a page of the ledger.
func (s *Ledger) Rows(ctx context.Context, q LedgerQuery) ([]LedgerRow, error) {
	return s.store.LedgerRows(ctx, q)
}

// Count counts a list, up to limit (0: exactly).
func (s *Ledger) Count(ctx context.Context, f LedgerFilter, limit int) (int, error) {
	return s.store.CountLedger(ctx, f, limit)
}

// Tally adds the ledger up by dims.
func (s *Ledger) Tally(ctx context.Context, f LedgerFilter, dims ...LedgerDim) ([]LedgerGroup, error) {
	return s.store.TallyLedger(ctx, f, dims...)
}
