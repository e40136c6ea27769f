package dbtest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"kairyluu/app"
	"kairyluu/app/text"
)

func projectFilters(o *Office, g *Grants) map[string]app.ProjectFilter {
	of := slices.IndexFunc(g.Projects, func(p app.Project) bool { return p.MeetingID != 0 })
	return map[string]app.ProjectFilter{
		"everything":               {},
		"id":                       {ID: g.Projects[4].ID},
		"programme":                {Programme: g.Programmes[1].ID},
		"no programme":             {Programme: app.NoOne},
		"settlement":               {Settlement: o.Settlements[1].ID},
		"no settlement":            {Settlement: app.NoOne},
		"object":                   {Object: g.Objects[1].ID},
		"no object":                {Object: app.NoOne},
		"source":                   {Source: g.Sources[3].ID},
		"a stage":                  {Stages: []app.Stage{app.StageWorks}},
		"stages":                   {Stages: []app.Stage{app.StageIdea, app.StageClosed, app.StageRejected}},
		"running":                  {Running: true},
		"short":                    {Short: true},
		"late":                     {Late: true},
		"due from":                 {DueFrom: date("2026-07-01")},
		"due to":                   {DueTo: date("2026-07-01")},
		"due in a month":           {DueFrom: date("2026-07-01"), DueTo: date("2026-07-31")},
		"holding":                  {Holding: true},
		"meeting":                  {Meeting: g.Projects[of].MeetingID},
		"no meeting":               {Meeting: app.NoOne},
		"alive from":               {AliveFrom: date("2026-01-01")},
		"alive to":                 {AliveTo: date("2025-09-01")},
		"alive in a quarter":       {AliveFrom: date("2025-10-01"), AliveTo: date("2025-12-31")},
		"opened from":              {OpenedFrom: date("2026-01-01")},
		"opened to":                {OpenedTo: date("2026-01-01")},
		"late of a programme":      {Late: true, Programme: g.Programmes[2].ID},
		"short, in a settlement":   {Short: true, Settlement: o.Settlements[0].ID},
		"works with sponsors paid": {Source: g.Sources[3].ID, Running: true, Holding: true},
	}
}

// projectFits is ProjectFilter in plain Go, but for Words.
func (g *Grants) projectFits(f app.ProjectFilter, p app.Project) bool {
	s := p.Standing
	running := !s.Stage.Ended()
	due := !f.DueFrom.IsZero() || !f.DueTo.IsZero()
	for _, c := range []struct{ asked, is bool }{
		{f.ID != 0, p.ID == f.ID},
		{true, named(f.Programme, p.ProgrammeID) && named(f.Object, p.ObjectID) && named(f.Meeting, p.MeetingID)},
		{f.Settlement == app.NoOne, len(p.Settlements) == 0},
		{f.Settlement > 0, slices.Contains(p.Settlements, f.Settlement)},
		{f.Source != 0, slices.ContainsFunc(g.books(p).Balances(), func(b app.Balance) bool { return b.SourceID == f.Source })},
		{len(f.Stages) > 0, slices.Contains(f.Stages, s.Stage)},
		{f.Running, running},
		{f.Short, running && s.Short()},
		{f.Late, s.Late(f.Today)},
		{due, running && !s.Due.IsZero() && within(s.Due, f.DueFrom, f.DueTo)},
		{f.Holding, s.Held() > 0},
		{!f.AliveFrom.IsZero(), s.Ended.IsZero() || !s.Ended.Before(f.AliveFrom)},
		{!f.AliveTo.IsZero(), !s.Begun.IsZero() && !s.Begun.After(f.AliveTo)},
		{!f.OpenedFrom.IsZero() || !f.OpenedTo.IsZero(), !s.Opened.IsZero() && within(s.Opened, f.OpenedFrom, f.OpenedTo)},
	} {
		if c.asked && !c.is {
			return false
		}
	}
	return true
}

// projectRow is the line of the list for a project.
func projectRow(p app.Project) app.ProjectRow {
	return app.ProjectRow{
		ID: p.ID, Version: p.Version, Number: p.Number, TitleRU: p.TitleRU, TitleKY: p.TitleKY, ProgrammeID: p.ProgrammeID,
		ObjectID: p.ObjectID, Settlements: p.Settlements, MeetingID: p.MeetingID, Beneficiaries: p.Beneficiaries,
		Start: p.Start, Finish: p.Finish, ProjectStanding: p.Standing,
	}
}

