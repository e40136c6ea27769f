package grantwork

import (
	"strconv"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/text"
	"kairyluu/ui/casework"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// Column names a column of a list of projects; it is kept in saved layouts.
type Column string

// Columns of projects in the order of the table.
const (
	ColNumber     Column = "number"
	ColTitle      Column = "title"
	ColProgramme  Column = "programme"
	ColSettlement Column = "settlement"
	ColObject     Column = "object"
	ColStage      Column = "stage"
	ColSince      Column = "since"
	ColPercent    Column = "percent"
	ColDue        Column = "due"
	ColPlanned    Column = "planned"
	ColPledged    Column = "pledged"
	ColReceived   Column = "received"
	ColSpent      Column = "spent"
	ColHeld       Column = "held"
	ColShare      Column = "share"
	ColPeople     Column = "people"
)

// ProjectColumns lists every column in its order.
var ProjectColumns = []Column{
	ColNumber, ColTitle, ColProgramme, ColSettlement, ColObject, ColStage, ColSince, ColPercent, ColDue,
	ColPlanned, ColPledged, ColReceived, ColSpent, ColHeld, ColShare, ColPeople,
}

// shown are the columns one sees until one chooses others; the rest is hidden.
var shown = map[Column]bool{
	ColTitle: true, ColSettlement: true, ColStage: true, ColDue: true,
	ColPlanned: true, ColReceived: true, ColSpent: true, ColShare: true,
}

var widths = map[Column]float32{
	ColNumber: 80, ColTitle: 160, ColProgramme: 120, ColSettlement: 84, ColObject: 110, ColStage: 122, ColSince: 84,
	ColPercent: 52, ColDue: 108, ColPlanned: 80, ColPledged: 80, ColReceived: 80, ColSpent: 82, ColHeld: 80, ColShare: 72, ColPeople: 90,
}

// figures are the columns that stand at the right.
var figures = map[Column]bool{
	ColPercent: true, ColPlanned: true, ColPledged: true, ColReceived: true, ColSpent: true, ColHeld: true, ColShare: true, ColPeople: true,
}

var sorts = map[Column]app.ProjectSort{
	ColNumber: app.ProjectsByNewest, ColTitle: app.ProjectsByTitle, ColStage: app.ProjectsByStage, ColDue: app.ProjectsByDue,
	ColPlanned: app.ProjectsByPlanned, ColProgramme: app.ProjectsByProgramme, ColSettlement: app.ProjectsBySettlement,
}

// SortOf is the order that a column's header asks for, "" for none.
func SortOf(column string) string { return string(sorts[Column(column)]) }

// Cell is what a column says of a project.
func (v View) Cell(c Column, r app.ProjectRow) string {
	switch c {
	case ColNumber:
		return r.Number
	case ColTitle:
		return r.Title(v.Language())
	case ColProgramme:
		return v.Programme(r.ProgrammeID)
	case ColSettlement:
		return v.Settlements(r.Settlements)
	case ColObject:
		return v.Name(r.ObjectID)
	case ColStage:
		return v.StageShort(r.Stage)
	case ColSince:
		return v.Day(r.Since)
	case ColDue:
		return v.Due(r.ProjectStanding)
	case ColPeople:
		return count(r.Beneficiaries.Total)
	}
	return v.figure(c, r)
}

func (v View) figure(c Column, r app.ProjectRow) string {
	switch c {
	case ColPercent:
		return strconv.Itoa(r.Percent) + unbroken + "%"
	case ColPlanned:
		return Whole(r.Planned)
	case ColPledged:
		return Whole(r.Pledged)
	case ColReceived:
		return Whole(r.Received)
	case ColSpent:
		return Whole(r.Spent)
	case ColHeld:
		return Whole(r.Held())
	case ColShare:
		return v.ShareCell(r)
	}
	return ""
}

func count(n int) string {
	if n == 0 {
		return ""
	}
	return text.FormatInt(n)
}

// Columns are the named columns of a table of projects; all of them when none is
// named. In that case the less usual ones begin hidden.
func (v View) Columns(ids ...Column) []widgets.Column[app.ProjectRow] {
	whole := len(ids) == 0
	if whole {
		ids = ProjectColumns
	}
	columns := make([]widgets.Column[app.ProjectRow], len(ids))
	for i, id := range ids {
		columns[i] = widgets.Column[app.ProjectRow]{
			ID: string(id), Title: v.Words.T("grantwork.col." + string(id)), Width: widths[id], MinWidth: 40,
			Sortable: sorts[id] != "", Hidden: whole && !shown[id],
			Text:  func(r app.ProjectRow) string { return v.Cell(id, r) },
			Style: v.cellStyle(id),
		}
		if id == ColTitle {
			columns[i].Grow = 1
		}
		if figures[id] {
			columns[i].Align = fyne.TextAlignTrailing
		}
	}
	return columns
}

func (v View) cellStyle(c Column) func(app.ProjectRow) widgets.CellStyle {
	switch c {
	case ColStage:
		return func(r app.ProjectRow) widgets.CellStyle { return widgets.CellStyle{Color: StageColor(r.Stage)} }
	case ColDue:
		return func(r app.ProjectRow) widgets.CellStyle {
			m := v.Mark(r.ProjectStanding)
			return widgets.CellStyle{Color: m.Color(), Bold: m <= casework.Soon}
		}
	case ColShare:
		return func(r app.ProjectRow) widgets.CellStyle {
			level := ShareLevel(v.ShareOf(r))
			return widgets.CellStyle{Color: LevelColor(level), Bold: level == app.CheckBroken}
		}
	case ColPlanned:
		return func(r app.ProjectRow) widgets.CellStyle { return alarmed(r.OverCap) }
	case ColSpent:
		return func(r app.ProjectRow) widgets.CellStyle { return alarmed(r.Overspent) }
	}
	return nil
}

func alarmed(wrong bool) widgets.CellStyle {
	if wrong {
		return widgets.CellStyle{Color: theme.ColorLate, Bold: true}
	}
	return widgets.CellStyle{}
}

// RowStyle greys what has ended.
func RowStyle(r app.ProjectRow) widgets.RowStyle {
	if r.Stage.Ended() {
		return widgets.RowStyle{Color: theme.ColorMuted}
	}
	return widgets.RowStyle{}
}

// RowKey is the key of a row in a table of projects.
func RowKey(r app.ProjectRow) int64 { return r.ID }

// Worst is the gravest thing to say of a project in a list, with its colour;
// nothing where all is well.
func (v View) Worst(r app.ProjectRow) (said string, color fyne.ThemeColorName) {
	share := v.ShareOf(r)
	switch {
	case r.Overspent:
		return v.Words.T("grantwork.worst.overspent"), theme.ColorLate
	case r.OverCap:
		return v.Words.T("grantwork.worst.cap"), theme.ColorLate
	case !r.Stage.Ended() && ShareLevel(share) == app.CheckBroken:
		return v.Words.T("grantwork.worst.short", "sum", v.Som(share.Short())), theme.ColorLate
	case v.Mark(r.ProjectStanding) <= casework.Soon:
		return v.DueWhat(r.ProjectStanding), v.Mark(r.ProjectStanding).Color()
	}
	return "", ""
}
