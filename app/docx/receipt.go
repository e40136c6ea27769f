package docx

import (
	"context"
	"strconv"

	"kairyluu/app"
	"kairyluu/app/money"
)

// receipt is what a household is given for its contribution.
type receipt struct {
	office
	entry   app.LedgerEntry
	project app.Project
}

// receiptOf reads an entry of the ledger. Only what was received and still holds
// has a receipt: another entry is Denied "docx.receipt.none".
func receiptOf(ctx context.Context, src Source, id int64, w Words) (d receipt, err error) {
	if d.office, err = officeOf(ctx, src, w); err != nil {
		return d, err
	}
	if d.entry, err = src.LedgerEntry(ctx, id); err != nil {
		return d, err
	}
	if d.entry.Kind != app.Received || !d.entry.Holds() {
		return d, app.Fail(app.Denied, "docx.receipt.none")
	}
	d.project, err = src.Project(ctx, d.entry.ProjectID)
	return d, err
}

func (d receipt) paper() paper {
	p := paper{words: d.letterhead(), blocks: map[string]func(sheet) []element{
		"facts":      d.facts,
		"signatures": d.signatures,
	}}
	p.words["title"] = d.w.T("docx.receipt.title", "number", d.entry.Number)
	p.words["date"] = d.date(d.entry.Date)
	return p
}

func (d receipt) facts(s sheet) []element {
	e := d.entry
	inKind := ""
	if e.Form == app.InKind {
		inKind = d.w.T("docx.receipt.in_kind", "quantity", e.Quantity.Format(), "unit", e.Unit, "price", e.Price.Format())
	}
	return d.particulars(s, [][2]string{
		{"docx.fact.payer", e.Payer.Name},
		{"docx.fact.address", e.Payer.Address},
		{"docx.fact.project", d.project.Title(d.lang())},
		{"docx.fact.sum", d.w.T("docx.som", "sum", e.Amount.Full())},
		{"docx.fact.given", inKind},
		{"docx.fact.note", e.Note},
	})
}

func (d receipt) signatures(s sheet) []element {
	return d.sign(s, [2]string{d.w.T("docx.receipt.took"), d.entry.Actor}, [2]string{d.w.T("docx.receipt.gave"), d.entry.Payer.Name})
}

// contributions lists who gave what to a project, household by household.
type contributions struct {
	office
	app.ProjectCase
}

func contributionsOf(ctx context.Context, src Source, id int64, w Words) (d contributions, err error) {
	if d.office, err = officeOf(ctx, src, w); err != nil {
		return d, err
	}
	d.ProjectCase, err = src.ProjectCase(ctx, id)
	return d, err
}

func (d contributions) paper() paper {
	p := paper{words: d.letterhead(), blocks: map[string]func(sheet) []element{
		"list": d.list,
		"signatures": func(s sheet) []element {
			return d.sign(s, [2]string{d.w.T("docx.project.head"), d.settings.HeadRU}, [2]string{d.w.T("docx.contributions.kept"), ""})
		},
	}}
	p.words["title"] = d.w.T("docx.contributions.title")
	p.words["subject"] = d.Project.Title(d.lang()) + "\n" + d.w.T("docx.plan.as_of", "date", d.date(d.today))
	return p
}

// list is a part for each source, with its sums.
func (d contributions) list(s sheet) []element {
	if len(d.Payers) == 0 {
		return []element{para(styleText, d.w.T("docx.contributions.empty"))}
	}
	g := grid{widths: []int{5, 25, 16, 14, 14, 13, 13}, ruled: true, figures: []int{3, 4, 5, 6}, rows: []gridRow{{head: true, cells: d.columns(
		"number", "payer", "address", "pledged", "paid", "in_kind", "returned")}}}
	for i, p := range d.Payers {
		if i == 0 || p.SourceID != d.Payers[i-1].SourceID {
			g.rows = append(g.rows, gridRow{merged: true, cells: []string{d.name(p.SourceID)}})
		}
		g.rows = append(g.rows, gridRow{cells: append([]string{strconv.Itoa(i + 1), p.Payer.Name, p.Payer.Address}, sums(p)...)})
		if i+1 == len(d.Payers) || p.SourceID != d.Payers[i+1].SourceID {
			g.rows = append(g.rows, gridRow{style: styleHead, cells: append([]string{"", d.w.T("docx.sum"), ""}, sums(d.total(p.SourceID))...)})
		}
	}
	return []element{g.table(s), gap()}
}

func sums(p app.PayerRow) []string {
	said := make([]string, 4)
	for i, sum := range []money.Sum{p.Pledged, p.Cash, p.InKind, p.Returned} {
		said[i] = "—"
		if sum != 0 {
			said[i] = sum.Format()
		}
	}
	return said
}

func (d contributions) total(source int64) (t app.PayerRow) {
	for _, p := range d.Payers {
		if p.SourceID == source {
			t.Pledged, t.Cash, t.InKind, t.Returned = t.Pledged+p.Pledged, t.Cash+p.Cash, t.InKind+p.InKind, t.Returned+p.Returned
		}
	}
	return t
}
