package widgets

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	look "kairyluu/ui/theme"
)

// MonthEntry is a line on a day of a MonthGrid.
type MonthEntry struct {
	Text  string
	Color fyne.ThemeColorName // "" is plain
}

// MonthGrid is a month with what stands on each of its days. One Tab stop:
// arrows move by days and weeks, PgUp and PgDn by months, Home goes to today,
// Enter opens the day.
type MonthGrid struct {
	control
	OnDay  func(day Day) // the cursor came to another day, maybe of another month
	OnOpen func(day Day) // Enter or a double click
	// Mark colours the numbers of days, such as holidays; nil colours weekends.
	Mark func(Day) fyne.ThemeColorName
	// More says how many lines a day has no room for.
	More func(n int) string

	words   DateWords
	today   Day
	day     Day
	entries map[Day][]MonthEntry

	back        *canvas.Rectangle
	title       *canvas.Text
	steps       [2]*canvas.Text // to the months before and after
	names       [7]*canvas.Text
	cells       [monthWeeks * 7]gridCell
	cursor      *canvas.Rectangle
	todayRing   *canvas.Rectangle
	columns     [6]*canvas.Line
	rules       [monthWeeks]*canvas.Line
	cellW, cell float32 // size of a cell as laid out last
}

// gridLines is how many lines of a day exist; what fits of them is shown.
const gridLines = 6

const (
	gridTitleHeight = 34
	gridNameHeight  = 22
	gridPad         = 5
	gridStep        = 40 // width of the way to another month
)

type gridCell struct {
	number *canvas.Text
	lines  [gridLines]*canvas.Text
}

// NewMonthGrid shows the month of today with the cursor on it.
func NewMonthGrid(words DateWords, today Day) *MonthGrid {
	g := &MonthGrid{
		words: words, today: today, day: today,
		back: newBox(), cursor: newBox(), todayRing: newBox(), title: canvas.NewText("", nil),
	}
	g.title.TextStyle.Bold = true
	for i := range g.steps {
		g.steps[i] = canvas.NewText("", nil)
	}
	for i := range g.names {
		g.names[i] = canvas.NewText("", nil)
	}
	for i := range g.cells {
		g.cells[i].number = canvas.NewText("", nil)
		for j := range g.cells[i].lines {
			g.cells[i].lines[j] = canvas.NewText("", nil)
		}
	}
	for i := range g.columns {
		g.columns[i] = canvas.NewLine(nil)
	}
	for i := range g.rules {
		g.rules[i] = canvas.NewLine(nil)
	}
	g.extend(g)
	g.activate = g.open
	return g
}

// Day is the day with the cursor; its month is on show.
func (g *MonthGrid) Day() Day { return g.day }

// SetDay moves the cursor without telling OnDay.
func (g *MonthGrid) SetDay(day Day) {
	g.day = day
	g.Refresh()
}

// SetEntries replaces what stands on the days.
func (g *MonthGrid) SetEntries(entries map[Day][]MonthEntry) {
	g.entries = entries
	g.Refresh()
}

// Span is the first and the last day on show, those of the neighbouring months too.
func (g *MonthGrid) Span() (first, last Day) {
	first = g.start()
	return first, first.Add(len(g.cells) - 1)
}

// start is the Monday on or before the first of the month on show.
func (g *MonthGrid) start() Day {
	first := Day{g.day.Y, g.day.M, 1}
	return first.Add(-first.weekday())
}

func (g *MonthGrid) open() {
	if g.OnOpen != nil {
		g.OnOpen(g.day)
	}
}

func (g *MonthGrid) move(day Day) {
	if day == g.day || !day.valid() {
		return
	}
	g.SetDay(day)
	if g.OnDay != nil {
		g.OnDay(day)
	}
}

// TypedKey implements fyne.Focusable.
func (g *MonthGrid) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyLeft:
		g.move(g.day.Add(-1))
	case fyne.KeyRight:
		g.move(g.day.Add(1))
	case fyne.KeyUp:
		g.move(g.day.Add(-7))
	case fyne.KeyDown:
		g.move(g.day.Add(7))
	case fyne.KeyPageUp:
		g.move(g.day.AddMonths(-1))
	case fyne.KeyPageDown:
		g.move(g.day.AddMonths(1))
	case fyne.KeyHome:
		g.move(g.today)
	default:
		g.control.TypedKey(ev)
	}
}

// Tapped implements fyne.Tappable.
func (g *MonthGrid) Tapped(ev *fyne.PointEvent) {
	g.takeFocus()
	width := g.Size().Width
	switch {
	case ev.Position.Y < gridTitleHeight && ev.Position.X < gridStep:
		g.move(g.day.AddMonths(-1))
	case ev.Position.Y < gridTitleHeight && ev.Position.X > width-gridStep:
		g.move(g.day.AddMonths(1))
	default:
		if day, ok := g.at(ev.Position); ok {
			g.move(day)
		}
	}
}

// DoubleTapped implements fyne.DoubleTappable.
func (g *MonthGrid) DoubleTapped(ev *fyne.PointEvent) {
	g.Tapped(ev)
	if _, ok := g.at(ev.Position); ok {
		g.open()
	}
}

func (g *MonthGrid) at(pos fyne.Position) (Day, bool) {
	y := pos.Y - gridTitleHeight - gridNameHeight
	if y < 0 || g.cellW == 0 || g.cell == 0 {
		return Day{}, false
	}
	column, row := int(pos.X/g.cellW), int(y/g.cell)
	if column > 6 || row >= monthWeeks {
		return Day{}, false
	}
	return g.start().Add(row*7 + column), true
}

// CreateRenderer implements fyne.Widget.
func (g *MonthGrid) CreateRenderer() fyne.WidgetRenderer { return newRenderer(g) }

