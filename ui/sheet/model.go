// Package sheet is the grid in which progress and payments of many projects are
// entered at once. What is typed changes nothing until it was looked at row by row
// and taken; it goes out to Excel and comes back the same way.
package sheet

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"kairyluu/app"
	"kairyluu/app/text"
	"kairyluu/app/xlsx"
	"kairyluu/ui/typed"
)

// Form is what is typed into the grid, by the key of the row.
type Form struct {
	Typed map[string]Entry `json:"typed,omitempty"`
}

// Entry is what is typed into a row, nonsense too. Version and Was are the row as
// it was on show: what was not touched is no change.
type Entry struct {
	Version int64            `json:"version"`
	Was     int              `json:"was,omitempty"` // per cent
	Cells   xlsx.FillInCells `json:"cells"`
}

// Clone is a copy that shares nothing with f.
func (f Form) Clone() Form { return Form{Typed: maps.Clone(f.Typed)} }

// Same tells whether two forms hold the same.
func (f Form) Same(other Form) bool { return maps.Equal(f.Typed, other.Typed) }

// Put keeps what is typed into a row; a row that was emptied again is none.
func (f *Form) Put(key string, e Entry) {
	if e.Cells.Percent == strconv.Itoa(e.Was) {
		e.Cells.Percent = ""
	}
	if e.Cells.Empty() {
		delete(f.Typed, key)
		return
	}
	if f.Typed == nil {
		f.Typed = map[string]Entry{}
	}
	f.Typed[key] = e
}

// Merge takes what came back in a sheet. A cell that was left empty there keeps
// what is typed here.
func (f *Form) Merge(rows []xlsx.FilledRow) {
	for _, r := range rows {
		cells := f.Typed[r.Key].Cells
		for _, c := range []struct {
			to   *string
			from string
		}{
			{&cells.Percent, r.Cells.Percent},
			{&cells.Sum, r.Cells.Sum},
			{&cells.Date, r.Cells.Date},
			{&cells.Number, r.Cells.Number},
			{&cells.Note, r.Cells.Note},
		} {
			if c.from != "" {
				*c.to = c.from
			}
		}
		f.Put(r.Key, Entry{Version: r.Version, Was: r.Was, Cells: cells})
	}
}

// Keys are the rows that something is typed into, in order.
func (f Form) Keys() []string { return slices.Sorted(maps.Keys(f.Typed)) }

// Cells are what is typed, as a sheet takes it out.
func (f Form) Cells() map[string]xlsx.FillInCells {
	cells := make(map[string]xlsx.FillInCells, len(f.Typed))
	for key, e := range f.Typed {
		cells[key] = e.Cells
	}
	return cells
}

// isStep tells a step of the works, which has a per cent, from a payment.
func isStep(key string) bool { return strings.HasPrefix(key, "m:") }

// Read is what is typed into a row as the use cases take it.
func (e Entry) Read(r *typed.Reader, key string) app.SheetEdit {
	edit := app.SheetEdit{Key: key, Version: e.Version, Number: strings.TrimSpace(e.Cells.Number), Note: strings.TrimSpace(e.Cells.Note)}
	edit.Date = r.Date("date", e.Cells.Date)
	edit.Amount = r.Sum("amount", e.Cells.Sum)
	if isStep(key) {
		if n, ok := percent(e.Cells.Percent); !ok {
			r.Faults.Add("percent", "decision.percent")
		} else if e.Cells.Percent != "" && n != e.Was {
			edit.Percent = &n
		}
		return edit
	}
	if edit.Amount == 0 && strings.TrimSpace(e.Cells.Sum) == "" {
		r.Faults.Add("amount", "sheet.sum_needed")
	}
	return edit
}

// percent reads 60, 60% and 60 %; nothing typed is nothing.
func percent(s string) (int, bool) {
	s = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(s), "%"))
	if s == "" {
		return 0, true
	}
	n, err := strconv.Atoi(s)
	return n, err == nil && n >= 0 && n <= 100
}

// kind is what rows are on show.
type kind string

// Kinds in the order of the chips.
const (
	kindAll      kind = "all"
	kindSteps    kind = "steps"
	kindTranches kind = "tranches"
	kindPledges  kind = "pledges"
	kindTyped    kind = "typed"
)

var kinds = []kind{kindAll, kindSteps, kindTranches, kindPledges, kindTyped}

// of tells whether a row is of the kind.
func (k kind) of(key string, f Form) bool {
	switch k {
	case kindSteps:
		return isStep(key)
	case kindTranches:
		return strings.HasPrefix(key, "t:")
	case kindPledges:
		return strings.HasPrefix(key, "p:")
	case kindTyped:
		_, there := f.Typed[key]
		return there
	}
	return true
}

// finds tells whether a row holds every word.
func finds(r app.SheetRow, words string) bool {
	where := text.Fold(r.Project + " " + r.ProjectKY + " " + r.What)
	for _, word := range strings.Fields(text.Fold(words)) {
		if !strings.Contains(where, word) {
			return false
		}
	}
	return true
}
