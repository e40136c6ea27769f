package app

import (
	"fmt"
	"slices"

	"kairyluu/app/civil"
	"kairyluu/app/money"
)

// ground is what a posting is checked against.
type ground struct {
	Books
	sources choices
	tranche Tranche     // of the posting; zero: none
	receipt LedgerEntry // that has the number of the posting already; zero: none
	twins   []money.Sum // that the payer has entered with that kind on that day
	today   civil.Date
}

// without takes an entry of the project out of the books, as its correction will.
func (g *ground) without(e LedgerEntry) {
	if e.ID == 0 || e.ProjectID != g.Project.ID {
		return
	}
	g.Totals = append(g.Totals, LedgerTotal{SourceID: e.SourceID, Form: e.Form, Kind: e.Kind, Amount: -e.Amount})
	for i := range g.Payers {
		row := &g.Payers[i]
		if row.SourceID != e.SourceID || row.Payer.Key() != e.Payer.Key() {
			continue
		}
		switch {
		case e.Kind == Pledged:
			row.Pledged -= e.Amount
		case e.Kind == Received && e.Form == InKind:
			row.InKind -= e.Amount
		case e.Kind == Received:
			row.Cash -= e.Amount
		case e.Kind == Returned && e.Form == InKind:
			row.InKind += e.Amount
		case e.Kind == Returned:
			row.Returned -= e.Amount
		}
	}
}

// check says what is wrong with a tidied posting. The sums are those of its parts
// when nothing is.
func (g ground) check(p Posting) (f *Faults, sums []money.Sum) {
	f = &Faults{}
	g.checkPosted(f, p)
	g.checkDay(f, p)
	total := checkAmount(f, p)
	sums = g.checkSplit(f, p, total)
	g.checkPayer(f, p, total)
	g.checkTranche(f, p, total)
	if len(f.Errors) == 0 {
		g.checkHeld(f, p, sums)
	}
	return f, sums
}

func (g ground) checkPosted(f *Faults, p Posting) {
	if !slices.Contains(LedgerKinds, p.Kind) {
		f.Add("kind", "ledger.kind_needed")
	}
	switch {
	case !slices.Contains(Forms, p.Form):
		f.Add("form", "ledger.form_needed")
	case p.Form == InKind && p.Kind == Spent:
		f.Add("form", "ledger.spent_in_kind")
	case p.Form == InKind && !slices.Contains(InKindTypes, p.Type):
		f.Add("type", "ledger.type_needed")
	}
	checkLong(f, LineLimit, []longText{{"payer", p.Payer.Name}, {"address", p.Payer.Address}, {"number", p.Number}})
	checkLong(f, TextLimit, []longText{{"note", p.Note}})
	if held := g.receipt; held.ID != 0 {
		f.Add("number", "ledger.receipt_used", "number", p.Number, "date", held.Date, "payer", held.Payer.Name, "sum", held.Amount)
	}
	if p.LineUID != "" && !slices.ContainsFunc(g.Budget.Lines, func(l BudgetLine) bool { return l.UID == p.LineUID }) {
		f.Add("line", "ledger.line_gone")
	}
}

func (g ground) checkDay(f *Faults, p Posting) {
	of := g.Programme
	switch {
	case p.Date.IsZero():
		f.Add("date", "check.date_needed")
	case p.Date.After(g.today):
		f.Add("date", "check.date_future", "today", g.today)
	case p.Date.Year() < firstYear:
		f.Add("date", "check.date_far", "date", p.Date)
	case p.Date.Before(of.From):
		f.Add("date", "ledger.before_programme", "from", of.From)
	case !of.Until.IsZero() && p.Date.After(of.Until):
		f.Warn("date", "ledger.after_programme", "until", of.Until)
	}
}

// checkAmount returns the sum of the posting, 0 when it is not known.
func checkAmount(f *Faults, p Posting) money.Sum {
	before := len(f.Errors)
	if p.Currency.Som() && (p.Foreign != 0 || p.Rate != 0) {
		f.Add("currency", "ledger.currency_needed")
	}
	if !p.Currency.Som() {
		checkForeign(f, p)
	}
	if p.Quantity != 0 || p.Price != 0 {
		checkValue(f, p)
	}
	total, err := p.Total()
	if len(f.Errors) > before { // the sum follows from what is at fault
		return 0
	}
	checkProblem(f, "amount", err)
	if err != nil {
		return 0
	}
	return total
}

func checkForeign(f *Faults, p Posting) {
	if p.Form == InKind {
		f.Add("currency", "ledger.in_kind_currency")
		return
	}
	if !slices.Contains(money.Currencies, p.Currency) {
		f.Add("currency", "money.currency_unknown", "currency", string(p.Currency))
	}
	checkProblem(f, "foreign", p.Foreign.Check())
	checkProblem(f, "rate", p.Rate.Check())
	if p.Foreign.Check() != nil || p.Rate.Check() != nil {
		return
	}
	switch som, err := p.converted(); {
	case err != nil:
		checkProblem(f, "foreign", err)
	case p.Amount != 0 && p.Amount != som:
		f.Add("amount", "ledger.amount_rate", "amount", p.Amount, "computed", som)
	}
}

func checkValue(f *Faults, p Posting) {
	checkProblem(f, "quantity", p.Quantity.Check())
	checkProblem(f, "price", p.Price.Check())
	if p.Quantity.Check() != nil || p.Price.Check() != nil {
		return
	}
	switch value, err := p.valued(); {
	case err != nil:
		checkProblem(f, "price", err)
	case p.Amount != 0 && p.Amount != value:
		f.Add("amount", "ledger.amount_quantity", "amount", p.Amount, "computed", value)
	}
}

