package seed

import (
	"fmt"

	"kairyluu/app"
	"kairyluu/app/civil"
)

// Files are the raw dictionaries that the program carries.
type Files struct {
	Calendar    []byte
	Topics      []byte
	Settlements []byte
	Bodies      []byte

	// Of meetings; an empty file has no entries.
	MeetingForms []byte
	GuestRoles   []byte
	PeopleGroups []byte

	// Of grants; an empty file has no entries.
	FundSources []byte
	ObjectTypes []byte
	PaperKinds  []byte
	Programmes  []byte
}

// Office returns what a new office of a city starts from.
func (f Files) Office(city string) (s app.Seed, err error) {
	if s.Days, err = civil.ParseDays(f.Calendar); err != nil {
		return s, fmt.Errorf("read calendar: %w", err)
	}
	s.Terms = civil.DefaultTerms()
	if s.Topics, err = Topics(f.Topics); err != nil {
		return s, err
	}
	if s.Settlements, s.Others, err = Settlements(f.Settlements, city); err != nil {
		return s, err
	}
	if s.Bodies, err = Bodies(f.Bodies, city); err != nil {
		return s, err
	}
	if err = f.later(&s); err != nil || len(f.Programmes) == 0 {
		return s, err
	}
	s.Programmes, err = Programmes(f.Programmes, city)
	return s, err
}

// later reads the dictionaries of meetings and of grants.
func (f Files) later(s *app.Seed) (err error) {
	for _, of := range []struct {
		to   *[]app.Entry
		dict app.Dict
		data []byte
	}{
		{&s.Forms, app.MeetingForms, f.MeetingForms},
		{&s.Roles, app.GuestRoles, f.GuestRoles},
		{&s.Groups, app.PeopleGroups, f.PeopleGroups},
		{&s.Sources, app.FundSources, f.FundSources},
		{&s.Objects, app.ObjectTypes, f.ObjectTypes},
		{&s.Papers, app.PaperKinds, f.PaperKinds},
	} {
		if len(of.data) == 0 {
			continue
		}
		if *of.to, err = Named(of.data, of.dict); err != nil {
			return err
		}
	}
	return nil
}
