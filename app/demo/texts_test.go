package demo_test

import (
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"kairyluu/app"
	"kairyluu/app/text"
)

func TestPeopleAreAsTheFormWantsThem(t *testing.T) {
	s := filled(t, 2500, 4)
	o := app.New(s, nil, func() time.Time { return today.Time(time.UTC) })
	var withPIN, women, son int
	for _, r := range s.residents {
		if f := o.Residents.Check(r); len(f.Errors)+len(f.Warnings) > 0 {
			t.Errorf("%s: %+v", r.Name.Full(), f)
		}
		if r.Name.Tidy() != r.Name {
			t.Errorf("%q is not tidy", r.Name.Full())
		}
		if r.PIN != "" {
			withPIN++
		}
		if r.Sex == app.Female {
			women++
			if strings.HasSuffix(r.Name.Patronymic, "ич") || strings.HasSuffix(r.Name.Surname, "уулу") {
				t.Errorf("%s is a woman", r.Name.Full())
			}
		}
		if strings.HasSuffix(r.Name.Surname, "уулу") || strings.HasSuffix(r.Name.Surname, "кызы") {
			son++
		}
		for _, c := range r.Social {
			if !slices.Contains(app.SocialCategories, c) {
				t.Errorf("%s is %s", r.Name.Full(), c)
			}
		}
	}
	total := len(s.residents)
	if withPIN < total*7/10 || women < total/2 || women > total*2/3 || son < total/20 {
		t.Errorf("of %d: %d with PIN, %d women, %d уулу and кызы", total, withPIN, women, son)
	}
}

// TestTextsAreClean reads everything that was written: stored as it would be typed,
// no slot left, no Latin letter.
func TestTextsAreClean(t *testing.T) {
	s := filled(t, 5000, 5)
	check := func(what string, texts ...string) {
		for _, x := range texts {
			if text.Normalize(x) != x {
				t.Errorf("%s: %q would be stored as %q", what, x, text.Normalize(x))
			}
			if strings.ContainsAny(x, "{}[]<>|") || strings.ContainsFunc(x, isLatin) || strings.Contains(x, "  ") {
				t.Errorf("%s: %q", what, x)
			}
		}
	}
	different := map[string]bool{}
	for _, a := range s.appeals {
		check(a.Number, a.Text, a.Summary, a.Address.Line, a.Address.Landmark, a.Address.Quarter, a.Covering.Body, a.Note, a.DueReason)
		different[a.Text] = true
		if first, _ := firstLetter(a.Text); !unicode.IsUpper(first) && !unicode.IsDigit(first) {
			t.Errorf("%s begins small: %q", a.Number, a.Text)
		}
		if n := len([]rune(a.Summary)); n > 200 {
			t.Errorf("%s: the summary has %d letters", a.Number, n)
		}
	}
	if len(different) < len(s.appeals)*9/10 {
		t.Errorf("only %d different texts of %d", len(different), len(s.appeals))
	}
	for _, e := range s.events {
		check(string(e.Kind), e.Text, e.Author, e.Actor, e.Number)
	}
	for _, r := range s.residents {
		check("resident", r.Name.Full(), r.Address.Line, r.Address.Landmark, r.Address.Quarter)
	}
}

func isLatin(r rune) bool { return unicode.Is(unicode.Latin, r) }

// firstLetter passes over quotation marks and the sign of a number.
func firstLetter(s string) (rune, bool) {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r, true
		}
	}
	return 0, false
}
