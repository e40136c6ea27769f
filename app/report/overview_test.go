package report_test

import (
	"fmt"
	"slices"
	"testing"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/report"
	"kairyluu/app/report/reporttest"
)

func overview(t *testing.T, o *reporttest.Office) report.Overview {
	t.Helper()
	v, err := report.ReckonOverview(ctx, o, o.Day)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestEveryFigureOfTheOverviewOpensItsList(t *testing.T) {
	for seed := range uint64(10) {
		t.Run(fmt.Sprint("office ", seed), func(t *testing.T) {
			o := reporttest.New(seed, 600, civil.MustParse("2026-02-28").AddDays(int(seed)*17))
			v := overview(t, o)
			figures := []report.Figure{
				v.Late, v.DueSoon, v.Unassigned, v.Open, v.Received.Now, v.Received.Before,
				v.Closed.Now, v.Closed.Before, v.InTime.Now, v.InTime.Before,
			}
			for _, l := range v.Executors {
				figures = append(figures, l.Open, l.Urgent)
			}
			for _, b := range slices.Concat(v.Settlements, v.Topics) {
				figures = append(figures, b.Figure)
			}
			for _, m := range v.Months {
				figures = append(figures, m.Now, m.YearAgo)
			}
			for i, f := range figures {
				f.Filter.Today = o.Day
				if n, _ := o.CountAppeals(ctx, f.Filter, 0); n != f.N {
					t.Errorf("figure %d says %d, its list %+v holds %d", i, f.N, f.Filter, n)
				}
			}
			sums(t, v)
		})
	}
}

func sums(t *testing.T, v report.Overview) {
	t.Helper()
	open, urgent, places, topics := 0, 0, 0, 0
	for _, l := range v.Executors {
		open, urgent = open+l.Open.N, urgent+l.Urgent.N
	}
	for _, b := range v.Settlements {
		places += b.Figure.N
	}
	for _, b := range v.Topics {
		topics += b.Figure.N
	}
	if open != v.Open.N || urgent != v.Late.N+v.DueSoon.N {
		t.Errorf("executors carry %d, urgent %d, of %d and %d", open, urgent, v.Open.N, v.Late.N+v.DueSoon.N)
	}
	if places != v.Received.Now.N || topics != v.Received.Now.N {
		t.Errorf("%d by settlement, %d by topic of %d received", places, topics, v.Received.Now.N)
	}
}

func TestDecisionsComeWorstFirstAndOnce(t *testing.T) {
	o := reporttest.New(2, 1600, civil.MustParse("2026-06-11"))
	v := overview(t, o)
	if len(v.Decisions) != 12 || v.DecisionsTotal < 12 {
		t.Fatalf("%d decisions of %d", len(v.Decisions), v.DecisionsTotal)
	}
	rank := map[report.Reason]int{report.IsLate: 0, report.IsDueSoon: 1, report.IsUnassigned: 2}
	seen := map[int64]bool{}
	for i, d := range v.Decisions {
		if seen[d.Row.ID] {
			t.Errorf("%s stands twice", d.Row.Number)
		}
		seen[d.Row.ID] = true
		if late := d.Row.Late(o.Day); late != (d.Reason == report.IsLate) {
			t.Errorf("%s: late is %v, the reason %s", d.Row.Number, late, d.Reason)
		}
		if i == 0 {
			continue
		}
		last := v.Decisions[i-1]
		if rank[last.Reason] > rank[d.Reason] || last.Reason == d.Reason && last.Row.Due.After(d.Row.Due) {
			t.Errorf("%s (%s, %s) after %s (%s, %s)", d.Row.Number, d.Reason, d.Row.Due, last.Row.Number, last.Reason, last.Row.Due)
		}
	}
}

func TestThisQuarterIsComparedToTheSameDayLastYear(t *testing.T) {
	o := reporttest.New(2, 0, civil.MustParse("2026-08-10"))
	for _, day := range []string{"2025-08-10", "2025-08-11", "2026-07-01", "2026-08-10"} {
		id := int64(len(o.Appeals) + 1)
		o.Appeals = append(o.Appeals, app.Appeal{ID: id, Registered: civil.MustParse(day), Standing: app.Standing{State: app.Registered}})
	}
	v := overview(t, o)
	if v.Received.Now.N != 2 || v.Received.Before.N != 1 || v.Received.Delta().Value != 1 {
		t.Errorf("received %d, last year %d", v.Received.Now.N, v.Received.Before.N)
	}
	if v.Share.Present {
		t.Error("a share in time is told though nothing was closed")
	}
	last := v.Months[11]
	if last.First != civil.MustParse("2026-08-01") || last.Now.N != 1 || last.YearAgo.N != 2 {
		t.Errorf("August: %+v", last)
	}
}
