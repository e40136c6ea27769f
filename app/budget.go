package app

import (
	"time"

	"kairyluu/app/civil"
	"kairyluu/app/money"
)

// Form says whether money or something else is given.
type Form string

// Forms of a contribution (domain.md §5.4).
const (
	Cash   Form = "cash"
	InKind Form = "in_kind"
)

// Forms lists every Form.
var Forms = []Form{Cash, InKind}

// InKindType is what is given in place of money.
type InKindType string

// Types of contribution in kind.
const (
	Labour    InKindType = "labour"
	Materials InKindType = "materials"
	Machinery InKindType = "machinery"
	Land      InKindType = "land"
	Design    InKindType = "design" // drawings and estimates
	OtherKind InKindType = "other"
)

// InKindTypes lists every InKindType.
var InKindTypes = []InKindType{Labour, Materials, Machinery, Land, Design, OtherKind}

// Budget is one version of what a project will cost and who pays for it. A
// revised budget is a new version; the earlier ones stay.
type Budget struct {
	ProjectID int64
	No        int // 1, 2 …
	Date      civil.Date
	Reason    string // why the one before was revised; empty for the first
	At        time.Time
	Actor     string
	Lines     []BudgetLine
}

// BudgetLine is something that is paid for: quantity × price, and by whom.
type BudgetLine struct {
	UID      string         `json:"uid"` // kept from version to version
	Title    string         `json:"title"`
	Quantity money.Quantity `json:"quantity"`
	Unit     string         `json:"unit,omitempty"`
	Price    money.Sum      `json:"price"` // of a unit
	Parts    []BudgetPart   `json:"parts,omitempty"`
}

// BudgetPart is what one source gives for a line.
type BudgetPart struct {
	SourceID int64     `json:"source"`
	Form     Form      `json:"form"`
	Sum      money.Sum `json:"sum"`
}

// Sum is quantity × price; 0 for what Check refuses.
func (l BudgetLine) Sum() money.Sum {
	sum, err := l.Quantity.Times(l.Price)
	if err != nil {
		return 0
	}
	return sum
}

// Covered is what sources are named for.
func (l BudgetLine) Covered() (sum money.Sum) {
	for _, p := range l.Parts {
		sum = sum.Plus(p.Sum)
	}
	return sum
}

// Total is what the project will cost.
func (b Budget) Total() (sum money.Sum) {
	for _, l := range b.Lines {
		sum = sum.Plus(l.Sum())
	}
	return sum
}

// Covered is what sources are named for.
func (b Budget) Covered() (sum money.Sum) {
	for _, l := range b.Lines {
		sum = sum.Plus(l.Covered())
	}
	return sum
}

// BudgetOn is the version that was in force on a day; zero: none yet. The versions
// stand in their order.
func BudgetOn(versions []Budget, day civil.Date) (b Budget) {
	for _, v := range versions {
		if !v.Date.After(day) {
			b = v
		}
	}
	return b
}

// LineDifference is what became of a line from one version to another. Of a line
// that is new or gone, one side is zero.
type LineDifference struct {
	Old, New BudgetLine
}

// Change is by how much the line costs more.
func (d LineDifference) Change() money.Sum { return d.New.Sum() - d.Old.Sum() }

// Compare lists the lines that differ between two versions: changed and new ones
// in the order of the new version, then those that are gone.
func (b Budget) Compare(old Budget) []LineDifference {
	before := map[string]BudgetLine{}
	for _, l := range old.Lines {
		before[l.UID] = l
	}
	var out []LineDifference
	for _, l := range b.Lines {
		was, there := before[l.UID]
		delete(before, l.UID)
		if !there || !sameLine(was, l) {
			out = append(out, LineDifference{Old: was, New: l})
		}
	}
	for _, l := range old.Lines {
		if _, gone := before[l.UID]; gone {
			out = append(out, LineDifference{Old: l})
		}
	}
	return out
}

func sameLine(a, b BudgetLine) bool {
	if a.Title != b.Title || a.Quantity != b.Quantity || a.Unit != b.Unit || a.Price != b.Price || len(a.Parts) != len(b.Parts) {
		return false
	}
	for i := range a.Parts {
		if a.Parts[i] != b.Parts[i] {
			return false
		}
	}
	return true
}
