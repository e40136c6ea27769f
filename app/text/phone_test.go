package text

import (
	"errors"
	"slices"
	"testing"
)

func TestParsePhone(t *testing.T) {
	for _, c := range []struct {
		in, wants, shown string
		err              error
	}{
		{"0555 12 34 56", "+996555123456", "+996 555 123 456", nil},
		{"555123456", "+996555123456", "+996 555 123 456", nil},
		{"+996 555 123 456", "+996555123456", "+996 555 123 456", nil},
		{"996(555)12-34-56", "+996555123456", "+996 555 123 456", nil},
		{"+996 (0)555 123456", "+996555123456", "+996 555 123 456", nil},
		{"00996 555 123456", "+996555123456", "+996 555 123 456", nil},
		{"0 (312) 43-38-91", "+996312433891", "+996 312 433 891", nil},
		{"+996 (312) 62 41 40", "+996312624140", "+996 312 624 140", nil},
		{"(+996) 555.123.456", "+996555123456", "+996 555 123 456", nil},
		{"0 3222 5-55-55", "+996322255555", "+996 322 255 555", nil},
		{"8 916 123-45-67", "+79161234567", "+7 916 123 45 67", nil},
		{"+7 701 123 45 67", "+77011234567", "+7 701 123 45 67", nil},
		{"+90 532 123 45 67", "+905321234567", "+905321234567", nil},
		{"43-38-91", "433891", "43 38 91", nil},
		{"5-55-55", "55555", "5 55 55", nil},
		{"119", "119", "119", nil},
		{"0800 123 456", "0800123456", "0800 123456", nil},
		{"", "", "", nil},
		{"  ", "", "", nil},
		{"0555 12 34 5", "", "", ErrPhoneShort},
		{"12", "", "", ErrPhoneShort},
		{"+996 555 12345", "", "", ErrPhoneShort},
		{"+7 916 123", "", "", ErrPhoneShort},
		{"+", "", "", ErrPhoneShort},
		{"--", "", "", ErrPhoneShort},
		{"+996 555 123 4567", "", "", ErrPhoneLong},
		{"0555 12 34 56 78", "", "", ErrPhoneLong},
		{"1234567890123456", "", "", ErrPhoneLong},
		{"0555 12 34 5б", "", "", ErrPhoneChars},
		{"нет телефона", "", "", ErrPhoneChars},
		{"0555+123456", "", "", ErrPhoneChars},
		{"0555123456, 0777123456", "", "", ErrPhoneChars},
		{"٠٥٥٥١٢٣٤٥٦", "", "", ErrPhoneChars},
	} {
		t.Run(c.in, func(t *testing.T) {
			got, err := ParsePhone(c.in)
			if got != c.wants || !errors.Is(err, c.err) {
				t.Fatalf("got %q, %v; want %q, %v", got, err, c.wants, c.err)
			}
			if shown := FormatPhone(got); shown != c.shown {
				t.Errorf("shown as %q, want %q", shown, c.shown)
			}
		})
	}
}

func TestParsePhones(t *testing.T) {
	got, err := ParsePhones("0555 12 34 56; 43-38-91,\n")
	if err != nil || !slices.Equal(got, []string{"+996555123456", "433891"}) {
		t.Errorf("got %q, %v", got, err)
	}
	if got, err := ParsePhones("0555 12 34 56, нет"); !errors.Is(err, ErrPhoneChars) || len(got) != 1 {
		t.Errorf("with a bad one: %q, %v", got, err)
	}
}

func FuzzPhoneIsReadBack(f *testing.F) {
	for _, seed := range []string{"0555 12 34 56", "+7 916 123-45-67", "119", "43-38-91", "0800 12345", "+", "00 996", "996 0 555 123 456"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, in string) {
		phone, err := ParsePhone(in)
		if err != nil {
			if phone != "" {
				t.Fatalf("ParsePhone(%q) = %q beside %v", in, phone, err)
			}
			return
		}
		if back, err := ParsePhone(FormatPhone(phone)); err != nil || back != phone {
			t.Fatalf("ParsePhone(%q) = %q, shown as %q, read back as %q, %v", in, phone, FormatPhone(phone), back, err)
		}
	})
}
