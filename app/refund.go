package app

import "kairyluu/app/money"

// RefundRow is what of a failed project's money belongs to one payer.
type RefundRow struct {
	PayerRow
	Due money.Sum // to be given back now
}

// Refund divides the cash that a failed project still holds from one source among
// those who paid it, in proportion to what each paid and was not given back, to
// the tyiyn. Nobody gets back more than they paid; what was given in kind is not
// given back. held is the source's Balance.Left; nothing is due of nothing.
func Refund(held money.Sum, payers []PayerRow) []RefundRow {
	rows := make([]RefundRow, len(payers))
	weights := make([]money.Sum, len(payers))
	var paid money.Sum
	for i, p := range payers {
		rows[i].PayerRow = p
		weights[i] = max(0, p.Net())
		paid = paid.Plus(weights[i])
	}
	if held = min(held, paid); held <= 0 {
		return rows
	}
	for i, due := range money.Split(held, weights...) {
		rows[i].Due = due
	}
	return rows
}
