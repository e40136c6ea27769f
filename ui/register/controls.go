package register

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/casework"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/forms"
	"kairyluu/ui/widgets"
)

const (
	sideWidth = 286
	gap       = 6
	// besideLabel puts what has no label on one line with fields that have one.
	besideLabel = 15
)

// controls are the fields on show for one form. They are made anew when the
// number of applicants changes.
type controls struct {
	p      *Page
	set    *fieldset.Set
	bound  []binding
	people int

	main     fyne.CanvasObject
	head     *forms.Head
	side     *side
	term     *widgets.Banner
	termSaid strip
	more     *widgets.Button

	toggles  *widgets.Chips // collective, anonymous, about the person, elsewhere
	persons  *fyne.Container
	about    *fyne.Container
	place    *fyne.Container
	rest     *fyne.Container
	files    *files
	chosen   []*fyne.Container // by person: who was chosen, and the way out of it
	open     map[section]bool
	numberIn *widgets.Entry
}

// binding ties a control to its place in the form.
type binding struct {
	show func(f *Form)
	read func(f *Form)
}

func newControls(p *Page) *controls {
	c := &controls{p: p, people: len(p.session.Form.People), open: map[section]bool{}}
	c.set = fieldset.New(p.env.Words, p.changed)
	c.head, c.side = p.newHead(), newSide(p)
	c.term = widgets.NewBanner(widgets.Info, "", "")
	form := widgets.NewStack(gap, c.intake(), c.applicant(), c.substance())
	c.main = widgets.NewFrame(
		widgets.NewInset(c.head.Content, 10, 12, 8, 12),
		widgets.NewScroll(widgets.NewInset(form, 0, 12, 10, 12)), nil)
	return c
}

// show fills the fields with a form.
func (c *controls) show(f Form) {
	c.set.Fill(func() {
		for _, b := range c.bound {
			b.show(&f)
		}
	})
	c.adjust(f)
}

// read is f with what stands in the fields.
func (c *controls) read(f Form) Form {
	f = f.Clone()
	for _, b := range c.bound {
		b.read(&f)
	}
	return f
}

func (c *controls) bind(show, read func(*Form)) {
	c.bound = append(c.bound, binding{show, read})
}

func (c *controls) entry(key, label string, at func(*Form) *string) *widgets.Entry {
	e := c.set.Entry(key, label)
	c.bind(func(f *Form) { e.SetText(*at(f)) }, func(f *Form) { *at(f) = e.Text })
	return e
}

func (c *controls) memo(key, label string, rows int, at func(*Form) *string) *widgets.Memo {
	m := c.set.Memo(key, label, rows)
	c.bind(func(f *Form) { m.SetText(*at(f)) }, func(f *Form) { *at(f) = m.Text })
	return m
}

// date reads a date as it is written out, and text that is none as typed.
func (c *controls) date(key, label string, at func(*Form) *string) *widgets.DateField {
	d := c.set.Date(key, label, c.p.env.Now)
	c.bind(func(f *Form) { d.SetText(*at(f)) }, func(f *Form) {
		*at(f) = d.Text
		if day, ok := fieldset.DateOf(d); ok {
			*at(f) = dateText(day)
		}
	})
	return d
}

func (c *controls) picker(key, label string, options []widgets.Option, at func(*Form) *int64) *widgets.Picker {
	p := c.set.Picker(key, label, options...)
	c.bind(func(f *Form) { p.SetSelected(fmt.Sprint(*at(f))) }, func(f *Form) {
		chosen, _ := p.Selected()
		*at(f) = chosen.ID()
	})
	return p
}

func choice[T ~string](c *controls, key, label string, options []widgets.Option, at func(*Form) *T) *widgets.Choice {
	w := c.set.Choice(key, label, options...)
	c.bind(func(f *Form) { w.SetSelected(string(*at(f))) }, func(f *Form) { *at(f) = T(w.Selected()) })
	return w
}

// adjust shows the fields that the form has a use for now.
func (c *controls) adjust(f Form) {
	anonymous := f.Multiplicity == app.Anonymous
	moved := c.files.show(f.Attachments)
	for o, show := range map[fyne.CanvasObject]bool{
		c.set.Field("receiver"):   f.Channel.Personal(),
		c.set.Field("signatures"): f.Multiplicity == app.Collective,
		c.persons:                 !anonymous,
		c.about:                   c.open[sectionPerson] && !anonymous,
		c.place:                   f.Placed(),
		c.rest:                    c.open[sectionMore],
	} {
		moved = visible(o, show) || moved
	}
	for i, note := range c.chosen {
		moved = visible(note, f.People[i].Known.ID != 0) || moved
	}
	if !moved && slices.Equal(c.toggles.Selected(), c.toggled(f)) {
		return
	}
	c.toggles.SetSelected(c.toggled(f)...)
	c.more.SetText(c.p.env.T("register.more"))
	if c.open[sectionMore] {
		c.more.SetText(c.p.env.T("register.less"))
	}
	c.main.Refresh()
}

