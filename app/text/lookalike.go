package text

import (
	"strings"
	"unicode"
)

// alwaysWrong are letters of other alphabets that stand for Kyrgyz ones in texts
// made with old fonts and keyboards; they have no use of their own here.
var alwaysWrong = map[rune]rune{
	'ѳ': 'ө', 'Ѳ': 'Ө', 'ɵ': 'ө', 'Ɵ': 'Ө',
	'ӊ': 'ң', 'Ӊ': 'Ң',
	'ʏ': 'ү',
}

// twins are the Latin letters that look like Cyrillic ones. Capitals have more of
// them: B is В, but b is nothing. Latin Y is not here: which letter it stands for
// depends on the word.
var twins = map[rune]rune{
	'a': 'а', 'c': 'с', 'e': 'е', 'k': 'к', 'o': 'о', 'p': 'р', 'x': 'х', 'y': 'у', 'ë': 'ё',
	'A': 'А', 'B': 'В', 'C': 'С', 'E': 'Е', 'H': 'Н', 'K': 'К', 'M': 'М', 'O': 'О', 'P': 'Р',
	'T': 'Т', 'X': 'Х', 'Ë': 'Ё',
}

// script tells what a word is made of.
type script uint8

const (
	cyrillic script = 1 << iota
	twin            // Latin with a Cyrillic twin
	latin           // Latin without one
	foreign         // any other letter
)

// mixed reports a Cyrillic word with Latin letters in it that can all be
// replaced. «facebookтон» cannot, and is meant as it is.
func (s script) mixed() bool { return s&(cyrillic|twin) == cyrillic|twin && s&latin == 0 }

// scriptOf is the script of a letter.
func scriptOf(r rune) script {
	switch {
	case alwaysWrong[r] != 0 || unicode.Is(unicode.Cyrillic, r):
		return cyrillic
	case twins[r] != 0 || r == 'Y':
		return twin
	case unicode.Is(unicode.Latin, r):
		return latin
	}
	return foreign
}

// Cyrillic replaces every Latin letter that has a Cyrillic twin, in Latin words
// too. It is for what has no words to judge by: registration numbers, houses.
func Cyrillic(s string) string {
	return strings.Map(func(r rune) rune {
		if r == 'Y' {
			return 'У'
		}
		return cyrillicOf(r)
	}, s)
}

// cyrillicOf is the Cyrillic letter that r stands for, r itself if for none.
func cyrillicOf(r rune) rune {
	if right := alwaysWrong[r]; right != 0 {
		return right
	}
	if t := twins[r]; t != 0 {
		return t
	}
	return r
}

// repair replaces look-alikes: the letters that are always wrong everywhere, Latin
// twins inside Cyrillic words. Words wholly Latin stay.
func repair(s string) string {
	var out strings.Builder
	out.Grow(len(s))
	var word []rune
	var made script
	flush := func() {
		if made.mixed() {
			toCyrillic(word)
		}
		for _, r := range word {
			out.WriteRune(r)
		}
		word, made = word[:0], 0
	}
	for _, r := range s {
		switch {
		case unicode.IsLetter(r):
			made |= scriptOf(r)
			if right := alwaysWrong[r]; right != 0 {
				r = right
			}
			word = append(word, r)
		case isDropped(r):
			word = append(word, r)
		default:
			flush()
			out.WriteRune(r)
		}
	}
	flush()
	return out.String()
}

// toCyrillic replaces the Latin letters of a mixed word. A capital Y is У beside the
// back vowels of Kyrgyz and Russian (КУРYЛYШ, YЛИЦА) and Ү beside the front ones
// (KYНY), for Kyrgyz words do not mix them; after a small letter it is the small
// ү that old keyboards lacked (кYн).
func toCyrillic(word []rune) {
	back := false
	for _, r := range word {
		back = back || strings.ContainsRune("аоуыяюёАОУЫЯЮЁ", cyrillicOf(r))
	}
	for i, r := range word {
		if r != 'Y' {
			word[i] = cyrillicOf(r)
			continue
		}
		word[i] = 'Ү'
		if back {
			word[i] = 'У'
		}
		if i > 0 && unicode.IsLower(word[i-1]) {
			word[i] = unicode.ToLower(word[i])
		}
	}
}
