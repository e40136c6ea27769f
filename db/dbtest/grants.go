package dbtest

import (
	"fmt"
	"testing"
	"time"

	"kairyluu/app"
	"kairyluu/app/money"
)

// founded is an office with grants.
func founded(t *testing.T, open func(testing.TB) app.Store, projects, entries int) (app.Store, *Office, *Grants) {
	s := open(t)
	o := Fill(t, s, 10)
	return s, o, Fund(t, s, o, Gather(t, s, o, 12), projects, entries)
}

// change runs f in a transaction that may be refused.
func change(t *testing.T, s app.Store, f func(app.Tx) error) error { return s.InTx(t.Context(), f) }

func testProgrammes(t *testing.T, open func(testing.TB) app.Store) {
	s, _, g := founded(t, open, 2, 0)
	t.Run("a programme is read as it was written", func(t *testing.T) {
		for _, p := range g.Programmes {
			same(t, "programme", must(s.Programme(t.Context(), p.ID))(t), p)
		}
		_, err := s.Programme(t.Context(), 999)
		refused(t, err, app.NotFound, "programme.gone")
	})
	for name, c := range map[string]struct {
		filter app.ProgrammeFilter
		want   []int
	}{
		"all, the active first, the newest first": {app.ProgrammeFilter{}, []int{2, 0, 1}},
		"active":                   {app.ProgrammeFilter{Active: true}, []int{2, 0}},
		"running on a day":         {app.ProgrammeFilter{On: date("2025-06-01")}, []int{0, 1}},
		"running later":            {app.ProgrammeFilter{On: date("2026-01-01")}, []int{2, 1}},
		"one":                      {app.ProgrammeFilter{ID: g.Programmes[1].ID}, []int{1}},
		"whose grant is booked so": {app.ProgrammeFilter{Source: g.Sources[1].ID}, []int{1}},
		"who counts it as own":     {app.ProgrammeFilter{Source: g.Sources[3].ID}, []int{2, 0, 1}},
	} {
		t.Run(name, func(t *testing.T) {
			var want []app.Programme
			for _, i := range c.want {
				want = append(want, g.Programmes[i])
			}
			same(t, "programmes", must(s.Programmes(t.Context(), c.filter))(t), want)
		})
	}
	t.Run("a save is read back, and an older version is refused", func(t *testing.T) {
		p := g.Programmes[0]
		stale := p
		p.Own, p.Needs, p.Stages, p.Reports, p.SourceID = p.Own[:1], nil, nil, nil, 0
		Do(t, s, func(tx app.Tx) error { return tx.UpdateProgramme(t.Context(), &p) })
		same(t, "programme", must(s.Programme(t.Context(), p.ID))(t), p)
		same(t, "by what was its own", len(must(s.Programmes(t.Context(), app.ProgrammeFilter{ID: p.ID, Source: g.Sources[3].ID}))(t)), 0)
		refused(t, change(t, s, func(tx app.Tx) error { return tx.UpdateProgramme(t.Context(), &stale) }), app.Conflict, "programme.changed")
		gone := p
		gone.ID = 999
		refused(t, change(t, s, func(tx app.Tx) error { return tx.UpdateProgramme(t.Context(), &gone) }), app.NotFound, "programme.gone")
	})
}

