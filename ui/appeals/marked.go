package appeals

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	toolkit "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kairyluu/app/text"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// marked is running text in which pieces are set bold: what a search found.
type marked struct {
	widget.RichText
}

func newMarked() *marked {
	m := &marked{}
	m.Wrapping, m.Scroll = fyne.TextWrapWord, fyne.ScrollNone
	m.ExtendBaseWidget(m)
	return m
}

// flush is the text without the air that the toolkit puts around it.
func (m *marked) flush() *fyne.Container {
	air := -theme.Size(toolkit.SizeNameInnerPadding)
	return widgets.NewInset(m, air, air, air, air)
}

// set shows s with spans of it marked.
func (m *marked) set(s string, spans []text.Span) {
	m.Segments = segments(s, spans)
	m.Refresh()
}

// HeightFor implements widgets.Flowing: wrapped text is as high as its width makes it.
func (m *marked) HeightFor(width float32) float32 {
	m.Resize(fyne.NewSize(width, m.Size().Height))
	return m.MinSize().Height
}

func segments(s string, spans []text.Span) []widget.RichTextSegment {
	var out []widget.RichTextSegment
	at := 0
	add := func(piece string, found bool) {
		if piece == "" {
			return
		}
		style := widget.RichTextStyle{Inline: true}
		if found {
			style.TextStyle.Bold = true
			style.ColorName = theme.ColorAccent
		}
		out = append(out, &widget.TextSegment{Text: piece, Style: style})
	}
	for _, span := range spans {
		from, to := wholeWord(s, span)
		if from < at { // two finds in one word
			continue
		}
		add(s[at:from], false)
		add(s[from:to], true)
		at = to
	}
	add(s[at:], false)
	return out
}

// wholeWord widens a find up to the blanks around it: the toolkit may break a
// line wherever the style changes.
func wholeWord(s string, span text.Span) (from, to int) {
	from = strings.LastIndexFunc(s[:span.From], unicode.IsSpace) + 1
	if from > 0 {
		_, size := utf8.DecodeRuneInString(s[from-1:])
		from += size - 1
	}
	to = len(s)
	if i := strings.IndexFunc(s[span.To:], unicode.IsSpace); i >= 0 {
		to = span.To + i
	}
	return from, to
}
