package shell

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kairyluu/app"
	"kairyluu/app/text"
	"kairyluu/ui/task"
	"kairyluu/ui/widgets"
)

// finder drops down under the search box what the whole office has of the words
// in it. The box keeps the focus, and the page under the list goes on working.
type finder struct {
	frame *Frame
	box   *widgets.Entry
	state results
	list  *widgets.DropList
	layer *fyne.Container // over the whole window; holds the list
	held  bool            // a mouse button went down on the list
}

func newFinder(f *Frame, box *widgets.Entry) *finder {
	d := &finder{frame: f, box: box, list: widgets.NewDropList()}
	d.list.OnTap = d.tap
	d.list.OnPoint = func(line int) {
		if d.state.point(line) {
			d.list.Mark(line)
		}
	}
	d.list.OnHeld = d.hold
	d.layer = container.NewWithoutLayout(d.list)
	d.layer.Layout = under{box, d.layer}
	d.list.Hide()
	box.OnBlur = func() {
		if !d.held {
			d.close()
		}
	}
	return d
}

// typed asks for what is typed once it pauses.
func (d *finder) typed(words string) {
	if !d.state.typed(words) {
		d.frame.scope.Latest("find")
		d.paint()
		return
	}
	d.paint()
	task.After(d.frame.scope, "find", task.Debounce, d.ask)
}

// ask brings the answer to what the box says now.
func (d *finder) ask() {
	env, words := d.frame.env, d.box.Text
	if !d.state.typed(words) {
		return
	}
	q := app.FindQuery{
		Words: words, Kinds: d.kinds(), Limit: mostFind, Count: countFind, Lang: app.Language(env.Words.Lang()),
	}
	task.Run(d.frame.scope.Latest("find"), func(ctx context.Context) (a answer, err error) {
		a.words = words
		if a.found, err = env.Office.Desk.Find(ctx, q); err == nil && len(a.found) == 0 {
			a.meant, err = env.Office.Desk.Nearest(ctx, words)
		}
		return a, err
	}, func(a answer, err error) {
		if err != nil {
			env.Fail(err)
			return
		}
		if d.focused() || d.held {
			d.state.show(a, d.rows())
			d.paint()
		}
	})
}

// kinds are those whose pages this program has.
func (d *finder) kinds() []app.FoundKind {
	var kinds []app.FoundKind
	for _, kind := range app.FoundKinds {
		if d.frame.pages[shelves[kind].place] != nil {
			kinds = append(kinds, kind)
		}
	}
	return kinds
}

func (d *finder) focused() bool {
	return d.frame.env.Window.Canvas().Focused() == fyne.Focusable(d.box)
}

// hold keeps the list while it is clicked, though that takes the focus from the box.
func (d *finder) hold(inside bool) {
	d.held = inside
	if !inside && !d.focused() {
		d.close()
	}
}

func (d *finder) tap(line int) {
	d.held = false
	d.frame.focusSearch()
	if d.state.point(line) {
		d.choose()
	}
}

// close takes the list off; what is under way does not open it again.
func (d *finder) close() {
	d.frame.scope.Latest("find")
	task.After(d.frame.scope, "find", 0, func() {})
	d.held, d.state.open = false, false
	d.paint()
}

// key takes the keys of the list while it is on show; Down brings it back.
func (d *finder) key(ev *fyne.KeyEvent) bool {
	if !d.state.open {
		if ev.Name != fyne.KeyDown || !d.state.typed(d.box.Text) {
			return false
		}
		d.ask()
		return true
	}
	switch ev.Name {
	case fyne.KeyDown:
		d.state.move(1)
	case fyne.KeyUp:
		d.state.move(-1)
	case fyne.KeyEscape:
		d.close()
		return true
	default:
		return false
	}
	d.list.Mark(d.state.marked)
	return true
}

