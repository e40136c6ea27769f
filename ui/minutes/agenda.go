package minutes

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/fieldset"
	"kairyluu/ui/widgets"
)

// agenda are the items on show with the decisions under each.
type agenda struct {
	c     *controls
	root  *fyne.Container
	lines *fyne.Container
	rows  []*itemRow
	last  *itemRow // the one that had the focus last: a decision is added there
}

// itemRow is an item of the agenda.
type itemRow struct {
	uid     string
	carried int64
	place   int // on the agenda as it will be, from 1

	strike    *strike
	card      *widgets.Card
	title     *widgets.Entry
	heard     *widgets.Memo
	spoke     *widgets.Memo
	questions *widgets.Memo
	decided   *widgets.Memo
	votes     [3]*widgets.Entry // for, against, abstained
	spot      *fieldset.Spot
	held      []fyne.CanvasObject // what is filled in once the meeting took place
	lines     *fyne.Container
	decisions []*decisionRow
}

func newAgenda(c *controls) *agenda {
	a := &agenda{c: c, lines: widgets.NewStack(gap)}
	add := widgets.NewButton(c.p.env.T("minutes.item.add"), a.add)
	add.SetKeyHint("F7")
	a.root = widgets.NewStack(gap, a.lines, widgets.NewRow(0, add))
	return a
}

func (a *agenda) show(items []Item) {
	a.rows, a.last, a.lines.Objects = nil, nil, nil
	for _, i := range items {
		a.insert(len(a.rows), i)
	}
	a.number()
}

func (a *agenda) read() []Item {
	var items []Item
	for _, r := range a.rows {
		items = append(items, r.read())
	}
	return items
}

// after is what is shown once the meeting took place.
func (a *agenda) after() []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for _, r := range a.rows {
		all = append(all, r.held...)
	}
	return all
}

// add puts an empty item at the end and goes to it.
func (a *agenda) add() {
	r := a.insert(len(a.rows), NewItem())
	a.number()
	a.c.p.changed()
	a.c.main.Refresh()
	a.c.p.env.Window.Canvas().Focus(r.title)
}

// addDecision puts a decision under the item that had the focus last.
func (a *agenda) addDecision() {
	row := a.current()
	if row == nil || a.c.p.session.Form.State == app.Planned {
		return
	}
	d := a.decision(row, Decision{Source: app.FromResidents})
	a.c.main.Refresh()
	a.c.p.env.Window.Canvas().Focus(d.text)
	a.c.set.Changed()
}

func (a *agenda) insert(at int, i Item) *itemRow {
	r := a.newRow(i)
	a.rows = slices.Insert(a.rows, at, r)
	a.lines.Objects = slices.Insert(a.lines.Objects, at, fyne.CanvasObject(r.strike.root))
	for _, d := range i.Decisions {
		a.decision(r, d)
	}
	r.strike.set(i.Struck, i.Title)
	return r
}

// current is the item that had the focus last, or the last on the agenda.
func (a *agenda) current() *itemRow {
	if a.last != nil && !a.last.strike.on {
		return a.last
	}
	for _, r := range slices.Backward(a.rows) {
		if !r.strike.on {
			return r
		}
	}
	return nil
}

// number tells each item its place.
func (a *agenda) number() {
	n := 0
	for _, r := range a.rows {
		if r.strike.on {
			continue
		}
		n++
		r.place = n
		key := "minutes.item.title"
		if r.carried != 0 {
			key = "minutes.item.carried"
		}
		r.card.SetTitle(a.c.p.env.T(key, "n", strconv.Itoa(n)))
	}
	a.lines.Refresh()
}

// moveLast moves the item that had the focus last one place up or down, with its
// decisions.
func (a *agenda) moveLast(by int) {
	if a.last == nil {
		a.c.p.env.Hint(a.c.p.env.T("minutes.item.move_which"))
		return
	}
	a.move(a.last, by)
}

func (a *agenda) move(r *itemRow, by int) {
	from := slices.Index(a.rows, r)
	to := from + by
	for to >= 0 && to < len(a.rows) && a.rows[to].strike.on {
		to += by
	}
	if from < 0 || to < 0 || to >= len(a.rows) {
		return
	}
	a.rows[from], a.rows[to] = a.rows[to], a.rows[from]
	a.lines.Objects[from], a.lines.Objects[to] = a.lines.Objects[to], a.lines.Objects[from]
	a.last = r
	a.number()
	a.c.main.Refresh()
	a.c.scroll.Reveal(r.title)
	a.c.set.Changed()
	a.c.p.env.Status(a.c.p.env.T("minutes.item.moved", "n", r.place))
}

// remove takes an item off the agenda; one whose decisions were signed is crossed
// out with them.
func (a *agenda) remove(r *itemRow) {
	if r.signed() {
		r.strike.do(r.title.Text)
		a.number()
		return
	}
	a.rows = slices.DeleteFunc(a.rows, func(x *itemRow) bool { return x == r })
	a.lines.Remove(r.strike.root)
	a.last = nil
	a.number()
	a.c.main.Refresh()
	a.c.set.Changed()
	a.c.p.offerAgain()
}

