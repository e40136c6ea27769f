package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	look "kairyluu/ui/theme"
)

const cardPad = 12

// Card is a titled box with a thin border. The content takes what the title
// leaves.
type Card struct {
	widget.BaseWidget
	title   *Text
	corner  fyne.CanvasObject
	content fyne.CanvasObject
	kind    BannerKind
	box     *canvas.Rectangle
}

// NewCard returns a box around content; "" is no title.
func NewCard(title string, content fyne.CanvasObject) *Card {
	c := &Card{content: content, box: canvas.NewRectangle(color.Transparent)}
	c.title = NewText(title, TextStyle{Color: look.ColorMuted, Bold: true, NoWrap: true})
	c.title.Hidden = title == ""
	c.ExtendBaseWidget(c)
	return c
}

// SetTitle changes the title.
func (c *Card) SetTitle(title string) {
	c.title.SetText(title)
	c.title.Hidden = title == ""
	c.Refresh()
}

// SetCorner puts something small at the right of the title, such as a link.
func (c *Card) SetCorner(corner fyne.CanvasObject) {
	c.corner = corner
	c.Refresh()
}

// SetContent replaces what is inside.
func (c *Card) SetContent(content fyne.CanvasObject) {
	c.content = content
	c.Refresh()
}

// SetKind colours the box like a Banner of that kind.
func (c *Card) SetKind(kind BannerKind) {
	c.kind = kind
	c.Refresh()
}

// Children implements Parent.
func (c *Card) Children() []fyne.CanvasObject { return c.parts()[1:] }

func (c *Card) headHeight(width float32) float32 {
	if !c.title.Visible() && c.corner == nil {
		return 0
	}
	head := HeightFor(c.title, width)
	if c.corner != nil {
		head = max(head, c.corner.MinSize().Height)
	}
	return head + 8
}

// HeightFor implements Flowing.
func (c *Card) HeightFor(width float32) float32 {
	inner := width - 2*cardPad
	return 2*cardPad + c.headHeight(inner) + HeightFor(c.content, inner)
}

// NaturalWidth implements Natural.
func (c *Card) NaturalWidth() float32 {
	return max(naturalWidth(c.content), naturalWidth(c.title)) + 2*cardPad
}

// CreateRenderer implements fyne.Widget.
func (c *Card) CreateRenderer() fyne.WidgetRenderer { return newRenderer(c) }

func (c *Card) paint() {
	c.kind.paint(c.box)
	c.title.Refresh()
}

func (c *Card) arrange(area fyne.Size) {
	put(c.box, 0, 0, area.Width, area.Height)
	inner := area.Width - 2*cardPad
	head := c.headHeight(inner)
	corner := float32(0)
	if c.corner != nil {
		size := c.corner.MinSize()
		corner = size.Width + 8
		put(c.corner, area.Width-cardPad-size.Width, cardPad-2, size.Width, size.Height)
	}
	put(c.title, cardPad, cardPad, inner-corner, HeightFor(c.title, inner))
	if c.content != nil {
		put(c.content, cardPad, cardPad+head, inner, max(0, area.Height-2*cardPad-head))
	}
}

func (c *Card) least() fyne.Size {
	width := float32(60)
	if c.content != nil {
		width = max(width, c.content.MinSize().Width)
	}
	width += 2 * cardPad
	at := c.Size().Width
	if at <= 0 {
		at = c.NaturalWidth()
	}
	return fyne.NewSize(width, c.HeightFor(max(at, width)))
}

func (c *Card) parts() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{c.box, c.title}
	for _, o := range []fyne.CanvasObject{c.corner, c.content} {
		if o != nil {
			objects = append(objects, o)
		}
	}
	return objects
}

// BannerKind is the tone of a Banner or a Card.
type BannerKind int

// The tones.
const (
	Plain BannerKind = iota
	Info
	Soon
	Late
)

