package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	look "kairyluu/ui/theme"
)

const (
	laneHead   = 30
	lanePad    = 8
	boardCard  = 98 // height of a card
	boardStep  = boardCard + lanePad
	boardLines = 2 // of a card's text
	ringAir    = 2 // above the first card, for the ring of the cursor
)

// lane is one column of a Board. It scrolls by itself.
type lane struct {
	widget.BaseWidget
	board  *Board
	index  int
	offset float32

	back  *canvas.Rectangle
	head  *canvas.Text
	cover *canvas.Rectangle // cards scroll away under the title
	more  *canvas.Text
	cards []*boardFace
	shown int
}

// boardFace is what a card looks like; faces are used again while scrolling.
type boardFace struct {
	box, bar, done      *canvas.Rectangle
	title, corner, note *canvas.Text
	text                [boardLines]*canvas.Text
}

func newBoardFace() *boardFace {
	f := &boardFace{box: newBox(), bar: newBox(), done: newBox()}
	for _, t := range []**canvas.Text{&f.title, &f.corner, &f.note, &f.text[0], &f.text[1]} {
		*t = canvas.NewText("", nil)
	}
	f.title.TextStyle.Bold = true
	return f
}

func (f *boardFace) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{f.box, f.title, f.corner, f.text[0], f.text[1], f.note, f.bar, f.done}
}

func newLane(b *Board, index int) *lane {
	l := &lane{board: b, index: index, back: newBox(), cover: newBox(), head: canvas.NewText("", nil), more: canvas.NewText("", nil)}
	l.head.TextStyle.Bold = true
	l.ExtendBaseWidget(l)
	return l
}

func (l *lane) column() BoardColumn { return l.board.columns[l.index] }

// topOf is where a card begins, from the lane's top.
func (l *lane) topOf(row int) float32 { return laneHead + ringAir + float32(row)*boardStep - l.offset }

func (l *lane) rowAt(y float32) int {
	if y < laneHead {
		return -1
	}
	return int((y - laneHead + l.offset) / boardStep)
}

// reveal scrolls a card into view, and with the last one what stands below it.
func (l *lane) reveal(row int) {
	room := l.Size().Height - laneHead
	top := float32(row) * boardStep
	bottom := top + boardStep
	if row == len(l.column().Cards)-1 {
		bottom = l.whole()
	}
	l.scrollTo(max(min(l.offset, top), bottom-room))
}

// whole is how high everything of the column is.
func (l *lane) whole() float32 {
	whole := float32(len(l.column().Cards))*boardStep + lanePad
	if l.column().More != "" {
		whole += 24
	}
	return whole
}

func (l *lane) scrollTo(offset float32) {
	l.offset = max(0, min(offset, l.whole()-(l.Size().Height-laneHead)))
}

// Tapped implements fyne.Tappable.
func (l *lane) Tapped(ev *fyne.PointEvent) { l.board.click(l.index, l.rowAt(ev.Position.Y)) }

// TappedSecondary implements fyne.SecondaryTappable.
func (l *lane) TappedSecondary(ev *fyne.PointEvent) {
	l.board.menuClick(l.index, l.rowAt(ev.Position.Y), ev.AbsolutePosition)
}

