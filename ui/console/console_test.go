package console_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"kairyluu/app"
	"kairyluu/app/seed"
	"kairyluu/app/xlsx"
	"kairyluu/assets"
	"kairyluu/db"
	"kairyluu/ui/console"
	"kairyluu/ui/words"
)

// desk runs commands over one data folder, as main does.
type desk struct {
	t   *testing.T
	dir string
	now time.Time
}

func newDesk(t *testing.T) *desk {
	t.Setenv("KAIRYLUU_LANG", "ru")
	return &desk{t: t, dir: filepath.Join(t.TempDir(), "Кайрылуу данные"), now: time.Date(2026, 9, 11, 10, 42, 0, 0, time.Local)}
}

func (d *desk) open(ctx context.Context, dir string, access console.Access) (*console.Data, error) {
	open := db.Open
	if access == console.Read {
		open = db.OpenReadOnly
	}
	s, err := open(ctx, dir, db.Options{Now: d.clock})
	if err != nil {
		return nil, err
	}
	return &console.Data{Office: app.New(s, s.Files(), d.clock), Backups: s.Backups(), Close: s.Close}, nil
}

func (d *desk) clock() time.Time { return d.now }

// run runs a command with input and returns what it printed.
func (d *desk) run(input string, args ...string) (code int, out, errs string) {
	d.t.Helper()
	catalog, err := words.Load(assets.Lang)
	if err != nil {
		d.t.Fatal(err)
	}
	start := func(city string) (app.Seed, error) { return seed.Office(assets.Seed, city) }
	var stdout, stderr bytes.Buffer
	c := &console.Console{
		In: strings.NewReader(input), Out: &stdout, Err: &stderr, Catalog: catalog, Now: d.clock,
		Dir: d.dir, Version: "0.1.0", Open: d.open, Seed: start, Save: xlsx.SaveListing, Template: assets.Template,
		Check: func(context.Context, string) (console.Findings, error) { return console.Findings{}, nil },
		Incident: func(err error) string {
			d.t.Errorf("internal fault: %v", err)
			return "000000"
		},
	}
	code = c.Run(context.Background(), args)
	return code, stdout.String(), stderr.String()
}

// must runs a command that has to succeed.
func (d *desk) must(input string, args ...string) string {
	d.t.Helper()
	code, out, errs := d.run(input, args...)
	if code != console.Done {
		d.t.Fatalf("%v: code %d: %s", args, code, errs)
	}
	return out
}

// rows reads a table back as the command wrote it.
func (d *desk) rows(table string, more ...string) []map[string]string {
	d.t.Helper()
	path := filepath.Join(d.t.TempDir(), table+".csv")
	d.must("", append([]string{"list", table, "--out", path}, more...)...)
	f, err := os.Open(path)
	if err != nil {
		d.t.Fatal(err)
	}
	defer f.Close()
	lines, err := csv.NewReader(f).ReadAll()
	if err != nil {
		d.t.Fatal(err)
	}
	var rows []map[string]string
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, key := range lines[0] {
			row[key] = line[i]
		}
		rows = append(rows, row)
	}
	return rows
}

func TestRegisterTakesTheDefaultsOfTheForm(t *testing.T) {
	d := newDesk(t)
	out := d.must(`{"text":"Нет света на улице третью неделю","surname":"шаршенбай уулу","name":"руслан","phone":"0555 12 34 56"}`+"\n", "register")
	if out != "Ш-1/26\n" {
		t.Fatalf("printed %q", out)
	}
	row := d.rows("appeals")[0]
	for key, want := range map[string]string{
		"number": "Ш-1/26", "registered": "2026-09-11", "received": "2026-09-11", "kind": "application", "channel": "by_hand",
		"multiplicity": "individual", "language": "ru", "topic": "13.99", "state": "registered", "due": "2026-10-01", "late_days": "0",
	} {
		if row[key] != want {
			t.Errorf("%s is %q, not %q", key, row[key], want)
		}
	}
	if p := d.rows("residents"); len(p) != 1 || !slices.Contains(values(p[0]), "+996555123456") {
		t.Errorf("residents are %v", p)
	}
}

func values(row map[string]string) []string {
	var all []string
	for _, v := range row {
		all = append(all, v)
	}
	return all
}

