package app_test

import (
	"math/rand/v2"
	"testing"

	"kairyluu/app"
	"kairyluu/app/money"
)

func paid(sums ...money.Sum) []app.PayerRow {
	rows := make([]app.PayerRow, len(sums))
	for i, s := range sums {
		rows[i].Cash = s
	}
	return rows
}

func dues(rows []app.RefundRow) []money.Sum {
	out := make([]money.Sum, len(rows))
	for i, r := range rows {
		out[i] = r.Due
	}
	return out
}

func TestRefund(t *testing.T) {
	for name, tt := range map[string]struct {
		held   money.Sum
		payers []app.PayerRow
		want   []money.Sum
	}{
		"all of it":                   {600, paid(100, 200, 300), []money.Sum{100, 200, 300}},
		"half of it":                  {300, paid(100, 200, 300), []money.Sum{50, 100, 150}},
		"an odd tyiyn to the first":   {100, paid(100, 100, 100), []money.Sum{34, 33, 33}},
		"a tyiyn among many":          {1, paid(5, 5, 5), []money.Sum{1, 0, 0}},
		"nothing":                     {0, paid(100, 200), []money.Sum{0, 0}},
		"overspent":                   {-5, paid(100, 200), []money.Sum{0, 0}},
		"never more than was paid":    {1000, paid(100, 200), []money.Sum{100, 200}},
		"nobody paid":                 {50, paid(0, 0), []money.Sum{0, 0}},
		"nobody at all":               {50, nil, nil},
		"what was given back":         {150, []app.PayerRow{{Cash: 200, Returned: 100}, {Cash: 100}}, []money.Sum{75, 75}},
		"who got back all":            {100, []app.PayerRow{{Cash: 100, Returned: 100}, {Cash: 100}}, []money.Sum{0, 100}},
		"who got back too much":       {100, []app.PayerRow{{Cash: 100, Returned: 150}, {Cash: 100}}, []money.Sum{0, 100}},
		"labour is not given back":    {100, []app.PayerRow{{InKind: 900}, {Cash: 100}}, []money.Sum{0, 100}},
		"nor is what was but pledged": {100, []app.PayerRow{{Pledged: 900}, {Cash: 100}}, []money.Sum{0, 100}},
	} {
		t.Run(name, func(t *testing.T) {
			got := app.Refund(tt.held, tt.payers)
			if len(got) != len(tt.want) {
				t.Fatalf("%d rows, want %d", len(got), len(tt.want))
			}
			for i, due := range dues(got) {
				equal(t, "due", due, tt.want[i])
				equal(t, "row", got[i].PayerRow, tt.payers[i])
			}
		})
	}
}

func TestARefundIsWholeAndFair(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 2))
	for range 20_000 {
		payers := make([]app.PayerRow, 1+r.IntN(12))
		var net money.Sum
		for i := range payers {
			p := &payers[i]
			p.Cash = money.Sum(r.Int64N(1 + int64(1)<<r.IntN(45)))
			p.Returned = money.Sum(r.Int64N(int64(p.Cash) + 1))
			p.InKind, p.Pledged = money.Sum(r.Int64N(1000)), money.Sum(r.Int64N(1000))
			net += p.Net()
		}
		held := money.Sum(r.Int64N(int64(net)*5/4 + 2))
		var total money.Sum
		rows := app.Refund(held, payers)
		for i, row := range rows {
			total += row.Due
			if row.Due < 0 || row.Due > payers[i].Net() {
				t.Fatalf("held %d: %d is due to who has %d in it", held, row.Due, payers[i].Net())
			}
			for j, other := range rows { // who has more in it gets no less
				if payers[i].Net() > payers[j].Net() && row.Due < other.Due {
					t.Fatalf("held %d: %d of %d, but %d of %d", held, row.Due, payers[i].Net(), other.Due, payers[j].Net())
				}
			}
		}
		if want := min(held, net); total != want {
			t.Fatalf("held %d of %d: %d is due, want %d", held, net, total, want)
		}
	}
}
