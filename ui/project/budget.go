package project

import (
	"crypto/rand"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/money"
	"kairyluu/ui/parts"
	"kairyluu/ui/typed"
)

// Budget is the budget as typed. No is the version that it started from.
type Budget struct {
	No     int    `json:"no,omitempty"`
	Reason string `json:"reason,omitempty"` // why it is revised
	Lines  []Line `json:"lines,omitempty"`
}

// Line is a line of the budget as typed.
type Line struct {
	UID      string       `json:"uid"` // kept from version to version
	Title    string       `json:"title,omitempty"`
	Quantity string       `json:"quantity,omitempty"`
	Unit     string       `json:"unit,omitempty"`
	Price    string       `json:"price,omitempty"`
	Parts    []parts.Part `json:"parts,omitempty"`
}

// NewLine is an empty line of one source.
func NewLine() Line {
	const letters = 16
	return Line{UID: rand.Text()[:letters], Parts: []parts.Part{{}}}
}

// After is an empty line that begins with the sources of another: most lines of a
// budget are paid alike.
func (l Line) After() Line {
	next := NewLine()
	next.Parts = nil
	for _, p := range l.Parts {
		next.Parts = append(next.Parts, parts.Part{Source: p.Source, Form: p.Form, Share: p.Share})
	}
	return next
}

func fromBudget(b app.Budget) Budget {
	out := Budget{No: b.No}
	for _, l := range b.Lines {
		line := Line{UID: l.UID, Title: l.Title, Unit: l.Unit, Parts: parts.Of(l.Parts)}
		if l.Quantity != 0 {
			line.Quantity = l.Quantity.Format()
		}
		if l.Price != 0 {
			line.Price = l.Price.Format()
		}
		out.Lines = append(out.Lines, line)
	}
	if len(out.Lines) == 0 {
		out.Lines = []Line{NewLine()}
	}
	return out
}

// Reckoned is a budget read from the form, and where each part of it stands there:
// lines left empty are not counted.
type Reckoned struct {
	app.Budget
	Sums   []money.Sum   // of every line of the form
	Parts  [][]money.Sum // of every part of it
	lines  []int         // of the budget: places in the form
	places [][]int       // of the parts of each
}

// Read is the budget of a project with its faults under the fields of the form.
func (b Budget) Read(r *typed.Reader, project int64) Reckoned {
	out := Reckoned{Budget: app.Budget{ProjectID: project, No: b.No, Date: r.Today, Reason: strings.TrimSpace(b.Reason)}}
	for i, l := range b.Lines {
		prefix := fmt.Sprintf("lines.%d.", i)
		line := app.BudgetLine{UID: l.UID, Title: strings.TrimSpace(l.Title), Unit: strings.TrimSpace(l.Unit)}
		line.Quantity, line.Price = r.Quantity(prefix+"quantity", l.Quantity), r.Sum(prefix+"price", l.Price)
		if strings.TrimSpace(l.Quantity) == "" && strings.TrimSpace(l.Price) != "" {
			line.Quantity = one // a lump sum
		}
		total, err := line.Quantity.Times(line.Price)
		if err != nil {
			r.Faults.Add(prefix+"price", string(money.ErrRange))
		}
		sums := parts.Read(r, prefix+"parts.", total, l.Parts)
		if parts.Over(l.Parts) > 0 {
			r.Faults.Add(prefix+"parts.0.share", string(typed.ErrPercent))
		}
		out.Sums, out.Parts = append(out.Sums, total), append(out.Parts, sums)
		if l.empty() {
			continue
		}
		stored, at := parts.Budget(l.Parts, sums)
		line.Parts = stored
		out.Lines = append(out.Lines, line)
		out.lines, out.places = append(out.lines, i), append(out.places, at)
	}
	return out
}

// one is a quantity of one.
const one money.Quantity = 1_000

// Place leads a field of the use case to the field of the form.
func (r Reckoned) Place(field string) string {
	split := strings.Split(field, ".")
	if split[0] != "lines" || len(split) < 3 {
		return field
	}
	i, err := strconv.Atoi(split[1])
	if err != nil || i < 0 || i >= len(r.lines) {
		return field
	}
	split[1] = strconv.Itoa(r.lines[i])
	if split[2] == "parts" && len(split) > 3 {
		if j, err := strconv.Atoi(split[3]); err == nil && j >= 0 && j < len(r.places[i]) {
			split[3] = strconv.Itoa(r.places[i][j])
		}
	}
	return strings.Join(split, ".")
}

// Placed are faults of the use case by the fields of the form.
func (r Reckoned) Placed(faults []app.FieldError) []app.FieldError {
	placed := slices.Clone(faults)
	for i := range placed {
		placed[i].Field = r.Place(placed[i].Field)
	}
	return placed
}

// Changed tells whether the budget is another than the one it started from.
func (b Budget) Changed(from Budget) bool {
	mine, theirs := b.stored(), from.stored()
	mine.No, theirs.No, mine.Reason, theirs.Reason = 0, 0, "", ""
	mine.Date, theirs.Date = civil.Date{}, civil.Date{}
	return !reflect.DeepEqual(mine, theirs)
}

func (b Budget) stored() app.Budget {
	var r typed.Reader
	stored := b.Read(&r, 0).Budget
	if len(r.Faults.Errors) > 0 { // what cannot be read is a change
		stored.Reason, stored.Lines = "", append(stored.Lines, app.BudgetLine{UID: fmt.Sprint(b.Lines)})
	}
	return stored
}

func (b Budget) clone() Budget {
	b.Lines = slices.Clone(b.Lines)
	for i := range b.Lines {
		b.Lines[i].Parts = slices.Clone(b.Lines[i].Parts)
	}
	return b
}

func (b Budget) plain() Budget {
	b = b.clone()
	b.Lines = slices.DeleteFunc(b.Lines, Line.empty)
	for i := range b.Lines {
		list := slices.DeleteFunc(b.Lines[i].Parts, parts.Part.Empty)
		for j := range list {
			if list[j].Form == "" {
				list[j].Form = app.Cash
			}
		}
		b.Lines[i].Parts = list
		if len(list) == 0 {
			b.Lines[i].Parts = nil
		}
	}
	if len(b.Lines) == 0 {
		b.Lines = nil
	}
	return b
}

// empty tells whether nothing of the line is typed: sources alone are taken over
// from the line before.
func (l Line) empty() bool {
	if strings.TrimSpace(l.Title+l.Quantity+l.Unit+l.Price) != "" {
		return false
	}
	return !slices.ContainsFunc(l.Parts, func(p parts.Part) bool { return strings.TrimSpace(p.Sum) != "" })
}
