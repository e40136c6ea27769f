package text

import (
	"strings"
	"unicode"
)

// passport are the letters of Kyrgyz passports (ICAO Doc 9303, part 3, section 6), with
// which names reach a reader of English.
var passport = map[rune]string{
	'а': "a", 'б': "b", 'в': "v", 'г': "g", 'д': "d", 'е': "e", 'ё': "e", 'ж': "zh", 'з': "z", 'и': "i", 'й': "i",
	'к': "k", 'л': "l", 'м': "m", 'н': "n", 'ң': "n", 'о': "o", 'ө': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t",
	'у': "u", 'ү': "u", 'ф': "f", 'х': "kh", 'ц': "ts", 'ч': "ch", 'ш': "sh", 'щ': "shch", 'ъ': "ie", 'ы': "y",
	'ь': "", 'э': "e", 'ю': "iu", 'я': "ia", '№': "No.",
}

// Latin writes a Cyrillic name in Latin letters. What is no such letter stays.
func Latin(name string) string {
	var out strings.Builder
	letters := []rune(name)
	for i, r := range letters {
		said, known := passport[unicode.ToLower(r)]
		switch {
		case !known:
			out.WriteRune(r)
		case unicode.IsUpper(r) && i+1 < len(letters) && unicode.IsUpper(letters[i+1]):
			out.WriteString(strings.ToUpper(said)) // МТУ, ЩУКА
		case unicode.IsUpper(r) && said != "":
			out.WriteString(strings.ToUpper(said[:1]) + said[1:])
		default:
			out.WriteString(said)
		}
	}
	return out.String()
}
