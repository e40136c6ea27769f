package app

import (
	"context"
	"fmt"
	"slices"

	"kairyluu/app/civil"
)

// Programmes is what one does with the small-grant programmes.
type Programmes struct{ *Desk }

// Save stores a programme, new or changed. When a rule of its money changed, every
// project of it stands anew. A stale Version is a Conflict.
func (s *Programmes) Save(ctx context.Context, p Programme) (Programme, error) {
	f, err := s.Check(ctx, p)
	if err == nil {
		err = f.Err()
	}
	if err != nil {
		return p, err
	}
	p = tidyProgramme(p)
	refolded := false
	err = s.store.InTx(ctx, func(tx Tx) (err error) {
		refolded, err = s.save(ctx, tx, &p)
		return err
	})
	if err != nil {
		return p, fmt.Errorf("save programme: %w", err)
	}
	s.publish(p, refolded)
	return p, nil
}

// publish tells of a programme, and of its projects when they stand anew.
func (s *Programmes) publish(p Programme, refolded bool) {
	s.bus.Publish(Changed{EntityProgramme, p.ID})
	if refolded {
		s.bus.Publish(Changed{Kind: EntityProject})
	}
}

func (s *Programmes) save(ctx context.Context, tx Tx, p *Programme) (refolded bool, err error) {
	if p.ID == 0 {
		if err := tx.AddProgramme(ctx, p); err != nil {
			return false, err
		}
		return false, s.record(ctx, tx, EntityProgramme, p.ID, p.Name(Russian), "create", diffJSON(nil, p))
	}
	old, err := tx.Programme(ctx, p.ID)
	if err != nil {
		return false, err
	}
	if err := tx.UpdateProgramme(ctx, p); err != nil {
		return false, err
	}
	if err := s.record(ctx, tx, EntityProgramme, p.ID, p.Name(Russian), "update", diffJSON(old, *p)); err != nil {
		return false, err
	}
	if old.SourceID == p.SourceID && old.Cap == p.Cap && old.Share == p.Share && old.ShareOf == p.ShareOf && slices.Equal(old.Own, p.Own) {
		return false, nil
	}
	return true, refoldAll(ctx, tx, p.ID)
}

// refoldAll stores anew where the projects of a programme stand: those that ended
// too, since their cards reckon with the programme as it is.
func refoldAll(ctx context.Context, tx Tx, programmeID int64) error {
	q := ProjectQuery{Filter: ProjectFilter{Programme: programmeID}}
	for {
		rows, err := tx.ProjectRows(ctx, q)
		if err != nil || len(rows) == 0 {
			return err
		}
		for _, r := range rows {
			if _, err := refold(ctx, tx, r.ID); err != nil {
				return err
			}
		}
		q.After = &rows[len(rows)-1]
	}
}

// List returns programmes, running ones first, the newest first.
func (s *Programmes) List(ctx context.Context, f ProgrammeFilter) ([]Programme, error) {
	return s.store.Programmes(ctx, f)
}

// ReportSent notes when a report went to the donor; a zero day takes the note back.
// A stale version is a Conflict.
func (s *Programmes) ReportSent(ctx context.Context, programmeID, version int64, reportUID string, on civil.Date) (Programme, error) {
	if on.After(s.Today()) {
		return Programme{}, invalid("sent", "check.date_future", "today", s.Today())
	}
	var p Programme
	err := s.store.InTx(ctx, func(tx Tx) (err error) {
		if p, err = tx.Programme(ctx, programmeID); err != nil {
			return err
		}
		old := p
		p.Version, p.Reports = version, slices.Clone(p.Reports)
		i := slices.IndexFunc(p.Reports, func(r ProgrammeReport) bool { return r.UID == reportUID && reportUID != "" })
		if i < 0 {
			return Fail(NotFound, "programme.report_gone")
		}
		p.Reports[i].Sent = on
		if err := tx.UpdateProgramme(ctx, &p); err != nil {
			return err
		}
		return s.record(ctx, tx, EntityProgramme, p.ID, p.Name(Russian), "update", diffJSON(old, p))
	})
	if err != nil {
		return p, fmt.Errorf("note report as sent: %w", err)
	}
	s.publish(p, false)
	return p, nil
}
