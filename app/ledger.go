package app

import (
	"cmp"
	"strconv"
	"time"

	"kairyluu/app/civil"
	"kairyluu/app/money"
	"kairyluu/app/text"
)

// LedgerKind says what an entry of the ledger tells.
type LedgerKind string

// Kinds of ledger entry.
const (
	Pledged  LedgerKind = "pledged"  // promised in writing
	Received LedgerKind = "received" // came: money on the account, work done, things delivered
	Spent    LedgerKind = "spent"    // paid from what came, cash only
	Returned LedgerKind = "returned" // given back to who paid
)

// LedgerKinds lists every LedgerKind in the order of a balance.
var LedgerKinds = []LedgerKind{Pledged, Received, Spent, Returned}

// PayerKind says who a payer is.
type PayerKind string

// Kinds of payer.
const (
	Household    PayerKind = "household"
	Organisation PayerKind = "organisation"
)

// PayerKinds lists every PayerKind.
var PayerKinds = []PayerKind{Household, Organisation}

// Payer is who gives, or who is paid.
type Payer struct {
	Kind       PayerKind // empty: not said
	Name       string
	Address    string
	ResidentID int64 // a known resident; 0: only a name
}

// Key tells payers apart: the resident, or the name and the address however they
// are written. It is empty without a name.
func (p Payer) Key() string {
	switch {
	case p.ResidentID != 0:
		return "resident:" + strconv.FormatInt(p.ResidentID, 10)
	case p.Name == "":
		return ""
	}
	return text.Fold(p.Name) + "|" + text.Fold(p.Address)
}

// LedgerEntry is one line of the ledger. Entries are never changed: a mistake is
// cancelled by an entry that reverses it.
type LedgerEntry struct {
	ID        int64
	UID       string
	ProjectID int64
	Kind      LedgerKind
	Date      civil.Date
	SourceID  int64
	Form      Form
	Type      InKindType // of contributions in kind
	Payer     Payer
	Amount    money.Sum // in tyiyn; below zero only where it reverses another

	Currency money.Currency // empty: som
	Foreign  money.Sum      // in Currency, as paid
	Rate     money.Rate     // of the day

	Quantity money.Quantity // of contributions in kind
	Unit     string
	Price    money.Sum

	Number     string // of the document: receipt, payment order, time sheet
	LineUID    string // line of the budget it is for
	TrancheID  int64
	Payment    string // UID shared by the parts of one payment split between sources; empty: whole
	Reverses   int64  // the entry this one cancels
	ReversedBy int64  // the entry that cancels this one
	Note       string
	At         time.Time
	Actor      string
}

// Holds tells whether the entry counts: it neither reverses nor is reversed.
func (e LedgerEntry) Holds() bool { return e.Reverses == 0 && e.ReversedBy == 0 }

// Reversal is the entry that cancels e on a day. The caller adds who and when.
func (e LedgerEntry) Reversal(date civil.Date, reason string) LedgerEntry {
	r := e
	r.ID, r.UID, r.ReversedBy, r.Payment = 0, "", 0, ""
	r.Reverses, r.Date, r.Note = e.ID, date, reason
	r.Amount, r.Foreign, r.Quantity = -e.Amount, -e.Foreign, -e.Quantity
	return r
}

// LedgerRow is one line of the ledger with what a table shows beside.
type LedgerRow struct {
	LedgerEntry
	ProjectTitleRU, ProjectTitleKY string
	ProgrammeID                    int64
}

// LedgerFilter narrows the ledger. The zero value is all of it.
type LedgerFilter struct {
	Words     string     `json:"words,omitempty"` // in payer, document number and note
	ID        int64      `json:"id,omitempty"`
	Project   int64      `json:"project,omitempty"`
	Programme int64      `json:"programme,omitempty"`
	Source    int64      `json:"source,omitempty"`
	Form      Form       `json:"form,omitempty"`
	Kind      LedgerKind `json:"kind,omitempty"`
	From      civil.Date `json:"from,omitzero"`
	To        civil.Date `json:"to,omitzero"`
	Payer     string     `json:"payer,omitempty"` // Payer.Key
	Resident  int64      `json:"resident,omitempty"`
	Tranche   int64      `json:"tranche,omitempty"`
	Holding   bool       `json:"holding,omitempty"` // only what counts: neither reversals nor what they cancel
}

