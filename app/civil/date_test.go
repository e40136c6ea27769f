package civil

import (
	"encoding/json"
	"errors"
	"math/rand/v2"
	"testing"
	"time"
)

func TestNewRejectsImpossibleDates(t *testing.T) {
	for _, c := range []struct {
		name  string
		y     int
		m     time.Month
		d     int
		wants error
	}{
		{"an ordinary day", 2026, 12, 31, nil},
		{"the leap day of a leap year", 2024, 2, 29, nil},
		{"the leap day of 2000, a leap century", 2000, 2, 29, nil},
		{"the first day there is", 1, 1, 1, nil},
		{"the last day there is", 9999, 12, 31, nil},
		{"29 February of a common year", 2026, 2, 29, ErrImpossible},
		{"29 February of 1900, a common century", 1900, 2, 29, ErrImpossible},
		{"31 April", 2026, 4, 31, ErrImpossible},
		{"day 0", 2026, 1, 0, ErrImpossible},
		{"month 13", 2026, 13, 1, ErrImpossible},
		{"month 0", 2026, 0, 1, ErrImpossible},
		{"year 0", 0, 1, 1, ErrImpossible},
		{"year 10000", 10000, 1, 1, ErrImpossible},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := New(c.y, c.m, c.d)
			if !errors.Is(err, c.wants) {
				t.Fatalf("New(%d, %d, %d) = %v, %v; want error %v", c.y, c.m, c.d, d, err, c.wants)
			}
			if d.IsZero() != (c.wants != nil) {
				t.Errorf("IsZero() = %v with error %v", d.IsZero(), err)
			}
		})
	}
}

func TestEveryDayOfFourCenturiesAgreesWithTime(t *testing.T) {
	at := time.Date(1799, 12, 30, 0, 0, 0, 0, time.UTC)
	d := MustParse("1799-12-30")
	for range 146097 + 10 {
		at, d = at.AddDate(0, 0, 1), d.AddDays(1)
		y, m, day := at.Date()
		if gotY, gotM, gotD := d.YMD(); gotY != y || gotM != m || gotD != day {
			t.Fatalf("day after day came to %v, want %v", d, at.Format(time.DateOnly))
		}
		if d.Weekday() != at.Weekday() || d != Of(at) || d.String() != at.Format(time.DateOnly) ||
			d.Format() != at.Format("02.01.2006") || !d.Time(time.UTC).Equal(at) {
			t.Fatalf("%v: weekday %v, Of %v, Format %s disagree with %v", d, d.Weekday(), Of(at), d.Format(), at)
		}
	}
}

func TestParseReadsOnlyTheStoredForm(t *testing.T) {
	for in, wants := range map[string]error{
		"2026-02-28": nil, "2026-02-30": ErrImpossible, "0000-01-01": ErrImpossible,
		"2026-2-28": ErrFormat, "2026-02-28 ": ErrFormat, "2026.02.28": ErrFormat, "": ErrFormat,
		"2026-02-+8": ErrFormat, "2026-02-2８": ErrFormat,
	} {
		if d, err := Parse(in); !errors.Is(err, wants) || (err == nil && d.String() != in) {
			t.Errorf("Parse(%q) = %v, %v; want error %v", in, d, err, wants)
		}
	}
}

func TestParseHumanReadsWhatPeopleType(t *testing.T) {
	for _, c := range []struct {
		in, wants string
		err       error
	}{
		{"31.12.2026", "2026-12-31", nil},
		{" 31.12.26 ", "2026-12-31", nil},
		{"31/12/2026", "2026-12-31", nil},
		{"31-12-26", "2026-12-31", nil},
		{"31 12 2026", "2026-12-31", nil},
		{"31,12,2026", "2026-12-31", nil},
		{"1.2.26", "2026-02-01", nil},
		{"311226", "2026-12-31", nil},
		{"31122026", "2026-12-31", nil},
		{"31.12.2026 г.", "2026-12-31", nil},
		{"31.12.2026ж.", "2026-12-31", nil},
		{"2026-12-31", "2026-12-31", nil},
		{"17.05.49", "2049-05-17", nil},
		{"17.05.50", "1950-05-17", nil},
		{"29.02.24", "2024-02-29", nil},
		{"", "", nil},
		{"  ", "", nil},
		{"31.02.2026", "", ErrImpossible},
		{"29.02.26", "", ErrImpossible},
		{"12.31.2026", "", ErrImpossible},
		{"32.01.2026", "", ErrImpossible},
		{"31.12", "", ErrFormat},
		{"3112", "", ErrFormat},
		{"31.12.226", "", ErrFormat},
		{"31.12.20261", "", ErrFormat},
		{"1.2.3.2026", "", ErrFormat},
		{"вчера", "", ErrFormat},
		{"-31.12.2026", "2026-12-31", nil},
		{"31.дек.2026", "", ErrFormat},
	} {
		t.Run(c.in, func(t *testing.T) {
			d, err := ParseHuman(c.in)
			if d.String() != c.wants || !errors.Is(err, c.err) {
				t.Errorf("ParseHuman(%q) = %q, %v; want %q, %v", c.in, d, err, c.wants, c.err)
			}
		})
	}
}

