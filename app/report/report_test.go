package report_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/report"
	"kairyluu/app/report/reporttest"
)

var ctx = context.Background()

func build(t *testing.T, o *reporttest.Office, quarter string) report.Report {
	t.Helper()
	q, err := civil.ParseQuarter(quarter)
	if err != nil {
		t.Fatal(err)
	}
	r, err := report.Build(ctx, o, q, report.Options{Now: o.Now()})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// offices are random ones with a quarter to report on: over or running.
func offices(t *testing.T, check func(t *testing.T, o *reporttest.Office, r report.Report)) {
	t.Helper()
	rounds := rand.New(rand.NewPCG(7, 7))
	for i := range 40 {
		today := civil.MustParse("2026-01-01").AddDays(rounds.IntN(400))
		q := today.Quarter()
		for range rounds.IntN(4) {
			q = q.Prev()
		}
		n := []int{0, 1, 30, 400}[i%4]
		t.Run(fmt.Sprintf("%d appeals on %s in %s", n, today, q), func(t *testing.T) {
			o := reporttest.New(uint64(i), n, today)
			check(t, o, build(t, o, q.String()))
		})
	}
}

func TestFiguresAgreeWithEachOther(t *testing.T) {
	offices(t, func(t *testing.T, _ *reporttest.Office, r report.Report) {
		if err := r.Verify(); err != nil {
			t.Error(err)
		}
	})
}

func TestEveryFigureOpensExactlyItsAppeals(t *testing.T) {
	opened := 0
	offices(t, func(t *testing.T, o *reporttest.Office, r report.Report) {
		for _, table := range r.Tables {
			for _, row := range table.Rows {
				if len(row.Cells) != len(table.Columns) {
					t.Fatalf("%s/%s: %d cells under %d heads", table.Key, row.Key, len(row.Cells), len(table.Columns))
				}
				for i, cell := range row.Cells {
					if cell.Filter == nil || cell.Filter.ID != 0 {
						continue
					}
					opened++
					if n, _ := o.CountAppeals(ctx, *cell.Filter, 0); n != cell.N() {
						t.Errorf("%s/%s/%s says %v, its list holds %d", table.Key, row.Key, table.Columns[i].Key, cell.Value, n)
					}
				}
			}
		}
	})
	if opened < 10_000 {
		t.Errorf("only %d figures open a list", opened)
	}
}

// recount is another way to some of the figures: one pass over the raw appeals
// by the words of domain.md §3, without filters or tallies.
func recount(o *reporttest.Office, from, to civil.Date, running bool) map[string]int {
	n := map[string]int{}
	for _, a := range o.Appeals {
		s := a.Standing
		in := func(d civil.Date) bool { return !d.IsZero() && !d.Before(from) && !d.After(to) }
		if a.Registered.Before(from) && (s.Closed.IsZero() || !s.Closed.Before(from)) {
			n["opening"]++
		}
		if !a.Registered.After(to) && (s.Closed.IsZero() || s.Closed.After(to)) {
			n["closing"]++
		}
		last := to
		if running {
			last = to.AddDays(-1)
		}
		unanswered := s.Finished().IsZero() || s.Finished().After(to)
		if unanswered && !a.Registered.After(to) && !s.Due.After(last) {
			n["late"]++
		}
		if in(a.Registered) {
			n["received"]++
			n["kind."+string(a.Kind)]++
			n["channel."+string(a.Channel)]++
			n["repetition."+string(a.Repetition)]++
			n["signatures"] += a.Signatures
			if len(a.Applicants) > 0 && a.Applicants[0].Resident.Sex == app.Female {
				n["women"]++
			}
			if a.Channel.Personal() {
				n["personal"]++
			}
		}
		if in(s.Closed) {
			n["closed"]++
			n["outcome."+string(s.Outcome)]++
			if s.Finished().After(s.Due) {
				n["over"]++
			}
		}
	}
	return n
}

func TestFiguresEqualARecountOfTheRawAppeals(t *testing.T) {
	offices(t, func(t *testing.T, o *reporttest.Office, r report.Report) {
		running := !o.Day.After(r.Quarter.Last())
		want := recount(o, r.Quarter.First(), r.AsOf, running)
		is := func(table, row, column string, n int) {
			t.Helper()
			tab := r.Table(table)
			if got := tab.Cell(tab.Row(row), column).N(); got != n {
				t.Errorf("%s/%s/%s is %d, recounted %d", table, row, column, got, n)
			}
		}
		for _, row := range []string{"opening", "received", "closed", "over", "closing", "late"} {
			is("totals", row, "now", want[row])
		}
		for _, k := range app.Kinds {
			is("kinds", string(k), "now", want["kind."+string(k)])
		}
		for _, c := range app.Channels {
			is("channels", string(c), "now", want["channel."+string(c)])
		}
		for _, v := range app.Repetitions {
			is("repetition", string(v), "now", want["repetition."+string(v)])
		}
		for _, v := range app.Outcomes {
			is("outcomes", string(v), "now", want["outcome."+string(v)])
		}
		is("multiplicity", "signatures", "now", want["signatures"])
		is("sex", string(app.Female), "now", want["women"])
		is("reception", "total", "now", want["personal"])
		for column, since := range map[string]string{"year": "2026", "year_before": "2025"} {
			year := recount(o, civil.MustParse(fmt.Sprintf("%d-01-01", r.Quarter.Year)), r.AsOf, false)
			if since == "2025" {
				to := r.AsOf.AddMonths(-12)
				if !r.Partial {
					to = r.Quarter.YearAgo().Last()
				}
				year = recount(o, civil.MustParse(fmt.Sprintf("%d-01-01", r.Quarter.Year-1)), to, false)
			}
			for _, row := range []string{"opening", "received", "closed", "over", "closing"} {
				is("totals", row, column, year[row])
			}
		}
	})
}

func TestMeanAndMedianTermAreInWorkingDays(t *testing.T) {
	o := reporttest.New(1, 0, civil.MustParse("2026-10-05"))
	add := func(registered, answered, closed string) {
		a := app.Appeal{ID: int64(len(o.Appeals) + 1), Registered: civil.MustParse(registered)}
		a.Standing = app.Standing{State: app.Closed, Closed: civil.MustParse(closed), Due: civil.MustParse("2026-09-30")}
		if answered != "" {
			a.Standing.Answered = civil.MustParse(answered)
		}
		o.Appeals = append(o.Appeals, a)
	}
	add("2026-07-06", "2026-07-07", "2026-07-20") // Monday to Tuesday: 1
	add("2026-07-10", "2026-07-13", "2026-07-13") // over a weekend: 1
	add("2026-07-06", "", "2026-07-16")           // no answer: to the end, 8
	add("2026-06-01", "2026-07-03", "2026-07-03") // 24
	table := build(t, o, "2026-Q3").Table("totals")
	if mean := table.Cell(table.Row("mean"), "now"); mean.Value != 8.5 {
		t.Errorf("mean is %v", mean.Value)
	}
	if median := table.Cell(table.Row("median"), "now"); median.Value != 4.5 {
		t.Errorf("median is %v", median.Value)
	}
	if before := table.Cell(table.Row("mean"), "before"); before.Present {
		t.Error("a mean of nothing is told")
	}
}

func TestNothingLastYearGivesNoPercentage(t *testing.T) {
	o := reporttest.New(3, 300, civil.MustParse("2026-10-05"))
	for i := range o.Appeals {
		if a := &o.Appeals[i]; a.Registered.Before(civil.MustParse("2026-01-01")) {
			a.Registered = a.Registered.AddMonths(-60)
		}
	}
	table := build(t, o, "2026-Q3").Table("kinds")
	w, err := reporttest.In("ru")
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range table.Rows {
		if cell := table.Cell(row, "change"); cell.Present || cell.In(w) != "–" {
			t.Errorf("%s rose by %s against nothing", row.Key, cell.In(w))
		}
	}
}

func TestARunningQuarterIsComparedToTheSameDay(t *testing.T) {
	o := reporttest.New(3, 300, civil.MustParse("2026-08-10"))
	r := build(t, o, "2026-Q3")
	table := r.Table("totals")
	before := table.Cell(table.Row("received"), "before").Filter
	if !r.Partial || before.To != civil.MustParse("2025-08-10") || before.From != civil.MustParse("2025-07-01") {
		t.Errorf("partial %v, last year %s to %s", r.Partial, before.From, before.To)
	}
	late := table.Cell(table.Row("late"), "now").Filter
	if !late.Late || late.Today != o.Day {
		t.Errorf("late is seen from %+v", late)
	}
}

func TestAQuarterThatHasNotBegunIsRefused(t *testing.T) {
	o := reporttest.New(3, 10, civil.MustParse("2026-08-10"))
	_, err := report.Build(ctx, o, civil.Quarter{Year: 2026, N: 4}, report.Options{Now: o.Now()})
	if app.ErrorCode(err) != app.Invalid {
		t.Errorf("got %v", err)
	}
}

func TestAFailingQuestionFailsTheReport(t *testing.T) {
	o := reporttest.New(3, 10, civil.MustParse("2026-08-10"))
	o.Fail = errors.New("gone")
	if _, err := report.Build(ctx, o, o.Day.Quarter(), report.Options{Now: o.Now()}); !errors.Is(err, o.Fail) {
		t.Errorf("got %v", err)
	}
	if _, err := report.ReckonOverview(ctx, o, o.Day); !errors.Is(err, o.Fail) {
		t.Errorf("got %v", err)
	}
}

func TestVerifyFindsFiguresThatDisagree(t *testing.T) {
	o := reporttest.New(5, 400, civil.MustParse("2026-10-05"))
	for _, c := range []struct {
		name, table, row, column, key string
	}{
		{"a balance", "totals", "received", "now", "report.identity.balance"},
		{"a balance since January last year", "totals", "closing", "year_before", "report.identity.balance"},
		{"in time and over the term", "totals", "over", "now", "report.identity.terms"},
		{"a row of a breakdown", "kinds", "complaint", "now", "report.identity.sum"},
		{"a row of last year", "outcomes", "explained", "before", "report.identity.sum"},
		{"a total", "discipline", "total", "in_work", "report.identity.sum"},
		{"a topic below its group", "topics", "topic.01.01", "now", "report.identity.sum"},
		{"a cell of the matrix", "settlements", "settlement.Адилет", "topic.03", "report.identity.sum"},
		{"a margin of the matrix", "settlements", "total", "topic.03", "report.identity.sum"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := build(t, o, "2026-Q3")
			table := r.Table(c.table)
			row := table.Row(c.row)
			if row.Key == "" {
				t.Fatalf("no row %s in %s", c.row, c.table)
			}
			for i, column := range table.Columns {
				if column.Key == c.column {
					row.Cells[i].Value++
				}
			}
			e, ok := errors.AsType[*app.Error](r.Verify())
			if !ok || e.Key != c.key {
				t.Errorf("got %v", e)
			}
		})
	}
}

