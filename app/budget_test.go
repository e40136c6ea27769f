package app_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"kairyluu/app"
	"kairyluu/app/money"
)

func TestALineIsItsQuantityTimesItsPrice(t *testing.T) {
	l := app.BudgetLine{Quantity: 2500, Price: 1_333_33, Parts: []app.BudgetPart{{Sum: 1_000_00}, {Sum: 333_33}}}
	equal(t, "sum", l.Sum(), 3_333_33)
	equal(t, "covered", l.Covered(), 1_333_33)
	b := app.Budget{Lines: []app.BudgetLine{l, l, {}}}
	equal(t, "total", b.Total(), 6_666_66)
	equal(t, "covered by all", b.Covered(), 2_666_66)
	over := app.BudgetLine{Quantity: money.MaxQuantity, Price: money.Max}
	equal(t, "beyond belief is nothing", over.Sum(), 0)
}

func TestVersionsAreCompared(t *testing.T) {
	fence := app.BudgetLine{UID: "a", Title: "Забор", Quantity: 1000, Price: 100, Parts: []app.BudgetPart{{SourceID: 1, Sum: 100}}}
	swing := app.BudgetLine{UID: "b", Title: "Качели", Quantity: 2000, Price: 50}
	bench := app.BudgetLine{UID: "c", Title: "Скамья", Quantity: 1000, Price: 30}
	change := func(l app.BudgetLine, f func(*app.BudgetLine)) app.BudgetLine {
		l.Parts = slices.Clone(l.Parts)
		f(&l)
		return l
	}
	old := app.Budget{Lines: []app.BudgetLine{fence, swing}}
	for name, tt := range map[string]struct {
		lines []app.BudgetLine
		want  []string // UID old → new, change
		sum   []money.Sum
	}{
		"nothing":         {[]app.BudgetLine{fence, swing}, nil, nil},
		"another order":   {[]app.BudgetLine{swing, fence}, nil, nil},
		"a line more":     {[]app.BudgetLine{fence, swing, bench}, []string{" → c"}, []money.Sum{30}},
		"a line gone":     {[]app.BudgetLine{swing}, []string{"a → "}, []money.Sum{-100}},
		"a line dearer":   {[]app.BudgetLine{change(fence, func(l *app.BudgetLine) { l.Price = 120 }), swing}, []string{"a → a"}, []money.Sum{20}},
		"another title":   {[]app.BudgetLine{change(fence, func(l *app.BudgetLine) { l.Title = "Ограда" }), swing}, []string{"a → a"}, []money.Sum{0}},
		"another unit":    {[]app.BudgetLine{change(fence, func(l *app.BudgetLine) { l.Unit = "м" }), swing}, []string{"a → a"}, []money.Sum{0}},
		"another source":  {[]app.BudgetLine{change(fence, func(l *app.BudgetLine) { l.Parts[0].SourceID = 2 }), swing}, []string{"a → a"}, []money.Sum{0}},
		"a source fewer":  {[]app.BudgetLine{change(fence, func(l *app.BudgetLine) { l.Parts = nil }), swing}, []string{"a → a"}, []money.Sum{0}},
		"new, then gone":  {[]app.BudgetLine{bench, fence}, []string{" → c", "b → "}, []money.Sum{30, -100}},
		"everything gone": {nil, []string{"a → ", "b → "}, []money.Sum{-100, -100}},
	} {
		t.Run(name, func(t *testing.T) {
			got := []string{}
			for i, d := range (app.Budget{Lines: tt.lines}).Compare(old) {
				got = append(got, d.Old.UID+" → "+d.New.UID)
				if i < len(tt.sum) {
					equal(t, "change", d.Change(), tt.sum[i])
				}
			}
			same(t, "differences", got, append([]string{}, tt.want...))
		})
	}
}

func TestALineIsDividedWhole(t *testing.T) {
	l := app.BudgetLine{Quantity: 1000, Price: 100_01}
	sums := func(l app.BudgetLine) []money.Sum {
		var out []money.Sum
		for _, p := range l.Parts {
			out = append(out, p.Sum)
		}
		return out
	}
	for name, tt := range map[string]struct {
		sources []int64
		shares  []money.Fraction
		want    []money.Sum
	}{
		"72 to 28":          {[]int64{1, 2}, []money.Fraction{72_00, 28_00}, []money.Sum{72_01, 28_00}},
		"three thirds":      {[]int64{1, 2, 3}, []money.Fraction{33_33, 33_33, 33_33}, []money.Sum{33_34, 33_34, 33_33}},
		"a share left out":  {[]int64{1, 2}, []money.Fraction{100_00}, []money.Sum{100_01}},
		"no share at all":   {[]int64{1, 2}, nil, []money.Sum{100_01}},
		"nobody":            {nil, nil, nil},
		"shares of nothing": {[]int64{1, 2}, []money.Fraction{0, 50_00}, []money.Sum{100_01}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := sums(l.Divide(tt.sources, app.Cash, tt.shares)); !slices.Equal(got, tt.want) {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
	equal(t, "who has the only share", l.Divide([]int64{1, 2}, app.InKind, []money.Fraction{0, 50_00}).Parts[0],
		app.BudgetPart{SourceID: 2, Form: app.InKind, Sum: 100_01})

	r := rand.New(rand.NewPCG(3, 4))
	for range 5_000 {
		l := app.BudgetLine{Quantity: money.Quantity(1 + r.Int64N(1_000_000)), Price: money.Sum(1 + r.Int64N(1_000_000))}
		sources, shares := make([]int64, 1+r.IntN(6)), []money.Fraction{}
		for i := range sources {
			sources[i] = int64(i + 1)
			shares = append(shares, money.Fraction(r.IntN(101_00)))
		}
		if got := l.Divide(sources, app.Cash, shares); got.Covered() != l.Sum() {
			t.Fatalf("%d divided by %v covers %d", l.Sum(), shares, got.Covered())
		}
	}
}
