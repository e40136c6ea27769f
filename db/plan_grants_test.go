package db_test

import (
	"strings"
	"testing"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/db"
	"kairyluu/db/dbtest"
)

// Projects and the ledger are read by their indexes, and sums of the ledger from
// what is kept of it, whatever SQLite knows of the tables.
func TestGrantsUseTheirIndexes(t *testing.T) {
	s := dbtest.New(t)
	t.Run("in a new office", func(t *testing.T) { testPlansOfGrants(t, s) })
	office := dbtest.Fill(t, s, 20)
	grants := dbtest.Fund(t, s, office, dbtest.Gather(t, s, office, 12), 60, 4000)
	t.Run("in an old one, not measured yet", func(t *testing.T) { testPlansOfGrants(t, s); testPlansOfMany(t, s, grants) })
	if err := s.Optimize(t.Context()); err != nil {
		t.Fatal(err)
	}
	t.Run("in an old one, measured", func(t *testing.T) { testPlansOfGrants(t, s); testPlansOfMany(t, s, grants) })
}

// testPlansOfMany looks how a page is read of more projects than are gathered for it.
func testPlansOfMany(t *testing.T, s *db.Store, g *dbtest.Grants) {
	for name, f := range map[string]app.ProjectFilter{
		"a source stands in": {Source: g.Sources[0].ID}, "a settlement has": {Settlement: g.Projects[0].Settlements[0]},
	} {
		t.Run("projects that "+name, func(t *testing.T) {
			plan, err := s.PlanOfProjects(t.Context(), app.ProjectQuery{Filter: f, Sort: app.ProjectsByDue, Limit: 1})
			own, _, _ := strings.Cut(plan, "CORRELATED SCALAR")
			uses(t, "INDEX project_by_due")(own, err)
		})
	}
}