// projectLess compares two rows in an order of the list; without a date comes last.
func projectLess(s app.ProjectSort) func(a, b app.ProjectRow) int {
	end := date("9999-12-31")
	due := func(a, b app.ProjectRow) int { return cmp.Or(a.Due, end).Compare(cmp.Or(b.Due, end)) }
	place := func(r app.ProjectRow) int64 { return append(slices.Clone(r.Settlements), 0)[0] }
	key := map[app.ProjectSort]func(a, b app.ProjectRow) int{
		app.ProjectsByNewest: func(app.ProjectRow, app.ProjectRow) int { return 0 },
		app.ProjectsByTitle: func(a, b app.ProjectRow) int {
			return strings.Compare(text.SortKey(a.Title(app.Russian)), text.SortKey(b.Title(app.Russian)))
		},
		app.ProjectsByStage: func(a, b app.ProjectRow) int {
			return cmp.Or(slices.Index(app.Stages, a.Stage)-slices.Index(app.Stages, b.Stage), due(a, b))
		},
		app.ProjectsByDue:        due,
		app.ProjectsByPlanned:    func(a, b app.ProjectRow) int { return cmp.Compare(a.Planned, b.Planned) },
		app.ProjectsByProgramme:  func(a, b app.ProjectRow) int { return cmp.Compare(a.ProgrammeID, b.ProgrammeID) },
		app.ProjectsBySettlement: func(a, b app.ProjectRow) int { return cmp.Compare(place(a), place(b)) },
	}[s]
	return func(a, b app.ProjectRow) int { return cmp.Or(key(a, b), cmp.Compare(a.ID, b.ID)) }
}

func testProjectLists(t *testing.T, open func(testing.TB) app.Store) {
	s, o, g := founded(t, open, 120, 900)
	for name, f := range projectFilters(o, g) {
		f.Today = Today
		t.Run(name, func(t *testing.T) {
			rows := []app.ProjectRow{}
			for _, p := range g.Projects {
				if g.projectFits(f, p) {
					rows = append(rows, projectRow(p))
				}
			}
			if len(rows) == 0 || len(rows) == len(g.Projects) && name != "everything" {
				t.Fatalf("%d of %d projects: the filter is not tested", len(rows), len(g.Projects))
			}
			for _, sort := range app.ProjectSorts {
				for _, desc := range []bool{false, true} {
					want := slices.Clone(rows)
					slices.SortFunc(want, projectLess(sort))
					if desc {
						slices.Reverse(want)
					}
					testProjectPaging(t, s, app.ProjectQuery{Filter: f, Sort: sort, Desc: desc}, want)
				}
			}
			sameList(t, "planned", must(s.PlannedTotals(t.Context(), f))(t), g.planned(f))
			sameList(t, "tranches to come", must(s.TranchesLeft(t.Context(), f))(t), g.left(f))
			testProjectFigures(t, s, g, f)
		})
	}
	t.Run("a search, newest first", func(t *testing.T) {
		for _, f := range []app.ProjectFilter{{Words: "площад куруучу"}, {Words: "площад", Running: true}, {Words: "площадка", Settlement: o.Settlements[0].ID}} {
			want := []app.ProjectRow{}
			for _, p := range slices.Backward(g.Projects) {
				if g.projectFits(f, p) && strings.Contains(text.Fold(p.TitleRU+p.TitleKY), "площадка") &&
					(f.Words != "площад куруучу" || p.Contractor == "ОсОО Куруучу") {
					want = append(want, projectRow(p))
				}
			}
			f.Today = Today
			testProjectPaging(t, s, app.ProjectQuery{Filter: f}, want)
		}
	})
	t.Run("an unknown sort or dimension is an error", func(t *testing.T) {
		if _, err := s.ProjectRows(t.Context(), app.ProjectQuery{Sort: "colour"}); err == nil {
			t.Error("no error")
		}
		if _, err := s.TallyProjects(t.Context(), app.ProjectFilter{}, "colour"); err == nil {
			t.Error("no error")
		}
	})
}