// Scrolled implements fyne.Scrollable.
func (l *lane) Scrolled(ev *fyne.ScrollEvent) {
	l.scrollTo(l.offset - 2*ev.Scrolled.DY)
	l.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (l *lane) CreateRenderer() fyne.WidgetRenderer {
	l.paint()
	return clipping{renderer{l}}
}

func (l *lane) paint() {
	laneGround(l.back)
	l.cover.FillColor = l.back.FillColor
}

func (l *lane) arrange(area fyne.Size) {
	l.scrollTo(l.offset)
	cards := l.column().Cards
	size := look.Size(theme.SizeNameText)
	put(l.back, 0, 0, area.Width, area.Height)
	put(l.cover, 0, 0, area.Width, laneHead)
	place(l.head, fit(l.column().Title, area.Width-2*lanePad, size, true), size, look.Color(theme.ColorNameForeground),
		fyne.NewPos(lanePad+2, 0), area.Width-2*lanePad, laneHead, fyne.TextAlignLeading)
	first := int(l.offset / boardStep)
	count := max(0, min(int((area.Height-laneHead)/boardStep)+2, len(cards)-first))
	for len(l.cards) < count {
		l.cards = append(l.cards, newBoardFace())
	}
	l.shown = count
	for i, face := range l.cards[:count] {
		l.draw(face, cards[first+i], first+i, area.Width)
	}
	l.arrangeMore(area.Width)
}

// arrangeMore writes what stands under the last card, or that there is none.
func (l *lane) arrangeMore(width float32) {
	said := l.column().More
	if len(l.column().Cards) == 0 {
		said = l.board.EmptyText
	}
	small := look.Size(theme.SizeNameCaptionText)
	place(l.more, fit(said, width-2*lanePad, small, false), small, look.Color(look.ColorMuted),
		fyne.NewPos(lanePad+2, l.topOf(len(l.column().Cards))), width-2*lanePad, 20, fyne.TextAlignLeading)
}

func (l *lane) draw(f *boardFace, c BoardCard, row int, width float32) {
	x, y := float32(lanePad), l.topOf(row)
	w := width - 2*lanePad
	l.drawBox(f, c, x, y, w)
	size, small := look.Size(theme.SizeNameText), look.Size(theme.SizeNameCaptionText)
	ink, muted := look.Color(theme.ColorNameForeground), look.Color(look.ColorMuted)
	inner := w - 2*lanePad
	corner := textWidth(c.Corner, small, false)
	left := x + lanePad
	place(f.title, fit(c.Title, inner-corner-6, size, true), size, look.Color(boardInk(c.Color)), fyne.NewPos(left, y+5), inner-corner, 18, fyne.TextAlignLeading)
	place(f.corner, c.Corner, small, muted, fyne.NewPos(left+inner-corner, y+5), corner+1, 18, fyne.TextAlignLeading)
	lines := wrap(c.Text, inner, size, false)
	for i, text := range f.text {
		said := ""
		switch {
		case i < len(lines) && i == boardLines-1 && len(lines) > boardLines:
			said = fit(lines[i]+" "+lines[i+1], inner, size, false)
		case i < len(lines):
			said = lines[i]
		}
		place(text, said, size, ink, fyne.NewPos(left, y+25+float32(i)*18), inner, 18, fyne.TextAlignLeading)
	}
	place(f.note, fit(c.Note, inner, small, false), small, muted, fyne.NewPos(left, y+64), inner, 16, fyne.TextAlignLeading)
}

// drawBox draws the ground, the ring of the cursor and how far it has come.
func (l *lane) drawBox(f *boardFace, c BoardCard, x, y, w float32) {
	f.box.FillColor, f.box.CornerRadius = look.Color(look.ColorCard), 4
	f.box.StrokeWidth, f.box.StrokeColor = 1, look.Color(look.ColorLine)
	if c.Key == l.board.at {
		f.box.FillColor = look.Color(look.ColorRowSelected)
		if l.board.focused {
			f.box.StrokeWidth, f.box.StrokeColor = 2, look.Color(theme.ColorNameHyperlink)
		}
	}
	put(f.box, x, y, w, boardCard)
	f.bar.FillColor, f.bar.CornerRadius = look.Color(look.ColorBarPast), 2
	f.done.FillColor, f.done.CornerRadius = barColor(c.BarColor), 2
	put(f.bar, x+lanePad, y+boardCard-11, w-2*lanePad, 4)
	put(f.done, x+lanePad, y+boardCard-11, (w-2*lanePad)*float32(c.Percent)/100, 4)
	f.done.Hidden = c.Percent == 0
	f.box.Refresh()
	f.done.Refresh()
}

func (l *lane) least() fyne.Size { return fyne.NewSize(120, laneHead+boardStep) }

func (l *lane) parts() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{l.back}
	for _, f := range l.cards[:l.shown] {
		objects = append(objects, f.objects()...)
	}
	return append(objects, l.more, l.cover, l.head)
}
