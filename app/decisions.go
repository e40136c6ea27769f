package app

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"kairyluu/app/text"
)

// Decisions is what one does with decisions: the action plan.
type Decisions struct{ *Desk }

// Save stores a decision, new or changed. How far it has come is told by events.
// A stale Version is a Conflict; the words of what signed minutes say are Denied
// "decision.minutes_signed".
func (s *Decisions) Save(ctx context.Context, d Decision) (Decision, error) {
	f, err := s.Check(ctx, d)
	if err == nil {
		err = f.Err()
	}
	if err != nil {
		return d, err
	}
	err = s.store.InTx(ctx, func(tx Tx) error { return s.save(ctx, tx, &d) })
	if err != nil {
		return d, fmt.Errorf("save decision: %w", err)
	}
	s.publish(d)
	return d, nil
}

// publish tells of a decision and of the meeting whose card shows it.
func (s *Decisions) publish(d Decision) {
	s.bus.Publish(Changed{EntityDecision, d.ID})
	if d.MeetingID != 0 {
		s.bus.Publish(Changed{EntityMeeting, d.MeetingID})
	}
}

func (s *Decisions) save(ctx context.Context, tx Tx, d *Decision) error {
	*d = tidyDecision(*d)
	var old Decision
	if d.ID != 0 {
		var err error
		if old, err = tx.Decision(ctx, d.ID); err != nil {
			return err
		}
	}
	if err := s.frozen(ctx, tx, old, *d); err != nil {
		return err
	}
	return s.put(ctx, tx, old, d)
}

// put stores d in place of old, the zero one for a new decision.
func (s *Decisions) put(ctx context.Context, tx Tx, old Decision, d *Decision) error {
	*d = tidyDecision(*d)
	if d.ID == 0 {
		return s.add(ctx, tx, d)
	}
	d.Made = cmp.Or(d.Made, old.Made)
	d.AppealID, d.ProjectID = old.AppealID, old.ProjectID // ToAppeal and SaveFromDecision set them
	if err := tx.UpdateDecision(ctx, d); err != nil {
		return err
	}
	if err := s.record(ctx, tx, EntityDecision, d.ID, d.Label(), "update", diffJSON(old, *d)); err != nil {
		return err
	}
	if old.Due == d.Due {
		d.Progress = old.Progress
		return nil
	}
	return s.proceed(ctx, tx, d)
}

func (s *Decisions) add(ctx context.Context, tx Tx, d *Decision) error {
	if d.Made.IsZero() && d.MeetingID != 0 {
		m, err := tx.Meeting(ctx, d.MeetingID)
		if err != nil {
			return err
		}
		d.Made = m.Date
	}
	if d.Made.IsZero() || d.Made.After(s.Today()) { // a plan written before its meeting
		d.Made = s.Today()
	}
	d.Progress = Proceed(d.Due, nil)
	if err := tx.AddDecision(ctx, d); err != nil {
		return err
	}
	if err := s.record(ctx, tx, EntityDecision, d.ID, d.Label(), "create", diffJSON(nil, d)); err != nil {
		return err
	}
	return s.enter(ctx, tx, d, DecisionEvent{Kind: DecisionMade, Date: d.Made})
}

// frozen refuses to change what signed minutes say of decisions: which were taken
// there, and their words. Who answers for one and until when may change.
func (s *Decisions) frozen(ctx context.Context, tx Tx, old, d Decision) error {
	if old.Text == d.Text && old.MeetingID == d.MeetingID && old.ItemUID == d.ItemUID {
		return nil
	}
	for _, id := range distinct([]int64{old.MeetingID, d.MeetingID}) {
		m, err := tx.Meeting(ctx, id)
		if err != nil {
			return err
		}
		if m.State == Signed {
			return Fail(Denied, "decision.minutes_signed", "number", m.Number)
		}
	}
	return nil
}

// Check says what is wrong with a decision: errors stop saving, warnings do not.
// An executor who left can't be given anything new, and is a doubt where they
// stand already; a date in the past is a doubt.
func (s *Decisions) Check(ctx context.Context, d Decision) (*Faults, error) {
	d = tidyDecision(d)
	f := &Faults{}
	if d.Text == "" {
		f.Add("text", "decision.text_needed")
	}
	if !slices.Contains(Sources, d.Source) {
		f.Add("source", "decision.source_needed")
	}
	s.checkDue(f, d)
	var old Decision
	if d.ID != 0 {
		var err error
		if old, err = s.store.Decision(ctx, d.ID); err != nil {
			return f, fmt.Errorf("check decision: %w", err)
		}
	}
	executors, err := s.store.Entries(ctx, Executors)
	if err != nil {
		return f, fmt.Errorf("check decision: %w", err)
	}
	checkResponsible(f, d, old, executors)
	return f, nil
}

func (s *Decisions) checkDue(f *Faults, d Decision) {
	from := cmp.Or(d.Made, s.Today())
	checkFar(f, "due", d.Due, from)
	if d.Made.After(s.Today()) && d.MeetingID == 0 {
		f.Add("made", "check.date_future", "today", s.Today())
	}
	switch {
	case d.Due.IsZero():
	case d.Due.Before(d.Made):
		f.Add("due", "decision.due_before_made", "made", d.Made)
	case d.Due.Before(s.Today()) && d.ID == 0:
		f.Warn("due", "decision.due_past", "today", s.Today())
	}
	for i, co := range d.CoExecutors {
		if !co.Due.IsZero() && !d.Due.IsZero() && co.Due.After(d.Due) {
			f.Warn(fmt.Sprintf("co.%d", i), "decision.co_due_after", "due", d.Due)
		}
	}
}

