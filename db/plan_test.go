package db_test

import (
	"strings"
	"testing"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/db"
	"kairyluu/db/dbtest"
)

// A list of a million appeals is only as good as the index it is read by.
func TestQueriesUseTheirIndexes(t *testing.T) {
	s := dbtest.New(t)
	t.Run("in a new office", func(t *testing.T) { testPlans(t, s) })
	dbtest.Fill(t, s, 1500)
	// As years leave it: nearly everything is closed.
	const close = `UPDATE appeal SET answered = registered, finished = registered, closed = registered, ended = registered, open = 0,
		in_time = due = '' OR registered <= due, overdue = due <> '' AND registered > due WHERE id % 40 <> 0`
	if err := s.Exec(t.Context(), close); err != nil {
		t.Fatal(err)
	}
	t.Run("in an old one, not measured yet", func(t *testing.T) { testPlans(t, s) })
	if err := s.Optimize(t.Context()); err != nil {
		t.Fatal(err)
	}
	t.Run("in an old one, measured", func(t *testing.T) { testPlans(t, s) })
}

func testPlans(t *testing.T, s *db.Store) {
	for sort, index := range map[app.AppealSort]string{
		app.ByRegistered: "appeal_by_registered", app.ByNumber: "appeal_by_number", app.ByApplicant: "appeal_by_applicant",
		app.ByDue: "appeal_by_due", app.ByClosed: "appeal_by_closed",
		app.BySettlement: "appeal_by_settlement", app.ByExecutor: "appeal_by_executor",
	} {
		for _, desc := range []bool{false, true} {
			q := app.AppealQuery{Sort: sort, Desc: desc, Limit: 100}
			t.Run("the first page by "+string(sort), func(t *testing.T) { uses(t, "SCAN a USING INDEX "+index)(s.Plan(t.Context(), q)) })
			t.Run("a place by "+string(sort), func(t *testing.T) { uses(t, index)(s.PlanOfPlace(t.Context(), q)) })
			q.After = &app.AppealRow{ID: 7, Registered: dbtest.Today, Number: "А-7/26", Applicant: "Асанов"}
			t.Run("a page by "+string(sort), func(t *testing.T) { uses(t, "SEARCH a USING INDEX "+index)(s.Plan(t.Context(), q)) })
		}
	}
	today := dbtest.Today
	late := app.AppealFilter{Late: true, Today: today}
	open := app.AppealFilter{Open: true}
	quarter := app.AppealFilter{From: civil.MustParse("2026-04-01"), To: civil.MustParse("2026-06-30")}
	closed, inTime, over := quarter, quarter, quarter
	closed.Period, inTime.Period, over.Period = app.OnClosed, app.OnClosed, app.OnClosed
	inTime.InTime, over.InTime = new(bool), new(bool)
	*inTime.InTime = true
	pressing := app.AppealFilter{Open: true, NoAnswer: true, Period: app.OnDue, To: today}
	page := func(f app.AppealFilter, sort app.AppealSort) func() (string, error) {
		return func() (string, error) { return s.Plan(t.Context(), app.AppealQuery{Filter: f, Sort: sort, Limit: 100}) }
	}
	count := func(f app.AppealFilter) func() (string, error) {
		return func() (string, error) { return s.PlanOfCount(t.Context(), f) }
	}
	tally := func(f app.AppealFilter, dims ...app.Dim) func() (string, error) {
		return func() (string, error) { return s.PlanOfTally(t.Context(), f, dims...) }
	}
	for name, c := range map[string]struct {
		plan  func() (string, error)
		index string
	}{
		"what is late, by term":               {page(late, app.ByDue), "appeal_by_finished (finished=? AND due<?)"},
		"what is due soon, by term":           {page(app.AppealFilter{Today: today, DueBy: today.AddDays(7)}, app.ByDue), "appeal_by_finished"},
		"what is on control":                  {page(open, app.ByRegistered), "appeal_open_by_registered"},
		"what is on control, by term":         {page(open, app.ByDue), "appeal_open_by_due"},
		"how many are late":                   {count(late), "COVERING INDEX appeal_by_finished"},
		"how many are due soon":               {count(app.AppealFilter{Today: today, DueBy: today.AddDays(7)}), "COVERING INDEX appeal_by_finished"},
		"how many are on control":             {count(open), "COVERING INDEX appeal_by_ended (ended=?)"},
		"how many there are":                  {count(app.AppealFilter{}), "COVERING INDEX"},
		"how many came in a quarter":          {count(quarter), "COVERING INDEX"},
		"the appeals of a settlement":         {page(app.AppealFilter{Settlement: 3}, app.ByRegistered), "appeal_by_settlement (settlement_key=?)"},
		"the appeals of an executor":          {page(app.AppealFilter{Executor: app.NoOne}, app.ByRegistered), "appeal_by_executor (executor_key=?)"},
		"what an executor has on control":     {page(app.AppealFilter{Executor: 3, Open: true}, app.ByRegistered), "appeal_open_by_executor (executor_key=? AND open=?)"},
		"how many an executor has on control": {count(app.AppealFilter{Executor: 3, Open: true}), "COVERING INDEX appeal_open_by_executor"},
		"the appeals about a topic":           {page(app.AppealFilter{Topic: 5}, app.ByRegistered), "appeal_by_topic (topic_group=?)"},
		"how many are about a topic":          {count(app.AppealFilter{Topic: 5}), "COVERING INDEX appeal_by_topic (topic_group=?)"},
		"how many of a quarter are about it":  {count(app.AppealFilter{Topic: 5, From: quarter.From, To: quarter.To}), "COVERING INDEX appeal_by_topic (topic_group=? AND registered>? AND registered<?)"},
		"how many came to an outcome":         {count(app.AppealFilter{Outcome: app.Satisfied}), "COVERING INDEX appeal_by_outcome (outcome=?)"},
		"what came to an outcome":             {page(app.AppealFilter{Outcome: app.Satisfied}, app.ByRegistered), "appeal_by_outcome (outcome=?)"},
		"the appeals of a house":              {page(app.AppealFilter{House: "жениш 5", Settlement: 3}, app.ByRegistered), "appeal_by_house"},
		"the appeals of a resident":           {page(app.AppealFilter{Resident: 5}, app.ByRegistered), "appeal_applicant_by_resident"},
		"what was on control on a day":        {count(app.AppealFilter{OpenOn: today}), "COVERING INDEX appeal_by_ended (ended>?)"},
		"what was late on a day":              {count(app.AppealFilter{LateOn: today}), "COVERING INDEX appeal_by_finished (finished>?)"},
		"how many were in time":               {count(inTime), "COVERING INDEX appeal_by_ended (ended>? AND ended<?)"},
		"few, what was late on a day":         {page(app.AppealFilter{LateOn: today}, app.ByDue), "INDEX appeal_by_finished (finished>?)"},
		"few, what was over its term":         {page(over, app.ByDue), "INDEX appeal_by_ended (ended>? AND ended<?)"},
		"terms of a year":                     {tally(closed, app.DimClosed, app.DimRegistered, app.DimFinished), "COVERING INDEX appeal_by_ended (ended>?"},
		"figures of what was removed":         {tally(closed, app.DimOutcome, app.DimExecutor), "COVERING INDEX appeal_by_ended (ended>?"},
		"figures of a day":                    {tally(app.AppealFilter{OpenOn: today}, app.DimExecutor), "COVERING INDEX appeal_by_ended (ended>?"},
		"figures of what was late":            {tally(app.AppealFilter{LateOn: today}, app.DimExecutor), "COVERING INDEX appeal_by_finished (finished>?"},
		"figures of what is late":             {tally(late, app.DimExecutor), "COVERING INDEX appeal_by_finished (finished=? AND due<?"},
		"figures of what is on control":       {tally(open, app.DimExecutor), "COVERING INDEX appeal_by_ended (ended=?"},
		"figures of what presses":             {tally(pressing, app.DimExecutor), "COVERING INDEX appeal_by_finished (finished=? AND due<?"},
		"figures of people":                   {tally(quarter, app.DimSex, app.DimBirthYear, app.DimSocial), "COVERING INDEX appeal_report"},
		"what waits for an executor":          {count(app.AppealFilter{States: []app.State{app.Registered}}), "COVERING INDEX appeal_open"},
		"figures of a quarter":                {tally(quarter, app.DimTopic, app.DimOutcome, app.DimSettlement), "COVERING INDEX appeal_report"},
		"figures of everything":               {tally(app.AppealFilter{}, app.DimExecutor, app.DimState), "COVERING INDEX appeal_report"},
		"a search, the newest unsorted": {func() (string, error) {
			return s.PlanOfSearch(t.Context(), app.AppealFilter{Words: "прошу дор"})
		}, "SCAN appeal_words VIRTUAL TABLE"},
	} {
		handful := strings.Contains(name, "house") || strings.Contains(name, "resident") || strings.HasPrefix(name, "few")
		t.Run(name, func(t *testing.T) {
			plan, err := c.plan()
			if handful || strings.HasPrefix(name, "figures") {
				plan = strings.ReplaceAll(plan, "USE TEMP B-TREE", "")
			}
			uses(t, c.index)(plan, err)
		})
	}
}

// uses fails the test unless a plan names the index, and neither reads a whole
// table nor sorts.
func uses(t *testing.T, index string) func(string, error) {
	return func(plan string, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(plan) {
			if line = strings.TrimSpace(line); line == "SCAN a" || strings.Contains(line, "TEMP B-TREE") {
				t.Errorf("%s in\n%s", line, plan)
			}
		}
		if !strings.Contains(plan, index) {
			t.Errorf("no %s in\n%s", index, plan)
		}
	}
}

// noLookups fails the test when a plan looks up what an index of words has found.
func noLookups(t *testing.T, plan string) {
	t.Helper()
	if strings.Contains(plan, "SEARCH") {
		t.Errorf("what is found is looked up:\n%s", plan)
	}
}
