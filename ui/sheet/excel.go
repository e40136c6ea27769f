package sheet

import (
	"context"
	"errors"
	"os"
	"strconv"

	"kairyluu/app"
	"kairyluu/app/xlsx"
	"kairyluu/ui/dialogs"
	"kairyluu/ui/task"
)

func (p *Page) workbooks() []dialogs.Filter {
	return []dialogs.Filter{{Name: p.env.T("list.export.xlsx"), Extensions: []string{"xlsx"}}}
}

// Export implements shell.Exporter: the rows on show go out as a sheet to fill in,
// with what is typed already.
func (p *Page) Export() {
	if !p.ready {
		return
	}
	p.inline.take()
	name := p.env.T("sheet.file", "date", p.today().String())
	p.env.Dialogs.SaveFile(p.env.T("sheet.to_excel"), name, p.workbooks(), func(path string, err error) {
		if err != nil || path == "" {
			p.env.Fail(err)
			return
		}
		out := xlsx.FillIn{Rows: p.shown, Typed: p.session.Form.Cells(), Words: p.env.Words, Name: p.view.Name}
		task.Do(p.scope, func(context.Context) error { return xlsx.SaveFillIn(path, out) }, func(err error) {
			if err != nil {
				p.env.Fail(err)
				return
			}
			p.env.Status(p.env.T("sheet.written", "n", len(out.Rows), "path", path))
		})
	})
}

// filled is a sheet that came back.
type filled struct {
	rows     []xlsx.FilledRow
	troubles []xlsx.CellTrouble
}

// fromExcel reads a sheet that came back and shows what would change.
func (p *Page) fromExcel() {
	p.env.Dialogs.OpenFiles(p.env.T("sheet.from_excel"), false, p.workbooks(), func(paths []string, err error) {
		if err != nil || len(paths) == 0 {
			p.env.Fail(err)
			return
		}
		p.readFile(paths[0])
	})
}

func (p *Page) readFile(path string) {
	today := p.today()
	task.Run(p.scope.Latest("file"), func(context.Context) (f filled, err error) {
		file, err := os.Open(path)
		if err != nil {
			return f, app.FailWith(err, app.NotFound, "sheet.file_gone", "path", path)
		}
		defer file.Close() // it was only read
		f.rows, f.troubles, err = xlsx.ReadFillIn(file, today)
		return f, err
	}, func(f filled, err error) {
		if err != nil {
			p.env.Fail(err)
			return
		}
		p.inline.take()
		p.inline.close()
		p.session.Form.Merge(f.rows)
		p.narrow()
		p.preview(f.troubles)
	})
}

// asError is the error that a person can act on; nil for another.
func asError(err error) *app.Error {
	e, _ := errors.AsType[*app.Error](err)
	return e
}

func itoa(n int) string { return strconv.Itoa(n) }