func checkResponsible(f *Faults, d, old Decision, executors []Entry) {
	left := func(id int64) (Entry, bool) {
		i := slices.IndexFunc(executors, func(e Entry) bool { return e.ID == id })
		if i < 0 || executors[i].Active {
			return Entry{}, false
		}
		return executors[i], true
	}
	if e, gone := left(d.ResponsibleID); gone {
		if d.ResponsibleID == old.ResponsibleID {
			f.Warn("responsible", "decision.responsible_left", "name", e)
		} else {
			f.Add("responsible", "decision.responsible_inactive", "name", e)
		}
	}
	for i, co := range d.CoExecutors {
		e, gone := left(co.ExecutorID)
		stood := slices.ContainsFunc(old.CoExecutors, func(o Assignment) bool { return o.ExecutorID == co.ExecutorID })
		if gone && !stood {
			f.Add(fmt.Sprintf("co.%d", i), "decision.responsible_inactive", "name", e)
		}
	}
}

func tidyDecision(d Decision) Decision {
	d.Text, d.Note = text.Normalize(d.Text), text.Normalize(d.Note)
	d.Partner = text.NormalizeLine(d.Partner)
	d.Links = lines(d.Links)
	d.Source = cmp.Or(d.Source, FromResidents)
	d.CoExecutors = slices.DeleteFunc(slices.Clone(d.CoExecutors), func(a Assignment) bool { return a.ExecutorID == 0 })
	if len(d.CoExecutors) == 0 {
		d.CoExecutors = nil
	}
	return d
}

// Label names a decision in history and links: the beginning of its text.
func (d Decision) Label() string {
	const letters = 80
	line := []rune(text.NormalizeLine(d.Text))
	if len(line) <= letters {
		return string(line)
	}
	return string(line[:letters-1]) + "…"
}

// Rows returns a page of the action plan, seen from today.
func (s *Decisions) Rows(ctx context.Context, q DecisionQuery) ([]DecisionRow, error) {
	q.Filter.Today = s.Today()
	return s.store.DecisionRows(ctx, q)
}

// Count counts a list, up to limit (0: exactly).
func (s *Decisions) Count(ctx context.Context, f DecisionFilter, limit int) (int, error) {
	f.Today = s.Today()
	return s.store.CountDecisions(ctx, f, limit)
}

// Tally counts decisions by dims, seen from today.
func (s *Decisions) Tally(ctx context.Context, f DecisionFilter, dims ...DecisionDim) ([]DecisionGroup, error) {
	f.Today = s.Today()
	return s.store.TallyDecisions(ctx, f, dims...)
}

// DecisionCase is a decision as its card shows it.
type DecisionCase struct {
	Decision Decision
	Events   []DecisionEvent        // in order of date
	Photos   map[int64][]Attachment // by event
	Meeting  *MeetingRow            // where it was taken
	Appeal   *AppealRow             // what it was turned into, as it stands
	Project  *ProjectRow            // the grant project it became, as it stands
	Related  []Related
	LateDays int // calendar days over its date; 0 when within it
}

// Case returns everything the card of a decision shows.
func (s *Decisions) Case(ctx context.Context, id int64) (DecisionCase, error) {
	c, err := s.open(ctx, id)
	if err != nil {
		return c, fmt.Errorf("open decision: %w", err)
	}
	return c, nil
}

func (s *Decisions) open(ctx context.Context, id int64) (c DecisionCase, err error) {
	if c.Decision, err = s.store.Decision(ctx, id); err != nil {
		return c, err
	}
	events, err := s.store.DecisionEvents(ctx, id)
	if err != nil {
		return c, err
	}
	c.Events, c.Photos = StepsInOrder(events), map[int64][]Attachment{}
	for _, e := range events {
		photos, err := s.store.Attachments(ctx, EntityDecisionEvent, e.ID)
		if err != nil {
			return c, err
		}
		if len(photos) > 0 {
			c.Photos[e.ID] = photos
		}
	}
	if c.Related, err = s.store.Related(ctx, EntityDecision, id); err != nil {
		return c, err
	}
	c.LateDays = c.Decision.Progress.LateDays(s.Today())
	return c, s.kin(ctx, &c)
}

// kin finds the meeting, the appeal and the project of a decision.
func (s *Decisions) kin(ctx context.Context, c *DecisionCase) error {
	if id := c.Decision.MeetingID; id != 0 {
		rows, err := s.store.MeetingRows(ctx, MeetingQuery{Filter: MeetingFilter{ID: id, Today: s.Today()}, Limit: 1})
		if err != nil {
			return err
		}
		if len(rows) == 1 {
			c.Meeting = &rows[0]
		}
	}
	if id := c.Decision.AppealID; id != 0 {
		rows, err := s.store.AppealRows(ctx, AppealQuery{Filter: AppealFilter{ID: id, Today: s.Today()}, Limit: 1})
		if err != nil {
			return err
		}
		if len(rows) == 1 {
			c.Appeal = &rows[0]
		}
	}
	if id := c.Decision.ProjectID; id != 0 {
		rows, err := s.store.ProjectRows(ctx, ProjectQuery{Filter: ProjectFilter{ID: id, Today: s.Today()}, Limit: 1})
		if err != nil {
			return err
		}
		if len(rows) == 1 {
			c.Project = &rows[0]
		}
	}
	return nil
}
