package minutes

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/casework"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/widgets"
)

// elected are the lines of groups that the meeting elected.
type elected struct {
	c     *controls
	lines *fyne.Container
	rows  []*electedRow
}

type electedRow struct {
	root    *fyne.Container
	group   *widgets.Suggest
	members *widgets.Entry
	spot    *fieldset.Spot
}

func newElected(c *controls) *elected { return &elected{c: c, lines: widgets.NewStack(gap)} }

func (e *elected) card() fyne.CanvasObject {
	add := widgets.NewButton(e.c.p.env.T("minutes.elected.add"), e.add)
	add.SetKeyHint("F10")
	card := widgets.NewCard(e.c.p.env.T("minutes.elected"), widgets.NewStack(gap, e.lines, widgets.NewRow(0, add)))
	e.c.after = append(e.c.after, card)
	return card
}

func (e *elected) show(list []Elected) {
	e.rows, e.lines.Objects = nil, nil
	for _, group := range list {
		e.append(group)
	}
	e.lines.Refresh()
}

func (e *elected) read() []Elected {
	var list []Elected
	for _, r := range e.rows {
		list = append(list, Elected{Group: r.group.Text, Members: r.members.Text})
	}
	return list
}

// add begins a new line and goes to it: once the meeting took place.
func (e *elected) add() {
	if e.c.p.session.Form.State == app.Planned {
		return
	}
	r := e.append(Elected{})
	e.c.main.Refresh()
	e.c.p.env.Window.Canvas().Focus(r.group)
	e.c.set.Changed()
}

func (e *elected) append(group Elected) *electedRow {
	t := e.c.p.env.T
	r := &electedRow{group: widgets.NewSuggest(), members: e.c.bare(t("minutes.elected.members"))}
	r.group.SetPlaceHolder(t("minutes.elected.group"))
	r.group.Usual = e.usual("")
	r.group.OnQuery = func(text string, show func([]widgets.Option)) { show(e.usual(text)) }
	r.group.OnChanged = func(string) { e.c.set.Changed() }
	r.group.OnPicked = func(widgets.Option) {
		e.c.set.Changed()
		e.c.p.env.Window.Canvas().Focus(r.members)
	}
	r.members.OnEnter = func() { e.enter(r) }
	r.spot = fieldset.NewSpot(0, map[string]fieldset.Marked{"group": r.group, "members": r.members}, r.group)
	e.c.set.Fill(func() {
		r.group.SetValue(group.Group)
		r.members.SetText(group.Members)
	})
	r.root = widgets.NewStack(2, widgets.NewGrid(
		widgets.Cell{Width: 240, Grow: 0.6, Object: r.group}, widgets.Cell{Width: 480, Grow: 2, Object: r.members},
		widgets.Cell{Width: 20, Object: widgets.NewInset(widgets.NewLink("✕", func() { e.remove(r) }), 6, 0, 0, 0)}), r.spot.Root)
	e.rows = append(e.rows, r)
	e.lines.Add(r.root)
	return r
}

// usual are the groups that meetings elect, in the language of the minutes.
func (e *elected) usual(typed string) []widgets.Option {
	w := e.c.p.env.Words.In(string(e.c.p.session.Form.Language))
	var options []widgets.Option
	for _, key := range []string{"minutes.elected.initiative", "minutes.elected.monitoring", "minutes.elected.counting"} {
		name := w.T(key)
		if name != typed && strings.Contains(casework.Fold(name), casework.Fold(typed)) {
			options = append(options, widgets.Option{Key: key, Text: name})
		}
	}
	return options
}

// enter goes to the next line, a new one after the last.
func (e *elected) enter(r *electedRow) {
	at := slices.Index(e.rows, r)
	if at == len(e.rows)-1 {
		e.add()
		return
	}
	e.c.p.env.Window.Canvas().Focus(e.rows[at+1].group)
}

func (e *elected) remove(r *electedRow) {
	e.rows = slices.DeleteFunc(e.rows, func(x *electedRow) bool { return x == r })
	e.lines.Remove(r.root)
	e.c.main.Refresh()
	e.c.set.Changed()
}