func (a *agenda) newRow(i Item) *itemRow {
	t := a.c.p.env.T
	r := &itemRow{uid: i.UID, carried: i.Carried, lines: widgets.NewStack(gap)}
	r.title = a.c.bare(t("minutes.item.title_hint"))
	r.heard, r.spoke = a.memo(r), a.memo(r)
	r.questions, r.decided = a.memo(r), a.memo(r)
	for n := range r.votes {
		r.votes[n] = a.c.bare("")
		r.votes[n].OnFocus = func() { a.last = r }
	}
	r.title.OnFocus = func() { a.last = r }
	r.spot = fieldset.NewSpot(besideLabel+4, map[string]fieldset.Marked{"title": r.title, "votes": r.votes[0]}, r.title)
	a.c.set.Fill(func() { r.fill(i) })
	r.card = widgets.NewCard("", widgets.NewStack(gap, r.title, a.said(r), a.voting(r), r.lines))
	r.card.SetCorner(a.corner(r, !i.stored() || a.c.p.correcting()))
	r.strike = newStrike(a.c, r.card, func() {
		a.number()
		a.c.p.env.Window.Canvas().Focus(r.title)
	})
	return r
}

// corner is what can be done with an item as a whole.
func (a *agenda) corner(r *itemRow, removable bool) fyne.CanvasObject {
	t := a.c.p.env.T
	row := widgets.NewRow(12,
		widgets.NewLink(t("minutes.item.up"), func() { a.move(r, -1) }),
		widgets.NewLink(t("minutes.item.down"), func() { a.move(r, 1) }))
	if removable {
		row.Add(widgets.NewLink(t("minutes.item.remove"), func() { a.remove(r) }))
	}
	return row
}

// signed tells whether the item holds decisions that are stored.
func (r *itemRow) signed() bool {
	return slices.ContainsFunc(r.decisions, func(d *decisionRow) bool { return d.known.ID != 0 })
}

func (a *agenda) memo(r *itemRow) *widgets.Memo {
	m := widgets.NewMemo(2)
	m.OnChanged = func(string) { a.c.set.Changed() }
	m.OnFocus = func() { a.last = r }
	return m
}

// said is what was heard, said, asked and decided.
func (a *agenda) said(r *itemRow) fyne.CanvasObject {
	var cells []widgets.Cell
	for _, part := range []struct {
		key  string
		memo *widgets.Memo
	}{{"heard", r.heard}, {"spoke", r.spoke}, {"questions", r.questions}, {"decided", r.decided}} {
		cells = append(cells, widgets.Cell{Width: 300, Grow: 1, Object: widgets.NewField(a.c.p.env.T("minutes.item."+part.key), part.memo)})
	}
	grid := widgets.NewGrid(cells...)
	r.held = append(r.held, grid, r.lines)
	return grid
}

// voting is how many were for, against and abstained, what is wrong with it, and
// the way to a decision.
func (a *agenda) voting(r *itemRow) fyne.CanvasObject {
	var cells []widgets.Cell
	for n, key := range []string{"for", "against", "abstained"} {
		cells = append(cells, widgets.Cell{Width: 96, Object: widgets.NewField(a.c.p.env.T("minutes.item."+key), r.votes[n])})
	}
	decide := widgets.NewButton(a.c.p.env.T("minutes.decision.add"), func() {
		a.last = r
		a.addDecision()
	})
	decide.SetKeyHint("F8")
	cells = append(cells,
		widgets.Cell{Width: 146, Object: widgets.NewInset(decide, besideLabel, 0, 0, 0)},
		widgets.Cell{Width: 260, Grow: 1, Object: r.spot.Root})
	for _, cell := range cells[:4] {
		r.held = append(r.held, cell.Object)
	}
	return widgets.NewGrid(cells...)
}

func (r *itemRow) fill(i Item) {
	r.title.SetText(i.Title)
	r.heard.SetText(i.Heard)
	r.spoke.SetText(i.Spoke)
	r.questions.SetText(i.Questions)
	r.decided.SetText(i.Decided)
	r.votes[0].SetText(i.For)
	r.votes[1].SetText(i.Against)
	r.votes[2].SetText(i.Abstained)
}

func (r *itemRow) read() Item {
	i := Item{
		UID: r.uid, Carried: r.carried, Title: r.title.Text, Heard: r.heard.Text, Spoke: r.spoke.Text,
		Questions: r.questions.Text, Decided: r.decided.Text,
		For: r.votes[0].Text, Against: r.votes[1].Text, Abstained: r.votes[2].Text, Struck: r.strike.on,
	}
	for _, d := range r.decisions {
		i.Decisions = append(i.Decisions, d.read())
	}
	return i
}
