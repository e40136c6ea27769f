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
	s.Bodies, err = Bodies(f.Bodies, city)
	return s, err
}
