package app_test

import (
	"testing"

	"kairyluu/app"
	"kairyluu/app/money"
)

func TestAllProgrammesOnOnePage(t *testing.T) {
	g := newGrants(t)
	city := g.addProgramme(func(p *app.Programme) {
		p.NameRU, p.NameKY, p.SourceID, p.Own, p.Share, p.Cap = "Долевые", "", g.coded(app.FundSources, "matching").ID, []int64{g.residents.ID}, 0, 0
		p.Reports = []app.ProgrammeReport{{Title: "Годовой", Due: date("2027-01-15")}, {Title: "Полугодовой", Due: date("2026-07-15")}}
	})
	short, fine := g.begin(), g.begin()
	ended := g.begin(func(p *app.Project) { p.ProgrammeID = city.ID })
	failed := g.begin()
	for _, p := range []app.Project{short, fine, failed} {
		g.plan(p, line("Площадка", part(g.grant, som(750)), part(g.residents, som(250))))
	}
	g.post(g.cash(fine, app.Received, g.residents, som(250), household("Асанов")))
	g.post(g.cash(fine, app.Received, g.grant, som(500)))
	g.post(g.cash(fine, app.Spent, g.grant, som(400)))
	g.post(g.cash(fine, app.Received, g.city, som(250), inKind))
	g.post(g.cash(short, app.Pledged, g.residents, som(100), household("Асанов")))
	g.enter(ended, app.StageCancelled)
	g.enter(short, app.Chain[1:5]...) // to the agreement: from there on pledges count
	tranche := func(p app.Project, sum money.Sum, planned string) {
		x := app.Tranche{ProjectID: p.ID, SourceID: g.grant.ID, Amount: sum}
		if planned != "" {
			x.Planned = date(planned)
		}
		_, err := g.Projects.SaveTranche(g.ctx, x)
		g.must(err)
	}
	tranche(fine, som(100), "")
	tranche(fine, som(200), "2026-12-01")
	tranche(short, som(300), "2026-10-01")
	tranche(failed, som(400), "2026-10-02")
	g.enter(failed, app.StageReturning)

	o, err := g.Programmes.Overview(g.ctx)
	g.must(err)
	rows := map[int64]app.ProgrammeRow{}
	for _, r := range o.Rows {
		rows[r.Programme.ID] = r
	}
	row := rows[g.programme.ID]
	equal(t, "projects", [4]int{row.Projects, row.Running, row.Short, row.Late}, [4]int{3, 3, 1, 1})
	equal(t, "planned", row.Planned, som(3000))
	equal(t, "received", row.Received, som(1000))
	equal(t, "cash left", row.Left, som(350))
	equal(t, "share of the own sources", row.OwnShare, 50_00)
	equal(t, "of the ended one none is running", [2]int{rows[city.ID].Projects, rows[city.ID].Running}, [2]int{1, 0})
	equal(t, "balances", len(row.Balances), 3)
	for _, b := range row.Balances {
		if b.SourceID == g.grant.ID {
			equal(t, "of the grant", b, app.Balance{SourceID: g.grant.ID, Form: app.Cash, Planned: som(2250), Received: som(500), Spent: som(400)})
		}
	}
	equal(t, "of the office", len(o.Balances), 3)
	equal(t, "own share", [3]money.Sum{o.Own, o.Need, o.Expected}, [3]money.Sum{som(500), som(500), som(600)})
	equal(t, "short", len(o.Short), 1)
	equal(t, "which", o.Short[0].ID, short.ID)
	sums := []money.Sum{}
	for _, d := range o.Tranches {
		sums = append(sums, d.Tranche.Amount)
	}
	equal(t, "tranches of what goes on, by date, undated last", len(sums) == 3 && sums[0] == som(300) && sums[1] == som(200) && sums[2] == som(100), true)
	equal(t, "reports", len(o.Reports), 2)
	equal(t, "the first is late", [2]any{o.Reports[0].Report.Title, o.Reports[0].Late}, [2]any{"Полугодовой", true})
	equal(t, "the second is not", o.Reports[1].Late, false)
}
