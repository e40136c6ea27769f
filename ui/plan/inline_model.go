package plan

import (
	"strconv"
	"strings"

	"kairyluu/app"
	"kairyluu/app/civil"
)

// typed is what stands in the cells of a row that is edited in place.
type typed struct {
	percent string
	due     civil.Date
	dueOK   bool // due is a date, or none
	note    string
}

// typedOf is a row before anything is typed.
func typedOf(r app.DecisionRow) typed {
	return typed{percent: strconv.Itoa(r.Percent), due: r.Due, dueOK: true}
}

// edit is what the cells change of a row. Only what differs is sent: the rest may
// have been changed by another window.
func (t typed) edit(r app.DecisionRow) (edit app.PlanEdit, changed bool, faults *app.Faults) {
	faults = &app.Faults{}
	edit = app.PlanEdit{ID: r.ID, Version: r.Version, Note: strings.TrimSpace(t.note)}
	n, err := parsePercent(t.percent)
	switch {
	case err != nil:
		faults.Add("percent", "decision.percent")
	case n != r.Percent:
		edit.Percent = &n
	}
	switch {
	case !t.dueOK:
		faults.Add("due", string(civil.ErrFormat))
	case t.due != r.Due:
		edit.Due = &t.due
	}
	if edit.Note == "" {
		t.askNote(edit, faults)
	}
	return edit, edit.Percent != nil || edit.Due != nil || edit.Note != "", faults
}

// askNote says what a person has to write before the office takes the edit: what
// came of it, or why the date was put off.
func (t typed) askNote(edit app.PlanEdit, faults *app.Faults) {
	if edit.Percent != nil && *edit.Percent == 100 {
		faults.Add("text", "decision.result_needed")
	}
}

// parsePercent reads 60, 60% and 60 %; nothing typed is nothing done.
func parsePercent(s string) (int, error) {
	s = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(s), "%"))
	if s == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(s)
	if err == nil && (n < 0 || n > 100) {
		err = strconv.ErrRange
	}
	return n, err
}

// newest is a row with what this window has changed of it since it was read.
func newest(r app.DecisionRow, saved map[int64]app.PlanResult) app.DecisionRow {
	if s, ok := saved[r.ID]; ok && s.Version > r.Version {
		r.Version, r.Progress = s.Version, s.Progress
	}
	return r
}
