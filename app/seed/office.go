package seed

import (
	"fmt"
	"io/fs"

	"kairyluu/app"
	"kairyluu/app/civil"
)

// Office returns what a new office of a city starts from. The files are those of
// assets/seed: a file that is not there is an error, for a slip in the program's own
// data must not reach an office.
func Office(files fs.FS, city string) (app.Seed, error) {
	s := app.Seed{Terms: civil.DefaultTerms()}
	for _, file := range []struct {
		name string
		take func(data []byte) error
	}{
		{"calendar", func(data []byte) (err error) { s.Days, err = civil.ParseDays(data); return err }},
		{"topics", func(data []byte) (err error) { s.Topics, err = Topics(data); return err }},
		{"settlements", func(data []byte) (err error) { s.Settlements, s.Others, err = Settlements(data, city); return err }},
		{"bodies", func(data []byte) (err error) { s.Bodies, err = Bodies(data, city); return err }},
		{"meeting_forms", named(&s.Forms, app.MeetingForms)},
		{"guest_roles", named(&s.Roles, app.GuestRoles)},
		{"people_groups", named(&s.Groups, app.PeopleGroups)},
		{"fund_sources", named(&s.Sources, app.FundSources)},
		{"object_types", named(&s.Objects, app.ObjectTypes)},
		{"paper_kinds", named(&s.Papers, app.PaperKinds)},
		{"programmes", func(data []byte) (err error) { s.Programmes, err = Programmes(data, city); return err }},
	} {
		data, err := fs.ReadFile(files, "seed/"+file.name+".json")
		if err == nil {
			err = file.take(data)
		}
		if err != nil {
			return app.Seed{}, fmt.Errorf("read %s: %w", file.name, err)
		}
	}
	return s, nil
}

// named takes a dictionary that needs no more than names.
func named(to *[]app.Entry, d app.Dict) func(data []byte) error {
	return func(data []byte) (err error) {
		*to, err = Named(data, d)
		return err
	}
}