// checkSplit returns the sums of the parts.
func (g ground) checkSplit(f *Faults, p Posting, total money.Sum) []money.Sum {
	stood := g.Books.sources()
	seen := map[int64]bool{}
	for i, part := range p.Parts {
		field := func(name string) string { return fmt.Sprintf("parts.%d.%s", i, name) }
		switch {
		case part.SourceID == 0:
			f.Add(field("source"), "ledger.source_needed")
		case seen[part.SourceID]:
			f.Add(field("source"), "ledger.source_twice", "name", g.sources[part.SourceID])
		default:
			g.sources.check(f, field("source"), part.SourceID, stood[part.SourceID])
		}
		seen[part.SourceID] = true
		if part.Sum < 0 || part.Sum > money.Max {
			checkProblem(f, field("sum"), part.Sum.Check())
		}
		if part.Share < 0 || part.Share > money.Whole {
			f.Add(field("share"), "money.percent")
		}
	}
	switch {
	case len(p.Parts) == 0:
		f.Add("parts.0.source", "ledger.source_needed")
	case len(p.Parts) > 1 && p.Form == InKind:
		f.Add("parts", "ledger.in_kind_parts")
	case total > 0 && len(f.Errors) == 0:
		return g.divide(f, p, total)
	}
	return nil
}

// divide says where the parts do not add up to the whole.
func (g ground) divide(f *Faults, p Posting, total money.Sum) []money.Sum {
	sums, ok := p.sums(total)
	if !ok {
		var sum money.Sum
		var shares money.Fraction
		for _, part := range p.Parts {
			sum = sum.Plus(part.Sum)
			if part.Sum == 0 {
				shares += part.Share
			}
		}
		if shares > 0 && sum < total {
			f.Add("parts", "ledger.parts_share", "shares", shares)
		} else {
			f.Add("parts", "ledger.parts_sum", "sum", sum, "amount", total)
		}
		return nil
	}
	for i, sum := range sums {
		checkProblem(f, fmt.Sprintf("parts.%d.sum", i), sum.Check())
	}
	return sums
}

// checkPayer asks for the name of a household, without which nothing can be given
// back, and doubts what its payer seems to have entered twice.
func (g ground) checkPayer(f *Faults, p Posting, total money.Sum) {
	switch residents := g.ofResidents(p); {
	case p.Payer.Kind != "" && !slices.Contains(PayerKinds, p.Payer.Kind):
		f.Add("payer", "ledger.payer_needed")
	case p.Payer.Key() == "" && p.Payer.Kind == Household:
		f.Add("payer", "ledger.payer_needed")
	case p.Payer.Key() == "" && residents:
		f.Warn("payer", "ledger.payer_unnamed")
	}
	if total > 0 && slices.Contains(g.twins, total) {
		f.Warn("payer", "ledger.payer_twice", "payer", p.Payer.Name, "sum", total, "date", p.Date)
	}
}

// ofResidents tells whether a posting is a contribution of the residents.
func (g ground) ofResidents(p Posting) bool {
	return (p.Kind == Received || p.Kind == Pledged) && slices.ContainsFunc(p.Parts, func(part PostingPart) bool {
		return g.sources[part.SourceID].Code == SourceResidents
	})
}

func (g ground) checkTranche(f *Faults, p Posting, total money.Sum) {
	t := g.tranche
	if t.ID == 0 {
		return
	}
	if p.Kind != Received || p.Form != Cash {
		f.Add("tranche", "ledger.tranche_cash")
	}
	if t.ProjectID != p.ProjectID {
		f.Add("tranche", "ledger.tranche_other")
		return
	}
	if len(p.Parts) != 1 || p.Parts[0].SourceID != t.SourceID {
		f.Add("parts.0.source", "ledger.tranche_source", "name", g.sources[t.SourceID])
	}
	if left := t.Left(); total > left {
		f.Add("amount", "ledger.over_tranche", "sum", total, "left", left, "over", total-left)
	}
	if t.Blocked() {
		f.Warn("tranche", "ledger.condition", "condition", t.Condition)
	}
}

// checkHeld holds what goes out against what the source holds: more may be spent
// than has come so far, but not given back, nor to somebody more than they gave.
func (g ground) checkHeld(f *Faults, p Posting, sums []money.Sum) {
	if p.Kind != Spent && p.Kind != Returned {
		return
	}
	for i, part := range p.Parts {
		field := fmt.Sprintf("parts.%d.sum", i)
		of := g.balance(part.SourceID, p.Form)
		switch held, given := of.Received-of.Spent-of.Returned, g.given(part.SourceID, p); {
		case p.Kind == Spent && sums[i] > held:
			f.Warn(field, "ledger.overspent", "sum", sums[i], "held", max(0, held), "name", g.sources[part.SourceID])
		case p.Kind == Spent:
		case sums[i] > given:
			f.Add(field, "ledger.returned_over_paid", "sum", sums[i], "given", given)
		case p.Form == Cash && sums[i] > held:
			f.Add(field, "ledger.returned_over_held", "sum", sums[i], "held", max(0, held))
		}
	}
}

func (b Books) balance(sourceID int64, form Form) Balance {
	for _, x := range b.Balances() {
		if x.SourceID == sourceID && x.Form == form {
			return x
		}
	}
	return Balance{}
}

// given is what the payer of a posting gave of a source in its form and did not get
// back.
func (b Books) given(sourceID int64, p Posting) money.Sum {
	for _, row := range b.Payers {
		if row.SourceID != sourceID || row.Payer.Key() != p.Payer.Key() {
			continue
		}
		if p.Form == InKind {
			return max(0, row.InKind)
		}
		return max(0, row.Net())
	}
	return 0
}
