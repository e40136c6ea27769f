package app

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"kairyluu/app/civil"
)

// Appointment is a line of the office's calendar: a meeting, or the day by which
// a decision is due. Exactly one of Meeting and Decision is set.
type Appointment struct {
	UID      string // of the meeting or the decision, stable for ever
	Version  int64
	Day      civil.Date
	End      string // the hour a meeting ends; empty when not known
	Meeting  *MeetingRow
	Decision *DecisionRow
}

// mostAppointments bounds what a phone is given at once.
const mostAppointments = 2000

// Schedule returns the meetings of a filter and, with dues, the open decisions
// that are due between two days, by day and hour: what a phone takes in.
func (s *Meetings) Schedule(ctx context.Context, f MeetingFilter, dues bool) ([]Appointment, error) {
	list, err := s.appointments(ctx, f)
	if err == nil && dues {
		var due []Appointment
		due, err = s.dues(ctx, f)
		list = append(list, due...)
	}
	if err != nil {
		return nil, fmt.Errorf("read the calendar: %w", err)
	}
	slices.SortStableFunc(list, func(a, b Appointment) int {
		return cmp.Or(a.Day.Compare(b.Day), cmp.Compare(a.start(), b.start()))
	})
	return list, nil
}

// start is the hour of a meeting; what has none comes first, as in calendars.
func (a Appointment) start() string {
	if a.Meeting == nil {
		return ""
	}
	return a.Meeting.Start
}

func (s *Meetings) appointments(ctx context.Context, f MeetingFilter) ([]Appointment, error) {
	rows, err := s.Rows(ctx, MeetingQuery{Filter: f, Ascending: true, Limit: mostAppointments})
	if err != nil {
		return nil, err
	}
	list := make([]Appointment, len(rows))
	for i, row := range rows {
		m, err := s.store.Meeting(ctx, row.ID)
		if err != nil {
			return nil, err
		}
		list[i] = Appointment{UID: m.UID, Version: m.Version, Day: row.Date, End: m.End, Meeting: &rows[i]}
	}
	return list, nil
}

// dues are the dates of open decisions in the period and settlement of f.
func (s *Meetings) dues(ctx context.Context, f MeetingFilter) ([]Appointment, error) {
	q := DecisionQuery{Limit: mostAppointments, Filter: DecisionFilter{
		Open: true, DueFrom: f.From, DueTo: f.To, Settlement: f.Settlement, Series: f.Series, Today: s.Today(),
	}}
	rows, err := s.store.DecisionRows(ctx, q)
	if err != nil {
		return nil, err
	}
	var list []Appointment
	for i, row := range rows {
		if row.Due.IsZero() {
			continue
		}
		d, err := s.store.Decision(ctx, row.ID)
		if err != nil {
			return nil, err
		}
		list = append(list, Appointment{UID: d.UID, Version: d.Version, Day: row.Due, Decision: &rows[i]})
	}
	return list, nil
}
