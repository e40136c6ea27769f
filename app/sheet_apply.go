package app

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strconv"

	"kairyluu/app/civil"
	"kairyluu/app/money"
	"kairyluu/app/text"
)

// SheetEdit is what was typed into a line of the grid. What is nil or empty stays
// as it is.
type SheetEdit struct {
	Key     string
	Version int64
	Percent *int       // of a milestone
	Amount  money.Sum  // that came of a tranche or a pledge, in cash
	Date    civil.Date // of the payment, or when the milestone was done; zero: today
	Number  string     // of the document
	Note    string
}

// SheetChange is what becomes of an edit. When Change is empty and Err nil, nothing.
type SheetChange struct {
	Edit   SheetEdit
	Row    SheetRow // as it stands: before a preview, after Apply
	Change []Change // "percent", "done", "note", "received"
	Err    error
	Doubts []FieldError
}

// errRehearsed undoes a preview.
var errRehearsed = errors.New("rehearsed")

// Preview says line by line what Apply would change, and what is wrong. Nothing is
// stored: the edits are made one after another in a transaction that is undone, so
// that the second payment of one tranche is told too.
func (s *Projects) Preview(ctx context.Context, edits []SheetEdit) ([]SheetChange, error) {
	changes := make([]SheetChange, len(edits))
	err := s.store.InTx(ctx, func(tx Tx) error {
		for i, e := range edits {
			changes[i], _ = s.fill(ctx, tx, e)
			if err := changes[i].Err; err != nil && ErrorCode(err) == "" {
				return err
			}
		}
		return errRehearsed
	})
	if !errors.Is(err, errRehearsed) {
		return nil, fmt.Errorf("preview sheet: %w", err)
	}
	return changes, nil
}

// Apply stores edits of the grid, each in a transaction of its own, and answers
// them in order. A line that was changed since it was on show is a Conflict of that
// line alone.
func (s *Projects) Apply(ctx context.Context, edits []SheetEdit) []SheetChange {
	changes := make([]SheetChange, len(edits))
	for i, e := range edits {
		var l sheetLine
		err := s.store.InTx(ctx, func(tx Tx) error {
			changes[i], l = s.fill(ctx, tx, e)
			return changes[i].Err
		})
		c := &changes[i]
		if err != nil {
			c.Err = fmt.Errorf("fill line of sheet: %w", err)
			continue
		}
		if len(c.Change) == 0 {
			continue
		}
		s.publishProject(l.row.ProjectID, l.milestone.ID == 0)
		if l, err = sheetLineOf(ctx, s.store, e.Key); err == nil {
			c.Row = l.row
		}
	}
	return changes
}

// fill makes one edit inside a transaction.
func (s *Projects) fill(ctx context.Context, tx Tx, e SheetEdit) (SheetChange, sheetLine) {
	c := SheetChange{Edit: e}
	l, err := sheetLineOf(ctx, tx, e.Key)
	if err != nil {
		c.Err = err
		return c, l
	}
	c.Row = l.row
	if l.milestone.ID != 0 {
		c.Change, c.Err = s.fillMilestone(ctx, tx, l, e)
	} else {
		c.Change, c.Doubts, c.Err = s.fillPayment(ctx, tx, l, e)
	}
	return c, l
}

// unseen refuses to change a line that is no longer as it was on show.
func (l sheetLine) unseen(e SheetEdit) error {
	if e.Version != l.row.Version {
		return Fail(Conflict, "sheet.changed", "what", l.row.What)
	}
	return nil
}

func (s *Projects) fillMilestone(ctx context.Context, tx Tx, l sheetLine, e SheetEdit) ([]Change, error) {
	if e.Amount != 0 {
		return nil, invalid("amount", "sheet.no_amount")
	}
	old, m := l.milestone, l.milestone
	if e.Percent != nil {
		m.Percent = *e.Percent
	}
	if m.Percent == 100 {
		m.Done = cmp.Or(e.Date, m.Done, s.Today())
	} else {
		m.Done = civil.Date{}
	}
	m.Note = cmp.Or(text.Normalize(e.Note), m.Note)
	if m == old {
		return nil, nil
	}
	if err := l.unseen(e); err != nil {
		return nil, err
	}
	d := &difference{}
	d.add("percent", strconv.Itoa(old.Percent), strconv.Itoa(m.Percent))
	d.add("done", old.Done.Format(), m.Done.Format())
	d.add("note", old.Note, m.Note)
	return d.changes, s.saveMilestone(ctx, tx, &m)
}

func (s *Projects) fillPayment(ctx context.Context, tx Tx, l sheetLine, e SheetEdit) ([]Change, []FieldError, error) {
	if e.Percent != nil {
		return nil, nil, invalid("percent", "sheet.no_percent")
	}
	if e.Amount == 0 {
		return nil, nil, nil
	}
	if err := l.unseen(e); err != nil {
		return nil, nil, err
	}
	_, doubts, err := (&Ledger{s.Desk}).post(ctx, tx, Posting{
		ProjectID: l.row.ProjectID, Kind: Received, Date: cmp.Or(e.Date, s.Today()), Form: Cash,
		Payer: l.payer.Payer, Amount: e.Amount, Number: e.Number, Note: e.Note,
		TrancheID: l.tranche.ID, Parts: []PostingPart{{SourceID: l.row.SourceID}},
	})
	if err == nil {
		_, err = refold(ctx, tx, l.row.ProjectID)
	}
	if err != nil {
		return nil, nil, err
	}
	received := Change{Field: "received", Old: l.row.Received.Format(), New: (l.row.Received + e.Amount).Format()}
	return []Change{received}, doubts, nil
}
