package ledger

import (
	"context"

	"kairyluu/ui/shell"
	"kairyluu/ui/task"
)

// printReceipt writes the receipt of a household's payment and opens it.
func (p *Page) printReceipt(e entry) {
	if !e.isReceipt() {
		p.Env.Status(p.Env.T("ledger.print.no_receipt"))
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
	p.Env.Status(p.Env.T("ledger.print.busy"))
	task.Run(p.Scope.Latest("print"), func(ctx context.Context) (string, error) {
		return p.Env.Print(ctx, doc)
	}, func(path string, err error) {
		if err == nil {
			err = p.Env.Open(path)
		}
		if err != nil {
			p.Env.Fail(err)
			return
		}
		p.Env.Status(p.Env.T("ledger.print.done", "path", path))
	})
}
