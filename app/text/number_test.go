package text

import (
	"math"
	"strings"
	"testing"
)

func TestPlural(t *testing.T) {
	for lang, forms := range map[string]map[int]string{
		"ru": {
			0: "many", 1: "one", 2: "few", 4: "few", 5: "many", 11: "many", 12: "many", 14: "many", 20: "many", 21: "one",
			22: "few", 25: "many", 100: "many", 101: "one", 111: "many", 112: "many", 1001: "one", -1: "one", -3: "few",
		},
		"ky": {0: "other", 1: "one", 2: "other", 21: "other"},
		"en": {0: "other", 1: "one", 2: "other", 21: "other", -1: "one"},
	} {
		for n, wants := range forms {
			if got := Plural(lang, n); got != wants {
				t.Errorf("Plural(%s, %d) = %s, want %s", lang, n, got, wants)
			}
		}
	}
}

// plain shows no-break spaces as _ so that a test can be read.
func plain(s string) string { return strings.ReplaceAll(s, noBreak, "_") }

func TestFormatInt(t *testing.T) {
	for n, wants := range map[int]string{
		0: "0", 7: "7", 999: "999", 1248: "1_248", 12345: "12_345", 1234567: "1_234_567", -1248: "−1_248", -12: "−12",
		math.MinInt64: "−9_223_372_036_854_775_808",
	} {
		if got := plain(FormatInt(n)); got != wants {
			t.Errorf("FormatInt(%d) = %s, want %s", n, got, wants)
		}
	}
}

func TestFormatDecimalAndPercent(t *testing.T) {
	for _, c := range []struct {
		x              float64
		ru, en, number string
	}{
		{92.4, "92,4_%", "92.4%", "92,40"},
		{0, "0,0_%", "0.0%", "0,00"},
		{100, "100,0_%", "100.0%", "100,00"},
		{1248.456, "1_248,5_%", "1_248.5%", "1_248,46"},
		{-3.25, "−3,2_%", "−3.2%", "−3,25"},
		{-0.001, "0,0_%", "0.0%", "0,00"},
		{math.NaN(), "—", "—", "—"},
		{math.Inf(-1), "—", "—", "—"},
	} {
		if got := plain(FormatPercent("ru", c.x)); got != c.ru {
			t.Errorf("ru %v: %s, want %s", c.x, got, c.ru)
		}
		if got := plain(FormatPercent("ky", c.x)); got != c.ru {
			t.Errorf("ky %v: %s, want %s", c.x, got, c.ru)
		}
		if got := plain(FormatPercent("en", c.x)); got != c.en {
			t.Errorf("en %v: %s, want %s", c.x, got, c.en)
		}
		if got := plain(FormatDecimal("ky", c.x, 2)); got != c.number {
			t.Errorf("two digits of %v: %s, want %s", c.x, got, c.number)
		}
	}
	if got := FormatDecimal("en", 2.5, 0); got != "2" {
		t.Errorf("no digits of 2.5: %s", got)
	}
}
