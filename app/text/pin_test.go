package text

import (
	"errors"
	"slices"
	"testing"

	"kairyluu/app/civil"
)

func TestParsePIN(t *testing.T) {
	today := civil.MustParse("2026-11-23")
	for _, c := range []struct {
		name, in string
		sex      Sex
		birth    string
		err      error
	}{
		{"a woman", "11205198500123", Female, "1985-05-12", nil},
		{"a man", "20101200012345", Male, "2000-01-01", nil},
		{"with blanks", "2 01012000 12345", Male, "2000-01-01", nil},
		{"born on a leap day", "22902200012345", Male, "2000-02-29", nil},
		{"born today", "12311202600001", Female, "2026-11-23", nil},
		{"not given", " ", "", "", nil},
		{"born on no leap day", "22902200112345", Male, "", ErrPINDate},
		{"born on the 32nd", "23201200012345", Male, "", ErrPINDate},
		{"born in the year 200", "20101020012345", Male, "", ErrPINDate},
		{"born tomorrow", "22411202612345", Male, "2026-11-24", ErrPINFuture},
		{"of an organisation", "01205198500123", "", "", ErrPINCompany},
		{"of neither sex", "31205198500123", "", "", ErrPINSex},
		{"too short", "2010120001234", "", "", ErrPINLength},
		{"too long", "201012000123456", "", "", ErrPINLength},
		{"a passport", "ID1234567", "", "", ErrPINChars},
	} {
		t.Run(c.name, func(t *testing.T) {
			pin, err := ParsePIN(c.in, today)
			if !errors.Is(err, c.err) || pin.Sex != c.sex || pin.Birth.String() != c.birth {
				t.Errorf("got %+v, %v; want %s, %s, %v", pin, err, c.sex, c.birth, c.err)
			}
			if keeps := !errors.Is(c.err, ErrPINChars); keeps && pin.Digits != Digits(c.in) {
				t.Errorf("digits are %q", pin.Digits)
			}
		})
	}
}

func TestPINDisagreesWithTheCard(t *testing.T) {
	pin := PIN{Digits: "11205198500123", Sex: Female, Birth: civil.MustParse("1985-05-12")}
	for _, c := range []struct {
		name  string
		sex   Sex
		year  int
		wants []Problem
	}{
		{"the same", Female, 1985, nil},
		{"nothing known", "", 0, nil},
		{"another sex", Male, 1985, []Problem{ErrPINOtherSex}},
		{"another year", "", 1986, []Problem{ErrPINOtherYear}},
		{"both", Male, 1986, []Problem{ErrPINOtherSex, ErrPINOtherYear}},
	} {
		if got := pin.Disagrees(c.sex, c.year); !slices.Equal(got, c.wants) {
			t.Errorf("%s: %v, want %v", c.name, got, c.wants)
		}
	}
	if got := (PIN{}).Disagrees(Male, 1986); got != nil {
		t.Errorf("no number disagrees: %v", got)
	}
}

func TestMaskPIN(t *testing.T) {
	for in, wants := range map[string]string{
		"21205198500145": "2•••••••••••45", "123": "•••", "": "",
	} {
		if got := MaskPIN(in); got != wants {
			t.Errorf("MaskPIN(%q) = %q, want %q", in, got, wants)
		}
	}
}