// LedgerQuery asks for a page of the ledger, the newest date first unless Ascending.
type LedgerQuery struct {
	Filter    LedgerFilter
	Ascending bool
	After     *LedgerRow // keyset by (date, id); nil: use Offset
	Offset    int
	Limit     int // 0: 100
}

// LedgerDim is something that the ledger can be added up by.
type LedgerDim string

// Dimensions of a TallyLedger. Entries come as their id.
const (
	PerLedgerProject   LedgerDim = "project"
	PerLedgerProgramme LedgerDim = "programme"
	PerLedgerSource    LedgerDim = "source"
	PerLedgerForm      LedgerDim = "form"
	PerLedgerKind      LedgerDim = "kind"
	PerLedgerMonth     LedgerDim = "month" // "2026-07"
	PerLedgerPayer     LedgerDim = "payer" // Payer.Key
	PerLedgerLine      LedgerDim = "line"  // LineUID
)

// LedgerGroup is one line of a TallyLedger.
type LedgerGroup struct {
	Keys   []string // one per LedgerDim asked for
	N      int      // entries, reversals too
	Amount money.Sum
}

// LedgerTotal is what of one kind a project has from one source in one form.
type LedgerTotal struct {
	SourceID int64
	Form     Form
	Kind     LedgerKind
	Amount   money.Sum
}

// PayerRow is what one payer has given to a project. What came without a name is
// one payer without one, so that the rows add up to what the source gave.
type PayerRow struct {
	Payer    Payer // as last written
	SourceID int64
	Pledged  money.Sum
	Cash     money.Sum  // received
	InKind   money.Sum  // received and not given back
	Returned money.Sum  // cash given back
	Last     civil.Date // of the latest entry that counts
}

// Net is the money of the payer that was not given back.
func (r PayerRow) Net() money.Sum { return r.Cash - r.Returned }

// Outstanding is what was promised and has not come.
func (r PayerRow) Outstanding() money.Sum { return max(0, r.Pledged-r.Cash-r.InKind) }

// total names an amount of a balance.
type total struct {
	source int64
	form   Form
}

// Balance is where a project, a programme or an office stands with one source in
// one form.
type Balance struct {
	SourceID int64
	Form     Form
	Planned  money.Sum
	Pledged  money.Sum
	Received money.Sum
	Spent    money.Sum // of contributions in kind: what was received and not returned, used as it comes
	Returned money.Sum
}

// Left is what came and was neither spent nor returned; below zero it is overspent.
func (b Balance) Left() money.Sum { return b.Received - b.Spent - b.Returned }

// Balances joins a budget with what the ledger adds up to, by source and form in
// the order of the budget, then of the ledger. What is given in kind is used as it
// comes, so that it is spent with its receipt.
func Balances(budget Budget, totals []LedgerTotal) []Balance {
	at := map[total]int{}
	var out []Balance
	of := func(source int64, form Form) *Balance {
		key := total{source, cmp.Or(form, Cash)}
		i, there := at[key]
		if !there {
			i = len(out)
			at[key] = i
			out = append(out, Balance{SourceID: source, Form: key.form})
		}
		return &out[i]
	}
	for _, l := range budget.Lines {
		for _, p := range l.Parts {
			b := of(p.SourceID, p.Form)
			b.Planned = b.Planned.Plus(p.Sum)
		}
	}
	for _, t := range totals {
		of(t.SourceID, t.Form).add(t)
	}
	for i := range out {
		if out[i].Form == InKind {
			out[i].Spent = out[i].Received - out[i].Returned
		}
	}
	return out
}

func (b *Balance) add(t LedgerTotal) {
	switch t.Kind {
	case Pledged:
		b.Pledged = b.Pledged.Plus(t.Amount)
	case Received:
		b.Received = b.Received.Plus(t.Amount)
	case Spent:
		b.Spent = b.Spent.Plus(t.Amount)
	case Returned:
		b.Returned = b.Returned.Plus(t.Amount)
	}
}
