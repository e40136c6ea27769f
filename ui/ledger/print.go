package ledger

import (
	"kairyluu/ui/shell"
)

// printReceipt writes the receipt of a household's payment and opens it.
func (p *Page) printReceipt(e entry) {
	if !e.isReceipt() {
		p.Env.Hint(p.Env.T("ledger.print.no_receipt"))
		return
	}
	p.print(shell.Document{Kind: shell.Receipt, ID: e.ID, Lang: p.Env.Words.Lang()})
}

// printContributions writes the list of what residents gave to the project on show.
func (p *Page) printContributions() {
	if id := p.model.project(); id != 0 {
		p.print(shell.Document{Kind: shell.Contributions, ID: id, Lang: p.Env.Words.Lang()})
	}
}

func (p *Page) print(doc shell.Document) {
	p.Env.PrintOut(p.Scope.Latest("print"), doc, "ledger.print.busy", "ledger.print.done", nil)
}
