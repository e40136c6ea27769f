package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// folded says what Fold makes of a character.
type folded struct {
	r    rune // the folded letter or digit; 0 for what separates words
	made script
	gone bool // leaves no trace and separates nothing: accents, soft hyphens
}

// tableSize covers ASCII, Latin, Greek and Cyrillic: nearly all that is typed.
const tableSize = 0x530

var foldTable = func() (table [tableSize]folded) {
	for r := range rune(tableSize) {
		table[r] = foldRune(r)
	}
	return table
}()

// foldedLetters are letters that people without a Kyrgyz or Uzbek keyboard write
// as their Russian neighbours.
var foldedLetters = map[rune]rune{
	'ң': 'н', 'ө': 'о', 'ү': 'у', 'ұ': 'у', 'қ': 'к', 'ғ': 'г', 'ҳ': 'х',
}

// foldRune folds one character by the rules, without the table.
func foldRune(r rune) folded {
	switch {
	case isDropped(r):
		return folded{gone: true}
	case unicode.IsDigit(r):
		return folded{r: r}
	case !unicode.IsLetter(r):
		return folded{}
	}
	return folded{r: foldLetter(r), made: scriptOf(r)}
}

// foldLetter is a letter in lower case, without the marks over Cyrillic letters
// (but й is not и) and without the difference between ө and о.
func foldLetter(r rune) rune {
	if right := alwaysWrong[r]; right != 0 {
		r = right
	}
	r = unicode.ToLower(r)
	if r != 'й' && unicode.Is(unicode.Cyrillic, r) {
		r, _ = utf8.DecodeRuneInString(norm.NFD.String(string(r)))
	}
	if plain := foldedLetters[r]; plain != 0 {
		return plain
	}
	return r
}

// foldTwin is the folded Cyrillic letter of a letter in a mixed word.
func foldTwin(r rune) rune {
	if r == 'Y' {
		return 'у'
	}
	if t := twins[r]; t != 0 {
		r = t
	}
	return foldLetter(r)
}

// isDropped reports what is part of a word but not of its folded form: combining
// marks, control characters and invisible ones.
func isDropped(r rune) bool {
	if unicode.IsSpace(r) {
		return false
	}
	return unicode.In(r, unicode.M, unicode.Cc, unicode.Cf)
}

func fold(r rune) folded {
	if r < tableSize {
		return foldTable[r]
	}
	return foldRune(r)
}

// Fold is the form in which texts and queries meet in the index: small letters,
// ё=е, ң=н, ө=о, ү=у, look-alike letters repaired, all but letters and digits a
// single space. Folding a folded text changes nothing, and a stored text folds as
// the typed one did.
func Fold(s string) string {
	plain := isPlain(s)
	if !plain {
		// As Normalize does: what is invisible must not keep a letter from its mark.
		s = norm.NFC.String(strings.Map(visible, s))
	}
	f := folder{in: s, out: make([]byte, 0, len(s))}
	f.run()
	if !plain {
		// Marks are gone, so letters that they kept apart may compose now.
		return norm.NFC.String(string(f.out))
	}
	return string(f.out)
}

// isPlain reports that NFC would change nothing that matters: no combining marks
// or Greek and nothing above Cyrillic but punctuation.
func isPlain(s string) bool {
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if (r >= 0x300 && r < 0x400) || (r >= tableSize && (r < 0x2010 || r > 0x2044) && r != '№') {
			return false
		}
		i += size
	}
	return true
}

// folder walks a text once; only a mixed word is looked at again.
type folder struct {
	in      string
	out     []byte
	blank   bool // a separator waits to be written
	inWord  bool
	wordIn  int // where the word began in in
	wordOut int // and in out
	made    script
}

func (f *folder) run() {
	for i := 0; i < len(f.in); {
		r, size := rune(f.in[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(f.in[i:])
		}
		c := fold(r)
		switch {
		case c.gone:
		case c.made == 0:
			f.endWord(i)
			f.other(c.r)
		default:
			f.letter(c, i)
		}
		i += size
	}
	f.endWord(len(f.in))
}

// other takes a digit, or a separator when r is 0.
func (f *folder) other(r rune) {
	if r == 0 {
		f.blank = len(f.out) > 0
		return
	}
	f.space()
	f.out = utf8.AppendRune(f.out, r)
}

func (f *folder) letter(c folded, at int) {
	f.space()
	if !f.inWord {
		f.inWord, f.wordIn, f.wordOut, f.made = true, at, len(f.out), 0
	}
	f.made |= c.made
	f.out = utf8.AppendRune(f.out, c.r)
}

func (f *folder) space() {
	if f.blank {
		f.out, f.blank = append(f.out, ' '), false
	}
}

// endWord writes a mixed word anew with its Latin letters replaced.
func (f *folder) endWord(end int) {
	if f.inWord && f.made.mixed() {
		f.out = f.out[:f.wordOut]
		for _, r := range f.in[f.wordIn:end] {
			if !fold(r).gone {
				f.out = utf8.AppendRune(f.out, foldTwin(r))
			}
		}
	}
	f.inWord = false
}

// maxWords is how many words of a query count; the rest is noise pasted by
// mistake.
const maxWords = 8

// Words are the folded words of a query, at most eight.
func Words(query string) []string {
	words := strings.Fields(Fold(query))
	return words[:min(len(words), maxWords)]
}
