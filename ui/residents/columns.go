package residents

import (
	"strconv"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/text"
	"kairyluu/ui/casework"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// columns are those of the table of residents.
func columns(v casework.View) []widgets.Column[app.ResidentRow] {
	column := func(id string, width float32, value func(app.ResidentRow) string) widgets.Column[app.ResidentRow] {
		return widgets.Column[app.ResidentRow]{
			ID: id, Title: v.Words.T("residents.col." + id), Width: width, MinWidth: 40, Text: value,
		}
	}
	right := func(c widgets.Column[app.ResidentRow]) widgets.Column[app.ResidentRow] {
		c.Align = fyne.TextAlignTrailing
		return c
	}
	name := column("name", 196, func(r app.ResidentRow) string { return r.Name })
	name.Style = func(app.ResidentRow) widgets.CellStyle { return widgets.CellStyle{Bold: true} }
	open := right(column("open", 70, func(r app.ResidentRow) string { return figure(r.OpenAppeals) }))
	open.Style = func(app.ResidentRow) widgets.CellStyle { return widgets.CellStyle{Color: theme.ColorSoon, Bold: true} }
	pin := column("pin", 130, func(r app.ResidentRow) string { return text.MaskPIN(r.PIN) })
	pin.Hidden = true
	return []widgets.Column[app.ResidentRow]{
		name,
		column("settlement", 94, func(r app.ResidentRow) string { return settlement(v, r.SettlementID) }),
		column("address", 124, func(r app.ResidentRow) string { return r.Address }),
		column("phone", 126, func(r app.ResidentRow) string { return v.Phone(r.Phone) }),
		column("born", 52, func(r app.ResidentRow) string { return year(r.BirthYear) }),
		right(column("appeals", 54, func(r app.ResidentRow) string { return figure(r.Appeals) })),
		open,
		column("last", 84, func(r app.ResidentRow) string { return v.Day(r.LastAppeal) }),
		pin,
	}
}

func settlement(v casework.View, id int64) string {
	if id == 0 {
		return ""
	}
	return v.Name(id)
}

func figure(n int) string {
	if n == 0 {
		return ""
	}
	return text.FormatInt(n)
}

// year is written without groups: 1975.
func year(y int) string {
	if y == 0 {
		return ""
	}
	return strconv.Itoa(y)
}
