package project

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/money"
	"kairyluu/ui/fieldset"
)

// order is the fields from first to last, as Tab goes.
var order = []string{
	"title_ru", "title_ky", "programme", "object", "number", "settlements", "place", "community",
	"problem", "aim", "meeting", "item", "chosen", "beneficiaries", "people",
	"contractor", "contract", "start", "finish", "balance_holder", "upkeep", "links", "note", "lines", "reason",
}

// rank places a field in the order of the form; lines go by their places.
func rank(key string) int {
	const room = 1_000_000
	name, rest, _ := strings.Cut(key, ".")
	at := slices.Index(order, name)
	if at < 0 {
		at = len(order)
	}
	place := 0
	for _, part := range strings.Split(rest, ".") {
		if n, err := strconv.Atoi(part); err == nil {
			place = place*100 + n + 1
		}
	}
	return at*room + place
}

func inOrder(faults []app.FieldError) []app.FieldError {
	sorted := slices.Clone(faults)
	slices.SortStableFunc(sorted, func(a, b app.FieldError) int { return rank(a.Field) - rank(b.Field) })
	return sorted
}

// typedWrong keeps the faults that do not go away by typing on: what is missing is
// not told before the form was handed in once.
func typedWrong(faults []app.FieldError) []app.FieldError {
	return slices.DeleteFunc(slices.Clone(faults), func(f app.FieldError) bool {
		return strings.HasSuffix(f.Key, "_needed") || f.Key == string(money.ErrZero)
	})
}

// spotOf is where it is said what is wrong with a field of a list, and the name of
// the field there; nil for a field that says so itself.
func (c *controls) spotOf(key string) (*fieldset.Spot, string) {
	list, rest, _ := strings.Cut(key, ".")
	switch list {
	case "beneficiaries":
		return c.counts, rest
	case "lines":
		at, name, _ := strings.Cut(rest, ".")
		if i, err := strconv.Atoi(at); err == nil && i >= 0 && i < len(c.budget.rows) {
			return c.budget.rows[i].spot, name
		}
		return c.budget.rows[0].spot, "title" // of the budget as a whole
	}
	return nil, ""
}

// lineOf is the line of the budget that a key speaks of, -1 for none.
func lineOf(key string) int {
	list, rest, _ := strings.Cut(key, ".")
	at, _, _ := strings.Cut(rest, ".")
	i, err := strconv.Atoi(at)
	if list != "lines" || err != nil {
		return -1
	}
	return i
}

func (c *controls) spots() []*fieldset.Spot {
	all := []*fieldset.Spot{c.counts}
	for _, r := range c.budget.rows {
		all = append(all, r.spot)
	}
	return all
}

// mark tells beside each field what is wrong and what is doubtful. It returns the
// faults that speak of no field here.
func (c *controls) mark(faults app.Faults) (homeless []app.FieldError) {
	remarks := map[*fieldset.Spot][]fieldset.Remark{}
	plain := &app.Faults{}
	sort := func(f app.FieldError, wrong bool) {
		spot, key := c.spotOf(f.Field)
		switch {
		case spot != nil:
			remarks[spot] = append(remarks[spot], fieldset.Remark{Key: key, Text: c.p.env.Words.Field(f), Wrong: wrong})
		case c.set.Field(f.Field) == nil && wrong:
			homeless = append(homeless, f)
		case wrong:
			plain.Errors = append(plain.Errors, f)
		default:
			plain.Warnings = append(plain.Warnings, f)
		}
	}
	for _, f := range faults.Errors {
		sort(f, true)
	}
	for _, w := range faults.Warnings {
		sort(w, false)
	}
	before := c.notes()
	c.set.Mark(plain)
	moved := before != c.notes()
	for _, s := range c.spots() {
		moved = s.Say(remarks[s]) || moved
	}
	if moved {
		c.grown() // the fields grow and shrink with what stands under them
	}
	return homeless
}

// notes is what stands under the fields, as one text to compare.
func (c *controls) notes() string {
	var all strings.Builder
	for _, key := range order {
		if f := c.set.Field(key); f != nil {
			all.WriteString(f.Note() + "\n")
		}
	}
	return all.String()
}

// goTo puts the cursor into the field of key.
func (c *controls) goTo(key string) bool {
	var target fyne.Focusable
	if spot, name := c.spotOf(key); spot != nil {
		target = spot.Target(name)
	} else if field := c.set.Field(key); field != nil {
		field.Focus()
		return true
	}
	if target == nil {
		return false
	}
	c.focus(target)
	if i := lineOf(key); i >= 0 && i < len(c.budget.rows) {
		c.scroll.Reveal(c.budget.rows[i].root) // with what is said under it
	}
	return true
}
