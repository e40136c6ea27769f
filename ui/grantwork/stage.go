package grantwork

import (
	"strings"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/casework"
	"kairyluu/ui/theme"
)

var stageSigns = map[app.Stage]string{
	app.StageIdea: "○", app.StagePrepared: "○", app.StageSubmitted: "◔", app.StageApproved: "◑", app.StageAgreed: "◑",
	app.StageWorks: "●", app.StageAccepted: "●", app.StageOpened: "✓", app.StageClosed: "✓",
	app.StageRework: "↺", app.StageReserve: "◔", app.StageSuspended: "◔",
	app.StageReturning: "↺", app.StageRejected: "×", app.StageCancelled: "×",
}

var stageColors = map[app.Stage]fyne.ThemeColorName{
	app.StageWorks: theme.ColorAccent, app.StageAccepted: theme.ColorAccent,
	app.StageOpened: theme.ColorFine, app.StageClosed: theme.ColorFine,
	app.StageRework: theme.ColorSoon, app.StageReserve: theme.ColorSoon, app.StageSuspended: theme.ColorSoon,
	app.StageReturning: theme.ColorLate, app.StageRejected: theme.ColorMuted, app.StageCancelled: theme.ColorMuted,
}

// StageSign tells stages apart to those who do not see colours.
func StageSign(s app.Stage) string { return stageSigns[s] }

// StageColor is the colour of a stage; "" is plain.
func StageColor(s app.Stage) fyne.ThemeColorName { return stageColors[s] }

// Stage is a stage after its sign: «● реализация».
func (v View) Stage(s app.Stage) string {
	return strings.TrimSpace(stageSigns[s] + " " + v.Say("stage", string(s)))
}

// StageShort is Stage in the fewest words that tell it from the others, for the
// narrow column of a table.
func (v View) StageShort(s app.Stage) string {
	return strings.TrimSpace(stageSigns[s] + " " + v.Say("stageShort", string(s)))
}

// Since is the stage with the day it began: «● реализация с 12.05.2026».
func (v View) Since(s app.ProjectStanding) string {
	if s.Since.IsZero() {
		return v.Stage(s.Stage)
	}
	return v.Words.T("grantwork.since", "stage", v.Stage(s.Stage), "date", s.Since)
}

// soonDays is how many calendar days before its date something is called soon.
const soonDays = 14

// Mark places the nearest date of a project on the calendar; None where nothing
// is dated.
func (v View) Mark(s app.ProjectStanding) casework.Mark {
	switch {
	case s.Stage.Ended() || s.Due.IsZero():
		return casework.Done
	case s.Late(v.Today):
		return casework.Late
	case s.Due.Sub(v.Today) <= soonDays:
		return casework.Soon
	}
	return casework.Fine
}

// Due is the nearest date after its sign; nothing where there is none.
func (v View) Due(s app.ProjectStanding) string {
	if s.Stage.Ended() || s.Due.IsZero() {
		return ""
	}
	return v.Mark(s).Sign() + " " + v.Day(s.Due)
}

// DueWhat is the nearest date with what it is of: «⚠ 12.08.2026: этап работ».
func (v View) DueWhat(s app.ProjectStanding) string {
	if due := v.Due(s); due != "" {
		return due + ": " + v.Say("due", string(s.DueKind))
	}
	return ""
}
