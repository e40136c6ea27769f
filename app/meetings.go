package app

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kairyluu/app/civil"
)

// Meetings is what one does with meetings and their minutes.
type Meetings struct{ *Desk }

// minutesScope is the counter that minutes draw their numbers from.
const minutesScope = "minutes"

// Save stores a meeting, new or changed, and decisions taken at it, new or
// changed, in one transaction. Where it stands (state, signature) is not the
// form's business, but for a new meeting, which may begin as held or drafted.
// Items that take up a decision of an earlier meeting enter that into the
// decision's life. Signed minutes are Denied "meeting.signed", a stale Version
// is a Conflict; faults of a decision name its place: "decisions.0.text".
func (s *Meetings) Save(ctx context.Context, m Meeting, decisions ...Decision) (Meeting, error) {
	m = s.tidy(m)
	f, err := s.CheckWith(ctx, m, decisions...)
	if err == nil {
		err = f.Err()
	}
	if err != nil {
		return m, err
	}
	err = s.store.InTx(ctx, func(tx Tx) error {
		if err := s.save(ctx, tx, &m, len(decisions)); err != nil {
			return err
		}
		for _, d := range decisions {
			d.MeetingID = m.ID
			if err := (&Decisions{s.Desk}).save(ctx, tx, &d); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return m, fmt.Errorf("save meeting: %w", err)
	}
	s.publish(m, len(decisions) > 0)
	return m, nil
}

// CheckWith is Check together with decisions taken at the meeting; their fields
// are named as in Save.
func (s *Meetings) CheckWith(ctx context.Context, m Meeting, decisions ...Decision) (*Faults, error) {
	m = s.tidy(m)
	f := s.check(m)
	return f, s.checkDecisions(ctx, f, m, decisions)
}

func (s *Meetings) checkDecisions(ctx context.Context, f *Faults, m Meeting, decisions []Decision) error {
	for i, d := range decisions {
		d.MeetingID = m.ID
		if d.Made.IsZero() && !m.Date.After(s.Today()) {
			d.Made = m.Date
		}
		of, err := (&Decisions{s.Desk}).Check(ctx, d)
		if err != nil {
			return err
		}
		f.within("decisions."+strconv.Itoa(i)+".", of)
	}
	return nil
}

// publish tells of a meeting, and of decisions when some may have changed.
func (s *Meetings) publish(m Meeting, decisions bool) {
	s.bus.Publish(Changed{EntityMeeting, m.ID})
	if decisions || slices.ContainsFunc(m.Agenda, func(i AgendaItem) bool { return i.Carried != 0 }) {
		s.bus.Publish(Changed{Kind: EntityDecision})
	}
}

func (s *Meetings) save(ctx context.Context, tx Tx, m *Meeting, decisions int) error {
	if m.ID == 0 {
		return s.add(ctx, tx, m, decisions)
	}
	old, err := tx.Meeting(ctx, m.ID)
	if err != nil {
		return err
	}
	if old.State == Signed {
		return Fail(Denied, "meeting.signed", "number", old.Number)
	}
	m.State, m.Signed, m.Edition = old.State, old.Signed, old.Edition
	taken, err := tx.CountDecisions(ctx, DecisionFilter{Meeting: m.ID}, 1)
	if err != nil {
		return err
	}
	m.WithoutQuorum = m.decidesWithoutQuorum(decisions + taken)
	return s.update(ctx, tx, old, m)
}

func (s *Meetings) add(ctx context.Context, tx Tx, m *Meeting, decisions int) error {
	if m.State != Held && m.State != Drafted {
		m.State = Planned
	}
	m.Signed, m.Edition = civil.Date{}, 0
	m.WithoutQuorum = m.decidesWithoutQuorum(decisions)
	if err := s.numberFree(ctx, tx, Meeting{}, *m); err != nil {
		return err
	}
	if err := tx.AddMeeting(ctx, m); err != nil {
		return err
	}
	if err := s.record(ctx, tx, EntityMeeting, m.ID, m.Label(), "create", diffJSON(nil, m)); err != nil {
		return err
	}
	return s.takeUp(ctx, tx, *m, carried(m.Agenda))
}

// update stores m in place of old with its record and what it newly takes up.
func (s *Meetings) update(ctx context.Context, tx Tx, old Meeting, m *Meeting) error {
	if err := s.numberFree(ctx, tx, old, *m); err != nil {
		return err
	}
	if err := tx.UpdateMeeting(ctx, m); err != nil {
		return err
	}
	if err := s.record(ctx, tx, EntityMeeting, m.ID, m.Label(), "update", diffJSON(old, *m)); err != nil {
		return err
	}
	before := carried(old.Agenda)
	return s.takeUp(ctx, tx, *m, slices.DeleteFunc(carried(m.Agenda), func(id int64) bool {
		return slices.Contains(before, id)
	}))
}

// carried are the decisions that an agenda takes up.
func carried(agenda []AgendaItem) (ids []int64) {
	for _, i := range agenda {
		if i.Carried != 0 && !slices.Contains(ids, i.Carried) {
			ids = append(ids, i.Carried)
		}
	}
	return ids
}

// takeUp enters into the life of decisions that a meeting has them on its agenda.
func (s *Meetings) takeUp(ctx context.Context, tx Tx, m Meeting, ids []int64) error {
	for _, id := range ids {
		d, err := tx.Decision(ctx, id)
		if err != nil {
			return err
		}
		e := DecisionEvent{Kind: DecisionCarried, MeetingID: m.ID}
		if err := (&Decisions{s.Desk}).enter(ctx, tx, &d, e); err != nil {
			return err
		}
	}
	return nil
}

// numberFree refuses a number of minutes that is used in that year.
func (s *Meetings) numberFree(ctx context.Context, tx Tx, old, m Meeting) error {
	if m.Number == "" || m.Number == old.Number && m.Date.Year() == old.Date.Year() {
		return nil
	}
	taken, err := tx.MinutesTaken(ctx, m.Date.Year(), m.Number)
	if err == nil && taken {
		return Fail(Conflict, "meeting.number_taken", "number", m.Number, "year", strconv.Itoa(m.Date.Year())).On("number")
	}
	return err
}

// number draws the next free number of minutes unless one was typed.
func (s *Meetings) number(ctx context.Context, tx Tx, m *Meeting) error {
	for m.Number == "" {
		n, err := tx.NextNumber(ctx, m.Date.Year(), minutesScope)
		if err != nil {
			return err
		}
		number := strconv.Itoa(n)
		taken, err := tx.MinutesTaken(ctx, m.Date.Year(), number)
		if err != nil {
			return err
		}
		if !taken {
			m.Number = number
		}
	}
	return nil
}

// Rows returns a page of meetings, seen from today.
func (s *Meetings) Rows(ctx context.Context, q MeetingQuery) ([]MeetingRow, error) {
	q.Filter.Today = s.Today()
	return s.store.MeetingRows(ctx, q)
}

// Count counts a list, up to limit (0: exactly).
func (s *Meetings) Count(ctx context.Context, f MeetingFilter, limit int) (int, error) {
	f.Today = s.Today()
	return s.store.CountMeetings(ctx, f, limit)
}

// MeetingCase is a meeting as its card shows it.
type MeetingCase struct {
	Meeting     Meeting
	Decisions   []DecisionRow // taken at it, in order of entry
	Projects    []ProjectRow  // that residents chose at it
	Editions    []Edition     // signed ones, oldest first
	Attachments []Attachment
	Related     []Related
	Previous    *MeetingRow // of the same series
	Next        *MeetingRow
}

// Case returns everything the card of a meeting shows.
func (s *Meetings) Case(ctx context.Context, id int64) (MeetingCase, error) {
	c, err := s.open(ctx, id)
	if err != nil {
		return c, fmt.Errorf("open meeting: %w", err)
	}
	return c, nil
}

func (s *Meetings) open(ctx context.Context, id int64) (c MeetingCase, err error) {
	if c.Meeting, err = s.store.Meeting(ctx, id); err != nil {
		return c, err
	}
	of := DecisionQuery{Filter: DecisionFilter{Meeting: id, Today: s.Today()}, Sort: PlanByMade, Limit: mostDecisions}
	if c.Decisions, err = s.store.DecisionRows(ctx, of); err != nil {
		return c, err
	}
	chosen := ProjectQuery{Filter: ProjectFilter{Meeting: id, Today: s.Today()}, Limit: mostDecisions}
	if c.Projects, err = s.store.ProjectRows(ctx, chosen); err != nil {
		return c, err
	}
	if c.Editions, err = s.store.Editions(ctx, id); err != nil {
		return c, err
	}
	if c.Attachments, err = s.store.Attachments(ctx, EntityMeeting, id); err != nil {
		return c, err
	}
	if c.Related, err = s.store.Related(ctx, EntityMeeting, id); err != nil {
		return c, err
	}
	if c.Previous, err = s.neighbour(ctx, c.Meeting, false); err != nil {
		return c, err
	}
	c.Next, err = s.neighbour(ctx, c.Meeting, true)
	return c, err
}

// mostDecisions is more than any meeting takes.
const mostDecisions = 1000

// neighbour is the next or the previous meeting of the series of m; nil when
// there is none.
func (s *Meetings) neighbour(ctx context.Context, m Meeting, next bool) (*MeetingRow, error) {
	if m.SeriesID == 0 {
		return nil, nil
	}
	rows, err := s.Rows(ctx, MeetingQuery{
		Filter: MeetingFilter{Series: m.SeriesID}, Ascending: next,
		After: &MeetingRow{ID: m.ID, Date: m.Date}, Limit: 1,
	})
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	return &rows[0], nil
}

// Unfinished returns the open decisions of the other meetings of a series, by
// date: what the next meeting is asked to take up first.
func (s *Meetings) Unfinished(ctx context.Context, seriesID, meetingID int64) ([]DecisionRow, error) {
	if seriesID == 0 {
		return nil, nil
	}
	rows, err := s.store.DecisionRows(ctx, DecisionQuery{
		Filter: DecisionFilter{Series: seriesID, Open: true, Today: s.Today()}, Limit: mostDecisions,
	})
	if err != nil {
		return nil, fmt.Errorf("look for unfinished decisions: %w", err)
	}
	return slices.DeleteFunc(rows, func(r DecisionRow) bool { return r.MeetingID == meetingID && meetingID != 0 }), nil
}

// CarriedItems are items of an agenda that take up unfinished decisions, each
// with what has happened to it so far. A form puts them first; saving it enters
// them into the lives of the decisions.
func (s *Meetings) CarriedItems(ctx context.Context, decisionIDs []int64) ([]AgendaItem, error) {
	items := make([]AgendaItem, 0, len(decisionIDs))
	for _, id := range decisionIDs {
		d, err := s.store.Decision(ctx, id)
		if err != nil {
			return nil, fmt.Errorf("take up decision: %w", err)
		}
		events, err := s.store.DecisionEvents(ctx, id)
		if err != nil {
			return nil, fmt.Errorf("take up decision: %w", err)
		}
		item := NewItem(d.Text)
		item.Carried, item.Heard = id, courseOf(d, events)
		items = append(items, item)
	}
	return items, nil
}

// Carry puts unfinished decisions first on the agenda of a stored meeting, with
// their history, and enters that into their lives. What is on it already stays
// where it is.
func (s *Meetings) Carry(ctx context.Context, meetingID int64, decisionIDs []int64) (Meeting, error) {
	m, err := s.store.Meeting(ctx, meetingID)
	if err != nil {
		return m, fmt.Errorf("take up decisions: %w", err)
	}
	there := carried(m.Agenda)
	fresh := slices.DeleteFunc(slices.Clone(decisionIDs), func(id int64) bool { return slices.Contains(there, id) })
	if len(fresh) == 0 {
		return m, nil
	}
	items, err := s.CarriedItems(ctx, fresh)
	if err != nil {
		return m, err
	}
	m.Agenda = append(items, m.Agenda...)
	return s.Save(ctx, m)
}

// courseOf tells the life of a decision in dates, figures and what people wrote,
// which read the same in any language: a line an event.
func courseOf(d Decision, events []DecisionEvent) string {
	var lines []string
	for _, e := range StepsInOrder(events) {
		if e.TakenBack != nil {
			continue
		}
		line := e.Date.Format()
		switch {
		case e.Kind == DecisionProgress:
			line += fmt.Sprintf(", %d %%", e.Percent)
		case e.Kind == DecisionMade && !d.Due.IsZero():
			line += " → " + d.Due.Format()
		case !e.Due.IsZero():
			line += " → " + e.Due.Format()
		}
		if e.Text != "" {
			line += ": " + e.Text
		} else if e.Kind == DecisionCarried || e.Kind == DecisionAppealed {
			continue
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}
