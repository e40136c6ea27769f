package text

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The words of an address that do not tell which house it is, folded.
var (
	// streetWords show that the number in a street's field is a house.
	streetWords = wordSet(`ул улица коч кочосу кочо пр просп проспект проспекти бул бульвар пер переулок
		тупик дом д уй уйу no`)
	// placeWords are written with or without the name they belong to.
	placeWords = wordSet(`жм жилмассив массив массиви конуш конушу новостройка мкр мкрн микрорайон
		кичирайон село айыл айылы город шаары турак жай атындагы имени корп корпус стр строение`)
	// flatWords begin what lies behind the door of the house.
	flatWords = wordSet("кв квартира батир офис оф каб комната комн")
	// cities are left out at the beginning and beside the word for a city.
	cities    = wordSet("бишкек ош")
	cityMarks = wordSet("г город ш шаары")
)

func wordSet(words string) map[string]bool {
	set := make(map[string]bool)
	for word := range strings.FieldsSeq(words) {
		set[word] = true
	}
	return set
}

// AddressKey is the same for all ways to write one house: «ул. Чокморова, дом 185,
// кв. 4» and «Бишкек ш., Чокморов көч., 185». The house may stand with the street
// when its own field is empty. It is "" when no house is told («б/н») or no street,
// for then no two addresses are surely one house. The settlement is not part of it.
func AddressKey(street, house string) string {
	name, isStreet := addressWords(street)
	number, _ := addressWords(house)
	if len(number) == 0 && isStreet {
		cut := len(name)
		for cut > 0 && startsWithDigit(name[cut-1]) {
			cut--
		}
		name, number = name[:cut], name[cut:]
	}
	if len(number) == 0 || !startsWithDigit(number[0]) || allDigits(name) {
		return ""
	}
	return strings.Join(slices.Concat(name, number), " ")
}

// addressWords are the words that tell a house, and whether a word for a street or
// a house was among the others.
func addressWords(s string) (words []string, isStreet bool) {
	s = strings.ReplaceAll(s, "№", " no ")
	all := strings.Fields(partDigits(foldTwins(s)))
	all = withoutFlat(all)
	for i, word := range all {
		last := len(words) - 1
		switch {
		case isCity(all, i) || placeWords[word]:
		case last >= 0 && allDigits(words[last:]) && isHouseLetter(all, i):
			words[last] += word
		case streetWords[word]:
			isStreet = true
		case utf8.RuneCountInString(word) > 1 || startsWithDigit(word):
			words = append(words, stem(word))
		}
	}
	return words, isStreet
}

// withoutFlat cuts an address at the flat: at «кв. 4», and before the number of
// «4-батир».
func withoutFlat(all []string) []string {
	i := slices.IndexFunc(all, func(w string) bool { return flatWords[w] })
	switch {
	case i < 0:
		return all
	case i > 0 && startsWithDigit(all[i-1]) && (i+1 == len(all) || !startsWithDigit(all[i+1])):
		return all[:i-1]
	}
	return all[:i]
}

// foldTwins folds s as if all its Latin look-alikes were Cyrillic, for a house has
// no word around its letter to judge by; the mark «no» stays as it is.
func foldTwins(s string) string {
	words := strings.Fields(Fold(s))
	for i, word := range words {
		if word != "no" {
			words[i] = Fold(Cyrillic(word))
		}
	}
	return strings.Join(words, " ")
}

// partDigits puts a blank between letters and digits: 12а and 12 а, д12 and д 12.
func partDigits(s string) string {
	var out strings.Builder
	var before rune
	for _, r := range s {
		if unicode.IsDigit(r) != unicode.IsDigit(before) && before != 0 && before != ' ' && r != ' ' {
			out.WriteByte(' ')
		}
		out.WriteRune(r)
		before = r
	}
	return out.String()
}

// isCity reports a name of a city that is not a name of a street.
func isCity(all []string, i int) bool {
	return cities[all[i]] && (i == 0 || cityMarks[all[i-1]] || i+1 < len(all) && cityMarks[all[i+1]])
}

// isHouseLetter reports the letter of 12а; the к of «5 к 2» is a word for a
// building.
func isHouseLetter(all []string, i int) bool {
	if utf8.RuneCountInString(all[i]) != 1 || startsWithDigit(all[i]) {
		return false
	}
	return i+1 == len(all) || !startsWithDigit(all[i+1])
}

// stem takes the Russian genitive from a street's surname: Чокморова is Чокморов.
func stem(word string) string {
	for _, ending := range []string{"ова", "ева", "ина"} {
		if strings.HasSuffix(word, ending) && utf8.RuneCountInString(word) > 5 {
			return strings.TrimSuffix(word, "а")
		}
	}
	return word
}

func startsWithDigit(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsDigit(r)
}

func allDigits(words []string) bool {
	return !slices.ContainsFunc(words, func(w string) bool {
		return strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsDigit(r) })
	})
}

// PlaceKey is the same for all spellings of a settlement: «Дордой 2», «Дордой-2»;
// «ж/м Ак-Жар», «Акжар конушу». Other names of it are aliases with keys of their
// own.
func PlaceKey(name string) string {
	var key strings.Builder
	folded := strings.ReplaceAll(" "+Fold(name)+" ", " ж м ", " ")
	words := strings.Fields(strings.TrimPrefix(folded, " с "))
	for _, word := range words {
		if !placeWords[word] {
			key.WriteString(Fold(Cyrillic(word)))
		}
	}
	if key.Len() == 0 {
		return strings.Join(words, "")
	}
	return key.String()
}
