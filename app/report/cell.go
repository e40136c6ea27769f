package report

import (
	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/money"
	"kairyluu/app/text"
)

// Kind says what a figure is, and so how it is written.
type Kind string

// Kinds of figure.
const (
	Count   Kind = "count"
	Delta   Kind = "delta"   // a count or decimal with its sign
	Decimal Kind = "decimal" // one digit
	Percent Kind = "percent" // 92.4 is 92.4 %
	Change  Kind = "change"  // a percentage with its sign
	Text    Kind = "text"
	Day     Kind = "day"
	Money   Kind = "money" // whole tyiyn

	Whole    Kind = "whole"    // a percentage that is written down by hand, in whole numbers
	Short    Kind = "short"    // of a column: a word or a number, for which little room is enough
	Price    Kind = "price"    // of a column: money that is not added up
	Quantity Kind = "quantity" // money.Quantity
	Rate     Kind = "rate"     // money.Rate
)

// Cell is one figure. One that is not Present can't be told (a percentage of
// nothing) and is written as a dash, never as zero or infinity.
type Cell struct {
	Kind    Kind
	Value   float64
	Present bool
	Digits  int // of a Delta: 1 between decimals
	Label   Label
	Date    civil.Date
	Filter  *app.AppealFilter // opens exactly the appeals counted; nil for what is reckoned from other figures

	Meetings *app.MeetingFilter  // opens exactly the meetings counted
	Plan     *app.DecisionFilter // opens exactly the decisions counted
	Projects *app.ProjectFilter  // opens exactly the projects counted
	Ledger   *app.LedgerFilter   // opens exactly the entries added up
}

// Opens tells whether the figure is a list that can be shown.
func (c Cell) Opens() bool {
	return c.Filter != nil || c.Meetings != nil || c.Plan != nil || c.Projects != nil || c.Ledger != nil
}

const absent = "–"

// In writes the figure for the screen.
func (c Cell) In(w Words) string {
	if !c.Present {
		if c.Kind == Text || c.Kind == Day {
			return ""
		}
		return absent
	}
	switch c.Kind {
	case Text:
		return c.Label.In(w)
	case Money:
		return money.Sum(c.Value).Format()
	case Quantity:
		return money.Quantity(c.Value).Format()
	case Rate:
		return money.Rate(c.Value).Format()
	case Whole:
		return text.FormatInt(c.N()) + "\u00a0%"
	case Day:
		return c.Date.Format()
	case Percent:
		return text.FormatPercent(w.Lang(), c.Value)
	case Change:
		return plus(c.Value) + text.FormatPercent(w.Lang(), c.Value)
	case Decimal:
		return text.FormatDecimal(w.Lang(), c.Value, 1)
	case Delta:
		return plus(c.Value) + text.FormatDecimal(w.Lang(), c.Value, c.Digits)
	}
	return text.FormatInt(int(c.Value))
}

func plus(v float64) string {
	if v > 0 {
		return "+"
	}
	return ""
}

// N is the figure as a whole number.
func (c Cell) N() int { return int(c.Value) }

func count(n int, f app.AppealFilter) Cell {
	return Cell{Kind: Count, Value: float64(n), Present: true, Filter: &f}
}

// CountOf is a count that no single list shows: a sum of others, people.
func CountOf(n int) Cell { return Cell{Kind: Count, Value: float64(n), Present: true} }

func delta(now, before int) Cell {
	return Cell{Kind: Delta, Value: float64(now - before), Present: true}
}

func decimal(v float64, known bool) Cell { return Cell{Kind: Decimal, Value: v, Present: known} }

func deltaOf(now, before Cell) Cell {
	c := Cell{Kind: Delta, Value: now.Value - before.Value, Present: now.Present && before.Present}
	if now.Kind != Count {
		c.Digits = 1
	}
	return c
}

// share is part as a percentage of whole.
func share(part, whole int) Cell {
	if whole == 0 {
		return Cell{Kind: Percent}
	}
	return Cell{Kind: Percent, Value: 100 * float64(part) / float64(whole), Present: true}
}

// change is by how many percent now differs from before; absent when before is
// nothing (domain.md §3.3).
func change(now, before Cell) Cell {
	if !now.Present || !before.Present || before.Value == 0 || now.Kind == Percent {
		return Cell{Kind: Change}
	}
	return Cell{Kind: Change, Value: 100 * (now.Value - before.Value) / before.Value, Present: true}
}

// TextOf is words in a column of figures.
func TextOf(l Label) Cell { return Cell{Kind: Text, Label: l, Present: !l.IsZero()} }

// DayOf is a date in a column of figures.
func DayOf(d civil.Date) Cell { return Cell{Kind: Day, Date: d, Present: !d.IsZero()} }
