package app

import (
	"context"
	"fmt"
	"slices"

	"kairyluu/app/civil"
)

// Check says what is wrong with a project's form: errors stop saving, warnings do
// not. A programme, settlement or type of object that is no longer used can't be
// chosen anew, and is a doubt where it stands already.
func (s *Projects) Check(ctx context.Context, p Project) (*Faults, error) {
	people := p.People
	p = tidyProject(p)
	f := &Faults{}
	if p.TitleRU == "" && p.TitleKY == "" {
		f.Add("title_ru", "project.title_needed")
	}
	var old Project
	var err error
	if p.ID != 0 {
		if old, err = s.store.Project(ctx, p.ID); err != nil {
			return f, fmt.Errorf("check project: %w", err)
		}
	}
	programme, err := s.checkProgramme(ctx, f, p, old)
	if err != nil {
		return f, fmt.Errorf("check project: %w", err)
	}
	if err := s.checkEntries(ctx, f, p, old); err != nil {
		return f, fmt.Errorf("check project: %w", err)
	}
	if err := s.checkVote(ctx, f, p); err != nil {
		return f, fmt.Errorf("check project: %w", err)
	}
	checkLong(f, LineLimit, []longText{
		{"title_ru", p.TitleRU},
		{"title_ky", p.TitleKY},
		{"number", p.Number},
		{"place", p.Place},
		{"community", p.Community},
		{"contractor", p.Contractor},
		{"contract", p.Contract},
		{"balance_holder", p.BalanceHolder},
	})
	checkLong(f, TextLimit, []longText{
		{"problem", p.Problem}, {"aim", p.Aim}, {"chosen", p.Chosen}, {"upkeep", p.Upkeep}, {"note", p.Note},
	})
	checkBeneficiaries(f, p.Beneficiaries)
	for i, x := range people {
		if x = x.tidy(); x.Name == "" && x != (ProjectPerson{}) {
			f.Add(fmt.Sprintf("people.%d.name", i), "check.name_needed")
		}
	}
	s.checkProjectDates(f, p, programme)
	return f, nil
}

func (s *Projects) checkProgramme(ctx context.Context, f *Faults, p, old Project) (Programme, error) {
	if p.ProgrammeID == 0 {
		f.Add("programme", "project.programme_needed")
		return Programme{}, nil
	}
	programme, err := s.store.Programme(ctx, p.ProgrammeID)
	switch {
	case ErrorCode(err) == NotFound:
		f.Add("programme", "project.programme_needed")
		return Programme{}, nil
	case err != nil:
		return Programme{}, err
	case !programme.Active && p.ProgrammeID == old.ProgrammeID:
		f.Warn("programme", "entry.left", "name", programme)
	case !programme.Active:
		f.Add("programme", "entry.inactive", "name", programme)
	}
	return programme, nil
}

func (s *Projects) checkEntries(ctx context.Context, f *Faults, p, old Project) error {
	settlements, err := choicesOf(ctx, s.store, Settlements)
	if err != nil {
		return err
	}
	if len(p.Settlements) == 0 {
		f.Add("settlements", "project.settlement_needed")
	}
	for _, id := range p.Settlements {
		settlements.check(f, "settlements", id, slices.Contains(old.Settlements, id))
	}
	objects, err := choicesOf(ctx, s.store, ObjectTypes)
	if err != nil {
		return err
	}
	objects.check(f, "object", p.ObjectID, p.ObjectID == old.ObjectID)
	return nil
}

// checkVote looks whether the meeting and the item of its agenda are there.
func (s *Projects) checkVote(ctx context.Context, f *Faults, p Project) error {
	if p.MeetingID == 0 {
		return nil
	}
	m, err := s.store.Meeting(ctx, p.MeetingID)
	switch {
	case ErrorCode(err) == NotFound:
		f.Add("meeting", "project.meeting_gone")
		return nil
	case err != nil:
		return err
	case p.ItemUID != "" && m.Item(p.ItemUID).UID == "":
		f.Add("item", "project.item_gone", "meeting", m.Label())
	}
	return nil
}

func checkBeneficiaries(f *Faults, b Beneficiaries) {
	for _, n := range []struct {
		name string
		n    int
	}{
		{"total", b.Total},
		{"women", b.Women},
		{"men", b.Men},
		{"youth", b.Youth},
		{"elderly", b.Elderly},
		{"disabled", b.Disabled},
	} {
		switch field := "beneficiaries." + n.name; {
		case n.n < 0:
			f.Add(field, "project.people_negative")
		case n.n > 0 && b.Total == 0:
			f.Add("beneficiaries.total", "project.people_total_needed")
			return
		case n.n > b.Total:
			f.Add(field, "project.people_above_total", "part", n.n, "total", b.Total)
		}
	}
	if b.Women > 0 && b.Men > 0 && b.Women+b.Men != b.Total {
		f.Add("beneficiaries.total", "project.women_men", "women", b.Women, "men", b.Men, "total", b.Total)
	}
}

func (s *Projects) checkProjectDates(f *Faults, p Project, of Programme) {
	if p.ID == 0 && p.Standing.Since.After(s.Today()) {
		f.Add("since", "check.date_future", "today", s.Today())
	}
	for _, d := range []struct {
		field string
		date  civil.Date
	}{{"start", p.Start}, {"finish", p.Finish}} {
		if !d.date.IsZero() && d.date.Year() < firstYear {
			f.Add(d.field, "check.date_far", "date", d.date)
		}
		checkFar(f, d.field, d.date, s.Today())
	}
	if !p.Start.IsZero() && p.Start.Before(of.From) {
		f.Warn("start", "project.start_before_programme", "from", of.From)
	}
	switch {
	case p.Finish.IsZero():
	case p.Finish.Before(p.Start):
		f.Add("finish", "project.finish_before_start", "start", p.Start)
	case !of.Until.IsZero() && p.Finish.After(of.Until):
		f.Warn("finish", "project.finish_after_programme", "until", of.Until)
	}
}
