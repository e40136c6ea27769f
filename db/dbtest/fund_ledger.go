package dbtest

import (
	"fmt"

	"kairyluu/app"
	"kairyluu/app/money"
)

// post adds an entry to the ledger, or reverses one.
func (f *funder) post() error {
	if f.chance(6) {
		return f.reverse()
	}
	p := pick(f.r, f.grants.Projects)
	e := app.LedgerEntry{
		ProjectID: p.ID, Kind: pick(f.r, app.LedgerKinds), Date: Today.AddDays(-f.r.IntN(400)), SourceID: pick(f.r, f.grants.Sources).ID,
		Form: app.Cash, Amount: money.Sum(1 + f.r.Int64N(5_000_00)), Number: fmt.Sprint("П-", len(f.grants.Ledger)), Payment: "",
		Note: pick(f.r, sentences), At: f.now(), Actor: "Айнура",
	}
	f.payer(&e)
	switch {
	case f.chance(20):
		e.Form, e.Type = app.InKind, pick(f.r, app.InKindTypes)
		e.Quantity, e.Unit, e.Price = 2_000, "саат", e.Amount/2
	case f.chance(20):
		e.Currency, e.Foreign, e.Rate = money.CHF, e.Amount/98, 98_0000
	}
	if f.chance(30) {
		e.LineUID = fmt.Sprint("l", f.r.IntN(3))
	}
	paid := e.Kind == app.Received || e.Kind == app.Returned
	if tranches := f.grants.Tranches[p.ID]; paid && len(tranches) > 0 && f.chance(30) {
		e.TrancheID = pick(f.r, tranches).ID
	}
	return f.append(e)
}

func (f *funder) append(e app.LedgerEntry) error {
	if err := f.tx.AddLedgerEntry(f.ctx, &e); err != nil {
		return err
	}
	f.grants.Ledger = append(f.grants.Ledger, e)
	return nil
}

func (f *funder) payer(e *app.LedgerEntry) {
	switch {
	case f.chance(30):
		r := pick(f.r, f.office.Residents)
		e.Payer = app.Payer{Kind: app.Household, Name: r.Name.Full(), ResidentID: r.ID}
	case f.chance(50):
		name := pick(f.r, []string{"Асанов", "АСАНОВ", "Ёлкина"}) // the first two are one
		e.Payer = app.Payer{Kind: app.Household, Name: name, Address: fmt.Sprintf("Жеңиш, %d", f.r.IntN(3))}
	case f.chance(50):
		e.Payer = app.Payer{Kind: app.Organisation, Name: "ОсОО Куруучу"}
	}
}

// reverse cancels an entry that counts, if the one it comes upon does.
func (f *funder) reverse() error {
	if len(f.grants.Ledger) == 0 {
		return nil
	}
	i := f.r.IntN(len(f.grants.Ledger))
	old := f.grants.Ledger[i]
	if !old.Holds() {
		return nil
	}
	back := old.Reversal(old.Date.AddDays(f.r.IntN(40)), "Ката жазылган")
	back.At, back.Actor = f.now(), "Бакыт"
	if err := f.append(back); err != nil {
		return err
	}
	f.grants.Ledger[i].ReversedBy = f.grants.Ledger[len(f.grants.Ledger)-1].ID
	return nil
}

// stand stores what the books of every project add up to.
func (f *funder) stand() error {
	g := f.grants
	for i := range g.Projects {
		p := &g.Projects[i]
		for j := range g.Tranches[p.ID] {
			came(&g.Tranches[p.ID][j], g.Ledger)
		}
		p.Standing = g.books(*p).Standing()
		p.Version++
		if err := f.tx.SetProjectStanding(f.ctx, p.ID, p.Standing); err != nil {
			return err
		}
	}
	return nil
}