func testProjects(t *testing.T, open func(testing.TB) app.Store) {
	s, o, g := founded(t, open, 12, 60)
	p := g.Projects[3]
	read := func() app.Project { return must(s.Project(t.Context(), p.ID))(t) }
	found := func(words string) bool {
		return must(s.CountProjects(t.Context(), app.ProjectFilter{Words: words, ID: p.ID}, 0))(t) == 1
	}
	t.Run("a project is read as it was written, with all that belongs to it", func(t *testing.T) {
		for _, want := range g.Projects {
			same(t, "project", must(s.Project(t.Context(), want.ID))(t), want)
			sameList(t, "events", must(s.ProjectEvents(t.Context(), want.ID))(t), g.Events[want.ID])
			sameList(t, "documents", must(s.ProjectPapers(t.Context(), want.ID))(t), g.Papers[want.ID])
			sameList(t, "milestones", must(s.Milestones(t.Context(), want.ID))(t), g.Milestones[want.ID])
			sameList(t, "budgets", must(s.Budgets(t.Context(), want.ID))(t), g.Budgets[want.ID])
			same(t, "budget in force", must(s.BudgetInForce(t.Context(), want.ID))(t), g.books(want).Budget)
			sameList(t, "tranches", must(s.Tranches(t.Context(), want.ID))(t), g.Tranches[want.ID])
		}
	})
	t.Run("a save is read back, keeps the standing, and an older version is refused", func(t *testing.T) {
		stale := p
		p.TitleRU, p.TitleKY, p.Number, p.Settlements = "Мост через арык", "", "ө-77", []int64{o.Settlements[3].ID, o.Settlements[0].ID}
		p.People, p.Links, p.ObjectID, p.MeetingID, p.Community, p.Place, p.Contractor = nil, nil, 0, 0, "Совет жителей", "Контур 172", "Бульдозер"
		Do(t, s, func(tx app.Tx) error { return tx.UpdateProject(t.Context(), &p) })
		same(t, "project", read(), p)
		refused(t, change(t, s, func(tx app.Tx) error { return tx.UpdateProject(t.Context(), &stale) }), app.Conflict, "project.changed")
		gone := p
		gone.ID = 999
		refused(t, change(t, s, func(tx app.Tx) error { return tx.UpdateProject(t.Context(), &gone) }), app.NotFound, "project.gone")
	})
	t.Run("is found by title, number, community, place, contractor and settlement", func(t *testing.T) {
		for _, words := range []string{"мост", "арык мос", "ө-77", "совет", "контур 172", "бульдоз", "ак-ордо", "дордой"} {
			same(t, words, found(words), true)
		}
		for _, words := range []string{"ост", "куруучу", "алтын", "мос дорога", "*"} {
			same(t, words, found(words), false)
		}
	})
	t.Run("a search over everything says where the words are", func(t *testing.T) { testFindProject(t, s, p) })
	t.Run("a new standing raises the version", func(t *testing.T) {
		p.Standing = app.ProjectStanding{
			Stage: app.StageSuspended, Since: date("2026-05-01"), Before: app.StageWorks, Percent: 45, Begun: date("2025-01-02"),
			Opened: date("2026-04-01"), Ended: date("2026-05-02"), Planned: 1, Covered: 2, Grant: 3, Pledged: 4, Received: 50, Spent: 6,
			Returned: 7, Need: 80, Own: 9, Expected: 10, Due: date("2026-06-01"), DueKind: app.DueTranche, OverCap: true, Overspent: true,
		}
		p.Version++
		Do(t, s, func(tx app.Tx) error { return tx.SetProjectStanding(t.Context(), p.ID, p.Standing) })
		same(t, "project", read(), p)
		err := change(t, s, func(tx app.Tx) error { return tx.SetProjectStanding(t.Context(), 999, p.Standing) })
		refused(t, err, app.NotFound, "project.gone")
		_, err = s.Project(t.Context(), 999)
		refused(t, err, app.NotFound, "project.gone")
	})
	t.Run("events and documents are taken back once and stay", func(t *testing.T) { testProjectTakenBack(t, s, g, p) })
	t.Run("what grants name is used", func(t *testing.T) { testGrantUse(t, s, g) })
}

func testFindProject(t *testing.T, s app.Store, p app.Project) {
	find := func(words string) []app.Finds {
		q := app.FindQuery{Words: words, Kinds: []app.FoundKind{app.FoundMeetings, app.FoundProjects}, Limit: 5, Count: 50, Lang: app.Kyrgyz}
		return must(s.Find(t.Context(), q))(t)
	}
	hit := app.Hit{Entity: app.EntityProject, ID: p.ID, Title: p.TitleRU, About: p.Number, Date: p.Standing.Begun}
	for words, at := range map[string]app.Hit{
		"мост арык": {}, "Ө-77": {Exact: true}, "бульд": {Spot: app.SpotContractor, Note: p.Contractor}, "мост совет": {Spot: app.SpotCommunity, Note: p.Community},
		"контур": {Spot: app.SpotAddress, Note: p.Place}, "мост ак-ордо": {Spot: app.SpotSettlement, Note: "Ак-Ордо-2"},
	} {
		want := hit
		want.Spot, want.Note, want.Exact = at.Spot, at.Note, at.Exact
		same(t, words, find(words), []app.Finds{{Kind: app.FoundProjects, Hits: []app.Hit{want}, Total: 1}})
	}
	same(t, "nothing", len(find("бульдозер куруучу")), 0)
	Do(t, s, func(tx app.Tx) error {
		for i := range 6 { // newer ones that have the signs of the number, too
			other := p
			other.ID, other.UID, other.Number = 0, "", fmt.Sprintf("Ө-77/%d", i)
			if err := tx.AddProject(t.Context(), &other); err != nil {
				return err
			}
		}
		return nil
	})
	led := find("о 77")[0]
	same(t, "the number that was typed leads", led.Hits[0].ID == p.ID && led.Hits[0].Exact && !led.Hits[1].Exact, true)
	same(t, "all of them", led.Total, 7)
}

