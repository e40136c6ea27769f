package xlsx

import (
	"context"
	"fmt"
	"image"
	"io"
	"time"

	"github.com/xuri/excelize/v2"

	"kairyluu/app"
	"kairyluu/app/donor"
	"kairyluu/app/picture"
	"kairyluu/app/report"
	"kairyluu/app/safefile"
)

// Finder tells where the content of an attachment lies, sound.
type Finder func(ctx context.Context, a app.Attachment) (path string, err error)

// SaveDonors writes a donor's report to path: a sheet a table, and the photos that find
// can find. Those that are gone or damaged are told.
func SaveDonors(ctx context.Context, path string, r donor.Report, w report.Words, find Finder) error {
	err := safefile.Write(path, func(out io.Writer) error {
		return write(out, "", func(f *excelize.File) error { return fillDonors(ctx, f, r, w, find) })
	})
	if err != nil {
		return fmt.Errorf("save donor's report: %w", err)
	}
	return nil
}

// donorBook is the workbook of a donor's report.
type donorBook struct {
	*book
	donor.Report
}

func fillDonors(ctx context.Context, f *excelize.File, r donor.Report, w report.Words, find Finder) error {
	b := donorBook{newBook(f, about{r.Office(), r.Title, report.Say("donor.and", "one", r.Subject, "other", r.Period()), r.Period(), r.Today.Time(time.UTC)}, w), r}
	sheets := r.Sheets()
	b.first(sheets)
	for _, s := range sheets {
		b.sheet(s)
	}
	if len(r.Albums) > 0 {
		if err := b.photos(ctx, find); err != nil {
			return err
		}
	}
	b.finish()
	return b.err
}

// Columns of the first sheet: names of the particulars, and the particulars across the
// rest, which a signature divides.
var factWidths = []float64{30, 26, 3, 38}

const factWidth = 66 // of letters in the particulars

// first is the sheet that is read and signed: what the report is of, the particulars,
// what else the workbook holds.
func (b donorBook) first(sheets []report.Sheet) {
	sheet := b.addSheet(b.say(b.Title))
	for i, width := range factWidths {
		b.do(b.file.SetColWidth(sheet, column(i+1), column(i+1), width))
	}
	hide := false
	b.do(b.file.SetSheetView(sheet, 0, &excelize.ViewOptions{ShowGridLines: &hide}))
	across := func(row int, s string, size float64, bold bool) {
		b.merged(sheet, 1, len(factWidths), row, s, look{across: "center", wrap: true, size: size, bold: bold}, titleWidth)
	}
	across(1, b.say(b.about.office), 12, true)
	across(3, b.say(b.Title), 18, true)
	across(4, b.say(b.Subject), 14, true)
	across(5, b.say(b.about.period), 12, false)
	row := b.facts(sheet, 7)
	if said := b.say(b.Share); said != "" {
		b.merged(sheet, 1, len(factWidths), row+1, said, look{wrap: true}, factWidth+factWidths[0])
		row += 2
	}
	titles := make([]report.Label, 0, len(sheets)+1)
	for _, s := range sheets {
		titles = append(titles, s.Title)
	}
	if len(b.Albums) > 0 {
		titles = append(titles, photoSheet)
	}
	row = b.contents(sheet, row+1, titles)
	row++
	for _, who := range b.Signers {
		row = b.signature(sheet, row+2, b.say(who.Part), b.say(who.Name))
	}
	b.paper(page{sheet: sheet, cols: len(factWidths), rows: row})
}

func (b donorBook) facts(sheet string, row int) int {
	for _, f := range b.Facts {
		said := f.In(b.words)
		if said == "" {
			continue
		}
		b.merged(sheet, 2, len(factWidths), row, said, look{wrap: true, topLevel: true, across: "left"}, factWidth)
		b.text(sheet, 1, row, b.say(f.Name), look{faint: true, topLevel: true, wrap: true})
		row++
	}
	return row
}

// photoSheet names the sheet of photos.
var photoSheet = report.Say("donor.sheet.photos")

// Measures of the sheet of photos, which has two beside each other.
const (
	photoPoints = 800 // along the longer side
	photoColumn = 44  // wide, in characters
	photoWide   = 300 // on the sheet, in pixels
	photoHigh   = 225
	photoRow    = 176 // high, in points
)

// photos are those of every project by phase, two in a row.
func (b donorBook) photos(ctx context.Context, find Finder) error {
	sheet := b.addSheet(b.say(photoSheet))
	b.do(b.file.SetColWidth(sheet, "A", "B", photoColumn))
	hide := false
	b.do(b.file.SetSheetView(sheet, 0, &excelize.ViewOptions{ShowGridLines: &hide}))
	b.text(sheet, 1, 1, b.say(photoSheet), look{bold: true, size: 16})
	row, project := 2, ""
	for _, a := range b.Albums {
		if title := b.say(a.Project); title != project {
			b.merged(sheet, 1, 2, row+1, title, look{bold: true, size: 13, wrap: true}, 2*photoColumn)
			row, project = row+2, title
		}
		b.text(sheet, 1, row, b.words.T("docx."+a.Phase), look{bold: true, faint: true})
		row++
		for i, file := range shown(a.Files) {
			col := 1 + i%2
			if i > 0 && col == 1 {
				row += 2
			}
			if err := b.photo(ctx, find, file, sheet, col, row); err != nil {
				return err
			}
		}
		row += 3
	}
	b.paper(page{sheet: sheet, cols: 2, rows: row})
	return nil
}

// shown are the pictures among files, as many as a document shows.
func shown(files []app.Attachment) (pictures []app.Attachment) {
	const most = 6
	for _, f := range files {
		if !f.Removed && picture.Readable(f.Type) && len(pictures) < most {
			pictures = append(pictures, f)
		}
	}
	return pictures
}

// photo puts a picture into a cell and its name below, or says there that it is gone.
func (b donorBook) photo(ctx context.Context, find Finder, file app.Attachment, sheet string, col, row int) error {
	content, size, err := read(ctx, find, file)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		b.text(sheet, col, row, b.words.T("docx.outcomes.broken_photo", "name", file.Name), look{faint: true, wrap: true, topLevel: true})
		return nil
	}
	scale := min(photoWide/float64(size.X), photoHigh/float64(size.Y))
	b.do(b.file.SetRowHeight(sheet, row, photoRow))
	b.do(b.file.AddPictureFromBytes(sheet, at(col, row), &excelize.Picture{
		Extension: ".jpeg", File: content, Format: &excelize.GraphicOptions{
			AltText: file.Name, ScaleX: scale, ScaleY: scale, OffsetX: 4, OffsetY: 4, Positioning: "oneCell",
		},
	}))
	b.text(sheet, col, row+1, file.Name, look{faint: true, size: 9})
	return nil
}

func read(ctx context.Context, find Finder, file app.Attachment) (content []byte, size image.Point, err error) {
	path, err := find(ctx, file)
	if err != nil {
		return nil, size, err
	}
	return picture.JPEG(path, photoPoints)
}
