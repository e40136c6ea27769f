package fieldset

import (
	"slices"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/casework"
	"kairyluu/ui/widgets"
)

// Several is a field of any number of entries of a dictionary: a picker, and what
// was picked under it with a way to take each off.
type Several struct {
	Root *fyne.Container // the field with what was picked

	set     *Set
	view    casework.View
	changed func() // the field may have grown
	picker  *widgets.Picker
	row     *fyne.Container
	chosen  []int64
}

// Several adds a field of any number of entries. The label is a key of the
// catalogue; grown hears that the field may have changed its height.
func (s *Set) Several(key, label string, v casework.View, d app.Dict, grown func()) *Several {
	f := &Several{set: s, view: v, changed: grown, picker: widgets.NewPicker(casework.Fold), row: widgets.NewWrap(8)}
	f.picker.SetOptions(v.Options(d))
	f.picker.NothingText = s.words.T("fieldset.nothing_fits")
	f.picker.OnPicked = f.picked
	f.row.Hide()
	f.Root = widgets.NewStack(2, s.Add(key, label, f.picker), f.row)
	return f
}

// Chosen are the entries picked so far.
func (f *Several) Chosen() []int64 { return slices.Clone(f.chosen) }

func (f *Several) picked(o widgets.Option, ok bool) {
	if !ok {
		return
	}
	f.picker.Clear()
	if !slices.Contains(f.chosen, o.ID()) {
		f.Show(append(slices.Clone(f.chosen), o.ID()))
		f.set.Changed()
	}
}

func (f *Several) remove(id int64) {
	f.Show(slices.DeleteFunc(slices.Clone(f.chosen), func(x int64) bool { return x == id }))
	f.set.Changed()
	if c := fyne.CurrentApp().Driver().CanvasForObject(f.picker); c != nil {
		c.Focus(f.picker)
	}
}

// Show replaces what is picked.
func (f *Several) Show(ids []int64) {
	f.chosen = slices.Clone(ids)
	f.row.Objects = nil
	for _, id := range ids {
		f.row.Add(widgets.NewRow(3, widgets.NewText(f.view.Name(id), widgets.TextStyle{NoWrap: true}),
			widgets.NewLink("✕", func() { f.remove(id) })))
	}
	hint := "fieldset.several"
	if len(ids) > 0 {
		hint = "fieldset.one_more"
	}
	f.picker.SetPlaceHolder(f.set.words.T(hint))
	f.row.Hidden = len(ids) == 0
	f.changed()
}
