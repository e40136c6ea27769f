package casework

import (
	"strings"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// Column names a column of a list of appeals; it is kept in saved layouts.
type Column string

// Columns in the order of the paper journal (журнал регистрации обращений).
const (
	ColNumber     Column = "number"
	ColRegistered Column = "registered"
	ColApplicant  Column = "applicant"
	ColAddress    Column = "address"
	ColPhone      Column = "phone"
	ColSettlement Column = "settlement"
	ColTopic      Column = "topic"
	ColSummary    Column = "summary"
	ColKind       Column = "kind"
	ColChannel    Column = "channel"
	ColRepetition Column = "repetition"
	ColLanguage   Column = "language"
	ColExecutor   Column = "executor"
	ColDue        Column = "due"
	ColLeft       Column = "left"
	ColState      Column = "state"
	ColAnswered   Column = "answered"
	ColAnswerNo   Column = "answer_no"
	ColOutcome    Column = "outcome"
	ColClosed     Column = "closed"
	ColReceived   Column = "received"
)

// JournalColumns lists every column in the journal's order.
var JournalColumns = []Column{
	ColNumber, ColRegistered, ColApplicant, ColAddress, ColPhone, ColSettlement, ColTopic,
	ColSummary, ColKind, ColChannel, ColRepetition, ColLanguage, ColExecutor, ColDue, ColLeft,
	ColState, ColAnswered, ColAnswerNo, ColOutcome, ColClosed, ColReceived,
}

// shown are the columns one sees until one chooses others; the rest is hidden.
var shown = map[Column]bool{
	ColNumber: true, ColRegistered: true, ColApplicant: true, ColSettlement: true,
	ColSummary: true, ColExecutor: true, ColDue: true, ColLeft: true,
}

var widths = map[Column]float32{
	ColNumber: 90, ColRegistered: 82, ColApplicant: 126, ColAddress: 150, ColPhone: 130,
	ColSettlement: 82, ColTopic: 170, ColSummary: 180, ColKind: 92, ColChannel: 150,
	ColRepetition: 100, ColLanguage: 100, ColExecutor: 92, ColDue: 82, ColLeft: 94,
	ColState: 120, ColAnswered: 88, ColAnswerNo: 90, ColOutcome: 150, ColClosed: 88, ColReceived: 88,
}

// grows are the columns that share what is left of the window's width.
var grows = map[Column]float32{ColSummary: 1}

// Sorts tells which order of the journal a column's header asks for.
var Sorts = map[Column]app.AppealSort{
	ColNumber: app.ByNumber, ColRegistered: app.ByRegistered, ColApplicant: app.ByApplicant,
	ColSettlement: app.BySettlement, ColExecutor: app.ByExecutor, ColDue: app.ByDue,
	ColLeft: app.ByDue, ColClosed: app.ByClosed,
}

// Title is the heading of a column.
func (v View) Title(c Column) string { return v.Words.T("casework.col." + string(c)) }

// Cell is what a column says of a row.
func (v View) Cell(c Column, r app.AppealRow) string {
	switch c {
	case ColNumber:
		return v.number(r)
	case ColRegistered:
		return v.Day(r.Registered)
	case ColReceived:
		return v.Day(r.Received)
	case ColApplicant:
		return v.Applicant(r)
	case ColAddress:
		return r.Address
	case ColPhone:
		return v.Phone(r.Phone)
	case ColSettlement:
		return v.Name(r.SettlementID)
	case ColTopic:
		return v.Topic(r.TopicID)
	case ColSummary:
		return r.Summary
	case ColExecutor:
		return v.Name(r.ExecutorID)
	}
	return v.standingCell(c, r)
}

func (v View) standingCell(c Column, r app.AppealRow) string {
	switch c {
	case ColKind:
		return v.Say("kind", string(r.Kind))
	case ColChannel:
		return v.Say("channel", string(r.Channel))
	case ColRepetition:
		return v.Say("repetition", string(r.Repetition))
	case ColLanguage:
		return v.Say("language", string(r.Language))
	case ColDue:
		return v.Day(r.Due)
	case ColLeft:
		return v.SignedLeft(r.Standing)
	case ColState:
		return v.Say("state", string(r.State))
	case ColAnswered:
		return v.Day(r.Answered)
	case ColAnswerNo:
		return r.AnswerNo
	case ColOutcome:
		return strings.TrimPrefix(v.Say("outcome", string(r.Outcome)), Dash)
	case ColClosed:
		return v.Day(r.Closed)
	}
	return ""
}

// number is the number after the sign of a row that needs attention.
func (v View) number(r app.AppealRow) string {
	switch mark := v.Term(r.Standing).Mark; mark {
	case Late, Soon:
		return mark.Sign() + " " + r.Number
	}
	return r.Number
}

// Columns are the named columns for a table of appeals; all of the journal's
// when none is named. In that case the less usual ones begin hidden.
func (v View) Columns(ids ...Column) []widgets.Column[app.AppealRow] {
	whole := len(ids) == 0
	if whole {
		ids = JournalColumns
	}
	columns := make([]widgets.Column[app.AppealRow], 0, len(ids))
	for _, id := range ids {
		_, sortable := Sorts[id]
		columns = append(columns, widgets.Column[app.AppealRow]{
			ID: string(id), Title: v.Title(id), Width: widths[id], MinWidth: 40, Grow: grows[id],
			Sortable: sortable, Hidden: whole && !shown[id],
			Text:  func(r app.AppealRow) string { return v.Cell(id, r) },
			Style: v.cellStyle(id),
		})
	}
	return columns
}

func (v View) cellStyle(c Column) func(app.AppealRow) widgets.CellStyle {
	switch c {
	case ColNumber:
		return func(app.AppealRow) widgets.CellStyle { return widgets.CellStyle{Bold: true} }
	case ColLeft:
		return func(r app.AppealRow) widgets.CellStyle {
			mark := v.Term(r.Standing).Mark
			return widgets.CellStyle{Color: mark.Color(), Bold: mark <= Soon}
		}
	}
	return nil
}

// RowStyle greys what is off control; what is late or soon is told by the
// number's sign and by «Осталось».
func (v View) RowStyle(r app.AppealRow) widgets.RowStyle {
	var color fyne.ThemeColorName
	if !r.State.Open() {
		color = theme.ColorMuted
	}
	return widgets.RowStyle{Color: color}
}

// RowKey is the key of a row in a table.
func RowKey(r app.AppealRow) int64 { return r.ID }
