package db_test

import (
	"errors"
	"path/filepath"
	"testing"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/db"
	"kairyluu/db/dbtest"
)

// A file of the first released schema, filled, opens with this program: nothing is
// lost, and meetings can be written into it.
func TestUpgradeToMeetings(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	old, office := filledUnder(t, dir, 40, "0001_office.sql")
	if err := old.Close(); err != nil {
		t.Fatal(err)
	}
	s, err := open(t, dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Reindex(t.Context()); err != nil {
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

// A plan written before its wide indexes is read by them.
func TestUpgradeOfThePlan(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	old, err := db.Open(t.Context(), dir, db.WithSchema(released(t, "0001_office.sql", "0002_meetings.sql")))
	if err != nil {
		t.Fatal(err)
	}
	const plan = `INSERT INTO entry SELECT 7, 'e', 1, 'series', '', NULL, 'ряд', 'ряд', 1, '', 0, '', '', '', '', '';
		INSERT INTO meeting SELECT 1, 'm', 1, '', '', 2026, NULL, 7, '2026-03-02', '', '', '', '', '', '', '', 'ru', 0, 0, 0, '{}',
			0, 0, 'held', 1, '', 0, '', 0, '[]', '[]', '[]', '[]', '';
		INSERT INTO decision SELECT n, 'd' || n, 1, iif(n = 3, NULL, 1), '', 'residents', NULL, 0, NULL, NULL, 0, '', '2026-03-02', '',
			NULL, NULL, iif(n = 1, 'done', 'open'), 0, '', '9999-12-31', iif(n = 1, '2026-04-01', ''), 0, n <> 1, '', '[]', '', ''
			FROM (SELECT 1 AS n UNION SELECT 2 UNION SELECT 3)`
	if err := errors.Join(old.Exec(t.Context(), plan), old.Close()); err != nil {
		t.Fatal(err)
	}
	s, err := open(t, dir)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		filter app.DecisionFilter
		want   int
	}{
		"of the series":      {app.DecisionFilter{Series: 7}, 2},
		"open before it":     {app.DecisionFilter{OpenOn: civil.MustParse("2026-03-31")}, 3},
		"open afterwards":    {app.DecisionFilter{OpenOn: civil.MustParse("2026-04-01")}, 2},
		"ended in the month": {app.DecisionFilter{EndedFrom: civil.MustParse("2026-04-01"), EndedTo: civil.MustParse("2026-04-30")}, 1},
	} {
		if n, err := s.CountDecisions(t.Context(), c.filter, 0); err != nil || n != c.want {
			t.Errorf("%s: %d, %v; %d expected", name, n, err, c.want)
		}
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
