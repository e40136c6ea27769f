package xlsx

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/listing"
	"kairyluu/app/money"
	"kairyluu/app/report"
)

var _ listing.Saver = SaveListing

// writeListing writes a table as the ending of path says.
func writeListing(ctx context.Context, out io.Writer, t listing.Table, path string) (rows int, err error) {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".csv":
		return listing.WriteCSV(out, t)
	case ".xlsx":
		err = write(out, "", func(f *excelize.File) error {
			rows, err = fillListing(ctx, f, t)
			return err
		})
		return rows, err
	}
	return 0, app.Fail(app.Invalid, "listing.format", "name", filepath.Base(path))
}

var listingWidths = map[listing.Kind]float64{listing.Text: 20, listing.Long: 60, listing.Number: 11, listing.Day: 12, listing.Money: 17, listing.Exact: 12}

// fillListing writes a table as it is read. One longer than a sheet of Excel
// goes on in another.
func fillListing(ctx context.Context, f *excelize.File, t listing.Table) (rows int, err error) {
	left, err := t.Count()
	if err != nil {
		return 0, err
	}
	b := newBook(f, about{}, nil)
	var part *tablePart
	for row, err := range t.Rows {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return rows, fmt.Errorf("list %s: %w", t.Name, err)
		}
		if part == nil || part.row > maxRows {
			if part, err = b.nextPart(part, t, left-rows); err != nil {
				return rows, err
			}
		}
		if err := part.write(row); err != nil {
			return rows, err
		}
		rows++
	}
	if part == nil {
		if part, err = b.nextPart(nil, t, 0); err != nil {
			return 0, err
		}
	}
	return rows, part.stream.Flush()
}

// maxRows is how many rows a sheet holds; a test makes it small.
var maxRows = excelize.TotalRows

// tablePart is one sheet of a table.
type tablePart struct {
	stream *excelize.StreamWriter
	row    int
	cells  []any
	date   int // styles
	money  int
}

// nextPart ends the sheet before and begins another with its head.
func (b *book) nextPart(before *tablePart, t listing.Table, rows int) (*tablePart, error) {
	if before != nil {
		b.do(before.stream.Flush())
	}
	name := t.Name
	if n := len(b.names); n > 0 {
		name = fmt.Sprintf("%s %d", t.Name, n+1)
	}
	sheet := b.addSheet(name)
	last := min(rows+1, maxRows)
	b.do(b.file.SetSheetDimension(sheet, "A1:"+at(len(t.Columns), last)))
	if b.err != nil {
		return nil, b.err
	}
	stream, err := b.file.NewStreamWriter(sheet)
	if err != nil {
		return nil, err
	}
	p := &tablePart{stream: stream, row: 2, cells: make([]any, len(t.Columns))}
	p.date, err = b.styles.of(look{format: "yyyy-mm-dd"})
	b.do(err)
	p.money, err = b.styles.of(look{format: formats[report.Money]})
	b.do(err)
	head, err := b.styles.of(look{bold: true, fill: headFill, border: true})
	b.do(err)
	for i, c := range t.Columns {
		b.do(stream.SetColWidth(i+1, i+1, listingWidths[c.Kind]))
		p.cells[i] = excelize.Cell{StyleID: head, Value: c.Key}
	}
	b.do(stream.SetPanes(frozen(1)))
	b.do(stream.SetRow("A1", p.cells))
	return p, b.err
}

func (p *tablePart) write(row listing.Row) error {
	for i, value := range row {
		p.cells[i] = p.typed(value)
	}
	err := p.stream.SetRow(at(1, p.row), p.cells)
	p.row++
	return err
}

// typed is a value as a cell: dates and money are numbers with a format.
func (p *tablePart) typed(value any) any {
	switch v := value.(type) {
	case civil.Date:
		if v.IsZero() {
			return nil
		}
		return excelize.Cell{StyleID: p.date, Value: v.Time(time.UTC)}
	case money.Sum:
		return excelize.Cell{StyleID: p.money, Value: v.Som()}
	}
	return value
}
