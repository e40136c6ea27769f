package ledger

import (
	"cmp"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/money"
	"kairyluu/ui/parts"
	"kairyluu/ui/typed"
)

// Form is a posting as typed, nonsense too.
type Form struct {
	Project        int64          `json:"project,omitempty"`
	Kind           app.LedgerKind `json:"kind,omitempty"`
	Date           string         `json:"date,omitempty"`
	Form           app.Form       `json:"form,omitempty"`
	Type           app.InKindType `json:"type,omitempty"`
	Tranche        int64          `json:"tranche,omitempty"`
	TrancheVersion int64          `json:"trancheVersion,omitempty"`

	PayerKind app.PayerKind `json:"payerKind,omitempty"`
	Payer     string        `json:"payer,omitempty"`
	Address   string        `json:"address,omitempty"`
	Resident  int64         `json:"resident,omitempty"` // chosen from those known

	Amount   string         `json:"amount,omitempty"`
	Currency money.Currency `json:"currency,omitempty"`
	Foreign  string         `json:"foreign,omitempty"`
	Rate     string         `json:"rate,omitempty"`
	Quantity string         `json:"quantity,omitempty"`
	Unit     string         `json:"unit,omitempty"`
	Price    string         `json:"price,omitempty"`

	Parts  []parts.Part `json:"parts,omitempty"`
	Number string       `json:"number,omitempty"` // empty: a household's cash draws the next receipt
	Line   string       `json:"line,omitempty"`   // of the budget
	Note   string       `json:"note,omitempty"`
	Reason string       `json:"reason,omitempty"` // of a correction
}

// Blank is a posting of a day.
func Blank(today civil.Date) Form {
	return Form{
		Kind: app.Received, Date: today.Format(), Form: app.Cash, Type: app.Labour, PayerKind: app.Household,
		Currency: money.KGS, Parts: []parts.Part{{}},
	}
}

// FromPosting is the form of a posting that another page has begun.
func FromPosting(p app.Posting, today civil.Date) Form {
	f := Blank(today)
	f.Project, f.Tranche, f.TrancheVersion, f.Line = p.ProjectID, p.TrancheID, p.TrancheVersion, p.LineUID
	f.Kind, f.Form, f.Type = cmp.Or(p.Kind, f.Kind), cmp.Or(p.Form, f.Form), cmp.Or(p.Type, f.Type)
	if !p.Date.IsZero() {
		f.Date = p.Date.Format()
	}
	f.PayerKind = cmp.Or(p.Payer.Kind, f.PayerKind)
	f.Payer, f.Address, f.Resident = p.Payer.Name, p.Payer.Address, p.Payer.ResidentID
	f.Currency = cmp.Or(p.Currency, money.KGS)
	f.Amount, f.Foreign, f.Price = sumText(p.Amount), sumText(p.Foreign), sumText(p.Price)
	if p.Rate != 0 {
		f.Rate = p.Rate.Format()
	}
	if p.Quantity != 0 {
		f.Quantity = p.Quantity.Format()
	}
	f.Unit, f.Number, f.Note = p.Unit, p.Number, p.Note
	if len(p.Parts) > 0 {
		f.Parts = nil
	}
	for _, part := range p.Parts {
		f.Parts = append(f.Parts, parts.Part{Source: part.SourceID, Sum: sumText(part.Sum)})
	}
	return f
}

// FromEntry is the form that corrects an entry.
func FromEntry(e app.LedgerEntry, today civil.Date) Form {
	p := app.Posting{
		ProjectID: e.ProjectID, Kind: e.Kind, Date: e.Date, Form: e.Form, Type: e.Type, Payer: e.Payer,
		Currency: e.Currency, Foreign: e.Foreign, Rate: e.Rate, Quantity: e.Quantity, Unit: e.Unit, Price: e.Price,
		Number: e.Number, LineUID: e.LineUID, TrancheID: e.TrancheID, Note: e.Note, Parts: []app.PostingPart{{SourceID: e.SourceID}},
	}
	if e.Currency.Som() && e.Quantity == 0 {
		p.Amount = e.Amount
	}
	return FromPosting(p, today)
}

