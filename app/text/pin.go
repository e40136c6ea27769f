package text

import (
	"strconv"
	"strings"
	"time"

	"kairyluu/app/civil"
)

// What can be wrong with a personal number. All are warnings: the number is kept
// as it stands in the paper.
const (
	ErrPINLength    Problem = "pin.length"     // not 14 digits
	ErrPINChars     Problem = "pin.chars"      // something else than digits
	ErrPINCompany   Problem = "pin.company"    // begins with 0: the tax number of an organisation
	ErrPINSex       Problem = "pin.sex"        // first digit is neither 1 nor 2
	ErrPINDate      Problem = "pin.date"       // no such date of birth
	ErrPINFuture    Problem = "pin.future"     // born after today
	ErrPINOtherSex  Problem = "pin.other_sex"  // disagrees with the sex on the card
	ErrPINOtherYear Problem = "pin.other_year" // with the year of birth on it
)

// Sex is a person's sex; "" is not told.
type Sex string

// The sexes, as a personal number codes them: 1 and 2.
const (
	Female Sex = "female"
	Male   Sex = "male"
)

// PIN is a personal number taken apart.
type PIN struct {
	Digits string
	Sex    Sex
	Birth  civil.Date
}

const pinLength = 14

// ParsePIN takes a personal number apart: sex, DDMMYYYY, five digits of a serial
// (a check digit is not known). Blanks and hyphens are forgiven;
// empty text is the zero PIN. With an error Digits still holds what was typed, if it
// was digits.
func ParsePIN(s string, today civil.Date) (PIN, error) {
	s = strings.NewReplacer(" ", "", "\u00a0", "", "-", "").Replace(strings.TrimSpace(s))
	if s == "" {
		return PIN{}, nil
	}
	if Digits(s) != s {
		return PIN{}, ErrPINChars
	}
	pin := PIN{Digits: s}
	if len(s) != pinLength {
		return pin, ErrPINLength
	}
	switch s[0] {
	case '1':
		pin.Sex = Female
	case '2':
		pin.Sex = Male
	case '0':
		return pin, ErrPINCompany
	default:
		return pin, ErrPINSex
	}
	birth, err := pinBirth(s[1:9])
	if err != nil {
		return pin, ErrPINDate
	}
	pin.Birth = birth
	if !today.IsZero() && birth.After(today) {
		return pin, ErrPINFuture
	}
	return pin, nil
}

// pinBirth reads DDMMYYYY. Nobody alive was born before 1900: such digits are a
// slip.
func pinBirth(digits string) (civil.Date, error) {
	n, err := strconv.Atoi(digits)
	if err != nil {
		return civil.Date{}, err
	}
	if n%10000 < 1900 {
		return civil.Date{}, ErrPINDate
	}
	return civil.New(n%10000, time.Month(n/10000%100), n/1000000)
}

// Disagrees tells how a personal number contradicts the card it stands on: a sex
// or a year of birth that is known ("" and 0 are not) and other.
func (p PIN) Disagrees(sex Sex, birthYear int) []Problem {
	var problems []Problem
	if sex != "" && p.Sex != "" && sex != p.Sex {
		problems = append(problems, ErrPINOtherSex)
	}
	if birthYear != 0 && !p.Birth.IsZero() && birthYear != p.Birth.Year() {
		problems = append(problems, ErrPINOtherYear)
	}
	return problems
}

// MaskPIN hides all of a personal number but its first and last two digits:
// 2•••••••••••45. What is too short to be one is hidden whole.
func MaskPIN(pin string) string {
	runes := []rune(pin)
	for i := range runes {
		if len(runes) < pinLength || (i > 0 && i < len(runes)-2) {
			runes[i] = '•'
		}
	}
	return string(runes)
}
