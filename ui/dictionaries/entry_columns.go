package dictionaries

import (
	"strings"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/text"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
	"kairyluu/ui/words"
)

// entryColumns are the columns of a dictionary.
func entryColumns(w words.Words, d app.Dict) []widgets.Column[app.Entry] {
	named := func(id string, width float32, value func(app.Entry) string) widgets.Column[app.Entry] {
		return widgets.Column[app.Entry]{
			ID: id, Title: w.T("dictionaries.col." + id), Width: width, MinWidth: 40, Text: value, Style: entryStyle,
		}
	}
	code := named("code", 58, func(e app.Entry) string { return e.Code })
	ru := named("name_ru", 200, nameColumn(d, func(e app.Entry) string { return e.NameRU }))
	ky := named("name_ky", 200, nameColumn(d, func(e app.Entry) string { return e.NameKY }))
	state := named("state", 120, func(e app.Entry) string { return stateText(w, e.Active) })
	state.Style = stateStyle
	switch d {
	case app.Topics:
		ru.Width, ky.Width = 238, 238
		return []widgets.Column[app.Entry]{code, ru, ky, state}
	case app.Executors:
		ru.Title = w.T("dictionaries.col.person")
		return []widgets.Column[app.Entry]{
			ru,
			named("post", 195, func(e app.Entry) string { return e.Post }),
			named("phone", 130, func(e app.Entry) string { return e.Phone }),
			state,
		}
	case app.Settlements:
		ru.Width, ky.Width = 112, 112
		return append([]widgets.Column[app.Entry]{ru, ky}, settlementColumns(w, named, state)...)
	}
	ru.Width, ky.Width = 265, 265
	return []widgets.Column[app.Entry]{ru, ky, state}
}

// namer makes a column of a dictionary.
type namer func(id string, width float32, value func(app.Entry) string) widgets.Column[app.Entry]

// settlementColumns are those that only settlements have, and the state.
func settlementColumns(w words.Words, named namer, state widgets.Column[app.Entry]) []widgets.Column[app.Entry] {
	population := named("population", 76, func(e app.Entry) string { return figure(e.Population) })
	population.Align = fyne.TextAlignTrailing
	return []widgets.Column[app.Entry]{
		named("aliases", 132, func(e app.Entry) string { return strings.Join(e.Aliases, ", ") }),
		population,
		named("valid", 100, func(e app.Entry) string { return validity(w, e.From, e.Until) }),
		state,
	}
}

// nameColumn sets topics in from their groups.
func nameColumn(d app.Dict, name func(app.Entry) string) func(app.Entry) string {
	return func(e app.Entry) string {
		if d == app.Topics && e.Parent != 0 {
			return "    " + name(e)
		}
		return name(e)
	}
}

func entryStyle(e app.Entry) widgets.CellStyle {
	style := widgets.CellStyle{Bold: e.Dict == app.Topics && e.Parent == 0}
	if !e.Active {
		style.Color = theme.ColorMuted
	}
	return style
}

func stateStyle(e app.Entry) widgets.CellStyle {
	if e.Active {
		return widgets.CellStyle{Color: theme.ColorFine}
	}
	return widgets.CellStyle{Color: theme.ColorMuted}
}

func stateText(w words.Words, active bool) string {
	if active {
		return "● " + w.T("dictionaries.state.active")
	}
	return "○ " + w.T("dictionaries.state.inactive")
}

func figure(n int) string {
	if n == 0 {
		return ""
	}
	return text.FormatInt(n)
}

// validity is «с 01.05.2021», «до 31.12.2023» or both.
func validity(w words.Words, from, until civil.Date) string {
	switch {
	case from.IsZero() && until.IsZero():
		return ""
	case until.IsZero():
		return w.T("dictionaries.valid.from", "from", from)
	case from.IsZero():
		return w.T("dictionaries.valid.until", "until", until)
	}
	return from.Format() + " – " + until.Format()
}