func TestABadLineIsToldAndTheOthersGoOn(t *testing.T) {
	d := newDesk(t)
	input := strings.Join([]string{
		`{"text":"Перебои с водой","surname":"Исакова","settlement":"Дордой 2"}`,
		`{"text":`,
		`{"text":"Свалка","surname":"Исаков","received":"2026-12-31"}`,
		`{"text":"Свалка","surname":"Исаков","kind":"просьба"}`,
		`{"surname":"Исаков"}`,
		`{"text":"Свалка","surname":"Исаков","colour":"red"}`,
		`{"text":"Свалка","surname":"Исаков","settlement":"Нигде"}`,
		`{"text":"Жол оңдолсун","surname":"Өмүралиева","language":"ky","topic":"Дорожные работы"}`,
	}, "\n")
	code, out, errs := d.run(input, "register")
	if code != console.Failed || out != "И-1/26\nӨ-2/26\n" {
		t.Fatalf("code %d, printed %q", code, out)
	}
	for _, want := range []string{"Строка 2 ", "Строка 3 ", "Строка 4 ", "Строка 5 ", "Строка 6 ", "Строка 7 ", "«Нигде»", "темы «Дорожные работы»", "6 строк"} {
		if !strings.Contains(errs, want) {
			t.Errorf("errors lack %q:\n%s", want, errs)
		}
	}
	rows := d.rows("appeals")
	if len(rows) != 2 {
		t.Fatalf("%d appeals", len(rows))
	}
}

func TestTheSamePersonIsNotEnteredTwice(t *testing.T) {
	d := newDesk(t)
	line := `{"text":"Вода мутная","surname":"Исакова","name":"Бермет","phone":"0700 11 22 33"}` + "\n"
	d.must(line+line, "register")
	if people := d.rows("residents"); len(people) != 1 {
		t.Errorf("residents are %v", people)
	}
}

func TestANumberIsNeverGivenTwice(t *testing.T) {
	d := newDesk(t)
	d.must(`{"number":"И-2/26","text":"Свет","surname":"Исакова"}`, "register")
	code, out, errs := d.run(`{"number":"и-2/26","text":"Газ","surname":"Исакова"}`+"\n"+
		`{"text":"Дорога","surname":"Исакова"}`+"\n"+`{"text":"Арык","surname":"Исакова"}`, "register")
	if code != console.Failed || !strings.Contains(errs, "Строка 1 ") {
		t.Errorf("a taken number gave code %d: %s", code, errs)
	}
	if out != "И-1/26\nИ-3/26\n" {
		t.Errorf("numbers are %q", out)
	}
}

func TestDeadlineSaysTheDateAloneAndThenWhy(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct{ lang, why string }{{"ru", "14 рабочих дней"}, {"ky", "14 жумуш күнү"}, {"en", "14 working days"}} {
		first, rest, _ := strings.Cut(d.must("", "deadline", "2026-04-20", "--lang", c.lang), "\n")
		if first != "2026-05-18" || !strings.Contains(rest, c.why) {
			t.Errorf("%s: %q, %q", c.lang, first, rest)
		}
	}
	if _, err := os.Stat(d.dir); !os.IsNotExist(err) {
		t.Errorf("deadline made a data folder: %v", err)
	}
}

func TestDemoIsTheSameForTheSameSeed(t *testing.T) {
	var offices [2][]map[string]string
	for i := range offices {
		d := newDesk(t)
		d.must("", "demo", "--appeals", "60", "--seed", "7", "--until", "2026-09-11")
		offices[i] = d.rows("appeals")
	}
	if len(offices[0]) != 60 || !slices.EqualFunc(offices[0], offices[1], func(a, b map[string]string) bool {
		return slices.Equal(slices.Sorted(slices.Values(values(a))), slices.Sorted(slices.Values(values(b))))
	}) {
		t.Errorf("the same seed made different offices of %d and %d", len(offices[0]), len(offices[1]))
	}
}

func TestDemoDoesNotTouchAnOfficeThatIsThere(t *testing.T) {
	d := newDesk(t)
	d.must(`{"text":"Свет","surname":"Исакова"}`, "register")
	if code, _, errs := d.run("", "demo", "--appeals", "10"); code != console.Failed || errs == "" {
		t.Errorf("code %d: %s", code, errs)
	}
	if rows := d.rows("appeals"); len(rows) != 1 {
		t.Errorf("%d appeals", len(rows))
	}
}

