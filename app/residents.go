package app

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"kairyluu/app/civil"
	"kairyluu/app/text"
)

// Residents is what one does with the people known to the office.
type Residents struct{ *Desk }

// Resident returns one resident, or NotFound.
func (s *Residents) Resident(ctx context.Context, id int64) (Resident, error) {
	return s.store.Resident(ctx, id)
}

// Rows returns a page of residents by name.
func (s *Residents) Rows(ctx context.Context, f ResidentFilter, offset, limit int) ([]ResidentRow, error) {
	return s.store.ResidentRows(ctx, f, offset, limit)
}

// Count counts the rows of Rows, up to limit (0: exactly).
func (s *Residents) Count(ctx context.Context, f ResidentFilter, limit int) (int, error) {
	return s.store.CountResidents(ctx, f, limit)
}

// Save stores a resident, new or changed. A stale Version is a Conflict.
func (s *Residents) Save(ctx context.Context, r Resident) (Resident, error) {
	r = tidyResident(r, s.Today())
	f := &Faults{}
	checkResident(f, r, s.Today(), 0)
	if err := f.Err(); err != nil {
		return r, err
	}
	err := s.store.InTx(ctx, func(tx Tx) error { return s.save(ctx, tx, &r) })
	if err != nil {
		return r, fmt.Errorf("save resident: %w", err)
	}
	s.bus.Publish(Changed{EntityResident, r.ID})
	return r, nil
}

// save stores r inside a transaction when it is new or differs from what is stored.
func (s *Residents) save(ctx context.Context, tx Tx, r *Resident) error {
	if r.ID == 0 {
		if err := tx.AddResident(ctx, r); err != nil {
			return err
		}
		return s.record(ctx, tx, EntityResident, r.ID, r.Name.Full(), "create", diffJSON(nil, r))
	}
	old, err := tx.Resident(ctx, r.ID)
	if err != nil {
		return err
	}
	changes := diffJSON(old, *r)
	if len(changes) == 0 {
		return nil
	}
	if err := tx.UpdateResident(ctx, r); err != nil {
		return err
	}
	return s.record(ctx, tx, EntityResident, r.ID, r.Name.Full(), "update", changes)
}

// Check says what is wrong with a resident's form.
func (s *Residents) Check(r Resident) *Faults {
	f := &Faults{}
	checkResident(f, tidyResident(r, s.Today()), s.Today(), 0)
	return f
}

// Known offers people whose name, phone or PIN begins like what is typed, each
// with their last appeals. Fewer than two letters offer nobody.
func (s *Residents) Known(ctx context.Context, typed string, limit int) ([]KnownResident, error) {
	if len([]rune(strings.TrimSpace(typed))) < 2 {
		return nil, nil
	}
	people, err := s.store.FindResidents(ctx, typed, limit)
	if err != nil {
		return nil, fmt.Errorf("find residents: %w", err)
	}
	known := make([]KnownResident, 0, len(people))
	for _, p := range people {
		rows, err := s.store.AppealRows(ctx, AppealQuery{Filter: AppealFilter{Resident: p.ID}, Desc: true, Limit: 3})
		if err != nil {
			return nil, fmt.Errorf("find residents: %w", err)
		}
		known = append(known, KnownResident{p, rows})
	}
	return known, nil
}

// Same finds the person the office already knows under the same PIN, or under
// the same phone and name; a zero Resident when there is none.
func (s *Residents) Same(ctx context.Context, r Resident) (Resident, error) {
	r = tidyResident(r, s.Today())
	for _, phone := range r.Phones {
		people, err := s.store.ResidentsByPhone(ctx, phone)
		if err != nil {
			return Resident{}, fmt.Errorf("find resident: %w", err)
		}
		for _, p := range people {
			if text.Fold(p.Name.Full()) == text.Fold(r.Name.Full()) {
				return p, nil
			}
		}
	}
	if r.PIN == "" {
		return Resident{}, nil
	}
	people, err := s.store.FindResidents(ctx, r.PIN, 2)
	if err != nil {
		return Resident{}, fmt.Errorf("find resident: %w", err)
	}
	for _, p := range people {
		if p.PIN == r.PIN {
			return p, nil
		}
	}
	return Resident{}, nil
}

func tidyResident(r Resident, today civil.Date) Resident {
	r.Name = r.Name.Tidy()
	r.PIN = strings.Join(strings.Fields(text.NormalizeLine(r.PIN)), "")
	r.Email = text.NormalizeLine(r.Email)
	r.Note = text.Normalize(r.Note)
	r.Address = r.Address.tidy()
	var phones []string
	for _, p := range r.Phones {
		if p = text.NormalizeLine(p); p == "" {
			continue
		}
		if e164, err := text.ParsePhone(p); err == nil {
			p = e164
		}
		if !slices.Contains(phones, p) {
			phones = append(phones, p)
		}
	}
	r.Phones = phones
	if pin, err := text.ParsePIN(r.PIN, today); err == nil {
		r.PIN = pin.Digits
		r.fillFrom(pin)
	}
	return r
}

// fillFrom takes sex and birth date from a PIN where the form left them empty.
func (r *Resident) fillFrom(pin text.PIN) {
	if r.Sex == "" {
		r.Sex = pin.Sex
	}
	if r.Born.IsZero() && r.BirthYear == 0 {
		r.Born = pin.Birth
	}
	if r.BirthYear == 0 {
		r.BirthYear = r.Born.Year()
	}
}

// checkResident adds what is wrong with the i-th person of a form. A phone
// that is not one stops saving; a PIN that is not one only warns.
func checkResident(f *Faults, r Resident, today civil.Date, i int) {
	field := func(name string) string {
		if i == 0 {
			return name
		}
		return fmt.Sprintf("%s.%d", name, i)
	}
	if r.Name.Surname == "" && r.Name.Given == "" {
		f.Add(field("surname"), "check.name_needed")
	} else if !strings.ContainsFunc(r.Name.Surname+r.Name.Given, unicode.IsLetter) {
		f.Add(field("surname"), "check.name_letters")
	}
	for _, p := range r.Phones {
		if _, err := text.ParsePhone(p); err != nil {
			f.Add(field("phone"), problemKey(err, string(text.ErrPhoneChars)), "phone", p)
		}
	}
	if r.Email != "" && (!strings.Contains(r.Email, "@") || strings.ContainsAny(r.Email, " ,;")) {
		f.Add(field("email"), "check.email")
	}
	if r.Born.After(today) || (!r.Born.IsZero() && r.Born.Year() < 1900) {
		f.Add(field("born"), "check.born")
	}
	if r.BirthYear != 0 && (r.BirthYear < 1900 || r.BirthYear > today.Year()) {
		f.Add(field("born"), "check.born")
	}
	checkPIN(f, r, today, field("pin"))
}

func checkPIN(f *Faults, r Resident, today civil.Date, field string) {
	pin, err := text.ParsePIN(r.PIN, today)
	if err != nil {
		f.Warn(field, problemKey(err, string(text.ErrPINChars)))
		return
	}
	if r.PIN == "" {
		return
	}
	for _, problem := range pin.Disagrees(r.Sex, r.BirthYear) {
		f.Warn(field, string(problem))
	}
}

// problemKey is the sentence for a typed problem of package text.
func problemKey(err error, fallback string) string {
	if p, ok := errors.AsType[text.Problem](err); ok {
		return string(p)
	}
	return fallback
}