func (g *MonthGrid) paint() {
	g.back.FillColor = look.Color(look.ColorCard)
	g.cursor.FillColor = look.Color(look.ColorRowSelected)
	g.todayRing.FillColor = look.Color(theme.ColorNamePrimary)
	g.todayRing.CornerRadius = 4
	for _, line := range append(g.columns[:], g.rules[:]...) {
		line.StrokeColor, line.StrokeWidth = look.Color(look.ColorLine), 1
	}
	g.paintFrame(look.ColorLine, 0)
}

func (g *MonthGrid) arrange(area fyne.Size) {
	g.cellW = area.Width / 7
	g.cell = (area.Height - gridTitleHeight - gridNameHeight) / monthWeeks
	put(g.back, 0, 0, area.Width, area.Height)
	put(g.frame, 0, 0, area.Width, area.Height)
	g.arrangeHead(area.Width)
	top := float32(gridTitleHeight + gridNameHeight)
	for i, line := range g.columns {
		x := g.cellW * float32(i+1)
		line.Position1, line.Position2 = fyne.NewPos(x, top), fyne.NewPos(x, area.Height)
	}
	for i, line := range g.rules {
		y := top + g.cell*float32(i)
		line.Position1, line.Position2 = fyne.NewPos(0, y), fyne.NewPos(area.Width, y)
	}
	g.cursor.Hide()
	g.todayRing.Hide()
	for i := range g.cells {
		day := g.start().Add(i)
		g.arrangeCell(&g.cells[i], day, fyne.NewPos(g.cellW*float32(i%7), top+g.cell*float32(i/7)))
	}
}

func (g *MonthGrid) arrangeHead(width float32) {
	text, small := look.Size(theme.SizeNameText), look.Size(theme.SizeNameCaptionText)
	center := fyne.TextAlignCenter
	title := g.words.Months[g.day.M-1] + " " + strconv.Itoa(g.day.Y)
	place(g.title, title, text+2, look.Color(theme.ColorNameForeground), fyne.NewPos(0, 0), width, gridTitleHeight, center)
	link := look.Color(theme.ColorNameHyperlink)
	place(g.steps[0], "‹", text+8, link, fyne.NewPos(0, 0), gridStep, gridTitleHeight, center)
	place(g.steps[1], "›", text+8, link, fyne.NewPos(width-gridStep, 0), gridStep, gridTitleHeight, center)
	for i, name := range g.names {
		pos := fyne.NewPos(g.cellW*float32(i)+gridPad, gridTitleHeight)
		place(name, g.words.Weekdays[i], small, look.Color(look.ColorMuted), pos, g.cellW, gridNameHeight, fyne.TextAlignLeading)
	}
}

func (g *MonthGrid) arrangeCell(c *gridCell, day Day, pos fyne.Position) {
	small := look.Size(theme.SizeNameCaptionText)
	height := lineHeight(small, false) + 1
	if day == g.day {
		put(g.cursor, pos.X+1, pos.Y+1, g.cellW-1, g.cell-1)
		g.cursor.Show()
	}
	if day == g.today {
		width := textWidth(strconv.Itoa(day.D), small, true) + 8
		put(g.todayRing, pos.X+gridPad-4, pos.Y+3, width, height)
		g.todayRing.Show()
	}
	c.number.TextStyle.Bold = day.M == g.day.M
	at := fyne.NewPos(pos.X+gridPad, pos.Y+3)
	place(c.number, strconv.Itoa(day.D), small, look.Color(g.ink(day)), at, g.cellW-2*gridPad, height, fyne.TextAlignLeading)
	shown := g.shown(day, int((g.cell-6-height)/height))
	for i, line := range c.lines {
		line.Hidden = i >= len(shown)
		if line.Hidden {
			line.Text = "" // what is not shown must not be found
			continue
		}
		color := shown[i].Color
		if color == "" {
			color = theme.ColorNameForeground
		}
		at.Y += height
		text := fit(shown[i].Text, g.cellW-2*gridPad, small, false)
		place(line, text, small, look.Color(color), at, g.cellW-2*gridPad, height, fyne.TextAlignLeading)
	}
}

// shown are the lines of a day that fit; the last one counts those that do not.
func (g *MonthGrid) shown(day Day, room int) []MonthEntry {
	room = min(max(room, 0), gridLines)
	all := g.entries[day]
	if len(all) <= room || room == 0 {
		return all[:min(len(all), room)]
	}
	more := MonthEntry{Text: "+" + strconv.Itoa(len(all)-room+1), Color: look.ColorMuted}
	if g.More != nil {
		more.Text = g.More(len(all) - room + 1)
	}
	return append(all[:room-1:room-1], more)
}

func (g *MonthGrid) ink(day Day) fyne.ThemeColorName {
	switch {
	case day == g.today:
		return theme.ColorNameForegroundOnPrimary
	case day.M != g.day.M:
		return look.ColorMuted
	}
	if g.Mark != nil {
		if name := g.Mark(day); name != "" {
			return name
		}
	} else if day.weekday() >= 5 {
		return look.ColorLate
	}
	return theme.ColorNameForeground
}

func (g *MonthGrid) least() fyne.Size {
	return fyne.NewSize(7*56, gridTitleHeight+gridNameHeight+monthWeeks*44)
}

func (g *MonthGrid) parts() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{g.back, g.cursor, g.todayRing, g.title, g.steps[0], g.steps[1]}
	for _, name := range g.names {
		objects = append(objects, name)
	}
	for _, line := range append(g.columns[:], g.rules[:]...) {
		objects = append(objects, line)
	}
	for i := range g.cells {
		objects = append(objects, g.cells[i].number)
		for _, line := range g.cells[i].lines {
			objects = append(objects, line)
		}
	}
	return append(objects, g.frame)
}
