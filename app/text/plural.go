package text

// Plural is the CLDR category of a whole number in a language: one, few or many in
// Russian; one or other in Kyrgyz, English and any other.
func Plural(lang string, n int) string {
	if n < 0 {
		n = -n
	}
	if lang != "ru" {
		if n == 1 {
			return "one"
		}
		return "other"
	}
	switch tens, ones := n%100, n%10; {
	case ones == 1 && tens != 11:
		return "one"
	case ones >= 2 && ones <= 4 && (tens < 12 || tens > 14):
		return "few"
	}
	return "many"
}
