package donor_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/demo"
	"kairyluu/app/docx"
	"kairyluu/app/donor"
	"kairyluu/app/money"
	"kairyluu/app/report"
	"kairyluu/app/seed"
	"kairyluu/assets"
	"kairyluu/db/dbtest"
)

var day = civil.MustParse

// today is that of the made-up office.
var today = day("2026-09-30")

// office is a made-up one with projects of every stage in a real store.
func office(t *testing.T) *app.Office {
	t.Helper()
	s := dbtest.New(t)
	now := today.Time(time.Local).Add(12 * time.Hour)
	o := app.New(s, s.Files(), func() time.Time { return now })
	start, err := seed.Office(assets.Seed, app.CityBishkek)
	if err != nil {
		t.Fatal(err)
	}
	if err := demo.Make(t.Context(), o, start, demo.Options{Appeals: 30, Meetings: 6, Projects: 18, Seed: 3}); err != nil {
		t.Fatal(err)
	}
	return o
}

func build(t *testing.T, o *app.Office, q donor.Request) donor.Report {
	t.Helper()
	r, err := donor.Build(t.Context(), docx.Of(o.Desk), q)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func projects(t *testing.T, o *app.Office, f app.ProjectFilter) []app.ProjectRow {
	t.Helper()
	f.Today = today
	rows, err := o.Projects.Rows(t.Context(), app.ProjectQuery{Filter: f})
	if err != nil || len(rows) == 0 {
		t.Fatalf("no projects: %v", err)
	}
	return rows
}

// cell is a figure of the total row, or of the row whose label holds words.
func cell(t *testing.T, r donor.Report, table, row, column string) report.Cell {
	t.Helper()
	words := russian(t)
	of := r.Table(table)
	for _, x := range of.Rows {
		if x.Key == row || x.Label.In(words) == row {
			return of.Cell(x, column)
		}
	}
	t.Fatalf("no row %q in %s", row, table)
	return report.Cell{}
}

func said(t *testing.T, f []donor.Fact, key string) string {
	t.Helper()
	words := russian(t)
	for _, x := range f {
		if x.Name.Key == "donor.fact."+key {
			return x.In(words)
		}
	}
	return ""
}

// TestWhatWasUsedByLineIsWhatWasSpentBySource holds the two ways to add the ledger up
// against each other, and both against the entries, for every project on many days: as
// it stands, in the middle of its life, before its first entry.
func TestWhatWasUsedByLineIsWhatWasSpentBySource(t *testing.T) {
	o := office(t)
	checked := 0
	for _, p := range projects(t, o, app.ProjectFilter{}) {
		for _, to := range []civil.Date{{}, day("2026-06-30"), day("2025-12-31"), day("2024-01-01")} {
			r := build(t, o, donor.Request{Project: p.ID, To: to})
			if len(r.Table("money").Rows) == 0 {
				continue
			}
			came, used := cameAndUsed(t, o, p.ID, r.To)
			if got := cell(t, r, "money", "total", "received"); got.N() != int(came) {
				t.Errorf("%s on %s: %v came, the ledger has %v", p.TitleRU, r.To, got.N(), came)
			}
			if got := cell(t, r, "money", "total", "spent"); got.N() != int(used) {
				t.Errorf("%s on %s: %v spent, the ledger has %v", p.TitleRU, r.To, got.N(), used)
			}
			if used != 0 {
				checked++
				if got := cell(t, r, "lines", "total", "spent"); got.N() != int(used) {
					t.Errorf("%s on %s: %v used by line, the ledger has %v", p.TitleRU, r.To, got.N(), used)
				}
			}
		}
	}
	if checked < 5 {
		t.Errorf("only %d projects had spent anything", checked)
	}
}

// cameAndUsed adds the entries up, one by one.
func cameAndUsed(t *testing.T, o *app.Office, project int64, to civil.Date) (came, used money.Sum) {
	t.Helper()
	for _, e := range entries(t, o, app.LedgerFilter{Project: project, To: to}) {
		switch {
		case e.Kind == app.Received && e.Form == app.InKind:
			came, used = came+e.Amount, used+e.Amount
		case e.Kind == app.Returned && e.Form == app.InKind:
			used -= e.Amount
		case e.Kind == app.Received:
			came += e.Amount
		case e.Kind == app.Spent:
			used += e.Amount
		}
	}
	return came, used
}

func entries(t *testing.T, o *app.Office, f app.LedgerFilter) []app.LedgerRow {
	t.Helper()
	rows, err := o.Ledger.Rows(t.Context(), app.LedgerQuery{Filter: f, Limit: 10_000})
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestAProgrammeIsItsGrantedProjectsTogether(t *testing.T) {
	o := office(t)
	programme := projects(t, o, app.ProjectFilter{Stages: []app.Stage{app.StageClosed}})[0].ProgrammeID
	r := build(t, o, donor.Request{Programme: programme})
	var planned, came, spent, people int
	granted := 0
	for _, p := range projects(t, o, app.ProjectFilter{Programme: programme}) {
		asked := p.Received == 0 && slices.Contains([]app.Stage{
			app.StageIdea, app.StagePrepared, app.StageSubmitted, app.StageRework, app.StageReserve, app.StageRejected,
		}, p.Stage)
		listed := slices.ContainsFunc(r.Table("projects").Rows, func(x report.Row) bool { return x.Key == fmt.Sprint("project.", p.ID) })
		if listed == asked {
			t.Errorf("%s is %s, told of: %v", p.TitleRU, p.Stage, listed)
		}
		if asked {
			continue
		}
		granted++
		planned, came, spent = planned+int(p.Planned), came+int(p.Received), spent+int(p.Spent)
		if !p.Stage.Failed() {
			people += p.Beneficiaries.Total
		}
	}
	if granted < 3 {
		t.Fatalf("%d granted projects", granted)
	}
	for column, want := range map[string]int{"planned": planned, "received": came, "spent": spent} {
		for _, table := range []string{"money", "projects", "sources"} {
			if got := cell(t, r, table, "total", column).N(); got != want {
				t.Errorf("%s of %s: %d, of the projects %d", column, table, got, want)
			}
		}
	}
	if got := cell(t, r, "beneficiaries", "total", "all").N(); got != people {
		t.Errorf("%d beneficiaries, of the projects %d", got, people)
	}
	if told := said(t, r.Facts, "projects"); !strings.Contains(told, "идея — ") || !strings.Contains(told, "закрыт — ") {
		t.Errorf("applications are not counted: %q", told)
	}
}

func TestAPeriodHasWhatMovedInIt(t *testing.T) {
	o := office(t)
	p := projects(t, o, app.ProjectFilter{Stages: []app.Stage{app.StageClosed}})[0]
	all := entries(t, o, app.LedgerFilter{Project: p.ID})
	last, first := all[0].Date, all[len(all)-1].Date
	middle := first.AddDays(last.Sub(first) / 2)
	r := build(t, o, donor.Request{Project: p.ID, From: middle, To: last})
	came, used := cameAndUsed(t, o, p.ID, last)
	before, usedBefore := cameAndUsed(t, o, p.ID, middle.AddDays(-1))
	if before == 0 || before == came {
		t.Fatalf("nothing to tell apart: %v of %v came before %s", before, came, middle)
	}
	if got := cell(t, r, "period", "total", "received").N(); got != int(came-before) {
		t.Errorf("%d came in the period, the ledger has %d", got, came-before)
	}
	if got := cell(t, r, "period", "total", "spent").N(); got != int(used-usedBefore) {
		t.Errorf("%d was spent in the period, the ledger has %d", got, used-usedBefore)
	}
	if got := cell(t, r, "money", "total", "received").N(); got != int(came) {
		t.Errorf("%d came in all, the ledger has %d", got, came)
	}
	if whole := build(t, o, donor.Request{Project: p.ID}); len(whole.Table("period").Rows) != 0 {
		t.Error("a report from the beginning has a period")
	}
}

// TestADayGoneByIsToldAsItWas looks back at a closed project when its works went on.
func TestADayGoneByIsToldAsItWas(t *testing.T) {
	o := office(t)
	p := projects(t, o, app.ProjectFilter{Stages: []app.Stage{app.StageClosed}})[0]
	c, err := o.Projects.Case(t.Context(), p.ID)
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(c.Events, func(e app.ProjectEvent) bool { return e.Stage == app.StageWorks })
	then := c.Events[at].Date
	r := build(t, o, donor.Request{Project: p.ID, To: then})
	if got := said(t, r.Facts, "stage"); got != "реализация" {
		t.Errorf("the stage was %q", got)
	}
	if got := said(t, r.Facts, "dates"); strings.Contains(got, "открыт") {
		t.Errorf("it was not open yet: %q", got)
	}
	if c.Milestones[0].Done.After(then) {
		if how := cell(t, r, "milestones", c.Milestones[0].Title, "percent"); how.Present {
			t.Errorf("a milestone of later was %v %% then", how.Value)
		}
	} else {
		t.Errorf("the first milestone was done on %s, before the works began", c.Milestones[0].Done)
	}
	for i, tranche := range c.Tranches {
		came := cell(t, r, "tranches", []string{"1", "2", "3"}[i], "came")
		var want money.Sum
		for _, e := range entries(t, o, app.LedgerFilter{Tranche: tranche.ID, Kind: app.Received, To: then}) {
			want += e.Amount
		}
		if came.N() != int(want) {
			t.Errorf("tranche %d: %d had come, the ledger has %d", tranche.No, came.N(), want)
		}
	}
	for _, row := range r.Table("papers").Rows {
		if date := r.Table("papers").Cell(row, "date").Date; date.After(then) {
			t.Errorf("a document of %s is in a report of %s", date, then)
		}
	}
}

// TestWhatNobodyWrotePlainlyIsTold has a line that sources do not cover, and money that
// is booked under no line.
func TestWhatNobodyWrotePlainlyIsTold(t *testing.T) {
	o := office(t)
	p := projects(t, o, app.ProjectFilter{Stages: []app.Stage{app.StageWorks}})[0]
	c, err := o.Projects.Case(t.Context(), p.ID)
	if err != nil {
		t.Fatal(err)
	}
	budget := c.Budgets[len(c.Budgets)-1]
	grant := c.Balances[0].SourceID
	left := c.Balances[0].Left()
	if left < 10_000_00 {
		t.Fatalf("only %v is left of the grant", left)
	}
	must(t, func() error {
		_, err := o.Ledger.Post(t.Context(), app.Posting{
			ProjectID: p.ID, Kind: app.Spent, Date: today, Form: app.Cash, Amount: 1_234_05, Number: "17",
			Payer: app.Payer{Kind: app.Organisation, Name: "ОсОО «Банк»"}, Parts: []app.PostingPart{{SourceID: grant, Sum: 1_234_05}},
		})
		return err
	})
	must(t, func() error {
		_, err := o.Ledger.Post(t.Context(), app.Posting{
			ProjectID: p.ID, Kind: app.Received, Date: today, Form: app.Cash, Currency: money.CHF, Foreign: 100_00, Rate: 98_4521, Number: "8",
			Payer: app.Payer{Kind: app.Organisation, Name: "Посольство"}, Parts: []app.PostingPart{{SourceID: grant, Share: 100_00}},
		})
		return err
	})
	r := build(t, o, donor.Request{Project: p.ID})
	if got := cell(t, r, "lines", "Вне статей сметы", "spent"); got.N() != 1_234_05 {
		t.Errorf("%d under no line", got.N())
	}
	if got := cell(t, r, "lines", "total", "planned"); got.N() != int(budget.Total()) {
		t.Errorf("%d planned, the budget has %d", got.N(), budget.Total())
	}
	if got := cell(t, r, "foreign", today.Format(), "foreign"); got.N() != 100_00 {
		t.Errorf("%d francs came", got.N())
	}
	if got := cell(t, r, "foreign", today.Format(), "som"); got.N() != 9_845_21 {
		t.Errorf("%d som came of them", got.N())
	}
}

func must(t *testing.T, do func() error) {
	t.Helper()
	if err := do(); err != nil {
		t.Fatal(err)
	}
}

// TestAReaderOfEnglishIsToldInEnglish looks for Cyrillic where the program itself speaks:
// in heads, names of dictionaries, of places and of people. What the office typed about a
// project stays as it was typed.
func TestAReaderOfEnglishIsToldInEnglish(t *testing.T) {
	o := office(t)
	p := projects(t, o, app.ProjectFilter{Stages: []app.Stage{app.StageClosed}})[0]
	english := in(t, "en")
	r := build(t, o, donor.Request{Project: p.ID})
	said := []string{r.Office().In(english), r.Title.In(english), r.Period().In(english), r.Share.In(english)}
	for _, f := range r.Facts {
		said = append(said, f.Name.In(english))
		switch strings.TrimPrefix(f.Name.Key, "donor.fact.") {
		case "programme", "donor", "stage", "settlement", "object":
			said = append(said, f.In(english))
		}
	}
	for _, table := range r.Tables {
		said = append(said, table.Title.In(english), table.Head.In(english))
		for _, c := range table.Columns {
			said = append(said, c.Title.In(english))
		}
		for _, row := range table.Rows {
			switch table.Key {
			case "money", "papers", "beneficiaries":
				said = append(said, row.Label.In(english))
			}
		}
	}
	for _, who := range r.Signers {
		said = append(said, who.Name.In(english))
	}
	for _, s := range said {
		if strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }) {
			t.Errorf("an English report says %q", s)
		}
	}
	if len(said) < 60 {
		t.Errorf("only %d things are said", len(said))
	}
}

