package text

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Name is a person's name in its three parts. «Шаршенбай уулу» is a surname of two
// words: the particle stays in the part it belongs to, in small letters.
type Name struct {
	Surname    string `json:"surname"`
	Given      string `json:"name"`
	Patronymic string `json:"patronymic"`
}

// ParseName takes a name written in one line apart: «Асанов Бакыт Каримович»,
// «Шаршенбай уулу Руслан», «Айнура Жекше кызы», «Бакыт Каримович Асанов»,
// «Асанов Б.К.». What follows the third part goes with the patronymic. The parts
// are tidied.
func ParseName(s string) Name {
	parts := nameParts(s)
	if len(parts) == 0 {
		return Name{}
	}
	if surnameLast(parts) {
		last := len(parts) - 1
		parts = slices.Concat(parts[last:], parts[:last])
	}
	n := Name{Surname: parts[0]}
	if len(parts) > 1 {
		n.Given = parts[1]
		n.Patronymic = strings.Join(parts[2:], " ")
	}
	return n.Tidy()
}

// nameParts are the words of a name, initials apart, particles with the word
// before.
func nameParts(s string) []string {
	s = strings.ReplaceAll(NormalizeLine(s), ".", ". ")
	var parts []string
	for _, word := range strings.Fields(s) {
		if isParticle(word) && len(parts) > 0 && !hasParticle(parts[len(parts)-1]) {
			parts[len(parts)-1] += " " + word
			continue
		}
		parts = append(parts, word)
	}
	return parts
}

// surnameLast reports a name that begins with the given name: initials first, a
// patronymic in the middle, or a lone name before «… кызы».
func surnameLast(parts []string) bool {
	last := len(parts) - 1
	switch {
	case last < 1 || isInitial(parts[last]):
		return false
	case isInitial(parts[0]):
		return true
	case last == 1:
		return hasParticle(parts[1]) && !hasParticle(parts[0])
	}
	return last == 2 && isPatronymic(parts[1])
}

// isParticle reports уулу and кызы in any case, in Latin letters too.
func isParticle(word string) bool {
	switch Fold(word) {
	case "уулу", "кызы", "uulu", "kyzy":
		return true
	}
	return false
}

func hasParticle(part string) bool {
	i := strings.LastIndexByte(part, ' ')
	return i >= 0 && isParticle(part[i+1:])
}

// isInitial reports a single letter with a full stop.
func isInitial(word string) bool {
	return strings.HasSuffix(word, ".") && utf8.RuneCountInString(word) == 2
}

func isPatronymic(word string) bool {
	word = Fold(word)
	for _, ending := range []string{"ович", "евич", "овна", "евна", "ична", "ьич"} {
		if strings.HasSuffix(word, ending) {
			return true
		}
	}
	return false
}

// IsZero reports that no part is given.
func (n Name) IsZero() bool { return n == Name{} }

// Full is the whole name, surname first.
func (n Name) Full() string {
	return strings.Join(slices.DeleteFunc([]string{n.Surname, n.Given, n.Patronymic}, isEmpty), " ")
}

func isEmpty(s string) bool { return s == "" }

// Short is the surname with initials: «Асанов Б. К.», «Шаршенбай уулу Р.». A name
// without a surname is given whole.
func (n Name) Short() string {
	if n.Surname == "" {
		return n.Full()
	}
	short := n.Surname
	for _, part := range []string{n.Given, n.Patronymic} {
		if r, _ := utf8.DecodeRuneInString(part); unicode.IsLetter(r) {
			short += " " + string(unicode.ToUpper(r)) + "."
		}
	}
	return short
}

// Letter is the capital letter under which the name is registered, the first of
// the surname («Ш» for «Шаршенбай уулу Руслан»), else of the given name; "" when
// there is none.
func (n Name) Letter() string {
	for _, r := range repair(n.Full()) {
		if unicode.IsLetter(r) {
			return string(unicode.ToUpper(r))
		}
	}
	return ""
}

// SortKey orders names by the Kyrgyz alphabet; see the function SortKey.
func (n Name) SortKey() string { return SortKey(n.Full()) }

// Tidy cleans the parts and mends their capitals: a word typed all in small or all
// in capital letters gets one capital, «уулу» and «кызы» get none, other spelling
// («МакКейн») is left as the person writes it.
func (n Name) Tidy() Name {
	return Name{Surname: tidyPart(n.Surname), Given: tidyPart(n.Given), Patronymic: tidyPart(n.Patronymic)}
}

func tidyPart(s string) string {
	words := strings.Fields(NormalizeLine(s))
	for i, word := range words {
		switch {
		case isParticle(word):
			words[i] = strings.ToLower(word)
		case word == strings.ToLower(word) || word == strings.ToUpper(word):
			words[i] = capitalise(word)
		}
	}
	return strings.Join(words, " ")
}

// capitalise gives each part of a double name a capital.
func capitalise(word string) string {
	parts := strings.Split(strings.ToLower(word), "-")
	for i, part := range parts {
		r, size := utf8.DecodeRuneInString(part)
		if size > 0 {
			parts[i] = string(unicode.ToUpper(r)) + part[size:]
		}
	}
	return strings.Join(parts, "-")
}
