package listing_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"slices"
	"strconv"
	"testing"
	"time"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/listing"
	"kairyluu/app/report/reporttest"
)

var ctx = context.Background()

func office(n int) *reporttest.Office {
	o := reporttest.New(4, n, civil.MustParse("2026-08-10"))
	for i := range n {
		o.People = append(o.People, app.ResidentRow{
			ID: int64(i + 1), Name: "Асанова Айгуль", PIN: "11012196700123", Appeals: i, BirthYear: i % 2 * 1967,
		})
		o.Records = append(o.Records, app.Record{
			Seq: int64(i + 1), At: time.Date(2026, 8, 10, 12, 0, i%60, 0, time.FixedZone("", 6*3600)), Actor: "=Гульзат",
			Entity: app.EntityAppeal, EntityID: int64(i + 1), Action: "update", Label: "А-1/26",
			Changes: []app.Change{{Field: "Kind", Old: "complaint", New: "proposal"}, {Field: "Note", New: "x"}},
		})
	}
	return o
}

// read writes a table as CSV and reads it back by key.
func read(t *testing.T, o *reporttest.Office, r listing.Request) []map[string]string {
	t.Helper()
	table, err := listing.From(ctx, o, r)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	n, err := listing.WriteCSV(&out, table)
	if err != nil {
		t.Fatal(err)
	}
	lines, err := csv.NewReader(&out).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, key := range lines[0] {
			row[key] = line[i]
		}
		rows = append(rows, row)
	}
	counted, err := table.Count()
	if err != nil || counted != n || n != len(rows) {
		t.Errorf("wrote %d rows, read %d, counted %d, %v", n, len(rows), counted, err)
	}
	return rows
}

func TestEveryTableIsWholeAcrossPages(t *testing.T) {
	o := office(2500)
	for table, key := range map[string]string{"appeals": "number", "residents": "id", "history": "seq"} {
		t.Run(table, func(t *testing.T) {
			seen := map[string]bool{}
			for _, row := range read(t, o, listing.Request{Table: table}) {
				seen[row[key]] = true
			}
			if len(seen) != 2500 {
				t.Errorf("%d different rows", len(seen))
			}
		})
	}
}

func TestAppealsHaveTheirPromisedKeys(t *testing.T) {
	o := office(1)
	a := &o.Appeals[0]
	a.Number, a.Registered, a.Received = "А-7/26", civil.MustParse("2026-07-01"), civil.MustParse("2026-06-30")
	a.Kind, a.Channel, a.Multiplicity, a.Signatures = app.Complaint, app.ByPost, app.Collective, 12
	a.Language, a.SettlementID, a.TopicID, a.Earlier = app.Kyrgyz, o.Dicts[app.Settlements][2].ID, o.Dicts[app.Topics][1].ID, 1
	a.Standing = app.Standing{
		State: app.Closed, Outcome: app.Partly, ExecutorID: o.Dicts[app.Executors][0].ID,
		FirstDue: civil.MustParse("2026-07-21"), Due: civil.MustParse("2026-07-21"),
		Answered: civil.MustParse("2026-07-24"), Closed: civil.MustParse("2026-07-27"),
	}
	row := read(t, o, listing.Request{Table: "appeals"})[0]
	for key, want := range map[string]string{
		"number": "А-7/26", "registered": "2026-07-01", "received": "2026-06-30", "kind": "complaint", "channel": "post",
		"multiplicity": "collective", "signatures": "12", "repeat_of": "А-7/26", "language": "ky", "settlement": "Алтын-Казык",
		"topic": "01.01", "executor": "Абдыкадыров Нурлан", "due": "2026-07-21", "state": "closed", "outcome": "partly",
		"answered": "2026-07-24", "closed": "2026-07-27", "late_days": "3",
	} {
		if got, ok := row[key]; !ok || got != want {
			t.Errorf("%s is %q, want %q", key, got, want)
		}
	}
}

func TestResidentsHaveMaskedPINs(t *testing.T) {
	row := read(t, office(1), listing.Request{Table: "residents"})[0]
	if row["pin"] == "" || row["pin"] == "11012196700123" {
		t.Errorf("pin is %q", row["pin"])
	}
	if row["birth_year"] != "" {
		t.Errorf("an unknown year of birth is %q", row["birth_year"])
	}
}

