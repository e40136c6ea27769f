// Package xlsx writes workbooks: the quarter's report and tables of the window.
// It is the only importer of excelize.
package xlsx

import (
	"context"
	"fmt"
	"io"
	"os"

	"github.com/xuri/excelize/v2"

	"kairyluu/app/listing"
	"kairyluu/app/report"
	"kairyluu/app/safefile"
)

// Options of a report's workbook.
type Options struct {
	Source       report.Source // where the list of appeals is read from
	PersonalData bool          // add the list of appeals with names, addresses and phones
	TempDir      string        // private folder for what doesn't fit in memory; empty: the system's
}

// Save writes the report to path. A file that was there stays whole until the
// new one is on the disk. Figures that disagree stop it: see report.Verify.
func Save(ctx context.Context, path string, r report.Report, w report.Words, o Options) error {
	err := safefile.Write(path, func(out io.Writer) error { return Write(ctx, out, r, w, o) })
	if err != nil {
		return fmt.Errorf("save report: %w", err)
	}
	return nil
}

// Write writes the report as a workbook in the language of w.
func Write(ctx context.Context, out io.Writer, r report.Report, w report.Words, o Options) error {
	if err := r.Verify(); err != nil {
		return err
	}
	return write(out, o.TempDir, func(f *excelize.File) error {
		b := newBook(f, about{r.Office, r.Title(), r.Period(), r.Period(), r.Made}, w)
		b.title(r, o.PersonalData)
		for _, sheet := range r.Sheets() {
			b.sheet(sheet)
		}
		b.finish()
		if o.PersonalData && b.err == nil {
			return b.list(ctx, o.Source, r.Received)
		}
		return b.err
	})
}

// write makes a workbook with a temporary folder of its own: excelize spills
// large sheets there unencrypted.
func write(out io.Writer, tempDir string, fill func(*excelize.File) error) (err error) {
	dir, err := os.MkdirTemp(tempDir, "kairyluu-")
	if err != nil {
		return fmt.Errorf("make temporary folder: %w", err)
	}
	defer os.RemoveAll(dir)
	f := excelize.NewFile(excelize.Options{TmpDir: dir})
	defer func() {
		if closing := f.Close(); err == nil {
			err = closing
		}
	}()
	if err := fill(f); err != nil {
		return err
	}
	return f.Write(out)
}

// SaveListing writes a table to path, as .csv or .xlsx by its ending. It is a
// listing.Saver.
func SaveListing(ctx context.Context, t listing.Table, path string) (rows int, err error) {
	err = safefile.Write(path, func(out io.Writer) (err error) {
		rows, err = writeListing(ctx, out, t, path)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("save table: %w", err)
	}
	return rows, nil
}
