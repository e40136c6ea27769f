package typed_test

import (
	"testing"

	"kairyluu/app/civil"
	"kairyluu/app/money"
	"kairyluu/ui/typed"
)

func TestOnlySumsAboveZeroAreRead(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "1 234,5": "", "0": "money.zero", "0,00": "money.zero", "-5": "money.negative",
		"0,005": "money.fraction", "1000000000000000": "money.range", "пять": "money.format",
	} {
		r := typed.Reader{}
		r.Sum("amount", text)
		told := ""
		for _, f := range r.Faults.Errors {
			told += f.Key
		}
		if told != want {
			t.Errorf("%q is %q, want %q", text, told, want)
		}
	}
}

func TestFiguresOfEveryKind(t *testing.T) {
	r := typed.Reader{Today: civil.MustParse("2026-09-18")}
	if got := r.Sum("a", "1 234,5"); got != 1_234_50 {
		t.Errorf("a sum is %d", got)
	}
	if got := r.Quantity("a", "2,5"); got != 2_500 {
		t.Errorf("a quantity is %d", got)
	}
	if got := r.Rate("a", "98,4521"); got != 984_521 {
		t.Errorf("a rate is %d", got)
	}
	if got := r.Percent("a", "68,4 %"); got != 68_40 {
		t.Errorf("a share is %d", got)
	}
	if got := r.Date("a", "1.10"); got != civil.MustParse("2026-10-01") {
		t.Errorf("a date is %s", got)
	}
	if got := r.Count("a", "1 250"); got != 1250 {
		t.Errorf("a count is %d", got)
	}
	if len(r.Faults.Errors) > 0 {
		t.Errorf("told %v", r.Faults.Errors)
	}
	r.Rate("rate", "0")
	r.Percent("share", "100,01")
	r.Percent("share", "-1")
	r.Date("date", "31.02.2026")
	r.Count("people", "-3")
	want := []string{string(money.ErrZero), string(typed.ErrPercent), string(money.ErrNegative), "date.impossible", "typed.count"}
	for i, f := range r.Faults.Errors {
		if i >= len(want) || f.Key != want[i] && f.Field != "date" {
			t.Errorf("fault %d is %s: %s", i, f.Field, f.Key)
		}
	}
	if len(r.Faults.Errors) != len(want) {
		t.Errorf("told %d faults, want %d", len(r.Faults.Errors), len(want))
	}
}
