// Package killtest kills a process that registers appeals, again and again, and
// looks for every one that it had acknowledged.
//
// What a killed process has written stays in the system's cache, so this shows
// that nothing is half done and nothing is promised too early; that what is
// promised outlives a power cut is shown by the tests of package db.
package killtest

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/text"
	"kairyluu/db"
)

const (
	// childDir is the data folder for the process that is to be killed.
	childDir = "KAIRYLUU_KILLTEST_DIR"
	// kills is how often to kill, by hand: KAIRYLUU_KILLS=500.
	kills = "KAIRYLUU_KILLS"
)

// rounds is how often to kill in an ordinary run.
const rounds = 50

func TestMain(m *testing.M) {
	if dir := os.Getenv(childDir); dir != "" {
		fmt.Fprintln(os.Stderr, work(dir)) // it works until it is killed
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// work registers appeals without end and says each as soon as it is promised:
// "appeal NUMBER", and "event NUMBER" once its resolution is.
func work(dir string) error {
	ctx := context.Background()
	store, err := db.Open(ctx, dir, db.Options{})
	if err != nil {
		return err
	}
	office := app.New(store, store.Files(), time.Now)
	topics, err := office.Dictionaries.Entries(ctx, app.Topics)
	if err != nil {
		return err
	}
	executors, err := office.Dictionaries.Entries(ctx, app.Executors)
	if err != nil {
		return err
	}
	for i := 0; ; i++ {
		a, err := office.Appeals.Register(ctx, app.Registration{Appeal: letter(office, topics[0], i)})
		if err != nil {
			return err
		}
		fmt.Println("appeal", a.Number)
		if i%2 == 0 {
			continue
		}
		e := app.Event{Kind: app.EventResolution, ExecutorID: executors[0].ID, Text: "Разобраться"}
		if _, err := office.Appeals.Enter(ctx, a.ID, e); err != nil {
			return err
		}
		fmt.Println("event", a.Number)
	}
}

func letter(office *app.Office, topic app.Entry, i int) app.Appeal {
	return app.Appeal{
		Received: office.Desk.Today(), Registered: office.Desk.Today(), TopicID: topic.ID,
		Applicants: []app.Applicant{{Resident: app.Resident{Name: text.ParseName(fmt.Sprintf("Өмүрбеков%d Үсөн", i))}}},
		Text:       fmt.Sprintf("Көчөдө жарык жок, %d-кат. ", i) + strings.Repeat("Прошу принять меры. ", i%200),
	}
}

func TestNothingPromisedIsLostWhenTheProcessIsKilled(t *testing.T) {
	n := rounds
	if by, err := strconv.Atoi(os.Getenv(kills)); err == nil {
		n = by
	}
	dir := newOffice(t)
	promised := map[string]bool{}
	inFlight := 0
	for round := range n {
		before := len(promised)
		killOnce(t, dir, promised)
		inFlight = look(t, dir, round, promised) - len(promised)
		if t.Failed() {
			t.Fatalf("round %d: %d promised, %d of them now", round+1, len(promised), len(promised)-before)
		}
	}
	if len(promised) < 2*n {
		t.Errorf("%d promises in %d rounds: it was killed before it worked", len(promised), n)
	}
	t.Logf("%d kills, %d appeals promised, %d stored but not promised yet", n, len(promised), inFlight)
}

// newOffice sets up an office that a child can register appeals in.
func newOffice(t *testing.T) (dir string) {
	t.Helper()
	dir = t.TempDir()
	store, err := db.Open(t.Context(), dir, db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	office := app.New(store, store.Files(), time.Now)
	settings := app.DefaultSettings()
	settings.NameRU = "МТУ № 109"
	settings.Numbering.Pattern = "{n}"
	seed := app.Seed{
		Terms:  civil.DefaultTerms(),
		Topics: []app.Entry{{Dict: app.Topics, Code: "01", NameRU: "Свет", Active: true}},
	}
	err = office.Desk.SetUp(t.Context(), settings, nil, seed)
	if err == nil {
		_, err = office.Dictionaries.Save(t.Context(), app.Entry{Dict: app.Executors, NameRU: "Асанов Б.", Active: true})
	}
	if err := errors.Join(err, store.Close()); err != nil {
		t.Fatal(err)
	}
	return dir
}

// killOnce starts a child, kills it somewhere in its work, and adds what it had
// promised: at times as it opens the data, mostly between or within its saves.
func killOnce(t *testing.T, dir string, promised map[string]bool) {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), childDir+"="+dir)
	var complaint strings.Builder
	child.Stderr = &complaint
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	said := bufio.NewReader(out)
	moment := time.Duration(rand.IntN(20_000)) * time.Microsecond
	if rand.IntN(5) == 0 {
		moment *= 10 // it is still opening
	} else {
		for range 1 + rand.IntN(30) {
			hear(t, said, promised)
		}
	}
	<-time.After(moment) // any moment will do
	if err := child.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	for hear(t, said, promised) { // what it had said before it died
	}
	if err := child.Wait(); err == nil || complaint.Len() > 0 {
		t.Fatalf("the child ended by itself: %v %s", err, complaint.String())
	}
}

// hear reads one promise; false when there is none to come.
func hear(t *testing.T, said *bufio.Reader, promised map[string]bool) bool {
	t.Helper()
	line, err := said.ReadString('\n')
	if errors.Is(err, io.EOF) || errors.Is(err, os.ErrClosed) {
		return false
	}
	if err != nil {
		t.Fatal(err)
	}
	switch what, number, _ := strings.Cut(strings.TrimSpace(line), " "); what {
	case "appeal":
		if promised[number] {
			t.Errorf("number %s was promised twice", number)
		}
		promised[number] = false
	case "event":
		promised[number] = true
	}
	return true
}

// look opens the data after a kill, every other time without the right to mend
// it, and returns how many appeals there are.
func look(t *testing.T, dir string, round int, promised map[string]bool) int {
	t.Helper()
	open := db.Open
	if round%2 == 1 {
		open = db.OpenReadOnly
	}
	store, err := open(t.Context(), dir, db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	rows, err := store.AppealRows(t.Context(), app.AppealQuery{Sort: app.ByNumber, Limit: 1_000_000})
	if err != nil {
		t.Fatal(err)
	}
	stored := map[string]app.AppealRow{}
	for i, r := range rows {
		if want := strconv.Itoa(i + 1); r.Number != want {
			t.Fatalf("number %s stands where %s should: a number was lost or given twice", r.Number, want)
		}
		stored[r.Number] = r
	}
	for number, inWork := range promised {
		r, there := stored[number]
		if !there || inWork && r.State != app.InWork {
			t.Errorf("appeal %s was promised (with its resolution: %v), stored: %v %s", number, inWork, there, r.State)
		}
	}
	if most := len(promised) + round + 1; len(rows) > most {
		t.Errorf("%d appeals, at most %d can be: one a round is stored and not promised yet", len(rows), most)
	}
	report, err := db.Check(t.Context(), dir, db.Options{})
	if err != nil || !report.Sound() {
		t.Errorf("check: %+v, %v", report, err)
	}
	return len(rows)
}
