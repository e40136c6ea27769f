package db_test

import (
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"kairyluu/app"
	"kairyluu/db"
	"kairyluu/db/dbtest"
)

// A file of the first released schema, filled, opens with this program: nothing is
// lost, and meetings can be written into it.
func TestUpgradeToMeetings(t *testing.T) {
	first, err := os.ReadFile("schema/0001_office.sql")
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "data")
	old, err := db.Open(t.Context(), dir, db.WithSchema(fstest.MapFS{"0001_office.sql": {Data: first}}))
	if err != nil {
		t.Fatal(err)
	}
	office := dbtest.Fill(t, old, 40)
	if err := old.Close(); err != nil {
		t.Fatal(err)
	}
	s, err := open(t, dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range office.Appeals {
		got, err := s.Appeal(t.Context(), want.ID)
		if err != nil || got.Number != want.Number || got.Standing != want.Standing {
			t.Errorf("appeal %+v, %v", got, err)
		}
	}
	n, err := s.CountAppeals(t.Context(), app.AppealFilter{Words: "прошу"}, 0)
	if err != nil || n == 0 {
		t.Errorf("%d found by words, %v", n, err)
	}
	last, err := s.Backups().Last(t.Context())
	if err != nil || last.Appeals != len(office.Appeals) {
		t.Errorf("the copy before the upgrade holds %d appeals, %v", last.Appeals, err)
	}
	plan := dbtest.Gather(t, s, office, 8)
	if r := check(t, s); !r.Sound() || r.Rows["meeting"] != len(plan.Meetings) || r.Rows["decision"] != len(plan.Decisions) {
		t.Errorf("report %+v", r)
	}
}

// Each fault that Check looks for in the plan, made behind the program's back.
func TestCheckOfThePlan(t *testing.T) {
	for name, c := range map[string]struct {
		damage string
		found  func(db.Report) bool
	}{
		"nothing": {"SELECT 1", db.Report.Sound},
		"a progress that is not what happened": {
			"UPDATE decision SET moved = moved + 1 WHERE id = 3",
			func(r db.Report) bool { return len(r.Progresses) == 1 && r.Progresses[0] == 3 },
		},
		"events taken out": {
			"DELETE FROM decision_event WHERE kind = 'progress'",
			func(r db.Report) bool { return len(r.Progresses) > 0 },
		},
		"a meeting that no search finds": {
			"DELETE FROM meeting_words WHERE rowid = 2", func(r db.Report) bool { return r.Unindexed == 1 },
		},
		"a decision and a finding that no search finds": {
			"DELETE FROM decision_words WHERE rowid = 2; DELETE FROM finding_words WHERE rowid = 1",
			func(r db.Report) bool { return r.Unindexed == 2 },
		},
		"a meeting of no form": {
			"PRAGMA foreign_keys = 0; UPDATE meeting SET form_id = 999 WHERE id = 1",
			func(r db.Report) bool { return len(r.References) == 1 },
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := dbtest.New(t)
			dbtest.Gather(t, s, dbtest.Fill(t, s, 5), 12)
			if err := s.Exec(t.Context(), c.damage); err != nil {
				t.Fatal(err)
			}
			if r := check(t, s); !c.found(r) {
				t.Errorf("report %+v", r)
			}
		})
	}
}

func TestReindexOfThePlan(t *testing.T) {
	s := dbtest.New(t)
	dbtest.Gather(t, s, dbtest.Fill(t, s, 5), 30)
	count := func() [3]int {
		var n [3]int
		var err error
		for i, f := range []func() (int, error){
			func() (int, error) { return s.CountMeetings(t.Context(), app.MeetingFilter{Words: "прошу"}, 0) },
			func() (int, error) { return s.CountDecisions(t.Context(), app.DecisionFilter{Words: "прошу"}, 0) },
			func() (int, error) { return s.CountFindings(t.Context(), app.FindingFilter{Words: "прошу"}, 0) },
		} {
			if n[i], err = f(); err != nil {
				t.Fatal(err)
			}
		}
		return n
	}
	before := count()
	for _, table := range []string{"meeting", "decision", "finding"} {
		if err := s.Exec(t.Context(), "INSERT INTO "+table+"_words ("+table+"_words) VALUES ('delete-all')"); err != nil {
			t.Fatal(err)
		}
	}
	if count() != [3]int{} || before[0]*before[1]*before[2] == 0 {
		t.Fatal("the indexes were not emptied")
	}
	if err := s.Reindex(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := count(); got != before {
		t.Errorf("found %v, %v before", got, before)
	}
}
