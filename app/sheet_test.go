package app_test

import (
	"slices"
	"testing"

	"kairyluu/app"
	"kairyluu/app/money"
)

// filled is an office with two running projects and one that ended, each with a
// milestone, a tranche and a pledge.
func filledSheet(t *testing.T) (g *grants, rows []app.SheetRow) {
	g = newGrants(t)
	for _, title := range []string{"Б", "А", "В"} {
		p := g.begin(func(p *app.Project) { p.TitleRU, p.TitleKY = title, title+" кыргызча" })
		g.plan(p, line("Площадка", part(g.grant, som(900)), part(g.residents, som(300))))
		_, err := g.Projects.SaveMilestone(g.ctx, app.Milestone{ProjectID: p.ID, Title: "Ограда", Planned: date("2026-09-01")})
		g.must(err)
		_, err = g.Projects.SaveTranche(g.ctx, app.Tranche{ProjectID: p.ID, SourceID: g.grant.ID, Amount: som(900), Condition: "Акт"})
		g.must(err)
		g.post(g.cash(p, app.Pledged, g.residents, som(300), household("Асанов")))
		g.post(g.cash(p, app.Received, g.sponsor, som(5))) // no pledge: no line
		if title == "В" {
			g.post(g.cash(p, app.Returned, g.sponsor, som(5)))
			g.enter(p, app.StageCancelled)
		}
	}
	rows, err := g.Projects.Sheet(g.ctx, app.ProjectFilter{})
	g.must(err)
	return g, rows
}

func TestTheSheetListsWhatCanBeEntered(t *testing.T) {
	g, rows := filledSheet(t)
	got := []string{}
	for _, r := range rows {
		got = append(got, r.Project+" "+r.Key[:1]+" "+r.What)
	}
	same(t, "lines", got, []string{"А m Ограда", "А t № 1", "А p Асанов", "Б m Ограда", "Б t № 1", "Б p Асанов"})
	equal(t, "title", rows[0].ProjectKY, "А кыргызча")
	equal(t, "planned", rows[0].Planned, date("2026-09-01"))
	equal(t, "tranche", rows[1].Promised, som(900))
	equal(t, "pledge", [2]money.Sum{rows[2].Promised, rows[2].Received}, [2]money.Sum{som(300), 0})
	equal(t, "source", rows[2].SourceID, g.residents.ID)
	one, err := g.Projects.Sheet(g.ctx, app.ProjectFilter{ID: rows[0].ProjectID})
	g.must(err)
	equal(t, "lines of one project", len(one), 3)
}

