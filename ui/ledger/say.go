package ledger

import (
	"strings"

	"kairyluu/app"
	"kairyluu/app/money"
	"kairyluu/ui/casework"
)

// totalsSaid is «обещано 1 200 000 · поступило 800 000 · израсходовано 300 000».
func (p *Page) totalsSaid(groups []app.LedgerGroup) string {
	sums := map[string]money.Sum{}
	for _, g := range groups {
		sums[g.Keys[0]] = sums[g.Keys[0]].Plus(g.Amount)
	}
	var said []string
	for _, kind := range app.LedgerKinds {
		if sum, there := sums[string(kind)]; there {
			said = append(said, p.view.Say("ledgerKind", string(kind))+" "+p.view.Som(sum))
		}
	}
	if len(said) == 0 {
		return p.Env.T("ledger.totals_none")
	}
	return p.Env.T("ledger.totals") + "  " + strings.Join(said, "  ·  ")
}

// payerSaid is who gave, with the address that tells namesakes apart.
func payerSaid(x app.Payer) string {
	switch {
	case x.Name == "":
		return casework.Dash
	case x.Address == "":
		return x.Name
	}
	return x.Name + ", " + x.Address
}