func TestResidentsAreNarrowedAsTheirPageIs(t *testing.T) {
	o := office(3)
	o.People[1].Name = "Исаков Болот"
	all := read0(t, o, listing.Request{Table: "residents"})
	some := read0(t, o, listing.Request{Table: "residents", Residents: app.ResidentFilter{Words: "исаков"}})
	if len(some) != 1 || len(all) != 3 {
		t.Errorf("%d of %d residents have the words", len(some), len(all))
	}
}

func TestHistoryTellsChangesInUTC(t *testing.T) {
	row := read(t, office(1), listing.Request{Table: "history"})[0]
	if row["at"] != "2026-08-10T06:00:00Z" || row["changes"] != "Kind: complaint → proposal; Note:  → x" {
		t.Errorf("got %v", row)
	}
}

func TestTextThatLooksLikeAFormulaIsMadeHarmless(t *testing.T) {
	for text, want := range map[string]string{
		"=1+1": "'=1+1", "+cmd|' /C calc'!A0": "'+cmd|' /C calc'!A0", "-5": "'-5", "@SUM(A1)": "'@SUM(A1)", "\tx": "'\tx",
		"+996700123456": "+996700123456", "+": "'+", "вода": "вода", "": "", "a=b": "a=b", "Ө=1": "Ө=1",
	} {
		table := listing.Table{Columns: []listing.Column{{Key: "a"}, {Key: "b"}}, Rows: func(yield func(listing.Row, error) bool) {
			yield(listing.Row{text, -5}, nil)
		}}
		var out bytes.Buffer
		if _, err := listing.WriteCSV(&out, table); err != nil {
			t.Fatal(err)
		}
		lines, err := csv.NewReader(&out).ReadAll()
		if err != nil || !slices.Equal(lines[1], []string{want, "-5"}) {
			t.Errorf("%q became %v, %v", text, lines, err)
		}
	}
}

func TestAFailureHalfWayIsTold(t *testing.T) {
	o := office(1500)
	table, err := listing.From(ctx, o, listing.Request{Table: "appeals"})
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	var last error
	for _, err := range table.Rows {
		if n++; n == 1000 {
			o.Fail = errors.New("gone")
		}
		last = err
	}
	if !errors.Is(last, o.Fail) || n != 1001 {
		t.Errorf("%d rows, then %v", n, last)
	}
	if _, err := listing.WriteCSV(&bytes.Buffer{}, table); !errors.Is(err, o.Fail) {
		t.Errorf("written in spite of %v", err)
	}
}

func TestAReaderThatHasEnoughStops(t *testing.T) {
	table, err := listing.From(ctx, office(50), listing.Request{Table: "appeals"})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for row, err := range table.Rows {
		if err != nil {
			t.Fatal(err)
		}
		if got = append(got, row[0].(string)); len(got) == 3 {
			break
		}
	}
	if len(got) != 3 {
		t.Error(strconv.Itoa(len(got)))
	}
}

func TestWordsAndFilterNarrowAppeals(t *testing.T) {
	o := office(300)
	rows := read0(t, o, listing.Request{Table: "appeals", Words: "ВОДЫ", Filter: app.AppealFilter{Kind: app.Complaint}})
	if len(rows) == 0 {
		t.Fatal("nothing found")
	}
	for _, row := range rows {
		if row[3] != "complaint" || row[16] != "Нет воды третий день на ул. Жеңиш" {
			t.Errorf("found %v", row)
		}
	}
}

func read0(t *testing.T, o *reporttest.Office, r listing.Request) (rows []listing.Row) {
	t.Helper()
	table, err := listing.From(ctx, o, r)
	if err != nil {
		t.Fatal(err)
	}
	for row, err := range table.Rows {
		if err != nil {
			t.Fatal(err)
		}
		rows = append(rows, row)
	}
	return rows
}

func TestAnUnknownTableIsRefused(t *testing.T) {
	if listing.Known("grants") || !listing.Known("history") {
		t.Error("knows the wrong tables")
	}
	if _, err := listing.From(ctx, office(0), listing.Request{Table: "grants"}); app.ErrorCode(err) != app.NotFound {
		t.Errorf("got %v", err)
	}
}
