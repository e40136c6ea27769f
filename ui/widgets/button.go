package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	look "kairyluu/ui/theme"
)

// ButtonKind is the weight of a button.
type ButtonKind int

// The kinds of buttons.
const (
	Normal  ButtonKind = iota
	Primary            // what most people do next; one on a page
	Danger             // cannot be taken back easily
	Quiet              // no border: a tool beside others
)

// Button is a compact button that can show the key which does the same.
type Button struct {
	control
	OnTapped func()
	Kind     ButtonKind

	text, hint string
	box        *canvas.Rectangle
	label, key *canvas.Text
}

// NewButton returns a button of normal weight.
func NewButton(text string, tapped func()) *Button {
	b := &Button{OnTapped: tapped, text: text}
	b.box = canvas.NewRectangle(color.Transparent)
	b.label, b.key = canvas.NewText("", nil), canvas.NewText("", nil)
	b.extend(b)
	b.activate = func() {
		if b.OnTapped != nil {
			b.OnTapped()
		}
	}
	return b
}

// NewPrimary returns the main button of a page with its key.
func NewPrimary(text, keyHint string, tapped func()) *Button {
	b := NewButton(text, tapped)
	b.Kind, b.hint = Primary, keyHint
	return b
}

// SetText changes the words.
func (b *Button) SetText(text string) {
	b.text = text
	b.Refresh()
}

// Text is what the button says.
func (b *Button) Text() string { return b.text }

// SetKeyHint shows which key does the same.
func (b *Button) SetKeyHint(key string) {
	b.hint = key
	b.Refresh()
}

// SetKind changes the weight.
func (b *Button) SetKind(kind ButtonKind) {
	b.Kind = kind
	b.Refresh()
}

// Tapped implements fyne.Tappable.
func (b *Button) Tapped(*fyne.PointEvent) { b.tap() }

// Cursor implements desktop.Cursorable.
func (b *Button) Cursor() desktop.Cursor { return desktop.DefaultCursor }

// CreateRenderer implements fyne.Widget.
func (b *Button) CreateRenderer() fyne.WidgetRenderer { return newRenderer(b) }

func (b *Button) colors() (back, ink, edge fyne.ThemeColorName) {
	switch {
	case b.disabled:
		return theme.ColorNameDisabledButton, theme.ColorNameDisabled, look.ColorLine
	case b.Kind == Primary:
		return theme.ColorNamePrimary, theme.ColorNameForegroundOnPrimary, ""
	case b.Kind == Danger:
		return theme.ColorNameError, theme.ColorNameForegroundOnError, ""
	case b.Kind == Quiet:
		return "", theme.ColorNameForeground, ""
	}
	return theme.ColorNameButton, theme.ColorNameForeground, theme.ColorNameInputBorder
}

func (b *Button) paint() {
	back, ink, edge := b.colors()
	b.box.FillColor = color.Transparent
	if back != "" {
		b.box.FillColor = look.Color(back)
	}
	if b.hovered && !b.disabled {
		b.box.FillColor = over(b.box.FillColor, look.Color(theme.ColorNameHover))
	}
	b.box.CornerRadius = look.Size(theme.SizeNameButtonRadius)
	b.paintFrame(edge, b.box.CornerRadius)
	if b.focused && (b.Kind == Primary || b.Kind == Danger) {
		// a blue ring on a blue button would not show
		b.frame.StrokeColor = look.Color(theme.ColorNameForeground)
	}
	b.label.Color, b.key.Color = look.Color(ink), look.Color(ink)
	b.label.TextStyle.Bold = b.Kind == Primary || b.Kind == Danger
	if b.Kind != Primary && b.Kind != Danger && !b.disabled {
		b.key.Color = look.Color(look.ColorMuted)
	}
}

func (b *Button) arrange(area fyne.Size) {
	put(b.box, 0, 0, area.Width, area.Height)
	put(b.frame, 0, 0, area.Width, area.Height)
	size, small := look.Size(theme.SizeNameText), look.Size(theme.SizeNameCaptionText)
	hint := textWidth(b.hint, small, false)
	gap := float32(0)
	if hint > 0 {
		gap = 6
	}
	label := fit(b.text, area.Width-hint-gap-12, size, b.label.TextStyle.Bold)
	width := textWidth(label, size, b.label.TextStyle.Bold)
	x := (area.Width - width - gap - hint) / 2
	place(b.label, label, size, b.label.Color, fyne.NewPos(x, 0), width, area.Height, fyne.TextAlignLeading)
	place(b.key, b.hint, small, b.key.Color, fyne.NewPos(x+width+gap, 1), hint, area.Height, fyne.TextAlignLeading)
}

func (b *Button) least() fyne.Size {
	size := look.Size(theme.SizeNameText)
	width := textWidth(b.text, size, b.Kind == Primary || b.Kind == Danger) + 24
	if b.hint != "" {
		width += textWidth(b.hint, look.Size(theme.SizeNameCaptionText), false) + 6
	}
	return fyne.NewSize(width, controlHeight())
}

func (b *Button) parts() []fyne.CanvasObject {
	return []fyne.CanvasObject{b.box, b.label, b.key, b.frame}
}

// over lays a translucent colour on another.
func over(ground, veil color.Color) color.Color {
	gr, gg, gb, ga := ground.RGBA()
	vr, vg, vb, va := veil.RGBA()
	mix := func(g, v uint32) uint8 { return uint8((v + g*(0xffff-va)/0xffff) >> 8) }
	return color.RGBA{R: mix(gr, vr), G: mix(gg, vg), B: mix(gb, vb), A: mix(ga, va)}
}

// Link is a word to click in running text.
type Link struct {
	control
	OnTapped func()

	text  string
	label *canvas.Text
	rule  *canvas.Line
}

// NewLink returns a link.
func NewLink(text string, tapped func()) *Link {
	l := &Link{OnTapped: tapped, text: text, label: canvas.NewText("", nil), rule: canvas.NewLine(color.Transparent)}
	l.extend(l)
	l.activate = func() {
		if l.OnTapped != nil {
			l.OnTapped()
		}
	}
	return l
}

// SetText changes the words.
func (l *Link) SetText(text string) {
	l.text = text
	l.Refresh()
}

// Tapped implements fyne.Tappable.
func (l *Link) Tapped(*fyne.PointEvent) { l.tap() }

// Cursor implements desktop.Cursorable.
func (l *Link) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer implements fyne.Widget.
func (l *Link) CreateRenderer() fyne.WidgetRenderer { return newRenderer(l) }

func (l *Link) paint() {
	l.label.Color = look.Color(theme.ColorNameHyperlink)
	l.rule.StrokeColor, l.rule.StrokeWidth = l.label.Color, 1
	l.paintFrame("", 3)
}

func (l *Link) arrange(area fyne.Size) {
	size := look.Size(theme.SizeNameText)
	text := fit(l.text, area.Width, size, false)
	place(l.label, text, size, l.label.Color, fyne.NewPos(0, 0), area.Width, area.Height, fyne.TextAlignLeading)
	y := (area.Height+lineHeight(size, false))/2 - 2
	l.rule.Position1, l.rule.Position2 = fyne.NewPos(0, y), fyne.NewPos(textWidth(text, size, false), y)
	put(l.frame, -3, 0, area.Width+6, area.Height)
}

func (l *Link) least() fyne.Size {
	size := look.Size(theme.SizeNameText)
	return fyne.NewSize(textWidth(l.text, size, false)+1, lineHeight(size, false))
}

func (l *Link) parts() []fyne.CanvasObject { return []fyne.CanvasObject{l.label, l.rule, l.frame} }
