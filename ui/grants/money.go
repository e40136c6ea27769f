package grants

import (
	"slices"

	"kairyluu/app"
	"kairyluu/app/money"
	"kairyluu/ui/grantwork"
	"kairyluu/ui/widgets"
)

// moneyCell is one figure of the table of money with the entries that it adds up;
// a figure of the budget opens the budget.
type moneyCell struct {
	sum    money.Sum
	ledger *app.LedgerFilter
	budget bool
}

// moneyTable is the table of money of a project, by source and form, with its total.
type moneyTable struct {
	labels []string
	rows   [][]moneyCell
}

// moneyColumns are the figures of a row, in order.
var moneyColumns = []string{"planned", "pledged", "received", "spent", "returned", "left"}

func newMoneyTable(v grantwork.View, project int64, balances []app.Balance) moneyTable {
	var t moneyTable
	var total app.Balance
	for _, b := range balances {
		t.labels = append(t.labels, v.Source(b.SourceID, b.Form))
		t.rows = append(t.rows, moneyRow(b, app.LedgerFilter{Project: project, Source: b.SourceID, Form: b.Form}))
		total.Planned += b.Planned
		total.Pledged += b.Pledged
		total.Received += b.Received
		total.Spent += b.Spent
		total.Returned += b.Returned
	}
	t.labels = append(t.labels, v.Words.T("grants.money.total"))
	t.rows = append(t.rows, moneyRow(total, app.LedgerFilter{Project: project}))
	return t
}

func moneyRow(b app.Balance, f app.LedgerFilter) []moneyCell {
	cell := func(sum money.Sum, kind app.LedgerKind) moneyCell {
		of := f
		of.Kind = kind
		return moneyCell{sum: sum, ledger: &of}
	}
	spent := cell(b.Spent, app.Spent)
	if b.Form == app.InKind {
		spent = cell(b.Spent, app.Received) // it is used as it comes
	}
	return []moneyCell{
		{sum: b.Planned, budget: true},
		cell(b.Pledged, app.Pledged), cell(b.Received, app.Received), spent,
		cell(b.Returned, app.Returned), cell(b.Left(), ""),
	}
}

// columns are those that have a figure in any row.
func (t moneyTable) columns() []int {
	var list []int
	for i := range moneyColumns {
		if slices.ContainsFunc(t.rows, func(row []moneyCell) bool { return row[i].sum != 0 }) {
			list = append(list, i)
		}
	}
	return list
}

// sheet is the table as it is shown; parts are the shares in per cent.
func (t moneyTable) sheet(v grantwork.View, parts []money.Fraction, open func(row, column int)) *widgets.Sheet {
	columns := t.columns()
	titles := make([]string, len(columns), len(columns)+1)
	for i, c := range columns {
		titles[i] = v.Words.T("grants.money." + moneyColumns[c])
	}
	titles = append(titles, v.Words.T("grants.money.share"))
	rows := make([]widgets.SheetRow, len(t.rows))
	for i, cells := range t.rows {
		rows[i] = widgets.SheetRow{Label: t.labels[i], Bold: i == len(parts)}
		for _, c := range columns {
			rows[i].Cells = append(rows[i].Cells, widgets.SheetCell{Text: grantwork.Sum(cells[c].sum), Opens: cells[c].sum != 0})
		}
		share := money.Whole
		if i < len(parts) {
			share = parts[i]
		}
		rows[i].Cells = append(rows[i].Cells, widgets.SheetCell{Text: grantwork.Percent(share)})
	}
	s := widgets.NewSheet(v.Words.T("grants.money.source"), titles, rows)
	s.OnTapped = func(row, column int) { open(row, columns[column]) }
	return s
}