func TestParseHumanInLendsTheYear(t *testing.T) {
	for in, wants := range map[string]string{
		"3112": "2026-12-31", "31.12": "2026-12-31", "1.2": "2026-02-01", "31.12.25": "2025-12-31",
	} {
		if d, err := ParseHumanIn(in, 2026); err != nil || d.String() != wants {
			t.Errorf("ParseHumanIn(%q, 2026) = %q, %v; want %q", in, d, err, wants)
		}
	}
}

func TestParseReadsWhatFormatWrote(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		d := within(1 + random.IntN(maxSerial))
		if back, err := Parse(d.String()); err != nil || back != d {
			t.Fatalf("Parse(%q) = %v, %v", d.String(), back, err)
		}
		if back, err := ParseHuman(d.Format()); err != nil || back != d {
			t.Fatalf("ParseHuman(%q) = %v, %v", d.Format(), back, err)
		}
	}
}

func FuzzParseHuman(f *testing.F) {
	for _, seed := range []string{"31.12.2026", "311226", "2026-02-29", "1/2/03 г.", "…", "31.12", "00.00.0000", "ж"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, in string) {
		d, err := ParseHumanIn(in, 2026)
		if err != nil {
			if !d.IsZero() {
				t.Fatalf("ParseHuman(%q) gave %v beside %v", in, d, err)
			}
			return
		}
		if back, err := ParseHuman(d.Format()); err != nil || back != d {
			t.Fatalf("ParseHuman(%q) = %v, but its Format reads as %v, %v", in, d, back, err)
		}
	})
}

func TestMonthsAreAddedByTheCalendar(t *testing.T) {
	for _, c := range []struct {
		from  string
		n     int
		wants string
	}{
		{"2026-01-31", 1, "2026-02-28"},
		{"2024-01-31", 1, "2024-02-29"},
		{"2024-02-29", 12, "2025-02-28"},
		{"2026-11-30", 3, "2027-02-28"},
		{"2026-03-31", -1, "2026-02-28"},
		{"2026-01-15", -1, "2025-12-15"},
		{"2026-01-15", -25, "2023-12-15"},
		{"2026-05-15", 0, "2026-05-15"},
		{"9999-12-01", 1, ""},
		{"0001-01-15", -1, ""},
	} {
		if got := MustParse(c.from).AddMonths(c.n).String(); got != c.wants {
			t.Errorf("%s and %d months = %q, want %q", c.from, c.n, got, c.wants)
		}
	}
}

func TestDaysBeyondTheCalendarAreNoDate(t *testing.T) {
	first, last := MustParse("0001-01-01"), MustParse("9999-12-31")
	for name, d := range map[string]Date{
		"after the last": last.AddDays(1), "before the first": first.AddDays(-1),
		"no date moved": Date{}.AddDays(7), "no date moved by months": Date{}.AddMonths(7),
	} {
		if !d.IsZero() {
			t.Errorf("%s: %v, want no date", name, d)
		}
	}
	if last.AddDays(-maxSerial+1) != first {
		t.Errorf("the first day is not %d days before the last", maxSerial-1)
	}
}

func TestOrderAndDifference(t *testing.T) {
	a, b := MustParse("2025-12-31"), MustParse("2026-01-01")
	if !a.Before(b) || a.After(b) || !b.After(a) || a.Compare(b) != -1 || b.Compare(a) != 1 || a.Compare(a) != 0 {
		t.Error("New Year's Eve does not come before New Year")
	}
	if b.Sub(a) != 1 || a.Sub(b) != -1 || a.Sub(Date{}) != 0 {
		t.Errorf("Sub = %d, %d, %d; want 1, -1, 0", b.Sub(a), a.Sub(b), a.Sub(Date{}))
	}
	if !(Date{}).Before(MustParse("0001-01-01")) {
		t.Error("no date does not come before every date")
	}
}

