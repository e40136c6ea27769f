package dictionaries

import (
	"image/color"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kairyluu/app/civil"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// Sizes of the grid of months.
const (
	gridColumns = 4
	gridRows    = 3
	monthLines  = 8 // title, weekdays, six weeks
	monthGap    = 14
	leastCell   = 18
)

// yearGrid shows twelve months. Arrows move the cursor, Shift stretches the
// choice, PgUp and PgDn turn the months, Home and End go to the ends of the
// month, Enter opens the day.
type yearGrid struct {
	widget.BaseWidget
	year     *year
	words    widgets.DateWords
	OnChosen func() // the cursor or the choice changed
	OnOpen   func()

	focused bool
	ring    *canvas.Rectangle
	titles  [12]*canvas.Text
	names   [12][7]*canvas.Text
	cells   [12][31]*gridCell
}

// gridCell is a day of the grid: a ground, a rule under it and its number.
type gridCell struct {
	back, rule *canvas.Rectangle
	number     *canvas.Text
}

var (
	_ fyne.Focusable    = (*yearGrid)(nil)
	_ fyne.Tappable     = (*yearGrid)(nil)
	_ fyne.Draggable    = (*yearGrid)(nil)
	_ fyne.Shortcutable = (*yearGrid)(nil)
)

func newYearGrid(y *year, words widgets.DateWords) *yearGrid {
	g := &yearGrid{year: y, words: words, ring: canvas.NewRectangle(color.Transparent)}
	centred := func() *canvas.Text {
		t := canvas.NewText("", nil)
		t.Alignment = fyne.TextAlignCenter
		return t
	}
	for m := range g.titles {
		g.titles[m] = canvas.NewText("", nil)
		g.titles[m].TextStyle.Bold = true
		for d := range g.names[m] {
			g.names[m][d] = centred()
		}
		for d := range g.cells[m] {
			g.cells[m][d] = &gridCell{canvas.NewRectangle(nil), canvas.NewRectangle(nil), centred()}
		}
	}
	g.ExtendBaseWidget(g)
	return g
}

// FocusGained implements fyne.Focusable.
func (g *yearGrid) FocusGained() {
	g.focused = true
	g.Refresh()
}

// FocusLost implements fyne.Focusable.
func (g *yearGrid) FocusLost() {
	g.focused = false
	g.Refresh()
}

// TypedRune implements fyne.Focusable.
func (g *yearGrid) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (g *yearGrid) TypedKey(ev *fyne.KeyEvent) {
	at := g.year.cursor
	switch ev.Name {
	case fyne.KeyLeft:
		at = at.AddDays(-1)
	case fyne.KeyRight:
		at = at.AddDays(1)
	case fyne.KeyUp:
		at = at.AddDays(-7)
	case fyne.KeyDown:
		at = at.AddDays(7)
	case fyne.KeyPageUp:
		at = at.AddMonths(-1)
	case fyne.KeyPageDown:
		at = at.AddMonths(1)
	case fyne.KeyHome:
		at = at.AddDays(1 - at.Day())
	case fyne.KeyEnd:
		at = at.AddDays(1 - at.Day()).AddMonths(1).AddDays(-1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		g.OnOpen()
		return
	default:
		g.toWindow(ev)
		return
	}
	g.move(at, shiftDown())
}

// TypedShortcut implements fyne.Shortcutable: shortcuts are the window's.
func (g *yearGrid) TypedShortcut(s fyne.Shortcut) {
	c := fyne.CurrentApp().Driver().CanvasForObject(g)
	if window, ok := c.(fyne.Shortcutable); ok && c.Overlays().Top() == nil {
		window.TypedShortcut(s)
	}
}

func (g *yearGrid) toWindow(ev *fyne.KeyEvent) {
	c := fyne.CurrentApp().Driver().CanvasForObject(g)
	if c == nil || c.Overlays().Top() != nil {
		return
	}
	if typed := c.OnTypedKey(); typed != nil {
		typed(ev)
	}
}

// Tapped implements fyne.Tappable; with Shift it stretches the choice.
func (g *yearGrid) Tapped(ev *fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(g); c != nil {
		c.Focus(g)
	}
	if d := g.at(ev.Position); !d.IsZero() {
		g.move(d, shiftDown())
	}
}

// Dragged implements fyne.Draggable: the choice follows the pointer.
func (g *yearGrid) Dragged(ev *fyne.DragEvent) {
	if from := g.at(ev.Position.Subtract(ev.Dragged)); !from.IsZero() && !g.year.isChosen(from) {
		g.move(from, false)
	}
	if d := g.at(ev.Position); !d.IsZero() {
		g.move(d, true)
	}
}

// DragEnd implements fyne.Draggable.
func (g *yearGrid) DragEnd() {}

func (g *yearGrid) move(to civil.Date, extend bool) {
	if to == g.year.cursor && (extend || g.year.anchor == to) {
		return
	}
	g.year.move(to, extend)
	g.Refresh()
	g.OnChosen()
}

func shiftDown() bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
}

// CreateRenderer implements fyne.Widget.
func (g *yearGrid) CreateRenderer() fyne.WidgetRenderer {
	r := &gridRenderer{grid: g}
	r.objects = append(r.objects, g.ring)
	for m := range g.titles {
		r.objects = append(r.objects, g.titles[m])
		for _, name := range g.names[m] {
			r.objects = append(r.objects, name)
		}
		for _, c := range g.cells[m] {
			r.objects = append(r.objects, c.back, c.rule, c.number)
		}
	}
	r.paint()
	return r
}

type gridRenderer struct {
	grid    *yearGrid
	objects []fyne.CanvasObject
}

func (r *gridRenderer) Destroy()                     {}
func (r *gridRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *gridRenderer) MinSize() fyne.Size {
	return fyne.NewSize(
		gridColumns*7*leastCell+(gridColumns-1)*monthGap+8,
		gridRows*monthLines*leastCell+(gridRows-1)*monthGap/2+8,
	)
}

func (r *gridRenderer) Refresh() {
	r.paint()
	r.Layout(r.grid.Size())
	canvas.Refresh(r.grid)
}

// cellSize is the size of one day at the size of the grid.
func (g *yearGrid) cellSize() (w, h float32) {
	size := g.Size()
	w = (size.Width - 8 - (gridColumns-1)*monthGap) / (gridColumns * 7)
	h = (size.Height - 8 - (gridRows-1)*monthGap/2) / (gridRows * monthLines)
	return max(w, leastCell), min(max(h, leastCell), 26)
}

// corner is where a month begins.
func (g *yearGrid) corner(month int) fyne.Position {
	w, h := g.cellSize()
	return fyne.NewPos(
		4+float32(month%gridColumns)*(7*w+monthGap),
		4+float32(month/gridColumns)*(monthLines*h+monthGap/2),
	)
}

// at is the day at a place, no date where there is none.
func (g *yearGrid) at(pos fyne.Position) civil.Date {
	w, h := g.cellSize()
	for m := range 12 {
		from := g.corner(m)
		column, row := int((pos.X-from.X)/w), int((pos.Y-from.Y)/h)-2
		if pos.X < from.X || pos.Y < from.Y || column > 6 || row < 0 || row > 5 {
			continue
		}
		if d, err := civil.New(g.year.n, time.Month(m+1), row*7+column-offset(g.year.n, m)+1); err == nil {
			return d
		}
	}
	return civil.Date{}
}

// offset is how many days of the first week a month leaves empty.
func offset(year, month int) int {
	first, err := civil.New(year, time.Month(month+1), 1)
	if err != nil {
		return 0 // no such year: the grid shows none
	}
	return (int(first.Weekday()) + 6) % 7
}

func (r *gridRenderer) Layout(size fyne.Size) {
	g := r.grid
	g.ring.Move(fyne.NewPos(0, 0))
	g.ring.Resize(size)
	w, h := g.cellSize()
	place := func(o fyne.CanvasObject, x, y, width, height float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(width, height))
	}
	for m := range g.titles {
		from, empty := g.corner(m), offset(g.year.n, m)
		place(g.titles[m], from.X+4, from.Y, 7*w, h)
		for d, name := range g.names[m] {
			place(name, from.X+float32(d)*w, from.Y+h, w, h)
		}
		for d, c := range g.cells[m] {
			x := from.X + float32((d+empty)%7)*w
			y := from.Y + float32((d+empty)/7+2)*h
			place(c.back, x+0.5, y+0.5, w-1, h-1)
			place(c.rule, x+4, y+h-3, w-8, 1.5)
			place(c.number, x, y, w, h)
		}
	}
}

