package widgets

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	look "kairyluu/ui/theme"
)

// TextStyle is the look of a Text. The zero value is plain wrapping text.
type TextStyle struct {
	Color  fyne.ThemeColorName // "" is the foreground
	Size   fyne.ThemeSizeName  // "" is the text size
	Bold   bool
	NoWrap bool // one line, shortened with an ellipsis
	Strike bool // crossed out: no longer so
	Align  fyne.TextAlign
}

func (s TextStyle) color() fyne.ThemeColorName {
	if s.Color == "" {
		return theme.ColorNameForeground
	}
	return s.Color
}

func (s TextStyle) size() float32 {
	if s.Size == "" {
		return look.Size(theme.SizeNameText)
	}
	return look.Size(s.Size)
}

// Text shows words, wrapped to the width it is given, without the padding that
// the toolkit's label has.
type Text struct {
	widget.BaseWidget
	text  string
	style TextStyle
	lines []*canvas.Text
	rules []*canvas.Line // through crossed out lines
}

// NewText returns a text in a style.
func NewText(text string, style TextStyle) *Text {
	t := &Text{text: text, style: style}
	t.ExtendBaseWidget(t)
	return t
}

// NewCaption returns small secondary text.
func NewCaption(text string) *Text {
	return NewText(text, TextStyle{Color: look.ColorMuted, Size: theme.SizeNameCaptionText})
}

// NewHeading returns the title of a page or a panel.
func NewHeading(text string) *Text {
	return NewText(text, TextStyle{Size: theme.SizeNameHeadingText, Bold: true})
}

// Text is what is shown.
func (t *Text) Text() string { return t.text }

// SetText changes what is shown.
func (t *Text) SetText(text string) {
	if t.text != text {
		t.text = text
		t.Refresh()
	}
}

// SetStyle changes the look.
func (t *Text) SetStyle(style TextStyle) {
	if t.style != style {
		t.style = style
		t.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (t *Text) CreateRenderer() fyne.WidgetRenderer { return newRenderer(t) }

// HeightFor is the height that the text takes at a width.
func (t *Text) HeightFor(width float32) float32 {
	size := t.style.size()
	rows := 1
	if !t.style.NoWrap && width > 0 {
		rows = len(wrap(t.text, width, size, t.style.Bold))
	}
	return float32(rows) * lineHeight(size, t.style.Bold)
}

// NaturalWidth is the width at which nothing wraps.
func (t *Text) NaturalWidth() float32 {
	var widest float32
	for line := range strings.SplitSeq(t.text, "\n") {
		widest = max(widest, textWidth(line, t.style.size(), t.style.Bold))
	}
	return widest + 1
}

func (t *Text) paint() {}

func (t *Text) arrange(area fyne.Size) {
	size, height := t.style.size(), lineHeight(t.style.size(), t.style.Bold)
	for i, line := range t.split(area.Width) {
		if i == len(t.lines) {
			t.lines = append(t.lines, canvas.NewText("", nil))
			t.rules = append(t.rules, canvas.NewLine(color.Transparent))
		}
		o := t.lines[i]
		o.Text, o.TextSize, o.Alignment = line, size, t.style.Align
		o.TextStyle.Bold = t.style.Bold
		o.Color = look.Color(t.style.color())
		o.Move(fyne.NewPos(0, float32(i)*height))
		o.Resize(fyne.NewSize(area.Width, height))
		o.Show()
		o.Refresh()
		t.strike(i, textWidth(line, size, t.style.Bold), (float32(i)+0.55)*height)
	}
	for i := len(t.split(area.Width)); i < len(t.lines); i++ {
		t.lines[i].Text = ""
		t.lines[i].Hide()
		t.rules[i].Hide()
	}
}

func (t *Text) strike(i int, width, y float32) {
	rule := t.rules[i]
	rule.Hidden = !t.style.Strike
	rule.StrokeColor, rule.StrokeWidth = look.Color(t.style.color()), 1
	rule.Position1, rule.Position2 = fyne.NewPos(0, y), fyne.NewPos(width, y)
	rule.Refresh()
}

func (t *Text) split(width float32) []string {
	if t.style.NoWrap {
		return []string{fit(t.text, width, t.style.size(), t.style.Bold)}
	}
	if t.text == "" {
		return nil
	}
	return wrap(t.text, width, t.style.size(), t.style.Bold)
}

func (t *Text) least() fyne.Size {
	width := min(longestWord(t.text, t.style.size(), t.style.Bold)+1, 240)
	if t.style.NoWrap {
		width = min(width, 30)
	}
	at := t.Size().Width
	if at <= 0 {
		at = t.NaturalWidth()
	}
	return fyne.NewSize(width, t.HeightFor(at))
}

func (t *Text) parts() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, 0, 2*len(t.lines))
	for i, line := range t.lines {
		objects = append(objects, line, t.rules[i])
	}
	return objects
}
