package money_test

import (
	"errors"
	"math/rand/v2"
	"testing"

	"kairyluu/app/money"
)

func TestParseReadsWhatPeopleType(t *testing.T) {
	for typed, want := range map[string]money.Sum{
		"":                    0,
		"0":                   0,
		"1":                   100,
		"3750000":             3_750_000_00,
		"3 750 000":           3_750_000_00,
		"3\u00a0750\u00a0000": 3_750_000_00,
		"1 234,5":             1_234_50,
		"1234.56":             1_234_56,
		"0,10":                10,
		",5":                  50,
		"0,500":               50,
		"-12":                 -12_00,
		"−12,30":              -12_30,
		"1000000000000":       money.Max,
	} {
		got, err := money.Parse(typed)
		if err != nil || got != want {
			t.Errorf("Parse(%q) = %d, %v; want %d", typed, got, err, want)
		}
	}
}

func TestParseRefusesWhatItWouldHaveToRound(t *testing.T) {
	for typed, want := range map[string]money.Problem{
		"0,005":                money.ErrFraction,
		"12,345":               money.ErrFraction,
		"1000000000000,01":     money.ErrRange,
		"1000000000000000":     money.ErrRange, // 10^15
		"99999999999999999999": money.ErrRange,
		"1.000.000":            money.ErrFormat,
		"1,":                   money.ErrFormat,
		"1e5":                  money.ErrFormat,
		"сто":                  money.ErrFormat,
		"+5":                   money.ErrFormat,
		"-":                    money.ErrFormat,
	} {
		if got, err := money.Parse(typed); !errors.Is(err, want) {
			t.Errorf("Parse(%q) = %d, %v; want %v", typed, got, err, want)
		}
	}
}

func TestCheckRefusesNothingAndLess(t *testing.T) {
	for s, want := range map[money.Sum]error{
		-1: money.ErrNegative, 0: money.ErrZero, 1: nil, money.Max: nil, money.Max + 1: money.ErrRange,
	} {
		if err := s.Check(); !errors.Is(err, want) {
			t.Errorf("Sum(%d).Check() = %v, want %v", s, err, want)
		}
	}
	if err := money.Rate(0).Check(); !errors.Is(err, money.ErrZero) {
		t.Errorf("a rate of zero: %v", err)
	}
}

func TestFormat(t *testing.T) {
	for s, want := range map[money.Sum]string{
		0: "0", 5: "0,05", 1_00: "1", 3_750_000_00: "3\u00a0750\u00a0000", -1_234_50: "−1\u00a0234,50", 999_99: "999,99",
	} {
		if got := s.Format(); got != want {
			t.Errorf("Sum(%d).Format() = %q, want %q", s, got, want)
		}
	}
	for s, want := range map[money.Sum]string{49: "0", 50: "1", -49: "0", -50: "−1", 160_655_51: "160\u00a0656", money.Max: money.Max.Format()} {
		if got := s.Whole(); got != want {
			t.Errorf("Sum(%d).Whole() = %q, want %q", s, got, want)
		}
	}
	if got := money.Sum(1_000_00).Full(); got != "1\u00a0000,00" {
		t.Errorf("Full = %q", got)
	}
	if got := money.Sum(-7).Plain(); got != "-0.07" {
		t.Errorf("Plain = %q", got)
	}
	if got := money.Fraction(6840).Format(); got != "68,4" {
		t.Errorf("Fraction = %q", got)
	}
	if got := money.Quantity(2_500).Format(); got != "2,5" {
		t.Errorf("Quantity = %q", got)
	}
}

func FuzzParseOfFormatIsTheSame(f *testing.F) {
	for _, n := range []int64{0, 1, 99, 100, 123456789, int64(money.Max), -5} {
		f.Add(n)
	}
	f.Fuzz(func(t *testing.T, n int64) {
		s := money.Sum(n % int64(money.Max))
		for _, written := range []string{s.Format(), s.Full(), s.Plain()} {
			if back, err := money.Parse(written); err != nil || back != s {
				t.Errorf("Parse(%q) = %d, %v; want %d", written, back, err, s)
			}
		}
	})
}

func TestConversionRoundsHalfAwayFromZero(t *testing.T) {
	for _, c := range []struct {
		sum  money.Sum
		rate string
		want money.Sum
	}{
		{100, "98,4521", 98_45},
		{100, "98,455", 98_46},
		{-100, "98,455", -98_46},
		{15_600_00, "98,4521", 1_535_852_76},
		{1, "0,5", 1},
		{1, "0,4999", 0},
	} {
		rate, err := money.ParseRate(c.rate)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := rate.Som(c.sum); err != nil || got != c.want {
			t.Errorf("%d at %s = %d, %v; want %d", c.sum, c.rate, got, err, c.want)
		}
	}
	if _, err := money.MaxRate.Som(money.Max); !errors.Is(err, money.ErrRange) {
		t.Errorf("the largest sum at the largest rate: %v", err)
	}
}

