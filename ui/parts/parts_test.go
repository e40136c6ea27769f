package parts_test

import (
	"math/rand/v2"
	"testing"

	"kairyluu/app"
	"kairyluu/app/money"
	"kairyluu/ui/parts"
	"kairyluu/ui/typed"
)

func TestASumIsDividedAsTyped(t *testing.T) {
	for name, c := range map[string]struct {
		total money.Sum
		parts []parts.Part
		want  []money.Sum
	}{
		"one source pays all":           {100_00, []parts.Part{{Source: 1}}, []money.Sum{100_00}},
		"the empty one takes the rest":  {3_750_000_00, []parts.Part{{Source: 1, Sum: "2 700 000"}, {Source: 2}}, []money.Sum{2_700_000_00, 1_050_000_00}},
		"wherever it stands":            {100_00, []parts.Part{{Source: 1}, {Source: 2, Sum: "30"}}, []money.Sum{70_00, 30_00}},
		"per cents":                     {3_750_000_00, []parts.Part{{Source: 1, Share: "72"}, {Source: 2, Share: "28 %"}}, []money.Sum{2_700_000_00, 1_050_000_00}},
		"thirds without remainder":      {100_01, []parts.Part{{Source: 1, Share: "33,33"}, {Source: 2, Share: "33,33"}, {Source: 3, Share: "33,34"}}, []money.Sum{33_33, 33_33, 33_35}},
		"a per cent and the rest":       {99_99, []parts.Part{{Source: 1, Share: "50"}, {Source: 2}}, []money.Sum{50_00, 49_99}},
		"a share goes before a sum":     {100_00, []parts.Part{{Source: 1, Share: "25", Sum: "99"}, {Source: 2}}, []money.Sum{25_00, 75_00}},
		"an empty line has nothing":     {100_00, []parts.Part{{Source: 1}, {}}, []money.Sum{100_00, 0}},
		"less than all stays less":      {100_00, []parts.Part{{Source: 1, Sum: "10"}, {Source: 2, Sum: "20"}}, []money.Sum{10_00, 20_00}},
		"more than all leaves no rest":  {100_00, []parts.Part{{Source: 1, Sum: "120"}, {Source: 2}}, []money.Sum{120_00, 0}},
		"nothing to divide is nothing":  {0, []parts.Part{{Source: 1}, {Source: 2, Share: "40"}}, []money.Sum{0, 0}},
		"shares above the whole are no": {100_00, []parts.Part{{Source: 1, Share: "80"}, {Source: 2, Share: "30"}}, []money.Sum{0, 0}},
	} {
		t.Run(name, func(t *testing.T) {
			var r typed.Reader
			got := parts.Read(&r, "parts.", c.total, c.parts)
			for i := range c.want {
				if got[i] != c.want[i] {
					t.Errorf("part %d is %s, want %s", i, got[i].Format(), c.want[i].Format())
				}
			}
			if len(r.Faults.Errors) > 0 {
				t.Errorf("told %v", r.Faults.Errors)
			}
		})
	}
}

func TestSharesAndARestAlwaysAddUp(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 5_000 {
		total := money.Sum(random.Int64N(int64(money.Max)))
		left, list := money.Whole, []parts.Part{}
		for left > 0 && len(list) < 6 {
			share := min(left, 1+money.Fraction(random.IntN(int(money.Whole))))
			list = append(list, parts.Part{Source: int64(len(list) + 1), Share: share.Format()})
			left -= share
		}
		if left > 0 {
			list = append(list, parts.Part{Source: 99})
		}
		var sum money.Sum
		var r typed.Reader
		for _, s := range parts.Read(&r, "", total, list) {
			sum += s
		}
		if sum != total || len(r.Faults.Errors) > 0 {
			t.Fatalf("%v of %d add up to %d, told %v", list, total, sum, r.Faults.Errors)
		}
	}
}

func TestWhatCannotBeReadIsToldByItsPlace(t *testing.T) {
	var r typed.Reader
	parts.Read(&r, "lines.2.parts.", 100_00, []parts.Part{{Source: 1, Sum: "0,005"}, {Source: 2, Share: "101"}})
	want := map[string]string{"lines.2.parts.0.sum": "money.fraction", "lines.2.parts.1.share": "money.percent"}
	for _, f := range r.Faults.Errors {
		if want[f.Field] != f.Key {
			t.Errorf("%s: %s", f.Field, f.Key)
		}
		delete(want, f.Field)
	}
	if len(want) > 0 {
		t.Errorf("nothing is told of %v", want)
	}
	if over := parts.Over([]parts.Part{{Share: "80"}, {Share: "30,5"}}); over != 10_50 {
		t.Errorf("80 and 30,5 are over the whole by %s", over.Format())
	}
}

func TestStoredPartsLeaveEmptyLinesOut(t *testing.T) {
	list := []parts.Part{{}, {Source: 7, Form: app.InKind}, {Source: 8}}
	stored, at := parts.Budget(list, []money.Sum{0, 5, 6})
	if len(stored) != 2 || stored[0] != (app.BudgetPart{SourceID: 7, Form: app.InKind, Sum: 5}) || stored[1].Form != app.Cash || at[0] != 1 || at[1] != 2 {
		t.Errorf("stored %v at %v", stored, at)
	}
	paid, _ := parts.Posting(list, []money.Sum{0, 5, 6})
	if len(paid) != 2 || paid[1] != (app.PostingPart{SourceID: 8, Sum: 6}) {
		t.Errorf("paid %v", paid)
	}
	if back := parts.Of(stored); back[0].Sum != "0,05" || back[0].Source != 7 {
		t.Errorf("back %v", back)
	}
}