func testPlansOfGrants(t *testing.T, s *db.Store) {
	today := dbtest.Today
	projects := func(f app.ProjectFilter, sort app.ProjectSort) func() (string, error) {
		f.Today = today
		return func() (string, error) {
			return s.PlanOfProjects(t.Context(), app.ProjectQuery{Filter: f, Sort: sort, Limit: 1})
		}
	}
	projectCount := func(f app.ProjectFilter) func() (string, error) {
		return func() (string, error) { return s.PlanOfProjectCount(t.Context(), f) }
	}
	ledger := func(f app.LedgerFilter) func() (string, error) {
		return func() (string, error) { return s.PlanOfLedger(t.Context(), app.LedgerQuery{Filter: f, Limit: 100}) }
	}
	cases := map[string]planCase{
		"a receipt by its number":              {func() (string, error) { return s.PlanOfReceipts(t.Context()) }, "INDEX ledger_by_receipt (number=? AND date>? AND date<?)"},
		"projects in order of entry":           {projects(app.ProjectFilter{}, ""), "SCAN p"},
		"projects by title":                    {projects(app.ProjectFilter{}, app.ProjectsByTitle), "INDEX project_by_title"},
		"projects by stage":                    {projects(app.ProjectFilter{}, app.ProjectsByStage), "INDEX project_by_stage"},
		"projects by date":                     {projects(app.ProjectFilter{}, app.ProjectsByDue), "INDEX project_by_due"},
		"projects by sum":                      {projects(app.ProjectFilter{}, app.ProjectsByPlanned), "INDEX project_by_planned"},
		"projects by programme":                {projects(app.ProjectFilter{}, app.ProjectsByProgramme), "INDEX project_by_programme"},
		"projects by settlement":               {projects(app.ProjectFilter{}, app.ProjectsBySettlement), "INDEX project_by_settlement"},
		"projects that are late":               {projects(app.ProjectFilter{Late: true}, app.ProjectsByDue), "project_running_by_due (due_key<?)"},
		"projects that fall short":             {projects(app.ProjectFilter{Short: true}, app.ProjectsByDue), "INDEX project_short"},
		"projects that hold money":             {projects(app.ProjectFilter{Holding: true}, app.ProjectsByDue), "INDEX project_holding"},
		"projects of a programme":              {projects(app.ProjectFilter{Programme: 2}, ""), "project_by_programme (programme_key=?)"},
		"projects of a meeting":                {projects(app.ProjectFilter{Meeting: 3}, ""), "project_by_meeting (meeting_id=?)"},
		"projects of a programme by date":      {projects(app.ProjectFilter{Programme: 2}, app.ProjectsByDue), "project_of_programme_by_due (programme_key=?)"},
		"projects of a type of object by date": {projects(app.ProjectFilter{Object: 2}, app.ProjectsByDue), "project_by_object (object_key=?)"},
		"a few opened in a period, by date":    {projects(app.ProjectFilter{OpenedFrom: today.AddDays(-90), OpenedTo: today}, app.ProjectsByDue), "COVERING INDEX project_by_opened (opened>? AND opened<?)"},
		"a few of a settlement, by date":       {projects(app.ProjectFilter{Settlement: 9999}, app.ProjectsByDue), "SEARCH project_settlement USING COVERING INDEX"},
		"a few that a source stands in":        {projects(app.ProjectFilter{Source: 9999}, app.ProjectsByDue), "SEARCH budget_sum USING COVERING INDEX"},
		"how many were alive":                  {projectCount(app.ProjectFilter{AliveFrom: today.AddDays(-90), AliveTo: today}), "COVERING INDEX project_by_begun"},
		"how many a source stands in":          {projectCount(app.ProjectFilter{Source: 30}), "LIST SUBQUERY"},
		"how many have the words":              {projectCount(app.ProjectFilter{Words: "парк"}), "SCAN project_words VIRTUAL TABLE"},
		"the ledger":                           {ledger(app.LedgerFilter{}), "INDEX ledger_by_date"},
		"the ledger of a period":               {ledger(app.LedgerFilter{From: today.AddDays(-30), To: today}), "ledger_by_date (date>? AND date<?)"},
		"that of a project":                    {ledger(app.LedgerFilter{Project: 3}), "ledger_by_project (project_id=?)"},
		"that of a project, one month":         {ledger(app.LedgerFilter{Project: 3, From: today.AddDays(-30)}), "ledger_by_project (project_id=? AND date>?)"},
		"that of a programme":                  {ledger(app.LedgerFilter{Programme: 2}), "ledger_by_programme (programme_key=?)"},
		"that of a source":                     {ledger(app.LedgerFilter{Source: 30}), "ledger_by_source (source_id=?)"},
		"that of a kind":                       {ledger(app.LedgerFilter{Kind: app.Returned}), "ledger_by_kind (kind=?)"},
		"that of a form":                       {ledger(app.LedgerFilter{Form: app.InKind}), "ledger_by_form (form=?)"},
		"that of a payer":                      {ledger(app.LedgerFilter{Payer: "асанов|"}), "ledger_by_payer (payer_key=?)"},
		"that of a resident":                   {ledger(app.LedgerFilter{Resident: 3}), "ledger_by_resident (resident_id=?)"},
		"that of a tranche":                    {ledger(app.LedgerFilter{Tranche: 3}), "ledger_by_tranche (tranche_id=?)"},
		"what counts":                          {ledger(app.LedgerFilter{Holding: true}), "INDEX ledger_by_date"},
		"how many entries have the words": {func() (string, error) {
			return s.PlanOfLedgerCount(t.Context(), app.LedgerFilter{Words: "прошу"})
		}, "SCAN ledger_words VIRTUAL TABLE"},
		"words in the ledger": {ledger(app.LedgerFilter{Words: "прошу"}), "SCAN ledger_words VIRTUAL TABLE"},
		"what came of tranches": {
			func() (string, error) { return s.PlanOfTranches(t.Context(), 3) }, "COVERING INDEX ledger_by_tranche (tranche_id=?)",
		},
		"figures of programmes": {func() (string, error) {
			return s.PlanOfProjectTally(t.Context(), app.ProjectFilter{Today: today}, app.PerProgramme)
		}, "COVERING INDEX project_report"},
		"figures of projects": {func() (string, error) {
			return s.PlanOfProjectTally(t.Context(), app.ProjectFilter{Today: today}, app.PerStage, app.PerProgramme)
		}, "COVERING INDEX project_report"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			plan, err := c.plan()
			if strings.HasPrefix(name, "figures") || strings.HasPrefix(name, "a few") || strings.Contains(name, "what came") {
				plan = strings.ReplaceAll(plan, "USE TEMP B-TREE", "")
			}
			own, _, _ := strings.Cut(plan, "CORRELATED")
			if name == "what came of tranches" {
				own = plan
			}
			uses(t, c.index)(own, err)
			if strings.HasSuffix(name, "have the words") {
				noLookups(t, plan)
			}
			for line := range strings.Lines(plan) {
				if line = strings.TrimSpace(line); line == "SCAN l" || line == "SCAN p" && c.index != "SCAN p" {
					t.Errorf("%s in\n%s", line, plan)
				}
			}
		})
	}
	testPlansOfSums(t, s, today)
}

type planCase struct {
	plan  func() (string, error)
	index string
}

