package text

import "strings"

// What can be wrong with a phone.
const (
	ErrPhoneChars Problem = "phone.chars" // letters or other signs among the digits
	ErrPhoneShort Problem = "phone.short" // too few digits for any number
	ErrPhoneLong  Problem = "phone.long"  // too many
)

const kyrgyz = "+996"

// Digits are the ASCII digits of a text, the key for finding phones.
func Digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}

// ParsePhone is a phone as stored: E.164 where the number is whole (0555 12 34 56,
// 555123456, +996 …, 8 916 …, +7 …, any other country with its +), digits alone for
// what can be dialled here only: short numbers (119), 0800 and city numbers without
// a code. Empty text is an empty phone. Operators are not checked: their prefixes
// change.
func ParsePhone(s string) (string, error) {
	s = strings.TrimSpace(s)
	if strings.ContainsFunc(s, func(r rune) bool { return !isPhoneRune(r) }) ||
		strings.LastIndexByte(s, '+') > 0 && !strings.HasPrefix(s, "(+") {
		return "", ErrPhoneChars
	}
	digits := Digits(s)
	switch {
	case s == "":
		return "", nil
	case strings.Contains(s, "+"):
		return international(digits)
	case strings.HasPrefix(digits, "00") && len(digits) > 10:
		return international(digits[2:])
	}
	return domestic(digits)
}

func isPhoneRune(r rune) bool {
	return r >= '0' && r <= '9' || strings.ContainsRune("+()-–—−. /\u00a0\u2011", r)
}

// international is a number that was written with its country.
func international(digits string) (string, error) {
	// +996 (0)555 … is a mixture that many business cards carry.
	if rest, ok := strings.CutPrefix(digits, "9960"); ok && len(rest) == 9 {
		digits = "996" + rest
	}
	least, most := 8, 15
	switch {
	case strings.HasPrefix(digits, "996"):
		least, most = 12, 12
	case strings.HasPrefix(digits, "7"):
		least, most = 11, 11
	}
	return sized("+"+digits, len(digits), least, most)
}

// domestic is a number as it is dialled from here; 8 and ten digits is how people
// from Russia and Kazakhstan write theirs.
func domestic(digits string) (string, error) {
	switch n := len(digits); {
	case n == 12 && strings.HasPrefix(digits, "996"):
		return "+" + digits, nil
	case n == 11 && (digits[0] == '7' || digits[0] == '8'):
		return "+7" + digits[1:], nil
	case strings.HasPrefix(digits, "0800"):
		return sized(digits, n, 7, 11)
	case n == 10 && digits[0] == '0':
		return kyrgyz + digits[1:], nil
	case n == 9 && digits[0] != '0':
		return kyrgyz + digits, nil
	case n == 8 || n == 9:
		return "", ErrPhoneShort
	default:
		return sized(digits, n, 3, 7)
	}
}

func sized(phone string, n, least, most int) (string, error) {
	switch {
	case n < least:
		return "", ErrPhoneShort
	case n > most:
		return "", ErrPhoneLong
	}
	return phone, nil
}

// ParsePhones reads several phones parted by commas, semicolons or lines; the
// first bad one ends it with its Problem.
func ParsePhones(s string) ([]string, error) {
	var phones []string
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune(",;\n", r) }) {
		phone, err := ParsePhone(part)
		if err != nil {
			return phones, err
		}
		if phone != "" {
			phones = append(phones, phone)
		}
	}
	return phones, nil
}

// FormatPhone shows a stored phone: +996 555 123 456, +7 916 123 45 67, 43 38 91.
// ParsePhone reads it back.
func FormatPhone(phone string) string {
	switch {
	case strings.HasPrefix(phone, kyrgyz) && len(phone) == 13:
		return groups(phone, 4, 3, 3, 3)
	case strings.HasPrefix(phone, "+7") && len(phone) == 12:
		return groups(phone, 2, 3, 3, 2, 2)
	case strings.HasPrefix(phone, "0800") && len(phone) > 4:
		return groups(phone, 4, len(phone)-4)
	case len(phone) == 5:
		return groups(phone, 1, 2, 2)
	case len(phone) == 6:
		return groups(phone, 2, 2, 2)
	case len(phone) == 7:
		return groups(phone, 3, 2, 2)
	}
	return phone
}

// groups cuts a phone into pieces of the given sizes.
func groups(phone string, sizes ...int) string {
	var parts []string
	for _, n := range sizes {
		parts, phone = append(parts, phone[:n]), phone[n:]
	}
	return strings.Join(parts, " ")
}