// testProjectPaging goes through a list by keys and by offsets: both have to give it.
func testProjectPaging(t *testing.T, s app.Store, q app.ProjectQuery, want []app.ProjectRow) {
	t.Helper()
	same(t, "count", must(s.CountProjects(t.Context(), q.Filter, 0))(t), len(want))
	same(t, "capped count", must(s.CountProjects(t.Context(), q.Filter, 4))(t), min(4, len(want)))
	q.Limit = 1000
	sameList(t, "at once", must(s.ProjectRows(t.Context(), q))(t), want)
	q.Limit = 11
	got := []app.ProjectRow{}
	for len(got) <= len(want) {
		page := must(s.ProjectRows(t.Context(), q))(t)
		if len(page) == 0 {
			break
		}
		got = append(got, page...)
		q.After = &page[len(page)-1]
	}
	same(t, "by keys", got, want)
	q.After, q.Offset = nil, min(5, len(want))
	sameList(t, "from the sixth", must(s.ProjectRows(t.Context(), q))(t), want[q.Offset:min(q.Offset+11, len(want))])
}

// planned is what the budgets in force of projects plan.
func (g *Grants) planned(f app.ProjectFilter) []app.LedgerTotal {
	var totals []app.LedgerTotal
	for _, p := range g.Projects {
		if !g.projectFits(f, p) {
			continue
		}
		for _, b := range app.Balances(g.books(p).Budget, nil) {
			i := slices.IndexFunc(totals, func(t app.LedgerTotal) bool { return t.SourceID == b.SourceID && t.Form == b.Form })
			if i < 0 {
				i = len(totals)
				totals = append(totals, app.LedgerTotal{SourceID: b.SourceID, Form: b.Form})
			}
			totals[i].Amount += b.Planned
		}
	}
	slices.SortFunc(totals, func(a, b app.LedgerTotal) int {
		return cmp.Or(cmp.Compare(a.SourceID, b.SourceID), cmp.Compare(a.Form, b.Form))
	})
	return totals
}

// left are the tranches of projects that have not come whole.
func (g *Grants) left(f app.ProjectFilter) []app.Tranche {
	var left []app.Tranche
	for _, p := range g.Projects {
		for _, t := range g.Tranches[p.ID] {
			if g.projectFits(f, p) && t.Left() > 0 {
				left = append(left, t)
			}
		}
	}
	end := date("9999-12-31")
	slices.SortStableFunc(left, func(a, b app.Tranche) int { return cmp.Or(a.Planned, end).Compare(cmp.Or(b.Planned, end)) })
	return left
}

func testProjectFigures(t *testing.T, s app.Store, g *Grants, f app.ProjectFilter) {
	t.Helper()
	for dim, key := range map[app.ProjectDim]func(app.Project) string{
		app.PerStage:     func(p app.Project) string { return string(p.Standing.Stage) },
		app.PerProgramme: func(p app.Project) string { return fmt.Sprint(p.ProgrammeID) },
		app.PerObject:    func(p app.Project) string { return fmt.Sprint(p.ObjectID) },
		app.PerPlace:     func(p app.Project) string { return fmt.Sprint(append(slices.Clone(p.Settlements), 0)[0]) },
	} {
		want, all := map[string]app.ProjectGroup{}, app.ProjectGroup{}
		for _, p := range g.Projects {
			if g.projectFits(f, p) {
				want[key(p)] = addProject(want[key(p)], p, key(p))
				all = addProject(all, p)
			}
		}
		got := must(s.TallyProjects(t.Context(), f, dim))(t)
		same(t, "groups by "+string(dim), len(got), len(want))
		for _, group := range got {
			same(t, "group by "+string(dim), group, want[group.Keys[0]])
		}
		same(t, "all", must(s.TallyProjects(t.Context(), f))(t), []app.ProjectGroup{all})
	}
}

func addProject(g app.ProjectGroup, p app.Project, keys ...string) app.ProjectGroup {
	s, b := p.Standing, p.Beneficiaries
	g.Keys = append([]string{}, keys...)
	g.N++
	if s.Short() && !s.Stage.Ended() {
		g.Short++
	}
	if s.Late(Today) {
		g.Late++
	}
	g.Planned, g.Received, g.Spent = g.Planned+s.Planned, g.Received+s.Received, g.Spent+s.Spent
	g.Need, g.Own, g.Expected = g.Need+s.Need, g.Own+s.Own, g.Expected+s.Expected
	g.Beneficiaries = app.Beneficiaries{
		Total: g.Beneficiaries.Total + b.Total, Women: g.Beneficiaries.Women + b.Women, Men: g.Beneficiaries.Men + b.Men,
		Youth: g.Beneficiaries.Youth + b.Youth, Elderly: g.Beneficiaries.Elderly + b.Elderly, Disabled: g.Beneficiaries.Disabled + b.Disabled,
	}
	return g
}