// testPlansOfSums looks which tables a sum of the ledger is read from.
func testPlansOfSums(t *testing.T, s *db.Store, today civil.Date) {
	start := today.AddDays(1 - today.Day())
	months := app.LedgerFilter{From: start.AddMonths(-3), To: start.AddDays(-1)}
	for name, c := range map[string]struct {
		filter app.LedgerFilter
		dims   []app.LedgerDim
		reads  []string // tables and indexes
		spares []string
	}{
		"everything": {reads: []string{"SEARCH s USING PRIMARY KEY (month=?)"}, spares: []string{"ledger", "project"}},
		"by programme and source": {
			dims: []app.LedgerDim{app.PerLedgerProgramme, app.PerLedgerSource}, reads: []string{"SEARCH s USING PRIMARY KEY (month=?)"},
			spares: []string{"ledger", "project"},
		},
		"of a quarter by month and kind": {
			filter: months, dims: []app.LedgerDim{app.PerLedgerMonth, app.PerLedgerKind},
			reads: []string{"SEARCH s USING PRIMARY KEY (month>? AND month<?)"}, spares: []string{"ledger"},
		},
		"by project": {
			dims: []app.LedgerDim{app.PerLedgerProject, app.PerLedgerKind}, reads: []string{"COVERING INDEX project_total_by_month (month=?)"},
			spares: []string{"ledger"},
		},
		"of a project": {
			filter: app.LedgerFilter{Project: 3}, dims: []app.LedgerDim{app.PerLedgerSource}, reads: []string{"project_id=?", "month=?"},
			spares: []string{"ledger"},
		},
		"of a project by month": {
			filter: app.LedgerFilter{Project: 3}, dims: []app.LedgerDim{app.PerLedgerMonth}, reads: []string{"(project_id=? AND month>?)"},
			spares: []string{"ledger"},
		},
		"of part of a month": {
			filter: app.LedgerFilter{From: start.AddMonths(-3).AddDays(4), To: start.AddDays(-1)},
			reads:  []string{"COVERING INDEX ledger_by_date (date>? AND date<?)", "SEARCH s USING PRIMARY KEY (month>? AND month<?)"},
		},
		"of days that a third begins and ends with": {
			filter: app.LedgerFilter{From: start.AddMonths(-3).AddDays(10), To: start.AddDays(19)}, dims: []app.LedgerDim{app.PerLedgerKind},
			reads:  []string{"SEARCH s USING PRIMARY KEY (since>? AND since<?)", "SEARCH s USING PRIMARY KEY (month>? AND month<?)"},
			spares: []string{"ledger"},
		},
		"of what counts in some days": {
			filter: app.LedgerFilter{Holding: true, From: start.AddDays(1), To: start.AddDays(22)}, dims: []app.LedgerDim{app.PerLedgerSource},
			reads: []string{"COVERING INDEX ledger_by_date (date>? AND date<?)", "SEARCH s USING PRIMARY KEY (since>? AND since<?)"},
		},
		"of a payer": {
			filter: app.LedgerFilter{Payer: "асанов|", Holding: true}, dims: []app.LedgerDim{app.PerLedgerKind},
			reads: []string{"SEARCH s USING PRIMARY KEY (payer_key=?)"}, spares: []string{"ledger"},
		},
		"of a resident, from a source": {
			filter: app.LedgerFilter{Resident: 3, Source: 30}, dims: []app.LedgerDim{app.PerLedgerForm, app.PerLedgerPayer},
			reads: []string{"SEARCH s USING PRIMARY KEY (payer_key=? AND source_id=?)"}, spares: []string{"ledger"},
		},
	} {
		t.Run("sums "+name, func(t *testing.T) {
			plan, err := s.PlanOfLedgerTally(t.Context(), c.filter, c.dims...)
			if err != nil {
				t.Fatal(err)
			}
			for _, reads := range c.reads {
				if !strings.Contains(plan, reads) {
					t.Errorf("no %s in\n%s", reads, plan)
				}
			}
			for line := range strings.Lines(plan) {
				for _, spares := range append(c.spares, "SCAN l", "SCAN s") {
					if strings.Contains(strings.ReplaceAll(line, "project_total", ""), spares) {
						t.Errorf("%s in\n%s", spares, plan)
					}
				}
			}
		})
	}
}

// Where a period begins and ends within a month few days are left to the entries.
func TestTotalsBeginNearEveryDay(t *testing.T) {
	for d := civil.MustParse("2027-01-01"); d.Year() < 2029; d = d.AddDays(1) {
		if edge := db.Edge(app.LedgerFilter{}, d); edge.Day() != 1 && edge.Day() != 11 && edge.Day() != 21 || max(edge.Sub(d), d.Sub(edge)) > 5 {
			t.Errorf("totals begin on %s, the nearest to %s", edge, d)
		}
		if edge := db.Edge(app.LedgerFilter{Project: 1}, d); edge.Day() != 1 || max(edge.Sub(d), d.Sub(edge)) > 15 {
			t.Errorf("totals of a project begin on %s, the nearest to %s", edge, d)
		}
	}
	last := civil.MustParse("9999-12-31")
	if edge := db.Edge(app.LedgerFilter{}, last); edge != civil.MustParse("9999-12-21") {
		t.Errorf("totals begin on %s, the nearest to the last day", edge)
	}
}
