package minutes

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/fieldset"
)

// order is the fields above the agenda from first to last, as Tab goes.
var order = []string{
	"reason", "form", "series", "state", "number", "language", "date", "start", "end", "place", "settlements",
	"chair", "secretary", "convened", "announced", "quorum", "total", "women", "men", "groups", "agenda", "elected", "guests",
	"participants", "links", "note",
}

// rank places a field in the order of the form; items and decisions go by their
// places.
func rank(key string) int {
	const room = 100_000
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

// inOrder sorts faults as their fields stand in the form.
func inOrder(faults []app.FieldError) []app.FieldError {
	sorted := slices.Clone(faults)
	slices.SortStableFunc(sorted, func(a, b app.FieldError) int { return rank(a.Field) - rank(b.Field) })
	return sorted
}

// spotOf is where it is said what is wrong with a field of a list, and the name
// of the field there; nil for a field that says so itself.
func (c *controls) spotOf(key string) (*fieldset.Spot, string) {
	parts := strings.Split(key, ".")
	if slices.Contains([]string{"total", "women", "men", "quorum", "groups"}, parts[0]) {
		return c.counts, key
	}
	if len(parts) < 3 {
		return nil, ""
	}
	i, err := strconv.Atoi(parts[1])
	switch {
	case err != nil:
		return nil, ""
	case parts[0] == "elected" && i < len(c.chosen.rows):
		return c.chosen.rows[i].spot, parts[2]
	case parts[0] != "agenda" || i >= len(c.agenda.rows):
		return nil, ""
	}
	row := c.agenda.rows[i]
	if len(parts) == 5 {
		if j, err := strconv.Atoi(parts[3]); err == nil && j < len(row.decisions) {
			return row.decisions[j].spot, parts[4]
		}
		return nil, ""
	}
	return row.spot, parts[2]
}

// spots are all places beside fields.
func (c *controls) spots() []*fieldset.Spot {
	all := []*fieldset.Spot{c.counts}
	for _, r := range c.chosen.rows {
		all = append(all, r.spot)
	}
	for _, r := range c.agenda.rows {
		all = append(all, r.spot)
		for _, d := range r.decisions {
			all = append(all, d.spot)
		}
	}
	return all
}

// mark tells beside each field what is wrong and what is doubtful. It returns
// the faults that speak of no field here.
func (c *controls) mark(faults app.Faults) (homeless []app.FieldError) {
	remarks := map[*fieldset.Spot][]fieldset.Remark{}
	plain := &app.Faults{}
	sort := func(f app.FieldError, wrong bool) {
		if spot, key := c.spotOf(f.Field); spot != nil {
			remarks[spot] = append(remarks[spot], fieldset.Remark{Key: key, Text: c.p.env.Words.Field(f), Wrong: wrong})
			return
		}
		switch {
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
		c.main.Refresh() // the fields grow and shrink with what stands under them
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

// focus puts the cursor into the field of key, wherever it is folded away.
func (c *controls) focus(key string) bool {
	var target fyne.Focusable
	if spot, name := c.spotOf(key); spot != nil {
		target = spot.Target(name)
	} else if field := c.set.Field(key); field != nil {
		if key == "participants" || key == "links" || key == "note" {
			c.unfold(true)
		}
		field.Focus()
		return true
	}
	if target == nil {
		return false
	}
	c.p.env.Window.Canvas().Focus(target)
	return true
}
