package reports

import (
	"kairyluu/app/report"
	"kairyluu/ui/widgets"
	"kairyluu/ui/words"
)

// makeSheet puts a table of the report into a widget, in a language.
func makeSheet(t report.Table, w words.Words) *widgets.Sheet {
	var titles []string
	for _, c := range t.Columns {
		titles = append(titles, c.Title.In(w))
	}
	var rows []widgets.SheetRow
	for _, r := range t.Rows {
		row := widgets.SheetRow{Label: r.Label.In(w), Level: r.Level, Bold: r.Total}
		for _, c := range r.Cells {
			row.Cells = append(row.Cells, widgets.SheetCell{
				Text:  c.In(w),
				Opens: c.Opens() && c.Present && c.Value != 0,
				Words: c.Kind == report.Text,
			})
		}
		rows = append(rows, row)
	}
	return widgets.NewSheet(t.Head.In(w), titles, rows)
}
