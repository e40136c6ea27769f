package app_test

import (
	"slices"
	"testing"

	"kairyluu/app"
	"kairyluu/app/civil"
	"kairyluu/app/money"
)

// Sources of the books of these tests.
const (
	grantID int64 = iota + 1
	cityID
	peopleID
)

// ledger adds to books as the store would: the totals, and what payers gave.
func ledger(entries ...app.LedgerEntry) (totals []app.LedgerTotal, payers []app.PayerRow) {
	for _, e := range entries {
		totals = append(totals, app.LedgerTotal{SourceID: e.SourceID, Form: e.Form, Kind: e.Kind, Amount: e.Amount})
		i := slices.IndexFunc(payers, func(p app.PayerRow) bool { return p.SourceID == e.SourceID && p.Payer.Key() == e.Payer.Key() })
		if i < 0 {
			i = len(payers)
			payers = append(payers, app.PayerRow{SourceID: e.SourceID, Payer: e.Payer})
		}
		switch p := &payers[i]; {
		case e.Kind == app.Pledged:
			p.Pledged += e.Amount
		case e.Kind == app.Received && e.Form == app.InKind:
			p.InKind += e.Amount
		case e.Kind == app.Received:
			p.Cash += e.Amount
		case e.Kind == app.Returned:
			p.Returned += e.Amount
		}
	}
	return totals, payers
}

func entry(kind app.LedgerKind, source int64, amount money.Sum, payer string) app.LedgerEntry {
	return app.LedgerEntry{Kind: kind, SourceID: source, Form: app.Cash, Amount: amount, Payer: app.Payer{Name: payer}}
}

func work(source int64, amount money.Sum, payer string) app.LedgerEntry {
	e := entry(app.Received, source, amount, payer)
	e.Form = app.InKind
	return e
}

func quarter() app.Programme {
	return app.Programme{SourceID: grantID, Own: []int64{cityID, peopleID}, Share: 25_00, Cap: 800}
}

// planned is a budget of 1000: 700 of the grant, 200 of the city, 100 of the people.
func planned() app.Budget {
	return app.Budget{No: 1, Lines: []app.BudgetLine{{Quantity: 1000, Price: 1000, Parts: []app.BudgetPart{
		{SourceID: grantID, Form: app.Cash, Sum: 700},
		{SourceID: cityID, Form: app.Cash, Sum: 200},
		{SourceID: peopleID, Form: app.InKind, Sum: 100},
	}}}}
}

func TestTheOwnShare(t *testing.T) {
	for name, tt := range map[string]struct {
		programme app.Programme
		entries   []app.LedgerEntry
		want      app.Share
		short     money.Sum
		missing   money.Sum
	}{
		"nothing came": {quarter(), nil, app.Share{Required: 25_00, Base: 1000, Need: 250, Planned: 300}, 250, 250},
		"promised": {
			quarter(),
			[]app.LedgerEntry{entry(app.Pledged, cityID, 200, "мэрия"), entry(app.Pledged, peopleID, 60, "А")},
			app.Share{Required: 25_00, Base: 1000, Need: 250, Planned: 300, Pledged: 260, Expected: 260},
			0, 250,
		},
		"promised and kept in part": {
			quarter(),
			[]app.LedgerEntry{entry(app.Pledged, cityID, 200, "мэрия"), entry(app.Received, cityID, 150, "мэрия")},
			app.Share{Required: 25_00, Base: 1000, Need: 250, Planned: 300, Now: 150, Pledged: 200, Expected: 200},
			50, 100,
		},
		"given unasked does not stand for what another promised": {
			quarter(),
			[]app.LedgerEntry{entry(app.Pledged, peopleID, 100, "А"), entry(app.Received, peopleID, 150, "Б")},
			app.Share{Required: 25_00, Base: 1000, Need: 250, Planned: 300, Now: 150, Pledged: 250, Expected: 250},
			0, 100,
		},
		"promised in cash and given in work": {
			quarter(),
			[]app.LedgerEntry{entry(app.Pledged, peopleID, 100, "А"), work(peopleID, 100, "А")},
			app.Share{Required: 25_00, Base: 1000, Need: 250, Planned: 300, Now: 100, Pledged: 100, Expected: 100},
			150, 150,
		},
		"given back": {
			quarter(),
			[]app.LedgerEntry{entry(app.Pledged, peopleID, 100, "А"), entry(app.Received, peopleID, 100, "А"), entry(app.Returned, peopleID, 100, "А")},
			app.Share{Required: 25_00, Base: 1000, Need: 250, Planned: 300},
			250, 250,
		},
		"the grant is not own": {
			quarter(),
			[]app.LedgerEntry{entry(app.Received, grantID, 700, ""), entry(app.Pledged, grantID, 700, "")},
			app.Share{Required: 25_00, Base: 1000, Need: 250, Planned: 300},
			250, 250,
		},
		"of the grant": {
			func() app.Programme { p := quarter(); p.ShareOf = app.OfGrant; return p }(),
			[]app.LedgerEntry{entry(app.Received, cityID, 175, "")},
			app.Share{Required: 25_00, Base: 700, Need: 175, Planned: 300, Now: 175, Pledged: 175, Expected: 175},
			0, 0,
		},
		"rounded up to the tyiyn": {
			func() app.Programme { p := quarter(); p.Share = 25_01; return p }(), nil,
			app.Share{Required: 25_01, Base: 1000, Need: 251, Planned: 300},
			251, 251,
		},
		"no rule": {
			func() app.Programme { p := quarter(); p.Share = 0; return p }(), nil,
			app.Share{Base: 1000, Planned: 300},
			0, 0,
		},
	} {
		t.Run(name, func(t *testing.T) {
			b := app.Books{Programme: tt.programme, Budget: planned(), Events: []app.ProjectEvent{{Kind: app.ProjectEntered, Stage: app.StageAgreed}}}
			b.Totals, b.Payers = ledger(tt.entries...)
			got := b.Share()
			equal(t, "share", got, tt.want)
			equal(t, "short", got.Short(), tt.short)
			equal(t, "missing", got.Missing(), tt.missing)
			equal(t, "to spare", got.Spare(), max(0, tt.want.Pledged-tt.want.Need))
		})
	}
}

