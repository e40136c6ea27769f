package meetings

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"kairyluu/app"
	"kairyluu/ui/casework"
	"kairyluu/ui/theme"
	"kairyluu/ui/widgets"
)

// Columns of the table in their order; the names are kept in saved layouts.
const (
	colDate      = "date"
	colNumber    = "number"
	colForm      = "form"
	colPlace     = "place"
	colAgenda    = "agenda"
	colPresent   = "present"
	colQuorum    = "quorum"
	colDecisions = "decisions"
	colState     = "state"
	colSeries    = "series"
	colStart     = "start"
)

type column struct {
	id     string
	width  float32
	grow   float32
	hidden bool
	text   func(v casework.View, r app.MeetingRow) string
	style  func(r app.MeetingRow) widgets.CellStyle
}

var tableColumns = []column{
	{id: colDate, width: 82, text: dateCell},
	{id: colNumber, width: 36, text: func(_ casework.View, r app.MeetingRow) string { return r.Number }},
	{id: colForm, width: 102, text: func(v casework.View, r app.MeetingRow) string { return v.Name(r.FormID) }},
	{id: colPlace, width: 84, text: placeCell},
	{id: colAgenda, width: 230, grow: 1, text: func(_ casework.View, r app.MeetingRow) string { return r.Topic }},
	{id: colPresent, width: 104, text: presentCell, style: presentStyle},
	{id: colQuorum, width: 60, hidden: true, text: quorumCell, style: quorumStyle},
	{id: colDecisions, width: 74, text: decisionsCell, style: decisionsStyle},
	{id: colState, width: 116, text: stateCell, style: stateStyle},
	{id: colStart, width: 60, hidden: true, text: func(_ casework.View, r app.MeetingRow) string { return r.Start }},
	{id: colSeries, width: 140, hidden: true, text: func(v casework.View, r app.MeetingRow) string {
		return strings.TrimPrefix(v.Name(r.SeriesID), casework.Dash)
	}},
}

func rowKey(r app.MeetingRow) int64 { return r.ID }

// columns are those of the table in a language.
func columns(v casework.View) []widgets.Column[app.MeetingRow] {
	list := make([]widgets.Column[app.MeetingRow], len(tableColumns))
	for i, c := range tableColumns {
		list[i] = widgets.Column[app.MeetingRow]{
			ID: c.id, Title: v.Words.T("meetings.col." + c.id), Width: c.width, MinWidth: 36, Grow: c.grow, Hidden: c.hidden,
			Text:  func(r app.MeetingRow) string { return c.text(v, r) },
			Style: c.style,
		}
	}
	return list
}

func dateCell(v casework.View, r app.MeetingRow) string { return v.Day(r.Date) }

// placeCell names the settlements, or the place where there is none.
func placeCell(v casework.View, r app.MeetingRow) string {
	if len(r.Settlements) == 0 {
		return r.Place
	}
	return names(v, r.Settlements)
}

func names(v casework.View, ids []int64) string {
	said := make([]string, len(ids))
	for i, id := range ids {
		said[i] = v.Name(id)
	}
	return strings.Join(said, ", ")
}

// presentCell is «✓ 86 (51/35)»: the quorum, then women and men.
func presentCell(v casework.View, r app.MeetingRow) string {
	if r.Present == 0 {
		return ""
	}
	said := strconv.Itoa(r.Present)
	if r.Women+r.Men > 0 {
		said = v.Words.T("meetings.present", "total", r.Present, "women", r.Women, "men", r.Men)
	}
	return strings.TrimPrefix(quorumSign(r)+" "+said, " ")
}

func presentStyle(r app.MeetingRow) widgets.CellStyle {
	switch quorumSign(r) {
	case quorumMissed, quorumShort:
		return quorumStyle(r)
	}
	return widgets.CellStyle{}
}

// Signs of the quorum.
const (
	quorumMissed = "⚠" // decisions were taken without it
	quorumShort  = "✕" // it was not there
	quorumMet    = "✓"
)

// quorumSign tells whether enough came; nothing where the charter asks no number
// or the meeting is still to come.
func quorumSign(r app.MeetingRow) string {
	switch {
	case r.WithoutQuorum:
		return quorumMissed
	case r.Quorum == 0 || r.State == app.Planned:
		return ""
	case r.QuorumMet:
		return quorumMet
	}
	return quorumShort
}

