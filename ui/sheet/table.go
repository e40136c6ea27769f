package sheet

import (
	"fmt"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/ui/grantwork"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

func (p *Page) makeTable() {
	p.table = widgets.NewTable(p.id, p.columns()...)
	p.table.SingleSelect = true
	p.table.RowStyle = p.rowStyle
	p.table.OnOpen = func(app.SheetRow) { p.inline.begin(0) }
	p.table.OnRune = func(r rune) { p.inline.begin(r) }
	p.table.OnMoved = func() {
		if p.inline != nil {
			p.inline.strip.Follow()
		}
	}
}

// column makes a column of what is said of a row and of what is typed into it.
func (p *Page) column(id string, width, grow float32, right bool, say func(app.SheetRow, Entry) string) widgets.Column[app.SheetRow] {
	c := widgets.Column[app.SheetRow]{ID: id, Title: p.env.T("sheet.column." + id), Width: width, MinWidth: min(width, 84), Grow: grow}
	if right {
		c.Align = fyne.TextAlignTrailing
	}
	c.Text = func(r app.SheetRow) string { return say(r, p.session.Form.Typed[r.Key]) }
	return c
}

func (p *Page) columns() []widgets.Column[app.SheetRow] {
	typed := func(c widgets.Column[app.SheetRow]) widgets.Column[app.SheetRow] {
		c.Style = func(app.SheetRow) widgets.CellStyle { return widgets.CellStyle{Color: theme.ColorAccent, Bold: true} }
		return c
	}
	remark := p.column("remark", 160, 1.2, false, func(r app.SheetRow, _ Entry) string { return p.said[r.Key].text })
	remark.Style = p.remarkStyle
	percent := p.column("percent", 44, 0, true, percentSaid)
	percent.Style = p.percentStyle
	return []widgets.Column[app.SheetRow]{
		p.column("project", 160, 1, false, func(r app.SheetRow, _ Entry) string { return p.title(r) }),
		p.column("what", 226, 1.6, false, func(r app.SheetRow, _ Entry) string { return p.what(r) }),
		p.column("planned", 86, 0, false, func(r app.SheetRow, _ Entry) string { return p.view.Day(r.Planned) }),
		p.column("promised", 96, 0, true, func(r app.SheetRow, _ Entry) string { return grantwork.Sum(r.Promised) }),
		p.column("received", 96, 0, true, func(r app.SheetRow, _ Entry) string { return grantwork.Sum(r.Received) }),
		percent,
		typed(p.column("sum", 96, 0, true, func(_ app.SheetRow, e Entry) string { return e.Cells.Sum })),
		typed(p.column("date", 86, 0, false, func(_ app.SheetRow, e Entry) string { return e.Cells.Date })),
		typed(p.column("number", 84, 0, false, func(_ app.SheetRow, e Entry) string { return e.Cells.Number })),
		typed(p.column("note", 96, 0.6, false, func(_ app.SheetRow, e Entry) string { return e.Cells.Note })),
		remark,
	}
}

func percentSaid(r app.SheetRow, e Entry) string {
	switch {
	case !isStep(r.Key):
		return ""
	case e.Cells.Percent != "":
		return e.Cells.Percent
	}
	return fmt.Sprint(r.Percent)
}

func (p *Page) percentStyle(r app.SheetRow) widgets.CellStyle {
	if p.session.Form.Typed[r.Key].Cells.Percent != "" {
		return widgets.CellStyle{Color: theme.ColorAccent, Bold: true}
	}
	return widgets.CellStyle{}
}

func (p *Page) remarkStyle(r app.SheetRow) widgets.CellStyle {
	if p.said[r.Key].wrong {
		return widgets.CellStyle{Color: theme.ColorLate}
	}
	return widgets.CellStyle{Color: theme.ColorSoon}
}

// rowStyle marks what is typed and what is wrong.
func (p *Page) rowStyle(r app.SheetRow) widgets.RowStyle {
	switch _, typed := p.session.Form.Typed[r.Key]; {
	case p.said[r.Key].wrong:
		return widgets.RowStyle{Back: theme.ColorLateBack}
	case typed:
		return widgets.RowStyle{Back: theme.ColorSoonBack}
	}
	return widgets.RowStyle{}
}

func (p *Page) title(r app.SheetRow) string {
	return app.Entry{NameRU: r.Project, NameKY: r.ProjectKY}.Name(p.view.Language())
}

// what is a row in words: «этап: Фундамент», «транш № 1 · Грант донора».
func (p *Page) what(r app.SheetRow) string {
	switch {
	case isStep(r.Key):
		return r.What
	case kindTranches.of(r.Key, Form{}):
		return p.env.T("sheet.tranche", "what", r.What, "source", p.view.Name(r.SourceID))
	}
	return p.env.T("sheet.pledge", "what", r.What, "source", p.view.Name(r.SourceID))
}

// entry is what is typed into a row, or an empty one for the row as it stands.
func (p *Page) entry(r app.SheetRow) Entry {
	if e, there := p.session.Form.Typed[r.Key]; there {
		return e
	}
	return Entry{Version: r.Version, Was: r.Percent}
}

func (p *Page) today() civil.Date { return p.env.Office.Desk.Today() }
