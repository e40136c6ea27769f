package minutes

import (
	"fmt"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// attendance is who came: women and men make the total, the groups overlap.
func (c *controls) attendance() fyne.CanvasObject {
	total := c.entry("total", func(f *Form) *string { return &f.Total })
	women := c.entry("women", func(f *Form) *string { return &f.Women })
	men := c.entry("men", func(f *Form) *string { return &f.Men })
	quorum := c.entry("quorum", func(f *Form) *string { return &f.Quorum })
	c.counts = fieldset.NewSpot(besideLabel+4, map[string]fieldset.Marked{"total": total, "women": women, "men": men, "quorum": quorum}, total)
	cells := []widgets.Cell{
		c.set.Cell("quorum", 116, 0), c.set.Cell("total", 116, 0), c.set.Cell("women", 116, 0), c.set.Cell("men", 116, 0),
		{Width: 300, Grow: 1, Object: c.counts.Root},
	}
	groups := c.groupFields()
	c.after = append(c.after, groups)
	for _, key := range []string{"total", "women", "men"} {
		c.after = append(c.after, c.set.Field(key))
	}
	return widgets.NewCard(c.p.env.T("minutes.attendance"), widgets.NewStack(gap, widgets.NewGrid(cells...), groups))
}

// groupFields is a number for each group of people of the dictionary. Their names
// are long and the numbers short, so they stand beside each other.
func (c *controls) groupFields() *fyne.Container {
	var cells []widgets.Cell
	var inUse []int64
	for id := range c.p.session.Form.Groups {
		inUse = append(inUse, id)
	}
	for _, o := range c.p.view.Options(app.PeopleGroups, inUse...) {
		id, e := o.ID(), c.bare("")
		c.groups[id] = e
		c.counts.Put(fmt.Sprint("groups.", id), e)
		c.bind(func(f *Form) { e.SetText(f.Groups[id]) }, func(f *Form) {
			if f.Groups == nil {
				f.Groups = map[int64]string{}
			}
			f.Groups[id] = e.Text
		})
		name := widgets.NewText(o.Text, widgets.TextStyle{Color: theme.ColorMuted})
		cells = append(cells, widgets.Cell{Width: 330, Grow: 1, Object: widgets.NewGrid(
			widgets.Cell{Width: 250, Grow: 1, Object: widgets.NewInset(name, 6, 0, 0, 0)}, widgets.Cell{Width: 70, Object: widgets.NewStack(0, e)})})
	}
	return widgets.NewGrid(cells...)
}

// peopleField is the optional list of names with a way to count them.
func (c *controls) peopleField() *widgets.Field {
	m := widgets.NewMemo(4)
	m.OnChanged = func(string) { c.set.Changed() }
	c.bind(func(f *Form) { m.SetText(f.People) }, func(f *Form) { f.People = m.Text })
	field := c.set.Add("participants", "minutes.field.participants", m)
	field.SetHint(c.p.env.T("minutes.people.hint"))
	return field
}

// counted says how many names the list has, and offers to take the numbers over.
func (c *controls) counted(people []app.Participant) {
	total, women, men := Counted(people)
	hint := c.p.env.T("minutes.people.hint")
	if total > 0 {
		hint = c.p.env.T("minutes.people.counted", "n", total, "women", women, "men", men)
	}
	c.people.SetHint(hint)
}
