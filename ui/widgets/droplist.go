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

// DropKind is how a line of a DropList looks.
type DropKind int

// Kinds of line.
const (
	DropItem    DropKind = iota // something to open
	DropAction                  // something to do
	DropHeading                 // names the lines below; cannot be chosen
	DropRemark                  // a sentence; cannot be chosen
)

// DropLine is one line of a DropList.
type DropLine struct {
	Kind   DropKind
	Text   string
	Note   string // muted, after the text
	Detail string // muted, at the right
}

// DropList is what drops down under an entry that keeps the focus: lines under
// headings, of which one is marked. Whoever shows it owns the mark; the list says
// where the pointer is and what was clicked.
type DropList struct {
	widget.BaseWidget
	OnPoint func(line int)  // the pointer came to a line
	OnTap   func(line int)  // -1 beside the lines
	OnHeld  func(held bool) // a button went down on the list; the pointer left it

	lines  []DropLine
	marked int
	first  int
	rows   []*dropRow
	box    *canvas.Rectangle
	mark   *canvas.Rectangle
	thumb  *canvas.Rectangle
}

type dropRow struct{ text, note, detail *canvas.Text }

const (
	dropHeight = 24
	dropAir    = 4
	dropShade  = 10 // what scrolls is cut at its edges: room for the shadow, right and below
)

// NewDropList returns an empty list.
func NewDropList() *DropList {
	l := &DropList{
		box: canvas.NewRectangle(color.Transparent), mark: canvas.NewRectangle(color.Transparent),
		thumb:   canvas.NewRectangle(color.Transparent),
		OnPoint: func(int) {}, OnTap: func(int) {}, OnHeld: func(bool) {},
	}
	l.ExtendBaseWidget(l)
	return l
}

// Set shows lines from the first on, one of them marked.
func (l *DropList) Set(lines []DropLine, marked int) {
	l.lines, l.first = lines, 0
	l.Mark(marked)
}

// Mark moves the mark and brings it into view.
func (l *DropList) Mark(line int) {
	l.marked = line
	l.first = max(0, min(l.first, line), line-l.fits()+1)
	if line == 1 { // with the heading above it
		l.first = 0
	}
	l.Refresh()
}

// Rows is how many lines fit into a height.
func (l *DropList) Rows(height float32) int {
	return max(1, int((height-2*dropAir-dropShade)/dropHeight))
}

func (l *DropList) fits() int { return l.Rows(l.Size().Height) }

// HeightFor implements Flowing: all lines at once.
func (l *DropList) HeightFor(float32) float32 {
	return float32(len(l.lines))*dropHeight + 2*dropAir + dropShade
}

func (l *DropList) at(pos fyne.Position) int {
	i := l.first + int((pos.Y-dropAir)/dropHeight)
	if pos.Y < dropAir || i >= len(l.lines) {
		return -1
	}
	return i
}

// Tapped implements fyne.Tappable.
func (l *DropList) Tapped(ev *fyne.PointEvent) { l.OnTap(l.at(ev.Position)) }

// MouseDown implements desktop.Mouseable: the click that follows is the list's,
// though the toolkit takes the focus from the entry first.
func (l *DropList) MouseDown(*desktop.MouseEvent) { l.OnHeld(true) }

// MouseUp implements desktop.Mouseable.
func (l *DropList) MouseUp(*desktop.MouseEvent) {}

// MouseIn implements desktop.Hoverable.
func (l *DropList) MouseIn(*desktop.MouseEvent) {}

// MouseMoved implements desktop.Hoverable.
func (l *DropList) MouseMoved(ev *desktop.MouseEvent) {
	if i := l.at(ev.Position); i >= 0 {
		l.OnPoint(i)
	}
}

// MouseOut implements desktop.Hoverable.
func (l *DropList) MouseOut() { l.OnHeld(false) }

// Scrolled implements fyne.Scrollable.
func (l *DropList) Scrolled(ev *fyne.ScrollEvent) {
	step := 3
	if ev.Scrolled.DY > 0 {
		step = -3
	}
	l.first = max(0, min(l.first+step, len(l.lines)-l.fits()))
	l.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (l *DropList) CreateRenderer() fyne.WidgetRenderer { return newRenderer(l) }

func (l *DropList) paint() {
	paintDrop(l.box)
	l.mark.FillColor, l.mark.CornerRadius = look.Color(look.ColorRowSelected), 3
	l.thumb.FillColor, l.thumb.CornerRadius = look.Color(theme.ColorNameScrollBar), 2
	for len(l.rows) < len(l.lines) {
		l.rows = append(l.rows, &dropRow{canvas.NewText("", nil), canvas.NewText("", nil), canvas.NewText("", nil)})
	}
}

func (l *DropList) arrange(area fyne.Size) {
	area = area.SubtractWidthHeight(dropShade, dropShade)
	put(l.box, 0, 0, area.Width, area.Height)
	for i, row := range l.rows {
		line := DropLine{}
		if at := l.first + i; at < len(l.lines) && i < l.fits() {
			line = l.lines[at]
		}
		row.arrange(line, dropAir+float32(i)*dropHeight, area.Width)
	}
	at := l.marked - l.first
	l.mark.Hidden = at < 0 || at >= l.fits()
	put(l.mark, dropAir, dropAir+float32(at)*dropHeight, area.Width-2*dropAir, dropHeight)
	n, fits := len(l.lines), l.fits()
	l.thumb.Hidden = n <= fits
	if n > fits {
		height := max(16, area.Height*float32(fits)/float32(n))
		put(l.thumb, area.Width-6, (area.Height-height)*float32(l.first)/float32(n-fits), 4, height)
	}
}

// arrange places one line: the text takes what it needs of the first three fifths,
// the note what is left before the detail.
func (r *dropRow) arrange(line DropLine, y, width float32) {
	const left, gap = 14, 10
	size, small := look.Size(theme.SizeNameText), look.Size(theme.SizeNameCaptionText)
	ink, x, bold := theme.ColorNameForeground, float32(left), false
	switch line.Kind {
	case DropHeading:
		ink, size, x, bold = look.ColorMuted, small, left-4, true
	case DropRemark:
		ink = look.ColorMuted
	case DropAction:
		ink = look.ColorAccent
	}
	r.text.TextStyle.Bold = bold
	right := width - left
	detail := fit(line.Detail, width/3, small, false)
	place(r.detail, detail, small, look.Color(look.ColorMuted), fyne.NewPos(0, y), right, dropHeight, fyne.TextAlignTrailing)
	if detail != "" {
		right -= textWidth(detail, small, false) + gap
	}
	most := right - x
	if line.Note != "" {
		most *= 0.6
	}
	text := fit(line.Text, most, size, bold)
	place(r.text, text, size, look.Color(ink), fyne.NewPos(x, y), most, dropHeight, fyne.TextAlignLeading)
	x += textWidth(text, size, bold) + gap
	place(r.note, fit(line.Note, right-x, small, false), small, look.Color(look.ColorMuted), fyne.NewPos(x, y), right-x, dropHeight, fyne.TextAlignLeading)
}

func (l *DropList) least() fyne.Size { return fyne.NewSize(300, dropHeight+2*dropAir+dropShade) }

func (l *DropList) parts() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{l.box, l.mark}
	for _, row := range l.rows[:min(len(l.rows), len(l.lines))] {
		objects = append(objects, row.text, row.note, row.detail)
	}
	return append(objects, l.thumb)
}
