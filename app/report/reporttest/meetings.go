package reporttest

import (
	"cmp"
	"context"
	"fmt"
	"math/rand/v2"
	"slices"

	"kairyluu/app"
	"kairyluu/app/civil"
)

// meet adds made-up meetings and decisions of the two and a half years before
// today: n of them, and three times as many decisions.
func (o *Office) meet(r *rand.Rand, n int) {
	for i := range n {
		day := o.Day.AddDays(20 - r.IntN(920))
		m := app.MeetingRow{
			ID: int64(i + 1), Number: fmt.Sprint(i + 1), FormID: o.entry(r, app.MeetingForms, 0), Date: day, Place: "СШ № 92",
			Topic: "Суу, жол", Items: 1 + r.IntN(4), State: app.Signed, Women: r.IntN(60), Men: r.IntN(50), Quorum: r.IntN(2) * 40,
		}
		if day.After(o.Day) {
			m.State = app.Planned
		}
		for range r.IntN(3) {
			m.Settlements = append(m.Settlements, o.entry(r, app.Settlements, 0))
		}
		m.Settlements = slices.Compact(m.Settlements)
		m.Present = m.Women + m.Men
		m.Groups = map[int64]int{o.Dicts[app.PeopleGroups][0].ID: m.Women / 2, o.Dicts[app.PeopleGroups][1].ID: m.Men / 3}
		m.QuorumMet = m.Present >= m.Quorum
		o.Meetings = append(o.Meetings, m)
	}
	for i := range 3 * n {
		o.Decisions = append(o.Decisions, o.decision(r, int64(i+1)))
	}
}

func (o *Office) decision(r *rand.Rand, id int64) app.DecisionRow {
	d := app.DecisionRow{
		ID: id, Source: pick(r, app.Sources...), Text: "Жолду оңдоо", SettlementID: o.entry(r, app.Settlements, 9),
		ResponsibleID: o.entry(r, app.Executors, 6), Made: o.Day.AddDays(-r.IntN(900)), Version: 1,
	}
	if m := pick(r, o.Meetings...); !m.Date.After(o.Day) {
		d.MeetingID, d.MeetingDate, d.MeetingForm, d.Made = m.ID, m.Date, m.FormID, m.Date
	}
	var due civil.Date
	if r.IntN(7) > 0 {
		due = d.Made.AddDays(r.IntN(200))
	}
	events := []app.DecisionEvent{{Kind: app.DecisionMade, Date: d.Made}}
	add := func(e app.DecisionEvent) {
		e.Date = events[len(events)-1].Date.AddDays(r.IntN(90))
		if r.IntN(3) > 0 && !e.Date.After(o.Day) {
			events = append(events, e)
		}
	}
	add(app.DecisionEvent{Kind: app.DecisionProgress, Percent: r.IntN(100)})
	add(app.DecisionEvent{Kind: pick(r, app.DecisionFulfilled, app.DecisionFulfilled, app.DecisionGivenUp)})
	d.Progress = app.Proceed(due, events)
	return d
}

// MeetingMatches says whether m is among the meetings that f speaks of.
func (o *Office) MeetingMatches(f app.MeetingFilter, m app.MeetingRow) bool {
	if f.Words != "" || f.Series != 0 || f.Unsigned || f.NoQuorum {
		panic(fmt.Sprintf("reporttest: condition not known: %+v", f))
	}
	return within(m.Date, f.From, f.To) && (f.ID == 0 || f.ID == m.ID) && (f.Form == 0 || f.Form == m.FormID) &&
		(f.Settlement == 0 || slices.Contains(m.Settlements, f.Settlement)) &&
		(f.State == "" || f.State == m.State) && (!f.Happened || m.State != app.Planned)
}

func within(d, from, to civil.Date) bool {
	return (from.IsZero() || !d.Before(from)) && (to.IsZero() || !d.After(to))
}

// PlanMatches says whether d is among the decisions that f speaks of.
func (o *Office) PlanMatches(f app.DecisionFilter, d app.DecisionRow) bool {
	if f.Words != "" || f.Series != 0 || f.Appeal != 0 || f.Project != 0 {
		panic(fmt.Sprintf("reporttest: condition not known: %+v", f))
	}
	same := func(want, got int64) bool { return want == 0 || want == got || want == app.NoOne && got == 0 }
	open := func(day civil.Date) bool { return !d.Made.After(day) && (d.Ended.IsZero() || d.Ended.After(day)) }
	switch {
	case f.Open && d.State.Finished(),
		f.State != "" && d.State != f.State,
		f.Late && !d.Late(f.Today),
		!f.LateOn.IsZero() && (!open(f.LateOn) || d.Due.IsZero() || d.Due.After(f.LateOn)),
		!f.OpenOn.IsZero() && !open(f.OpenOn),
		(!f.DueFrom.IsZero() || !f.DueTo.IsZero()) && (d.Due.IsZero() || !within(d.Due, f.DueFrom, f.DueTo)),
		(!f.EndedFrom.IsZero() || !f.EndedTo.IsZero()) && (d.Ended.IsZero() || !within(d.Ended, f.EndedFrom, f.EndedTo)),
		!within(d.Made, f.MadeFrom, f.MadeTo),
		f.Source != "" && d.Source != f.Source:
		return false
	}
	return same(f.ID, d.ID) && same(f.Meeting, d.MeetingID) && same(f.Settlement, d.SettlementID) && same(f.Responsible, d.ResponsibleID)
}

