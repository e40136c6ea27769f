package widgets

import (
	"strings"
	"sync"
	"unicode"

	"fyne.io/fyne/v2"
)

const ellipsis = "…"

// advances keeps the width of single letters: a table asks for thousands of
// texts while it scrolls, and shaping each of them would take longer than
// drawing. The sum ignores kerning, which is within a pixel for our fonts.
var advances = advanceCache{widths: map[advanceKey]float32{}}

type advanceKey struct {
	letter rune
	size   float32
	bold   bool
}

type advanceCache struct {
	sync.Mutex
	widths map[advanceKey]float32
}

func (a *advanceCache) of(letter rune, size float32, bold bool) float32 {
	key := advanceKey{letter, size, bold}
	a.Lock()
	defer a.Unlock()
	w, known := a.widths[key]
	if !known {
		w = fyne.MeasureText(string(letter), size, fyne.TextStyle{Bold: bold}).Width
		a.widths[key] = w
	}
	return w
}

func textWidth(text string, size float32, bold bool) float32 {
	var sum float32
	for _, letter := range text {
		sum += advances.of(letter, size, bold)
	}
	return sum
}

func lineHeight(size float32, bold bool) float32 {
	return fyne.MeasureText("Ж", size, fyne.TextStyle{Bold: bold}).Height
}

// fit shortens text to width with an ellipsis. Line breaks become blanks.
func fit(text string, width, size float32, bold bool) string {
	if strings.ContainsAny(text, "\r\n\t") {
		text = strings.Join(strings.Fields(text), " ")
	}
	dots := advances.of('…', size, bold)
	var sum float32
	cut := -1 // where the text must end if the dots are needed
	for i, letter := range text {
		if cut < 0 && sum+dots > width {
			cut = i
		}
		sum += advances.of(letter, size, bold)
		if sum > width {
			if cut < 0 {
				cut = i
			}
			return shorten(text, cut)
		}
	}
	return text
}

func shorten(text string, cut int) string {
	for cut > 0 {
		// cut may point after the last letter that leaves room for the dots
		if kept := strings.TrimRight(text[:cut], " "); kept != "" {
			_, size := lastRune(kept)
			return strings.TrimRight(kept[:len(kept)-size], " ") + ellipsis
		}
		cut--
	}
	return ellipsis
}

func lastRune(s string) (rune, int) {
	runes := []rune(s)
	if len(runes) == 0 {
		return 0, 0
	}
	last := runes[len(runes)-1]
	return last, len(string(last))
}

// breaks tells whether a line may end at a letter. A phone or a sum with its unit
// is held together by the blanks that forbid it.
func breaks(letter rune) bool {
	return unicode.IsSpace(letter) && letter != '\u00a0' && letter != '\u202f'
}

// wrap breaks text into lines of at most width, at blanks where it can.
func wrap(text string, width, size float32, bold bool) []string {
	var lines []string
	for paragraph := range strings.SplitSeq(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		lines = append(lines, wrapParagraph(paragraph, width, size, bold)...)
	}
	return lines
}

func wrapParagraph(text string, width, size float32, bold bool) []string {
	var lines []string
	var line strings.Builder
	var used float32
	blank := advances.of(' ', size, bold)
	flush := func() {
		lines = append(lines, line.String())
		line.Reset()
		used = 0
	}
	for word := range strings.FieldsFuncSeq(text, breaks) {
		w := textWidth(word, size, bold)
		if used > 0 && used+blank+w > width {
			flush()
		}
		for w > width && width > 0 { // one word longer than a line is cut
			head := headThatFits(word, width, size, bold)
			line.WriteString(head)
			flush()
			word = word[len(head):]
			w = textWidth(word, size, bold)
		}
		if used > 0 {
			line.WriteByte(' ')
			used += blank
		}
		line.WriteString(word)
		used += w
	}
	if used > 0 || len(lines) == 0 {
		flush()
	}
	return lines
}

// headThatFits returns at least one letter, so that wrapping always advances.
func headThatFits(word string, width, size float32, bold bool) string {
	var sum float32
	for i, letter := range word {
		sum += advances.of(letter, size, bold)
		if sum > width && i > 0 {
			return word[:i]
		}
	}
	return word
}

// longestWord is the width below which wrapping would cut words.
func longestWord(text string, size float32, bold bool) float32 {
	var widest float32
	for word := range strings.FieldsFuncSeq(text, breaks) {
		widest = max(widest, textWidth(word, size, bold))
	}
	return widest
}
