package reports

import (
	"fyne.io/fyne/v2"

	"kairyluu/app/report"
	"kairyluu/ui/shell"
	"kairyluu/ui/widgets"
	"kairyluu/ui/words"
)

// words are those of the report, which may be another language than the window's.
func (p *page) words() words.Words { return p.env.Words.In(p.lang) }

func (p *page) show() {
	var chips []widgets.Chip
	known := false
	for _, s := range p.data.Sheets() {
		chips = append(chips, widgets.Chip{ID: s.Key, Text: s.Title.In(p.words())})
		known = known || s.Key == p.sheet
	}
	if !known && len(chips) > 0 {
		p.sheet = chips[0].ID
	}
	p.sheets.SetChips(chips...)
	p.sheets.SetSelected(p.sheet)
	p.describe()
	p.showSheet()
}

// describe says what the figures are of, and that they agree.
func (p *page) describe() {
	p.state.SetText(p.data.Office.In(p.words()) + " · " + p.data.Period().In(p.words()) + " · " + p.env.T("reports.agree"))
}

func (p *page) showSheet() {
	p.tables.Objects = nil
	for _, s := range p.data.Sheets() {
		if s.Key != p.sheet {
			continue
		}
		for _, t := range s.Tables {
			p.tables.Add(p.makeTable(t))
		}
	}
	p.tables.Refresh()
	p.scroll.ScrollToTop()
}

func (p *page) makeTable(t report.Table) fyne.CanvasObject {
	sheet := makeSheet(t, p.words())
	sheet.OnTapped = func(row, column int) {
		r := t.Rows[row]
		p.env.Go(routeTo(r.Cells[column], p.cellTitle(r, t.Columns[column])))
	}
	parts := []fyne.CanvasObject{sheet}
	for _, note := range t.Notes {
		parts = append(parts, widgets.NewCaption(note.In(p.words())))
	}
	return widgets.NewCard(t.Title.In(p.words()), widgets.NewStack(6, parts...))
}

func (p *page) cellTitle(r report.Row, c report.Column) string {
	return r.Label.In(p.env.Words) + " · " + c.Title.In(p.env.Words)
}

// routeTo leads to the list that a figure speaks of.
func routeTo(c report.Cell, title string) shell.Route {
	switch {
	case c.Meetings != nil:
		return shell.Route{Place: shell.Meetings, Meetings: c.Meetings, Title: title}
	case c.Plan != nil:
		return shell.Route{Place: shell.Plan, Plan: c.Plan, Title: title}
	case c.Projects != nil:
		return shell.Route{Place: shell.Grants, Projects: c.Projects, Title: title}
	case c.Ledger != nil:
		return shell.Route{Place: shell.Ledger, Ledger: c.Ledger, Title: title}
	}
	return shell.Route{Place: shell.Appeals, Filter: c.Filter, Title: title}
}