// quorumCell is the sign with a word.
func quorumCell(v casework.View, r app.MeetingRow) string {
	switch sign := quorumSign(r); sign {
	case "":
		return ""
	case quorumMet:
		return sign + " " + v.Words.T("meetings.quorum.yes")
	default:
		return sign + " " + v.Words.T("meetings.quorum.no")
	}
}

func quorumStyle(r app.MeetingRow) widgets.CellStyle {
	switch {
	case r.WithoutQuorum:
		return widgets.CellStyle{Color: theme.ColorLate, Bold: true}
	case r.Quorum > 0 && !r.QuorumMet:
		return widgets.CellStyle{Color: theme.ColorSoon}
	}
	return widgets.CellStyle{Color: theme.ColorFine}
}

// decisionsCell is «3/5», done of all; late ones have their sign.
func decisionsCell(_ casework.View, r app.MeetingRow) string {
	if r.Decisions == 0 {
		return ""
	}
	said := strconv.Itoa(r.DoneDecisions) + "/" + strconv.Itoa(r.Decisions)
	if r.LateDecisions > 0 {
		return casework.Late.Sign() + " " + said
	}
	return said
}

func decisionsStyle(r app.MeetingRow) widgets.CellStyle {
	if r.LateDecisions > 0 {
		return widgets.CellStyle{Color: theme.ColorLate, Bold: true}
	}
	return widgets.CellStyle{}
}

var stateSigns = map[app.MeetingState]string{
	app.Planned: "○", app.Held: "◔", app.Drafted: "◑", app.Signed: "●",
}

func stateColor(s app.MeetingState) fyne.ThemeColorName {
	switch s {
	case app.Planned:
		return theme.ColorAccent
	case app.Signed:
		return theme.ColorFine
	}
	return theme.ColorSoon
}

// stateCell is the state in a short word; the card says it whole.
func stateCell(v casework.View, r app.MeetingRow) string {
	return stateSigns[r.State] + " " + v.Words.T("meetings.state."+string(r.State))
}

func stateStyle(r app.MeetingRow) widgets.CellStyle {
	return widgets.CellStyle{Color: stateColor(r.State)}
}

// quorumSays is the strip of a card about the quorum: nothing where the charter
// asks none. That decisions were taken without one stays on the minutes.
func quorumSays(v casework.View, m app.Meeting) (kind widgets.BannerKind, title, reason string) {
	present, quorum := m.Attendance.Total, m.Quorum
	switch {
	case m.WithoutQuorum:
		return widgets.Late, v.Words.T("meetings.strip.without"), v.Words.T("meetings.strip.without_why", "present", present, "quorum", quorum)
	case quorum == 0 || m.State == app.Planned && present == 0:
		return widgets.Plain, "", ""
	case m.QuorumMet():
		return widgets.Info, v.Words.T("meetings.strip.met"), v.Words.T("meetings.strip.of", "present", present, "quorum", quorum)
	}
	return widgets.Soon, v.Words.T("meetings.strip.missed"), v.Words.T("meetings.strip.of", "present", present, "quorum", quorum)
}

// decisionNote is the small line under a decision: whose proposal, who answers
// for it, until when, how far it is.
func decisionNote(v casework.View, d app.DecisionRow) string {
	parts := []string{v.Say("source", string(d.Source))}
	switch {
	case d.ResponsibleID != 0:
		parts = append(parts, v.Name(d.ResponsibleID))
	case d.Partner != "":
		parts = append(parts, d.Partner)
	default:
		parts = append(parts, v.Words.T("meetings.decision.nobody"))
	}
	if !d.Due.IsZero() {
		parts = append(parts, v.Words.T("meetings.decision.due", "due", d.Due))
	}
	state := v.Say("decisionState", string(d.State))
	if d.State == app.DecisionStarted {
		state += ", " + strconv.Itoa(d.Percent) + " %"
	}
	if d.Late(v.Today) {
		state = casework.Late.Sign() + " " + v.Words.T("meetings.decision.late", "n", v.Today.Sub(d.Due))
	}
	parts = append(parts, state)
	if d.AppealNo != "" {
		parts = append(parts, v.Words.T("meetings.decision.appeal", "number", d.AppealNo))
	}
	return strings.Join(parts, " · ")
}

func decisionColor(v casework.View, d app.DecisionRow) fyne.ThemeColorName {
	switch {
	case d.Late(v.Today):
		return theme.ColorLate
	case d.State.Finished():
		return theme.ColorMuted
	}
	return ""
}
