package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	look "kairyluu/ui/theme"
)

// Event is what happened, with a smaller line that says when and who. Undone
// events were taken back: they stay, crossed out.
type Event struct {
	Text, Note string
	Undone     bool
	Color      fyne.ThemeColorName
	OnTapped   func()
}

// Timeline is the story of a case along a line, oldest first. If an event can
// be opened the list is one Tab stop: arrows move, Enter opens.
type Timeline struct {
	control
	events []Event
	rows   []eventRow
	cursor int
	rule   *canvas.Rectangle
}

type eventRow struct {
	dot        *canvas.Circle
	text, note *Text
}

const eventGap, eventIndent = 8, 16

// NewTimeline returns a story.
func NewTimeline(events ...Event) *Timeline {
	t := &Timeline{rule: newBox()}
	t.extend(t)
	t.activate = t.open
	t.SetEvents(events...)
	return t
}

// SetEvents replaces the story.
func (t *Timeline) SetEvents(events ...Event) {
	t.events = events
	t.rows = t.rows[:0]
	for _, e := range events {
		ink := e.Color
		if e.Undone {
			ink = look.ColorMuted
		}
		t.rows = append(t.rows, eventRow{
			canvas.NewCircle(look.Color(look.ColorLine)),
			NewText(e.Text, TextStyle{Color: ink, Strike: e.Undone}),
			NewText(e.Note, TextStyle{Color: look.ColorMuted, Size: theme.SizeNameCaptionText}),
		})
	}
	t.cursor = max(0, min(t.cursor, len(events)-1))
	t.Refresh()
}

func (t *Timeline) open() {
	if t.cursor < len(t.events) && t.events[t.cursor].OnTapped != nil {
		t.events[t.cursor].OnTapped()
	}
}

// Disabled implements fyne.Disableable: Tab passes by what does nothing.
func (t *Timeline) Disabled() bool {
	for _, e := range t.events {
		if e.OnTapped != nil {
			return false
		}
	}
	return true
}

// Tapped implements fyne.Tappable.
func (t *Timeline) Tapped(ev *fyne.PointEvent) {
	for i, row := range t.rows {
		if ev.Position.Y < row.note.Position().Y+row.note.Size().Height {
			t.cursor = i
			if !t.Disabled() {
				t.tap()
				t.Refresh()
			}
			return
		}
	}
}

// TypedKey implements fyne.Focusable.
func (t *Timeline) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyUp:
		t.cursor = max(0, t.cursor-1)
	case fyne.KeyDown:
		t.cursor = max(0, min(t.cursor+1, len(t.events)-1))
	default:
		t.control.TypedKey(ev)
		return
	}
	t.Refresh()
}

func (t *Timeline) rowHeight(row eventRow, width float32) float32 {
	height := HeightFor(row.text, width)
	if row.note.Text() != "" {
		height += HeightFor(row.note, width)
	}
	return height
}

// HeightFor implements Flowing.
func (t *Timeline) HeightFor(width float32) float32 {
	var sum float32
	for i, row := range t.rows {
		if i > 0 {
			sum += eventGap
		}
		sum += t.rowHeight(row, width-eventIndent)
	}
	return sum
}

// NaturalWidth implements Natural.
func (t *Timeline) NaturalWidth() float32 { return 320 }

// CreateRenderer implements fyne.Widget.
func (t *Timeline) CreateRenderer() fyne.WidgetRenderer { return newRenderer(t) }

func (t *Timeline) paint() {
	t.rule.FillColor = look.Color(look.ColorBarPast)
	t.paintFrame("", 3)
	for i, row := range t.rows {
		row.dot.FillColor = look.Color(look.ColorBar)
		if ink := t.events[i].Color; ink != "" {
			row.dot.FillColor = look.Color(ink)
		}
		row.text.Refresh()
		row.note.Refresh()
	}
}

func (t *Timeline) arrange(area fyne.Size) {
	width := area.Width - eventIndent
	var y float32
	for i, row := range t.rows {
		text := HeightFor(row.text, width)
		height := t.rowHeight(row, width)
		put(row.dot, 0, y+5, 8, 8)
		put(row.text, eventIndent, y, width, text)
		put(row.note, eventIndent, y+text, width, height-text)
		if i == t.cursor {
			put(t.frame, eventIndent-4, y-2, width+6, height+4)
		}
		y += height + eventGap
	}
	put(t.rule, 3, 6, 2, max(0, y-eventGap-6))
	t.rule.Hidden = len(t.rows) == 0
}

func (t *Timeline) least() fyne.Size {
	at := t.Size().Width
	if at <= 0 {
		at = t.NaturalWidth()
	}
	return fyne.NewSize(120, t.HeightFor(at))
}

func (t *Timeline) parts() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{t.rule}
	for _, row := range t.rows {
		objects = append(objects, row.dot, row.text, row.note)
	}
	return append(objects, t.frame)
}
