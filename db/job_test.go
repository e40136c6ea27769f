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

	sqlite3 "modernc.org/sqlite/lib"

	"kairyluu/app"
	"kairyluu/db"
	"kairyluu/db/faulttest"
)

// job is work that accidents happen to.
type job struct {
	dir   string                                                  // a data folder to begin with
	begin func(*db.Store) func(context.Context) error             // returns what is done again and again
	count func(context.Context, *db.Store) (int, error)           // how often it was done
	whole func(context.Context, *db.Store, db.Report, int) string // what of so many is half done
}

// verify opens a data folder after an accident and says what is wrong with it:
// something damaged, something half done, or something lost that was reported.
func (j job) verify(ctx context.Context, dir string, done int) (problem string) {
	s, err := db.Open(ctx, dir, db.Options{})
	if err != nil {
		return "does not open: " + err.Error()
	}
	defer s.Close()
	found, err := j.count(ctx, s)
	if err != nil {
		return "does not count: " + err.Error()
	}
	if found < done {
		return fmt.Sprintf("lost %d of %d", done-found, done)
	}
	report, err := db.Check(ctx, dir, db.Options{})
	if err != nil || !report.Sound() {
		return fmt.Sprintf("not sound: %+v %v", report, err)
	}
	return j.whole(ctx, s, report, found)
}

// work records actions under a kind of synchronous.
func (j job) work(t *testing.T, synchronous string, actions int) *faulttest.Power {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "data")
	if err := os.CopyFS(dir, os.DirFS(j.dir)); err != nil {
		t.Fatal(err)
	}
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
	act := j.begin(s)
	for n := 1; n <= actions; n++ {
		if err := act(t.Context()); err != nil {
			t.Fatal(err)
		}
		faulttest.Disk.Mark(n)
		if n%20 == 0 {
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
func (j job) cut(t *testing.T, power *faulttest.Power, cuts int) map[string][]string {
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
		if p := j.verify(t.Context(), dir, done); p != "" {
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

// testFaults does the work while the disk fails at one place after another; of
// writes, at every so many.
func (j job) testFaults(t *testing.T, writes int) {
	t.Helper()
	faulttest.Disk.Register()
	for name, f := range map[string]struct {
		fault faulttest.Fault
		code  app.Code
		steps int // between the positions that are tried
	}{
		"a full disk":               {faulttest.Fault{Kind: faulttest.Write, Code: sqlite3.SQLITE_FULL}, app.Full, writes},
		"a disk that stays full":    {faulttest.Fault{Kind: faulttest.Write, Code: sqlite3.SQLITE_FULL, Sticky: true}, app.Full, writes},
		"a torn write":              {faulttest.Fault{Kind: faulttest.Write, Code: sqlite3.SQLITE_IOERR_WRITE, Torn: true}, app.Damaged, writes},
		"a sync that fails":         {faulttest.Fault{Kind: faulttest.Sync, Code: sqlite3.SQLITE_IOERR_FSYNC}, app.Damaged, 1},
		"a sync that keeps failing": {faulttest.Fault{Kind: faulttest.Sync, Code: sqlite3.SQLITE_IOERR_FSYNC, Sticky: true}, app.Damaged, 1},
	} {
		t.Run(name, func(t *testing.T) {
			runs, said := 0, 0
			for at := 1; ; at += f.steps {
				f.fault.At = at
				fired, refused := j.failing(t, f.fault, f.code)
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
func (j job) failing(t *testing.T, f faulttest.Fault, code app.Code) (fired bool, refused int) {
	t.Helper()
	ctx := t.Context()
	dir := filepath.Join(t.TempDir(), strconv.Itoa(f.At))
	if err := os.CopyFS(dir, os.DirFS(j.dir)); err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	s, err := db.Open(ctx, dir, db.Faulty(faulttest.VFS, "", 40))
	if err != nil {
		t.Fatal(err)
	}
	act, done := j.begin(s), 0
	faulttest.Disk.Break(f)
	for range 8 {
		err := act(ctx)
		if err == nil {
			done++
		} else {
			refused++
			if app.ErrorCode(err) != code {
				t.Errorf("fault %d is said as %v, want %s", f.At, err, code)
			}
		}
	}
	fired = faulttest.Disk.Mend()
	if err := act(ctx); err == nil {
		done++
	} else {
		t.Errorf("fault %d: not usable afterwards: %v", f.At, err)
	}
	if err := s.Close(); err != nil {
		t.Errorf("fault %d: close: %v", f.At, err)
	}
	if p := j.verify(ctx, dir, done); p != "" {
		t.Errorf("fault %d: %s", f.At, p)
	}
	return fired, refused
}