// stages are events of which each enters the next day.
func stages(of ...app.Stage) (events []app.ProjectEvent) {
	for i, s := range of {
		events = append(events, app.ProjectEvent{ID: int64(i + 1), Kind: app.ProjectEntered, Stage: s, Date: date("2026-03-01").AddDays(i)})
	}
	return events
}

func TestStandingFoldsTheEvents(t *testing.T) {
	for name, tt := range map[string]struct {
		events []app.ProjectEvent
		want   app.ProjectStanding
	}{
		"none": {nil, app.ProjectStanding{Stage: app.StageIdea}},
		"an idea": {stages(app.StageIdea), app.ProjectStanding{
			Stage: app.StageIdea, Begun: date("2026-03-01"), Since: date("2026-03-01"),
		}},
		"suspended": {stages(app.StageIdea, app.StageWorks, app.StageSuspended), app.ProjectStanding{
			Stage: app.StageSuspended, Before: app.StageWorks, Begun: date("2026-03-01"), Since: date("2026-03-03"),
		}},
		"suspended twice keeps where it stood": {stages(app.StageWorks, app.StageSuspended, app.StageSuspended), app.ProjectStanding{
			Stage: app.StageSuspended, Before: app.StageWorks, Begun: date("2026-03-01"), Since: date("2026-03-03"),
		}},
		"going on": {stages(app.StageWorks, app.StageSuspended, app.StageWorks), app.ProjectStanding{
			Stage: app.StageWorks, Begun: date("2026-03-01"), Since: date("2026-03-03"),
		}},
		"closed": {stages(app.StageIdea, app.StageOpened, app.StageClosed), app.ProjectStanding{
			Stage: app.StageClosed, Begun: date("2026-03-01"), Since: date("2026-03-03"), Opened: date("2026-03-02"), Ended: date("2026-03-03"),
		}},
		"an end taken back": {taken(stages(app.StageIdea, app.StageCancelled), 1), app.ProjectStanding{
			Stage: app.StageIdea, Begun: date("2026-03-01"), Since: date("2026-03-01"),
		}},
		"an end that was left": {stages(app.StageCancelled, app.StageIdea), app.ProjectStanding{
			Stage: app.StageIdea, Begun: date("2026-03-01"), Since: date("2026-03-02"),
		}},
		"by date, not by entry": {[]app.ProjectEvent{
			{ID: 1, Kind: app.ProjectEntered, Stage: app.StageWorks, Date: date("2026-03-02")},
			{ID: 2, Kind: app.ProjectEntered, Stage: app.StageIdea, Date: date("2026-03-01")},
		}, app.ProjectStanding{Stage: app.StageWorks, Begun: date("2026-03-01"), Since: date("2026-03-02")}},
		"of one day, as entered": {[]app.ProjectEvent{
			{ID: 2, Kind: app.ProjectEntered, Stage: app.StageWorks, Date: date("2026-03-01")},
			{ID: 1, Kind: app.ProjectEntered, Stage: app.StageIdea, Date: date("2026-03-01")},
		}, app.ProjectStanding{Stage: app.StageWorks, Begun: date("2026-03-01"), Since: date("2026-03-01")}},
		"progress, visits and notes": {append(
			stages(app.StageWorks),
			app.ProjectEvent{ID: 7, Kind: app.ProjectProgress, Percent: 40, Date: date("2026-03-05")},
			app.ProjectEvent{ID: 8, Kind: app.ProjectVisited, Percent: 90, Date: date("2026-03-06")},
			app.ProjectEvent{ID: 9, Kind: app.ProjectNoted, Stage: app.StageClosed, Date: date("2026-03-07")},
		), app.ProjectStanding{Stage: app.StageWorks, Percent: 40, Begun: date("2026-03-01"), Since: date("2026-03-01")}},
	} {
		t.Run(name, func(t *testing.T) {
			equal(t, "standing", app.Books{Events: tt.events}.Standing(), tt.want)
		})
	}
}

