package project

import (
	"slices"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/widgets"
)

// people are the lines of those in charge. Enter in the last field of the last
// line begins the next one.
type people struct {
	c     *controls
	root  *fyne.Container
	lines *fyne.Container
	rows  []*personRow
}

type personRow struct {
	root              *fyne.Container
	name, role, phone *widgets.Entry
}

func newPeople(c *controls) *people {
	l := &people{c: c, lines: widgets.NewStack(gap)}
	add := widgets.NewButton(c.p.env.T("project.person.add"), l.add)
	add.SetKeyHint("F9")
	l.root = widgets.NewStack(gap, l.lines, widgets.NewRow(0, add))
	return l
}

func (l *people) show(list []app.ProjectPerson) {
	l.rows, l.lines.Objects = nil, nil
	for _, p := range list {
		l.append(p)
	}
	l.lines.Refresh()
}

func (l *people) read() []app.ProjectPerson {
	var list []app.ProjectPerson
	for _, r := range l.rows {
		list = append(list, app.ProjectPerson{Name: r.name.Text, Role: r.role.Text, Phone: r.phone.Text})
	}
	return list
}

// add begins a new line and goes to it.
func (l *people) add() {
	r := l.append(app.ProjectPerson{})
	l.c.grown()
	l.c.focus(r.name)
	l.c.set.Changed()
}

func (l *people) append(p app.ProjectPerson) *personRow {
	t := l.c.p.env.T
	r := &personRow{
		name: l.c.bare(t("project.person.name")), role: l.c.bare(t("project.person.role")), phone: l.c.bare(t("project.person.phone")),
	}
	r.phone.OnEnter = func() { l.enter(r) }
	l.c.set.Fill(func() {
		r.name.SetText(p.Name)
		r.role.SetText(p.Role)
		r.phone.SetText(p.Phone)
	})
	off := widgets.NewInset(widgets.NewLink("✕", func() { l.remove(r) }), 6, 0, 0, 0)
	r.root = widgets.NewGrid(
		widgets.Cell{Width: 200, Grow: 1, Object: r.name}, widgets.Cell{Width: 200, Grow: 1, Object: r.role},
		widgets.Cell{Width: 160, Object: r.phone}, widgets.Cell{Width: 20, Object: off})
	l.rows = append(l.rows, r)
	l.lines.Add(r.root)
	return r
}

// enter goes to the next line, a new one after the last.
func (l *people) enter(r *personRow) {
	at := slices.Index(l.rows, r)
	if at == len(l.rows)-1 {
		l.add()
		return
	}
	l.c.focus(l.rows[at+1].name)
}

func (l *people) remove(r *personRow) {
	l.rows = slices.DeleteFunc(l.rows, func(x *personRow) bool { return x == r })
	l.lines.Remove(r.root)
	l.c.grown()
	l.c.set.Changed()
}
