package demo

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"kairyluu/app/text"
)

// A template is a sentence with places to fill:
//
//	{st}                        a slot that the scene fills
//	{2-9} {20-90/10}            a number between bounds, in steps
//	{2-9:день|дня|дней}         a number with the plural form of its word
//	[третий|второй] день        any of the alternatives, which may hold slots
//	<прошу|просим>              one speaker or many
//	<просил|просила|просили>    a man, a woman, many
type template []piece

// piece is one part of a template; which fields are set says what it is.
type piece struct {
	literal string
	slot    string
	choice  []template
	speaker []template
	number  *numbers
}

// numbers are lo to hi in steps, with the Russian forms of the word that follows.
type numbers struct {
	lo, hi, step int
	forms        []string
}

// speakers tell whose voice a text has.
type speaker int

const (
	man speaker = iota
	woman
	many
)

// parse reads a template. A bracket without its pair and a slot with an unknown
// name are errors.
func parse(s string) (template, error) {
	var t template
	for s != "" {
		i := strings.IndexAny(s, "{[<")
		if i != 0 {
			if i < 0 {
				i = len(s)
			}
			if strings.ContainsAny(s[:i], "}]>") {
				return nil, fmt.Errorf("bracket closed but not opened in %q", s[:i])
			}
			t = append(t, piece{literal: s[:i]})
			s = s[i:]
			continue
		}
		end := closing(s)
		if end < 0 {
			return nil, fmt.Errorf("bracket not closed in %q", s)
		}
		p, err := parsePiece(s[0], s[1:end])
		if err != nil {
			return nil, err
		}
		t = append(t, p)
		s = s[end+1:]
	}
	return t, nil
}

// closing finds the bracket that closes the one s begins with.
func closing(s string) int {
	depth := 0
	for i, r := range s {
		switch r {
		case '{', '[', '<':
			depth++
		case '}', ']', '>':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

func parsePiece(bracket byte, inner string) (p piece, err error) {
	switch bracket {
	case '[':
		p.choice, err = parseAll(alternatives(inner))
	case '<':
		if p.speaker, err = parseAll(alternatives(inner)); err == nil && len(p.speaker) < 2 {
			err = fmt.Errorf("one voice only in %q", inner)
		}
	default:
		if inner[0] >= '0' && inner[0] <= '9' {
			p.number, err = parseNumbers(inner)
		} else if p.slot = inner; !slots[inner] {
			err = fmt.Errorf("unknown slot %q", inner)
		}
	}
	return p, err
}

// alternatives splits at the bars that are not inside inner brackets.
func alternatives(s string) []string {
	var parts []string
	depth, from := 0, 0
	for i, r := range s {
		switch r {
		case '{', '[', '<':
			depth++
		case '}', ']', '>':
			depth--
		case '|':
			if depth == 0 {
				parts = append(parts, s[from:i])
				from = i + 1
			}
		}
	}
	return append(parts, s[from:])
}

func parseAll(sources []string) ([]template, error) {
	templates := make([]template, len(sources))
	for i, s := range sources {
		t, err := parse(s)
		if err != nil {
			return nil, err
		}
		templates[i] = t
	}
	return templates, nil
}

func parseNumbers(s string) (*numbers, error) {
	bounds, words, _ := strings.Cut(s, ":")
	n := &numbers{step: 1}
	if words != "" {
		n.forms = strings.Split(words, "|")
	}
	span, step, stepped := strings.Cut(bounds, "/")
	lo, hi, ranged := strings.Cut(span, "-")
	var errs [3]error
	n.lo, errs[0] = strconv.Atoi(lo)
	n.hi, errs[1] = strconv.Atoi(hi)
	if stepped {
		n.step, errs[2] = strconv.Atoi(step)
	}
	if !ranged || errs != [3]error{} || n.hi < n.lo || n.step < 1 || len(n.forms) != 0 && len(n.forms) != 3 {
		return nil, fmt.Errorf("not a number to choose: %q", s)
	}
	return n, nil
}

// write appends the template as the scene fills it. What is filled in at the
// beginning of a sentence gets a capital.
func (t template) write(b []byte, s *scene) []byte {
	for _, p := range t {
		from := len(b)
		switch {
		case p.slot != "":
			b = s.fill(b, p.slot)
		case p.choice != nil:
			b = one(s.dice, p.choice).write(b, s)
		case p.speaker != nil:
			b = p.voice(s.speaker).write(b, s)
		case p.number != nil:
			b = p.number.write(b, s.dice)
		default:
			b = append(b, p.literal...)
			continue
		}
		if beginsSentence(b[:from]) {
			b = capital(b, from)
		}
	}
	return b
}

// beginsSentence tells whether what follows before begins a sentence.
func beginsSentence(before []byte) bool {
	n := len(before)
	return n == 0 || n > 1 && before[n-1] == ' ' && bytes.IndexByte([]byte(".?!"), before[n-2]) >= 0
}

// voice is the alternative of a speaker: of two the second is for many, of three
// the first two are for a man and a woman.
func (p piece) voice(s speaker) template {
	last := len(p.speaker) - 1
	if s == many {
		return p.speaker[last]
	}
	return p.speaker[min(int(s), last-1)]
}

func (n *numbers) write(b []byte, d dice) []byte {
	x := n.lo + n.step*d.IntN((n.hi-n.lo)/n.step+1)
	b = strconv.AppendInt(b, int64(x), 10)
	if n.forms == nil {
		return b
	}
	form := n.forms[2]
	switch text.Plural("ru", x) {
	case "one":
		form = n.forms[0]
	case "few":
		form = n.forms[1]
	}
	return append(append(b, ' '), form...)
}

func capital(b []byte, at int) []byte {
	r, size := utf8.DecodeRune(b[at:])
	upper := unicode.ToUpper(r)
	if size == 0 || upper == r {
		return b
	}
	rest := string(b[at+size:])
	return append(utf8.AppendRune(b[:at], upper), rest...)
}
