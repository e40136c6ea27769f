package xlsx

import (
	"context"
	"fmt"
	"time"

	"github.com/xuri/excelize/v2"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/report"
	"kairyluu/app/text"
)

// listColumn is one column of the list of appeals.
type listColumn struct {
	title string
	width float64
	day   bool
	value func(*lister, app.AppealRow) any
}

var listColumns = []listColumn{
	{"report.head.number", 12, false, func(_ *lister, r app.AppealRow) any { return r.Number }},
	{"report.col.registered", 12.5, true, func(_ *lister, r app.AppealRow) any { return r.Registered }},
	{"report.col.applicant", 24, false, func(_ *lister, r app.AppealRow) any { return r.Applicant }},
	{"report.col.address", 25, false, func(l *lister, r app.AppealRow) any { return l.place(r) }},
	{"report.col.phone", 17.5, false, func(_ *lister, r app.AppealRow) any { return text.FormatPhone(r.Phone) }},
	{"report.col.kind", 14, false, func(l *lister, r app.AppealRow) any { return l.words.T("kind." + string(r.Kind)) }},
	{"report.col.topic", 23, false, func(l *lister, r app.AppealRow) any { return l.name(r.TopicID) }},
	{"report.col.summary", 38, false, func(_ *lister, r app.AppealRow) any { return r.Summary }},
	{"report.col.executor", 21, false, func(l *lister, r app.AppealRow) any { return l.name(r.ExecutorID) }},
	{"report.col.due", 12.5, true, func(_ *lister, r app.AppealRow) any { return r.Due }},
	{"report.col.finished", 12.5, true, func(_ *lister, r app.AppealRow) any { return r.Finished() }},
	{"report.col.outcome", 19, false, func(l *lister, r app.AppealRow) any { return l.result(r) }},
}

// lister writes the list of appeals row by row, whatever its length.
type lister struct {
	*book
	of     app.AppealFilter
	names  map[int64]app.Entry
	stream *excelize.StreamWriter
	row    int
	cells  []any
	plain  int // styles
	date   int
}

// list writes the last sheet: the appeals of the quarter, with personal data.
func (b *book) list(ctx context.Context, src report.Source, received app.AppealFilter) error {
	l := &lister{book: b, of: received, names: map[int64]app.Entry{}, cells: make([]any, len(listColumns))}
	for _, d := range []app.Dict{app.Settlements, app.Topics, app.Executors} {
		entries, err := src.Entries(ctx, d)
		if err != nil {
			return fmt.Errorf("list appeals: %w", err)
		}
		for _, e := range entries {
			l.names[e.ID] = e
		}
	}
	n, err := src.CountAppeals(ctx, received, 0)
	if err != nil {
		return fmt.Errorf("list appeals: %w", err)
	}
	if err := l.begin(n); err != nil {
		return err
	}
	if err := l.rows(ctx, src); err != nil {
		return err
	}
	return l.stream.Flush()
}

// begin opens the stream. What stands before the rows in the file must be set
// before it: excelize can't go back.
func (l *lister) begin(n int) error {
	sheet := l.addSheet(l.words.T("report.sheet.list"))
	last := headRow + max(n, 1)
	l.paper(page{sheet: sheet, landscape: true, cols: len(listColumns), rows: last, headRow: headRow})
	l.do(l.file.SetSheetDimension(sheet, "A1:"+at(len(listColumns), last)))
	if l.err != nil {
		return l.err
	}
	var err error
	if l.stream, err = l.file.NewStreamWriter(sheet); err != nil {
		return err
	}
	for i, c := range listColumns {
		l.do(l.stream.SetColWidth(i+1, i+1, c.width))
	}
	l.do(l.stream.SetPanes(frozen(headRow)))
	l.plain, err = l.styles.of(look{border: true, wrap: true, topLevel: true, across: "left"})
	l.do(err)
	l.date, err = l.styles.of(look{border: true, topLevel: true, across: "center", format: formats[report.Day]})
	l.do(err)
	l.listHead()
	return l.err
}

func (l *lister) listHead() {
	big, err := l.styles.of(look{bold: true, size: 16})
	l.do(err)
	small, err := l.styles.of(look{faint: true})
	l.do(err)
	head, err := l.styles.of(look{bold: true, fill: headFill, border: true, wrap: true, across: "center"})
	l.do(err)
	l.do(l.stream.SetRow("A1", []any{excelize.Cell{StyleID: big, Value: l.words.T("report.table.list")}}))
	about := l.say(l.about.office) + ". " + l.say(l.about.subject)
	l.do(l.stream.SetRow("A2", []any{excelize.Cell{StyleID: small, Value: about}}))
	for i, c := range listColumns {
		l.cells[i] = excelize.Cell{StyleID: head, Value: l.words.T(c.title)}
	}
	l.do(l.stream.SetRow(at(1, headRow), l.cells, excelize.RowOpts{Height: 34}))
	l.row = headRow + 1
}

func (l *lister) rows(ctx context.Context, src report.Source) error {
	const pageSize = 1000
	q := app.AppealQuery{Filter: l.of, Sort: app.ByRegistered, Limit: pageSize}
	for {
		rows, err := src.AppealRows(ctx, q)
		if err != nil {
			return fmt.Errorf("list appeals: %w", err)
		}
		for _, r := range rows {
			if err := l.write(r); err != nil {
				return err
			}
		}
		if len(rows) < pageSize {
			return nil
		}
		q.After = &rows[len(rows)-1]
	}
}

func (l *lister) write(r app.AppealRow) error {
	high := 0.0
	for i, c := range listColumns {
		cell := excelize.Cell{StyleID: l.plain, Value: c.value(l, r)}
		switch v := cell.Value.(type) {
		case civil.Date:
			cell = l.dateCell(v)
		case string:
			high = max(high, height(v, c.width-1, 0))
		}
		l.cells[i] = cell
	}
	err := l.stream.SetRow(at(1, l.row), l.cells, excelize.RowOpts{Height: min(high, 409)})
	l.row++
	return err
}

func (l *lister) dateCell(d civil.Date) excelize.Cell {
	if d.IsZero() {
		return excelize.Cell{StyleID: l.date}
	}
	return excelize.Cell{StyleID: l.date, Value: d.Time(time.UTC)}
}

func (l *lister) name(id int64) string { return l.say(report.NameOf(l.names[id])) }

// place is the settlement and what is known within it.
func (l *lister) place(r app.AppealRow) string {
	settlement := l.name(r.SettlementID)
	if settlement == "" || r.Address == "" {
		return settlement + r.Address
	}
	return settlement + ", " + r.Address
}

// result is the outcome, or how far things have come without one.
func (l *lister) result(r app.AppealRow) string {
	if r.Outcome != "" {
		return l.words.T("outcome." + string(r.Outcome))
	}
	return l.words.T("state." + string(r.State))
}

// finish leaves the workbook open on its first sheet. The list comes after it:
// to select a sheet, excelize reads every other whole into memory.
func (b *book) finish() {
	b.file.SetActiveSheet(0)
	b.do(b.file.SetDocProps(&excelize.DocProperties{
		Title: b.say(b.about.title) + ". " + b.say(b.about.period), Creator: b.say(b.about.office),
		Created: b.about.made.UTC().Format(time.RFC3339), Modified: b.about.made.UTC().Format(time.RFC3339),
	}))
}