func (r *gridRenderer) paint() {
	g := r.grid
	g.ring.StrokeWidth = 1
	g.ring.StrokeColor = color.Transparent
	g.ring.CornerRadius = theme.Size(fynetheme.SizeNameCardRadius)
	if g.focused {
		g.ring.StrokeColor = theme.Color(fynetheme.ColorNameHyperlink)
	}
	size := theme.Size(fynetheme.SizeNameCaptionText)
	for m := range g.titles {
		g.titles[m].Text = g.words.Months[m]
		g.titles[m].TextSize = size + 1
		g.titles[m].Color = theme.Color(fynetheme.ColorNameForeground)
		for d, name := range g.names[m] {
			name.Text, name.TextSize = g.words.Weekdays[d], size-1
			name.Color = theme.Color(theme.ColorMuted)
		}
		for i, c := range g.cells[m] {
			d, err := civil.New(g.year.n, time.Month(m+1), i+1)
			c.show(err == nil)
			if err == nil {
				r.paintDay(c, d, size)
			}
		}
	}
}

func (c *gridCell) show(shown bool) {
	c.back.Hidden, c.rule.Hidden, c.number.Hidden = !shown, !shown, !shown
}

// paintDay draws a day. What it is shows in its form too and not by colour alone:
// days off are bold on a ground, worked days of rest have a frame, short days a
// rule below, expected ones a question mark.
func (r *gridRenderer) paintDay(c *gridCell, d civil.Date, size float32) {
	g := r.grid
	look, preliminary := g.year.look(d)
	c.number.Text, c.number.TextSize = strconv.Itoa(d.Day()), size
	if preliminary {
		c.number.Text += "?"
	}
	c.number.TextStyle.Bold = look == holiday || look == workedDay
	ink, back, edge := fynetheme.ColorNameForeground, fyne.ThemeColorName(""), fyne.ThemeColorName("")
	switch look {
	case weekend:
		ink = theme.ColorMuted
	case holiday:
		ink, back = theme.ColorLate, theme.ColorLateBack
	case workedDay:
		ink, edge = theme.ColorFine, theme.ColorFine
	}
	if g.year.isChosen(d) {
		back = theme.ColorRowSelected
	}
	if g.focused && d == g.year.cursor {
		edge = fynetheme.ColorNameHyperlink
	}
	c.number.Color = theme.Color(ink)
	c.back.FillColor, c.back.StrokeColor = colorOf(back), colorOf(edge)
	c.back.StrokeWidth, c.back.CornerRadius = 1.5, 3
	c.rule.FillColor = color.Transparent
	if look == shortDay {
		c.rule.FillColor = theme.Color(theme.ColorSoon)
	}
}

func colorOf(name fyne.ThemeColorName) color.Color {
	if name == "" {
		return color.Transparent
	}
	return theme.Color(name)
}