func TestAnAppealClosedBeforeItsRegistrationStopsTheReport(t *testing.T) {
	o := reporttest.New(5, 40, civil.MustParse("2026-10-05"))
	o.Appeals[3].Registered = civil.MustParse("2026-08-20")
	o.Appeals[3].Standing.State, o.Appeals[3].Standing.Closed = app.Closed, civil.MustParse("2026-05-01")
	e, ok := errors.AsType[*app.Error](build(t, o, "2026-Q3").Verify())
	if !ok || e.Key != "report.identity.balance" {
		t.Errorf("got %v", e)
	}
}

func TestTheRegisterOfOverdueIsWholeOrSaysWhatIsLeftOut(t *testing.T) {
	o := reporttest.New(5, 4000, civil.MustParse("2026-10-05"))
	whole := build(t, o, "2026-Q2")
	n := whole.Table("totals").Cell(whole.Table("totals").Row("late"), "now").N()
	if got := len(whole.Table("overdue").Rows); got != n || n < 20 {
		t.Errorf("%d rows of %d", got, n)
	}
	cut, err := report.Build(ctx, o, whole.Quarter, report.Options{Now: o.Now(), Overdue: 7})
	if err != nil {
		t.Fatal(err)
	}
	if table := cut.Table("overdue"); len(table.Rows) != 7 || len(table.Notes) != 1 {
		t.Errorf("%d rows, notes %v", len(table.Rows), table.Notes)
	}
}

func TestSayingAReportNeedsNoWordThatTheCatalogueLacks(t *testing.T) {
	o := reporttest.New(9, 4000, civil.MustParse("2026-08-10"))
	for _, lang := range []string{"ru", "ky", "en"} {
		w, err := reporttest.In(lang)
		if err != nil {
			t.Fatal(err)
		}
		r, err := report.Build(ctx, o, o.Day.Quarter(), report.Options{Now: o.Now(), Overdue: 3})
		if err != nil {
			t.Fatal(err)
		}
		r.Title().In(w)
		r.Period().In(w)
		for _, sheet := range r.Sheets() {
			sheet.Title.In(w)
			for _, table := range sheet.Tables {
				sayTable(w, table)
			}
		}
		for key := range w.Missing {
			t.Errorf("%s lacks %s", lang, key)
		}
	}
}

func sayTable(w *reporttest.Words, table report.Table) {
	table.Title.In(w)
	table.Head.In(w)
	for _, c := range table.Columns {
		c.Title.In(w)
	}
	for _, n := range table.Notes {
		n.In(w)
	}
	for _, r := range table.Rows {
		r.Label.In(w)
		for _, c := range r.Cells {
			c.In(w)
		}
	}
}
