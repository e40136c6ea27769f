package minutes

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/casework"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// several is a field of any number of settlements: a picker, and what was picked
// under it with a way to take each off.
type several struct {
	c      *controls
	root   *fyne.Container
	picker *widgets.Picker
	row    *fyne.Container
	chosen []int64
}

func newSeveral(c *controls) *several {
	s := &several{c: c, picker: widgets.NewPicker(casework.Fold), row: widgets.NewWrap(8)}
	s.picker.SetOptions(c.p.view.Options(app.Settlements))
	s.picker.NothingText = c.p.env.T("fieldset.nothing_fits")
	s.picker.OnPicked = s.picked
	s.row.Hide()
	s.root = widgets.NewStack(2, s.picker, s.row)
	return s
}

func (s *several) picked(o widgets.Option, ok bool) {
	if !ok {
		return
	}
	s.picker.Clear()
	if !slices.Contains(s.chosen, o.ID()) {
		s.show(append(slices.Clone(s.chosen), o.ID()))
		s.c.set.Changed()
	}
}

func (s *several) remove(id int64) {
	s.show(slices.DeleteFunc(slices.Clone(s.chosen), func(x int64) bool { return x == id }))
	s.c.set.Changed()
	s.c.p.env.Window.Canvas().Focus(s.picker)
}

func (s *several) show(ids []int64) {
	s.chosen = slices.Clone(ids)
	s.row.Objects = nil
	for _, id := range ids {
		s.row.Add(widgets.NewRow(3, widgets.NewText(s.c.p.view.Name(id), widgets.TextStyle{NoWrap: true}),
			widgets.NewLink("✕", func() { s.remove(id) })))
	}
	hint := s.c.p.env.T("minutes.settlements_hint")
	if len(ids) > 0 {
		hint = s.c.p.env.T("minutes.settlements_more")
	}
	s.picker.SetPlaceHolder(hint)
	visible(s.row, len(ids) > 0)
	if s.c.main != nil {
		s.c.main.Refresh()
	}
}

// dayColor marks the days that are not worked.
func dayColor(v casework.View, d widgets.Day) fyne.ThemeColorName {
	if v.Calendar != nil && !v.Calendar.IsWorking(casework.Date(d)) {
		return theme.ColorLate
	}
	return ""
}

// entryKey is an option's key of a dictionary's entry.
func entryKey(id int64) string { return fmt.Sprint(id) }
