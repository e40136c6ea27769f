package db_test

import (
	"slices"
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
	const finish = `UPDATE decision SET state = 'done', ended = made, ended_key = made, open = 0 WHERE id % 40 <> 0`
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
	tally := func(f app.DecisionFilter, dims ...app.DecisionDim) func() (string, error) {
		f.Today = today
		return func() (string, error) { return s.PlanOfDecisionTally(t.Context(), f, dims...) }
	}
	meetings := func(f app.MeetingFilter) func() (string, error) {
		return func() (string, error) {
			return s.PlanOfMeetings(t.Context(), app.MeetingQuery{Filter: f, Limit: 100})
		}
	}
	newest := func(index string, kind app.FindingKind) func() (string, error) {
		return func() (string, error) { return s.PlanOfFinding(t.Context(), index, kind) }
	}
	quarter := app.DecisionFilter{MadeFrom: today.AddDays(-90), MadeTo: today}
	month := app.DecisionFilter{Open: true, DueFrom: today, DueTo: today.AddDays(30)}
	for name, c := range map[string]struct {
		plan  func() (string, error)
		index string
	}{
		"everything by date":                 {plan(app.DecisionFilter{}, app.PlanByDue), "INDEX decision_by_due"},
		"everything by day of decision":      {plan(app.DecisionFilter{}, app.PlanByMade), "INDEX decision_by_made"},
		"everything by responsible":          {plan(app.DecisionFilter{}, app.PlanByResponsible), "INDEX decision_by_responsible"},
		"everything by settlement":           {plan(app.DecisionFilter{}, app.PlanBySettlement), "INDEX decision_by_settlement"},
		"what is open by date":               {plan(app.DecisionFilter{Open: true}, app.PlanByDue), "INDEX decision_open_by_due"},
		"what is open by day of decision":    {plan(app.DecisionFilter{Open: true}, app.PlanByMade), "INDEX decision_open_by_made"},
		"what is open by responsible":        {plan(app.DecisionFilter{Open: true}, app.PlanByResponsible), "INDEX decision_open_by_responsible"},
		"what is open by settlement":         {plan(app.DecisionFilter{Open: true}, app.PlanBySettlement), "INDEX decision_open_by_settlement"},
		"what is late":                       {plan(app.DecisionFilter{Late: true}, app.PlanByDue), "decision_open_by_due (due_key<?)"},
		"what is due this month":             {plan(month, app.PlanByDue), "decision_open_by_due (due_key>? AND due_key<?)"},
		"the open ones of nobody":            {plan(app.DecisionFilter{Open: true, Responsible: app.NoOne}, app.PlanByDue), "decision_open_by_responsible (responsible_key=?)"},
		"those of an executor":               {plan(app.DecisionFilter{Responsible: 3}, app.PlanByDue), "decision_by_responsible (responsible_key=?)"},
		"those of an executor by day":        {plan(app.DecisionFilter{Responsible: 3}, app.PlanByMade), "decision_of_responsible_by_made (responsible_key=?)"},
		"those of an executor by settlement": {plan(app.DecisionFilter{Responsible: 3}, app.PlanBySettlement), "decision_of_responsible_by_settlement (responsible_key=?)"},
		"those of a settlement by executor":  {plan(app.DecisionFilter{Settlement: 3}, app.PlanByResponsible), "decision_of_settlement_by_responsible (settlement_key=?)"},
		"those of a series":                  {plan(app.DecisionFilter{Series: 3}, app.PlanByDue), "COVERING INDEX decision_by_series (series_key=?)"},
		"those of a series by day":           {plan(app.DecisionFilter{Series: 3}, app.PlanByMade), "decision_of_series_by_made (series_key=?)"},
		"those of a series by executor":      {plan(app.DecisionFilter{Series: 3}, app.PlanByResponsible), "decision_of_series_by_responsible (series_key=?)"},
		"those of a series by settlement":    {plan(app.DecisionFilter{Series: 3}, app.PlanBySettlement), "decision_of_series_by_settlement (series_key=?)"},
		"the open ones of a series":          {plan(app.DecisionFilter{Series: 3, Open: true}, app.PlanByDue), "COVERING INDEX decision_open_by_due"},
		"the started ones by executor":       {plan(app.DecisionFilter{State: app.DecisionStarted}, app.PlanByResponsible), "COVERING INDEX decision_open_by_responsible"},
		"few, made in a quarter by date":     {plan(quarter, app.PlanByDue), "COVERING INDEX decision_by_made (made>? AND made<?)"},
		"few, what ended in a quarter":       {plan(app.DecisionFilter{EndedFrom: today.AddDays(-90), EndedTo: today}, app.PlanByDue), "COVERING INDEX decision_by_ended (ended_key>? AND ended_key<?)"},
		"few, what was late on a day":        {plan(app.DecisionFilter{LateOn: today}, app.PlanByDue), "COVERING INDEX decision_by_ended (ended_key>?)"},
		"what is both open and done":         {plan(app.DecisionFilter{Open: true, State: app.DecisionDone}, app.PlanByDue), "SEARCH d USING INTEGER PRIMARY KEY"},
		"how many were made in a quarter":    {count(quarter), "COVERING INDEX decision_by_made (made>? AND made<?)"},
		"how many a series has":              {count(app.DecisionFilter{Series: 3}), "COVERING INDEX decision_by_series (series_key=?)"},
		"how many were open on a day":        {count(app.DecisionFilter{OpenOn: today}), "COVERING INDEX decision_by_ended (ended_key>?)"},
		"those of a settlement by day":       {plan(app.DecisionFilter{Settlement: 3}, app.PlanByMade), "decision_of_settlement_by_made (settlement_key=?)"},
		"what is done by day":                {plan(app.DecisionFilter{State: app.DecisionDone}, app.PlanByMade), "INDEX decision_by_made"},
		"those of a source by day":           {plan(app.DecisionFilter{Source: app.FromExpert}, app.PlanByMade), "INDEX decision_by_made"},
		"those of a source":                  {plan(app.DecisionFilter{Source: app.FromExpert}, app.PlanByDue), "decision_by_source (source=?)"},
		"those of a settlement":              {plan(app.DecisionFilter{Settlement: 3}, app.PlanByDue), "decision_by_settlement (settlement_key=?)"},
		"a column of the board":              {plan(app.DecisionFilter{State: app.DecisionStarted}, app.PlanByDue), "INDEX decision_"},
		"those of an appeal":                 {plan(app.DecisionFilter{Appeal: 5}, app.PlanByDue), "decision_by_appeal"},
		"how many decisions have the words":  {count(app.DecisionFilter{Words: "прошу"}), "SCAN decision_words VIRTUAL TABLE"},
		"how many are late":                  {count(app.DecisionFilter{Late: true}), "COVERING INDEX decision_open_by_due"},
		"how many are open":                  {count(app.DecisionFilter{Open: true}), "COVERING INDEX decision_open"},
		"how many nobody has":                {count(app.DecisionFilter{Open: true, Responsible: app.NoOne}), "COVERING INDEX decision_open_by_responsible"},
		"how many ended in a quarter":        {count(app.DecisionFilter{EndedFrom: today.AddDays(-90), EndedTo: today}), "COVERING INDEX decision_by_ended (ended_key>? AND ended_key<?)"},
		"figures of two dimensions":          {tally(app.DecisionFilter{}, app.PerResponsible, app.PerState), "COVERING INDEX decision_by_made"},
		"figures of a quarter by state":      {tally(quarter, app.PerState), "COVERING INDEX decision_by_made (made>? AND made<?)"},
		"figures of a quarter":               {tally(quarter, app.PerSource, app.PerState), "COVERING INDEX decision_by_made (made>? AND made<?)"},
		"figures of what is open by source":  {tally(app.DecisionFilter{Open: true}, app.PerSource), "COVERING INDEX decision_open_by_due"},
		"figures of what was open on a day":  {tally(app.DecisionFilter{OpenOn: today}, app.PerResponsible), "COVERING INDEX decision_by_ended (ended_key>?)"},
		"unsorted, by responsible":           {tally(app.DecisionFilter{}, app.PerResponsible), "COVERING INDEX decision_by_responsible"},
		"unsorted, by settlement":            {tally(app.DecisionFilter{}, app.PerSettlement), "COVERING INDEX decision_by_settlement"},
		"unsorted, by state":                 {tally(app.DecisionFilter{}, app.PerState), "COVERING INDEX decision_by_state"},
		"unsorted, what is open by state":    {tally(app.DecisionFilter{Open: true}, app.PerState), "COVERING INDEX decision_by_state (state=?)"},
		"how many meetings a settlement has": {func() (string, error) {
			return s.PlanOfMeetingCount(t.Context(), app.MeetingFilter{Settlement: 3, From: today})
		}, "SEARCH s USING COVERING INDEX meeting_settlement_by_date (settlement_id=? AND date>?)"},
		"unsorted, what is open by settlement": {tally(app.DecisionFilter{Open: true}, app.PerSettlement), "COVERING INDEX decision_open_by_settlement"},
		"one search over everything":           {newest("appeal_words", ""), "SCAN appeal_words VIRTUAL TABLE"},
		"the decisions of one search":          {newest("decision_words", ""), "SCAN decision_words VIRTUAL TABLE"},
		"the risks of one search":              {newest("", app.Risk), "SEARCH f USING"},
		"a search for meetings":                {meetings(app.MeetingFilter{Words: "прошу дор"}), "SEARCH m USING INTEGER PRIMARY KEY (rowid=?)"},
		"meetings by date":                     {meetings(app.MeetingFilter{}), "INDEX meeting_by_date"},
		"meetings of a form":                   {meetings(app.MeetingFilter{Form: 3}), "meeting_by_form (form_id=?)"},
		"meetings of a series":                 {meetings(app.MeetingFilter{Series: 3}), "meeting_by_series (series_id=?)"},
		"meetings of a settlement":             {meetings(app.MeetingFilter{Settlement: 3}), "meeting_settlement_by_date (settlement_id=?)"},
		"minutes to sign":                      {meetings(app.MeetingFilter{Unsigned: true}), "INDEX meeting_unsigned"},
		"decided without quorum":               {meetings(app.MeetingFilter{NoQuorum: true}), "INDEX meeting_no_quorum"},
	} {
		t.Run(name, func(t *testing.T) {
			plan, err := c.plan()
			few := strings.Contains(name, "of an appeal") || strings.HasPrefix(name, "figures") || strings.HasPrefix(name, "few,")
			if few {
				plan = strings.ReplaceAll(plan, "USE TEMP B-TREE", "")
			}
			usesPlan(t, c.index)(plan, err)
			if strings.HasSuffix(name, "have the words") {
				noLookups(t, plan)
			}
		})
	}
}

// A meeting put into another series takes its decisions along.
func TestDecisionsFollowTheSeriesOfTheirMeeting(t *testing.T) {
	s := dbtest.New(t)
	p := dbtest.Gather(t, s, dbtest.Fill(t, s, 5), 20)
	i := slices.IndexFunc(p.Decisions, func(d app.Decision) bool { return d.MeetingID != 0 })
	m, err := s.Meeting(t.Context(), p.Decisions[i].MeetingID)
	if err != nil {
		t.Fatal(err)
	}
	for _, series := range []int64{p.Series[1].ID, 0, p.Series[0].ID} {
		m.SeriesID = series
		dbtest.Do(t, s, func(tx app.Tx) error { return tx.UpdateMeeting(t.Context(), &m) })
		for _, other := range p.Series {
			n, err := s.CountDecisions(t.Context(), app.DecisionFilter{Series: other.ID, ID: p.Decisions[i].ID}, 0)
			if want := other.ID == series; err != nil || (n == 1) != want {
				t.Errorf("in series %d, the meeting in %d: %d, %v", other.ID, series, n, err)
			}
		}
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
