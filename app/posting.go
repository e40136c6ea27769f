package app

import (
	"cmp"
	"strings"

	"kairyluu/app/civil"
	"kairyluu/app/money"
	"kairyluu/app/text"
)

// Posting is what a form of the ledger holds: one payment, pledge or contribution,
// from one source or split between several.
type Posting struct {
	ProjectID int64
	Kind      LedgerKind
	Date      civil.Date
	Form      Form       // empty: Cash
	Type      InKindType // of contributions in kind
	Payer     Payer

	Amount   money.Sum // in som; 0: it is computed from what follows
	Currency money.Currency
	Foreign  money.Sum // in Currency, as paid
	Rate     money.Rate
	Quantity money.Quantity // of contributions in kind
	Unit     string
	Price    money.Sum

	Number         string
	LineUID        string // line of the budget it is for
	TrancheID      int64
	TrancheVersion int64 // the one on show; 0: whatever it is
	Parts          []PostingPart
	Note           string
	Corrects       int64 // the entry that it will stand for; 0: none
}

// IsReceipt tells whether a household pays cash: it is given a receipt, whose number
// nobody else has that year.
func (p Posting) IsReceipt() bool {
	return p.Kind == Received && p.Form == Cash && p.Payer.Kind == Household
}

// PostingPart is what of a posting one source gives. A single part is the whole.
type PostingPart struct {
	SourceID int64
	Sum      money.Sum
	Share    money.Fraction // where Sum is 0: of what the parts with a sum leave over
}

// Total is the sum of the posting in som: as typed, or the foreign sum at its rate,
// or quantity × price. An error is a money.Problem.
func (p Posting) Total() (money.Sum, error) {
	switch {
	case p.Amount != 0:
		return p.Amount, p.Amount.Check()
	case !p.Currency.Som():
		return p.converted()
	case p.Quantity != 0 || p.Price != 0:
		return p.valued()
	}
	return 0, money.ErrZero
}

// converted is the foreign sum in som.
func (p Posting) converted() (money.Sum, error) {
	for _, err := range []error{p.Foreign.Check(), p.Rate.Check()} {
		if err != nil {
			return 0, err
		}
	}
	return positive(p.Rate.Som(p.Foreign))
}

// valued is quantity × price.
func (p Posting) valued() (money.Sum, error) {
	for _, err := range []error{p.Quantity.Check(), p.Price.Check()} {
		if err != nil {
			return 0, err
		}
	}
	return positive(p.Quantity.Times(p.Price))
}

// positive refuses a product that came to nothing.
func positive(s money.Sum, err error) (money.Sum, error) {
	if err == nil {
		err = s.Check()
	}
	return s, err
}

// tidy normalises what was typed. What belongs to contributions in kind only is not
// kept of cash, nor a rate of som.
func (p Posting) tidy() Posting {
	p.Form = cmp.Or(p.Form, Cash)
	p.Payer.Name, p.Payer.Address = text.NormalizeLine(p.Payer.Name), text.NormalizeLine(p.Payer.Address)
	p.Number, p.Unit, p.Note = text.NormalizeLine(p.Number), text.NormalizeLine(p.Unit), text.Normalize(p.Note)
	p.Number = strings.TrimSpace(strings.TrimPrefix(p.Number, "№")) // it is written before every number
	if p.Form == Cash {
		p.Type, p.Quantity, p.Unit, p.Price = "", 0, "", 0
	} else {
		p.Type = cmp.Or(p.Type, OtherKind)
	}
	if p.Currency == money.KGS {
		p.Currency = ""
	}
	return p
}

// sums divides total among the parts, to the tyiyn: those with a sum get it, the
// others what is left over, by their shares. ok is false when it does not come out.
func (p Posting) sums(total money.Sum) (sums []money.Sum, ok bool) {
	if len(p.Parts) == 1 {
		return []money.Sum{total}, p.Parts[0].Sum == 0 || p.Parts[0].Sum == total
	}
	left, weights := total, make([]money.Sum, len(p.Parts))
	var shares money.Fraction
	sums = make([]money.Sum, len(p.Parts))
	for i, part := range p.Parts {
		sums[i] = part.Sum
		left = left.Plus(-part.Sum)
		if part.Sum == 0 {
			weights[i] = money.Sum(part.Share)
			shares += part.Share
		}
	}
	if left == 0 && shares == 0 {
		return sums, true
	}
	if left <= 0 || shares != money.Whole {
		return sums, false
	}
	for i, more := range money.Split(left, weights...) {
		sums[i] = sums[i].Plus(more)
	}
	return sums, true
}

// entries are the lines of the ledger that a checked posting makes: one a part. A
// payment of several shares its Payment; its foreign sum is divided as the som are.
func (p Posting) entries(sums []money.Sum) []LedgerEntry {
	payment := ""
	if len(sums) > 1 {
		payment = newUID()
	}
	foreign := money.Split(p.Foreign, sums...)
	out := make([]LedgerEntry, len(sums))
	for i, sum := range sums {
		out[i] = LedgerEntry{
			ProjectID: p.ProjectID, Kind: p.Kind, Date: p.Date, SourceID: p.Parts[i].SourceID, Form: p.Form, Type: p.Type,
			Payer: p.Payer, Amount: sum, Currency: p.Currency, Foreign: foreign[i], Rate: p.Rate,
			Quantity: p.Quantity, Unit: p.Unit, Price: p.Price, Number: p.Number, LineUID: p.LineUID,
			TrancheID: p.TrancheID, Payment: payment, Note: p.Note,
		}
	}
	return out
}
