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

// SaveBudget stores the next version of a project's budget. b.No is the version
// that was on show when it was filled (0: none): another one meanwhile is a
// Conflict. From the second on a reason is needed once the agreement was signed. A
// budget that differs in nothing makes no version: that in force is returned.
func (s *Projects) SaveBudget(ctx context.Context, b Budget) (Budget, error) {
	stored := b
	err := s.store.InTx(ctx, func(tx Tx) (err error) {
		stored, err = s.saveBudget(ctx, tx, b)
		return err
	})
	if err != nil {
		return b, fmt.Errorf("save budget: %w", err)
	}
	if stored.No != b.No {
		s.publishProject(b.ProjectID, false)
	}
	return stored, nil
}

// saveBudget is SaveBudget inside the transaction.
func (s *Projects) saveBudget(ctx context.Context, tx Tx, b Budget) (Budget, error) {
	of, err := ReadBooks(ctx, tx, b.ProjectID)
	if err != nil {
		return b, err
	}
	if err := goesOn(of.Standing()); err != nil {
		return b, err
	}
	if of.Budget.No != b.No {
		return b, Fail(Conflict, "budget.changed")
	}
	f := &Faults{}
	if err := s.checkBudget(ctx, tx, f, b, of); err != nil {
		return b, err
	}
	if err := f.Err(); err != nil {
		return b, err
	}
	if b = tidyBudget(b, s.Today()); slices.EqualFunc(b.Lines, of.Budget.Lines, sameEntry) {
		return of.Budget, nil
	}
	err = s.addBudget(ctx, tx, &b, of)
	return b, err
}

// sameEntry tells whether two lines are one and nothing about it changed.
func sameEntry(a, b BudgetLine) bool { return a.UID == b.UID && sameLine(a, b) }

func (s *Projects) addBudget(ctx context.Context, tx Tx, b *Budget, of Books) error {
	b.No, b.At, b.Actor = of.Budget.No+1, s.now().UTC(), s.Actor()
	if err := tx.AddBudget(ctx, b); err != nil {
		return err
	}
	changes := diffJSON(of.Budget, *b)
	if err := s.record(ctx, tx, EntityBudget, b.ProjectID, of.Project.Label(), "update", changes); err != nil {
		return err
	}
	_, err := refold(ctx, tx, b.ProjectID)
	return err
}

// CheckBudget says what is wrong with a budget: errors stop saving, warnings do
// not. Lists name the place: "lines.0.quantity", "lines.2.parts.1.sum".
func (s *Projects) CheckBudget(ctx context.Context, b Budget) (*Faults, error) {
	f := &Faults{}
	of, err := ReadBooks(ctx, s.store, b.ProjectID)
	if err == nil {
		err = s.checkBudget(ctx, s.store, f, b, of)
	}
	if err != nil {
		return f, fmt.Errorf("check budget: %w", err)
	}
	return f, nil
}

// tidyBudget is what is stored: lines and parts left empty are gone, parts of one
// source in one form are one.
func tidyBudget(b Budget, today civil.Date) Budget {
	b.Date, b.Reason = cmp.Or(b.Date, today), text.Normalize(b.Reason)
	var lines []BudgetLine
	for _, l := range b.Lines {
		if l.empty() {
			continue
		}
		l.UID = cmp.Or(l.UID, newUID())
		l.Title, l.Unit = text.NormalizeLine(l.Title), text.NormalizeLine(l.Unit)
		l.Parts = joined(l.Parts)
		lines = append(lines, l)
	}
	b.Lines = lines
	return b
}

// empty tells whether a line of the form was left empty.
func (l BudgetLine) empty() bool {
	return text.NormalizeLine(l.Title+l.Unit) == "" && l.Quantity == 0 && l.Price == 0 && len(joined(l.Parts)) == 0
}

// joined adds up the parts of one source in one form, and drops those left empty.
func joined(parts []BudgetPart) []BudgetPart {
	var kept []BudgetPart
	for _, p := range parts {
		p.Form = cmp.Or(p.Form, Cash)
		if p.SourceID == 0 && p.Sum == 0 {
			continue
		}
		i := slices.IndexFunc(kept, func(k BudgetPart) bool { return k.SourceID == p.SourceID && k.Form == p.Form })
		if i < 0 {
			kept = append(kept, p)
			continue
		}
		kept[i].Sum = kept[i].Sum.Plus(p.Sum)
	}
	return kept
}

// Divide is the line paid for by sources in one form, in proportion to shares: the
// parts add up to the line exactly. A source without a share gives nothing; when
// none has one, the first pays for the whole line.
func (l BudgetLine) Divide(sources []int64, form Form, shares []money.Fraction) BudgetLine {
	weights := make([]money.Sum, len(sources))
	for i := range weights {
		if i < len(shares) {
			weights[i] = money.Sum(shares[i])
		}
	}
	l.Parts = nil
	for i, sum := range money.Split(l.Sum(), weights...) {
		if sum > 0 {
			l.Parts = append(l.Parts, BudgetPart{SourceID: sources[i], Form: form, Sum: sum})
		}
	}
	return l
}
