package db_test

import (
	"testing"

	"kairyluu/app"
	"kairyluu/db/dbtest"
)

// What is asked again and again is planned once; what is asked in ever new words
// must not pile up, nor go unanswered.
func TestStatementsAreKeptUpToABound(t *testing.T) {
	s := dbtest.New(t)
	dbtest.Fill(t, s, 20)
	ask := func(words int) {
		t.Helper()
		f := app.AppealFilter{Channels: make([]app.Channel, words)}
		copy(f.Channels, app.Channels)
		if n, err := s.CountAppeals(t.Context(), f, 0); err != nil || n == 0 {
			t.Fatalf("%d of %d channels: %v", n, words, err)
		}
	}
	for range 3 {
		ask(len(app.Channels))
	}
	if n := s.Kept(); n != 1 {
		t.Errorf("%d kept of one asked thrice", n)
	}
	for i := range 300 {
		ask(len(app.Channels) + i)
		ask(len(app.Channels) + i)
	}
	if n := s.Kept(); n != 200 {
		t.Errorf("%d kept", n)
	}
}
