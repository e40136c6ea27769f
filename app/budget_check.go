package app

import (
	"context"
	"fmt"
	"slices"

	"kairyluu/app/money"
	"kairyluu/app/text"
)

// checkBudget holds a filled budget against itself, against the one in force and
// against the programme.
func (s *Projects) checkBudget(ctx context.Context, r Reader, f *Faults, b Budget, of Books) error {
	sources, err := choicesOf(ctx, r, FundSources)
	if err != nil {
		return err
	}
	stood := of.sources()
	filled := 0
	for i, l := range b.Lines {
		if l.empty() {
			continue
		}
		filled++
		part := &Faults{}
		checkLine(part, l)
		for j, p := range l.Parts {
			sources.check(part, fmt.Sprintf("parts.%d.source", j), p.SourceID, stood[p.SourceID])
		}
		f.within(fmt.Sprintf("lines.%d.", i), part)
	}
	s.checkVersion(f, b, of)
	switch total := b.Total(); {
	case filled == 0:
		f.Add("lines", "budget.lines_needed")
	case total > money.Max:
		f.Add("lines", string(money.ErrRange))
	default:
		checkPlan(f, b, of)
	}
	return nil
}

// sources are those that stand in the budget in force or in the ledger.
func (b Books) sources() map[int64]bool {
	stood := map[int64]bool{}
	for _, x := range b.Balances() {
		stood[x.SourceID] = true
	}
	return stood
}

// checkVersion asks for the date and the reason of a version.
func (s *Projects) checkVersion(f *Faults, b Budget, of Books) {
	switch {
	case b.Date.After(s.Today()):
		f.Add("date", "check.date_future", "today", s.Today())
	case !b.Date.IsZero() && b.Date.Before(of.Budget.Date):
		f.Add("date", "budget.before_previous", "date", of.Budget.Date)
	}
	if of.Budget.No > 0 && of.signed() && text.Normalize(b.Reason) == "" {
		f.Add("reason", "budget.reason_needed")
	}
}

// signed tells whether the project ever came as far as its agreement.
func (b Books) signed() bool {
	return slices.ContainsFunc(b.Events, func(e ProjectEvent) bool {
		return e.Kind == ProjectEntered && e.TakenBack == nil && slices.Index(Chain, e.Stage) >= slices.Index(Chain, StageAgreed)
	})
}

func checkLine(f *Faults, l BudgetLine) {
	if text.NormalizeLine(l.Title) == "" {
		f.Add("title", "budget.title_needed")
	}
	checkLong(f, LineLimit, []longText{{"title", l.Title}})
	checkProblem(f, "quantity", l.Quantity.Check())
	checkProblem(f, "price", l.Price.Check())
	sum, err := l.Quantity.Times(l.Price)
	if l.Quantity.Check() != nil || l.Price.Check() != nil {
		return // the sum says nothing
	}
	if err == nil {
		err = sum.Check()
	}
	checkProblem(f, "price", err)
	if err == nil {
		checkParts(f, l, sum)
	}
}

// checkProblem puts what is wrong with a number to its field.
func checkProblem(f *Faults, field string, err error) {
	if err != nil {
		f.Add(field, err.Error())
	}
}

// checkParts holds the parts of a line against its sum: more is an error, less
// can still be found.
func checkParts(f *Faults, l BudgetLine, sum money.Sum) {
	for j, p := range l.Parts {
		field := func(name string) string { return fmt.Sprintf("parts.%d.%s", j, name) }
		if p == (BudgetPart{Form: p.Form}) {
			continue
		}
		if p.SourceID == 0 {
			f.Add(field("source"), "ledger.source_needed")
		}
		if p.Form != "" && !slices.Contains(Forms, p.Form) {
			f.Add(field("form"), "ledger.form_needed")
		}
		checkProblem(f, field("sum"), p.Sum.Check())
	}
	switch covered := l.Covered(); {
	case covered > sum:
		f.Add("parts", "budget.parts_above_line", "parts", covered, "line", sum)
	case covered < sum:
		f.Warn("parts", "budget.parts_below_line", "left", sum-covered)
	}
}

// checkPlan holds what a whole budget would come to against the programme and the
// tranches agreed.
func checkPlan(f *Faults, b Budget, of Books) {
	of.Budget = b
	standing, share := of.Standing(), of.Share()
	if standing.OverCap {
		f.Warn("lines", "budget.above_cap", "sum", standing.Grant, "cap", of.Programme.Cap)
	}
	if share.Planned < share.Need {
		f.Warn("lines", "budget.share_short", "sum", share.Planned, "need", share.Need)
	}
	for _, c := range of.tranches(of.Balances()) {
		if c.Have > c.Need {
			f.Warn("lines", "budget.below_tranches", "sum", c.Need, "tranches", c.Have)
		}
	}
}
