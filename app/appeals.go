package app

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"kairyluu/app/civil"
	"kairyluu/app/text"
)

// Appeals is what one does with appeals.
type Appeals struct{ *Desk }

// Registration is a filled form: the appeal, and what is done with it at once.
type Registration struct {
	Appeal      Appeal
	ExecutorID  int64   // a resolution to that executor is entered too; 0: none
	Attachments []int64 // ids of attachments kept while the form was filled
	DraftKey    string  // draft to drop in the same transaction; empty: none
}

// Register checks a form, gives it a number and a term and stores it with its
// event, history and search rows in one transaction. It returns the appeal as
// stored; when it returns, the appeal is on the disk. An empty Number is drawn
// from the counter; one that is taken is Conflict "number.taken".
func (s *Appeals) Register(ctx context.Context, r Registration) (Appeal, error) {
	a := s.tidy(r.Appeal)
	settings, err := s.Settings(ctx)
	if err != nil {
		return a, err
	}
	cal, terms, err := s.Rules(ctx)
	if err != nil {
		return a, err
	}
	if err := s.check(a, cal).Err(); err != nil {
		return a, err
	}
	a.Standing = Stand(firstDue(a, cal, terms), nil)
	err = s.store.InTx(ctx, func(tx Tx) error { return s.register(ctx, tx, &a, r, settings) })
	if err != nil {
		return a, fmt.Errorf("register appeal: %w", err)
	}
	s.bus.Publish(Changed{EntityAppeal, a.ID})
	return a, nil
}

func (s *Appeals) register(ctx context.Context, tx Tx, a *Appeal, r Registration, settings Settings) error {
	if err := s.saveApplicants(ctx, tx, a); err != nil {
		return err
	}
	if err := s.number(ctx, tx, a, settings); err != nil {
		return err
	}
	if err := tx.AddAppeal(ctx, a); err != nil {
		return err
	}
	if err := s.record(ctx, tx, EntityAppeal, a.ID, a.Number, "create", diffJSON(nil, a)); err != nil {
		return err
	}
	events := []Event{{Kind: EventRegistered, Date: a.Registered}}
	if r.ExecutorID != 0 {
		events = append(events, Event{Kind: EventResolution, Date: a.Registered, ExecutorID: r.ExecutorID})
	}
	if err := s.enter(ctx, tx, a, events...); err != nil {
		return err
	}
	if err := s.attach(ctx, tx, a, r.Attachments); err != nil {
		return err
	}
	if r.DraftKey != "" {
		return tx.PutDraft(ctx, r.DraftKey, nil)
	}
	return nil
}

func (s *Appeals) attach(ctx context.Context, tx Tx, a *Appeal, ids []int64) error {
	for _, id := range ids {
		if err := tx.AttachTo(ctx, id, EntityAppeal, a.ID); err != nil {
			return err
		}
	}
	return nil
}

// number draws the next free number, or checks the one that was typed.
func (s *Appeals) number(ctx context.Context, tx Tx, a *Appeal, settings Settings) error {
	year := a.Registered.Year()
	if a.Number != "" {
		taken, err := tx.NumberTaken(ctx, year, a.Number)
		if err == nil && taken {
			err = numberTaken(a)
		}
		return err
	}
	for {
		n, err := tx.NextNumber(ctx, year, settings.Numbering.CounterScope(*a))
		if err != nil {
			return err
		}
		a.Number = settings.Numbering.Format(*a, settings.MTU, n)
		taken, err := tx.NumberTaken(ctx, year, a.Number)
		if err != nil || !taken {
			return err
		}
	}
}

func numberTaken(a *Appeal) error {
	return Fail(Conflict, "number.taken", "number", a.Number, "year", fmt.Sprint(a.Registered.Year())).On("number")
}

// saveApplicants stores people who are new, and those whose form was changed.
func (s *Appeals) saveApplicants(ctx context.Context, tx Tx, a *Appeal) error {
	for i := range a.Applicants {
		p := &a.Applicants[i]
		if p.ResidentID != 0 {
			p.Resident.ID = p.ResidentID
		}
		if err := (&Residents{s.Desk}).save(ctx, tx, &p.Resident); err != nil {
			return err
		}
		p.ResidentID = p.Resident.ID
	}
	return nil
}

// Update stores the changed fields of the card. What events tell (executor,
// term, answer) is not its business. A stale Version is a Conflict.
func (s *Appeals) Update(ctx context.Context, a Appeal) (Appeal, error) {
	a = s.tidy(a)
	cal, terms, err := s.Rules(ctx)
	if err != nil {
		return a, err
	}
	if err := s.check(a, cal).Err(); err != nil {
		return a, err
	}
	err = s.store.InTx(ctx, func(tx Tx) error {
		old, err := tx.Appeal(ctx, a.ID)
		if err != nil {
			return err
		}
		if err := s.renumbered(ctx, tx, old, a); err != nil {
			return err
		}
		if err := s.saveApplicants(ctx, tx, &a); err != nil {
			return err
		}
		if err := tx.UpdateAppeal(ctx, &a); err != nil {
			return err
		}
		if err := s.record(ctx, tx, EntityAppeal, a.ID, a.Number, "update", diffJSON(old, a)); err != nil {
			return err
		}
		a.Standing.FirstDue = old.Standing.FirstDue
		if due := firstDue(a, cal, terms); termMoved(old, a) {
			a.Standing.FirstDue = due
		}
		return s.restand(ctx, tx, &a)
	})
	if err != nil {
		return a, fmt.Errorf("update appeal: %w", err)
	}
	s.bus.Publish(Changed{EntityAppeal, a.ID})
	return a, nil
}

