package widgets

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	look "kairyluu/ui/theme"
)

const (
	monthCellWidth, monthCellHeight = 32, 26
	monthHeadHeight                 = 30
	monthWeeks                      = 6
)

// month is the grid under a date field.
type month struct {
	widget.BaseWidget
	words  DateWords
	today  Day
	chosen Day // the day with the cursor; its month is shown
	hover  int
	mark   func(Day) fyne.ThemeColorName
	onPick func(Day)

	title, previous, next, foot *canvas.Text
	names                       [7]*canvas.Text
	days                        [monthWeeks * 7]*canvas.Text
	cursor, ring, under         *canvas.Rectangle
	rule                        *canvas.Line
}

func newMonth(words DateWords, today, chosen Day, onPick func(Day)) *month {
	m := &month{words: words, today: today, chosen: chosen, onPick: onPick, hover: -1}
	text := func(bold bool) *canvas.Text {
		t := canvas.NewText("", nil)
		t.Alignment = fyne.TextAlignCenter
		t.TextStyle.Bold = bold
		return t
	}
	m.title, m.previous, m.next, m.foot = text(true), text(true), text(true), text(false)
	for i := range m.names {
		m.names[i] = text(false)
	}
	for i := range m.days {
		m.days[i] = text(false)
	}
	m.cursor = canvas.NewRectangle(color.Transparent)
	m.ring = canvas.NewRectangle(color.Transparent)
	m.under = canvas.NewRectangle(color.Transparent)
	m.rule = canvas.NewLine(color.Transparent)
	m.ExtendBaseWidget(m)
	return m
}

func (m *month) show(day Day) {
	m.chosen = day
	m.Refresh()
}

// start is the Monday on or before the first of the month on show.
func (m *month) start() Day {
	first := Day{m.chosen.Y, m.chosen.M, 1}
	return first.Add(-first.weekday())
}

// Tapped implements fyne.Tappable.
func (m *month) Tapped(ev *fyne.PointEvent) {
	x, y := ev.Position.X, ev.Position.Y
	width := m.Size().Width
	switch {
	case y < monthHeadHeight && x < monthCellWidth:
		m.show(m.chosen.AddMonths(-1))
	case y < monthHeadHeight && x > width-monthCellWidth:
		m.show(m.chosen.AddMonths(1))
	case y > m.Size().Height-monthCellHeight:
		m.onPick(m.today)
	default:
		if i := m.cellAt(ev.Position); i >= 0 {
			m.onPick(m.start().Add(i))
		}
	}
}

func (m *month) cellAt(pos fyne.Position) int {
	column := int(pos.X / monthCellWidth)
	row := int((pos.Y - monthHeadHeight - monthCellHeight) / monthCellHeight)
	if pos.Y < monthHeadHeight+monthCellHeight || row >= monthWeeks || column > 6 {
		return -1
	}
	return row*7 + column
}

// MouseIn implements desktop.Hoverable.
func (m *month) MouseIn(*desktop.MouseEvent) {}

// MouseMoved implements desktop.Hoverable.
func (m *month) MouseMoved(ev *desktop.MouseEvent) {
	if i := m.cellAt(ev.Position); i != m.hover {
		m.hover = i
		m.Refresh()
	}
}

// MouseOut implements desktop.Hoverable.
func (m *month) MouseOut() {
	m.hover = -1
	m.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (m *month) CreateRenderer() fyne.WidgetRenderer { return newRenderer(m) }

func (m *month) paint() {
	m.cursor.FillColor = look.Color(theme.ColorNamePrimary)
	m.under.FillColor = look.Color(look.ColorRowHover)
	m.ring.StrokeColor, m.ring.StrokeWidth = look.Color(theme.ColorNameHyperlink), 1
	for _, r := range []*canvas.Rectangle{m.cursor, m.under, m.ring} {
		r.CornerRadius = 4
	}
	m.rule.StrokeColor, m.rule.StrokeWidth = look.Color(look.ColorLine), 1
}

func (m *month) arrange(area fyne.Size) {
	text, small := look.Size(theme.SizeNameText), look.Size(theme.SizeNameCaptionText)
	ink, muted, link := look.Color(theme.ColorNameForeground), look.Color(look.ColorMuted), look.Color(theme.ColorNameHyperlink)
	title := m.words.Months[m.chosen.M-1] + " " + strconv.Itoa(m.chosen.Y)
	center := fyne.TextAlignCenter
	place(m.title, title, text, ink, fyne.NewPos(0, 0), area.Width, monthHeadHeight, center)
	place(m.previous, "‹", text+5, link, fyne.NewPos(0, 0), monthCellWidth, monthHeadHeight, center)
	place(m.next, "›", text+5, link, fyne.NewPos(area.Width-monthCellWidth, 0), monthCellWidth, monthHeadHeight, center)
	for i, name := range m.names {
		place(name, m.words.Weekdays[i], small, muted, fyne.NewPos(float32(i)*monthCellWidth, monthHeadHeight), monthCellWidth, monthCellHeight, center)
	}
	m.arrangeDays(text)
	foot := area.Height - monthCellHeight
	m.rule.Position1, m.rule.Position2 = fyne.NewPos(0, foot), fyne.NewPos(area.Width, foot)
	place(m.foot, m.words.Today+" "+m.today.String(), text, link, fyne.NewPos(0, foot), area.Width, monthCellHeight, center)
}

func (m *month) arrangeDays(size float32) {
	m.cursor.Hide()
	m.ring.Hide()
	m.under.Hide()
	start := m.start()
	for i, cell := range m.days {
		day := start.Add(i)
		pos := fyne.NewPos(float32(i%7)*monthCellWidth, monthHeadHeight+monthCellHeight+float32(i/7)*monthCellHeight)
		place(cell, strconv.Itoa(day.D), size, look.Color(m.ink(day)), pos, monthCellWidth, monthCellHeight, fyne.TextAlignCenter)
		switch {
		case day == m.chosen:
			m.frame(m.cursor, pos)
		case day == m.today:
			m.frame(m.ring, pos)
		case i == m.hover:
			m.frame(m.under, pos)
		}
	}
}

func (m *month) frame(r *canvas.Rectangle, pos fyne.Position) {
	put(r, pos.X+2, pos.Y+1, monthCellWidth-4, monthCellHeight-2)
	r.Show()
}

func (m *month) ink(day Day) fyne.ThemeColorName {
	switch {
	case day == m.chosen:
		return theme.ColorNameForegroundOnPrimary
	case day.M != m.chosen.M:
		return look.ColorMuted
	}
	if m.mark != nil {
		if name := m.mark(day); name != "" {
			return name
		}
	} else if day.weekday() >= 5 {
		return look.ColorLate
	}
	return theme.ColorNameForeground
}

func (m *month) least() fyne.Size {
	return fyne.NewSize(7*monthCellWidth, monthHeadHeight+monthCellHeight*(monthWeeks+2))
}

func (m *month) parts() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{m.under, m.ring, m.cursor, m.title, m.previous, m.next, m.rule, m.foot}
	for _, name := range m.names {
		objects = append(objects, name)
	}
	for _, day := range m.days {
		objects = append(objects, day)
	}
	return objects
}
