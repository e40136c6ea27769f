package db_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"kairyluu/app"
	"kairyluu/app/money"
	"kairyluu/db"
	"kairyluu/db/dbtest"
)

// bookkeeper posts into the ledger and knows what has to be there afterwards.
type bookkeeper struct {
	store    *db.Store
	grants   *dbtest.Grants
	posted   int             // actions reported as done
	received app.LedgerEntry // of the last one
}

// keeping is the work of a bookkeeper.
func keeping(t *testing.T) job {
	t.Helper()
	dir := t.TempDir()
	s, err := db.Open(t.Context(), dir, db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	office := dbtest.Fill(t, s, base)
	grants := dbtest.Fund(t, s, office, dbtest.Gather(t, s, office, 8), 4, 30)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	pledged := 0
	for _, e := range grants.Ledger {
		if e.Kind == app.Pledged {
			pledged++
		}
	}
	return job{
		dir:   dir,
		begin: func(s *db.Store) func(context.Context) error { return (&bookkeeper{store: s, grants: grants}).post },
		count: func(ctx context.Context, s *db.Store) (int, error) {
			n, err := s.CountLedger(ctx, app.LedgerFilter{Kind: app.Pledged}, 0)
			return n - pledged, err
		},
		whole: func(ctx context.Context, s *db.Store, r db.Report, found int) string {
			if entries := r.Rows["ledger"] - len(grants.Ledger); entries != 2*found+found/2 {
				return fmt.Sprintf("half done: %d entries of %d actions", entries, found)
			}
			if records := r.Rows["history"] - base; records != found {
				return fmt.Sprintf("half done: %d actions, %d records", found, records)
			}
			if found == 0 {
				return ""
			}
			n, err := s.CountLedger(ctx, app.LedgerFilter{Words: receiptOf(found) + " асанов"}, 0)
			if err != nil || n != 1 {
				return fmt.Sprintf("the last one is not found: %d entries, %v", n, err)
			}
			return ""
		},
	}
}

func receiptOf(action int) string { return fmt.Sprintf("К-%d", 5000+action) }

// post enters a pledge and a receipt of a household, cancels the receipt before
// every other time, and stores where the project stands: entries, their totals,
// payers and words, a standing and a record in one transaction.
func (b *bookkeeper) post(ctx context.Context) error {
	n, received := b.posted+1, app.LedgerEntry{}
	p := b.grants.Projects[n%len(b.grants.Projects)]
	err := b.store.InTx(ctx, func(tx app.Tx) error {
		if n%2 == 0 {
			back := b.received.Reversal(dbtest.Today, "Ката")
			if err := tx.AddLedgerEntry(ctx, &back); err != nil {
				return err
			}
			if err := stand(ctx, tx, back.ProjectID); err != nil {
				return err
			}
		}
		for _, kind := range []app.LedgerKind{app.Pledged, app.Received} {
			e := app.LedgerEntry{
				ProjectID: p.ID, Kind: kind, Date: dbtest.Today.AddDays(n), SourceID: b.grants.Sources[2].ID, Form: app.Cash,
				Payer: app.Payer{Kind: app.Household, Name: "Асанов", Address: fmt.Sprint("Жеңиш, ", n%7)}, Amount: money.Sum(100 * n),
			}
			if kind == app.Received {
				e.Number = receiptOf(n)
			}
			if err := tx.AddLedgerEntry(ctx, &e); err != nil {
				return err
			}
			received = e
		}
		if err := stand(ctx, tx, p.ID); err != nil {
			return err
		}
		return tx.AddRecord(ctx, &app.Record{At: time.Unix(int64(n), 0), Entity: app.EntityLedger, EntityID: p.ID, Action: "post"})
	})
	if err == nil {
		b.posted, b.received = n, received
	}
	return err
}

// stand stores what the books of a project add up to.
func stand(ctx context.Context, tx app.Tx, project int64) error {
	b, err := app.ReadBooks(ctx, tx, project)
	if err != nil {
		return err
	}
	return tx.SetProjectStanding(ctx, project, b.Standing())
}

// Money reported as entered survives a power cut, with all that is kept of it.
func TestPowerCutOverThePosting(t *testing.T) {
	j := keeping(t)
	power := j.work(t, "FULL", 60)
	if power.Syncs() < 60 {
		t.Fatalf("%d syncs for 60 actions", power.Syncs())
	}
	if problems := j.cut(t, power, cuts(t, 120)); len(problems) > 0 {
		t.Errorf("problems after power cuts: %v", problems)
	}
	if problems := j.cut(t, j.work(t, "OFF", 60), 20); len(problems) == 0 {
		t.Error("no problem was noticed where nothing is flushed")
	}
}

func TestFailingDiskUnderThePosting(t *testing.T) { keeping(t).testFaults(t, 53) }
