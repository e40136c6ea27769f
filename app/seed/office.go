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
	return s, f.meetings(&s)
}

// meetings reads the dictionaries of meetings.
func (f Files) meetings(s *app.Seed) (err error) {
	for _, of := range []struct {
		to   *[]app.Entry
		dict app.Dict
		data []byte
	}{
		{&s.Forms, app.MeetingForms, f.MeetingForms},
		{&s.Roles, app.GuestRoles, f.GuestRoles},
		{&s.Groups, app.PeopleGroups, f.PeopleGroups},
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
