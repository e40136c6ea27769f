package demo

import (
	"context"
	"strconv"

	"kairyluu/app"
	"kairyluu/app/civil"
)

// put stores an appeal with its people, its life and the history of both.
func (m *maker) put(ctx context.Context, tx app.Tx, a *draft) error {
	if err := m.meet(ctx, tx, a); err != nil {
		return err
	}
	n, err := tx.NextNumber(ctx, a.Registered.Year(), m.settings.Numbering.CounterScope(a.Appeal))
	if err != nil {
		return err
	}
	a.Number = m.settings.Numbering.Format(a.Appeal, m.settings.MTU, n)
	due := m.firstDue(a)
	events := m.live(a, due)
	a.Standing = app.Stand(due, holding(events))
	m.file(a)
	if err := tx.AddAppeal(ctx, &a.Appeal); err != nil {
		return err
	}
	if err := m.record(ctx, tx, a, &events[0], "create"); err != nil {
		return err
	}
	for i := range events {
		if err := m.putEvent(ctx, tx, a, &events[i]); err != nil {
			return err
		}
	}
	m.remember(a)
	return nil
}

// meet stores the applicants that the office does not know yet.
func (m *maker) meet(ctx context.Context, tx app.Tx, a *draft) error {
	for k, i := range a.residents {
		p := &a.Applicants[k]
		if m.known[i] == 0 {
			if err := tx.AddResident(ctx, &p.Resident); err != nil {
				return err
			}
			m.known[i] = p.Resident.ID
		}
		p.ResidentID, p.Resident.ID = m.known[i], m.known[i]
	}
	return nil
}

func (m *maker) firstDue(a *draft) civil.Date {
	if !a.DueByHand.IsZero() {
		return a.DueByHand
	}
	term, ok := m.terms.For(civil.StepAnswer, string(a.Kind), a.Registered)
	if !ok {
		return civil.Date{}
	}
	return term.Due(m.cal, a.Registered)
}

// holding are the events that were not taken back.
func holding(events []app.Event) []app.Event {
	kept := make([]app.Event, 0, len(events))
	for _, e := range events {
		if e.TakenBack == nil {
			kept = append(kept, e)
		}
	}
	return kept
}

// file tells where the paper of a closed case lies, and what the work may cost.
func (m *maker) file(a *draft) {
	s := a.Standing
	if s.State == app.Closed && a.Sheets > 0 && m.percent(80) {
		a.Filing = app.Filing{
			Case: "01-17", Volume: strconv.Itoa(1 + int(a.Registered.Month()-1)/3), Sheets: strconv.Itoa(a.Sheets + m.between(1, 3)),
		}
	}
	if a.topic.Visit >= 30 && (s.Outcome == app.Satisfied || s.Outcome == app.Partly) && m.percent(12) {
		const som = 100
		a.Cost = int64(m.between(3, 180)) * 5000 * som
	}
}

func (m *maker) putEvent(ctx context.Context, tx app.Tx, a *draft, e *app.Event) error {
	e.AppealID = a.ID
	if err := tx.AddEvent(ctx, e); err != nil {
		return err
	}
	if err := m.record(ctx, tx, a, e, "event."+string(e.Kind)); err != nil {
		return err
	}
	if e.TakenBack == nil {
		return nil
	}
	if err := tx.TakeBack(ctx, e.ID, *e.TakenBack); err != nil {
		return err
	}
	back := app.Change{Field: "event." + string(e.Kind), Old: e.Date.String(), New: e.TakenBack.Reason}
	return tx.AddRecord(ctx, &app.Record{
		At: e.TakenBack.At, Actor: e.TakenBack.Actor, Entity: app.EntityAppeal, EntityID: a.ID,
		Label: a.Number, Action: "take_back", Changes: []app.Change{back},
	})
}

// record writes a line of the history with the fields that a reader looks for.
func (m *maker) record(ctx context.Context, tx app.Tx, a *draft, e *app.Event, action string) error {
	changes := []app.Change{{Field: "Date", New: e.Date.String()}}
	if action == "create" {
		changes = []app.Change{
			{Field: "Kind", New: string(a.Kind)},
			{Field: "Number", New: a.Number},
			{Field: "Registered", New: a.Registered.String()},
		}
	} else if e.Text != "" {
		changes = append(changes, app.Change{Field: "Text", New: e.Text})
	}
	return tx.AddRecord(ctx, &app.Record{
		At: e.At, Actor: e.Actor, Entity: app.EntityAppeal, EntityID: a.ID,
		Label: a.Number, Action: action, Changes: changes,
	})
}

// remember keeps the appeal for those that may repeat it.
func (m *maker) remember(a *draft) {
	p := past{
		ref: ref{a.Number, a.Registered}, id: a.ID, resident: -1, repeats: a.repeats, topic: a.topic,
		finished: a.Standing.Finished(), what: a.what, appeal: a.Appeal,
	}
	if len(a.residents) > 0 && a.Standing.State != app.Withdrawn {
		p.resident = a.residents[0]
	}
	m.recent.add(p)
	if a.Channel == app.AtMeeting && a.Multiplicity == app.Collective && !a.Registered.Before(m.until.AddMonths(-meetingMonths)) {
		m.resolutions = append(m.resolutions, resolution{
			id: a.ID, number: a.Number, registered: a.Registered, place: a.SettlementID, topic: a.TopicID,
			text: a.what, signatures: a.Signatures,
		})
	}
}