// choose does what the marked line says.
func (d *finder) choose() {
	f, line, a := d.frame, d.state.current(), d.state.answer
	if line.role == roleNearest {
		d.box.SetText(a.meant)
		return
	}
	d.close()
	switch line.role {
	case roleHere:
		f.searchHere(d.box.Text)
	case roleHit:
		f.Go(shelves[line.kind].card(line.hit.ID))
	case roleAll:
		f.Go(shelves[line.kind].list(a.words))
	case roleRegister:
		f.Go(Route{Place: Register})
	}
}

func (d *finder) paint() {
	d.list.Hidden = !d.state.open
	if d.state.open {
		d.list.Set(d.lines(), d.state.marked)
	}
	d.layer.Refresh()
}

// lines puts the state into words.
func (d *finder) lines() []widgets.DropLine {
	lines := make([]widgets.DropLine, len(d.state.lines))
	for i, line := range d.state.lines {
		lines[i] = d.line(line)
	}
	return lines
}

func (d *finder) line(line foundLine) widgets.DropLine {
	env := d.frame.env
	switch line.role {
	case roleHeading:
		return widgets.DropLine{Kind: widgets.DropHeading, Text: env.T("find.kind." + string(line.kind))}
	case roleHit:
		return d.hit(line.hit)
	case roleAll:
		return widgets.DropLine{Kind: widgets.DropAction, Text: d.all(line)}
	case roleNothing:
		return widgets.DropLine{Kind: widgets.DropRemark, Text: env.T("find.nothing", "words", d.state.answer.words)}
	case roleNearest:
		return widgets.DropLine{Kind: widgets.DropAction, Text: env.T("find.nearest", "words", d.state.answer.meant)}
	case roleRegister:
		return widgets.DropLine{Kind: widgets.DropAction, Text: env.T("find.register"), Detail: d.frame.registerKey()}
	}
	page := env.T("rail." + string(d.frame.searched()))
	return widgets.DropLine{Kind: widgets.DropAction, Text: env.T("find.here", "words", d.state.words, "page", page), Detail: "Enter"}
}

// all says how many of a kind are on its page, or in its part of one.
func (d *finder) all(line foundLine) string {
	env, at := d.frame.env, shelves[line.kind]
	page := env.T("rail." + string(at.place))
	if at.dict != "" {
		page = env.T("find.kind." + string(line.kind))
	}
	switch {
	case !line.more:
		return env.T("find.list", "page", page)
	case line.total >= countFind:
		return env.T("find.all.many", "n", countFind, "page", page)
	}
	return env.T("find.all", "n", line.total, "page", page)
}

// hit says what was found, and where the words are in it.
func (d *finder) hit(h app.Hit) widgets.DropLine {
	note := h.Note
	if h.Spot != "" {
		note = d.frame.env.T("find.spot."+string(h.Spot), "text", h.Note)
	}
	line := widgets.DropLine{Text: text.NormalizeLine(h.Title), Note: h.About}
	switch {
	case h.About == "":
		line.Note = note
	case note != "":
		line.Note += " · " + note
	}
	if !h.Date.IsZero() {
		line.Detail = h.Date.Format()
	}
	return line
}

// listWidth is that of what drops down; below is what stays free under it.
const (
	listWidth = 700
	below     = 12
)

// rows is how many lines fit under the box.
func (d *finder) rows() int {
	at := under{d.box, d.layer}.begin()
	return d.list.Rows(d.layer.Size().Height - at.Y - below)
}

// under lays a list out under the search box, over all else in the window.
type under struct{ box, layer fyne.CanvasObject }

// begin is where on the layer the list begins.
func (u under) begin() fyne.Position {
	driver := fyne.CurrentApp().Driver()
	at := driver.AbsolutePositionForObject(u.box).Subtract(driver.AbsolutePositionForObject(u.layer))
	return at.AddXY(0, u.box.Size().Height+2)
}

// Layout implements fyne.Layout.
func (u under) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	at := u.begin()
	for _, o := range objects {
		width := min(listWidth, size.Width-at.X-below)
		o.Move(at)
		o.Resize(fyne.NewSize(width, min(widgets.HeightFor(o, width), size.Height-at.Y-below)))
	}
}

// MinSize implements fyne.Layout.
func (u under) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }
