package db_test

import (
	"strings"
	"testing"

	"kairyluu/app"
	"kairyluu/db"
	"kairyluu/db/dbtest"
)

// The action plan is read by its indexes, however many decisions are finished.
func TestThePlanUsesItsIndexes(t *testing.T) {
	s := dbtest.New(t)
	t.Run("in a new office", func(t *testing.T) { testPlansOfThePlan(t, s) })
	dbtest.Gather(t, s, dbtest.Fill(t, s, 20), 900)
	const finish = `UPDATE decision SET state = 'done', ended = made, open = 0 WHERE id % 40 <> 0`
	if err := s.Exec(t.Context(), finish); err != nil {
		t.Fatal(err)
	}
	t.Run("in an old one, not measured yet", func(t *testing.T) { testPlansOfThePlan(t, s) })
	if err := s.Optimize(t.Context()); err != nil {
		t.Fatal(err)
	}
	t.Run("in an old one, measured", func(t *testing.T) { testPlansOfThePlan(t, s) })
}

func testPlansOfThePlan(t *testing.T, s *db.Store) {
	today := dbtest.Today
	plan := func(f app.DecisionFilter, sort app.DecisionSort) func() (string, error) {
		f.Today = today
		return func() (string, error) {
			return s.PlanOfDecisions(t.Context(), app.DecisionQuery{Filter: f, Sort: sort, Limit: 100})
		}
	}
	count := func(f app.DecisionFilter) func() (string, error) {
		f.Today = today
		return func() (string, error) { return s.PlanOfDecisionCount(t.Context(), f) }
	}
	meetings := func(f app.MeetingFilter) func() (string, error) {
		return func() (string, error) {
			return s.PlanOfMeetings(t.Context(), app.MeetingQuery{Filter: f, Limit: 100})
		}
	}
	newest := func(index string, kind app.FindingKind) func() (string, error) {
		return func() (string, error) { return s.PlanOfFinding(t.Context(), index, kind) }
	}
	month := app.DecisionFilter{Open: true, DueFrom: today, DueTo: today.AddDays(30)}
	for name, c := range map[string]struct {
		plan  func() (string, error)
		index string
	}{
		"everything by date":              {plan(app.DecisionFilter{}, app.PlanByDue), "INDEX decision_by_due"},
		"everything by day of decision":   {plan(app.DecisionFilter{}, app.PlanByMade), "INDEX decision_by_made"},
		"everything by responsible":       {plan(app.DecisionFilter{}, app.PlanByResponsible), "INDEX decision_by_responsible"},
		"everything by settlement":        {plan(app.DecisionFilter{}, app.PlanBySettlement), "INDEX decision_by_settlement"},
		"what is open by date":            {plan(app.DecisionFilter{Open: true}, app.PlanByDue), "INDEX decision_open_by_due"},
		"what is open by day of decision": {plan(app.DecisionFilter{Open: true}, app.PlanByMade), "INDEX decision_open_by_made"},
		"what is open by responsible":     {plan(app.DecisionFilter{Open: true}, app.PlanByResponsible), "INDEX decision_open_by_responsible"},
		"what is open by settlement":      {plan(app.DecisionFilter{Open: true}, app.PlanBySettlement), "INDEX decision_open_by_settlement"},
		"what is late":                    {plan(app.DecisionFilter{Late: true}, app.PlanByDue), "decision_open_by_due (due_key<?)"},
		"what is due this month":          {plan(month, app.PlanByDue), "decision_open_by_due (due_key>? AND due_key<?)"},
		"the open ones of nobody":         {plan(app.DecisionFilter{Open: true, Responsible: app.NoOne}, app.PlanByDue), "decision_open_by_responsible (responsible_key=?)"},
		"those of an executor":            {plan(app.DecisionFilter{Responsible: 3}, app.PlanByDue), "decision_by_responsible (responsible_key=?)"},
		"those of an executor by day":     {plan(app.DecisionFilter{Responsible: 3}, app.PlanByMade), "decision_of_responsible_by_made (responsible_key=?)"},
		"those of a settlement by day":    {plan(app.DecisionFilter{Settlement: 3}, app.PlanByMade), "decision_of_settlement_by_made (settlement_key=?)"},
		"what is done by day":             {plan(app.DecisionFilter{State: app.DecisionDone}, app.PlanByMade), "INDEX decision_by_made"},
		"those of a source by day":        {plan(app.DecisionFilter{Source: app.FromExpert}, app.PlanByMade), "INDEX decision_by_made"},
		"those of a source":               {plan(app.DecisionFilter{Source: app.FromExpert}, app.PlanByDue), "decision_by_source (source=?)"},
		"those of a settlement":           {plan(app.DecisionFilter{Settlement: 3}, app.PlanByDue), "decision_by_settlement (settlement_key=?)"},
		"a column of the board":           {plan(app.DecisionFilter{State: app.DecisionStarted}, app.PlanByDue), "INDEX decision_"},
		"those of an appeal":              {plan(app.DecisionFilter{Appeal: 5}, app.PlanByDue), "decision_by_appeal"},
		"how many are late":               {count(app.DecisionFilter{Late: true}), "COVERING INDEX decision_open_by_due"},
		"how many are open":               {count(app.DecisionFilter{Open: true}), "COVERING INDEX decision_open"},
		"how many nobody has":             {count(app.DecisionFilter{Open: true, Responsible: app.NoOne}), "COVERING INDEX decision_open_by_responsible"},
		"how many ended in a quarter":     {count(app.DecisionFilter{EndedFrom: today.AddDays(-90), EndedTo: today}), "INDEX decision_by_ended"},
		"figures by responsible": {func() (string, error) {
			return s.PlanOfDecisionTally(t.Context(), app.DecisionFilter{}, app.PerResponsible, app.PerState)
		}, "COVERING INDEX decision_report"},
		"one search over everything":  {newest("appeal_words", ""), "SCAN appeal_words VIRTUAL TABLE"},
		"the decisions of one search": {newest("decision_words", ""), "SCAN decision_words VIRTUAL TABLE"},
		"the risks of one search":     {newest("", app.Risk), "SEARCH f USING"},
		"a search for meetings":       {meetings(app.MeetingFilter{Words: "прошу дор"}), "SEARCH m USING INTEGER PRIMARY KEY (rowid=?)"},
		"meetings by date":            {meetings(app.MeetingFilter{}), "INDEX meeting_by_date"},
		"meetings of a form":          {meetings(app.MeetingFilter{Form: 3}), "meeting_by_form (form_id=?)"},
		"meetings of a series":        {meetings(app.MeetingFilter{Series: 3}), "meeting_by_series (series_id=?)"},
		"meetings of a settlement":    {meetings(app.MeetingFilter{Settlement: 3}), "meeting_settlement_by_date (settlement_id=?)"},
		"minutes to sign":             {meetings(app.MeetingFilter{Unsigned: true}), "INDEX meeting_unsigned"},
		"decided without quorum":      {meetings(app.MeetingFilter{NoQuorum: true}), "INDEX meeting_no_quorum"},
	} {
		t.Run(name, func(t *testing.T) {
			plan, err := c.plan()
			few := strings.Contains(name, "of an appeal") || strings.HasPrefix(name, "figures")
			if few {
				plan = strings.ReplaceAll(plan, "USE TEMP B-TREE", "")
			}
			usesPlan(t, c.index)(plan, err)
		})
	}
}

// usesPlan is uses for lists whose rows ask short questions of their own.
func usesPlan(t *testing.T, index string) func(string, error) {
	return func(plan string, err error) {
		t.Helper()
		own, _, _ := strings.Cut(plan, "CORRELATED")
		for line := range strings.Lines(plan) {
			if line = strings.TrimSpace(line); line == "SCAN d" || line == "SCAN m" {
				t.Errorf("%s in\n%s", line, plan)
			}
		}
		uses(t, index)(own, err)
	}
}
