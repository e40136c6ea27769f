package db_test

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"kairyluu/app"
	"kairyluu/db"
	"kairyluu/db/dbtest"
)

// A file of the schema with meetings, filled, opens with this program: nothing is
// lost, and grants can be written into it.
func TestUpgradeToGrants(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	old, office := filledUnder(t, dir, 20, "0001_office.sql", "0002_meetings.sql")
	const decided = `INSERT INTO decision SELECT 1, 'd', 1, NULL, '', 'residents', NULL, 0, NULL, NULL, 0, '', '2026-03-02', '',
		NULL, 4, 'open', 0, '', '9999-12-31', '', 0, 1, 'Парк куруу', '[]', '', 'Парк куруу';
		INSERT INTO decision_words (rowid, t) VALUES (1, 'парк куруу')`
	if err := errors.Join(old.Exec(t.Context(), decided), old.Close()); err != nil {
		t.Fatal(err)
	}
	s, err := open(t, dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Reindex(t.Context()); err != nil {
		t.Fatal(err)
	}
	d, err := s.Decision(t.Context(), 1)
	if err != nil || d.ProjectID != 4 || d.Text != "Парк куруу" {
		t.Errorf("decision %+v, %v", d, err)
	}
	last, err := s.Backups().Last(t.Context())
	if err != nil || last.Appeals != len(office.Appeals) {
		t.Errorf("the copy before the upgrade holds %d appeals, %v", last.Appeals, err)
	}
	plan := dbtest.Gather(t, s, office, 12)
	grants := dbtest.Fund(t, s, office, plan, 10, 200)
	tie := app.Related{Entity: app.EntityProject, ID: 4, Label: grants.Projects[3].Title(app.Russian)}
	if ties, err := s.Related(t.Context(), app.EntityDecision, d.ID); err != nil || len(ties) != 1 || ties[0] != tie {
		t.Errorf("ties of the decision %+v, %v", ties, err)
	}
	if r := check(t, s); !r.Sound() || r.Rows["project"] != len(grants.Projects) || r.Rows["ledger"] != len(grants.Ledger) ||
		r.Rows["meeting"] != len(plan.Meetings) {
		t.Errorf("report %+v", r)
	}
}

// granted is an office with grants.
func granted(t *testing.T, projects, entries int) (*db.Store, *dbtest.Grants) {
	t.Helper()
	s := dbtest.New(t)
	office := dbtest.Fill(t, s, 8)
	return s, dbtest.Fund(t, s, office, dbtest.Gather(t, s, office, 12), projects, entries)
}

// What was entered stays as it was entered, whoever writes behind the program's back.
func TestTheLedgerIsAppendOnly(t *testing.T) {
	s, g := granted(t, 4, 60)
	var held, reversed app.LedgerEntry
	for _, e := range g.Ledger {
		switch {
		case e.Holds():
			held = e
		case e.ReversedBy != 0:
			reversed = e
		}
	}
	if held.ID == 0 || reversed.ID == 0 {
		t.Fatal("the ledger has no entry of each kind")
	}
	columns, err := s.Columns(t.Context(), "ledger")
	if err != nil || len(columns) < 30 {
		t.Fatalf("columns %v, %v", columns, err)
	}
	for _, column := range columns {
		if column == "reversed_by" || column == "programme_key" {
			continue
		}
		err := s.Exec(t.Context(), "UPDATE ledger SET "+column+" = "+column+" WHERE id = ?", held.ID)
		if err == nil || !strings.Contains(err.Error(), "never changes") {
			t.Errorf("%s may be written: %v", column, err)
		}
	}
	added := strings.Join(columns[1:], ", ") // with its uid, under a new id
	for what, query := range map[string]string{
		"deleted":             "DELETE FROM ledger WHERE id = ?1",
		"replaced":            "REPLACE INTO ledger SELECT * FROM ledger WHERE id = ?1",
		"replaced by another": "REPLACE INTO ledger (" + added + ") SELECT " + added + " FROM ledger WHERE id = ?1",
		"reversed again":      "UPDATE ledger SET reversed_by = ?1 WHERE id = ?2",
		"its reversal undone": "UPDATE ledger SET reversed_by = NULL WHERE id = ?2",
		"reversed by nothing": "UPDATE ledger SET reversed_by = NULL WHERE id = ?1",
	} {
		if err := s.Exec(t.Context(), query, held.ID, reversed.ID); err == nil {
			t.Errorf("an entry may be %s", what)
		}
	}
	for _, e := range []app.LedgerEntry{held, reversed} {
		if got, err := s.LedgerEntry(t.Context(), e.ID); err != nil || got != e {
			t.Errorf("entry %+v, %v\nwas %+v", got, err, e)
		}
	}
}

// Each fault that Check looks for in grants, made behind the program's back.
func TestCheckOfGrants(t *testing.T) {
	const loose = "DROP TRIGGER ledger_unchanged; DROP TRIGGER ledger_stays; DROP TRIGGER ledger_reversed_once; PRAGMA foreign_keys = 0; "
	one := func(kinds ...db.LedgerFaultKind) func(db.Report) bool {
		return func(r db.Report) bool {
			for _, kind := range kinds {
				found := false
				for _, fault := range r.Ledger {
					found = found || fault.Kind == kind && fault.ID > 0
				}
				if !found {
					return false
				}
			}
			return !r.Sound()
		}
	}
	for name, c := range map[string]struct {
		damage string
		found  func(db.Report) bool
	}{
		"nothing": {"SELECT 1", db.Report.Sound},
		"a standing that is not what the books say": {
			"UPDATE project SET percent = 99 - percent WHERE id = 3",
			func(r db.Report) bool { return len(r.Books) == 1 && r.Books[0] == 3 },
		},
		"an event taken out": {
			"DELETE FROM project_event WHERE kind = 'stage' AND stage = 'idea'",
			func(r db.Report) bool { return len(r.Books) > 0 },
		},
		"a budget rewritten": {
			"UPDATE budget SET lines = '[]'", func(r db.Report) bool { return len(r.Books) > 0 },
		},
		"an entry rewritten": {
			loose + "UPDATE ledger SET amount = amount + 1 WHERE id = (SELECT max(id) FROM ledger WHERE kind = 'received' AND reverses IS NULL AND reversed_by IS NULL)",
			one(db.BadProjectTotal, db.BadProgrammeTotal, db.BadPayerTotal, db.BadPartyTotal),
		},
		"an entry taken out": {
			loose + "DELETE FROM ledger WHERE id = (SELECT max(id) FROM ledger WHERE reverses IS NULL AND reversed_by IS NULL)",
			one(db.BadProjectTotal, db.BadProgrammeTotal),
		},
		"a kept sum of a project": {
			"UPDATE project_total SET amount_held = amount_held + 1 WHERE project_id = 2 AND month <> ''", one(db.BadProjectTotal),
		},
		"a kept sum of a project for the whole time": {
			"UPDATE project_total SET amount = amount + 1 WHERE project_id = 2 AND month = ''",
			func(r db.Report) bool { return one(db.BadProjectTotal)(r) && len(r.Books) == 1 },
		},
		"a kept sum of a programme": {
			"DELETE FROM programme_total WHERE programme_key = 2 AND month = ''", one(db.BadProgrammeTotal),
		},
		"a kept sum of a third of a month": {
			"UPDATE third_total SET n_held = n_held - 1 WHERE programme_key = 2 AND since = (SELECT max(since) FROM third_total WHERE programme_key = 2)",
			func(r db.Report) bool {
				return len(r.Ledger) == 1 && r.Ledger[0] == db.LedgerFault{Kind: db.BadProgrammeTotal, ID: 2}
			},
		},
		"a kept sum of a third that is gone": {"DELETE FROM third_total WHERE programme_key = 2", one(db.BadProgrammeTotal)},
		"a kept sum of a payer in all projects": {
			"UPDATE party_total SET amount = amount + 1 WHERE payer_key = (SELECT payer_key FROM ledger WHERE payer_key <> '' ORDER BY id LIMIT 1)",
			func(r db.Report) bool { return one(db.BadPartyTotal)(r) && len(r.Ledger) == 1 },
		},
		"a kept sum of a payer who is in no entry": {
			"INSERT INTO party_total SELECT 'жок|', source_id, form, kind, 1, 5, 1, 5 FROM party_total LIMIT 1",
			func(r db.Report) bool {
				return len(r.Ledger) == 1 && r.Ledger[0] == db.LedgerFault{Kind: db.BadPartyTotal}
			},
		},
		"a kept sum of a payer": {
			"UPDATE payer_total SET returned = returned + 1 WHERE project_id = 1", one(db.BadPayerTotal),
		},
		"a reversal of another sum": {
			loose + "UPDATE ledger SET amount = amount - 1 WHERE reverses IS NOT NULL", one(db.BadReversal),
		},
		"a reversal that its entry does not know": {
			loose + "UPDATE ledger SET reversed_by = NULL", one(db.BadReversal),
		},
		"an entry marked as reversed that nothing reverses": {
			"UPDATE ledger SET reversed_by = 1 WHERE id = (SELECT max(id) FROM ledger WHERE reverses IS NULL AND reversed_by IS NULL)",
			one(db.BadReversal),
		},
		"a project and entries that no search finds": {
			"DELETE FROM project_words WHERE rowid = 2; DELETE FROM ledger_words WHERE rowid IN (1, 3)",
			func(r db.Report) bool { return r.Unindexed == 3 },
		},
		"a source that is gone": {
			"PRAGMA foreign_keys = 0; DELETE FROM entry WHERE dict = 'fund_source'",
			func(r db.Report) bool { return len(r.References) > 0 },
		},
	} {
		t.Run(name, func(t *testing.T) {
			s, _ := granted(t, 6, 80)
			if err := s.Exec(t.Context(), c.damage); err != nil {
				t.Fatal(err)
			}
			if r := check(t, s); !c.found(r) {
				t.Errorf("report %+v", r)
			}
		})
	}
}

func TestReindexOfGrants(t *testing.T) {
	s, _ := granted(t, 20, 80)
	count := func() (n [2]int) {
		var err error
		if n[0], err = s.CountProjects(t.Context(), app.ProjectFilter{Words: "площад"}, 0); err != nil {
			t.Fatal(err)
		}
		if n[1], err = s.CountLedger(t.Context(), app.LedgerFilter{Words: "прошу"}, 0); err != nil {
			t.Fatal(err)
		}
		return n
	}
	before := count()
	for _, table := range []string{"project", "ledger"} {
		if err := s.Exec(t.Context(), "INSERT INTO "+table+"_words ("+table+"_words) VALUES ('delete-all')"); err != nil {
			t.Fatal(err)
		}
	}
	if count() != [2]int{} || before[0]*before[1] == 0 {
		t.Fatal("the indexes were not emptied")
	}
	if err := s.Reindex(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := count(); got != before {
		t.Errorf("found %v, %v before", got, before)
	}
}

// A project that takes its ledger to another programme leaves nothing of it behind.
func TestCheckOfAMovedLedger(t *testing.T) {
	s, g := granted(t, 6, 200)
	for i := range g.Projects {
		p := &g.Projects[i]
		p.ProgrammeID = g.Programmes[i%len(g.Programmes)].ID
		dbtest.Do(t, s, func(tx app.Tx) error {
			if err := tx.UpdateProject(t.Context(), p); err != nil {
				return err
			}
			return stand(t.Context(), tx, p.ID)
		})
	}
	if r := check(t, s); !r.Sound() {
		t.Errorf("report %+v", r)
	}
}
