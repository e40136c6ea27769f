package widgets_test

import (
	"testing"

	"kairyluu/ui/widgets"
)

func TestParseDay(t *testing.T) {
	today := widgets.Day{Y: 2026, M: 9, D: 11}
	cases := []struct {
		text string
		want widgets.Day
		ok   bool
	}{
		{"31.12.2026", widgets.Day{Y: 2026, M: 12, D: 31}, true},
		{" 1.2.2026 ", widgets.Day{Y: 2026, M: 2, D: 1}, true},
		{"31.12.26", widgets.Day{Y: 2026, M: 12, D: 31}, true},
		{"311226", widgets.Day{Y: 2026, M: 12, D: 31}, true},
		{"31122026", widgets.Day{Y: 2026, M: 12, D: 31}, true},
		{"31/12/2026", widgets.Day{Y: 2026, M: 12, D: 31}, true},
		{"31-12-2026", widgets.Day{Y: 2026, M: 12, D: 31}, true},
		{"31,12,26", widgets.Day{Y: 2026, M: 12, D: 31}, true},
		{"2026-12-31", widgets.Day{Y: 2026, M: 12, D: 31}, true},
		{"31.12", widgets.Day{Y: 2026, M: 12, D: 31}, true},
		{"3112", widgets.Day{Y: 2026, M: 12, D: 31}, true},
		{"+3", widgets.Day{Y: 2026, M: 9, D: 14}, true},
		{"-11", widgets.Day{Y: 2026, M: 8, D: 31}, true},
		{"−2", widgets.Day{Y: 2026, M: 9, D: 9}, true},
		{"с", today, true},
		{"С", today, true},
		{"б", today, true},
		{"29.02.2028", widgets.Day{Y: 2028, M: 2, D: 29}, true},
		{"", widgets.Day{}, true},
		{"   ", widgets.Day{}, true},
		{"29.02.2026", widgets.Day{}, false},
		{"31.06.2026", widgets.Day{}, false},
		{"0.1.2026", widgets.Day{}, false},
		{"1.13.2026", widgets.Day{}, false},
		{"1.1.226", widgets.Day{}, false},
		{"1.1.20266", widgets.Day{}, false},
		{"1.1.0026", widgets.Day{}, false},
		{"5", widgets.Day{}, false},
		{"12345", widgets.Day{}, false},
		{"1.2.3.4", widgets.Day{}, false},
		{"вчера", widgets.Day{}, false},
		{"1о.12.2026", widgets.Day{}, false},
		{"+", widgets.Day{}, false},
		{"+99999", widgets.Day{}, false},
		{"١١.٠٩.٢٠٢٦", widgets.Day{}, false},
		{"...", widgets.Day{}, false},
	}
	for _, c := range cases {
		t.Run(c.text, func(t *testing.T) {
			got, ok := widgets.ParseDay(c.text, today)
			if ok != c.ok || ok && got != c.want {
				t.Errorf("got %v %v, want %v %v", got, ok, c.want, c.ok)
			}
		})
	}
}

func FuzzParseDay(f *testing.F) {
	for _, seed := range []string{"31.12.2026", "+3", "с", "311226", "1..2", "-", "2026-1-1"} {
		f.Add(seed)
	}
	today := widgets.Day{Y: 2026, M: 9, D: 11}
	f.Fuzz(func(t *testing.T, text string) {
		day, ok := widgets.ParseDay(text, today)
		if !ok {
			return
		}
		if again, ok := widgets.ParseDay(day.String(), today); !ok || again != day {
			t.Errorf("%q is %v, written out it is %v %v", text, day, again, ok)
		}
	})
}

func TestMonthsAfterTheLastDayStayInTheirMonth(t *testing.T) {
	cases := []struct {
		from   widgets.Day
		months int
		want   string
	}{
		{widgets.Day{Y: 2026, M: 1, D: 31}, 1, "28.02.2026"},
		{widgets.Day{Y: 2028, M: 1, D: 31}, 1, "29.02.2028"},
		{widgets.Day{Y: 2026, M: 3, D: 31}, -1, "28.02.2026"},
		{widgets.Day{Y: 2026, M: 12, D: 15}, 1, "15.01.2027"},
		{widgets.Day{Y: 2026, M: 1, D: 15}, -1, "15.12.2025"},
	}
	for _, c := range cases {
		if got := c.from.AddMonths(c.months).String(); got != c.want {
			t.Errorf("%v and %d months is %s, want %s", c.from, c.months, got, c.want)
		}
	}
}