func TestDateTravelsThroughJSONAndSQL(t *testing.T) {
	type row struct {
		On   Date `json:"on"`
		None Date `json:"none"`
	}
	data, err := json.Marshal(row{On: MustParse("2026-05-09")})
	if err != nil || string(data) != `{"on":"2026-05-09","none":""}` {
		t.Fatalf("Marshal = %s, %v", data, err)
	}
	var back row
	if err := json.Unmarshal(data, &back); err != nil || back.On != MustParse("2026-05-09") || !back.None.IsZero() {
		t.Errorf("Unmarshal = %v, %v", back, err)
	}
	if err := json.Unmarshal([]byte(`{"on":"2026-02-30"}`), &back); !errors.Is(err, ErrImpossible) {
		t.Errorf("Unmarshal of 30 February: %v, want %v", err, ErrImpossible)
	}
	if v, err := MustParse("2026-05-09").Value(); err != nil || v != "2026-05-09" {
		t.Errorf("Value = %v, %v", v, err)
	}
	if v, err := (Date{}).Value(); err != nil || v != nil {
		t.Errorf("Value of no date = %v, %v; want NULL", v, err)
	}
}

func TestScanTakesWhatADatabaseGives(t *testing.T) {
	nine := MustParse("2026-05-09")
	for _, c := range []struct {
		name  string
		src   any
		wants Date
		fails bool
	}{
		{"NULL", nil, Date{}, false},
		{"text", "2026-05-09", nine, false},
		{"bytes", []byte("2026-05-09"), nine, false},
		{"empty text", "", Date{}, false},
		{"a time late in its own zone", time.Date(2026, 5, 9, 23, 59, 0, 0, time.FixedZone("", 6*3600)), nine, false},
		{"an integer", int64(5), nine, true},
		{"garbage", "09.05.2026", nine, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := nine
			err := d.Scan(c.src)
			if d != c.wants || (err != nil) != c.fails {
				t.Errorf("Scan(%v) = %v, %v; want %v", c.src, d, err, c.wants)
			}
		})
	}
}

func TestQuarters(t *testing.T) {
	for _, c := range []struct{ day, key, first, last, roman string }{
		{"2026-01-01", "2026-Q1", "2026-01-01", "2026-03-31", "I"},
		{"2026-06-30", "2026-Q2", "2026-04-01", "2026-06-30", "II"},
		{"2026-07-01", "2026-Q3", "2026-07-01", "2026-09-30", "III"},
		{"2026-12-31", "2026-Q4", "2026-10-01", "2026-12-31", "IV"},
	} {
		t.Run(c.key, func(t *testing.T) {
			q := MustParse(c.day).Quarter()
			if q.String() != c.key || q.First().String() != c.first || q.Last().String() != c.last || q.Roman() != c.roman {
				t.Errorf("%s is in %v, %v to %v, %s", c.day, q, q.First(), q.Last(), q.Roman())
			}
			if !q.Contains(q.First()) || !q.Contains(q.Last()) ||
				q.Contains(q.First().AddDays(-1)) || q.Contains(q.Last().AddDays(1)) || q.Contains(Date{}) {
				t.Error("Contains disagrees with First and Last")
			}
			if q.Next().Prev() != q || q.Next().First() != q.Last().AddDays(1) || q.Prev().Last() != q.First().AddDays(-1) {
				t.Error("its neighbours do not touch it")
			}
			if back, err := ParseQuarter(q.String()); err != nil || back != q {
				t.Errorf("ParseQuarter(%q) = %v, %v", q, back, err)
			}
			if q.YearAgo().First() != q.First().AddMonths(-12) {
				t.Errorf("YearAgo = %v", q.YearAgo())
			}
		})
	}
	if !(Date{}).Quarter().IsZero() || (Quarter{}).String() != "" || !(Quarter{Year: 2026, N: 5}).First().IsZero() {
		t.Error("no quarter is taken for one")
	}
}

func TestParseQuarterRefusesNonsense(t *testing.T) {
	if q, err := ParseQuarter(" 2026q3 "); err != nil || q != (Quarter{2026, 3}) {
		t.Errorf("ParseQuarter(2026q3) = %v, %v", q, err)
	}
	for _, in := range []string{"", "2026", "2026-Q0", "2026-Q5", "26-Q1", "Q1 2026", "2026-Q11", "0000-Q1", "2026--Q1"} {
		if q, err := ParseQuarter(in); !errors.Is(err, ErrQuarter) {
			t.Errorf("ParseQuarter(%q) = %v, %v; want %v", in, q, err, ErrQuarter)
		}
	}
}

func TestAMonthBeginsOnItsFirstDay(t *testing.T) {
	for day, want := range map[string]string{"2026-09-18": "2026-09-01", "2026-09-01": "2026-09-01", "2024-02-29": "2024-02-01"} {
		if got := MustParse(day).FirstOfMonth().String(); got != want {
			t.Errorf("the month of %s begins on %s, want %s", day, got, want)
		}
	}
}
