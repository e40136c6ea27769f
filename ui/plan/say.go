package plan

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/casework"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// soonDays is how many calendar days before its date a decision is called soon.
const soonDays = 7

// mark is how a decision stands against its date, always told by a sign as well
// as by a colour; one without a date says so.
type mark int

const (
	late mark = iota
	soon
	fine
	undated
	done
	dropped
)

var signs = map[mark]string{late: "⚠", soon: "◔", fine: "●", done: "✓", dropped: "×"}

var colors = map[mark]fyne.ThemeColorName{
	late: theme.ColorLate, soon: theme.ColorSoon, fine: theme.ColorFine,
	undated: theme.ColorMuted, done: theme.ColorFine, dropped: theme.ColorMuted,
}

func (m mark) sign() string { return signs[m] }

func (m mark) color() fyne.ThemeColorName { return colors[m] }

// view says a decision in words, signs and colours.
type view struct{ casework.View }

// mark places a decision on the calendar.
func (v view) mark(p app.Progress) mark {
	switch {
	case p.State == app.DecisionDone:
		return done
	case p.State == app.DecisionDropped:
		return dropped
	case p.Due.IsZero():
		return undated
	case p.Late(v.Today):
		return late
	case p.Due.Sub(v.Today) <= soonDays:
		return soon
	}
	return fine
}

// due is the date after its sign: «⚠ 12.08.2026».
func (v view) due(p app.Progress) string {
	if p.Due.IsZero() {
		return strings.TrimSpace(v.mark(p).sign() + " " + v.Words.T("plan.no_date"))
	}
	return v.mark(p).sign() + " " + v.Day(p.Due)
}

// left is how many calendar days are left, or how the decision ended.
func (v view) left(p app.Progress) string {
	switch v.mark(p) {
	case done, dropped:
		return v.Day(p.Ended)
	case undated:
		return ""
	}
	days := p.Due.Sub(v.Today)
	switch {
	case days < 0:
		return v.Words.T("plan.left.late", "n", -days)
	case days == 0:
		return v.Words.T("plan.left.today")
	}
	return v.Words.T("plan.left.days", "n", days)
}

// responsible is who answers: the executor, the partner, or both.
func (v view) responsible(id int64, partner string) string {
	var who []string
	if id != 0 {
		who = append(who, v.executor(id))
	}
	if partner != "" {
		who = append(who, partner)
	}
	if len(who) == 0 {
		return v.Words.T("plan.nobody")
	}
	return strings.Join(who, ", ")
}

// executor is the name, and that they left where they did.
func (v view) executor(id int64) string {
	if v.gone(id) {
		return v.Words.T("plan.gone", "name", v.Name(id))
	}
	return v.Name(id)
}

// gone tells whether an executor no longer works.
func (v view) gone(id int64) bool {
	e, known := v.Names[id]
	return known && !e.Active
}

// meeting is the day of the meeting that took a decision; the card tells which.
func (v view) meeting(r app.DecisionRow) string {
	if r.MeetingID == 0 {
		return casework.Dash
	}
	return v.Day(r.MeetingDate)
}

// source is who proposed a decision, in one short word.
func (v view) source(s app.Source) string {
	if s == "" {
		return ""
	}
	return v.Words.T("plan.source." + string(s))
}

// responsibleCell is who answers, as short as a cell.
func (v view) responsibleCell(r app.DecisionRow) string {
	if r.ResponsibleID == 0 && r.Partner == "" {
		return v.Words.T("plan.nobody_short")
	}
	return v.responsible(r.ResponsibleID, r.Partner)
}

// meetingName is what a meeting is called: «Сход граждан, 12.08.2026».

func (v view) meetingName(form int64, day string) string {
	if form == 0 {
		return day
	}
	return v.Name(form) + ", " + day
}

func percent(n int) string { return strconv.Itoa(n) + " %" }

// number is what a decision is called by in talk: «№ 12».
func number(id int64) string { return "№ " + strconv.FormatInt(id, 10) }

// column names a column of the plan; it is kept in saved layouts.
type column string

