package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	look "kairyluu/ui/theme"
)

// Fact is a label with its value; Note is a smaller line below the value.
type Fact struct {
	Label, Text, Note string
	Color             fyne.ThemeColorName // of the value; "" is plain
	OnTapped          func()              // makes the value a link
}

// Facts is a two-column list of what is known about something. One Tab stop:
// arrows move, a click marks, Ctrl+C copies the marked value, Enter follows it.
type Facts struct {
	control
	facts  []Fact
	cursor int
	rows   []factRow
	mark   *canvas.Rectangle
}

type factRow struct{ label, value, note *Text }

const factGap, factLabelGap = 5, 12

// NewFacts returns a list of facts.
func NewFacts(facts ...Fact) *Facts {
	f := &Facts{mark: newBox()}
	f.extend(f)
	f.activate = func() { f.follow() }
	f.SetFacts(facts...)
	return f
}

// SetFacts replaces the list. A fact without text is left out.
func (f *Facts) SetFacts(facts ...Fact) {
	f.facts = f.facts[:0:0]
	for _, fact := range facts {
		if fact.Text != "" || fact.Note != "" {
			f.facts = append(f.facts, fact)
		}
	}
	f.rows = f.rows[:0]
	for _, fact := range f.facts {
		ink := fact.Color
		if ink == "" && fact.OnTapped != nil {
			ink = theme.ColorNameHyperlink
		}
		f.rows = append(f.rows, factRow{
			NewText(fact.Label, TextStyle{Color: look.ColorMuted}),
			NewText(fact.Text, TextStyle{Color: ink}),
			NewText(fact.Note, TextStyle{Color: look.ColorMuted, Size: theme.SizeNameCaptionText}),
		})
	}
	f.cursor = max(0, min(f.cursor, len(f.facts)-1))
	f.Refresh()
}

// Disabled implements fyne.Disableable: Tab passes by an empty list.
func (f *Facts) Disabled() bool { return len(f.facts) == 0 }

func (f *Facts) follow() {
	if f.cursor < len(f.facts) && f.facts[f.cursor].OnTapped != nil {
		f.facts[f.cursor].OnTapped()
	}
}

// Tapped implements fyne.Tappable.
func (f *Facts) Tapped(ev *fyne.PointEvent) {
	for i, row := range f.rows {
		if ev.Position.Y >= row.value.Position().Y && ev.Position.Y < row.note.Position().Y+row.note.Size().Height+factGap {
			f.cursor = i
			f.tap()
			f.Refresh()
			return
		}
	}
}

// TypedKey implements fyne.Focusable.
func (f *Facts) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyUp:
		f.cursor = max(0, f.cursor-1)
	case fyne.KeyDown:
		f.cursor = max(0, min(f.cursor+1, len(f.facts)-1))
	default:
		f.control.TypedKey(ev)
		return
	}
	f.Refresh()
}

// TypedShortcut implements fyne.Shortcutable.
func (f *Facts) TypedShortcut(s fyne.Shortcut) {
	if _, ok := s.(*fyne.ShortcutCopy); ok && f.cursor < len(f.facts) {
		fyne.CurrentApp().Clipboard().SetContent(f.facts[f.cursor].Text)
		return
	}
	f.control.TypedShortcut(s)
}

// valueLeft is where the values begin: after the widest label, at the edge where
// no fact has one.
func (f *Facts) valueLeft(width float32) float32 {
	var widest float32
	for _, row := range f.rows {
		if row.label.Text() != "" {
			widest = max(widest, row.label.NaturalWidth()+factLabelGap)
		}
	}
	return min(widest, width*0.38+factLabelGap)
}

func (f *Facts) rowHeight(row factRow, left, width float32) float32 {
	height := HeightFor(row.value, width-left)
	if row.note.Text() != "" {
		height += HeightFor(row.note, width-left)
	}
	return max(height, HeightFor(row.label, left-factLabelGap))
}

// HeightFor implements Flowing.
func (f *Facts) HeightFor(width float32) float32 {
	left := f.valueLeft(width)
	var sum float32
	for i, row := range f.rows {
		if i > 0 {
			sum += factGap
		}
		sum += f.rowHeight(row, left, width)
	}
	return sum
}

// NaturalWidth implements Natural.
func (f *Facts) NaturalWidth() float32 { return 320 }

// CreateRenderer implements fyne.Widget.
func (f *Facts) CreateRenderer() fyne.WidgetRenderer { return newRenderer(f) }

func (f *Facts) paint() {
	f.mark.FillColor = look.Color(theme.ColorNameSelection)
	f.mark.CornerRadius = 3
	f.mark.Hidden = !f.focused
	f.paintFrame("", 3)
	for _, row := range f.rows {
		row.label.Refresh()
		row.value.Refresh()
		row.note.Refresh()
	}
}

func (f *Facts) arrange(area fyne.Size) {
	left := f.valueLeft(area.Width)
	width := area.Width - left
	var y float32
	for i, row := range f.rows {
		height := f.rowHeight(row, left, area.Width)
		value := HeightFor(row.value, width)
		put(row.label, 0, y, max(0, left-factLabelGap), height)
		put(row.value, left, y, width, value)
		put(row.note, left, y+value, width, height-value)
		if i == f.cursor {
			put(f.mark, left-4, y-1, width+8, value+2)
			put(f.frame, left-4, y-1, width+8, value+2)
		}
		y += height + factGap
	}
}

func (f *Facts) least() fyne.Size {
	at := f.Size().Width
	if at <= 0 {
		at = f.NaturalWidth()
	}
	return fyne.NewSize(160, f.HeightFor(at))
}

func (f *Facts) parts() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{f.mark}
	for _, row := range f.rows {
		objects = append(objects, row.label, row.value, row.note)
	}
	return append(objects, f.frame)
}