func testProjectTakenBack(t *testing.T, s app.Store, g *Grants, p app.Project) {
	back := app.TakenBack{At: time.Date(2026, 7, 1, 1, 2, 3, 0, time.UTC), Actor: "Бакыт", Reason: "Ката"}
	events := g.Events[p.ID]
	take := func(tx app.Tx) error { return tx.TakeBackProjectEvent(t.Context(), events[0].ID, back) }
	Do(t, s, take)
	events[0].TakenBack = &back
	same(t, "events", must(s.ProjectEvents(t.Context(), p.ID))(t), events)
	refused(t, change(t, s, take), app.Conflict, "event.taken_back_already")

	d := app.ProjectPaper{ProjectID: p.ID, KindID: g.Kinds[0].ID, Number: "7", At: back.At, Actor: "Айнура"}
	Do(t, s, func(tx app.Tx) error { return tx.AddProjectPaper(t.Context(), &d) })
	take = func(tx app.Tx) error { return tx.TakeBackProjectPaper(t.Context(), d.ID, back) }
	Do(t, s, take)
	d.TakenBack = &back
	papers := must(s.ProjectPapers(t.Context(), p.ID))(t)
	same(t, "documents", papers[len(papers)-1], d)
	refused(t, change(t, s, take), app.Conflict, "event.taken_back_already")
}

// testGrantUse looks whether entries are used that stand in one place each.
func testGrantUse(t *testing.T, s app.Store, g *Grants) {
	fresh := func(d app.Dict) app.Entry {
		e := app.Entry{Dict: d, NameRU: "Жаңы " + string(d)}
		Do(t, s, func(tx app.Tx) error { return tx.AddEntry(t.Context(), &e) })
		return e
	}
	ctx := t.Context()
	p := g.Projects[0]
	for name, c := range map[string]struct {
		dict app.Dict
		use  func(tx app.Tx, id int64) error
	}{
		"the source of a programme": {app.FundSources, func(tx app.Tx, id int64) error { return tx.AddProgramme(ctx, &app.Programme{SourceID: id}) }},
		"an own source":             {app.FundSources, func(tx app.Tx, id int64) error { return tx.AddProgramme(ctx, &app.Programme{Own: []int64{id, id}}) }},
		"a document that is needed": {app.PaperKinds, func(tx app.Tx, id int64) error {
			return tx.AddProgramme(ctx, &app.Programme{Needs: []app.StageNeed{{PaperID: id}}})
		}},
		"a type of object": {app.ObjectTypes, func(tx app.Tx, id int64) error { return tx.AddProject(ctx, &app.Project{ObjectID: id}) }},
		"a settlement":     {app.Settlements, func(tx app.Tx, id int64) error { return tx.AddProject(ctx, &app.Project{Settlements: []int64{1, id}}) }},
		"a document that is there": {app.PaperKinds, func(tx app.Tx, id int64) error {
			return tx.AddProjectPaper(ctx, &app.ProjectPaper{ProjectID: p.ID, KindID: id})
		}},
		"a source of an old budget": {app.FundSources, func(tx app.Tx, id int64) error {
			parts := []app.BudgetLine{{Parts: []app.BudgetPart{{SourceID: id}}}}
			if err := tx.AddBudget(ctx, &app.Budget{ProjectID: p.ID, No: 50, Lines: parts}); err != nil {
				return err
			}
			return tx.AddBudget(ctx, &app.Budget{ProjectID: p.ID, No: 51})
		}},
		"a source of a tranche": {app.FundSources, func(tx app.Tx, id int64) error {
			return tx.AddTranche(ctx, &app.Tranche{ProjectID: p.ID, No: 50, SourceID: id})
		}},
		"a source that holds money": {app.FundSources, func(tx app.Tx, id int64) error {
			return tx.AddLedgerEntry(ctx, &app.LedgerEntry{ProjectID: p.ID, Kind: app.Received, Date: Today, SourceID: id, Amount: 1})
		}},
	} {
		t.Run(name, func(t *testing.T) {
			e, unused := fresh(c.dict), fresh(c.dict)
			Do(t, s, func(tx app.Tx) error { return c.use(tx, e.ID) })
			same(t, "used", must(s.EntryUsed(ctx, e.ID))(t), true)
			refused(t, change(t, s, func(tx app.Tx) error { return tx.DeleteEntry(ctx, e.ID) }), app.Denied, "entry.used")
			Do(t, s, func(tx app.Tx) error { return tx.DeleteEntry(ctx, unused.ID) })
		})
	}
}

