package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	look "kairyluu/ui/theme"
)

const (
	optionHeight = 25
	optionsShown = 10
)

// optionList is the inside of a drop-down: a few rows of many, drawn anew for
// each position.
type optionList struct {
	widget.BaseWidget
	options []Option
	nothing string // shown when there is no option
	cursor  int    // -1 is none
	first   int
	onPick  func(i int)

	rows  []*optionRow
	back  *canvas.Rectangle
	thumb *canvas.Rectangle
}

type optionRow struct{ text, detail *canvas.Text }

func newOptionList(onPick func(i int)) *optionList {
	l := &optionList{onPick: onPick, cursor: -1}
	l.back = canvas.NewRectangle(color.Transparent)
	l.thumb = canvas.NewRectangle(color.Transparent)
	for range optionsShown {
		l.rows = append(l.rows, &optionRow{canvas.NewText("", nil), canvas.NewText("", nil)})
	}
	l.ExtendBaseWidget(l)
	return l
}

func (l *optionList) set(options []Option, cursor int) {
	l.options, l.first = options, 0
	l.moveTo(min(cursor, len(options)-1))
}

// moveTo puts the cursor on a row and brings it into view.
func (l *optionList) moveTo(i int) {
	l.cursor = i
	if i >= 0 {
		l.first = min(max(l.first, i-optionsShown+1), i)
	}
	l.Refresh()
}

// key moves the cursor; it answers false for keys that are not the list's.
func (l *optionList) key(ev *fyne.KeyEvent) bool {
	last := len(l.options) - 1
	switch ev.Name {
	case fyne.KeyDown:
		l.moveTo(min(l.cursor+1, last))
	case fyne.KeyUp:
		l.moveTo(max(l.cursor-1, min(0, last)))
	case fyne.KeyPageDown:
		l.moveTo(min(l.cursor+optionsShown, last))
	case fyne.KeyPageUp:
		l.moveTo(max(l.cursor-optionsShown, min(0, last)))
	case fyne.KeyReturn, fyne.KeyEnter:
		if l.cursor < 0 {
			return false
		}
		l.onPick(l.cursor)
	default:
		return false
	}
	return true
}

// Tapped implements fyne.Tappable.
func (l *optionList) Tapped(ev *fyne.PointEvent) {
	if i := l.at(ev.Position); i >= 0 {
		l.onPick(i)
	}
}

func (l *optionList) at(pos fyne.Position) int {
	i := l.first + int(pos.Y/optionHeight)
	if pos.Y < 0 || i >= len(l.options) {
		return -1
	}
	return i
}

// MouseIn implements desktop.Hoverable.
func (l *optionList) MouseIn(*desktop.MouseEvent) {}

// MouseMoved implements desktop.Hoverable: the cursor follows the pointer.
func (l *optionList) MouseMoved(ev *desktop.MouseEvent) {
	if i := l.at(ev.Position); i >= 0 && i != l.cursor {
		l.cursor = i
		l.Refresh()
	}
}

// MouseOut implements desktop.Hoverable.
func (l *optionList) MouseOut() {}

// Scrolled implements fyne.Scrollable.
func (l *optionList) Scrolled(ev *fyne.ScrollEvent) {
	step := 3
	if ev.Scrolled.DY > 0 {
		step = -3
	}
	l.first = max(0, min(l.first+step, len(l.options)-optionsShown))
	l.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (l *optionList) CreateRenderer() fyne.WidgetRenderer { return newRenderer(l) }

func (l *optionList) paint() {
	l.back.FillColor = look.Color(look.ColorRowSelected)
	l.back.CornerRadius = 3
	l.thumb.FillColor = look.Color(theme.ColorNameScrollBar)
	l.thumb.CornerRadius = 2
}

func (l *optionList) arrange(area fyne.Size) {
	size, small := look.Size(theme.SizeNameText), look.Size(theme.SizeNameCaptionText)
	for i, row := range l.rows {
		o, style := l.option(l.first + i)
		y := float32(i) * optionHeight
		detail := fit(o.Detail, area.Width*0.5, small, false)
		used := textWidth(detail, small, false)
		place(row.text, fit(o.Text, area.Width-28-used, size, false), size, look.Color(style),
			fyne.NewPos(8, y), area.Width, optionHeight, fyne.TextAlignLeading)
		place(row.detail, detail, small, look.Color(look.ColorMuted),
			fyne.NewPos(0, y), area.Width-12, optionHeight, fyne.TextAlignTrailing)
	}
	l.arrangeMarks(area)
}

func (l *optionList) option(i int) (Option, fyne.ThemeColorName) {
	if i < len(l.options) {
		return l.options[i], theme.ColorNameForeground
	}
	if i == 0 && len(l.options) == 0 {
		return Option{Text: l.nothing}, look.ColorMuted
	}
	return Option{}, theme.ColorNameForeground
}

func (l *optionList) arrangeMarks(area fyne.Size) {
	at := l.cursor - l.first
	l.back.Hidden = l.cursor < 0 || at < 0 || at >= optionsShown
	put(l.back, 0, float32(at)*optionHeight, area.Width, optionHeight)
	n := len(l.options)
	l.thumb.Hidden = n <= optionsShown
	if n > optionsShown {
		height := max(16, area.Height*optionsShown/float32(n))
		y := (area.Height - height) * float32(l.first) / float32(n-optionsShown)
		put(l.thumb, area.Width-5, y, 4, height)
	}
}

func (l *optionList) least() fyne.Size {
	rows := max(1, min(len(l.options), optionsShown))
	return fyne.NewSize(160, float32(rows)*optionHeight)
}

// NaturalWidth implements Natural.
func (l *optionList) NaturalWidth() float32 {
	width := float32(160)
	for _, o := range l.options[:min(len(l.options), 200)] {
		width = max(width, textWidth(o.Text, look.Size(theme.SizeNameText), false)+
			textWidth(o.Detail, look.Size(theme.SizeNameCaptionText), false)+40)
	}
	return min(width, 460)
}

func (l *optionList) parts() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{l.back}
	for _, row := range l.rows[:max(1, min(len(l.options), optionsShown))] {
		objects = append(objects, row.text, row.detail)
	}
	return append(objects, l.thumb)
}

// place sets one line of text, centred between top and bottom.
func place(o *canvas.Text, text string, size float32, ink color.Color, at fyne.Position, width, height float32, align fyne.TextAlign) {
	o.Text, o.TextSize, o.Color, o.Alignment = text, size, ink, align
	h := lineHeight(size, o.TextStyle.Bold)
	put(o, at.X, at.Y+(height-h)/2, width, h)
	o.Refresh()
}