func taken(events []app.ProjectEvent, i int) []app.ProjectEvent {
	events[i].TakenBack = &app.TakenBack{Reason: "Ката"}
	return events
}

func TestStandingCountsTheMoney(t *testing.T) {
	b := app.Books{Programme: quarter(), Budget: planned(), Events: stages(app.StageWorks)}
	b.Budget.Lines = append(b.Budget.Lines, app.BudgetLine{Quantity: 1000, Price: 400, Parts: []app.BudgetPart{{SourceID: grantID, Sum: 150}}})
	b.Totals, b.Payers = ledger(
		entry(app.Pledged, cityID, 200, "мэрия"), entry(app.Received, grantID, 100, ""), entry(app.Spent, grantID, 130, ""),
		work(peopleID, 40, "А"), entry(app.Received, peopleID, 30, "Б"), entry(app.Returned, peopleID, 10, "Б"),
	)
	got := b.Standing()
	equal(t, "standing", got, app.ProjectStanding{
		Stage: app.StageWorks, Begun: date("2026-03-01"), Since: date("2026-03-01"),
		Planned: 1400, Covered: 1150, Grant: 850, Pledged: 200, Received: 170, Spent: 170, Returned: 10,
		Need: 350, Own: 60, Expected: 260, OverCap: true, Overspent: true,
	})
	equal(t, "held", got.Held(), -10)
	equal(t, "short", got.Short(), true)
	for _, failed := range []app.Stage{app.StageReturning, app.StageRejected, app.StageCancelled} {
		b.Events = stages(failed)
		equal(t, "nothing is asked of a project that is "+string(failed), b.Standing().Need, 0)
		equal(t, "what came of it stays", b.Standing().Own, 60)
	}
	b.Events = stages(app.StageClosed)
	equal(t, "of a closed one it was asked", b.Standing().Need, 350)
}

func TestProgressIsTheMeanOfTheMilestones(t *testing.T) {
	for name, tt := range map[string]struct {
		milestones []app.Milestone
		want       int
	}{
		"of equal weight":    {[]app.Milestone{{Percent: 100}, {Percent: 0}}, 50},
		"rounded down":       {[]app.Milestone{{Percent: 100}, {Percent: 100}, {Percent: 99}}, 99},
		"by weight":          {[]app.Milestone{{Percent: 100, Weight: 3}, {Percent: 0}}, 75},
		"all of it":          {[]app.Milestone{{Percent: 100, Weight: 7}, {Percent: 100}}, 100},
		"above what is told": {[]app.Milestone{{Percent: 10}}, 10},
	} {
		t.Run(name, func(t *testing.T) {
			b := app.Books{Milestones: tt.milestones, Events: []app.ProjectEvent{{Kind: app.ProjectProgress, Percent: 60, Date: date("2026-03-01")}}}
			equal(t, "percent", b.Standing().Percent, tt.want)
		})
	}
}

