package grantwork

import (
	"strings"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// LedgerColumn names a column of the ledger; it is kept in saved layouts.
type LedgerColumn string

// Columns of the ledger in the order of the table.
const (
	LedgerDate     LedgerColumn = "date"
	LedgerProject  LedgerColumn = "project"
	LedgerKind     LedgerColumn = "kind"
	LedgerSource   LedgerColumn = "source"
	LedgerForm     LedgerColumn = "form"
	LedgerPayer    LedgerColumn = "payer"
	LedgerNumber   LedgerColumn = "number"
	LedgerAmount   LedgerColumn = "amount"
	LedgerForeign  LedgerColumn = "foreign"
	LedgerRate     LedgerColumn = "rate"
	LedgerQuantity LedgerColumn = "quantity"
	LedgerNote     LedgerColumn = "note"
	LedgerActor    LedgerColumn = "actor"
)

// LedgerColumns lists every column in its order.
var LedgerColumns = []LedgerColumn{
	LedgerDate, LedgerProject, LedgerKind, LedgerSource, LedgerForm, LedgerPayer, LedgerNumber, LedgerAmount,
	LedgerForeign, LedgerRate, LedgerQuantity, LedgerNote, LedgerActor,
}

var ledgerShown = map[LedgerColumn]bool{
	LedgerDate: true, LedgerProject: true, LedgerKind: true, LedgerSource: true, LedgerPayer: true, LedgerNumber: true, LedgerAmount: true,
}

var ledgerWidths = map[LedgerColumn]float32{
	LedgerDate: 84, LedgerProject: 150, LedgerKind: 124, LedgerSource: 116, LedgerForm: 80, LedgerPayer: 140, LedgerNumber: 86,
	LedgerAmount: 100, LedgerForeign: 110, LedgerRate: 76, LedgerQuantity: 110, LedgerNote: 140, LedgerActor: 100,
}

var ledgerGrows = map[LedgerColumn]float32{LedgerProject: 2, LedgerPayer: 2, LedgerNote: 1}

// LedgerCell is what a column says of an entry.
func (v View) LedgerCell(c LedgerColumn, r app.LedgerRow) string {
	switch c {
	case LedgerDate:
		return v.Day(r.Date)
	case LedgerProject:
		return app.Project{TitleRU: r.ProjectTitleRU, TitleKY: r.ProjectTitleKY}.Title(v.Language())
	case LedgerKind:
		return v.Entry(r.LedgerEntry)
	case LedgerSource:
		return v.Name(r.SourceID)
	case LedgerForm:
		return v.Form(r.LedgerEntry)
	case LedgerPayer:
		return r.Payer.Name
	case LedgerNumber:
		return r.Number
	case LedgerAmount:
		return r.Amount.Full()
	case LedgerForeign:
		return Foreign(r.LedgerEntry)
	case LedgerRate:
		if r.Currency == "" {
			return ""
		}
		return r.Rate.Format()
	case LedgerQuantity:
		return Quantity(r.LedgerEntry)
	case LedgerNote:
		return r.Note
	case LedgerActor:
		return r.Actor
	}
	return ""
}

// Entry is what an entry tells, after the sign of one that does not count: it
// cancels another, or was cancelled.
func (v View) Entry(e app.LedgerEntry) string {
	said := v.Say("ledgerKind", string(e.Kind))
	switch {
	case e.Reverses != 0:
		return "↺ " + said
	case e.ReversedBy != 0:
		return "× " + said
	}
	return said
}

// Form is in which form something was given: money, or what in its place.
func (v View) Form(e app.LedgerEntry) string {
	if e.Form == app.InKind && e.Type != "" {
		return v.Say("inKind", string(e.Type))
	}
	return v.Say("form", string(e.Form))
}

// Foreign is a sum in another currency; nothing for som.
func Foreign(e app.LedgerEntry) string {
	if e.Currency == "" {
		return ""
	}
	return e.Foreign.Full() + unbroken + string(e.Currency)
}

// Quantity is what was given in kind: «12 чел.-дн. × 1 200».
func Quantity(e app.LedgerEntry) string {
	if e.Quantity == 0 {
		return ""
	}
	return strings.TrimSpace(e.Quantity.Format()+" "+e.Unit) + " × " + e.Price.Format()
}

// LedgerTable are the named columns of a table of entries; all of them when none
// is named. In that case the less usual ones begin hidden.
func (v View) LedgerTable(ids ...LedgerColumn) []widgets.Column[app.LedgerRow] {
	whole := len(ids) == 0
	if whole {
		ids = LedgerColumns
	}
	columns := make([]widgets.Column[app.LedgerRow], len(ids))
	for i, id := range ids {
		columns[i] = widgets.Column[app.LedgerRow]{
			ID: string(id), Title: v.Words.T("grantwork.ledger." + string(id)), Width: ledgerWidths[id], MinWidth: 40, Grow: ledgerGrows[id],
			Sortable: id == LedgerDate, Hidden: whole && !ledgerShown[id],
			Text: func(r app.LedgerRow) string { return v.LedgerCell(id, r) },
		}
		switch id {
		case LedgerAmount, LedgerForeign, LedgerRate:
			columns[i].Align = fyne.TextAlignTrailing
		}
	}
	return columns
}

// LedgerStyle greys what does not count.
func LedgerStyle(r app.LedgerRow) widgets.RowStyle {
	if !r.Holds() {
		return widgets.RowStyle{Color: theme.ColorMuted}
	}
	return widgets.RowStyle{}
}

// LedgerKey is the key of a row in a table of entries.
func LedgerKey(r app.LedgerRow) int64 { return r.ID }