func TestASheetIsPreviewedAndApplied(t *testing.T) {
	g, rows := filledSheet(t)
	percent := func(n int) *int { return &n }
	milestone, tranche, pledge := rows[0], rows[1], rows[2]
	edit := func(r app.SheetRow, change func(*app.SheetEdit)) app.SheetEdit {
		e := app.SheetEdit{Key: r.Key, Version: r.Version}
		change(&e)
		return e
	}
	edits := []app.SheetEdit{
		edit(milestone, func(e *app.SheetEdit) {
			e.Percent, e.Date, e.Note = percent(100), date("2026-10-01"), "Покрасили"
		}),
		edit(tranche, func(e *app.SheetEdit) { e.Amount, e.Number = som(900), "17" }),
		edit(pledge, func(e *app.SheetEdit) { e.Amount, e.Date = som(100), date("2026-10-02") }),
		edit(rows[3], func(*app.SheetEdit) {}),
		edit(rows[3], func(e *app.SheetEdit) { e.Percent = percent(0) }),
		edit(rows[4], func(e *app.SheetEdit) { e.Amount, e.Version = som(1), e.Version-1 }),
		edit(rows[5], func(e *app.SheetEdit) { e.Amount = -1 }),
		edit(rows[3], func(e *app.SheetEdit) { e.Amount = 1 }),
		edit(rows[4], func(e *app.SheetEdit) { e.Percent = percent(1) }),
		edit(rows[3], func(e *app.SheetEdit) { e.Percent = percent(101) }),
		{Key: "m:999"},
		{Key: "x"},
		{Key: "p:" + itoa(pledge.ProjectID) + ":7:nobody", Amount: 1},
		edit(tranche, func(e *app.SheetEdit) { e.Amount = som(900) }), // the second payment of it
	}
	check := func(t *testing.T, changes []app.SheetChange) {
		t.Helper()
		equal(t, "answers", len(changes), len(edits))
		for i, want := range [][]app.Change{
			{{Field: "percent", Old: "0", New: "100"}, {Field: "done", New: "01.10.2026"}, {Field: "note", New: "Покрасили"}},
			{{Field: "received", Old: "0", New: "900"}},
			{{Field: "received", Old: "0", New: "100"}},
			nil, nil,
		} {
			g.must(changes[i].Err)
			if !slices.Equal(changes[i].Change, want) {
				t.Errorf("edit %d: %v, want %v", i, changes[i].Change, want)
			}
		}
		same(t, "doubts of the tranche", keys(changes[1].Doubts), []string{"tranche ledger.condition"})
		refused(t, changes[5].Err, app.Conflict, "sheet.changed")
		refused(t, changes[6].Err, app.Invalid, "amount money.negative")
		refused(t, changes[7].Err, app.Invalid, "amount sheet.no_amount")
		refused(t, changes[8].Err, app.Invalid, "percent sheet.no_percent")
		refused(t, changes[9].Err, app.Invalid, "percent decision.percent")
		refused(t, changes[10].Err, app.NotFound, "milestone.gone")
		refused(t, changes[11].Err, app.NotFound, "sheet.row_gone")
		refused(t, changes[12].Err, app.NotFound, "sheet.row_gone")
		refused(t, changes[13].Err, app.Conflict, "sheet.changed")
	}
	before := len(g.history(app.HistoryFilter{Limit: 1000}))
	told := 0
	g.Bus.Subscribe(func(app.Changed) { told++ })
	changes, err := g.Projects.Preview(g.ctx, edits)
	g.must(err)
	t.Run("previewed", func(t *testing.T) { check(t, changes) })
	equal(t, "the row before", changes[1].Row, tranche)
	equal(t, "nobody is told", told, 0)
	equal(t, "no record", len(g.history(app.HistoryFilter{Limit: 1000})), before)
	again, err := g.Projects.Sheet(g.ctx, app.ProjectFilter{})
	g.must(err)
	equal(t, "nothing is stored", slices.Equal(again, rows), true)

	changes = g.Projects.Apply(g.ctx, edits)
	t.Run("applied", func(t *testing.T) { check(t, changes) })
	equal(t, "the row after", changes[1].Row.Received, som(900))
	again, err = g.Projects.Sheet(g.ctx, app.ProjectFilter{})
	g.must(err)
	equal(t, "as the sheet has it", again[1], changes[1].Row)
	equal(t, "percent", again[0].Percent, 100)
	equal(t, "the receipt", g.receipt(pledge.ProjectID), "1")
	equal(t, "of today without a day", g.open(app.Project{ID: tranche.ProjectID}).Tranches[0].ReceivedOn, date(today))
	g.sound(milestone.ProjectID, rows[3].ProjectID)
}

// receipt is the number of the last receipt of a household.
func (g *grants) receipt(project int64) string {
	g.t.Helper()
	rows, err := g.Ledger.Rows(g.ctx, app.LedgerQuery{Filter: app.LedgerFilter{Project: project, Kind: app.Received, Source: g.residents.ID}})
	g.must(err)
	return rows[0].Number
}

func TestAStaleLineOfASheetIsAConflict(t *testing.T) {
	g, rows := filledSheet(t)
	pledge := rows[2]
	p := app.Project{ID: pledge.ProjectID}
	g.post(g.cash(p, app.Received, g.residents, som(50), household("Асанов")))
	changes := g.Projects.Apply(g.ctx, []app.SheetEdit{{Key: pledge.Key, Version: pledge.Version, Amount: som(50)}})
	refused(t, changes[0].Err, app.Conflict, "sheet.changed")
	rows, err := g.Projects.Sheet(g.ctx, app.ProjectFilter{ID: p.ID})
	g.must(err)
	changes = g.Projects.Apply(g.ctx, []app.SheetEdit{{Key: pledge.Key, Version: rows[2].Version, Amount: som(250)}})
	g.must(changes[0].Err)
	equal(t, "received", changes[0].Row.Received, som(300))
}