func TestTheNextDate(t *testing.T) {
	b := app.Books{
		Project:    app.Project{Finish: date("2026-05-01")},
		Milestones: []app.Milestone{{Planned: date("2026-04-10"), Percent: 100}, {Planned: date("2026-04-20")}, {}},
		Tranches: []app.Tranche{
			{Amount: 100, Received: 100, Planned: date("2026-04-01")}, {Amount: 100, Received: 99, Planned: date("2026-04-25")}, {Amount: 5},
		},
	}
	for name, tt := range map[string]struct {
		change func(*app.Books)
		due    string
		kind   app.DueKind
	}{
		"a milestone": {func(*app.Books) {}, "2026-04-20", app.DueMilestone},
		"a tranche":   {func(b *app.Books) { b.Milestones = nil }, "2026-04-25", app.DueTranche},
		"the finish":  {func(b *app.Books) { b.Milestones, b.Tranches = nil, nil }, "2026-05-01", app.DueFinish},
		"once the works are accepted they are done": {func(b *app.Books) {
			b.Milestones, b.Tranches, b.Events = nil, nil, stages(app.StageAccepted)
		}, "", ""},
		"a last tranche of an opened one": {func(b *app.Books) {
			b.Milestones, b.Events = nil, stages(app.StageOpened)
		}, "2026-04-25", app.DueTranche},
		"nothing of what ended":  {func(b *app.Books) { b.Events = stages(app.StageClosed) }, "", ""},
		"nothing of what failed": {func(b *app.Books) { b.Events = stages(app.StageReturning) }, "", ""},
		"no dates":               {func(b *app.Books) { *b = app.Books{Milestones: []app.Milestone{{}}} }, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			changed := b
			tt.change(&changed)
			s := changed.Standing()
			equal(t, "date", s.Due.String(), tt.due)
			equal(t, "kind", s.DueKind, tt.kind)
		})
	}
	s := b.Standing()
	equal(t, "late the day after", s.Late(date("2026-04-21")), true)
	equal(t, "not on the day", s.Late(date("2026-04-20")), false)
	equal(t, "never without a date", app.ProjectStanding{}.Late(date("2026-04-21")), false)
}

func TestDatesOfMilestonesAndTranches(t *testing.T) {
	day := date("2026-04-20")
	for name, tt := range map[string]struct {
		late func(civil.Date) bool
		want bool
	}{
		"a milestone over its date":  {app.Milestone{Planned: date("2026-04-19"), Percent: 99}.Late, true},
		"a milestone on its date":    {app.Milestone{Planned: day}.Late, false},
		"a milestone that is done":   {app.Milestone{Planned: date("2026-04-19"), Percent: 100}.Late, false},
		"a milestone without a date": {app.Milestone{}.Late, false},
		"a tranche over its date":    {app.Tranche{Planned: date("2026-04-19"), Amount: 5, Received: 4}.Late, true},
		"a tranche on its date":      {app.Tranche{Planned: day, Amount: 5}.Late, false},
		"a tranche that came":        {app.Tranche{Planned: date("2026-04-19"), Amount: 5, Received: 5}.Late, false},
		"a tranche without a date":   {app.Tranche{Amount: 5}.Late, false},
	} {
		t.Run(name, func(t *testing.T) { equal(t, "late", tt.late(day), tt.want) })
	}
	equal(t, "more than all leaves nothing", app.Tranche{Amount: 5, Received: 7}.Left(), 0)
	equal(t, "waits", app.Tranche{Condition: "Акт"}.Blocked(), true)
	equal(t, "waits no more", app.Tranche{Condition: "Акт", Met: day}.Blocked(), false)
	equal(t, "waits for nothing", app.Tranche{}.Blocked(), false)
}

func TestBeforeTheAgreementTheBudgetSaysWhatOwnShareToExpect(t *testing.T) {
	b := app.Books{Programme: quarter(), Budget: planned(), Events: []app.ProjectEvent{{Kind: app.ProjectEntered, Stage: app.StageSubmitted}}}
	b.Totals, b.Payers = ledger(entry(app.Pledged, peopleID, 60, "А"))
	equal(t, "expected of an application", b.Share().Expected, 300)
	agreed := app.ProjectEvent{Kind: app.ProjectEntered, Stage: app.StageAgreed}
	b.Events = append(b.Events, agreed)
	equal(t, "expected once it is agreed", b.Share().Expected, 60)
	b.Events[1].TakenBack = &app.TakenBack{}
	equal(t, "expected when the agreement was a mistake", b.Share().Expected, 300)
}
