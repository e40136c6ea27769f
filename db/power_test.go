package db_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/db"
	"kairyluu/db/dbtest"
)

// clerk does what the program does all day, and knows what has to be there
// afterwards.
type clerk struct {
	store  *db.Store
	office *dbtest.Office
	done   int // actions reported as done
}

// base is how many appeals an office of the fault tests has before they begin.
const base = 5

// template makes a data folder that the tests work on copies of.
func template(t *testing.T) (string, *dbtest.Office) {
	t.Helper()
	dir := t.TempDir()
	s, err := db.Open(t.Context(), dir, db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	office := dbtest.Fill(t, s, base)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return dir, office
}

func numberOf(action int) string { return fmt.Sprintf("Ж-%d/26", 1000+action) }

// act registers an appeal with its event, and decides on the one before: two
// cards, two events, their standing, a record and search rows in one transaction.
func (c *clerk) act(ctx context.Context) error {
	n := c.done + 1
	err := c.store.InTx(ctx, func(tx app.Tx) error {
		if _, err := tx.NextNumber(ctx, 2026, "power"); err != nil {
			return err
		}
		day := civil.MustParse("2026-07-01")
		a := app.Appeal{
			Number: numberOf(n), Registered: day, Received: day, Channel: app.ByHand, Kind: app.Application,
			Multiplicity: app.Individual, Repetition: app.First, Language: app.Kyrgyz, SettlementID: c.office.Settlements[n%4].ID,
			Applicants: []app.Applicant{{ResidentID: c.office.Residents[0].ID, Resident: c.office.Residents[0]}},
			Text:       strings.Repeat("Көчөдө жарык жок. Прошу отремонтировать дорогу. ", 1+n%20), Standing: app.Stand(day.AddDays(20), nil),
		}
		if err := tx.AddAppeal(ctx, &a); err != nil {
			return err
		}
		if err := decide(ctx, tx, a.ID, c.office.Executors[n%3].ID); err != nil {
			return err
		}
		return tx.AddRecord(ctx, &app.Record{At: time.Unix(int64(n), 0), Entity: app.EntityAppeal, EntityID: a.ID, Label: a.Number, Action: "create"})
	})
	if err == nil {
		c.done = n
	}
	return err
}

func decide(ctx context.Context, tx app.Tx, id, executor int64) error {
	for _, on := range []int64{id, id - 1} {
		e := app.Event{AppealID: on, Kind: app.EventResolution, Date: civil.MustParse("2026-07-02"), Text: "Разобраться", ExecutorID: executor}
		if err := tx.AddEvent(ctx, &e); err != nil {
			return err
		}
		a, err := tx.Appeal(ctx, on)
		if err != nil {
			return err
		}
		events, err := tx.Events(ctx, on)
		if err != nil {
			return err
		}
		if err := tx.SetStanding(ctx, on, app.Stand(a.Standing.FirstDue, events)); err != nil {
			return err
		}
	}
	return nil
}

// register is the work of a clerk.
func register(t *testing.T) job {
	t.Helper()
	dir, office := template(t)
	return job{
		dir:   dir,
		begin: func(s *db.Store) func(context.Context) error { return (&clerk{store: s, office: office}).act },
		count: func(ctx context.Context, s *db.Store) (int, error) {
			n, err := s.CountAppeals(ctx, app.AppealFilter{}, 0)
			return n - base, err
		},
		whole: registered,
	}
}

// registered says what is half done of so many appeals.
func registered(ctx context.Context, s *db.Store, report db.Report, found int) string {
	if records := report.Rows["history"] - base; records != found {
		return fmt.Sprintf("half done: %d appeals, %d records", found, records)
	}
	if found > 0 {
		rows, err := s.AppealRows(ctx, app.AppealQuery{Filter: app.AppealFilter{Words: numberOf(found) + " жарык разобр"}})
		if err != nil || len(rows) != 1 {
			return fmt.Sprintf("the last one is not found: %d rows, %v", len(rows), err)
		}
	}
	return ""
}

// What InTx reported as done survives a power cut, whole.
func TestPowerCut(t *testing.T) {
	j := register(t)
	power := j.work(t, "FULL", 80)
	if power.Syncs() < 80 {
		t.Fatalf("%d syncs for 80 actions", power.Syncs())
	}
	if problems := j.cut(t, power, cuts(t, 300)); len(problems) > 0 {
		t.Errorf("problems after power cuts: %v", problems)
	}
}

// The test above is worth something only if it notices a store that syncs less.
func TestPowerCutIsNoticed(t *testing.T) {
	j := register(t)
	for _, synchronous := range []string{"NORMAL", "OFF"} {
		t.Run(synchronous, func(t *testing.T) {
			problems := j.cut(t, j.work(t, synchronous, 80), 30)
			if len(problems) == 0 {
				t.Error("no problem was noticed")
			}
			t.Logf("%d kinds of problem", len(problems))
		})
	}
}

// A write that fails is said plainly, nothing reported as done is lost, and the
// same store works on when the disk does.
func TestFailingDisk(t *testing.T) { register(t).testFaults(t, 17) }
