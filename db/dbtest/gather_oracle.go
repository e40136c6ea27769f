package dbtest

import (
	"cmp"
	"slices"
	"strings"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/text"
)

// within tells whether a date lies between bounds, of which either may be zero.
func within(d, from, to civil.Date) bool {
	return (from.IsZero() || !d.Before(from)) && (to.IsZero() || !d.After(to))
}

// meetingFits is MeetingFilter in plain Go, but for Words.
func (p *Plan) meetingFits(f app.MeetingFilter, m app.Meeting) bool {
	return within(m.Date, f.From, f.To) &&
		(f.ID == 0 || f.ID == m.ID) &&
		(f.Form == 0 || f.Form == m.FormID) &&
		(f.Series == 0 || f.Series == m.SeriesID) &&
		(f.Settlement == 0 || slices.Contains(m.Settlements, f.Settlement)) &&
		(f.State == "" || f.State == m.State) &&
		(!f.Unsigned || m.State == app.Held || m.State == app.Drafted) &&
		(!f.Happened || m.State != app.Planned) &&
		(!f.NoQuorum || m.WithoutQuorum)
}

// speaks tells whether a folded word is in the agenda of a meeting or in what was
// decided there.
func (p *Plan) speaks(m app.Meeting, word string) bool {
	said := m.Agenda[0].Title
	for _, d := range p.Decisions {
		if d.MeetingID == m.ID {
			said += " " + d.Text
		}
	}
	return strings.Contains(text.Fold(said), word)
}

// meetingRow is the line of the list for a meeting.
func (p *Plan) meetingRow(m app.Meeting, today civil.Date) app.MeetingRow {
	row := app.MeetingRow{
		ID: m.ID, Number: m.Number, FormID: m.FormID, SeriesID: m.SeriesID, Date: m.Date, Start: m.Start, Place: m.Place,
		Settlements: m.Settlements, Topic: m.Agenda[0].Title, Items: len(m.Agenda), State: m.State,
		Present: m.Attendance.Total, Women: m.Attendance.Women, Men: m.Attendance.Men, Groups: m.Attendance.Groups,
		Quorum: m.Quorum, QuorumMet: m.QuorumMet(), WithoutQuorum: m.WithoutQuorum,
	}
	for _, d := range p.Decisions {
		if d.MeetingID != m.ID {
			continue
		}
		row.Decisions++
		if d.Progress.State == app.DecisionDone {
			row.DoneDecisions++
		}
		if d.Progress.Late(today) {
			row.LateDecisions++
		}
	}
	return row
}

func (p *Plan) meeting(id int64) app.Meeting {
	i := slices.IndexFunc(p.Meetings, func(m app.Meeting) bool { return m.ID == id })
	if i < 0 {
		return app.Meeting{}
	}
	return p.Meetings[i]
}

// decisionFits is DecisionFilter in plain Go, but for Words.
func (p *Plan) decisionFits(f app.DecisionFilter, d app.Decision) bool {
	g := d.Progress
	checks := []struct{ asked, is bool }{
		{f.Open, !g.State.Finished()},
		{f.State != "", g.State == f.State},
		{f.Late, g.Late(f.Today)},
		{!f.LateOn.IsZero(), !d.Made.After(f.LateOn) && !g.Due.IsZero() && !g.Due.After(f.LateOn) && after(g.Ended, f.LateOn)},
		{!f.OpenOn.IsZero(), !d.Made.After(f.OpenOn) && after(g.Ended, f.OpenOn)},
		{!f.DueFrom.IsZero() || !f.DueTo.IsZero(), !g.Due.IsZero() && within(g.Due, f.DueFrom, f.DueTo)},
		{!f.EndedFrom.IsZero() || !f.EndedTo.IsZero(), !g.Ended.IsZero() && within(g.Ended, f.EndedFrom, f.EndedTo)},
		{true, within(d.Made, f.MadeFrom, f.MadeTo)},
		{f.Source != "", d.Source == f.Source},
		{f.ID != 0, d.ID == f.ID},
		{f.Series != 0, d.MeetingID != 0 && p.meeting(d.MeetingID).SeriesID == f.Series},
		{true, named(f.Meeting, d.MeetingID) && named(f.Settlement, d.SettlementID) && named(f.Responsible, d.ResponsibleID)},
		{true, named(f.Appeal, d.AppealID) && named(f.Project, d.ProjectID)},
	}
	for _, c := range checks {
		if c.asked && !c.is {
			return false
		}
	}
	return true
}

// decisionRow is the line of the plan for a decision.
func (p *Plan) decisionRow(o *Office, d app.Decision) app.DecisionRow {
	m := p.meeting(d.MeetingID)
	row := app.DecisionRow{
		ID: d.ID, MeetingID: d.MeetingID, MeetingDate: m.Date, MeetingForm: m.FormID, Source: d.Source, Text: d.Text,
		SettlementID: d.SettlementID, ResponsibleID: d.ResponsibleID, Partner: d.Partner, Made: d.Made,
		AppealID: d.AppealID, ProjectID: d.ProjectID, Version: d.Version, Progress: d.Progress,
	}
	for _, a := range o.Appeals {
		if a.ID == d.AppealID {
			row.AppealNo = a.Number
		}
	}
	return row
}

// planLess compares two rows in an order of the plan; without a date comes last.
func planLess(s app.DecisionSort) func(a, b app.DecisionRow) int {
	due := func(r app.DecisionRow) civil.Date { return cmp.Or(r.Due, civil.MustParse("9999-12-31")) }
	key := map[app.DecisionSort]func(a, b app.DecisionRow) int{
		app.PlanByDue:  func(app.DecisionRow, app.DecisionRow) int { return 0 },
		app.PlanByMade: func(a, b app.DecisionRow) int { return cmp.Or(a.Made.Compare(b.Made), cmp.Compare(a.ID, b.ID)) },
		app.PlanByResponsible: func(a, b app.DecisionRow) int {
			return cmp.Compare(a.ResponsibleID, b.ResponsibleID)
		},
		app.PlanBySettlement: func(a, b app.DecisionRow) int { return cmp.Compare(a.SettlementID, b.SettlementID) },
	}[s]
	return func(a, b app.DecisionRow) int {
		return cmp.Or(key(a, b), due(a).Compare(due(b)), cmp.Compare(a.ID, b.ID))
	}
}
