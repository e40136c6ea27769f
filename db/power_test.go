package db_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	sqlite3 "modernc.org/sqlite/lib"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/db"
	"kairyluu/db/dbtest"
	"kairyluu/db/faulttest"
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

// verify opens a data folder after an accident and says what is wrong with it:
// something damaged, something half done, or something lost that was reported.
func verify(ctx context.Context, dir string, done int) (problem string) {
	s, err := db.Open(ctx, dir, db.Options{})
	if err != nil {
		return "does not open: " + err.Error()
	}
	defer s.Close()
	found, err := s.CountAppeals(ctx, app.AppealFilter{}, 0)
	if err != nil {
		return "does not count: " + err.Error()
	}
	if found -= base; found < done {
		return fmt.Sprintf("lost %d of %d", done-found, done)
	}
	report, err := db.Check(ctx, dir, db.Options{})
	if err != nil || !report.Sound() {
		return fmt.Sprintf("not sound: %+v %v", report, err)
	}
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

// work records actions under a kind of synchronous.
func work(t *testing.T, synchronous string, actions int) *faulttest.Power {
	t.Helper()
	dir, office := template(t)
	path := filepath.Join(dir, db.FileName)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	faulttest.Disk.Register()
	faulttest.Disk.Record()
	s, err := db.Open(t.Context(), dir, db.Faulty(faulttest.VFS, synchronous, 150))
	if err != nil {
		t.Fatal(err)
	}
	c := &clerk{store: s, office: office}
	for range actions {
		if err := c.act(t.Context()); err != nil {
			t.Fatal(err)
		}
		faulttest.Disk.Mark(c.done)
		if c.done%20 == 0 {
			if err := s.Checkpoint(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
	}
	power := faulttest.Disk.Stop(map[string][]byte{path: before})
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return power
}

// cut cuts the power so many times and returns what went wrong, by its first word.
func cut(t *testing.T, power *faulttest.Power, cuts int) map[string][]string {
	t.Helper()
	r := rand.New(rand.NewPCG(7, 7))
	problems := make(map[string][]string)
	dir := t.TempDir()
	for range cuts {
		if err := os.RemoveAll(dir); err != nil {
			t.Fatal(err)
		}
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Fatal(err)
		}
		files, done := power.Cut(r)
		for path, data := range files {
			if err := os.WriteFile(filepath.Join(dir, filepath.Base(path)), data, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if p := verify(t.Context(), dir, done); p != "" {
			kind, _, _ := strings.Cut(p, " ")
			problems[kind] = append(problems[kind], p)
		}
	}
	return problems
}

// cuts is how often the power is cut; KAIRYLUU_CUTS asks for more.
func cuts(t *testing.T, usual int) int {
	if s := os.Getenv("KAIRYLUU_CUTS"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	if testing.Short() {
		return usual / 10
	}
	return usual
}

// What InTx reported as done survives a power cut, whole.
func TestPowerCut(t *testing.T) {
	power := work(t, "FULL", 80)
	if power.Syncs() < 80 {
		t.Fatalf("%d syncs for 80 actions", power.Syncs())
	}
	if problems := cut(t, power, cuts(t, 300)); len(problems) > 0 {
		t.Errorf("problems after power cuts: %v", problems)
	}
}

// The test above is worth something only if it notices a store that syncs less.
func TestPowerCutIsNoticed(t *testing.T) {
	for _, synchronous := range []string{"NORMAL", "OFF"} {
		t.Run(synchronous, func(t *testing.T) {
			problems := cut(t, work(t, synchronous, 80), 30)
			if len(problems) == 0 {
				t.Error("no problem was noticed")
			}
			t.Logf("%d kinds of problem", len(problems))
		})
	}
}

// A write that fails is said plainly, nothing reported as done is lost, and the
// same store works on when the disk does.
func TestFailingDisk(t *testing.T) {
	source, office := template(t)
	faulttest.Disk.Register()
	for name, f := range map[string]struct {
		fault faulttest.Fault
		code  app.Code
		steps int // between the positions that are tried
	}{
		"a full disk":               {faulttest.Fault{Kind: faulttest.Write, Code: sqlite3.SQLITE_FULL}, app.Full, 17},
		"a disk that stays full":    {faulttest.Fault{Kind: faulttest.Write, Code: sqlite3.SQLITE_FULL, Sticky: true}, app.Full, 17},
		"a torn write":              {faulttest.Fault{Kind: faulttest.Write, Code: sqlite3.SQLITE_IOERR_WRITE, Torn: true}, app.Damaged, 17},
		"a sync that fails":         {faulttest.Fault{Kind: faulttest.Sync, Code: sqlite3.SQLITE_IOERR_FSYNC}, app.Damaged, 1},
		"a sync that keeps failing": {faulttest.Fault{Kind: faulttest.Sync, Code: sqlite3.SQLITE_IOERR_FSYNC, Sticky: true}, app.Damaged, 1},
	} {
		t.Run(name, func(t *testing.T) {
			runs, said := 0, 0
			for at := 1; ; at += f.steps {
				f.fault.At = at
				fired, refused := failing(t, source, office, f.fault, f.code)
				if !fired {
					break
				}
				runs++
				said += refused
			}
			if runs < 8 || said < runs/2 {
				t.Errorf("%d runs, %d refusals: the faults were not felt", runs, said)
			}
		})
	}
}

// failing works on a copy of the data while one fault happens, and after it.
func failing(t *testing.T, source string, office *dbtest.Office, f faulttest.Fault, code app.Code) (fired bool, refused int) {
	t.Helper()
	ctx := t.Context()
	dir := filepath.Join(t.TempDir(), strconv.Itoa(f.At))
	if err := os.CopyFS(dir, os.DirFS(source)); err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	s, err := db.Open(ctx, dir, db.Faulty(faulttest.VFS, "", 40))
	if err != nil {
		t.Fatal(err)
	}
	c := &clerk{store: s, office: office}
	faulttest.Disk.Break(f)
	for range 8 {
		if err := c.act(ctx); err != nil {
			refused++
			if app.ErrorCode(err) != code {
				t.Errorf("fault %d is said as %v, want %s", f.At, err, code)
			}
		}
	}
	fired = faulttest.Disk.Mend()
	if err := c.act(ctx); err != nil {
		t.Errorf("fault %d: not usable afterwards: %v", f.At, err)
	}
	if err := s.Close(); err != nil {
		t.Errorf("fault %d: close: %v", f.At, err)
	}
	if p := verify(ctx, dir, c.done); p != "" {
		t.Errorf("fault %d: %s", f.At, p)
	}
	return fired, refused
}