func (s *Appeals) renumbered(ctx context.Context, tx Tx, old, a Appeal) error {
	if old.Number == a.Number && old.Registered.Year() == a.Registered.Year() {
		return nil
	}
	taken, err := tx.NumberTaken(ctx, a.Registered.Year(), a.Number)
	if err == nil && taken {
		return numberTaken(&a)
	}
	return err
}

// termMoved tells whether an edit touched what the first term is counted from.
func termMoved(old, a Appeal) bool {
	return old.Registered != a.Registered || old.Kind != a.Kind || old.DueByHand != a.DueByHand
}

func firstDue(a Appeal, cal *civil.Calendar, terms civil.Terms) civil.Date {
	if !a.DueByHand.IsZero() {
		return a.DueByHand
	}
	term, ok := terms.For(civil.StepAnswer, string(a.Kind), a.Registered)
	if !ok {
		return civil.Date{}
	}
	return civil.Deadline(cal, term, a.Registered).Due
}

// Reckon says what the term of such an appeal would be, and why. ok is false
// when no term of law is entered for that day.
func (s *Appeals) Reckon(ctx context.Context, kind Kind, registered civil.Date) (r civil.Reckoning, ok bool, err error) {
	cal, terms, err := s.Rules(ctx)
	if err != nil {
		return r, false, err
	}
	term, ok := terms.For(civil.StepAnswer, string(kind), registered)
	if !ok {
		return r, false, nil
	}
	return civil.Deadline(cal, term, registered), true, nil
}

// Case is an appeal as its card shows it.
type Case struct {
	Appeal      Appeal
	Events      []Event // in order of date
	Attachments []Attachment
	Earlier     *AppealRow  // what it repeats
	Later       []AppealRow // what repeats it
	LateDays    int         // working days over the term; 0 when within it
	DaysLeft    int         // working days to the term; 0 when late or finished
	Reckoning   civil.Reckoning
	Reckoned    bool // Reckoning explains FirstDue
}

// Case returns everything the card of an appeal shows.
func (s *Appeals) Case(ctx context.Context, id int64) (Case, error) {
	var c Case
	cal, _, err := s.Rules(ctx)
	if err != nil {
		return c, err
	}
	if c.Appeal, err = s.store.Appeal(ctx, id); err != nil {
		return c, fmt.Errorf("open appeal: %w", err)
	}
	events, err := s.store.Events(ctx, id)
	if err != nil {
		return c, fmt.Errorf("open appeal: %w", err)
	}
	c.Events = InOrder(events)
	if c.Attachments, err = s.store.Attachments(ctx, EntityAppeal, id); err != nil {
		return c, fmt.Errorf("open appeal: %w", err)
	}
	if err := s.kin(ctx, &c); err != nil {
		return c, fmt.Errorf("open appeal: %w", err)
	}
	today := s.Today()
	c.LateDays = c.Appeal.Standing.LateDays(cal, today)
	if st := c.Appeal.Standing; c.LateDays == 0 && st.Finished().IsZero() && !st.Due.IsZero() {
		c.DaysLeft = cal.WorkingDaysBetween(today, st.Due)
	}
	if c.Appeal.DueByHand.IsZero() {
		c.Reckoning, c.Reckoned, err = s.Reckon(ctx, c.Appeal.Kind, c.Appeal.Registered)
	}
	return c, err
}

func (s *Appeals) kin(ctx context.Context, c *Case) error {
	later, err := s.store.AppealRows(ctx, AppealQuery{Filter: AppealFilter{Earlier: c.Appeal.ID}, Limit: 20})
	if err != nil {
		return err
	}
	c.Later = later
	if c.Appeal.Earlier == 0 {
		return nil
	}
	rows, err := s.store.AppealRows(ctx, AppealQuery{Filter: AppealFilter{ID: c.Appeal.Earlier}, Limit: 1})
	if err == nil && len(rows) == 1 {
		c.Earlier = &rows[0]
	}
	return err
}

// Rows returns a page of a list, seen from today.
func (s *Appeals) Rows(ctx context.Context, q AppealQuery) ([]AppealRow, error) {
	q.Filter.Today = s.Today()
	return s.store.AppealRows(ctx, q)
}

// Count counts a list, up to limit (0: exactly).
func (s *Appeals) Count(ctx context.Context, f AppealFilter, limit int) (int, error) {
	f.Today = s.Today()
	return s.store.CountAppeals(ctx, f, limit)
}

// Tally counts appeals by dims, seen from today.
func (s *Appeals) Tally(ctx context.Context, f AppealFilter, dims ...Dim) ([]Group, error) {
	f.Today = s.Today()
	return s.store.Tally(ctx, f, dims...)
}

// tidy normalises what was typed; nothing is lost but control characters,
// doubled blanks and look-alike letters (domain.md §7.1).
func (s *Appeals) tidy(a Appeal) Appeal {
	a.Text, a.Note = text.Normalize(a.Text), text.Normalize(a.Note)
	for _, line := range []*string{
		&a.Number, &a.Summary, &a.Controller, &a.DueReason, &a.Covering.Body, &a.Covering.Number,
		&a.Filing.Case, &a.Filing.Volume, &a.Filing.Sheets,
	} {
		*line = text.NormalizeLine(*line)
	}
	a.Address = a.Address.tidy()
	a.Kind = cmp.Or(a.Kind, Application)
	a.Channel = cmp.Or(a.Channel, ByHand)
	a.Multiplicity = cmp.Or(a.Multiplicity, Individual)
	a.Repetition = cmp.Or(a.Repetition, First)
	a.Language = cmp.Or(a.Language, Russian)
	a.Applicants = slices.Clone(a.Applicants)
	for i := range a.Applicants {
		a.Applicants[i].Resident = tidyResident(a.Applicants[i].Resident, s.Today())
	}
	return a
}
