package db_test

import (
	"errors"
	"path/filepath"
	"reflect"
	"testing"

	"kairyluu/app"
	"kairyluu/db"
	"kairyluu/db/dbtest"
)

// A ledger kept by a program without totals of thirds and of payers is added up by
// this one: what was kept already stays, what was not is the sum of the entries.
func TestUpgradeToTotals(t *testing.T) {
	filled := dbtest.New(t)
	office := dbtest.Fill(t, filled, 20)
	grants := dbtest.Fund(t, filled, office, dbtest.Gather(t, filled, office, 12), 10, 500)
	dir := filepath.Join(t.TempDir(), "data")
	old, err := db.Open(t.Context(), dir, db.WithSchema(released(t,
		"0001_office.sql", "0002_meetings.sql", "0003_elected.sql", "0004_indexes.sql", "0005_grants.sql")))
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(old.TakeOver(t.Context(), filepath.Join(filled.Dir(), db.FileName)), old.Close()); err != nil {
		t.Fatal(err)
	}
	s, err := open(t, dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Reindex(t.Context()); err != nil {
		t.Fatal(err)
	}
	last, err := s.Backups().Last(t.Context())
	if err != nil || last.Appeals != len(office.Appeals) {
		t.Errorf("the copy before the upgrade holds %d appeals, %v", last.Appeals, err)
	}
	r, whole := check(t, s), check(t, filled)
	if !r.Sound() || !reflect.DeepEqual(r.Rows, whole.Rows) || r.Rows["ledger"] != len(grants.Ledger) || r.Rows["third_total"] == 0 {
		t.Errorf("report %+v\nof what was written by this program %+v", r, whole)
	}
	payer := grants.Ledger[len(grants.Ledger)-1].Payer.Key()
	for _, e := range grants.Ledger {
		if e.ReversedBy != 0 && e.Payer.Name != "" {
			payer = e.Payer.Key()
		}
	}
	for name, f := range map[string]app.LedgerFilter{
		"of a payer":             {Payer: payer},
		"of what counts of them": {Payer: payer, Holding: true},
		"of some days":           {From: dbtest.Today.AddDays(-200), To: dbtest.Today.AddDays(-17)},
		"of what counts in some": {From: dbtest.Today.AddDays(-150), To: dbtest.Today.AddDays(-1), Holding: true, Programme: app.NoOne},
	} {
		got, err := s.TallyLedger(t.Context(), f, app.PerLedgerSource, app.PerLedgerKind)
		want, again := filled.TallyLedger(t.Context(), f, app.PerLedgerSource, app.PerLedgerKind)
		if err := errors.Join(err, again); err != nil || len(got) == 0 || !reflect.DeepEqual(got, want) {
			t.Errorf("sums %s %v, %v\nwere %v", name, got, err, want)
		}
	}
	p := grants.Projects[0]
	e := app.LedgerEntry{
		ProjectID: p.ID, Kind: app.Received, Date: dbtest.Today, SourceID: grants.Sources[0].ID, Form: app.Cash,
		Payer: app.Payer{Kind: app.Organisation, Name: "Жаңы"}, Amount: 700,
	}
	dbtest.Do(t, s, func(tx app.Tx) error {
		if err := tx.AddLedgerEntry(t.Context(), &e); err != nil {
			return err
		}
		return stand(t.Context(), tx, p.ID)
	})
	if r := check(t, s); !r.Sound() {
		t.Errorf("report after another entry %+v", r)
	}
}
