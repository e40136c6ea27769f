// Package dbtest opens stores for tests, and holds the suite that any engine
// behind app.Store must pass.
package dbtest

import (
	"testing"

	"kairyluu/db"
)

// New returns an empty store on a real file that is closed with the test.
func New(t testing.TB) *db.Store {
	t.Helper()
	s, err := db.Open(t.Context(), t.TempDir(), db.Options{})
	if err != nil {
		t.Fatalf("open store: %v", err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("close store: %v", err)
		}
	})
	return s
}