func TestAReportThatCannotBeIsRefused(t *testing.T) {
	o := office(t)
	p := projects(t, o, app.ProjectFilter{})[0].ID
	for name, c := range map[string]struct {
		q    donor.Request
		code app.Code
		key  string
	}{
		"until tomorrow":          {donor.Request{Project: p, To: today.AddDays(1)}, app.Denied, "donor.to_future"},
		"from after until":        {donor.Request{Project: p, From: day("2026-05-02"), To: day("2026-05-01")}, app.Denied, "donor.bad_period"},
		"of a project of nowhere": {donor.Request{Project: 99_999}, app.NotFound, ""},
		"of no programme":         {donor.Request{Programme: 99_999}, app.NotFound, ""},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := donor.Build(t.Context(), docx.Of(o.Desk), c.q)
			if app.ErrorCode(err) != c.code || c.key != "" && !strings.Contains(err.Error(), c.key) {
				t.Errorf("%v", err)
			}
		})
	}
}

// TestTablesThatDoNotAddUpAreNotHandedOut proves that Verify looks at every level.
func TestTablesThatDoNotAddUpAreNotHandedOut(t *testing.T) {
	o := office(t)
	p := projects(t, o, app.ProjectFilter{Stages: []app.Stage{app.StageClosed}})[0]
	for _, table := range []string{"money", "lines"} {
		for i, row := range build(t, o, donor.Request{Programme: p.ProgrammeID}).Table(table).Rows {
			r := build(t, o, donor.Request{Programme: p.ProgrammeID})
			of := r.Table(table)
			at := slices.IndexFunc(of.Columns, func(c report.Column) bool { return c.Key == "spent" })
			of.Rows[i].Cells[at].Value++
			if err := r.Verify(); app.ErrorCode(err) != app.Denied {
				t.Errorf("%s: row %d (level %d) is one tyiyn off: %v", table, i, row.Level, err)
			}
			if i > 12 {
				break
			}
		}
	}
}
