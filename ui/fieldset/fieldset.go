// Package fieldset holds the fields of one form under the stable keys by which
// the use cases speak of them, so that what is wrong stands beside its field.
package fieldset

import (
	"errors"
	"time"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/text"
	"kairyluu/ui/casework"
	"kairyluu/ui/widgets"
	"kairyluu/ui/words"
)

// Set is the fields of one form. It reports what the user changes, not what the
// program fills in.
type Set struct {
	words   words.Words
	changed func()
	fields  map[string]*widgets.Field
	order   []string
	filling bool
}

// New returns an empty form; changed is called after each change by the user
// and may be nil.
func New(w words.Words, changed func()) *Set {
	return &Set{words: w, changed: changed, fields: map[string]*widgets.Field{}}
}

// Add puts a control into the form. The label is a key of the catalogue.
func (s *Set) Add(key, label string, control fyne.CanvasObject) *widgets.Field {
	f := widgets.NewField(s.words.T(label), control)
	s.fields[key] = f
	s.order = append(s.order, key)
	return f
}

// Entry adds a line of text.
func (s *Set) Entry(key, label string) *widgets.Entry {
	e := widgets.NewEntry()
	e.OnChanged = func(string) { s.Changed() }
	s.Add(key, label, e)
	return e
}

// Memo adds text of several lines.
func (s *Set) Memo(key, label string, rows int) *widgets.Memo {
	m := widgets.NewMemo(rows)
	m.OnChanged = func(string) { s.Changed() }
	s.Add(key, label, m)
	return m
}

// Date adds a date; now is the clock of its short forms.
func (s *Set) Date(key, label string, now func() time.Time) *widgets.DateField {
	d := widgets.NewDateField(casework.View{Words: s.words}.DateWords(), now)
	d.OnChanged = func(widgets.Day, bool) { s.Changed() }
	s.Add(key, label, d)
	return d
}

// Choice adds a short list.
func (s *Set) Choice(key, label string, options ...widgets.Option) *widgets.Choice {
	c := widgets.NewChoice(options...)
	c.OnChanged = func(string) { s.Changed() }
	s.Add(key, label, c)
	return c
}

// Picker adds a long list that is narrowed by typing.
func (s *Set) Picker(key, label string, options ...widgets.Option) *widgets.Picker {
	p := widgets.NewPicker(text.Fold)
	p.SetOptions(options)
	p.NothingText = s.words.T("fieldset.nothing_fits")
	p.OnPicked = func(widgets.Option, bool) { s.Changed() }
	p.OnStray = func(string) { s.fields[key].SetError(s.Unknown(key)) }
	s.Add(key, label, p)
	return p
}

// Unknown says what is wrong with the text of a control by itself: it names
// nothing of its dictionary, or is no figure; "" when nothing is.
func (s *Set) Unknown(key string) string {
	switch c := s.fields[key].Control.(type) {
	case *widgets.Picker:
		if c.Stray() != "" {
			return s.words.T("fieldset.unknown")
		}
	case figure:
		return Wrong(s.words, c.Wrong())
	}
	return ""
}

// Stray goes to the first control with a text that is nothing by itself (see
// Unknown); false when there is none.
func (s *Set) Stray() bool {
	for _, key := range s.order {
		if s.Unknown(key) != "" {
			s.fields[key].Focus()
			return true
		}
	}
	return false
}

// Check returns a box to tick that counts as part of the form.
func (s *Set) Check(label string) *widgets.Check {
	return widgets.NewCheck(s.words.T(label), func(bool) { s.Changed() })
}

// Changed tells that the user changed something; a control that is not made here
// calls it itself.
func (s *Set) Changed() {
	if !s.filling && s.changed != nil {
		s.changed()
	}
}

// Fill puts values into the controls without taking them for the user's.
func (s *Set) Fill(put func()) {
	before := s.filling // a part of a form may fill itself within the whole
	s.filling = true
	defer func() { s.filling = before }()
	put()
}

// Field is the field of a key, nil when there is none.
func (s *Set) Field(key string) *widgets.Field { return s.fields[key] }

// Cell gives a field its place in a grid.
func (s *Set) Cell(key string, width, grow float32) widgets.Cell {
	return widgets.Cell{Width: width, Grow: grow, Object: s.fields[key]}
}

// Clear takes back every error and warning.
func (s *Set) Clear() { s.show(nil, nil) }

// Mark says what is wrong beside each field and leaves the focus where it is.
func (s *Set) Mark(faults *app.Faults) {
	s.show(said(s.words, faults.Errors), said(s.words, faults.Warnings))
}

// Show is Mark that tells whether there was an error; the focus goes to the
// first field that has one.
func (s *Set) Show(faults *app.Faults) (wrong bool) {
	s.Mark(faults)
	for _, key := range s.order {
		if s.fields[key].Error() != "" {
			s.fields[key].Focus()
			return true
		}
	}
	return len(faults.Errors) > 0
}

// Refused shows what a use case found wrong. It is false when err speaks of no
// field of this form: then the caller tells the whole error.
func (s *Set) Refused(err error) bool {
	refusal, ok := errors.AsType[*app.Error](err)
	if !ok {
		return false
	}
	for _, fault := range refusal.Fields {
		if s.fields[fault.Field] == nil {
			return false
		}
	}
	return s.Show(&app.Faults{Errors: refusal.Fields})
}

func (s *Set) show(failures, warnings map[string]string) {
	for key, field := range s.fields {
		failure := failures[key]
		if unknown := s.Unknown(key); unknown != "" {
			failure = unknown
		}
		field.SetError(failure)
		field.SetWarning(warnings[key])
	}
}

// said is the first sentence for each field.
func said(w words.Words, faults []app.FieldError) map[string]string {
	sentences := map[string]string{}
	for _, f := range faults {
		if sentences[f.Field] == "" {
			sentences[f.Field] = w.Field(f)
		}
	}
	return sentences
}
