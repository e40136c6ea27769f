package text

import (
	"math"
	"strconv"
	"strings"
)

const (
	noBreak = "\u00a0" // between groups of digits and before %
	minus   = "\u2212"
	dash    = "—" // a figure that cannot be told
)

// FormatInt writes a whole number in groups of three with no-break spaces, 1 248,
// the same in every language of the program.
func FormatInt(n int) string {
	digits := strconv.Itoa(n)
	sign := ""
	if strings.HasPrefix(digits, "-") {
		sign, digits = minus, digits[1:]
	}
	var out strings.Builder
	out.WriteString(sign)
	for i := range len(digits) {
		if i > 0 && (len(digits)-i)%3 == 0 {
			out.WriteString(noBreak)
		}
		out.WriteByte(digits[i])
	}
	return out.String()
}

// FormatDecimal writes a number with so many digits after the comma (ru, ky) or
// the point (en). Not a number and infinities are a dash.
func FormatDecimal(lang string, x float64, digits int) string {
	if math.IsNaN(x) || math.IsInf(x, 0) || math.Abs(x) > 1e15 {
		return dash
	}
	whole, fraction, _ := strings.Cut(strconv.FormatFloat(math.Abs(x), 'f', digits, 64), ".")
	n, _ := strconv.Atoi(whole) // digits alone, shorter than 17
	out := FormatInt(n)
	if fraction != "" {
		out += decimalMark(lang) + fraction
	}
	if x < 0 && strings.Trim(whole+fraction, "0") != "" {
		return minus + out
	}
	return out
}

func decimalMark(lang string) string {
	if lang == "en" {
		return "."
	}
	return ","
}

// FormatPercent writes a percentage with one digit: 92.4 is «92,4 %» in Russian
// and Kyrgyz, "92.4%" in English.
func FormatPercent(lang string, percent float64) string {
	number := FormatDecimal(lang, percent, 1)
	switch {
	case number == dash:
		return dash
	case lang == "en":
		return number + "%"
	}
	return number + noBreak + "%"
}
