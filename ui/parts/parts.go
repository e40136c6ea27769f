// Package parts divides a sum between the sources that pay it, by sums or by per
// cent. The parts always add up to the whole: one that is left empty takes the
// rest, and per cents that make 100 are divided without remainder.
package parts

import (
	"strconv"
	"strings"

	"kairyluu/app"
	"kairyluu/app/money"
	"kairyluu/ui/typed"
)

// Part is what one source pays, as typed. A share goes before a sum; without
// either the part is the rest.
type Part struct {
	Source int64    `json:"source,omitempty"`
	Form   app.Form `json:"form,omitempty"`
	Sum    string   `json:"sum,omitempty"`
	Share  string   `json:"share,omitempty"`
}

// Empty tells whether nothing of the part is typed.
func (p Part) Empty() bool { return p.Source == 0 && strings.TrimSpace(p.Sum+p.Share) == "" }

// Of are the parts of a budget line or of a payment, as a form begins with them.
func Of(stored []app.BudgetPart) []Part {
	parts := make([]Part, len(stored))
	for i, p := range stored {
		parts[i] = Part{Source: p.SourceID, Form: p.Form, Sum: written(p.Sum)}
	}
	return parts
}

func written(s money.Sum) string {
	if s == 0 {
		return ""
	}
	return s.Format()
}

// Read divides total as the parts say; sums come in order of the parts, those of
// empty lines are 0. What cannot be read is told under prefix: «parts.1.sum».
func Read(r *typed.Reader, prefix string, total money.Sum, parts []Part) []money.Sum {
	d := division{total: total, sums: make([]money.Sum, len(parts)), shares: make([]money.Sum, len(parts)), rest: -1}
	for i, p := range parts {
		d.take(r, prefix+strconv.Itoa(i)+".", i, p)
	}
	return d.divide()
}

// division is a sum while it is divided.
type division struct {
	total  money.Sum
	sums   []money.Sum // fixed
	shares []money.Sum // in hundredths of a per cent, as weights
	rest   int         // the part that takes the rest, -1 for none
}

func (d *division) take(r *typed.Reader, prefix string, i int, p Part) {
	switch {
	case strings.TrimSpace(p.Share) != "":
		d.shares[i] = money.Sum(r.Percent(prefix+"share", p.Share))
	case strings.TrimSpace(p.Sum) != "":
		d.sums[i] = r.Sum(prefix+"sum", p.Sum)
	case !p.Empty() && d.rest < 0:
		d.rest = i
	}
}

func (d *division) divide() []money.Sum {
	var fixed, shared money.Sum
	for i := range d.sums {
		fixed, shared = fixed.Plus(d.sums[i]), shared.Plus(d.shares[i])
	}
	// What the shares leave over is a part of its own while they are divided.
	over := max(0, money.Sum(money.Whole)-shared)
	if shared > 0 && shared <= money.Sum(money.Whole) {
		for i, part := range money.Split(d.total, append(d.shares[:len(d.shares):len(d.shares)], over)...) {
			if i < len(d.sums) && d.shares[i] > 0 {
				d.sums[i] = part
				fixed = fixed.Plus(part)
			}
		}
	}
	if d.rest >= 0 {
		d.sums[d.rest] = max(0, d.total-fixed)
	}
	return d.sums
}

// Over is by how much the shares that are typed are more than the whole; the
// parts then say nothing.
func Over(parts []Part) money.Fraction {
	var sum money.Fraction
	for _, p := range parts {
		if f, err := typed.ParsePercent(p.Share); err == nil {
			sum += f
		}
	}
	return max(0, sum-money.Whole)
}

// Budget are the parts as a budget keeps them, without those that are empty.
// at tells where each stood among the lines of the form.
func Budget(parts []Part, sums []money.Sum) (stored []app.BudgetPart, at []int) {
	for i, p := range parts {
		if p.Empty() {
			continue
		}
		form := p.Form
		if form == "" {
			form = app.Cash
		}
		stored = append(stored, app.BudgetPart{SourceID: p.Source, Form: form, Sum: sums[i]})
		at = append(at, i)
	}
	return stored, at
}

// Posting are the parts as a payment has them, without those that are empty.
func Posting(parts []Part, sums []money.Sum) (stored []app.PostingPart, at []int) {
	for i, p := range parts {
		if !p.Empty() {
			stored = append(stored, app.PostingPart{SourceID: p.Source, Sum: sums[i]})
			at = append(at, i)
		}
	}
	return stored, at
}