func (k BannerKind) colors() (back, edge, ink fyne.ThemeColorName) {
	switch k {
	case Info:
		return look.ColorInfoBack, look.ColorLine, theme.ColorNameForeground
	case Soon:
		return look.ColorSoonBack, look.ColorSoon, look.ColorSoon
	case Late:
		return look.ColorLateBack, look.ColorLate, look.ColorLate
	}
	return look.ColorCard, look.ColorLine, theme.ColorNameForeground
}

func (k BannerKind) paint(box *canvas.Rectangle) {
	back, edge, _ := k.colors()
	box.FillColor = look.Color(back)
	box.StrokeColor = look.Color(edge)
	if k == Soon || k == Late {
		box.StrokeColor = fade(look.Color(edge))
	}
	box.StrokeWidth = 1
	box.CornerRadius = look.Size(theme.SizeNameCardRadius)
}

// fade is a colour at less than half its strength, for a border that must not
// shout.
func fade(c color.Color) color.Color {
	r, g, b, _ := c.RGBA()
	return color.NRGBA{R: uint8(r >> 8), G: uint8(g >> 8), B: uint8(b >> 8), A: 0x66}
}

// Banner is a strip that gives a reason: a title, a sentence, a link.
type Banner struct {
	widget.BaseWidget
	kind  BannerKind
	title *Text
	text  *Text
	link  *Link
	box   *canvas.Rectangle
}

// NewBanner returns a strip; title and text may be empty.
func NewBanner(kind BannerKind, title, text string) *Banner {
	b := &Banner{box: canvas.NewRectangle(color.Transparent)}
	b.title, b.text, b.link = NewText("", TextStyle{}), NewText("", TextStyle{}), NewLink("", nil)
	b.link.Hide()
	b.ExtendBaseWidget(b)
	b.Set(kind, title, text)
	return b
}

// Set changes all that the strip says.
func (b *Banner) Set(kind BannerKind, title, text string) {
	b.kind = kind
	_, _, ink := kind.colors()
	b.title.SetStyle(TextStyle{Bold: true, Color: ink})
	b.title.SetText(title)
	b.text.SetText(text)
	b.title.Hidden, b.text.Hidden = title == "", text == ""
	b.Refresh()
}

// SetLink adds a link after the sentence; "" takes it away.
func (b *Banner) SetLink(text string, tapped func()) {
	b.link.SetText(text)
	b.link.OnTapped = tapped
	b.link.Hidden = text == ""
	b.Refresh()
}

// Children implements Parent.
func (b *Banner) Children() []fyne.CanvasObject { return []fyne.CanvasObject{b.link} }

const bannerPad = 10

// HeightFor implements Flowing.
func (b *Banner) HeightFor(width float32) float32 {
	height := float32(2*bannerPad - 4)
	for _, o := range []fyne.CanvasObject{b.title, b.text, b.link} {
		height += HeightFor(o, width-2*bannerPad)
	}
	return height
}

// NaturalWidth implements Natural.
func (b *Banner) NaturalWidth() float32 {
	return max(naturalWidth(b.title), naturalWidth(b.text), naturalWidth(b.link)) + 2*bannerPad
}

// CreateRenderer implements fyne.Widget.
func (b *Banner) CreateRenderer() fyne.WidgetRenderer { return newRenderer(b) }

func (b *Banner) paint() {
	b.kind.paint(b.box)
	b.title.Refresh()
	b.text.Refresh()
	b.link.Refresh()
}

func (b *Banner) arrange(area fyne.Size) {
	put(b.box, 0, 0, area.Width, area.Height)
	y := float32(bannerPad - 2)
	for _, o := range []fyne.CanvasObject{b.title, b.text, b.link} {
		h := HeightFor(o, area.Width-2*bannerPad)
		width := area.Width - 2*bannerPad
		if o == b.link {
			width = min(width, b.link.MinSize().Width)
		}
		put(o, bannerPad, y, width, h)
		y += h
	}
}

func (b *Banner) least() fyne.Size {
	at := b.Size().Width
	if at <= 0 {
		at = b.NaturalWidth()
	}
	return fyne.NewSize(100, b.HeightFor(at))
}

func (b *Banner) parts() []fyne.CanvasObject {
	return []fyne.CanvasObject{b.box, b.title, b.text, b.link}
}