func TestReportOpensAsAWorkbook(t *testing.T) {
	d := newDesk(t)
	d.must("", "demo", "--appeals", "300", "--until", "2026-09-11")
	for _, lang := range []string{"ru", "ky"} {
		path := filepath.Join(t.TempDir(), lang+".xlsx")
		d.must("", "report", "--quarter", "2026-Q2", "--lang", lang, "--out", path)
		book, err := excelize.OpenFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if n := len(book.GetSheetList()); n < 9 {
			t.Errorf("%s: %d sheets: %v", lang, n, book.GetSheetList())
		}
		if err := book.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestBackupNamesTheCopyItVerified(t *testing.T) {
	d := newDesk(t)
	d.must(`{"text":"Свет","surname":"Исакова"}`, "register")
	to := t.TempDir()
	out := d.must("", "backup", "--to", to)
	made, err := os.ReadDir(to)
	if err != nil || len(made) == 0 {
		t.Fatalf("folder of the copy holds %v, %v", made, err)
	}
	if !strings.Contains(out, to) || !strings.Contains(out, "1 обращение") {
		t.Errorf("printed %q", out)
	}
}

func TestWrongUsageIsToldWithTheRightOne(t *testing.T) {
	d := newDesk(t)
	for _, args := range [][]string{
		{"fly"},
		{"list"},
		{"list", "dragons", "--out", "x.csv"},
		{"list", "appeals"},
		{"list", "appeals", "--out", "x.doc"},
		{"report", "--quarter", "2026-Q5", "--out", "x.xlsx"},
		{"report", "--quarter", "2026-Q1", "--lang", "fr", "--out", "x.xlsx"},
		{"deadline"},
		{"deadline", "31.02.2026"},
		{"deadline", "2026-04-20", "--kind", "wish"},
		{"demo", "--appeals", "-1"},
		{"version", "now"},
		{"register", "--fast"},
	} {
		if code, out, errs := d.run("", args...); code != console.Misused || errs == "" || out != "" {
			t.Errorf("%v: code %d, out %q, errors %q", args, code, out, errs)
		}
	}
	if _, err := os.Stat(d.dir); !os.IsNotExist(err) {
		t.Errorf("wrong usage made a data folder: %v", err)
	}
}

func TestHelpOfEachCommandIsNoError(t *testing.T) {
	d := newDesk(t)
	for _, name := range []string{"demo", "register", "list", "report", "backup", "deadline", "check", "version"} {
		if code, out, _ := d.run("", name, "--help"); code != console.Done || !strings.HasPrefix(out, name) {
			t.Errorf("%s --help: code %d, %q", name, code, out)
		}
	}
}

func TestHelpOfAllCommandsIsNoError(t *testing.T) {
	d := newDesk(t)
	for _, word := range []string{"help", "--help", "-h", "/?"} {
		if code, out, _ := d.run("", word); code != console.Done || !strings.Contains(out, "register") {
			t.Errorf("%s: code %d, %q", word, code, out)
		}
	}
}

func TestWithoutADataFolderCommandsThatReadSaySo(t *testing.T) {
	d := newDesk(t)
	for _, args := range [][]string{{"list", "appeals", "--out", "x.csv"}, {"report", "--quarter", "2026-Q1", "--out", "x.xlsx"}} {
		if code, _, errs := d.run("", args...); code != console.Failed || !strings.Contains(errs, d.dir) {
			t.Errorf("%v: code %d: %s", args, code, errs)
		}
	}
	if _, err := os.Stat(d.dir); !os.IsNotExist(err) {
		t.Errorf("reading made a data folder: %v", err)
	}
}

func TestAFolderInUseIsLeftAlone(t *testing.T) {
	d := newDesk(t)
	s, err := db.Open(context.Background(), d.dir, db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	code, out, errs := d.run(`{"text":"Свет","surname":"Исакова"}`, "register")
	if code != console.Failed || out != "" || errs == "" {
		t.Errorf("code %d, %q, %q", code, out, errs)
	}
}

func TestDataDirIsTakenFromAnywhere(t *testing.T) {
	for _, args := range [][]string{
		{"--data", "/d", "list", "appeals"}, {"list", "appeals", "--data", "/d"}, {"list", "--data=/d", "appeals"},
	} {
		rest, dir, err := console.DataDir(args)
		if err != nil || dir != "/d" || !slices.Equal(rest, []string{"list", "appeals"}) {
			t.Errorf("%v gave %v, %q, %v", args, rest, dir, err)
		}
	}
	if _, _, err := console.DataDir([]string{"--data"}); err == nil {
		t.Error("--data without a folder passed")
	}
}

func TestSyncedFoldersAreKnown(t *testing.T) {
	for dir, want := range map[string]string{
		`/home/u/Dropbox/office`: "Dropbox", `/home/u/OneDrive - Мэрия/k`: "OneDrive - Мэрия",
		`\\server\share\office`: `\\server\share\office`, `/home/u/.local/share/kairyluu`: "", `/srv/megaphone`: "",
	} {
		if got := console.Synced(dir); got != want {
			t.Errorf("%s: %q, not %q", dir, got, want)
		}
	}
}

func TestMeetingsAndActionsAreListed(t *testing.T) {
	d := newDesk(t)
	d.must("", "demo", "--appeals", "600", "--until", "2026-09-01")
	for table, keys := range map[string][]string{
		"meetings": {"id", "date", "form", "settlement", "present", "women", "men", "quorum", "decisions"},
		"actions":  {"id", "meeting", "text", "source", "responsible", "due", "state", "done_percent", "appeal", "project"},
	} {
		rows := d.rows(table)
		if len(rows) < 20 {
			t.Errorf("%d rows of %s", len(rows), table)
		}
		for _, key := range keys {
			if _, there := rows[0][key]; !there {
				t.Errorf("%s have no %s", table, key)
			}
		}
		if found := d.rows(table, "--filter", "суу"); len(found) >= len(rows) {
			t.Errorf("%d of %d %s found by words", len(found), len(rows), table)
		}
	}
}