func TestQuantityTimesPrice(t *testing.T) {
	q, err := money.ParseQuantity("2,5")
	if err != nil {
		t.Fatal(err)
	}
	if got, err := q.Times(1_333_33); err != nil || got != 3_333_33 { // 3333,325
		t.Errorf("2,5 × 1333,33 = %d, %v", got, err)
	}
}

// The real cases of domain.md §5.1–5.2.
func TestSharesOfRealProjects(t *testing.T) {
	for name, c := range map[string]struct {
		parts []money.Sum
		total money.Sum
		want  []string
	}{
		"playground of Дордой-2":   {[]money.Sum{2_700_000_00, 1_050_000_00}, 3_750_000_00, []string{"72", "28"}},
		"kindergarten of ARIS":     {[]money.Sum{22_916_508_00, 10_569_177_00}, 33_485_685_00, []string{"68,4", "31,6"}},
		"round of Свердловский":    {[]money.Sum{4_145_566_00, 3_179_847_00}, 7_325_413_00, []string{"56,6", "43,4"}},
		"three equal thirds":       {[]money.Sum{1, 1, 1}, 3, []string{"33,4", "33,3", "33,3"}},
		"a crumb beside a loaf":    {[]money.Sum{1, money.Max - 1}, money.Max, []string{"0", "100"}},
		"nothing beside something": {[]money.Sum{0, 5}, 5, []string{"0", "100"}},
	} {
		var sum money.Sum
		for _, p := range c.parts {
			sum += p
		}
		if sum != c.total {
			t.Errorf("%s: parts add up to %d, want %d", name, sum, c.total)
		}
		for i, share := range money.Shares(10, c.parts...) {
			if share.Format() != c.want[i] {
				t.Errorf("%s: share %d is %s, want %s", name, i, share.Format(), c.want[i])
			}
		}
	}
}

func TestPartsAddUpToTheWhole(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		s := money.Sum(r.Int64N(int64(money.Max)))
		weights := make([]money.Sum, 1+r.IntN(12))
		for i := range weights {
			weights[i] = money.Sum(r.Int64N(1 + int64(1)<<r.IntN(47)))
		}
		checkSplit(t, s, weights)
		checkShares(t, weights)
	}
}

func checkSplit(t *testing.T, s money.Sum, weights []money.Sum) {
	t.Helper()
	var total, weight money.Sum
	for _, w := range weights {
		weight += w
	}
	for i, p := range money.Split(s, weights...) {
		total += p
		if p < 0 || p > s || weights[i] == 0 && weight > 0 && p > 0 {
			t.Fatalf("Split(%d, %v): part %d is %d", s, weights, i, p)
		}
	}
	if total != s {
		t.Fatalf("Split(%d, %v) adds up to %d", s, weights, total)
	}
}

func checkShares(t *testing.T, parts []money.Sum) {
	t.Helper()
	var total money.Fraction
	any := false
	for i, f := range money.Shares(10, parts...) {
		total += f
		any = any || parts[i] > 0
	}
	if any && total != money.Whole || !any && total != 0 {
		t.Fatalf("Shares(%v) add up to %d", parts, total)
	}
}

func TestSplitOfAReversalMirrorsTheEntry(t *testing.T) {
	for i, p := range money.Split(-100_01, 1, 1, 1) {
		if p != -money.Split(100_01, 1, 1, 1)[i] {
			t.Errorf("part %d of a reversal is %d", i, p)
		}
	}
	if got := money.Split(7, 0, 0); got[0] != 7 || got[1] != 0 {
		t.Errorf("without weights: %v", got)
	}
	if got := money.Split(7); len(got) != 0 {
		t.Errorf("among nobody: %v", got)
	}
}

func TestRequiredShareIsRoundedUp(t *testing.T) {
	for _, c := range []struct {
		f    money.Fraction
		s    money.Sum
		want money.Sum
	}{
		{2500, 100_00, 25_00},
		{2500, 1, 1},
		{3333, 100_00, 33_33},
		{0, 100, 0},
		{2500, -5, 0},
		{money.Whole, money.Max, money.Max},
	} {
		if got := c.f.Of(c.s); got != c.want {
			t.Errorf("%s %% of %d = %d, want %d", c.f.Format(), c.s, got, c.want)
		}
	}
}

func TestPart(t *testing.T) {
	for _, c := range []struct {
		part, whole money.Sum
		want        money.Fraction
	}{
		{2_700_000_00, 3_750_000_00, 7200},
		{22_916_508_00, 33_485_685_00, 6844},
		{3, 2, 15000},
		{1, 0, 0},
		{0, 5, 0},
		{money.Max, money.Max, money.Whole},
	} {
		if got := money.Part(c.part, c.whole); got != c.want {
			t.Errorf("Part(%d, %d) = %d, want %d", c.part, c.whole, got, c.want)
		}
	}
}