// Next is the form of the next payer of the same day: what was typed of the one
// before is gone, the header stays.
func (f Form) Next() Form {
	next := f.Clone()
	next.Payer, next.Address, next.Resident = "", "", 0
	next.Amount, next.Foreign, next.Quantity = "", "", ""
	next.Number, next.Note, next.Reason = "", "", ""
	next.Tranche, next.TrancheVersion = 0, 0
	for i := range next.Parts {
		next.Parts[i].Sum = ""
	}
	return next
}

// Reckoned is a posting read from the form, and where its parts stand there.
type Reckoned struct {
	app.Posting
	Total money.Sum // 0 while it cannot be told
	Sums  []money.Sum
	at    []int
}

// Read is the form as a posting. The rules of the ledger are checked by the use
// cases.
func (f Form) Read(r *typed.Reader) Reckoned {
	p := app.Posting{
		ProjectID: f.Project, Kind: f.Kind, Date: r.Date("date", f.Date), Form: f.Form,
		Payer:  app.Payer{Kind: f.PayerKind, Name: strings.TrimSpace(f.Payer), Address: strings.TrimSpace(f.Address), ResidentID: f.Resident},
		Number: f.Number, LineUID: f.Line, TrancheID: f.Tranche, TrancheVersion: f.TrancheVersion, Note: f.Note,
	}
	if f.PayerKind == app.Organisation {
		p.Payer.ResidentID = 0
	}
	f.readSum(r, &p)
	out := Reckoned{Posting: p}
	if total, err := p.Total(); err == nil {
		out.Total = total
	}
	out.Sums = parts.Read(r, "parts.", out.Total, f.Parts)
	if parts.Over(f.Parts) > 0 {
		r.Faults.Add("parts.0.share", string(typed.ErrPercent))
	}
	out.Parts, out.at = parts.Posting(f.Parts, out.Sums)
	if len(out.Parts) == 1 {
		out.Parts[0].Sum = 0 // the whole
	}
	return out
}

// readSum reads what the form has of the ways to say how much.
func (f Form) readSum(r *typed.Reader, p *app.Posting) {
	switch {
	case f.Form == app.InKind:
		p.Type, p.Unit = f.Type, f.Unit
		p.Quantity, p.Price = r.Quantity("quantity", f.Quantity), r.Sum("price", f.Price)
		if p.Quantity == 0 && p.Price == 0 {
			p.Amount = r.Sum("amount", f.Amount)
		}
	case !f.Currency.Som():
		p.Currency, p.Foreign, p.Rate = f.Currency, r.Sum("foreign", f.Foreign), r.Rate("rate", f.Rate)
	default:
		p.Amount = r.Sum("amount", f.Amount)
	}
}

// Place leads a field of the use case to the field of the form.
func (r Reckoned) Place(field string) string {
	list, rest, _ := strings.Cut(field, ".")
	at, name, named := strings.Cut(rest, ".")
	if i, err := strconv.Atoi(at); list == "parts" && named && err == nil && i >= 0 && i < len(r.at) {
		return "parts." + strconv.Itoa(r.at[i]) + "." + name
	}
	return field
}

// Placed are faults of the use case by the fields of the form.
func (r Reckoned) Placed(faults []app.FieldError) []app.FieldError {
	placed := slices.Clone(faults)
	for i := range placed {
		placed[i].Field = r.Place(placed[i].Field)
	}
	return placed
}

// Clone is a copy that shares nothing with f.
func (f Form) Clone() Form {
	f.Parts = slices.Clone(f.Parts)
	return f
}

// Same tells whether two forms hold the same.
func (f Form) Same(other Form) bool { return reflect.DeepEqual(f.plain(), other.plain()) }

func (f Form) plain() Form {
	f = f.Clone()
	f.Parts = slices.DeleteFunc(f.Parts, parts.Part.Empty)
	for i := range f.Parts {
		f.Parts[i].Form = ""
	}
	if len(f.Parts) == 0 {
		f.Parts = nil
	}
	return f
}

func sumText(s money.Sum) string {
	if s == 0 {
		return ""
	}
	return s.Format()
}