// visible shows or hides o and tells whether that changed anything.
func visible(o fyne.CanvasObject, show bool) bool {
	if o.Visible() == show {
		return false
	}
	if show {
		o.Show()
	} else {
		o.Hide()
	}
	return true
}

// reveal unfolds what the field of key stands in.
func (c *controls) reveal(key string) {
	switch part := sectionOf(key); part {
	case sectionPerson, sectionMore:
		if !c.open[part] {
			c.open[part] = true
			c.adjust(c.p.session.Form)
		}
	}
}

// focus puts the cursor into the field of key, wherever it is folded away.
func (c *controls) focus(key string) bool {
	field := c.set.Field(key)
	if field == nil {
		return false
	}
	c.reveal(key)
	field.Focus()
	return true
}

// mark tells beside each field what is wrong and what is doubtful. It returns
// the faults that speak of no field here.
func (c *controls) mark(faults app.Faults, errors bool) (homeless []app.FieldError) {
	if !errors {
		faults.Errors = nil
	}
	said := map[string]string{}
	for _, fault := range faults.Errors {
		if c.set.Field(fault.Field) == nil {
			homeless = append(homeless, fault)
		} else if said[fault.Field] == "" {
			said[fault.Field] = c.p.env.Words.Field(fault)
		}
	}
	doubts := map[string]string{}
	for _, doubt := range faults.Warnings {
		if doubts[doubt.Field] == "" {
			doubts[doubt.Field] = c.p.env.Words.Field(doubt)
		}
	}
	changed := false
	for _, key := range c.keys() {
		field := c.set.Field(key)
		before := field.Note()
		if unknown := c.set.Unknown(key); unknown != "" {
			said[key] = unknown
		}
		if field.Error() != said[key] {
			field.SetError(said[key])
		}
		field.SetWarning(doubts[key])
		changed = changed || field.Note() != before
	}
	if changed {
		c.main.Refresh() // the fields grow and shrink with what stands under them
	}
	return homeless
}

// keys are the fields on the form, those of further people too.
func (c *controls) keys() []string {
	var keys []string
	for _, o := range order {
		for i := range c.people {
			if key := personKey(o.key, i); c.set.Field(key) != nil {
				keys = append(keys, key)
			}
		}
	}
	return keys
}

// entries offers a dictionary's active entries and those that the form uses.
func (c *controls) entries(d app.Dict, inUse ...int64) []widgets.Option {
	if d == app.Topics {
		return c.p.view.TopicOptions(inUse...)
	}
	return c.p.view.Options(d, inUse...)
}

// executors offers executors with the number of their open cases.
func (c *controls) executors(inUse ...int64) []widgets.Option {
	options := slices.Clone(c.entries(app.Executors, inUse...))
	for i, o := range options {
		if n := c.p.loads[o.ID()]; n > 0 {
			options[i].Detail = c.p.env.T("register.open_cases", "n", n)
		}
	}
	return options
}

func values[T ~string](c *controls, list string, all []T) []widgets.Option {
	return casework.Values(c.p.view, list, all...)
}

// difference is a field whose value somebody else changed.
type difference struct{ key, value string }

// differences are the fields in which two forms differ, as the second has them.
func (c *controls) differences(before, now Form) []difference {
	var found []difference
	for key, say := range c.sayers() {
		if value := say(now); value != say(before) {
			if value == "" {
				value = casework.Dash
			}
			found = append(found, difference{key, value})
		}
	}
	return found
}

// sayers say the fields that two clerks are likely to correct at once.
func (c *controls) sayers() map[string]func(Form) string {
	v := c.p.view
	return map[string]func(Form) string{
		"number":     func(f Form) string { return f.Number },
		"received":   func(f Form) string { return f.Received },
		"registered": func(f Form) string { return f.Registered },
		"channel":    func(f Form) string { return v.Say("channel", string(f.Channel)) },
		"kind":       func(f Form) string { return v.Say("kind", string(f.Kind)) },
		"language":   func(f Form) string { return v.Say("language", string(f.Language)) },
		"surname":    func(f Form) string { return f.People[0].Surname },
		"name":       func(f Form) string { return f.People[0].Name },
		"phone":      func(f Form) string { return f.People[0].Phone },
		"settlement": func(f Form) string { return v.Name(f.People[0].Settlement) },
		"address":    func(f Form) string { return f.People[0].Line },
		"topic":      func(f Form) string { return v.Topic(f.Topic) },
		"executor":   func(f Form) string { return v.Name(f.Executor) },
		"summary":    func(f Form) string { return f.Summary },
		"text":       func(f Form) string { return shortened(f.Text) },
		"repetition": func(f Form) string { return v.Say("repetition", string(f.Repetition)) },
		"earlier":    func(f Form) string { return f.EarlierNo },
		"due":        func(f Form) string { return f.Due },
		"note":       func(f Form) string { return shortened(f.Note) },
	}
}

// shortened is the beginning of a long text.
func shortened(s string) string {
	const most = 80
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return s
}
