package report

import (
	"strings"

	"kairyluu/app"
	"kairyluu/app/money"
)

// Verify holds the figures against each other: opening balance + received =
// closed + closing balance, in time + over the term = closed, and the rows of
// every table against its total, a matrix both ways, meetings and the action plan
// likewise. The first that fails is a
// Denied error "report.identity.…" that must stop the workbook.
func (r Report) Verify() error {
	for _, verify := range []func() error{r.verifyTotals, r.verifyMeetings, r.verifyPlan} {
		if err := verify(); err != nil {
			return err
		}
	}
	for i, sheet := range r.Sheets() {
		for _, t := range sheet.Tables {
			if err := t.Verify(i + 2); err != nil { // the title is the first sheet
				return err
			}
		}
	}
	return nil
}

func (r Report) verifyTotals() error {
	t := r.Table("totals")
	for _, c := range []string{"now", "before", "year", "year_before"} {
		n := func(row string) int { return t.Cell(t.Row(row), c).N() }
		if n("opening")+n("received") != n("closed")+n("closing") {
			return app.Fail(app.Denied, "report.identity.balance", "opening", n("opening"), "received", n("received"),
				"closed", n("closed"), "closing", n("closing"))
		}
		if n("in_time")+n("over") != n("closed") {
			return app.Fail(app.Denied, "report.identity.terms",
				"in_time", n("in_time"), "over", n("over"), "closed", n("closed"))
		}
	}
	return nil
}

// Verify adds the rows of t up. sheet is its number, for the message.
func (t Table) Verify(sheet int) error {
	for i, c := range t.Columns {
		if c.Kind != Count && c.Kind != Money {
			continue
		}
		if sum, total, ok := t.columnSum(i); ok && sum != total {
			return sumFault(sheet, c.Kind, sum, total)
		}
		if sum, total, ok := t.levelSum(i); ok && sum != total {
			return sumFault(sheet, c.Kind, sum, total)
		}
	}
	if t.Key != "settlements" {
		return nil
	}
	for _, r := range t.Rows {
		if sum, total := t.rowSum(r); sum != total {
			return sumFault(sheet, Count, sum, total)
		}
	}
	return nil
}

func sumFault(sheet int, k Kind, sum, total int) error {
	if k == Money {
		return app.Fail(app.Denied, "report.identity.sum", "sheet", sheet, "sum", money.Sum(sum).Full(), "total", money.Sum(total).Full())
	}
	return app.Fail(app.Denied, "report.identity.sum", "sheet", sheet, "sum", sum, "total", total)
}

// columnSum adds the plain rows of a column; ok is false without a total.
func (t Table) columnSum(i int) (sum, total int, ok bool) {
	for _, r := range t.Rows {
		switch {
		case r.Total:
			total, ok = r.Cells[i].N(), true
		case r.Level == 0 && !r.Aside:
			sum += r.Cells[i].N()
		}
	}
	return sum, total, ok
}

// levelSum finds the first row that the rows right below it don't add up to. A column
// that tells nothing below a row is not broken down there.
func (t Table) levelSum(i int) (sum, total int, ok bool) {
	if t.Row(totalKey).Key == "" {
		return 0, 0, false // not a breakdown: level 1 is told beside
	}
	for at, r := range t.Rows {
		told := false
		total, sum = r.Cells[i].N(), 0
		for _, below := range t.Rows[at+1:] {
			if below.Level <= r.Level {
				break
			}
			if below.Level == r.Level+1 {
				sum += below.Cells[i].N()
				told = told || below.Cells[i].Present
			}
		}
		if told && sum != total {
			return sum, total, true
		}
	}
	return 0, 0, false
}

// rowSum adds the groups of topics of one settlement.
func (t Table) rowSum(r Row) (sum, total int) {
	for i, c := range t.Columns {
		switch {
		case c.Key == totalKey:
			total = r.Cells[i].N()
		case strings.HasPrefix(c.Key, "topic."):
			sum += r.Cells[i].N()
		}
	}
	return sum, total
}
