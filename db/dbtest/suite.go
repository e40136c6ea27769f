package dbtest

import (
	"testing"

	"kairyluu/app"
)

// Run is the suite that an engine behind app.Store must pass. open returns an
// empty store that is closed with the test.
func Run(t *testing.T, open func(testing.TB) app.Store) {
	for _, part := range []struct {
		name string
		test func(*testing.T, func(testing.TB) app.Store)
	}{
		{"cards", testCards},
		{"events", testEvents},
		{"residents", testResidents},
		{"dictionaries", testDictionaries},
		{"settings and calendar", testSettings},
		{"attachments", testAttachments},
		{"history", testHistory},
		{"transactions", testTransactions},
		{"filters", testFilters},
		{"pages", testPages},
		{"figures", testFigures},
		{"search", testSearch},
		{"meetings", testMeetings},
		{"decisions", testDecisions},
		{"findings", testFindings},
		{"lists of meetings", testMeetingLists},
		{"the action plan", testPlanLists},
		{"programmes", testProgrammes},
		{"projects", testProjects},
		{"parts of projects", testProjectParts},
		{"the ledger", testLedger},
		{"ties of projects", testProjectLinks},
		{"lists of projects", testProjectLists},
		{"lists of the ledger", testLedgerLists},
	} {
		t.Run(part.name, func(t *testing.T) { part.test(t, open) })
	}
}
