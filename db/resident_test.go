package db_test

import (
	"fmt"
	"slices"
	"testing"

	"kairyluu/app"
	"kairyluu/app/text"
	"kairyluu/db/dbtest"
)

// A word that many have is answered another way than one that few have.
func TestManyOfOneNameComeInOrderOfName(t *testing.T) {
	s := dbtest.New(t)
	var want []string
	dbtest.Do(t, s, func(tx app.Tx) error {
		for i := range 2500 {
			r := app.Resident{Name: text.Name{Surname: fmt.Sprintf("Асанов %04d", i*7%2500), Given: "Бакыт"}}
			if i%5 == 0 {
				r.Name.Surname = "Касанов" // has the letters, but no word begins with them
			} else {
				want = append(want, r.Name.Full())
			}
			if err := tx.AddResident(t.Context(), &r); err != nil {
				return err
			}
		}
		return nil
	})
	slices.Sort(want)
	for _, words := range []string{"асан", "бакыт асано"} {
		f := app.ResidentFilter{Words: words}
		for _, offset := range []int{0, 100, 1900} {
			rows, err := s.ResidentRows(t.Context(), f, offset, 100)
			if err != nil {
				t.Fatal(err)
			}
			var names []string
			for _, row := range rows {
				names = append(names, row.Name)
			}
			if !slices.Equal(names, want[offset:offset+100]) {
				t.Errorf("%s from %d: %q", words, offset, names)
			}
		}
		if n, err := s.CountResidents(t.Context(), f, 0); err != nil || n != len(want) {
			t.Errorf("%s: %d of %d: %v", words, n, len(want), err)
		}
	}
}