func testProjectParts(t *testing.T, open func(testing.TB) app.Store) {
	s, _, g := founded(t, open, 3, 0)
	ctx, p := t.Context(), g.Projects[0]
	t.Run("milestones", func(t *testing.T) {
		m := app.Milestone{ProjectID: p.ID, Title: "Курулуш", Planned: date("2020-01-01"), Weight: 3, Note: "—"}
		Do(t, s, func(tx app.Tx) error { return tx.AddMilestone(ctx, &m) })
		stale := m
		m.Title, m.Percent, m.Done = "Бүттү", 100, Today
		Do(t, s, func(tx app.Tx) error { return tx.UpdateMilestone(ctx, &m) })
		same(t, "milestone", must(s.Milestone(ctx, m.ID))(t), m)
		same(t, "the first by date", must(s.Milestones(ctx, p.ID))(t)[0], m)
		refused(t, change(t, s, func(tx app.Tx) error { return tx.UpdateMilestone(ctx, &stale) }), app.Conflict, "milestone.changed")
		drop := func(tx app.Tx) error { return tx.DropMilestone(ctx, m.ID) }
		refused(t, change(t, s, drop), app.Denied, "milestone.begun")
		m.Percent = 0
		Do(t, s, func(tx app.Tx) error { return tx.UpdateMilestone(ctx, &m) })
		Do(t, s, drop)
		refused(t, change(t, s, drop), app.NotFound, "milestone.gone")
		_, err := s.Milestone(ctx, m.ID)
		refused(t, err, app.NotFound, "milestone.gone")
	})
	t.Run("a version of a budget is taken once", func(t *testing.T) {
		b := app.Budget{ProjectID: p.ID, No: 1 + len(g.Budgets[p.ID]), Date: Today, At: Today.Time(time.UTC), Lines: []app.BudgetLine{
			{UID: "a", Title: "Песок", Quantity: 1000, Price: 70, Parts: []app.BudgetPart{{SourceID: g.Sources[3].ID, Form: app.Cash, Sum: 30}, {SourceID: g.Sources[3].ID, Sum: 40}}},
		}}
		add := func(tx app.Tx) error { return tx.AddBudget(ctx, &b) }
		Do(t, s, add)
		same(t, "in force", must(s.BudgetInForce(ctx, p.ID))(t), b)
		same(t, "planned", must(s.PlannedTotals(ctx, app.ProjectFilter{ID: p.ID}))(t),
			[]app.LedgerTotal{{SourceID: g.Sources[3].ID, Form: app.Cash, Amount: 70}})
		refused(t, change(t, s, add), app.Conflict, "budget.changed")
		same(t, "of no project", must(s.BudgetInForce(ctx, 999))(t), app.Budget{})
	})
	t.Run("a number of a tranche is taken once in a project", func(t *testing.T) {
		a := app.Tranche{ProjectID: p.ID, No: 9, SourceID: g.Sources[0].ID, Amount: 100, Condition: "Акт"}
		Do(t, s, func(tx app.Tx) error { return tx.AddTranche(ctx, &a) })
		twin, other := a, a
		twin.UID, other.UID, other.ProjectID = "", "", g.Projects[1].ID
		refused(t, change(t, s, func(tx app.Tx) error { return tx.AddTranche(ctx, &twin) }), app.Conflict, "tranche.number_taken")
		Do(t, s, func(tx app.Tx) error { return tx.AddTranche(ctx, &other) })
		stale := a
		a.Met, a.Requested, a.Foreign, a.Currency, a.No = Today, Today, 5, money.USD, 8
		Do(t, s, func(tx app.Tx) error { return tx.UpdateTranche(ctx, &a) })
		same(t, "tranche", must(s.Tranche(ctx, a.ID))(t), a)
		refused(t, change(t, s, func(tx app.Tx) error { return tx.UpdateTranche(ctx, &stale) }), app.Conflict, "tranche.changed")
		e := app.LedgerEntry{ProjectID: p.ID, Kind: app.Received, Date: Today, SourceID: a.SourceID, Amount: 60, TrancheID: a.ID}
		Do(t, s, func(tx app.Tx) error { return tx.AddLedgerEntry(ctx, &e) })
		a.Received, a.ReceivedOn = 60, Today
		same(t, "what came", must(s.Tranche(ctx, a.ID))(t), a)
		drop := func(id int64) error { return change(t, s, func(tx app.Tx) error { return tx.DropTranche(ctx, id) }) }
		refused(t, drop(a.ID), app.Denied, "tranche.used")
		same(t, "dropped", drop(other.ID), nil)
		refused(t, drop(other.ID), app.NotFound, "tranche.gone")
	})
}