// MeetingRows implements the source.
func (o *Office) MeetingRows(_ context.Context, q app.MeetingQuery) ([]app.MeetingRow, error) {
	var rows []app.MeetingRow
	for _, m := range o.Meetings {
		if o.MeetingMatches(q.Filter, m) {
			rows = append(rows, o.counted(m, q.Filter.Today))
		}
	}
	less := func(a, b app.MeetingRow) int { return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(a.ID, b.ID)) }
	slices.SortFunc(rows, less)
	if !q.Ascending {
		slices.Reverse(rows)
	}
	if q.After != nil {
		i := slices.IndexFunc(rows, func(r app.MeetingRow) bool { return r.ID == q.After.ID })
		rows = rows[i+1:]
	}
	return rows[:min(len(rows), cmp.Or(q.Limit, 100))], o.Fail
}

// counted is a row with the figures of its decisions.
func (o *Office) counted(m app.MeetingRow, today civil.Date) app.MeetingRow {
	for _, d := range o.Decisions {
		if d.MeetingID != m.ID {
			continue
		}
		m.Decisions++
		if d.State == app.DecisionDone {
			m.DoneDecisions++
		}
		if d.Late(today) {
			m.LateDecisions++
		}
	}
	return m
}

// CountMeetings implements the source.
func (o *Office) CountMeetings(_ context.Context, f app.MeetingFilter, _ int) (n int, err error) {
	for _, m := range o.Meetings {
		if o.MeetingMatches(f, m) {
			n++
		}
	}
	return n, o.Fail
}

// DecisionRows implements the source, in order of due.
func (o *Office) DecisionRows(_ context.Context, q app.DecisionQuery) ([]app.DecisionRow, error) {
	var rows []app.DecisionRow
	for _, d := range o.Decisions {
		if o.PlanMatches(q.Filter, d) {
			rows = append(rows, d)
		}
	}
	due := func(r app.DecisionRow) civil.Date { return cmp.Or(r.Due, civil.MustParse("9999-12-31")) }
	slices.SortStableFunc(rows, func(a, b app.DecisionRow) int { return cmp.Or(due(a).Compare(due(b)), cmp.Compare(a.ID, b.ID)) })
	if q.After != nil {
		i := slices.IndexFunc(rows, func(r app.DecisionRow) bool { return r.ID == q.After.ID })
		rows = rows[i+1:]
	}
	return rows[:min(len(rows), cmp.Or(q.Limit, 100))], o.Fail
}

// CountDecisions implements the source.
func (o *Office) CountDecisions(_ context.Context, f app.DecisionFilter, _ int) (n int, err error) {
	for _, d := range o.Decisions {
		if o.PlanMatches(f, d) {
			n++
		}
	}
	return n, o.Fail
}

// TallyDecisions implements the source.
func (o *Office) TallyDecisions(_ context.Context, f app.DecisionFilter, dims ...app.DecisionDim) ([]app.DecisionGroup, error) {
	var groups []app.DecisionGroup
	for _, d := range o.Decisions {
		if !o.PlanMatches(f, d) {
			continue
		}
		keys := make([]string, len(dims))
		for i, dim := range dims {
			keys[i] = planKey(d, dim)
		}
		i := slices.IndexFunc(groups, func(g app.DecisionGroup) bool { return slices.Equal(g.Keys, keys) })
		if i < 0 {
			i = len(groups)
			groups = append(groups, app.DecisionGroup{Keys: keys})
		}
		count(&groups[i], d, f.Today)
	}
	if len(groups) == 0 && len(dims) == 0 {
		groups = []app.DecisionGroup{{}}
	}
	return groups, o.Fail
}

func planKey(d app.DecisionRow, dim app.DecisionDim) string {
	switch dim {
	case app.PerResponsible:
		return fmt.Sprint(d.ResponsibleID)
	case app.PerSource:
		return string(d.Source)
	case app.PerSettlement:
		return fmt.Sprint(d.SettlementID)
	case app.PerState:
		return string(d.State)
	case app.PerMeeting:
		return fmt.Sprint(d.MeetingID)
	}
	panic(fmt.Sprintf("reporttest: dimension not known: %q", dim))
}

func count(g *app.DecisionGroup, d app.DecisionRow, today civil.Date) {
	g.N++
	if d.Late(today) {
		g.Late++
	}
	switch d.State {
	case app.DecisionDropped:
		g.Dropped++
	case app.DecisionDone:
		g.Done++
		if d.Due.IsZero() || !d.Ended.After(d.Due) {
			g.InTime++
		}
	}
}