const (
	colNumber      column = "number"
	colDue         column = "due"
	colLeft        column = "left"
	colText        column = "text"
	colSource      column = "source"
	colResponsible column = "responsible"
	colSettlement  column = "settlement"
	colMeeting     column = "meeting"
	colPercent     column = "percent"
	colState       column = "state"
	colAppeal      column = "appeal"
	colMade        column = "made"
)

var columns = []column{
	colNumber, colDue, colLeft, colText, colSource, colResponsible, colSettlement, colMeeting,
	colPercent, colState, colAppeal, colMade,
}

var widths = map[column]float32{
	colNumber: 40, colDue: 98, colLeft: 84, colText: 290, colSource: 72, colResponsible: 88,
	colSettlement: 82, colMeeting: 82, colPercent: 40, colState: 96, colAppeal: 72, colMade: 88,
}

var grows = map[column]float32{colText: 1}

// hidden are the columns one sees only after choosing them: the sign before the
// date and the per cent tell the state too, the card tells the appeal. What they
// leave is the decision's, so that it can be read without its card.
var hidden = map[column]bool{colLeft: true, colState: true, colMade: true, colAppeal: true}

// sorts tells which order a column's header asks for.
var sorts = map[column]app.DecisionSort{
	colDue: app.PlanByDue, colMade: app.PlanByMade,
	colResponsible: app.PlanByResponsible, colSettlement: app.PlanBySettlement,
}

func (v view) title(c column) string { return v.Words.T("plan.col." + string(c)) }

// cell is what a column says of a row.
func (v view) cell(c column, r app.DecisionRow) string {
	switch c {
	case colNumber:
		return strconv.FormatInt(r.ID, 10)
	case colDue:
		return v.due(r.Progress)
	case colLeft:
		return v.left(r.Progress)
	case colText:
		return r.Text
	case colSource:
		return v.source(r.Source)
	case colResponsible:
		return v.responsibleCell(r)
	case colSettlement:
		return v.Name(r.SettlementID)
	case colMeeting:
		return v.meeting(r)
	case colPercent:
		return strconv.Itoa(r.Percent)
	case colState:
		return v.Say("decisionState", string(r.State))
	case colAppeal:
		return r.AppealNo
	case colMade:
		return v.Day(r.Made)
	}
	return ""
}

// tableColumns are the columns of the plan's table.
func (v view) tableColumns() []widgets.Column[app.DecisionRow] {
	list := make([]widgets.Column[app.DecisionRow], 0, len(columns))
	for _, c := range columns {
		_, sortable := sorts[c]
		one := widgets.Column[app.DecisionRow]{
			ID: string(c), Title: v.title(c), Width: widths[c], MinWidth: 40, Grow: grows[c],
			Sortable: sortable, Hidden: hidden[c],
			Text:  func(r app.DecisionRow) string { return v.cell(c, r) },
			Style: v.cellStyle(c),
		}
		if c == colPercent {
			one.Align = fyne.TextAlignTrailing
		}
		list = append(list, one)
	}
	return list
}

func (v view) cellStyle(c column) func(app.DecisionRow) widgets.CellStyle {
	switch c {
	case colDue, colLeft:
		return func(r app.DecisionRow) widgets.CellStyle {
			m := v.mark(r.Progress)
			return widgets.CellStyle{Color: m.color(), Bold: m <= soon}
		}
	case colResponsible:
		return func(r app.DecisionRow) widgets.CellStyle {
			nobody := r.ResponsibleID == 0 && r.Partner == ""
			if !r.State.Finished() && (nobody || v.gone(r.ResponsibleID)) {
				return widgets.CellStyle{Color: theme.ColorSoon, Bold: true}
			}
			return widgets.CellStyle{}
		}
	}
	return nil
}

// rowStyle greys what is finished.
func rowStyle(r app.DecisionRow) widgets.RowStyle {
	if r.State.Finished() {
		return widgets.RowStyle{Color: theme.ColorMuted}
	}
	return widgets.RowStyle{}
}

func rowKey(r app.DecisionRow) int64 { return r.ID }

// dueAlone is the date without a sign.
func (v view) dueAlone(p app.Progress) string {
	if p.Due.IsZero() {
		return v.Words.T("plan.no_date")
	}
	return v.Day(p.Due)
}
