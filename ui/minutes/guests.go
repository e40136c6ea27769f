package minutes

import (
	"slices"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/casework"
	"kairyluu/ui/widgets"
)

// guests are the lines of invited people and organisations. Enter in the last
// field of the last line begins the next one.
type guests struct {
	c     *controls
	lines *fyne.Container
	rows  []*guestRow
}

type guestRow struct {
	root         *fyne.Container
	name         *widgets.Entry
	post         *widgets.Entry
	organisation *widgets.Entry
	role         *widgets.Picker
	came         *widgets.Check
}

func newGuests(c *controls) *guests { return &guests{c: c, lines: widgets.NewStack(gap)} }

func (g *guests) card() fyne.CanvasObject {
	add := widgets.NewButton(g.c.p.env.T("minutes.guest.add"), g.add)
	add.SetKeyHint("F9")
	return widgets.NewCard(g.c.p.env.T("minutes.guests"), widgets.NewStack(gap, g.lines, widgets.NewRow(0, add)))
}

func (g *guests) show(list []app.Guest) {
	g.rows, g.lines.Objects = nil, nil
	for _, guest := range list {
		g.append(guest)
	}
	g.lines.Refresh()
}

func (g *guests) read() []app.Guest {
	var list []app.Guest
	for _, r := range g.rows {
		role, _ := r.role.Selected()
		list = append(list, app.Guest{
			Name: r.name.Text, Post: r.post.Text, Organisation: r.organisation.Text, RoleID: role.ID(), Came: r.came.Checked,
		})
	}
	return list
}

// add begins a new line and goes to it. Who is written down after the meeting
// mostly came.
func (g *guests) add() {
	r := g.append(app.Guest{Came: g.c.p.session.Form.State != app.Planned})
	g.c.main.Refresh()
	g.c.p.env.Window.Canvas().Focus(r.name)
	g.c.set.Changed()
}

func (g *guests) append(guest app.Guest) *guestRow {
	t := g.c.p.env.T
	r := &guestRow{
		name: g.c.bare(t("minutes.guest.name")), post: g.c.bare(t("minutes.guest.post")),
		organisation: g.c.bare(t("minutes.guest.organisation")), role: widgets.NewPicker(casework.Fold),
		came: widgets.NewCheck(t("minutes.guest.came"), func(bool) { g.c.set.Changed() }),
	}
	r.role.SetPlaceHolder(t("minutes.guest.role"))
	r.role.SetOptions(g.c.p.view.Options(app.GuestRoles, guest.RoleID))
	r.role.OnPicked = func(widgets.Option, bool) { g.c.set.Changed() }
	r.organisation.OnEnter = func() { g.enter(r) }
	g.c.set.Fill(func() {
		r.name.SetText(guest.Name)
		r.post.SetText(guest.Post)
		r.organisation.SetText(guest.Organisation)
		r.role.SetSelected(entryKey(guest.RoleID))
		r.came.SetChecked(guest.Came)
	})
	r.root = widgets.NewGrid(
		widgets.Cell{Width: 170, Grow: 1, Object: r.name}, widgets.Cell{Width: 140, Grow: 0.8, Object: r.post},
		widgets.Cell{Width: 140, Grow: 0.6, Object: r.role}, widgets.Cell{Width: 170, Grow: 1, Object: r.organisation},
		widgets.Cell{Width: 84, Object: r.came}, widgets.Cell{Width: 20, Object: widgets.NewInset(widgets.NewLink("✕", func() { g.remove(r) }), 6, 0, 0, 0)})
	g.rows = append(g.rows, r)
	g.lines.Add(r.root)
	return r
}

// enter goes to the next line, a new one after the last.
func (g *guests) enter(r *guestRow) {
	at := slices.Index(g.rows, r)
	if at == len(g.rows)-1 {
		g.add()
		return
	}
	g.c.p.env.Window.Canvas().Focus(g.rows[at+1].name)
}

func (g *guests) remove(r *guestRow) {
	g.rows = slices.DeleteFunc(g.rows, func(x *guestRow) bool { return x == r })
	g.lines.Remove(r.root)
	g.c.main.Refresh()
	g.c.set.Changed()
}

// bare is an entry without a label above, as in lines of a list.
func (c *controls) bare(placeholder string) *widgets.Entry {
	e := widgets.NewEntry()
	e.SetPlaceHolder(placeholder)
	e.OnChanged = func(string) { c.set.Changed() }
	return e
}
