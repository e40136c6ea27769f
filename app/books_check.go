package app

import (
	"slices"

	"kairyluu/app/civil"
	"kairyluu/app/money"
)

// CheckKind names a rule that a project's money is held against.
type CheckKind string

// Checks of a project, in the order of its card.
const (
	CheckCovered   CheckKind = "covered"   // sources = budget
	CheckCap       CheckKind = "cap"       // grant ≤ cap of the programme
	CheckShare     CheckKind = "share"     // own share ≥ the rule
	CheckSpent     CheckKind = "spent"     // spent ≤ received, by source
	CheckCondition CheckKind = "condition" // condition of a tranche that came, or is due, is met
	CheckTranches  CheckKind = "tranches"  // tranches of a source = its part of the budget
	CheckReturn    CheckKind = "return"    // nothing unspent is left at the end
)

// CheckKinds lists every CheckKind.
var CheckKinds = []CheckKind{CheckCovered, CheckCap, CheckShare, CheckSpent, CheckCondition, CheckTranches, CheckReturn}

// CheckLevel says how a check came out.
type CheckLevel string

// Levels of a check.
const (
	CheckFine   CheckLevel = "fine"
	CheckDoubt  CheckLevel = "doubt"  // not yet, but it can still come right
	CheckBroken CheckLevel = "broken" // the rule is broken as things stand
)

// CheckLevels lists every CheckLevel.
var CheckLevels = []CheckLevel{CheckFine, CheckDoubt, CheckBroken}

// MoneyCheck is how one rule came out. Have and Need are the sums compared; the
// difference is what is missing or too much.
type MoneyCheck struct {
	Kind     CheckKind
	Level    CheckLevel
	SourceID int64 // of CheckSpent, CheckTranches, CheckReturn
	Tranche  int   // number of the tranche, of CheckCondition
	Have     money.Sum
	Need     money.Sum
}

// Checks holds the books against every rule that applies, in order of CheckKinds;
// those that came out well are told too, so that nothing is hidden. What a failed
// project would have cost is held against nothing any more.
func (b Books) Checks(today civil.Date) []MoneyCheck {
	standing := b.Standing()
	balances := b.Balances()
	if standing.Stage.Failed() {
		return append(spent(balances), unspent(standing, balances)...)
	}
	checks := []MoneyCheck{b.covered()}
	if b.Programme.Cap > 0 {
		checks = append(checks, b.cap(standing))
	}
	if b.Programme.Share > 0 {
		checks = append(checks, b.share(standing))
	}
	checks = append(checks, spent(balances)...)
	checks = append(checks, b.conditions(standing, today)...)
	checks = append(checks, b.tranches(balances)...)
	return append(checks, unspent(standing, balances)...)
}

// level is fine, or doubt where soon, else broken.
func level(fine, soon bool) CheckLevel {
	switch {
	case fine:
		return CheckFine
	case soon:
		return CheckDoubt
	}
	return CheckBroken
}

func (b Books) covered() MoneyCheck {
	c := MoneyCheck{Kind: CheckCovered, Have: b.Budget.Covered(), Need: b.Budget.Total()}
	c.Level = level(c.Have == c.Need && c.Need > 0, c.Have < c.Need || c.Need == 0)
	return c
}

func (b Books) cap(s ProjectStanding) MoneyCheck {
	return MoneyCheck{Kind: CheckCap, Level: level(!s.OverCap, false), Have: s.Grant, Need: b.Programme.Cap}
}

// share is fine once the money is there, a doubt while pledges would make it so:
// to a closed project nothing comes any more.
func (b Books) share(standing ProjectStanding) MoneyCheck {
	s := b.Share()
	pledged := s.Short() == 0 && !standing.Stage.Ended()
	c := MoneyCheck{Kind: CheckShare, Have: s.Now, Need: s.Need, Level: level(s.Missing() == 0, pledged)}
	if c.Level == CheckBroken && !standing.Stage.Ended() {
		c.Have = s.Expected
	}
	return c
}

func spent(balances []Balance) (out []MoneyCheck) {
	for _, x := range balances {
		if x.Form == Cash && (x.Spent != 0 || x.Left() < 0) {
			out = append(out, MoneyCheck{
				Kind: CheckSpent, SourceID: x.SourceID, Have: x.Spent, Need: x.Received - x.Returned, Level: level(x.Left() >= 0, false),
			})
		}
	}
	return out
}

// conditions tells of tranches that came before their condition was met, and of
// those that are due within thirty days and still wait for it.
func (b Books) conditions(s ProjectStanding, today civil.Date) (out []MoneyCheck) {
	const soon = 30
	for _, t := range b.Tranches {
		near := t.Left() > 0 && !s.Stage.Ended() && !t.Planned.IsZero() && !t.Planned.After(today.AddDays(soon))
		if t.Condition == "" || t.Received == 0 && !near {
			continue
		}
		out = append(out, MoneyCheck{
			Kind: CheckCondition, SourceID: t.SourceID, Tranche: t.No, Have: t.Received, Need: t.Amount,
			Level: level(!t.Blocked(), t.Received == 0),
		})
	}
	return out
}

// tranches compares, by source, what tranches promise with what the budget plans
// in cash. Tranches that are agreed before there is a budget are a doubt.
func (b Books) tranches(balances []Balance) (out []MoneyCheck) {
	for _, t := range b.Tranches {
		if slices.ContainsFunc(out, func(c MoneyCheck) bool { return c.SourceID == t.SourceID }) {
			continue
		}
		c := MoneyCheck{Kind: CheckTranches, SourceID: t.SourceID, Have: promised(b.Tranches, t.SourceID)}
		for _, x := range balances {
			if x.SourceID == t.SourceID && x.Form == Cash {
				c.Need = x.Planned
			}
		}
		c.Level = level(c.Have == c.Need, c.Have < c.Need || b.Budget.No == 0)
		out = append(out, c)
	}
	return out
}

// promised adds up the tranches of a source.
func promised(tranches []Tranche, sourceID int64) (sum money.Sum) {
	for _, t := range tranches {
		if t.SourceID == sourceID {
			sum = sum.Plus(t.Amount)
		}
	}
	return sum
}

// unspent tells of cash that has to be given back: while the project comes to its
// end it is a doubt, after it the rule is broken.
func unspent(s ProjectStanding, balances []Balance) (out []MoneyCheck) {
	ending := s.Stage == StageOpened || s.Stage == StageReturning
	if !ending && !s.Stage.Ended() {
		return nil
	}
	for _, x := range balances {
		if x.Form == Cash && x.Received > 0 {
			out = append(out, MoneyCheck{
				Kind: CheckReturn, SourceID: x.SourceID, Have: x.Left(), Level: level(x.Left() == 0, ending && x.Left() > 0),
			})
		}
	}
	return out
}
